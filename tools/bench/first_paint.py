"""Ends a program at the first paint of a window: what starts are measured by."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget


class FirstPaint(QObject):
    """Says so on standard output, and ends the program."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget) and watched.isWindow():
            sys.stdout.write("painted\n")
            sys.stdout.flush()
            QApplication.quit()
        return False
