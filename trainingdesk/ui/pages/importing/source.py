"""The sheet itself around the cell of a problem: letters, titles and a few rows, numbers masked."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from trainingdesk.exchange.corrections import CellMark
from trainingdesk.services.import_source import FileLook, SourceRow, SourceSheet
from trainingdesk.ui.theme import font, size, theme
from trainingdesk.ui.widgets.cell_paint import draw_text

_NUMBERS, _EDGE = 46, 8
_LEAST, _MOST = 64, 200
_AROUND = 2


class SourceView(QAbstractScrollArea):
    """Five rows of the sheet, with the line of titles; the cell in question is outlined and told in words."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._letters: tuple[str, ...] = ()
        self._lines: tuple[SourceRow, ...] = ()
        self._titles: SourceRow | None = None
        self._cell: CellMark | None = None
        self._tone = "danger"
        self._widths: list[int] = []
        self.setObjectName("source")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        theme.changed.connect(self.viewport().update)

    def show_cell(self, look: FileLook | None, cell: CellMark | None, tone: str) -> bool:
        """The surroundings of a cell, False where they are not known."""
        sheet = next((each for each in look.sheets if cell and each.name == cell.sheet), None) if look else None
        lines = _around(sheet, cell.row) if sheet and cell else ()
        if sheet is None or cell is None or not lines:
            return False
        self._letters, self._titles = sheet.letters, sheet.titles
        self._lines = tuple(line for line in lines if line != sheet.titles)
        self._cell, self._tone = cell, tone
        self._widths = [self._width_of(place) for place in range(len(self._letters))]
        self.setFixedHeight(self.sizeHint().height())
        self.setAccessibleDescription(self.spoken())
        self._lay_out()
        self.viewport().update()
        return True

    def spoken(self) -> str:
        """The row in question, each filled cell after its title."""
        row = next((line for line in self._lines if self._cell and line.number == self._cell.row), None)
        titles = self._titles.cells if self._titles else self._letters
        named = zip(titles, row.cells if row else (), strict=False)
        return "; ".join(f"{title} {text}" for title, text in named if text)

    # ---- Qt's side ----

    def sizeHint(self) -> QSize:
        rows = len(self._lines) + (1 if self._titles else 0)
        bar = 10 if sum(self._widths) + _NUMBERS > self.viewport().width() else 0
        return QSize(400, size("height", "source_head") + rows * size("height", "source_row") + bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.color("surface"))
        head, height = size("height", "source_head"), size("height", "source_row")
        self._draw_line(painter, QRectF(0, 0, 0, head), "", self._letters, "letters")
        lines = [self._titles, *self._lines] if self._titles else [*self._lines]
        for place, line in enumerate(lines):
            is_title = line is self._titles
            area = QRectF(0, head + place * height, 0, height)
            self._draw_line(painter, area, str(line.number), line.cells, "titles" if is_title else "cells")
        painter.end()

    def _draw_line(self, painter: QPainter, area: QRectF, number: str, texts: tuple[str, ...], kind: str) -> None:
        cell = self._cell
        is_here = cell is not None and kind == "cells" and number == str(cell.row)
        left = _NUMBERS - float(self.horizontalScrollBar().value())
        for place, width in enumerate(self._widths):
            box = QRectF(left, area.top(), width, area.height())
            in_question = cell is not None and cell.place == place
            if box.right() > _NUMBERS:
                text = texts[place] if place < len(texts) else ""
                self._draw_cell(painter, box, text, kind, (is_here, in_question))
            left += width
        gutter = QRectF(0, area.top(), _NUMBERS, area.height())
        painter.fillRect(gutter, theme.color(f"{self._tone}_tint" if is_here else "surface_alt"))
        tone = self._tone if is_here else "text_secondary"
        draw_text(painter, gutter.adjusted(0, 0, -_EDGE, 0), number, "caption", tone, right=True)
        painter.fillRect(QRectF(0, area.bottom() - 1, self.viewport().width(), 1), theme.color("divider"))
        painter.fillRect(QRectF(_NUMBERS - 1, area.top(), 1, area.height()), theme.color("divider"))

    def _draw_cell(self, painter: QPainter, box: QRectF, text: str, kind: str, at: tuple[bool, bool]) -> None:
        is_here, in_question = at
        if kind == "letters":
            painter.fillRect(box, theme.color(f"{self._tone}_tint" if in_question else "surface_alt"))
            role = "caption_strong" if in_question else "caption"
            painter.setFont(font(role))
            painter.setPen(theme.color(self._tone if in_question else "text_secondary"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        elif is_here and in_question:
            painter.fillRect(box, theme.color(f"{self._tone}_tint"))
            painter.setPen(QPen(theme.color(self._tone), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -2, -2))
            draw_text(painter, box.adjusted(_EDGE, 0, -_EDGE, 0), text, "caption_strong", self._tone)
        else:
            role = "caption_strong" if kind == "titles" else "caption"
            draw_text(painter, box.adjusted(_EDGE, 0, -_EDGE, 0), text, role, "text")
        painter.fillRect(QRectF(box.right() - 1, box.top(), 1, box.height()), theme.color("divider"))

    def _width_of(self, place: int) -> int:
        metrics = QFontMetricsF(font("caption_strong"))
        lines = (*self._lines, self._titles) if self._titles else self._lines
        texts = (line.cells[place] for line in lines if place < len(line.cells))
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        return max(_LEAST, min(_MOST, round(widest) + 2 * _EDGE + 2))

    def _lay_out(self) -> None:
        """The cell in question is in view."""
        room = self.viewport().width() - _NUMBERS
        bar = self.horizontalScrollBar()
        bar.setPageStep(max(1, room))
        bar.setRange(0, max(0, sum(self._widths) - room))
        place = self._cell.place if self._cell else None
        if place is not None and place < len(self._widths):
            left = sum(self._widths[:place])
            if left < bar.value() or left + self._widths[place] > bar.value() + room:
                bar.setValue(max(0, left - room // 3))


def _around(sheet: SourceSheet, row: int) -> tuple[SourceRow, ...]:
    """The row with its neighbours in the sheet; none where the row was not looked at."""
    at = next((place for place, line in enumerate(sheet.rows) if line.number == row), None)
    return () if at is None else sheet.rows[max(0, at - _AROUND) : at + _AROUND + 1]
