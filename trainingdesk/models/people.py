"""Trainees: one row a natural person, with bank accounts and the groups they belong to."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainingdesk.domain.vocabulary import PersonGroup, PersonIdKind, Sex
from trainingdesk.models.base import Base, RowHashed, Versioned, code, primary_key, short_text


class Person(Versioned, RowHashed, Base):
    """A natural person; the canonical number makes a 15-digit and an 18-digit form the same person."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("id_kind", "id_number"),)

    id: Mapped[primary_key]
    id_kind: Mapped[PersonIdKind]
    id_number: Mapped[code]
    id_reversed: Mapped[code] = mapped_column(index=True)  # a search by the last digits is then a prefix search
    name: Mapped[short_text] = mapped_column(index=True)
    sex: Mapped[Sex | None]
    birth_date: Mapped[date | None]
    phone: Mapped[code | None]
    origin_region: Mapped[code | None]

    accounts: Mapped[list[PersonAccount]] = relationship(back_populates="person")
    groups: Mapped[list[GroupMembership]] = relationship(back_populates="person")


class PersonAccount(RowHashed, Base):
    """A person's own bank account; a change makes a new row, and one is current."""

    __tablename__ = "person_account"
    __table_args__ = (
        Index("one_current_person_account", "person_id", unique=True, sqlite_where=text("current"),
              postgresql_where=text("current")),
    )  # fmt: skip

    id: Mapped[primary_key]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    account_name: Mapped[short_text]
    bank: Mapped[short_text]
    account: Mapped[code] = mapped_column(index=True)
    current: Mapped[bool] = mapped_column(default=True)
    since: Mapped[datetime]

    person: Mapped[Person] = relationship(back_populates="accounts")


class GroupMembership(RowHashed, Base):
    """A group the person belongs to, the proof of it, and the days on which the proof holds (half-open)."""

    __tablename__ = "group_membership"
    __table_args__ = (
        UniqueConstraint("person_id", "group", "proof_number", "valid_from"),
        CheckConstraint("valid_until IS NULL OR valid_from IS NULL OR valid_until > valid_from", name="span_not_empty"),
    )

    id: Mapped[primary_key]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    group: Mapped[PersonGroup]
    proof: Mapped[short_text | None]
    proof_number: Mapped[code] = mapped_column(default="")
    valid_from: Mapped[date | None]
    valid_until: Mapped[date | None]

    person: Mapped[Person] = relationship(back_populates="groups")
