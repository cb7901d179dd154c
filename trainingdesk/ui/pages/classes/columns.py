"""What the list of classes shows."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trainingdesk.domain.texts import Language
from trainingdesk.services.class_records import ClassRow
from trainingdesk.ui.terms import chip, day_text, level_text
from trainingdesk.ui.widgets.columns import Cell, Column, RateCell


class ClassColumns(QObject):
    """Columns in a language."""

    def make(self, language: Language) -> tuple[Column[ClassRow], ...]:
        return (
            Column("number", self.tr("班号"), lambda row: row.number, 120, Cell.STRONG),
            Column("occupation", self.tr("工种"), lambda row: row.occupation_name, 150, stretch=True),
            Column("levels", self.tr("等级"), lambda row: levels(row, language), 110),
            Column("heads", self.tr("人数"), lambda row: row.counts.enrolled, 72, Cell.NUMBER),
            Column("start", self.tr("开班"), lambda row: day_text(row.class_start), 110, Cell.QUIET),
            Column("end", self.tr("结束"), lambda row: day_text(row.class_end), 110, Cell.QUIET),
            Column("attendance", self.tr("考勤率"), attendance, 130, Cell.RATE),
            Column("passed", self.tr("考核通过"), passed, 100, Cell.NUMBER, sort=lambda row: row.counts.passed),
            Column("certificates", self.tr("取证"), lambda row: row.counts.certificates, 72, Cell.NUMBER),
            Column("institution", self.tr("机构"), lambda row: row.institution_name, 190),
            Column("state", self.tr("状态"), lambda row: chip(row.state, language), 110, Cell.CHIP),
        )


def levels(row: ClassRow, language: Language) -> str:
    """The levels of a class, lowest first."""
    return ("、" if language is Language.ZH else ", ").join(level_text(level, language) for level in row.levels)


def attendance(row: ClassRow) -> RateCell:
    """The share of hours attended, against the four fifths that packs ask for."""
    counts = row.counts
    return RateCell(counts.hours_attended * 10_000 // counts.hours_planned if counts.hours_planned else None, 8000)


def passed(row: ClassRow) -> str:
    """Passed of assessed; a dash before any assessment."""
    return f"{row.counts.passed} / {row.counts.assessed}" if row.counts.assessed else "—"
