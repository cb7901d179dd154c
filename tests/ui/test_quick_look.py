"""Space shows the whole row where a list has no other use for it; it follows J and K, and Esc closes it alone."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.conftest import Sit
from tests.ui.hands import activate, press
from trainingdesk.domain.people import Role
from trainingdesk.services.class_records import ClassRow
from trainingdesk.ui.pages.classes.page import ClassesPage
from trainingdesk.ui.pages.people.page import PeoplePage
from trainingdesk.ui.widgets.record_table import RecordTable


def shown(table: RecordTable[ClassRow]) -> dict[str, str]:
    return dict(table.quick_look.facts())


def test_the_whole_row_is_shown_followed_and_closed_by_keys(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK)
    activate(sitting)
    page = sitting.go("classes")
    assert isinstance(page, ClassesPage)
    table = page.panel.table
    first, second = table.records.shown[:2]
    table.go_to(first.id)
    table.setFocus()
    press(sitting, Qt.Key.Key_Space)
    assert table.quick_look.isVisible()
    assert shown(table)["班号"] == first.number
    assert shown(table)["机构"] == first.institution_name, "also what no column shows"
    assert table.hasFocus()
    press(sitting, Qt.Key.Key_J)
    assert shown(table)["班号"] == second.number
    press(sitting, Qt.Key.Key_Escape)
    assert not table.quick_look.isVisible()
    assert sitting.window.page is page, "Esc closed the look alone"
    press(sitting, Qt.Key.Key_Space)
    press(sitting, Qt.Key.Key_Space)
    assert not table.quick_look.isVisible()
    press(sitting, Qt.Key.Key_Space)
    sitting.go("help")
    assert not table.quick_look.isVisible()


def test_it_stays_within_the_window_beside_any_row(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.AUDITOR)
    activate(sitting)
    sitting.window.resize(1024, 640)
    page = sitting.go("classes")
    assert isinstance(page, ClassesPage)
    table = page.panel.table
    for row in table.records.shown:
        table.go_to(row.id)
        table.setFocus()
        press(sitting, Qt.Key.Key_Space)
        assert sitting.window.rect().contains(table.quick_look.geometry())
        press(sitting, Qt.Key.Key_Space)


def test_a_list_where_space_means_something_keeps_it(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.HR_REVIEWER)
    activate(sitting)
    page = sitting.go("people")
    assert isinstance(page, PeoplePage)
    page.panel.table.setFocus()
    press(sitting, Qt.Key.Key_Space)
    assert not page.panel.table.quick_look.isVisible()
    assert "*" not in page.panel.table.records.records[0].masked_id
