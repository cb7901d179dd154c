"""The clerk's own workbook back with remarks: faulty cells coloured, a column of remarks, a sheet with all findings.

An .xlsx keeps everything it held. Other formats, and what cannot be written into, come back as a new .xlsx with the
same rows in the same places, every cell as text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.domain.texts import Language, message, remedy
from trainingdesk.exchange.addresses import column_index
from trainingdesk.exchange.cell_text import shown_number
from trainingdesk.exchange.file_kinds import SheetFormat
from trainingdesk.exchange.lists import ColumnUse
from trainingdesk.exchange.workbook import ReadLimits, Sheet, Workbook, WorkbookRead, annotated

_HEADINGS = {Language.ZH: "检查意见", Language.EN: "Remarks"}
_LABELS = {
    Language.ZH: {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.NOTE: "说明"},
    Language.EN: {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.NOTE: "Note"},
}
_TITLES = {
    Language.ZH: ("级别", "工作表", "行", "列", "表头", "原值", "问题", "怎么办", "另见行", "代码"),
    Language.EN: ("Severity", "Sheet", "Row", "Column", "Header", "Value", "Finding", "Remedy", "Other row", "Code"),
}
_COLOURS = {Severity.ERROR: "#FFC7CE", Severity.WARNING: "#FFEB9C"}
_LONGEST = 4000
_CELL_HOLDS = 32_000
_MADE = datetime(2020, 1, 1)  # noqa: DTZ001 - the format knows no zone; a fixed day keeps the bytes the same


@dataclass(frozen=True, slots=True)
class Remarks:
    """What is to be said in the file: the check's findings and columns, in one language."""

    findings: tuple[Finding, ...]
    columns: tuple[ColumnUse, ...]
    language: Language = Language.ZH

    def rows_of(self, sheet: str | None) -> Mapping[int, str]:
        """The remark for each row of a sheet that has an error or a warning."""
        rows: dict[int, list[str]] = {}
        for finding in self._of(sheet):
            label = _LABELS[self.language][finding.severity]
            said = message(finding.code, self.language, **finding.params)
            rows.setdefault(finding.place.row or 0, []).append(f"【{label}】{said}")
        return {row: " ".join(texts)[:_LONGEST] for row, texts in rows.items()}

    def cells_of(self, sheet: str | None) -> Mapping[tuple[int, int], Severity]:
        """The cells of a sheet to colour, by row and column (from 0); an error outweighs a warning."""
        cells: dict[tuple[int, int], Severity] = {}
        for finding in self._of(sheet):
            if finding.place.column is not None:
                place = (finding.place.row or 0, column_index(finding.place.column))
                cells[place] = min(cells.get(place, finding.severity), finding.severity, key=list(Severity).index)
        return cells

    def header_row(self, sheet: str | None) -> int | None:
        """The row of the header on a sheet that was read."""
        return next((use.header_row for use in self.columns if use.sheet == sheet), None)

    def summary(self) -> list[list[str]]:
        """Every finding as a row of text, errors first."""
        ordered = sorted(self.findings, key=lambda finding: list(Severity).index(finding.severity))
        return [list(_TITLES[self.language]), *(self._line(finding) for finding in ordered)]

    @property
    def heading(self) -> str:
        return _HEADINGS[self.language]

    def _of(self, sheet: str | None) -> Iterable[Finding]:
        return (
            finding
            for finding in self.findings
            if finding.place.sheet == sheet and finding.place.row is not None and finding.severity is not Severity.NOTE
        )

    def _line(self, finding: Finding) -> list[str]:
        place = finding.place
        return [
            _LABELS[self.language][finding.severity],
            place.sheet or "",
            str(place.row or ""),
            place.column or "",
            place.header or "",
            finding.value or "",
            message(finding.code, self.language, **finding.params),
            remedy(finding.code, self.language, **finding.params),
            str(finding.other_row or ""),
            finding.code,
        ]


