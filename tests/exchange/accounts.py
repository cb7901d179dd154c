"""The promise of every import: a row is a record, or is named in a finding, or is the header. Nothing falls between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.exchange.header import find_header
from trainingdesk.exchange.header_words import FileKind
from trainingdesk.exchange.lists import ColumnUse
from trainingdesk.exchange.workbook import WorkbookRead


def left_out(
    read: WorkbookRead,
    kind: FileKind,
    records: Iterable[tuple[str | None, int]],
    findings: Sequence[Finding],
    columns: Sequence[ColumnUse],
) -> list[tuple[str | None, int]]:
    """The filled rows of the sheets that were read which are neither record nor finding nor header."""
    told = set(records) | {(finding.place.sheet, finding.place.row) for finding in findings}
    used = {column.sheet for column in columns}
    lost: list[tuple[str | None, int]] = []
    for sheet in read.workbook.sheets if read.workbook else ():
        name = sheet.name or None
        header = find_header(sheet, kind)
        if name in used and header is not None:
            lost += [(name, row.number) for row in sheet.rows if row.number not in header.rows]
    return [row for row in lost if row not in told]


def wrong_rows(findings: Iterable[Finding]) -> set[tuple[str | None, int | None]]:
    """The rows that an error keeps out."""
    return {
        (finding.place.sheet, finding.place.row)
        for finding in findings
        if finding.severity is Severity.ERROR and finding.place.row is not None
    }
