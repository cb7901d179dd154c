"""Who may sign in: natural persons, their logins, and the sign-ins now open."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainingdesk.domain.people import Role
from trainingdesk.models.base import Base, RowHashed, Versioned, code, digest, primary_key, short_text


class Staff(Versioned, RowHashed, Base):
    """A natural person who works with the program. Duties are kept apart by this row, whatever the login."""

    __tablename__ = "staff"

    id: Mapped[primary_key]
    identity_number: Mapped[code] = mapped_column(unique=True)  # canonical form: one person cannot be two rows
    name: Mapped[short_text]
    created_at: Mapped[datetime]

    accounts: Mapped[list[UserAccount]] = relationship(back_populates="staff")


class UserAccount(Versioned, RowHashed, Base):
    """One login of a person, in one role."""

    __tablename__ = "user_account"
    __table_args__ = (CheckConstraint("failures >= 0", name="failures_not_negative"),)

    id: Mapped[primary_key]
    login: Mapped[code] = mapped_column(unique=True)  # as security.passwords.folded_login writes it
    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    role: Mapped[Role]
    institution_id: Mapped[int | None] = mapped_column(ForeignKey("institution.id"))  # bounds what a clerk may see
    password_hash: Mapped[short_text]
    password_set_at: Mapped[datetime]
    must_change: Mapped[bool] = mapped_column(default=False)  # the password was given by somebody else
    disabled: Mapped[bool] = mapped_column(default=False)
    failures: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None]
    created_at: Mapped[datetime]

    staff: Mapped[Staff] = relationship(back_populates="accounts")
    sign_ins: Mapped[list[SignIn]] = relationship(back_populates="account")


class SignIn(Base):
    """A session of a signed-in login; only the hash of its token is kept."""

    __tablename__ = "sign_in"

    id: Mapped[primary_key]
    token_hash: Mapped[digest] = mapped_column(unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"))
    machine: Mapped[short_text]
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    account: Mapped[UserAccount] = relationship(back_populates="sign_ins")
