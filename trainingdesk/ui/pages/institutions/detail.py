"""One institution: its facts, what it may teach and until when, its accounts, and what may be done with it now."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.people import Permission
from trainingdesk.domain.vocabulary import InstitutionKind
from trainingdesk.domain.workflow import InstitutionEvent
from trainingdesk.services.institution_lists import InstitutionDetail, ScopeView, ShowInstitution, show_institution
from trainingdesk.services.institutions import (
    EditInstitution,
    MoveInstitution,
    certify_scope,
    edit_institution,
    remove_institution,
    restore_institution,
    set_institution_account,
    suspend_institution,
)
from trainingdesk.services.office import Procedure
from trainingdesk.services.records import Made
from trainingdesk.services.reveals import Revealed, RevealField, Secret, reveal_field
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.drafting import draft_sheet
from trainingdesk.ui.page import Page, Route
from trainingdesk.ui.pages.institutions.columns import kind_text
from trainingdesk.ui.pages.institutions.sheets import AccountSheet, InstitutionSheet, ScopeSheet
from trainingdesk.ui.terms import chip, day_text, level_text, named
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.labels import Chip, Label, card
from trainingdesk.ui.widgets.reason_sheet import ReasonSheet
from trainingdesk.ui.widgets.sheet import Sheet
from trainingdesk.ui.widgets.span_chart import SpanBar, SpanChart, SpanRow
from trainingdesk.ui.widgets.states import EmptyState

_DAY = timedelta(days=1)
_MOVES: dict[InstitutionEvent, Procedure[MoveInstitution, Made]] = {
    InstitutionEvent.SUSPEND: suspend_institution,
    InstitutionEvent.RESTORE: restore_institution,
    InstitutionEvent.REMOVE: remove_institution,
}


class InstitutionPage(Page):
    """Facts at the left, accounts at the right, the scope with its days below."""

    concerns = Changes.INSTITUTIONS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._seen: InstitutionDetail | None = None
        self._name = Label("", "page_title")
        self._chip = Chip()
        self.edit_button = Button(self.tr("更正…"), icon_name="edit")
        self.scope_button = Button(self.tr("登记范围…"), ButtonKind.PRIMARY, icon_name="plus", key="Ctrl+N")
        self.account_button = Button(self.tr("登记账户…"), icon_name="yuan")
        self.edit_button.clicked.connect(self._on_edit)
        self.scope_button.clicked.connect(self._on_scope)
        self.account_button.clicked.connect(self._on_account)
        self.moves = {event: Button(f"{named(event, desk.language)}…") for event in _MOVES}
        for event, button in self.moves.items():
            button.clicked.connect(partial(self._on_move, event))
        buttons = (*self.moves.values(), self.edit_button, self.account_button, self.scope_button)
        row = self.header(self._name, *buttons)
        row.insertWidget(1, self._chip)
        self._build()

    def _build(self) -> None:
        scrolled = QWidget()
        scrolled.setObjectName("scrolled")
        column = QVBoxLayout(scrolled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        upper = QHBoxLayout()
        upper.setSpacing(12)
        facts, self._facts = self._card(self.tr("机构资料"))
        accounts, self._accounts = self._card(self.tr("收款账户"))
        upper.addWidget(facts, 1)
        upper.addWidget(accounts, 1)
        column.addLayout(upper)
        frame = card()
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(16, 12, 16, 12)
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("培训范围"), "section"))
        head.addWidget(Label(self.tr("职业 × 等级，按有效期"), "caption", "secondary"))
        head.addStretch(1)
        inner.addLayout(head)
        self.chart = SpanChart()
        inner.addWidget(self.chart)
        self._none = EmptyState("class", self.tr("还没有登记培训范围"))
        inner.addWidget(self._none)
        column.addWidget(frame)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(scrolled)
        self.column.addWidget(area, 1)

    def _card(self, title: str) -> tuple[QFrame, QGridLayout]:
        frame = card()
        outer = QVBoxLayout(frame)
        outer.setContentsMargins(16, 12, 16, 12)
        outer.setSpacing(8)
        outer.addWidget(Label(title, "section"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        outer.addLayout(grid)
        outer.addStretch(1)
        return frame, grid

    def title(self) -> str:
        return self._seen.row.name if self._seen is not None else self.tr("机构")

    def reload(self) -> None:
        self.desk.query(self, show_institution, ShowInstitution(self.key), self._on_shown, failed=self.show_error)

    def primary(self) -> None:
        if self.scope_button.isVisible() and self.scope_button.isEnabled():
            self._on_scope()

    # ---- showing ----

    def _on_shown(self, seen: InstitutionDetail) -> None:
        self._seen = seen
        row = seen.row
        self.crumbs = ((self.tr("机构", "list"), Route("institutions")), (row.name, None))
        self.titled.emit()
        self._name.setText(row.name)
        look = chip(row.state, self.desk.language)
        self._chip.show_state(look.text, look.icon_name, look.tone)
        manages = self.desk.actor.may(Permission.MANAGE_INSTITUTIONS)
        for button in (self.edit_button, self.scope_button, self.account_button):
            button.setVisible(manages)
            button.setEnabled(InstitutionEvent.EDIT in seen.allowed)
        for event, move in self.moves.items():
            move.setVisible(event in seen.allowed)
        self._fill(self._facts, self._fact_lines(seen))
        self._fill_accounts(seen)
        self._none.setVisible(not seen.scope)
        self.chart.setVisible(bool(seen.scope))
        today = self.desk.today()
        self.chart.show_rows(self._scope_rows(seen.scope), today, self.tr("今天"), self.tr("未定止期"))

    def _fact_lines(self, seen: InstitutionDetail) -> tuple[tuple[str, str], ...]:
        row = seen.row
        return (
            (self.tr("统一社会信用代码"), row.credit_code),
            (self.tr("类型"), kind_text(InstitutionKind, row.kind, self.desk.language)),
            (self.tr("等次"), row.grade or "—"),
            (self.tr("行政区划代码"), row.region),
            (self.tr("认定期限"), f"{day_text(row.certified_from)} – {day_text(row.certified_until - _DAY)}"),
            (self.tr("联系人"), "·".join(filter(None, (row.contact, row.phone))) or "—"),
        )

    def _fill(self, grid: QGridLayout, lines: tuple[tuple[str, str], ...]) -> None:
        _empty(grid)
        for number, (name, value) in enumerate(lines):
            grid.addWidget(Label(name, "body", "secondary"), number, 0)
            grid.addWidget(Label(value), number, 1)

    def _fill_accounts(self, seen: InstitutionDetail) -> None:
        _empty(self._accounts)
        if not seen.accounts:
            self._accounts.addWidget(Label(self.tr("还没有登记账户"), "body", "secondary"), 0, 0)
        for number, account in enumerate(seen.accounts):
            tone = "" if account.current else "tertiary"
            words = Label(f"{account.account_name}·{account.bank}", "body", tone)
            shown = Label(account.account, "body_strong" if account.current else "body", tone)
            self._accounts.addWidget(words, number * 2, 0, 1, 3)
            self._accounts.addWidget(shown, number * 2 + 1, 0, 1, 2)
            if account.current:
                self.reveal_button = Button(self.tr("显示账号"), ButtonKind.LINK, icon_name="eye", small=True)
                self.reveal_button.setToolTip(self.tr("显示半分钟，记入日志"))
                self.reveal_button.clicked.connect(partial(self._on_reveal, shown, account.account))
                self._accounts.addWidget(self.reveal_button, number * 2 + 1, 2)

    def _scope_rows(self, scope: tuple[ScopeView, ...]) -> tuple[SpanRow, ...]:
        rows: dict[str, list[SpanBar]] = {}
        for entry in scope:
            name = entry.occupation_name or entry.occupation_code
            level = level_text(entry.level, self.desk.language)
            text = f"{name} {level}·{entry.occupation_code}"
            until = day_text(entry.valid_until - _DAY)
            rows.setdefault(text, []).append(
                SpanBar(entry.valid_from, entry.valid_until, f"{day_text(entry.valid_from)} – {until}")
            )
        return tuple(SpanRow(text, tuple(bars)) for text, bars in rows.items())

    # ---- doing ----

    def _on_reveal(self, shown: Label, masked: str) -> None:
        def told(revealed: Revealed) -> None:
            shown.setText(revealed.value)
            QTimer.singleShot(revealed.shown_for * 1000, shown, lambda: shown.setText(masked))

        order = RevealField(Secret.INSTITUTION_ACCOUNT, self.key)
        self.desk.act(self, reveal_field, order, told, failed=self.show_error)

    def _on_edit(self) -> None:
        if self._seen is not None:
            row = self._seen.row
            sheet = InstitutionSheet(self.tr("更正机构"), self.tr("保存"), self.desk.language, row.region)
            sheet.show_row(row)
            self._ask(sheet, "institution", edit_institution, lambda: EditInstitution(row.version, sheet.order()))

    def _on_scope(self) -> None:
        if self._seen is not None:
            sheet = ScopeSheet(self.tr("登记培训范围"), self.tr("登记"), self._seen.row, self.desk.language)
            self._ask(sheet, "scope", certify_scope, sheet.order)

    def _on_account(self) -> None:
        if self._seen is not None:
            sheet = AccountSheet(self.tr("登记收款账户"), self.tr("登记"), self._seen.row)
            self._ask(sheet, "account", set_institution_account, sheet.order)

    def _on_move(self, event: InstitutionEvent) -> None:
        if self._seen is None:
            return
        row = self._seen.row
        notes = {
            InstitutionEvent.SUSPEND: self.tr("不能再开补贴班，在办的班照常办理。"),
            InstitutionEvent.RESTORE: self.tr("可以重新开补贴班。"),
            InstitutionEvent.REMOVE: self.tr("退出后不能恢复，记录全部保留。"),
        }
        word = named(event, self.desk.language)
        kind = ButtonKind.PRIMARY if event is InstitutionEvent.RESTORE else ButtonKind.DANGER
        sheet = ReasonSheet(word, word, self.tr("原因"), ((self.tr("机构"), row.name),), notes[event], kind=kind)
        order = lambda: MoveInstitution(row.credit_code, row.version, sheet.reason)  # noqa: E731
        self._ask(sheet, f"institution_{event.value}", _MOVES[event], order)

    def _ask(self, sheet: Sheet, place: str, procedure: Procedure[Any, Made], order: Callable[[], Any]) -> None:
        def confirmed() -> None:
            sheet.set_busy(busy=True)
            self.desk.act(self, procedure, order(), done, failed=failed)

        def done(_made: Made) -> None:
            sheet.finish()
            self.told.emit("success", self.tr("已保存。"))

        def failed(error: Exception) -> None:
            sheet.set_busy(busy=False)
            sheet.show_error(error, self.desk.language)

        sheet.confirmed.connect(confirmed)
        draft_sheet(self.desk, sheet, place, self.key)
        self.sheet_asked.emit(sheet)


def _empty(grid: QGridLayout) -> None:
    while grid.count():
        item = grid.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
