"""Gapless numbers: taken in the transaction that uses them, so that a number not used is not taken."""

from __future__ import annotations

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from trainingdesk.models.files import NumberSequence


def next_number(session: Session, kind: str, year: int) -> str:
    """The next number of a kind in a year as people quote it: ``PZ2026-000186``."""
    return f"{kind}{year}-{next_in_sequence(session, kind, year):06d}"


def next_in_sequence(session: Session, kind: str, year: int) -> int:
    """The next whole number of a kind in a year, from 1. The row stays locked until the transaction ends."""
    table = NumberSequence.__table__
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    first = insert(NumberSequence).values(kind=kind, year=year, last=1)
    taken = first.on_conflict_do_update(index_elements=[table.c.kind, table.c.year], set_={"last": table.c.last + 1})
    last: int = session.execute(taken.returning(table.c.last)).scalar_one()
    return last
