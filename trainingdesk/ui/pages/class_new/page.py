"""A new class: what the institution may teach as choices, filled in from files or from the last class."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from trainingdesk.domain.changes import Changes
from trainingdesk.services.class_lists import ShowClass, show_class
from trainingdesk.services.class_records import ClassDetail
from trainingdesk.services.classes import ClassFacts, open_class
from trainingdesk.services.institution_lists import (
    InstitutionDetail,
    InstitutionPage,
    ListInstitutions,
    ShowInstitution,
    list_institutions,
    show_institution,
)
from trainingdesk.services.office import OFFICE_ZONE
from trainingdesk.services.recognition import RecognisedFiles, RecogniseFiles, recognise_files
from trainingdesk.services.records import Made
from trainingdesk.services.workbench import ShowWorkbench, Workbench, show_workbench
from trainingdesk.ui.class_form import ClassForm, facts_of_class, facts_of_proposal
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.drafting import Drafting
from trainingdesk.ui.handed_files import uploads_of
from trainingdesk.ui.page import Page, Route
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.draft_line import DraftLine
from trainingdesk.ui.widgets.labels import Label

_WEEKS = timedelta(days=18)  # three weeks of teaching, Monday to Friday


class ClassNewPage(Page):
    """The form. What was typed is kept until the class is open or it is given up, whatever happens to the window."""

    concerns = Changes.NOTHING

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._asked: tuple[str, str] | None = None
        self._filled = False
        self._last = ""
        self.crumbs = ((self.tr("班级"), Route("classes")), (self.tr("新建班级"), None))
        self.copy = Button(self.tr("复制上一个班"), icon_name="copy")
        self.copy.clicked.connect(self._on_copy)
        self.copy.setEnabled(False)
        self.hint = Label("", "caption", "secondary", wrap=True)
        self.hint.hide()
        self.header(Label(self.tr("新建班级"), "page_title"), self.copy, below=self.hint)
        self.form = ClassForm(desk.language)
        self.draft = DraftLine()
        self.drafting = Drafting(desk, self, self.draft, "class_new", self.form.draft_fields())
        self.drafting.restored.connect(self._on_restored)
        self.column.addWidget(self._card(), 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.draft, 1)
        self.cancel = Button(self.tr("取消"))
        self.cancel.clicked.connect(self._on_cancel)
        self.save = Button(self.tr("确认开班"), ButtonKind.PRIMARY, icon_name="check", key="Ctrl+Return")
        self.save.clicked.connect(self._on_save)
        row.addWidget(self.cancel)
        row.addWidget(self.save)
        self.column.addLayout(row)

    # ---- Page ----

    def title(self) -> str:
        return self.tr("新建班级")

    def open(self, key: str, part: str = "") -> None:
        if (key, part) == self._asked:
            return
        self.drafting.rest()
        self._filled = False
        self._asked, self.key = (key, part), key
        self.banner.hide()
        self._hint("")
        self.form.clear()
        self.reload()

    def come_back(self) -> None:
        self.open(self.key, self._asked[1] if self._asked else "")

    def reload(self) -> None:
        """What may be taught is read anew; what stands in the form stays."""
        self.desk.query(self, list_institutions, ListInstitutions(limit=1), self._on_own, failed=self.show_error)

    def primary(self) -> None:
        if self.save.isEnabled():
            self.save.click()

    # ---- building ----

    def _card(self) -> QWidget:
        content = QWidget()
        content.setObjectName("scrolled")
        column = QVBoxLayout(content)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(self.form)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(content)
        frame = QFrame()
        frame.setObjectName("card")
        outer = QVBoxLayout(frame)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(scroll)
        return frame

    def _hint(self, text: str) -> None:
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    # ---- answers: the institution, its scope, its last class, then what files say ----

    def _on_own(self, page: InstitutionPage) -> None:
        if page.rows:
            order = ShowInstitution(page.rows[0].credit_code)
            self.desk.query(self, show_institution, order, self._on_scope, failed=self.show_error)

    def _on_scope(self, detail: InstitutionDetail) -> None:
        self.form.show_scope(detail.scope)
        if self._filled:
            return
        self.desk.query(self, show_workbench, ShowWorkbench(classes=1, dates=1), self._on_bench, failed=self.show_error)

    def _on_bench(self, bench: Workbench) -> None:
        self._filled = True
        self._last = bench.classes[0].row.number if bench.classes else ""
        self.copy.setEnabled(bool(self._last))
        start = next_monday(bench.at.astimezone(OFFICE_ZONE).date())
        self.form.show_days(start, start + _WEEKS)
        self.form.show_scope_again()
        uploads = uploads_of(self.key)
        if uploads:
            self._hint(self.tr("正在从文件中读取班级信息…"))
            self.desk.query(self, recognise_files, RecogniseFiles(uploads), self._on_found, failed=self.show_error)
        else:
            self.drafting.begin("")

    def _on_found(self, found: RecognisedFiles) -> None:
        new = next((one.new for one in found.proposals if one.new is not None), None)
        if new is None:
            self._hint("")
        else:
            self.form.show_facts(with_days(facts_of_proposal(new), self.form.facts()))
            lacks = self.tr("已按文件填好；没有写明的信息请补全。")
            self._hint(lacks if new.lacking else self.tr("已按文件填好，请核对。"))
        self.drafting.begin(self.key)

    def _on_restored(self) -> None:
        """What was left stands there; another class copied over it is one step, which can be undone."""
        if self._asked is not None and self._asked[1] == "copy":
            self._on_copy()

    def _on_like(self, detail: ClassDetail) -> None:
        now = self.form.facts()
        length = detail.row.class_end - detail.row.class_start
        start = now.class_start
        self.form.show_facts(
            replace(
                facts_of_class(detail), number="", name="", approval_number=None,
                class_start=start, class_end=start + length,
            )
        )  # fmt: skip
        self._hint(self.tr("已按 {number} 填好；班号、名称和日期是新的。").format(number=detail.row.number))

    # ---- what happens ----

    def _on_copy(self) -> None:
        if self._last:
            self.desk.query(self, show_class, ShowClass(self._last), self._on_like, failed=self.show_error)

    def _on_cancel(self) -> None:
        self._asked = None
        self.go.emit(Route("classes"))

    def _on_save(self) -> None:
        self.banner.hide()
        self.save.setEnabled(False)
        self.desk.act(self, open_class, self.form.facts(), self._on_opened, failed=self._on_failed)

    def _on_opened(self, made: Made) -> None:
        self.save.setEnabled(True)
        self.drafting.finish()
        self._asked = None
        self.told.emit("success", self.tr("已开班：{number}").format(number=made.number))
        if uploads_of(self.key):
            self.go.emit(Route("import", self.key, made.number))
        else:
            self.go.emit(Route("class", made.number))

    def _on_failed(self, error: Exception) -> None:
        self.save.setEnabled(True)
        self.show_error(error)


def next_monday(today: date) -> date:
    """The first Monday after a day."""
    return today + timedelta(days=7 - today.weekday())


def with_days(facts: ClassFacts, now: ClassFacts) -> ClassFacts:
    """What files say, and what stands in the form where they say nothing."""
    has_days = facts.class_start != date.min
    return replace(
        facts,
        class_start=facts.class_start if has_days else now.class_start,
        class_end=facts.class_end if has_days else now.class_end,
        hours_planned=facts.hours_planned or now.hours_planned,
        heads_planned=facts.heads_planned or now.heads_planned,
        levels=facts.levels or now.levels,
    )
