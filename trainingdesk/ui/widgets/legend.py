"""Small marks with their meaning, in a row that breaks where it has to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from trainingdesk.ui.theme import font
from trainingdesk.ui.widgets.cell_paint import draw_text

Mark = Callable[[QPainter, QRectF], None]
_LINE, _MARK = 22, 13


class Legend(QWidget):
    """Entries are words with the function that draws their mark."""

    def __init__(self, entries: Sequence[tuple[str, Mark]]) -> None:
        super().__init__()
        self._entries = tuple(entries)
        self.setAccessibleName("、".join(text for text, _ in entries))
        self.setFixedHeight(_LINE)

    def sizeHint(self) -> QSize:
        return QSize(240, _LINE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(_LINE * (1 + max((line for _, line in self._places()), default=0)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for (text, draw), (left, line) in zip(self._entries, self._places(), strict=True):
            top = line * _LINE
            draw(painter, QRectF(left, top + 4.5, _MARK, _MARK))
            draw_text(painter, QRectF(left + 19, top, self.width() - left, _LINE), text, "caption", "text_secondary")

    def _places(self) -> list[tuple[float, int]]:
        metrics = QFontMetricsF(font("caption"))
        places, left, line = [], 0.0, 0
        for text, _ in self._entries:
            width = 19 + metrics.horizontalAdvance(text) + 16
            if left and left + width - 16 > self.width():
                left, line = 0.0, line + 1
            places.append((left, line))
            left += width
        return places
