"""A sheet as a table: the header, the people's rows with addresses, and a note for every row that was passed over."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice

from trainingdesk.domain.findings import Findings, Place
from trainingdesk.exchange.addresses import column_letters
from trainingdesk.exchange.cell_text import is_ditto, plain, shown
from trainingdesk.exchange.columns import header_key, is_needless
from trainingdesk.exchange.header import Column, Header
from trainingdesk.exchange.header_words import Field
from trainingdesk.exchange.row_kinds import RowKind, RowSorter
from trainingdesk.exchange.workbook import Cell, Sheet, SheetRow

_SHOWN_CELLS = 20
_NEVER_COPIED = frozenset({Field.NAME, Field.ID_NUMBER, Field.BANK_ACCOUNT, Field.PHONE, Field.CERTIFICATE_NO})


@dataclass(frozen=True, slots=True)
class Entry:
    """One person's row: its cells, with merged blocks and “as above” filled in."""

    sheet: str | None
    number: int
    header: Header
    cells: tuple[Cell, ...]

    def cell(self, field: Field) -> Cell:
        """The cell of a field, None when the list has no such column."""
        column = self.header.column(field)
        return None if column is None else self.at(column)

    def at(self, column: Column) -> Cell:
        return self.cells[column.index] if column.index < len(self.cells) else None

    def place(self, field: Field) -> Place:
        """Where the field stands; the row alone when the list has no such column."""
        column = self.header.column(field)
        return Place(self.sheet, self.number) if column is None else self.place_of(column)

    def place_of(self, column: Column) -> Place:
        return Place(self.sheet, self.number, column.letters, column.title)


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet's list: where its header stands, the people, and the lines above the header."""

    sheet: str | None
    header: Header
    entries: tuple[Entry, ...]
    above: tuple[SheetRow, ...]
    below: tuple[SheetRow, ...]  # rows that were passed over, for legends


def table_in(sheet: Sheet, header: Header, findings: Findings, is_used: Callable[[Column], bool]) -> Table:
    """The people's rows of a sheet. Findings: a note for each row passed over, a warning for each hidden row.

    ``is_used`` tells columns that are read though they name no field.
    """
    name = sheet.name or None
    first, last = header.rows[0], header.rows[-1]
    above = tuple(row for row in sheet.rows if row.number < first)
    under = [row for row in sheet.rows if row.number > last]
    for row in above:
        findings.note("import.row_above", Place(name, row.number), value=_line(row))
    sorter = RowSorter(header, _header_texts(sheet, header), _lines(above), sheet.merged)
    filled = _MergedCells(sheet, header, under)
    entries: list[Entry] = []
    below: list[SheetRow] = []
    for row in under:
        kind = sorter.kind_of(row.number, row.cells)
        if kind is RowKind.PERSON:
            before = entries[-1] if entries else None
            entries.append(Entry(name, row.number, header, _as_above(filled.row(row), before, header)))
        else:
            below.append(row)
            findings.note(kind.value, Place(name, row.number), value=_line(row))
    table = Table(name, header, tuple(entries), above, tuple(below))
    _remark_columns(table, findings, is_used)
    _remark_rows(table, sheet, findings)
    return table


def _header_texts(sheet: Sheet, header: Header) -> Mapping[int, frozenset[tuple[int, str]]]:
    rows = {row.number: row for row in sheet.rows if row.number in header.rows}
    return {
        number: frozenset((index, header_key(plain(cell))) for index, cell in enumerate(row.cells) if plain(cell))
        for number, row in rows.items()
    }


def _lines(rows: tuple[SheetRow, ...]) -> set[str]:
    """Lines with one cell above the header, which printed pages repeat."""
    texts = [[plain(cell) for cell in row.cells if plain(cell)] for row in rows]
    return {"".join(line[0].split()) for line in texts if len(line) == 1}


def _line(row: SheetRow) -> str:
    filled = (cell for cell in row.cells if cell is not None)
    return shown(" ".join(plain(cell) for cell in islice(filled, _SHOWN_CELLS)))


def _as_above(cells: tuple[Cell, ...], before: Entry | None, header: Header) -> tuple[Cell, ...]:
    """``同上`` stands for the cell above, except where each person has their own."""
    if before is None or not any(is_ditto(cell) for cell in cells):
        return cells
    copied = list(cells)
    for column in header.columns:
        if column.index < len(cells) and is_ditto(cells[column.index]) and column.field not in _NEVER_COPIED:
            copied[column.index] = before.at(column)
    return tuple(copied)


class _MergedCells:
    """Cells merged downwards: each row they cover has their value."""

    def __init__(self, sheet: Sheet, header: Header, rows: list[SheetRow]) -> None:
        self._values: dict[int, dict[int, Cell]] = {}
        wanted = {column.index for column in header.columns if column.field is not None}
        numbers = [row.number for row in rows]
        reached = dict.fromkeys(wanted, 0)
        for part in sorted(sheet.merged, key=lambda part: part.top):
            if part.left in wanted and part.bottom > part.top > reached[part.left]:
                reached[part.left] = part.bottom
                start, end = bisect_left(numbers, part.top), bisect_right(numbers, part.bottom)
                self._fill(part.left, rows[start:end], part.top)

    def _fill(self, column: int, rows: list[SheetRow], top: int) -> None:
        if rows and rows[0].number == top and column < len(rows[0].cells):
            for row in rows[1:]:
                self._values.setdefault(row.number, {})[column] = rows[0].cells[column]

    def row(self, row: SheetRow) -> tuple[Cell, ...]:
        found = self._values.get(row.number)
        if found is None:
            return row.cells
        cells = list(row.cells) + [None] * (max(found) + 1 - len(row.cells))
        for column, value in found.items():
            cells[column] = value if cells[column] is None else cells[column]
        return tuple(cells)


def _remark_columns(table: Table, findings: Findings, is_used: Callable[[Column], bool]) -> None:
    last = table.header.rows[-1]
    for column in table.header.columns:
        if column.field is None and not is_needless(column.title) and not is_used(column):
            place = Place(table.sheet, last, column.letters, column.title)
            findings.note("import.column_unused", place, column=column.title)


def _remark_rows(table: Table, sheet: Sheet, findings: Findings) -> None:
    """Cells outside every column, and rows nobody sees."""
    titled = {column.index for column in table.header.columns}
    for entry in table.entries:
        _remark_outside(entry, titled, findings)
        if entry.number in sheet.hidden_rows:
            findings.warning("import.row_hidden", Place(table.sheet, entry.number))


def _remark_outside(entry: Entry, titled: set[int], findings: Findings) -> None:
    """The first cell of a row outside. In delimited text it means that a comma has shifted the others."""
    outside = next((index for index, cell in enumerate(entry.cells) if index not in titled and plain(cell)), None)
    if outside is not None:
        place = Place(entry.sheet, entry.number, column_letters(outside))
        if entry.sheet is None:
            findings.error("import.fields_shifted", place, value=shown(entry.cells[outside]))
        else:
            findings.warning("import.cell_outside", place, value=shown(entry.cells[outside]))
