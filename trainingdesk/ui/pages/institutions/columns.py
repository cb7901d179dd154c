"""What the lists of institutions, employers and assessment bodies show."""

from __future__ import annotations

from datetime import timedelta
from typing import TypeVar

from PySide6.QtCore import QObject

from trainingdesk.domain.texts import Language
from trainingdesk.domain.vocabulary import EmployerKind, InstitutionKind, Term
from trainingdesk.services.employers import AssessmentBodyRow, EmployerRow
from trainingdesk.services.institution_lists import InstitutionRow
from trainingdesk.ui.terms import chip, day_text, named
from trainingdesk.ui.widgets.columns import Cell, Column

_DAY = timedelta(days=1)
T = TypeVar("T", bound=Term)


class InstitutionColumns(QObject):
    """The three registers of this page."""

    def institutions(self, language: Language) -> tuple[Column[InstitutionRow], ...]:
        return (
            Column("name", self.tr("机构名称"), lambda row: row.name, 240, Cell.STRONG, stretch=True),
            Column("code", self.tr("统一社会信用代码"), lambda row: row.credit_code, 190, Cell.QUIET),
            Column("kind", self.tr("类型"), lambda row: kind_text(InstitutionKind, row.kind, language), 186),
            Column("grade", self.tr("等次"), lambda row: row.grade or "—", 70),
            Column("from", self.tr("认定起"), lambda row: day_text(row.certified_from), 118, Cell.QUIET),
            Column("until", self.tr("认定止"), lambda row: day_text(row.certified_until - _DAY), 132, Cell.QUIET),
            Column("contact", self.tr("联系人"), lambda row: row.contact or "—", 84),
            Column("phone", self.tr("电话"), lambda row: row.phone or "—", 120, hidden=True),
            Column("state", self.tr("状态"), lambda row: chip(row.state, language), 104, Cell.CHIP),
        )

    def employers(self, language: Language) -> tuple[Column[EmployerRow], ...]:
        return (
            Column("name", self.tr("单位名称"), lambda row: row.name, 240, Cell.STRONG, stretch=True),
            Column("code", self.tr("统一社会信用代码"), lambda row: row.credit_code, 190, Cell.QUIET),
            Column("kind", self.tr("类型"), lambda row: kind_text(EmployerKind, row.kind, language), 150),
            Column("bank", self.tr("开户行"), lambda row: row.bank, 190),
            Column("account", self.tr("账号", "bank"), lambda row: row.account, 170, Cell.QUIET),
            Column("contact", self.tr("联系人"), lambda row: row.contact or "—", 84),
        )

    def bodies(self) -> tuple[Column[AssessmentBodyRow], ...]:
        return (
            Column("name", self.tr("机构名称"), lambda row: row.name, 260, Cell.STRONG, stretch=True),
            Column("english", self.tr("英文名称"), lambda row: row.english_name or "—", 320),
            Column("code", self.tr("统一社会信用代码"), lambda row: row.credit_code, 190, Cell.QUIET),
            Column("prefix", self.tr("编号前缀"), lambda row: row.number_prefix, 150, Cell.QUIET),
        )


def kind_text(terms: type[T], code: str | None, language: Language) -> str:
    """A kind by its name; files may bring other codes, which stand as they are."""
    if not code:
        return "—"
    return named(terms(code), language) if code in set(terms) else code
