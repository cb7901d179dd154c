"""Vouchers for finance, awards already made, filed documents, and the policy packs that decided."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from trainingdesk.domain.levels import Level
from trainingdesk.domain.money import Money
from trainingdesk.domain.vocabulary import Payee
from trainingdesk.domain.workflow import VoucherState
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


class Voucher(Versioned, RowHashed, Base):
    """One voucher for finance review (拨付凭证): one claim, one payee kind, one fund."""

    __tablename__ = "voucher"
    __table_args__ = (CheckConstraint("total > 0 AND heads > 0", name="not_empty"),)

    id: Mapped[primary_key]
    number: Mapped[code] = mapped_column(unique=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claim.id"))
    payee: Mapped[Payee]
    payee_name: Mapped[short_text]
    payee_code: Mapped[code | None]
    payee_bank: Mapped[short_text | None]
    payee_account: Mapped[code | None]
    fund: Mapped[code]
    heads: Mapped[int]
    total: Mapped[Money]
    state: Mapped[VoucherState] = mapped_column(default=VoucherState.ISSUED)
    issued_at: Mapped[datetime]
    issued_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    anchor: Mapped[code]  # twelve characters of the audit chain's head before the issuing entry
    view: Mapped[long_text]  # the frozen record the document was rendered from, as JSON
    document: Mapped[digest] = mapped_column(ForeignKey("stored_file.digest"))
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    decided_at: Mapped[datetime | None]
    comment: Mapped[long_text | None]


class FiledDocument(AppendOnly, Base):
    """A printed document by kind and number; the bytes lie in stored_file under their digest."""

    __tablename__ = "filed_document"
    __table_args__ = (Index(None, "kind", "number"),)

    id: Mapped[primary_key]
    kind: Mapped[code]  # voucher, claim_form, roster, certificate
    number: Mapped[code]
    digest: Mapped[digest] = mapped_column(ForeignKey("stored_file.digest"))
    at: Mapped[datetime]
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    institution_id: Mapped[int | None] = mapped_column(ForeignKey("institution.id"))


class Award(RowHashed, Base):
    """A subsidy paid or promised earlier or elsewhere, imported from a list."""

    __tablename__ = "award"
    __table_args__ = (
        UniqueConstraint("person_id", "scheme", "item", "occupation_code", "level_key", "certificate_no", "award_date"),
        CheckConstraint("amount >= 0", name="amount_not_negative"),
    )

    id: Mapped[primary_key]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    scheme: Mapped[code]
    item: Mapped[code]
    occupation_code: Mapped[code] = mapped_column(default="")
    level: Mapped[Level | None]
    level_key: Mapped[code] = mapped_column(default="")  # the level's code, or empty: NULL would defeat the unique
    certificate_no: Mapped[code] = mapped_column(default="")
    award_date: Mapped[date]
    basis_date: Mapped[date | None]
    amount: Mapped[Money]
    payer: Mapped[short_text | None]
    revoked_on: Mapped[date | None]
    source: Mapped[digest]  # the list it came from


class StoredPack(AppendOnly, Base):
    """A policy pack by digest, kept for as long as a line names it."""

    __tablename__ = "stored_pack"

    digest: Mapped[digest] = mapped_column(primary_key=True)
    pack: Mapped[code]
    version: Mapped[code]
    content: Mapped[long_text]
    stored_at: Mapped[datetime]
