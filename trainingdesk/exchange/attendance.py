"""Attendance in its three layouts: a column a day, a line a person and day, or totals alone."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from trainingdesk.domain.findings import Finding, Findings, Place, Severity
from trainingdesk.domain.identity import Identity
from trainingdesk.domain.masking import mask_identity
from trainingdesk.exchange.attendance_days import (
    Calendar,
    DayColumn,
    Session,
    calendar_of,
    day_columns,
    session_in,
)
from trainingdesk.exchange.attendance_marks import (
    AttendanceMark,
    clock_times,
    counts_hours,
    legend_in,
    mark_in,
    planned_hours_in,
    sign_in,
)
from trainingdesk.exchange.cell_text import plain, share_in, shown
from trainingdesk.exchange.class_facts import ClassFacts, class_facts
from trainingdesk.exchange.header_words import Field, FileKind
from trainingdesk.exchange.lists import ColumnUse, RowRead, finished, pointing, twins
from trainingdesk.exchange.person_reader import read_own_identity, read_own_name
from trainingdesk.exchange.row_reader import RowReader
from trainingdesk.exchange.sheets_of_kind import tables_of
from trainingdesk.exchange.table import Table
from trainingdesk.exchange.workbook import ErrorValue, Uncomputed, WorkbookRead

_MOST_HOURS, _MOST_DAYS, _HOURS_A_DAY = 5000, 1000, 24
_RATE_TOLERANCE = Decimal("0.01")


class AttendanceLayout(StrEnum):
    """How a sheet keeps attendance."""

    BY_DAY = "by_day"  # a column a day
    LOG = "log"  # a line a person and day
    TOTALS = "totals"  # one total a person


@dataclass(frozen=True, slots=True)
class Attended:
    """One person on one day or part of it; hours in hundredths of a teaching hour, None where the file tells none."""

    day: date
    session: Session
    mark: AttendanceMark
    hours: int | None = None
    planned: int | None = None
    check_in: time | None = None
    check_out: time | None = None
    column: str | None = None  # where it stands, when each day has a column


@dataclass(frozen=True, slots=True)
class AttendanceTotals:
    """Totals as stated: hours and days in hundredths, ``rate`` a share between 0 and 1."""

    hours_planned: int | None = None
    hours_attended: int | None = None
    days_planned: int | None = None
    days_attended: int | None = None
    rate: Decimal | None = None


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One row without an error; ``identity`` is None in lists that carry names alone."""

    row: int
    sheet: str | None
    name: str
    identity: Identity | None
    attended: tuple[Attended, ...] = ()
    totals: AttendanceTotals = field(default_factory=AttendanceTotals)
    remarks: str | None = None


