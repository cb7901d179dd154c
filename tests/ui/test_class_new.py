"""A new class: what the institution may teach as choices, filled in from files or from the last class."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from tests.ui.conftest import Sit, Sitting
from trainingdesk.domain.levels import Level
from trainingdesk.domain.people import Role
from trainingdesk.services.office import Upload
from trainingdesk.ui.handed_files import key_of
from trainingdesk.ui.pages.class_new.page import ClassNewPage, next_monday
from trainingdesk.ui.pages.importing.page import ImportPage
from trainingdesk.ui.pages.one_class.page import ClassPage


def new_page(sitting: Sitting, key: str = "", part: str = "") -> ClassNewPage:
    page = sitting.go("class_new", key, part)
    assert isinstance(page, ClassNewPage)
    return page


def test_the_form_offers_what_is_certified_and_opens_a_class_without_a_word_typed(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    page = new_page(sitting)
    assert [page.form.trade.itemText(row) for row in range(page.form.trade.count())] == [
        "焊工 6-18-02-04",
        "电工 6-31-01-03",
    ]
    assert page.form.levels.levels() == (Level.ELEMENTARY, Level.INTERMEDIATE, Level.ADVANCED)
    page.form.trade.setCurrentIndex(1)
    page.form.trade.activated.emit(1)
    assert page.form.levels.levels() == (Level.INTERMEDIATE, Level.ADVANCED)
    assert page.form.start.day() == date(2026, 11, 23), "the Monday after the office's Friday"
    sitting.qtbot.keyClick(sitting.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    sitting.settle()
    opened = sitting.window.page
    assert isinstance(opened, ClassPage)
    assert (opened.name.text(), opened.key) == ("电工", "2026-001")
    assert opened.next.text() == "下一步：导入花名册"


def test_the_last_class_is_copied_and_a_refusal_keeps_what_was_typed(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    page = new_page(sitting, part="copy")
    assert (page.form.hours.value(), page.form.place.text()) == (120, "颍河校区电工实训室")
    assert page.form.number.text() == ""
    page.form.number.setText("YH2026-01")
    page.primary()
    sitting.settle()
    assert "[class.exists]" in page.banner.text
    assert page.form.number.text() == "YH2026-01"
    sitting.go("classes")
    assert new_page(sitting, part="copy").form.number.text() == "YH2026-01", "coming back finds it as it was left"


def test_files_fill_the_form_and_go_on_to_the_import(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    got: list[tuple[Upload, ...]] = []
    sitting.desk.upload(sitting.desk, sitting.city.files_of("YH2026-02"), got.append)
    sitting.settle()
    page = new_page(sitting, key_of(got[0]))
    facts = page.form.facts()
    assert (facts.occupation_name, facts.number, facts.heads_planned) == ("焊工", "YH2026-02", 32)
    assert facts.class_start == date(2026, 9, 14)
    page.form.number.setText("焊工2026-1")
    page.primary()
    sitting.settle()
    importing = sitting.window.page
    assert isinstance(importing, ImportPage)
    assert importing.next.text() == "导入 31 人"
    assert importing.run is not None
    assert {item.class_number for item in importing.run.items} == {"焊工2026-1"}


def test_monday_is_never_today() -> None:
    assert next_monday(date(2026, 11, 20)) == date(2026, 11, 23)
    assert next_monday(date(2026, 11, 23)) == date(2026, 11, 30)
