"""A file put right on the desk: in its cells, down a column, from the clipboard; each step back and forth."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.ui.composing import assert_composes, compose, editor_in
from tests.ui.conftest import Sit, Sitting
from tests.ui.hands import activate, press
from tests.ui.test_import_page import hand_over, plan_heads
from trainingdesk.domain.people import Role
from trainingdesk.ui.pages.importing.columns import CheckRow
from trainingdesk.ui.pages.importing.page import ImportPage

CLASS = "JX2026-02"


def faulty(sitting: Sitting, folder: Path) -> Path:
    """A roster of people new to the class: three hold a level that cannot be told, one has a word beside the name."""
    (source,) = (file for file in sitting.city.files_of("YH2026-02") if "花名册" in file.name)
    book = openpyxl.load_workbook(source)
    page = book.worksheets[0]
    top = next(row for row in range(1, 9) if page.cell(row, 1).value == "学员姓名")
    for below in (2, 3, 5):
        page.cell(top + below, 6).value = "很高"
    named = page.cell(top + 6, 1)
    named.value = f"{named.value}（班长）"
    page.cell(top + 7, 2).value = "？"
    book.save(folder / "花名册.xlsx")
    return folder / "花名册.xlsx"


def mending(sitting: Sitting, folder: Path) -> ImportPage:
    """The check of the faulty roster, at its errors."""
    sitting.sign_in(Role.INSTITUTION_CLERK, "jx")
    plan_heads(sitting, CLASS, 90)
    page = hand_over(sitting, [faulty(sitting, folder)], CLASS)
    activate(sitting)
    page.check.panel.table.setFocus()
    return page


def rows(page: ImportPage) -> tuple[CheckRow, ...]:
    return page.check.panel.table.records.shown


def unread(page: ImportPage) -> list[CheckRow]:
    return [row for row in rows(page) if row.finding and row.finding.code == "import.level_unreadable"]


def ready(page: ImportPage) -> int:
    return int("".join(filter(str.isdigit, page.next.text())))


def test_a_cell_is_mended_where_it_stands_and_the_step_taken_back(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    page = mending(sitting, tmp_path)
    table, before = page.check.panel.table, ready(page)
    table.go_to(unread(page)[0].key)
    source = page.check.row.source
    assert source.isVisibleTo(page)
    assert "原技能等级 很高" in source.spoken()
    assert "身份证号 418" in source.spoken()
    assert "***" in source.spoken()
    press(sitting, Qt.Key.Key_F2)
    editor = editor_in(sitting, table)
    assert editor.text() == "很高"
    editor.selectAll()
    editor.insert("五级")
    sitting.qtbot.keyClick(editor, Qt.Key.Key_Return)
    sitting.settle()
    assert (ready(page), len(unread(page))) == (before + 1, 2)
    assert table.current() in rows(page)
    page.check.states.chosen.emit("mended")
    (mended,) = rows(page)
    assert (mended.text, mended.is_mended) == ("五级", True)
    assert "原技能等级 五级" in source.spoken()
    press(sitting, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert ready(page) == before
    press(sitting, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert ready(page) == before + 1
    page.check.states.choose("mended")
    page.check.states.chosen.emit("mended")
    page.check.row.restore.click()
    sitting.settle()
    assert (ready(page), page.check.undo.isEnabled(), page.check.redo.isEnabled()) == (before, True, False)


def test_a_column_is_filled_down_or_pasted_into_and_goes_in_as_mended(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    page = mending(sitting, tmp_path)
    table, before = page.check.panel.table, ready(page)
    first = unread(page)[0]
    table.go_to(first.key)
    QGuiApplication.clipboard().setText("五级\t不取\n无\n")
    press(sitting, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (ready(page), len(unread(page))) == (before + 2, 1)
    page.check.undo.click()
    sitting.settle()
    assert len(unread(page)) == 3
    table.go_to(first.key)
    table.edit(table.currentIndex())
    editor = editor_in(sitting, table)
    editor.setText("无级")
    sitting.qtbot.keyClick(editor, Qt.Key.Key_Return)
    sitting.settle()
    table.choose([row.key for row in unread(page)])
    press(sitting, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert [row.text for row in unread(page)] == ["无级"] * 3
    QGuiApplication.clipboard().setText("五级\n五级\n五级")
    table.go_to(first.key)
    press(sitting, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (ready(page), len(unread(page))) == (before + 3, 0)
    page.primary()
    sitting.settle()
    (item,) = page.outcome.panel.table.records.shown
    assert item.result is not None
    assert item.result.imported == before + 3


def test_chinese_is_composed_into_the_cell_and_no_check_disturbs_it(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    page = mending(sitting, tmp_path)
    table = page.check.panel.table
    table.go_to(unread(page)[0].key)
    assert_composes(sitting, table, table.records.column_of("text"))
    editor = compose(sitting, table, "wu", "五")
    page.reload()
    sitting.settle()
    assert editor.isVisible()
    assert editor.text() == "五"
    editor.insert("级")
    sitting.qtbot.keyClick(editor, Qt.Key.Key_Return)
    sitting.settle()
    assert len(unread(page)) == 2


def test_suggestions_are_taken_together_in_one_step_or_one_by_one(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    page = mending(sitting, tmp_path)
    table, before = page.check.panel.table, ready(page)
    assert page.check.accept.text() == "采纳全部建议（2）"
    page.check.accept.click()
    sitting.settle()
    assert ready(page) == before + 1
    assert not page.check.accept.isVisibleTo(page.check)
    page.check.states.choose("mended")
    page.check.states.chosen.emit("mended")
    assert page_name(page) in {row.text for row in rows(page)}
    assert {"男", "女"} & {row.text for row in rows(page)}
    press(sitting, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert ready(page) == before
    (named,) = (row for row in table.records.records if row.finding and row.finding.code == "import.name_symbols")
    page.check.states.choose("all")
    page.check.states.chosen.emit("all")
    table.go_to(named.key)
    page.check.row.accept.click()
    sitting.settle()
    assert ready(page) == before + 1
    assert page.check.accept.text() == "采纳全部建议（1）"


def page_name(page: ImportPage) -> str:
    """The name without the word beside it."""
    return next(row.text or "" for row in rows(page) if row.finding and row.finding.code == "import.name_symbols")


def test_rows_are_left_out_by_hand_and_the_rest_goes_in(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    page = mending(sitting, tmp_path)
    table, before = page.check.panel.table, ready(page)
    page.check.states.choose("all")
    page.check.states.chosen.emit("all")
    able = [row for row in rows(page) if row.can_go_in]
    table.choose([able[0].key, able[1].key])
    table.setFocus()
    press(sitting, Qt.Key.Key_Space)
    left_out = {able[0].mark, able[1].mark}
    assert ready(page) == before - len(left_out)
    press(sitting, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert ready(page) == before
    index = table.records.index(table.records.row_of(able[0].key), table.records.column_of("take"))
    table.scrollTo(index)
    sitting.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    sitting.settle()
    assert ready(page) == before - 1
    page.check.row.skip.click()
    sitting.settle()
    assert ready(page) == before
    page.check.row.skip.click()
    page.primary()
    sitting.settle()
    (item,) = page.outcome.panel.table.records.shown
    assert item.result is not None
    assert item.result.imported == before - 1
    assert [f.place.row for f in item.result.findings if f.code == "import.row_not_chosen"] == [
        able[0].mark.row if able[0].mark else 0
    ]


def test_where_every_row_is_left_out_the_file_is_passed_over(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    page = mending(sitting, tmp_path)
    page.check.states.choose("all")
    page.check.states.chosen.emit("all")
    page.check.panel.table.choose_shown()
    page.check.panel.table.looked_at.emit(None)
    sitting.settle()
    assert page.next.text() == "没有可导入的行，继续"
    page.primary()
    sitting.settle()
    (item,) = page.outcome.panel.table.records.shown
    assert item.skipped


def test_the_file_of_another_sitting_begins_without_steps(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    page = mending(sitting, tmp_path)
    table = page.check.panel.table
    table.go_to(unread(page)[0].key)
    page.check.row.edit.click()
    editor_in(sitting, table).setText("无")
    press(sitting, Qt.Key.Key_Return)
    assert page.check.undo.isEnabled()
    page.skip.click()
    sitting.settle()
    assert page.stack.currentWidget() is page.outcome
    assert page.run is not None
    assert page.run.steps.count() == 0
