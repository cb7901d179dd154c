"""One class: how far it has come, everybody in it, and the next step under one key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.people import Permission
from trainingdesk.domain.texts import Language
from trainingdesk.domain.workflow import ClassEvent
from trainingdesk.services.claim_opening import OpenClassClaim, open_class_claim
from trainingdesk.services.claim_records import ClaimOutcome, ClaimRow
from trainingdesk.services.class_attachments import EvidenceFile, FetchEvidence, WhichEvidence, fetch_evidence
from trainingdesk.services.class_lists import ShowClass, show_class
from trainingdesk.services.class_papers import PrintRoster, print_roster
from trainingdesk.services.class_records import ClassDetail
from trainingdesk.services.classes import CancelClass, CloseClass, EditClass, cancel_class, close_class, edit_class
from trainingdesk.services.import_undo import WhichImport
from trainingdesk.services.institution_lists import ShowInstitution, show_institution
from trainingdesk.services.next_steps import ClaimedClass, NextStep, follow_class
from trainingdesk.services.office import Procedure, Upload
from trainingdesk.services.records import Made, Paper
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.drafting import draft_sheet
from trainingdesk.ui.handed_files import FileCatcher, ask_files, ask_place, key_of, write_file
from trainingdesk.ui.page import Page, Route
from trainingdesk.ui.pages.one_class.past_columns import FiledRow
from trainingdesk.ui.pages.one_class.sheets import CancelSheet, CloseSheet, FactsSheet
from trainingdesk.ui.pages.one_class.steps import IMPORTS, ClassSteps
from trainingdesk.ui.pages.one_class.tabs import CLAIMS, ClassTabs
from trainingdesk.ui.pages.one_class.trainee_desk import TraineeDesk
from trainingdesk.ui.terms import chip, day_text, levels_text, named
from trainingdesk.ui.undo_import import UndoImport
from trainingdesk.ui.widgets.buttons import Button, ButtonKind, IconButton
from trainingdesk.ui.widgets.labels import Chip, ElidedLabel, Label
from trainingdesk.ui.widgets.sheet import Sheet
from trainingdesk.ui.widgets.step_bar import StepBar

OrderT = TypeVar("OrderT")


class ClassPage(Page):
    """Everything about one class."""

    concerns = (
        Changes.CLASSES | Changes.ROSTER | Changes.ATTENDANCE | Changes.ASSESSMENTS | Changes.CERTIFICATES
        | Changes.CLAIMS | Changes.VOUCHERS
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._detail: ClassDetail | None = None
        self._claimed: ClaimedClass | None = None
        self._steps = ClassSteps(self)
        self._build_header()
        self.steps = StepBar()
        self.steps.chosen.connect(self._on_step_chosen)
        self.column.addWidget(self.steps)
        self.tabs = ClassTabs(desk)
        self.tabs.claim_opened.connect(self._on_claim_opened)
        self._trainees = TraineeDesk(self, self.tabs.trainees)
        self._undo = UndoImport(self)
        self.tabs.undo_asked.connect(lambda entry: self._undo.ask(WhichImport(self.key, entry)))
        self.tabs.file_opened.connect(self._on_file_opened)
        self.tabs.failed.connect(self.show_error)
        frame = QFrame()
        frame.setObjectName("card")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(1, 2, 1, 1)
        inner.addWidget(self.tabs)
        self.column.addWidget(frame, 1)
        self._catcher = FileCatcher(self)
        self._catcher.dropped.connect(self.take_files)
        choose = QShortcut(QKeySequence("Ctrl+I"), self, self._on_choose)
        choose.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # ---- Page ----

    def title(self) -> str:
        return self.tr("班级")

    def open(self, key: str, part: str = "") -> None:
        if key != self.key:
            self._detail = self._claimed = None
            self.next.hide()
        self.crumbs = ((self.tr("班级"), Route("classes")), (key, None))
        self.tabs.open(key, part)
        super().open(key, part)

    def reload(self) -> None:
        self.desk.query(self, show_class, ShowClass(self.key), self._on_shown, failed=self.show_error)
        self.desk.query(self, follow_class, ShowClass(self.key), self._on_followed, failed=self.show_error)
        self.tabs.reload()

    def primary(self) -> None:
        if self.next.isVisibleTo(self) and self.next.isEnabled():
            self.next.click()

    # ---- building ----

    def _build_header(self) -> None:
        self.name = Label("", "page_title")
        self.number = Label("", "page_title", "secondary")
        self.levels, self.state = Chip(), Chip()
        self.export = Button(self.tr("导出花名册"), icon_name="download")
        self.export.clicked.connect(self._on_export)
        self.more = IconButton("more", self.tr("更多操作"))
        self.more.clicked.connect(self._on_more)
        self.next = Button("", ButtonKind.PRIMARY, key="Ctrl+Return")
        self.next.clicked.connect(self._on_next)
        self.next.hide()
        self.facts = ElidedLabel("", "caption", "secondary")
        row = self.header(self.name, self.export, self.more, self.next, below=self.facts)
        for place, widget in enumerate((self.number, self.levels, self.state), 1):
            row.insertWidget(place, widget)

    def _show_head(self, detail: ClassDetail) -> None:
        language, row = self.desk.language, detail.row
        self.name.setText(row.occupation_name)
        self.number.setText(row.number)
        self.levels.show_state(levels_text(row.levels, language), "", "neutral")
        self.levels.setVisible(bool(row.levels))
        state = chip(row.state, language)
        self.state.show_state(state.text, state.icon_name, state.tone)
        hours = self.tr("{hours} 学时（理论 {theory}，实操 {practice}）").format(
            hours=detail.hours_planned, theory=detail.hours_theory, practice=detail.hours_practice
        )
        days = self.tr("{start} 至 {end}").format(start=day_text(row.class_start), end=day_text(row.class_end))
        parts = (days, hours, named(detail.delivery, language), detail.place, row.name, row.institution_name)
        self.facts.setText((" · " if language is Language.EN else "·").join(part for part in parts if part))

    def menu(self) -> QMenu:
        """What else may be done with the class now."""
        menu = QMenu(self)
        allowed = self._detail.allowed if self._detail else ()
        entries = (
            (ClassEvent.EDIT, self.tr("修改班级信息…"), self._on_edit),
            (ClassEvent.CLOSE, self.tr("结业…"), self._on_close),
            (ClassEvent.CANCEL, self.tr("撤销班级…"), self._on_cancel),
        )
        for event, text, act in entries:
            action = menu.addAction(text, act)
            action.setEnabled(event in allowed)
        menu.addSeparator()
        choose = menu.addAction(self.tr("选择文件导入…"), self._on_choose)
        choose.setEnabled(ClassEvent.EDIT in allowed)
        return menu

    # ---- answers ----

    def _on_shown(self, detail: ClassDetail) -> None:
        self._detail = detail
        self._show_head(detail)
        self.tabs.show_counts(detail.row.counts)
        self.tabs.trainees.allow(may_edit=ClassEvent.EDIT in detail.allowed)
        self._show_steps()

    def _on_followed(self, claimed: ClaimedClass) -> None:
        self._claimed = claimed
        self._show_steps()

    def _show_steps(self) -> None:
        detail, claimed = self._detail, self._claimed
        if detail is None or claimed is None:
            return
        self.steps.show_steps(self._steps.make(detail, claimed, self.desk.language))
        text = self._steps.action(claimed, self.desk.language)
        self.next.setText(text)
        self.next.updateGeometry()
        self.next.setVisible(bool(text) and self._may_act(detail, claimed))

    def _may_act(self, detail: ClassDetail, claimed: ClaimedClass) -> bool:
        if claimed.next_step in IMPORTS:
            return ClassEvent.EDIT in detail.allowed
        if claimed.next_step is NextStep.OPEN_CLAIM:
            return self.desk.actor.may(Permission.FILE_CLASS_CLAIM)
        return self.desk.actor.may(Permission.READ_CLAIMS)

    # ---- what happens ----

    def _on_next(self) -> None:
        claimed = self._claimed
        if claimed is None:
            return
        if claimed.next_step in IMPORTS:
            self._on_choose()
        elif claimed.next_step is NextStep.OPEN_CLAIM:
            self.next.setEnabled(False)
            order = OpenClassClaim(uuid4().hex, self.key)
            self.desk.act(self, open_class_claim, order, self._on_claim_made, failed=self._on_claim_failed)
        elif claimed.claim_number is not None:
            compute = claimed.next_step is NextStep.COMPUTE_CLAIM
            self.go.emit(Route("claim", claimed.claim_number, "compute" if compute else ""))

    def _on_claim_made(self, outcome: ClaimOutcome) -> None:
        self.next.setEnabled(True)
        if outcome.left_out:
            said = self.tr("{count} 人没有证书，未列入申领单").format(count=len(outcome.left_out))
            self.told.emit("warning", said)
        self.go.emit(Route("claim", outcome.number, "compute"))

    def _on_claim_failed(self, error: Exception) -> None:
        self.next.setEnabled(True)
        self.show_error(error)

    def _on_claim_opened(self, row: ClaimRow) -> None:
        self.go.emit(Route("claim", row.number))

    def _on_file_opened(self, row: FiledRow) -> None:
        order = FetchEvidence(WhichEvidence(class_number=self.key), row.digest)
        self.desk.act(self, fetch_evidence, order, self._on_file, failed=self.show_error)

    def _on_file(self, file: EvidenceFile) -> None:
        ask_place(self, self.tr("保存原件"), file.name, lambda path: self._save(path, file.content))

    def _on_step_chosen(self, key: str) -> None:
        self.tabs.open(self.key, {"opened": "trainees", "payment": CLAIMS}.get(key, key))

    def _on_choose(self) -> None:
        if self._detail is not None and ClassEvent.EDIT in self._detail.allowed:
            ask_files(self, self.tr("选择要导入的文件"), self.tr("表格"), self.take_files)

    def take_files(self, files: tuple[Path, ...]) -> None:
        """Hand files over for this class, and go on to their import."""
        self.desk.upload(self, files, self._on_uploaded, failed=self.show_error)

    def _on_uploaded(self, uploads: tuple[Upload, ...]) -> None:
        self.go.emit(Route("import", key_of(uploads), self.key))

    def _on_export(self) -> None:
        self.export.setEnabled(False)
        self.desk.act(self, print_roster, PrintRoster(self.key), self._on_printed, failed=self._on_not_printed)

    def _on_printed(self, paper: Paper) -> None:
        self.export.setEnabled(True)
        name = self.tr("花名册-{number}.pdf").format(number=paper.number)
        ask_place(self, self.tr("保存花名册"), name, lambda path: self._save(path, paper.content))

    def _on_not_printed(self, error: Exception) -> None:
        self.export.setEnabled(True)
        self.show_error(error)

    def _save(self, path: Path, content: bytes) -> None:
        if write_file(path, content):
            self.told.emit("success", self.tr("已保存：{name}").format(name=path.name))
        else:
            self.banner.say("danger", self.tr("无法写入 {name}，请换一个位置。").format(name=path.name))

    def _on_more(self) -> None:
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _on_edit(self) -> None:
        if self._detail is not None:
            sheet, version = FactsSheet(self._detail, self.desk.language), self._detail.row.version
            said = self.tr("班级信息已保存")
            self._decide(sheet, edit_class, lambda: EditClass(version, sheet.form.facts()), said)
            self.desk.query(sheet, show_institution, ShowInstitution(self._detail.row.institution_code),
                            lambda found: sheet.begin(self.desk, found.scope))  # fmt: skip

    def _on_close(self) -> None:
        if self._detail is not None:
            order = CloseClass(self.key, self._detail.row.version)
            self._decide(CloseSheet(self._detail), close_class, lambda: order, self.tr("班级已结业"))

    def _on_cancel(self) -> None:
        if self._detail is not None:
            sheet, version = CancelSheet(self._detail), self._detail.row.version
            order = lambda: CancelClass(self.key, version, sheet.reason.toPlainText().strip())  # noqa: E731
            draft_sheet(self.desk, sheet, "class_cancel", self.key)
            self._decide(sheet, cancel_class, order, self.tr("班级已撤销"))

    def _decide(self, sheet: Sheet, procedure: Procedure[OrderT, Made], order: Callable[[], OrderT], said: str) -> None:
        """Show a sheet, and do what it decides; it stays open, with everything typed, until that has gone through."""

        def done(_: Made) -> None:
            sheet.finish()
            self.told.emit("success", said)

        def confirmed() -> None:
            sheet.set_busy(busy=True)
            self.desk.act(
                sheet, procedure, order(), done, failed=lambda error: sheet.show_error(error, self.desk.language)
            )

        sheet.confirmed.connect(confirmed)
        self.sheet_asked.emit(sheet)
