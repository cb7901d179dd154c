"""Results: one sitting a row, and the certificate it led to where the list carries its number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, select

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.domain.levels import Level
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.vocabulary import AssessmentMethod, Term
from trainingdesk.domain.workflow import CertificateState
from trainingdesk.exchange.header_words import Field, FileKind
from trainingdesk.exchange.results import ResultRow, ResultsRead, read_results
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.training import Assessment, Enrolment, TrainingClass
from trainingdesk.services.class_people import member_named
from trainingdesk.services.import_desk import (
    HandedOver,
    ImportKind,
    Intake,
    Places,
    Planned,
    RowPlan,
    commit_import,
    has_error,
    preview_import,
    remark_import,
)
from trainingdesk.services.import_records import (
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
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.people import insert_rows, parts_of
from trainingdesk.services.results_checks import Result, register_findings, result_of
from trainingdesk.services.results_register import PREFIX_LENGTH, ResultsRegister, Sitting, look_up

_ISSUER_UNKNOWN = "—"


@dataclass(frozen=True, slots=True)
class NewCertificate:
    """A certificate that comes on the register with its sitting."""

    number: str
    level: Level | None
    method: AssessmentMethod
    assessed_on: date
    issued_on: date
    body_id: int | None
    issuer: str


@dataclass(frozen=True, slots=True)
class ResultWrite:
    """One row to be written: a new or corrected sitting (None: as on record), and a new certificate."""

    enrolment_id: int
    person_id: int
    sitting: Sitting | None
    corrects: bool
    certificate: NewCertificate | None


def _check(office: Office, handed: HandedOver) -> ResultsRead:
    kind = handed.certificate_kind
    return read_results(handed.read, as_of=office.today(), kind=kind, catalogue=handed.occupations)


def _plan(intake: Intake[ResultRow]) -> Planned[ResultWrite]:
    rows = intake.checked.rows
    register = look_up(intake.session, intake.of_class(), rows)
    places = intake.places()
    plans = _one_certificate_each([_plan_row(row, register, places) for row in rows], rows, places)
    return Planned(list(plans), tuple(_about_file(intake)))


def _one_certificate_each(
    plans: Sequence[RowPlan[ResultWrite]], rows: Sequence[ResultRow], places: Places
) -> Iterator[RowPlan[ResultWrite]]:
    """A class leads to one certificate a person, whatever the list says of a second."""
    first: dict[int, str] = {}
    for plan, row in zip(plans, rows, strict=True):
        new = plan.write.certificate if plan.write else None
        if plan.write and new and first.setdefault(plan.write.person_id, new.number) != new.number:
            params = {"held": first[plan.write.person_id]}
            place = places.of(row, Field.CERTIFICATE_NO)
            second = Finding("results.certificate_second", Severity.ERROR, place, params, new.number)
            yield replace(plan, findings=(*plan.findings, second))
        else:
            yield plan


def _about_file(intake: Intake[ResultRow]) -> Iterator[Finding]:
    """Direct recognition may be paid less, so that a list without a method is not taken for examination unsaid."""
    told = {use.field for use in intake.checked.columns}
    if intake.checked.rows and Field.METHOD not in told:
        yield Finding("results.method_assumed", Severity.NOTE, params=_named(AssessmentMethod.EXAM))


def _named(term: Term) -> dict[str, str]:
    return {"method": term.zh, "method_en": term.en}


def _plan_row(row: ResultRow, register: ResultsRegister, places: Places) -> RowPlan[ResultWrite]:
    mark = RowMark(row.sheet, row.row)
    found = member_named(register.members, row, row.name, row.identity, places)
    if found.member is None:
        return RowPlan(PlannedRow(mark, RowAction.OUT, row.name), found.findings)
    result = result_of(row, found.member, register, places)
    findings = list(register_findings(result))
    write = _write_of(result)
    action = _action(result, write)
    if action is RowAction.SAME and not has_error(findings):
        findings.append(result.finding("results.known", Severity.NOTE, Field.NAME, row.name))
    return RowPlan(_shown(mark, action, result), tuple(findings), write)


def _write_of(result: Result) -> ResultWrite | None:
    sitting, known = result.sitting(), result.known_sitting
    new_sitting = None if sitting == known else sitting
    certificate = _certificate(result, sitting)
    if new_sitting is None and certificate is None:
        return None
    return ResultWrite(result.member.enrolment_id, result.member.person_id, new_sitting, known is not None, certificate)


def _certificate(result: Result, sitting: Sitting | None) -> NewCertificate | None:
    stated = result.row.certificate
    if sitting is None or stated.number is None or stated.issued_on is None or result.known_certificate is not None:
        return None
    body_id, name = result.register.bodies.get(stated.number[:PREFIX_LENGTH], (None, None))
    return NewCertificate(
        stated.number, result.level, sitting.method, sitting.assessed_on, stated.issued_on, body_id,
        name or stated.body or _ISSUER_UNKNOWN,
    )  # fmt: skip


def _action(result: Result, write: ResultWrite | None) -> RowAction:
    if write is None:
        return RowAction.SAME if result.sitting() is not None else RowAction.OUT
    return RowAction.CHANGE if write.sitting is not None and write.corrects else RowAction.ADD


def _shown(mark: RowMark, action: RowAction, result: Result) -> PlannedRow:
    facts = (
        result.level.full_name if result.level else "",
        result.assessed_on.isoformat() if result.assessed_on else "",
        {True: "合格", False: "不合格", None: ""}[result.passed],
        result.row.certificate.number or "",
    )
    return PlannedRow(mark, action, result.row.name, result.member.masked_id, facts)


def _write(intake: Intake[ResultRow], writes: Sequence[ResultWrite]) -> None:
    session = intake.session
    sittings = [write for write in writes if write.sitting is not None]
    corrected = {
        (write.enrolment_id, write.sitting.assessed_on): write.sitting
        for write in sittings
        if write.corrects and write.sitting
    }
    for part in parts_of(enrolment for enrolment, _ in corrected):
        for row in session.scalars(select(Assessment).where(Assessment.enrolment_id.in_(part))):
            for name, value in _columns(corrected.get((row.enrolment_id, row.assessed_on))).items():
                setattr(row, name, value)
    session.flush()
    insert_rows(
        session,
        Assessment,
        [{"enrolment_id": write.enrolment_id} | _columns(write.sitting) for write in sittings if not write.corrects],
    )
    taught = intake.of_class()
    insert_rows(
        session,
        Certificate,
        [_certificate_row(taught, write.person_id, write.certificate) for write in writes if write.certificate],
    )


def _columns(sitting: Sitting | None) -> dict[str, object]:
    return asdict(sitting) if sitting else {}


def _certificate_row(taught: TrainingClass, person_id: int, certificate: NewCertificate) -> dict[str, object]:
    return asdict(certificate) | {
        "kind": taught.certificate_kind,
        "person_id": person_id,
        "class_id": taught.id,
        "occupation_code": taught.occupation_code,
        "occupation_edition": taught.occupation_edition,
        "occupation_name": taught.occupation_name,
        "direction": taught.direction,
        "state": CertificateState.REGISTERED,
    }


def _touched(intake: Intake[ResultRow], writes: Sequence[ResultWrite]) -> dict[str, ColumnElement[bool]]:
    """The sittings of the class, and the certificates it led to."""
    enrolments = select(Enrolment.id).where(Enrolment.class_id == intake.of_class().id)
    return {
        "assessment": Assessment.enrolment_id.in_(enrolments),
        "certificate": Certificate.class_id == intake.of_class().id,
    }


RESULTS: ImportKind[ResultRow, ResultWrite] = ImportKind(
    FileKind.RESULTS,
    Changes.ASSESSMENTS | Changes.CERTIFICATES | Changes.CLASSES | Changes.AUDIT,
    _check,
    _plan,
    _write,
    touched=_touched,
)


@procedure(Permission.READ_REGISTERS)
def preview_results(office: Office, actor: Actor, order: ImportFile) -> ImportPreview:
    """What importing the results would do now; nothing is written."""
    return preview_import(RESULTS, office, actor, order)


@procedure(Permission.KEEP_CLASSES)
def commit_results(office: Office, actor: Actor, order: CommitImport) -> ImportResult:
    """Write the sittings and certificates of the accepted rows, all or nothing."""
    return commit_import(RESULTS, office, actor, order)


@procedure(Permission.READ_REGISTERS)
def remark_results(office: Office, actor: Actor, order: RemarkFile) -> Remarked:
    """The clerk's own workbook back, with what a preview finds in its cells."""
    return remark_import(RESULTS, office, actor, order)
