"""Workbooks to plain lists: calamine's cells, completed by what the second look found, in shapes JSON can carry.

A sheet becomes {"name", "hidden", "rows": [[number, [cell, …]], …], "merged": [[top, left, bottom, right], …],
"hidden_rows": […]}; rows count from 1, columns from 0, blank rows are left out. A cell is null, text, number,
true/false, or a pair of tag and text: d date, s date with time, t time, l length of time in seconds, e error value,
f formula whose result was never stored.
"""

from __future__ import annotations

import io
import math
import posixpath
from datetime import date, datetime, time, timedelta
from typing import TypeAlias, TypedDict
from xml.etree import ElementTree

import python_calamine
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from trainingdesk.exchange.addresses import column_letters
from trainingdesk.exchange.sandbox.compound import workbook_stream
from trainingdesk.exchange.sandbox.container import ZipLimits, open_parts, pack
from trainingdesk.exchange.sandbox.old_records import OldSheet, survey_records
from trainingdesk.exchange.sandbox.refusal import FileRejected, damaged
from trainingdesk.exchange.sandbox.sheet_markup import (
    SheetSurvey,
    blank_shared_strings,
    is_blank,
    survey_sheet,
)

Cell: TypeAlias = str | int | float | bool | list[str] | None
Row: TypeAlias = tuple[int, list[Cell]]
Raw: TypeAlias = int | float | str | bool | time | date | datetime | timedelta


class SheetContent(TypedDict):
    """One sheet in the shape described above."""

    name: str
    hidden: bool
    rows: list[Row]
    merged: list[list[int]]
    hidden_rows: list[int]


_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
# what calamine itself needs; pictures, printer settings and the like never reach it
_KEPT = ("xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "[Content_Types].xml", "_rels/.rels")


def read_new_workbook(content: bytes, limits: ZipLimits, area: int) -> list[SheetContent]:
    """The worksheets of an .xlsx; ``area`` bounds the rectangle up to the farthest cell."""
    parts = open_parts(content, limits)
    paths = sheet_paths(parts)
    blank = blank_shared_strings(parts["xl/sharedStrings.xml"]) if "xl/sharedStrings.xml" in parts else frozenset()
    surveys = {path: survey_sheet(parts[path], blank) for path in paths.values()}
    for survey in surveys.values():
        _check_area(survey, area)
    kept = {name: part for name, part in parts.items() if name in _KEPT or name in surveys or _is_relation(name)}
    workbook = _opened(pack(kept, compressed=False))
    return [
        _new_sheet(workbook, index, surveys[paths[sheet.name]])
        for index, sheet in enumerate(workbook.sheets_metadata)
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.name in paths
    ]


def read_old_workbook(content: bytes) -> list[SheetContent]:
    """The worksheets of an .xls."""
    surveys = iter(survey_records(workbook_stream(content)))
    workbook = _opened(content)
    return [
        _old_sheet(workbook, index, next(surveys, OldSheet()))
        for index, sheet in enumerate(workbook.sheets_metadata)
        if sheet.typ == SheetTypeEnum.WorkSheet
    ]


def sheet_paths(parts: dict[str, bytes]) -> dict[str, str]:
    """The part that holds each worksheet, by the sheet's name in workbook order."""
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in _tree(parts, "xl/_rels/workbook.xml.rels")
        if relation.get("Type", "").endswith("/worksheet")
    }
    paths: dict[str, str] = {}
    for sheet in _tree(parts, "xl/workbook.xml").iter():
        relation = sheet.get(_RELATION) or sheet.get(_STRICT_RELATION)
        if sheet.tag.endswith("}sheet") and relation in targets:
            path = posixpath.normpath(posixpath.join("/xl", targets[relation])).lstrip("/")
            if path not in parts:
                raise damaged(f"sheet part {path} is missing")
            paths[sheet.get("name", "")] = path
    return paths


def _tree(parts: dict[str, bytes], name: str) -> ElementTree.Element:
    """Document types were refused when the container was opened."""
    if name not in parts:
        raise damaged(f"{name} is missing")
    try:
        return ElementTree.fromstring(parts[name])
    except ElementTree.ParseError as error:
        raise damaged(f"{name}: {error}") from error


def _is_relation(name: str) -> bool:
    return name.startswith("xl/") and name.endswith(".rels")


def _check_area(survey: SheetSurvey, area: int) -> None:
    if survey.last_row * (survey.last_column + 1) > area:
        cell = f"{column_letters(survey.last_column)}{survey.last_row}"
        raise FileRejected("import.far_cell", cell=cell)


def _opened(content: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except python_calamine.PasswordError as error:
        raise FileRejected("import.encrypted") from error
    except CalamineError as error:
        raise damaged(f"calamine: {error}") from error


def _new_sheet(workbook: CalamineWorkbook, index: int, survey: SheetSurvey) -> SheetContent:
    rows = _rows(workbook, index)
    got = sum(1 for _, cells in rows for cell in cells if cell is not None)
    if got != survey.filled:
        raise damaged(f"{survey.filled} cells written, {got} read")
    for place in survey.uncomputed:
        survey.errors.setdefault(place, "")
    return _sheet(workbook, index, _with_errors(rows, survey.errors), survey.hidden_rows)


def _old_sheet(workbook: CalamineWorkbook, index: int, survey: OldSheet) -> SheetContent:
    return _sheet(workbook, index, _with_errors(_rows(workbook, index), survey.errors), survey.hidden_rows)


def _sheet(workbook: CalamineWorkbook, index: int, rows: list[Row], hidden_rows: list[int]) -> SheetContent:
    metadata = workbook.sheets_metadata[index]
    merged = workbook.get_sheet_by_index(index).merged_cell_ranges or []
    return {
        "name": metadata.name,
        "hidden": metadata.visible != SheetVisibleEnum.Visible,
        "rows": rows,
        "merged": [[top + 1, left, bottom + 1, right] for (top, left), (bottom, right) in merged],
        "hidden_rows": hidden_rows,
    }


def _rows(workbook: CalamineWorkbook, index: int) -> list[Row]:
    try:
        grid = workbook.get_sheet_by_index(index).to_python(skip_empty_area=False)
    except CalamineError as error:
        raise damaged(f"calamine: {error}") from error
    return [(number, cells) for number, raw in enumerate(grid, start=1) if (cells := _cells(raw))]


def _cells(raw: list[Raw]) -> list[Cell]:
    """The row's cells up to its last filled one."""
    cells = [_cell(value) for value in raw]
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def _cell(value: Raw) -> Cell:  # noqa: PLR0911
    if isinstance(value, str):
        return None if is_blank(value) else value
    if isinstance(value, float):
        return value if math.isfinite(value) else ["e", "#NUM!"]
    if isinstance(value, datetime):
        return ["s", value.isoformat()]
    if isinstance(value, date):
        return ["d", value.isoformat()]
    if isinstance(value, time):
        return ["t", value.isoformat()]
    if isinstance(value, timedelta):
        return ["l", str(round(value.total_seconds()))]
    return value


def _with_errors(rows: list[Row], errors: dict[tuple[int, int], str]) -> list[Row]:
    """Error values, and formulas without a stored result, put where calamine left blanks."""
    by_number = dict(rows)
    for (number, column), shown in errors.items():
        cells = by_number.setdefault(number, [])
        cells.extend([None] * (column + 1 - len(cells)))
        cells[column] = ["e", shown] if shown else ["f", ""]
    return sorted(by_number.items())
