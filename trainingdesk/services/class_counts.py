"""How far classes have come: heads, hours, assessments and certificates, counted by the database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from trainingdesk.domain.workflow import CertificateState
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.training import Assessment, AttendanceDay, Enrolment
from trainingdesk.services.class_records import ClassCounts

Sums = dict[int, tuple[int, ...]]


def counts_of(session: Session, classes: Sequence[int]) -> dict[int, ClassCounts]:
    """The counts of each class by its id, zeros where nothing has happened; four queries, however many classes."""
    enrolled = _sums(session, select(Enrolment.class_id, func.count()).where(Enrolment.class_id.in_(classes)))
    hours = _sums(
        session,
        select(Enrolment.class_id, func.sum(AttendanceDay.planned), func.sum(AttendanceDay.attended))
        .join(AttendanceDay, AttendanceDay.enrolment_id == Enrolment.id)
        .where(Enrolment.class_id.in_(classes)),
    )
    sitters = func.count(Assessment.enrolment_id.distinct())
    assessed = _sums(
        session,
        select(Enrolment.class_id, sitters, sitters.filter(Assessment.passed))
        .join(Assessment, Assessment.enrolment_id == Enrolment.id)
        .where(Enrolment.class_id.in_(classes)),
    )
    certificates = _sums(
        session,
        select(Certificate.class_id, func.count()).where(
            Certificate.class_id.in_(classes), Certificate.state != CertificateState.VOID
        ),
    )
    return {
        one: ClassCounts(
            *enrolled.get(one, (0,)),
            *hours.get(one, (0, 0)),
            *assessed.get(one, (0, 0)),
            *certificates.get(one, (0,)),
        )
        for one in classes
    }


def hours_of(session: Session, enrolments: Sequence[int]) -> Sums:
    """Hours planned and attended of each enrolment, in hundredths of a teaching hour."""
    return _sums(
        session,
        select(AttendanceDay.enrolment_id, func.sum(AttendanceDay.planned), func.sum(AttendanceDay.attended)).where(
            AttendanceDay.enrolment_id.in_(enrolments)
        ),
    )


def _sums(session: Session, wanted: Select[*tuple[Any, ...]]) -> Sums:
    """The sums of a query by its first column."""
    grouped = wanted.group_by(wanted.selected_columns[0])
    return {row[0]: tuple(row[1:]) for row in session.execute(grouped)}
