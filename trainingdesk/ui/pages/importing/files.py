"""What was recognised: every file with what it is and which class it is for, and the class that would be opened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from trainingdesk.domain.findings import Severity
from trainingdesk.domain.texts import Language
from trainingdesk.exchange.known_files import ListKind
from trainingdesk.services.class_proposals import NewClass, ProposedClass
from trainingdesk.services.recognition import RecognisedFile, RecognisedFiles
from trainingdesk.ui.failures import finding_text
from trainingdesk.ui.terms import day_text, levels_text, named
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.columns import Cell, ChipCell, Column, MarkCell
from trainingdesk.ui.widgets.inputs import Choice
from trainingdesk.ui.widgets.labels import Chip, ElidedLabel, Label
from trainingdesk.ui.widgets.record_panel import RecordPanel


class FileColumns(QObject):
    """Recognised files."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.proposals: tuple[ProposedClass, ...] = ()
        self.chosen = ""

    def make(self, language: Language) -> tuple[Column[RecognisedFile], ...]:
        return (
            Column("name", self.tr("文件"), lambda file: file.upload.name, 300),
            Column("kind", self.tr("识别为"), lambda file: self.kind(file, language), 140, Cell.CHIP),
            Column("rows", self.tr("人数或行数"), lambda file: file.rows, 100, Cell.NUMBER),
            Column("class", self.tr("班级", "one"), self.of_class, 140),
            Column("by", self.tr("依据"), lambda file: "" if self.chosen else named(file.found_by, language) or "—",
                   170, Cell.QUIET),
            Column("say", self.tr("状态"), lambda file: self.said(file, language), 240, Cell.MARK, stretch=True,
                   tip=lambda file: self.said(file, language).text),
        )  # fmt: skip

    def kind(self, file: RecognisedFile, language: Language) -> ChipCell:
        """Which list it is."""
        if file.kind is None:
            return ChipCell(self.tr("无法识别"), "help", "danger")
        return ChipCell(named(file.kind, language), "file", "info")

    def of_class(self, file: RecognisedFile) -> str:
        """The class by its number, or that it is a new one."""
        if self.chosen or file.proposal is None:
            return self.chosen or "—"
        proposal = self.proposals[file.proposal]
        return proposal.number or (proposal.new.number if proposal.new else "") or self.tr("新班级")

    def said(self, file: RecognisedFile, language: Language) -> MarkCell:
        """What concerns the file as a whole."""
        if not file.findings:
            return MarkCell(self.tr("可以检查"), "check", "success")
        worst = min(file.findings, key=lambda finding: list(Severity).index(finding.severity))
        signs = {Severity.ERROR: ("error", "danger"), Severity.WARNING: ("warning", "warning")}
        text = " ".join(finding_text(finding, language) for finding in file.findings)
        return MarkCell(text, *signs.get(worst.severity, ("info", "info")))


class NewClassCard(QFrame):
    """The facts a class would be opened with."""

    edit_asked = Signal()

    def __init__(self, new: NewClass, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(8)
        name = f"{new.occupation_name} {new.number}".strip() or self.tr("新班级")
        head.addWidget(Label(name, "section"))
        head.addWidget(Chip(self.tr("将新建"), "plus", "info"))
        if new.lacking:
            head.addWidget(Chip(self.tr("信息不全"), "warning", "warning"))
        head.addStretch(1)
        self.edit = Button(self.tr("修改班级信息…"), ButtonKind.LINK)
        self.edit.clicked.connect(self.edit_asked)
        head.addWidget(self.edit)
        column.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(2)
        for place, (text, value) in enumerate(self._facts(new, language)):
            row, at = divmod(place, 4)
            grid.setRowMinimumHeight(row * 3 + 2, 8)  # air between two rows of facts
            grid.addWidget(Label(text, "caption", "secondary"), row * 3, at)
            grid.addWidget(ElidedLabel(value or "—", "body"), row * 3 + 1, at)
            grid.setColumnStretch(at, 1)
        column.addLayout(grid)

    def _facts(self, new: NewClass, language: Language) -> Sequence[tuple[str, str]]:
        hours = self.tr("{hours} 学时").format(hours=new.hours_planned) if new.hours_planned else ""
        days = ""
        if new.class_start is not None:
            span = self.tr("{start} 至 {end}")
            days = span.format(start=day_text(new.class_start), end=day_text(new.class_end))
        heads = self.tr("{count} 人").format(count=new.heads_planned) if new.heads_planned else ""
        return (
            (self.tr("班号"), new.number or self.tr("由系统编号")),
            (self.tr("工种"), f"{new.occupation_name} {new.occupation_code or ''}".strip()),
            (self.tr("等级"), levels_text(new.levels, language)),
            (self.tr("证书种类"), named(new.certificate_kind, language)),
            (self.tr("起止日期"), days),
            (self.tr("总学时"), hours),
            (self.tr("计划人数"), heads),
            (self.tr("备案号"), new.approval_number or self.tr("未填：没有备案号，培训补贴不予发放")),
        )


class FilesPanel(QWidget):
    """Files and the classes they need."""

    edit_asked = Signal()
    retried = Signal()
    kind_named = Signal(object, object)  # RecognisedFile, ListKind

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._cards)
        self._columns = FileColumns(self)
        self.panel: RecordPanel[RecognisedFile] = RecordPanel(
            self._columns.make(language),
            lambda file: f"{file.upload.digest} {file.upload.name}",
            self.tr("收到的文件"),
            empty=("file", self.tr("没有文件"), self.tr("把文件拖到工作台或班级页面。"), ""),
        )
        self.panel.retried.connect(self.retried)
        column.addWidget(self.panel)
        column.addStretch(1)
        self._build_naming()

    def _build_naming(self) -> None:
        """For a file that nothing could be made of: the clerk says which list it is, and names its columns."""
        kinds = (ListKind.ROSTER, ListKind.ATTENDANCE, ListKind.RESULTS)
        self.kinds = Choice([(named(kind, self._language), kind.value) for kind in kinds])
        self.kinds.setAccessibleName(self.tr("这个文件是"))
        self.name_kind = Button(self.tr("按所选内容对照列…"), icon_name="table")
        self.name_kind.clicked.connect(self._on_name_kind)
        self.panel.add_tool(self.kinds)
        self.panel.add_tool(self.name_kind)
        self.panel.table.current_changed.connect(self._on_current_changed)

    def _on_current_changed(self) -> None:
        file = self.panel.table.current()
        can_name = bool(self._columns.chosen) and file is not None and file.kind is None
        self.kinds.setVisible(can_name)
        self.name_kind.setVisible(can_name)

    def _on_name_kind(self) -> None:
        file = self.panel.table.current()
        if file is not None:
            self.kind_named.emit(file, ListKind(str(self.kinds.value())))

    def show_found(self, found: RecognisedFiles, new: Sequence[ProposedClass], chosen: str) -> None:
        """What was recognised; ``new`` are the classes to be opened first."""
        while self._cards.count():
            item = self._cards.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for proposal in new:
            if proposal.new is not None:
                card = NewClassCard(proposal.new, self._language)
                card.edit_asked.connect(self.edit_asked)
                self._cards.addWidget(card)
        self._columns.proposals, self._columns.chosen = found.proposals, chosen
        self.panel.show_records(found.files)
        unknown = next((file for file in found.files if file.kind is None), None)
        if unknown is not None:
            self.panel.table.go_to(f"{unknown.upload.digest} {unknown.upload.name}")
        self._on_current_changed()
        self.panel.fit_rows()
