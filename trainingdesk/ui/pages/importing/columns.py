"""Rows of a file as the check shows them: what is wrong where, why, what helps, and what would come of the row."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject

from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.domain.texts import Language, message, remedy
from trainingdesk.services.import_records import ImportPreview, PlannedRow, RowAction, RowMark
from trainingdesk.ui.widgets.columns import Cell, Column, MarkCell

_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
_SIGNS = {
    Severity.ERROR: ("error", "danger"),
    Severity.WARNING: ("warning", "warning"),
    Severity.NOTE: ("info", "info"),
}


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One thing said about one row of the file, or a row about which nothing is said."""

    key: int
    mark: RowMark | None
    planned: PlannedRow | None
    finding: Finding | None

    @property
    def severity(self) -> Severity | None:
        return self.finding.severity if self.finding else None

    @property
    def name(self) -> str:
        return self.planned.name if self.planned else ""


def rows_of(preview: ImportPreview) -> tuple[CheckRow, ...]:
    """Everything a preview says, the gravest first; rows without a word last."""
    planned = {row.mark: row for row in preview.rows}
    said = sorted(preview.findings, key=lambda finding: _GRAVITY[finding.severity])
    marks = [None if f.place.row is None else RowMark(f.place.sheet, f.place.row) for f in said]
    spoken = set(marks)
    quiet = [row for row in preview.rows if row.mark not in spoken]
    rows = [
        CheckRow(key, mark, planned.get(mark) if mark else None, finding)
        for key, (finding, mark) in enumerate(zip(said, marks, strict=True))
    ]
    rows += [CheckRow(key, row.mark, row, None) for key, row in enumerate(quiet, len(rows))]
    return tuple(rows)


class CheckColumns(QObject):
    """Columns in a language."""

    def make(self, language: Language) -> tuple[Column[CheckRow], ...]:
        return (
            Column("sign", self.tr("检查"), self.sign, 92, Cell.MARK, sort=gravity),
            Column("row", self.tr("行"), lambda row: row.mark.row if row.mark else 0, 60, Cell.NUMBER),
            Column("column", self.tr("列"), lambda row: (row.finding and row.finding.place.column) or "—", 52),
            Column("name", self.tr("姓名"), lambda row: row.name or "—", 110, Cell.STRONG),
            Column("value", self.tr("原值"), lambda row: (row.finding and row.finding.value) or "—", 160, Cell.QUIET),
            Column("problem", self.tr("问题"), lambda row: said(row, language), 360, stretch=True,
                   tip=lambda row: said(row, language)),
            Column("remedy", self.tr("建议"), lambda row: helps(row, language), 230, Cell.QUIET,
                   tip=lambda row: helps(row, language)),
            Column("action", self.tr("处理"), self.action, 80),
        )  # fmt: skip

    def sign(self, row: CheckRow) -> MarkCell:
        """How grave it is, as a sign and a word."""
        if row.severity is None:
            return MarkCell(self.tr("无问题"), "check", "success")
        words = {
            Severity.ERROR: self.tr("有误"), Severity.WARNING: self.tr("留意"), Severity.NOTE: self.tr("说明"),
        }  # fmt: skip
        return MarkCell(words[row.severity], *_SIGNS[row.severity])

    def action(self, row: CheckRow) -> str:
        """What would come of the row."""
        if row.planned is None:
            return "—"
        words = {
            RowAction.ADD: self.tr("导入"), RowAction.CHANGE: self.tr("更新"), RowAction.SAME: self.tr("无变化"),
            RowAction.OUT: self.tr("不导入"),
        }  # fmt: skip
        return words[row.planned.action]


def gravity(row: CheckRow) -> int:
    """0 for errors, the highest for nothing."""
    return len(_GRAVITY) if row.severity is None else _GRAVITY[row.severity]


def said(row: CheckRow, language: Language) -> str:
    """What is wrong, in words."""
    return message(row.finding.code, language, **dict(row.finding.params)) if row.finding else ""


def helps(row: CheckRow, language: Language) -> str:
    """What helps; nothing where there is nothing to do."""
    return remedy(row.finding.code, language, **dict(row.finding.params)) if row.finding else ""
