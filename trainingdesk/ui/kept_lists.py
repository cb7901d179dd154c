"""What a login did to its lists, kept from one sitting to the next: each list of each page is known by its columns."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer

from trainingdesk.ui.list_export import ListExport
from trainingdesk.ui.page import Page
from trainingdesk.ui.preferences import Preferences
from trainingdesk.ui.widgets.record_look import read_look
from trainingdesk.ui.widgets.record_panel import RecordPanel
from trainingdesk.ui.widgets.record_table import RecordTable
from trainingdesk.ui.widgets.record_views import read_views, written_views

_SETTLE = 400  # ms: a width that is being dragged is kept once it rests
_TELLING = 3  # so many columns tell the lists of a page apart


class KeptLists(QObject):
    """Lays out the lists of a page as they were left, and writes down what is done to them from then on."""

    def __init__(self, preferences: Preferences, login: str, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences, self._login = preferences, login
        self._changed: dict[str, RecordTable[Any]] = {}
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_SETTLE)
        self._wait.timeout.connect(self.keep)

    def adopt(self, name: str, page: Page) -> None:
        """Take care of a page's lists; ``name`` is the page's own."""
        for table in page.findChildren(RecordTable):
            kept = f"{name}.{_name_of(table)}"
            table.plain = table.look()
            look = read_look(self._preferences.list_look(self._login, kept))
            if look is not None:
                table.wear(look)
            table.look_changed.connect(partial(self._on_look_changed, kept, table))

        export = ListExport(page)
        for panel in page.findChildren(RecordPanel):
            panel.menu.has_home = True
            panel.menu.exported.connect(export.ask)
            panel.menu.sheet_asked.connect(page.sheet_asked)
            kept = f"{name}.{_name_of(panel.table)}"
            panel.views.views = read_views(self._preferences.list_views(self._login, kept))
            panel.views.changed.connect(partial(self._on_views_changed, kept, panel))

    def keep(self) -> None:
        """Write down what changed since; the window does so before it closes."""
        self._wait.stop()
        for name, table in self._changed.items():
            self._preferences.keep_list_look(self._login, name, table.look().written())
        self._changed.clear()

    def _on_views_changed(self, name: str, panel: RecordPanel[Any]) -> None:
        self._preferences.keep_list_views(self._login, name, written_views(panel.views.views))

    def _on_look_changed(self, name: str, table: RecordTable[Any]) -> None:
        self._changed[name] = table
        self._wait.start()


def _name_of(table: RecordTable[Any]) -> str:
    return "-".join(column.key for column in table.records.columns[:_TELLING])
