"""The list in the palette: entries under headings, the matched characters marked, keys at the right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeySequence, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from trainingdesk.ui.icons import draw_icon
from trainingdesk.ui.theme import font, size, theme
from trainingdesk.ui.widgets.cell_paint import draw_text

_ENTRY = int(Qt.ItemDataRole.UserRole)
_HEADING = 30


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """Something to choose: what it is called, what is meant by the typed letters, and what choosing does."""

    text: str
    icon_name: str
    act: Callable[[], object]
    note: str = ""
    key: str = ""
    enabled: bool = True
    marked: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class PaletteGroup:
    """Entries under a heading."""

    title: str
    entries: tuple[PaletteEntry, ...]
    note: str = ""
    id: str = field(default="", compare=False)


class _EntryDelegate(QStyledItemDelegate):
    """Draws headings and entries."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        entry = index.data(_ENTRY)
        return QSize(100, size("height", "palette_item") if isinstance(entry, PaletteEntry) else _HEADING)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        area: QRect = option.rect
        shown = index.data(_ENTRY)
        if isinstance(shown, PaletteGroup):
            inner = QRectF(area.adjusted(12, 6, -12, 0))
            draw_text(painter, inner, shown.title, "caption_strong", "text_secondary")
            draw_text(painter, inner, shown.note, "caption", "text_tertiary", right=True)
        elif isinstance(shown, PaletteEntry):
            state: QStyle.StateFlag = option.state
            self._draw_entry(painter, QRectF(area), shown, chosen=bool(state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _draw_entry(self, painter: QPainter, area: QRectF, entry: PaletteEntry, *, chosen: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selection"))
            painter.drawRoundedRect(area.adjusted(2, 1, -2, -1), 6, 6)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(area.left() + 2, area.top() + 12, 3, area.height() - 24), 1.5, 1.5)
        tone = "text" if entry.enabled else "text_disabled"
        icon = QRectF(area.left() + 14, area.center().y() - 8, 16, 16)
        draw_icon(painter, entry.icon_name, icon, theme.color("accent" if chosen else "text_secondary"))
        left = area.left() + 42
        right = self._draw_keys(painter, area, entry.key)
        start, length = entry.marked
        parts = (
            (entry.text[:start], "body", tone),
            (entry.text[start : start + length], "body_strong", "accent" if entry.enabled else tone),
            (entry.text[start + length :], "body", tone),
        )
        for text, role, colour in parts:
            if text:
                draw_text(painter, QRectF(left, area.top(), right - left, area.height()), text, role, colour)
                left += QFontMetricsF(font(role)).horizontalAdvance(text)
        if entry.note and left + 24 < right:
            room = QRectF(left + 14, area.top(), right - left - 14, area.height())
            draw_text(painter, room, entry.note, "caption", "text_secondary")

    def _draw_keys(self, painter: QPainter, area: QRectF, key: str) -> float:
        """Key caps from the right; where they begin."""
        right = area.right() - 14
        text = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) if key else ""
        for part in reversed(text.split("+")) if text else ():
            right -= draw_cap(painter, part, right, area.center().y()) + 4
        return right - 8


def draw_cap(painter: QPainter, text: str, right: float, middle: float) -> float:
    """A key cap that ends at ``right``; its width."""
    width = QFontMetricsF(font("caption")).horizontalAdvance(text) + 12
    cap = QRectF(right - width, middle - 10, width, 20)
    painter.setPen(theme.color("button_border"))
    painter.setBrush(theme.color("surface"))
    painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    draw_text(painter, cap.adjusted(6, 0, -6, 0), text, "caption", "text_secondary")
    return width


class PaletteList(QListWidget):
    """Headings cannot be chosen; up and down pass over them."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_EntryDelegate(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self._moved = False

    def forget_move(self) -> None:
        """Something else is typed: the first entry is meant again."""
        self._moved = False

    def show_groups(self, groups: tuple[PaletteGroup, ...]) -> None:
        """Replace everything; an entry that somebody moved to stays chosen where it still is, else the first is."""
        before = self.entry() if self._moved else None
        self.clear()
        for group in groups:
            if group.entries:
                self._add(group.title, group, Qt.ItemFlag.NoItemFlags)
            for entry in group.entries:
                self._add(entry.text, entry, Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        rows = [row for row in range(self.count()) if self._entry_at(row) is not None]
        same = [
            row for row in rows if before is not None and self._entry_at(row) is not None and self._same(row, before)
        ]
        if rows:
            self.setCurrentRow(same[0] if same else rows[0])
        self.scrollToTop() if not same else self.scrollToItem(self.currentItem())

    def entry(self) -> PaletteEntry | None:
        """What is chosen."""
        return self._entry_at(self.currentRow())

    def entries(self) -> tuple[PaletteEntry, ...]:
        """Everything that can be chosen."""
        return tuple(one for row in range(self.count()) if (one := self._entry_at(row)) is not None)

    def step(self, by: int) -> None:
        """Up or down, past headings."""
        self._moved = True
        row = self.currentRow() + by
        while 0 <= row < self.count() and self._entry_at(row) is None:
            row += by
        if 0 <= row < self.count():
            self.setCurrentRow(row)
            if row == 1:
                self.scrollToTop()

    def next_group(self) -> None:
        """The first entry of the next group, round to the first."""
        self._moved = True
        heads = [row for row in range(self.count()) if self._entry_at(row) is None]
        after = [row for row in heads if row > self.currentRow()]
        if heads:
            self.setCurrentRow((after or heads)[0] + 1)

    def entry_of(self, item: QListWidgetItem) -> PaletteEntry | None:
        """What an item stands for; None for a heading."""
        found = item.data(_ENTRY)
        return found if isinstance(found, PaletteEntry) else None

    def _add(self, text: str, shown: PaletteEntry | PaletteGroup, flags: Qt.ItemFlag) -> None:
        item = QListWidgetItem(text)
        item.setData(_ENTRY, shown)
        item.setFlags(flags)
        note = shown.note if isinstance(shown, PaletteEntry) else ""
        item.setData(int(Qt.ItemDataRole.AccessibleTextRole), f"{text} {note}".strip())
        self.addItem(item)

    def _same(self, row: int, before: PaletteEntry) -> bool:
        entry = self._entry_at(row)
        return entry is not None and (entry.text, entry.note) == (before.text, before.note)

    def _entry_at(self, row: int) -> PaletteEntry | None:
        item = self.item(row) if 0 <= row < self.count() else None
        return self.entry_of(item) if item is not None else None
