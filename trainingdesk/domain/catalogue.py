"""Reading the office's catalogues: CSV lines in, records out, every fault named by its line."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar

from trainingdesk.domain.errors import Refused
from trainingdesk.domain.findings import Findings, Place

T = TypeVar("T")
_COMMENT = "#"
_BYTE_ORDER_MARK = "\ufeff"


def read_catalogue(
    lines: Iterable[str], columns: Iterable[str], record: Callable[[Mapping[str, str]], T], *, name: str
) -> tuple[T, ...]:
    """One record for each row of a CSV text with a header; lines that start with ``#`` and empty ones are comment.

    ``record`` makes a row (column → text, blanks stripped) into a record and raises ValueError for a row that is
    none. Refused ``catalogue.unreadable`` with a finding for every fault, by its line in the file. A cell holds no
    line break.
    """
    findings = Findings()
    numbered = list(_data_lines(lines))
    header = next(csv.reader([numbered[0][1]])) if numbered else []
    missing = [column for column in columns if column not in header]
    records: list[T] = []
    if missing:
        findings.error("catalogue.column_missing", columns=", ".join(missing))
        numbered = []
    for number, line in numbered[1:]:
        try:
            records.append(record(_row(header, next(csv.reader([line])))))
        except ValueError as fault:
            findings.error("catalogue.row", Place(row=number), line=str(number), fault=str(fault))
    if findings.has_errors:
        raise Refused("catalogue.unreadable", findings=findings, name=name)
    return tuple(records)


def optional_date(text: str) -> date | None:
    """An ISO date, or None for an empty cell."""
    return date.fromisoformat(text) if text else None


def _data_lines(lines: Iterable[str]) -> Iterable[tuple[int, str]]:
    for number, line in enumerate(lines, start=1):
        plain = line.removeprefix(_BYTE_ORDER_MARK)
        if plain.strip() and not plain.startswith(_COMMENT):
            yield number, plain


def _row(header: list[str], cells: list[str]) -> Mapping[str, str]:
    if len(cells) != len(header):
        raise ValueError(f"{len(cells)} cells, {len(header)} columns")
    return {column: cell.strip() for column, cell in zip(header, cells, strict=True)}
