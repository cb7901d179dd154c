"""The lists that were imported into a class, from the audit log: the file as it came, by whom and when."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainingdesk.exchange.header_words import FileKind
from trainingdesk.models.accounts import Staff
from trainingdesk.models.audit import AuditEntry
from trainingdesk.models.training import TrainingClass

UNDONE = "import.undone"  # the action of an entry that names another one as taken back
_OF_CLASSES = (FileKind.ROSTER, FileKind.ATTENDANCE, FileKind.RESULTS)


@dataclass(frozen=True, slots=True)
class ImportedList:
    """A file as it was imported, kept under its digest; ``rows`` are those that were written."""

    kind: FileKind
    name: str
    digest: str
    at: datetime
    by: str
    rows: int


def lists_imported(session: Session, taught: TrainingClass, *kinds: FileKind) -> tuple[ImportedList, ...]:
    """The newest first; of all kinds where none is named. What was taken back is no list of the class."""
    actions = {f"{kind}.imported": kind for kind in kinds or _OF_CLASSES}
    undone = entries_undone(session, taught.id)
    found = session.execute(
        select(AuditEntry.action, AuditEntry.at, AuditEntry.details, Staff.name)
        .outerjoin(Staff, Staff.id == AuditEntry.staff_id)
        .where(
            AuditEntry.object_kind == "class",
            AuditEntry.object_number == taught.number,
            AuditEntry.object_id == taught.id,
            AuditEntry.action.in_(list(actions)),
            AuditEntry.seq.not_in(undone),
        )
        .order_by(AuditEntry.seq.desc())
    )
    return tuple(_list(actions[action], at, json.loads(details), by or "") for action, at, details, by in found)


def entries_undone(session: Session, class_id: int) -> frozenset[int]:
    """The entries of imports into a class that were taken back."""
    told = session.scalars(
        select(AuditEntry.details).where(AuditEntry.action == UNDONE, AuditEntry.object_id == class_id)
    )
    return frozenset(json.loads(each)["entry"] for each in told)


def _list(kind: FileKind, at: datetime, told: Mapping[str, object], by: str) -> ImportedList:
    rows = told.get("imported")
    name, digest = str(told.get("name", "")), str(told.get("file", ""))
    return ImportedList(kind, name, digest, at, by, rows if isinstance(rows, int) else 0)
