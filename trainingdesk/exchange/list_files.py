"""A list as it is shown, as a file: a workbook with texts as texts and amounts as numbers, or delimited text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from trainingdesk.domain.money import Money
from trainingdesk.exchange.written_files import delimited

ListValue = str | int | Money
_MADE = datetime(2020, 1, 1)  # noqa: DTZ001 - the format knows no zone; a fixed day keeps the bytes the same
_FACE = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
_NARROW, _WIDE, _PAD = 8, 60, 2
_LONGEST_CELL, _LONGEST_NAME = 32_767, 31
_NO_SHEET_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_EXACT = 10**15  # beyond it a spreadsheet drops digits


class ListFormat(StrEnum):
    """What kind of file; the value is its ending."""

    WORKBOOK = "xlsx"
    DELIMITED = "csv"


@dataclass(frozen=True, slots=True)
class ListContent:
    """A name, titles, and rows as wide as the titles."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[ListValue, ...], ...]


def list_file(content: ListContent, form: ListFormat) -> bytes:
    """The list's bytes; the same list gives the same bytes."""
    return _workbook(content) if form is ListFormat.WORKBOOK else _delimited(content)


def _delimited(content: ListContent) -> bytes:
    return delimited(content.header, ([_plain(value) for value in row] for row in content.rows))


def _plain(value: ListValue) -> str:
    return format(_yuan(value), "f") if isinstance(value, Money) else str(value)


def _yuan(amount: Money) -> Decimal:
    return Decimal(amount.fen).scaleb(-2)


def _workbook(content: ListContent) -> bytes:
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": _MADE})
    sheet = book.add_worksheet(_sheet_name(content.name))
    head = book.add_format({**_FACE, "bold": True, "border": 1, "bg_color": "#DDEBF7"})
    text = book.add_format({**_FACE, "num_format": "@"})
    number, amount = book.add_format(_FACE), book.add_format({**_FACE, "num_format": "#,##0.00"})
    for place, title in enumerate(content.header):
        sheet.write_string(0, place, title, head)
        sheet.set_column(place, place, _width([title, *(_plain(row[place]) for row in content.rows)]))
    for line, row in enumerate(content.rows, start=1):
        for place, value in enumerate(row):
            _write(sheet, line, place, value, (text, number, amount))
    sheet.freeze_panes(1, 0)
    if content.header:
        sheet.autofilter(0, 0, len(content.rows), len(content.header) - 1)
    book.close()
    return target.getvalue()


def _write(sheet: Worksheet, line: int, place: int, value: ListValue, looks: tuple[Format, Format, Format]) -> None:
    text, number, amount = looks
    if isinstance(value, Money):
        sheet.write_number(line, place, _yuan(value), amount)
    elif isinstance(value, int) and abs(value) < _EXACT:
        sheet.write_number(line, place, value, number)
    else:
        sheet.write_string(line, place, str(value)[:_LONGEST_CELL], text)


def _width(texts: Sequence[str]) -> int:
    """Characters of the widest text, Han characters counted twice."""
    widest = max(sum(1 if letter.isascii() else 2 for letter in text[:_WIDE]) for text in texts)
    return min(_WIDE, max(_NARROW, widest + _PAD))


def _sheet_name(name: str) -> str:
    return name.translate(_NO_SHEET_NAME).strip()[:_LONGEST_NAME] or "1"
