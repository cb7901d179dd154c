"""Ruled tables: columns under a head of one or two tiers, rows that grow with what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, groupby

from trainingdesk.documents.cells import Fit, draw_cell, draw_within, fitted, spread
from trainingdesk.documents.fonts import Role
from trainingdesk.documents.sheet import MM, Align, Box, Sheet
from trainingdesk.documents.typeset import Setter, Style

_HEAD = Style(Role.PRINTED, 9)
_LINES_AIR = 1.4  # mm above and below several lines together
_NAME_AIR = 0.9


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what stands over it, how wide it is (mm), how its cells are set. Neighbours share a ``group`` head."""

    title: str
    width: float
    style: Style
    align: Align = Align.CENTRE
    pad: float = 1.6
    fit: Fit = Fit.TEXT
    group: str = ""
    spread_title: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell over ``span`` columns; what it does not say itself it takes from its first column."""

    text: str
    span: int = 1
    style: Style | None = None
    align: Align | None = None
    pad: float | None = None


Row = tuple[Cell, ...]


def row_of(*texts: str) -> Row:
    """A row with one plain cell a column."""
    return tuple(Cell(text) for text in texts)


def _pad(cell: Cell, column: Column) -> float:
    return column.pad if cell.pad is None else cell.pad


def row_over(grid: Grid, text: str) -> Row:
    """A row that says one thing over all columns."""
    return (Cell(text, span=len(grid.columns), align=Align.LEFT),)


@cache
def _edges(columns: tuple[Column, ...]) -> tuple[float, ...]:
    return tuple(accumulate((column.width for column in columns), initial=0.0))


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns with the least height of a row, of one tier of the head (mm) and the head's style."""

    columns: tuple[Column, ...]
    row_height: float
    tier_height: float
    head_style: Style = _HEAD

    @property
    def edges(self) -> tuple[float, ...]:
        """Left edges of the columns and the right edge of the last, from the table's left, in mm."""
        return _edges(self.columns)

    @property
    def width(self) -> float:
        return self.edges[-1]

    @property
    def tiers(self) -> int:
        return 2 if any(column.group for column in self.columns) else 1

    @property
    def head_height(self) -> float:
        """Room for the tiers, and for titles of two lines."""
        lines = max(column.title.count("\n") for column in self.columns) + 1
        return max(self.tiers * self.tier_height, lines * self.head_style.size * 1.22 / MM + _LINES_AIR)

    def height(self, setter: Setter, row: Row) -> float:
        """What the row needs, at least ``row_height``."""
        return max([self.row_height, *(self._cell_height(setter, at, cell) for at, cell in self._placed(row))])

    def heights(self, setter: Setter, rows: Sequence[Row]) -> float:
        """What the rows need together."""
        return sum(self.height(setter, row) for row in rows)

    def _cell_height(self, setter: Setter, at: int, cell: Cell) -> float:
        if not cell.text:
            return 0.0
        column = self.columns[at]
        room = self.edges[at + cell.span] - self.edges[at] - 2 * _pad(cell, column)
        fit = self._fit(at, cell)
        words = fitted(setter, cell.text, cell.style or column.style, room, fit)
        air = _NAME_AIR if fit is Fit.NAME else _LINES_AIR
        return words.height + air if len(words.lines) > 1 else 0.0

    def _fit(self, at: int, cell: Cell) -> Fit:
        return self.columns[at].fit if cell.span == 1 else Fit.TEXT

    def _placed(self, row: Row) -> list[tuple[int, Cell]]:
        placed, at = [], 0
        for cell in row:
            placed.append((at, cell))
            at += cell.span
        if at != len(self.columns):
            raise ValueError(f"a row of {at} columns in a table of {len(self.columns)}")
        return placed

    def draw_row(self, sheet: Sheet, x: float, y: float, row: Row) -> float:
        """Draw cells and the rules between them; the row's height. Rules above and below are the caller's."""
        height = self.height(sheet.setter, row)
        for at, cell in self._placed(row):
            column = self.columns[at]
            box = Box(x + self.edges[at], y, self.edges[at + cell.span] - self.edges[at], height)
            align = cell.align or (column.align if cell.span == 1 else Align.CENTRE)
            draw_cell(
                sheet,
                box,
                cell.text,
                cell.style or column.style,
                align,
                pad=_pad(cell, column),
                fit=self._fit(at, cell),
            )
            if at:
                sheet.down_rule(box.x, y, height)
        return height

    def draw_head(self, sheet: Sheet, x: float, y: float) -> float:
        """Draw the head with its inner rules; its height."""
        self._draw_groups(sheet, x, y)
        for at, column in enumerate(self.columns):
            inset = self.tier_height if column.group else 0.0
            box = Box(x + self.edges[at], y + inset, column.width, self.head_height - inset)
            style = spread(column.title, self.head_style, 3) if column.spread_title else self.head_style
            draw_within(sheet, box, column.title, style, pad=0.2)
            if at:
                joined = column.group and column.group == self.columns[at - 1].group
                sheet.down_rule(box.x, y + (inset if joined else 0.0), self.head_height - (inset if joined else 0.0))
        return self.head_height

    def _draw_groups(self, sheet: Sheet, x: float, y: float) -> None:
        for group, members in groupby(range(len(self.columns)), key=lambda at: self.columns[at].group):
            if group:
                places = list(members)
                start, end = self.edges[places[0]], self.edges[places[-1] + 1]
                draw_within(sheet, Box(x + start, y, end - start, self.tier_height), group, self.head_style, pad=0.4)
                sheet.across_rule(x + start, y + self.tier_height, end - start)
