"""Cells as text, days and numbers: what a person reads in the cell, and what it can stand for."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from trainingdesk.domain.plain_text import code_text, visible
from trainingdesk.exchange.workbook import Cell, ErrorValue, Uncomputed

_EPOCH = date(1899, 12, 30)  # what serial numbers count from after the February 1900 that never was
_SERIALS = range(7306, 73051)  # 1920-01-01 to 2099-12-31; smaller numbers are no days of the living
_YEARS = range(1900, 2100)
_LOOKED_AT = 400  # characters of a cell, for what a finding shows of it
_SEPARATED = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?:日|号)?(?:T?\d{1,2}[:时].*)?", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_LONG_NUMBER = re.compile(r"\d(?:[ -]?\d){10,}[Xx]?", re.ASCII)
_DITTO = frozenset({"同上", "〃", "″", "“", "”", '"', "''", "同左"})
_DECIMAL = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)


def plain(cell: Cell) -> str:
    """The cell as text without blanks around it; a whole number without ``.0``, a day in ISO form, errors as shown."""
    if isinstance(cell, str):
        return cell.strip() if cell.isascii() else visible(cell).strip()
    if cell is None or isinstance(cell, Uncomputed):
        return ""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, ErrorValue):
        return cell.shown
    return _moment(cell)


def _moment(cell: int | date | time | timedelta) -> str:
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes")
    if isinstance(cell, time):
        return cell.isoformat("minutes")
    return str(cell)


def is_number(cell: Cell) -> bool:
    """Whether the cell holds a number: a format that shows it as text does not give lost digits back."""
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def is_ditto(cell: Cell) -> bool:
    """Whether the cell says “as above”."""
    return isinstance(cell, str) and cell.strip() in _DITTO


def shown_number(cell: Cell) -> str:
    """A long number the way a sheet shows it: ``5.10322E+17``."""
    if isinstance(cell, int | float) and abs(cell) >= 1e11:
        return f"{cell:.5E}"
    return plain(cell)


def shown(cell: Cell, longest: int = 40) -> str:
    """The cell for a finding: cut to length, with the middle of every long number hidden."""
    text = _LONG_NUMBER.sub(
        lambda found: found[0][:3] + "*" * (len(found[0]) - 7) + found[0][-4:], shown_number(cell)[:_LOOKED_AT]
    )
    text = "".join(letter if letter.isprintable() else " " for letter in text)
    return text if len(text) <= longest else text[: longest - 1] + "…"


def day_in(cell: Cell) -> date | None:
    """The day a cell stands for; None when it holds none or cannot be told.

    Date cells, ``2026-03-02``, ``2026.3.2``, ``2026/3/2``, ``2026年3月2日``, ``20260302`` as text or number, and serial
    numbers of cells that lost their date format.
    """
    if isinstance(cell, date):  # a moment is a day too
        return calendar_day(cell.year, cell.month, cell.day)
    if is_number(cell):
        return _day_of_number(cell)
    text = code_text(plain(cell))
    match = _SEPARATED.fullmatch(text) or _COMPACT.fullmatch(text)
    return None if match is None else calendar_day(*match.groups())


def _day_of_number(number: Cell) -> date | None:
    if not isinstance(number, int | float) or int(number) != number:
        return None
    if int(number) in _SERIALS:
        return _EPOCH + timedelta(days=int(number))
    match = _COMPACT.fullmatch(str(int(number)))
    return None if match is None else calendar_day(*match.groups())


def calendar_day(year: str | int, month: str | int, day: str | int) -> date | None:
    """The day, when the calendar has it between 1900 and 2099."""
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year in _YEARS else None


def decimal_in(cell: Cell) -> Decimal | None:
    """The exact decimal a cell shows (``98.5``, ``1,500.00``, ``80分``, ``40学时``); None when it is no number.

    A float goes through its shortest text, so that 0.1 is one tenth.
    """
    if isinstance(cell, bool | time | date):
        return None
    if isinstance(cell, int | float):
        return Decimal(repr(cell))
    text = re.sub(r"(元|分|学时|课时|小时|天|次|个月|月|H)$", "", code_text(plain(cell)).replace(",", "").lstrip("¥￥"))
    return Decimal(text) if _DECIMAL.fullmatch(text) else None


def share_in(cell: Cell) -> Decimal | None:
    """A share between 0 and 1 out of ``0.95``, ``95%`` or ``95``; None when it cannot be told."""
    text = code_text(plain(cell))
    number = decimal_in(text.removesuffix("%"))
    if number is None or number < 0:
        return None
    share = number / 100 if text.endswith("%") or number > 1 else number
    return share if share <= 1 else None
