"""What the list of classes shows."""

from __future__ import annotations

from PySide6.QtCore import QObject

from trainingdesk.domain.texts import Language
from trainingdesk.services.class_records import ClassRow
from trainingdesk.ui.terms import attendance_rate, chip, day_text, levels_text, passed_text
from trainingdesk.ui.widgets.columns import Cell, Column


class ClassColumns(QObject):
    """Columns in a language; ``own`` when all classes are of one institution, which need not be named."""

    def make(self, language: Language, *, own: bool) -> tuple[Column[ClassRow], ...]:
        return (
            Column("number", self.tr("班号"), lambda row: row.number, 112, Cell.STRONG),
            Column("occupation", self.tr("工种"), lambda row: row.occupation_name, 150, stretch=own),
            Column("levels", self.tr("等级"), lambda row: levels_text(row.levels, language), 130),
            Column("heads", self.tr("人数"), lambda row: row.counts.enrolled, 68, Cell.NUMBER),
            Column("start", self.tr("开班"), lambda row: day_text(row.class_start), 106, Cell.QUIET),
            Column("end", self.tr("结束"), lambda row: day_text(row.class_end), 106, Cell.QUIET),
            Column("attendance", self.tr("考勤率"), lambda row: attendance_rate(row.counts), 120, Cell.RATE),
            Column("passed", self.tr("考核通过"), lambda row: passed_text(row.counts), 90, Cell.NUMBER,
                   sort=lambda row: row.counts.passed),
            Column("certificates", self.tr("取证"), lambda row: row.counts.certificates, 72, Cell.NUMBER),
            Column("institution", self.tr("机构"), lambda row: row.institution_name, 200, stretch=True,
                   hidden=own),
            Column("state", self.tr("状态"), lambda row: chip(row.state, language), 110, Cell.CHIP),
        )  # fmt: skip
