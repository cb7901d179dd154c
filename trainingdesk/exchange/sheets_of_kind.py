"""Which sheets of a workbook hold the list that is wanted, and what kind of list a file is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from trainingdesk.domain.findings import Findings, Place
from trainingdesk.exchange.attendance_days import looks_like_day
from trainingdesk.exchange.cell_text import plain
from trainingdesk.exchange.chosen_columns import header_of
from trainingdesk.exchange.columns import header_word
from trainingdesk.exchange.header import Column, Header, find_header
from trainingdesk.exchange.header_words import Field, FileKind
from trainingdesk.exchange.table import Table, table_in
from trainingdesk.exchange.workbook import Sheet, Workbook, WorkbookRead

_EXAMPLE_SHEET = re.compile(
    r"示例|样例|样表|范例|填写说明|填表说明|使用说明|模板说明|example|instruction", re.IGNORECASE
)
_HINTS: Mapping[FileKind, re.Pattern[str]] = {
    FileKind.PAST_AWARDS: re.compile(r"已享受|享受补贴|补贴台账|补贴记录|历史补贴|已发放|发放记录|发放台账"),
    FileKind.RESULTS: re.compile(r"成绩|考核结果|鉴定结果|认定结果|评价结果|合格人员|取证|发证"),
    FileKind.ATTENDANCE: re.compile(r"考勤|签到|出勤|打卡|学时记录"),
    FileKind.ROSTER: re.compile(r"花名册|名册|学员名单|人员名单|报名"),
}
_OWN_FIELDS: Mapping[FileKind, frozenset[Field]] = {
    FileKind.PAST_AWARDS: frozenset({
        Field.SCHEME, Field.ITEM, Field.AWARD_DATE, Field.BASIS_DATE, Field.AMOUNT, Field.PAYER, Field.REVOKED_ON,
    }),
    FileKind.RESULTS: frozenset({
        Field.THEORY, Field.PRACTICE, Field.REVIEW, Field.RESULT, Field.METHOD, Field.ASSESSED_ON,
        Field.CERTIFICATE_NO, Field.CERTIFICATE_DATE, Field.CERTIFICATE_KIND, Field.ASSESSMENT_BODY,
    }),
    FileKind.ATTENDANCE: frozenset({
        Field.DAY, Field.SESSION, Field.CHECK_IN, Field.CHECK_OUT, Field.MARK, Field.HOURS_ATTENDED, Field.DAYS_PLANNED,
        Field.DAYS_ATTENDED, Field.RATE, Field.HOURS_PLANNED,
    }),
    FileKind.ROSTER: frozenset({
        Field.AGE, Field.PHONE, Field.GROUP, Field.GROUP_PROOF, Field.GROUP_PROOF_NUMBER, Field.LEVEL_HELD,
        Field.BANK_NAME, Field.BANK_ACCOUNT, Field.ACCOUNT_NAME, Field.EMPLOYER_NAME, Field.EMPLOYER_CODE,
        Field.EMPLOYED_ON, Field.ORIGIN_REGION, Field.INSURED_MONTHS,
    }),
}  # fmt: skip
_HINT_WEIGHT = 4
_DAY_COLUMNS = 3
_PLAIN_LEAD = 2  # own columns, or a title, more than any other kind can show


def recognise(read: WorkbookRead) -> FileKind | None:
    """The kind of list a file holds, by its columns and titles; None when no sheet looks like any."""
    sheets = read.workbook.sheets if read.workbook else ()
    return next((kind for sheet in sheets if (kind := kind_of_sheet(sheet)) and not sheet.hidden), None)


def kind_of_sheet(sheet: Sheet) -> FileKind | None:
    """The kind that the sheet's columns and titles speak for most; a bare list of people is a roster."""
    weights = _weights(sheet)
    ordered = [FileKind.ROSTER, FileKind.RESULTS, FileKind.ATTENDANCE, FileKind.PAST_AWARDS]
    return max((kind for kind in ordered if kind in weights), key=lambda kind: weights[kind], default=None)


def is_plain(read: WorkbookRead) -> bool:
    """Whether columns and titles speak clearly for one kind, and not nearly as much for another."""
    sheets = read.workbook.sheets if read.workbook else ()
    weights = next((found for sheet in sheets if not sheet.hidden and (found := _weights(sheet))), {})
    first, second = (*sorted(weights.values(), reverse=True), 0, 0)[:2]
    return first - second >= _PLAIN_LEAD


def _weights(sheet: Sheet) -> dict[FileKind, int]:
    if _EXAMPLE_SHEET.search(sheet.name):
        return {}
    weights: dict[FileKind, int] = {}
    for kind in FileKind:
        header = find_header(sheet, kind)
        if (
            header is not None
            and not header.missing()
            and (kind is not FileKind.ATTENDANCE or _tells_days(sheet, header))
        ):
            weights[kind] = _weight(sheet, header)
    return weights


