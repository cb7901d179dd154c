"""Claims, their lines, what was done to them, and the evidence with them. "Paid once" is an index here."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainingdesk.domain.levels import Level
from trainingdesk.domain.money import Money
from trainingdesk.domain.vocabulary import DecisionStatus, Payee
from trainingdesk.domain.workflow import ClaimEvent, ClaimSource, ClaimState
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


class Claim(Versioned, RowHashed, Base):
    """One application for subsidy (申领单)."""

    __tablename__ = "claim"
    __table_args__ = (CheckConstraint("total >= 0", name="total_not_negative"),)

    id: Mapped[primary_key]
    number: Mapped[code] = mapped_column(unique=True)
    order_id: Mapped[code] = mapped_column(unique=True)  # made by the counter: a repeated order makes no second claim
    source: Mapped[ClaimSource]
    class_id: Mapped[int | None] = mapped_column(ForeignKey("training_class.id"))
    institution_id: Mapped[int | None] = mapped_column(ForeignKey("institution.id"))
    employer_id: Mapped[int | None] = mapped_column(ForeignKey("employer.id"))
    region: Mapped[code]
    application_date: Mapped[date]
    state: Mapped[ClaimState] = mapped_column(default=ClaimState.DRAFT)
    total: Mapped[Money]
    computed: Mapped[bool] = mapped_column(default=False)  # false again after any edit: recompute before submitting
    steps: Mapped[int] = mapped_column(default=0)  # acts so far: any act makes what others saw stale
    filer_institution_id: Mapped[int | None] = mapped_column(ForeignKey("institution.id"))
    submitted_at: Mapped[datetime | None]
    claim_form: Mapped[digest | None]

    subjects: Mapped[list[ClaimSubject]] = relationship(back_populates="claim", order_by="ClaimSubject.position")
    lines: Mapped[list[ClaimLine]] = relationship(back_populates="claim", order_by="ClaimLine.position")
    acts: Mapped[list[ClaimAct]] = relationship(back_populates="claim", order_by="ClaimAct.id")
    attachments: Mapped[list[Attachment]] = relationship(back_populates="claim", order_by="Attachment.id")


class ClaimSubject(Base):
    """One person's one upgrade that the claim asks for; the policy decides which lines come of it."""

    __tablename__ = "claim_subject"
    __table_args__ = (UniqueConstraint("claim_id", "position"),)

    id: Mapped[primary_key]
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    position: Mapped[int]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    enrolment_id: Mapped[int | None] = mapped_column(ForeignKey("enrolment.id"))
    certificate_id: Mapped[int | None] = mapped_column(ForeignKey("certificate.id"))
    excluded_by: Mapped[code | None]  # rule a filer or reviewer cites to leave the person out
    excluded_why: Mapped[short_text | None]

    claim: Mapped[Claim] = relationship(back_populates="subjects")
    person: Mapped[Person] = relationship()


class ClaimLine(RowHashed, Base):
    """One decision for one person: an item of a policy on one certificate, or one instalment of it."""

    __tablename__ = "claim_line"
    __table_args__ = (
        UniqueConstraint("claim_id", "position"),
        CheckConstraint("amount >= 0", name="amount_not_negative"),
        CheckConstraint("NOT live OR status = 'payable'", name="live_is_payable"),
        Index(
            "paid_once_by_certificate", "scheme", "item", "certificate_id", "instalment_no",
            unique=True, sqlite_where=text("live AND certificate_id IS NOT NULL"),
            postgresql_where=text("live AND certificate_id IS NOT NULL"),
        ),
        Index(
            "paid_once_by_class", "scheme", "item", "class_id", "person_id", "instalment_no",
            unique=True, sqlite_where=text("live AND certificate_id IS NULL"),
            postgresql_where=text("live AND certificate_id IS NULL"),
        ),
    )  # fmt: skip

    id: Mapped[primary_key]
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    subject_id: Mapped[int] = mapped_column(ForeignKey("claim_subject.id"))
    position: Mapped[int]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    certificate_id: Mapped[int | None] = mapped_column(ForeignKey("certificate.id"))
    class_id: Mapped[int | None] = mapped_column(ForeignKey("training_class.id"))
    scheme: Mapped[code]
    item: Mapped[code]
    level: Mapped[Level | None]
    status: Mapped[DecisionStatus]
    amount: Mapped[Money]
    payee: Mapped[Payee | None]
    fund: Mapped[code | None]
    instalment_no: Mapped[int] = mapped_column(default=1)
    due_on: Mapped[date | None]
    basis_date: Mapped[date | None]  # the day on which limits count this line
    pack: Mapped[code]
    pack_version: Mapped[code]
    pack_digest: Mapped[digest]  # the very pack that awarded it
    reasons: Mapped[long_text]  # sorted codes, ;
    facts: Mapped[long_text]  # the engine's input line as JSON, so that it can be recomputed
    trace: Mapped[long_text]  # the engine's steps as JSON
    live: Mapped[bool] = mapped_column(default=False)  # true from submission until refused, returned or withdrawn
    voucher_id: Mapped[int | None] = mapped_column(ForeignKey("voucher.id"))

    claim: Mapped[Claim] = relationship(back_populates="lines")
    person: Mapped[Person] = relationship()


class ClaimAct(AppendOnly, Base):
    """Who did what to a claim, as a person: duties are kept apart by these rows."""

    __tablename__ = "claim_act"

    id: Mapped[primary_key]
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    voucher_id: Mapped[int | None] = mapped_column(ForeignKey("voucher.id"))
    subject_id: Mapped[int | None] = mapped_column(ForeignKey("claim_subject.id"))
    event: Mapped[ClaimEvent]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    at: Mapped[datetime]
    rule: Mapped[code | None]
    comment: Mapped[long_text | None]

    claim: Mapped[Claim] = relationship(back_populates="acts")


class Attachment(Base):
    """One file of evidence under an entry of the checklist."""

    __tablename__ = "attachment"
    __table_args__ = (UniqueConstraint("claim_id", "evidence", "digest"),)

    id: Mapped[primary_key]
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    evidence: Mapped[code]
    name: Mapped[short_text]
    digest: Mapped[digest] = mapped_column(ForeignKey("stored_file.digest"))
    pages: Mapped[int] = mapped_column(default=1)
    added_at: Mapped[datetime]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))

    claim: Mapped[Claim] = relationship(back_populates="attachments")
