"""What a list shows goes into a file: its columns, filter and order, masked; by key, as a job, with a notice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from python_calamine import load_workbook

from tests.ui.conftest import Sit
from tests.ui.hands import activate, press, sheet_of
from trainingdesk.domain.errors import Unavailable
from trainingdesk.domain.people import Role
from trainingdesk.exchange.list_files import ListContent, ListFormat
from trainingdesk.ui.list_export import write_list
from trainingdesk.ui.pages.classes.page import ClassesPage
from trainingdesk.ui.pages.people.page import PeoplePage
from trainingdesk.ui.pages.policies.page import PoliciesPage
from trainingdesk.ui.widgets.export_sheet import ExportSheet

FRIDAY = "2026-11-27"
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def rows_of(path: Path) -> list[list[object]]:
    return [list(row) for row in load_workbook(str(path)).get_sheet_by_index(0).to_python()]


def test_a_key_a_confirmation_and_the_list_is_a_workbook(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    window = sitting.sign_in(Role.HR_REVIEWER)
    activate(sitting)
    page = sitting.go("classes")
    assert isinstance(page, ClassesPage)
    table = page.panel.table
    table.show_column(table.records.column_of("start"), shown=False)
    table.horizontalHeader().moveSection(1, 0)
    table.order_by(0)
    table.order_by(0)
    page.panel.filter.setText("JX")
    page.panel.filter.settled.emit("JX")
    table.setFocus()
    press(sitting, Qt.Key.Key_E, BOTH)
    sheet = sheet_of(sitting, ExportSheet)
    sheet.place.line.setText(str(tmp_path / "到这里"))
    press(sitting, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [written] = (tmp_path / "到这里").iterdir()
    assert written.suffix == ".xlsx"
    head, *rows = rows_of(written)
    assert head[:2] == ["工种", "班号"]
    assert "开班" not in head
    assert [row[1] for row in rows] == [row.number for row in table.records.shown]
    assert str(written) in window.notice.accessibleName()


def test_a_number_shown_for_a_moment_leaves_masked(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.HR_REVIEWER)
    page = sitting.go("people")
    assert isinstance(page, PeoplePage)
    table = page.panel.table
    masked = table.records.records[0].masked_id
    QTest.keyClick(table, Qt.Key.Key_Space)
    sitting.settle()
    full = table.records.records[0].masked_id
    assert "*" not in full
    table.copy()
    assert full not in QGuiApplication.clipboard().text()
    assert masked in QGuiApplication.clipboard().text()
    assert full not in str(table.content("").rows)


def test_headings_become_a_column(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.AUDITOR)
    page = sitting.go("policies")
    assert isinstance(page, PoliciesPage)
    content = page.panel.table.content("分组")
    assert content.header[0] == "分组"
    assert {row[0] for row in content.rows} >= {"职业培训补贴"}


def test_the_menu_offers_what_the_keys_do(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.AUDITOR)
    page = sitting.go("classes")
    assert isinstance(page, ClassesPage)
    menu = page.panel.menu.make()
    offered = {action.text(): action for action in menu.actions() if action.text()}
    assert offered["导出列表…"].isEnabled()
    page.panel.table.show_column(3, shown=False)
    offered["恢复默认列和排序"].trigger()
    assert page.panel.table.look() == page.panel.table.plain
    menu.deleteLater()


def test_what_is_there_stays_and_the_new_file_gets_a_number(tmp_path: Path) -> None:
    content, day = ListContent("名单", ("姓名",), (("张伟",),)), date.fromisoformat(FRIDAY)
    first = write_list(content, ListFormat.DELIMITED, tmp_path, day)
    second = write_list(content, ListFormat.DELIMITED, tmp_path, day)
    assert (first.name, second.name) == (f"名单 {FRIDAY}.csv", f"名单 {FRIDAY} (2).csv")


def test_a_folder_that_cannot_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(Unavailable, match=r"cli\.folder"):
        write_list(ListContent("名单", (), ()), ListFormat.WORKBOOK, tmp_path / "file" / "below", date(2026, 1, 1))