def _tells_days(sheet: Sheet, header: Header) -> bool:
    """A single column that looks like a day may be anything; under a title of attendance it is a day."""
    attended = {Field.HOURS_ATTENDED, Field.DAYS_ATTENDED, Field.RATE, Field.MARK, Field.CHECK_IN}
    least = 1 if _is_hinted(sheet, header) else _DAY_COLUMNS
    return bool(header.fields() & attended) or _day_columns(header) >= least


def _weight(sheet: Sheet, header: Header) -> int:
    days = _day_columns(header) if header.kind is FileKind.ATTENDANCE else 0
    hint = _HINT_WEIGHT if _is_hinted(sheet, header) else 0
    return len(header.fields() & _OWN_FIELDS[header.kind]) + days + hint


def _is_hinted(sheet: Sheet, header: Header) -> bool:
    """Whether the title speaks for this kind, the first that fits: ``已享受补贴人员名单`` is no roster."""
    texts = [sheet.name, *(plain(cell) for row in sheet.rows if row.number < header.rows[0] for cell in row.cells)]
    hinted = (kind for kind, hint in _HINTS.items() if any(hint.search(text) for text in texts))
    return next(hinted, None) is header.kind


def _day_columns(header: Header) -> int:
    return sum(looks_like_day(column) for column in header.columns)


@dataclass(frozen=True, slots=True)
class TablesRead:
    """The tables of the wanted kind, and every finding on the way to them."""

    tables: tuple[Table, ...]
    findings: Findings


def tables_of(read: WorkbookRead, kind: FileKind) -> TablesRead:
    """All sheets that hold such a list; when there is none, one error without a row says why."""
    findings = Findings(read.findings)
    if read.workbook is None:
        return TablesRead((), findings)
    headers = _headers(read, read.workbook, kind, findings)
    twice = [(sheet, pair) for sheet, header in headers for pair in header.twice()]
    for sheet, (first, second) in twice:
        params = {"column": first.title, "first": first.letters, "second": second.letters}
        if first.field in (Field.NAME, Field.ID_NUMBER):
            findings.error("import.side_by_side", Place(sheet.name or None), **params)
            return TablesRead((), findings)
        place = Place(sheet.name or None, None, second.letters, second.title)
        findings.warning("import.column_twice", place, **params)
    is_used = looks_like_day if kind is FileKind.ATTENDANCE else _never
    tables = tuple(table_in(sheet, header, findings, is_used) for sheet, header in headers)
    if headers and not any(table.entries for table in tables):
        findings.error("import.no_people")
    return TablesRead(tables, findings)


def _never(column: Column) -> bool:
    return False


def _headers(read: WorkbookRead, workbook: Workbook, kind: FileKind, findings: Findings) -> list[tuple[Sheet, Header]]:
    headers = ((sheet, header_of(sheet, kind, read.columns)) for sheet in workbook.sheets)
    found = [(sheet, header) for sheet, header in headers if header is not None]
    usable = [pair for pair in found if not pair[1].missing() and not _EXAMPLE_SHEET.search(pair[0].name)]
    seen = [(sheet, header) for sheet, header in usable if not sheet.hidden] or usable
    fitting = [(sheet, header) for sheet, header in seen if kind_of_sheet(sheet) is kind] or seen
    _note_others(workbook, [sheet for sheet, _ in fitting], [sheet for sheet, _ in usable], kind, findings)
    if not fitting:
        _say_why(workbook, [header for _, header in found], kind, findings)
    return fitting


def _note_others(
    workbook: Workbook, taken: list[Sheet], usable: list[Sheet], kind: FileKind, findings: Findings
) -> None:
    """A hidden list is not read beside a visible one, but nobody is left out without a word."""
    for sheet in workbook.sheets if taken else ():
        if sheet in taken:
            other = kind_of_sheet(sheet)
            if other is not None and other is not kind:
                names = {"looks": other.zh, "looks_en": other.en, "read": kind.zh, "read_en": kind.en}
                findings.warning("import.sheet_other_kind", Place(sheet.name or None), **names)
        elif sheet.rows:
            hidden_list = sheet in usable and sheet.hidden
            place = Place(sheet.name)
            if hidden_list:
                findings.warning("import.sheet_hidden", place, sheet=sheet.name, rows=str(len(sheet.rows)))
            else:
                findings.note("import.sheet_skipped", place, sheet=sheet.name, rows=str(len(sheet.rows)))


def _say_why(workbook: Workbook, partial: list[Header], kind: FileKind, findings: Findings) -> None:
    best = max(partial, key=lambda header: len(header.fields()), default=None)
    if not any(sheet.rows for sheet in workbook.sheets):
        findings.error("import.no_rows")
    elif best is None:
        findings.error("import.no_header", kind=kind.zh, kind_en=kind.en)
    else:
        missing = ["/".join(header_word(field, kind) for field in sorted(choice)) for choice in best.missing()]
        rows = ", ".join(str(number) for number in best.rows)
        findings.error("import.column_missing", columns=", ".join(missing), rows=rows, kind=kind.zh, kind_en=kind.en)
