"""From marks and hours to hours of the day: what the class was taught, and what each trainee attended of it.

Hours are in hundredths of a teaching hour. What a day was planned for is the same for everybody: as the file states
it, else the most that anybody attended, else the hours that the class has left, shared among the days of the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from trainingdesk.exchange.attendance import AttendanceRead, AttendanceRow, Attended
from trainingdesk.exchange.attendance_marks import AttendanceMark

_AWAY = frozenset({AttendanceMark.ABSENT, AttendanceMark.LEAVE})
Who = str


@dataclass(frozen=True, slots=True)
class TaughtDay:
    """One day of the class: hours planned, the sessions the file divides it into, and whether the hours are a guess."""

    day: date
    planned: int
    sessions: int
    shared: bool = False


def taught_days(read: AttendanceRead, left: int) -> dict[date, TaughtDay]:
    """The days of the file; ``left`` are the hours of the class that no other day has taken, in hundredths."""
    sessions: dict[date, set[str]] = {day: set() for day in read.days}
    for row in read.rows:
        for one in row.attended:
            sessions[one.day].add(one.session)
    stated = _most(read.rows, lambda one: one.planned if one.column is None else None)
    attended = _most(read.rows, lambda one: one.hours)
    share = max(0, left) // max(1, len(sessions))
    days: dict[date, TaughtDay] = {}
    for day, names in sessions.items():
        told = stated.get(day) or read.planned_a_day or attended.get(day)
        days[day] = TaughtDay(day, told or share, max(1, len(names)), shared=not told)
    return days


def _most(rows: Iterable[AttendanceRow], hours_of: Callable[[Attended], int | None]) -> Mapping[date, int]:
    """The most that the hours of one person's rows come to on a day: a day has what its longest-sitting trainee had."""
    sums: dict[tuple[Who, date], int] = {}
    most: dict[date, int] = {}
    for row in rows:
        for one in row.attended:
            mine = who(row), one.day
            sums[mine] = sums.get(mine, 0) + (hours_of(one) or 0)
            most[one.day] = max(most.get(one.day, 0), sums[mine])
    return most


def who(row: AttendanceRow) -> Who:
    """The same for all rows of one person."""
    return row.identity.number if row.identity else row.name


def attended_hours(sessions: Iterable[Attended], taught: TaughtDay) -> int:
    """One person's hours of one day: as stated, and its part of the day for each session marked, late or not."""
    told = list(sessions)
    hours = sum(one.hours or 0 for one in told)
    marked = {one.session for one in told if one.hours is None and one.mark not in _AWAY}  # however often signed in
    return hours + taught.planned * len(marked) // taught.sessions
