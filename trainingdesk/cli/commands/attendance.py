"""``tdesk attendance``: check, import, template."""

from __future__ import annotations

import argparse
from datetime import date

from trainingdesk.cli.counter import Counter
from trainingdesk.cli.lists import CheckedList, ListWords, run_word
from trainingdesk.domain.occupations import Occupations
from trainingdesk.exchange.attendance import read_attendance
from trainingdesk.exchange.header_words import FileKind
from trainingdesk.exchange.workbook import WorkbookRead
from trainingdesk.services.attendance_import import commit_attendance, preview_attendance, remark_attendance


def _check(read: WorkbookRead, today: date, catalogue: Occupations) -> CheckedList:
    return read_attendance(read, as_of=today)


_LIST = ListWords(
    kind=FileKind.ATTENDANCE,
    check=_check,
    preview=preview_attendance,
    commit=commit_attendance,
    remark=remark_attendance,
)


def run(args: argparse.Namespace, counter: Counter) -> int:
    """Carry out one of the words."""
    return run_word(args, counter, _LIST)
