"""The one way files come in: read, planned, shown; planned again under the lock, and written only if it is the same.

A preview and an import run the same planning. The plan's digest covers the file, the cells amended on the desk,
every finding and every write, so whatever changed in the filing room in between shows in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Generic, Protocol, TypeVar

import msgspec
from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from trainingdesk.db.audit_log import chain_head
from trainingdesk.db.row_images import changes_since, snapshot
from trainingdesk.db.stored_files import file_away
from trainingdesk.domain.changes import Changes
from trainingdesk.domain.errors import Conflict, Refused
from trainingdesk.domain.findings import Finding, Findings, Place, Severity
from trainingdesk.domain.occupations import Occupations
from trainingdesk.domain.people import Actor
from trainingdesk.domain.plain_text import code_text
from trainingdesk.domain.vocabulary import CertificateKind
from trainingdesk.domain.workflow import CLASSES, ClassEvent
from trainingdesk.exchange.class_facts import ClassFacts
from trainingdesk.exchange.correcting import corrected
from trainingdesk.exchange.file_kinds import SheetFormat
from trainingdesk.exchange.header_words import Field, FileKind
from trainingdesk.exchange.lists import ColumnUse
from trainingdesk.exchange.remarks import Remarks, with_remarks
from trainingdesk.exchange.workbook import WorkbookRead, read_workbook
from trainingdesk.models.training import TrainingClass
from trainingdesk.services.audit import Subject, note
from trainingdesk.services.bounds import class_within_reach
from trainingdesk.services.import_records import (
    Acceptance,
    CommitImport,
    ImportFile,
    ImportPreview,
    ImportResult,
    PlannedRow,
    Remarked,
    RemarkFile,
    RowAction,
    RowMark,
)
from trainingdesk.services.import_undo_records import keep_record
from trainingdesk.services.known_occupations import occupations_in_force
from trainingdesk.services.office import Office

_MEDIA = {
    SheetFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    SheetFormat.XLS: "application/vnd.ms-excel",
    SheetFormat.CSV: "text/csv",
}


class AddressedRow(Protocol):
    """A record that knows the row it was read from."""

    @property
    def row(self) -> int: ...

    @property
    def sheet(self) -> str | None: ...


R = TypeVar("R", bound=AddressedRow)
R_co = TypeVar("R_co", bound=AddressedRow, covariant=True)
W = TypeVar("W")


class CheckedFile(Protocol[R_co]):
    """What a reader says of a file: ``rows`` are those without an error, ``rows_read`` counts them all."""

    @property
    def rows_read(self) -> int: ...

    @property
    def rows(self) -> tuple[R_co, ...]: ...

    @property
    def findings(self) -> tuple[Finding, ...]: ...

    @property
    def facts(self) -> ClassFacts: ...

    @property
    def columns(self) -> tuple[ColumnUse, ...]: ...


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A file as it was handed over and read, the kind of certificate its class leads to, the occupations known."""

    file: ImportFile
    read: WorkbookRead
    certificate_kind: CertificateKind | None
    occupations: Occupations


@dataclass(frozen=True, slots=True)
class OnDesk(Generic[R]):
    """A file that was read and checked by itself: all that takes its time and needs no transaction."""

    handed: HandedOver
    checked: CheckedFile[R]


@dataclass(frozen=True, slots=True)
class Intake(Generic[R]):
    """A checked file on the desk, and everything that planning and writing it may ask."""

    office: Office
    session: Session
    actor: Actor
    checked: CheckedFile[R]
    file_digest: str
    taught: TrainingClass | None

    def of_class(self) -> TrainingClass:
        """The class that the file is for."""
        assert self.taught is not None
        return self.taught

    def places(self) -> Places:
        return Places({(use.sheet, use.field): use for use in self.checked.columns})


