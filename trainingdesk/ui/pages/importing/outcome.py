"""What came of the files: how many rows went in, which stayed out, and the way on."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trainingdesk.domain.texts import Language
from trainingdesk.ui.pages.importing.run import Item
from trainingdesk.ui.terms import named
from trainingdesk.ui.widgets.buttons import Button
from trainingdesk.ui.widgets.columns import Cell, ChipCell, Column
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.record_panel import RecordPanel
from trainingdesk.ui.widgets.states import Emblem


class OutcomeColumns(QObject):
    """Files that are done with."""

    def make(self, language: Language) -> tuple[Column[Item], ...]:
        return (
            Column("name", self.tr("文件"), lambda item: item.upload.name, 320, Cell.STRONG, stretch=True),
            Column("kind", self.tr("内容"), lambda item: named(item.kind, language), 130),
            Column("class", self.tr("班级"), lambda item: item.class_number or "—", 140),
            Column("imported", self.tr("已导入"), lambda item: item.result.imported if item.result else 0, 96,
                   Cell.NUMBER),
            Column("listed", self.tr("未导入"), lambda item: item.result.listed if item.result else 0, 96, Cell.NUMBER),
            Column("same", self.tr("无变化"), lambda item: item.result.skipped if item.result else 0, 96, Cell.NUMBER),
            Column("state", self.tr("状态"), self.state, 150, Cell.CHIP),
        )  # fmt: skip

    def state(self, item: Item) -> ChipCell:
        """Whether the file went in."""
        if item.is_undone:
            return ChipCell(self.tr("已撤销"), "undo", "neutral")
        if item.result is None:
            return ChipCell(self.tr("已跳过"), "minus", "neutral")
        if item.result.listed:
            return ChipCell(self.tr("部分导入"), "warning", "warning")
        return ChipCell(self.tr("已导入"), "check", "success")


class OutcomePanel(QWidget):
    """The end of a sitting."""

    remark_asked = Signal(object)  # Item
    undo_asked = Signal(object)  # Item

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        card = QFrame()
        card.setObjectName("card")
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 14, 16, 14)
        row.setSpacing(14)
        self._emblem = Emblem("check", "success")
        row.addWidget(self._emblem)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.said = Label("", "section")
        self.more = Label("", "body", "secondary", wrap=True)
        words.addWidget(self.said)
        words.addWidget(self.more)
        row.addLayout(words, 1)
        column.addWidget(card)
        self.panel: RecordPanel[Item] = RecordPanel(
            OutcomeColumns(self).make(language), lambda item: item.upload.digest, self.tr("导入结果"),
        )  # fmt: skip
        self.remark = Button(self.tr("退回带批注的工作簿"), icon_name="download")
        self.remark.clicked.connect(self._on_remark)
        self.undo = Button(self.tr("撤销导入…"), icon_name="undo")
        self.undo.clicked.connect(self._on_undo)
        self.panel.add_tool(self.undo)
        self.panel.add_tool(self.remark)
        self.panel.table.current_changed.connect(self._on_current_changed)
        column.addWidget(self.panel)
        column.addStretch(1)

    def show_items(self, items: tuple[Item, ...]) -> None:
        """Everything of the sitting."""
        results = [item.result for item in items if item.result and not item.is_undone]
        listed = sum(result.listed for result in results)
        self._emblem.show_icon("check" if results else "minus", "success" if results else "neutral")
        self.said.setText(self.tr("已导入 {count} 个文件").format(count=len(results)))
        more = self.tr("{count} 行没有导入：退回带批注的工作簿，改好后再导入一次。").format(count=listed)
        self.more.setText(more if listed else self.tr("每一行都已写入，并记入审计日志。"))
        self.panel.show_records(items)
        self.panel.fit_rows()
        first = next((item for item in items if item.result and item.result.listed), items[0] if items else None)
        if first is not None:
            self.panel.table.go_to(first.upload.digest)
        self._on_current_changed()

    def _on_current_changed(self) -> None:
        item = self.panel.table.current()
        result = item.result if item is not None and not item.is_undone else None
        self.remark.setEnabled(item is not None and item.result is not None and bool(item.result.findings))
        self.undo.setEnabled(result is not None and result.entry is not None)

    def _on_undo(self) -> None:
        item = self.panel.table.current()
        if item is not None:
            self.undo_asked.emit(item)

    def _on_remark(self) -> None:
        item = self.panel.table.current()
        if item is not None:
            self.remark_asked.emit(item)
