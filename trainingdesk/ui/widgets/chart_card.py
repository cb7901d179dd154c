"""A chart on a card with its title and legend, and the same figures as a table at the press of a button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from trainingdesk.ui.theme import theme
from trainingdesk.ui.widgets.buttons import IconButton
from trainingdesk.ui.widgets.columns import Column
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.record_table import RecordTable

R = TypeVar("R")
C = TypeVar("C", bound=QWidget)


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


class ChartCard(QFrame, Generic[R, C]):
    """``chart`` draws what ``table`` says in figures."""

    def __init__(
        self,
        title: str,
        unit: str,
        chart: C,
        columns: Sequence[Column[R]],
        *,
        show: Callable[[Sequence[R]], None],
        series: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self.chart, self._show = chart, show
        self.table: RecordTable[R] = RecordTable(columns, columns[0].show, title)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.chart)
        self.stack.addWidget(self.table)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(Label(title, "section"))
        row.addWidget(Label(unit, "caption", "secondary"))
        row.addStretch(1)
        self.turn = IconButton("table", self.tr("看表格"))
        self.turn.clicked.connect(self._on_turned)
        row.addWidget(self.turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 6, 8, 10)
        column.setSpacing(2)
        column.addLayout(row)
        if series:
            column.addLayout(self._legend(series))
        column.addWidget(self.stack, 1)

    def show_groups(self, groups: Sequence[R]) -> None:
        """The same figures in the chart and in the table."""
        self._show(groups)
        self.table.show_records(groups)

    def _legend(self, series: Sequence[str]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for place, name in enumerate(series):
            row.addWidget(_Swatch(hatched=place == 0))
            row.addWidget(Label(name, "caption", "secondary"))
            row.addSpacing(6)
        row.addStretch(1)
        return row

    def _on_turned(self) -> None:
        to_table = self.stack.currentWidget() is self.chart
        self.stack.setCurrentWidget(self.table if to_table else self.chart)
        self.turn.show_icon("chart" if to_table else "table")
        self.turn.setAccessibleName(self.tr("看图") if to_table else self.tr("看表格"))
        self.turn.setToolTip(self.turn.accessibleName())
