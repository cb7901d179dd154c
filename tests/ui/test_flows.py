"""The flows of a working day in the real window, by mouse and by keys alone, every gesture counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.ui.conftest import PATIENCE, Sit, Sitting, play
from tests.ui.gestures import CTRL, Hands
from tests.ui.hands import office_of, read, sheet_of, token_of
from trainingdesk.domain.people import Role
from trainingdesk.domain.workflow import ClaimState, VoucherState
from trainingdesk.services.audit_review import WhichEntries, list_entries
from trainingdesk.services.vouchers import WhichVouchers, list_vouchers
from trainingdesk.services.workbench_cards import CardKind
from trainingdesk.ui.casework.paper import PaperSheet
from trainingdesk.ui.pages.certificates.page import CertificatesPage
from trainingdesk.ui.pages.claim.evidence import EvidenceSheet
from trainingdesk.ui.pages.claim.page import ClaimPage
from trainingdesk.ui.pages.claim.sheets import SubmitSheet
from trainingdesk.ui.pages.finance.decisions import DecisionSheet
from trainingdesk.ui.pages.finance.page import FinancePage
from trainingdesk.ui.pages.importing.page import ImportPage
from trainingdesk.ui.pages.review.page import ReviewPage
from trainingdesk.ui.pages.review.sheets import ApproveSheet
from trainingdesk.ui.pages.workbench.page import WorkbenchPage
from trainingdesk.ui.widgets.pdf_view import page_count
from trainingdesk.ui.widgets.print_sheet import PrintSheet, remember_folder

NEW, OPENED = "YH2026-02", "SL2026-000005"
RETURNED, WAITING, VOUCHER = "SL2026-000002", "SL2026-000001", "PZ2026-000001"
ENTER, F8 = Qt.Key.Key_Return, Qt.Key.Key_F8


@pytest.fixture
def clerk(sit: Sit) -> Sitting:
    """The clerk of the school whose new class lies there as three files, at the workbench."""
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    assert isinstance(sitting.window.page, WorkbenchPage)
    return sitting


def scans(sitting: Sitting) -> list[Path]:
    """What was scanned for the new class."""
    return sorted((sitting.city.folder / "evidence").glob(f"{NEW}-*.pdf"))


def claim_page(sitting: Sitting) -> ClaimPage:
    page = sitting.window.page
    assert isinstance(page, ClaimPage)
    return page


def printed(sitting: Sitting, number: str) -> int:
    """How often the office has a print of it on record."""
    rows = office_of(sitting).call(list_entries, WhichEntries(), token_of(sitting, Role.AUDITOR)).rows
    return sum(row.action == "document.printed" and row.object_number == number for row in rows)


def test_flow_1_three_files_dropped_and_the_claim_form_printed(clerk: Sitting, tmp_path: Path) -> None:
    hands = Hands(clerk)
    hands.drop(clerk.window.page, clerk.city.files_of(NEW))  # 1
    page = clerk.window.page
    assert isinstance(page, ImportPage)
    hands.click(page.next)  # 2: the class is opened, every file checked
    assert page.next.text() == "导入 31 人"
    hands.click(page.next)  # 3: written
    hands.click(page.next)  # 4: on to the claim, computed as it opens
    claim = claim_page(clerk)
    assert read(clerk, OPENED).computed
    assert not claim.view.common.isVisible(), "training and assessment for each level gained"
    hands.drop(claim, scans(clerk))  # 5
    evidence = sheet_of(clerk, EvidenceSheet)
    assert all(choice.currentText() in path.name for choice, path in zip(evidence.choices, scans(clerk), strict=True))
    hands.click(evidence.confirm_button)  # 6
    hands.click(claim.view.submit)  # 7
    hands.click(sheet_of(clerk, SubmitSheet).confirm_button)  # 8
    form = sheet_of(clerk, PaperSheet)
    assert read(clerk, OPENED).row.state is ClaimState.SUBMITTED
    hands.click(form.confirm_button)  # 9
    hands.print_to(tmp_path / "form.pdf")  # 10
    assert hands.gestures <= 12
    assert page_count((tmp_path / "form.pdf").read_bytes()) == page_count(form.view.content) >= 2
    assert printed(clerk, OPENED) == 1


def test_flow_1_with_keys_alone(clerk: Sitting, tmp_path: Path) -> None:
    hands = Hands(clerk)
    hands.key(Qt.Key.Key_I, CTRL)  # 1
    hands.choose_files(clerk.city.files_of(NEW))  # 2
    for _ in range(3):  # 3, 4, 5
        hands.key(ENTER, CTRL)
    claim_page(clerk)
    hands.key(ENTER, CTRL)  # 6: what is lacking comes first, with a way to choose files for it
    assert "5" in sheet_of(clerk, EvidenceSheet).banner.text
    hands.key(Qt.Key.Key_O, CTRL)  # 7
    hands.choose_files(scans(clerk))  # 8
    hands.key(ENTER, CTRL)  # 9: put under their entries
    hands.key(ENTER, CTRL)  # 10
    hands.key(ENTER, CTRL)  # 11: submitted
    form = sheet_of(clerk, PaperSheet)
    assert read(clerk, OPENED).row.state is ClaimState.SUBMITTED
    hands.key(ENTER, CTRL)  # 12
    hands.print_to(tmp_path / "form.pdf")
    assert hands.gestures <= 13, "twelve, and the system's own dialog for the files"
    assert page_count((tmp_path / "form.pdf").read_bytes()) == page_count(form.view.content)


def a_page(sitting: Sitting, folder: Path) -> Path:
    """The sheet that was asked for, scanned."""
    path = folder / "签到表补正页-考勤.pdf"
    path.write_bytes(next((sitting.city.folder / "evidence").glob("*.pdf")).read_bytes())
    return path


def test_flow_2_a_returned_claim_is_mended_and_handed_in_again(clerk: Sitting, tmp_path: Path) -> None:
    hands = Hands(clerk)
    page = clerk.window.page
    assert isinstance(page, WorkbenchPage)
    card = next(card for card in page.cards.cards if card.card.kind is CardKind.RETURNED)
    hands.click(card)  # 1
    claim = claim_page(clerk)
    assert (claim.key, claim.view.remarks.isVisible()) == (RETURNED, True)
    hands.drop(claim, [a_page(clerk, tmp_path)])  # 2
    hands.click(sheet_of(clerk, EvidenceSheet).confirm_button)  # 3
    hands.click(claim.view.compute)  # 4
    hands.click(claim.view.submit)  # 5
    hands.click(sheet_of(clerk, SubmitSheet).confirm_button)  # 6
    assert hands.gestures <= 6
    assert read(clerk, RETURNED).row.state is ClaimState.SUBMITTED


def test_flow_2_with_keys_alone(clerk: Sitting, tmp_path: Path) -> None:
    hands = Hands(clerk)
    page = clerk.window.page
    assert isinstance(page, WorkbenchPage)
    card = next(card for card in page.cards.cards if card.card.kind is CardKind.RETURNED)
    card.setFocus(Qt.FocusReason.TabFocusReason)  # where Tab leads
    hands.key(ENTER)  # 1
    claim = claim_page(clerk)
    assert claim.key == RETURNED
    hands.key(Qt.Key.Key_E, CTRL)  # 2
    hands.key(Qt.Key.Key_O, CTRL)  # 3
    hands.choose_files([a_page(clerk, tmp_path)])
    hands.key(ENTER, CTRL)  # put under attendance
    hands.key(Qt.Key.Key_F9)
    hands.key(ENTER, CTRL)
    hands.key(ENTER, CTRL)
    assert hands.gestures <= 8
    assert read(clerk, RETURNED).row.state is ClaimState.SUBMITTED


def reviewer(sit: Sit) -> tuple[Sitting, ReviewPage]:
    sitting = sit()
    page = sitting.sign_in(Role.HR_REVIEWER).page
    assert isinstance(page, ReviewPage)
    return sitting, page


def test_flow_3_a_claim_is_opened_read_and_approved(sit: Sit) -> None:
    sitting, page = reviewer(sit)
    hands = Hands(sitting)
    rows = page.queue.list
    hands.click(rows.viewport(), rows.visualRect(page.queue.model.index(0, 0)).center())  # 1: opened
    assert page.detail is not None
    assert page.detail.row.number == WAITING
    people = page.view.panel.table
    hands.click(people.viewport(), people.visualRect(people.records.index(2, 1)).center())  # 2: read
    assert page.evidence.isVisible()
    hands.click(page.view.approve)  # 3
    hands.click(sheet_of(sitting, ApproveSheet).confirm_button)  # 4
    assert hands.gestures <= 4
    assert read(sitting, WAITING).row.state is ClaimState.APPROVED


def test_flow_3_with_keys_alone(sit: Sit) -> None:
    sitting, page = reviewer(sit)
    hands = Hands(sitting)
    assert page.detail is not None, "the queue is the start page, its first claim is open"
    hands.key(Qt.Key.Key_J)  # the next one
    hands.key(Qt.Key.Key_K)  # and back
    assert page.detail.row.number == WAITING
    hands.key(F8)
    sheet_of(sitting, ApproveSheet)
    hands.key(ENTER, CTRL)
    assert hands.gestures <= 4
    assert read(sitting, WAITING).row.state is ClaimState.APPROVED


def certificates(sitting: Sitting, folder: Path) -> CertificatesPage:
    """The certificate officer's page; what is printed goes into a folder."""
    sitting.sign_in(Role.CERTIFICATE_OFFICER)
    remember_folder(folder)
    page = sitting.go("certificates")
    assert isinstance(page, CertificatesPage)
    return page


