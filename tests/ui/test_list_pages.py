"""Lists longer than a page: read as they are scrolled, whole before they are ordered or exported, and read again."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from pytestqt.qtbot import QtBot

from trainingdesk.exchange.list_files import ListContent
from trainingdesk.ui.widgets.columns import Cell, Column
from trainingdesk.ui.widgets.record_pages import RecordPages
from trainingdesk.ui.widgets.record_panel import RecordPanel

COUNT, PAGE = 5_230, 200


@dataclass(frozen=True)
class Row:
    number: int

    @property
    def remainder(self) -> int:
        return self.number * 7 % COUNT


COLUMNS: tuple[Column[Row], ...] = (
    Column("number", "编号", lambda row: row.number, 100, Cell.NUMBER),
    Column("rest", "余数", lambda row: row.remainder, 100, Cell.NUMBER),
)


class Register:
    """Answers like an office: rows behind a mark; how many there are, with the first page."""

    def __init__(self, panel: RecordPanel[Row], *, counts: bool = True) -> None:
        self.panel, self.counts = panel, counts
        self.pages: RecordPages[Row] = RecordPages(panel, PAGE)
        self.pages.wanted.connect(self.answer)
        self.asked: list[tuple[int | None, int]] = []

    def answer(self, after: int | None, count: int) -> None:
        self.asked.append((after, count))
        first = 0 if after is None else after + 1
        last = min(first + count, COUNT)
        total = COUNT if after is None and self.counts else None
        self.pages.take([Row(number) for number in range(first, last)], last - 1 if last < COUNT else None, total)
        self.panel.show_records(self.pages.rows)

    def shown(self) -> int:
        return self.panel.table.records.count


@pytest.fixture
def panel(qtbot: QtBot) -> RecordPanel[Row]:
    made: RecordPanel[Row] = RecordPanel(COLUMNS, lambda row: row.number, "台账", searches=True)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def test_the_next_page_comes_as_the_end_comes_near(qtbot: QtBot, panel: RecordPanel[Row]) -> None:
    register = Register(panel)
    register.pages.begin()
    assert register.shown() == PAGE
    assert panel.said_count == "显示 200 / 共 5,230"
    bar = panel.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert register.asked == [(None, PAGE), (PAGE - 1, PAGE)]
    assert register.shown() == 2 * PAGE


def test_an_order_is_of_all_rows(qtbot: QtBot, panel: RecordPanel[Row]) -> None:
    register = Register(panel)
    register.pages.begin()
    panel.table.order_by(1)
    panel.table.order_by(1)
    qtbot.waitUntil(lambda: register.shown() == COUNT)
    first = panel.table.records.record_at(0)
    assert first is not None
    assert first.remainder == COUNT - 1
    assert not register.pages.has_more


def test_a_file_holds_all_rows(qtbot: QtBot, panel: RecordPanel[Row]) -> None:
    panel.menu.has_home = True
    register = Register(panel, counts=False)
    register.pages.begin()
    assert panel.said_count == "显示 200，还有更多"
    with qtbot.waitSignal(panel.menu.exported) as exported:
        panel.menu.export()
    content = exported.args[0]
    assert isinstance(content, ListContent)
    assert len(content.rows) == COUNT
    assert panel.said_count == "显示 5,230 / 共 5,230"


def test_a_new_reading_brings_as_much_as_was_there_and_keeps_the_place(qtbot: QtBot, panel: RecordPanel[Row]) -> None:
    panel.menu.has_home = True
    register = Register(panel)
    register.pages.begin()
    with qtbot.waitSignal(panel.menu.exported):
        panel.menu.export()
    panel.table.go_to(5_000)
    scrolled = panel.table.verticalScrollBar().value()
    register.asked.clear()
    register.pages.begin_again()
    assert [count for _, count in register.asked] == [2_000, 2_000, 1_230]
    assert panel.table.current_key() == 5_000
    assert panel.table.verticalScrollBar().value() == scrolled
    register.pages.forget()
    register.asked.clear()
    register.pages.begin_again()
    assert register.asked == [(None, PAGE)]
    assert register.shown() == PAGE


def test_an_office_that_fails_on_the_way_leaves_what_was_read(qtbot: QtBot, panel: RecordPanel[Row]) -> None:
    pages: RecordPages[Row] = RecordPages(panel, PAGE)
    pages.begin()
    pages.take([Row(number) for number in range(PAGE)], PAGE - 1)
    pages.read_rest(panel.hide)
    pages.take([Row(PAGE)], PAGE)
    pages.give_up()
    assert pages.rows == tuple(Row(number) for number in range(PAGE + 1))
    assert pages.has_more
    assert panel.isVisible(), "nobody goes on as if all were here"


def test_an_answer_that_never_comes_ends_the_waiting(qtbot: QtBot, panel: RecordPanel[Row]) -> None:
    pages: RecordPages[Row] = RecordPages(panel, PAGE)
    pages.begin()
    pages.give_up()
    assert pages.rows == ()
    pages.begin()
    pages.take([Row(1)], None)
    assert pages.rows == (Row(1),)
