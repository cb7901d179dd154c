"""The attendance of a class: the heat map with its legend, and the same as a table for those who read it so."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from trainingdesk.domain.texts import Language
from trainingdesk.services.attendance_reading import AttendanceGrid, AttendanceLine, DayMark
from trainingdesk.ui.icons import draw_icon
from trainingdesk.ui.terms import LEAST_ATTENDANCE, instant_text, named
from trainingdesk.ui.theme import font, theme
from trainingdesk.ui.widgets.cell_paint import draw_text, hairline
from trainingdesk.ui.widgets.columns import Cell, Column, RateCell
from trainingdesk.ui.widgets.heat_map import HeatMap, HeatWords, draw_heat, hours_text, parts_of_share, share_text
from trainingdesk.ui.widgets.inputs import Segment, Segments
from trainingdesk.ui.widgets.labels import ElidedLabel, Label
from trainingdesk.ui.widgets.record_table import RecordTable
from trainingdesk.ui.widgets.states import EmptyState, Skeleton

_BESIDE = 900  # logical pixels from which there is room for the summary beside the map
THRESHOLD = LEAST_ATTENDANCE // 100  # per cent
_MAP, _TABLE = "map", "table"


class _LegendEntry(QWidget):
    """A cell and what it means."""

    def __init__(self, mark: DayMark, text: str) -> None:
        super().__init__()
        self._mark, self._text = mark, text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(QFontMetricsF(font("caption")).horizontalAdvance(self._text)) + 22, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_heat(painter, QRectF(0, 3.5, 13, 13), self._mark)
        draw_text(painter, QRectF(19, 0, self.width() - 19, 20), self._text, "caption", "text_secondary")


class _Summary(QWidget):
    """What the cells come to, and the lists they were taken from."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(300)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 16, 12)
        column.setSpacing(8)
        column.addWidget(Label(self.tr("考勤小结"), "section"))
        self._facts = QVBoxLayout()
        self._facts.setSpacing(0)
        column.addLayout(self._facts)
        column.addSpacing(12)
        column.addWidget(Label(self.tr("来源"), "section"))
        self._sources = QVBoxLayout()
        self._sources.setSpacing(8)
        column.addLayout(self._sources)
        column.addStretch(1)

    def show_grid(self, grid: AttendanceGrid) -> None:
        """Count what is not whole."""
        cells = [cell.mark for line in grid.lines for cell in line.cells]
        least = THRESHOLD * 100
        people = sum(line.share is not None and parts_of_share(line.share) < least for line in grid.lines)
        days = sum(day.share is not None and parts_of_share(day.share) < least for day in grid.days)
        clear(self._facts)
        for text, count, wrong in (
            (self.tr("低于 {least} % 的人").format(least=THRESHOLD), people, True),
            (self.tr("低于 {least} % 的课日").format(least=THRESHOLD), days, True),
            (self.tr("缺勤人次"), cells.count(DayMark.ABSENT) + cells.count(DayMark.UNLISTED), False),
            (self.tr("部分出勤人次"), cells.count(DayMark.PART), False),
        ):
            self._facts.addWidget(_Fact(text, count, wrong=wrong and count > 0))
        clear(self._sources)
        for source in grid.sources:
            said = self.tr("{at}　{by}　{rows} 行")
            self._sources.addWidget(ElidedLabel(source.name, "body"))
            words = said.format(at=instant_text(source.at), by=source.by, rows=source.rows)
            self._sources.addWidget(Label(words, "caption", "secondary"))


