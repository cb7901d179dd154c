"""Spans of validity as bars over the years: ended, in force, still to come; today as a line. Rows answer in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from trainingdesk.ui.theme import font, theme
from trainingdesk.ui.widgets.cell_paint import draw_text

_ROW, _AXIS, _FOOT = 34, 28, 28
_NAME, _SHARE, _YEAR = 168, 0.4, 40  # names have what they need, within limits; a year needs its room


@dataclass(frozen=True, slots=True)
class SpanBar:
    """From ``start`` up to, not including, ``end`` (None: without end); a dashed bar for what is not in force yet."""

    start: date
    end: date | None
    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class SpanRow:
    """A name with its bars."""

    text: str
    bars: tuple[SpanBar, ...]
    strong: bool = False


class SpanChart(QWidget):
    """Draws rows of bars on one axis of years."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[SpanRow, ...] = ()
        self._today = date(2000, 1, 1)
        self._words = ("", "")
        self._longest = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[SpanRow], today: date, today_text: str, endless: str) -> None:
        """Replace the rows; ``today_text`` marks the line of today, ``endless`` bars without end."""
        self._rows, self._today, self._words = tuple(rows), today, (today_text, endless)
        metrics = QFontMetricsF(font("body_strong"))
        self._longest = max((metrics.horizontalAdvance(row.text) for row in rows), default=0.0) + 16
        self.setAccessibleName("; ".join(f"{row.text}: {', '.join(map(_told, row.bars))}" for row in rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, _AXIS + _ROW * max(1, len(self._rows)) + _FOOT)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = int((event.pos().y() - _AXIS) // _ROW)
            words = ", ".join(map(_told, self._rows[row].bars)) if 0 <= row < len(self._rows) else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = self._years()
        each = 1 if (self.width() - self._label) / (last - first) >= _YEAR else 2
        for year in range(first, last + 1):
            left = self._x(date(year, 1, 1))
            painter.fillRect(QRectF(round(left), _AXIS, 1, self.height() - _AXIS - _FOOT + 6), theme.color("divider"))
            if year < last and (year - first) % each == 0:
                draw_text(painter, QRectF(left + 4, 4, 60, 20), str(year), "caption", "text_secondary")
        for number, row in enumerate(self._rows):
            top = _AXIS + number * _ROW
            role = "body_strong" if row.strong else "body"
            draw_text(painter, QRectF(0, top, self._label - 12, _ROW), row.text, role, "text")
        self._draw_today(painter)
        for number, row in enumerate(self._rows):
            for bar in row.bars:
                self._draw_bar(painter, bar, _AXIS + number * _ROW)

    @property
    def _label(self) -> float:
        """Where the names end and the years begin."""
        return max(_NAME, min(self._longest, self.width() * _SHARE))

    def _years(self) -> tuple[int, int]:
        days = [bar.start for row in self._rows for bar in row.bars] + [self._today]
        ends = [bar.end for row in self._rows for bar in row.bars if bar.end is not None] + [self._today]
        beyond = 3 if any(bar.end is None for row in self._rows for bar in row.bars) else 1
        return min(days).year, max(*ends, *days).year + beyond

    def _x(self, day: date) -> float:
        first, last = self._years()
        start, end = date(first, 1, 1).toordinal(), date(last, 1, 1).toordinal()
        share = (day.toordinal() - start) / max(1, end - start)
        return self._label + share * (self.width() - self._label - 2)

    def _draw_bar(self, painter: QPainter, bar: SpanBar, top: int) -> None:
        right = self._x(bar.end) if bar.end is not None else self.width() - 2
        area = QRectF(self._x(bar.start) + 1, top + 4, max(4.0, right - self._x(bar.start) - 2), _ROW - 8)
        ended = bar.end is not None and bar.end <= self._today
        coming = bar.start > self._today
        if coming:
            painter.setPen(QPen(theme.color("accent"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(theme.color("accent_tint"))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            ground = "neutral_tint" if ended else "accent" if bar.strong else "chart_second"
            painter.setBrush(theme.color(ground))
        painter.drawRoundedRect(area, 5, 5)
        tone = "text_secondary" if ended else "on_accent" if bar.strong and not coming else "text"
        inner = area.adjusted(8, 0, -8, 0)
        metrics = QFontMetricsF(font("caption"))
        endless = f"{self._words[1]} →"
        room = inner.width() - metrics.horizontalAdvance(bar.text) - 12
        if bar.end is None and room > metrics.horizontalAdvance(endless):
            draw_text(painter, inner, endless, "caption", tone, right=True)
        if inner.width() > 24:
            draw_text(painter, inner, bar.text, "caption", tone)

    def _draw_today(self, painter: QPainter) -> None:
        left = self._x(self._today)
        bottom = self.height() - _FOOT
        painter.fillRect(QRectF(round(left), _AXIS - 4, 2, bottom - _AXIS + 6), theme.color("danger"))
        width = painter.fontMetrics().horizontalAdvance(self._words[0]) + 16
        at = min(max(self._label, left - width / 2), self.width() - width)
        box = QRectF(at, bottom + 2, width, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("danger"))
        painter.drawRoundedRect(box, 4, 4)
        draw_text(painter, box.adjusted(8, 0, -4, 0), self._words[0], "caption_strong", "on_accent")


def _told(bar: SpanBar) -> str:
    return f"{bar.text} {bar.start.isoformat()} – {bar.end.isoformat() if bar.end else ''}".strip()
