"""Spans of days, months counted from a day, completed years: one way to count for every rule."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Span:
    """Days from ``start`` up to but not including ``end``; without an end it goes on. ValueError when empty."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise ValueError(f"a span ends after it starts: {self.start} to {self.end}")

    @classmethod
    def through(cls, first: date, last: date) -> Span:
        """The span that holds both the first and the last day, as forms and notices write it; 9999-12-31 is no end."""
        return cls(first, None if last == date.max else last + _DAY)

    @property
    def last_day(self) -> date | None:
        """The last day within, None when the span goes on."""
        return None if self.end is None else self.end - _DAY

    def contains(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    def overlaps(self, other: Span) -> bool:
        return (other.end is None or self.start < other.end) and (self.end is None or other.start < self.end)

    def covers(self, other: Span) -> bool:
        """Whether every day of the other span lies within this one."""
        ends_within = self.end is None or (other.end is not None and other.end <= self.end)
        return self.start <= other.start and ends_within

    def shared_with(self, other: Span) -> Span | None:
        """The days in both spans, None when there is none."""
        if not self.overlaps(other):
            return None
        ends = [end for end in (self.end, other.end) if end is not None]
        return Span(max(self.start, other.start), min(ends, default=None))


def day_after(day: date) -> date:
    """The next day; the last one of the calendar, which people write for “for good”, stays where it is."""
    return day if day == date.max else day + _DAY


def gaps(spans: Iterable[Span], within: Span) -> tuple[Span, ...]:
    """The parts of ``within`` that no span covers, in order."""
    found: list[Span] = []
    covered_until = within.start
    for span in sorted((span for span in spans if span.overlaps(within)), key=lambda span: span.start):
        if span.start > covered_until:
            found.append(Span(covered_until, span.start))
        if span.end is None:
            return tuple(found)
        covered_until = max(covered_until, span.end)
    if within.end is None or covered_until < within.end:
        found.append(Span(covered_until, within.end))
    return tuple(found)


def overlapping(spans: Iterable[Span]) -> tuple[tuple[Span, Span], ...]:
    """Every pair of spans that share a day, the earlier one first."""
    ordered = sorted(spans, key=lambda span: span.start)
    return tuple(
        (earlier, later)
        for index, earlier in enumerate(ordered)
        for later in ordered[index + 1 :]
        if earlier.overlaps(later)
    )


def add_months(day: date, months: int) -> date:
    """The corresponding day of the month that many months on, or that month's end where it has no such day."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    month_end = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, month_end))


def within_months(day: date, of: date, months: int) -> bool:
    """“Within n months of D”: D itself does not count, the last day is ``add_months(D, n)``, inclusive.

    A day on D is within: what happens at once is not late. A day before D is not.
    """
    return of <= day <= add_months(of, months)


def whole_months(span: Span) -> int:
    """Full months in a span: 2026-01-15 up to, not including, 2026-03-15 holds two. ValueError without an end."""
    if span.end is None:
        raise ValueError("a span that goes on has no number of months")
    months = (span.end.year - span.start.year) * _MONTHS + span.end.month - span.start.month
    return months if add_months(span.start, months) <= span.end else months - 1


def completed_years(birth: date, on: date) -> int:
    """Age in completed years. Somebody born on 29 February completes a year on 1 March where there is no 29th.

    Years before the birth are negative: the caller decides what an impossible date means.
    """
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))
