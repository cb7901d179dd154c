"""What the list of users shows."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from trainingdesk.domain.texts import Language
from trainingdesk.services.accounts import UserRow
from trainingdesk.ui.terms import instant_text, named
from trainingdesk.ui.widgets.columns import Cell, ChipCell, Column


class UserColumns(QObject):
    """Logins with their person and role."""

    def make(self, language: Language) -> tuple[Column[UserRow], ...]:
        return (
            Column("login", self.tr("登录名"), lambda row: row.login, 150, Cell.STRONG),
            Column("name", self.tr("姓名"), lambda row: row.name, 110),
            Column("role", self.tr("角色"), lambda row: named(row.role, language), 130),
            Column("institution", self.tr("机构"), lambda row: row.institution or "—", 220, stretch=True),
            Column("state", self.tr("状态"), self._state, 104, Cell.CHIP),
            Column("locked", self.tr("锁定至"), locked_text, 140, Cell.QUIET),
        )

    def _state(self, row: UserRow) -> ChipCell:
        if row.disabled:
            return ChipCell(self.tr("已停用"), "forbidden", "danger")
        if row.locked_until is not None:
            return ChipCell(self.tr("暂时锁定"), "lock", "warning")
        return ChipCell(self.tr("在用"), "check", "success")


def locked_text(row: UserRow) -> str:
    """Until when wrong passwords keep a login out."""
    until: datetime | None = row.locked_until
    return instant_text(until) if until is not None else ""
