"""How wide columns are: as wide as their words where there is room, and giving way first where words can be cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QHeaderView, QTableView

from trainingdesk.ui.theme import font
from trainingdesk.ui.widgets.columns import Cell, ChipCell, Column, MarkCell, RateCell, StepCell, cell_text
from trainingdesk.ui.widgets.labels import chip_width

_SAMPLE = 80  # records that are measured: a list of a hundred thousand opens as quickly as one of a hundred
_PADDING, _ARROW = 24, 14
_MOST = 340  # logical pixels beyond which no column grows by itself
_AIR = 40  # what a column may take of the room that is left over
_WHOLE = frozenset({Cell.NUMBER, Cell.MONEY, Cell.RATE, Cell.CHIP})
_RATE_ROOM, _MARK_ROOM, _STEP_ROOM, _CHIP_OVERHANG = 44, 22, 24, 4


class ColumnFit(QObject):
    """Keeps the columns of one table fitting; what somebody widened by hand stays as they left it."""

    def __init__(self, table: QTableView, columns: Sequence[Column[Any]], indent: int) -> None:
        super().__init__(table)
        self._table, self._columns, self._indent = table, tuple(columns), indent
        self._needs = [self._title_need(number) for number in range(len(self._columns))]
        self._by_hand: set[int] = set()
        self._fitting = False
        table.viewport().installEventFilter(self)
        table.horizontalHeader().sectionResized.connect(self._on_resized)

    def measure(self, records: Sequence[Any]) -> None:
        """Look at the records anew, and lay the columns out for them."""
        sample = records[:_SAMPLE]
        for number, column in enumerate(self._columns):
            widest = max((need_of(column, column.show(record)) for record in sample), default=0.0)
            room = ceil(widest) + 1 + _PADDING + (self._indent if number == 0 else 0)
            self._needs[number] = min(max(self._title_need(number), room), max(_MOST, column.width))
        self.fit()

    def fit(self) -> None:
        """Lay the columns out in the room there is."""
        header = self._table.horizontalHeader()
        room = self._table.viewport().width()
        shown = [number for number in range(len(self._columns)) if not header.isSectionHidden(number)]
        widths = {
            number: header.sectionSize(number) if number in self._by_hand else self._wanted(number) for number in shown
        }
        free = [number for number in shown if number not in self._by_hand]
        stretched = [number for number in free if self._columns[number].stretch]
        self._give_way(widths, free, room)
        over = room - sum(widths.values())
        if over > 0:
            for number in free:
                if number not in stretched and self._columns[number].kind is not Cell.MARK:
                    widths[number] += min(_AIR, over // len(shown))
        with self._while_fitting():
            for number in free:
                if header.sectionResizeMode(number) is not QHeaderView.ResizeMode.Stretch:
                    header.resizeSection(number, widths[number])

    def is_by_hand(self, number: int) -> bool:
        """Whether somebody gave the column its width."""
        return number in self._by_hand

    def take(self, number: int, width: int) -> None:
        """Give a column the width that somebody once gave it; 0 lets it fit its words."""
        if not width or self._columns[number].stretch:
            self._by_hand.discard(number)
            return
        self._by_hand.add(number)
        with self._while_fitting():
            self._table.horizontalHeader().resizeSection(number, width)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.fit()
        return False

    def _wanted(self, number: int) -> int:
        if self._columns[number].stretch:
            return self._needs[number]
        return max(self._drawn(number), self._needs[number], self._title_need(number) + _ARROW)

    def _drawn(self, number: int) -> int:
        """The width a column was drawn for, with the check box that stands in the first."""
        return self._columns[number].width + (self._indent if number == 0 else 0)

    def _give_way(self, widths: dict[int, int], free: Sequence[int], room: int) -> None:
        """First the air beyond the words goes, then words are cut, but no further than the column was drawn for,
        and never its heading.

        Words are cut in the column that stretches before all others, and in figures and states after all others.
        """
        cut = [max(self._title_need(n), min(self._drawn(n), need)) for n, need in enumerate(self._needs)]
        words = [number for number in free if self._columns[number].kind not in _WHOLE]
        stretched = [number for number in free if self._columns[number].stretch]
        for numbers, least in ((free, self._needs), (stretched, cut), (words, cut), (free, cut)):
            over = sum(widths.values()) - room
            spare = {number: max(0, widths[number] - least[number]) for number in numbers}
            total = sum(spare.values())
            if over <= 0 or not total:
                continue
            for number in numbers:
                widths[number] -= min(spare[number], ceil(over * spare[number] / total))

    def _title_need(self, number: int) -> int:
        words = QFontMetricsF(font("caption_strong")).horizontalAdvance(self._columns[number].title)
        return ceil(words) + 1 + _PADDING + (self._indent if number == 0 else 0)

    def _on_resized(self, number: int, before: int, after: int) -> None:
        if self._fitting:
            return
        header = self._table.horizontalHeader()
        if not before or not after:  # shown again, or put away
            self.fit()
        elif header.sectionResizeMode(number) is not QHeaderView.ResizeMode.Stretch:
            self._by_hand.add(number)

    @contextmanager
    def _while_fitting(self) -> Iterator[None]:
        before, self._fitting = self._fitting, True
        try:
            yield
        finally:
            self._fitting = before


def need_of(column: Column[Any], shown: object) -> float:
    """Logical pixels that a cell's contents take."""
    words = QFontMetricsF(font("body_strong" if column.kind is Cell.STRONG else "table"))
    if isinstance(shown, ChipCell):
        return chip_width(shown.text, shown.icon_name) - _CHIP_OVERHANG if shown.text else 0
    if isinstance(shown, MarkCell):
        return 0 if shown.bare else _MARK_ROOM + words.horizontalAdvance(shown.text)
    if isinstance(shown, RateCell):
        return words.horizontalAdvance(shown.text) + _RATE_ROOM
    if isinstance(shown, StepCell):
        before = words.horizontalAdvance(shown.before) + _STEP_ROOM if shown.before else 0
        return before + words.horizontalAdvance(shown.after)
    return words.horizontalAdvance(cell_text(shown))
