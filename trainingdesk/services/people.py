"""People in bulk: looked up by their numbers, compared with what a list says of them, and kept, in a few statements.

One person is one row, whatever form of the number a list has. A name is never overwritten, an account never changed:
a new account is a new row and becomes the current one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import Table, insert, select, tuple_
from sqlalchemy.orm import Session

from trainingdesk.db.row_hash import with_row_hash
from trainingdesk.domain.identity import Identity
from trainingdesk.domain.vocabulary import PersonGroup, PersonIdKind, Sex
from trainingdesk.models.base import Base
from trainingdesk.models.people import GroupMembership, Person, PersonAccount

T = TypeVar("T")
IdentityKey = tuple[PersonIdKind, str]
_AT_ONCE = 500  # values in one IN list


@dataclass(frozen=True, slots=True)
class BankAccount:
    """A person's own account."""

    holder: str
    bank: str
    number: str


@dataclass(frozen=True, slots=True)
class Membership:
    """A group, what proves it, and the days on which the proof holds (half-open)."""

    group: PersonGroup
    proof: str | None
    proof_number: str
    valid_from: date | None
    valid_until: date | None

    @property
    def key(self) -> tuple[PersonGroup, str, date | None]:
        """What tells one membership of a person from another."""
        return self.group, self.proof_number, self.valid_from


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """What the register holds of a person."""

    id: int
    name: str
    sex: Sex | None
    birth_date: date | None
    phone: str | None
    origin_region: str | None
    account: BankAccount | None = None
    memberships: tuple[Membership, ...] = ()


@dataclass(frozen=True, slots=True)
class StatedPerson:
    """What a list says of a person; None where it says nothing."""

    identity: Identity
    name: str
    sex: Sex | None = None
    birth_date: date | None = None
    phone: str | None = None
    origin_region: str | None = None
    account: BankAccount | None = None
    memberships: tuple[Membership, ...] = ()

    @property
    def key(self) -> IdentityKey:
        return self.identity.kind, self.identity.number


@dataclass(frozen=True, slots=True)
class PersonChange:
    """What keeping a stated person will write: a new row, or these few things about a known one."""

    stated: StatedPerson
    known_id: int | None
    phone: str | None = None
    origin_region: str | None = None
    sex: Sex | None = None
    birth_date: date | None = None
    account: BankAccount | None = None
    memberships: tuple[Membership, ...] = field(default=())

    @property
    def empty(self) -> bool:
        """Whether the register already says all of it."""
        news = (self.phone, self.origin_region, self.sex, self.birth_date, self.account)
        return self.known_id is not None and not any(news) and not self.memberships


def change_of(stated: StatedPerson, known: KnownPerson | None) -> PersonChange:
    """What is new: telephone and region replace the old ones, sex and birth date only fill a gap."""
    if known is None:
        return PersonChange(
            stated, None, stated.phone, stated.origin_region, stated.sex, stated.birth_date, stated.account,
            stated.memberships,
        )  # fmt: skip
    held = {membership.key for membership in known.memberships}
    same_account = known.account is not None and stated.account is not None and _same(known.account, stated.account)
    return PersonChange(
        stated,
        known.id,
        phone=stated.phone if stated.phone != known.phone else None,
        origin_region=stated.origin_region if stated.origin_region != known.origin_region else None,
        sex=stated.sex if known.sex is None else None,
        birth_date=stated.birth_date if known.birth_date is None else None,
        account=None if same_account else stated.account,
        memberships=tuple(membership for membership in stated.memberships if membership.key not in held),
    )


def _same(known: BankAccount, stated: BankAccount) -> bool:
    """A bank's name is written in many ways; the number is the account."""
    return known.number == stated.number


def known_people(session: Session, keys: Iterable[IdentityKey]) -> dict[IdentityKey, KnownPerson]:
    """Those of the people whom the register knows, with current account and groups."""
    rows = [row for part in parts_of(keys) for row in _people(session, part)]
    accounts = _accounts(session, [row.id for row in rows])
    memberships = _memberships(session, [row.id for row in rows])
    return {
        (row.id_kind, row.id_number): KnownPerson(
            id=row.id,
            name=row.name,
            sex=row.sex,
            birth_date=row.birth_date,
            phone=row.phone,
            origin_region=row.origin_region,
            account=accounts.get(row.id),
            memberships=tuple(memberships.get(row.id, ())),
        )
        for row in rows
    }


def _people(session: Session, keys: Sequence[IdentityKey]) -> Iterable[Any]:
    return session.execute(
        select(
            Person.id, Person.id_kind, Person.id_number, Person.name, Person.sex, Person.birth_date, Person.phone,
            Person.origin_region,
        ).where(tuple_(Person.id_kind, Person.id_number).in_(keys))
    )  # fmt: skip


