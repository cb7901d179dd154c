"""Where the table begins: the header found under titles, over one line or several, in merged cells or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from trainingdesk.exchange.addresses import column_letters
from trainingdesk.exchange.cell_text import plain
from trainingdesk.exchange.columns import field_named, header_key, is_needless
from trainingdesk.exchange.header_words import Field, FileKind
from trainingdesk.exchange.workbook import Cell, MergedRange, Sheet, SheetRow

_LOOKED_AT = 60  # rows that are not blank
_DEEPEST = 3
_WIDEST = 400  # columns
_MERGED_AT_MOST = 2000
_MERGED_BEYOND = 64  # columns past the last filled cell that a group may still cover
_FOLLOWING = 3  # rows that may still make a better beginning than the first possible one

ESSENTIAL: Mapping[FileKind, tuple[frozenset[Field], ...]] = {
    FileKind.ROSTER: (frozenset({Field.NAME}), frozenset({Field.ID_NUMBER})),
    FileKind.ATTENDANCE: (frozenset({Field.NAME}),),
    FileKind.RESULTS: (
        frozenset({Field.NAME}),
        frozenset({Field.ID_NUMBER}),
        frozenset({Field.THEORY, Field.PRACTICE, Field.RESULT, Field.CERTIFICATE_NO, Field.REVIEW}),
    ),
    FileKind.PAST_AWARDS: (
        frozenset({Field.NAME}),
        frozenset({Field.ID_NUMBER}),
        frozenset({Field.AMOUNT}),
        frozenset({Field.AWARD_DATE}),
    ),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column under the header: its place (from 0), title, the field it names, and the header's own cells."""

    index: int
    title: str
    field: Field | None
    cells: tuple[Cell, ...]

    @property
    def letters(self) -> str:
        return column_letters(self.index)


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a sheet: the numbers of its rows and its columns from left to right."""

    kind: FileKind
    rows: tuple[int, ...]
    columns: tuple[Column, ...]
    _by_field: dict[Field, Column] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for column in self.columns:
            if column.field is not None:
                self._by_field.setdefault(column.field, column)

    def column(self, field: Field) -> Column | None:
        """The first column that names the field."""
        return self._by_field.get(field)

    def fields(self) -> frozenset[Field]:
        return frozenset(self._by_field)

    def missing(self) -> tuple[frozenset[Field], ...]:
        """The essential fields that no column names; of each set one is enough."""
        return tuple(choice for choice in ESSENTIAL[self.kind] if not choice & self.fields())

    def twice(self) -> tuple[tuple[Column, Column], ...]:
        """Pairs of columns that name the same field."""
        seen: dict[Field, Column] = {}
        pairs: list[tuple[Column, Column]] = []
        for column in self.columns:
            if column.field is not None and seen.setdefault(column.field, column) is not column:
                pairs.append((seen[column.field], column))
        return tuple(pairs)


def find_header(sheet: Sheet, kind: FileKind) -> Header | None:
    """The first header that names all that a list of this kind needs, else the fullest one that names anything."""
    best: Header | None = None
    rows = tuple(SheetRow(row.number, row.cells[:_WIDEST]) for row in sheet.rows[:_LOOKED_AT])
    last = rows[-1].number if rows else 0
    sheet = replace(sheet, merged=tuple(part for part in sheet.merged if part.top <= last)[:_MERGED_AT_MOST])
    for index in range(len(rows)):
        found = _best(_headers_at(sheet, kind, rows, index))
        if found is not None and not found.missing():
            later = (
                header
                for following in range(index, min(index + _FOLLOWING, len(rows)))
                for header in _headers_at(sheet, kind, rows, following)
                if header.rows[0] <= found.rows[-1]
            )
            return _best(later)
        if found is not None and (best is None or len(found.fields()) > len(best.fields())):
            best = found
    return best


def _best(headers: Iterable[Header]) -> Header | None:
    """The header that names most; of equals the deeper, then the earlier."""
    return max(
        (header for header in headers if header.fields()),
        key=lambda header: (not header.missing(), len(header.fields()), len(header.rows), -header.rows[0]),
        default=None,
    )


def _headers_at(sheet: Sheet, kind: FileKind, rows: Sequence[SheetRow], index: int) -> Iterator[Header]:
    """The headers that may begin in this row, one line deep and more."""
    shallower: Header | None = None
    for depth in range(1, _DEEPEST + 1):
        block = rows[index : index + depth]
        if len(block) < depth or block[-1].number != block[0].number + depth - 1:
            return
        merged = _linked(sheet.merged, block)
        if not _speaks(kind, block[0]) or not (merged or all(_speaks(kind, row) for row in block)):
            return
        header = _header(sheet, kind, block)
        linked = depth == 1 or merged or _only_speaks(kind, block[-1])
        if linked or (shallower and len(header.fields()) > len(shallower.fields())):
            yield header
        shallower = header


def _speaks(kind: FileKind, row: SheetRow) -> bool:
    """Whether some cell is a header word of its own."""
    return any(_is_word(kind, cell) for cell in row.cells)


def _only_speaks(kind: FileKind, row: SheetRow) -> bool:
    filled = [cell for cell in row.cells if plain(cell)]
    return len(filled) > 1 and all(_is_word(kind, cell) for cell in filled)


def _is_word(kind: FileKind, cell: Cell) -> bool:
    text = plain(cell)
    return bool(text) and (field_named(kind, "", text) is not None or is_needless(text))


def _linked(merged: Iterable[MergedRange], block: Sequence[SheetRow]) -> bool:
    """Whether a merged cell ties the first line to the last one."""
    first, last = block[0].number, block[-1].number
    return any(part.top == first and part.bottom == last and part.left == part.right for part in merged)


def _header(sheet: Sheet, kind: FileKind, block: Sequence[SheetRow]) -> Header:
    spread = _spread(sheet.merged, block)
    width = max([len(row.cells) for row in block] + [column + 1 for _, column in spread])
    columns = [_column(kind, index, _stack(block, spread, index)) for index in range(width)]
    return Header(kind, tuple(row.number for row in block), tuple(column for column in columns if column is not None))


def _spread(merged: Iterable[MergedRange], block: Sequence[SheetRow]) -> dict[tuple[int, int], Cell]:
    """Header cells covered by a merged block, with what the block says."""
    by_number = {row.number: row for row in block}
    widest = max(len(row.cells) for row in block)
    spread: dict[tuple[int, int], Cell] = {}
    for part in sorted(merged, key=lambda part: part.left):
        owner = by_number.get(part.top)
        if owner is not None and part.left < len(owner.cells):
            for number in by_number.keys() & set(range(part.top, min(part.bottom, part.top + _DEEPEST) + 1)):
                for column in range(part.left, min(part.right + 1, max(widest, part.left + 1) + _MERGED_BEYOND)):
                    spread.setdefault((number, column), owner.cells[part.left])
    return spread


def _stack(block: Sequence[SheetRow], spread: Mapping[tuple[int, int], Cell], index: int) -> tuple[Cell, ...]:
    """The header's cells of one column from top to bottom, each said once."""
    stack: list[Cell] = []
    for row in block:
        own = row.cells[index] if index < len(row.cells) else None
        cell = own if own is not None else spread.get((row.number, index))
        if cell is not None and (not stack or stack[-1] != cell):
            stack.append(cell)
    return tuple(stack)


def _column(kind: FileKind, index: int, stack: tuple[Cell, ...]) -> Column | None:
    texts = [plain(cell) for cell in stack if plain(cell)]
    if not texts:
        return None
    group = texts[-2] if len(texts) > 1 and header_key(texts[-2]) != header_key(texts[-1]) else ""
    return Column(index, "".join(texts[-1].split()), field_named(kind, group, texts[-1]), stack)
