"""The rows of a table: what is shown, in which order, which row is current and which are chosen, whatever changes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from trainingdesk.ui.theme import theme
from trainingdesk.ui.widgets.cell_paint import CellDelegate
from trainingdesk.ui.widgets.column_fit import ColumnFit
from trainingdesk.ui.widgets.columns import Column
from trainingdesk.ui.widgets.record_header import CHECK_WIDTH, HeaderView
from trainingdesk.ui.widgets.record_model import RecordModel

R = TypeVar("R")
_TOLD_AT_ONCE = 500  # rows; the footer says how many are chosen, and it is read as well
_EDITING = (
    QAbstractItemView.EditTrigger.EditKeyPressed
    | QAbstractItemView.EditTrigger.DoubleClicked
    | QAbstractItemView.EditTrigger.AnyKeyPressed
)


class RecordGrid(QTableView, Generic[R]):
    """Records in rows. Whatever is narrowed, ordered or read anew, current and chosen rows stay with their records."""

    current_changed = Signal(object)
    chosen_changed = Signal()
    look_changed = Signal()  # widths, places and absence of columns, order or groups

    def __init__(
        self,
        columns: Sequence[Column[R]],
        key: Callable[[R], Hashable],
        name: str,
        *,
        has_checks: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.has_checks = has_checks
        self._waiting: tuple[R, ...] | None = None
        self.records: RecordModel[R] = RecordModel(columns, key, self)
        self.setModel(self.records)
        self.setAccessibleName(name)
        self._delegate = CellDelegate(self, has_checks=has_checks)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(HeaderView(self, self))
        self._dress()
        self._lay_out_columns()
        self.fit = ColumnFit(self, columns, CHECK_WIDTH if has_checks else 0)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self._delegate.closeEditor.connect(self._on_editor_closed)
        theme.changed.connect(self._on_theme_changed)

    def show_records(self, records: Sequence[R]) -> None:
        """Replace the records; current row, chosen rows and scroll position stay where their records still are.

        While a cell is being edited they wait: whoever is typing loses no letter.
        """
        if self.is_editing:
            self._waiting = tuple(records)
            return
        self._waiting = None
        current, chosen = self.current_key(), {self.records.key(record) for record in self.chosen()}
        scrolled = self.verticalScrollBar().value()
        self.records.show_records(records)
        self.fit.measure(records)
        self._after_arranging(current, chosen)
        self.verticalScrollBar().setValue(scrolled)

    def narrow(self, text: str, keep: Callable[[R], bool] | None = None) -> None:
        """Show only what fits; chosen rows that no longer show are let go."""
        current, chosen = self.current_key(), {self.records.key(record) for record in self.chosen()}
        self.records.narrow(text, keep)
        self._after_arranging(current, chosen)

    def current(self) -> R | None:
        """The record of the current row."""
        return self.records.record_at(self.currentIndex().row())

    def current_key(self) -> Hashable:
        record = self.current()
        return None if record is None else self.records.key(record)

    def chosen(self) -> tuple[R, ...]:
        """The chosen records, in the order shown."""
        rows = self._chosen_rows()
        return tuple(record for row in rows if (record := self.records.record_at(row)) is not None)

    def _chosen_rows(self) -> list[int]:
        """Rows of the ranges chosen: the cells of a long list are too many to be looked at one by one."""
        chosen = self.selectionModel().selection().toList()
        return sorted({row for part in chosen for row in range(part.top(), part.bottom() + 1)})

    def go_to(self, key: Hashable) -> None:
        """Make the record with this key the current one and bring it into view."""
        row = self.records.row_of(key)
        if row >= 0:
            index = self.records.index(row, self.records.editable_beside(row, 0))
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)

    @property
    def is_editing(self) -> bool:
        """Whether an editor is open in a cell."""
        return self.state() is QAbstractItemView.State.EditingState

    def step(self, by: int) -> None:
        """Move the current row, past headings."""
        row = self.currentIndex().row() + by
        while 0 <= row < self.records.rowCount() and self.records.record_at(row) is None:
            row += by
        record = self.records.record_at(row)
        if record is not None:
            self.go_to(self.records.key(record))

    def choose_shown(self) -> None:
        """Choose every record that is shown: what this filter shows is what “all” means."""
        last = self.records.index(self.records.rowCount() - 1, self.records.columnCount() - 1)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(QItemSelection(self.records.index(0, 0), last), flags)

    def choose(self, keys: Collection[Hashable]) -> None:
        """Choose the records with these keys, the first of them as the current one."""
        first = next((record for record in self.records.shown if self.records.key(record) in keys), None)
        if first is not None:
            self.go_to(self.records.key(first))
            self._after_arranging(self.records.key(first), set(keys))

    def check_state(self) -> str:
        """``on`` when all shown records are chosen, ``off`` when none is, ``part`` between."""
        chosen = _rows_in(self.selectionModel().selection())
        if chosen and self.records.is_grouped:
            chosen = len(self.chosen())
        if not chosen:
            return "off"
        return "on" if chosen >= self.records.count else "part"

    def order_by(self, section: int, *, also: bool = False) -> None:
        """Order by a column: up, then down, then not; ``also`` keeps the orders before it."""
        order = dict(self.records.order)
        before = order.pop(section, None)
        kept = list(order.items()) if also else []
        if before is None:
            kept.append((section, False))
        elif not before:
            kept.append((section, True))
        self._rearrange(lambda: self.records.order_by(kept))

    def regroup(self, key: str) -> None:
        """Group by a column, as the list comes, or not at all."""
        self._rearrange(lambda: self.records.regroup(key))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Qt's table tells screen readers of the first chosen cell, and asks every chosen one whether it is that."""
        if _rows_in(selected) + _rows_in(deselected) > _TOLD_AT_ONCE:
            QAbstractItemView.selectionChanged(self, selected, deselected)
        else:
            super().selectionChanged(selected, deselected)

    def _dress(self) -> None:
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(20)
        self.verticalHeader().setDefaultSectionSize(theme.row_height)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            _EDITING
            if any(column.edit for column in self.records.columns)
            else QAbstractItemView.EditTrigger.NoEditTriggers
        )
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)

    def _lay_out_columns(self) -> None:
        header = self.horizontalHeader()
        for number, column in enumerate(self.records.columns):
            extra = CHECK_WIDTH if self.has_checks and number == 0 else 0
            header.resizeSection(number, column.width + extra)
            header.setSectionHidden(number, column.hidden)
            if column.stretch:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    def _columns_in_view(self) -> list[Column[R]]:
        header = self.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        return [self.records.columns[number] for number in order if not header.isSectionHidden(number)]

    def _after_arranging(self, current: Hashable, chosen: set[Hashable]) -> None:
        self.clearSpans()
        for row in range(self.records.rowCount()) if self.records.is_grouped else ():
            if self.records.group_at(row) is not None:
                self.setSpan(row, 0, 1, self.records.columnCount())
        selection = QItemSelection()
        last = self.records.columnCount() - 1
        for row in range(self.records.rowCount()) if chosen else ():
            record = self.records.record_at(row)
            if record is not None and self.records.key(record) in chosen:
                selection.select(self.records.index(row, 0), self.records.index(row, last))
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        row = self.records.row_of(current) if current is not None else -1
        if row >= 0:
            index = self.records.index(row, self.records.editable_beside(row, 0))
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._on_selection_changed()

    def _rearrange(self, arrange: Callable[[], None]) -> None:
        """Put the rows in another order; the current row and the chosen ones stay what they were."""
        current, chosen = self.current_key(), {self.records.key(record) for record in self.chosen()}
        arrange()
        self._after_arranging(current, chosen)
        self.horizontalHeader().viewport().update()
        self.look_changed.emit()

    def _on_selection_changed(self) -> None:
        self.horizontalHeader().viewport().update()
        self.chosen_changed.emit()

    def _on_current_changed(self, now: QModelIndex, before: QModelIndex) -> None:
        """The current cell is one that can be edited, where its row has any: F2, typing and composing find it."""
        towards = -1 if now.row() == before.row() and now.column() < before.column() else 1
        column = self.records.editable_beside(now.row(), now.column(), towards)
        if now.isValid() and column != now.column():
            index = self.records.index(now.row(), column)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _on_editor_closed(self) -> None:
        QTimer.singleShot(0, self, self._show_waiting)

    def _show_waiting(self) -> None:
        if self._waiting is not None:
            self.show_records(self._waiting)

    def _on_theme_changed(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.row_height)
        self.viewport().update()


def _rows_in(selection: QItemSelection) -> int:
    return sum(part.bottom() - part.top() + 1 for part in selection.toList() if part.left() == 0)
