"""The days that are coming, each with what happens on it and the way to it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from trainingdesk.domain.texts import Language
from trainingdesk.services.coming_dates import ComingDate, DateKind
from trainingdesk.ui.page import Route
from trainingdesk.ui.terms import named
from trainingdesk.ui.theme import theme
from trainingdesk.ui.widgets.buttons import PaintedButton
from trainingdesk.ui.widgets.cell_paint import draw_text
from trainingdesk.ui.widgets.states import EmptyState

_OF_CLASSES = frozenset({DateKind.CLASS_ENDS, DateKind.CLAIM_DUE})
_TONES = {
    DateKind.CLASS_ENDS: "info",
    DateKind.CLAIM_DUE: "warning",
    DateKind.SCOPE_ENDS: "neutral",
    DateKind.CERTIFICATION_ENDS: "danger",
}


class DateWords(QObject):
    """How near a day is."""

    def weekday(self, place: int) -> str:
        """Monday first."""
        names = (
            self.tr("周一"), self.tr("周二"), self.tr("周三"), self.tr("周四"), self.tr("周五"), self.tr("周六"),
            self.tr("周日"),
        )  # fmt: skip
        return names[place]

    def left(self, days: int) -> str:
        """How many days are left."""
        if days < 0:
            return self.tr("已过期 {days} 天").format(days=-days)
        return self.tr("今天") if days == 0 else self.tr("还有 {days} 天").format(days=days)


class DateButton(PaintedButton):
    """One day."""

    def __init__(self, one: ComingDate, words: DateWords, language: Language) -> None:
        super().__init__()
        self.date = one
        self._weekday, self._left = words.weekday(one.day.weekday()), words.left(one.days_left)
        self._kind = named(one.kind, language)
        self.setAccessibleName(f"{one.day.isoformat()} {self._kind} {one.title} {self._left}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(54)

    def sizeHint(self) -> QSize:
        return QSize(240, 54)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), theme.color("hover"))
        late = self.date.days_left < 0
        draw_text(painter, QRectF(16, 6, 52, 22), self.date.day.strftime("%m-%d"), "body_strong", "text")
        draw_text(painter, QRectF(16, 27, 52, 20), self._weekday, "caption", "text_secondary")
        tone = "danger" if late else _TONES[self.date.kind]
        painter.fillRect(QRectF(70, 9, 3, 36), theme.color(tone))
        width = self.width() - 98
        draw_text(painter, QRectF(84, 6, width, 22), f"{self.date.title}", "body", "text")
        said = f"{self._kind} · {self._left}"
        draw_text(painter, QRectF(84, 27, width, 20), said, "caption", "danger" if late else "text_secondary")
        painter.fillRect(QRectF(16, self.height() - 1, self.width() - 32, 1), theme.color("divider"))
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))


class DatesCard(QFrame):
    """All of them in a card."""

    went = Signal(object)  # Route

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._language, self._words = language, DateWords(self)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 4, 0, 4)
        self._list.setSpacing(0)
        content = QWidget()
        content.setObjectName("scrolled")
        content.setLayout(self._list)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(content)
        self._none = EmptyState("calendar", self.tr("近期没有期限"), self.tr("60 天内没有到期的事项。"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._scroll)
        column.addWidget(self._none)

    def show_dates(self, dates: tuple[ComingDate, ...]) -> None:
        """Replace the days."""
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in dates:
            button = DateButton(one, self._words, self._language)
            button.clicked.connect(lambda _=False, to=way_of(one): self.went.emit(to))
            self._list.addWidget(button)
        self._list.addStretch(1)
        self._scroll.setVisible(bool(dates))
        self._none.setVisible(not dates)


def way_of(one: ComingDate) -> Route:
    """A class, or the institution."""
    return Route("class", one.key) if one.kind in _OF_CLASSES else Route("institutions", one.key)
