"""Credit codes of institutions and employers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import uscc

from tests.domain.spoken import spoken
from trainingdesk.domain.credit_code import CreditCode, read_credit_code

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def test_the_standards_own_sample_is_read_into_its_parts() -> None:
    code, findings = read_credit_code("91350100m000100y43")
    assert findings == ()
    assert code == CreditCode("91350100M000100Y43", "9", "1", "350100", "M000100Y4")


def test_blanks_and_hyphens_do_not_matter() -> None:
    code, _ = read_credit_code(" 9135 0100-M0001-00Y43 ")
    assert code is not None
    assert code.number == "91350100M000100Y43"


@pytest.mark.parametrize("authority", ["Y", "N"])
def test_authorities_that_are_letters_are_authorities(authority: str) -> None:
    body = f"{authority}2410100MJF12345X"
    code, findings = read_credit_code(body + uscc.calc_check_digit(body))
    assert findings == ()
    assert code is not None
    assert code.authority == authority


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "error identity.credit_code_missing"),
        ("91350100M000100Y4", "error identity.credit_code_length"),
        ("91350100M000100YI3", "error identity.credit_code_characters"),
        ("9135010AM000100Y43", "error identity.credit_code_characters"),
        ("91350100M000100Y4Z", "error identity.credit_code_characters"),
        ("91350100M000100Y44", "error identity.credit_code_check_digit"),
    ],
)
def test_a_code_that_cannot_be_is_refused(text: str, said: str) -> None:
    code, findings = read_credit_code(text)
    assert code is None
    assert spoken(findings) == [said]


@given(
    area=st.integers(0, 999_999),
    organisation=st.text(ALPHABET, min_size=9, max_size=9),
    place=st.integers(0, 16),
    other=st.sampled_from(ALPHABET),
)
def test_any_single_wrong_character_is_found(area: int, organisation: str, place: int, other: str) -> None:
    body = f"52{area:06d}{organisation}"
    code = body + uscc.calc_check_digit(body)
    wrong = code[:place] + other + code[place + 1 :]
    assert (read_credit_code(wrong)[0] is not None) is (wrong == code)
