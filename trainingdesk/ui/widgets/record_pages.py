"""A list read page by page: the next is asked for as the end comes near, and a new reading keeps the place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from trainingdesk.ui.widgets.record_panel import RecordPanel

R = TypeVar("R")
_NEAR_END = 400  # pixels from the end at which the next page is asked for


class RecordPages(QObject, Generic[R]):
    """The rows read so far. ``wanted`` asks for rows after a mark (None: from the beginning), and says how many."""

    wanted = Signal(object, int)

    def __init__(self, panel: RecordPanel[R], size: int) -> None:
        super().__init__(panel)
        self.rows: tuple[R, ...] = ()
        self._panel, self._size = panel, size
        self._after: object = None
        self._asked = False
        panel.table.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def has_more(self) -> bool:
        """Whether there are rows that were not read."""
        return self._after is not None

    def begin(self) -> None:
        """Read the first page of something else."""
        self._ask(None, self._size)

    def forget(self) -> None:
        """What was read is of something else; the next reading begins with a page."""
        self.rows, self._after = (), None

    def begin_again(self) -> None:
        """Read the same anew, as much of it as was read."""
        self._ask(None, max(self._size, len(self.rows)))

    def take(self, after: object, rows: Sequence[R], next_after: object) -> None:
        """What came for a mark, and the mark behind it, None at the end."""
        self._asked = False
        self.rows = tuple(rows) if after is None else (*self.rows, *rows)
        self._after = next_after

    def give_up(self) -> None:
        """Nothing came."""
        self._asked = False

    def _ask(self, after: object, count: int) -> None:
        self._asked = True
        self._panel.begin()
        self.wanted.emit(after, count)

    def _on_scrolled(self, value: int) -> None:
        bar = self._panel.table.verticalScrollBar()
        if self._after is not None and not self._asked and value > bar.maximum() - _NEAR_END:
            self._ask(self._after, self._size)
