"""The occupations an office knows beside those that ship with the program."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from trainingdesk.models.base import Base, RowHashed, Versioned, code, long_text, primary_key, short_text


class RegisteredOccupation(Versioned, RowHashed, Base):
    """An occupation that the shipped catalogue lacks, entered from a text that ``source`` names.

    Its name is copied onto classes and certificates, hence the row hash.
    """

    __tablename__ = "occupation"
    __table_args__ = (
        UniqueConstraint("occupation_code", "edition"),
        CheckConstraint("edition IN (1999, 2015, 2022)", name="edition_known"),
        CheckConstraint("length(name) > 0 AND length(source) > 0", name="name_and_source_told"),
    )

    id: Mapped[primary_key]
    occupation_code: Mapped[code]
    edition: Mapped[int]
    name: Mapped[short_text]
    english_name: Mapped[short_text | None]
    other_names: Mapped[long_text] = mapped_column(default="")  # apart by ";", as in the catalogue
    source: Mapped[short_text]
    added_by: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    added_at: Mapped[datetime]
    retired_on: Mapped[date | None]  # the first day it counts no longer

    def is_retired(self, day: date) -> bool:
        """Whether the entry no longer counts on that day."""
        return self.retired_on is not None and self.retired_on <= day
