"""The table of every list: columns to order and choose, masked copies, a look at a whole row, its layout kept."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QItemSelectionModel, QMetaMethod, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from trainingdesk.exchange.list_files import ListContent, ListValue
from trainingdesk.ui.widgets.columns import Cell, Column, value_text
from trainingdesk.ui.widgets.quick_look import QuickLook
from trainingdesk.ui.widgets.record_grid import RecordGrid
from trainingdesk.ui.widgets.record_header import CHECK_WIDTH, HeaderView
from trainingdesk.ui.widgets.record_look import ColumnLook, ListLook

R = TypeVar("R")


class RecordTable(RecordGrid[R]):
    """``opened`` is Enter or a double click; ``looked_at`` is Space; where nobody listens to it, Space shows all of
    the row in a quick look.
    """

    opened = Signal(object)
    looked_at = Signal(object)
    menu_asked = Signal(QPoint)  # where on the screen; the menu key asks at the current row

    def __init__(
        self,
        columns: Sequence[Column[R]],
        key: Callable[[R], Hashable],
        name: str,
        *,
        has_checks: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(columns, key, name, has_checks=has_checks, parent=parent)
        self.plain = self.look()
        self.quick_look = QuickLook(self)
        header = self.horizontalHeader()
        header.sectionResized.connect(self.look_changed)
        header.sectionMoved.connect(self.look_changed)
        header.sectionClicked.connect(self._on_header_clicked)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_header_menu)
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        self.doubleClicked.connect(self._on_double_clicked)

    def show_records(self, records: Sequence[R]) -> None:
        super().show_records(records)
        self.quick_look.put_away()

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

    def _on_header_clicked(self, section: int) -> None:
        if self.has_checks and section == 0:
            header = self.horizontalHeader()
            at = header.pressed_at if isinstance(header, HeaderView) else 0
            if at - header.sectionViewportPosition(0) < CHECK_WIDTH + 8:
                self.clearSelection() if self.check_state() == "on" else self.choose_shown()
                return
        held = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        self.order_by(section, also=bool(held))

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
