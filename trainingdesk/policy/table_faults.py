"""What is wrong with a table that its reader refused: looked at once more, row by row, for an answer without quotes.

The readers' own sentences are English, repeat a person's row, and know no row number.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from trainingdesk.domain.errors import Refused
from trainingdesk.domain.findings import Finding, Place, Severity

_MOST_TOLD = 200


def csv_refused(path: Path) -> Refused:
    """Refused with a finding for each row that is not as wide as the header, or with what holds for the whole file."""
    try:
        found = list(_narrow_or_wide(path))
    except UnicodeDecodeError:
        return whole_refused("policy.csv_not_utf8", path)
    except csv.Error:
        found = []
    if not found:
        return whole_refused("policy.table_unreadable", path)
    return Refused("policy.table_unreadable", findings=found[:_MOST_TOLD], name=path.name)


def whole_refused(code: str, path: Path, **params: str) -> Refused:
    """Refused with one finding about the whole file."""
    told = {"name": path.name, **params}
    return Refused(code, findings=[Finding(code, Severity.ERROR, Place(sheet=path.name), told)], **told)


def _narrow_or_wide(path: Path) -> Iterator[Finding]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        width = len(next(rows, []))
        for number, row in enumerate(rows, start=2):
            if row and len(row) != width:
                params = {"found": str(len(row)), "expected": str(width)}
                yield Finding("policy.csv_row_width", Severity.ERROR, Place(path.name, number), params)
