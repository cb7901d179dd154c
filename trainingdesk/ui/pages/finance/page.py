"""Finance review: vouchers that wait, the paper itself, what it adds up to, and the decision."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.money import total
from trainingdesk.domain.workflow import VOUCHERS, ClaimEvent, VoucherEvent, VoucherState
from trainingdesk.services.claim_reading import WhichClaim, open_claim
from trainingdesk.services.claim_records import ClaimDetail
from trainingdesk.services.claim_work import ClaimWork, WorkOnClaim, show_claim_work
from trainingdesk.services.paper_lists import LookAtPaper, PaperKind, look_at_paper
from trainingdesk.services.records import Paper
from trainingdesk.services.vouchers import VoucherRow, VoucherRows, WhichVouchers, list_vouchers
from trainingdesk.ui.casework.changed import Changed
from trainingdesk.ui.casework.paper import PaperSheet
from trainingdesk.ui.casework.people import last_act
from trainingdesk.ui.casework.sums import fund_name
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.failures import told
from trainingdesk.ui.page import Page, Route
from trainingdesk.ui.pages.finance.decisions import FinanceDecisions
from trainingdesk.ui.pages.finance.view import PaidLine, VoucherSide, VoucherView
from trainingdesk.ui.terms import chip, instant_text
from trainingdesk.ui.theme import size
from trainingdesk.ui.widgets.columns import money_text
from trainingdesk.ui.widgets.inputs import Segment
from trainingdesk.ui.widgets.queue import Queue, QueueItem

_SHOWN = {
    "waiting": (VoucherState.ISSUED,),
    "approved": (VoucherState.APPROVED,),
    "void": (VoucherState.RETURNED, VoucherState.REFUSED),
}
_VOID = _SHOWN["void"]
_ON_CLAIM = {
    VoucherEvent.APPROVE: ClaimEvent.FINANCE_SETTLE,
    VoucherEvent.RETURN: ClaimEvent.FINANCE_RETURN,
    VoucherEvent.REFUSE: ClaimEvent.FINANCE_REFUSE,
}
_ENDS = {VoucherState.RETURNED: ClaimEvent.FINANCE_RETURN, VoucherState.REFUSED: ClaimEvent.FINANCE_REFUSE}


class FinancePage(Page):
    """Works through the vouchers; every decision goes back with the version that was seen."""

    concerns = Changes.VOUCHERS | Changes.CLAIMS
    wants_room = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.voucher: VoucherRow | None = None
        self.detail: ClaimDetail | None = None
        self.work: ClaimWork | None = None
        self.lines: tuple[PaidLine, ...] = ()
        self._rows: dict[str, VoucherRow] = {}
        self._paper: PaperSheet | None = None
        self._bytes: Paper | None = None
        self.queue = Queue(
            self.title(),
            self._segments(),
            ("inbox", self.tr("没有待复审的凭证"), self.tr("初审出具的凭证会出现在这里。")),
        )
        self.view, self.side = VoucherView(desk.language), VoucherSide(desk.language)
        self.decisions = FinanceDecisions(desk, self)
        self.decisions.sheet_asked.connect(self.sheet_asked)
        self.decisions.told.connect(self.told)
        self.decisions.failed.connect(self.show_error)
        self.changed = Changed(desk, self)
        self.changed.sheet_asked.connect(self.sheet_asked)
        self.changed.seen.connect(self.reload)
        self._lay_out()
        self.view.approve.clicked.connect(lambda: self.decide(VoucherEvent.APPROVE))
        self.view.give_back.clicked.connect(lambda: self.decide(VoucherEvent.RETURN))
        self.view.refuse.clicked.connect(lambda: self.decide(VoucherEvent.REFUSE))
        self.view.large.clicked.connect(self._on_print)
        self.side.claim_asked.connect(self._on_claim_asked)
        self.queue.moved.connect(self._on_moved)
        self.queue.narrowed.connect(lambda _: self._show_queue())

    def title(self) -> str:
        return self.tr("财政复审")

    def _lay_out(self) -> None:
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.removeWidget(self.banner)
        middle = QVBoxLayout()
        middle.setContentsMargins(20, 16, 20, 12)
        middle.setSpacing(size("space", "card_gap"))
        middle.addWidget(self.banner)
        middle.addWidget(self.view, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.queue)
        row.addLayout(middle, 1)
        row.addWidget(self.side)
        self.column.addLayout(row, 1)

    def show_changed(self) -> None:
        if self.voucher is not None:
            self.changed.voucher(self.voucher)

    # ---- the queue ----

    def open(self, key: str, part: str = "") -> None:
        if part in _SHOWN:
            self.queue.segments.choose(part)
        super().open(key, part)

    def reload(self) -> None:
        self.banner.hide()
        self.queue.begin()
        self.desk.query(self, list_vouchers, WhichVouchers(), self._on_listed, failed=self.show_error)

    def _segments(self) -> tuple[Segment, ...]:
        def count(name: str) -> int:
            return sum(row.state in _SHOWN[name] for row in self._rows.values())

        return (
            Segment("waiting", self.tr("待复审"), count=count("waiting")),
            Segment("approved", self.tr("已同意"), count=count("approved")),
            Segment("void", self.tr("已作废"), count=count("void")),
        )

    def _on_listed(self, found: VoucherRows) -> None:
        self._rows = {row.number: row for row in found.rows}
        self.queue.segments.show_segments(self._segments())
        self._show_queue()

    def _show_queue(self) -> None:
        shown = [row for row in self._rows.values() if row.state in _SHOWN[str(self.queue.segments.value())]]
        said = self.tr("{count} 份·{heads} 人").format(count=len(shown), heads=sum(row.heads for row in shown))
        before, wanted, self.key = self.queue.current(), self.key, ""
        amount = f"Σ {money_text(total(row.total for row in shown))}"
        self.queue.show_items([self._item(row) for row in shown], said, amount, wanted)
        if shown and self.queue.current() == before:
            self._on_moved(before)

    def _item(self, row: VoucherRow) -> QueueItem:
        state = chip(row.state, self.desk.language)
        heads = self.tr("1 人") if row.heads == 1 else self.tr("{heads} 人").format(heads=row.heads)
        note = f"{row.payee_name}·{fund_name(row.fund, self.desk.language)}"
        return QueueItem(row.number, row.number, money_text(row.total), note, heads, state.icon_name, state.tone)

    # ---- one voucher ----

    def _on_moved(self, number: str) -> None:
        if not number:
            self.voucher = self.detail = self.work = None
            self.view.show_nothing()
            self.side.setVisible(False)
            self._title_now("")
            return
        voucher = self._rows[number]
        language = self.desk.language
        then = lambda detail: self._on_read(voucher, detail)  # noqa: E731
        self.desk.query(self, open_claim, WhichClaim(voucher.claim_number, language), then, failed=self.show_error)
        if self._bytes is None or self._bytes.number != number:  # filed once, and who looked is on record
            look = LookAtPaper(PaperKind.VOUCHER, number)
            self.desk.query(self, look_at_paper, look, self._on_paper, failed=self.show_error)

    def _on_paper(self, paper: Paper) -> None:
        self._bytes = paper
        self.view.paper.show_document(paper.content)

    def _on_read(self, voucher: VoucherRow, detail: ClaimDetail) -> None:
        then = lambda work: self._on_work_read(voucher, detail, work)  # noqa: E731
        self.desk.query(self, show_claim_work, WorkOnClaim(detail.row.number), then, failed=self.show_error)

    def _on_work_read(self, voucher: VoucherRow, detail: ClaimDetail, work: ClaimWork) -> None:
        self.voucher, self.detail, self.work = voucher, detail, work
        people = {subject.position: subject for subject in detail.subjects}
        self.lines = tuple(
            PaidLine(people[line.subject_position], line) for line in detail.lines if line.voucher == voucher.number
        )
        self.side.setVisible(True)
        self.side.show_voucher(voucher, detail, self.lines)
        self.view.show_voucher(voucher)
        self.view.show_decisions(self._open(), *self._notice(voucher, detail))
        self._title_now(voucher.number)

    def _open(self) -> frozenset[VoucherEvent]:
        """The decisions that the office would take from this person now."""
        if self.voucher is None or self.work is None:
            return frozenset()
        allowed = VOUCHERS.allowed(self.voucher.state, self.desk.actor)
        return frozenset(event for event in allowed if _ON_CLAIM[event] not in self.work.barred)

    def _notice(self, voucher: VoucherRow, detail: ClaimDetail) -> tuple[str, str]:
        """What is to be known before deciding: that it is void and why, or that this person may not."""
        if voucher.state in _VOID:
            act = last_act(detail.acts, _ENDS[voucher.state])
            said = self.tr("凭证号已作废，不再使用。")
            if act is not None:
                said += self.tr("{name} {at}：{comment}").format(
                    name=act.by, at=instant_text(act.at), comment=act.comment or "—"
                )
            return "warning", said
        if VOUCHERS.allowed(voucher.state, self.desk.actor) and not self._open():
            own = Refused("claim.own_hand", number=detail.row.number, name=self.desk.actor.name)
            words = told(own, self.desk.language)
            return "info", f"{words.text} {words.remedy}"
        return "info", ""

    def _title_now(self, number: str) -> None:
        self.crumbs = ((self.title(), None), (number, None)) if number else ((self.title(), None),)
        self.titled.emit()

    # ---- deciding ----

    def primary(self) -> None:
        self.decide(VoucherEvent.APPROVE)

    def decide(self, decision: VoucherEvent) -> None:
        """Ask for a decision where it is open."""
        if self.voucher is not None and decision in self._open():
            self.decisions.decide(self.voucher, [one.line for one in self.lines], decision)

    def _on_print(self) -> None:
        if self._paper is not None:
            self._paper.confirm_button.click()
        elif self._bytes is not None:
            self._paper = PaperSheet(self.desk, self._bytes, self.tr("凭证 {number}").format(number=self._bytes.number))
            self._paper.closed.connect(self._on_paper_closed)
            self.sheet_asked.emit(self._paper)

    def _on_paper_closed(self) -> None:
        self._paper = None

    def _on_claim_asked(self) -> None:
        if self.voucher is not None:
            self.go.emit(Route("claim", self.voucher.claim_number))
