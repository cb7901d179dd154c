"""What people have begun and not handed over yet, kept for them between one sitting and the next."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from trainingdesk.models.base import Base, code, long_text, short_text


class Draft(Base):
    """The fields of one form as one login left them; no fact of the office, and gone once the order went through."""

    __tablename__ = "draft"

    user_id: Mapped[int] = mapped_column(ForeignKey("user_account.id"), primary_key=True, autoincrement=False)
    place: Mapped[code] = mapped_column(primary_key=True)  # which form: class_new, employer
    key: Mapped[short_text] = mapped_column(primary_key=True)  # what the form is about; empty for something new
    body: Mapped[long_text]  # JSON object, a text for each field that differs from what the form began with
    kept_at: Mapped[datetime]
