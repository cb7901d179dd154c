"""Nobody in the demonstration could exist, and everything about them still checks."""

from __future__ import annotations

from datetime import date

import pytest
from stdnum import luhn

from trainingdesk.cli.demo.cast import AREAS, NO_PENSION, OVER_AGE, PENSIONER, RARE_NAMES, WORKER, Casting, Member
from trainingdesk.domain.vocabulary import PersonGroup, Sex

TODAY = date(2026, 11, 20)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def ordinary_people(seed: int, count: int) -> list[Member]:
    casting = Casting(seed, TODAY)
    return [casting.ordinary() for _ in range(count)]


def check_digit(number: str) -> str:
    return "10X98765432"[sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False)) % 11]


def age(member: Member, on: date) -> int:
    born = member.birth_date
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def test_identity_numbers_lie_in_no_known_area_and_have_their_check_digit():
    for member in ordinary_people(seed=3, count=1500):
        number = member.id_number
        assert number[:6] in AREAS
        assert number[:4] == "4181"
        assert number[6:14] == f"{member.birth_date:%Y%m%d}"
        assert number[17] == check_digit(number)
        assert not number.endswith("000")
        assert (int(number[16]) % 2 == 1) == (member.sex is Sex.MALE)


def test_nobody_is_handed_out_twice():
    people = ordinary_people(seed=1, count=1500)

    for fact in ("name", "id_number", "phone", "account"):
        assert len({getattr(member, fact) for member in people}) == len(people), fact


def test_cards_pass_the_luhn_check_and_telephones_belong_to_nobody():
    for member in ordinary_people(seed=8, count=200):
        assert luhn.is_valid(member.account)
        assert member.account.startswith("62")
        assert len(member.account) == 19
        assert member.phone.startswith("154")
        assert len(member.phone) == 11


def test_rare_names_come_first_and_then_no_more():
    casting = Casting(5, TODAY)

    first = [casting.remarkable() for _ in range(len(RARE_NAMES) + 3)]

    assert [(member.name, member.sex) for member in first[: len(RARE_NAMES)]] == list(RARE_NAMES)
    assert not {member.name for member in first[len(RARE_NAMES) :]} & {name for name, _ in RARE_NAMES}


def test_the_rare_characters_are_those_that_programs_lose():
    written = "".join(name for name, _ in RARE_NAMES)

    assert all(character in written for character in "𬭊䶮㛃𠮷·")


def test_no_ordinary_person_is_near_an_age_limit():
    half_a_year_ago = date(2026, 5, 20)
    for member in ordinary_people(seed=2, count=400):
        assert age(member, half_a_year_ago) > 17
        assert age(member, TODAY) < 54


@pytest.mark.parametrize(
    ("part", "youngest", "oldest"), [(PENSIONER, 61, 64), (OVER_AGE, 61, 66), (NO_PENSION, 60, 63), (WORKER, 22, 50)]
)
def test_a_part_has_its_group_and_its_age_for_months_before_today(part, youngest, oldest):
    casting = Casting(11, TODAY)
    for _ in range(40):
        member = casting.play(part)

        assert member.group is part.group
        assert youngest <= age(member, date(2026, 8, 1)) <= oldest
        assert youngest <= age(member, TODAY) <= oldest


def test_veterans_are_men_and_the_pensioner_is_a_woman():
    people = ordinary_people(seed=4, count=600)

    assert {member.sex for member in people if member.group is PersonGroup.VETERAN} == {Sex.MALE}
    assert Casting(1, TODAY).play(PENSIONER).sex is Sex.FEMALE


def test_the_same_seed_and_day_give_the_same_people_and_another_seed_others():
    assert ordinary_people(seed=7, count=50) == ordinary_people(seed=7, count=50)
    assert ordinary_people(seed=7, count=50) != ordinary_people(seed=6, count=50)
