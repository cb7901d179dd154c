"""The file itself, as whoever handed it over looks into it: cells in full to be put right, the rows around them masked.

It is the person's own file, under the digest of its bytes; nothing of the register is told, and nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from trainingdesk.domain.errors import Refused
from trainingdesk.domain.masking import mask_account, mask_identity, mask_phone
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.plain_text import code_text
from trainingdesk.exchange.addresses import column_letters
from trainingdesk.exchange.cell_text import plain, shown
from trainingdesk.exchange.chosen_columns import header_of, untold_header
from trainingdesk.exchange.columns import header_word
from trainingdesk.exchange.correcting import corrected
from trainingdesk.exchange.corrections import CellMark
from trainingdesk.exchange.header import ESSENTIAL, Column, Header
from trainingdesk.exchange.header_words import WORDS, Field, FileKind
from trainingdesk.exchange.workbook import Cell, Sheet, SheetRow, read_workbook
from trainingdesk.services.bounds import class_within_reach
from trainingdesk.services.import_records import ImportFile
from trainingdesk.services.office import Office, procedure

MOST_CELLS = 20_000
_AROUND = 2  # rows before and after
_WIDEST = 60  # columns shown
_MOST_SHEETS = 10
_LOOKED_AT, _SAMPLES = 20, 3  # rows, and different texts shown of them
_MASKS = {Field.ID_NUMBER: mask_identity, Field.BANK_ACCOUNT: mask_account, Field.PHONE: mask_phone}


@dataclass(frozen=True, slots=True)
class LookIntoFile:
    """Which cells of a file, read as a list of a kind."""

    file: ImportFile
    kind: FileKind
    cells: tuple[CellMark, ...]


@dataclass(frozen=True, slots=True)
class CellText:
    """What stands in a cell of the file itself: in full for its editor, and masked for a list."""

    cell: CellMark
    text: str
    masked: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row as a person sees it in the sheet, from column A on, numbers masked; amended cells say what was written."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceSheet:
    """What is around the cells: the line of titles (None where there is none) and rows in the sheet's order."""

    name: str
    titles: SourceRow | None
    rows: tuple[SourceRow, ...]

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters of the columns that are filled."""
        rows = (*self.rows, self.titles) if self.titles else self.rows
        return tuple(column_letters(place) for place in range(max((len(row.cells) for row in rows), default=0)))


@dataclass(frozen=True, slots=True)
class FileLook:
    """The cells asked for that the file has, and their surroundings sheet by sheet."""

    texts: tuple[CellText, ...]
    sheets: tuple[SourceSheet, ...]


@dataclass(frozen=True, slots=True)
class LookAtColumns:
    """Which file, and as what kind of list."""

    file: ImportFile
    kind: FileKind


@dataclass(frozen=True, slots=True)
class SourceColumn:
    """A column, its title, what stands in its first rows (masked), and the field it is taken for."""

    letters: str
    title: str
    samples: tuple[str, ...]
    field: Field | None


@dataclass(frozen=True, slots=True)
class ColumnsOfSheet:
    """The columns of a sheet, and the number of the line of titles (0 where there is none)."""

    name: str
    header_row: int
    columns: tuple[SourceColumn, ...]


@dataclass(frozen=True, slots=True)
class FieldName:
    """What a column of the kind may hold, by its usual title in both languages."""

    field: Field
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """Every visible sheet's columns, and the fields of the kind; of each set in ``needed`` one has to be told."""

    sheets: tuple[ColumnsOfSheet, ...]
    fields: tuple[FieldName, ...]
    needed: tuple[tuple[Field, ...], ...]


@procedure(Permission.READ_REGISTERS)
def look_at_columns(office: Office, actor: Actor, order: LookAtColumns) -> ColumnLook:
    """How the columns are read now, with what the clerk has named so far."""
    _reach(office, actor, order.file)
    read = read_workbook(office.uploaded(order.file.upload))
    sheets = [sheet for sheet in read.workbook.sheets if sheet.rows and not sheet.hidden] if read.workbook else []
    fields = (FieldName(field, header_word(field, order.kind), _english(field)) for field in WORDS[order.kind])
    needed = tuple(tuple(sorted(choice)) for choice in ESSENTIAL[order.kind])
    return ColumnLook(tuple(_columns(sheet, order) for sheet in sheets[:_MOST_SHEETS]), tuple(fields), needed)


