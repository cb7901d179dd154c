"""A file as the clerk corrected it, before anything is checked, so that it gets the very same checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from trainingdesk.domain.errors import Refused
from trainingdesk.exchange.corrections import (
    LONGEST_AMENDMENT,
    MOST_AMENDMENTS,
    MOST_CHOICES,
    CellAmendment,
    ColumnChoice,
)
from trainingdesk.exchange.workbook import Cell, Sheet, SheetRow, WorkbookRead


def corrected(
    read: WorkbookRead, amendments: Sequence[CellAmendment], columns: Sequence[ColumnChoice] = ()
) -> WorkbookRead:
    """The workbook with the amended cells as text, of two amendments of a cell the later one, and with named columns.

    Refused for a cell in a row that the file does not have, for endless text and for too many amendments.
    """
    if len(columns) > MOST_CHOICES or any(choice.place is None for choice in columns):
        raise Refused("import.no_such_column", count=len(columns), most=MOST_CHOICES)
    read = replace(read, columns=tuple(columns))
    if not amendments or read.workbook is None:
        return read
    if len(amendments) > MOST_AMENDMENTS:
        raise Refused("import.too_many_amendments", most=MOST_AMENDMENTS, count=len(amendments))
    texts: dict[str, dict[int, dict[int, str]]] = {}
    for amendment in amendments:
        cell, place = amendment.cell, _place(read.workbook.sheets, amendment)
        texts.setdefault(cell.sheet, {}).setdefault(cell.row, {})[place] = amendment.text
    sheets = tuple(_sheet(sheet, texts.get(sheet.name, {})) for sheet in read.workbook.sheets)
    return replace(read, workbook=replace(read.workbook, sheets=sheets), amendments=tuple(amendments))


def _place(sheets: Sequence[Sheet], amendment: CellAmendment) -> int:
    """The column of an amended cell, which the file must have."""
    cell = amendment.cell
    if len(amendment.text) > LONGEST_AMENDMENT:
        raise Refused("import.amendment_long", cell=cell.address, longest=LONGEST_AMENDMENT)
    rows = next((sheet.rows for sheet in sheets if sheet.name == cell.sheet), ())
    if cell.place is None or all(row.number != cell.row for row in rows):
        raise Refused("import.no_such_cell", cell=cell.address)
    return cell.place


def _sheet(sheet: Sheet, texts: Mapping[int, Mapping[int, str]]) -> Sheet:
    if not texts:
        return sheet
    return replace(sheet, rows=tuple(_row(row, texts.get(row.number, {})) for row in sheet.rows))


def _row(row: SheetRow, texts: Mapping[int, str]) -> SheetRow:
    if not texts:
        return row
    cells: list[Cell] = [*row.cells, *[None] * (max(texts) + 1 - len(row.cells))]
    for column, text in texts.items():
        cells[column] = text or None
    return SheetRow(row.number, tuple(cells))
