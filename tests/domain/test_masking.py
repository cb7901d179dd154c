"""What strangers may see of a number and of a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainingdesk.domain.masking import (
    mask_account,
    mask_account_on_paper,
    mask_identity,
    mask_phone,
    public_name,
)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("110105194912311234", "110***********1234"),
        ("11010519491231002X", "110***********002X"),
        ("110105491231002", "110********1002"),
        ("E12345678", "E1****678"),
        ("1234567", "1****67"),
        ("1234", "****"),
        ("12", "**"),
        ("", ""),
    ],
)
def test_identity_numbers_show_three_and_four_and_short_ones_less(number: str, shown: str) -> None:
    assert mask_identity(number) == shown


def test_accounts_show_their_end_on_screens_and_both_ends_on_paper() -> None:
    assert mask_account("6217001234566123") == "**** 6123"
    assert mask_account("1234567") == "****"
    assert mask_account_on_paper("6209123456785618") == "6209********5618"
    assert mask_account_on_paper("6209123456789015618") == "6209***********5618"


def test_phones_show_three_and_four() -> None:
    assert mask_phone("13812341234") == "138****1234"


@given(st.text("0123456789X", max_size=30))
def test_at_least_four_characters_of_any_number_stay_hidden(number: str) -> None:
    for shown in (mask_identity(number), mask_account_on_paper(number), mask_phone(number)):
        assert len(shown) == len(number)
        assert shown.count("*") >= min(4, len(number))
        assert all(seen in ("*", written) for seen, written in zip(shown, number, strict=True))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("王小明", "王*明"),
        ("王明", "王*"),
        ("王　明", "王*"),
        ("王", "*"),
        ("", ""),
        ("欧阳小明", "欧**明"),
        ("买买提·阿不都热合曼", "买**·*****曼"),
        ("John Smith", "J*** ****h"),
        ("𠮷野𬭊", "𠮷*𬭊"),
        ("葛\U000e0100小明", "葛\U000e0100*明"),
        ("Jose\u0301 Ruiz", "J*** ***z"),
    ],
)
def test_public_lists_show_the_first_and_last_character(name: str, shown: str) -> None:
    assert public_name(name) == shown


def test_a_mark_that_belongs_to_nothing_is_hidden_like_a_character() -> None:
    assert public_name("\u0301王") == "\u0301*"
