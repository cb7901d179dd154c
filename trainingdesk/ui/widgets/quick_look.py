"""Quick look: everything a list knows of its current row, also what no column shows, beside it until Space or Esc."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from trainingdesk.ui.theme import size
from trainingdesk.ui.widgets.labels import Label

_GAP, _MARGIN = 6, 24
_CLOSING = (Qt.Key.Key_Space, Qt.Key.Key_Escape)


class QuickLook(QFrame):
    """Lies over the window without taking the focus: the list keeps its keys, and J, K and the arrows move on."""

    closed = Signal()

    def __init__(self, table: QWidget) -> None:
        super().__init__(table)
        self._table = table
        self.setObjectName("sheet")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedWidth(size("width", "evidence"))
        column = self._whole = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(10)
        head = QHBoxLayout()
        self._title = Label("", "section", wrap=True)
        head.addWidget(self._title, 1)
        hint = Label(self.tr("J K 移动　空格关闭"), "caption", "secondary")
        head.addWidget(hint, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        self._rows: list[tuple[Label, Label]] = []
        self.hide()
        table.installEventFilter(self)

    def show_facts(self, title: str, facts: Sequence[tuple[str, str]], row: QRect) -> None:
        """Show names and values beside a row, given in the table's own coordinates."""
        if self.parentWidget() is not self._table.window():
            self.setParent(self._table.window())
        self._title.setText(title)
        while len(self._rows) < len(facts):
            self._add_row()
        for place, (name, value) in enumerate(self._rows):
            shown = place < len(facts)
            name.setVisible(shown)
            value.setVisible(shown)
            if shown:
                name.setText(facts[place][0])
                value.setText(facts[place][1] or "—")
        self.setAccessibleName(title)
        self.setAccessibleDescription("\n".join(f"{name}：{value}" for name, value in facts))
        self._place(row)
        self.show()
        self.raise_()

    def facts(self) -> tuple[tuple[str, str], ...]:
        """What is shown."""
        shown = (pair for pair in self._rows if not pair[0].isHidden())
        return tuple((name.text(), value.text()) for name, value in shown)

    def put_away(self) -> None:
        """Close, if it is open."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While open, Space and Esc close it and nothing else; it goes with the focus and with the list."""
        kind = event.type()
        if self.isHidden():
            return super().eventFilter(watched, event)
        if kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            assert isinstance(event, QKeyEvent)
            if event.key() in _CLOSING and not event.modifiers():
                event.accept()
                if kind is QEvent.Type.KeyPress:
                    self.put_away()
                return True
        elif kind in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.put_away()
        return super().eventFilter(watched, event)

    def _add_row(self) -> None:
        name, value = Label("", "body", "secondary"), Label("", "body", wrap=True)
        name.setAlignment(Qt.AlignmentFlag.AlignTop)
        value.setAlignment(Qt.AlignmentFlag.AlignTop)
        place = len(self._rows)
        for column, label in enumerate[QLabel]((name, value)):
            self._grid.addWidget(label, place, column)
        self._rows.append((name, value))

    def _place(self, row: QRect) -> None:
        """Under the row, over it where there is no room below; at the right, so that names stay in sight."""
        window = self._table.window()
        self._whole.activate()
        height = max(self.heightForWidth(self.width()), self.minimumSizeHint().height())
        self.resize(self.width(), height)
        below = self._table.mapTo(window, row.bottomLeft()).y() + _GAP
        above = self._table.mapTo(window, row.topLeft()).y() - _GAP - height
        top = below if below + height <= window.height() - _MARGIN else max(_MARGIN, above)
        right = self._table.mapTo(window, QPoint(self._table.width(), 0)).x()
        self.move(right - self.width() - _MARGIN, top)
