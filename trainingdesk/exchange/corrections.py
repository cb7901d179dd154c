"""How a clerk corrects a file on the desk: cells written anew, columns named; the file itself stays as it was."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trainingdesk.exchange.addresses import column_index
from trainingdesk.exchange.header_words import Field

_LETTERS = re.compile(r"[A-Z]{1,3}", re.ASCII)
_COLUMNS = 16_384
LONGEST_AMENDMENT = 2000  # characters; the longest text that any cell may hold
MOST_AMENDMENTS = 2000
MOST_CHOICES = 200


@dataclass(frozen=True, slots=True, order=True)
class CellMark:
    """A cell by its sheet (empty in delimited text), the sheet's own row number, and its column letters."""

    sheet: str
    row: int
    column: str

    @property
    def place(self) -> int | None:
        """Where the column stands, from 0; None for letters that no sheet has."""
        place = column_index(self.column) if _LETTERS.fullmatch(self.column) else _COLUMNS
        return place if place < _COLUMNS else None

    @property
    def address(self) -> str:
        """``花名册!D17``; ``D17`` in delimited text."""
        return f"{self.sheet}!{self.column}{self.row}" if self.sheet else f"{self.column}{self.row}"


@dataclass(frozen=True, slots=True)
class CellAmendment:
    """What is to be read in a cell instead of what stands there; empty text for a blank cell."""

    cell: CellMark
    text: str


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """What a column of a sheet (empty name in delimited text) is taken for, whatever its title; None for nothing."""

    sheet: str
    column: str
    field: Field | None

    @property
    def place(self) -> int | None:
        """Where the column stands, from 0; None for letters that no sheet has."""
        return CellMark(self.sheet, 1, self.column).place
