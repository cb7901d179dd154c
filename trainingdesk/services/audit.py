"""The one way procedures write to the audit log: same transaction, the office's clock and machine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainingdesk.db.audit_log import append_audit, chain_head
from trainingdesk.domain.people import Actor
from trainingdesk.models.audit import AuditEntry
from trainingdesk.services.office import Office


@dataclass(frozen=True, slots=True)
class Subject:
    """What an audit entry speaks of."""

    kind: str
    number: str
    id: int | None = None


def note(office: Office, session: Session, actor: Actor, action: str, subject: Subject, **details: object) -> None:
    """Append one chained entry; ``details`` hold no identity or account numbers."""
    append_audit(
        session,
        actor,
        action,
        kind=subject.kind,
        object_id=subject.id,
        number=subject.number,
        details={name: value if isinstance(value, int | bool) else str(value) for name, value in details.items()},
        at=office.now(),
        machine=office.machine,
    )


def last_entry_before(session: Session, instant: datetime) -> int:
    """The last entry before an instant, 0 for none: found by halving, for the log is long and in order of time."""
    before, after = 0, chain_head(session).seq + 1
    while after - before > 1:
        middle = (before + after) // 2
        at = session.scalar(select(AuditEntry.at).where(AuditEntry.seq == middle))
        before, after = (middle, after) if at is None or at < instant else (before, middle)
    return before
