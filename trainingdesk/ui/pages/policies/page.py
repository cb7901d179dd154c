"""The notices as they are applied: at the left which there are, at the right one with its days, tables and clauses."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.texts import Language
from trainingdesk.services.policy_reading import PackRows, WhichPack, list_packs, show_pack
from trainingdesk.services.policy_records import PackDetail, PackRow
from trainingdesk.services.records import Nothing
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.page import Page
from trainingdesk.ui.pages.policies.tables import PackTables, said
from trainingdesk.ui.terms import day_text, named
from trainingdesk.ui.widgets.columns import Cell, ChipCell, Column, Group
from trainingdesk.ui.widgets.labels import Chip, Label, card
from trainingdesk.ui.widgets.record_panel import RecordPanel
from trainingdesk.ui.widgets.span_chart import SpanBar, SpanChart, SpanRow

_NARROWEST, _WIDEST = 320, 440
_DAY = timedelta(days=1)


class PackColumns(QObject):
    """The list of packs."""

    def make(self, language: Language) -> tuple[Column[PackRow], ...]:
        return (
            Column("title", self.tr("政策"), lambda row: said(row.title, language), 200, stretch=True,
                   tip=lambda row: said(row.title, language)),
            Column("state", self.tr("状态"), self.state, 100, Cell.CHIP),
        )  # fmt: skip

    def state(self, row: PackRow) -> ChipCell:
        """Whether it decides here today, holds, has ended, or was never published."""
        if row.draft:
            return ChipCell(self.tr("草稿"), "edit", "warning")
        if row.governs:
            return ChipCell(self.tr("本局适用"), "check", "success")
        if row.in_force:
            return ChipCell(self.tr("现行"), "check", "info")
        return ChipCell(self.tr("已失效"), "archive", "neutral")


class PoliciesPage(Page):
    """Read only: a notice changes as a pack that was checked, never by a click."""

    concerns = Changes.POLICIES
    wants_room = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._packs: tuple[PackRow, ...] = ()
        self._columns = PackColumns(self)
        self.tables = PackTables(desk.language, self)
        self.header(Label(self.title(), "page_title"))
        self.panel: RecordPanel[PackRow] = RecordPanel(
            self._columns.make(desk.language),
            lambda row: (row.id, row.version),
            self.title(),
            filter_hint=self.tr("筛选：名称、文号"),
            empty=("book", self.tr("没有政策包"), "", ""),
        )
        self.panel.setMinimumWidth(_NARROWEST)
        self.panel.setMaximumWidth(_WIDEST)
        self.panel.table.records.group_by(lambda row: Group(row.scheme.value, named(row.scheme, desk.language)))
        self.panel.table.current_changed.connect(self._on_current)
        self.panel.retried.connect(self.reload)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.panel, 1)
        row.addWidget(self.area, 2)
        self.column.addLayout(row, 1)

    def title(self) -> str:
        return self.tr("政策标准")

    def reload(self) -> None:
        self.panel.begin()
        self.desk.query(self, list_packs, Nothing(), self._on_listed, failed=self.show_error)

    # ---- what comes back ----

    def _on_listed(self, found: PackRows) -> None:
        self._packs = found.rows
        self.panel.show_records(found.rows)
        named_pack = next((row for row in found.rows if self.key and row.id == self.key), None)
        governing = next((row for row in found.rows if row.governs), None)
        first = named_pack or governing or (found.rows[0] if found.rows else None)
        if first is not None and (named_pack is not None or self.panel.table.current() is None):
            self.panel.table.go_to((first.id, first.version))

    def _on_current(self, row: PackRow) -> None:
        order = WhichPack(row.id, row.version)
        self.desk.query(self, show_pack, order, self._on_shown, failed=self.show_error)

    def _on_shown(self, seen: PackDetail) -> None:
        scrolled = QWidget()
        scrolled.setObjectName("scrolled")
        column = QVBoxLayout(scrolled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._head(seen))
        column.addWidget(self._validity(seen.row))
        for item in seen.items:
            basis = "·".join((self.tr("元／人"), *self.tables.clauses(item)[:1]))
            column.addWidget(self._card(named(item.item, self.desk.language), basis, self.tables.tariff(item)))
        if seen.conditions or seen.limits:
            column.addWidget(self._card(self.tr("条件与限次"), "", self.tables.rules(seen)))
        if seen.evidence:
            column.addWidget(self._card(self.tr("申领材料"), "", self.tables.papers(seen)))
        notes = self._notes(seen)
        if notes:
            column.addWidget(
                self._card(self.tr("编制说明"), "", Label("\n".join(notes), "body", "secondary", wrap=True))
            )
        column.addStretch(1)
        self.area.setWidget(scrolled)

    def _head(self, seen: PackDetail) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Label(said(seen.row.title, self.desk.language), "section", wrap=True), 1)
        state = self._columns.state(seen.row)
        line.addWidget(Chip(state.text, state.icon_name, state.tone))
        head.addLayout(line)
        version = self.tr("第 {version} 版").format(version=seen.row.version)
        head.addWidget(Label(f"{seen.row.document}·{version}", "body", "secondary"))
        head.addWidget(Label(seen.citation, "caption", "secondary", wrap=True))
        return head

    def _validity(self, row: PackRow) -> QFrame:
        chart = SpanChart()
        rows = [
            SpanRow(
                said(one.title, self.desk.language),
                (
                    SpanBar(
                        one.start,
                        one.last_day + _DAY if one.last_day is not None else None,
                        f"{one.document}·{day_text(one.start)}",
                        strong=one.id == row.id,
                    ),
                ),
                strong=one.id == row.id,
            )
            for one in self._packs
            if one.scheme is row.scheme
        ]
        chart.show_rows(rows, self.desk.today(), self.tr("今天"), self.tr("未定止期"))
        return self._card(self.tr("有效期"), self.tr("首日和止日都计入"), chart)

    def _card(self, title: str, note: str, content: QWidget) -> QFrame:
        frame = card()
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(1, 12, 1, 4)
        inner.setSpacing(6)
        head = QHBoxLayout()
        head.setContentsMargins(15, 0, 15, 0)
        head.setSpacing(8)
        head.addWidget(Label(title, "section"))
        head.addWidget(Label(note, "caption", "secondary"))
        head.addStretch(1)
        inner.addLayout(head)
        if isinstance(content, SpanChart | Label):
            content.setContentsMargins(15, 0, 15, 8)
            holder = QHBoxLayout()
            holder.setContentsMargins(15, 0, 15, 4)
            holder.addWidget(content)
            inner.addLayout(holder)
        else:
            inner.addWidget(content)
        return frame

    def _notes(self, seen: PackDetail) -> list[str]:
        assumed = [self.tr("按：{text}").format(text=text) for text in seen.assumed]
        return assumed + [self.tr("文件未载明：{text}").format(text=text) for text in seen.not_found]
