"""The import of files that were handed over together: files, check of each, outcome, and the way on."""

from __future__ import annotations

from uuid import uuid4

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from trainingdesk.domain.people import Permission
from trainingdesk.domain.texts import Language
from trainingdesk.exchange.known_files import ListKind
from trainingdesk.services.claim_opening import OpenClassClaim, open_class_claim
from trainingdesk.services.claim_records import ClaimOutcome
from trainingdesk.services.class_lists import ShowClass
from trainingdesk.services.import_source import ColumnLook, LookAtColumns, look_at_columns
from trainingdesk.services.import_undo import WhichImport
from trainingdesk.services.next_steps import ClaimedClass, NextStep, follow_class
from trainingdesk.services.recognition import RecognisedFile
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.handed_files import uploads_of
from trainingdesk.ui.page import Page, Route
from trainingdesk.ui.pages.importing.check import CheckPanel
from trainingdesk.ui.pages.importing.edits import Edits
from trainingdesk.ui.pages.importing.files import FilesPanel
from trainingdesk.ui.pages.importing.give_back import GiveBack
from trainingdesk.ui.pages.importing.mapping import MappingPanel
from trainingdesk.ui.pages.importing.outcome import OutcomePanel
from trainingdesk.ui.pages.importing.run import ImportRun, Item
from trainingdesk.ui.pages.importing.stages import StageStrip
from trainingdesk.ui.terms import named
from trainingdesk.ui.undo_import import UndoImport
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.labels import ElidedLabel, Label
from trainingdesk.ui.widgets.states import Skeleton

_BY_PEOPLE = frozenset({ListKind.ROSTER, ListKind.RESULTS, ListKind.CERTIFICATES})


