"""Two schools and their classes: sizes, days, levels and what the plot has in store for whom."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from stdnum.cn import uscc

from trainingdesk.cli.demo.cast import Casting
from trainingdesk.cli.demo.classes import (
    INSTITUTIONS,
    LARGEST_CLASS,
    DemoClass,
    Fate,
    hold_classes,
    seat_of,
    teaching_days,
)
from trainingdesk.domain.levels import Level
from trainingdesk.domain.vocabulary import AssessmentMethod

TODAY = date(2026, 11, 20)
NATIONAL_DAYS = {date(2026, 10, 1) + timedelta(days=offset) for offset in range(7)}


def is_working_day(day: date) -> bool:
    return day.weekday() < 5 and day not in NATIONAL_DAYS


def classes_of(heads: int = 151, seed: int = 1, today: date = TODAY) -> tuple[DemoClass, ...]:
    return hold_classes(heads, Casting(seed, today), today, seed, is_working_day)


def test_every_head_has_a_seat_and_one_of_them_has_two():
    classes = classes_of(151)

    people = [seat.member.id_number for taught in classes for seat in taught.seats]

    assert len(set(people)) == 151
    assert [count for count in Counter(people).values() if count > 1] == [2]


def test_two_schools_hold_two_classes_each():
    assert Counter(taught.institution.code for taught in classes_of(151)) == {"JX": 2, "YH": 2}


@pytest.mark.parametrize("heads", [20, 36, 151, 190, 500, 1900])
def test_no_class_is_over_the_usual_cap(heads):
    classes = classes_of(heads)

    assert all(4 <= len(taught.seats) <= LARGEST_CLASS for taught in classes)
    assert len({taught.number for taught in classes}) == len(classes) >= 4


def test_teaching_keeps_to_working_days_and_ends_before_examination_and_certificate():
    for taught in classes_of():
        assert all(is_working_day(day) for day in taught.days)
        assert list(taught.days) == sorted(set(taught.days))
        assert taught.days[-1] < taught.assessed_on < taught.issued_on < TODAY
        assert is_working_day(taught.assessed_on)
        assert is_working_day(taught.issued_on)


@pytest.mark.parametrize("month", range(1, 13))
def test_certificates_are_out_and_recent_whenever_the_demonstration_runs(month):
    today = date(2027, month, 15)

    for taught in classes_of(today=today):
        assert taught.issued_on < today
        assert taught.days[0] > today - timedelta(days=140)


def test_days_off_push_the_last_day_back():
    assert teaching_days(date(2026, 9, 30), 2, is_working_day) == (date(2026, 9, 30), date(2026, 10, 8))


def test_an_exchanged_saturday_is_not_used():
    assert teaching_days(date(2026, 9, 19), 1, lambda day: True) == (date(2026, 9, 21),)


def test_one_person_sits_in_overlapping_classes_of_both_schools():
    first, second = classes_of()[:2]

    assert seat_of(first, Fate.ELSEWHERE).member == seat_of(second, Fate.ELSEWHERE).member
    assert first.institution != second.institution
    assert set(first.days) & set(second.days)


def test_each_fate_of_the_plot_is_there_even_in_the_smallest_classes():
    fates = Counter(seat.fate for taught in classes_of(20) for seat in taught.seats)

    assert set(fates) == set(Fate)
    assert fates[Fate.ELSEWHERE] == fates[Fate.DIRECT] == fates[Fate.FAILED] == 2


def test_everyone_aims_above_the_level_held_but_the_one_who_does_not():
    for taught in classes_of():
        for seat in taught.seats:
            held = -1 if seat.level_held is None else seat.level_held.rank
            assert (seat.level.rank > held) == (seat.fate is not Fate.NOT_HIGHER)
            assert seat.level in taught.levels


def test_only_those_who_failed_fail_and_direct_recognition_has_no_marks():
    for taught in classes_of():
        for seat in taught.seats:
            assert seat.passed == (seat.fate is not Fate.FAILED)
            assert (seat.theory is None) == (seat.method is AssessmentMethod.DIRECT) == (seat.fate is Fate.DIRECT)


def test_attendance_stays_within_the_day_and_above_eighty_per_cent():
    for taught in classes_of(500):
        assert taught.hours == taught.hours_a_day * len(taught.days)
        for seat in taught.seats:
            assert len(seat.attended) == len(taught.days)
            assert all(0 <= hours <= taught.hours_a_day for hours in seat.attended)
            assert sum(seat.attended) * 100 >= taught.hours * 80


def test_who_was_paid_before_aims_at_the_level_that_was_paid():
    assert seat_of(classes_of()[1], Fate.PAID_BEFORE).level is Level.INTERMEDIATE


def test_schools_have_credit_codes_that_check():
    assert all(uscc.is_valid(school.credit_code) for school in INSTITUTIONS)


def test_the_same_seed_gives_the_same_classes_and_another_seed_others():
    assert classes_of(seed=9) == classes_of(seed=9)
    assert classes_of(seed=9) != classes_of(seed=10)
