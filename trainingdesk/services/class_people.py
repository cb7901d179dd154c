"""Who is enrolled in a class, as later lists name them: by identity number, or by name where a list has no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.domain.identity import Identity
from trainingdesk.domain.levels import Level
from trainingdesk.domain.masking import mask_identity
from trainingdesk.domain.names import same_name
from trainingdesk.exchange.header_words import Field
from trainingdesk.models.people import Person
from trainingdesk.models.training import Enrolment, TrainingClass
from trainingdesk.services.import_desk import AddressedRow, Places
from trainingdesk.services.people import IdentityKey
from trainingdesk.services.roster_register import claimed_enrolments


@dataclass(frozen=True, slots=True)
class ClassMember:
    """One enrolment; ``claimed`` once a claim was handed in on it."""

    enrolment_id: int
    person_id: int
    key: IdentityKey
    name: str
    level_target: Level | None
    claimed: bool

    @property
    def masked_id(self) -> str:
        return mask_identity(self.key[1])


@dataclass(frozen=True, slots=True)
class ClassMembers:
    """Everybody in the class."""

    by_key: dict[IdentityKey, ClassMember]

    def called(self, name: str) -> list[ClassMember]:
        """Those of this name."""
        return [member for member in self.by_key.values() if same_name(member.name, name)]


def members_of(session: Session, taught: TrainingClass) -> ClassMembers:
    """The class's enrolments in two queries."""
    claimed = claimed_enrolments(session, taught)
    rows = session.execute(
        select(Enrolment.id, Enrolment.person_id, Person.id_kind, Person.id_number, Person.name, Enrolment.level_target)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.class_id == taught.id)
        .order_by(Enrolment.position)
    )
    return ClassMembers(
        {
            (kind, number): ClassMember(enrolment, person, (kind, number), name, target, enrolment in claimed)
            for enrolment, person, kind, number, name, target in rows
        }
    )


@dataclass(frozen=True, slots=True)
class Found:
    """Whom a row speaks of, and what there is to say about it."""

    member: ClassMember | None
    findings: tuple[Finding, ...] = ()


def member_named(
    members: ClassMembers, row: AddressedRow, name: str, identity: Identity | None, places: Places
) -> Found:
    """The member by number, else by a name that is one member's alone; an error where there is none."""
    if identity is None:
        return _by_name(members, row, name, places)
    shown = mask_identity(identity.number)
    member = members.by_key.get((identity.kind, identity.number))
    place = places.of(row, Field.ID_NUMBER)
    if member is None:
        return Found(None, (Finding("list.not_enrolled", Severity.ERROR, place, {"name": name}, shown),))
    if not same_name(member.name, name):
        params = {"name": name, "registered": member.name}
        return Found(None, (Finding("list.name_differs", Severity.ERROR, places.of(row, Field.NAME), params, name),))
    return Found(member)


def _by_name(members: ClassMembers, row: AddressedRow, name: str, places: Places) -> Found:
    called, place = members.called(name), places.of(row, Field.NAME)
    if len(called) == 1:
        return Found(called[0])
    code = "list.name_ambiguous" if called else "list.not_enrolled"
    return Found(None, (Finding(code, Severity.ERROR, place, {"name": name}, name),))


def trade_findings(
    taught: TrainingClass, row: AddressedRow, code: str | None, edition: str | None, places: Places
) -> Iterator[Finding]:
    """A list that names another occupation than the class's is for another class."""
    if code is not None and code != taught.occupation_code and edition == str(taught.occupation_edition):
        params = {"stated": code, "occupation": taught.occupation_name, "number": taught.occupation_code}
        yield Finding("roster.occupation_differs", Severity.ERROR, places.of(row, Field.OCCUPATION), params, code)
