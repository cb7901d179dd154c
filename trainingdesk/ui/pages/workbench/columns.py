"""The newest classes with what each wants next, and the figures behind the charts."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trainingdesk.domain.texts import Language
from trainingdesk.services.next_steps import ClaimedClass, NextStep
from trainingdesk.ui.terms import attendance_rate, chip, levels_text, named, passed_text
from trainingdesk.ui.widgets.charts import Bars, CountRow
from trainingdesk.ui.widgets.columns import Cell, ChipCell, Column, ToneCell

NEXT = "next"
_OTHERS = frozenset(
    {NextStep.HR_REVIEWS, NextStep.HR_ISSUES, NextStep.FINANCE_DECIDES, NextStep.NOTHING}
)  # nothing to press: it waits for somebody else


class RecentColumns(QObject):
    """Columns in a language."""

    def make(self, language: Language) -> tuple[Column[ClaimedClass], ...]:
        zh = language is Language.ZH  # English states and steps are longer; the rate says more than the count
        return (
            Column("number", self.tr("班号"), lambda one: one.row.number, 104, Cell.STRONG),
            Column("occupation", self.tr("工种"), lambda one: one.row.occupation_name, 120, stretch=True),
            Column("levels", self.tr("等级"), lambda one: levels_text(one.row.levels, language), 104 if zh else 90),
            Column("heads", self.tr("人数"), lambda one: one.row.counts.enrolled, 60 if zh else 74, Cell.NUMBER),
            Column("attendance", self.tr("考勤率"), lambda one: attendance_rate(one.row.counts), 106, Cell.RATE),
            Column("passed", self.tr("考核通过"), lambda one: passed_text(one.row.counts), 82, Cell.NUMBER,
                   hidden=not zh),
            Column("claim", self.tr("申领状态"), lambda one: self.claim(one, language), 122 if zh else 180, Cell.CHIP),
            Column(NEXT, self.tr("下一步"), lambda one: next_text(one, language), 104 if zh else 136, Cell.LINK),
        )  # fmt: skip

    def claim(self, one: ClaimedClass, language: Language) -> ChipCell:
        """Where the claim of the class stands."""
        if one.claim_state is None:
            return ChipCell(self.tr("未申领"), "circle", "neutral")
        return chip(one.claim_state, language)


class ChartColumns(QObject):
    """The figures of a chart as a table."""

    def months(self, series: tuple[str, str]) -> tuple[Column[Bars], ...]:
        return (
            Column("text", self.tr("月份"), lambda group: group.text, 70),
            Column("first", series[0], lambda group: group.first, 100, Cell.MONEY),
            Column("second", series[1], lambda group: group.second, 100, Cell.MONEY, stretch=True),
        )

    def states(self) -> tuple[Column[CountRow], ...]:
        return (
            Column("text", self.tr("申领状态"), lambda row: row.text, 100),
            Column("count", self.tr("单数"), lambda row: row.count, 60, Cell.NUMBER),
            Column("total", self.tr("金额（元）"), lambda row: row.total, 100, Cell.MONEY, stretch=True),
        )


def next_text(one: ClaimedClass, language: Language) -> str | ToneCell:
    """What to do next, as a link; quiet where it waits for somebody else."""
    words = named(one.next_step, language)
    return ToneCell(words, "text_secondary") if one.next_step in _OTHERS else words
