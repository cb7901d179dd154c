"""The bureau itself, certified training institutions with their scope and accounts, assessment bodies, employers."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainingdesk.domain.levels import Level
from trainingdesk.domain.workflow import InstitutionState
from trainingdesk.models.base import Base, RowHashed, Versioned, code, primary_key, short_text


class OfficeProfile(Versioned, Base):
    """The one row that says whose office this is; its names stand on every printed page."""

    __tablename__ = "office_profile"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[primary_key]
    bureau: Mapped[short_text]
    finance_bureau: Mapped[short_text]
    region: Mapped[code]  # GB/T 2260, six digits
    region_name: Mapped[short_text]
    demo: Mapped[bool] = mapped_column(default=False)


class Institution(Versioned, RowHashed, Base):
    """A training institution the bureau has certified (定点培训机构)."""

    __tablename__ = "institution"
    __table_args__ = (CheckConstraint("certified_until > certified_from", name="span_not_empty"),)

    id: Mapped[primary_key]
    credit_code: Mapped[code] = mapped_column(unique=True)
    name: Mapped[short_text]
    kind: Mapped[code]
    grade: Mapped[code | None]
    state: Mapped[InstitutionState] = mapped_column(default=InstitutionState.CERTIFIED)
    region: Mapped[code]
    contact: Mapped[short_text | None]
    phone: Mapped[code | None]
    certified_from: Mapped[date]
    certified_until: Mapped[date]  # the first day no longer certified

    scope: Mapped[list[InstitutionScope]] = relationship(back_populates="institution")
    accounts: Mapped[list[InstitutionAccount]] = relationship(back_populates="institution")


class InstitutionScope(Base):
    """One occupation and level the institution is certified for, and for how long."""

    __tablename__ = "institution_scope"
    __table_args__ = (
        UniqueConstraint("institution_id", "occupation_code", "edition", "level", "valid_from"),
        CheckConstraint("valid_until > valid_from", name="span_not_empty"),
    )

    id: Mapped[primary_key]
    institution_id: Mapped[int] = mapped_column(ForeignKey("institution.id"))
    occupation_code: Mapped[code]
    edition: Mapped[int]
    level: Mapped[Level | None]  # None: certificate kinds without a level
    valid_from: Mapped[date]
    valid_until: Mapped[date]

    institution: Mapped[Institution] = relationship(back_populates="scope")


class InstitutionAccount(RowHashed, Base):
    """A bank account of an institution; a change makes a new row, and one is current."""

    __tablename__ = "institution_account"
    __table_args__ = (
        Index("one_current_institution_account", "institution_id", unique=True, sqlite_where=text("current"),
              postgresql_where=text("current")),
    )  # fmt: skip

    id: Mapped[primary_key]
    institution_id: Mapped[int] = mapped_column(ForeignKey("institution.id"))
    account_name: Mapped[short_text]
    bank: Mapped[short_text]
    account: Mapped[code]
    current: Mapped[bool] = mapped_column(default=True)

    institution: Mapped[Institution] = relationship(back_populates="accounts")


class AssessmentBody(Versioned, Base):
    """Who assesses and issues certificates: the leading characters of its certificate numbers, and its account."""

    __tablename__ = "assessment_body"

    id: Mapped[primary_key]
    credit_code: Mapped[code] = mapped_column(unique=True)
    name: Mapped[short_text]
    english_name: Mapped[short_text | None]
    number_prefix: Mapped[code] = mapped_column(unique=True)  # Y or S, 4 body, 2 province, 6 site: 13 characters
    bank: Mapped[short_text | None]
    account: Mapped[code | None]


class Employer(Versioned, RowHashed, Base):
    """An employer that files for its own people."""

    __tablename__ = "employer"

    id: Mapped[primary_key]
    credit_code: Mapped[code] = mapped_column(unique=True)
    name: Mapped[short_text]
    kind: Mapped[code | None]
    region: Mapped[code]
    bank: Mapped[short_text]
    account: Mapped[code]
    contact: Mapped[short_text | None]
    phone: Mapped[code | None]
