"""What the registers hold about a claim's people, fetched in a few queries however many they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trainingdesk.domain.levels import Level
from trainingdesk.domain.workflow import CertificateState, InstitutionState
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.claims import Claim
from trainingdesk.models.institutions import Employer, Institution, InstitutionScope
from trainingdesk.models.people import GroupMembership, Person
from trainingdesk.models.training import Assessment, AttendanceDay, Enrolment, TrainingClass


@dataclass(frozen=True, slots=True)
class Hours:
    """Hundredths of a teaching hour attended, and the days on which any were."""

    attended: int
    days: int


@dataclass(frozen=True, slots=True)
class TaughtClass:
    """A class with its institution, the levels it was certified for at the start, and the worst day's attendance."""

    taught: TrainingClass
    institution: Institution
    levels: frozenset[Level | None]
    worst_day: tuple[int, int] | None  # hundredths attended, planned
    hours_held: int  # hundredths of an hour on the days with attendance: who is on no list of a day was absent

    def certified_for(self, level: Level | None) -> bool:
        """Whether the institution stood certified for the class's occupation at this level when it began."""
        start = self.taught.class_start
        in_span = self.institution.certified_from <= start < self.institution.certified_until
        return in_span and self.institution.state is not InstitutionState.REMOVED and level in self.levels


@dataclass(frozen=True, slots=True)
class Registers:
    """Everything by id, for the people of one claim."""

    people: dict[int, Person]
    enrolments: dict[int, Enrolment]
    certificates: dict[int, Certificate]
    held: dict[int, list[Certificate]]  # by person, void ones left out
    memberships: dict[int, list[GroupMembership]]  # by person
    passed: dict[int, Assessment]  # by enrolment, the newest
    hours: dict[int, Hours]  # by enrolment
    taught: TaughtClass | None
    employer: Employer | None

    def groups_on(self, person_id: int, day: date, enrolment: Enrolment | None) -> tuple[str, ...]:
        """Groups whose proof holds on the day, with the declared one unless every dated proof of it has lapsed."""
        memberships = self.memberships.get(person_id, [])
        held = {str(membership.group) for membership in memberships if _holds(membership, day)}
        declared = enrolment.group if enrolment is not None else None
        if declared is not None and not any(membership.group is declared for membership in memberships):
            held.add(str(declared))
        return tuple(sorted(held))


def _holds(membership: GroupMembership, day: date) -> bool:
    after_start = membership.valid_from is None or membership.valid_from <= day
    return after_start and (membership.valid_until is None or day < membership.valid_until)


def registers_of(session: Session, claim: Claim) -> Registers:
    """One look at the registers for everybody on the claim."""
    people = {subject.person_id for subject in claim.subjects}
    enrolments = {subject.enrolment_id for subject in claim.subjects if subject.enrolment_id is not None}
    held = _held(session, people)
    return Registers(
        people={person.id: person for person in session.scalars(select(Person).where(Person.id.in_(people)))},
        enrolments={e.id: e for e in session.scalars(select(Enrolment).where(Enrolment.id.in_(enrolments)))},
        certificates={certificate.id: certificate for kept in held.values() for certificate in kept},
        held=held,
        memberships=_memberships(session, people),
        passed=_passed(session, enrolments),
        hours=_hours(session, enrolments),
        taught=_taught(session, claim.class_id) if claim.class_id is not None else None,
        employer=session.get_one(Employer, claim.employer_id) if claim.employer_id is not None else None,
    )


def _held(session: Session, people: Collection[int]) -> dict[int, list[Certificate]]:
    found: dict[int, list[Certificate]] = defaultdict(list)
    for certificate in session.scalars(
        select(Certificate).where(Certificate.person_id.in_(people), Certificate.state != CertificateState.VOID)
    ):
        found[certificate.person_id].append(certificate)
    return dict(found)


def _memberships(session: Session, people: Collection[int]) -> dict[int, list[GroupMembership]]:
    found: dict[int, list[GroupMembership]] = defaultdict(list)
    for membership in session.scalars(select(GroupMembership).where(GroupMembership.person_id.in_(people))):
        found[membership.person_id].append(membership)
    return dict(found)


def _passed(session: Session, enrolments: Collection[int]) -> dict[int, Assessment]:
    sittings = session.scalars(
        select(Assessment)
        .where(Assessment.enrolment_id.in_(enrolments), Assessment.passed)
        .order_by(Assessment.assessed_on)
    )
    return {sitting.enrolment_id: sitting for sitting in sittings}


def _hours(session: Session, enrolments: Collection[int]) -> dict[int, Hours]:
    rows = session.execute(
        select(
            AttendanceDay.enrolment_id,
            func.sum(AttendanceDay.attended),
            func.count().filter(AttendanceDay.attended > 0),
        )
        .where(AttendanceDay.enrolment_id.in_(enrolments))
        .group_by(AttendanceDay.enrolment_id)
    )
    return {enrolment: Hours(attended, days) for enrolment, attended, days in rows}


def _taught(session: Session, class_id: int) -> TaughtClass:
    taught = session.get_one(TrainingClass, class_id)
    start = taught.class_start
    levels = session.scalars(
        select(InstitutionScope.level).where(
            InstitutionScope.institution_id == taught.institution_id,
            InstitutionScope.occupation_code == taught.occupation_code,
            InstitutionScope.edition == taught.occupation_edition,
            InstitutionScope.valid_from <= start,
            InstitutionScope.valid_until > start,
        )
    )
    days = session.execute(
        select(func.sum(AttendanceDay.attended), func.sum(AttendanceDay.planned))
        .join(Enrolment, Enrolment.id == AttendanceDay.enrolment_id)
        .where(Enrolment.class_id == class_id)
        .group_by(AttendanceDay.day)
    )
    shares = [(attended, planned) for attended, planned in days if planned]
    return TaughtClass(
        taught=taught,
        institution=session.get_one(Institution, taught.institution_id),
        levels=frozenset(levels),
        worst_day=min(shares, key=lambda share: share[0] * 1_000_000 // share[1], default=None),
        hours_held=hours_held(session, class_id),
    )


def hours_held(session: Session, class_id: int) -> int:
    """Hundredths of an hour that a class was held, on the days for which it has attendance."""
    days = (
        select(func.max(AttendanceDay.planned).label("planned"))
        .join(Enrolment, Enrolment.id == AttendanceDay.enrolment_id)
        .where(Enrolment.class_id == class_id)
        .group_by(AttendanceDay.day)
        .subquery()
    )
    return session.scalar(select(func.sum(days.c.planned))) or 0
