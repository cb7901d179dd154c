"""Finance at the desk: the voucher's very bytes, one decision with its consequence, and whose hands are tied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from tests.ui.conftest import Sit, Sitting
from tests.ui.hands import activate, had_another_duty, office_of, press, read, sheet_of, token_of
from trainingdesk.domain.people import Role
from trainingdesk.domain.texts import Language
from trainingdesk.domain.workflow import ClaimEvent, ClaimState, VoucherEvent, VoucherState
from trainingdesk.services.audit_review import WhichEntries, list_entries
from trainingdesk.services.vouchers import DecideVoucher, VoucherRow, WhichVouchers, decide_voucher, list_vouchers
from trainingdesk.ui.casework.changed import ChangedSheet
from trainingdesk.ui.casework.paper import PaperSheet
from trainingdesk.ui.pages.claim.page import ClaimPage
from trainingdesk.ui.pages.finance.decisions import DecisionSheet
from trainingdesk.ui.pages.finance.page import FinancePage

VOUCHER, CLAIM = "PZ2026-000001", "SL2026-000004"


def finance_page(sitting: Sitting) -> FinancePage:
    """The finance reviewer's home."""
    page = sitting.sign_in(Role.FINANCE_REVIEWER).page
    assert isinstance(page, FinancePage)
    assert page.queue.current() == VOUCHER
    return page


def voucher(sitting: Sitting) -> VoucherRow:
    order = WhichVouchers(number=VOUCHER)
    return office_of(sitting).call(list_vouchers, order, token_of(sitting, Role.AUDITOR)).rows[0]


def prints(sitting: Sitting) -> int:
    entries = office_of(sitting).call(list_entries, WhichEntries(), token_of(sitting, Role.AUDITOR)).rows
    return sum(entry.action == "document.printed" for entry in entries)


def test_a_voucher_is_read_and_agreed_to_with_keys_alone(sit: Sit) -> None:
    sitting = sit()
    page = finance_page(sitting)
    activate(sitting)
    assert page.view.paper.content.startswith(b"%PDF")
    assert sum(one.total.fen for one in page.side.sums.sums) == voucher(sitting).total.fen
    press(sitting, Qt.Key.Key_F8)
    sheet = sheet_of(sitting, DecisionSheet)
    assert VOUCHER in sheet.title
    press(sitting, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert voucher(sitting).state is VoucherState.APPROVED
    assert read(sitting, CLAIM).row.state is ClaimState.SETTLED
    assert page.queue.model.items == ()
    sitting.go("finance", VOUCHER, "approved")
    assert page.queue.current() == VOUCHER
    assert not page.view.give_back.isEnabled()


def test_a_return_needs_a_reason_and_says_that_the_number_is_void(sit: Sit) -> None:
    sitting = sit()
    page = finance_page(sitting)
    page.view.give_back.click()
    sheet = sheet_of(sitting, DecisionSheet)
    sheet.confirm_button.click()
    assert "voucher.reason_missing" in sheet.banner.text
    sheet.note.setPlainText("第 2 人账号须再核")
    sheet.confirm_button.click()
    sitting.settle()
    assert voucher(sitting).state is VoucherState.RETURNED
    assert read(sitting, CLAIM).row.state is ClaimState.FINANCE_RETURNED
    sitting.go("finance", VOUCHER, "void")
    assert "作废" in page.view.notice.text
    assert "第 2 人账号须再核" in page.view.notice.text
    assert page.view.paper.content.startswith(b"%PDF"), "the paper of a void number can still be read"


def test_a_refusal_frees_the_people(sit: Sit) -> None:
    sitting = sit(Language.EN)
    page = finance_page(sitting)
    page.view.refuse.click()
    sheet = sheet_of(sitting, DecisionSheet)
    sheet.note.setPlainText("资金来源不符")
    sheet.confirm_button.click()
    sitting.settle()
    assert voucher(sitting).state is VoucherState.REFUSED
    assert read(sitting, CLAIM).row.state is ClaimState.REFUSED
    sitting.window.resize(1280, 800)
    assert sitting.window.width() == 1280, "words fit, in both languages"


def test_who_reviewed_the_claim_reads_why_the_decisions_are_closed(sit: Sit) -> None:
    sitting = sit()
    had_another_duty(sitting, Role.FINANCE_REVIEWER, CLAIM, ClaimEvent.APPROVE)
    page = finance_page(sitting)
    buttons = (page.view.approve, page.view.give_back, page.view.refuse)
    assert not any(button.isEnabled() for button in buttons)
    assert "其他职责" in page.view.notice.text
    page.primary()
    assert not sitting.window.findChildren(DecisionSheet)


def test_who_was_faster_is_told(sit: Sit) -> None:
    sitting = sit()
    page = finance_page(sitting)
    page.view.approve.click()
    row = voucher(sitting)
    order = DecideVoucher(row.id, row.version, VoucherEvent.APPROVE)
    office_of(sitting).call(decide_voucher, order, token_of(sitting, Role.FINANCE_REVIEWER))
    press(sitting, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "voucher.changed_meanwhile" in page.banner.text
    sheet = sheet_of(sitting, ChangedSheet)
    assert [row.name for row in sheet.panel.table.records.records] == ["状态"]
    sheet.confirm_button.click()
    sitting.settle()
    assert page.queue.model.items == ()


def test_the_very_bytes_are_printed_and_saved_and_the_print_is_on_record(sit: Sit) -> None:
    sitting = sit()
    page = finance_page(sitting)
    before = prints(sitting)
    page.view.large.click()
    sheet = sheet_of(sitting, PaperSheet)
    target = sitting.city.folder / "voucher.pdf"
    assert sheet.save_to(target)
    assert target.read_bytes() == page.view.paper.content
    assert prints(sitting) == before, "looking and saving is no print"
    printer = QPrinter()
    printer.setOutputFileName(str(sitting.city.folder / "printed.pdf"))
    sheet.send_to(printer)
    sitting.settle()
    assert (sitting.city.folder / "printed.pdf").read_bytes().startswith(b"%PDF")
    assert prints(sitting) == before + 1
    sheet.dismiss()
    page.side.open_claim.click()
    sitting.settle()
    opened = sitting.window.page
    assert isinstance(opened, ClaimPage)
    assert opened.key == CLAIM
    assert not opened.view.submit.isVisible()
