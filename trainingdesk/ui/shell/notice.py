"""A short notice at the foot of the window that goes by itself: something went through."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from trainingdesk.ui.icons import draw_icon
from trainingdesk.ui.theme import font, theme
from trainingdesk.ui.widgets.cell_paint import draw_text

_STAYS = 5000  # ms


class Notice(QWidget):
    """One sentence with an icon, over the page; the next replaces it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text, self._tone = "", "success"
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_STAYS)
        self._wait.timeout.connect(self.hide)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def text(self) -> str:
        return self._text

    def say(self, tone: str, text: str) -> None:
        """Show a sentence for a few seconds."""
        self._tone, self._text = tone, text
        self.setAccessibleName(text)
        self.resize(self.sizeHint())
        self.place()
        self.show()
        self.raise_()
        self.update()
        self._wait.start()

    def sizeHint(self) -> QSize:
        return QSize(round(QFontMetricsF(font("body")).horizontalAdvance(self._text)) + 62, 40)

    def place(self) -> None:
        """Stand at the foot of the parent, in the middle."""
        parent = self.parentWidget()
        if parent is not None:
            self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - 48)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("tooltip"))
        painter.drawRoundedRect(self.rect(), 8, 8)
        icon_name = {"success": "check", "warning": "warning", "danger": "error"}.get(self._tone, "info")
        draw_icon(painter, icon_name, QRectF(16, 12, 16, 16), theme.color("on_tooltip"))
        draw_text(painter, QRectF(42, 0, self.width() - 56, self.height()), self._text, "body", "on_tooltip")
