"""Counts references to None around Qt calls: run as a program, prints the change per call of each as JSON.

PySide6 6.12.0 gives back one reference too many for each call that returns None, which before Python 3.12 ends in an
abort after some hundred thousand calls: long after every small test has passed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Signal,
)
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QWidget

TIMES = 1_000
Index = QModelIndex | QPersistentModelIndex


class _Empty(QAbstractTableModel):
    """A table whose every cell is None."""

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 3

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 3

    def data(self, index: Index, role: int = 0) -> None:
        return None


class _Speaker(QObject):
    said = Signal(object)


def drift(calls: Mapping[str, Callable[[], object]], times: int = TIMES) -> dict[str, float]:
    """Change of None's reference count per call; 0.0 where nothing is lost or kept."""
    changes = {}
    for name, call in calls.items():
        call()
        before = sys.getrefcount(None)
        for _ in range(times):
            call()
        changes[name] = (sys.getrefcount(None) - before) / times
    return changes


def qt_calls() -> dict[str, Callable[[], object]]:
    """Calls of the kinds that every window makes all day; needs an application."""
    model, proxy, label, widget, speaker = _Empty(), QSortFilterProxyModel(), QLabel(), QWidget(), _Speaker()
    proxy.setSourceModel(model)
    view = QTableView()
    view.setModel(proxy)
    speaker.said.connect(lambda said: None)
    return {
        "parent": widget.parent,
        "layout": widget.layout,
        "setText": lambda: label.setText("文"),
        "resize": lambda: view.resize(300, 200),
        "data": lambda: model.data(model.index(1, 1)),
        "data through a proxy": lambda: proxy.data(proxy.index(1, 1)),
        "property": lambda: widget.property("none"),
        "emit": lambda: speaker.said.emit(None),
        "processEvents": QApplication.processEvents,
    }


if __name__ == "__main__":
    application = QApplication([])
    print(json.dumps(drift(qt_calls())))
