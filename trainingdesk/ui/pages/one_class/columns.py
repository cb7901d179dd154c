"""What the tables of a class show: trainees with what stands in their way first, results, certificates, claims."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trainingdesk.domain.texts import Language
from trainingdesk.services.certificate_records import CertificateRow
from trainingdesk.services.claim_records import ClaimRow
from trainingdesk.services.class_records import TraineeRow
from trainingdesk.ui.terms import LEAST_ATTENDANCE, chip, day_text, instant_text, level_text, named
from trainingdesk.ui.widgets.columns import Cell, Column, MarkCell, RateCell

_GOOD, _WARNED, _WRONG = "success", "warning", "danger"


class TraineeColumns(QObject):
    """Trainees, and the check: what would keep somebody off a claim is said in words.

    Numbers are typed anew where they are edited: the list does not know them in full.
    """

    may_edit = False

    def make(self, language: Language) -> tuple[Column[TraineeRow], ...]:
        return (
            Column("position", self.tr("序"), lambda row: row.position, 52, Cell.NUMBER),
            Column("name", self.tr("姓名"), lambda row: row.name, 96, Cell.STRONG),
            Column("id", self.tr("证件号"), lambda row: row.masked_id, 156, Cell.QUIET),
            Column("age", self.tr("年龄"), lambda row: "—" if row.age is None else row.age, 56, Cell.NUMBER,
                   sort=lambda row: row.age or 0),
            Column("group", self.tr("人员类别"), lambda row: named(row.group, language), 124,
                   edit=lambda row: self._edit(row.group.zh if row.group else ""),
                   tip=lambda row: named(row.group, language)),
            Column("levels", self.tr("现等级 → 申报"), lambda row: levels_change(row, language), 110),
            Column("phone", self.tr("手机"), lambda row: row.masked_phone or "—", 112, Cell.QUIET,
                   edit=lambda row: self._edit("")),
            Column("account", self.tr("银行账户"), lambda row: row.masked_account or "—", 104, Cell.QUIET,
                   edit=lambda row: self._edit("")),
            Column("attendance", self.tr("考勤"), attendance, 116, Cell.RATE),
            Column("passed", self.tr("考核"), self.result, 90, hidden=True),
            Column("check", self.tr("检查"), self.check, 150, Cell.MARK, sort=self._order, stretch=True),
        )  # fmt: skip

    def _edit(self, text: str) -> str | None:
        return text if self.may_edit else None

    def results(self, language: Language) -> tuple[Column[TraineeRow], ...]:
        """The same people by what they were assessed for."""
        return (
            Column("position", self.tr("序"), lambda row: row.position, 56, Cell.NUMBER),
            Column("name", self.tr("姓名"), lambda row: row.name, 130, Cell.STRONG),
            Column("id", self.tr("证件号"), lambda row: row.masked_id, 180, Cell.QUIET),
            Column("levels", self.tr("现等级 → 申报"), lambda row: levels_change(row, language), 150),
            Column("day", self.tr("考核日期"), lambda row: day_text(row.assessed_on) or "—", 130),
            Column("passed", self.tr("考核"), self.mark, 130, Cell.MARK),
            Column("certificate", self.tr("证书编号"), lambda row: row.certificate_number or "—", 240, stretch=True),
        )

    def result(self, row: TraineeRow) -> str:
        """Passed or not; a dash before any assessment."""
        if row.passed is None:
            return "—"
        return self.tr("合格") if row.passed else self.tr("不合格")

    def mark(self, row: TraineeRow) -> MarkCell:
        """The result with its sign."""
        if row.passed is None:
            return MarkCell(self.tr("未考核"), "circle", "text_secondary")
        return MarkCell(self.result(row), *(("check", _GOOD) if row.passed else ("cross", _WRONG)))

    def check(self, row: TraineeRow) -> MarkCell:
        """The gravest thing about a trainee."""
        rate = attendance(row)
        if rate.is_low:
            return MarkCell(self.tr("考勤 {share} < 80 %").format(share=rate.text), "error", _WRONG)
        if row.passed is False:
            return MarkCell(self.tr("考核不合格"), "error", _WRONG)
        if row.passed and row.certificate_number is None:
            return MarkCell(self.tr("合格未登记证书"), "warning", _WARNED)
        if row.masked_account is None:
            return MarkCell(self.tr("缺银行账户"), "warning", _WARNED)
        if row.group is None:
            return MarkCell(self.tr("缺人员类别"), "warning", _WARNED)
        return MarkCell(self.tr("无问题"), "check", _GOOD)

    def _order(self, row: TraineeRow) -> int:
        return (_WRONG, _WARNED, _GOOD).index(self.check(row).tone)

    def tone(self, row: TraineeRow) -> str:
        """How grave it is."""
        return self.check(row).tone

    def worst_first(self, rows: tuple[TraineeRow, ...]) -> tuple[TraineeRow, ...]:
        """Problems first, each kind in the order of the roster."""
        return tuple(sorted(rows, key=lambda row: (self._order(row), row.position)))


class CertificateColumns(QObject):
    """Certificates of the class."""

    def make(self, language: Language) -> tuple[Column[CertificateRow], ...]:
        return (
            Column("number", self.tr("证书编号"), lambda row: row.number, 230, Cell.STRONG),
            Column("name", self.tr("姓名"), lambda row: row.name, 120),
            Column("id", self.tr("证件号"), lambda row: row.masked_id, 180, Cell.QUIET),
            Column("level", self.tr("等级"), lambda row: level_text(row.level, language), 80),
            Column("issued", self.tr("发证日期"), lambda row: day_text(row.issued_on), 120, Cell.QUIET),
            Column("issuer", self.tr("评价机构"), lambda row: row.issuer, 220, stretch=True),
            Column("prints", self.tr("打印次数"), lambda row: row.prints, 90, Cell.NUMBER),
            Column("state", self.tr("状态"), lambda row: chip(row.state, language), 120, Cell.CHIP),
        )


class ClaimColumns(QObject):
    """Claims made for the class."""

    def make(self, language: Language) -> tuple[Column[ClaimRow], ...]:
        return (
            Column("number", self.tr("申领单号"), lambda row: row.number, 160, Cell.STRONG),
            Column("state", self.tr("状态"), lambda row: chip(row.state, language), 160, Cell.CHIP),
            Column("heads", self.tr("人数"), lambda row: row.heads, 80, Cell.NUMBER),
            Column("total", self.tr("金额（元）"), lambda row: row.total, 140, Cell.MONEY),
            Column("applied", self.tr("申领日期"), lambda row: day_text(row.application_date), 130, Cell.QUIET),
            Column("submitted", self.tr("提交时间"), lambda row: instant_text(row.submitted_at) or "—", 170, Cell.QUIET,
                   stretch=True),
        )  # fmt: skip


def attendance(row: TraineeRow) -> RateCell:
    """The share of hours attended, against the four fifths that packs ask for."""
    parts = row.hours_attended * 10_000 // row.hours_planned if row.hours_planned else None
    return RateCell(parts, LEAST_ATTENDANCE)


def levels_change(row: TraineeRow, language: Language) -> str:
    """From the level held to the level aimed at."""
    return f"{level_text(row.level_held, language)} → {level_text(row.level_target, language)}"
