"""Columns named by hand: shown by themselves where something needed has none, and at hand at any time."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt

from tests.ui.conftest import Sit, Sitting
from tests.ui.hands import activate, press
from tests.ui.test_import_page import hand_over, plan_heads
from trainingdesk.domain.people import Role
from trainingdesk.ui.pages.importing.page import ImportPage

CLASS = "JX2026-02"


def odd_roster(sitting: Sitting, folder: Path, titles: dict[str, str]) -> Path:
    """A roster of somebody else's with other titles; none of its first line where there is no title at all."""
    (source,) = (file for file in sitting.city.files_of("YH2026-02") if "花名册" in file.name)
    book = openpyxl.load_workbook(source)
    page = book.worksheets[0]
    top = next(row for row in range(1, 9) if page.cell(row, 1).value == "学员姓名")
    for letters, title in titles.items():
        page[f"{letters}{top}"] = title
    if not titles:
        page.delete_rows(1, top)
    book.save(folder / "人员.xlsx")
    return folder / "人员.xlsx"


def handed(sitting: Sitting, folder: Path, titles: dict[str, str]) -> ImportPage:
    sitting.sign_in(Role.INSTITUTION_CLERK, "jx")
    plan_heads(sitting, CLASS, 90)
    page = hand_over(sitting, [odd_roster(sitting, folder, titles)], CLASS)
    activate(sitting)
    return page


def choose(page: ImportPage, letters: str, field: str) -> None:
    page.mapping.fields[letters].choose(field)
    page.mapping.fields[letters].chosen.emit(field)


def test_a_file_that_nothing_is_made_of_is_named_and_its_columns_too(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    page = handed(sitting, tmp_path, {})
    assert page.stack.currentWidget() is page.files
    assert not page.next.isEnabled()
    page.files.name_kind.click()
    sitting.settle()
    assert page.stack.currentWidget() is page.mapping
    assert not page.next.isEnabled()
    assert "姓名" in page.mapping.lacking.text()
    assert all("*" in text for text in [page.mapping._look.sheets[0].columns[2].samples[0]] if page.mapping._look)
    for letters, field in (("A", "name"), ("C", "id_number"), ("F", "level_held"), ("G", "level")):
        choose(page, letters, field)
    assert page.next.isEnabled()
    page.primary()
    sitting.settle()
    assert page.stack.currentWidget() is page.check
    assert page.check.counts.read.accessibleName().startswith("32 ")
    press(sitting, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_a_column_is_named_otherwise_and_the_check_follows(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    page = handed(sitting, tmp_path, {"H": "备用", "D": "电话号"})
    assert page.stack.currentWidget() is page.check
    page.columns.click()
    sitting.settle()
    assert page.stack.currentWidget() is page.mapping
    assert page.mapping.choices() == ()
    page.primary()
    assert page.stack.currentWidget() is page.check
    page.columns.click()
    sitting.settle()
    choose(page, "H", "bank_name")
    choose(page, "D", "phone")
    choose(page, "I", "phone")
    assert page.mapping.fields["D"].value() == ""
    page.primary()
    sitting.settle()
    assert page.stack.currentWidget() is page.check
    assert page.run is not None
    assert page.run.current is not None
    assert {one.column: one.field for one in page.run.current.edits.columns}["I"] == "phone"
    page.check.undo.click()
    sitting.settle()
    assert page.run.current.edits.columns == ()