def _accounts(session: Session, people: Iterable[int]) -> dict[int, BankAccount]:
    return {
        row.person_id: BankAccount(row.account_name, row.bank, row.account)
        for part in parts_of(people)
        for row in session.execute(
            select(PersonAccount.person_id, PersonAccount.account_name, PersonAccount.bank, PersonAccount.account)
            .where(PersonAccount.person_id.in_(part), PersonAccount.current)
        )
    }  # fmt: skip


def _memberships(session: Session, people: Iterable[int]) -> dict[int, list[Membership]]:
    found: dict[int, list[Membership]] = {}
    for part in parts_of(people):
        for row in session.scalars(select(GroupMembership).where(GroupMembership.person_id.in_(part))):
            one = Membership(row.group, row.proof, row.proof_number, row.valid_from, row.valid_until)
            found.setdefault(row.person_id, []).append(one)
    return found


def holders_of(session: Session, accounts: Iterable[str]) -> dict[str, set[int]]:
    """Whose current account each of the numbers is."""
    found: dict[str, set[int]] = {}
    for part in parts_of(accounts):
        for number, person in session.execute(
            select(PersonAccount.account, PersonAccount.person_id)
            .where(PersonAccount.account.in_(part), PersonAccount.current)
        ):  # fmt: skip
            found.setdefault(number, set()).add(person)
    return found


def parts_of(values: Iterable[T]) -> Iterator[list[T]]:
    """The values, each once, in parts that a query takes at once."""
    whole = list(dict.fromkeys(values))
    for start in range(0, len(whole), _AT_ONCE):
        yield whole[start : start + _AT_ONCE]


def keep_people(session: Session, changes: Sequence[PersonChange], now: datetime) -> dict[IdentityKey, int]:
    """Write the changes; the id of each person by kind and number. Statements are as many for one as for thousands."""
    new = [change.stated for change in changes if change.known_id is None]
    insert_rows(session, Person, [_person_row(stated) for stated in new])
    owners = {change.stated.key: change.known_id for change in changes if change.known_id is not None}
    for part in parts_of(stated.key for stated in new):
        owners |= {(row.id_kind, row.id_number): row.id for row in _people(session, part)}
    _update_known(session, [change for change in changes if change.known_id is not None])
    _change_accounts(session, changes, owners, now)
    insert_rows(
        session,
        GroupMembership,
        [_membership_row(owners[change.stated.key], one) for change in changes for one in change.memberships],
    )
    return owners


def insert_rows(session: Session, model: type[Base], rows: Sequence[dict[str, object]]) -> None:
    """Insert rows of a hashed table in one go. Asking for their ids back would send them one by one."""
    table = model.__table__
    assert isinstance(table, Table)
    versions = {"version": 1} if "version" in table.columns else {}
    if rows:
        session.execute(insert(table), [with_row_hash(table, row) | versions for row in rows])


def _person_row(stated: StatedPerson) -> dict[str, object]:
    number = stated.identity.number
    return {
        "id_kind": stated.identity.kind,
        "id_number": number,
        "id_reversed": number[::-1],
        "name": stated.name,
        "sex": stated.sex,
        "birth_date": stated.birth_date,
        "phone": stated.phone,
        "origin_region": stated.origin_region,
    }


def _membership_row(person_id: int, membership: Membership) -> dict[str, object]:
    return {
        "person_id": person_id,
        "group": membership.group,
        "proof": membership.proof,
        "proof_number": membership.proof_number,
        "valid_from": membership.valid_from,
        "valid_until": membership.valid_until,
    }


def _update_known(session: Session, changes: Sequence[PersonChange]) -> None:
    news = {
        change.known_id: {
            name: value
            for name in ("phone", "origin_region", "sex", "birth_date")
            if (value := getattr(change, name)) is not None
        }
        for change in changes
    }
    for part in parts_of(person for person, values in news.items() if values):
        for person in session.scalars(select(Person).where(Person.id.in_(part))):
            for name, value in news[person.id].items():
                setattr(person, name, value)
    session.flush()


def _change_accounts(
    session: Session, changes: Sequence[PersonChange], owners: dict[IdentityKey, int], now: datetime
) -> None:
    """The index allows one current account a person: the old one steps back first."""
    new = {owners[change.stated.key]: change.account for change in changes if change.account is not None}
    for part in parts_of(new):
        for old in session.scalars(
            select(PersonAccount).where(PersonAccount.person_id.in_(part), PersonAccount.current)
        ):
            old.current = False
    session.flush()
    insert_rows(
        session,
        PersonAccount,
        [
            {
                "person_id": person_id,
                "account_name": account.holder,
                "bank": account.bank,
                "account": account.number,
                "current": True,
                "since": now,
            }
            for person_id, account in new.items()
        ],
    )
