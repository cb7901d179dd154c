"""What the filing room knows about the people on a roster: fetched in a few queries, however long the roster is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from trainingdesk.domain.levels import Level
from trainingdesk.domain.period import Span
from trainingdesk.domain.workflow import CertificateState, ClaimState, ClassState
from trainingdesk.exchange.roster import RosterRow
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.claims import Claim, ClaimLine, ClaimSubject
from trainingdesk.models.institutions import Institution
from trainingdesk.models.training import Enrolment, TrainingClass
from trainingdesk.models.vouchers import Award
from trainingdesk.services.class_records import levels_of
from trainingdesk.services.payees import promised_people
from trainingdesk.services.people import IdentityKey, KnownPerson, holders_of, known_people, parts_of
from trainingdesk.services.scopes import scope_spans

_BINDING = frozenset({ClaimState.SUBMITTED, ClaimState.APPROVED, ClaimState.FINANCE_RETURNED, ClaimState.SETTLED})


@dataclass(frozen=True, slots=True)
class OtherClass:
    """A class on the same days in which somebody is enrolled as well."""

    number: str
    institution_id: int
    institution: str


@dataclass(frozen=True, slots=True)
class RosterRegister:
    """The register as far as one roster asks; people by their id."""

    taught: TrainingClass
    levels: tuple[Level, ...]
    spans: dict[Level | None, tuple[Span, ...]]
    people: dict[IdentityKey, KnownPerson]
    enrolled: dict[int, Enrolment]
    claimed: frozenset[int]  # enrolments that a claim under way or decided rests on
    elsewhere: dict[int, tuple[OtherClass, ...]]
    certified: dict[int, tuple[Level, ...]]  # levels of the class's occupation, by registered certificates
    awarded: dict[int, tuple[Level | None, ...]]  # levels paid or promised for the class's occupation
    holders: dict[str, set[int]]  # whose current account a number is
    promised: frozenset[int]  # to whose account a claim under way would pay

    def person(self, row: RosterRow) -> KnownPerson | None:
        return self.people.get((row.identity.kind, row.identity.number))


def look_up(session: Session, taught: TrainingClass, rows: Sequence[RosterRow]) -> RosterRegister:
    """Everything that the roster's people are compared with."""
    people = known_people(session, ((row.identity.kind, row.identity.number) for row in rows))
    ids = [person.id for person in people.values()]
    enrolled = _enrolled(session, taught)
    return RosterRegister(
        taught=taught,
        levels=levels_of(taught.levels),
        spans=scope_spans(session, taught),
        people=people,
        enrolled=enrolled,
        claimed=claimed_enrolments(session, taught),
        elsewhere=_elsewhere(session, taught, ids),
        certified=_certified(session, taught, ids),
        awarded=_awarded(session, taught, ids),
        holders=holders_of(session, (row.account.number for row in rows if row.account.number)),
        promised=promised_people(session, ids),
    )


def _enrolled(session: Session, taught: TrainingClass) -> dict[int, Enrolment]:
    found = session.scalars(select(Enrolment).where(Enrolment.class_id == taught.id))
    return {enrolment.person_id: enrolment for enrolment in found}


def claimed_enrolments(session: Session, taught: TrainingClass) -> frozenset[int]:
    """Enrolments of the class whose facts a claim was handed in on: they can no longer change."""
    found = session.scalars(
        select(ClaimSubject.enrolment_id)
        .join(Claim, Claim.id == ClaimSubject.claim_id)
        .join(Enrolment, Enrolment.id == ClaimSubject.enrolment_id)
        .where(Enrolment.class_id == taught.id, Claim.state.in_(_BINDING))
    )
    return frozenset(enrolment for enrolment in found if enrolment is not None)


def _elsewhere(session: Session, taught: TrainingClass, people: Iterable[int]) -> dict[int, tuple[OtherClass, ...]]:
    """Classes of any institution whose days overlap, cancelled ones left out."""
    found: dict[int, tuple[OtherClass, ...]] = {}
    for part in parts_of(people):
        for person, number, institution_id, name in session.execute(
            select(Enrolment.person_id, TrainingClass.number, Institution.id, Institution.name)
            .join(TrainingClass, TrainingClass.id == Enrolment.class_id)
            .join(Institution, Institution.id == TrainingClass.institution_id)
            .where(
                Enrolment.person_id.in_(part),
                TrainingClass.id != taught.id,
                TrainingClass.state != ClassState.CANCELLED,
                TrainingClass.class_start <= taught.class_end,
                TrainingClass.class_end >= taught.class_start,
            )
            .order_by(TrainingClass.number)
        ):
            found[person] = (*found.get(person, ()), OtherClass(number, institution_id, name))
    return found


def _certified(session: Session, taught: TrainingClass, people: Iterable[int]) -> dict[int, tuple[Level, ...]]:
    """Certificates of this very class do not count: they are what it led to."""
    found: dict[int, tuple[Level, ...]] = {}
    for part in parts_of(people):
        for person, level in session.execute(
            select(Certificate.person_id, Certificate.level)
            .where(
                Certificate.person_id.in_(part),
                Certificate.occupation_code == taught.occupation_code,
                Certificate.level.is_not(None),
                Certificate.state != CertificateState.VOID,
                or_(Certificate.class_id.is_(None), Certificate.class_id != taught.id),
            )
            .order_by(Certificate.id)
        ):
            found[person] = (*found.get(person, ()), *([level] if level else []))
    return found


def _awarded(session: Session, taught: TrainingClass, people: Sequence[int]) -> dict[int, tuple[Level | None, ...]]:
    """Awards on lists, and live lines of claims for other classes or none."""
    levels: dict[int, tuple[Level | None, ...]] = {}
    for part in parts_of(people):
        awards = select(Award.person_id, Award.level).where(
            Award.person_id.in_(part), Award.occupation_code == taught.occupation_code, Award.revoked_on.is_(None)
        )
        occupation = func.coalesce(Certificate.occupation_code, TrainingClass.occupation_code)
        lines = (
            select(ClaimLine.person_id, ClaimLine.level)
            .outerjoin(Certificate, Certificate.id == ClaimLine.certificate_id)
            .outerjoin(TrainingClass, TrainingClass.id == ClaimLine.class_id)
            .where(
                ClaimLine.person_id.in_(part),
                ClaimLine.live,
                occupation == taught.occupation_code,
                or_(ClaimLine.class_id.is_(None), ClaimLine.class_id != taught.id),
            )
        )
        for found in (awards, lines):
            for person, level in session.execute(found):
                levels[person] = (*levels.get(person, ()), level)
    return levels
