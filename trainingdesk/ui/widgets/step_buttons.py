"""Undo and redo as two quiet buttons with their keys."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trainingdesk.ui.widgets.buttons import Button, ButtonKind

UNDO_KEYS, REDO_KEYS = ("Ctrl+Z",), ("Ctrl+Y", "Ctrl+Shift+Z")


class StepButtons(QWidget):
    """Tells which way to go; whoever keeps the steps says which way there is one."""

    undone = Signal()
    redone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.undo = Button(self.tr("撤销"), ButtonKind.QUIET, icon_name="undo", key=UNDO_KEYS[0], small=True)
        self.redo = Button(self.tr("重做"), ButtonKind.QUIET, icon_name="redo", key=REDO_KEYS[0], small=True)
        self.undo.clicked.connect(self.undone)
        self.redo.clicked.connect(self.redone)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        self.show_steps(can_undo=False, can_redo=False)

    def heed(self, holder: QWidget) -> None:
        """Hear the keys while the focus is within ``holder``."""
        for keys, signal in ((UNDO_KEYS, self.undone), (REDO_KEYS, self.redone)):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), holder)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(signal)

    def show_steps(self, *, can_undo: bool, can_redo: bool) -> None:
        """Which way there is a step to take."""
        self.undo.setEnabled(can_undo)
        self.redo.setEnabled(can_redo)
