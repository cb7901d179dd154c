"""A list on a card: filter and segments above, the table or what stands in its place, the sum of the choice below."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from trainingdesk.ui.theme import font, size, theme
from trainingdesk.ui.widgets.buttons import IconButton, key_text
from trainingdesk.ui.widgets.columns import Cell, Column, money_text, total_of
from trainingdesk.ui.widgets.inputs import FilterField, Segment, Segments
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.record_menu import ListMenu
from trainingdesk.ui.widgets.record_table import RecordTable
from trainingdesk.ui.widgets.record_views import ListViews
from trainingdesk.ui.widgets.states import EmptyState, Skeleton

R = TypeVar("R")
_OWN_TOOLS = 4  # filter, room, columns, menu


class RecordPanel(QFrame, Generic[R]):
    """A record table with everything a list needs around it; pages add their own tools and actions for the choice."""

    retried = Signal()
    empty_acted = Signal()
    searched = Signal(str)  # the filter's text, where the office looks for it and not this list

    def __init__(
        self,
        columns: Sequence[Column[R]],
        key: Callable[[R], Hashable],
        name: str,
        *,
        filter_hint: str = "",
        empty: tuple[str, str, str, str] = ("inbox", "", "", ""),
        has_checks: bool = False,
        searches: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._searches = searches
        self.table: RecordTable[R] = RecordTable(columns, key, name, has_checks=has_checks)
        self._empty = empty
        self._keep: Callable[[R], bool] | None = None
        self._failed = self._bare = self._has_more = False
        self._total = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 4, 1, 1)
        column.setSpacing(0)
        self._build_tools(filter_hint)
        column.addLayout(self.tools)
        self._stack = QStackedLayout()
        column.addLayout(self._stack, 1)  # before its parts: a part without a parent would be a window for a moment
        self._skeleton = Skeleton()
        self._state = EmptyState(*empty[:2])
        for part in (self.table, self._skeleton, self._state):
            self._stack.addWidget(part)
        self._build_footer()
        column.addLayout(self.footer)
        self._connect()

    def _build_tools(self, filter_hint: str) -> None:
        self.tools = QHBoxLayout()
        self.tools.setContentsMargins(12, 8, 12, 8)
        self.tools.setSpacing(8)
        self.filter = FilterField(filter_hint or self.tr("筛选"), parent=self)
        self.tools.addWidget(self.filter)
        self.tools.addStretch(1)
        self._columns = IconButton("columns", self.tr("显示哪些列"))
        self.views = ListViews(self.table, self.filter, self, searches=self._searches)
        self.menu = ListMenu(self.table, self.views, self)
        self._more = IconButton("more", self.tr("列表菜单"))
        self._more.setToolTip(f"{self.tr('列表菜单')}  {key_text('Shift+F10')}")
        self.tools.addWidget(self._columns)
        self.tools.addWidget(self._more)

    def _build_footer(self) -> None:
        self.footer = QHBoxLayout()
        self.footer.setContentsMargins(12, 6, 12, 6)
        self.footer.setSpacing(12)
        self._chosen = Label("", "caption_strong")
        self._count = Label("", "caption", "secondary")
        self.footer.addWidget(self._chosen)
        self._chosen.hide()
        self.footer.addStretch(1)
        self.footer.addWidget(self._count)

    def _connect(self) -> None:
        self.filter.settled.connect(self._on_filter_settled)
        self._columns.clicked.connect(self._on_columns_asked_for)
        self._more.clicked.connect(lambda: self.menu.show_at(self._more))
        self.table.menu_asked.connect(self.menu.show_on)
        self.table.chosen_changed.connect(self._on_chosen_changed)
        self._state.acted.connect(self._on_state_acted)

    # ---- contents ----

    def begin(self) -> None:
        """An answer was asked for; what is shown stays until it comes."""
        if not self.table.records.records:
            self._skeleton.begin()
            self._stack.setCurrentWidget(self._skeleton)

    def show_records(self, records: Sequence[R]) -> None:
        """Show records, or what to do first where there are none."""
        self._failed = False
        self.table.show_records(records)
        self._show_state()

    def tell_total(self, total: int | None, *, more: bool) -> None:
        """How many there are in the office, None where nobody counted, and whether there are more than are here."""
        self._total, self._has_more = total or 0, more
        self._on_chosen_changed()

    @property
    def said_count(self) -> str:
        """What the bar below says of how many there are."""
        return self._count.text()

    def show_failure(self, text: str, remedy: str) -> None:
        """Say why there is nothing to show, and offer to try again."""
        self._failed = True
        self._state.say("error", text, remedy, self.tr("重试"), "danger")
        self._stack.setCurrentWidget(self._state)

    def narrow(self, keep: Callable[[R], bool] | None) -> None:
        """Narrow by more than the text."""
        self._keep = keep
        self._on_filter_settled()

    def add_segments(self, segments: Sequence[Segment], name: str) -> Segments:
        """A segmented control beside the filter; the page narrows by it."""
        made = Segments(segments, name, self)
        self.tools.insertWidget(1, made)
        self.views.segments = made
        return made

    def add_tool(self, widget: QWidget) -> None:
        """Something at the right of the bar above."""
        self.tools.insertWidget(self.tools.count() - len(self._own_tools()), widget)

    def add_footer_action(self, widget: QWidget) -> None:
        """Something for the choice, at the left of the bar below."""
        self.footer.insertWidget(self.footer.count() - 2, widget)

    def _own_tools(self) -> tuple[IconButton, ...]:
        return self._columns, self._more

    def without_tools(self) -> None:
        """Neither filter nor choice of columns: for a list of a handful."""
        self.filter.hide()
        for button in self._own_tools():
            button.hide()
        places = range(self.tools.count())
        widgets = [item.widget() for place in places if (item := self.tools.itemAt(place)) is not None]
        self._bare = all(widget is None or widget.isHidden() for widget in widgets)
        if self._bare:
            self.tools.setContentsMargins(0, 0, 0, 0)

    def fit_rows(self) -> None:
        """Take no more room than the rows need, for lists of a handful; nothing to filter in them."""
        self.without_tools()
        rows = max(3, len(self.table.records.records))
        tools = 8 if self._bare else 48
        self.setFixedHeight(size("height", "table_header") + rows * theme.row_height + tools + 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        top = self.table.geometry().top() - 1
        if not self._bare:
            painter.fillRect(1, top, self.width() - 2, 1, theme.color("divider"))
        if self._stack.geometry().bottom() < self.height() - 8:
            painter.fillRect(1, self._stack.geometry().bottom() + 1, self.width() - 2, 1, theme.color("divider"))

    # ---- what happens ----

    def _show_state(self) -> None:
        if self._failed:
            return
        if self.table.records.count:
            self._stack.setCurrentWidget(self.table)
        elif self.table.records.records or self.filter.text().strip():
            self._state.say("filter", self.tr("筛选后无结果"), "", self.tr("清除筛选"))
            self._stack.setCurrentWidget(self._state)
        else:
            self._state.say(*self._empty)
            self._stack.setCurrentWidget(self._state)
        self._on_chosen_changed()

    def _on_filter_settled(self, _text: str = "") -> None:
        if self._searches:
            self.searched.emit(self.filter.text().strip())
            return
        self.table.narrow(self.filter.text().strip(), self._keep)
        self._show_state()

    def _on_columns_asked_for(self) -> None:
        menu = self.table.column_menu()
        menu.popup(self._columns.mapToGlobal(self._columns.rect().bottomLeft()))

    def _on_state_acted(self) -> None:
        if self._failed:
            self.retried.emit()
        elif self.table.records.records or self.filter.text().strip():
            self._keep = None
            self.filter.clear()
            self._on_filter_settled()
            if (segments := self.views.segments) is not None:
                segments.choose(segments.values()[0])
                segments.chosen.emit(segments.value())
        else:
            self.empty_acted.emit()

    def _on_chosen_changed(self) -> None:
        model = self.table.records
        total = max(self._total, len(model.records))
        if self._has_more and not self._total:
            self._count.setText(self.tr("显示 {shown}，还有更多").format(shown=f"{model.count:,}"))
        else:
            told = self.tr("显示 {shown} / 共 {total}")
            self._count.setText(told.format(shown=f"{model.count:,}", total=f"{total:,}"))
        chosen = self.table.chosen()
        if len(chosen) < 2:
            self._chosen.setText("")
            self._chosen.hide()  # what stands beside it begins at the edge of the cells
            return
        text = self.tr("已选 {count}").format(count=len(chosen))
        for column in model.columns:
            if column.kind is Cell.MONEY:
                text += f"　Σ {money_text(total_of(column, chosen))}"
        self._chosen.setText(text)
        self._chosen.show()
        self._chosen.setMinimumWidth(round(QFontMetricsF(font("caption_strong")).horizontalAdvance(text)) + 2)