@dataclass(frozen=True, slots=True)
class Places:
    """Addresses of fields; the row alone where the list has no such column."""

    uses: Mapping[tuple[str | None, Field], ColumnUse]

    def of(self, row: AddressedRow, field: Field) -> Place:
        use = self.uses.get((row.sheet, field))
        return Place(row.sheet, row.row) if use is None else Place(row.sheet, row.row, use.letters, use.title)


@dataclass(frozen=True, slots=True)
class RowPlan(Generic[W]):
    """What would come of one row: shown, said, written."""

    shown: PlannedRow
    findings: tuple[Finding, ...] = ()
    write: W | None = None


@dataclass(frozen=True, slots=True)
class Planned(Generic[W]):
    """What would come of all rows, and what is to be said of the file as a whole."""

    rows: Sequence[RowPlan[W]]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportKind(Generic[R, W]):
    """One kind of list: how it is read, planned and written. ``write`` gets the accepted writes in the file's order."""

    kind: FileKind
    changes: Changes
    check: Callable[[Office, HandedOver], CheckedFile[R]]
    plan: Callable[[Intake[R]], Planned[W]]
    write: Callable[[Intake[R], Sequence[W]], None]
    of_class: bool = True
    touched: Callable[[Intake[R], Sequence[W]], Mapping[str, ColumnElement[bool]]] | None = None  # rows it may change
    said_again: frozenset[str] = frozenset()  # codes of the reader that planning says itself, and more strictly


@dataclass(frozen=True, slots=True)
class Plan(Generic[W]):
    """A preview with the writes behind it."""

    preview: ImportPreview
    writes: Mapping[RowMark, W]


def preview_import(kind: ImportKind[R, W], office: Office, actor: Actor, file: ImportFile) -> ImportPreview:
    """What importing the file would do now; nothing is written."""
    desk = _take(kind, office, actor, file)
    with office.read() as session:
        return make_plan(kind, _intake(kind, office, session, actor, desk), file).preview


def commit_import(kind: ImportKind[R, W], office: Office, actor: Actor, order: CommitImport) -> ImportResult:
    """Write what a preview showed, in one transaction, the original file and one audit entry with it.

    Conflict when it would no longer be the same; Refused with the findings when they do not allow it.
    """
    desk = _take(kind, office, actor, order.file)
    with office.write() as session:
        intake = _intake(kind, office, session, actor, desk)
        plan = make_plan(kind, intake, order.file)
        taken = _accepted(plan.preview, order)
        if taken and desk.handed.read.workbook is not None:
            writes = [plan.writes[mark] for mark in taken]
            before = snapshot(session, kind.touched(intake, writes)) if kind.touched else None
            kind.write(intake, writes)
            undo = keep_record(office, session, changes_since(session, before)) if before else None
            _on_record(kind, intake, desk, plan.preview, _Written(len(taken), undo))
        entry = chain_head(session).seq if taken and kind.touched else None
        return _result(plan.preview, taken, kind.changes if taken else Changes.NOTHING, entry)


def remark_import(kind: ImportKind[R, W], office: Office, actor: Actor, order: RemarkFile) -> Remarked:
    """The file with the findings of a preview in its cells: the clerk mends it where it is wrong."""
    desk = _take(kind, office, actor, order.file)
    with office.read() as session:
        preview = make_plan(kind, _intake(kind, office, session, actor, desk), order.file).preview
    remarks = Remarks(preview.findings, desk.checked.columns, order.language)
    name = f"{PurePath(preview.file).stem}-remarks.xlsx"
    return Remarked(name, with_remarks(desk.handed.read, remarks), preview.rows_read, preview.listed)


def _take(kind: ImportKind[R, W], office: Office, actor: Actor, file: ImportFile) -> OnDesk[R]:
    """Read and check the file, once it is certain that the actor may import into the class."""
    with office.read() as session:
        taught = _class_of(kind, session, actor, file)
        certificate_kind = taught.certificate_kind if taught else None
        known = occupations_in_force(office, session)
    read = corrected(read_workbook(office.uploaded(file.upload)), file.amendments, file.columns)
    handed = HandedOver(file, read, certificate_kind, known)
    return OnDesk(handed, kind.check(office, handed))


