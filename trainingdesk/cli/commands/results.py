"""``tdesk results``: check, import, template."""

from __future__ import annotations

import argparse
from datetime import date

from trainingdesk.cli.counter import Counter
from trainingdesk.cli.lists import CheckedList, ListWords, run_word
from trainingdesk.domain.occupations import Occupations
from trainingdesk.exchange.header_words import FileKind
from trainingdesk.exchange.results import read_results
from trainingdesk.exchange.workbook import WorkbookRead
from trainingdesk.services.results_import import commit_results, preview_results, remark_results


def _check(read: WorkbookRead, today: date, catalogue: Occupations) -> CheckedList:
    return read_results(read, as_of=today, catalogue=catalogue)


_LIST = ListWords(
    kind=FileKind.RESULTS, check=_check, preview=preview_results, commit=commit_results, remark=remark_results
)


def run(args: argparse.Namespace, counter: Counter) -> int:
    """Carry out one of the words."""
    return run_word(args, counter, _LIST)
