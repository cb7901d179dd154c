"""A class: its steps and the next one, everybody in it with problems first, its attendance, and decisions in sheets."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLineEdit

from tests.ui.composing import assert_composes, editor_in
from tests.ui.conftest import Sit, Sitting
from tests.ui.hands import activate, press, sheet_of
from trainingdesk.domain.people import Role
from trainingdesk.domain.texts import Language
from trainingdesk.ui.pages.importing.page import ImportPage
from trainingdesk.ui.pages.one_class.page import ClassPage
from trainingdesk.ui.pages.one_class.sheets import CancelSheet, CloseSheet, FactsSheet, RemoveSheet
from trainingdesk.ui.pages.people.person import PersonPage
from trainingdesk.ui.widgets.step_bar import StepState


def class_page(sitting: Sitting, number: str, part: str = "") -> ClassPage:
    page = sitting.go("class", number, part)
    assert isinstance(page, ClassPage)
    return page


def test_a_clerk_sees_how_far_the_class_has_come_and_what_is_next(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    page = class_page(sitting, "YH2026-01")
    assert (page.name.text(), page.number.text()) == ("电工", "YH2026-01")
    assert page.next.text() == "下一步：补正"
    assert [step.state for step in page.steps.steps] == [StepState.DONE] * 5 + [StepState.NEXT, StepState.LATER]
    shown = page.tabs.trainees.table.records.shown
    assert len(shown) == 41
    assert [row.passed for row in shown[:2]] == [False, True], "who failed stands first"
    assert all("*" in row.masked_id for row in shown)
    page.tabs.trainees.states.chosen.emit("danger")
    assert [row.passed for row in page.tabs.trainees.table.records.shown] == [False]


def test_every_tab_has_what_it_is_for(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    page = class_page(sitting, "YH2026-01", "attendance")
    heat = page.tabs.attendance.map
    line = heat.current()
    assert line is not None
    sitting.qtbot.keyClick(heat, Qt.Key.Key_Down)
    assert heat.current() is not line
    below = heat.current()
    assert below is not None
    assert below.position == line.position + 1
    assert heat.spoken().startswith(f"{below.name} 2026-08-17 全勤")
    page.tabs.attendance.views.choose("table")
    page.tabs.attendance.views.chosen.emit("table")
    twin = page.tabs.attendance.table
    assert twin.current_key() == below.enrolment_id
    assert "缺勤" in twin.records.data(twin.records.index(twin.currentIndex().row(), 5))
    page = class_page(sitting, "YH2026-01", "results")
    assert len(page.tabs.results.table.records.shown) == 41
    page = class_page(sitting, "YH2026-01", "certificates")
    assert len(page.tabs.certificates.table.records.shown) == 40
    page = class_page(sitting, "YH2026-01", "claims")
    assert [row.number for row in page.tabs.claims.table.records.shown] == ["SL2026-000002"]
    page = class_page(sitting, "YH2026-01", "history")
    assert any("退回补正" in row.zh for row in page.tabs.history.table.records.shown)


def test_files_are_kept_as_they_came_in_and_can_be_had_back(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    page = class_page(sitting, "YH2026-01", "files")
    table = page.tabs.files.table
    groups = [group.text for row in range(table.records.rowCount()) if (group := table.records.group_at(row))]
    assert groups == ["导入的名单", "申领单 SL2026-000002 的附件"]
    roster = next(row for row in table.records.shown if row.name == "YH2026-01-花名册.csv")
    table.opened.emit(roster)
    sitting.settle()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "back.csv"))
    dialog.reject()
    (came,) = (file for file in sitting.city.files_of("YH2026-01") if file.name == roster.name)
    assert (tmp_path / "back.csv").read_bytes() == came.read_bytes()
    page = class_page(sitting, "YH2026-01", "history")
    assert any(row.action == "evidence.opened" for row in page.tabs.history.table.records.shown)


def test_a_number_is_shown_in_full_on_record_and_never_copied(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    page = class_page(sitting, "YH2026-01")
    table = page.tabs.trainees.table
    first = table.records.shown[0]
    table.go_to(first.enrolment_id)
    sitting.qtbot.keyClick(table, Qt.Key.Key_Space)
    sitting.settle()
    said = sitting.window.notice.text
    assert said.startswith(f"{first.name}　{first.masked_id[:3]}")
    assert "*" not in said
    assert first.masked_id in table.copied_text()


def test_trainees_are_put_right_in_the_row_and_filled_down(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "jx")
    page = class_page(sitting, "JX2026-02")
    activate(sitting)
    panel, table = page.tabs.trainees, page.tabs.trainees.table
    first = table.records.shown[0]
    table.go_to(first.enrolment_id)
    for column in ("group", "phone", "account"):
        assert_composes(sitting, table, table.records.column_of(column))
    table.setCurrentIndex(table.records.index(0, table.records.column_of("phone")))
    table.setFocus()
    press(sitting, Qt.Key.Key_Space)
    assert "已记入日志" in sitting.window.notice.text
    press(sitting, Qt.Key.Key_F2)
    editor = editor_in(sitting, table)
    assert editor.text() == ""
    sitting.qtbot.keyClicks(editor, "13900139000")
    page.reload()
    sitting.settle()
    assert editor.text() == "13900139000", "what comes meanwhile waits for whoever is typing"
    sitting.qtbot.keyClick(editor, Qt.Key.Key_Return)
    sitting.settle()
    changed = next(row for row in table.records.shown if row.enrolment_id == first.enrolment_id)
    assert changed.masked_phone == "139****9000"
    table.choose([row.enrolment_id for row in table.records.shown[:3]])
    panel.group.click()
    editor = editor_in(sitting, table)
    editor.setText("退役军人")
    sitting.qtbot.keyClick(editor, Qt.Key.Key_Return)
    sitting.settle()
    table.choose([row.enrolment_id for row in table.records.shown[:3]])
    press(sitting, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert [row.group.value for row in table.records.shown[:3] if row.group] == ["veteran"] * 3
    editor = editor_of(sitting, page, "闲人")
    sitting.qtbot.keyClick(editor, Qt.Key.Key_Return)
    sitting.settle()
    assert "[trainee.not_usable]" in page.banner.text


def editor_of(sitting: Sitting, page: ClassPage, text: str) -> QLineEdit:
    """The editor of the first one's category, with a text in it."""
    page.tabs.trainees.group.click()
    editor = editor_in(sitting, page.tabs.trainees.table)
    editor.setText(text)
    return editor


