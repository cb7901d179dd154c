"""Bank accounts and telephones, as clerks type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from tests.domain.spoken import spoken
from trainingdesk.domain.contact import read_account, read_phone


def _card(digits: str) -> str:
    return digits + luhn.calc_check_digit(digits)


@given(st.text("0123456789", min_size=13, max_size=16))
def test_a_card_with_its_check_digit_passes_and_with_another_is_remarked(middle: str) -> None:
    card = _card("62" + middle)
    wrong = card[:-1] + str((int(card[-1]) + 1) % 10)
    assert read_account(card) == (card, ())
    account, findings = read_account(wrong)
    assert account == wrong
    assert spoken(findings) == ["warning identity.account_check_digit"]


def test_blanks_hyphens_and_full_width_digits_are_brought_to_digits() -> None:
    card = _card("621700123456789012")
    spaced = f"{card[:4]} {card[4:8]}-{card[8:]}"
    assert read_account(spaced) == (card, ())
    assert read_account("１２３４５６７８")[0] == "12345678"


def test_company_accounts_have_no_check_digit() -> None:
    assert read_account("11001018500053001234") == ("11001018500053001234", ())
    assert read_account("0200001234567890123") == ("0200001234567890123", ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "error identity.account_missing"),
        ("6.21700123456789E+18", "error identity.account_digits_lost"),
        ("62170012345678901O", "error identity.account_characters"),
        ("1234567", "error identity.account_length"),
        ("1" * 31, "error identity.account_length"),
    ],
)
def test_what_is_no_account_is_refused(text: str, said: str) -> None:
    account, findings = read_account(text)
    assert account is None
    assert spoken(findings) == [said]


def test_an_account_in_a_finding_shows_its_last_four_digits() -> None:
    _, (finding,) = read_account("6217001234567890123456789012345")
    assert finding.value == "**** 2345"


@pytest.mark.parametrize("typed", ["13812341234", "+86 138 1234 1234", "0086-13812341234", "138-1234-1234"])
def test_a_mobile_number_is_one_number(typed: str) -> None:
    assert read_phone(typed) == ("13812341234", ())


@pytest.mark.parametrize("typed", ["0371-66012345", "(0371)66012345", "66012345", "6601234", "400-123-4567"])
def test_landlines_pass(typed: str) -> None:
    phone, findings = read_phone(typed)
    assert phone is not None
    assert phone.isdigit()
    assert findings == ()


def test_an_odd_telephone_number_is_kept_with_a_remark_and_an_empty_one_is_none() -> None:
    phone, findings = read_phone("12812341234")
    assert phone == "12812341234"
    assert spoken(findings) == ["warning identity.phone_form"]
    assert findings[0].value == "128****1234"
    assert read_phone(" ") == (None, ())
