"""Working days: the shipped calendar against the library it was taken from, and years that nobody knows yet."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.spoken import refusal, spoken
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.workday import (
    WorkCalendar,
    WorkingDate,
    add_working_days,
    calendar_from_lines,
    working_days_between,
)

FILE = Path(__file__).parents[2] / "resources" / "catalogue" / "workdays.csv"
SHIPPED = calendar_from_lines(FILE.read_text("utf-8").splitlines())
DAY = timedelta(days=1)

known_days = st.dates(date(2024, 3, 1), date(2026, 10, 31))


def test_the_shipped_calendar_agrees_with_its_source_on_every_day() -> None:
    days = [date(2024, 1, 1) + offset * DAY for offset in range(366 + 365 + 365)]
    assert SHIPPED.years == {2024, 2025, 2026}
    assert [day for day in days if SHIPPED.is_working_day(day) != chinese_calendar.is_workday(day)] == []


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 10, 1), False),
        (date(2026, 10, 10), True),
        (date(2026, 10, 11), False),
        (date(2026, 10, 12), True),
    ],
)
def test_a_holiday_is_free_and_a_weekend_worked_in_exchange_is_not(day: date, works: bool) -> None:
    assert SHIPPED.is_working_day(day) is works


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (date(2026, 9, 28), 5, date(2026, 10, 10)),
        (date(2026, 10, 8), -1, date(2026, 9, 30)),
        (date(2026, 10, 3), 0, date(2026, 10, 3)),
        (date(2026, 10, 3), 1, date(2026, 10, 8)),
    ],
)
def test_the_nth_working_day_does_not_count_its_start(start: date, days: int, end: date) -> None:
    assert add_working_days(start, days, SHIPPED) == WorkingDate(end)


@given(start=known_days, days=st.integers(1, 40))
def test_counting_on_and_counting_between_agree(start: date, days: int) -> None:
    end = add_working_days(start, days, SHIPPED)
    assert SHIPPED.is_working_day(end.day)
    assert working_days_between(start + DAY, end.day, SHIPPED) == days
    assert add_working_days(end.day, -days, SHIPPED).day <= start or SHIPPED.is_working_day(start)


def test_nothing_lies_between_a_day_and_the_day_before() -> None:
    assert working_days_between(date(2026, 11, 3), date(2026, 11, 2), SHIPPED) == 0
    assert working_days_between(date(2026, 11, 2), date(2026, 11, 2), SHIPPED) == 1


def test_a_year_without_data_counts_monday_to_friday_and_says_so() -> None:
    end = add_working_days(date(2026, 12, 30), 3, SHIPPED)
    assert end.day == date(2027, 1, 4)
    assert spoken(end.remarks) == ["warning calendar.year_unknown"]
    assert end.remarks[0].params == {"year": "2027"}


def test_without_any_calendar_each_year_is_remarked_once() -> None:
    end = add_working_days(date(2025, 12, 31), -262, WorkCalendar())
    assert end.day == date(2024, 12, 30)
    assert [remark.params["year"] for remark in end.remarks] == ["2024", "2025"]


def test_a_years_new_calendar_replaces_that_year_alone() -> None:
    newer = calendar_from_lines(["date,kind,name", "2026-10-01,workday,试", "2027-01-01,holiday,元旦"])
    joined = SHIPPED.joined(newer)
    assert joined.years == {2024, 2025, 2026, 2027}
    assert joined.is_working_day(date(2026, 10, 1))
    assert joined.is_working_day(date(2026, 10, 2))
    assert not joined.is_working_day(date(2026, 10, 10))
    assert not joined.is_working_day(date(2025, 10, 1))
    assert joined.is_working_day(date(2025, 10, 11))
    assert not joined.is_working_day(date(2027, 1, 1))


def test_faulty_days_are_named_by_their_lines() -> None:
    with pytest.raises(Refused) as refused:
        calendar_from_lines(["date,kind,name", "2027-02-30,holiday,春节", "2027-02-05,free,春节"])
    assert refusal(refused.value) == "catalogue.unreadable"
    assert [finding.place.row for finding in refused.value.findings] == [2, 3]
