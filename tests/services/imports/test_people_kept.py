"""People through any number of lists: one row each, no name overwritten, one current account, nothing forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from tests.fixtures.office import Room, copied, identity
from tests.fixtures.trials import trial
from trainingdesk.db.row_hash import verify_rows
from trainingdesk.domain.identity import Identity, read_identity
from trainingdesk.domain.vocabulary import PersonGroup, Sex
from trainingdesk.models.people import GroupMembership, Person, PersonAccount
from trainingdesk.services.people import (
    BankAccount,
    KnownPerson,
    Membership,
    PersonChange,
    StatedPerson,
    change_of,
    keep_people,
    known_people,
)

NOW = datetime(2026, 5, 28, 1, 0, tzinfo=UTC)


def number(sequence: int) -> Identity:
    read, _ = read_identity(identity("19850612", sequence), today=date(2026, 5, 28))
    assert read is not None
    return read


IDENTITIES = [number(sequence) for sequence in (1, 2, 3)]
ACCOUNTS = st.builds(
    BankAccount,
    st.sampled_from(("王芳", "王丽")),
    st.sampled_from(("甲行", "乙行")),
    st.sampled_from(("11", "22", "33")),
)
PROOFS = st.builds(
    Membership,
    st.sampled_from((PersonGroup.DISABLED, PersonGroup.VETERAN)),
    st.sampled_from((None, "证")),
    st.sampled_from(("", "41")),
    st.sampled_from((None, date(2025, 1, 1), date(2026, 1, 1))),
    st.sampled_from((None, date(2027, 1, 1))),
)
STATED = st.builds(
    StatedPerson,
    st.sampled_from(IDENTITIES),
    st.sampled_from(("王芳", "王方")),
    st.sampled_from((None, Sex.FEMALE, Sex.MALE)),
    st.sampled_from((None, date(1985, 6, 12), date(1985, 6, 13))),
    st.sampled_from((None, "13800138000", "13900139000")),
    st.sampled_from((None, "410100", "410102")),
    st.none() | ACCOUNTS,
    st.lists(PROOFS, max_size=2, unique_by=lambda proof: proof.key).map(tuple),
)
# a list names each person once: the readers see to that
LISTS = st.lists(st.lists(STATED, min_size=1, max_size=3, unique_by=lambda one: one.key), min_size=1, max_size=4)


@pytest.fixture(scope="module")
def office(made_room: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """An office whose register of people is empty."""
    with copied(made_room, tmp_path_factory.mktemp("people")) as room:
        yield room


def keep(session: Session, stated: Sequence[StatedPerson]) -> None:
    known = known_people(session, (one.key for one in stated))
    keep_people(session, [change_of(one, known.get(one.key)) for one in stated], NOW)
    session.flush()
    session.expire_all()


class Ledger:
    """What ought to be known of a person after every list so far, worked out in the plainest way."""

    def __init__(self, first: StatedPerson) -> None:
        self.name, self.sex, self.birth = first.name, first.sex, first.birth_date
        self.phone, self.region, self.account = first.phone, first.origin_region, first.account
        self.proofs = {proof.key: proof for proof in first.memberships}

    def hear(self, said: StatedPerson) -> None:
        self.sex, self.birth = self.sex or said.sex, self.birth or said.birth_date
        self.phone, self.region = said.phone or self.phone, said.origin_region or self.region
        if said.account and (self.account is None or self.account.number != said.account.number):
            self.account = said.account
        for proof in said.memberships:
            self.proofs.setdefault(proof.key, proof)

    def matches(self, known: KnownPerson) -> bool:
        told = (known.name, known.sex, known.birth_date, known.phone, known.origin_region, known.account)
        ours = (self.name, self.sex, self.birth, self.phone, self.region, self.account)
        return told == ours and {proof.key: proof for proof in known.memberships} == self.proofs


@given(LISTS)
@settings(max_examples=30)
def test_the_register_is_what_the_lists_add_up_to(office: Room, lists: list[list[StatedPerson]]) -> None:
    with trial(office) as session:
        ledgers: dict[object, Ledger] = {}
        for stated in lists:
            keep(session, stated)
            for one in stated:
                if one.key in ledgers:
                    ledgers[one.key].hear(one)
                else:
                    ledgers[one.key] = Ledger(one)
        known = known_people(session, ledgers)  # type: ignore[arg-type]
        assert set(known) == set(ledgers)
        assert all(ledgers[key].matches(found) for key, found in known.items())
        assert verify_rows(session).altered == ()


@given(LISTS)
@settings(max_examples=15)
def test_a_list_said_again_at_once_says_nothing_new(office: Room, lists: list[list[StatedPerson]]) -> None:
    with trial(office) as session:
        for stated in lists:
            keep(session, stated)
            known = known_people(session, (one.key for one in stated))
            assert all(change_of(one, known[one.key]).empty for one in stated)


@given(LISTS)
@settings(max_examples=15)
def test_no_account_that_was_ever_paid_to_is_lost(office: Room, lists: list[list[StatedPerson]]) -> None:
    """What was paid earlier keeps the account it was paid to."""
    with trial(office) as session:
        said: dict[object, list[str]] = {}
        for stated in lists:
            keep(session, stated)
            for one in stated:
                if one.account and (not said.get(one.key) or said[one.key][-1] != one.account.number):
                    said.setdefault(one.key, []).append(one.account.number)
        for key, numbers in said.items():
            person = known_people(session, [key])[key]  # type: ignore[index,list-item]
            kept = session.execute(
                select(PersonAccount.account, PersonAccount.current)
                .where(PersonAccount.person_id == person.id)
                .order_by(PersonAccount.id)
            ).all()
            assert [account for account, _ in kept] == numbers
            assert [current for _, current in kept] == [False] * (len(numbers) - 1) + [True]


FIRST = StatedPerson(IDENTITIES[0], "王芳", Sex.FEMALE, date(1985, 6, 12), "13800138000", "410100")
KNOWN = KnownPerson(7, "王芳", Sex.FEMALE, date(1985, 6, 12), "13800138000", "410100")


@pytest.mark.parametrize(
    ("stated", "known", "news"),
    [
        (FIRST, KNOWN, {}),
        (replace(FIRST, phone=None, origin_region=None, sex=None, birth_date=None), KNOWN, {}),
        (replace(FIRST, phone="13900139000"), KNOWN, {"phone": "13900139000"}),
        (replace(FIRST, origin_region="410102"), KNOWN, {"origin_region": "410102"}),
        (replace(FIRST, sex=Sex.MALE), KNOWN, {}),
        (FIRST, replace(KNOWN, sex=None), {"sex": Sex.FEMALE}),
        (FIRST, replace(KNOWN, birth_date=None), {"birth_date": date(1985, 6, 12)}),
        (FIRST, replace(KNOWN, phone=None), {"phone": "13800138000"}),
        (replace(FIRST, name="王方"), KNOWN, {}),
    ],
)
def test_what_is_new_of_a_known_person(stated: StatedPerson, known: KnownPerson, news: dict[str, object]) -> None:
    change = change_of(stated, known)
    names = ("phone", "origin_region", "sex", "birth_date", "account")
    assert {name: value for name in names if (value := getattr(change, name)) is not None} == news
    assert change.known_id == 7
    assert change.empty is (not news)


def test_everything_of_somebody_new_is_new() -> None:
    change = change_of(StatedPerson(IDENTITIES[0], "王芳"), None)
    assert change == PersonChange(StatedPerson(IDENTITIES[0], "王芳"), None)
    assert not change.empty


def test_nobody_at_all_is_kept_without_a_statement(office: Room) -> None:
    with trial(office) as session:
        assert keep_people(session, [], NOW) == {}
        assert known_people(session, []) == {}
        for table in (Person, PersonAccount, GroupMembership):
            assert session.scalars(select(table)).all() == []
