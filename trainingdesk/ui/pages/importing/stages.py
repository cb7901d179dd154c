"""Where an import stands: three stages in a row."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainingdesk.ui.icons import draw_icon
from trainingdesk.ui.theme import font, theme
from trainingdesk.ui.widgets.cell_paint import draw_text

_MARK, _LINE, _GAP = 22, 28, 10


class StageStrip(QWidget):
    """Round numbers with words, joined by lines; done ones carry a check."""

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names, self._here = tuple(names), 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_stage(self, here: int) -> None:
        """Which stage is under way, from 0; as many as there are names for the end."""
        self._here = here
        self.setAccessibleName(self._names[min(here, len(self._names) - 1)])
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(font("body_strong"))
        words = sum(metrics.horizontalAdvance(name) for name in self._names)
        between = (len(self._names) - 1) * (_LINE + 2 * _GAP)
        return QSize(round(words + len(self._names) * (_MARK + 8) + between) + 4, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0.0
        for place, name in enumerate(self._names):
            self._draw_mark(painter, QRectF(left, 5, _MARK, _MARK), place)
            left += _MARK + 8
            role = "body_strong" if place == self._here else "body"
            width = QFontMetricsF(font(role)).horizontalAdvance(name)
            tone = "text" if place <= self._here else "text_secondary"
            draw_text(painter, QRectF(left, 0, width + 2, 32), name, role, tone)
            left += width + _GAP
            if place < len(self._names) - 1:
                painter.fillRect(QRectF(left, 16, _LINE, 1), theme.color("border"))
                left += _LINE + _GAP

    def _draw_mark(self, painter: QPainter, area: QRectF, place: int) -> None:
        done, here = place < self._here, place == self._here
        painter.setPen(Qt.PenStyle.NoPen if done or here else theme.color("control_border"))
        painter.setBrush(theme.color("success_tint" if done else "accent" if here else "surface"))
        painter.drawEllipse(area.adjusted(0.5, 0.5, -0.5, -0.5))
        if done:
            draw_icon(painter, "check", area.adjusted(4, 4, -4, -4), theme.color("success"))
            return
        painter.setFont(font("caption"))
        painter.setPen(theme.color("on_accent" if here else "text_secondary"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(place + 1))
