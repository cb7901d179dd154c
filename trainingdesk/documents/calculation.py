"""The 补贴计算 table of vouchers and claim forms: a row a level and method, heads × standard = subtotal an item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from trainingdesk.documents.cells import Fit
from trainingdesk.documents.fonts import Role
from trainingdesk.documents.sheet import Align
from trainingdesk.documents.tables import Cell, Column, Grid, Row
from trainingdesk.documents.typeset import Style
from trainingdesk.documents.views import CalculationRow, ItemHead, ItemSum
from trainingdesk.domain.levels import Level
from trainingdesk.domain.money import Money, total

FORM_WIDTH = 162.0
ROW = 7.0
TIER = 6.2
_SIDE_BY_SIDE = 2  # items; more of them stand one below the other

_FIGURE = Style(Role.PRINTED, 9)
_FACT = Style(Role.FACT, 9.5)
_TOTAL = Style(Role.STRONG, 9)
_WHOLE = _TOTAL.tracked(1.0)
NOTHING = "—"


def grade(level: Level | None, text: str, *, short: bool = False) -> str:
    """``五级/初级工`` or in short ``五级``; what the certificate has instead of a level otherwise."""
    if level is None:
        return text or NOTHING
    return (level.ordinal_name or level.grade_name) if short else level.full_name


def yuan(amount: Money | None) -> str:
    """``1,200.00``, or a dash."""
    return NOTHING if amount is None else str(amount)


def item_title(item: ItemHead) -> str:
    """``培训补贴（2080702）``."""
    return f"{item.name}（{item.subject}）" if item.subject else item.name


@dataclass(frozen=True, slots=True)
class Calculation:
    """The table's columns, its rows, and the row of totals.

    ``item_totals``, a row an item, stand in for the rows where they do not fit and the total does not tell items apart.
    """

    grid: Grid
    rows: tuple[Row, ...]
    total: Row
    item_totals: tuple[Row, ...]


def calculation(
    items: Sequence[ItemHead], rows: Sequence[CalculationRow], whole: Money, width: float = FORM_WIDTH
) -> Calculation:
    """The table ``width`` mm wide."""
    layout = _stacked if len(items) > _SIDE_BY_SIDE else _side_by_side
    columns, filled, last, item_totals = layout(items, rows, whole)
    scaled = tuple(replace(column, width=column.width * width / FORM_WIDTH) for column in columns)
    return Calculation(Grid(scaled, ROW, TIER), filled, last, item_totals)


_Table = tuple[tuple[Column, ...], tuple[Row, ...], Row, tuple[Row, ...]]


def _number(title: str, width: float, group: str = "") -> Column:
    return Column(title, width, _FIGURE, Align.RIGHT, fit=Fit.NUMBER, group=group)


_ITEM_WIDTHS = {1: ((24.0, 38.0, 44.0),), 2: ((11.0, 17.0, 22.0), (11.0, 15.0, 19.0))}


def _side_by_side(items: Sequence[ItemHead], rows: Sequence[CalculationRow], whole: Money) -> _Table:
    several = len(items) > 1
    level_width, method_width = (26.0, 16.0) if several else (32.0, 24.0)
    columns = [
        Column("等级", level_width, _FACT, Align.LEFT, spread_title=True),
        Column("评价方式", method_width, _FACT, pad=0.8),
    ]
    for item, widths in zip(items, _ITEM_WIDTHS[len(items)], strict=True):
        columns += [
            _number(title, width, item_title(item))
            for title, width in zip(("人数", "标准", "小计"), widths, strict=True)
        ]
    if several:
        columns.append(replace(_number("合计", 25.0), spread_title=True))
    filled = [
        (Cell(grade(row.level, row.level_text)), Cell(row.method), *_sums(row), *_row_total(row, several=several))
        for row in rows
    ]
    sums: list[Cell] = []
    for heads, amount in _item_totals(items, rows):
        sums += [_strong(heads), _dash(), _strong(amount)]
    last = (Cell("合计", span=2, style=_WHOLE), *sums, *([_strong(str(whole))] if several else []))
    return tuple(columns), tuple(filled), last, ()


def _item_totals(items: Sequence[ItemHead], rows: Sequence[CalculationRow]) -> list[tuple[str, str]]:
    """Heads and amount of each item."""
    totals = []
    for place in range(len(items)):
        parts = [part for row in rows if (part := row.sums[place])]
        totals.append((str(sum(part.heads for part in parts)), str(total(part.subtotal for part in parts))))
    return totals


def _sums(row: CalculationRow) -> list[Cell]:
    cells: list[Cell] = []
    for part in row.sums:
        cells += _part_cells(part) if part else [_dash(), _dash(), _dash()]
    return cells


def _part_cells(part: ItemSum) -> list[Cell]:
    standard = Cell(str(part.standard)) if part.standard is not None else _dash()
    return [Cell(str(part.heads)), standard, Cell(str(part.subtotal))]


def _row_total(row: CalculationRow, *, several: bool) -> list[Cell]:
    return [Cell(str(row.total))] if several else []


def _strong(text: str) -> Cell:
    return Cell(text, style=_TOTAL)


def _dash() -> Cell:
    return Cell(NOTHING, style=_FIGURE, align=Align.CENTRE)


def _stacked(items: Sequence[ItemHead], rows: Sequence[CalculationRow], whole: Money) -> _Table:
    columns = (
        Column("等级", 28, _FACT, Align.LEFT, spread_title=True),
        Column("评价方式", 18, _FACT, pad=0.8),
        Column("补贴项目", 46, _FACT, Align.LEFT),
        _number("人数", 14),
        _number("标准", 24),
        _number("小计", 32),
    )
    filled = tuple(
        (Cell(grade(row.level, row.level_text)), Cell(row.method), Cell(item_title(item)), *_part_cells(part))
        for row in rows
        for item, part in zip(items, row.sums, strict=True)
        if part
    )
    last = (Cell("合计", span=3, style=_WHOLE), _dash(), _dash(), _strong(str(whole)))
    item_totals = tuple(
        (Cell("各级合计", span=2, style=_FACT), Cell(item_title(item)), Cell(heads), _dash(), Cell(amount))
        for item, (heads, amount) in zip(items, _item_totals(items, rows), strict=True)
    )
    return columns, filled, last, item_totals
