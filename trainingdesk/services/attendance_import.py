"""Attendance: hours of each trainee on each day, from sheets of marks, of hours, or from a machine's log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.findings import Finding, Place, Severity
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.exchange.attendance import AttendanceLayout, AttendanceRead, AttendanceRow, Attended, read_attendance
from trainingdesk.exchange.attendance_marks import AttendanceMark
from trainingdesk.exchange.header_words import Field, FileKind
from trainingdesk.models.training import AttendanceDay, Enrolment, TrainingClass
from trainingdesk.services.attendance_hours import TaughtDay, Who, attended_hours, taught_days, who
from trainingdesk.services.class_people import ClassMember, ClassMembers, Found, member_named, members_of
from trainingdesk.services.import_desk import (
    HandedOver,
    ImportKind,
    Intake,
    Places,
    Planned,
    RowPlan,
    commit_import,
    preview_import,
    remark_import,
)
from trainingdesk.services.import_records import (
    CommitImport,
    ImportFile,
    ImportPreview,
    ImportResult,
    PlannedRow,
    Remarked,
    RemarkFile,
    RowAction,
    RowMark,
)
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.people import insert_rows, parts_of

_HOURS_A_DAY = 800  # more than eight hours a day are unlikely
_HUNDREDTHS = 100
_NAMED = 10
_LATE = frozenset({AttendanceMark.LATE, AttendanceMark.LEFT_EARLY})
DayKey = tuple[int, date]


@dataclass(frozen=True, slots=True)
class DayHours:
    """What one trainee attended on one day, in hundredths of a teaching hour; ``known`` when it replaces a record."""

    enrolment_id: int
    day: date
    planned: int
    attended: int
    known: bool


@dataclass(frozen=True, slots=True)
class _Ledger:
    """One file before the class's attendance so far."""

    taught: TrainingClass
    read: AttendanceRead
    members: ClassMembers
    days: Mapping[date, TaughtDay]
    stored: Mapping[DayKey, tuple[int, int]]
    places: Places
    today: date
    complete: bool  # whether a day without a word about somebody means that they were away


@dataclass
class _Person:
    """One person of the file: who it is, and the sessions of each day."""

    found: Found
    first: AttendanceRow
    sessions: dict[date, list[Attended]] = field(default_factory=dict)
    told: set[date] = field(default_factory=set)  # days that a row has already taken


def _check(office: Office, handed: HandedOver) -> AttendanceRead:
    return read_attendance(handed.read, as_of=office.today())


def _plan(intake: Intake[AttendanceRow]) -> Planned[tuple[DayHours, ...]]:
    read = intake.checked
    assert isinstance(read, AttendanceRead)
    ledger = _ledger(intake, read)
    people = _people(ledger)
    plans = [_plan_row(ledger, people[who(row)], row) for row in read.rows]
    return Planned(plans, tuple(_about_file(ledger, people)))


def _ledger(intake: Intake[AttendanceRow], read: AttendanceRead) -> _Ledger:
    taught = intake.of_class()
    stored = _stored(intake.session, taught)
    others = {day: planned for (_, day), (planned, _) in stored.items() if day not in read.days}
    left = taught.hours_planned * _HUNDREDTHS - sum(others.values())
    whole = read.layout is AttendanceLayout.BY_DAY or read.rows_read == len(read.rows)
    return _Ledger(
        taught, read, members_of(intake.session, taught), taught_days(read, left), stored, intake.places(),
        intake.office.today(), whole,
    )  # fmt: skip


def _stored(session: Session, taught: TrainingClass) -> dict[DayKey, tuple[int, int]]:
    rows = session.execute(
        select(AttendanceDay.enrolment_id, AttendanceDay.day, AttendanceDay.planned, AttendanceDay.attended)
        .join(Enrolment, Enrolment.id == AttendanceDay.enrolment_id)
        .where(Enrolment.class_id == taught.id)
    )
    return {(enrolment, day): (planned, attended) for enrolment, day, planned, attended in rows}


def _people(ledger: _Ledger) -> dict[Who, _Person]:
    people: dict[Who, _Person] = {}
    for row in ledger.read.rows:
        person = people.get(who(row))
        if person is None:
            found = member_named(ledger.members, row, row.name, row.identity, ledger.places)
            person = people[who(row)] = _Person(found, row)
        for one in row.attended:
            person.sessions.setdefault(one.day, []).append(one)
    return people


