"""Every item model of the desk: Qt's own tester finds nothing while it changes, and its cells say what they are of."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

import trainingdesk.ui
from trainingdesk.ui.widgets.columns import Cell, ChipCell, Column, Group, MarkCell
from trainingdesk.ui.widgets.queue import QueueItem, QueueModel
from trainingdesk.ui.widgets.record_model import OWN_WAY, UNGROUPED, RecordModel
from trainingdesk.ui.widgets.record_table import RecordTable

SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


@dataclass(frozen=True)
class Sheet:
    number: str
    state: str
    checked: bool = True


SHEETS = (Sheet("甲", "在办"), Sheet("乙", "在办", checked=False), Sheet("", "已结班"))
COLUMNS: tuple[Column[Sheet], ...] = (
    Column("number", "编号", lambda row: row.number, 100, Cell.STRONG, edit=lambda row: row.number or None),
    Column("state", "状态", lambda row: ChipCell(row.state), 100, Cell.CHIP),
    Column("mark", "", lambda row: MarkCell("合格" if row.checked else "不合格", "check", "success", bare=True), 40),
)


def change_records(model: QAbstractItemModel) -> None:
    assert isinstance(model, RecordModel)
    model.show_records(SHEETS)
    model.narrow("在办")
    model.order_by([(0, True), (1, False)])
    model.narrow("", lambda row: row.checked)
    model.regroup("state")
    model.group_by(lambda row: Group(row.state, row.state))
    model.regroup(OWN_WAY)
    model.narrow("没有")
    model.regroup(UNGROUPED)
    model.narrow("")
    model.show_records(())


def change_queue(model: QAbstractItemModel) -> None:
    assert isinstance(model, QueueModel)
    item = QueueItem("1", "SL2026-000001", "54,000.00", "四级春2班", "2 天", "send", "info")
    model.show_items((item, replace(item, key="2")))
    model.show_items((item,))
    model.show_items(())


EXERCISES: dict[type[QAbstractItemModel], tuple[Callable[[], QAbstractItemModel], Callable[..., None]]] = {
    RecordModel: (lambda: RecordModel(COLUMNS, lambda row: row.number), change_records),
    QueueModel: (QueueModel, change_queue),
}


def subclasses(kind: type) -> Iterator[type]:
    for found in kind.__subclasses__():
        yield found
        yield from subclasses(found)


def test_no_model_of_the_desk_is_forgotten() -> None:
    for module in pkgutil.walk_packages(trainingdesk.ui.__path__, "trainingdesk.ui."):
        importlib.import_module(module.name)
    ours = {kind for kind in subclasses(QAbstractItemModel) if kind.__module__.startswith("trainingdesk.")}
    assert ours == set(EXERCISES)


@pytest.mark.parametrize("kind", EXERCISES, ids=lambda kind: kind.__name__)
def test_qt_finds_nothing_wrong_while_it_changes(qtbot: QtBot, kind: type[QAbstractItemModel]) -> None:
    make, change = EXERCISES[kind]
    model = make()
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, fatal, model)
    change(model)
    assert tester.model() is model
    assert model.rowCount() == 0


def test_a_cell_says_its_column_and_what_stands_in_it(qtbot: QtBot) -> None:
    model: RecordModel[Sheet] = RecordModel(COLUMNS, lambda row: row.number)
    model.show_records(SHEETS)
    spoken = [[model.data(model.index(row, column), SPOKEN) for column in range(3)] for row in range(3)]
    assert spoken == [
        ["编号 甲", "状态 在办", "合格"],
        ["编号 乙", "状态 在办", "不合格"],
        ["编号 —", "状态 已结班", "合格"],
    ]
    model.regroup("state")
    assert [model.data(model.index(0, column), SPOKEN) for column in range(3)] == ["在办　2 行", None, None]
    assert model.headerData(1, Qt.Orientation.Horizontal, SPOKEN) == "状态"


def test_an_item_of_a_queue_says_all_it_shows(qtbot: QtBot) -> None:
    model = QueueModel()
    model.show_items((QueueItem("1", "SL2026-000001", "54,000.00", "四级春2班", "2 天", "send", "info"),))
    assert model.data(model.index(0, 0), SPOKEN) == "SL2026-000001 54,000.00 四级春2班 2 天"


@pytest.fixture
def read_aloud() -> Iterator[None]:
    """As with a screen reader at work."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def test_a_long_list_is_chosen_and_read_with_a_screen_reader_at_work(qtbot: QtBot, read_aloud: None) -> None:
    table: RecordTable[Sheet] = RecordTable(COLUMNS, lambda row: row.number, "单据")
    qtbot.addWidget(table)
    table.show_records([Sheet(str(number), "在办") for number in range(20_000)])
    table.show()
    table.choose_shown()
    assert len(table.chosen()) == 20_000
    assert table.check_state() == "on"
    table.go_to("19999")
    far = QAccessible.queryAccessibleInterface(table)
    cell = far.child(20_000 * (len(COLUMNS) + 1) + 1)  # behind the heads of columns, each row with its own
    assert cell.text(QAccessible.Text.Name) == "编号 19999"
    table.clearSelection()
    assert table.check_state() == "off"
