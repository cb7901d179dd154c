"""HR review: the queue at the left, the claim in the middle, its evidence at the right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.money import total
from trainingdesk.domain.vocabulary import DecisionStatus
from trainingdesk.domain.workflow import ClaimEvent, ClaimState
from trainingdesk.services.claim_reading import ClaimRows, WhichClaim, WhichClaims, list_claims, open_claim
from trainingdesk.services.claim_records import ClaimDetail, ClaimRow
from trainingdesk.services.claim_steps import ClaimAsSeen
from trainingdesk.services.claim_work import ClaimWork, WorkOnClaim, show_claim_work
from trainingdesk.services.paper_lists import LookAtPaper, PaperKind, look_at_paper
from trainingdesk.services.records import Paper
from trainingdesk.ui.casework.changed import Changed
from trainingdesk.ui.casework.paper import PaperSheet
from trainingdesk.ui.casework.people import ClaimPerson, people_of
from trainingdesk.ui.casework.pins import Pins
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.failures import told
from trainingdesk.ui.page import Page
from trainingdesk.ui.pages.review.decisions import ReviewDecisions
from trainingdesk.ui.pages.review.evidence import EvidencePanel
from trainingdesk.ui.pages.review.view import ReviewView
from trainingdesk.ui.terms import chip
from trainingdesk.ui.theme import size
from trainingdesk.ui.widgets.columns import money_text
from trainingdesk.ui.widgets.inputs import Segment
from trainingdesk.ui.widgets.queue import Queue, QueueItem

_WAITING = (ClaimState.SUBMITTED, ClaimState.FINANCE_RETURNED)
_SHOWN = {"waiting": _WAITING, "approved": (ClaimState.APPROVED,)}
_LATE = 7  # days


class ReviewPage(Page):
    """Works through the queue; every decision goes back with the version that was seen."""

    concerns = Changes.CLAIMS | Changes.VOUCHERS
    wants_room = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.detail: ClaimDetail | None = None
        self.work: ClaimWork | None = None
        self.people: tuple[ClaimPerson, ...] = ()
        self._rows: tuple[ClaimRow, ...] = ()
        self._at: datetime | None = None
        self.pins = Pins(desk, self)
        self.pins.read.connect(self._on_pins_read)
        self.pins.failed.connect(self.show_error)
        self.queue = Queue(
            self.title(),
            self._segments(),
            ("inbox", self.tr("队列已清空"), self.tr("提交的申领单会出现在这里。")),
        )
        self.view, self.evidence = ReviewView(desk.language), EvidencePanel(desk)
        self.decisions = ReviewDecisions(desk, self)
        self.decisions.sheet_asked.connect(self.sheet_asked)
        self.decisions.told.connect(self.told)
        self.decisions.failed.connect(self.show_error)
        self.changed = Changed(desk, self)
        self.changed.sheet_asked.connect(self.sheet_asked)
        self.changed.seen.connect(self.reload)
        self._lay_out()
        view = self.view
        view.approve.clicked.connect(self.primary)
        view.give_back.clicked.connect(self._on_return)
        view.reject.clicked.connect(self._on_reject)
        view.exclude.clicked.connect(self._on_exclude)
        view.pin.clicked.connect(self._on_pin)
        view.form.clicked.connect(self._on_form)
        view.person_changed.connect(self.evidence.show_person)
        self.evidence.person_located.connect(view.locate)
        self.queue.moved.connect(self._on_moved)
        self.queue.narrowed.connect(lambda _: self._show_queue())

    def title(self) -> str:
        return self.tr("初审队列")

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
        row.addWidget(self.evidence)
        self.column.addLayout(row, 1)

    def show_changed(self) -> None:
        if self.detail is not None:
            self.changed.claim(self.detail)

    # ---- the queue ----

    def open(self, key: str, part: str = "") -> None:
        if part in _SHOWN:
            self.queue.segments.choose(part)
        super().open(key, part)

    def reload(self) -> None:
        self.banner.hide()
        self.queue.begin()
        self.desk.query(self, list_claims, WhichClaims(), self._on_listed, failed=self.show_error)

    def _segments(self) -> tuple[Segment, ...]:
        def count(name: str) -> int:
            return sum(row.state in _SHOWN[name] for row in self._rows)

        return (
            Segment("waiting", self.tr("待初审"), count=count("waiting")),
            Segment("approved", self.tr("初审通过"), count=count("approved")),
        )

    def _on_listed(self, found: ClaimRows) -> None:
        self._rows = tuple(sorted(found.rows, key=lambda row: (row.submitted_at or found.at, row.number)))
        self._at = found.at
        self.pins.drop(row.number for row in found.rows if row.state not in _WAITING)
        self.queue.segments.show_segments(self._segments())
        self._show_queue()

    def _show_queue(self) -> None:
        shown = [row for row in self._rows if row.state in _SHOWN[str(self.queue.segments.value())]]
        said = self.tr("{count} 单·{heads} 人").format(count=len(shown), heads=sum(row.heads for row in shown))
        before, wanted, self.key = self.queue.current(), self.key, ""
        self.queue.show_items(
            [self._item(row) for row in shown], said, f"Σ {money_text(total(row.total for row in shown))}", wanted
        )
        if shown and self.queue.current() == before:
            self._on_moved(before)

    def _item(self, row: ClaimRow) -> QueueItem:
        state = chip(row.state, self.desk.language)
        days = (self._at - row.submitted_at).days if self._at is not None and row.submitted_at is not None else 0
        words = self.tr("1 人·{days} 天") if row.heads == 1 else self.tr("{heads} 人·{days} 天")
        aside = words.format(heads=row.heads, days=days)
        tone = "danger" if days >= _LATE and row.state in _WAITING else "text_secondary"
        note = f"{row.occupation.partition('（')[0]}·{row.applicant}"
        return QueueItem(row.number, row.number, money_text(row.total), note, aside, state.icon_name, state.tone, tone)

    # ---- one claim ----

    def _on_moved(self, number: str) -> None:
        if not number:
            self.detail = self.work = None
            self.view.show_nothing()
            self.evidence.setVisible(False)
            self._title_now("")
            return
        order = WhichClaim(number, self.desk.language)
        self.desk.query(self, open_claim, order, self._on_read, failed=self.show_error)

    def _on_read(self, detail: ClaimDetail) -> None:
        then = lambda work: self._on_work_read(detail, work)  # noqa: E731
        self.desk.query(self, show_claim_work, WorkOnClaim(detail.row.number), then, failed=self.show_error)

    def _on_work_read(self, detail: ClaimDetail, work: ClaimWork) -> None:
        if work.version != detail.row.version:
            self._on_moved(detail.row.number)
            return
        self.detail, self.work, self.people = detail, work, people_of(detail, work)
        self.evidence.setVisible(True)
        self.evidence.show_claim(detail, work, self.people)
        self.view.show_claim(detail, work, self.people, self._pins_here())
        self._show_decisions()
        self._title_now(detail.row.number)

    def _show_decisions(self) -> None:
        if self.detail is None or self.work is None:
            return
        allowed = frozenset(self.detail.allowed) - frozenset(self.work.barred)
        why = self.view.finance_remark(self.detail)
        if set(self.detail.allowed) & set(self.work.barred):
            own = Refused("claim.own_hand", number=self.detail.row.number, name=self.desk.actor.name)
            words = told(own, self.desk.language)
            why = f"{words.text} {words.remedy}"
        heads = sum(person.is_paid for person in self.people)
        pins = len(self._pins_here())
        self.view.show_decisions(allowed, heads, pins, to_issue=self._to_issue(allowed), why=why)

    def _to_issue(self, allowed: frozenset[ClaimEvent]) -> bool:
        """Approved, and somebody is on no voucher yet."""
        waits = self.detail is not None and any(
            line.status is DecisionStatus.PAYABLE and line.voucher is None for line in self.detail.lines
        )
        return waits and ClaimEvent.ISSUE_VOUCHER in allowed

    def _title_now(self, number: str) -> None:
        self.crumbs = ((self.title(), None), (number, None)) if number else ((self.title(), None),)
        self.titled.emit()

    def _pins_here(self) -> Mapping[int, str]:
        return self.pins.on(self.detail.row.number) if self.detail is not None else {}

    def _on_pins_read(self) -> None:
        if self.detail is not None:
            self.view.show_people(self.people, self._pins_here())
            self._show_decisions()

    def _allowed(self, event: ClaimEvent) -> bool:
        return (
            self.detail is not None
            and self.work is not None
            and event in self.detail.allowed
            and event not in self.work.barred
        )

    # ---- deciding ----

    def primary(self) -> None:
        """Approve, or issue the vouchers of what is approved."""
        if self.detail is None:
            return
        if self._allowed(ClaimEvent.APPROVE):
            self.decisions.approve(self.detail, self.people)
        elif self.work is not None and self._to_issue(frozenset(self.detail.allowed) - frozenset(self.work.barred)):
            self.decisions.issue(ClaimAsSeen(self.detail.row.id, self.detail.row.version))

    def _on_return(self) -> None:
        if self.detail is not None and self._allowed(ClaimEvent.RETURN):
            number = self.detail.row.number
            self.decisions.give_back(self.detail, self._pins_here(), self.people, lambda: self.pins.drop([number]))

    def _on_reject(self) -> None:
        if self.detail is not None and self.work is not None and self._allowed(ClaimEvent.REJECT):
            self.decisions.reject(self.detail, self.work)

    def _on_exclude(self) -> None:
        person = self.view.panel.table.current()
        if person is None or not self._allowed(ClaimEvent.EXCLUDE_LINE):
            return
        if self.detail is not None and self.work is not None:
            self.decisions.exclude(self.detail, self.work, person)

    def _on_pin(self) -> None:
        person = self.view.panel.table.current()
        if person is None or self.detail is None or not self._allowed(ClaimEvent.RETURN):
            return
        number = self.detail.row.number

        def pinned(text: str) -> None:
            self.pins.put(number, person.position, text)
            self._on_pins_read()

        self.decisions.pin(number, person, self._pins_here().get(person.position, ""), pinned)

    def _on_form(self) -> None:
        if self.detail is None:
            return
        title = self.tr("{number} 申请表").format(number=self.detail.row.number)

        def fetched(paper: Paper) -> None:
            self.sheet_asked.emit(PaperSheet(self.desk, paper, title))

        order = LookAtPaper(PaperKind.CLAIM_FORM, self.detail.row.number)
        self.desk.query(self, look_at_paper, order, fetched, failed=self.show_error)
