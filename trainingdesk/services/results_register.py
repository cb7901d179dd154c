"""What the filing room knows when results come in: sittings so far, certificates by number, hours, bodies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainingdesk.domain.levels import Level
from trainingdesk.domain.vocabulary import AssessmentMethod
from trainingdesk.domain.workflow import CertificateState
from trainingdesk.exchange.results import ResultRow
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.institutions import AssessmentBody
from trainingdesk.models.training import Assessment, AttendanceDay, Enrolment, TrainingClass
from trainingdesk.services.class_people import ClassMembers, members_of
from trainingdesk.services.class_records import levels_of
from trainingdesk.services.people import parts_of

PREFIX_LENGTH = 13  # characters of a 22-character number that name the body


@dataclass(frozen=True, slots=True)
class Sitting:
    """One assessment; scores in hundredths of a point."""

    assessed_on: date
    method: AssessmentMethod
    level: Level | None
    theory: int | None
    practice: int | None
    review: int | None
    passed: bool


@dataclass(frozen=True, slots=True)
class HeldCertificate:
    """A certificate on the register, as far as a list can repeat or contradict it."""

    number: str
    person_id: int
    class_id: int | None
    level: Level | None
    issued_on: date
    state: CertificateState


@dataclass(frozen=True, slots=True)
class ResultsRegister:
    """The register as far as one list of results asks."""

    taught: TrainingClass
    levels: tuple[Level, ...]
    members: ClassMembers
    sittings: dict[tuple[int, date], Sitting]  # by enrolment and day
    certificates: dict[str, HeldCertificate]  # by number
    of_class: dict[int, HeldCertificate]  # the certificate of this class that a person holds
    attended: frozenset[int]  # enrolments with at least an hour
    bodies: dict[str, tuple[int, str]]  # id and name by the prefix of their numbers


def look_up(session: Session, taught: TrainingClass, rows: Sequence[ResultRow]) -> ResultsRegister:
    """Everything that the results are compared with."""
    held = _certificates(session, taught, (row.certificate.number for row in rows if row.certificate.number))
    return ResultsRegister(
        taught=taught,
        levels=levels_of(taught.levels),
        members=members_of(session, taught),
        sittings=_sittings(session, taught),
        certificates={one.number: one for one in held},
        of_class={
            one.person_id: one
            for one in held
            if one.class_id == taught.id and one.state is not CertificateState.VOID
        },
        attended=_attended(session, taught),
        bodies={
            prefix: (body, name)
            for prefix, body, name in session.execute(
                select(AssessmentBody.number_prefix, AssessmentBody.id, AssessmentBody.name)
            )
        },
    )  # fmt: skip


def _sittings(session: Session, taught: TrainingClass) -> dict[tuple[int, date], Sitting]:
    found = session.scalars(
        select(Assessment)
        .join(Enrolment, Enrolment.id == Assessment.enrolment_id)
        .where(Enrolment.class_id == taught.id)
    )
    return {
        (one.enrolment_id, one.assessed_on): Sitting(
            one.assessed_on, one.method, one.level, one.theory, one.practice, one.review, one.passed
        )
        for one in found
    }


def _certificates(session: Session, taught: TrainingClass, numbers: Iterable[str]) -> list[HeldCertificate]:
    """Those of the class, and those of anybody that the list names."""
    columns = (
        Certificate.number, Certificate.person_id, Certificate.class_id, Certificate.level, Certificate.issued_on,
        Certificate.state,
    )  # fmt: skip
    found = {row.number: HeldCertificate(*row) for row in session.execute(
        select(*columns).where(Certificate.class_id == taught.id))}  # fmt: skip
    for part in parts_of(numbers):
        for row in session.execute(select(*columns).where(Certificate.number.in_(part))):
            found[row.number] = HeldCertificate(*row)
    return list(found.values())


def _attended(session: Session, taught: TrainingClass) -> frozenset[int]:
    return frozenset(
        session.scalars(
            select(AttendanceDay.enrolment_id)
            .join(Enrolment, Enrolment.id == AttendanceDay.enrolment_id)
            .where(Enrolment.class_id == taught.id, AttendanceDay.attended > 0)
            .distinct()
        )
    )
