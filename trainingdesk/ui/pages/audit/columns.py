"""What the audit log shows."""

from __future__ import annotations

import json
import re

from PySide6.QtCore import QObject

from trainingdesk.domain.deeds import deed_name, evidence_name, name_of
from trainingdesk.domain.levels import Level
from trainingdesk.domain.people import Role
from trainingdesk.domain.texts import Language
from trainingdesk.domain.vocabulary import Term
from trainingdesk.domain.workflow import ClaimSource
from trainingdesk.services.audit_review import EntryRow
from trainingdesk.services.reveals import Secret
from trainingdesk.ui.terms import instant_text, levels_text, named
from trainingdesk.ui.widgets.columns import Cell, Column

DENIALS = frozenset({"office.denied", "account.sign_in_failed", "value.reveal_alert"})
LOOKS = ("document.", "value.")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_TERMS: dict[str, type[Term]] = {"role": Role, "source": ClaimSource, "field": Secret}


class EntryColumns(QObject):
    """Entries, the newest first."""

    def make(self, language: Language) -> tuple[Column[EntryRow], ...]:
        chinese = language is Language.ZH
        return (
            Column("seq", self.tr("序号"), lambda row: row.seq, 72, Cell.NUMBER),
            Column("at", self.tr("时间"), lambda row: instant_text(row.at), 140, Cell.QUIET),
            Column("login", self.tr("登录名"), lambda row: row.login, 124, Cell.STRONG),
            Column("role", self.tr("角色"), lambda row: role_text(row.role, language), 118),
            Column("deed", self.tr("办理"), lambda row: deed_name(row.action, chinese=chinese), 150),
            Column("object", self.tr("对象"), lambda row: row.object_number or "", 190),
            Column(
                "details",
                self.tr("说明"),
                lambda row: details_text(row, language),
                240,
                Cell.QUIET,
                stretch=True,
                tip=lambda row: details_text(row, language),
            ),
            Column("machine", self.tr("机器"), lambda row: row.machine, 110, hidden=True),
            Column("action", self.tr("代码"), lambda row: row.action, 150, hidden=True),
        )


def role_text(code: str, language: Language) -> str:
    """A role by name; what is no role as it is."""
    return named(Role(code), language) if code in set(Role) else code


def details_text(row: EntryRow, language: Language) -> str:
    """The details in words; of a digest the beginning, by which people know it."""
    try:
        details = json.loads(row.details)
    except ValueError:
        return row.details
    chinese = language is Language.ZH
    parts = [f"{name_of(key, chinese=chinese)} {_told(key, str(value), language)}" for key, value in details.items()]
    return ("，" if chinese else ", ").join(parts)


def _told(key: str, value: str, language: Language) -> str:
    terms = _TERMS.get(key)
    if terms is not None and value in set(terms):
        return named(terms(value), language)
    if key == "evidence":
        return evidence_name(value, chinese=language is Language.ZH)
    if key == "levels" and set(levels := value.split(";")) <= set(Level):
        return levels_text(tuple(map(Level, levels)), language)
    return f"{value[:8]}…" if _DIGEST.fullmatch(value) else value


def is_of_kind(row: EntryRow, kind: str) -> bool:
    """Whether an entry belongs under a segment: sign-ins, looks, refusals, or the office's work."""
    if kind == "denied":
        return row.action in DENIALS
    if kind == "looks":
        return row.action.startswith(LOOKS) and row.action not in DENIALS
    is_account = row.action.startswith("account.")
    if kind == "accounts":
        return is_account and row.action not in DENIALS
    return not is_account and row.action not in DENIALS and not row.action.startswith(LOOKS)
