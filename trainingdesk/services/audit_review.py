"""The audit log for those who check it: the entries, and whether the chain still holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from trainingdesk.domain.people import Actor, Permission
from trainingdesk.models.audit import AuditEntry
from trainingdesk.services.office import Office, procedure

PAGE = 200


@dataclass(frozen=True, slots=True)
class WhichEntries:
    """Entries before a sequence number, newest first; narrowed to one object where it is named."""

    before: int | None = None
    object_kind: str | None = None
    object_number: str | None = None


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry of the log."""

    seq: int
    at: datetime
    login: str
    role: str
    machine: str
    action: str
    object_kind: str
    object_number: str | None
    details: str


@dataclass(frozen=True, slots=True)
class EntryRows:
    """A page of entries, newest first."""

    rows: tuple[EntryRow, ...]


@procedure(Permission.READ_AUDIT)
def list_entries(office: Office, actor: Actor, order: WhichEntries) -> EntryRows:
    """At most 200 entries a page."""
    with office.read() as session:
        query = select(AuditEntry).order_by(AuditEntry.seq.desc()).limit(PAGE)
        if order.before is not None:
            query = query.where(AuditEntry.seq < order.before)
        if order.object_kind is not None:
            query = query.where(AuditEntry.object_kind == order.object_kind)
        if order.object_number is not None:
            query = query.where(AuditEntry.object_number == order.object_number)
        return EntryRows(
            tuple(
                EntryRow(
                    seq=entry.seq,
                    at=entry.at,
                    login=entry.login,
                    role=entry.role,
                    machine=entry.machine,
                    action=entry.action,
                    object_kind=entry.object_kind,
                    object_number=entry.object_number,
                    details=entry.details,
                )
                for entry in session.scalars(query)
            )
        )
