"""Certificates: numbers for those who passed, sheets checked and printed, the ledger, void, reissue, verification."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QWidget

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.people import Permission
from trainingdesk.domain.workflow import CERTIFICATES, CertificateEvent, CertificateState
from trainingdesk.services.certificate_desk import (
    CertificateDesk,
    ProofSheet,
    WhichSheets,
    certificate_desk,
    check_sheets,
    proof_sheet,
)
from trainingdesk.services.certificate_records import CertificateRow, CertificateRows
from trainingdesk.services.certificates import (
    AllocateCertificates,
    Papers,
    WhichCertificates,
    allocate_certificates,
    list_certificates,
)
from trainingdesk.services.employers import AssessmentBodyList, list_assessment_bodies
from trainingdesk.services.paper_lists import LookAtPaper, PaperKind, look_at_paper
from trainingdesk.services.records import Nothing, Paper
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.page import Page
from trainingdesk.ui.pages.certificates.columns import LedgerColumns, WaitingColumns
from trainingdesk.ui.pages.certificates.decisions import Decisions
from trainingdesk.ui.pages.certificates.side import NumberingCard, SheetCard
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.inputs import Segment, Segments
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.record_pages import RecordPages
from trainingdesk.ui.widgets.record_panel import RecordPanel

_WAITING = "waiting"
_SIDE, _PAGE = 400, 500


class CertificatesPage(Page):
    """One list at a time, by where certificates stand; beside it what is done with them there."""

    concerns = Changes.CERTIFICATES | Changes.ASSESSMENTS
    wants_room = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._keeps = desk.actor.may(Permission.KEEP_CERTIFICATES)
        self._to_choose: frozenset[str] = frozenset()
        self._desk_seen: CertificateDesk | None = None
        self._looked_at = ""  # the certificate whose sheet on file is shown
        self.verify_button = Button(self.tr("验证证书…"), icon_name="shield")
        self.decisions = Decisions(self, self._on_printed)
        self.verify_button.clicked.connect(self.decisions.verify)
        self.states = Segments(self._segments(), self.tr("状态"))
        self.states.chosen.connect(self._on_state_chosen)
        self.header(Label(self.title(), "page_title"), self.states, self.verify_button)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.column.addLayout(row, 1)
        self._lists = QStackedLayout()
        row.addLayout(self._lists, 1)
        self._build_lists()
        self._side = QWidget()
        self._side.setFixedWidth(_SIDE)
        row.addWidget(self._side)
        self._side.setVisible(self._keeps)
        self._build_side()

    def title(self) -> str:
        return self.tr("证书")

    def open(self, key: str, part: str = "") -> None:
        """A number shows that certificate; a part, the list of that state."""
        if key:
            self.ledger.filter.setText(key)
            self.states.choose(None)
        elif part:
            self.states.choose(_WAITING if part == _WAITING else CertificateState(part))
        super().open(key, part)

    def reload(self) -> None:
        state = self.states.value()
        self._show_list()
        if self._keeps:
            self.desk.query(self, certificate_desk, Nothing(), self._on_desk_seen, failed=self.show_error)
        if state != _WAITING:
            self.pages.begin_again()

    def primary(self) -> None:
        if self._keeps and self.states.value() == _WAITING:
            self._on_numbering_asked()
        elif self._keeps:
            self._on_print_asked()

    def compute(self) -> None:
        numbers = self._printable()
        if self._keeps and numbers:
            self.desk.query(self, check_sheets, WhichSheets(numbers), self.sheet.show_checks, failed=self.show_error)

    # ---- building ----

    def _build_lists(self) -> None:
        self._waiting_columns = WaitingColumns(self)
        self.waiting = RecordPanel(
            self._waiting_columns.make(self.desk.language),
            lambda row: row.enrolment_id,
            self.tr("待编号"),
            filter_hint=self.tr("筛选：班号、姓名、工种"),
            empty=("award", self.tr("没有待编号的学员"), self.tr("考核通过的学员会出现在这里。"), ""),
            has_checks=True,
        )
        self.waiting.table.records.group_by(self._waiting_columns.group_of)
        self.waiting.table.chosen_changed.connect(self._on_waiting_chosen)
        self.ledger = RecordPanel(
            LedgerColumns(self).make(self.desk.language),
            lambda row: row.number,
            self.tr("证书台账"),
            filter_hint=self.tr("编号、姓名、拼音或工种"),
            searches=True,
            empty=("award", self.tr("没有证书"), self.tr("生成编号或导入证书后会出现在这里。"), ""),
            has_checks=self._keeps,
        )
        self.pages: RecordPages[CertificateRow] = RecordPages(self.ledger, _PAGE)
        self.pages.wanted.connect(self._on_wanted)
        self.ledger.searched.connect(self.pages.begin)
        table = self.ledger.table
        table.horizontalHeader().setSectionHidden(table.records.column_of("issuer"), self._keeps)
        table.chosen_changed.connect(self._on_ledger_chosen)
        table.current_changed.connect(self._on_current)
        table.looked_at.connect(self._on_looked_at)
        table.opened.connect(self._on_looked_at)
        self.void_button = Button(self.tr("作废…"), ButtonKind.QUIET, icon_name="cross", small=True)
        self.reissue_button = Button(self.tr("补发…"), ButtonKind.QUIET, icon_name="refresh", small=True)
        self.void_button.clicked.connect(lambda: self.decisions.void(self.ledger.table.chosen()[0]))
        self.reissue_button.clicked.connect(lambda: self.decisions.reissue(self.ledger.table.chosen()[0]))
        for button in (self.reissue_button, self.void_button):
            self.ledger.add_footer_action(button)
            button.setVisible(self._keeps)
        for panel in (self.waiting, self.ledger):
            panel.retried.connect(self.reload)
        self._lists.addWidget(self.waiting)
        self._lists.addWidget(self.ledger)

    def _build_side(self) -> None:
        self._cards = QStackedLayout(self._side)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self.numbering = NumberingCard()
        self.numbering.asked.connect(self._on_numbering_asked)
        self.sheet = SheetCard(self.desk.language)
        self.sheet.checked.connect(self.compute)
        self.sheet.asked.connect(self._on_print_asked)
        self.sheet.layout_chosen.connect(self._on_layout_chosen)
        self._cards.addWidget(self.numbering)
        self._cards.addWidget(self.sheet)

    def _segments(self) -> tuple[Segment, ...]:
        known = self._desk_seen
        waiting = len(known.waiting) if known is not None else None
        of = {one.state: one.count for one in known.counts} if known is not None else {}
        states = (
            Segment(CertificateState.ALLOCATED, self.tr("待打印"), count=of.get(CertificateState.ALLOCATED)),
            Segment(CertificateState.PRINTED, self.tr("已打印"), count=of.get(CertificateState.PRINTED)),
            Segment(CertificateState.VOID, self.tr("作废"), count=of.get(CertificateState.VOID)),
            Segment(None, self.tr("台账"), count=sum(of.values()) if of else None),
        )
        first = (Segment(_WAITING, self.tr("待编号"), count=waiting),)
        return (*first, *states) if self._keeps else (states[-1], *states[:-1])

    # ---- what comes back ----

    def _show_list(self) -> None:
        waits = self.states.value() == _WAITING
        self._lists.setCurrentWidget(self.waiting if waits else self.ledger)
        self._cards.setCurrentWidget(self.numbering if waits else self.sheet)
        if waits:
            self.waiting.begin()

    def _on_desk_seen(self, seen: CertificateDesk) -> None:
        self._desk_seen = seen
        self.states.show_segments(self._segments())
        self.waiting.show_records(seen.waiting)
        self.desk.query(self, list_assessment_bodies, Nothing(), self._on_bodies_listed, failed=self.show_error)

    def _on_bodies_listed(self, bodies: AssessmentBodyList) -> None:
        if self._desk_seen is not None:
            self.numbering.show_bodies(bodies.rows, self._desk_seen.today)
        self._on_waiting_chosen()

    def _on_wanted(self, after: str | None, count: int) -> None:
        state = self.states.value()
        of_state = state if isinstance(state, CertificateState) else None
        limit = None if self._to_choose else count  # what was made just now is chosen wherever it stands
        order = WhichCertificates(state=of_state, text=self.ledger.filter.text().strip(), after=after, limit=limit)
        self.desk.query(self, list_certificates, order, partial(self._on_listed, after), failed=self._on_unlisted)

    def _on_unlisted(self, error: Exception) -> None:
        self.pages.give_up()
        self.show_error(error)

    def _on_listed(self, after: str | None, found: CertificateRows) -> None:
        self.pages.take(found.rows, found.next_after)
        self.ledger.show_records(self.pages.rows)
        if self._to_choose:
            self.ledger.table.choose(self._to_choose)
            self._to_choose = frozenset()
        if after is None:
            self._on_ledger_chosen()

    def _on_state_chosen(self, _state: object) -> None:
        self.ledger.filter.clear()
        self.sheet.preview.say("")
        self.pages.forget()
        self.reload()

    # ---- numbers ----

    def _chosen_classes(self) -> dict[str, int]:
        chosen = {row.class_number for row in self.waiting.table.chosen()}
        counts: dict[str, int] = {}
        for row in self.waiting.table.records.records:
            if row.class_number in chosen:
                counts[row.class_number] = counts.get(row.class_number, 0) + 1
        return counts

    def _on_waiting_chosen(self) -> None:
        self.numbering.show_chosen(self.waiting.table.chosen(), sum(self._chosen_classes().values()))

    def _on_numbering_asked(self) -> None:
        body = self.numbering.body.value()
        classes = list(self._chosen_classes())
        if not classes or not body:
            return
        self.banner.hide()
        self.numbering.button.setEnabled(False)
        self._to_choose = frozenset()
        for place, number in enumerate(classes, start=1):
            order = AllocateCertificates(number, str(body), self.numbering.issued_on.day())
            then = partial(self._on_numbered, last=place == len(classes))
            self.desk.act(self, allocate_certificates, order, then, failed=self._on_numbering_failed)

    def _on_numbered(self, made: CertificateRows, *, last: bool) -> None:
        self._to_choose |= {row.number for row in made.rows}
        if last:
            self.told.emit("success", self.tr("已生成 {count} 个编号。").format(count=len(self._to_choose)))
            self.states.choose(CertificateState.ALLOCATED)

    def _on_numbering_failed(self, error: Exception) -> None:
        self._on_waiting_chosen()
        self.show_error(error)

    # ---- sheets ----

    def _printable(self) -> tuple[str, ...]:
        may = (row for row in self.ledger.table.chosen() if CertificateEvent.PRINT in self._allowed(row))
        return tuple(row.number for row in may)

    def _allowed(self, row: CertificateRow) -> frozenset[CertificateEvent]:
        return frozenset(CERTIFICATES.allowed(row.state, self.desk.actor))

    def _on_ledger_chosen(self) -> None:
        self.sheet.show_count(len(self._printable()))
        self.sheet.forget_checks()
        chosen = self.ledger.table.chosen()
        single = self._allowed(chosen[0]) if len(chosen) == 1 else frozenset()
        self.void_button.setEnabled(CertificateEvent.VOID in single)
        self.reissue_button.setEnabled(CertificateEvent.REISSUE in single)

    def _on_current(self, row: CertificateRow) -> None:
        if not self._keeps or self.states.value() == _WAITING or row.number == self._looked_at:
            return
        self._looked_at = ""
        if row.state is CertificateState.ALLOCATED:
            order = ProofSheet(row.number, self.sheet.overlay)
            self.desk.query(self, proof_sheet, order, partial(self._on_proofed, row), failed=self.show_error)
        elif row.prints:
            self.sheet.preview.say(row.name, self.tr("按空格查看存档文件（记入日志）"), "eye")
        else:
            self.sheet.preview.say(row.name, self.tr("外单位签发的证书，没有存档文件。"), "file")

    def _on_layout_chosen(self) -> None:
        current = self.ledger.table.current()
        if current is not None:
            self._on_current(current)

    def _on_proofed(self, row: CertificateRow, paper: Paper) -> None:
        self.sheet.preview.show_document(self.tr("{name}·校样").format(name=row.name), paper.content)

    def _on_looked_at(self, row: CertificateRow) -> None:
        if self._keeps and row.prints:
            order = LookAtPaper(PaperKind.CERTIFICATE, row.number)
            self.desk.query(self, look_at_paper, order, partial(self._on_looked, row), failed=self.show_error)

    def _on_looked(self, row: CertificateRow, paper: Paper) -> None:
        self._looked_at = row.number
        self.sheet.preview.show_document(row.name, paper.content)

    def _on_print_asked(self) -> None:
        numbers = self._printable()
        if numbers:
            self.banner.hide()
            self.decisions.print_sheets(numbers, overlay=self.sheet.overlay)

    def _on_printed(self, papers: Papers) -> None:
        """What is on file now is what the page shows; the others of a batch are a key away."""
        self.states.choose(CertificateState.PRINTED)
        self._to_choose = frozenset(paper.number for paper in papers.papers)
        first = papers.papers[0]
        self._looked_at = first.number
        self.sheet.preview.show_document(first.number, first.content)
