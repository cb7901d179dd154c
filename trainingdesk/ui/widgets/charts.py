"""Small charts in the colours of the theme: two series side by side over months, and rows with a bar for each count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from trainingdesk.domain.money import Money
from trainingdesk.ui.theme import font, theme
from trainingdesk.ui.widgets.cell_paint import draw_text
from trainingdesk.ui.widgets.columns import money_text

_AXIS, _FOOT, _HEAD, _BAR, _BETWEEN = 34, 22, 8, 12, 3
_TEN_THOUSAND = 1_000_000  # fen
_STEPS = 3
_ROW, _COUNT = 24, 34


@dataclass(frozen=True, slots=True)
class Bars:
    """One group: its name, and a value in each of the two series."""

    text: str
    first: Money
    second: Money


class BarChart(QWidget):
    """Groups of two bars over an axis in ten thousand yuan; the first series is hatched, the second filled."""

    def __init__(self, name: str, series: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series = series
        self._groups: tuple[Bars, ...] = ()
        self.setAccessibleName(name)
        self.setMinimumHeight(120)

    def show_groups(self, groups: Sequence[Bars]) -> None:
        """Replace what is shown; the same is said to those who cannot see it."""
        self._groups = tuple(groups)
        self.setAccessibleDescription("; ".join(self.spoken(group) for group in self._groups))
        self.update()

    def spoken(self, group: Bars) -> str:
        """One group in words."""
        first, second = self._series
        return f"{group.text} {first} {money_text(group.first)} {second} {money_text(group.second)}"

    def sizeHint(self) -> QSize:
        return QSize(360, 150)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and self._groups:
            place = int((event.pos().x() - _AXIS) / max(1.0, (self.width() - _AXIS) / len(self._groups)))
            inside = 0 <= place < len(self._groups)
            QToolTip.showText(event.globalPos(), self.spoken(self._groups[place]) if inside else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        top = top_of_axis(max((max(one.first.fen, one.second.fen) for one in self._groups), default=0))
        plot = QRectF(_AXIS, _HEAD, self.width() - _AXIS, self.height() - _HEAD - _FOOT)
        for step in range(_STEPS + 1):
            y = plot.bottom() - plot.height() * step / _STEPS
            painter.fillRect(QRectF(plot.left(), round(y), plot.width(), 1), theme.color("divider"))
            label = QRectF(0, y - 10, _AXIS - 8, 20)
            draw_text(painter, label, axis_text(top * step // _STEPS), "caption", "text_secondary", right=True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = plot.width() / max(1, len(self._groups))
        for place, group in enumerate(self._groups):
            middle = plot.left() + width * (place + 0.5)
            self._draw_bar(painter, plot, middle - _BAR - _BETWEEN / 2, group.first.fen / top, hatched=True)
            self._draw_bar(painter, plot, middle + _BETWEEN / 2, group.second.fen / top, hatched=False)
            last = place == len(self._groups) - 1
            foot = QRectF(middle - width / 2, plot.bottom() + 3, width, _FOOT - 3)
            self._draw_foot(painter, foot, group.text, last=last)

    def _draw_bar(self, painter: QPainter, plot: QRectF, left: float, share: float, *, hatched: bool) -> None:
        height = plot.height() * share
        if height < 1:
            return
        bar = QRectF(left, plot.bottom() - height, _BAR, height)
        painter.setPen(QPen(theme.color("chart_second_edge"), 1) if hatched else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("chart_second" if hatched else "accent"))
        painter.drawRoundedRect(bar, 2, 2)
        if hatched:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(theme.color("chart_second_edge"), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(bar, 2, 2)

    def _draw_foot(self, painter: QPainter, area: QRectF, text: str, *, last: bool) -> None:
        role = "caption_strong" if last else "caption"
        width = painter.fontMetrics().horizontalAdvance(text)
        left = area.center().x() - min(width, area.width()) / 2
        draw_text(painter, QRectF(left, area.top(), area.width(), area.height()), text, role, "text_secondary")


@dataclass(frozen=True, slots=True)
class CountRow:
    """One row: its name, its tone in the theme, the count its bar stands for, and a sum that the table adds."""

    text: str
    tone: str
    count: int
    total: Money


class RowChart(QWidget):
    """Names at the left, bars as long as their counts, the counts behind them."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[CountRow, ...] = ()
        self.setAccessibleName(name)
        self.setMinimumHeight(120)

    def show_groups(self, rows: Sequence[CountRow]) -> None:
        """Replace what is shown; the same is said to those who cannot see it."""
        self._rows = tuple(rows)
        self.setAccessibleDescription("; ".join(f"{row.text} {row.count}" for row in self._rows))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, 150)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(font("caption"))
        names = min(
            self.width() * 0.5, max((metrics.horizontalAdvance(row.text) for row in self._rows), default=0.0) + 8
        )
        most = max((row.count for row in self._rows), default=1)
        height = min(_ROW, self.height() / max(1, len(self._rows)))
        room = self.width() - names - _COUNT
        for place, row in enumerate(self._rows):
            top = place * height
            draw_text(painter, QRectF(0, top, names, height), row.text, "caption", "text_secondary")
            bar = QRectF(names, top + height / 2 - _BAR / 2, max(3.0, room * row.count / most), _BAR)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("text_tertiary" if row.tone == "neutral" else row.tone))
            painter.drawRoundedRect(bar, 2, 2)
            count = QRectF(bar.right() + 6, top, _COUNT, height)
            draw_text(painter, count, str(row.count), "caption_strong", "text")


def top_of_axis(most: int) -> int:
    """The top of an axis in fen that three even steps divide: 3, 6, 9, 15, 30 … ten thousand yuan."""
    step = _TEN_THOUSAND
    while True:
        for factor in (1, 2, 3, 5):
            if most <= _STEPS * factor * step:
                return _STEPS * factor * step
        step *= 10


def axis_text(fen: int) -> str:
    """Ten thousands of yuan."""
    return str(fen // _TEN_THOUSAND)