@dataclass(frozen=True, slots=True)
class AttendanceRead:
    """Attendance as read. ``days``: the days that columns or lines stand for; ``planned_a_day`` in hundredths.

    In a log one person has many rows; over several sheets of days, one on each.
    """

    layout: AttendanceLayout | None
    rows_read: int
    rows: tuple[AttendanceRow, ...]
    findings: tuple[Finding, ...]
    days: tuple[date, ...]
    planned_a_day: int | None
    facts: ClassFacts
    columns: tuple[ColumnUse, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class _SheetPlan:
    """How one sheet is to be read."""

    table: Table
    layout: AttendanceLayout
    days: tuple[DayColumn, ...]
    legend: dict[str, AttendanceMark]
    hours: bool
    planned: int | None


def read_attendance(read: WorkbookRead, *, as_of: date) -> AttendanceRead:
    """Attendance in any of the three layouts. Days whose column cannot be told refuse the file as a whole."""
    found = tables_of(read, FileKind.ATTENDANCE)
    findings = found.findings
    tried = [_plan(table, as_of, findings) for table in found.tables]
    plans = [plan for plan in tried if plan is not None] if None not in tried else []
    rows: list[RowRead[AttendanceRow]] = []
    for plan in plans:
        for entry in plan.table.entries:
            reader = RowReader(entry, as_of)
            rows.append(RowRead(entry, _read_row(reader, plan)))
            findings.extend(reader.findings)
    findings.extend(_compare(rows))
    done = finished(read, found.tables, rows, findings)
    days = {column.day for plan in plans for column in plan.days if column.day is not None}
    days |= {session.day for record in done.records for session in record.attended}
    return AttendanceRead(
        layout=plans[0].layout if plans else None,
        rows_read=done.rows_read,
        rows=done.records,
        findings=done.findings,
        days=tuple(sorted(days)),
        planned_a_day=next((plan.planned for plan in plans if plan.planned is not None), None),
        facts=done.facts,
        columns=done.columns,
        digest=done.digest,
    )


def _plan(table: Table, as_of: date, findings: Findings) -> _SheetPlan | None:
    lines = [plain(cell) for row in (*table.above, *table.below) for cell in row.cells if plain(cell)]
    facts = class_facts(table.above)
    calendar = calendar_of(table.sheet or "", lines, facts.class_start, facts.class_end, as_of)
    header = table.header
    days = () if header.column(Field.DAY) else day_columns(header, calendar)
    if not _days_are_told(table, days, calendar, findings):
        return None
    totals = {Field.HOURS_ATTENDED, Field.DAYS_ATTENDED, Field.RATE}
    if header.column(Field.DAY) is not None:
        layout = AttendanceLayout.LOG
    elif days:
        layout = AttendanceLayout.BY_DAY
    elif header.fields() & totals:
        layout = AttendanceLayout.TOTALS
    else:
        findings.error("import.no_attendance", Place(table.sheet))
        return None
    cells = [entry.at(day.column) for entry in table.entries for day in days]
    return _SheetPlan(table, layout, days, dict(legend_in(lines)), counts_hours(cells), planned_hours_in(lines))


def _days_are_told(table: Table, days: Sequence[DayColumn], calendar: Calendar, findings: Findings) -> bool:
    """A day that cannot be told, or that stands twice, would count against everybody: the file is refused."""
    told: dict[tuple[date, Session], DayColumn] = {}
    refused = False
    for column in days:
        place = Place(table.sheet, None, column.column.letters, column.column.title)
        if column.day is None:
            findings.error("import.day_untold", place, column=column.column.title)
            refused = True
        elif told.setdefault((column.day, column.session), column) is not column:
            first = told[column.day, column.session].column.letters
            findings.error("import.day_twice", place, day=column.day.isoformat(), first=first)
            refused = True
        elif column.day > calendar.as_of:
            findings.warning("import.day_future", place, day=column.day.isoformat())
        elif (calendar.first and column.day < calendar.first) or (calendar.last and column.day > calendar.last):
            findings.warning("import.day_outside_class", place, day=column.day.isoformat())
    return not refused


def _read_row(row: RowReader, plan: _SheetPlan) -> AttendanceRow | None:
    name = read_own_name(row)
    identity = read_own_identity(row) if row.has(Field.ID_NUMBER) else None
    totals = AttendanceTotals()
    if plan.layout is AttendanceLayout.LOG:
        attended = _logged(row)
    else:
        attended, totals = tuple(_by_day(row, plan)), _totals(row)
        _compare_totals(row, attended, totals)
    remarks = row.remark()
    if name is None or (identity is None and row.has(Field.ID_NUMBER)):
        return None
    return AttendanceRow(row.entry.number, row.entry.sheet, name, identity, attended, totals, remarks)


def _by_day(row: RowReader, plan: _SheetPlan) -> Iterator[Attended]:
    """A blank cell says nothing; a sign that nobody explains is an error."""
    for column in plan.days:
        cell, place = row.entry.at(column.column), row.entry.place_of(column.column)
        if isinstance(cell, ErrorValue | Uncomputed):
            row.findings.error("import.cell_error", place, value=plain(cell))
        elif plain(cell) and column.day is not None:
            sign = sign_in(cell, plan.legend, hours=plan.hours)
            if sign is None:
                row.findings.error("import.mark_unreadable", place, value=shown(cell))
            else:
                yield Attended(
                    column.day, column.session, sign.mark, sign.hours, plan.planned, sign.check_in, sign.check_out,
                    column.column.letters,
                )  # fmt: skip


def _logged(row: RowReader) -> tuple[Attended, ...]:
    day = row.past_day(Field.DAY)
    if row.is_blank(Field.DAY):
        row.error("import.day_missing", Field.DAY)
    session = session_in(plain(row.cell(Field.SESSION)))
    if session is None:
        row.warning("import.session_unknown", Field.SESSION, shown(row.entry.cell(Field.SESSION)))
    planned = row.hundredths(Field.HOURS_PLANNED, most=_HOURS_A_DAY)
    hours = row.hundredths(Field.HOURS_ATTENDED, most=_HOURS_A_DAY)
    if hours is not None and planned is not None and hours > planned:
        row.error("import.hours_over_planned", Field.HOURS_ATTENDED, shown(row.entry.cell(Field.HOURS_ATTENDED)))
    check_in, check_out = _clock(row, Field.CHECK_IN), _clock(row, Field.CHECK_OUT)
    if check_in is not None and check_out is not None and check_out < check_in:
        row.error("import.clock_backwards", Field.CHECK_OUT, check_out.isoformat("minutes"))
    mark = _stated_mark(row) or _mark_of(hours, check_in, check_out)
    if mark is None:
        row.error("import.mark_missing", Field.MARK)
    if day is None or mark is None:
        return ()
    return (Attended(day, session or Session.WHOLE, mark, hours, planned, check_in, check_out),)


def _stated_mark(row: RowReader) -> AttendanceMark | None:
    return row.term(Field.MARK, mark_in, "import.mark_unknown")


def _mark_of(hours: int | None, check_in: time | None, check_out: time | None) -> AttendanceMark | None:
    if hours == 0:
        return AttendanceMark.ABSENT
    return None if (hours, check_in, check_out) == (None, None, None) else AttendanceMark.PRESENT


def _clock(row: RowReader, where: Field) -> time | None:
    cell = row.cell(where)
    times = clock_times(cell)
    if plain(cell) and not times:
        row.error("import.clock_unreadable", where, shown(cell))
    return times[0] if times else None


def _totals(row: RowReader) -> AttendanceTotals:
    rate = share_in(row.cell(Field.RATE))
    if rate is None and plain(row.entry.cell(Field.RATE)):
        row.error("import.rate_unreadable", Field.RATE, shown(row.entry.cell(Field.RATE)))
    return AttendanceTotals(
        row.hundredths(Field.HOURS_PLANNED, most=_MOST_HOURS),
        row.hundredths(Field.HOURS_ATTENDED, most=_MOST_HOURS),
        row.hundredths(Field.DAYS_PLANNED, most=_MOST_DAYS),
        row.hundredths(Field.DAYS_ATTENDED, most=_MOST_DAYS),
        rate,
    )


def _compare_totals(row: RowReader, attended: Sequence[Attended], totals: AttendanceTotals) -> None:
    planned, hours = totals.hours_planned, totals.hours_attended
    if planned is not None and hours is not None and hours > planned:
        row.error("import.hours_over_planned", Field.HOURS_ATTENDED, shown(row.entry.cell(Field.HOURS_ATTENDED)))
    elif totals.rate is not None and planned and hours is not None and _apart(Decimal(hours) / planned, totals.rate):
        row.warning("import.rate_differs", Field.RATE, shown(row.entry.cell(Field.RATE)))
    counted = [session.hours for session in attended]
    if hours is not None and counted and None not in counted and sum(filter(None, counted)) != hours:
        told = str(Decimal(sum(filter(None, counted))) / 100)
        row.warning("import.hours_differ", Field.HOURS_ATTENDED, shown(row.entry.cell(Field.HOURS_ATTENDED)), sum=told)


def _apart(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) > _RATE_TOLERANCE


def _compare(rows: Sequence[RowRead[AttendanceRow]]) -> Iterator[Finding]:
    """Nobody stands twice on one sheet, or twice for the same session of a log."""
    for first, later in twins(rows, _key):
        record = later.record
        if record is not None:
            identity = record.identity
            where = Field.ID_NUMBER if identity else Field.NAME
            value = mask_identity(identity.number) if identity else record.name
            yield pointing(
                "import.attendance_twice", Severity.ERROR, later, first, where, value=value, name=record.name
            )


def _key(record: AttendanceRow) -> Hashable:
    who = record.identity.number if record.identity else record.name
    when = tuple((session.day, session.session, session.check_in) for session in record.attended if not session.column)
    return record.sheet, who, when
