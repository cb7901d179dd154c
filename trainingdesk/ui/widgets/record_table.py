"""The table of every list: chosen rows, several sort columns, columns to choose, masked copies, its place kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QMetaMethod,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from trainingdesk.exchange.list_files import ListContent, ListValue
from trainingdesk.ui.theme import theme
from trainingdesk.ui.widgets.cell_paint import CellDelegate
from trainingdesk.ui.widgets.column_fit import ColumnFit
from trainingdesk.ui.widgets.columns import Cell, Column, value_text
from trainingdesk.ui.widgets.quick_look import QuickLook
from trainingdesk.ui.widgets.record_header import CHECK_WIDTH, HeaderView
from trainingdesk.ui.widgets.record_look import ColumnLook, ListLook
from trainingdesk.ui.widgets.record_model import RecordModel

R = TypeVar("R")
_TOLD_AT_ONCE = 500  # rows; the footer says how many are chosen, and it is read as well
_EDITING = (
    QAbstractItemView.EditTrigger.EditKeyPressed
    | QAbstractItemView.EditTrigger.DoubleClicked
    | QAbstractItemView.EditTrigger.AnyKeyPressed
)


class RecordTable(QTableView, Generic[R]):
    """Shows the records of a model. ``opened`` is Enter or a double click; ``looked_at`` is Space; where nobody
    listens to it, Space shows all of the row in a quick look.
    """

    opened = Signal(object)
    looked_at = Signal(object)
    current_changed = Signal(object)
    chosen_changed = Signal()
    menu_asked = Signal(QPoint)  # where on the screen; the menu key asks at the current row
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
        self.plain = self.look()
        self.quick_look = QuickLook(self)
        self.horizontalHeader().sectionResized.connect(self.look_changed)
        self.horizontalHeader().sectionMoved.connect(self.look_changed)
        self.horizontalHeader().sectionClicked.connect(self._on_header_clicked)
        self.horizontalHeader().setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.horizontalHeader().customContextMenuRequested.connect(self._on_header_menu)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        self.doubleClicked.connect(self._on_double_clicked)
        self._delegate.closeEditor.connect(self._on_editor_closed)
        theme.changed.connect(self._on_theme_changed)

    # ---- records ----

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
        self.quick_look.put_away()

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

    def copied_text(self) -> str:
        """The chosen rows as tab-separated text, as they are shown: masked stays masked."""
        columns = self._columns_in_view()
        lines = ["\t".join(column.title for column in columns)]
        for record in self.chosen():
            lines.append("\t".join(value_text(column.outgoing(record)).replace("\t", " ") for column in columns))
        return "\n".join(lines)

    def copy(self) -> None:
        """Put the chosen rows on the clipboard."""
        QGuiApplication.clipboard().setText(self.copied_text())

    def content(self, grouped_by: str) -> ListContent:
        """What the list shows, to be written to a file; headings of groups go into a column of their own, so titled."""
        columns = self._columns_in_view()
        rows: list[tuple[ListValue, ...]] = []
        heading: tuple[ListValue, ...] = ()
        for place in range(self.records.rowCount()):
            group, record = self.records.group_at(place), self.records.record_at(place)
            if group is not None:
                heading = (group.text,)
            elif record is not None:
                rows.append((*heading, *(column.outgoing(record) for column in columns)))
        titles = (*((grouped_by,) if heading else ()), *(column.title for column in columns))
        return ListContent(self.accessibleName(), titles, tuple(rows))

    # ---- Qt's side ----

    def keyPressEvent(self, event: QKeyEvent) -> None:
        record = None if self.is_editing else self.current()  # keys that an editor leaves over are none of the table's
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and record is not None and not event.modifiers():
            self.opened.emit(record)
        elif event.key() == Qt.Key.Key_Space and record is not None and not event.modifiers():
            self._look_at(record)
        elif event.key() in (Qt.Key.Key_J, Qt.Key.Key_K) and record is not None and not event.modifiers():
            self.step(1 if event.key() == Qt.Key.Key_J else -1)
        else:
            super().keyPressEvent(event)

    def _look_at(self, record: R) -> None:
        """Space does what the page makes of it, else shows the row in full."""
        if self.isSignalConnected(QMetaMethod.fromSignal(self.looked_at)):
            self.looked_at.emit(record)
        else:
            self._show_quickly(record)

    def _show_quickly(self, record: R) -> None:
        columns = [column for column in self.records.columns if column.title]
        facts = [(column.title, value_text(column.outgoing(record))) for column in columns]
        named = next((column for column in columns if column.kind is Cell.STRONG), columns[0])
        row = self.visualRect(self.currentIndex()).translated(self.viewport().pos())
        self.quick_look.show_facts(named.text(record), facts, row)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Qt's table tells screen readers of the first chosen cell, and asks every chosen one whether it is that."""
        if _rows_in(selected) + _rows_in(deselected) > _TOLD_AT_ONCE:
            QAbstractItemView.selectionChanged(self, selected, deselected)
        else:
            super().selectionChanged(selected, deselected)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        row = self.visualRect(self.currentIndex())
        self.menu_asked.emit(event.globalPos() if by_mouse else self.viewport().mapToGlobal(row.bottomLeft()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        is_check = self.has_checks and index.column() == 0 and self._x_in(index, event) < CHECK_WIDTH + 8
        if is_check and self.records.record_at(index.row()) is not None:
            flags = QItemSelectionModel.SelectionFlag.Toggle | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, flags)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def _x_in(self, index: QModelIndex, event: QMouseEvent) -> float:
        return event.position().x() - self.visualRect(index).left()

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

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

    def look(self) -> ListLook:
        """How the list is laid out now; only a column that somebody widened has a width of its own."""
        header = self.horizontalHeader()
        columns = []
        for number in (header.logicalIndex(place) for place in range(header.count())):
            column, hidden = self.records.columns[number], header.isSectionHidden(number)
            width = header.sectionSize(number) if self.fit.is_by_hand(number) and not hidden else 0
            columns.append(ColumnLook(column.key, width, hidden))
        order = tuple((self.records.columns[number].key, down) for number, down in self.records.order)
        return ListLook(tuple(columns), order, self.records.grouped_by)

    def wear(self, look: ListLook) -> None:
        """Lay the list out so. Columns the look does not know stay as they are, behind those it knows."""
        header = self.horizontalHeader()
        numbers = {column.key: number for number, column in enumerate(self.records.columns)}
        for place, one in enumerate(one for one in look.columns if one.key in numbers):
            number = numbers[one.key]
            header.moveSection(header.visualIndex(number), place)
            header.setSectionHidden(number, one.hidden and number > 0)
            self.fit.take(number, one.width)
        self.fit.fit()
        order = [(numbers[key], down) for key, down in look.order if key in numbers]
        self.records.regroup(look.group)
        self._rearrange(lambda: self.records.order_by(order))

    def wear_plain(self) -> None:
        """Lay the list out as it came."""
        self.wear(self.plain)

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

    def _on_header_clicked(self, section: int) -> None:
        if self.has_checks and section == 0:
            at = self.horizontalHeader().mapFromGlobal(self.cursor().pos()).x()
            if at - self.horizontalHeader().sectionViewportPosition(0) < CHECK_WIDTH + 8:
                self.clearSelection() if self.check_state() == "on" else self.choose_shown()
                return
        held = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        self.order_by(section, also=bool(held))

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

    def _rearrange(self, arrange: Callable[[], None]) -> None:
        """Put the rows in another order; the current row and the chosen ones stay what they were."""
        current, chosen = self.current_key(), {self.records.key(record) for record in self.chosen()}
        arrange()
        self._after_arranging(current, chosen)
        self.horizontalHeader().viewport().update()
        self.look_changed.emit()

    def column_menu(self, parent: QWidget | None = None) -> QMenu:
        """Which columns are shown."""
        menu = QMenu(parent or self)
        header = self.horizontalHeader()
        for number, column in enumerate(self.records.columns):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(number))
            action.setEnabled(number > 0)
            action.setData(number)
        menu.triggered.connect(lambda action: self.show_column(action.data(), shown=action.isChecked()))
        return menu

    def show_column(self, number: int, *, shown: bool) -> None:
        """Show a column or put it away."""
        self.horizontalHeader().setSectionHidden(number, not shown)
        self.look_changed.emit()

    def _on_header_menu(self, at: QPoint) -> None:
        self.column_menu().popup(self.horizontalHeader().mapToGlobal(at))

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

    def _on_current_row_changed(self) -> None:
        self.viewport().update()
        record = self.current()
        if record is None:
            self.quick_look.put_away()
            return
        if not self.quick_look.isHidden():
            self._show_quickly(record)
        self.current_changed.emit(record)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        record = self.records.record_at(index.row())
        if record is not None and not self.records.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.opened.emit(record)

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
