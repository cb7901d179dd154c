"""Finance's three decisions on a voucher: what each comes to, and what becomes of number and people."""

from __future__ import annotations

from collections.abc import Sequence

from trainingdesk.domain.errors import Refused
from trainingdesk.domain.texts import Language
from trainingdesk.domain.workflow import VoucherEvent
from trainingdesk.services.claim_records import ClaimLineView
from trainingdesk.services.vouchers import DecideVoucher, VoucherRow, VoucherRows, decide_voucher
from trainingdesk.ui.casework.deciding import Deciding
from trainingdesk.ui.casework.notes import add_note
from trainingdesk.ui.casework.sums import SumsTable, fund_name, level_sums
from trainingdesk.ui.widgets.buttons import ButtonKind
from trainingdesk.ui.widgets.columns import money_text
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.sheet import Sheet

_ICONS = {VoucherEvent.APPROVE: "check", VoucherEvent.RETURN: "return", VoucherEvent.REFUSE: "forbidden"}


class DecisionSheet(Sheet):
    """One decision: to whom, how much, by level, and the consequence."""

    def __init__(
        self, voucher: VoucherRow, lines: Sequence[ClaimLineView], decision: VoucherEvent, language: Language
    ) -> None:
        kind = ButtonKind.PRIMARY if decision is VoucherEvent.APPROVE else ButtonKind.DANGER
        super().__init__("", "", kind=kind, width=720)
        words = {
            VoucherEvent.APPROVE: (
                self.tr("同意拨付 {number}"),
                self.tr("同意拨付"),
                self.tr("同意后这份凭证不能再退回；申领单的全部凭证办结后即告办结。"),
            ),
            VoucherEvent.RETURN: (
                self.tr("退回 {number}"),
                self.tr("退回并作废"),
                self.tr("凭证号 {number} 即作废，不再使用；其中的人回到人社初审，重新出具时另编新号。"),
            ),
            VoucherEvent.REFUSE: (
                self.tr("不予拨付 {number}"),
                self.tr("不予拨付"),
                self.tr("凭证号 {number} 即作废，不再使用；其中的人可以重新申领。"),
            ),
        }
        title, confirm, follows = (text.format(number=voucher.number) for text in words[decision])
        self.retitle(title)
        self.confirm_button.setText(confirm)
        self.confirm_button.show_icon(_ICONS[decision])
        self.add_fact(self.tr("收款方"), voucher.payee_name)
        self.add_fact(self.tr("资金"), fund_name(voucher.fund, language))
        self.sums = SumsTable(language, one_fund=True, rows=5)
        self.sums.show_sums(level_sums(lines), voucher.heads)
        self.add(self.sums)
        self.add_fact(self.tr("凭证金额（元）"), money_text(voucher.total), "section")
        needs_reason = decision is not VoucherEvent.APPROVE
        name = self.tr("理由") if needs_reason else self.tr("意见（可不填）")
        self.note = add_note(self, name, self.tr("写给人社初审"), first=needs_reason, lines=2)
        self.add(
            Label(follows, "body" if needs_reason else "caption", "warning" if needs_reason else "secondary", wrap=True)
        )


class FinanceDecisions(Deciding):
    """Sends a decision with the version that was seen; a return or refusal says why."""

    def decide(self, voucher: VoucherRow, lines: Sequence[ClaimLineView], decision: VoucherEvent) -> None:
        sheet = DecisionSheet(voucher, lines, decision, self.desk.language)

        def order() -> DecideVoucher | None:
            if decision is not VoucherEvent.APPROVE and not sheet.note.text():
                sheet.show_error(Refused("voucher.reason_missing"), self.desk.language)
                return None
            return DecideVoucher(voucher.id, voucher.version, decision, sheet.note.text())

        def decided(_: VoucherRows) -> None:
            words = {
                VoucherEvent.APPROVE: self.tr("{number} 已同意拨付"),
                VoucherEvent.RETURN: self.tr("{number} 已退回并作废"),
                VoucherEvent.REFUSE: self.tr("{number} 不予拨付，已作废"),
            }
            self.say(words[decision].format(number=voucher.number))

        draft = f"voucher_{decision.value}", voucher.number
        self.ask(sheet, decide_voucher, order, decided, draft=draft)
