"""Hours of a day out of what a sheet says, on invented sheets of every kind."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from trainingdesk.exchange.attendance import AttendanceLayout, AttendanceRead, AttendanceRow, Attended
from trainingdesk.exchange.attendance_days import Session
from trainingdesk.exchange.attendance_marks import AttendanceMark
from trainingdesk.exchange.class_facts import ClassFacts
from trainingdesk.services.attendance_hours import TaughtDay, attended_hours, taught_days

DAYS = [date(2026, 3, day) for day in range(2, 7)]
HALVES = (Session.MORNING, Session.AFTERNOON)


def read_of(rows: list[AttendanceRow], planned_a_day: int | None = None) -> AttendanceRead:
    days = tuple(sorted({one.day for row in rows for one in row.attended}))
    return AttendanceRead(
        AttendanceLayout.BY_DAY, len(rows), tuple(rows), (), days, planned_a_day, ClassFacts(), (), "digest"
    )


def row_of(number: int, attended: list[Attended]) -> AttendanceRow:
    return AttendanceRow(number, None, f"学员{number}", None, tuple(attended))


marked = st.builds(
    Attended, day=st.sampled_from(DAYS), session=st.sampled_from(HALVES), mark=st.sampled_from(AttendanceMark)
)
counted = st.builds(
    Attended,
    day=st.sampled_from(DAYS),
    session=st.just(Session.WHOLE),
    mark=st.just(AttendanceMark.PRESENT),
    hours=st.integers(0, 1200),
)


def rows_of(sessions: st.SearchStrategy[Attended]) -> st.SearchStrategy[list[AttendanceRow]]:
    """Some people, each with every session at most once."""
    one = st.lists(sessions, min_size=1, max_size=8, unique_by=lambda found: (found.day, found.session))
    return st.lists(one, min_size=1, max_size=6).map(
        lambda people: [row_of(number, attended) for number, attended in enumerate(people, start=1)]
    )


def hours_of(row: AttendanceRow, days: dict[date, TaughtDay]) -> dict[date, int]:
    return {
        day: attended_hours([one for one in row.attended if one.day == day], taught) for day, taught in days.items()
    }


@given(rows=rows_of(marked), left=st.integers(0, 60_000), stated=st.sampled_from([None, 700, 800]))
def test_marks_never_come_to_more_than_the_day(rows: list[AttendanceRow], left: int, stated: int | None) -> None:
    days = taught_days(read_of(rows, stated), left)
    for row in rows:
        assert all(0 <= hours <= days[day].planned for day, hours in hours_of(row, days).items())


@given(rows=rows_of(counted), left=st.integers(0, 60_000))
def test_hours_are_kept_as_stated_and_nobody_exceeds_the_day(rows: list[AttendanceRow], left: int) -> None:
    days = taught_days(read_of(rows), left)
    for row in rows:
        for one in row.attended:
            assert hours_of(row, days)[one.day] == one.hours
            assert (one.hours or 0) <= days[one.day].planned


@given(rows=rows_of(marked), left=st.integers(0, 60_000))
def test_shared_hours_never_come_to_more_than_what_is_left(rows: list[AttendanceRow], left: int) -> None:
    days = taught_days(read_of(rows), left)
    assert all(taught.shared for taught in days.values())
    assert sum(taught.planned for taught in days.values()) <= left


def test_all_sessions_of_an_uneven_day_are_the_whole_day() -> None:
    """Three parts of seven hours are seven hours, not six and ninety-nine hundredths."""
    parts = [Attended(DAYS[0], part, AttendanceMark.PRESENT) for part in (*HALVES, Session.EVENING)]
    days = taught_days(read_of([row_of(1, parts), row_of(2, parts[:2])], 700), 0)
    assert attended_hours(parts, days[DAYS[0]]) == 700
    assert attended_hours(parts[:2], days[DAYS[0]]) == 466


def test_late_and_early_count_and_leave_does_not() -> None:
    taught = TaughtDay(DAYS[0], 800, 1)
    hours = {mark: attended_hours([Attended(DAYS[0], Session.WHOLE, mark)], taught) for mark in AttendanceMark}
    assert hours == {
        AttendanceMark.PRESENT: 800,
        AttendanceMark.LATE: 800,
        AttendanceMark.LEFT_EARLY: 800,
        AttendanceMark.LEAVE: 0,
        AttendanceMark.ABSENT: 0,
    }
