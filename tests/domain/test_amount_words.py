"""Capitals on vouchers: the bank rule, read back, and against an independent library where that follows the rule."""

from __future__ import annotations

from datetime import date

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainingdesk.domain.amount_words import (
    LARGEST,
    amount_from_capitals,
    capital_amount,
    capital_date,
    capital_month_day,
)
from trainingdesk.domain.money import ZERO, Money

amounts = st.one_of(
    st.integers(0, LARGEST.fen),
    st.integers(0, 10**9),
    # many zeros: where the rule about 零 lives
    st.lists(st.sampled_from("0001579"), min_size=1, max_size=18).map(lambda digits: int("".join(digits))),
).map(Money)


def _money(yuan: str) -> Money:
    return Money.from_yuan_text(yuan)


@pytest.mark.parametrize(
    ("yuan", "capitals"),
    [
        ("0", "人民币零元整"),
        ("110000", "人民币壹拾壹万元整"),
        ("10000700", "人民币壹仟万零柒佰元整"),
        ("100001000", "人民币壹亿零壹仟元整"),
        ("100010000", "人民币壹亿零壹万元整"),
        ("1000000000000", "人民币壹万亿元整"),
        ("1234500000000", "人民币壹万贰仟叁佰肆拾伍亿元整"),
        ("1000100010001.01", "人民币壹万零壹亿零壹万零壹元零壹分"),
        ("20.30", "人民币贰拾元零叁角整"),
        ("9999999999999999.99", "人民币" + "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
    ],
)
def test_zeros_and_large_units(yuan: str, capitals: str) -> None:
    assert capital_amount(_money(yuan)) == capitals


@given(amounts)
def test_what_is_written_is_read_back(amount: Money) -> None:
    assert amount_from_capitals(capital_amount(amount)) == amount


@given(amounts)
def test_an_independent_library_writes_the_same_digits_and_units(amount: Money) -> None:
    if amount > _money("999999999999.99") or amount == ZERO:
        return
    other = cn2an.an2cn(amount.yuan_text(), "rmb")
    assert _without_zeros(capital_amount(amount).removeprefix("人民币")) == _without_zeros(other)


@given(amounts)
def test_no_two_zeros_stand_together_and_none_at_an_end(amount: Money) -> None:
    words = capital_amount(amount).removeprefix("人民币")
    assert "零零" not in words
    assert words.startswith("零") is (amount == ZERO)
    assert words.endswith(("分", "整"))


def _without_zeros(words: str) -> str:
    return words.replace("零", "").removesuffix("整")


@pytest.mark.parametrize("amount", [Money(-1), LARGEST + Money(1)])
def test_an_amount_that_capitals_cannot_say_is_refused(amount: Money) -> None:
    with pytest.raises(ValueError, match="from 0 to 9999 万亿"):
        capital_amount(amount)


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("壹佰圆正", "100"),
        ("人民币 壹萬贰仟元整", "12000"),
        ("參拾陸億圓", "3600000000"),
        ("伍角", "0.5"),
        ("伍角整", "0.5"),
        ("零元整", "0"),
        ("壹拾万零柒仟元伍角叁分", "107000.53"),
    ],
)
def test_other_writings_are_read_too(text: str, yuan: str) -> None:
    assert amount_from_capitals(text) == _money(yuan)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "人民币",
        "整",
        "拾元整",
        "壹拾拾元整",
        "壹元贰分叁角",
        "壹万万元整",
        "负壹元整",
        "壹亿亿元整",
        "壹百元",
        "abc元",
    ],
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an amount in capitals"):
        amount_from_capitals(text)


@pytest.mark.parametrize(
    ("day", "capitals"),
    [
        (date(2026, 1, 15), "贰零贰陆年零壹月壹拾伍日"),
        (date(2026, 10, 20), "贰零贰陆年零壹拾月零贰拾日"),
        (date(2030, 3, 9), "贰零叁零年叁月零玖日"),
        (date(2026, 12, 31), "贰零贰陆年壹拾贰月叁拾壹日"),
    ],
)
def test_dates_leave_no_room_for_an_addition(day: date, capitals: str) -> None:
    assert capital_date(day) == capitals


def test_no_two_days_of_a_year_read_the_same() -> None:
    written = {capital_month_day(month, day) for month in range(1, 13) for day in range(1, 32)}
    assert len(written) == 12 * 31