def _class_of(kind: ImportKind[R, W], session: Session, actor: Actor, file: ImportFile) -> TrainingClass | None:
    taught = class_within_reach(session, actor, file.class_number) if kind.of_class else None
    if taught is not None and (taught.state, ClassEvent.EDIT) not in CLASSES.steps:
        raise Refused("class.not_open", number=taught.number)
    return taught


def _intake(kind: ImportKind[R, W], office: Office, session: Session, actor: Actor, desk: OnDesk[R]) -> Intake[R]:
    """The class as it is in this transaction; Conflict when what the file was checked against is no longer so."""
    file = desk.handed.file
    taught = _class_of(kind, session, actor, file)
    other_kind = taught is not None and taught.certificate_kind is not desk.handed.certificate_kind
    if other_kind or [*occupations_in_force(office, session)] != [*desk.handed.occupations]:
        raise Conflict("import.changed_meanwhile", file=file.upload.name)
    return Intake(office, session, actor, desk.checked, file.upload.digest, taught)


def make_plan(kind: ImportKind[R, W], intake: Intake[R], file: ImportFile) -> Plan[W]:
    """Every row of the file and what would come of it."""
    outcome = kind.plan(intake)
    plans = outcome.rows
    planned = {plan.shown.mark for plan in plans}
    said = Findings(f for f in intake.checked.findings if f.code not in kind.said_again or _mark(f) not in planned)
    if intake.taught is not None:
        said.extend(_other_class(intake.taught, intake.checked.facts))
    said.extend(outcome.findings)
    said.extend(finding for plan in plans for finding in plan.findings)
    wrong = {mark for finding in said if (mark := _mark(finding)) and finding.severity is Severity.ERROR}
    rows = [replace(p.shown, action=RowAction.OUT) if p.shown.mark in wrong else p.shown for p in plans]
    rows += [PlannedRow(mark, RowAction.OUT) for mark in wrong - planned]
    if len(rows) != intake.checked.rows_read:
        raise RuntimeError(f"{intake.checked.rows_read} rows read, {len(rows)} planned")
    writes = {p.shown.mark: p.write for p in plans if p.write is not None and p.shown.mark not in wrong}
    order = {sheet: index for index, sheet in enumerate(dict.fromkeys(use.sheet for use in intake.checked.columns))}
    preview = ImportPreview(
        kind=kind.kind,
        class_number=intake.taught.number if intake.taught else "",
        file=file.upload.name,
        file_digest=intake.file_digest,
        digest="",
        rows_read=len(rows),
        rows=tuple(sorted(rows, key=lambda row: (order.get(row.mark.sheet, -1), row.mark.row))),
        findings=tuple(sorted(said, key=lambda finding: _address(finding, order))),
    )
    return Plan(replace(preview, digest=_digest(preview, file, writes)), writes)


def _other_class(taught: TrainingClass, facts: ClassFacts) -> Iterable[Finding]:
    """What the lines above the table say of another class than the one chosen."""
    numbers = {code_text(number) for number in (taught.number, taught.approval_number) if number}
    approval = facts.approval_number if taught.approval_number else None  # a class without one is not another class
    for stated_number in (facts.class_number, approval):
        if stated_number and code_text(stated_number) not in numbers:
            params = {"stated": stated_number, "number": taught.number}
            yield Finding("import.other_class_number", Severity.WARNING, params=params)
    for stated, day in ((facts.class_start, taught.class_start), (facts.class_end, taught.class_end)):
        if stated is not None and stated != day:
            params = {"stated": stated.isoformat(), "day": day.isoformat(), "number": taught.number}
            yield Finding("import.other_class_day", Severity.WARNING, params=params)


