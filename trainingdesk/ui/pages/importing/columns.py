"""Rows of a file as the check shows them: what is wrong where, why, what helps, and what would come of the row."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.domain.texts import Language, message, remedy
from trainingdesk.exchange.cell_text import shown
from trainingdesk.exchange.corrections import CellMark
from trainingdesk.services.import_records import ImportPreview, PlannedRow, RowAction, RowMark
from trainingdesk.services.import_source import FileLook
from trainingdesk.ui.pages.importing.edits import NO_EDITS, Edits
from trainingdesk.ui.widgets.columns import Cell, CheckCell, Column, MarkCell, ToneCell

_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}
_SIGNS = {
    Severity.ERROR: ("error", "danger"),
    Severity.WARNING: ("warning", "warning"),
    Severity.NOTE: ("info", "info"),
}


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One thing said about one row of the file, or a row about which nothing is said.

    ``text`` is what stands in its cell, in full, None where no cell can be written; ``masked`` is that for the list.
    """

    key: Hashable
    mark: RowMark | None
    planned: PlannedRow | None
    finding: Finding | None
    cell: CellMark | None = None
    text: str | None = None
    masked: str = ""
    is_written: bool = False  # whether the cell was written anew
    is_mended: bool = False  # whether that put it right
    is_skipped: bool = False  # whether its row stays out though it could go in

    @property
    def severity(self) -> Severity | None:
        return self.finding.severity if self.finding and not self.is_mended else None

    @property
    def anchor(self) -> CellMark | None:
        """Its cell, or the first one of its row."""
        return self.cell or (CellMark(self.mark.sheet or "", self.mark.row, "A") if self.mark else None)

    @property
    def suggestion(self) -> str | None:
        """What its cell would say if it were right; None where that is unknown or done."""
        if self.finding is None or self.cell is None or self.is_mended:
            return None
        return self.finding.suggestion

    @property
    def name(self) -> str:
        return self.planned.name if self.planned else ""

    @property
    def can_go_in(self) -> bool:
        """Whether its row could be imported, and so may be skipped."""
        return self.planned is not None and self.planned.action in (RowAction.ADD, RowAction.CHANGE)


def rows_of(preview: ImportPreview, edits: Edits = NO_EDITS, look: FileLook | None = None) -> tuple[CheckRow, ...]:
    """Everything a preview says, the gravest first, then what was put right; rows without a word last."""
    making = _Rows(preview, edits, look)
    said = sorted(preview.findings, key=lambda finding: _GRAVITY[finding.severity])
    graver = [finding for finding in said if finding.severity is not Severity.NOTE]
    wrong = {cell_of(finding) for finding in graver}
    mended = [mend.finding for mend in edits.mends if mend.cell not in wrong]
    rows = [making.row(finding) for finding in graver]
    rows += [making.row(finding, is_mended=True) for finding in mended]
    rows += [making.row(finding) for finding in said[len(graver) :]]
    spoken = {row.mark for row in rows}
    rows += [making.quiet(row) for row in preview.rows if row.mark not in spoken]
    return tuple(rows)


def cell_of(finding: Finding) -> CellMark | None:
    """The cell that a finding is about; None where it is about a whole row or file."""
    place = finding.place
    if place.row is None or place.column is None:
        return None
    return CellMark(place.sheet or "", place.row, place.column)


class _Rows:
    """Makes the rows of one preview."""

    def __init__(self, preview: ImportPreview, edits: Edits, look: FileLook | None) -> None:
        self._planned = {row.mark: row for row in preview.rows}
        self._edits = edits
        self._texts = {each.cell: each for each in look.texts} if look else {}
        self._keys: dict[Hashable, int] = {}

    def row(self, finding: Finding, *, is_mended: bool = False) -> CheckRow:
        place, cell = finding.place, cell_of(finding)
        mark = None if place.row is None else RowMark(place.sheet, place.row)
        stands = self._texts.get(cell) if cell else None
        written = self._edits.text_of(cell) if cell else None
        text = written if written is not None else stands.text if stands else None
        return CheckRow(
            key=self._key((mark, cell, finding.code)),
            mark=mark,
            planned=self._planned.get(mark) if mark else None,
            finding=finding,
            cell=cell,
            text=text,
            masked=shown(written) if written is not None else stands.masked if stands else "",
            is_written=written is not None,
            is_mended=is_mended,
            is_skipped=mark in self._edits.skipped,
        )

    def quiet(self, row: PlannedRow) -> CheckRow:
        """A row about which nothing is said."""
        return CheckRow((row.mark, None), row.mark, row, None, is_skipped=row.mark in self._edits.skipped)

    def _key(self, key: Hashable) -> Hashable:
        """The same finding twice at one place counts up."""
        self._keys[key] = self._keys.get(key, 0) + 1
        return (key, self._keys[key])