class _Fact(QWidget):
    """A mark, words and a count on a line."""

    def __init__(self, text: str, count: int, *, wrong: bool) -> None:
        super().__init__()
        self._text, self._count, self._wrong = text, count, wrong
        self.setAccessibleName(f"{text} {count}")
        self.setFixedHeight(28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        name, tone = ("check", "success")
        if self._wrong:
            name, tone = "excluded", "danger"
        elif self._count:
            name, tone = "dot", "text_tertiary"  # worth knowing, neither good nor bad
        draw_icon(painter, name, QRectF(0, 6, 16, 16), theme.color(tone))
        area = QRectF(24, 0, self.width() - 24, 27)
        draw_text(painter, area, self._text, "body", "text")
        draw_text(painter, area, str(self._count), "body_strong", "danger" if self._wrong else "text", right=True)
        hairline(painter, 0, self.width(), 27)


def clear(layout: QVBoxLayout) -> None:
    """Take everything out."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class AttendancePanel(QFrame):
    """Shows a grid as a map or as a table; both keep the same trainee current."""

    current_changed = Signal(object)  # AttendanceLine

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.map = HeatMap(self.tr("考勤图"), self._words(), THRESHOLD)
        self.table: RecordTable[AttendanceLine] = RecordTable(
            self._columns(), lambda line: line.enrolment_id, self.tr("考勤表")
        )
        self.views = Segments(
            (Segment(_MAP, self.tr("考勤图"), "columns"), Segment(_TABLE, self.tr("表格"), "table")),
            self.tr("显示方式"),
        )
        self.views.chosen.connect(self._on_view_chosen)
        self._sum = Label("", "body", "secondary")
        self._skeleton = Skeleton()
        self._state = EmptyState(
            "calendar", self.tr("还没有考勤"), self.tr("把考勤表拖到这里，或按 Ctrl+I 选择文件。"), ""
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        row = QHBoxLayout()
        row.setSpacing(0)
        column.addLayout(row, 1)
        self._stack = QStackedLayout()
        row.addLayout(self._stack, 1)
        for part in (self._skeleton, self.map, self.table, self._state):
            self._stack.addWidget(part)
        self.summary = _Summary()
        row.addWidget(self.summary)
        self.map.current_changed.connect(self._on_map_moved)
        self.table.current_changed.connect(self.current_changed)
        self._grid: AttendanceGrid | None = None

    def begin(self) -> None:
        """An answer was asked for."""
        if self._grid is None:
            self._skeleton.begin()
            self._stack.setCurrentWidget(self._skeleton)

    def show_grid(self, grid: AttendanceGrid) -> None:
        """Show everybody's days."""
        self._grid = grid
        self.map.show_grid(grid)
        self.table.show_records(grid.lines)
        days = self.tr("{days} 天，共 {hours} 学时").format(days=len(grid.days), hours=hours_text(grid.held))
        mean = self.tr("平均 {share}").format(share=share_text(grid.share))
        self._sum.setText(f"{days} · {mean}" if grid.days else "")
        self.summary.show_grid(grid)
        self._show_view()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_view()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(16)
        row.addWidget(self.views)
        row.addWidget(self._sum)
        row.addStretch(1)
        for mark in DayMark:
            row.addWidget(_LegendEntry(mark, named(mark, self._language)))
        return row

    def _words(self) -> HeatWords:
        marks = {mark: named(mark, self._language) for mark in DayMark}
        return HeatWords(marks, self.tr("出勤率"), self.tr("{attended} / {held} 学时"))

    def _columns(self) -> tuple[Column[AttendanceLine], ...]:
        return (
            Column("position", self.tr("序"), lambda line: line.position, 56, Cell.NUMBER),
            Column("name", self.tr("姓名"), lambda line: line.name, 130, Cell.STRONG),
            Column("id", self.tr("证件号"), lambda line: line.masked_id, 180, Cell.QUIET),
            Column("share", self.tr("出勤率"), _rate, 130, Cell.RATE),
            Column("hours", self.tr("实到学时"), lambda line: hours_text(line.attended), 100, Cell.NUMBER,
                   sort=lambda line: line.attended),
            Column("absent", self.tr("缺勤与部分出勤"), self._missed, 300, Cell.QUIET, stretch=True),
        )  # fmt: skip

    def _missed(self, line: AttendanceLine) -> str:
        """The days that were not whole, each with what came of it."""
        days = self._grid.days if self._grid else ()
        said = (
            f"{day.day.strftime('%m-%d')} {named(cell.mark, self._language)}"
            for day, cell in zip(days, line.cells, strict=False)
            if cell.mark is not DayMark.FULL
        )
        return ("；" if self._language is Language.ZH else "; ").join(said)

    def _show_view(self) -> None:
        if self._grid is not None and not self._grid.days:
            self._stack.setCurrentWidget(self._state)
        else:
            self._stack.setCurrentWidget(self.map if self.views.value() == _MAP else self.table)
        has_days = self._grid is not None and bool(self._grid.days)
        self.summary.setVisible(has_days and self.views.value() == _MAP and self.width() >= _BESIDE)

    def _on_view_chosen(self) -> None:
        line = self.map.current()
        if line is not None:
            self.table.go_to(line.enrolment_id)
        self._show_view()

    def _on_map_moved(self, line: AttendanceLine) -> None:
        self.table.go_to(line.enrolment_id)
        self.current_changed.emit(line)


def _rate(line: AttendanceLine) -> RateCell:
    return RateCell(None if line.share is None else parts_of_share(line.share), THRESHOLD * 100)