def has_error(findings: Iterable[Finding]) -> bool:
    """Whether one of them keeps the row out."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def _mark(finding: Finding) -> RowMark | None:
    place = finding.place
    return None if place.row is None else RowMark(place.sheet, place.row)


def _address(finding: Finding, order: Mapping[str | None, int]) -> tuple[int, int, int, str]:
    """First what concerns the whole file, then sheet by sheet, row by row, column by column."""
    place = finding.place
    letters = place.column or ""
    return (-1 if place.row is None else order.get(place.sheet, -1), place.row or 0, len(letters), letters)


def _digest(preview: ImportPreview, file: ImportFile, writes: Mapping[RowMark, W]) -> str:
    written = [writes[mark] for mark in preview.marks(RowAction.ADD, RowAction.CHANGE)]
    content = (preview, file.amendments, file.columns, written)
    return hashlib.sha256(msgspec.json.encode(content, order="deterministic")).hexdigest()


def _accepted(preview: ImportPreview, order: CommitImport) -> tuple[RowMark, ...]:
    """The rows to write. An error about the file as a whole lets nothing through."""
    if preview.digest != order.preview_digest:
        raise Conflict("import.changed_meanwhile", file=preview.file)
    errors = [finding for finding in preview.findings if finding.severity is Severity.ERROR]
    if errors and (order.accept is Acceptance.WHOLE or any(finding.place.row is None for finding in errors)):
        raise Refused("import.has_errors", file=preview.file, count=len(errors), findings=errors)
    ready = preview.marks(RowAction.ADD, RowAction.CHANGE)
    if order.accept is not Acceptance.CHOSEN:
        return ready
    for mark in order.chosen:
        if mark not in ready:
            raise Refused("import.row_not_importable", file=preview.file, row=mark.row)
    chosen = set(order.chosen)
    return tuple(mark for mark in ready if mark in chosen)


@dataclass(frozen=True, slots=True)
class _Written:
    """How many rows went in, and the digest of what is needed to take them back."""

    count: int
    undo: str | None


def _on_record(
    kind: ImportKind[R, W], intake: Intake[R], on_desk: OnDesk[R], preview: ImportPreview, written: _Written
) -> None:
    """The file as it was handed over, and the entry, which says where it was amended but not how."""
    office, session, handed = intake.office, intake.session, on_desk.handed
    book = handed.read.workbook
    assert book is not None
    kept = file_away(session, book.content, _MEDIA[book.format], office.now())
    taught = intake.taught
    subject = Subject("class", taught.number, taught.id) if taught else Subject("file", preview.file)
    cells = sorted({amendment.cell for amendment in handed.file.amendments})
    amended: dict[str, object] = {}
    if cells:
        amended = {"amended": len(cells), "cells": ", ".join(cell.address for cell in cells)}
    if written.undo is not None:
        amended["undo"] = written.undo
    if handed.file.columns:
        amended["columns"] = ", ".join(f"{each.column}={each.field or '-'}" for each in handed.file.columns)
    note(office, session, intake.actor, f"{kind.kind}.imported", subject, file=kept, name=preview.file,
         imported=written.count, listed=preview.listed, unchanged=preview.unchanged, **amended)  # fmt: skip


def _result(preview: ImportPreview, taken: Sequence[RowMark], changes: Changes, entry: int | None) -> ImportResult:
    skipped = preview.rows_read - len(taken) - preview.listed
    chosen = set(taken)
    passed_over = [mark for mark in preview.marks(RowAction.ADD, RowAction.CHANGE) if mark not in chosen]
    notes = [Finding("import.row_not_chosen", Severity.NOTE, Place(mark.sheet, mark.row)) for mark in passed_over]
    return ImportResult(
        kind=preview.kind,
        class_number=preview.class_number,
        rows_read=preview.rows_read,
        imported=len(taken),
        listed=preview.listed,
        skipped=skipped,
        findings=(*preview.findings, *notes),
        changes=changes,
        entry=entry,
    )
