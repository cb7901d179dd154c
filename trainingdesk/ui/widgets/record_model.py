"""Records as a table model: narrowed and ordered without touching the records, its place kept when they come anew."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from trainingdesk.ui.widgets.columns import RIGHT, Cell, Column, Group, money_text, total_of

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
RECORD_ROLE = int(Qt.ItemDataRole.UserRole) + 1
SHOWN_ROLE = RECORD_ROLE + 1
_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_CHANGED = _READ | Qt.ItemFlag.ItemIsEditable
OWN_WAY, UNGROUPED = "", "-"
_DISPLAY, _EDIT = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.EditRole)
_TIP, _SPOKEN = int(Qt.ItemDataRole.ToolTipRole), int(Qt.ItemDataRole.AccessibleTextRole)
_SIDE = int(Qt.ItemDataRole.TextAlignmentRole)


class RecordModel(QAbstractTableModel, Generic[R]):
    """Rows are records, or group headings where ``grouped`` is given. Editing hands the new text to ``edited``."""

    edited = Signal(object, str, str)  # record, column key, text

    def __init__(
        self, columns: Sequence[Column[R]], key: Callable[[R], Hashable], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.key = key
        self._records: list[R] = []
        self._shown: list[R | Group] = []
        self._count = 0
        self._places: dict[Hashable, int] = {}  # by key, once somebody asks
        self._words: dict[Hashable, str] = {}
        self._text = ""
        self._keep: Callable[[R], bool] | None = None
        self._order: list[tuple[int, bool]] = []
        self._group_of: Callable[[R], Group] | None = None
        self._grouped_by = OWN_WAY

    # ---- what is shown ----

    def show_records(self, records: Sequence[R]) -> None:
        """Replace all records; filter and order stay."""
        self._records = list(records)
        self._words.clear()
        self._arrange()

    def narrow(self, text: str, keep: Callable[[R], bool] | None = None) -> None:
        """Show only records whose cells hold every word of the text, and that ``keep`` says yes to."""
        self._text, self._keep = text.casefold(), keep
        self._arrange()

    def group_by(self, group_of: Callable[[R], Group] | None) -> None:
        """Put headings over runs of records; groups stand in the order in which their first record came."""
        self._group_of = group_of
        self._arrange()

    def regroup(self, key: str) -> None:
        """Group by the column with this key; ``OWN_WAY`` is how the list comes, ``UNGROUPED`` not at all."""
        known = {column.key for column in self.columns if column.groups}
        self._grouped_by = key if key in known or key == UNGROUPED else OWN_WAY
        self._arrange()

    @property
    def grouped_by(self) -> str:
        return self._grouped_by

    @property
    def has_own_groups(self) -> bool:
        """Whether the list comes with headings."""
        return self._group_of is not None

    def order_by(self, order: Sequence[tuple[int, bool]]) -> None:
        """Order by several columns: (column, descending), first the one that counts most."""
        self._order = list(order)
        self._arrange()

    @property
    def order(self) -> tuple[tuple[int, bool], ...]:
        return tuple(self._order)

    @property
    def records(self) -> tuple[R, ...]:
        """All records, whatever is shown."""
        return tuple(self._records)

    @property
    def shown(self) -> tuple[R, ...]:
        """The records shown, in order, without headings."""
        return tuple(row for row in self._shown if not isinstance(row, Group))

    @property
    def count(self) -> int:
        """How many records are shown."""
        return self._count

    @property
    def is_grouped(self) -> bool:
        """Whether there are headings among the rows."""
        return self._count < len(self._shown)

    @property
    def is_narrowed(self) -> bool:
        return bool(self._text) or self._keep is not None

    def record_at(self, row: int) -> R | None:
        """The record of a row; None for a heading or no row."""
        if not 0 <= row < len(self._shown):
            return None
        found = self._shown[row]
        return None if isinstance(found, Group) else found

    def group_at(self, row: int) -> Group | None:
        """The heading of a row; None for a record."""
        found = self._shown[row] if 0 <= row < len(self._shown) else None
        return found if isinstance(found, Group) else None

    def row_of(self, key: Hashable) -> int:
        """Where the record with this key is shown, or -1."""
        if not self._places:
            shown = enumerate(self._shown)
            self._places = {self.key(record): row for row, record in shown if not isinstance(record, Group)}
        return self._places.get(key, -1)

    def column_of(self, key: str) -> int:
        return next(number for number, column in enumerate(self.columns) if column.key == key)

    def editable_beside(self, row: int, column: int, towards: int = 1) -> int:
        """The nearest column of a row that can be edited, first the column itself, then in a direction; else itself."""
        record = self.record_at(row)
        editable = [
            number
            for number, each in enumerate(self.columns)
            if record is not None and each.edit is not None and each.edit(record) is not None
        ]
        beside = [number for number in editable if (number - column) * towards >= 0] or editable
        return min(beside, key=lambda number: abs(number - column), default=column)

    def _arrange(self) -> None:
        self.beginResetModel()
        rows = [record for record in self._records if self._is_kept(record)]
        for column, descending in reversed(self._order):
            rows.sort(key=self.columns[column].sort_key, reverse=descending)
        self._count, self._shown = len(rows), self._grouped(rows)
        self._places = {}
        self.endResetModel()

    def _grouped(self, rows: list[R]) -> list[R | Group]:
        if self._grouped_by in (OWN_WAY, UNGROUPED):
            own = self._group_of if self._grouped_by == OWN_WAY else None
            return list(rows) if own is None else _with_headings(rows, own)
        number = self.column_of(self._grouped_by)
        column = self.columns[number]
        rows.sort(key=column.sort_key, reverse=dict(self._order).get(number, False))
        runs: dict[str, list[R]] = {}
        for record in rows:
            runs.setdefault(column.text(record), []).append(record)
        shown: list[R | Group] = []
        for text, members in runs.items():
            shown += [self._heading(text, members), *members]
        return shown

    def _heading(self, text: str, members: Sequence[R]) -> Group:
        """How many there are, and what they come to where the list has amounts."""
        count = self.tr("{count} 行").format(count=len(members))
        totals = [total_of(column, members) for column in self.columns if column.kind is Cell.MONEY]
        return Group(text, text or "—", count, "　".join(f"Σ {money_text(total)}" for total in totals))

    def _is_kept(self, record: R) -> bool:
        if self._keep is not None and not self._keep(record):
            return False
        if not self._text:
            return True
        key = self.key(record)
        words = self._words.get(key)
        if words is None:
            words = self._words[key] = "\n".join(column.text(record) for column in self.columns).casefold()
        return all(part in words for part in self._text.split())

    # ---- Qt's side ----

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        row = self._shown[index.row()]
        if isinstance(row, Group):
            return row.said if role in (_DISPLAY, _SPOKEN) and index.column() == 0 else None
        column = self.columns[index.column()]
        if role == SHOWN_ROLE:
            return column.show(row)
        if role == RECORD_ROLE:
            return row
        if role == _DISPLAY:
            return column.text(row)
        return self._rarely(column, row, role)

    def _rarely(self, column: Column[R], record: R, role: int) -> Any:
        if role == _SPOKEN:
            return f"{column.title} {column.text(record) or '—'}".strip()  # a cell alone does not say what it is of
        if role == _EDIT:
            return column.edit(record) if column.edit is not None else None
        if role == _TIP and column.tip is not None:
            return column.tip(record) or None
        if role == _SIDE:
            side = Qt.AlignmentFlag.AlignRight if column.kind in RIGHT else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role in (_DISPLAY, _SPOKEN):
            return self.columns[section].title
        if role == _SIDE:
            side = Qt.AlignmentFlag.AlignRight if self.columns[section].kind in RIGHT else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or index.row() >= len(self._shown):
            return Qt.ItemFlag.NoItemFlags
        row = self._shown[index.row()]
        if isinstance(row, Group):
            return Qt.ItemFlag.ItemIsEnabled
        edit = self.columns[index.column()].edit
        return _READ if edit is None or edit(row) is None else _CHANGED

    def setData(self, index: Index, value: Any, role: int = _EDIT) -> bool:
        record = self.record_at(index.row())
        if role != _EDIT or record is None:
            return False
        column = self.columns[index.column()]
        if column.edit is None or column.edit(record) == str(value):
            return False
        self.edited.emit(record, column.key, str(value))
        return True


def _with_headings(rows: Sequence[R], group_of: Callable[[R], Group]) -> list[R | Group]:
    groups: dict[str, tuple[Group, list[R]]] = {}
    for record in rows:
        group = group_of(record)
        groups.setdefault(group.key, (group, []))[1].append(record)
    shown: list[R | Group] = []
    for heading, members in groups.values():
        shown += [heading, *members]
    return shown