class CheckColumns(QObject):
    """Columns in a language."""

    def make(self, language: Language) -> tuple[Column[CheckRow], ...]:
        return (
            Column("take", self.tr("导入"), self.take, 76, sort=lambda row: int(row.is_skipped)),
            Column("sign", self.tr("检查"), self.sign, 88, Cell.MARK, sort=gravity),
            Column("row", self.tr("行"), lambda row: row.mark.row if row.mark else 0, 56, Cell.NUMBER),
            Column("column", self.tr("列"), lambda row: (row.finding and row.finding.place.column) or "—", 46),
            Column("name", self.tr("姓名"), lambda row: row.name or "—", 96, Cell.STRONG),
            Column("value", self.tr("原值"), lambda row: (row.finding and row.finding.value) or "—", 150, Cell.QUIET),
            Column("text", self.tr("改为"), self.written, 150, edit=lambda row: row.text),
            Column("problem", self.tr("问题"), lambda row: said(row, language), 320, stretch=True,
                   tip=lambda row: said(row, language)),
            Column("remedy", self.tr("建议"), lambda row: self.advice(row, language), 200, Cell.QUIET,
                   tip=lambda row: helps(row, language)),
            Column("action", self.tr("处理"), self.action, 80),
        )  # fmt: skip

    def sign(self, row: CheckRow) -> MarkCell:
        """How grave it is, as a sign and a word."""
        if row.is_mended:
            return MarkCell(self.tr("已修"), "check", "success")
        if row.severity is None:
            return MarkCell(self.tr("无问题"), "check", "success")
        words = {
            Severity.ERROR: self.tr("有误"), Severity.WARNING: self.tr("留意"), Severity.NOTE: self.tr("说明"),
        }  # fmt: skip
        return MarkCell(words[row.severity], *_SIGNS[row.severity])

    def take(self, row: CheckRow) -> CheckCell | str:
        """A box to take the row or leave it; none where it cannot go in."""
        if not row.can_go_in:
            return ""
        return CheckCell(self.tr("跳过") if row.is_skipped else self.tr("导入"), not row.is_skipped)

    def advice(self, row: CheckRow, language: Language) -> str | ToneCell:
        """What the cell would say if it were right, where that is known; else what helps."""
        if row.suggestion is not None:
            return ToneCell(self.tr("改为 {text}").format(text=row.suggestion), "accent")
        return helps(row, language)

    def written(self, row: CheckRow) -> str | ToneCell:
        """What was written into the cell, masked; how to, where something is wrong with it."""
        if row.is_written:
            return ToneCell(row.masked or self.tr("（空）"), "success" if row.is_mended else "danger")
        if row.text is not None and row.severity in (Severity.ERROR, Severity.WARNING):
            return ToneCell(self.tr("F2 修改"), "text_tertiary")
        return ""

    def action(self, row: CheckRow) -> str | ToneCell:
        """What would come of the row."""
        if row.planned is None:
            return "—"
        if row.is_skipped and row.can_go_in:
            return ToneCell(self.tr("跳过"), "text_secondary")
        words = {
            RowAction.ADD: self.tr("导入"), RowAction.CHANGE: self.tr("更新"), RowAction.SAME: self.tr("无变化"),
            RowAction.OUT: self.tr("不导入"),
        }  # fmt: skip
        return words[row.planned.action]


def gravity(row: CheckRow) -> int:
    """0 for errors, then warnings and what was put right; the highest for nothing."""
    if row.is_mended:
        return len(_GRAVITY)
    return len(_GRAVITY) + 1 if row.severity is None else _GRAVITY[row.severity]


def said(row: CheckRow, language: Language) -> str:
    """What is wrong, in words."""
    return message(row.finding.code, language, **dict(row.finding.params)) if row.finding else ""


def helps(row: CheckRow, language: Language) -> str:
    """What helps; nothing where there is nothing to do."""
    return remedy(row.finding.code, language, **dict(row.finding.params)) if row.finding else ""
