"""Exact amounts, days and identity numbers in columns say what the same things say one by one."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainingdesk.domain.identity import with_check_digit
from trainingdesk.domain.money import RoundingMode, RoundingUnit, rounded
from trainingdesk.domain.period import add_months, completed_years
from trainingdesk.domain.vocabulary import Sex
from trainingdesk.policy import dates
from trainingdesk.policy.columns import UNKNOWN, day_number, day_text
from trainingdesk.policy.exact import Amounts, decimal_text, exact_yuan
from trainingdesk.policy.identity_columns import told_by


def births_of(numbers: list[str]) -> np.ndarray:
    return told_by(pd.Index(numbers, dtype="str"))[0]


def sexes_of(numbers: list[str]) -> np.ndarray:
    return told_by(pd.Index(numbers, dtype="str"))[1]


days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
percents = st.fractions(min_value=0, max_value=3, max_denominator=1000)


def column(*values: date) -> np.ndarray:
    return np.array([day_number(value) for value in values], dtype=np.int32)


@given(days, st.integers(-600, 600))
def test_months_are_counted_as_the_domain_counts_them(day: date, months: int) -> None:
    assert day_text(int(dates.add_months(column(day), months)[0])) == add_months(day, months).isoformat()


@given(days, days)
def test_ages_are_the_domains_ages(birth: date, on: date) -> None:
    assert int(dates.completed_years(column(birth), column(on))[0]) == completed_years(birth, on)


def test_a_leap_day_child_is_a_year_older_on_the_first_of_march() -> None:
    births = column(date(2004, 2, 29), date(2004, 2, 29), date(2004, 2, 29))
    on = column(date(2020, 2, 28), date(2020, 2, 29), date(2021, 3, 1))
    assert dates.completed_years(births, on).tolist() == [15, 16, 17]
    assert dates.completed_years(births[:1], column(date(2021, 2, 28))).tolist() == [16]


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=6), st.lists(percents, max_size=12), st.data())
def test_a_chain_of_factors_is_exact(fen: list[int], chain: list[Fraction], data: st.DataObject) -> None:
    amounts = Amounts.of(np.array(fen, dtype=np.int64))
    one_by_one = [Fraction(value) for value in fen]
    for factor in chain:
        rows = np.array(data.draw(st.lists(st.booleans(), min_size=len(fen), max_size=len(fen))))
        amounts = amounts.times(rows, factor)
        one_by_one = [value * factor if row else value for value, row in zip(one_by_one, rows.tolist(), strict=True)]
    assert [amounts.fraction(row) for row in range(len(fen))] == one_by_one
    for unit in RoundingUnit:
        for mode in RoundingMode:
            expected = [rounded(value, unit, mode).fen for value in one_by_one]
            if max(expected) < 2**62:
                assert amounts.rounded(unit, mode).tolist() == expected


@given(st.integers(0, 10**7), st.integers(0, 10**7), percents, percents)
def test_caps_floors_and_sums_are_exact(fen: int, bound: int, one: Fraction, other: Fraction) -> None:
    everyone, nobody = np.array([True]), np.array([False])
    amounts = Amounts.of(np.array([fen], dtype=np.int64)).times(everyone, one)
    exact = fen * one
    assert amounts.at_most(everyone, bound).fraction(0) == min(exact, Fraction(bound))
    assert amounts.at_least(everyone, bound).fraction(0) == max(exact, Fraction(bound))
    assert amounts.plus(everyone, bound).fraction(0) == exact + bound
    assert amounts.replaced(everyone, bound).fraction(0) == bound
    second = Amounts.of(np.array([bound], dtype=np.int64)).times(everyone, other)
    assert amounts.added(second).fraction(0) == exact + bound * other
    assert amounts.joined(everyone, second).fraction(0) == bound * other
    assert amounts.joined(nobody, second).fraction(0) == exact
    assert amounts.at_most(nobody, 0).fraction(0) == exact
    assert amounts.times_column(np.array([bound], dtype=np.int64), 1000).fraction(0) == exact * bound / 1000
    assert len(amounts) == 1


def test_amounts_never_overflow() -> None:
    everyone = np.array([True, True])
    amounts = Amounts.of(np.array([10**15, 1], dtype=np.int64))
    for _ in range(12):
        amounts = amounts.times(everyone, Fraction(997, 991))
    assert amounts.fraction(1) == Fraction(997, 991) ** 12
    assert amounts.at_most(everyone, 10**14).fraction(0) == 10**14
    assert amounts.rounded(RoundingUnit.FEN, RoundingMode.DOWN).tolist()[1] == 1
    assert Amounts.of(np.empty(0, dtype=np.int64)).times(np.empty(0, dtype=bool), Fraction(1, 3)).denominator == 3


@pytest.mark.parametrize(
    ("fen", "written"),
    [
        (Fraction(179550), "1795.50"),
        (Fraction(1, 2), "0.005"),
        (Fraction(100, 3), "1/3"),
        (Fraction(0), "0.00"),
    ],
)
def test_an_exact_amount_is_written_as_people_would(fen: Fraction, written: str) -> None:
    assert exact_yuan(fen) == written


@pytest.mark.parametrize(
    ("number", "written"), [(Fraction(40), "40"), (Fraction(-1, 2), "-0.5"), (Fraction(1, 3), "1/3")]
)
def test_a_figure_is_written_without_spare_decimals(number: Fraction, written: str) -> None:
    assert decimal_text(number) == written


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(0, 999))
def test_an_identity_number_gives_birth_date_and_sex(birth: date, sequence: int) -> None:
    number = with_check_digit(f"410105{birth:%Y%m%d}{sequence:03d}")
    assert births_of([number]).tolist() == [day_number(birth)]
    assert sexes_of([number]).tolist() == [list(Sex).index(Sex.MALE if sequence % 2 else Sex.FEMALE)]
    wrong = number[:-1] + ("1" if number[-1] != "1" else "2")
    assert births_of([wrong, "", "P1", number[:17], "410105199002300011"]).tolist() == [UNKNOWN] * 5
    assert sexes_of([wrong]).tolist() == [UNKNOWN]


@given(st.dates(date(1900, 1, 1), date(1999, 12, 31)), st.integers(0, 999))
def test_the_old_form_of_fifteen_digits_is_read_too(birth: date, sequence: int) -> None:
    number = f"410105{birth:%y%m%d}{sequence:03d}"
    assert births_of([number]).tolist() == [day_number(birth)]
    assert sexes_of([number]).tolist() == [list(Sex).index(Sex.MALE if sequence % 2 else Sex.FEMALE)]


def test_no_numbers_are_no_trouble() -> None:
    assert births_of([]).tolist() == []
    assert sexes_of([]).tolist() == []


@given(days)
def test_days_go_out_and_come_back(day: date) -> None:
    assert day_text(day_number(day)) == day.isoformat()
    assert day_number(day + timedelta(days=1)) == day_number(day) + 1