def _english(field: Field) -> str:
    return field.value.replace("_", " ").capitalize().replace("Id ", "ID ")


def _columns(sheet: Sheet, order: LookAtColumns) -> ColumnsOfSheet:
    header = header_of(sheet, order.kind, order.file.columns) or untold_header(sheet, order.kind)
    masks = _Masks(header)
    rows = [row for row in sheet.rows if row.number > header.rows[-1]][:_LOOKED_AT]
    columns = (
        SourceColumn(column.letters, column.title, _samples(column, rows, masks), column.field)
        for column in header.columns[:_WIDEST]
    )
    return ColumnsOfSheet(sheet.name, header.rows[-1], tuple(columns))


def _samples(column: Column, rows: Iterable[SheetRow], masks: _Masks) -> tuple[str, ...]:
    cells = (row.cells[column.index] for row in rows if column.index < len(row.cells))
    shown = dict.fromkeys(text for cell in cells if (text := masks.shown(column.index, cell)))
    return tuple(shown)[:_SAMPLES]


def _reach(office: Office, actor: Actor, file: ImportFile) -> None:
    """The class must be one of those that the actor may see."""
    if file.class_number:
        with office.read() as session:
            class_within_reach(session, actor, file.class_number)


@procedure(Permission.READ_REGISTERS)
def look_into_file(office: Office, actor: Actor, order: LookIntoFile) -> FileLook:
    """The cells and the two rows on each side of them. A file that cannot be read has none."""
    if len(order.cells) > MOST_CELLS:
        raise Refused("import.too_many_cells", most=MOST_CELLS, count=len(order.cells))
    _reach(office, actor, order.file)
    read = read_workbook(office.uploaded(order.file.upload))
    if read.workbook is None:
        return FileLook((), ())
    amended = corrected(read, order.file.amendments).workbook or read.workbook
    texts: list[CellText] = []
    sheets: list[SourceSheet] = []
    for sheet, now in zip(read.workbook.sheets, amended.sheets, strict=True):
        cells = [cell for cell in order.cells if cell.sheet == sheet.name]
        masks = _Masks(header_of(sheet, order.kind, order.file.columns) if cells else None)
        texts += _texts(sheet, cells, masks)
        sheets += _around(now, {cell.row for cell in cells}, masks) if cells else ()
    return FileLook(tuple(texts), tuple(sheets))


class _Masks:
    """How each column's cells are shown."""

    def __init__(self, header: Header | None) -> None:
        self.header = header
        columns = header.columns if header else ()
        self._of = {c.index: _MASKS[c.field] for c in columns if c.field in _MASKS}

    def shown(self, column: int, cell: Cell) -> str:
        """The cell masked: by what its column holds, and every long number wherever it stands."""
        mask = self._of.get(column)
        text = plain(cell)
        if mask is not None and isinstance(cell, str) and any(letter.isdigit() for letter in text):
            return mask(code_text(text))
        return shown(cell if text.isascii() else text if _is_short(text) else code_text(text))

    def row(self, row: SheetRow) -> SourceRow:
        cells = enumerate(row.cells[:_WIDEST])
        return SourceRow(row.number, tuple(self.shown(column, cell) for column, cell in cells))


def _is_short(text: str) -> bool:
    """Whether no number of eleven digits can be in it, in whatever width its digits are written."""
    return sum(letter.isdigit() for letter in text) < len("13800000000")


def _texts(sheet: Sheet, cells: Iterable[CellMark], masks: _Masks) -> Iterator[CellText]:
    rows: Mapping[int, SheetRow] = {row.number: row for row in sheet.rows}
    for cell in cells:
        row, column = rows.get(cell.row), cell.place
        if row is not None and column is not None:
            found = row.cells[column] if column < len(row.cells) else None
            yield CellText(cell, plain(found), masks.shown(column, found))


def _around(sheet: Sheet, wanted: set[int], masks: _Masks) -> Iterator[SourceSheet]:
    near = {
        at
        for place, row in enumerate(sheet.rows)
        if row.number in wanted
        for at in range(max(0, place - _AROUND), min(len(sheet.rows), place + _AROUND + 1))
    }
    last = masks.header.rows[-1] if masks.header else None
    titles = next((masks.row(row) for row in sheet.rows if row.number == last), None)
    yield SourceSheet(sheet.name, titles, tuple(masks.row(sheet.rows[at]) for at in sorted(near)))
