"""People in bulk: one row a person, nothing lost, nothing overwritten, the same list twice changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from tests.fixtures.office import Room, identity
from trainingdesk.db.row_hash import verify_rows
from trainingdesk.domain.identity import Identity, read_identity
from trainingdesk.domain.vocabulary import PersonGroup, PersonIdKind, Sex
from trainingdesk.models.people import Person, PersonAccount
from trainingdesk.services.people import (
    BankAccount,
    KnownPerson,
    Membership,
    StatedPerson,
    change_of,
    holders_of,
    keep_people,
    known_people,
    parts_of,
)

NOW = datetime(2026, 5, 28, 1, 0, tzinfo=UTC)
CARD = BankAccount("王芳", "农业银行", "6228480012345678")
OTHER_CARD = BankAccount("王芳", "工商银行", "95588000111222")
PROOF = Membership(PersonGroup.DISABLED, "残疾证", "41010019850612", date(2025, 1, 1), None)


def number(sequence: int) -> Identity:
    read, _ = read_identity(identity("19850612", sequence), today=date(2026, 5, 28))
    assert read is not None
    return read


WANG = StatedPerson(number(1), "王芳", Sex.FEMALE, date(1985, 6, 12), "13800138000", "411402", CARD, (PROOF,))


def keep(room: Room, *stated: StatedPerson) -> None:
    """Look them up, and write what is new, as an import does."""
    with room.office.write() as session:
        known = known_people(session, (one.key for one in stated))
        keep_people(session, [change_of(one, known.get(one.key)) for one in stated], NOW)


def known(room: Room, stated: StatedPerson) -> KnownPerson:
    with room.office.read() as session:
        return known_people(session, [stated.key])[stated.key]


def test_a_new_person_is_kept_whole_and_then_nothing_is_new(room: Room) -> None:
    keep(room, WANG)
    kept = known(room, WANG)
    assert replace(kept, id=0) == KnownPerson(
        0, "王芳", Sex.FEMALE, date(1985, 6, 12), "13800138000", "411402", CARD, (PROOF,)
    )
    assert change_of(WANG, kept).empty


def test_what_is_not_said_stays(room: Room) -> None:
    keep(room, WANG)
    keep(room, StatedPerson(WANG.identity, "王芳"))
    assert known(room, WANG).account == CARD
    assert known(room, WANG).phone == "13800138000"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ({"phone": "13900139000"}, {"phone": "13900139000"}),
        ({"origin_region": "410102"}, {"origin_region": "410102"}),
        ({"sex": Sex.MALE}, {"sex": Sex.FEMALE}),
        ({"birth_date": date(1985, 6, 13)}, {"birth_date": date(1985, 6, 12)}),
        ({"name": "王方"}, {"name": "王芳"}),
        ({"account": OTHER_CARD}, {"account": OTHER_CARD}),
        ({"account": replace(CARD, bank="中国农业银行嵩州支行")}, {"account": CARD}),
    ],
)
def test_what_replaces_and_what_only_fills_a_gap(room: Room, said: dict[str, object], kept: dict[str, object]) -> None:
    keep(room, WANG)
    keep(room, replace(WANG, **said))  # type: ignore[arg-type]
    found = known(room, WANG)
    assert {name: getattr(found, name) for name in kept} == kept


def test_gaps_are_filled(room: Room) -> None:
    keep(room, StatedPerson(WANG.identity, "王芳"))
    keep(room, WANG)
    assert replace(known(room, WANG), id=0) == KnownPerson(
        0, "王芳", Sex.FEMALE, date(1985, 6, 12), "13800138000", "411402", CARD, (PROOF,)
    )


def test_one_account_is_current_and_every_row_has_its_hash(room: Room) -> None:
    for card in (CARD, OTHER_CARD, CARD):
        keep(room, replace(WANG, account=card))
    with room.office.read() as session:
        cards = session.scalars(select(PersonAccount).order_by(PersonAccount.id)).all()
        assert [(card.account, card.current) for card in cards] == [
            (CARD.number, False),
            (OTHER_CARD.number, False),
            (CARD.number, True),
        ]
        assert verify_rows(session).altered == ()


def test_memberships_are_told_apart_by_proof_and_first_day(room: Room) -> None:
    keep(room, WANG)
    renewed = replace(PROOF, valid_from=date(2026, 1, 1))
    keep(room, replace(WANG, memberships=(PROOF, renewed)))
    keep(room, replace(WANG, memberships=(PROOF, renewed)))
    assert known(room, WANG).memberships == (PROOF, renewed)


def test_a_passport_and_an_identity_card_of_one_number_are_two_people(room: Room) -> None:
    passport = replace(WANG, identity=Identity(WANG.identity.number, PersonIdKind.PASSPORT, None, None, None))
    keep(room, WANG, replace(passport, name="Wang Fang", account=None, memberships=()))
    assert known(room, WANG).id != known(room, passport).id
    assert known(room, passport).name == "Wang Fang"


def test_whose_account_a_number_is(room: Room) -> None:
    sister = StatedPerson(number(2), "王丽", account=replace(CARD, holder="王丽"))
    keep(room, WANG, sister)
    with room.office.read() as session:
        assert holders_of(session, [CARD.number, OTHER_CARD.number]) == {
            CARD.number: {known(room, WANG).id, known(room, sister).id}
        }


def test_hundreds_are_written_in_the_order_given(room: Room) -> None:
    many = [StatedPerson(number(sequence), f"学员{sequence}甲") for sequence in range(1, 700)]
    keep(room, *many)
    with room.office.read() as session:
        assert session.scalars(select(Person.name).order_by(Person.id)).all() == [one.name for one in many]


def test_parts_hold_each_value_once() -> None:
    parts = list(parts_of([*range(1200), *range(600)]))
    assert [len(part) for part in parts] == [500, 500, 200]
    assert [value for part in parts for value in part] == list(range(1200))
