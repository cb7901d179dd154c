"""The menu of a list: copy, export, columns, groups, views; behind the dots, a right click and the menu key alike."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from trainingdesk.ui.icons import icon
from trainingdesk.ui.widgets.record_model import OWN_WAY, UNGROUPED
from trainingdesk.ui.widgets.record_table import RecordTable
from trainingdesk.ui.widgets.record_views import ListViews
from trainingdesk.ui.widgets.view_sheet import DeleteViewSheet, ViewSheet

EXPORT_KEY, GROUP_KEY, VIEW_KEY = "Ctrl+Shift+E", "Ctrl+Shift+G", "Ctrl+Shift+V"


class ListMenu(QObject):
    """Made anew each time it is asked for, so that it says what holds now. ``exported`` hands over what is shown."""

    exported = Signal(object)  # ListContent
    sheet_asked = Signal(object)  # a Sheet to be shown over the window

    def __init__(self, table: RecordTable[Any], views: ListViews, panel: QWidget) -> None:
        super().__init__(panel)
        self._table, self._views, self._panel = table, views, panel
        self.gather: Callable[[Callable[[], None]], None] | None = None  # reads what a list has not read yet
        self.has_home = False  # once a page takes what is exported and keeps the views
        keys = ((EXPORT_KEY, self.export), (GROUP_KEY, self.choose_group), (VIEW_KEY, self.choose_view))
        for key, act in keys:
            shortcut = QShortcut(QKeySequence(key), panel)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def export(self) -> None:
        """Hand over what the list shows."""
        if not self.has_home or not self._table.records.count:
            return
        if self.gather is None:
            self._hand_over()
        else:
            self.gather(self._hand_over)

    def _hand_over(self) -> None:
        self.exported.emit(self._table.content(self.tr("分组")))

    def make(self) -> QMenu:
        """The menu as it is now."""
        menu = QMenu(self._panel)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        some = bool(self._table.records.count)
        copy = self._add(menu, self.tr("复制所选行"), "copy", self._table.copy, "Ctrl+C")
        copy.setEnabled(bool(self._table.chosen()))
        if self.has_home:
            self._add(menu, self.tr("导出列表…"), "download", self.export, EXPORT_KEY).setEnabled(some)
        menu.addSeparator()
        columns = self._table.column_menu(menu)
        columns.setTitle(self.tr("显示哪些列"))
        columns.setIcon(icon("columns"))
        menu.addMenu(columns)
        if self._can_group():
            menu.addMenu(self.groups(menu))
        if self.has_home:
            menu.addMenu(self.saved(menu))
        self._add(menu, self.tr("恢复默认列和排序"), "undo", self._table.wear_plain)
        return menu

    def groups(self, parent: QWidget) -> QMenu:
        """What the list may be grouped by."""
        records = self._table.records
        menu = QMenu(self.tr("分组"), parent)
        menu.setIcon(icon("menu"))
        ways = [(UNGROUPED, self.tr("不分组"))]
        if records.has_own_groups:
            ways.insert(0, (OWN_WAY, self.tr("默认分组")))
        ways += [(column.key, column.title) for column in records.columns if column.groups]
        now = UNGROUPED if records.grouped_by == OWN_WAY and not records.has_own_groups else records.grouped_by
        choice = QActionGroup(menu)
        for key, title in ways:
            action = choice.addAction(menu.addAction(title))
            action.setCheckable(True)
            action.setChecked(key == now)
            action.triggered.connect(lambda _, key=key: self._table.regroup(key))
        return menu

    def saved(self, parent: QWidget) -> QMenu:
        """The views there are, and what can be done with the one shown."""
        views = self._views
        menu = QMenu(self.tr("视图"), parent)
        menu.setIcon(icon("eye"))
        choice = QActionGroup(menu)
        shows: list[tuple[str, Callable[[], object]]] = [(self.tr("默认视图"), views.show_plain)]
        shows += [(view.name, partial(views.show, view)) for view in views.views]
        for place, (name, show) in enumerate(shows):
            action = choice.addAction(menu.addAction(name.replace("&", "&&")))
            action.setCheckable(True)
            action.setChecked(name == views.current if place else not views.current)
            action.triggered.connect(lambda _, show=show: show())
        menu.addSeparator()
        self._add(menu, self.tr("保存为视图…"), "save", self._on_save_asked)
        if views.current:
            name = views.current.replace("&", "&&")
            self._add(menu, self.tr("更新“{name}”").format(name=name), "refresh", partial(views.save, views.current))
            self._add(menu, self.tr("重命名“{name}”…").format(name=name), "edit", self._on_rename_asked)
            self._add(menu, self.tr("删除“{name}”…").format(name=name), "trash", self._on_delete_asked)
        return menu

    def choose_group(self) -> None:
        """Open the choice of groups over the list."""
        if self._can_group():
            self._pop_up(self.groups(self._panel))

    def choose_view(self) -> None:
        """Open the choice of views over the list."""
        if self.has_home:
            self._pop_up(self.saved(self._panel))

    def _pop_up(self, menu: QMenu) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._table.mapToGlobal(self._table.viewport().pos()))

    def _on_save_asked(self) -> None:
        sheet = ViewSheet(self._views)
        sheet.named.connect(self._views.save)
        self.sheet_asked.emit(sheet)

    def _on_rename_asked(self) -> None:
        sheet = ViewSheet(self._views, self._views.current)
        sheet.named.connect(partial(self._views.rename, self._views.current))
        self.sheet_asked.emit(sheet)

    def _on_delete_asked(self) -> None:
        sheet = DeleteViewSheet(self._views.current)
        sheet.confirmed.connect(partial(self._views.delete, self._views.current))
        self.sheet_asked.emit(sheet)

    def _can_group(self) -> bool:
        return any(column.groups for column in self._table.records.columns)

    def show_at(self, button: QWidget) -> None:
        """Open below a button."""
        self.show_on(button.mapToGlobal(button.rect().bottomLeft()))

    def show_on(self, at: QPoint) -> None:
        """Open at a place of the screen."""
        self.make().popup(at)

    def _add(self, menu: QMenu, text: str, icon_name: str, act: Callable[[], object], key: str = "") -> QAction:
        action = menu.addAction(icon(icon_name), text)
        if key:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # it names the key; the list listens
        action.triggered.connect(lambda _: act())
        return action
