"""One claim: its level table, its people with amounts and reasons, its evidence, and the way to review."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.errors import Conflict
from trainingdesk.domain.workflow import ClaimEvent
from trainingdesk.services.claim_filing import (
    LeaveOut,
    SubmitClaim,
    compute_claim,
    leave_out,
    submit_claim,
    withdraw_claim,
)
from trainingdesk.services.claim_reading import WhichClaim, open_claim
from trainingdesk.services.claim_records import ClaimDetail, ClaimOutcome
from trainingdesk.services.claim_steps import ClaimAsSeen
from trainingdesk.services.claim_work import ClaimWork, WorkOnClaim, show_claim_work
from trainingdesk.services.paper_lists import LookAtPaper, PaperKind, look_at_paper
from trainingdesk.services.records import Paper
from trainingdesk.ui.casework.changed import Changed
from trainingdesk.ui.casework.paper import PaperSheet
from trainingdesk.ui.casework.people import ClaimPerson, people_of
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.drafting import draft_sheet
from trainingdesk.ui.page import Page, Route
from trainingdesk.ui.pages.claim.attaching import Attaching
from trainingdesk.ui.pages.claim.evidence import dropped_files
from trainingdesk.ui.pages.claim.sheets import LeaveOutSheet, SubmitSheet, WithdrawSheet
from trainingdesk.ui.pages.claim.undoing import ClaimUndo
from trainingdesk.ui.pages.claim.view import ClaimView
from trainingdesk.ui.widgets.columns import money_text
from trainingdesk.ui.widgets.sheet import Sheet

COMPUTE = "compute"  # the part of a route that computes a fresh draft as it is opened


class ClaimPage(Page):
    """Works on one claim; what may be done is what the office allows this person now."""

    concerns = Changes.CLAIMS | Changes.ATTACHMENTS | Changes.VOUCHERS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.detail: ClaimDetail | None = None
        self.work: ClaimWork | None = None
        self.people: tuple[ClaimPerson, ...] = ()
        self._compute_first = False
        self._why_wanted = True
        self._paper: PaperSheet | None = None
        self.attaching = Attaching(desk, self)
        self.attaching.sheet_asked.connect(self.sheet_asked)
        self.changed = Changed(desk, self)
        self.changed.sheet_asked.connect(self.sheet_asked)
        self.changed.seen.connect(self.reload)
        self.attaching.failed.connect(self._sheet_failed)
        self.undoing = ClaimUndo(desk, self, lambda: self._seen() if self.may(ClaimEvent.EDIT) else None)
        self.undoing.changed.connect(self._show_steps)
        self.undoing.told.connect(lambda said: self.told.emit("success", said))
        self.undoing.failed.connect(self._on_failed)
        self.attaching.attached.connect(self.undoing.attached)
        self.attaching.detached.connect(self.undoing.detached)
        self.attaching.undone.connect(self.undoing.undo)
        self.attaching.redone.connect(self.undoing.redo)
        self.view = ClaimView(desk.language)
        self.column.addWidget(self.view, 1)
        view = self.view
        view.submit.clicked.connect(self.primary)
        view.compute.clicked.connect(self.compute)
        view.preview.clicked.connect(self._on_preview)
        view.withdraw.clicked.connect(self._on_withdraw)
        view.evidence.clicked.connect(self._on_evidence)
        view.leave_out.clicked.connect(self._on_leave_out)
        view.steps.heed(self)
        view.steps.undone.connect(self.undoing.undo)
        view.steps.redone.connect(self.undoing.redo)
        view.panel.retried.connect(self.reload)
        view.person_changed.connect(self._on_person_changed)
        view.why.closed.connect(lambda: self._show_why(shown=False))
        view.panel.table.opened.connect(lambda _: self._show_why(shown=True))

    def title(self) -> str:
        return self.tr("申领单")

    def open(self, key: str, part: str = "") -> None:
        if key != self.key:
            self.detail = self.work = None
            self.view.begin()
            self.undoing.forget()
        self.crumbs = ((self.tr("申领"), Route("claims")), (key, None))
        self._compute_first = part == COMPUTE
        super().open(key, part)

    def reload(self) -> None:
        self.view.panel.begin()
        order = WhichClaim(self.key, self.desk.language)
        self.desk.query(self, open_claim, order, self._on_read, failed=self._on_unread)

    def primary(self) -> None:
        """Hand the claim in, or compute it where that comes first."""
        if self.detail is None or self.work is None:
            return
        if not self.may(ClaimEvent.SUBMIT):
            self._on_preview()
        elif not self.detail.computed:
            self.compute()
        elif lacking := [entry for entry in self.detail.evidence if entry.required and not entry.pieces]:
            self.show_evidence()
            if self.attaching.sheet is not None:
                self.attaching.sheet.say_lacking(len(lacking))
        else:
            self._ask_to_submit(self.detail, self.work)

    def compute(self) -> None:
        if self.detail is None or not self.may(ClaimEvent.EDIT):
            return
        before = self.detail.row.total if self.detail.computed else None
        self.view.set_busy(busy=True)

        def computed(outcome: ClaimOutcome) -> None:
            text = self.tr("已计算：{count} 人应领，{amount} 元").format(
                count=outcome.payable_heads, amount=money_text(outcome.total)
            )
            if before is not None and before != outcome.total:
                text += self.tr("（此前 {amount} 元）").format(amount=money_text(before))
            self.told.emit("success", text)

        self.desk.act(self, compute_claim, self._seen(), computed, failed=self._on_failed)

    def may(self, event: ClaimEvent) -> bool:
        """Whether the office would let this person do it now."""
        return (
            self.detail is not None
            and self.work is not None
            and event in self.detail.allowed
            and event not in self.work.barred
        )

    def show_changed(self) -> None:
        if self.detail is not None:
            self.changed.claim(self.detail)

    # ---- reading ----

    def _on_read(self, detail: ClaimDetail) -> None:
        then = lambda work: self._on_work_read(detail, work)  # noqa: E731
        self.desk.query(self, show_claim_work, WorkOnClaim(detail.row.number), then, failed=self._on_unread)

    def _on_work_read(self, detail: ClaimDetail, work: ClaimWork) -> None:
        if work.version != detail.row.version:
            self.reload()
            return
        self.detail, self.work, self.people = detail, work, people_of(detail, work)
        self.view.show_claim(detail, work, self.people, editable=self.may(ClaimEvent.EDIT))
        self._show_why(shown=self._why_wanted)
        self.setAcceptDrops(self.may(ClaimEvent.EDIT))
        self.attaching.show(detail, work)
        if self._compute_first and not detail.computed:
            self.compute()
        self._compute_first = False
        self.titled.emit()

    def _on_unread(self, error: Exception) -> None:
        self.show_error(error)
        self.view.begin()
        self.inspected.emit(None)
        self.view.panel.show_failure(self.tr("没有读到申领单"), "")

    def _on_person_changed(self, person: ClaimPerson) -> None:
        self.view.why.show_person(person)

    def _show_why(self, *, shown: bool) -> None:
        self._why_wanted = shown
        self.inspected.emit(self.view.why if shown else None)

    # ---- acting ----

    def _seen(self) -> ClaimAsSeen:
        assert self.detail is not None
        return ClaimAsSeen(self.detail.row.id, self.detail.row.version)

    def _on_failed(self, error: Exception) -> None:
        self.view.set_busy(busy=False)
        self.show_error(error)

    def _sheet_failed(self, sheet: Sheet, error: Exception) -> None:
        """A conflict leads back to the page, which offers to read again; anything else stays in the sheet."""
        if isinstance(error, Conflict):
            sheet.dismiss()
            self.show_error(error)
        else:
            sheet.show_error(error, self.desk.language)

    def _ask_to_submit(self, detail: ClaimDetail, work: ClaimWork) -> None:
        sheet = SubmitSheet(detail, work, self.people, self.desk.language, declared=self.view.declared.isChecked())

        def confirmed() -> None:
            sheet.set_busy(busy=True)
            order = SubmitClaim(detail.row.id, detail.row.version, declared=True)
            self.desk.act(
                self, submit_claim, order, lambda outcome: self._on_submitted(sheet, outcome),
                failed=lambda error: self._sheet_failed(sheet, error),
            )  # fmt: skip

        sheet.confirmed.connect(confirmed)
        self.sheet_asked.emit(sheet)

    def _on_submitted(self, sheet: Sheet, outcome: ClaimOutcome) -> None:
        sheet.dismiss()
        self.undoing.forget()
        self.told.emit("success", self.tr("{number} 已提交初审").format(number=outcome.number))
        self._show_form(self.tr("已提交：{number} 申请表").format(number=outcome.number))

    def _on_preview(self) -> None:
        if self._paper is not None:
            self._paper.confirm_button.click()
        elif self.detail is not None and self.detail.row.submitted_at is not None:
            self._show_form(self.tr("{number} 申请表").format(number=self.key))

    def _show_form(self, title: str) -> None:
        def fetched(paper: Paper) -> None:
            self._paper = PaperSheet(self.desk, paper, title)
            self._paper.closed.connect(self._on_paper_closed)
            self.sheet_asked.emit(self._paper)

        self.desk.query(
            self, look_at_paper, LookAtPaper(PaperKind.CLAIM_FORM, self.key), fetched, failed=self.show_error
        )

    def _on_paper_closed(self) -> None:
        self._paper = None

    def _on_withdraw(self) -> None:
        if self.detail is None:
            return
        sheet = WithdrawSheet(self.detail)
        seen = self._seen()

        def confirmed() -> None:
            sheet.set_busy(busy=True)
            self.desk.act(
                self, withdraw_claim, seen, lambda _: sheet.dismiss(),
                failed=lambda error: self._sheet_failed(sheet, error),
            )  # fmt: skip

        sheet.confirmed.connect(confirmed)
        self.sheet_asked.emit(sheet)

    def _on_leave_out(self) -> None:
        person = self.view.panel.table.current()
        if person is None or not self.may(ClaimEvent.EDIT):
            return
        if person.is_left_out:
            self._leave_out(person, "", None)
            return
        sheet = LeaveOutSheet(person)
        sheet.confirmed.connect(lambda: self._leave_out(person, sheet.text(), sheet))
        draft_sheet(self.desk, sheet, "leave_out", f"{self.key}/{person.position}")
        self.sheet_asked.emit(sheet)

    def _leave_out(self, person: ClaimPerson, reason: str, sheet: LeaveOutSheet | None) -> None:
        if sheet is not None and not reason:
            sheet.banner.say("warning", self.tr("请写明原因。"))
            return
        seen = self._seen()

        def left_out(_: ClaimOutcome) -> None:
            before = (person.subject.excluded_why or "") if person.is_left_out else ""
            self.undoing.left_out(person.subject.name, person.position, before, reason)
            if sheet is not None:
                sheet.finish()

        order = LeaveOut(seen.claim_id, seen.seen_version, person.position, reason)
        failed = self._on_failed if sheet is None else lambda error: self._sheet_failed(sheet, error)
        self.desk.act(self, leave_out, order, left_out, failed=failed)

    def _show_steps(self) -> None:
        can_undo, can_redo = self.undoing.can_undo, self.undoing.can_redo
        self.view.steps.show_steps(can_undo=can_undo, can_redo=can_redo)
        self.attaching.show_steps(can_undo=can_undo, can_redo=can_redo)

    # ---- evidence ----

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.show_evidence(dropped_files(event))

    def show_evidence(self, files: tuple[Path, ...] = ()) -> None:
        """The checklist, with files that wait to be put under an entry."""
        if self.detail is not None and self.work is not None:
            self.attaching.open(self.detail, self.work, files, editable=self.may(ClaimEvent.EDIT))

    def _on_evidence(self) -> None:
        self.show_evidence()
