"""Tables: rows that fill their columns, heads of one and two tiers, heights that grow with what stands in a cell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.documents.printing import shelf, text_of
from trainingdesk.documents.cells import Fit
from trainingdesk.documents.fonts import Role
from trainingdesk.documents.sheet import Align, Imprint, Leaf, Sheet, bind
from trainingdesk.documents.tables import Cell, Column, Grid, row_of, row_over
from trainingdesk.documents.typeset import Setter, Style

FIGURE = Style(Role.PRINTED, 9)
FACT = Style(Role.FACT, 9.5)
SETTER = Setter(shelf())
COLUMNS = (
    Column("序号", 10, FIGURE, pad=0.3, fit=Fit.NUMBER),
    Column("姓名", 20, FACT, Align.LEFT, fit=Fit.NAME),
    Column("标准", 20, FIGURE, Align.RIGHT, fit=Fit.NUMBER, group="培训补贴"),
    Column("金额", 20, FIGURE, Align.RIGHT, fit=Fit.NUMBER, group="培训补贴"),
)
GRID = Grid(COLUMNS, 7.2, 6.0)


def printed_text(grid: Grid, *rows: tuple[Cell, ...]) -> str:
    """Head and rows drawn on one page, read back."""

    def draw(sheet: Sheet) -> None:
        y = 30 + grid.draw_head(sheet, 20, 30)
        for row in rows:
            y += grid.draw_row(sheet, 20, y, row)

    (page,) = text_of(bind([Leaf(draw)], shelf(), Imprint("表", "", "1", "5H8T-R2VX-K03N", demo=False)))
    return page


def test_edges_add_up_to_the_width() -> None:
    assert GRID.edges == (0.0, 10, 30, 50, 70)
    assert GRID.width == 70


def test_a_group_makes_a_second_tier_and_two_lines_make_room() -> None:
    assert (GRID.tiers, GRID.head_height) == (2, 12.0)
    plain = replace(GRID, columns=COLUMNS[:2])
    assert (plain.tiers, plain.head_height) == (1, 6.0)
    tall = replace(GRID, columns=(replace(COLUMNS[0], title="规则\n检查"),))
    assert tall.head_height > 8.0


def test_a_row_is_as_high_as_its_longest_cell_needs() -> None:
    short = row_of("1", "张伟", "1,200.00", "1,200.00")
    long = row_of("1", "阿卜杜热合曼·阿卜杜克热木江·买买提吐尔逊", "1,200.00", "1,200.00")
    assert GRID.height(SETTER, short) == 7.2
    assert GRID.height(SETTER, long) > 7.2
    assert GRID.heights(SETTER, [short, long, short]) == pytest.approx(14.4 + GRID.height(SETTER, long))


def test_a_cell_over_several_columns_uses_their_room() -> None:
    words = "不予拨付：已按月领取基本养老金"
    assert GRID.height(SETTER, (Cell("7"), Cell("赵德全"), Cell(words, span=2, style=FACT))) > 7.2
    assert GRID.height(SETTER, (Cell("7"), Cell(words, span=3, style=FACT))) == 7.2
    assert GRID.height(SETTER, row_over(GRID, words)) == 7.2


def test_head_and_rows_come_out_in_reading_order() -> None:
    page = printed_text(GRID, row_of("1", "张伟", "1,200.00", "600.00"), row_over(GRID, "其余见附表"))
    assert page.splitlines()[-2:] == ["1 张伟 1,200.00 600.00", "其余见附表"]
    assert page.index("培训补贴") < page.index("标准") < page.index("金额")


def test_an_empty_cell_stays_empty() -> None:
    assert "1 张伟 600.00" in printed_text(GRID, row_of("1", "张伟", "", "600.00"))


@pytest.mark.parametrize("row", [row_of("1"), row_of("1", "2", "3", "4", "5"), (Cell("", span=5),)])
def test_a_row_of_other_columns_is_a_bug(row: tuple[Cell, ...]) -> None:
    with pytest.raises(ValueError, match="columns in a table of 4"):
        GRID.height(SETTER, row)
