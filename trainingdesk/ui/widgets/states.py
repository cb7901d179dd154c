"""What stands where records would: loading, nothing yet, nothing found, something went wrong."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainingdesk.ui.icons import draw_icon
from trainingdesk.ui.theme import size, theme
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.labels import Label


class Emblem(QWidget):
    """A large quiet icon in a tinted square."""

    def __init__(self, icon_name: str, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name, self._tone = icon_name, tone
        self.setFixedSize(44, 44)

    def show_icon(self, icon_name: str, tone: str) -> None:
        self._icon_name, self._tone = icon_name, tone
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{self._tone}_tint"))
        painter.drawRoundedRect(self.rect(), 10, 10)
        draw_icon(painter, self._icon_name, QRectF(12, 12, 20, 20), theme.color(self._tone))


class EmptyState(QWidget):
    """An icon, a title, a sentence and the first thing to do."""

    acted = Signal()

    def __init__(
        self,
        icon_name: str,
        title: str,
        text: str = "",
        action: str = "",
        *,
        tone: str = "neutral",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(1)
        self._emblem = Emblem(icon_name, tone)
        self._title = Label(title, "section")
        self._text = Label(text, "body", "secondary")
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._button = Button(action)
        self._button.clicked.connect(self.acted)
        for part in (self._emblem, self._title, self._text):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(6)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self._text.setVisible(bool(text))
        self._button.setVisible(bool(action))

    def say(self, icon_name: str, title: str, text: str = "", action: str = "", tone: str = "neutral") -> None:
        """Say something else."""
        self._emblem.show_icon(icon_name, tone)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._button.setText(action)
        self._button.updateGeometry()
        self._button.setVisible(bool(action))


class Skeleton(QWidget):
    """Grey rows while an answer is under way; nothing for the first moment, so that quick answers do not flicker."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._visible = False
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(size("motion", "skeleton_after"))
        self._wait.timeout.connect(self._on_waited)
        self.setAccessibleName(self.tr("正在读取"))

    def begin(self) -> None:
        """An answer was asked for."""
        self._visible = False
        self._wait.start()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._visible:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("divider"))
        top = 12
        row = 0
        while top < self.height():
            for left, width in ((16, 90), (140, 160), (340, 60), (440, 120)):
                painter.drawRoundedRect(QRectF(left, top, width + (row * 13) % 31, 10), 5, 5)
            top += theme.row_height
            row += 1

    def _on_waited(self) -> None:
        self._visible = True
        self.update()


class Banner(QWidget):
    """A sentence across the page: what happened, what to do, and one thing to press; Esc or the cross puts it away."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._frame = QWidget()
        self._icon_name, self._tone = "info", "info"
        outer.addWidget(self._frame)
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(40, 8, 8, 8)
        row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._text = Label("", "body_strong", wrap=True)
        self._more = Label("", "body", wrap=True)
        words.addWidget(self._text)
        words.addWidget(self._more)
        row.addLayout(words, 1)
        self._button = Button("", small=True)
        self._button.clicked.connect(self.acted)
        self._close = Button(self.tr("知道了"), ButtonKind.LINK, small=True)
        self._close.clicked.connect(self.hide)
        row.addWidget(self._button)
        row.addWidget(self._close)
        self.hide()

    def say(self, tone: str, text: str, more: str = "", action: str = "") -> None:
        """Show a sentence in a tone: danger, warning, success or info."""
        self._icon_name = {"danger": "error", "warning": "warning", "success": "check"}.get(tone, "info")
        self._tone = tone
        self._text.setText(text)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self._button.setText(action)
        self._button.updateGeometry()
        self._button.setVisible(bool(action))
        self.setAccessibleName(f"{text} {more}".strip())
        self.show()
        self.update()

    @property
    def text(self) -> str:
        return self._text.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color(self._tone))
        painter.setBrush(theme.color(f"{self._tone}_tint"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        draw_icon(painter, self._icon_name, QRectF(14, 12, 16, 16), theme.color(self._tone))
