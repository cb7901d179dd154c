"""Users and roles: who may come in, as what, and what each role may do."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.people import PERMISSIONS, Permission, Role
from trainingdesk.services.accounts import (
    SetDisabled,
    UserRow,
    UserRows,
    add_user,
    list_users,
    set_disabled,
)
from trainingdesk.services.records import Made, Nothing
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.drafting import draft_sheet
from trainingdesk.ui.page import Page
from trainingdesk.ui.pages.users.columns import UserColumns
from trainingdesk.ui.pages.users.sheets import AddUserSheet
from trainingdesk.ui.terms import named
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.inputs import Segment
from trainingdesk.ui.widgets.labels import Chip, Label, card
from trainingdesk.ui.widgets.record_panel import RecordPanel
from trainingdesk.ui.widgets.sheet import Sheet

_SIDE = 320
_PLAIN = frozenset({Permission.ANYONE, Permission.SIGNED_IN})


class UsersPage(Page):
    """The list, and beside it the duties of the role that is current."""

    concerns = Changes.ACCOUNTS

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._made = ""
        self.add_button = Button(self.tr("新增用户"), ButtonKind.PRIMARY, icon_name="plus", key="Ctrl+N")
        self.add_button.clicked.connect(self._on_add)
        self.header(Label(self.title(), "page_title"), self.add_button)
        self.panel: RecordPanel[UserRow] = RecordPanel(
            UserColumns(self).make(desk.language),
            lambda row: row.login,
            self.title(),
            filter_hint=self.tr("筛选：登录名、姓名、角色"),
            empty=("people", self.tr("还没有用户"), "", ""),
        )
        self.states = self.panel.add_segments(self._segments(()), self.tr("状态"))
        self.states.chosen.connect(self._on_state_chosen)
        self.disable_button = Button(self.tr("停用…"), ButtonKind.QUIET, icon_name="forbidden", small=True)
        self.disable_button.clicked.connect(self._on_disable)
        self.panel.add_footer_action(self.disable_button)
        self.panel.table.chosen_changed.connect(self._on_chosen)
        self.panel.retried.connect(self.reload)
        self._build_side()

    def _build_side(self) -> None:
        side = card()
        side.setFixedWidth(_SIDE)
        column = QVBoxLayout(side)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        self._role = Label("", "section")
        self._who = Label("", "body", "secondary", wrap=True)
        self._duties = QVBoxLayout()
        self._duties.setSpacing(6)
        column.addWidget(self._role)
        column.addWidget(self._who)
        column.addLayout(self._duties)
        column.addStretch(1)
        words = self.tr("申领、初审和财政复审由不同的自然人办理：换登录名也不行。")
        column.addWidget(Label(words, "caption", "secondary", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.panel, 1)
        row.addWidget(side)
        self.column.addLayout(row, 1)

    def title(self) -> str:
        return self.tr("用户与角色")

    def reload(self) -> None:
        self.panel.begin()
        self.desk.query(self, list_users, Nothing(), self._on_listed, failed=self.show_error)

    def primary(self) -> None:
        self._on_add()

    # ---- the list ----

    def _segments(self, rows: tuple[UserRow, ...]) -> tuple[Segment, ...]:
        disabled = sum(row.disabled for row in rows)
        return (
            Segment(None, self.tr("全部"), count=len(rows)),
            Segment(False, self.tr("在用"), count=len(rows) - disabled),
            Segment(True, self.tr("已停用"), count=disabled),
        )

    def _on_listed(self, found: UserRows) -> None:
        self.states.show_segments(self._segments(found.rows))
        self.panel.show_records(found.rows)
        current = self._made or self.panel.table.current_key() or (found.rows[0].login if found.rows else "")
        self._made = ""
        self.panel.table.go_to(current)

    def _on_state_chosen(self, disabled: object) -> None:
        self.panel.narrow(None if disabled is None else lambda row: row.disabled is disabled)

    def _on_chosen(self) -> None:
        row = self.panel.table.current()
        self.disable_button.setEnabled(row is not None and row.login != self.desk.actor.login)
        if row is None:
            return
        self.disable_button.setText(self.tr("重新启用…") if row.disabled else self.tr("停用…"))
        self.disable_button.updateGeometry()
        self._show_role(row)

    def _show_role(self, row: UserRow) -> None:
        role: Role = row.role
        self._role.setText(named(role, self.desk.language))
        self._who.setText("·".join(filter(None, (row.name, row.login, row.institution))))
        while self._duties.count():
            item = self._duties.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for permission in Permission:
            if permission in PERMISSIONS[role] - _PLAIN:
                self._duties.addWidget(Chip(_capital(named(permission, self.desk.language)), "check", "info"))

    # ---- decisions ----

    def _on_add(self) -> None:
        sheet = AddUserSheet(self.tr("新增用户"), self.tr("新增"), self.desk.language)
        sheet.confirmed.connect(partial(self._on_add_confirmed, sheet))
        draft_sheet(self.desk, sheet, "user")
        self.sheet_asked.emit(sheet)

    def _on_add_confirmed(self, sheet: AddUserSheet) -> None:
        sheet.set_busy(busy=True)
        then = partial(self._on_added, sheet)
        self.desk.act(self, add_user, sheet.order(), then, failed=partial(self._on_failed, sheet))

    def _on_added(self, sheet: Sheet, made: Made) -> None:
        sheet.finish()
        self._made = made.number
        self.told.emit("success", self.tr("已新增用户 {login}。").format(login=made.number))

    def _on_disable(self) -> None:
        row = self.panel.table.current()
        if row is None:
            return
        if row.disabled:
            sheet = Sheet(self.tr("重新启用用户"), self.tr("重新启用"))
            words = self.tr("用原来的口令可以再次登录。")
        else:
            sheet = Sheet(self.tr("停用用户"), self.tr("停用"), kind=ButtonKind.DANGER)
            words = self.tr("立即退出，不能再登录；办过的事和记录都保留，以后可以重新启用。")
        sheet.add_fact(self.tr("登录名"), row.login)
        sheet.add_fact(self.tr("姓名"), row.name)
        sheet.add_fact(self.tr("角色"), named(row.role, self.desk.language))
        sheet.add(Label(words, "caption", "secondary", wrap=True))
        sheet.confirmed.connect(partial(self._on_disable_confirmed, sheet, row))
        self.sheet_asked.emit(sheet)

    def _on_disable_confirmed(self, sheet: Sheet, row: UserRow) -> None:
        sheet.set_busy(busy=True)
        order = SetDisabled(row.login, not row.disabled, row.version)
        then = partial(self._on_disabled, sheet, row)
        self.desk.act(self, set_disabled, order, then, failed=partial(self._on_failed, sheet))

    def _on_disabled(self, sheet: Sheet, row: UserRow, _done: object) -> None:
        sheet.dismiss()
        text = self.tr("已重新启用 {login}。") if row.disabled else self.tr("已停用 {login}。")
        self.told.emit("success", text.format(login=row.login))

    def _on_failed(self, sheet: Sheet, error: Exception) -> None:
        sheet.set_busy(busy=False)
        sheet.show_error(error, self.desk.language)


def _capital(text: str) -> str:
    """With a capital letter, standing alone."""
    return text[:1].upper() + text[1:]
