"""Fields people type into: lines with an icon or a key hint, choices, days, and segments that narrow a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QKeySequence, QPainter, QPaintEvent, QShortcut, QTextCharFormat
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCalendarWidget,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from trainingdesk.ui.icons import draw_icon, icon
from trainingdesk.ui.theme import font, size, theme
from trainingdesk.ui.widgets.buttons import PaintedButton

_SETTLE = 150  # ms without a key before a filter acts


class LineEdit(QLineEdit):
    """One line of text, with an icon before it where that helps."""

    def __init__(
        self, placeholder: str = "", *, icon_name: str = "", hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name, self._hint = icon_name, hint
        self.setPlaceholderText(placeholder)
        if icon_name:
            self.setTextMargins(22, 0, 0, 0)

    def mark_wrong(self, wrong: bool = True) -> None:
        """Show that the value is not accepted."""
        self.setProperty("wrong", wrong)
        self.style().unpolish(self)
        self.style().polish(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        if self._icon_name:
            top = self.height() / 2 - 8
            draw_icon(painter, self._icon_name, QRectF(9, top, 16, 16), theme.color("text_tertiary"))
        if self._hint and not self.text():
            painter.setPen(theme.color("text_tertiary"))
            painter.setFont(font("caption"))
            area = self.rect().adjusted(0, 0, -10, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._hint)


class FilterField(LineEdit):
    """Narrows the list beside it; tells when the typing has settled, never in the middle of a composed word."""

    settled = Signal(str)

    def __init__(self, placeholder: str, *, key: str = "Ctrl+F", parent: QWidget | None = None) -> None:
        hint = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        super().__init__(placeholder, icon_name="filter", hint=hint, parent=parent)
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(_field_width(placeholder, hint))
        self.setAccessibleName(placeholder)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_SETTLE)
        self._wait.timeout.connect(self._on_settled)
        self.textChanged.connect(self._on_text_changed)
        shortcut = QShortcut(QKeySequence(key), self.parentWidget() or self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._on_asked_for)

    def _on_text_changed(self) -> None:
        self._wait.start()

    def _on_settled(self) -> None:
        self.settled.emit(self.text().strip())

    def _on_asked_for(self) -> None:
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()


def _field_width(placeholder: str, hint: str) -> int:
    """Room for the icon, the words and the key, side by side."""
    words = QFontMetricsF(font("body")).horizontalAdvance(placeholder)
    return max(220, round(words + QFontMetricsF(font("caption")).horizontalAdvance(hint)) + 66)


class Choice(QComboBox):
    """One of several; each entry carries the value it stands for."""

    chosen = Signal(object)

    def __init__(self, entries: Sequence[tuple[str, object]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.show_entries(entries)
        self.activated.connect(self._on_activated)

    def show_entries(self, entries: Sequence[tuple[str, object]]) -> None:
        """Replace the entries, keeping the value chosen where it is still there."""
        before = self.value()
        self.clear()
        for text, value in entries:
            self.addItem(text, value)
        self.choose(before)

    def value(self) -> object:
        return self.currentData()

    def choose(self, value: object) -> None:
        """Choose the entry that stands for a value, if there is one."""
        for row in range(self.count()):
            if self.itemData(row) == value:
                self.setCurrentIndex(row)
                return

    def _on_activated(self) -> None:
        self.chosen.emit(self.currentData())


class DayField(QDateEdit):
    """A day, typed or taken from a calendar, always as year-month-day."""

    def __init__(self, day: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDisplayFormat("yyyy-MM-dd")
        self.setCalendarPopup(True)
        self._dress_calendar()
        theme.changed.connect(self._dress_calendar)
        if day is not None:
            self.show_day(day)

    def show_day(self, day: date) -> None:
        self.setDate(QDate(day.year, day.month, day.day))

    def day(self) -> date:
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def _dress_calendar(self) -> None:
        """Weeks from Monday, days off quiet and not red, our own arrows."""
        calendar = self.calendarWidget()
        calendar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        calendar.setContentsMargins(1, 1, 1, 1)  # room for its own edge
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
        calendar.setMinimumSize(size("width", "calendar"), size("height", "calendar"))
        quiet, head = QTextCharFormat(), QTextCharFormat()
        quiet.setForeground(theme.color("text_secondary"))
        head.setForeground(theme.color("text_secondary"))
        head.setBackground(theme.color("surface"))
        calendar.setHeaderTextFormat(head)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, quiet)
        for name, icon_name in (("qt_calendar_prevmonth", "chevron_left"), ("qt_calendar_nextmonth", "chevron_right")):
            button = calendar.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(icon(icon_name))


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment: the value it stands for, its words, icon and count."""

    value: object
    text: str
    icon_name: str = ""
    tone: str = "text_secondary"
    count: int | None = None


