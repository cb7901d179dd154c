"""HR review at the desk: read, decided with one key and one sheet, and refused to whom it is not for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.ui.conftest import PATIENCE, Sit, Sitting
from tests.ui.hands import activate, had_another_duty, office_of, press, read, sheet_of, token_of
from trainingdesk.domain.people import Role
from trainingdesk.domain.texts import Language
from trainingdesk.domain.workflow import ClaimEvent, ClaimState
from trainingdesk.services.claim_filing import withdraw_claim
from trainingdesk.services.claim_review import ExcludePerson, exclude_person
from trainingdesk.services.claim_steps import ClaimAsSeen
from trainingdesk.services.drafts import WhichDrafts, fetch_drafts
from trainingdesk.ui.casework.changed import ChangedSheet
from trainingdesk.ui.pages.review.page import ReviewPage
from trainingdesk.ui.pages.review.sheets import ApproveSheet, ExcludeSheet, PinSheet, RejectSheet, ReturnSheet
from trainingdesk.ui.widgets.columns import money_text
from trainingdesk.ui.widgets.queue import QueueItem, QueueModel

CLASS, COUNTER = "SL2026-000001", "SL2026-000003"


def review_page(sitting: Sitting) -> ReviewPage:
    """The reviewer's home."""
    page = sitting.sign_in(Role.HR_REVIEWER).page
    assert isinstance(page, ReviewPage)
    assert page.queue.current() == CLASS, "what has waited longest comes first"
    return page


def test_qt_finds_nothing_wrong_with_the_queue(qtbot: QtBot) -> None:
    model = QueueModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show_items(
        [QueueItem("a", "a", "1", "", "", "inbox", "info"), QueueItem("b", "b", "2", "", "", "inbox", "info")]
    )
    model.show_items([])
    assert tester.model() is model


def test_a_claim_is_read_approved_and_its_vouchers_issued(sit: Sit) -> None:
    sitting = sit()
    page = review_page(sitting)
    assert page.evidence.attendance.grid is not None
    assert len(page.evidence.attendance.grid.lines) >= len(page.people)
    page.view.approve.click()
    sheet = sheet_of(sitting, ApproveSheet)
    assert sum(one.total.fen for one in sheet.sums.sums) == 6_636_000
    press(sitting, Qt.Key.Key_Return)
    detail = read(sitting, CLASS)
    assert detail.row.state is ClaimState.APPROVED
    assert all(line.voucher for line in detail.lines if line.amount)
    assert page.queue.current() == COUNTER, "the next one waits already"
    assert "PZ2026-" in sitting.window.notice.text


