"""Attendance at a glance: everybody on every day as small cells, quiet where all is well."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from trainingdesk.services.attendance_reading import AttendanceGrid, AttendanceLine, DayCell, DayMark
from trainingdesk.ui.theme import font, size, theme
from trainingdesk.ui.widgets.cell_paint import draw_text, hairline

_HEAD, _EDGE = 44, 12
_NAME, _LONGEST, _SHARE = 68, 148, 56  # the narrowest and the widest place for names, the narrowest for shares
_LEAST, _MOST, _WEEK_GAP = 9, 44, 8
_NARROW = 400  # logical pixels below which the last column is headed by the sign alone
_APART = 20  # logical pixels from one day to the next, from which on each is named
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class HeatWords:
    """The names of what a cell shows, in the language of the window."""

    marks: dict[DayMark, str]
    share: str  # the heading of the last column
    hours: str  # with fields attended and held


class HeatMap(QAbstractScrollArea):
    """One row a trainee, one column a day, weeks apart; arrows move, and the current cell is told in words."""

    current_changed = Signal(object)  # AttendanceLine

    def __init__(self, name: str, words: HeatWords, threshold: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._threshold = words, threshold
        self._grid: AttendanceGrid | None = None
        self._line = self._day = 0
        self._lefts: list[float] = []
        self._pitch = float(_LEAST)
        self._name = self._wanted = _NAME
        self._heading = words.share
        self._share = _SHARE
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(size("height", "heat_row"))
        theme.changed.connect(self.viewport().update)

    def show_grid(self, grid: AttendanceGrid) -> None:
        """Replace what is shown; the current trainee stays where they still are."""
        before = self.current()
        self._grid = grid
        longest = max((_width(line.name, "caption_strong") for line in grid.lines), default=0)
        self._wanted = min(_LONGEST, max(_NAME, longest + _EDGE + 8))
        self._line = next((place for place, one in enumerate(grid.lines) if self._is_same(one, before)), 0)
        self._day = min(self._day, max(0, len(grid.days) - 1))
        self._lay_out()

    def go_to(self, enrolment_id: int) -> None:
        """Make a trainee's row the current one."""
        for place, line in enumerate(self._grid.lines if self._grid else ()):
            if line.enrolment_id == enrolment_id:
                self._move_to(place, self._day)

    def current(self) -> AttendanceLine | None:
        """The row of the current cell."""
        lines = self._grid.lines if self._grid else ()
        return lines[self._line] if self._line < len(lines) else None

    def spoken(self) -> str:
        """The current cell in words: who, which day, what came of it."""
        line = self.current()
        if line is None or self._grid is None or not self._grid.days:
            return ""
        return f"{line.name} {self._said(line.cells[self._day], self._day)}"

    # ---- Qt's side ----

    def sizeHint(self) -> QSize:
        return QSize(420, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_K: (-1, 0), Qt.Key.Key_J: (1, 0),
            Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is None or event.modifiers():
            super().keyPressEvent(event)
            return
        self._move_to(self._line + step[0], self._day + step[1])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        line, day = self._at(event.position().toPoint())
        self._move_to(line, self._day if day is None else day)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            line, day = self._at(event.pos())
            text = ""
            if self._grid and day is not None and 0 <= line < len(self._grid.lines):
                one = self._grid.lines[line]
                text = f"{one.name}\n{self._said(one.cells[day], day)}"
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().viewportEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.color("surface"))
        if self._grid is None:
            return
        row = size("height", "heat_row")
        first = self.verticalScrollBar().value() // row
        last = min(len(self._grid.lines), first + self.viewport().height() // row + 2)
        for place in range(first, last):
            self._draw_line(painter, place, self._grid.lines[place], self._top_of(place))
        painter.fillRect(QRect(0, 0, self.viewport().width(), _HEAD), theme.color("surface"))
        self._draw_head(painter, self._grid)

    # ---- drawing ----

    def _draw_head(self, painter: QPainter, grid: AttendanceGrid) -> None:
        week: tuple[int, int] | None = None
        each = 1 if self._pitch >= _APART else 2  # two figures need their room, or days run together
        in_week = 0
        for left, one in zip(self._lefts, grid.days, strict=True):
            calendar = one.day.isocalendar()
            in_week += 1
            if (calendar.year, calendar.week) != week:
                week, in_week = (calendar.year, calendar.week), 0
                draw_text(painter, QRectF(left, 2, 64, 20), one.day.strftime("%m-%d"), "caption", "text_secondary")
            tone = "text_tertiary"
            area = QRectF(left, 22, self._pitch, 20)
            if in_week % each == 0:
                draw_text(painter, area.adjusted(1, 0, self._pitch, 0), f"{one.day.day}", "caption", tone)
        area = QRectF(self._share_left(), 22, self._share - _EDGE, 20)
        draw_text(painter, area, self._heading, "caption", "text_secondary", right=True)
        hairline(painter, 0, self.viewport().width(), _HEAD - 1)

    def _draw_line(self, painter: QPainter, place: int, line: AttendanceLine, top: int) -> None:
        row = size("height", "heat_row")
        if place == self._line:
            painter.fillRect(QRect(0, top, self.viewport().width(), row), theme.color("selection"))
            painter.fillRect(QRect(0, top, size("border", "current_row_bar"), row), theme.color("accent"))
        low = self._is_low(line)
        shift = self.horizontalScrollBar().value()
        name = QRectF(_EDGE - shift, top, self._name - _EDGE - 8, row)
        role = "caption_strong" if low or place == self._line else "caption"
        draw_text(painter, name, line.name, role, "text")
        for day, (left, cell) in enumerate(zip(self._lefts, line.cells, strict=True)):
            area = QRectF(left, top + 2.5, self._pitch - 2, row - 5)
            draw_heat(painter, area, cell.mark)
            if self.hasFocus() and (place, day) == (self._line, self._day):
                painter.setPen(QPen(theme.color("focus"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(area.adjusted(-1.5, -1.5, 1.5, 1.5), 3, 3)
        share = QRectF(self._share_left(), top, self._share - _EDGE, row)
        role = "caption_strong" if low else "caption"
        draw_text(painter, share, share_text(line.share), role, "danger" if low else "text_secondary", right=True)

    def _is_low(self, line: AttendanceLine) -> bool:
        return line.share is not None and parts_of_share(line.share) < self._threshold * _WHOLE

    def _is_same(self, one: AttendanceLine, other: AttendanceLine | None) -> bool:
        return other is not None and one.enrolment_id == other.enrolment_id

    # ---- places ----

    def _lay_out(self) -> None:
        days = self._grid.days if self._grid else ()
        weeks = len({one.day.isocalendar()[:2] for one in days})
        self._heading = "%" if self.viewport().width() < _NARROW else self._words.share
        self._share = max(_SHARE, _width(self._heading) + _EDGE + 4)
        room = self.viewport().width() - self._share - weeks * _WEEK_GAP
        self._name = max(_NAME, min(self._wanted, round(room - _LEAST * len(days))))  # days come before long names
        room -= self._name
        self._pitch = max(_LEAST, min(_MOST, room / len(days))) if days else _LEAST
        content = self._name + self._share + weeks * _WEEK_GAP + self._pitch * len(days)
        self.horizontalScrollBar().setRange(0, max(0, round(content) - self.viewport().width()))
        self.horizontalScrollBar().setPageStep(self.viewport().width())
        height = _HEAD + size("height", "heat_row") * (len(self._grid.lines) if self._grid else 0) + 8
        self.verticalScrollBar().setRange(0, max(0, height - self.viewport().height()))
        self.verticalScrollBar().setPageStep(self.viewport().height())
        self._place_days()
        self.viewport().update()

    def _place_days(self) -> None:
        left = float(self._name - self.horizontalScrollBar().value())
        self._lefts = []
        week: tuple[int, int] | None = None
        for one in self._grid.days if self._grid else ():
            calendar = one.day.isocalendar()
            if week is not None and (calendar.year, calendar.week) != week:
                left += _WEEK_GAP
            week = calendar.year, calendar.week
            self._lefts.append(left)
            left += self._pitch

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._place_days()
        self.viewport().update()

    def _share_left(self) -> float:
        return (self._lefts[-1] + self._pitch if self._lefts else float(self._name)) + 4

    def _top_of(self, place: int) -> int:
        return _HEAD + place * size("height", "heat_row") - self.verticalScrollBar().value()

    def _at(self, point: QPoint) -> tuple[int, int | None]:
        line = (point.y() - _HEAD + self.verticalScrollBar().value()) // size("height", "heat_row")
        day = next((n for n, left in enumerate(self._lefts) if left <= point.x() < left + self._pitch), None)
        return (-1 if point.y() < _HEAD else line), day

    def _move_to(self, line: int, day: int) -> None:
        if self._grid is None or not 0 <= line < len(self._grid.lines):
            return
        moved = line != self._line
        self._line, self._day = line, max(0, min(day, len(self._grid.days) - 1))
        top, row = self._top_of(line), size("height", "heat_row")
        if top < _HEAD:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + top - _HEAD)
        elif top + row > self.viewport().height():
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + top + row - self.viewport().height())
        self.setAccessibleDescription(self.spoken())
        self.viewport().update()
        if moved:
            self.current_changed.emit(self._grid.lines[line])

    def _said(self, cell: DayCell, day: int) -> str:
        assert self._grid is not None
        hours = self._words.hours.format(attended=hours_text(cell.attended), held=hours_text(cell.held))
        return f"{self._grid.days[day].day.isoformat()} {self._words.marks[cell.mark]} {hours}"


def _width(text: str, role: str = "caption") -> int:
    return ceil(QFontMetricsF(font(role)).horizontalAdvance(text)) + 1


def draw_heat(painter: QPainter, area: QRectF, mark: DayMark) -> None:
    """One day: present is pale, a part fills the lower half, absent is red with a cross, on no list an outline."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if mark is DayMark.UNLISTED:
        pen = QPen(theme.color("heat_absent"), 1)
        painter.setPen(pen)
        inner = area.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(inner, 2, 2)
        painter.drawLine(inner.bottomLeft(), inner.topRight())
    elif mark is DayMark.PART:
        painter.setBrush(theme.color("heat_present"))
        painter.drawRoundedRect(area, 2, 2)
        painter.setBrush(theme.color("heat_half"))
        painter.drawRoundedRect(area.adjusted(0, area.height() / 2, 0, 0), 2, 2)
    else:
        painter.setBrush(theme.color("heat_absent" if mark is DayMark.ABSENT else "heat_present"))
        painter.drawRoundedRect(area, 2, 2)
    if mark is DayMark.ABSENT:
        painter.setPen(QPen(theme.color("surface"), 1.3))
        cross = QRectF(-3, -3, 6, 6).translated(area.center())
        painter.drawLine(cross.topLeft(), cross.bottomRight())
        painter.drawLine(cross.bottomLeft(), cross.topRight())
    painter.restore()


def share_text(share: str | None) -> str:
    """A decimal share as whole per cent, cut as everywhere; a dash for none."""
    return "—" if share is None else f"{parts_of_share(share) // _WHOLE} %"


def parts_of_share(share: str) -> int:
    """A decimal share of four places in hundredths of a per cent, without a float."""
    whole, _, part = share.partition(".")
    return int(whole) * _WHOLE * _WHOLE + int(part.ljust(4, "0")[:4])


def hours_text(hundredths: int) -> str:
    """Teaching hours without needless zeros."""
    whole, rest = divmod(hundredths, _WHOLE)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".") if rest else str(whole)
