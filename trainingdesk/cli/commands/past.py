"""``tdesk past``: check, import, template."""

from __future__ import annotations

import argparse
from datetime import date

from trainingdesk.cli.counter import Counter
from trainingdesk.cli.lists import CheckedList, ListWords, run_word
from trainingdesk.domain.occupations import Occupations
from trainingdesk.exchange.header_words import FileKind
from trainingdesk.exchange.past_awards import read_past_awards
from trainingdesk.exchange.workbook import WorkbookRead
from trainingdesk.services.awards_import import commit_awards, preview_awards, remark_awards


def _check(read: WorkbookRead, today: date, catalogue: Occupations) -> CheckedList:
    return read_past_awards(read, as_of=today, catalogue=catalogue)


_LIST = ListWords(
    kind=FileKind.PAST_AWARDS,
    check=_check,
    preview=preview_awards,
    commit=commit_awards,
    remark=remark_awards,
    of_class=False,
)


def run(args: argparse.Namespace, counter: Counter) -> int:
    """Carry out one of the words."""
    return run_word(args, counter, _LIST)
