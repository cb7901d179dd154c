"""What reading any list comes to: records of the rows without an error, and every finding in the file's own order."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from trainingdesk.domain.findings import Finding, Findings, Place, Severity
from trainingdesk.domain.identity import Identity
from trainingdesk.domain.masking import mask_identity
from trainingdesk.domain.names import same_name
from trainingdesk.exchange.class_facts import ClassFacts, class_facts
from trainingdesk.exchange.header_words import Field, FileKind
from trainingdesk.exchange.row_reader import RowReader
from trainingdesk.exchange.sheets_of_kind import tables_of
from trainingdesk.exchange.table import Entry, Table
from trainingdesk.exchange.workbook import WorkbookRead

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """Which column was taken for which field; ``header_row`` is the number of the row its title stands in."""

    field: Field
    sheet: str | None
    letters: str
    title: str
    header_row: int


@dataclass(frozen=True, slots=True)
class RowRead(Generic[R]):
    """One person's row and the record made of it; the record may still have to be left out for an error elsewhere."""

    entry: Entry
    record: R | None

    def place(self, field: Field) -> Place:
        return self.entry.place(field)


@dataclass(frozen=True, slots=True)
class ListRead(Generic[R]):
    """A list as read: ``rows_read`` counts people's rows, ``records`` are those without an error."""

    rows_read: int
    records: tuple[R, ...]
    findings: tuple[Finding, ...]
    facts: ClassFacts
    columns: tuple[ColumnUse, ...]
    digest: str


def read_list(
    read: WorkbookRead,
    kind: FileKind,
    as_of: date,
    read_row: Callable[[RowReader], R | None],
    compare: Callable[[Sequence[RowRead[R]]], Iterable[Finding]],
) -> ListRead[R]:
    """Every row of every sheet of this kind through ``read_row``, then all of them against each other."""
    found = tables_of(read, kind)
    findings, rows = found.findings, []
    for table in found.tables:
        for entry in table.entries:
            reader = RowReader(entry, as_of)
            rows.append(RowRead(entry, read_row(reader)))
            findings.extend(reader.findings)
    findings.extend(compare(rows))
    return finished(read, found.tables, rows, findings)


def finished(
    read: WorkbookRead, tables: Sequence[Table], rows: Sequence[RowRead[R]], findings: Findings
) -> ListRead[R]:
    """The list without the rows that have an error."""
    wrong = {(finding.place.sheet, finding.place.row) for finding in findings if finding.severity is Severity.ERROR}
    clean = [row.record for row in rows if (row.entry.sheet, row.entry.number) not in wrong]
    order = {sheet.name or None: index for index, sheet in enumerate(read.workbook.sheets if read.workbook else ())}
    return ListRead(
        rows_read=len(rows),
        records=tuple(record for record in clean if record is not None),
        findings=tuple(sorted(findings, key=lambda finding: _address(finding, order))),
        facts=class_facts(row for table in tables[:1] for row in table.above),
        columns=tuple(_uses(tables)),
        digest=read.workbook.digest if read.workbook else "",
    )


def _address(finding: Finding, order: dict[str | None, int]) -> tuple[int, int, int, str]:
    """First what concerns the whole file, then sheet by sheet, row by row, column by column."""
    place = finding.place
    letters = place.column or ""
    return (order.get(place.sheet, 0) if place.row else -1, place.row or 0, len(letters), letters)


def _uses(tables: Sequence[Table]) -> Iterator[ColumnUse]:
    for table in tables:
        for field in Field:
            column = table.header.column(field)
            if column is not None:
                yield ColumnUse(field, table.sheet, column.letters, column.title, table.header.rows[-1])


def twins(rows: Iterable[RowRead[R]], key: Callable[[R], Hashable | None]) -> Iterator[tuple[RowRead[R], RowRead[R]]]:
    """Each row whose key stood in an earlier row, with that first one; None is no key."""
    first: dict[Hashable, RowRead[R]] = {}
    for row in rows:
        found = None if row.record is None else key(row.record)
        if found is not None and first.setdefault(found, row) is not row:
            yield first[found], row


def pointing(
    code: str, severity: Severity, row: RowRead[R], other: RowRead[R], field: Field, *, value: str | None, **params: str
) -> Finding:
    """A finding about one row that names another; across sheets the sentence names the sheet too."""
    sheet = f"{other.entry.sheet} " if other.entry.sheet != row.entry.sheet else ""
    told = {"other": f"{sheet}{other.entry.number}", **params}
    return Finding(code, severity, row.place(field), told, value, other.entry.number)


def same_person_twice(
    rows: Sequence[RowRead[R]],
    identity: Callable[[R], Identity],
    name: Callable[[R], str],
    key: Callable[[R], Hashable] | None = None,
) -> Iterator[Finding]:
    """The later row is an error that names the first; where the names differ, the first one is in doubt as well.

    ``key`` tells what else a person may have several rows for, None that one row is all there can be.
    """
    for first, later in twins(rows, lambda record: identity(record).number):
        if first.record is not None and later.record is not None:
            names = {"name": name(later.record), "other_name": name(first.record)}
            if not same_name(names["name"], names["other_name"]):
                yield from _one_number_two_names(first, later, mask_identity(identity(later.record).number), names)
    for first, later in twins(rows, lambda record: (identity(record).number, key(record) if key else None)):
        if first.record is not None and later.record is not None:
            names = {"name": name(later.record), "other_name": name(first.record)}
            if same_name(names["name"], names["other_name"]):
                shown = mask_identity(identity(later.record).number)
                yield pointing(
                    "import.person_twice", Severity.ERROR, later, first, Field.ID_NUMBER, value=shown, **names
                )


def _one_number_two_names(
    first: RowRead[R], later: RowRead[R], shown: str, names: Mapping[str, str]
) -> Iterator[Finding]:
    turned = {"name": names["other_name"], "other_name": names["name"]}
    yield pointing("import.id_of_another", Severity.ERROR, later, first, Field.ID_NUMBER, value=shown, **names)
    yield pointing("import.id_also_of_another", Severity.WARNING, first, later, Field.ID_NUMBER, value=shown, **turned)
