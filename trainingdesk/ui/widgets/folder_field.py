"""A folder, typed or chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from trainingdesk.ui.widgets.buttons import Button
from trainingdesk.ui.widgets.inputs import LineEdit


class FolderField(QWidget):
    """A line with a button beside it."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = LineEdit()
        self.line.setText(str(folder))
        self.line.setAccessibleName(self.tr("文件夹"))
        choose = Button(self.tr("选择…"))
        choose.clicked.connect(self._on_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(choose)
        self.setFocusProxy(self.line)

    def _on_asked(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("文件夹"), self.line.text())
        if chosen:
            self.line.setText(chosen)
