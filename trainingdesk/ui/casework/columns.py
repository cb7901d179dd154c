"""What tables of a claim's people show."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from trainingdesk.domain.money import Money, total
from trainingdesk.domain.texts import Language
from trainingdesk.ui.casework.people import ClaimPerson
from trainingdesk.ui.terms import LEAST_ATTENDANCE, level_text
from trainingdesk.ui.widgets.columns import Cell, Column, Group, MarkCell, RateCell, StepCell, ToneCell, money_text


class PeopleColumns(QObject):
    """Columns in a language; ``narrow`` leaves out what a reviewer finds at the side."""

    def make(self, language: Language, *, narrow: bool = False) -> tuple[Column[ClaimPerson], ...]:
        return (
            Column("mark", "", self.mark, 36, Cell.MARK, sort=lambda row: row.is_paid, tip=self.tip),
            Column("position", self.tr("序"), lambda row: row.position, 44 if narrow else 56, Cell.NUMBER),
            Column("name", self.tr("姓名"), lambda row: row.subject.name, 100, stretch=True),
            Column(
                "identity", self.tr("证件号"), lambda row: row.subject.masked_id, 168, Cell.QUIET, hidden=narrow
            ),
            Column("level", self.tr("等级"), lambda row: levels(row, language), 112 if narrow else 128, sort=_rank),
            Column("attendance", self.tr("考勤"), attendance, 104 if narrow else 118, Cell.RATE),
            Column(
                "scores", self.tr("理论/实操"), scores, 92 if narrow else 122, Cell.NUMBER,
                sort=lambda row: row.facts.theory or -1,
            ),
            Column(
                "certificate", self.tr("证书编号"), lambda row: row.subject.certificate_no or "—", 210, Cell.QUIET,
                hidden=True,
            ),
            Column(
                "amount", self.tr("金额（元）"), self.amount, 104 if narrow else 180, Cell.MONEY,
                sort=lambda row: row.amount.fen, tip=lambda row: "\n".join(row.reasons),
            ),
        )  # fmt: skip

    def mark(self, row: ClaimPerson) -> MarkCell:
        """Whether they are paid, and whether something was remarked."""
        if row.remarks or row.draft:
            return MarkCell(self.tr("有意见"), "pin", "warning", bare=True)
        if row.is_paid:
            return MarkCell(self.tr("应申领"), "check", "success", bare=True)
        if row.is_pending:
            return MarkCell(self.tr("待定"), "clock", "info", bare=True)
        if not row.lines and row.subject.excluded_by is None:
            return MarkCell(self.tr("未计算"), "circle", "text_tertiary", bare=True)
        return MarkCell(self.tr("排除"), "excluded", "danger", bare=True)

    def tip(self, row: ClaimPerson) -> str:
        """What was remarked, or how they stand."""
        return (
            "\n".join((*filter(None, (act.comment for act in row.remarks)), row.draft)).strip() or self.mark(row).text
        )

    def amount(self, row: ClaimPerson) -> Money | ToneCell:
        """The amount, or the first reason why there is none."""
        if row.is_paid:
            return row.amount
        if row.is_pending:
            return ToneCell(self.tr("待定"), "info")
        if row.reasons:
            return ToneCell(row.reasons[0], "danger")
        return ToneCell(self.tr("未计算") if not row.lines else self.tr("排除"), "text_secondary")

    def group(self, row: ClaimPerson, everybody: Sequence[ClaimPerson]) -> Group:
        """The heading a row stands under."""
        people = [one for one in everybody if (one.is_paid, one.is_pending) == (row.is_paid, row.is_pending)]
        heads = self.tr("{count} 人").format(count=len(people))
        if row.is_paid:
            return Group("paid", self.tr("应申领"), heads, money_text(total(one.amount for one in people)))
        if row.is_pending:
            return Group("pending", self.tr("待定"), heads)
        if not any(one.lines for one in everybody):
            return Group("open", self.tr("未计算"), heads)
        return Group("excluded", self.tr("排除"), self.tr("{count} 人，不计入合计").format(count=len(people)))


def levels(row: ClaimPerson, language: Language) -> StepCell:
    """From the level held to the level reached."""
    held = row.facts.level_held
    return StepCell(level_text(held, language) if held is not None else "", level_text(row.subject.level, language))


def _rank(row: ClaimPerson) -> int:
    return -1 if row.subject.level is None else row.subject.level.rank


def attendance(row: ClaimPerson) -> RateCell:
    """The share of hours attended."""
    share = row.facts.attendance
    return RateCell(None if share is None else int(share.replace(".", "")[:5]), LEAST_ATTENDANCE)


def scores(row: ClaimPerson) -> str:
    """Theory and practice in points; a dash where none is known."""
    if row.facts.theory is None and row.facts.practice is None:
        return "—"
    return f"{_points(row.facts.theory)} / {_points(row.facts.practice)}"


def _points(hundredths: int | None) -> str:
    if hundredths is None:
        return "—"
    whole, part = divmod(hundredths, 100)
    return f"{whole}.{part:02d}".removesuffix(".00")
