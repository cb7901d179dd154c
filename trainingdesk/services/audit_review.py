"""The audit log for those who check it: the entries, and whether the chain still holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from trainingdesk.db.audit_log import verify_chain
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.models.audit import AuditEntry
from trainingdesk.security.chain import anchor_of
from trainingdesk.services.office import Office, Progress, procedure

PAGE = 200
_LAST = 2**63 - 1  # no entry has a higher number: it is the highest that a column holds


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
            query = query.where(AuditEntry.seq < max(0, min(order.before, _LAST)))
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


@dataclass(frozen=True, slots=True)
class VerifyAudit:
    """Walk the whole chain; ``anchor`` are twelve characters from a printed page."""

    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class AuditVerdict:
    """What the walk found; ``anchor_at`` is the entry the anchor stands for, None when it is not in this history."""

    sound: bool
    entries: int
    broken: int
    first_broken: int | None
    anchored_to: int
    anchor_at: int | None
    anchor: str


@procedure(Permission.READ_AUDIT)
def verify_audit(office: Office, actor: Actor, order: VerifyAudit) -> AuditVerdict:
    """A chain can be sound in itself and yet not be the one that was witnessed: ask with an anchor from paper."""

    def walked(done: int, total: int) -> None:
        office.progress(Progress(done, total, ""))

    with office.database.inspect() as session:
        report = verify_chain(session, anchor=order.anchor, walked=walked)
    missed = order.anchor is not None and report.anchor_at is None
    return AuditVerdict(
        sound=report.sound and not missed,
        entries=report.entries,
        broken=report.broken,
        first_broken=report.breaks[0].seq if report.breaks else None,
        anchored_to=report.anchored_to,
        anchor_at=report.anchor_at,
        anchor=anchor_of(report.head.hash),
    )
