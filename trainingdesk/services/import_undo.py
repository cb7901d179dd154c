"""An import taken back, whole, as long as nothing was built on it: rows it wrote go, rows it changed are as before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from trainingdesk.db.row_images import RowChange, are_as_left, referring, take_back
from trainingdesk.domain.changes import Changes
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.workflow import CLASSES, ClassEvent
from trainingdesk.models.audit import AuditEntry
from trainingdesk.models.claims import ClaimSubject
from trainingdesk.models.training import TrainingClass
from trainingdesk.services.audit import Subject, note
from trainingdesk.services.bounds import class_within_reach
from trainingdesk.services.import_undo_records import kept_record
from trainingdesk.services.imported_lists import UNDONE, entries_undone
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.people import parts_of

_DONE = ".imported"
_PERSONAL = frozenset({"person_account", "group_membership"})


@dataclass(frozen=True, slots=True)
class WhichImport:
    """An import into a class, by the number of its audit entry."""

    number: str
    entry: int


@dataclass(frozen=True, slots=True)
class UndoLook:
    """What taking an import back would do; ``obstacle`` says why it cannot be."""

    file: str
    removed: int
    restored: int
    obstacle: Finding | None


@dataclass(frozen=True, slots=True)
class ImportUndone:
    """How many rows went, and how many are as they were before."""

    file: str
    removed: int
    restored: int
    changes: Changes = (
        Changes.ROSTER | Changes.PEOPLE | Changes.CLASSES | Changes.ATTENDANCE | Changes.ASSESSMENTS
        | Changes.CERTIFICATES | Changes.AUDIT
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Import:
    taught: TrainingClass
    file: str
    changes: tuple[RowChange, ...]

    @property
    def removed(self) -> int:
        return sum(change.before is None for change in self.changes)

    @property
    def restored(self) -> int:
        return len(self.changes) - self.removed


@procedure(Permission.READ_REGISTERS)
def look_at_undo(office: Office, actor: Actor, order: WhichImport) -> UndoLook:
    """What it would come to now, and what stands in its way."""
    with office.read() as session:
        found = _found(session, actor, order)
        why = _obstacle(session, found)
        said = Finding(why, Severity.ERROR, params={"file": found.file}) if why else None
    return UndoLook(found.file, found.removed, found.restored, said)


@procedure(Permission.KEEP_CLASSES)
def undo_import(office: Office, actor: Actor, order: WhichImport) -> ImportUndone:
    """All of it or nothing. Refused where a later import, somebody's correction or a claim rests on it."""
    with office.write() as session:
        found = _found(session, actor, order)
        taught = found.taught
        CLASSES.next_state(taught.state, ClassEvent.EDIT, actor)
        why = _obstacle(session, found)
        if why is not None:
            raise Refused(why, file=found.file)
        take_back(session, found.changes)
        note(office, session, actor, UNDONE, Subject("class", taught.number, taught.id), entry=order.entry,
             name=found.file, removed=found.removed, restored=found.restored)  # fmt: skip
    return ImportUndone(found.file, found.removed, found.restored)


def _found(session: Session, actor: Actor, order: WhichImport) -> _Import:
    """The import and what is kept of it; Refused for another entry, and for one that was taken back already."""
    taught = class_within_reach(session, actor, order.number)
    entry = session.get(AuditEntry, order.entry)
    if entry is None or entry.object_kind != "class" or entry.object_id != taught.id:
        raise Refused("import.undo_unknown", number=taught.number)
    details = json.loads(entry.details)
    if not entry.action.endswith(_DONE) or "undo" not in details:
        raise Refused("import.undo_unknown", number=taught.number)
    if order.entry in entries_undone(session, taught.id):
        raise Refused("import.undone_already", file=details["name"])
    return _Import(taught, details["name"], kept_record(session, details["undo"]))


def _obstacle(session: Session, found: _Import) -> str | None:
    """The first thing that was built on the import."""
    if _is_claimed(session, found.changes):
        return "import.undo_claimed"
    if not are_as_left(session, found.changes):
        return "import.undo_changed"
    return "import.undo_built_on" if referring(session, found.changes) else None


def _is_claimed(session: Session, changes: Sequence[RowChange]) -> bool:
    """Whether a claim, a draft too, takes up a place, certificate, account or group that the import wrote of."""
    places = _ids(changes, "enrolment") | _values(changes, ("attendance_day", "assessment"), "enrolment_id")
    rests = (
        (ClaimSubject.enrolment_id, places),
        (ClaimSubject.certificate_id, _ids(changes, "certificate")),
        (ClaimSubject.person_id, _values(changes, _PERSONAL, "person_id")),
    )
    return any(
        session.scalar(select(exists().where(column.in_(part)))) for column, keys in rests for part in parts_of(keys)
    )


def _ids(changes: Iterable[RowChange], table: str) -> set[int]:
    return {change.id for change in changes if change.table == table}


def _values(changes: Iterable[RowChange], tables: Iterable[str], column: str) -> set[int]:
    wanted = frozenset(tables)
    return {int(value) for change in changes if change.table in wanted and (value := change.after[column]) is not None}
