"""What the list of claims shows."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trainingdesk.domain.texts import Language
from trainingdesk.services.certificate_records import CertificateRow
from trainingdesk.services.claim_records import ClaimRow
from trainingdesk.services.class_records import ClassRow
from trainingdesk.ui.terms import chip, day_text, instant_text, level_text, levels_text, named
from trainingdesk.ui.widgets.columns import Cell, Column


class ClaimColumns(QObject):
    """Columns in a language."""

    def make(self, language: Language) -> tuple[Column[ClaimRow], ...]:
        state = 120 if language is Language.ZH else 176
        return (
            Column("number", self.tr("单号"), lambda row: row.number, 130, Cell.STRONG),
            Column("source", self.tr("来源"), lambda row: named(row.source, language), 140),
            Column("applicant", self.tr("班级/申请人"), whose, 200, stretch=True),
            Column("occupation", self.tr("工种"), lambda row: row.occupation.partition("（")[0], 130),
            Column("heads", self.tr("人数"), lambda row: row.heads, 64, Cell.NUMBER),
            Column("total", self.tr("金额（元）"), lambda row: row.total, 112, Cell.MONEY),
            Column("state", self.tr("状态"), lambda row: chip(row.state, language), state, Cell.CHIP),
            Column("applied", self.tr("申领日"), lambda row: day_text(row.application_date), 106, Cell.QUIET),
            Column("submitted", self.tr("提交"), lambda row: instant_text(row.submitted_at), 140, Cell.QUIET),
        )


def whose(row: ClaimRow) -> str:
    """The class with its institution, or who applies."""
    return f"{row.class_number}·{row.applicant}" if row.class_number else row.applicant


class ClassColumns(QObject):
    """Classes that may be claimed for."""

    def make(self, language: Language) -> tuple[Column[ClassRow], ...]:
        return (
            Column("number", self.tr("班号"), lambda row: row.number, 110, Cell.STRONG),
            Column("occupation", self.tr("工种"), lambda row: row.occupation_name, 130, stretch=True),
            Column("levels", self.tr("等级"), lambda row: levels_text(row.levels, language), 110),
            Column("heads", self.tr("人数"), lambda row: row.counts.enrolled, 64, Cell.NUMBER),
            Column("certificates", self.tr("取证"), lambda row: row.counts.certificates, 72, Cell.NUMBER),
        )


class CertificateColumns(QObject):
    """Certificates that may be claimed for."""

    def make(self, language: Language) -> tuple[Column[CertificateRow], ...]:
        return (
            Column("name", self.tr("姓名"), lambda row: row.name, 120, Cell.STRONG),
            Column("identity", self.tr("证件号"), lambda row: row.masked_id, 162, Cell.QUIET),
            Column("occupation", self.tr("工种"), lambda row: row.occupation, 120, stretch=True),
            Column("level", self.tr("等级"), lambda row: level_text(row.level, language), 64),
            Column("number", self.tr("证书编号"), lambda row: row.number, 206, Cell.QUIET),
            Column("issued", self.tr("发证日"), lambda row: day_text(row.issued_on), 104, Cell.QUIET),
        )