def _plan_row(ledger: _Ledger, person: _Person, row: AttendanceRow) -> RowPlan[tuple[DayHours, ...]]:
    mark, member = RowMark(row.sheet, row.row), person.found.member
    if member is None:
        return RowPlan(PlannedRow(mark, RowAction.OUT, row.name), person.found.findings)
    hours = tuple(_day_hours(ledger, person, member, row))
    findings = [*_about_days(ledger, row), *_about_hours(ledger, member, row, hours)]
    findings += _about_blanks(ledger, person, row)
    news = tuple(one for one in hours if ledger.stored.get((one.enrolment_id, one.day)) != (one.planned, one.attended))
    action = RowAction.CHANGE if any(one.known for one in news) else RowAction.ADD
    if not news:
        action = RowAction.SAME
        findings.append(Finding("attendance.known", Severity.NOTE, ledger.places.of(row, Field.NAME), {}, row.name))
    facts = (str(len(hours)), _shown(sum(one.attended for one in hours)))
    shown = PlannedRow(mark, action, member.name, member.masked_id, facts)
    return RowPlan(shown, tuple(findings), news or None)


def _day_hours(ledger: _Ledger, person: _Person, member: ClassMember, row: AttendanceRow) -> Iterator[DayHours]:
    """The days that this row tells first; with the person's first row, those on which the file is silent."""
    silent = ledger.days.keys() - person.sessions.keys() if row is person.first and ledger.complete else set()
    told = {one.day for one in row.attended} - person.told
    person.told |= told
    for day in sorted(told | silent):
        taught = ledger.days[day]
        attended = attended_hours(person.sessions.get(day, ()), taught)
        known = (member.enrolment_id, day) in ledger.stored
        yield DayHours(member.enrolment_id, day, taught.planned, attended, known)


def _about_days(ledger: _Ledger, row: AttendanceRow) -> Iterator[Finding]:
    """Nobody attends a class before it starts, after it ended, or tomorrow."""
    start, end = ledger.taught.class_start, ledger.taught.class_end
    for one in row.attended:
        place = _place(ledger, row, one)
        if not start <= one.day <= end:
            span = {"day": one.day.isoformat(), "start": start.isoformat(), "end": end.isoformat()}
            yield Finding("attendance.outside_class", Severity.ERROR, place, span, one.day.isoformat())
        elif one.day > ledger.today:
            yield Finding("attendance.not_yet", Severity.ERROR, place, {"day": one.day.isoformat()})


def _place(ledger: _Ledger, row: AttendanceRow, one: Attended) -> Place:
    if one.column is None:
        return ledger.places.of(row, Field.DAY)
    return Place(row.sheet, row.row, one.column)


def _about_hours(
    ledger: _Ledger, member: ClassMember, row: AttendanceRow, hours: Sequence[DayHours]
) -> Iterator[Finding]:
    place = ledger.places.of(row, Field.HOURS_ATTENDED)
    for one in hours:
        before = ledger.stored.get((one.enrolment_id, one.day))
        if one.attended > one.planned:
            params = {"day": one.day.isoformat(), "attended": _shown(one.attended), "planned": _shown(one.planned)}
            yield Finding("attendance.over_planned", Severity.ERROR, place, params, _shown(one.attended))
        if before != (one.planned, one.attended) and member.claimed:
            yield Finding("attendance.claimed", Severity.ERROR, place, {"day": one.day.isoformat()}, member.name)
        elif before is not None and before != (one.planned, one.attended):
            params = {"day": one.day.isoformat(), "before": _shown(before[1]), "after": _shown(one.attended)}
            yield Finding("attendance.changes", Severity.WARNING, place, params, member.name)
    late = sum(one.mark in _LATE and one.hours is None for one in row.attended)
    if late:
        yield Finding("attendance.late_counted", Severity.NOTE, place, {"count": str(late)}, member.name)


def _about_blanks(ledger: _Ledger, person: _Person, row: AttendanceRow) -> Iterator[Finding]:
    silent = sorted(ledger.days.keys() - person.sessions.keys())
    if silent and row is person.first and ledger.complete:
        days = ", ".join(day.isoformat() for day in silent)
        place = ledger.places.of(row, Field.NAME)
        yield Finding("attendance.silent_days", Severity.WARNING, place, {"days": days}, row.name)


