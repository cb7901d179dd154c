"""People's numbers: one person is one number, however it was typed, and everything wrong with it is said at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.spoken import spoken
from trainingdesk.domain.findings import Place
from trainingdesk.domain.identity import (
    Identity,
    compare_identity,
    eighteen_digits,
    read_identity,
    with_check_digit,
)
from trainingdesk.domain.vocabulary import PersonIdKind, Sex

TODAY = date(2026, 11, 2)
WOMAN_OF_1949 = Identity("11010519491231002X", PersonIdKind.RESIDENT, date(1949, 12, 31), Sex.FEMALE, "110105")

areas = st.sampled_from(["110105", "410102", "330204", "330283", "440703", "810000", "830000"])
births = st.dates(date(1900, 1, 1), TODAY)
sequences = st.integers(1, 999).map("{:03d}".format)


def _read(text: str, kind: PersonIdKind | None = None) -> tuple[Identity | None, list[str]]:
    identity, findings = read_identity(text, today=TODAY, kind=kind)
    return identity, spoken(findings)


@pytest.mark.parametrize(
    "typed",
    [
        "11010519491231002X",
        "11010519491231002x",
        " 110105 19491231 002X ",
        "１１０１０５１９４９１２３１００２Ｘ",
        "'11010519491231002X",
        "110105\u00a019491231\u200b002X",
    ],
)
def test_one_number_however_it_was_typed(typed: str) -> None:
    assert _read(typed) == (WOMAN_OF_1949, [])


def test_both_forms_of_a_card_are_the_same_person() -> None:
    identity, said = _read("110105491231002")
    assert identity == WOMAN_OF_1949
    assert said == ["warning identity.fifteen_digits"]


@given(
    areas=areas.filter(lambda area: area < "8"),
    birth=births.filter(lambda birth: f"{birth:%y}" != "20"),
    sequence=sequences,
)
def test_a_converted_number_passes_its_own_check(areas: str, birth: date, sequence: str) -> None:
    fifteen = f"{areas}{birth:%y%m%d}{sequence}"
    converted = eighteen_digits(fifteen)
    assert _read(converted)[0] == _read(fifteen)[0]
    assert converted[6:8] == ("18" if sequence >= "996" else "19")


def test_the_last_sequences_of_the_short_form_belong_to_people_born_in_the_1800s() -> None:
    identity, said = _read("110105991231997")
    assert identity is not None
    assert identity.birth_date == date(1899, 12, 31)
    assert said == ["warning identity.fifteen_digits", "error identity.birth_early"]


@given(area=areas, birth=births, sequence=sequences)
def test_a_sound_number_tells_birth_date_and_sex(area: str, birth: date, sequence: str) -> None:
    identity, _ = _read(with_check_digit(f"{area}{birth:%Y%m%d}{sequence}"))
    assert identity is not None
    assert identity.birth_date == birth
    assert identity.sex is (Sex.MALE if int(sequence) % 2 else Sex.FEMALE)
    assert identity.area == area


@given(area=areas, birth=births, sequence=sequences, place=st.integers(0, 16), digit=st.sampled_from("0123456789"))
def test_any_single_wrong_digit_is_found(area: str, birth: date, sequence: str, place: int, digit: str) -> None:
    number = with_check_digit(f"{area}{birth:%Y%m%d}{sequence}")
    wrong = number[:place] + digit + number[place + 1 :]
    identity, said = _read(wrong)
    assert wrong == number or identity is None
    assert wrong == number or any(line.startswith("error ") for line in said)


@given(area=areas, birth=births, sequence=sequences, place=st.integers(0, 16))
def test_two_neighbouring_digits_exchanged_are_found(area: str, birth: date, sequence: str, place: int) -> None:
    number = with_check_digit(f"{area}{birth:%Y%m%d}{sequence}")
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert swapped == number or _read(swapped)[0] is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ["error identity.missing"]),
        (" \u3000", ["error identity.missing"]),
        ("1.10105E+17", ["error identity.digits_lost"]),
        ("1.10105194912310E17", ["error identity.digits_lost"]),
        ("110105194912310000", ["error identity.digits_lost"]),
        ("110105194912310021", ["error identity.check_digit"]),
        ("1101051949123100", ["error identity.length"]),
        ("1101051949123100211", ["error identity.length"]),
        ("1101051949123100X1", ["error identity.characters"]),
        ("11O10519491231002X", ["error identity.characters"]),
        ("11010519491231002X\u202e", ["error identity.characters"]),
        ("张三", ["error identity.characters"]),
        ("010105194912310021", ["error identity.first_digit"]),
        ("910105491231002", ["error identity.first_digit"]),
        ("110105491331002", ["error identity.birth_impossible"]),
        (with_check_digit("11010519900230002"), ["error identity.birth_impossible"]),
        ("11010519491331002X", ["error identity.check_digit", "error identity.birth_impossible"]),
        (
            "418101194913310021",
            ["error identity.check_digit", "warning identity.area_unknown", "error identity.birth_impossible"],
        ),
    ],
)
def test_a_number_that_cannot_be_is_refused_with_every_reason(text: str, said: list[str]) -> None:
    assert _read(text) == (None, said)


def test_what_is_wrong_is_said_at_its_place_without_showing_the_number() -> None:
    place = Place("花名册", 6, "C", "身份证号码")
    _, (finding,) = read_identity("510105194912310021", today=TODAY, place=place)
    assert finding.place == place
    assert finding.value == "510***********0021"
    assert "19491231" not in repr(finding)


def test_a_county_that_is_gone_is_known_and_one_that_never_was_is_only_a_remark() -> None:
    assert _read(with_check_digit("33020419900101001"))[1] == []
    invented, said = _read(with_check_digit("41810119900101001"))
    assert invented is not None
    assert said == ["warning identity.area_unknown"]


def test_the_first_fifteen_digits_of_a_young_persons_number_are_not_taken_for_a_person_of_1920() -> None:
    whole = with_check_digit("41010220080512001")
    assert _read(whole)[1] == []
    assert _read("410102200805120") == (None, ["error identity.cut_to_fifteen"])
    assert _read(whole[:15]) == (None, ["error identity.cut_to_fifteen"])


def test_zeros_at_the_end_of_a_sound_number_ask_for_a_look() -> None:
    lucky = next(
        number for day in range(1, 29) if (number := with_check_digit(f"110105199001{day:02d}100")).endswith("000")
    )
    identity, said = _read(lucky)
    assert identity is not None
    assert said == ["warning identity.digits_maybe_lost"]


def test_nobody_is_born_tomorrow_or_before_1900() -> None:
    tomorrow = TODAY + timedelta(days=1)
    assert _read(with_check_digit(f"110105{tomorrow:%Y%m%d}001"))[1] == ["error identity.birth_future"]
    assert _read(with_check_digit(f"110105{TODAY:%Y%m%d}001"))[1] == []
    assert _read(with_check_digit("11010518991231001"))[1] == ["error identity.birth_early"]
    assert _read(with_check_digit("11010519000101001"))[1] == []


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("810000199001010019", PersonIdKind.HK_MACAU_TAIWAN),
        ("820000199001010010", PersonIdKind.HK_MACAU_TAIWAN),
        ("830000199001010012", PersonIdKind.HK_MACAU_TAIWAN),
        ("911156199001010010", PersonIdKind.FOREIGN_PERMANENT),
        ("USA110112345678", PersonIdKind.FOREIGN_PERMANENT),
    ],
)
def test_other_cards_are_known_by_their_numbers(typed: str, kind: PersonIdKind) -> None:
    identity, said = _read(typed)
    assert identity is not None
    assert (identity.kind, said) == (kind, [])


def test_a_foreigners_card_is_checked_only_where_its_layout_is_certain() -> None:
    born, _ = _read(with_check_digit("91115619900101001"))
    undated, said = _read(with_check_digit("91115619901301001"))
    ancient, _ = _read(with_check_digit("91115618900101001"))
    assert born is not None
    assert undated is not None
    assert ancient is not None
    assert (born.birth_date, born.sex) == (date(1990, 1, 1), None)
    assert (undated.birth_date, said) == (None, [])
    assert ancient.birth_date is None
    assert _read("911156199001010011") == (None, ["error identity.check_digit"])


def test_a_passport_is_taken_when_stated_and_remarked_when_not() -> None:
    passport = Identity("E12345678", PersonIdKind.PASSPORT, None, None, None)
    assert _read("e1234 5678", PersonIdKind.PASSPORT) == (passport, [])
    assert _read("E12345678") == (passport, ["warning identity.kind_assumed"])
    assert _read("E12345678", PersonIdKind.RESIDENT) == (None, ["error identity.characters"])
    assert _read("AB", PersonIdKind.PASSPORT) == (None, ["error identity.passport_form"])
    assert _read("ABCDEF", PersonIdKind.PASSPORT) == (None, ["error identity.passport_form"])
    assert _read("12345678901234567", PersonIdKind.PASSPORT) == (None, ["error identity.passport_form"])


@pytest.mark.parametrize("stated", [PersonIdKind.RESIDENT, PersonIdKind.PASSPORT])
def test_the_number_decides_when_another_kind_is_stated(stated: PersonIdKind) -> None:
    identity, said = _read("830000199001010012", stated)
    assert identity is not None
    assert identity.kind is PersonIdKind.HK_MACAU_TAIWAN
    assert said == ["warning identity.kind_differs"]
    assert _read("830000199001010012", PersonIdKind.HK_MACAU_TAIWAN)[1] == []


@pytest.mark.parametrize(
    ("birth", "sex", "said"),
    [
        (None, None, []),
        (date(1949, 12, 31), Sex.FEMALE, []),
        (date(1949, 12, 30), None, ["warning identity.birth_differs"]),
        (None, Sex.MALE, ["warning identity.sex_differs"]),
        (date(1950, 1, 1), Sex.MALE, ["warning identity.birth_differs", "warning identity.sex_differs"]),
    ],
)
def test_stated_facts_are_compared_with_the_number(birth: date | None, sex: Sex | None, said: list[str]) -> None:
    assert spoken(compare_identity(WOMAN_OF_1949, birth_date=birth, sex=sex)) == said


def test_a_number_that_tells_nothing_contradicts_nothing() -> None:
    passport = Identity("E12345678", PersonIdKind.PASSPORT, None, None, None)
    assert compare_identity(passport, birth_date=date(1990, 1, 1), sex=Sex.MALE) == ()
