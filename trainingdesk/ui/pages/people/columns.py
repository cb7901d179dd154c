"""What the list of people and the lists of one person show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject

from trainingdesk.domain.money import Money
from trainingdesk.domain.texts import Language
from trainingdesk.domain.vocabulary import DecisionStatus, Item, Scheme, Term
from trainingdesk.services.people_records import (
    AttendedClass,
    HeldLevel,
    PersonConflict,
    PersonDetail,
    PersonRow,
    YearOfMoney,
)
from trainingdesk.ui.terms import chip, day_text, level_text, named
from trainingdesk.ui.widgets.columns import Cell, ChipCell, Column, Group, MarkCell, RateCell

_STATUS = {
    DecisionStatus.PAYABLE: ("check", "success"),
    DecisionStatus.PENDING: ("clock", "warning"),
    DecisionStatus.EXCLUDED: ("excluded", "danger"),
    DecisionStatus.NOT_APPLICABLE: ("minus", "neutral"),
}


class PeopleColumns(QObject):
    """The list."""

    def make(self, language: Language) -> tuple[Column[PersonRow], ...]:
        return (
            Column("name", self.tr("姓名"), lambda row: row.name, 164, Cell.STRONG),
            Column("identity", self.tr("证件号"), lambda row: row.masked_id, 190, Cell.QUIET, masked=True),
            Column("sex", self.tr("性别"), lambda row: named(row.sex, language) or "—", 72),
            Column("age", self.tr("年龄"), lambda row: "—" if row.age is None else row.age, 64, Cell.NUMBER, age_key),
            Column("phone", self.tr("手机"), lambda row: row.masked_phone or "—", 140, Cell.QUIET),
            Column(
                "account", self.tr("银行账户"), lambda row: row.masked_account or "—", 190, Cell.QUIET, stretch=True
            ),
            Column("classes", self.tr("班次"), lambda row: row.classes, 72, Cell.NUMBER),
            Column("level", self.tr("最高等级"), lambda row: level_text(row.highest, language), 96),
            Column("kind", self.tr("证件类型"), lambda row: named(row.id_kind, language), 130, hidden=True),
        )


def age_key(row: PersonRow) -> int:
    """Unknown ages stand first."""
    return -1 if row.age is None else row.age


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """A past award or a line of a claim, in one list by year."""

    key: str
    year: int
    year_total: Money
    day: date
    what: str
    level: str
    source: str
    claim: str
    state: ChipCell
    amount: Money
    why: str


class PersonColumns(QObject):
    """The lists of one person."""

    def levels(self, language: Language) -> tuple[Column[HeldLevel], ...]:
        return (
            Column("number", self.tr("证书编号"), lambda row: row.number, 220, Cell.STRONG),
            Column("kind", self.tr("证书种类"), lambda row: named(row.kind, language), 170),
            Column("occupation", self.tr("工种"), lambda row: row.occupation_name, 160, stretch=True),
            Column("level", self.tr("等级"), lambda row: level_text(row.level, language), 72),
            Column("issued", self.tr("发证日期"), lambda row: day_text(row.issued_on), 110, Cell.QUIET),
            Column("issuer", self.tr("签发机构"), lambda row: row.issuer, 240),
            Column("state", self.tr("状态"), lambda row: chip(row.state, language), 104, Cell.CHIP),
        )

    def classes(self, language: Language) -> tuple[Column[AttendedClass], ...]:
        return (
            Column("number", self.tr("班号"), lambda row: row.number, 120, Cell.STRONG),
            Column("occupation", self.tr("工种"), lambda row: row.occupation_name, 130),
            Column("level", self.tr("等级"), lambda row: level_text(row.level_target, language), 72),
            Column("start", self.tr("开班"), lambda row: day_text(row.class_start), 104, Cell.QUIET),
            Column("end", self.tr("结束"), lambda row: day_text(row.class_end), 104, Cell.QUIET),
            Column("share", self.tr("考勤率"), share_cell, 120, Cell.RATE),
            Column("passed", self.tr("考核"), self._passed, 96, Cell.MARK),
            Column("institution", self.tr("机构"), lambda row: row.institution_name, 220, stretch=True),
            Column("state", self.tr("状态"), lambda row: chip(row.state, language), 96, Cell.CHIP),
        )

    def money(self) -> tuple[Column[MoneyRow], ...]:
        return (
            Column("day", self.tr("日期"), lambda row: day_text(row.day), 108, Cell.QUIET),
            Column("what", self.tr("补贴项目"), lambda row: row.what, 170, Cell.STRONG),
            Column("level", self.tr("等级"), lambda row: row.level, 72),
            Column("source", self.tr("来源"), lambda row: row.source, 150),
            Column("claim", self.tr("申领单"), lambda row: row.claim, 140, Cell.LINK),
            Column("state", self.tr("状态"), lambda row: row.state, 124, Cell.CHIP),
            Column("why", self.tr("说明"), lambda row: row.why, 200, Cell.QUIET, stretch=True, tip=lambda row: row.why),
            Column("amount", self.tr("金额"), lambda row: row.amount, 110, Cell.MONEY),
        )

    def conflicts(self, language: Language) -> tuple[Column[PersonConflict], ...]:
        return (
            Column("kind", self.tr("冲突"), lambda row: MarkCell(named(row.kind, language), "warning", "warning"), 190),
            Column("other", self.tr("对方"), lambda row: row.other_name or "—", 120, Cell.STRONG),
            Column("identity", self.tr("证件号"), lambda row: row.other_masked_id or "—", 190, Cell.QUIET),
            Column("subject", self.tr("相同之处"), lambda row: row.subject, 240, stretch=True),
        )

    def year_of(self, row: MoneyRow) -> Group:
        """A calendar year with what counts in it."""
        return Group(str(row.year), self.tr("{year} 年").format(year=row.year), "", str(row.year_total))

    def money_rows(self, seen: PersonDetail, language: Language) -> tuple[MoneyRow, ...]:
        """Awards and claim lines of every year, latest year first."""
        return tuple(row for year in seen.years for row in self._of_year(year, language))

    def _of_year(self, year: YearOfMoney, language: Language) -> tuple[MoneyRow, ...]:
        awards = (
            MoneyRow(
                key=f"a{year.year}-{place}",
                year=year.year,
                year_total=year.total,
                day=award.award_date,
                what=coded(Item, award.item, language),
                level=level_text(award.level, language),
                source=award.payer or self.tr("以往补贴"),
                claim="",
                state=self._award_state(award.revoked_on),
                amount=award.amount,
                why=award.certificate_no,
            )
            for place, award in enumerate(year.awards)
        )
        items = (
            MoneyRow(
                key=f"c{year.year}-{place}",
                year=year.year,
                year_total=year.total,
                day=item.day,
                what=coded(Item, item.item, language),
                level=level_text(item.level, language),
                source=coded(Scheme, item.scheme, language),
                claim=item.claim_number,
                state=ChipCell(named(item.status, language), *_STATUS[item.status]),
                amount=item.amount,
                why="；".join(item.told),
            )
            for place, item in enumerate(year.items)
        )
        return (*items, *awards)

    def _award_state(self, revoked_on: date | None) -> ChipCell:
        if revoked_on is None:
            return ChipCell(self.tr("已享受"), "check", "success")
        return ChipCell(self.tr("已追回"), "undo", "neutral")

    def _passed(self, row: AttendedClass) -> MarkCell:
        if row.passed is None:
            return MarkCell("—", "minus", "text_secondary")
        return (
            MarkCell(self.tr("合格"), "check", "success")
            if row.passed
            else MarkCell(self.tr("不合格"), "cross", "danger")
        )


def share_cell(row: AttendedClass) -> RateCell:
    """The share of hours as the register counts it."""
    if row.share is None:
        return RateCell(None)
    whole, _, part = row.share.partition(".")
    return RateCell(int(whole) * 10_000 + int(part.ljust(4, "0")[:4]), 8000)


def coded(terms: type[Term], code: str, language: Language) -> str:
    """A code by its name; one that nobody named as it is."""
    return named(terms(code), language) if code in set(terms) else code
