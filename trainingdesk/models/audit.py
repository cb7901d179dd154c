"""The audit log: a chain of entries, and the one row that says where it ends.

Entries carry no foreign keys: the log stands by itself and outlives what it speaks of.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from trainingdesk.models.base import AppendOnly, Base, code, digest, long_text, short_text


class AuditEntry(AppendOnly, Base):
    """Who did what to what, when and where; ``hash`` covers all other columns, ``prev`` is the hash before."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index(None, "object_kind", "object_number"), Index(None, "user_id", "seq"))

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    staff_id: Mapped[int]  # 0: nobody had signed in
    user_id: Mapped[int]  # 0: nobody had signed in
    login: Mapped[code]
    role: Mapped[code]
    machine: Mapped[short_text]
    action: Mapped[code]  # claim.approved
    object_kind: Mapped[code]  # claim
    object_id: Mapped[int | None]
    object_number: Mapped[short_text | None]
    details: Mapped[long_text]  # canonical JSON
    prev: Mapped[digest]
    hash: Mapped[digest]


class AuditHead(Base):
    """The last entry's place and hash: locked by whoever appends, so that the chain cannot fork."""

    __tablename__ = "audit_head"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int]
    hash: Mapped[digest]
