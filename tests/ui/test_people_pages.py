"""People are found by name, initials or last digits; one person shows levels, money by year and conflicts, masked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import Sit
from trainingdesk.domain.people import Role
from trainingdesk.services.reveals import Secret
from trainingdesk.ui.page import Route
from trainingdesk.ui.pages.people.page import PeoplePage
from trainingdesk.ui.pages.people.person import PersonPage


def test_typing_asks_the_office_and_space_shows_one_number(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.HR_REVIEWER)
    page = sitting.go("people")
    assert isinstance(page, PeoplePage)
    everybody = page.panel.table.records.records
    wanted = everybody[0]
    page.panel.filter.setText(wanted.name)
    page.panel.filter.settled.emit(wanted.name)
    sitting.settle()
    assert {row.name for row in page.panel.table.records.records} == {wanted.name}
    QTest.keyClick(page.panel.table, Qt.Key.Key_Space)
    sitting.settle()
    shown = page.panel.table.records.records[0].masked_id
    assert "*" not in shown
    QTest.keyClick(page.panel.table, Qt.Key.Key_Space)
    assert page.panel.table.records.records[0].masked_id == wanted.masked_id
    page.panel.filter.setText("没有这个人")
    page.panel.filter.settled.emit("没有这个人")
    sitting.settle()
    assert page.panel.table.records.records == ()


def test_one_person_with_money_by_year_and_values_masked(sit: Sit) -> None:
    sitting = sit()
    window = sitting.sign_in(Role.HR_REVIEWER)
    people = sitting.go("people")
    assert isinstance(people, PeoplePage)
    certified = next(row for row in people.panel.table.records.records if row.highest is not None)
    page = sitting.go("person", str(certified.id), "money")
    assert isinstance(page, PersonPage)
    assert page.title() == certified.name
    assert page.levels.table.records.records
    assert page.money.table.records.group_at(0) is not None
    masked = page.values[Secret.PERSON_ID].text()
    assert "*" in masked
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_Space)
    sitting.settle()
    assert "*" not in page.values[Secret.PERSON_ID].text()
    assert page.minimumSizeHint().width() <= 1280
    assert window.page.crumbs[0] == ("学员", Route("people"))


def test_a_clerk_sees_whoever_sat_in_the_own_classes(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK)
    page = sitting.go("people")
    assert isinstance(page, PeoplePage)
    own = len(page.panel.table.records.records)
    sitting.desk.leave()
    sitting.settle()
    sitting.sign_in(Role.AUDITOR)
    page = sitting.go("people")
    assert isinstance(page, PeoplePage)
    assert 0 < own < len(page.panel.table.records.records)