def with_remarks(read: WorkbookRead, remarks: Remarks, limits: ReadLimits = ReadLimits()) -> bytes:
    """The file as .xlsx with remarks and amendments in it; of one that cannot be read, the list of findings alone."""
    workbook = read.workbook
    if workbook is not None and workbook.format is SheetFormat.XLSX:
        content = annotated(workbook, _for_child(read, workbook, remarks), limits)
        if isinstance(content, bytes):
            return content
    return _rewritten(workbook.sheets if workbook else (), remarks)


def _for_child(read: WorkbookRead, workbook: Workbook, remarks: Remarks) -> Mapping[str, object]:
    sheets: list[Mapping[str, object]] = []
    for sheet in workbook.sheets:
        header_row = remarks.header_row(sheet.name)
        if header_row is not None:
            cells = remarks.cells_of(sheet.name).items()
            amended = {each.cell: each.text for each in read.amendments if each.cell.sheet == sheet.name}
            sheets.append({
                "name": sheet.name,
                "header_row": header_row,
                "rows": list(remarks.rows_of(sheet.name).items()),
                "cells": [(row, column, severity.value) for (row, column), severity in cells],
                "texts": [(cell.row, column_index(cell.column), text) for cell, text in amended.items()],
            })  # fmt: skip
    summary = remarks.summary()
    return {"heading": remarks.heading, "sheets": sheets, "summary_name": remarks.heading, "summary": summary}


def _rewritten(sheets: Sequence[Sheet], remarks: Remarks) -> bytes:
    book = _TextBook(remarks)
    for sheet in sheets:
        book.copy(sheet)
    return book.finished()


class _TextBook:
    """A workbook in which every cell is text: nothing is computed, no digit is lost a second time."""

    def __init__(self, remarks: Remarks) -> None:
        self._remarks = remarks
        self._content = BytesIO()
        self._book = xlsxwriter.Workbook(self._content, {"in_memory": True, "strings_to_formulas": False})
        self._book.set_properties({"created": _MADE})
        self._plain = self._book.add_format({"num_format": "@"})
        self._coloured = {
            severity: self._book.add_format({"num_format": "@", "bg_color": colour})
            for severity, colour in _COLOURS.items()
        }
        self._taken = {remarks.heading.casefold()}

    def copy(self, sheet: Sheet) -> None:
        """The sheet's rows in their places, coloured, with the column of remarks after the last one."""
        name = sheet.name or None
        page = self._book.add_worksheet(self._free_name(sheet.name))
        cells, texts = self._remarks.cells_of(name), dict(self._remarks.rows_of(name))
        header_row = self._remarks.header_row(name)
        if header_row is not None:
            texts[header_row] = self._remarks.heading
        last = max((len(row.cells) for row in sheet.rows), default=0)
        for row in sheet.rows:
            for column in range(last):
                text = shown_number(row.cells[column]) if column < len(row.cells) else ""
                severity = cells.get((row.number, column))
                self._write(page, row.number, column, text, self._coloured[severity] if severity else self._plain)
            if row.number in texts:
                self._write(page, row.number, last, texts[row.number], self._plain)

    def finished(self) -> bytes:
        page = self._book.add_worksheet(self._remarks.heading)
        for number, texts in enumerate(self._remarks.summary(), start=1):
            for column, text in enumerate(texts):
                self._write(page, number, column, text, self._plain)
        self._book.close()
        return self._content.getvalue()

    def _write(self, page: Worksheet, number: int, column: int, text: str, look: Format) -> None:
        if text:
            page.write_string(number - 1, column, text[:_CELL_HOLDS], look)
        else:
            page.write_blank(number - 1, column, None, look)

    def _free_name(self, name: str) -> str:
        wanted = (name, *(f"Sheet{number}" for number in range(1, len(self._taken) + 2)))
        free = next(one for one in wanted if one and one.casefold() not in self._taken)
        self._taken.add(free.casefold())
        return free