def test_trainees_are_opened_copied_and_taken_off(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "jx")
    page = class_page(sitting, "JX2026-02")
    panel, table = page.tabs.trainees, page.tabs.trainees.table
    assert not panel.remove.isVisibleTo(panel)
    table.choose([table.records.shown[0].enrolment_id])
    panel.copy.click()
    assert table.records.shown[0].masked_id in QGuiApplication.clipboard().text()
    panel.remove.click()
    sheet = sheet_of(sitting, RemoveSheet)
    assert not sheet.confirm_button.isEnabled()
    sheet.reason.setPlainText("退学")
    sheet.confirm_button.click()
    sitting.settle()
    assert "[trainee.has_records]" in sheet.banner.text
    sheet.dismiss()
    table.setFocus()
    sitting.qtbot.keyClick(table, Qt.Key.Key_Return)
    sitting.settle()
    assert isinstance(sitting.window.page, PersonPage)


def test_rows_copied_from_a_sheet_are_checked_like_a_file(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "jx")
    page = class_page(sitting, "JX2026-02")
    content = QMimeData()
    content.setText("没有表格")
    QGuiApplication.clipboard().setMimeData(content)
    page.tabs.trainees.paste.click()
    assert "剪贴板里没有表格" in page.banner.text
    lines = ("姓名\t身份证号\t手机号\t原技能等级\t申报等级", "韩梅\t110101199003070020\t13800138000\t无\t五级")
    content = QMimeData()
    content.setText("\n".join(lines))
    QGuiApplication.clipboard().setMimeData(content)
    page.tabs.trainees.paste.click()
    sitting.settle()
    checked = sitting.window.page
    assert isinstance(checked, ImportPage)
    assert checked.check.panel.table.records.records
    assert checked.key.count("粘贴的学员") == 1


def test_facts_are_corrected_in_a_sheet_and_a_refusal_keeps_what_was_typed(sit: Sit) -> None:
    sitting = sit()
    window = sitting.sign_in(Role.INSTITUTION_CLERK, "jx")
    page = class_page(sitting, "JX2026-02")
    assert [action.isEnabled() for action in page.menu().actions() if action.text()] == [True] * 4
    page._on_edit()
    sheet = window.findChild(FactsSheet)
    assert sheet is not None
    sitting.settle()
    sheet.form.place.setText("新实训楼 401")
    sheet.form.theory.setValue(500)
    sitting.qtbot.keyClick(sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    sitting.settle()
    assert "[class.hours_sum]" in sheet.banner.text
    assert sheet.form.place.text() == "新实训楼 401"
    sheet.form.theory.setValue(30)
    sheet.confirm_button.click()
    sitting.settle()
    assert "新实训楼 401" in page.facts.text()


def test_closing_says_what_the_class_came_to_and_cancelling_wants_a_reason(sit: Sit) -> None:
    sitting = sit()
    window = sitting.sign_in(Role.INSTITUTION_CLERK, "jx")
    page = class_page(sitting, "JX2026-02")
    page._on_cancel()
    cancelling = window.findChild(CancelSheet)
    assert cancelling is not None
    assert not cancelling.confirm_button.isEnabled()
    cancelling.dismiss()
    sitting.settle()
    page._on_close()
    closing = window.findChild(CloseSheet)
    assert closing is not None
    closing.confirm_button.click()
    sitting.settle()
    assert page.state.accessibleName() == "已结业"
    assert not any(action.isEnabled() for action in page.menu().actions() if action.text())


def test_the_roster_is_saved_where_somebody_says(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    page = class_page(sitting, "YH2026-01")
    page.export.click()
    sitting.settle()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "花名册.pdf"))
    assert (tmp_path / "花名册.pdf").read_bytes().startswith(b"%PDF")
    assert sitting.window.notice.text == "已保存：花名册.pdf"
    dialog.reject()


def test_an_unknown_class_is_told_and_an_auditor_can_only_look(sit: Sit) -> None:
    sitting = sit(Language.EN)
    sitting.sign_in(Role.AUDITOR)
    page = class_page(sitting, "JX2026-01")
    assert page.next.text() == "Show claim"
    assert not any(action.isEnabled() for action in page.menu().actions() if action.text())
    page = class_page(sitting, "XX-1")
    assert "[class.unknown]" in page.banner.text
    assert not page.next.isVisibleTo(page)
