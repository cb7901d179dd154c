"""Composing Chinese in cells: the first key of an input method opens the editor, and no letter is lost on the way."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.conftest import PATIENCE, Sitting
from trainingdesk.ui.widgets.record_table import RecordTable


def editor_in(sitting: Sitting, table: RecordTable[Any]) -> QLineEdit:
    """The open editor of a table."""

    def opened() -> list[QLineEdit]:
        return [found for found in table.viewport().findChildren(QLineEdit) if found.isVisible()]

    sitting.qtbot.waitUntil(lambda: len(opened()) == 1, timeout=PATIENCE)
    return opened()[0]


def compose(sitting: Sitting, table: RecordTable[Any], typed: str, text: str) -> QLineEdit:
    """Compose ``text`` by typing Latin letters into a cell that is current, then choosing; the editor stays open."""
    table.setFocus()
    assert table.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    for length in range(1, len(typed) + 1):
        send(table, QInputMethodEvent(typed[:length], []))
    chosen = QInputMethodEvent("", [])
    chosen.setCommitString(text)
    send(table, chosen)
    editor = editor_in(sitting, table)
    assert editor.text() == text
    return editor


def send(table: RecordTable[Any], event: QInputMethodEvent) -> None:
    """To whoever has the focus: the table until the word is chosen, the editor after it."""
    focus = QApplication.focusWidget() or table
    QApplication.sendEvent(focus, event)
    QApplication.processEvents()


def assert_composes(sitting: Sitting, table: RecordTable[Any], column: int) -> None:
    """A word, and a second one after it, arrive whole in the cell of the current row; nothing is written."""
    table.setCurrentIndex(table.records.index(table.currentIndex().row(), column))
    assert table.currentIndex().column() == column
    editor = compose(sitting, table, "hao", "好")
    send(table, QInputMethodEvent("de", []))
    second = QInputMethodEvent("", [])
    second.setCommitString("的")
    send(table, second)
    assert editor.text() == "好的"
    sitting.qtbot.keyClick(editor, Qt.Key.Key_Escape)
    sitting.qtbot.waitUntil(lambda: not table.is_editing, timeout=PATIENCE)
