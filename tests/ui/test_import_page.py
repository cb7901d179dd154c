"""Files that come in: recognised, checked with every problem told, written in order; nothing chosen is ever lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from tests.ui.conftest import Sit, Sitting
from tests.ui.hands import sheet_of
from trainingdesk.domain.people import Role
from trainingdesk.domain.texts import Language
from trainingdesk.services.class_lists import ShowClass, show_class
from trainingdesk.services.class_records import ClassDetail
from trainingdesk.services.classes import EditClass, edit_class
from trainingdesk.services.office import Upload
from trainingdesk.ui.class_form import facts_of_class
from trainingdesk.ui.handed_files import key_of, uploads_of
from trainingdesk.ui.pages.importing.page import ImportPage
from trainingdesk.ui.pages.one_class.page import ClassPage
from trainingdesk.ui.undo_import import UndoSheet


def hand_over(sitting: Sitting, files: list[Path], number: str = "") -> ImportPage:
    got: list[tuple[Upload, ...]] = []
    sitting.desk.upload(sitting.desk, files, got.append)
    sitting.settle()
    page = sitting.go("import", key_of(got[0]), number)
    assert isinstance(page, ImportPage)
    return page


def test_a_route_carries_uploads() -> None:
    uploads = (Upload("ab12", "花名册：一.xlsx", 12), Upload("cd34", 'a"b.csv', 0))
    assert uploads_of(key_of(uploads)) == uploads
    assert uploads_of("YH2026-01") == ()


def test_files_of_a_new_class_open_it_and_go_in_one_after_the_other(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    page = hand_over(sitting, sitting.city.files_of("YH2026-02"))
    assert page.stack.currentWidget() is page.files
    assert page.next.text() == "开班并检查 3 个文件"
    page.primary()
    sitting.settle()
    assert page.stack.currentWidget() is page.check
    assert page.next.text() == "导入 31 人"
    (wrong,) = page.check.panel.table.records.shown
    assert (wrong.name, wrong.finding.code if wrong.finding else "") == ("邹刚坤", "roster.level_not_above")
    page.check.states.chosen.emit("all")
    assert len(page.check.panel.table.records.shown) == 34
    page.primary()
    sitting.settle()
    assert page.stack.currentWidget() is page.outcome
    items = page.outcome.panel.table.records.shown
    results = [item.result for item in items if item.result]
    assert [(one.imported, one.listed) for one in results] == [(31, 1), (310, 0), (31, 0)]
    assert page.next.text() == "下一步：办理申领"
    page.to_class.click()
    sitting.settle()
    assert isinstance(sitting.window.page, ClassPage)
    assert sitting.window.page.key == "YH2026-02"


def test_a_known_class_goes_straight_to_the_check_and_the_workbook_comes_back(sit: Sit, tmp_path: Path) -> None:
    sitting = sit(Language.EN)
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    (roster,) = (file for file in sitting.city.files_of("YH2026-01") if file.name.endswith("花名册.csv"))
    page = hand_over(sitting, [roster], "YH2026-01")
    assert page.stack.currentWidget() is page.check
    assert page.check.counts.same.isVisibleTo(page.check)
    page.check.remark.click()
    sitting.settle()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "remarks.xlsx"))
    assert (tmp_path / "remarks.xlsx").read_bytes().startswith(b"PK")
    dialog.reject()


def test_an_import_is_taken_back_from_its_outcome_and_from_the_history(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "jx")
    plan_heads(sitting, "JX2026-02", 90)
    (roster,) = (file for file in sitting.city.files_of("YH2026-02") if "花名册" in file.name)
    page = hand_over(sitting, [roster], "JX2026-02")
    page.primary()
    sitting.settle()
    assert page.stack.currentWidget() is page.outcome
    page.outcome.undo.click()
    sitting.settle()
    sheet = sheet_of(sitting, UndoSheet)
    sheet.confirm_button.click()
    sitting.settle()
    assert page.outcome.panel.table.records.shown[0].is_undone
    assert not page.outcome.undo.isEnabled()
    klass = sitting.go("class", "JX2026-02", "history")
    assert isinstance(klass, ClassPage)
    rows = klass.tabs.history.table.records.shown
    assert rows[0].action == "import.undone"
    results = next(row for row in rows if row.action == "roster.imported" and row is not rows[1])
    klass.tabs.history.table.go_to(results.seq)
    klass.tabs.undo.click()
    sitting.settle()
    sheet = sheet_of(sitting, UndoSheet)
    assert not sheet.confirm_button.isEnabled()
    sheet.dismiss()


def plan_heads(sitting: Sitting, number: str, heads: int) -> None:
    """Somebody else changes how many people a class is planned for."""
    details: list[ClassDetail] = []
    sitting.desk.query(sitting.window, show_class, ShowClass(number), details.append)
    sitting.settle()
    facts = replace(facts_of_class(details[0]), heads_planned=heads)
    sitting.desk.act(sitting.window, edit_class, EditClass(details[0].row.version, facts))
    sitting.settle()


def test_what_changed_meanwhile_is_a_conflict_that_keeps_the_files(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "jx")
    plan_heads(sitting, "JX2026-02", 60)
    (roster,) = (file for file in sitting.city.files_of("YH2026-02") if "花名册" in file.name)
    page = hand_over(sitting, [roster], "JX2026-02")
    before = page.next.text()
    plan_heads(sitting, "JX2026-02", 36)
    page.primary()
    sitting.settle()
    assert "[import.changed_meanwhile]" in page.banner.text
    page.banner.acted.emit()
    sitting.settle()
    assert page.stack.currentWidget() is page.check
    assert page.next.text() == "导入 2 人" != before


def test_what_cannot_be_read_says_why_and_an_empty_sitting_offers_nothing(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    (tmp_path / "扫描.pdf").write_bytes(b"%PDF-1.7")
    page = hand_over(sitting, [tmp_path / "扫描.pdf"])
    assert page.stack.currentWidget() is page.files
    assert not page.next.isEnabled()
    (row,) = page.files.panel.table.records.shown
    assert row.kind is None
