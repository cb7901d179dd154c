"""The current row of a check in full: what is wrong, what helps, what would be written, and the ways to mend it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trainingdesk.domain.findings import Severity
from trainingdesk.domain.texts import Language
from trainingdesk.exchange.header_words import FileKind
from trainingdesk.services.import_source import FileLook
from trainingdesk.ui.pages.importing.columns import CheckRow, helps, said
from trainingdesk.ui.pages.importing.source import SourceView
from trainingdesk.ui.widgets.buttons import Button, ButtonKind, IconButton
from trainingdesk.ui.widgets.labels import Label


class RowPanel(QFrame):
    """The current row: the whole sentence, what helps, and what would be written."""

    stepped = Signal(int)
    edit_asked = Signal()
    restored = Signal(object)  # CellMark
    skipped = Signal()
    accepted = Signal(object)  # CheckRow, whose suggestion is taken

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._language = language
        self._row: CheckRow | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 12, 12)
        column.setSpacing(6)
        head = QHBoxLayout()
        self._place = Label("", "body_strong")
        self._code = Label("", "caption", "tertiary")
        head.addWidget(self._place)
        head.addWidget(self._code)
        head.addStretch(1)
        self.edit = Button(self.tr("修改"), icon_name="edit", small=True, key="F2")
        self.restore = Button(self.tr("恢复原值"), ButtonKind.LINK, icon_name="undo", small=True)
        self.accept = Button(self.tr("采纳建议"), icon_name="check", small=True)
        self.accept.clicked.connect(self._on_accept)
        self.skip = Button(self.tr("跳过此行"), ButtonKind.LINK, small=True)
        self.skip.clicked.connect(self.skipped)
        self.edit.clicked.connect(self.edit_asked)
        self.restore.clicked.connect(self._on_restore)
        head.addWidget(self.skip)
        head.addWidget(self.restore)
        head.addWidget(self.accept)
        head.addWidget(self.edit)
        for icon_name, name, by in (("chevron_left", self.tr("上一行"), -1), ("chevron_right", self.tr("下一行"), 1)):
            button = IconButton(icon_name, name)
            button.clicked.connect(lambda _=False, by=by: self.stepped.emit(by))
            head.addWidget(button)
        column.addLayout(head)
        self._said = Label("", "body", wrap=True)
        self._helps = Label("", "body", "secondary", wrap=True)
        self._facts = Label("", "caption", "secondary", wrap=True)
        for label in (self._said, self._helps, self._facts):
            column.addWidget(label)
        self.source = SourceView(self.tr("原表"))
        column.addWidget(self.source)

    def show_row(self, row: CheckRow | None, kind: FileKind, look: FileLook | None = None) -> None:
        """One row with its surroundings in the sheet, or nothing."""
        self._row = row
        self.setVisible(row is not None)
        if row is None:
            return
        self.edit.setVisible(row.text is not None)
        self.restore.setVisible(row.is_written)
        self.accept.setVisible(row.suggestion is not None)
        self.skip.setVisible(row.can_go_in)
        self.skip.setText(self.tr("不跳过") if row.is_skipped else self.tr("跳过此行"))
        finding = row.finding
        place = self.tr("整个文件") if row.mark is None else self.tr("原表第 {row} 行").format(row=row.mark.row)
        if finding is not None and finding.place.header:
            place += self.tr("，{column} 列“{header}”").format(
                column=finding.place.column or "", header=finding.place.header
            )
        self._place.setText(place)
        self._code.setText(finding.code if finding else "")
        self._said.setText(said(row, self._language) or self.tr("没有问题。"))
        self._helps.setText(helps(row, self._language))
        self._helps.setVisible(bool(self._helps.text()))
        facts = self._facts_of(row, kind)
        self._facts.setText("·".join(facts))
        has_source = self.source.show_cell(look, row.anchor, _tone(row))
        self.source.setVisible(has_source)
        self._facts.setVisible(bool(facts) and not has_source)

    def _on_accept(self) -> None:
        if self._row is not None:
            self.accepted.emit(self._row)

    def _on_restore(self) -> None:
        if self._row is not None and self._row.cell is not None:
            self.restored.emit(self._row.cell)

    def _facts_of(self, row: CheckRow, kind: FileKind) -> list[str]:
        """What would be written of the row, each with its name."""
        if row.planned is None:
            return []
        names = {
            FileKind.ROSTER: (self.tr("现等级"), self.tr("申报等级"), self.tr("人员类别"), self.tr("银行账户")),
            FileKind.ATTENDANCE: (self.tr("天数"), self.tr("实到学时")),
            FileKind.RESULTS: (self.tr("等级"), self.tr("考核日期"), self.tr("考核"), self.tr("证书编号")),
        }.get(kind, ())
        values = [(self.tr("姓名"), row.planned.name), (self.tr("证件号"), row.planned.masked_id)]
        values += list(zip(names, row.planned.facts, strict=False))
        return [f"{name} {value}" for name, value in values if value]


def _tone(row: CheckRow) -> str:
    """The colour of the cell in the sheet; never the only sign, for the row says the same in words."""
    if row.is_mended:
        return "success"
    return {Severity.ERROR: "danger", Severity.WARNING: "warning"}.get(row.severity or Severity.NOTE, "info")
