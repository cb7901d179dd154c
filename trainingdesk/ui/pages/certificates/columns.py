"""What the lists of those waiting and of certificates show."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trainingdesk.domain.texts import Language
from trainingdesk.services.certificate_desk import WaitingRow
from trainingdesk.services.certificate_records import CertificateRow
from trainingdesk.ui.terms import chip, day_text, level_text
from trainingdesk.ui.widgets.columns import Cell, Column, Group, MarkCell


class WaitingColumns(QObject):
    """People without a number, under the class they passed in."""

    def make(self, language: Language) -> tuple[Column[WaitingRow], ...]:
        return (
            Column("name", self.tr("姓名"), lambda row: row.name, 110, Cell.STRONG),
            Column("identity", self.tr("证件号"), lambda row: row.masked_id, 170, Cell.QUIET),
            Column("occupation", self.tr("工种"), lambda row: row.occupation, 130, stretch=True),
            Column("level", self.tr("等级"), lambda row: level_text(row.level, language), 72),
            Column("assessed", self.tr("考核日期"), lambda row: day_text(row.assessed_on), 104, Cell.QUIET),
            Column("glyphs", self.tr("字形"), self._glyphs, 96, Cell.MARK),
        )

    def group_of(self, row: WaitingRow) -> Group:
        """The class, by name, with its institution."""
        return Group(row.class_number, f"{row.class_number} {row.class_name}", row.institution_name)

    def _glyphs(self, row: WaitingRow) -> MarkCell:
        if row.missing:
            return MarkCell(self.tr("缺 {characters}").format(characters="".join(row.missing)), "warning", "warning")
        return MarkCell(self.tr("齐全"), "check", "success")


class LedgerColumns(QObject):
    """Certificates with their numbers."""

    def make(self, language: Language) -> tuple[Column[CertificateRow], ...]:
        return (
            Column("number", self.tr("证书编号"), lambda row: row.number, 204),
            Column("name", self.tr("姓名"), lambda row: row.name, 96, Cell.STRONG),
            Column("identity", self.tr("证件号"), lambda row: row.masked_id, 168, Cell.QUIET),
            Column(
                "occupation",
                self.tr("工种与等级"),
                lambda row: f"{row.occupation} {level_text(row.level, language)}",
                150,
                stretch=True,
            ),
            Column("issued", self.tr("发证日期"), lambda row: day_text(row.issued_on), 100, Cell.QUIET),
            Column("state", self.tr("状态"), lambda row: chip(row.state, language), 90, Cell.CHIP),
            Column("prints", self.tr("打印次数"), lambda row: row.prints, 74, Cell.NUMBER),
            Column("issuer", self.tr("评价机构"), lambda row: row.issuer, 200, hidden=True),
        )
