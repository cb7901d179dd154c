"""Saved views: what is set comes back by a name, for its login alone; the name of a person is never kept with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Sit, Sitting
from tests.ui.hands import activate, press, sheet_of
from trainingdesk.domain.people import Role
from trainingdesk.domain.workflow import ClassState
from trainingdesk.ui.pages.classes.page import ClassesPage
from trainingdesk.ui.widgets.columns import Cell, ChipCell, Column
from trainingdesk.ui.widgets.inputs import Segment
from trainingdesk.ui.widgets.record_look import ColumnLook, ListLook
from trainingdesk.ui.widgets.record_panel import RecordPanel
from trainingdesk.ui.widgets.record_views import SavedView, read_views, written_views
from trainingdesk.ui.widgets.view_sheet import DeleteViewSheet, ViewSheet

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class Side(StrEnum):
    ALL = ""
    OPEN = "open"


@dataclass(frozen=True)
class Trainee:
    name: str
    by: str
    state: str


ROWS = (Trainee("张伟", "王敏", "在办"), Trainee("李娜", "王敏", "已结班"))
COLUMNS: tuple[Column[Trainee], ...] = (
    Column("name", "姓名", lambda row: row.name, 100, Cell.STRONG),
    Column("by", "经办", lambda row: row.by, 100),
    Column("state", "状态", lambda row: ChipCell(row.state), 100, Cell.CHIP),
)


@pytest.fixture
def panel(qtbot: QtBot) -> RecordPanel[Trainee]:
    made: RecordPanel[Trainee] = RecordPanel(COLUMNS, lambda row: row.name, "名单")
    qtbot.addWidget(made)
    made.show_records(ROWS)
    return made


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("张伟", ""), ("王敏", ""), ("在办", "在办"), ("张伟 在办", "在办"), ("1101011990", ""), ("", "")],
)
def test_only_words_that_name_nobody_are_kept(panel: RecordPanel[Trainee], typed: str, kept: str) -> None:
    panel.filter.setText(typed)
    assert panel.views.take("甲").text == kept
    assert panel.views.forgets_words is (typed != kept)


def test_a_view_brings_back_all_that_was_set(panel: RecordPanel[Trainee]) -> None:
    panel.add_segments((Segment(Side.ALL, "全部"), Segment(Side.OPEN, "在办")), "状态")
    assert panel.views.segments is not None
    chosen: list[object] = []
    panel.views.segments.chosen.connect(chosen.append)
    panel.views.segments.choose(Side.OPEN)
    panel.filter.setText("在办")
    panel.table.show_column(1, shown=False)
    panel.table.order_by(0)
    panel.table.regroup("state")
    panel.views.save("在办的")
    panel.views.show_plain()
    assert panel.table.look() == panel.table.plain
    assert panel.filter.text() == ""
    view = panel.views.named("在办的")
    assert view is not None
    panel.views.show(view)
    assert chosen == [Side.ALL, Side.OPEN]
    assert panel.filter.text() == "在办"
    assert panel.table.look() == view.look
    assert [row.name for row in panel.table.records.shown] == ["张伟"]


def test_views_are_written_over_renamed_and_deleted(panel: RecordPanel[Trainee]) -> None:
    views = panel.views
    views.save("甲")
    views.save("乙")
    panel.table.order_by(0)
    views.save("甲")
    assert [view.name for view in views.views] == ["甲", "乙"]
    assert views.views[0].look.order == (("name", False),)
    views.rename("甲", "乙")
    assert [(view.name, view.look.order) for view in views.views] == [("乙", (("name", False),))]
    views.delete("乙")
    assert views.views == ()
    assert views.current == ""


def test_damaged_views_are_left_out_and_the_others_read() -> None:
    good = SavedView("甲", ListLook((ColumnLook("name", 90),), (("name", True),), "state"), "在办", "open")
    assert read_views(written_views([good])) == (good,)
    text = written_views([good])
    assert read_views(f'[{{"name": 3}}, null, {text[1:-1]}]') == (good,)
    for damaged in ("", "{", "3", '{"a": 1}', text[:-4]):
        assert read_views(damaged) == ()


def chosen_from(menu: QMenu, text: str) -> None:
    action = next(one for one in menu.actions() if one.text() == text)
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def asked(sitting: Sitting, page: ClassesPage) -> QMenu:
    page.panel.table.setFocus()
    press(sitting, Qt.Key.Key_V, BOTH)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_a_view_is_saved_found_again_and_deleted_by_keys(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.HR_REVIEWER)
    activate(sitting)
    page = sitting.go("classes")
    assert isinstance(page, ClassesPage)
    page.panel.filter.setText("电工")
    page.panel.filter.settled.emit("电工")
    page.states.choose(ClassState.OPEN)
    page.states.chosen.emit(ClassState.OPEN)
    shown = page.panel.table.records.shown
    chosen_from(asked(sitting, page), "保存为视图…")
    sheet = sheet_of(sitting, ViewSheet)
    sheet.name.setText("在办电工")
    press(sitting, Qt.Key.Key_Return, CONTROL)
    again = sit()
    sitting.window.hide()
    again.sign_in(Role.HR_REVIEWER)
    activate(again)
    found = again.go("classes")
    assert isinstance(found, ClassesPage)
    chosen_from(asked(again, found), "在办电工")
    assert found.panel.table.records.shown == shown
    assert found.states.value() is ClassState.OPEN
    chosen_from(asked(again, found), "删除“在办电工”…")
    sheet_of(again, DeleteViewSheet)
    press(again, Qt.Key.Key_Return, CONTROL)
    assert found.panel.views.views == ()
    kept = QSettings(str(again.city.folder.with_name("window.ini")), QSettings.Format.IniFormat)
    login, _ = again.city.login(Role.HR_REVIEWER)
    assert kept.value(f"views/{login}/classes.number-occupation-levels") == "[]"


def test_a_name_that_is_taken_says_what_it_replaces(panel: RecordPanel[Trainee], qtbot: QtBot) -> None:
    panel.views.save("甲")
    panel.filter.setText("张伟")
    sheet = ViewSheet(panel.views)
    qtbot.addWidget(sheet)
    assert sheet.confirm_button.text() == "覆盖"
    sheet.name.setText("  ")
    assert not sheet.confirm_button.isEnabled()
    sheet.name.setText("乙")
    assert sheet.confirm_button.text() == "保存"
