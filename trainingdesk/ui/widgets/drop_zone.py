"""Where files go in: a large field to drop them on, with the keys and buttons that do the same."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainingdesk.ui.icons import draw_icon
from trainingdesk.ui.theme import theme
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.labels import Label


class _Arrow(QWidget):
    """The emblem of going in."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(44, 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("border"))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(QRectF(0.5, 0.5, 43, 43), 10, 10)
        draw_icon(painter, "upload", QRectF(12, 12, 20, 20), theme.color("accent"))


class DropZone(QWidget):
    """Asks for files; the page that holds it takes them."""

    choose_asked = Signal()
    paste_asked = Signal()
    template_asked = Signal()

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hovered = False
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 14)
        column.setSpacing(4)
        column.addStretch(1)
        column.addWidget(_Arrow(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        column.addWidget(Label(title, "section"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(Label(text, "caption", "secondary"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.choose = Button(self.tr("选择文件"), icon_name="table", key="Ctrl+I")
        self.choose.clicked.connect(self.choose_asked)
        self.paste = Button(self.tr("从剪贴板粘贴"), icon_name="clipboard", key="Ctrl+V")
        self.paste.clicked.connect(self.paste_asked)
        self.template = Button(self.tr("下载模板"), ButtonKind.QUIET, icon_name="download")
        self.template.clicked.connect(self.template_asked)
        row.addStretch(1)
        for button in (self.choose, self.paste, self.template):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def hover(self, over: bool) -> None:
        """Files are held over it."""
        self._hovered = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color("accent" if self._hovered else "chart_second_edge"), 2 if self._hovered else 1.5)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(theme.color("selection" if self._hovered else "accent_tint"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