def _about_file(ledger: _Ledger, people: Mapping[Who, _Person]) -> Iterator[Finding]:
    if ledger.read.layout is AttendanceLayout.TOTALS:
        yield Finding("attendance.totals_only", Severity.ERROR)
        return
    named = {person.found.member.enrolment_id for person in people.values() if person.found.member}
    missing = [one.name for one in ledger.members.by_key.values() if one.enrolment_id not in named]
    if missing and ledger.read.rows:
        yield Finding("attendance.not_in_file", Severity.WARNING, params=_some(missing))
    yield from _about_total(ledger)


def _some(names: Sequence[str]) -> dict[str, str]:
    """How many, and the first few by name."""
    return {"count": str(len(names)), "names": "、".join(names[:_NAMED])}


def _about_total(ledger: _Ledger) -> Iterator[Finding]:
    """Hours that nobody stated are shared out, and must come to what the class was planned for and to whole days."""
    guessed = [taught for taught in ledger.days.values() if taught.shared]
    if any(taught.planned == 0 or taught.planned > _HOURS_A_DAY for taught in guessed):
        params = {"days": str(len(guessed)), "hours": _shown(guessed[0].planned)}
        yield Finding("attendance.hours_unknown", Severity.ERROR, params=params)
    others = {day: planned for (_, day), (planned, _) in ledger.stored.items() if day not in ledger.days}
    total = sum(others.values()) + sum(taught.planned for taught in ledger.days.values())
    if total > ledger.taught.hours_planned * _HUNDREDTHS:
        params = {"total": _shown(total), "planned": str(ledger.taught.hours_planned)}
        yield Finding("attendance.more_than_planned", Severity.WARNING, params=params)


def _shown(hundredths: int) -> str:
    return f"{hundredths // _HUNDREDTHS}.{hundredths % _HUNDREDTHS:02d}".removesuffix(".00")


def _write(intake: Intake[AttendanceRow], writes: Sequence[tuple[DayHours, ...]]) -> None:
    hours = [one for write in writes for one in write]
    changed = {(one.enrolment_id, one.day): one for one in hours if one.known}
    for part in parts_of(enrolment for enrolment, _ in changed):
        for row in intake.session.scalars(select(AttendanceDay).where(AttendanceDay.enrolment_id.in_(part))):
            one = changed.get((row.enrolment_id, row.day))
            if one is not None:
                row.planned, row.attended = one.planned, one.attended
    intake.session.flush()
    new = [one for one in hours if not one.known]
    insert_rows(
        intake.session,
        AttendanceDay,
        [
            {"enrolment_id": one.enrolment_id, "day": one.day, "planned": one.planned, "attended": one.attended}
            for one in new
        ],
    )


def _touched(intake: Intake[AttendanceRow], writes: Sequence[tuple[DayHours, ...]]) -> dict[str, ColumnElement[bool]]:
    """The attendance of the class."""
    enrolments = select(Enrolment.id).where(Enrolment.class_id == intake.of_class().id)
    return {"attendance_day": AttendanceDay.enrolment_id.in_(enrolments)}


ATTENDANCE: ImportKind[AttendanceRow, tuple[DayHours, ...]] = ImportKind(
    FileKind.ATTENDANCE,
    Changes.ATTENDANCE | Changes.CLASSES | Changes.AUDIT,
    _check,
    _plan,
    _write,
    touched=_touched,
)


@procedure(Permission.READ_REGISTERS)
def preview_attendance(office: Office, actor: Actor, order: ImportFile) -> ImportPreview:
    """What importing the attendance would do now; nothing is written."""
    return preview_import(ATTENDANCE, office, actor, order)


@procedure(Permission.KEEP_CLASSES)
def commit_attendance(office: Office, actor: Actor, order: CommitImport) -> ImportResult:
    """Write the hours of the accepted rows; a day that several rows tell is written with the first of them."""
    return commit_import(ATTENDANCE, office, actor, order)


@procedure(Permission.READ_REGISTERS)
def remark_attendance(office: Office, actor: Actor, order: RemarkFile) -> Remarked:
    """The clerk's own workbook back, with what a preview finds in its cells."""
    return remark_import(ATTENDANCE, office, actor, order)
