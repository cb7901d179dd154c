"""Tables: Qt's own model tester finds nothing, filters and orders leave records alone, places are kept."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from trainingdesk.domain.money import Money
from trainingdesk.ui.widgets.columns import Cell, Column, Group, RateCell
from trainingdesk.ui.widgets.record_model import OWN_WAY, UNGROUPED, RecordModel
from trainingdesk.ui.widgets.record_table import RecordTable


@dataclass(frozen=True)
class Person:
    number: int
    name: str
    amount: Money
    rate: int | None = None


PEOPLE = (
    Person(3, "欧阳𬭊", Money(150_000), 9_800),
    Person(1, "张伟", Money(200_000), 7_100),
    Person(2, "李娜", Money(0), None),
)
COLUMNS: tuple[Column[Person], ...] = (
    Column("number", "序", lambda row: row.number, 60, Cell.NUMBER),
    Column("name", "姓名", lambda row: row.name, 120, Cell.STRONG, edit=lambda row: row.name),
    Column("rate", "考勤", lambda row: RateCell(row.rate, 8_000), 120, Cell.RATE),
    Column("amount", "金额", lambda row: row.amount, 120, Cell.MONEY),
)


@pytest.fixture
def model(qtbot: QtBot) -> RecordModel[Person]:
    made: RecordModel[Person] = RecordModel(COLUMNS, lambda row: row.number)
    made.show_records(PEOPLE)
    return made


def test_qt_finds_nothing_wrong_while_the_model_changes(model: RecordModel[Person]) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.narrow("欧阳")
    model.order_by([(3, True)])
    model.narrow("")
    model.group_by(by_amount)
    model.show_records(PEOPLE[:1])
    model.show_records(())
    assert tester.model() is model
    assert model.rowCount() == 0


def by_amount(row: Person) -> Group:
    return Group("some", "应申领") if row.amount.fen else Group("none", "排除")


def names(model: RecordModel[Person]) -> list[str]:
    return [row.name for row in model.shown]


def test_every_word_of_the_filter_must_be_in_the_row(model: RecordModel[Person]) -> None:
    model.narrow("2,000 张")
    assert names(model) == ["张伟"]
    model.narrow("", lambda row: row.rate is None)
    assert names(model) == ["李娜"]
    assert model.records == PEOPLE


def test_orders_of_several_columns_hold_together(model: RecordModel[Person]) -> None:
    model.show_records((*PEOPLE, Person(4, "张伟", Money(100))))
    model.order_by([(1, False), (3, True)])
    assert [row.amount.fen for row in model.shown if row.name == "张伟"] == [200_000, 100]


def test_numbers_order_as_numbers_and_missing_rates_first(model: RecordModel[Person]) -> None:
    model.order_by([(2, False)])
    assert [row.rate for row in model.shown] == [None, 7_100, 9_800]


def test_headings_stand_over_their_records(model: RecordModel[Person]) -> None:
    model.group_by(by_amount)
    assert [model.group_at(row) is not None for row in range(model.rowCount())] == [True, False, False, True, False]
    assert model.row_of(2) == 4


def test_any_column_that_many_share_groups_with_counts_and_sums(model: RecordModel[Person]) -> None:
    shared = (*COLUMNS, Column("role", "结果", lambda row: "付" if row.amount.fen else "不付", 80))
    grouped: RecordModel[Person] = RecordModel(shared, lambda row: row.number)
    QAbstractItemModelTester(grouped, QAbstractItemModelTester.FailureReportingMode.Fatal, grouped)
    grouped.show_records(PEOPLE)
    grouped.order_by([(0, False)])
    grouped.regroup("role")
    heads = [group for row in range(grouped.rowCount()) if (group := grouped.group_at(row)) is not None]
    assert [(head.text, head.note, head.value) for head in heads] == [
        ("不付", "1 行", "Σ 0.00"),
        ("付", "2 行", "Σ 3,500.00"),
    ]
    assert [row.number for row in grouped.shown] == [2, 1, 3], "within a group the order holds"
    assert grouped.data(grouped.index(0, 0), int(Qt.ItemDataRole.AccessibleTextRole)) == "不付　1 行　Σ 0.00"
    grouped.narrow("张")
    assert grouped.rowCount() == 2
    grouped.regroup("name")
    assert grouped.grouped_by == "", "what tells one from another groups nothing"


def test_a_lists_own_headings_can_be_put_away_and_come_back(model: RecordModel[Person]) -> None:
    model.group_by(by_amount)
    model.regroup(UNGROUPED)
    assert model.rowCount() == len(PEOPLE)
    model.regroup(OWN_WAY)
    assert model.rowCount() == len(PEOPLE) + 2


def test_an_edit_is_handed_over_and_changes_nothing_by_itself(qtbot: QtBot, model: RecordModel[Person]) -> None:
    index = model.index(0, 1)
    with qtbot.waitSignal(model.edited) as caught:
        assert model.setData(index, "欧阳锋")
    assert caught.args == [PEOPLE[0], "name", "欧阳锋"]
    assert not model.setData(index, "欧阳𬭊"), "the same text is no edit"
    assert names(model)[0] == "欧阳𬭊"


def test_the_place_in_a_table_outlives_new_records(qtbot: QtBot) -> None:
    table: RecordTable[Person] = RecordTable(COLUMNS, lambda row: row.number, "名单", has_checks=True)
    qtbot.addWidget(table)
    table.show_records(PEOPLE)
    table.go_to(2)
    table.choose_shown()
    table.show_records((Person(9, "新来", Money(0)), *(replace(row, name=row.name + "甲") for row in PEOPLE)))
    assert table.current_key() == 2
    assert {row.number for row in table.chosen()} == {1, 2, 3}
    assert table.check_state() == "part"


def test_a_copy_holds_what_is_shown(qtbot: QtBot) -> None:
    table: RecordTable[Person] = RecordTable(COLUMNS, lambda row: row.number, "名单")
    qtbot.addWidget(table)
    table.show_records(PEOPLE)
    table.horizontalHeader().setSectionHidden(2, True)
    table.go_to(1)
    assert table.copied_text() == "序\t姓名\t金额\n1\t张伟\t2,000.00"
