"""The rail at the left: the pages of this role, by word and icon; Alt+1 to 9 choose them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trainingdesk.ui.icons import draw_icon
from trainingdesk.ui.theme import size, theme
from trainingdesk.ui.widgets.buttons import PaintedButton, draw_badge
from trainingdesk.ui.widgets.cell_paint import draw_text
from trainingdesk.ui.widgets.labels import Label, rule


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One page in the rail."""

    page: str
    text: str
    icon_name: str
    key: str = ""
    below: bool = False  # at the foot of the rail


class RailButton(PaintedButton):
    """An entry of the rail."""

    def __init__(self, entry: RailEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self.count = 0
        self.collapsed = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setText(entry.text)
        self.setAccessibleName(entry.text)
        self.setFixedHeight(size("height", "rail_item"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if entry.key:
            self.setShortcut(entry.key)
        self.setToolTip(f"{entry.text}  {entry.key}".strip())

    def sizeHint(self) -> QSize:
        return QSize(40 if self.collapsed else 168, size("height", "rail_item"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        chosen = self.isChecked()
        if chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selection" if chosen else "hover"))
            painter.drawRoundedRect(area, 6, 6)
        if chosen:
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(0, 9, 3, self.height() - 18), 1.5, 1.5)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        tone = "accent" if chosen else "text_secondary"
        draw_icon(painter, self.entry.icon_name, QRectF(11, self.height() / 2 - 9, 18, 18), theme.color(tone))
        if self.collapsed:
            if self.count:
                draw_badge(painter, QRect(self.width() - 18, 2, 16, 16), str(self.count), "accent")
            return
        words = QRectF(40, 0, self.width() - 76, self.height())
        draw_text(painter, words, self.entry.text, "body_strong" if chosen else "body", "text")
        if self.count:
            note = QRectF(self.width() - 48, 0, 36, self.height())
            draw_text(painter, note, str(self.count), "caption", "text_secondary", right=True)


class _Mark(QWidget):
    """The program's own mark."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(28, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(self.rect(), 7, 7)
        draw_icon(painter, "mark", QRectF(5, 4, 18, 18), theme.color("on_accent"))


class Rail(QFrame):
    """The rail: mark and office above, pages, help and settings at the foot."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[RailEntry], name: str, place: str, *, wide: bool) -> None:
        super().__init__()
        self.setObjectName("rail")
        self._wide = 200 if wide else size("width", "rail")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 10)
        column.setSpacing(size("height", "rail_pitch") - size("height", "rail_item"))
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 0, 12)
        head.setSpacing(10)
        head.addWidget(_Mark(), 0, Qt.AlignmentFlag.AlignTop)
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(Label(name, "body_strong"))
        words.addWidget(Label(place, "caption", "secondary", wrap=True))
        head.addWidget(self._words, 1)
        column.addLayout(head)
        self._buttons: dict[str, RailButton] = {}
        for entry in entries:
            if not entry.below:
                self._add(column, entry)
        column.addStretch(1)
        column.addWidget(rule())
        for entry in entries:
            if entry.below:
                self._add(column, entry)
        self.collapse(collapsed=False)

    def show_current(self, page: str) -> None:
        """Mark the entry of a page; none for a page that is not in the rail."""
        for name, button in self._buttons.items():
            button.setChecked(name == page)

    def show_count(self, page: str, count: int) -> None:
        """A number beside an entry: how much waits there."""
        button = self._buttons.get(page)
        if button is not None and button.count != count:
            button.count = count
            button.update()

    def collapse(self, *, collapsed: bool) -> None:
        """Icons alone, where the window is narrow or the page needs the room."""
        self.setFixedWidth(size("width", "rail_collapsed") if collapsed else self._wide)
        self._words.setVisible(not collapsed)
        for button in self._buttons.values():
            button.collapsed = collapsed
            button.update()

    def _add(self, column: QVBoxLayout, entry: RailEntry) -> None:
        button = RailButton(entry)
        button.clicked.connect(lambda: self.chosen.emit(entry.page))
        self._buttons[entry.page] = button
        column.addWidget(button)
