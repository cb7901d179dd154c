"""Certificates, ours and others', and every sheet that was printed of them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainingdesk.domain.levels import Level
from trainingdesk.domain.vocabulary import AssessmentMethod, CertificateKind
from trainingdesk.domain.workflow import CertificateState
from trainingdesk.models.base import (
    AppendOnly,
    Base,
    RowHashed,
    Versioned,
    code,
    digest,
    long_text,
    primary_key,
    short_text,
)
from trainingdesk.models.people import Person


class Certificate(Versioned, RowHashed, Base):
    """One certificate; a reissue keeps its number and takes a new print serial (domain: 人社部 reissue rule)."""

    __tablename__ = "certificate"
    __table_args__ = (Index(None, "person_id", "occupation_code", "level"),)

    id: Mapped[primary_key]
    number: Mapped[code] = mapped_column(unique=True)
    kind: Mapped[CertificateKind]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    class_id: Mapped[int | None] = mapped_column(ForeignKey("training_class.id"))
    body_id: Mapped[int | None] = mapped_column(ForeignKey("assessment_body.id"))  # None: issued elsewhere
    issuer: Mapped[short_text]
    occupation_code: Mapped[code]
    occupation_edition: Mapped[int]
    occupation_name: Mapped[short_text]
    direction: Mapped[short_text | None]
    level: Mapped[Level | None]
    method: Mapped[AssessmentMethod | None]
    assessed_on: Mapped[date | None]
    issued_on: Mapped[date]
    state: Mapped[CertificateState]
    remarks: Mapped[long_text | None]
    document: Mapped[digest | None]  # the sheet as last printed

    person: Mapped[Person] = relationship()
    prints: Mapped[list[CertificatePrint]] = relationship(back_populates="certificate")


class CertificatePrint(AppendOnly, Base):
    """One sheet printed: its serial, why, and by whom."""

    __tablename__ = "certificate_print"

    id: Mapped[primary_key]
    certificate_id: Mapped[int] = mapped_column(ForeignKey("certificate.id"))
    serial: Mapped[code] = mapped_column(unique=True)
    layout: Mapped[code]  # full | overlay
    reason: Mapped[short_text]
    at: Mapped[datetime]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    document: Mapped[digest]

    certificate: Mapped[Certificate] = relationship(back_populates="prints")
