"""A list read page by page: the next is asked for as the end comes near, and a new reading keeps the place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from trainingdesk.ui.widgets.record_panel import RecordPanel

R = TypeVar("R")
_NEAR_END = 400  # pixels from the end at which the next page is asked for
_MOST = 2_000  # rows asked for at once where many are wanted


class RecordPages(QObject, Generic[R]):
    """The rows read so far. ``wanted`` asks for rows after a mark (None: from the beginning), and says how many.

    An order, groups and a file of the list are of all rows: whoever asks for one has the rest read first.
    """

    wanted = Signal(object, int)

    def __init__(self, panel: RecordPanel[R], size: int) -> None:
        super().__init__(panel)
        self.rows: tuple[R, ...] = ()
        self._panel, self._size = panel, size
        self._coming: list[R] | None = None  # what stands in for the rows once enough of it is here
        self._behind: list[R] = []  # of the rest, shown once all of it is here: each showing orders all rows
        self._enough = size
        self._after: object = None
        self._total: int | None = None
        self._asked = self._reads_on = False
        self._then: list[Callable[[], None]] = []
        panel.menu.gather = self.read_rest
        panel.table.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        panel.table.look_changed.connect(self._on_look_changed)

    @property
    def has_more(self) -> bool:
        """Whether there are rows that were not read."""
        return self._after is not None

    def begin(self) -> None:
        """Read the first page of something else."""
        self._start(self._size)

    def begin_again(self) -> None:
        """Read the same anew, as much of it as was read; what is shown stays until all of that is here."""
        self._start(max(self._size, len(self.rows)))

    def forget(self) -> None:
        """What was read is of something else; the next reading begins with a page."""
        self.rows, self._after, self._coming = (), None, None
        self._behind.clear()

    def read_rest(self, then: Callable[[], None]) -> None:
        """Read page after page to the end, then go on."""
        if not self.has_more:
            then()
            return
        self._then.append(then)
        self._reads_on = True
        self._read_on()

    def take(self, rows: Sequence[R], next_after: object, total: int | None = None) -> None:
        """What came, the mark behind it (None at the end), and how many there are where somebody counted."""
        self._asked = False
        self._total = self._total if total is None else total
        if self._coming is None:
            self._behind += rows
            if not self._reads_on or next_after is None:
                self.rows = (*self.rows, *self._behind)
                self._behind.clear()
        else:
            self._coming += rows
            lacking = self._enough - len(self._coming)
            if next_after is not None and lacking > 0:
                self._ask(next_after, min(lacking, _MOST))
                return
            self.rows, self._coming = tuple(self._coming), None
        self._after = next_after
        self._panel.tell_total(self._total, more=self.has_more)
        QTimer.singleShot(0, self, self._on_taken)

    def give_up(self) -> None:
        """Nothing came."""
        self.rows = (*self.rows, *self._behind)
        self._asked = self._reads_on = False
        self._coming = None
        self._behind.clear()
        self._then.clear()

    def _start(self, enough: int) -> None:
        self._reads_on = False
        self._then.clear()
        self._behind.clear()
        self._total = None
        self._coming, self._enough = [], enough
        self._ask(None, min(enough, _MOST))

    def _ask(self, after: object, count: int) -> None:
        self._asked = True
        self._panel.begin()
        self.wanted.emit(after, count)

    def _read_on(self) -> None:
        if self.has_more and not self._asked:
            self._ask(self._after, _MOST)

    def _on_taken(self) -> None:
        """The rows are shown by now."""
        if self.has_more:
            self._on_look_changed()
            if self._reads_on:
                self._read_on()
            return
        self._reads_on = False
        waiting, self._then = self._then, []
        for then in waiting:
            then()

    def _on_look_changed(self) -> None:
        records = self._panel.table.records
        if self.has_more and (records.order or records.grouped_by):
            self._reads_on = True
            self._read_on()

    def _on_scrolled(self, value: int) -> None:
        bar = self._panel.table.verticalScrollBar()
        if self._after is not None and not self._asked and value > bar.maximum() - _NEAR_END:
            self._ask(self._after, self._size)
