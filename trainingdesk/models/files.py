"""Filed bytes by digest, and the counters behind gapless numbers."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from trainingdesk.models.base import AppendOnly, Base, code, digest, short_text


class StoredFile(AppendOnly, Base):
    """The bytes of a document or a piece of evidence, once, under their SHA-256."""

    __tablename__ = "stored_file"
    __table_args__ = (CheckConstraint("size >= 0", name="size_not_negative"),)

    digest: Mapped[digest] = mapped_column(primary_key=True)
    media_type: Mapped[short_text]
    size: Mapped[int]  # bytes
    stored_at: Mapped[datetime]
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


class NumberSequence(Base):
    """The last number given out of one kind in one year; taken in the transaction that uses the number."""

    __tablename__ = "number_sequence"
    __table_args__ = (CheckConstraint("last >= 0", name="last_not_negative"),)

    kind: Mapped[code] = mapped_column(primary_key=True)  # PZ, SL
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int]
