"""What was done to a class, and the files that are kept with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject

from trainingdesk.domain.texts import Language
from trainingdesk.services.class_attachments import ClaimEvidence, EvidenceLists
from trainingdesk.services.class_history import HistoryEntry
from trainingdesk.ui.terms import digest_text, instant_text, named
from trainingdesk.ui.widgets.columns import Cell, Column, Group


class HistoryColumns(QObject):
    """The audit log of the class, in words."""

    def make(self, language: Language) -> tuple[Column[HistoryEntry], ...]:
        return (
            Column("at", self.tr("时间"), lambda row: instant_text(row.at), 150, Cell.QUIET),
            Column("by", self.tr("经办"), lambda row: row.by, 110),
            Column("role", self.tr("角色"), lambda row: named(row.role, language), 150, Cell.QUIET),
            Column("what", self.tr("事项"), lambda row: row.zh if language is Language.ZH else row.en, 420,
                   stretch=True),
            Column("number", self.tr("编号"), lambda row: row.object_number, 190, Cell.QUIET),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class FiledRow:
    """One file kept with the class: a list that was imported, or evidence of a claim."""

    claim: str  # number; empty for lists
    what: Mapping[Language, str]
    name: str
    digest: str
    count: int
    at: datetime
    by: str


class FileColumns(QObject):
    """Files as they came in."""

    def make(self, language: Language) -> tuple[Column[FiledRow], ...]:
        return (
            Column("name", self.tr("文件"), lambda row: row.name, 320, stretch=True),
            Column("what", self.tr("内容"), lambda row: row.what[language], 230),
            Column("count", self.tr("行或页"), lambda row: row.count, 80, Cell.NUMBER),
            Column("at", self.tr("时间"), lambda row: instant_text(row.at), 150, Cell.QUIET),
            Column("by", self.tr("经办"), lambda row: row.by, 110),
            Column("digest", self.tr("文件指纹"), lambda row: digest_text(row.digest), 160, Cell.QUIET),
        )

    def group(self, row: FiledRow) -> Group:
        """Lists first, then the evidence of each claim."""
        if row.claim:
            return Group(row.claim, self.tr("申领单 {number} 的附件").format(number=row.claim))
        return Group("", self.tr("导入的名单"))


def filed_rows(found: EvidenceLists) -> tuple[FiledRow, ...]:
    """Everything in one list."""
    lists = [
        FiledRow(
            "", {Language.ZH: one.kind.zh, Language.EN: one.kind.en}, one.name, one.digest, one.rows, one.at, one.by
        )
        for one in found.lists
    ]
    pieces = [
        FiledRow(claim.claim_number, _evidence_name(claim, piece.evidence), piece.name, piece.digest, piece.pages,
                 piece.at, piece.by)
        for claim in found.claims
        for piece in claim.pieces
    ]  # fmt: skip
    return (*lists, *pieces)


def _evidence_name(claim: ClaimEvidence, code: str) -> Mapping[Language, str]:
    entry = next((one for one in claim.checklist if one.code == code), None)
    return {Language.ZH: entry.zh if entry else code, Language.EN: entry.en if entry else code}
