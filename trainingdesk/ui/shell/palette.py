"""The palette: one field that finds pages, and later people, classes and claims, by Chinese, pinyin or initials."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from trainingdesk.ui.desk import Desk
from trainingdesk.ui.icons import icon
from trainingdesk.ui.page import Route
from trainingdesk.ui.shell.rail import RailEntry
from trainingdesk.ui.theme import size, theme
from trainingdesk.ui.widgets.inputs import LineEdit
from trainingdesk.ui.widgets.labels import rule

_ROUTE = int(Qt.ItemDataRole.UserRole)


class Palette(QWidget):
    """Covers the window while open; Enter goes, Esc closes."""

    went = Signal(object)

    def __init__(self, desk: Desk, entries: Sequence[RailEntry], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._entries = desk, tuple(entries)
        self._frame = QFrame(self)
        self._frame.setObjectName("sheet")
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(8, 4, 8, 8)
        column.setSpacing(4)
        self.field = LineEdit(self.tr("搜索学员、班级、申领单，或输入命令"), icon_name="search")
        self.field.setProperty("bare", True)
        self.field.setAccessibleName(self.tr("搜索"))
        self.field.textChanged.connect(self._on_text_changed)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("搜索结果"))
        self.list.setUniformItemSizes(True)
        self.list.itemActivated.connect(self._on_activated)
        self.list.itemClicked.connect(self._on_activated)
        for part in (self.field, rule(), self.list):
            column.addWidget(part)
        self.hide()

    def ask(self) -> None:
        """Open with an empty field."""
        self.field.clear()
        self._show_entries("")
        self.place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def place(self) -> None:
        """Cover the window."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
            width = size("width", "palette")
            self._frame.setGeometry((self.width() - width) // 2, 96, width, 420)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("scrim"))
        painter.setPen(Qt.PenStyle.NoPen)
        shadow = theme.color("shadow")
        shadow.setAlpha(4)
        painter.setBrush(shadow)
        area = QRectF(self._frame.geometry()).translated(0, 8)
        for ring in range(14, 0, -1):
            painter.drawRoundedRect(area.adjusted(-ring, -ring, ring, ring), 12 + ring, 12 + ring)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.currentItem() is not None:
                self._on_activated(self.list.currentItem())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.hide()
                return True
        return super().eventFilter(watched, event)

    def _on_text_changed(self, text: str) -> None:
        self._show_entries(text.strip())

    def _show_entries(self, text: str) -> None:
        self.list.clear()
        for entry in self._entries:
            if text.casefold() in entry.text.casefold():
                item = QListWidgetItem(icon(entry.icon_name), entry.text)
                item.setData(_ROUTE, Route(entry.page))
                self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _on_activated(self, item: QListWidgetItem) -> None:
        self.hide()
        self.went.emit(item.data(_ROUTE))
