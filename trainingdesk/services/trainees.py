"""The trainees of a class as lists show them: hours, last assessment and certificate, numbers masked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from trainingdesk.domain.masking import mask_account, mask_identity, mask_phone
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.period import completed_years
from trainingdesk.domain.workflow import CertificateState
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.people import PersonAccount
from trainingdesk.models.training import Assessment, Enrolment, TrainingClass
from trainingdesk.services.bounds import class_within_reach
from trainingdesk.services.class_counts import hours_of
from trainingdesk.services.class_records import TraineeRow
from trainingdesk.services.office import Office, procedure

PAGE = 200
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class ListTrainees:
    """The trainees of a class in roster order, after a position."""

    number: str
    after: int = 0
    limit: int = PAGE


@dataclass(frozen=True, slots=True)
class TraineePage:
    """A page of the roster; ``next_after`` asks for the next one, None at the end."""

    rows: tuple[TraineeRow, ...]
    next_after: int | None


@procedure(Permission.READ_REGISTERS)
def list_trainees(office: Office, actor: Actor, order: ListTrainees) -> TraineePage:
    """Refused ``class.unknown``, also for a clerk who asks for another institution's class."""
    with office.read() as session:
        taught = class_within_reach(session, actor, order.number)
        found = session.scalars(
            select(Enrolment)
            .where(Enrolment.class_id == taught.id, Enrolment.position > order.after)
            .options(joinedload(Enrolment.person))
            .order_by(Enrolment.position)
            .limit(order.limit + 1)
        ).all()
        rows = _rows(session, taught, found[: order.limit])
    return TraineePage(rows, rows[-1].position if len(found) > order.limit else None)


def _rows(session: Session, taught: TrainingClass, page: Sequence[Enrolment]) -> tuple[TraineeRow, ...]:
    enrolments, people = [one.id for one in page], [one.person_id for one in page]
    hours = hours_of(session, enrolments)
    sittings = _last(session, select(Assessment.enrolment_id, Assessment).where(
        Assessment.enrolment_id.in_(enrolments)).order_by(Assessment.assessed_on))  # fmt: skip
    certificates = _last(session, select(Certificate.person_id, Certificate.number).where(
        Certificate.class_id == taught.id, Certificate.person_id.in_(people),
        Certificate.state != CertificateState.VOID).order_by(Certificate.issued_on))  # fmt: skip
    accounts = _last(session, select(PersonAccount.person_id, PersonAccount.account).where(
        PersonAccount.person_id.in_(people), PersonAccount.current))  # fmt: skip
    return tuple(
        _row(one, hours.get(one.id, (0, 0)), sittings.get(one.id), certificates.get(one.person_id),
             accounts.get(one.person_id))
        for one in page
    )  # fmt: skip


def _last(session: Session, wanted: Select[int, V]) -> dict[int, V]:
    """The last value of each key, in the query's order."""
    return {row[0]: row[1] for row in session.execute(wanted)}


def _row(
    enrolment: Enrolment,
    hours: tuple[int, ...],
    sitting: Assessment | None,
    certificate: str | None,
    account: str | None,
) -> TraineeRow:
    planned, attended = hours
    return TraineeRow(
        enrolment_id=enrolment.id,
        position=enrolment.position,
        name=enrolment.person.name,
        id_kind=enrolment.person.id_kind,
        masked_id=mask_identity(enrolment.person.id_number),
        masked_account=mask_account(account) if account else None,
        group=enrolment.group,
        level_held=enrolment.level_held,
        level_target=enrolment.level_target,
        hours_planned=planned,
        hours_attended=attended,
        assessed_on=sitting.assessed_on if sitting else None,
        passed=sitting.passed if sitting else None,
        certificate_number=certificate,
        person_id=enrolment.person_id,
        age=_age(enrolment),
        masked_phone=mask_phone(enrolment.person.phone) if enrolment.person.phone else None,
    )


def _age(enrolment: Enrolment) -> int | None:
    born = enrolment.person.birth_date
    return completed_years(born, enrolment.training_class.class_start) if born else None
