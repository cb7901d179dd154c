"""The home page: cards of what waits, the drop zone, the newest classes, half a year in bars, and coming days."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QModelIndex
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.people import Permission
from trainingdesk.domain.texts import Language
from trainingdesk.exchange.header_words import FileKind
from trainingdesk.exchange.templates import template
from trainingdesk.services.next_steps import ClaimedClass
from trainingdesk.services.office import OFFICE_ZONE, Upload
from trainingdesk.services.workbench import MonthSums, ShowWorkbench, StateSum, Workbench, show_workbench
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.handed_files import FileCatcher, ask_files, ask_place, key_of, pasted_files, write_file
from trainingdesk.ui.page import Page, Route
from trainingdesk.ui.pages.workbench.cards import CardRow
from trainingdesk.ui.pages.workbench.columns import NEXT, ChartColumns, RecentColumns
from trainingdesk.ui.pages.workbench.dates import DatesCard, DateWords
from trainingdesk.ui.terms import chip, named
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.chart_card import ChartCard
from trainingdesk.ui.widgets.charts import BarChart, Bars, CountRow, RowChart
from trainingdesk.ui.widgets.drop_zone import DropZone
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.record_panel import RecordPanel
from trainingdesk.ui.widgets.states import EmptyState

_IMPORTS = frozenset({Permission.KEEP_CLASSES, Permission.IMPORT_AWARDS, Permission.FILE_COUNTER_CLAIM})
_SHOWN = 10
_CHART = 300  # width of a small chart


class WorkbenchPage(Page):
    """Everybody's own."""

    concerns = ~Changes.NOTHING

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._build_header()
        self.cards = CardRow(desk.language)
        self.cards.went.connect(self.go)
        self.column.addWidget(self.cards)
        takes_files = any(desk.actor.may(permission) for permission in _IMPORTS)
        self.reads_classes = desk.actor.may(Permission.READ_REGISTERS)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        self._takes_files = takes_files
        grid.setColumnStretch(0 if takes_files else 2, 1)
        self.column.addLayout(grid, 1)
        self._build_drop_zone(grid, shown=takes_files)
        self._build_chart(grid, shown=desk.actor.may(Permission.READ_CLAIMS))
        self._build_classes(grid)
        self._build_dates(grid)
        self.quiet = EmptyState("home", self.tr("没有其他待办"), self.tr("要办的事从左侧各页进入。"))
        self.column.addWidget(self.quiet, 1)
        self.quiet.setVisible(not self.reads_classes)

    # ---- Page ----

    def title(self) -> str:
        return self.tr("工作台")

    def reload(self) -> None:
        self.recent.begin()
        order = ShowWorkbench(classes=_SHOWN)
        self.desk.query(self, show_workbench, order, self._on_shown, failed=self._on_failed)

    def primary(self) -> None:
        current = self.recent.table.current()
        if current is not None:
            self._on_class(current)

    # ---- building ----

    def _build_header(self) -> None:
        self.greeting = Label("", "page_title")
        may_open = self.desk.actor.may(Permission.KEEP_CLASSES)
        self.copy = Button(self.tr("复制上一个班"), icon_name="copy")
        self.copy.clicked.connect(lambda: self.go.emit(Route("class_new", part="copy")))
        self.new = Button(self.tr("新建班级"), ButtonKind.PRIMARY, icon_name="plus", key="Ctrl+N")
        self.new.clicked.connect(lambda: self.go.emit(Route("class_new")))
        self.line = Label("", "caption", "secondary")
        self.header(self.greeting, self.copy, self.new, below=self.line)
        for button in (self.copy, self.new):
            button.setVisible(may_open)

    def _build_drop_zone(self, grid: QGridLayout, *, shown: bool) -> None:
        self.zone = DropZone(
            self.tr("把 Excel 文件拖到这里"),
            self.tr("花名册·考勤·成绩·证书号，可一次放多个，自动识别种类"),
        )
        self.zone.choose_asked.connect(self._on_choose)
        self.zone.paste_asked.connect(self._on_paste)
        self.zone.template_asked.connect(self._on_template)
        self.zone.setFixedHeight(200)
        grid.addWidget(self.zone, 0, 0)
        self.zone.setVisible(shown)
        if shown:
            catcher = FileCatcher(self)
            catcher.dropped.connect(self.take_files)
            catcher.hovered.connect(self.zone.hover)

    def _build_chart(self, grid: QGridLayout, *, shown: bool) -> None:
        series = self.tr("申领金额"), self.tr("已同意拨付")
        columns = ChartColumns(self)
        months = BarChart(self.tr("申领与拨付"), series)
        self.chart = ChartCard(
            self.tr("申领与拨付"),
            self.tr("万元"),
            months,
            columns.months(series),
            show=months.show_groups,
            series=series,
        )
        states = RowChart(self.tr("本年申领"))
        self.states = ChartCard(self.tr("本年申领"), self.tr("单"), states, columns.states(), show=states.show_groups)
        cards: tuple[QFrame, ...] = (self.chart, self.states)
        for place, card in enumerate(cards, 1 if self._takes_files else 0):
            card.setFixedHeight(200)
            card.setMinimumWidth(_CHART - 60)
            card.setMaximumWidth(_CHART)
            grid.addWidget(card, 0, place)
            card.setVisible(shown)

    def _build_classes(self, grid: QGridLayout) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("最近班级"), "section"))
        head.addStretch(1)
        everything = Button(self.tr("全部班级"), ButtonKind.LINK)
        everything.clicked.connect(lambda: self.go.emit(Route("classes")))
        head.addWidget(everything)
        self.recent: RecordPanel[ClaimedClass] = RecordPanel(
            RecentColumns(self).make(self.desk.language),
            lambda one: one.row.id,
            self.tr("最近班级"),
            empty=("class", self.tr("还没有班级"), self.tr("把花名册拖到上面，或新建一个班级。"), ""),
        )
        self.recent.without_tools()
        self.recent.retried.connect(self.reload)
        self.recent.table.opened.connect(self._on_class)
        self.recent.table.clicked.connect(self._on_clicked)
        box = self._titled(head, self.recent)
        if self._takes_files:
            grid.addWidget(box, 1, 0, 1, 2)
        else:  # no field for files: charts and days stand above the classes
            grid.addWidget(box, 1, 0, 1, 3)
        box.setVisible(self.reads_classes)
        grid.setRowStretch(1, 1)

    def _build_dates(self, grid: QGridLayout) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("接下来"), "section"))
        head.addStretch(1)
        self.dates = DatesCard(self.desk.language)
        self.dates.went.connect(self.go)
        box = self._titled(head, self.dates)
        if self._takes_files:
            box.setFixedWidth(_CHART)
            grid.addWidget(box, 1, 2)
        else:
            box.setFixedHeight(200)
            grid.addWidget(box, 0, 2)
        box.setVisible(self.reads_classes)

    def _titled(self, head: QHBoxLayout, content: QWidget) -> QFrame:
        box = QFrame()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(content, 1)
        return box

    # ---- answers ----

    def _on_shown(self, bench: Workbench) -> None:
        now = bench.at.astimezone(OFFICE_ZONE)
        self.greeting.setText(self._greeting(now))
        weekday = DateWords().weekday(now.weekday())
        open_classes = sum(one.claim_number is None for one in bench.classes)
        day = self.tr("{year} 年 {month} 月 {day} 日").format(year=now.year, month=now.month, day=now.day)
        if self.desk.language is Language.EN:
            day = now.date().isoformat()
        parts = [f"{day} {weekday}", named(self.desk.actor.role, self.desk.language)]
        if bench.classes:
            said = self.tr("最近 {count} 个班，{open} 个未申领")
            parts.append(said.format(count=len(bench.classes), open=open_classes))
        self.line.setText(("·" if self.desk.language is Language.ZH else " · ").join(parts))
        self.cards.show_cards(bench.cards)
        self.recent.show_records(bench.classes)
        self.dates.show_dates(bench.dates)
        self.chart.show_groups([self._bars(one) for one in bench.months])
        self.states.show_groups([self._row(one) for one in bench.states])

    def _bars(self, one: MonthSums) -> Bars:
        name = self.tr("{month} 月").format(month=one.month.month)
        if self.desk.language is Language.EN:
            name = QLocale().standaloneMonthName(one.month.month, QLocale.FormatType.ShortFormat)
        return Bars(name, one.claimed, one.agreed)

    def _row(self, one: StateSum) -> CountRow:
        state = chip(one.state, self.desk.language)
        return CountRow(state.text, state.tone, one.claims, one.total)

    def _greeting(self, now: datetime) -> str:
        name = self.desk.actor.name
        if now.hour < 12:
            return self.tr("上午好，{name}").format(name=name)
        if now.hour < 18:
            return self.tr("下午好，{name}").format(name=name)
        return self.tr("晚上好，{name}").format(name=name)

    def _on_failed(self, error: Exception) -> None:
        self.recent.show_records(())
        self.show_error(error)

    # ---- what happens ----

    def _on_class(self, one: ClaimedClass) -> None:
        self.go.emit(Route("class", one.row.number))

    def _on_clicked(self, index: QModelIndex) -> None:
        one = self.recent.table.records.record_at(index.row())
        if one is not None and self.recent.table.records.columns[index.column()].key == NEXT:
            self._on_class(one)

    def _on_choose(self) -> None:
        ask_files(self, self.tr("选择要导入的文件"), self.tr("表格"), self.take_files)

    def _on_paste(self) -> None:
        files = pasted_files(QGuiApplication.clipboard().mimeData(), self.tr("粘贴的表格"))
        if files:
            self.take_files(files)
        else:
            self.banner.say("warning", self.tr("剪贴板里没有表格"), self.tr("在 Excel 中连同表头一起复制，再粘贴。"))

    def take_files(self, files: tuple[Path, ...]) -> None:
        """Hand files over, and go on to their import."""
        if files:
            self.desk.upload(self, files, self._on_uploaded, failed=self.show_error)

    def _on_uploaded(self, uploads: tuple[Upload, ...]) -> None:
        self.go.emit(Route("import", key_of(uploads)))

    def templates(self) -> QMenu:
        """The lists there are templates for."""
        menu = QMenu(self)
        for kind in FileKind:
            if kind is not FileKind.PAST_AWARDS or self.desk.actor.may(Permission.IMPORT_AWARDS):
                menu.addAction(named(kind, self.desk.language), partial(self._on_template_chosen, kind))
        return menu

    def _on_template(self) -> None:
        below = self.zone.template.rect().bottomLeft()
        self.templates().popup(self.zone.template.mapToGlobal(below))

    def _on_template_chosen(self, kind: FileKind) -> None:
        name = self.tr("{kind}-模板.xlsx").format(kind=named(kind, self.desk.language))
        ask_place(self, self.tr("保存模板"), name, lambda path: self._save(path, template(kind)))

    def _save(self, path: Path, content: bytes) -> None:
        if write_file(path, content):
            self.told.emit("success", self.tr("已保存：{name}").format(name=path.name))
        else:
            self.banner.say("danger", self.tr("无法写入 {name}，请换一个位置。").format(name=path.name))
