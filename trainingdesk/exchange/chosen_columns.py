"""Where the table begins when the clerk names columns: the header found, or the likeliest line, read as they say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from trainingdesk.exchange.addresses import column_letters
from trainingdesk.exchange.cell_text import plain
from trainingdesk.exchange.corrections import ColumnChoice
from trainingdesk.exchange.header import Column, Header, find_header
from trainingdesk.exchange.header_words import Field, FileKind
from trainingdesk.exchange.workbook import Sheet

_LOOKED_AT = 20  # rows that are not blank
_LEAST = 2  # filled cells
_NUMBER = re.compile(r"\d{6,}")  # what stands in a person's row and over no column


def header_of(sheet: Sheet, kind: FileKind, choices: Sequence[ColumnChoice] = ()) -> Header | None:
    """The header by its words; where columns of the sheet are named by hand, with what they were named."""
    found = find_header(sheet, kind)
    mine = (choice for choice in choices if choice.sheet == sheet.name)
    named = {choice.place: choice.field for choice in mine if choice.place is not None}
    return found if not named else _named(found or untold_header(sheet, kind), named)


def untold_header(sheet: Sheet, kind: FileKind) -> Header:
    """The first line that may be one of titles; where none may, a line before the first row with letters for titles."""
    for row in sheet.rows[:_LOOKED_AT]:
        texts = [plain(cell) for cell in row.cells]
        if sum(map(bool, texts)) >= _LEAST and not any(_NUMBER.search(text) for text in texts):
            columns = (Column(i, "".join(t.split()), None, (row.cells[i],)) for i, t in enumerate(texts) if t)
            return Header(kind, (row.number,), tuple(columns))
    width = max((len(row.cells) for row in sheet.rows), default=0)
    return Header(kind, (0,), tuple(Column(place, column_letters(place), None, ()) for place in range(width)))


def _named(header: Header, named: Mapping[int, Field | None]) -> Header:
    """A field that was named by hand is no other column's."""
    taken = set(named.values())
    kept = {column.index: column for column in header.columns}
    for place, field in named.items():
        column = kept.get(place) or Column(place, column_letters(place), None, ())
        kept[place] = replace(column, field=field)
    columns = (
        replace(column, field=None) if place not in named and column.field in taken else column
        for place, column in sorted(kept.items())
    )
    return Header(header.kind, header.rows, tuple(columns))
