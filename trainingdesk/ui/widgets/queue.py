"""A queue of work at the left: two lines an item, one of them current, and what all of them come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from trainingdesk.ui.icons import draw_icon
from trainingdesk.ui.theme import font, size, theme
from trainingdesk.ui.widgets.cell_paint import draw_text, hairline
from trainingdesk.ui.widgets.inputs import Segment, Segments
from trainingdesk.ui.widgets.labels import ElidedLabel, Label
from trainingdesk.ui.widgets.states import EmptyState, Skeleton

Index = QModelIndex | QPersistentModelIndex
_NARROWEST, _EDGE = 232, 14
_ITEM_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_TIP = int(Qt.ItemDataRole.ToolTipRole)
_WORDS = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole))


@dataclass(frozen=True, slots=True)
class QueueItem:
    """What waits: above its number and amount, below what it is and how long it has waited."""

    key: str
    title: str
    value: str
    note: str
    aside: str
    icon_name: str
    tone: str
    aside_tone: str = "text_secondary"

    @property
    def text(self) -> str:
        return " ".join((self.title, self.value, self.note, self.aside))


class QueueModel(QAbstractListModel):
    """The items in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: tuple[QueueItem, ...] = ()

    def show_items(self, items: Sequence[QueueItem]) -> None:
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or index.row() >= len(self.items):
            return None
        item = self.items[index.row()]
        if role == _ITEM_ROLE:
            return item
        return item.text if role in _WORDS else "\n".join((item.note, item.aside)) if role == _TIP else None


class _ItemDelegate(QStyledItemDelegate):
    """Draws an item's two lines, its ground and the bar of the current one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, size("height", "queue_item"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        item = index.data(_ITEM_ROLE)
        assert isinstance(item, QueueItem)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.fillRect(area, theme.color("selection" if chosen else "hover" if hovered else "surface"))
        hairline(painter, area.left(), area.right(), area.bottom())
        if chosen:
            painter.fillRect(
                QRect(area.left(), area.top(), size("border", "current_row_bar"), area.height()), theme.color("accent")
            )
        left, right = area.left() + _EDGE, area.right() - _EDGE
        draw_icon(painter, item.icon_name, QRectF(left, area.top() + 12, 16, 16), theme.color(item.tone))
        upper = QRectF(left + 24, area.top() + 8, right - left - 24, 24)
        _draw_line(painter, upper, (item.title, "body_strong", "text"), (item.value, "body", "text"))
        lower = upper.translated(0, 22)
        _draw_line(painter, lower, (item.note, "caption", "text_secondary"), (item.aside, "caption", item.aside_tone))
        painter.restore()


Words = tuple[str, str, str]  # text, role and tone


def _draw_line(painter: QPainter, area: QRectF, left: Words, right: Words) -> None:
    """What stands at the right is never cut; what stands at the left has the rest."""
    taken = QFontMetricsF(font(right[1])).horizontalAdvance(right[0]) + 8
    draw_text(painter, area.adjusted(0, 0, -taken, 0), *left)
    draw_text(painter, area, *right, right=True)


class _List(QListView):
    """Arrows and J/K move."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_J, Qt.Key.Key_K) and not event.modifiers():
            by = 1 if event.key() == Qt.Key.Key_J else -1
            index = self.model().index(self.currentIndex().row() + by, 0)
            if index.isValid():
                self.setCurrentIndex(index)
            return
        super().keyPressEvent(event)


class Queue(QFrame):
    """``moved`` names the item that became current; while items come anew the current one stays, or the next does."""

    moved = Signal(str)
    narrowed = Signal(object)

    def sizeHint(self) -> QSize:
        return QSize(size("width", "queue"), 400)

    def __init__(self, title: str, segments: Sequence[Segment], empty: tuple[str, str, str]) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setMaximumWidth(size("width", "queue"))
        self.model = QueueModel(self)
        self._empty = empty
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 1, 0)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setContentsMargins(_EDGE, 0, _EDGE, 0)
        head.addWidget(Label(title, "section"))
        self._count = Label("", "caption", "secondary")
        head.addWidget(self._count)
        head.addStretch(1)
        column.addLayout(head)
        self.segments = Segments(segments, title)
        self._make_room()
        row = QHBoxLayout()
        row.setContentsMargins(_EDGE, 0, _EDGE, 0)
        row.addWidget(self.segments)
        row.addStretch(1)
        column.addLayout(row)
        self.list = self._make_list(title)
        self._skeleton, self._state = Skeleton(), EmptyState(*empty)
        self._stack = QStackedLayout()
        for part in (self._skeleton, self.list, self._state):
            self._stack.addWidget(part)
        column.addLayout(self._stack, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(_EDGE, 8, _EDGE, 10)
        foot.setSpacing(6)
        self._said = ElidedLabel("", "caption", "secondary")
        self._sum = Label("", "body_strong")
        foot.addWidget(self._said, 1)
        foot.addWidget(self._sum)
        column.addLayout(foot)
        self.segments.chosen.connect(self.narrowed)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self.list.viewport().update)

    def begin(self) -> None:
        """An answer was asked for; what is shown stays until it comes."""
        if not self.model.items:
            self._skeleton.begin()
            self._stack.setCurrentWidget(self._skeleton)

    def show_items(self, items: Sequence[QueueItem], said: str, amount: str, current: str = "") -> None:
        """Replace the items; what they come to stands below."""
        row = max(0, self.list.currentIndex().row())
        wanted = current or self.current()
        self.list.selectionModel().blockSignals(True)  # no stop on the way from the old items to the new
        self.model.show_items(items)
        self.list.selectionModel().blockSignals(False)
        self._count.setText(str(len(items)))
        self._make_room()
        self._said.setText(said)
        self._sum.setText(amount)
        if not items:
            self._state.say(*self._empty)
            self._stack.setCurrentWidget(self._state)
            self.moved.emit("")
            return
        self._stack.setCurrentWidget(self.list)
        keys = [item.key for item in items]
        place = keys.index(wanted) if wanted in keys else min(row, len(keys) - 1)
        self.list.setCurrentIndex(self.model.index(place, 0))

    def current(self) -> str:
        """The key of the current item."""
        row = self.list.currentIndex().row()
        return self.model.items[row].key if 0 <= row < len(self.model.items) else ""

    def go_to(self, key: str) -> None:
        """Make an item current."""
        for row, item in enumerate(self.model.items):
            if item.key == key:
                self.list.setCurrentIndex(self.model.index(row, 0))

    def step(self, by: int) -> None:
        """The next item, or the one before."""
        index = self.model.index(self.list.currentIndex().row() + by, 0)
        if index.isValid():
            self.list.setCurrentIndex(index)

    def _make_room(self) -> None:
        """The segments are never squeezed; their counts come with the items."""
        self.setMinimumWidth(max(_NARROWEST, self.segments.sizeHint().width() + 2 * _EDGE + 2))  # and its own edges

    def _make_list(self, title: str) -> _List:
        made = _List()
        made.setModel(self.model)
        made.setItemDelegate(_ItemDelegate(made))
        made.setAccessibleName(title)
        made.setMouseTracking(True)
        made.setUniformItemSizes(True)
        made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return made

    def _on_current_changed(self) -> None:
        self.moved.emit(self.current())