class _SegmentButton(PaintedButton):
    """One part of a segmented control."""

    def __init__(self, segment: Segment, parent: QWidget) -> None:
        super().__init__(parent)
        self.segment = segment
        self.setCheckable(True)
        self.setAccessibleName(segment.text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_segment(self, segment: Segment) -> None:
        self.segment = segment
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(font("body_strong")).horizontalAdvance(self.segment.text) + 24
        if self.segment.count is not None:
            width += QFontMetricsF(font("caption")).horizontalAdvance(str(self.segment.count)) + 6
        return QSize(round(width + (20 if self.segment.icon_name else 0)), size("height", "button_small"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked() or self.underMouse():
            painter.setPen(theme.color("border") if self.isChecked() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("surface" if self.isChecked() else "hover"))
            painter.drawRoundedRect(area, 5, 5)
        if self.hasFocus():
            pen = painter.pen()
            pen.setColor(theme.color("focus"))
            pen.setWidth(2)
            pen.setStyle(Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        self._draw_words(painter)

    def _draw_words(self, painter: QPainter) -> None:
        left = 12.0
        segment = self.segment
        if segment.icon_name:
            draw_icon(
                painter, segment.icon_name, QRectF(left, self.height() / 2 - 8, 16, 16), theme.color(segment.tone)
            )
            left += 20
        painter.setPen(theme.color("text" if self.isChecked() else "text_secondary"))
        face = font("body_strong" if self.isChecked() else "body")
        painter.setFont(face)
        area = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, segment.text)
        if segment.count is not None:
            left += QFontMetricsF(face).horizontalAdvance(segment.text) + 6
            painter.setFont(font("caption"))
            painter.setPen(theme.color("text_secondary"))
            area.setLeft(left)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, str(segment.count))


class Segments(QWidget):
    """A row of segments, one chosen; arrows move between them."""

    chosen = Signal(object)

    def __init__(self, segments: Sequence[Segment], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons: list[_SegmentButton] = []
        for segment in segments:
            button = _SegmentButton(segment, self)
            self._group.addButton(button)
            self._buttons.append(button)
            row.addWidget(button)
        if self._buttons:
            self._buttons[0].setChecked(True)
        self._group.buttonClicked.connect(self._on_clicked)

    def value(self) -> object:
        """What the chosen segment stands for."""
        return next((button.segment.value for button in self._buttons if button.isChecked()), None)

    def values(self) -> tuple[object, ...]:
        """What the segments stand for."""
        return tuple(button.segment.value for button in self._buttons)

    def choose(self, value: object) -> None:
        """Choose a segment by its value, silently."""
        for button in self._buttons:
            if button.segment.value == value:
                button.setChecked(True)

    def show_segments(self, segments: Sequence[Segment]) -> None:
        """Change words and counts of the same segments."""
        for button, segment in zip(self._buttons, segments, strict=True):
            button.show_segment(segment)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("pressed"))
        painter.drawRoundedRect(self.rect(), 6, 6)

    def _on_clicked(self, button: QAbstractButton) -> None:
        assert isinstance(button, _SegmentButton)
        self.chosen.emit(button.segment.value)
