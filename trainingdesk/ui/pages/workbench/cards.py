"""The cards of the home page: what waits, how much, since when, and where it is worked on."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, QSize, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from trainingdesk.domain.texts import Language
from trainingdesk.services.workbench_cards import Card, CardKind
from trainingdesk.ui.icons import draw_icon
from trainingdesk.ui.page import Route
from trainingdesk.ui.terms import named
from trainingdesk.ui.theme import font, size, theme
from trainingdesk.ui.widgets.buttons import PaintedButton
from trainingdesk.ui.widgets.cell_paint import draw_text
from trainingdesk.ui.widgets.columns import money_text

_LOOKS = {
    CardKind.RETURNED: ("return", "warning"),
    CardKind.DRAFTS: ("circle", "neutral"),
    CardKind.DEADLINES: ("calendar", "warning"),
    CardKind.FORMS: ("printer", "info"),
    CardKind.UNCERTIFIED: ("award", "warning"),
    CardKind.REVIEW: ("inbox", "info"),
    CardKind.FINANCE_RETURNED: ("return", "warning"),
    CardKind.TO_ISSUE: ("claim", "info"),
    CardKind.VOUCHERS: ("yuan", "info"),
    CardKind.TO_NUMBER: ("award", "info"),
    CardKind.TO_PRINT: ("printer", "info"),
    CardKind.LOCKED: ("lock", "warning"),
    CardKind.DISABLED: ("person", "neutral"),
    CardKind.ENTRIES: ("history", "info"),
    CardKind.CHAIN: ("shield", "success"),
}
_LISTS = {
    CardKind.RETURNED: Route("claims", part="returned"),
    CardKind.DRAFTS: Route("claims", part="draft"),
    CardKind.FORMS: Route("printing"),
    CardKind.DEADLINES: Route("classes"),
    CardKind.UNCERTIFIED: Route("classes"),
    CardKind.REVIEW: Route("review"),
    CardKind.FINANCE_RETURNED: Route("review"),
    CardKind.TO_ISSUE: Route("review", part="approved"),
    CardKind.VOUCHERS: Route("finance"),
    CardKind.TO_NUMBER: Route("certificates"),
    CardKind.TO_PRINT: Route("certificates"),
    CardKind.LOCKED: Route("users"),
    CardKind.DISABLED: Route("users"),
    CardKind.ENTRIES: Route("audit"),
    CardKind.CHAIN: Route("audit", part="verify"),
}
_LOOKED_AT = frozenset({CardKind.ENTRIES, CardKind.CHAIN, CardKind.DISABLED})
_FULL_ROW = 4
_CLASSES = frozenset({CardKind.DEADLINES, CardKind.UNCERTIFIED})
_CLAIMS = frozenset({CardKind.RETURNED, CardKind.DRAFTS})


def way_of(card: Card) -> Route:
    """Where a card leads: to the one thing it counts, else to the list."""
    if card.first and card.kind in _CLASSES:
        return Route("class", card.first)
    if card.first and card.count == 1 and card.kind in _CLAIMS:
        return Route("claim", card.first)
    return _LISTS[card.kind]


class CardWords(QObject):
    """What a card says beside its number."""

    def unit(self, kind: CardKind) -> str:
        """What is counted."""
        if kind in (CardKind.DEADLINES,):
            return self.tr("班")
        if kind in (CardKind.UNCERTIFIED, CardKind.TO_NUMBER, CardKind.LOCKED, CardKind.DISABLED):
            return self.tr("人")
        if kind in (CardKind.FORMS, CardKind.VOUCHERS, CardKind.TO_PRINT):
            return self.tr("份")
        if kind in (CardKind.ENTRIES, CardKind.CHAIN):
            return self.tr("条")
        return self.tr("单")

    def note(self, card: Card) -> str:
        """Since when, until when, or how much."""
        if card.kind is CardKind.CHAIN:
            return card.first or ""
        if not card.count:
            return self.tr("没有待办")
        if card.kind is CardKind.DEADLINES and card.days is not None:
            left = self.tr("最近的还剩 {days} 天") if card.days >= 0 else self.tr("已过期 {days} 天")
            return left.format(days=abs(card.days))
        parts = [] if card.amount is None else [f"¥ {money_text(card.amount)}"]
        if card.days is not None and card.days > 0:
            parts.append(self.tr("最早 {days} 天前").format(days=card.days))
        return "·".join(parts) or card.first or ""


class TodoCard(PaintedButton):
    """One card; pressing it leads to the work."""

    def __init__(self, card: Card, words: CardWords, language: Language, go: str) -> None:
        super().__init__()
        self.card, self._go = card, go
        self._title, self._unit, self._note = named(card.kind, language), words.unit(card.kind), words.note(card)
        self.setAccessibleName(f"{self._title} {card.count} {self._unit} {self._note}")
        self.setToolTip(self._note)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(size("height", "todo_card"))

    def sizeHint(self) -> QSize:
        return QSize(200, size("height", "todo_card"))

    def minimumSizeHint(self) -> QSize:
        return QSize(150, size("height", "todo_card"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        hovered = self.underMouse()
        painter.setPen(theme.color("control_border" if hovered else "border"))
        painter.setBrush(theme.color("hover" if hovered else "surface"))
        painter.drawRoundedRect(area, 8, 8)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 7, 7)
        icon_name, tone = _LOOKS[self.card.kind]
        tone = tone if self.card.count else "neutral"
        painter.setPen(QPen(theme.color(f"{tone}_tint"), 1))
        painter.setBrush(theme.color(f"{tone}_tint"))
        painter.drawRoundedRect(QRectF(16, 14, 24, 24), 6, 6)
        draw_icon(painter, icon_name, QRectF(20, 18, 16, 16), theme.color(tone))
        draw_text(painter, QRectF(48, 14, self.width() - 60, 24), self._title, "body", "text")
        self._draw_number(painter)
        painter.fillRect(QRectF(16, 80, self.width() - 32, 1), theme.color("divider"))
        self._draw_foot(painter)

    def _draw_number(self, painter: QPainter) -> None:
        number = str(self.card.count)
        tone = "text" if self.card.count else "text_secondary"
        draw_text(painter, QRectF(16, 40, self.width() - 32, 38), number, "key_figure", tone)
        left = 16 + QFontMetricsF(font("key_figure")).horizontalAdvance(number) + 6
        draw_text(painter, QRectF(left, 46, 60, 32), self._unit, "body", "text_secondary")

    def _draw_foot(self, painter: QPainter) -> None:
        go = QFontMetricsF(font("caption")).horizontalAdvance(self._go) + 16 if self.card.count else 0.0
        note = QRectF(16, 84, self.width() - 40 - go, 24)
        draw_text(painter, note, self._note, "caption", "text_secondary")
        if self.card.count:
            left = self.width() - 16 - go
            draw_text(painter, QRectF(left, 84, go - 14, 24), self._go, "caption", "accent")
            draw_icon(painter, "chevron_right", QRectF(self.width() - 28, 90, 12, 12), theme.color("accent"))


class CardRow(QWidget):
    """All cards of a role, side by side."""

    went = Signal(object)  # Route

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._words = CardWords(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(size("space", "card_gap"))

    @property
    def cards(self) -> tuple[TodoCard, ...]:
        """The cards shown."""
        widgets = (self._row.itemAt(place) for place in range(self._row.count()))
        return tuple(w for item in widgets if item is not None and isinstance(w := item.widget(), TodoCard))

    def show_cards(self, cards: tuple[Card, ...]) -> None:
        """Replace the cards; the focus stays on the same kind."""
        focused = next((one.card.kind for one in self.cards if one.hasFocus()), None)
        while self._row.count():
            item = self._row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for card in cards:
            go = self.tr("查看") if card.kind in _LOOKED_AT else self.tr("去处理")
            button = TodoCard(card, self._words, self._language, go)
            button.clicked.connect(lambda _=False, to=way_of(card): self.went.emit(to))
            self._row.addWidget(button, 1)
            if card.kind is focused:
                button.setFocus()
        if len(cards) < _FULL_ROW:
            self._row.addStretch(_FULL_ROW - len(cards))
        self.setVisible(bool(cards))
