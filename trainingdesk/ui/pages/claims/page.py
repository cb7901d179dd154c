"""The list of claims: what stands where, what it adds up to, and the way to a new one."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from PySide6.QtWidgets import QMenu

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.money import total
from trainingdesk.domain.people import Permission
from trainingdesk.domain.workflow import ClaimState
from trainingdesk.services.certificates import WhichCertificates, list_certificates
from trainingdesk.services.claim_opening import (
    OpenClassClaim,
    OpenCounterClaim,
    OpenEmployerClaim,
    open_class_claim,
    open_counter_claim,
    open_employer_claim,
)
from trainingdesk.services.claim_reading import ClaimRows, WhichClaims, list_claims
from trainingdesk.services.claim_records import ClaimOutcome, ClaimRow
from trainingdesk.services.claim_work import list_claimable_classes
from trainingdesk.services.employers import list_employers
from trainingdesk.services.records import Nothing
from trainingdesk.ui.desk import Desk, Failed
from trainingdesk.ui.failures import told
from trainingdesk.ui.page import Page, Route
from trainingdesk.ui.pages.claims.columns import ClaimColumns
from trainingdesk.ui.pages.claims.sheets import CertificateClaimSheet, ClassClaimSheet
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.columns import money_text
from trainingdesk.ui.widgets.inputs import Segment
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.record_panel import RecordPanel
from trainingdesk.ui.widgets.sheet import Sheet

_OVER = (ClaimState.SETTLED, ClaimState.REFUSED, ClaimState.REJECTED, ClaimState.WITHDRAWN)
_SHOWN: dict[str, tuple[ClaimState, ...]] = {
    "draft": (ClaimState.DRAFT,),
    "returned": (ClaimState.RETURNED,),
    "waiting": (ClaimState.SUBMITTED, ClaimState.FINANCE_RETURNED),
    "approved": (ClaimState.APPROVED,),
    "over": _OVER,
}
COMPUTE = "compute"


class ClaimsPage(Page):
    """All claims within reach, the newest first; a route's part names the segment to show."""

    concerns = Changes.CLAIMS | Changes.VOUCHERS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.new = Button(self.tr("新建申领"), ButtonKind.PRIMARY, icon_name="plus", key="Ctrl+N")
        self.new.clicked.connect(self._on_new)
        self._sum = Label("", "body", "secondary")
        self.header(Label(self.title(), "page_title"), self._sum, self.new)
        self.new.setVisible(self._files_for_classes() or self._files_at_the_counter())
        self.panel: RecordPanel[ClaimRow] = RecordPanel(
            ClaimColumns().make(desk.language),
            lambda row: row.id,
            self.title(),
            filter_hint=self.tr("筛选：单号、班级、申请人"),
            empty=("claim", self.tr("还没有申领单"), self.tr("完成考核并有证书的班级可以在这里申领。"), ""),
        )
        self.states = self.panel.add_segments(self._segments(()), self.tr("状态"))
        self.states.chosen.connect(self._narrow)
        self.panel.table.opened.connect(self._on_opened)
        self.panel.retried.connect(self.reload)
        self.column.addWidget(self.panel, 1)

    def title(self) -> str:
        return self.tr("申领")

    def open(self, key: str, part: str = "") -> None:
        if part in _SHOWN:
            self.states.choose(part)
            self._narrow(part)
        super().open(key, part)

    def reload(self) -> None:
        self.panel.begin()
        self.desk.query(self, list_claims, WhichClaims(), self._on_listed, failed=self._on_unread)

    def primary(self) -> None:
        """Open the current claim, or make one where there is none."""
        current = self.panel.table.current()
        if current is not None:
            self._on_opened(current)
        elif self.new.isVisible():
            self.new.click()

    def _files_for_classes(self) -> bool:
        return self.desk.actor.may(Permission.FILE_CLASS_CLAIM)

    def _files_at_the_counter(self) -> bool:
        return self.desk.actor.may(Permission.FILE_COUNTER_CLAIM)

    # ---- the list ----

    def _segments(self, rows: Sequence[ClaimRow]) -> tuple[Segment, ...]:
        def count(name: str) -> int:
            return sum(row.state in _SHOWN[name] for row in rows)

        return (
            Segment(None, self.tr("全部"), count=len(rows)),
            Segment("draft", self.tr("草稿"), count=count("draft")),
            Segment("returned", self.tr("退回补正", "state"), count=count("returned")),
            Segment("waiting", self.tr("待初审"), count=count("waiting")),
            Segment("approved", self.tr("待财政"), count=count("approved")),
            Segment("over", self.tr("已办结"), count=count("over")),
        )

    def _on_listed(self, found: ClaimRows) -> None:
        rows = tuple(reversed(found.rows))
        self.states.show_segments(self._segments(rows))
        self.panel.show_records(rows)
        self._show_sum()
        if self.panel.table.current() is None and self.panel.table.records.shown:
            self.panel.table.go_to(self.panel.table.records.shown[0].id)

    def _on_unread(self, error: Exception) -> None:
        words = told(error, self.desk.language)
        self.panel.show_failure(words.text, words.remedy)

    def _narrow(self, segment: object) -> None:
        states = _SHOWN.get(str(segment))
        self.panel.narrow(None if states is None else lambda row: row.state in states)
        self._show_sum()

    def _show_sum(self) -> None:
        shown = self.panel.table.records.shown
        amount = money_text(total(row.total for row in shown))
        self._sum.setText(self.tr("{count} 单　Σ {amount} 元").format(count=len(shown), amount=amount))

    def _on_opened(self, row: ClaimRow) -> None:
        self.go.emit(Route("claim", row.number))

    # ---- a new claim ----

    def _on_new(self) -> None:
        if self._files_for_classes():
            self._ask_for_class()
            return
        menu = QMenu(self)
        menu.addAction(self.tr("窗口申领…"), lambda: self.ask_for_certificates(for_employer=False))
        menu.addAction(self.tr("用人单位批量申领…"), lambda: self.ask_for_certificates(for_employer=True))
        menu.popup(self.new.mapToGlobal(self.new.rect().bottomLeft()))

    def _ask_for_class(self) -> None:
        sheet = ClassClaimSheet(self.desk.language)
        order_id = str(uuid4())  # one sheet, one order: pressed twice or answered late, it makes one claim

        def chosen(number: str) -> None:
            sheet.set_busy(busy=True)
            self.desk.act(
                self, open_class_claim, OpenClassClaim(order_id, number),
                lambda outcome: self._on_made(sheet, outcome), failed=self._telling(sheet),
            )  # fmt: skip

        sheet.chosen.connect(chosen)
        self.sheet_asked.emit(sheet)
        self.desk.query(
            sheet, list_claimable_classes, Nothing(), lambda found: sheet.show_classes(found.rows),
            failed=self._telling(sheet),
        )  # fmt: skip

    def ask_for_certificates(self, *, for_employer: bool) -> None:
        """Choose whose certificates are claimed for."""
        sheet = CertificateClaimSheet(self.desk.language, for_employer=for_employer)
        order_id = str(uuid4())
        failed = self._telling(sheet)

        def chosen(numbers: tuple[str, ...], employer: str) -> None:
            sheet.set_busy(busy=True)
            made = lambda outcome: self._on_made(sheet, outcome)  # noqa: E731
            if for_employer:
                order = OpenEmployerClaim(order_id, employer, numbers)
                self.desk.act(self, open_employer_claim, order, made, failed=failed)
            else:
                self.desk.act(self, open_counter_claim, OpenCounterClaim(order_id, numbers), made, failed=failed)

        sheet.chosen.connect(chosen)
        self.sheet_asked.emit(sheet)
        ask = self.desk.query
        ask(
            sheet, list_certificates, WhichCertificates(), lambda found: sheet.show_certificates(found.rows),
            failed=failed,
        )  # fmt: skip
        if for_employer:
            ask(sheet, list_employers, Nothing(), lambda found: sheet.show_employers(found.rows), failed=failed)

    def _on_made(self, sheet: Sheet, outcome: ClaimOutcome) -> None:
        sheet.dismiss()
        if outcome.left_out:
            text = self.tr("{number} 未列入没有证书的 {count} 人").format(
                number=outcome.number, count=len(outcome.left_out)
            )
            self.told.emit("warning", text)
        self.go.emit(Route("claim", outcome.number, COMPUTE))

    def _telling(self, sheet: Sheet) -> Failed:
        return lambda error: sheet.show_error(error, self.desk.language)
