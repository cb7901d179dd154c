"""Lists are found as they were left: after another page, after a restart, each login for itself."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui.conftest import Sit, Sitting
from tests.ui.hands import activate, press
from trainingdesk.domain.people import Role
from trainingdesk.ui.page import Page, Route
from trainingdesk.ui.pages.classes.page import ClassesPage
from trainingdesk.ui.pages.one_class.page import ClassPage
from trainingdesk.ui.pages.people.page import PeoplePage
from trainingdesk.ui.widgets.record_look import ColumnLook, ListLook, read_look


def classes(page: Page) -> ClassesPage:
    assert isinstance(page, ClassesPage)
    return page


def hidden(page: ClassesPage) -> set[str]:
    return {one.key for one in page.panel.table.look().columns if one.hidden}


def settings_of(sitting: Sitting) -> QSettings:
    return QSettings(str(sitting.city.folder.with_name("window.ini")), QSettings.Format.IniFormat)


def test_esc_comes_back_to_the_same_row_filter_segment_and_order(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.HR_REVIEWER)
    activate(sitting)
    page = classes(sitting.go("classes"))
    page.panel.table.order_by(0)
    page.panel.table.order_by(0)
    page.panel.filter.setText("JX2026")
    page.panel.filter.settled.emit("JX2026")
    last = page.panel.table.records.shown[-1]
    page.panel.table.go_to(last.id)
    page.panel.table.setFocus()
    press(sitting, Qt.Key.Key_Return)
    opened = sitting.window.page
    assert isinstance(opened, ClassPage)
    press(sitting, Qt.Key.Key_Escape)
    assert sitting.window.page is page
    assert page.panel.table.current() == last
    assert page.panel.table.records.order == ((0, True),)
    assert page.panel.filter.text() == "JX2026"
    assert page.panel.table.hasFocus(), "the next key goes where the last one went"


def test_a_part_left_is_not_shown_over_where_the_person_went_on(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.HR_REVIEWER)
    page = sitting.go("class", "JX2026-01", "attendance")
    assert isinstance(page, ClassPage)
    page.tabs.bar.setCurrentIndex(0)
    sitting.settle()
    sitting.go("help")
    sitting.window.back()
    sitting.settle()
    assert sitting.window.page is page
    assert page.tabs.bar.currentIndex() == 0


def test_people_scrolled_far_are_still_there(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.HR_REVIEWER)
    page = sitting.go("people")
    assert isinstance(page, PeoplePage)
    everybody = len(page.panel.table.records.records)
    last = page.panel.table.records.shown[-1]
    page.panel.table.go_to(last.id)
    scrolled = page.panel.table.verticalScrollBar().value()
    sitting.go("person", str(last.id))
    sitting.window.back()
    sitting.settle()
    assert page.panel.table.current() == last
    assert page.panel.table.verticalScrollBar().value() == scrolled
    assert len(page.panel.table.records.records) == everybody


def test_columns_outlive_the_window_for_the_login_that_set_them(sit: Sit) -> None:
    first = sit()
    first.sign_in(Role.HR_REVIEWER)
    table = classes(first.go("classes")).panel.table
    away = table.records.column_of("start")
    table.show_column(away, shown=False)
    table.horizontalHeader().moveSection(1, 3)
    table.horizontalHeader().resizeSection(0, 177)
    table.order_by(table.records.column_of("heads"))
    left = table.look()
    first.desk.leave()
    first.settle()
    again = sit()
    again.sign_in(Role.HR_REVIEWER)
    assert classes(again.go("classes")).panel.table.look() == left
    again.desk.leave()
    again.settle()
    again.sign_in(Role.AUDITOR)
    assert "start" not in hidden(classes(again.go("classes")))


def test_groups_are_chosen_by_key_and_kept(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.HR_REVIEWER)
    activate(sitting)
    page = classes(sitting.go("classes"))
    table = page.panel.table
    table.setFocus()
    press(sitting, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    titles = [action.text() for action in menu.actions()]
    for _ in range(titles.index("机构") + 1):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    sitting.settle()
    first = table.records.group_at(0)
    assert first is not None
    members = [row for row in table.records.shown if row.institution_name == first.text]
    assert first.note == f"{len(members)} 行"
    assert table.current() is not None
    again = sit()
    sitting.window.hide()
    again.sign_in(Role.HR_REVIEWER)
    assert classes(again.go("classes")).panel.table.records.group_at(0) == first


def test_a_damaged_look_counts_as_none(sit: Sit) -> None:
    sitting = sit()
    login, _ = sitting.city.login(Role.HR_REVIEWER)
    settings = settings_of(sitting)
    settings.setValue(f"lists/{login}/classes.number-occupation-levels", '{"columns": [["number", -3, fals')
    settings.sync()
    sitting.sign_in(Role.HR_REVIEWER)
    table = classes(sitting.go("classes")).panel.table
    assert table.look() == table.plain
    sitting.window.go(Route("help"))


@pytest.mark.parametrize(
    "damaged",
    [
        "",
        "[]",
        "null",
        '{"columns": 3, "order": [], "group": ""}',
        '{"columns": [["a", 100]], "order": [], "group": ""}',
        '{"columns": [["a", 100, 1]], "order": [], "group": ""}',
        '{"columns": [["a", 9999999, false]], "order": [], "group": ""}',
        '{"columns": [], "order": [["a", null]], "group": ""}',
        '{"columns": [], "order": [], "group": 4}',
    ],
)
def test_what_is_no_look_is_read_as_none(damaged: str) -> None:
    assert read_look(damaged) is None


def test_a_look_is_read_as_it_was_written() -> None:
    look = ListLook((ColumnLook("name", 90), ColumnLook("id", 120, hidden=True)), (("id", True),), "name")
    assert read_look(look.written()) == look
