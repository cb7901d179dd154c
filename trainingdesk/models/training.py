"""Classes and what happens in them: enrolments, attendance by day, assessments."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainingdesk.domain.levels import Level
from trainingdesk.domain.vocabulary import AssessmentMethod, CertificateKind, Delivery, PersonGroup
from trainingdesk.domain.workflow import ClassState
from trainingdesk.models.base import Base, RowHashed, Versioned, code, long_text, primary_key, short_text
from trainingdesk.models.institutions import Institution
from trainingdesk.models.people import Person


class TrainingClass(Versioned, Base):
    """A class (班级): one institution, one occupation, one certificate kind."""

    __tablename__ = "training_class"
    __table_args__ = (
        CheckConstraint("class_end >= class_start", name="ends_after_start"),
        CheckConstraint("hours_planned > 0", name="hours_positive"),
    )

    id: Mapped[primary_key]
    number: Mapped[code] = mapped_column(unique=True)
    name: Mapped[short_text]
    institution_id: Mapped[int] = mapped_column(ForeignKey("institution.id"))
    occupation_code: Mapped[code]
    occupation_edition: Mapped[int]
    occupation_name: Mapped[short_text]
    direction: Mapped[short_text | None]
    certificate_kind: Mapped[CertificateKind]
    levels: Mapped[code] = mapped_column(default="")  # codes of the levels aimed at, joined by ; and lowest first
    class_start: Mapped[date]
    class_end: Mapped[date]  # the last day of teaching
    hours_planned: Mapped[int]  # teaching hours of 45 minutes
    hours_theory: Mapped[int]
    hours_practice: Mapped[int]
    heads_planned: Mapped[int]
    delivery: Mapped[Delivery] = mapped_column(default=Delivery.ONSITE)
    place: Mapped[short_text | None]
    region: Mapped[code]
    approval_number: Mapped[code | None]
    state: Mapped[ClassState] = mapped_column(default=ClassState.OPEN)

    institution: Mapped[Institution] = relationship()
    enrolments: Mapped[list[Enrolment]] = relationship(back_populates="training_class")


class Enrolment(Versioned, RowHashed, Base):
    """One trainee in one class, with the level held before and the level aimed at."""

    __tablename__ = "enrolment"
    __table_args__ = (UniqueConstraint("class_id", "person_id"), UniqueConstraint("class_id", "position"))

    id: Mapped[primary_key]
    class_id: Mapped[int] = mapped_column(ForeignKey("training_class.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    position: Mapped[int]
    level_held: Mapped[Level | None]
    holds_no_level: Mapped[bool] = mapped_column(default=False)  # known to hold none, as against not known
    level_target: Mapped[Level | None]
    group: Mapped[PersonGroup | None]  # as declared on the roster
    employer_name: Mapped[short_text | None]
    employer_code: Mapped[code | None]
    employed_on: Mapped[date | None]
    insured_months: Mapped[int | None]
    remarks: Mapped[long_text | None]

    training_class: Mapped[TrainingClass] = relationship(back_populates="enrolments")
    person: Mapped[Person] = relationship()
    attendance: Mapped[list[AttendanceDay]] = relationship(back_populates="enrolment")
    assessments: Mapped[list[Assessment]] = relationship(back_populates="enrolment")


class AttendanceDay(RowHashed, Base):
    """Hours of one trainee on one day, in hundredths of a teaching hour."""

    __tablename__ = "attendance_day"
    __table_args__ = (
        UniqueConstraint("enrolment_id", "day"),
        CheckConstraint("attended >= 0 AND attended <= planned", name="attended_within_planned"),
    )

    id: Mapped[primary_key]
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolment.id"))
    day: Mapped[date]
    planned: Mapped[int]
    attended: Mapped[int]

    enrolment: Mapped[Enrolment] = relationship(back_populates="attendance")


class Assessment(RowHashed, Base):
    """One sitting: scores in hundredths of a point, and whether it was passed."""

    __tablename__ = "assessment"
    __table_args__ = (UniqueConstraint("enrolment_id", "assessed_on"),)

    id: Mapped[primary_key]
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolment.id"))
    assessed_on: Mapped[date]
    method: Mapped[AssessmentMethod]
    level: Mapped[Level | None]
    theory: Mapped[int | None]
    practice: Mapped[int | None]
    review: Mapped[int | None]
    passed: Mapped[bool]

    enrolment: Mapped[Enrolment] = relationship(back_populates="assessments")