def test_the_same_with_keys_alone_and_the_voucher_later(sit: Sit) -> None:
    sitting = sit()
    page = review_page(sitting)
    activate(sitting)
    page.queue.list.setFocus()
    press(sitting, Qt.Key.Key_J)
    assert page.queue.current() == COUNTER
    press(sitting, Qt.Key.Key_F8)
    sheet_of(sitting, ApproveSheet).issue.setChecked(False)
    press(sitting, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert read(sitting, COUNTER).row.state is ClaimState.APPROVED
    sitting.go("review", COUNTER, "approved")
    assert page.view.approve.text() == "出具凭证"
    activate(sitting)
    with sitting.qtbot.waitSignal(page.decisions.told, timeout=PATIENCE):
        press(sitting, Qt.Key.Key_F8)
    sitting.settle()
    assert all(line.voucher for line in read(sitting, COUNTER).lines if line.amount)
    assert not page.view.approve.isEnabled()


def test_remarks_pinned_to_people_go_back_with_the_claim(sit: Sit) -> None:
    sitting = sit()
    page = review_page(sitting)
    page.view.locate(2)
    page.view.pin.click()
    sheet_of(sitting, PinSheet).note.setPlainText("签到表缺一天")
    press(sitting, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.view.give_back.click()
    sheet = sheet_of(sitting, ReturnSheet)
    sheet.note.setPlainText("请补正后再报")
    sheet.confirm_button.click()
    sitting.settle()
    detail = read(sitting, CLASS)
    assert detail.row.state is ClaimState.RETURNED
    said = {(act.subject_position, act.comment) for act in detail.acts if act.event is ClaimEvent.RETURN}
    assert said == {(2, "签到表缺一天"), (None, "请补正后再报")}


def test_pinned_remarks_wait_for_their_reviewer_and_go_when_the_claim_is_decided(sit: Sit) -> None:
    sitting = sit()
    page = review_page(sitting)
    for position, text in ((2, "签到表缺一天"), (5, "照片不清")):
        page.view.locate(position)
        page.view.pin.click()
        sheet_of(sitting, PinSheet).note.setPlainText(text)
        press(sitting, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.view.pin.click()
    sheet_of(sitting, PinSheet).note.setPlainText("照片不清，请重拍")
    press(sitting, Qt.Key.Key_Escape)
    sitting.desk.leave()
    sitting.settle()
    page = review_page(sitting)
    assert page.pins.on(CLASS) == {2: "签到表缺一天", 5: "照片不清"}
    assert page.view.give_back.text() == "退回补正 2"
    page.view.locate(5)
    page.view.pin.click()
    sheet = sheet_of(sitting, PinSheet)
    sitting.settle()
    assert sheet.note.text() == "照片不清，请重拍", "what was typed and not pinned waits as well"
    press(sitting, Qt.Key.Key_Escape)
    page.primary()
    sheet_of(sitting, ApproveSheet).confirm_button.click()
    sitting.settle()
    assert page.pins.on(CLASS) == {}
    office, token = office_of(sitting), token_of(sitting, Role.HR_REVIEWER)
    assert office.call(fetch_drafts, WhichDrafts("remarks"), token).rows == ()


def test_nothing_goes_back_without_a_remark(sit: Sit) -> None:
    sitting = sit()
    page = review_page(sitting)
    page.view.give_back.click()
    sheet = sheet_of(sitting, ReturnSheet)
    sheet.confirm_button.click()
    sitting.settle()
    assert "claim.remark_missing" in sheet.banner.text
    assert read(sitting, CLASS).row.state is ClaimState.SUBMITTED


def test_a_person_is_excluded_and_a_claim_rejected_by_rules_of_the_pack(sit: Sit) -> None:
    sitting = sit()
    page = review_page(sitting)
    page.view.locate(1)
    before = read(sitting, CLASS).row.total
    page.view.exclude.click()
    sheet = sheet_of(sitting, ExcludeSheet)
    assert str(sheet.rule.value()).startswith("HN22-R")
    sheet.confirm_button.click()
    sitting.settle()
    after = read(sitting, CLASS)
    assert before.fen - after.row.total.fen == 140_000
    assert after.subjects[0].excluded_by == "HN22-R01"
    assert page.view.figures._values[0].text() == "42"
    page.view.reject.click()
    sheet_of(sitting, RejectSheet).confirm_button.click()
    sitting.settle()
    assert read(sitting, CLASS).row.state is ClaimState.REJECTED


def test_who_was_faster_is_told_and_the_queue_read_again(sit: Sit) -> None:
    sitting = sit()
    page = review_page(sitting)
    page.view.approve.click()
    row = read(sitting, CLASS).row
    clerk = token_of(sitting, Role.INSTITUTION_CLERK, "jx")
    office_of(sitting).call(withdraw_claim, ClaimAsSeen(row.id, row.version), clerk)
    press(sitting, Qt.Key.Key_Return)
    assert "claim.changed_meanwhile" in page.banner.text
    sheet = sheet_of(sitting, ChangedSheet)
    (state,) = sheet.panel.table.records.records
    assert (state.name, state.before, state.now) == ("状态", "待初审", "已撤回")
    press(sitting, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [item.key for item in page.queue.model.items] == [COUNTER]


def test_what_was_written_for_a_decision_survives_whoever_was_faster(sit: Sit) -> None:
    sitting = sit()
    page = review_page(sitting)
    page.view.give_back.click()
    sheet_of(sitting, ReturnSheet).note.setPlainText("签到表缺两天，请补")
    detail = read(sitting, CLASS)
    out = next(person for person in page.people if person.is_paid)
    assert page.work is not None
    order = ExcludePerson(detail.row.id, detail.row.version, out.position, page.work.rules[0].id, "重复培训")
    office_of(sitting).call(exclude_person, order, token_of(sitting, Role.HR_REVIEWER))
    press(sitting, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    changed = sheet_of(sitting, ChangedSheet)
    told = {row.name: (row.before, row.now) for row in changed.panel.table.records.records}
    assert set(told) == {"金额（元）", "人数", f"{out.position} {out.subject.name}"}
    before, now = told[f"{out.position} {out.subject.name}"]
    assert (before, page.work.rules[0].id in now) == (money_text(out.subject.total), True)
    press(sitting, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    page.view.give_back.click()
    sheet = sheet_of(sitting, ReturnSheet)
    sitting.settle()
    assert sheet.note.text() == "签到表缺两天，请补"
    press(sitting, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert read(sitting, CLASS).row.state is ClaimState.RETURNED


def test_who_filed_it_reads_why_the_decisions_are_closed(sit: Sit) -> None:
    sitting = sit()
    had_another_duty(sitting, Role.HR_REVIEWER, CLASS, ClaimEvent.SUBMIT)
    page = review_page(sitting)
    assert not any(button.isEnabled() for button in (page.view.approve, page.view.give_back, page.view.reject))
    assert "其他职责" in page.view.notice.text
    page.primary()
    assert not sitting.window.findChildren(ApproveSheet)


@pytest.mark.parametrize("language", list(Language))
def test_evidence_follows_the_person_and_the_piece(sit: Sit, language: Language) -> None:
    sitting = sit(language)
    page = review_page(sitting)
    evidence = page.evidence
    scan, sheet = (
        next(piece for piece in evidence.pieces.table.records.records if piece.name.endswith(kind))
        for kind in (".pdf", ".xlsx")
    )
    evidence.pieces.table.go_to(scan.id)
    sitting.settle()
    assert evidence.pieces.pdf.content.startswith(b"%PDF")
    evidence.pieces.table.go_to(sheet.id)
    sitting.settle()
    assert evidence.pieces.shown.currentWidget() is not evidence.pieces.pdf
    target = sitting.city.folder / "kept.xlsx"
    assert evidence.pieces.save_to(target)
    assert target.read_bytes()[:2] == b"PK"
    page.view.locate(5)
    sitting.settle()
    assert page.detail is not None
    assert evidence.why.lines in {line.explanation for line in page.detail.lines if line.subject_position == 5}
    assert page.people[0].subject.name
    name = next(person.subject.name for person in page.people if person.position == 5)
    assert name in evidence.person.certificates.head.text()
    line = evidence.attendance.map.current()
    assert line is not None
    assert line.name == name
    evidence.attendance.map._move_to(7, 0)
    current = page.view.panel.table.current()
    assert current is not None
    assert current.subject.name == evidence.attendance.grid.lines[7].name  # type: ignore[union-attr]
    sitting.window.resize(1280, 800)
    assert sitting.window.width() == 1280, "words fit, in both languages"