def test_flow_6_all_certificates_that_wait_are_numbered_and_printed(sit: Sit, tmp_path: Path) -> None:
    officer = sit()
    page, hands = certificates(officer, tmp_path / "out"), Hands(officer)
    waiting = len(page.waiting.table.records.records)
    hands.click(page.waiting.table.horizontalHeader().viewport(), QPoint(19, 14))  # 1: all of them
    hands.click(page.numbering.button)  # 2
    hands.click(page.sheet.check_button)  # 3
    hands.click(page.sheet.print_button)  # 4
    hands.click(sheet_of(officer, PrintSheet).confirm_button)  # 5
    assert hands.gestures <= 5
    assert len(list((tmp_path / "out").glob("*.pdf"))) == waiting


def test_flow_6_forty_of_them_and_more_with_keys_alone(sit: Sit, tmp_path: Path) -> None:
    officer = sit(city=play(tmp_path / "larger", "--midday", "--people", "180"))
    page, hands = certificates(officer, tmp_path / "out"), Hands(officer)
    waiting = len(page.waiting.table.records.records)
    page.waiting.table.setFocus(Qt.FocusReason.TabFocusReason)  # where Tab leads
    hands.key(Qt.Key.Key_A, CTRL)
    hands.key(ENTER, CTRL)
    hands.key(Qt.Key.Key_F9)
    hands.key(ENTER, CTRL)
    hands.key(ENTER)
    assert hands.gestures <= 5
    assert len(list((tmp_path / "out").glob("*.pdf"))) == waiting >= 40


def voucher_state(sitting: Sitting) -> VoucherState:
    order = WhichVouchers(number=VOUCHER)
    return office_of(sitting).call(list_vouchers, order, token_of(sitting, Role.AUDITOR)).rows[0].state


def test_flow_4_a_voucher_is_decided_by_finance(sit: Sit) -> None:
    sitting = sit()
    page = sitting.sign_in(Role.FINANCE_REVIEWER).page
    assert isinstance(page, FinancePage)
    hands = Hands(sitting)
    hands.click(page.view.approve)
    hands.click(sheet_of(sitting, DecisionSheet).confirm_button)
    assert hands.gestures <= 2
    assert voucher_state(sitting) is VoucherState.APPROVED


def test_flow_4_with_keys_alone(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.FINANCE_REVIEWER)
    hands = Hands(sitting)
    hands.key(F8)
    sheet_of(sitting, DecisionSheet)
    hands.key(ENTER, CTRL)
    assert hands.gestures <= 2
    sitting.qtbot.waitUntil(lambda: voucher_state(sitting) is VoucherState.APPROVED, timeout=PATIENCE)
