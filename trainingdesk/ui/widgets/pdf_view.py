"""A document as it was filed: its very bytes, page by page, at the width there is or at its own size."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from trainingdesk.ui.theme import theme

_POINT = 72
_GAP, _MARGIN = 16, 20
_PRINT_DPI = 300


@contextmanager
def _opened(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(content)
    try:
        yield document
    finally:
        document.close()


def page_count(content: bytes) -> int:
    """How many pages a document has."""
    with _opened(content) as document:
        return len(document)


def page_picture(content: bytes, number: int, scale: float) -> QImage:
    """One page, ``scale`` device pixels a point."""
    with _opened(content) as document:
        bitmap = document[number].render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
        picture = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
        return picture.copy()  # the buffer goes with the bitmap


def page_sizes(content: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page in points."""
    with _opened(content) as document:
        return tuple(document[number].get_size() for number in range(len(document)))


class _Sheets(QWidget):
    """The pages one below the other; drawn when they come into view."""

    def __init__(self) -> None:
        super().__init__()
        self._content = b""
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._scale = 1.0
        self._pictures: dict[tuple[int, float], QImage] = {}

    def show_content(self, content: bytes) -> None:
        self._content = content
        self._sizes = page_sizes(content) if content else ()
        self._pictures.clear()
        self.update()

    def fit(self, room: QSize, *, zoom: float) -> None:
        """Lay the pages out for the room there is, in logical pixels."""
        width = room.width()
        widest = max((size[0] for size in self._sizes), default=1.0)
        self._scale = max(0.2, (width - 2 * _MARGIN) / widest) if zoom == 0 else zoom * 96 / _POINT
        height = _MARGIN + sum(size[1] * self._scale + _GAP for size in self._sizes) + _MARGIN - _GAP
        self.setFixedSize(
            QSize(max(width, round(widest * self._scale) + 2 * _MARGIN), max(room.height(), round(height)))
        )
        self._pictures.clear()
        self.update()

    def top_of(self, number: int) -> int:
        """Where a page begins."""
        return round(_MARGIN + sum(size[1] * self._scale + _GAP for size in self._sizes[:number]))

    @property
    def count(self) -> int:
        return len(self._sizes)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("canvas"))
        for number, (width, height) in enumerate(self._sizes):
            left = round((self.width() - width * self._scale) / 2)
            area = QRectF(left, self.top_of(number), width * self._scale, height * self._scale)
            if not area.intersects(QRectF(event.rect())):
                continue
            shadow = theme.color("shadow")
            shadow.setAlpha(10)
            for ring in range(4):
                painter.fillRect(area.adjusted(-ring, 1 - ring, ring, 3 + ring), shadow)
            painter.drawImage(area, self._picture(number))

    def _picture(self, number: int) -> QImage:
        ratio = self.devicePixelRatioF()
        key = (number, ratio)
        if key not in self._pictures:
            self._pictures[key] = page_picture(self._content, number, self._scale * ratio)
        return self._pictures[key]


class PdfView(QScrollArea):
    """Shows the bytes of a document; nothing is drawn anew but what the bytes say."""

    page_changed = Signal(int, int)  # the page in view, of how many; 0 of 0 for nothing

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setAccessibleName(self.tr("文件预览"))
        self.content = b""
        self._zoom = 0.0
        self._sheets = _Sheets()
        self.setWidget(self._sheets)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_document(self, content: bytes) -> None:
        """Show a document from its first page; nothing for no bytes."""
        self.content = content
        self._sheets.show_content(content)
        self._fit()
        self.verticalScrollBar().setValue(0)
        self._on_scrolled()

    def zoom(self, factor: float) -> None:
        """A factor of the paper's own size, or 0 for the width there is."""
        self._zoom = factor
        self._fit()

    def go_to(self, number: int) -> None:
        """Bring a page into view, counted from 0."""
        self.verticalScrollBar().setValue(self._sheets.top_of(number) - _MARGIN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._sheets.fit(self.viewport().size(), zoom=self._zoom)

    def _on_scrolled(self) -> None:
        count = self._sheets.count
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        here = sum(self._sheets.top_of(number) <= middle for number in range(count))
        self.page_changed.emit(max(1, here) if count else 0, count)
