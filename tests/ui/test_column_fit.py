"""Columns are as wide as their words where there is room, and give way where there is none."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from trainingdesk.ui.theme import Scheme, theme
from trainingdesk.ui.widgets.column_fit import need_of
from trainingdesk.ui.widgets.columns import Cell, ChipCell, Column, MarkCell, RateCell, StepCell
from trainingdesk.ui.widgets.record_table import RecordTable

LONG = "买买提·阿不都热合曼·图尔荪"


@dataclass(frozen=True)
class Row:
    """A person with a number and a state."""

    number: str
    name: str
    state: str


COLUMNS: tuple[Column[Row], ...] = (
    Column("number", "编号", lambda row: row.number, 120),
    Column("name", "姓名", lambda row: row.name, 60, Cell.STRONG),
    Column("state", "状态", lambda row: ChipCell(row.state, "check"), 70, Cell.CHIP),
    Column("rest", "说明", lambda row: "", 80, stretch=True),
)


@pytest.fixture
def table(qtbot: QtBot) -> RecordTable[Row]:
    QApplication.setStyle("fusion")
    theme.use(Scheme.LIGHT)
    made: RecordTable[Row] = RecordTable(COLUMNS, lambda row: row.number, "名单", has_checks=True)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    made.show_records((Row("1", "王静", "已登记"), Row("2", LONG, "Waiting for HR review")))
    return made


def widths(table: RecordTable[Row]) -> list[int]:
    return [table.columnWidth(number) for number in range(len(COLUMNS))]


def test_no_word_is_cut_where_there_is_room(table: RecordTable[Row]) -> None:
    for number in (1, 2):
        widest = max(need_of(COLUMNS[number], COLUMNS[number].show(row)) for row in table.records.shown)
        assert widths(table)[number] >= widest + 24
    assert sum(widths(table)) == table.viewport().width()


def test_a_narrow_table_cuts_words_down_to_what_was_drawn(table: RecordTable[Row]) -> None:
    table.resize(240, 300)
    number, name, state, _ = widths(table)
    assert number < 148  # with its check box; nothing in it is that long
    assert (name, state) == (60, 70)
    table.resize(900, 300)
    assert widths(table)[1] > 60


def test_a_column_widened_by_hand_stays(table: RecordTable[Row]) -> None:
    table.horizontalHeader().resizeSection(1, 77)
    table.show_records((Row("3", LONG * 2, "已登记"),))
    table.resize(800, 300)
    assert widths(table)[1] == 77
    table.wear(table.plain)
    assert widths(table)[1] > 77


def test_a_column_put_away_leaves_its_room_to_the_others(table: RecordTable[Row]) -> None:
    before = widths(table)[3]
    table.horizontalHeader().hideSection(1)
    assert widths(table)[3] > before
    table.horizontalHeader().showSection(1)
    assert widths(table)[3] == before
    assert not table.fit.is_by_hand(1)


def test_each_kind_of_cell_says_what_it_takes(table: RecordTable[Row]) -> None:
    text = COLUMNS[0]
    plain = need_of(text, "四级")
    assert need_of(text, MarkCell("四级", "check", "success")) == plain + 22
    assert need_of(text, MarkCell("四级", "check", "success", bare=True)) == 0  # drawn as wide as it is
    assert need_of(text, StepCell("", "四级")) == plain
    assert need_of(text, StepCell("五级", "四级")) > 2 * plain
    assert need_of(text, RateCell(9600)) == need_of(text, "96 %") + 44
    assert need_of(text, ChipCell("")) == 0
    assert need_of(COLUMNS[1], "四级") >= plain
