"""A pair of hands at the window: every click, chord and drop is a real event, and counted; nothing is ever typed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from tests.ui.conftest import PATIENCE, Sitting

CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier,
)  # fmt: skip


class Hands:
    """``gestures`` is how many there were so far; each is waited for until the window has come to rest."""

    def __init__(self, sitting: Sitting) -> None:
        self.sitting, self.gestures = sitting, 0

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """The left button, where the widget is seen; a widget that cannot be reached by a mouse is no widget."""
        assert widget.isVisible(), widget
        assert widget.isEnabled(), widget
        self.sitting.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())
        self._done()

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """A chord, where the focus is."""
        window = self.sitting.window
        if not window.isActiveWindow():
            window.activateWindow()
            self.sitting.qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
        self.sitting.qtbot.keyClick(window.focusWidget() or window, key, held)
        self._done()

    def drop(self, target: QWidget, files: Sequence[Path]) -> None:
        """Files let go over the middle of what is shown."""
        content = QMimeData()
        content.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        at, left, keys = target.rect().center(), Qt.MouseButton.LeftButton, NONE
        entered = QDragEnterEvent(at, Qt.DropAction.CopyAction, content, left, keys)
        QApplication.sendEvent(target, entered)
        assert entered.isAccepted()
        QApplication.sendEvent(target, QDropEvent(QPointF(at), Qt.DropAction.CopyAction, content, left, keys))
        self._done()

    def choose_files(self, files: Sequence[Path]) -> None:
        """Those files in the system's dialog that is open."""
        dialog = self._dialog(QFileDialog)
        assert isinstance(dialog, QFileDialog)
        dialog.filesSelected.emit([str(file) for file in files])
        dialog.reject()
        self._done()

    def print_to(self, path: Path) -> None:
        """OK in the system's print dialog; the printer is one that prints into a file."""
        dialog = self._dialog(QPrintDialog)
        assert isinstance(dialog, QPrintDialog)
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        dialog.accepted.emit(printer)
        dialog.hide()
        self._done()

    def _dialog(self, kind: type[QWidget]) -> QWidget:
        window = self.sitting.window
        self.sitting.qtbot.waitUntil(lambda: bool(window.findChildren(kind)), timeout=PATIENCE)
        return window.findChildren(kind)[-1]

    def _done(self) -> None:
        self.gestures += 1
        self.sitting.qtbot.wait(120)  # a button pressed by its key answers a tenth of a second later
        self.sitting.settle()
