"""Words on a page: labels in the roles of the type scale, chips for states, rules between parts."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from trainingdesk.ui.icons import draw_icon
from trainingdesk.ui.theme import font, size, theme


class Label(QLabel):
    """A text in a role of the type scale and a tone of the theme; plain text, never markup from data."""

    def __init__(
        self, text: str = "", role: str = "body", tone: str = "", *, wrap: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(role))
        self.setWordWrap(wrap)
        if tone:
            self.setProperty("tone", tone)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_tone(self, tone: str) -> None:
        """Change the colour by its meaning."""
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)


class ElidedLabel(Label):
    """One line that ends in an ellipsis where there is no room; the tip tells the whole."""

    def minimumSizeHint(self) -> QSize:
        return QSize(48, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = QFontMetricsF(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip("" if shown == self.text() else self.text())
        tone = self.property("tone")
        painter.setPen(
            theme.color({"secondary": "text_secondary", "tertiary": "text_tertiary"}.get(tone, tone or "text"))
        )
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | self.alignment(), shown)


def rule(parent: QWidget | None = None) -> QFrame:
    """A hairline across."""
    line = QFrame(parent)
    line.setObjectName("rule")
    return line


def upright(parent: QWidget | None = None) -> QFrame:
    """A hairline down."""
    line = QFrame(parent)
    line.setObjectName("upright")
    return line


def card(parent: QWidget | None = None) -> QFrame:
    """A framed surface."""
    frame = QFrame(parent)
    frame.setObjectName("card")
    return frame


class Chip(QWidget):
    """A state: icon, word and tint, never colour alone."""

    def __init__(
        self, text: str = "", icon_name: str = "", tone: str = "neutral", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._icon_name, self._tone = text, icon_name, tone
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, text: str, icon_name: str, tone: str) -> None:
        """Change what it says."""
        self._text, self._icon_name, self._tone = text, icon_name, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(chip_width(self._text, self._icon_name)), size("height", "chip"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_chip(painter, QRectF(self.rect()), self._text, self._icon_name, self._tone)


def chip_width(text: str, icon_name: str) -> float:
    """Logical pixels a chip takes."""
    return QFontMetricsF(font("caption")).horizontalAdvance(text) + 16 + (16 if icon_name else 0)


def draw_chip(painter: QPainter, area: QRectF, text: str, icon_name: str, tone: str) -> None:
    """A chip in a painter: tint below, icon and word in the tone's colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(f"{tone}_tint"))
    painter.drawRoundedRect(area, size("radius", "chip"), size("radius", "chip"))
    color: QColor = theme.color(tone)
    left = area.left() + 8
    if icon_name:
        draw_icon(painter, icon_name, QRectF(left - 1, area.center().y() - 6, 12, 12), color)
        left += 16
    painter.setPen(color)
    painter.setFont(font("caption"))
    words = QRectF(left, area.top(), area.right() - left - 4, area.height())
    shown = QFontMetricsF(font("caption")).elidedText(text, Qt.TextElideMode.ElideRight, words.width() + 0.5)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
    painter.restore()
