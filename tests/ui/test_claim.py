"""A claim at the desk: explained in the office's own words, mended, handed in, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from tests.ui.conftest import Sit, Sitting
from tests.ui.hands import activate, press, sheet_of
from trainingdesk.domain.people import Role
from trainingdesk.domain.texts import Language
from trainingdesk.domain.workflow import ClaimState
from trainingdesk.services.claim_filing import LeaveOut, leave_out
from trainingdesk.services.claim_reading import WhichClaim, open_claim
from trainingdesk.services.claim_records import ClaimDetail
from trainingdesk.ui.casework.changed import ChangedSheet
from trainingdesk.ui.casework.paper import PaperSheet
from trainingdesk.ui.casework.people import ClaimPerson
from trainingdesk.ui.pages.claim.evidence import EvidenceSheet
from trainingdesk.ui.pages.claim.page import ClaimPage
from trainingdesk.ui.pages.claim.sheets import LeaveOutSheet, SubmitSheet
from trainingdesk.ui.widgets.pdf_view import page_count
from trainingdesk.ui.widgets.sheet import Sheet

RETURNED, WAITING = "SL2026-000002", "SL2026-000001"


def claim_page(sitting: Sitting, number: str = RETURNED, school: str = "yh") -> ClaimPage:
    sitting.sign_in(Role.INSTITUTION_CLERK, school)
    page = sitting.go("claim", number)
    assert isinstance(page, ClaimPage)
    return page


def drop(page: ClaimPage, file: Path) -> None:
    """A file let go over the page."""
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(file))])
    page.dropEvent(
        QDropEvent(
            QPointF(200, 200), Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip


def read(sitting: Sitting, number: str = RETURNED) -> ClaimDetail:
    """The claim as the office tells it."""
    found: list[ClaimDetail] = []
    sitting.desk.query(sitting.window, open_claim, WhichClaim(number), found.append, slot="test")
    sitting.settle()
    return found[0]


def test_a_returned_claim_is_mended_and_handed_in_within_six_gestures(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    page = claim_page(sitting)  # 1: opened
    assert page.view.remarks.isVisible()
    assert page.view.panel.table.current_key() == 1, "who was remarked on is where the eye falls"
    paper = tmp_path / "签到表补正页-考勤.pdf"
    paper.write_bytes(a_pdf(sitting))
    drop(page, paper)  # 2
    press(sitting, Qt.Key.Key_Return)  # 3: put under attendance
    assert {entry.code: entry.pieces for entry in read(sitting).evidence}["attendance"] == 2
    page.compute()  # 4: F9
    sitting.settle()
    page.primary()  # 5: Ctrl+Enter
    sheet = sheet_of(sitting, SubmitSheet)
    assert RETURNED in sheet.title
    press(sitting, Qt.Key.Key_Return)  # 6
    assert read(sitting).row.state is ClaimState.SUBMITTED
    form = sheet_of(sitting, PaperSheet)
    assert isinstance(form, PaperSheet)
    assert page_count(form.view.content) >= 2
    assert not page.view.submit.isVisible()


def a_pdf(sitting: Sitting) -> bytes:
    """Any real document: one that was handed in already."""
    return next(sitting.city.folder.glob("**/*.pdf")).read_bytes()


def test_the_same_with_keys_alone(sit: Sit) -> None:
    sitting = sit()
    page = claim_page(sitting)
    activate(sitting)
    press(sitting, Qt.Key.Key_F9)
    press(sitting, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(sitting, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert read(sitting).row.state is ClaimState.SUBMITTED
    press(sitting, Qt.Key.Key_Escape)
    assert not sitting.window.findChildren(PaperSheet) or not page.view.submit.isVisible()


@pytest.mark.parametrize("language", list(Language))
def test_why_is_told_in_the_very_words_of_the_office(sit: Sit, language: Language) -> None:
    sitting = sit(language)
    page = claim_page(sitting)
    assert page.detail is not None
    by_place = {(line.subject_position, line.item): line for line in page.detail.lines}
    page.view.locate(35)
    refused = by_place[35, "assessment"]
    assert page.view.why.lines == refused.explanation
    page.view.why.stepped.emit(1)
    assert page.view.panel.table.current_key() == 1
    assert page.view.why.lines == by_place[1, "training"].explanation, "what pays most comes first"
    page.view.why.choose_item("assessment")
    assert page.view.why.lines == by_place[1, "assessment"].explanation
    assert "240.00" in page.view.why.title
    press_on_table(sitting, page, Qt.Key.Key_J)
    assert page.view.why.lines == by_place[2, "assessment"].explanation, "the item looked at stays"


def press_on_table(sitting: Sitting, page: ClaimPage, key: Qt.Key) -> None:
    page.view.panel.table.setFocus()
    sitting.qtbot.keyClick(page.view.panel.table, key)
    sitting.settle()


def test_sums_add_up_to_the_claim(sit: Sit) -> None:
    page = claim_page(sit())
    assert page.detail is not None
    assert sum(one.total.fen for one in page.view.sums.sums) == page.detail.row.total.fen
    assert page.view.summary.amount.text() == "77,920.00"
    headings = [page.view.panel.table.records.group_at(row) for row in range(3)]
    assert [heading.text for heading in headings if heading is not None] == ["排除", "应申领"]


def test_somebody_left_out_needs_a_reason_and_may_come_back(sit: Sit) -> None:
    sitting = sit()
    page = claim_page(sitting)
    page.view.locate(4)
    page.view.leave_out.click()
    sheet = sheet_of(sitting, LeaveOutSheet)
    assert isinstance(sheet, LeaveOutSheet)
    sheet.confirm_button.click()
    assert sheet.banner.isVisible()
    sheet.reason.setPlainText("本人不愿申领")
    sheet.confirm_button.click()
    sitting.settle()
    assert page.view.submit.text() == "计算申领", "what changed is computed before it is handed in"
    page.primary()
    sitting.settle()
    person = page.view.panel.table.current()
    assert person is not None
    assert (person.is_left_out, person.reasons) == (True, ("本人不愿申领",))
    page.view.leave_out.click()
    sitting.settle()
    page.compute()
    sitting.settle()
    assert page.view.summary.amount.text() == "77,920.00"


def test_what_somebody_else_did_meanwhile_offers_to_read_again(sit: Sit) -> None:
    sitting = sit()
    page = claim_page(sitting)
    seen = read(sitting).row
    token = sitting.desk._token
    sitting.desk._office.call(leave_out, LeaveOut(seen.id, seen.version, 2, "本人不愿申领"), token)
    page.compute()
    sitting.settle()
    assert "claim.changed_meanwhile" in page.banner.text
    sheet = sheet_of(sitting, ChangedSheet)
    assert [row.now for row in sheet.panel.table.records.records if row.name.startswith("2 ")] == [
        "已排除：本人不愿申领"
    ]
    sheet.confirm_button.click()
    sitting.settle()
    page.compute()
    sitting.settle()
    assert read(sitting).computed


def test_a_claim_under_review_is_only_read_and_may_be_withdrawn(sit: Sit) -> None:
    sitting = sit()
    page = claim_page(sitting, WAITING, "jx")
    view = page.view
    assert not any(button.isVisible() for button in (view.submit, view.compute, view.leave_out))
    view.preview.click()
    sitting.settle()
    sheet_of(sitting, PaperSheet).dismiss()
    view.withdraw.click()
    sheet_of(sitting, Sheet).confirm_button.click()
    sitting.settle()
    assert read(sitting, WAITING).row.state is ClaimState.WITHDRAWN


def test_another_schools_claim_is_not_shown(sit: Sit) -> None:
    page = claim_page(sit(), WAITING, "yh")
    assert "claim.not_yours" in page.banner.text
    assert page.view.panel.table.records.records == ()


def test_words_fit_a_window_of_1280_in_both_languages(sit: Sit) -> None:
    page = claim_page(sit(Language.EN))
    assert page.view.minimumSizeHint().width() <= 1280 - 56 - 48


def test_evidence_handed_in_by_the_office_shows_in_the_open_checklist(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    page = claim_page(sitting)
    page.show_evidence()
    sheet = page.attaching.sheet
    assert sheet is not None
    paper = tmp_path / "学生证.pdf"
    paper.write_bytes(a_pdf(sitting))
    sheet.given.emit((("student_proof", paper),))
    sitting.settle()
    assert {entry.code: entry.pieces for entry in read(sitting).evidence}["student_proof"] == 1


def test_what_a_filer_decided_is_undone_and_redone_with_keys(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    page = claim_page(sitting)
    activate(sitting)
    page.view.locate(4)
    page.view.leave_out.click()
    sheet = sheet_of(sitting, LeaveOutSheet)
    sheet.reason.setPlainText("本人不愿申领")
    sheet.confirm_button.click()
    sitting.settle()
    name = person_at(page, 4).subject.name
    press(sitting, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not person_at(page, 4).is_left_out
    assert sitting.window.notice.text == f"已撤销：不为 {name} 申领"
    press(sitting, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert person_at(page, 4).reasons == ("本人不愿申领",)
    assert not page.view.steps.redo.isEnabled()
    page.show_evidence()
    checklist = sheet_of(sitting, EvidenceSheet)
    paper = tmp_path / "学生证.pdf"
    paper.write_bytes(a_pdf(sitting))
    checklist.given.emit((("student_proof", paper),))
    sitting.settle()
    assert page.work is not None
    piece = next(one for one in page.work.pieces if one.evidence == "student_proof")
    paper.unlink()
    checklist.taken_off.emit(piece)
    sitting.settle()
    assert pieces_under(sitting, "student_proof") == 0
    for _ in range(2):
        checklist.steps.undo.click()
        sitting.settle()
    assert pieces_under(sitting, "student_proof") == 0, "handed in, taken off, put back, taken off again"
    checklist.steps.redo.click()
    sitting.settle()
    assert pieces_under(sitting, "student_proof") == 1
    press(sitting, Qt.Key.Key_Escape)
    page.view.steps.undo.click()
    page.view.steps.undo.click()
    sitting.settle()
    assert pieces_under(sitting, "student_proof") == 0, "a second press waits until the first was read"
    assert person_at(page, 4).is_left_out


def person_at(page: ClaimPage, position: int) -> ClaimPerson:
    return next(person for person in page.people if person.position == position)


def pieces_under(sitting: Sitting, entry: str) -> int:
    return {one.code: one.pieces for one in read(sitting).evidence}[entry]


def test_the_next_step_of_a_class_opens_its_claim_computed(sit: Sit) -> None:
    sitting = sit()
    page = claim_page(sitting, WAITING, "jx")
    page.view.withdraw.click()
    sheet_of(sitting, Sheet).confirm_button.click()
    sitting.settle()
    sitting.go("class", "JX2026-01")
    sitting.window.page.primary()
    sitting.settle()
    assert sitting.window.page is page
    assert page.detail is not None
    assert page.detail.row.number not in (WAITING, RETURNED)
    assert (page.detail.computed, page.view.summary.amount.text()) == (True, "66,360.00")
    assert page.view.submit.text() == "提交初审"
