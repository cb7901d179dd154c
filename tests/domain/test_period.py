"""Spans of days and counted months: the edges are where money is won and lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainingdesk.domain.period import (
    Span,
    add_months,
    completed_years,
    day_after,
    gaps,
    overlapping,
    whole_months,
    within_months,
)

DAY = timedelta(days=1)
days = st.dates(date(1950, 1, 1), date(2080, 12, 31))
near_days = st.dates(date(2026, 1, 1), date(2026, 3, 31))
spans = st.builds(
    lambda start, length: Span(start, None if length is None else start + length * DAY),
    near_days,
    st.none() | st.integers(1, 40),
)


def _days(span: Span) -> set[date]:
    """The days of a span within the half year that the spans here live in."""
    year = [date(2026, 1, 1) + offset * DAY for offset in range(180)]
    return {day for day in year if span.contains(day)}


def test_the_last_day_of_a_notice_belongs_to_it_and_the_end_of_a_span_does_not() -> None:
    notice = Span.through(date(2023, 8, 15), date(2025, 12, 31))
    assert notice == Span(date(2023, 8, 15), date(2026, 1, 1))
    assert notice.last_day == date(2025, 12, 31)
    assert notice.contains(date(2023, 8, 15))
    assert notice.contains(date(2025, 12, 31))
    assert not notice.contains(date(2026, 1, 1))
    assert not notice.contains(date(2023, 8, 14))


def test_a_span_without_an_end_goes_on() -> None:
    assert Span(date(2026, 1, 1)).last_day is None
    assert Span(date(2026, 1, 1)).contains(date(2999, 1, 1))


@pytest.mark.parametrize("end", [date(2026, 1, 1), date(2025, 12, 31)])
def test_a_span_that_holds_no_day_is_a_mistake(end: date) -> None:
    with pytest.raises(ValueError, match="ends after it starts"):
        Span(date(2026, 1, 1), end)


@given(one=spans, other=spans)
def test_spans_overlap_exactly_when_they_share_a_day(one: Span, other: Span) -> None:
    shared = _days(one) & _days(other)
    assert one.overlaps(other) is other.overlaps(one) is bool(shared)
    both = one.shared_with(other)
    assert (both is None) is (not shared)
    assert both is None or _days(both) == shared


@given(one=spans, other=spans)
def test_a_span_covers_another_when_it_holds_all_its_days(one: Span, other: Span) -> None:
    endless = one.end is not None and other.end is None
    assert one.covers(other) is (not endless and _days(other) <= _days(one))


@given(covered=st.lists(spans, max_size=5), within=spans)
def test_gaps_are_the_days_that_nothing_covers(covered: list[Span], within: Span) -> None:
    missing = gaps(covered, within)
    held = set().union(*(_days(span) for span in covered)) if covered else set()
    assert set().union(*(_days(gap) for gap in missing)) == _days(within) - held
    assert list(missing) == sorted(missing, key=lambda gap: gap.start)
    assert overlapping(missing) == ()


@given(found=st.lists(spans, max_size=5))
def test_every_pair_that_shares_a_day_is_named_once(found: list[Span]) -> None:
    pairs = [(one, other) for index, one in enumerate(found) for other in found[index + 1 :] if one.overlaps(other)]
    assert len(overlapping(found)) == len(pairs)
    assert all(one.start <= other.start and one.overlaps(other) for one, other in overlapping(found))


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 2, 28), 12, date(2027, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 5, 1), 0, date(2026, 5, 1)),
    ],
)
def test_months_lead_to_the_corresponding_day_or_the_months_end(day: date, months: int, result: date) -> None:
    assert add_months(day, months) == result


@given(day=days, months=st.integers(-240, 240))
def test_adding_months_never_leaves_the_month_aimed_at(day: date, months: int) -> None:
    result = add_months(day, months)
    assert (result.year * 12 + result.month) - (day.year * 12 + day.month) == months
    assert result.day == day.day or (result + DAY).day == 1


@pytest.mark.parametrize(
    ("day", "within"),
    [
        (date(2025, 11, 1), False),
        (date(2025, 11, 2), True),
        (date(2026, 11, 2), True),
        (date(2026, 11, 3), False),
    ],
)
def test_within_twelve_months_of_a_certificate(day: date, within: bool) -> None:
    assert within_months(day, of=date(2025, 11, 2), months=12) is within


def test_within_a_month_of_the_31st_ends_with_the_month() -> None:
    assert within_months(date(2026, 2, 28), of=date(2026, 1, 31), months=1)
    assert not within_months(date(2026, 3, 1), of=date(2026, 1, 31), months=1)


@pytest.mark.parametrize(
    ("first", "end", "months"),
    [
        (date(2026, 1, 15), date(2026, 3, 15), 2),
        (date(2026, 1, 15), date(2026, 3, 14), 1),
        (date(2026, 1, 15), date(2026, 1, 16), 0),
        (date(2025, 3, 1), date(2026, 3, 1), 12),
        (date(2026, 1, 31), date(2026, 2, 28), 1),
    ],
)
def test_only_full_months_count(first: date, end: date, months: int) -> None:
    assert whole_months(Span(first, end)) == months


def test_a_span_that_goes_on_has_no_number_of_months() -> None:
    with pytest.raises(ValueError, match="goes on"):
        whole_months(Span(date(2026, 1, 1)))


@pytest.mark.parametrize(
    ("birth", "on", "years"),
    [
        (date(1966, 11, 2), date(2026, 11, 1), 59),
        (date(1966, 11, 2), date(2026, 11, 2), 60),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 28), 19),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (date(2026, 11, 2), date(2026, 11, 2), 0),
        (date(2026, 11, 3), date(2026, 11, 2), -1),
    ],
)
def test_a_year_is_completed_on_the_birthday(birth: date, on: date, years: int) -> None:
    assert completed_years(birth, on) == years


@given(birth=days, on=days)
def test_age_never_falls_from_one_day_to_the_next(birth: date, on: date) -> None:
    assert completed_years(birth, on + DAY) - completed_years(birth, on) in (0, 1)


@given(st.dates(max_value=date(9999, 12, 30)))
def test_the_day_after_is_one_day_on(day: date) -> None:
    assert (day_after(day) - day).days == 1
    assert Span.through(day, day).contains(day)
    assert not Span.through(day, day).contains(day_after(day))


def test_the_calendar_ends_and_a_span_through_its_last_day_goes_on() -> None:
    assert day_after(date.max) == date.max
    assert Span.through(date(2026, 1, 1), date.max) == Span(date(2026, 1, 1))
    assert Span.through(date.max, date.max).contains(date.max)
