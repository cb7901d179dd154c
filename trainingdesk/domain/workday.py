"""Working days from a calendar handed in as data: public holidays and the weekend days worked in exchange."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from trainingdesk.domain.catalogue import read_catalogue
from trainingdesk.domain.findings import Finding, Severity

CALENDAR_COLUMNS = ("date", "kind", "name")
_DAY = timedelta(days=1)
_SATURDAY = 5


class DayKind(StrEnum):
    """What the State Council's yearly notice makes of a day."""

    HOLIDAY = "holiday"
    WORKDAY = "workday"


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Days that differ from Monday to Friday, and the years for which they are known."""

    holidays: frozenset[date] = frozenset()
    worked_weekends: frozenset[date] = frozenset()

    @property
    def years(self) -> frozenset[int]:
        """Years with data; in any other year Monday to Friday count."""
        return frozenset(day.year for day in self.holidays | self.worked_weekends)

    def is_working_day(self, day: date) -> bool:
        if day in self.worked_weekends:
            return True
        return day.weekday() < _SATURDAY and day not in self.holidays

    def joined(self, newer: WorkCalendar) -> WorkCalendar:
        """Both calendars; a year that the newer one knows is taken from it alone."""
        kept_holidays = (day for day in self.holidays if day.year not in newer.years)
        kept_weekends = (day for day in self.worked_weekends if day.year not in newer.years)
        return WorkCalendar(newer.holidays.union(kept_holidays), newer.worked_weekends.union(kept_weekends))


@dataclass(frozen=True, slots=True)
class WorkingDate:
    """A day counted in working days, and what to say about the counting."""

    day: date
    remarks: tuple[Finding, ...] = ()


def calendar_from_lines(lines: Iterable[str]) -> WorkCalendar:
    """The calendar in CSV lines with the columns date (ISO), kind (holiday|workday), name; Refused when faulty."""
    rows = read_catalogue(lines, CALENDAR_COLUMNS, _calendar_day, name="workdays")
    return WorkCalendar(
        frozenset(day for day, kind in rows if kind is DayKind.HOLIDAY),
        frozenset(day for day, kind in rows if kind is DayKind.WORKDAY),
    )


def add_working_days(start: date, days: int, calendar: WorkCalendar) -> WorkingDate:
    """The nth working day after ``start`` (before it for a negative n); ``start`` does not count, 0 is ``start``.

    Years without data count Monday to Friday, with a remark each: never an exception.
    """
    step = _DAY if days >= 0 else -_DAY
    day, left, years = start, abs(days), set[int]()
    while left:
        day += step
        years.add(day.year)
        left -= calendar.is_working_day(day)
    return WorkingDate(day, _remarks(years, calendar))


def working_days_between(first: date, last: date, calendar: WorkCalendar) -> int:
    """How many working days lie from ``first`` to ``last``, both included; 0 when last is before first."""
    span = (last - first).days + 1
    return sum(calendar.is_working_day(first + offset * _DAY) for offset in range(span))


def _calendar_day(row: Mapping[str, str]) -> tuple[date, DayKind]:
    return date.fromisoformat(row["date"]), DayKind(row["kind"])


def _remarks(years: Iterable[int], calendar: WorkCalendar) -> tuple[Finding, ...]:
    unknown = sorted(set(years) - calendar.years)
    return tuple(Finding("calendar.year_unknown", Severity.WARNING, params={"year": str(year)}) for year in unknown)
