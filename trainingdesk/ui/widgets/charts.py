"""A small chart of two series side by side, drawn in the colours of the theme, and the same figures as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QToolTip, QVBoxLayout, QWidget

from trainingdesk.domain.money import Money
from trainingdesk.ui.theme import theme
from trainingdesk.ui.widgets.buttons import IconButton
from trainingdesk.ui.widgets.cell_paint import draw_text
from trainingdesk.ui.widgets.columns import Cell, Column, money_text
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.record_table import RecordTable

_AXIS, _FOOT, _HEAD, _BAR, _BETWEEN = 34, 22, 8, 12, 3
_TEN_THOUSAND = 1_000_000  # fen
_STEPS = 3


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


class _Swatch(QWidget):
    """The look of a series in the legend."""

    def __init__(self, *, hatched: bool) -> None:
        super().__init__()
        self._hatched = hatched
        self.setFixedSize(12, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("chart_second_edge" if self._hatched else "accent"), 1))
        painter.setBrush(theme.color("chart_second" if self._hatched else "accent"))
        painter.drawRoundedRect(QRectF(1.5, 1.5, 9, 9), 2, 2)


class ChartCard(QFrame):
    """A chart with its title and legend; a button shows the figures as a table instead."""

    def __init__(self, title: str, unit: str, series: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.chart = BarChart(title, series)
        self.table: RecordTable[Bars] = RecordTable(
            (
                Column("text", self.tr("月份"), lambda group: group.text, 90),
                Column("first", series[0], lambda group: group.first, 110, Cell.MONEY),
                Column("second", series[1], lambda group: group.second, 110, Cell.MONEY, stretch=True),
            ),
            lambda group: group.text,
            title,
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.chart)
        self.stack.addWidget(self.table)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(Label(title, "section"))
        row.addWidget(Label(unit, "caption", "secondary"))
        row.addStretch(1)
        for hatched, name in ((True, series[0]), (False, series[1])):
            row.addWidget(_Swatch(hatched=hatched))
            row.addWidget(Label(name, "caption", "secondary"))
            row.addSpacing(4)
        self.turn = IconButton("table", self.tr("看表格"))
        self.turn.clicked.connect(self._on_turned)
        row.addWidget(self.turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 12, 10)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.stack, 1)

    def show_groups(self, groups: Sequence[Bars]) -> None:
        """The same figures in the chart and in the table."""
        self.chart.show_groups(groups)
        self.table.show_records(groups)

    def _on_turned(self) -> None:
        to_table = self.stack.currentWidget() is self.chart
        self.stack.setCurrentWidget(self.table if to_table else self.chart)
        self.turn.show_icon("chart" if to_table else "table")
        self.turn.setAccessibleName(self.tr("看图") if to_table else self.tr("看表格"))
        self.turn.setToolTip(self.turn.accessibleName())


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