class ImportPage(Page):
    """One sitting at a time; coming back to the same files goes on where they were left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._part = ""
        self.run: ImportRun | None = None
        self._back, self._undo = GiveBack(self), UndoImport(self)
        self._claimed: ClaimedClass | None = None
        self.name = Label("", "page_title")
        self.file = Label("", "body", "secondary")
        self.stages = StageStrip((self.tr("文件"), self.tr("对照"), self.tr("检查"), self.tr("结果")))
        row = self.header(self.name, self.stages)
        row.insertWidget(1, self.file)
        language = desk.language
        self.waiting, self.files, self.check = Skeleton(), FilesPanel(language), CheckPanel(language)
        self.outcome, self.mapping = OutcomePanel(language), MappingPanel(language)
        self.stack = QStackedWidget()
        for part in (self.waiting, self.files, self.mapping, self.check, self.outcome):
            self.stack.addWidget(part)
        self.column.addWidget(self.stack, 1)
        self._build_footer()
        self.files.edit_asked.connect(self._on_edit_class)
        for panel in (self.files, self.check):
            panel.retried.connect(self.reload)
        self.check.remark_asked.connect(self._on_remark)
        self.check.changed.connect(self._on_changed)
        self.mapping.settled.connect(self.next.setEnabled)
        self.files.kind_named.connect(self._on_kind_named)
        self.check.stepped.connect(self._on_stepped)
        self.outcome.remark_asked.connect(self._back.ask)
        self.outcome.undo_asked.connect(self._on_undo_asked)

    # ---- Page ----

    def title(self) -> str:
        return self.tr("导入")

    def open(self, key: str, part: str = "") -> None:
        if self.run is None or self.run.is_over or (key, part) != (self.key, self._part):
            self.key, self._part = key, part
            self.banner.hide()
            self._start()

    def come_back(self) -> None:
        self.open(self.key, self._part)

    def reload(self) -> None:
        if self.run is not None:
            self.banner.hide()
            self.run.begin()

    def compute(self) -> None:
        self.reload()

    def primary(self) -> None:
        if self.next.isEnabled() and self.next.isVisibleTo(self):
            self.next.click()

    # ---- building ----

    def _build_footer(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.again = Button(self.tr("重新检查"), ButtonKind.QUIET, icon_name="refresh", key="F9")
        self.again.clicked.connect(self.reload)
        self.columns = Button(self.tr("列对照"), ButtonKind.QUIET, icon_name="table")
        self.columns.clicked.connect(self._on_columns_asked)
        self.hint = ElidedLabel("", "body", "secondary")
        self.skip = Button(self.tr("跳过这个文件"))
        self.skip.clicked.connect(self._on_skip)
        self.to_class = Button(self.tr("查看班级"))
        self.to_class.clicked.connect(self._on_class_asked)
        self.next = Button("", ButtonKind.PRIMARY, key="Ctrl+Return")
        self.next.clicked.connect(self._on_next)
        row.addWidget(self.again)
        row.addWidget(self.columns)
        row.addWidget(self.check.remark)
        row.addWidget(self.hint, 1)
        for button in (self.skip, self.to_class, self.next):
            row.addWidget(button)
        self.column.addLayout(row)

    def _start(self) -> None:
        if self.run is not None:
            self.run.deleteLater()
        self._claimed = None
        self.run = ImportRun(self.desk, uploads_of(self.key), self._part, self)
        self.run.recognised.connect(self._on_recognised)
        self.run.previewed.connect(self._on_previewed)
        self.run.looked.connect(self._on_looked)
        self.run.steps.indexChanged.connect(self._on_steps_changed)
        self.run.finished.connect(self._on_finished)
        self.run.failed.connect(self.show_error)
        self.run.working.connect(self._on_working)
        self.waiting.begin()
        self._show(self.waiting, 0, self.tr("导入"), "")
        self.run.begin()

    def _show(self, part: QWidget, stage: int, title: str, file: str) -> None:
        self.stack.setCurrentWidget(part)
        self.stages.show_stage(stage)
        self.name.setText(title)
        self.file.setText(file)
        number = self._part or next(iter(self.run.classes if self.run else ()), "")
        crumbs = [(self.tr("班级"), Route("classes")), (number, Route("class", number))] if number else []
        self.crumbs = (*crumbs, (self.tr("导入"), None))
        self.titled.emit()
        for button in (self.again, self.columns, self.check.remark):
            button.setVisible(part is self.check)
        self.skip.setVisible(part in (self.check, self.mapping))
        self.to_class.setVisible(part is self.outcome and bool(number))
        self.next.setVisible(part is not self.waiting)
        self.hint.setText("")

    def _offer(self, text: str, *, enabled: bool = True, hint: str = "") -> None:
        self.next.setText(text)
        self.next.updateGeometry()
        self.next.setEnabled(enabled)
        self.hint.setText(hint)

    # ---- stages ----

    def _on_recognised(self) -> None:
        run = self.run
        if run is None or run.found is None:
            return
        if run.items and not run.new_classes and not run.unusable:
            run.check()
            return
        self.files.show_found(run.found, run.new_classes, self._part)
        self._show(self.files, 0, self.tr("收到 {count} 个文件").format(count=len(run.found.files)), "")
        lacking = [name for one in run.new_classes if one.new is not None for name in one.new.lacking]
        usable = len(run.found.files) - len(run.unusable)
        if lacking:
            self._offer(self.tr("补全班级信息"), hint=self.tr("文件和以往的班级没有说明全部班级信息。"))
        elif run.new_classes:
            self._offer(self.tr("开班并检查 {count} 个文件").format(count=usable))
        else:
            self._offer(self.tr("检查 {count} 个文件").format(count=usable), enabled=usable > 0)

    def _on_previewed(self) -> None:
        run = self.run
        item = run.current if run else None
        if run is None or item is None or item.preview is None:
            return
        if item.lacks_columns:
            self._on_columns_asked()
            return
        kind = named(item.kind, self.desk.language)
        self._show(self.check, 2, self.tr("导入{kind}").format(kind=kind), item.upload.name)
        self.check.show_item(item)
        self._on_steps_changed()
        comma = "、" if self.desk.language is Language.ZH else ", "
        later = comma.join(named(one.kind, self.desk.language) for one in run.later)
        hint = self.tr("随后：{files}；没有新问题就一并导入").format(files=later) if later else ""
        may = self.desk.actor.may(item.way.commit.permission)
        self._offer(self._import_text(item), enabled=may and item.is_writable, hint=hint)

    def _import_text(self, item: Item) -> str:
        if not item.chosen:
            some = item.preview is not None and (item.preview.listed or item.preview.importable)
            return self.tr("没有可导入的行，继续") if some else self.tr("没有新内容，继续")
        people = item.kind in _BY_PEOPLE
        text = self.tr("导入 {count} 人") if people else self.tr("导入 {count} 行")
        return text.format(count=len(item.chosen))

    def _on_finished(self) -> None:
        run = self.run
        if run is None:
            return
        self._show(self.outcome, 4, self.tr("导入结果"), "")
        self.outcome.show_items(tuple(run.items))
        self._offer(self.tr("查看班级") if run.classes else self.tr("返回"))
        if len(run.classes) == 1:
            self.desk.query(self, follow_class, ShowClass(run.classes[0]), self._on_followed, failed=self.show_error)

    def _on_followed(self, claimed: ClaimedClass) -> None:
        self._claimed = claimed
        self._offer(self.tr("下一步：{step}").format(step=named(claimed.next_step, self.desk.language)))

    def _on_looked(self) -> None:
        item = self.run.current if self.run else None
        if item is not None:
            self.check.show_item(item)

    # ---- which column holds what ----

    def _on_columns_asked(self) -> None:
        item = self.run.current if self.run else None
        if item is not None and item.preview is not None:
            order = LookAtColumns(item.file, item.preview.kind)
            self.desk.query(self, look_at_columns, order, self._on_columns, failed=self.show_error)

    def _on_columns(self, look: ColumnLook) -> None:
        item = self.run.current if self.run else None
        if item is not None:
            kind = named(item.kind, self.desk.language)
            self._show(self.mapping, 1, self.tr("导入{kind}").format(kind=kind), item.upload.name)
            self._offer(self.tr("按此对照检查"))
            self.mapping.show_look(look)

    def _on_mapped(self) -> None:
        item = self.run.current if self.run else None
        if self.run is None or item is None:
            return
        choices = self.mapping.choices()
        if choices:
            self.run.change(self.tr("列对照"), item.edits.named(choices))
        else:
            self._on_previewed()

    # ---- changes ----

    def _on_changed(self, words: str, edits: Edits) -> None:
        self.banner.hide()
        if self.run is not None:
            self.run.change(words, edits)

    def _on_steps_changed(self) -> None:
        if self.run is not None:
            steps = self.run.steps
            self.check.show_steps(can_undo=steps.canUndo(), can_redo=steps.canRedo())

    def _on_stepped(self, by: int) -> None:
        if self.run is not None:
            self.run.step(by)

    # ---- what happens ----

    def _on_next(self) -> None:
        run, part = self.run, self.stack.currentWidget()
        if run is None:
            return
        self.banner.hide()
        if part is self.files:
            if any(one.new is not None and one.new.lacking for one in run.new_classes):
                self._on_edit_class()
            elif run.new_classes:
                run.open_classes()
            else:
                run.check()
        elif part is self.mapping:
            self._on_mapped()
        elif part is self.check:
            item = run.current
            if item is not None and item.preview is not None and not item.chosen:
                run.skip()
            else:
                run.write()
        else:
            self._on_leave()

    def _on_leave(self) -> None:
        claimed = self._claimed
        files_claims = self.desk.actor.may(Permission.FILE_CLASS_CLAIM)
        if claimed is not None and claimed.next_step is NextStep.OPEN_CLAIM and files_claims:
            self.next.setEnabled(False)
            order = OpenClassClaim(uuid4().hex, claimed.row.number)
            self.desk.act(self, open_class_claim, order, self._on_claim_made, failed=self._on_claim_failed)
        elif self.run is not None and self.run.classes:
            self._on_class_asked()
        else:
            self.go.emit(Route("workbench"))

    def _on_claim_made(self, outcome: ClaimOutcome) -> None:
        self.next.setEnabled(True)
        self.go.emit(Route("claim", outcome.number, "compute"))

    def _on_claim_failed(self, error: Exception) -> None:
        self.next.setEnabled(True)
        self.show_error(error)

    def _on_class_asked(self) -> None:
        if self.run is not None and self.run.classes:
            self.go.emit(Route("class", self.run.classes[0]))

    def _on_edit_class(self) -> None:
        self.go.emit(Route("class_new", self.key))

    def _on_undo_asked(self, item: Item) -> None:
        run, entry = self.run, item.result.entry if item.result else None
        if run is not None and entry is not None:
            self._undo.ask(WhichImport(item.class_number, entry), lambda: run.undone(item))

    def _on_kind_named(self, file: RecognisedFile, kind: ListKind) -> None:
        if self.run is not None:
            self.run.name_kind(file, kind)

    def _on_skip(self) -> None:
        if self.run is not None:
            self.run.skip()

    def _on_working(self, working: bool) -> None:
        for button in (self.next, self.skip, self.again):
            button.setEnabled(not working)

    def _on_remark(self) -> None:
        item = self.run.current if self.run else None
        if item is not None:
            self._back.ask(item)
