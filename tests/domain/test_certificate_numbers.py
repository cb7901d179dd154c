"""Certificate numbers: read into parts, built from parts, held against the certificate."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.spoken import refusal, spoken
from trainingdesk.domain.appraisal_body import AppraisalBody, appraisal_body
from trainingdesk.domain.certificate_numbers import (
    PATTERNS,
    SPECIAL_GRADE,
    CertificateNumber,
    NumberPattern,
    compare_certificate,
    read_certificate_number,
    skill_level_number,
)
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.levels import Level
from trainingdesk.domain.vocabulary import CertificateKind

FIVE = [Level.ELEMENTARY, Level.INTERMEDIATE, Level.ADVANCED, Level.TECHNICIAN, Level.SENIOR_TECHNICIAN]


def _read(text: str) -> CertificateNumber:
    number, findings = read_certificate_number(text)
    assert number is not None
    assert findings == ()
    return number


@given(
    parts=st.tuples(
        st.sampled_from("YS"),
        st.integers(0, 9999).map("{:04d}".format),
        st.integers(11, 82).map(str),
        st.integers(0, 999_999).map("{:06d}".format),
    ),
    year=st.integers(2019, 2089),
    level=st.sampled_from(FIVE),
    sequence=st.integers(0, 999_999),
)
def test_a_number_built_is_read_back(parts: tuple[str, str, str, str], year: int, level: Level, sequence: int) -> None:
    text = skill_level_number(*parts, year=year, level=level, sequence=sequence)
    number = _read(text)
    assert len(text) == 22
    assert number.number == text
    assert (number.issuer, number.body, number.province, number.site) == parts
    assert (number.year, number.level, number.sequence) == (year, level, sequence)


def test_a_number_is_read_however_it_was_typed() -> None:
    assert _read(" y0001 23000001-195000001").number == "Y000123000001195000001"


def test_parts_that_do_not_fit_the_pattern_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="skill_level_22"):
        skill_level_number("X", "0001", "41", "000001", year=2026, level=Level.ADVANCED, sequence=1)
    with pytest.raises(ValueError, match="skill_level_22"):
        skill_level_number("S", "1", "41", "000001", year=2026, level=Level.ADVANCED, sequence=1)


@pytest.mark.parametrize("level", [Level.APPRENTICE, Level.SPECIAL_GRADE_TECHNICIAN, Level.CHIEF_TECHNICIAN])
def test_a_level_without_a_digit_gets_no_number_until_its_letter_is_known(level: Level) -> None:
    with pytest.raises(Refused) as refused:
        skill_level_number("S", "0001", "41", "000001", year=2026, level=level, sequence=1)
    assert refusal(refused.value) == "identity.certificate_level_without_digit"


def test_an_office_that_knows_the_letter_sets_it() -> None:
    known = replace(SPECIAL_GRADE, level_letters={"T": Level.SPECIAL_GRADE_TECHNICIAN})
    level = Level.SPECIAL_GRADE_TECHNICIAN
    text = skill_level_number("S", "0001", "41", "000001", year=2026, level=level, sequence=7, pattern=known)
    number, findings = read_certificate_number(text, patterns=(known,))
    assert text == "S00014100000126T000007"
    assert findings == ()
    assert number is not None
    assert number.level is level


def test_the_millionth_certificate_of_a_site_needs_another_site() -> None:
    with pytest.raises(Refused) as refused:
        skill_level_number("S", "0001", "41", "000001", year=2026, level=Level.ADVANCED, sequence=1_000_000)
    assert refusal(refused.value) == "identity.certificate_numbers_used_up"


def test_a_letter_for_the_level_is_read_and_its_meaning_left_open() -> None:
    number, findings = read_certificate_number("Y00012300000119T000001")
    assert number is not None
    assert (number.pattern, number.level, number.year) == ("skill_level_special_grade", None, 2019)
    assert spoken(findings) == ["note identity.certificate_level_unknown"]


def test_qualification_certificates_of_the_last_century_keep_their_year() -> None:
    assert _read("9610012003500001").year == 1996
    assert _read("1310012003500001").year == 2013


@pytest.mark.parametrize("typed", ["0912345678901", "0000912345678901"])
def test_shanghais_short_numbers_get_their_zeros_and_say_nothing_else(typed: str) -> None:
    number = _read(typed)
    assert number.number == "0000912345678901"
    assert number.pattern == "qualification_shanghai"
    assert (number.year, number.level, number.sequence) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "error identity.certificate_missing"),
        ("Y00012300000119500001", "error identity.certificate_form"),
        ("Z000123000001195000001", "error identity.certificate_form"),
        ("Y000123000001196000001", "error identity.certificate_form"),
        ("1310012003600001", "error identity.certificate_form"),
        ("1310015003500001", "error identity.certificate_form"),
        ("R0001230000011950001", "error identity.certificate_form"),
    ],
)
def test_a_number_of_no_pattern_is_refused(text: str, said: str) -> None:
    number, findings = read_certificate_number(text)
    assert number is None
    assert spoken(findings) == [said]


def test_a_province_adds_a_pattern_of_its_own() -> None:
    old = NumberPattern("older_scheme", CertificateKind.LEVEL, r"R(?P<year>\d{2})\d{16}(?P<level>[1-5])")
    number, findings = read_certificate_number("R1800000000000000004", patterns=(*PATTERNS, old))
    assert findings == ()
    assert number is not None
    assert (number.pattern, number.year, number.level) == ("older_scheme", 2018, Level.INTERMEDIATE)


@pytest.mark.parametrize(
    ("level", "issued", "kind", "said"),
    [
        (None, None, None, []),
        (Level.ELEMENTARY, date(2019, 12, 31), CertificateKind.LEVEL, []),
        (Level.INTERMEDIATE, None, None, ["error identity.certificate_level_differs"]),
        (None, date(2020, 1, 3), None, ["warning identity.certificate_year_before"]),
        (None, date(2018, 12, 31), None, ["error identity.certificate_year_differs"]),
        (None, date(2021, 1, 1), None, ["error identity.certificate_year_differs"]),
        (None, None, CertificateKind.QUALIFICATION, ["error identity.certificate_kind_differs"]),
        (
            Level.ADVANCED,
            date(2026, 5, 1),
            CertificateKind.SPECIAL,
            [
                "error identity.certificate_kind_differs",
                "error identity.certificate_level_differs",
                "error identity.certificate_year_differs",
            ],
        ),
    ],
)
def test_the_certificate_must_say_what_its_number_says(
    level: Level | None, issued: date | None, kind: CertificateKind | None, said: list[str]
) -> None:
    number = _read("Y000123000001195000001")
    assert spoken(compare_certificate(number, level=level, issued_on=issued, kind=kind)) == said


def test_a_number_that_says_nothing_contradicts_nothing() -> None:
    number = _read("0912345678901")
    assert compare_certificate(number, level=Level.ADVANCED, issued_on=date(1998, 1, 1)) == ()


def test_appraisal_bodies_whose_names_were_not_found_are_described_by_their_codes() -> None:
    assert appraisal_body("33020001") == AppraisalBody("33", "02", "0", "001")
    assert AppraisalBody("33", "02", "0", "001").description == "33-02-鉴定中心0-001号"


@pytest.mark.parametrize("code", ["1001200", "10015003", "1001200A", ""])
def test_what_is_no_appraisal_body_names_none(code: str) -> None:
    assert appraisal_body(code) is None
