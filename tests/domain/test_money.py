"""Money: whole fen, exact to the last one."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainingdesk.domain.money import ZERO, Money, RoundingMode, RoundingUnit, rounded, split, total

fen = st.integers(-(10**15), 10**15)
weights = st.lists(st.integers(0, 10**6), min_size=1, max_size=20).filter(any)
DECIMAL_MODES = {
    RoundingMode.HALF_UP: ROUND_HALF_UP,
    RoundingMode.DOWN: ROUND_DOWN,
    RoundingMode.UP: ROUND_UP,
}
DECIMAL_UNITS = {RoundingUnit.FEN: Decimal(1), RoundingUnit.JIAO: Decimal(10), RoundingUnit.YUAN: Decimal(100)}


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1500.5", 150050),
        ("1500.50", 150050),
        (" 1500 ", 150000),
        ("0", 0),
        ("-0.05", -5),
        ("-0.00", 0),
        ("+3.1", 310),
        ("0001", 100),
    ],
)
def test_yuan_as_text_becomes_fen(text: str, amount: int) -> None:
    assert Money.from_yuan_text(text) == Money(amount)


@pytest.mark.parametrize("text", ["", "1.234", "1,500", "1e3", "１００", ".5", "5.", "--1", "1 000", "NaN", "1500元"])
def test_what_is_not_yuan_with_two_decimals_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an amount"):
        Money.from_yuan_text(text)


@given(fen)
def test_text_and_back(amount: int) -> None:
    money = Money(amount)
    assert Money.from_yuan_text(money.yuan_text()) == money
    assert str(money).replace(",", "") == money.yuan_text()


def test_people_read_thousands() -> None:
    assert str(Money(-123456789)) == "-1,234,567.89"


@pytest.mark.parametrize("amount", [1.0, "1", True, Decimal(1)])
def test_money_never_meets_anything_but_whole_fen(amount: object) -> None:
    with pytest.raises(TypeError, match="whole fen"):
        Money(amount)  # type: ignore[arg-type]


@given(fen, fen, st.integers(-1000, 1000))
def test_sums_and_multiples_are_those_of_the_fen(one: int, other: int, times: int) -> None:
    assert Money(one) + Money(other) == Money(one + other)
    assert Money(one) - Money(other) == Money(one - other)
    assert Money(one) * times == Money(one * times)
    assert (Money(one) < Money(other)) is (one < other)
    assert bool(Money(one)) is (one != 0)


@given(st.lists(fen))
def test_the_total_of_nothing_is_zero_and_of_all_the_sum(amounts: list[int]) -> None:
    assert total(Money(amount) for amount in amounts) == Money(sum(amounts))
    assert total([]) == ZERO


@pytest.mark.parametrize(
    ("amount", "unit", "mode", "result"),
    [
        (Fraction(179550), RoundingUnit.YUAN, RoundingMode.HALF_UP, 179600),
        (Fraction(179549), RoundingUnit.YUAN, RoundingMode.HALF_UP, 179500),
        (Fraction(179550), RoundingUnit.YUAN, RoundingMode.DOWN, 179500),
        (Fraction(179501), RoundingUnit.YUAN, RoundingMode.UP, 179600),
        (Fraction(1, 2), RoundingUnit.FEN, RoundingMode.HALF_UP, 1),
        (Fraction(-1, 2), RoundingUnit.FEN, RoundingMode.HALF_UP, -1),
        (Fraction(1, 3), RoundingUnit.FEN, RoundingMode.HALF_UP, 0),
        (Fraction(45), RoundingUnit.JIAO, RoundingMode.HALF_UP, 50),
    ],
)
def test_an_exact_amount_is_rounded_once(amount: Fraction, unit: RoundingUnit, mode: RoundingMode, result: int) -> None:
    assert rounded(amount, unit, mode) == Money(result)


@given(
    thousandths=st.integers(-(10**12), 10**12),
    unit=st.sampled_from(RoundingUnit),
    mode=st.sampled_from(RoundingMode),
)
def test_rounding_agrees_with_decimal_arithmetic(thousandths: int, unit: RoundingUnit, mode: RoundingMode) -> None:
    units = (Decimal(thousandths) / 1000 / DECIMAL_UNITS[unit]).quantize(Decimal(1), rounding=DECIMAL_MODES[mode])
    assert rounded(Fraction(thousandths, 1000), unit, mode) == Money(int(units * DECIMAL_UNITS[unit]))


@given(fen, weights)
def test_a_split_loses_no_fen_and_is_fair_to_the_fen(amount: int, shares: list[int]) -> None:
    parts = split(Money(amount), shares)
    assert total(parts) == Money(amount)
    assert len(parts) == len(shares)
    exact = [Fraction(amount * share, sum(shares)) for share in shares]
    assert all(abs(part.fen - share) < 1 for part, share in zip(parts, exact, strict=True))


def test_the_first_of_equals_gets_the_odd_fen() -> None:
    assert split(Money(100), [1, 1, 1]) == (Money(34), Money(33), Money(33))
    assert split(Money(-100), [1, 1, 1]) == (Money(-34), Money(-33), Money(-33))
    assert split(Money(120000), [60, 40]) == (Money(72000), Money(48000))


@pytest.mark.parametrize("shares", [[], [0], [0, 0], [1, -1]])
def test_weights_that_share_nothing_are_a_mistake(shares: list[int]) -> None:
    with pytest.raises(ValueError, match="weights"):
        split(Money(100), shares)
