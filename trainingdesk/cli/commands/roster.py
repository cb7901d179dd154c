"""``tdesk roster``: check, import, template."""

from __future__ import annotations

import argparse
from datetime import date

from trainingdesk.cli.counter import Counter
from trainingdesk.cli.lists import CheckedList, ListWords, run_word
from trainingdesk.domain.occupations import Occupations
from trainingdesk.exchange.header_words import FileKind
from trainingdesk.exchange.roster import read_roster
from trainingdesk.exchange.workbook import WorkbookRead
from trainingdesk.services.roster_import import commit_roster, preview_roster, remark_roster


def _check(read: WorkbookRead, today: date, catalogue: Occupations) -> CheckedList:
    return read_roster(read, as_of=today, catalogue=catalogue)


_LIST = ListWords(
    kind=FileKind.ROSTER, check=_check, preview=preview_roster, commit=commit_roster, remark=remark_roster
)


def run(args: argparse.Namespace, counter: Counter) -> int:
    """Carry out one of the words."""
    return run_word(args, counter, _LIST)
