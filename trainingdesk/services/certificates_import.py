"""A list of certificates earned without a class of ours: how an employer, or the counter, brings many at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.domain.levels import Level
from trainingdesk.domain.masking import mask_identity
from trainingdesk.domain.names import same_name
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.vocabulary import AssessmentMethod, CertificateKind
from trainingdesk.domain.workflow import CertificateState
from trainingdesk.exchange.header_words import Field, FileKind
from trainingdesk.exchange.results import ResultRow, ResultsRead, read_results
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.institutions import AssessmentBody
from trainingdesk.services.import_desk import (
    HandedOver,
    ImportKind,
    Intake,
    Places,
    Planned,
    RowPlan,
    commit_import,
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
from trainingdesk.services.payees import PREFIX_LENGTH
from trainingdesk.services.people import (
    IdentityKey,
    KnownPerson,
    PersonChange,
    StatedPerson,
    change_of,
    insert_rows,
    keep_people,
    known_people,
    parts_of,
)

_WITHOUT_LEVEL = frozenset(CertificateKind) - {CertificateKind.LEVEL, CertificateKind.QUALIFICATION}
_ISSUER_UNKNOWN = "—"


@dataclass(frozen=True, slots=True)
class CertificateWrite:
    """One certificate to be put on the register with its holder."""

    person: PersonChange
    number: str
    kind: CertificateKind
    level: Level | None
    occupation_code: str
    occupation_edition: int
    occupation_name: str
    direction: str | None
    method: AssessmentMethod | None
    assessed_on: date | None
    issued_on: date
    issuer: str


@dataclass(frozen=True, slots=True)
class _Register:
    """What the filing room knows of the list's people and numbers."""

    people: Mapping[IdentityKey, KnownPerson]
    holders: Mapping[str, int]  # by certificate number
    bodies: Mapping[str, tuple[int, str]]  # by the number's prefix
    places: Places


def _check(office: Office, handed: HandedOver) -> ResultsRead:
    return read_results(handed.read, as_of=office.today(), catalogue=handed.occupations)


def _plan(intake: Intake[ResultRow]) -> Planned[CertificateWrite]:
    rows = intake.checked.rows
    register = _Register(
        people=known_people(intake.session, ((row.identity.kind, row.identity.number) for row in rows)),
        holders=_holders(intake.session, [row.certificate.number for row in rows if row.certificate.number]),
        bodies=_bodies(intake.session),
        places=intake.places(),
    )
    return Planned([_plan_row(row, register) for row in rows])


def _holders(session: Session, numbers: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for part in parts_of(numbers):
        wanted = select(Certificate.number, Certificate.person_id).where(Certificate.number.in_(part))
        found |= dict(session.execute(wanted).all())
    return found


def _bodies(session: Session) -> dict[str, tuple[int, str]]:
    rows = session.execute(select(AssessmentBody.number_prefix, AssessmentBody.id, AssessmentBody.name))
    return {prefix: (body, name) for prefix, body, name in rows}


def _plan_row(row: ResultRow, register: _Register) -> RowPlan[CertificateWrite]:
    known = register.people.get((row.identity.kind, row.identity.number))
    findings = list(_faults(row, known, register))
    write = None if findings else _write_of(row, known, register)
    action = RowAction.OUT if findings else RowAction.ADD
    if write is not None and write.number in register.holders:
        place = register.places.of(row, Field.CERTIFICATE_NO)
        findings.append(Finding("certificates.known", Severity.NOTE, place, value=write.number))
        write, action = None, RowAction.SAME
    facts = (
        row.level.full_name if row.level else "",
        row.trade.name or "",
        row.certificate.number or "",
        row.certificate.issued_on.isoformat() if row.certificate.issued_on else "",
    )
    masked = mask_identity(row.identity.number)
    shown = PlannedRow(RowMark(row.sheet, row.row), action, row.name, masked, facts)
    return RowPlan(shown, tuple(findings), write)


def _faults(row: ResultRow, known: KnownPerson | None, register: _Register) -> Iterator[Finding]:
    """What keeps the row out, all of it."""

    def fault(code: str, field: Field, value: str | None = None, **params: str) -> Finding:
        return Finding(code, Severity.ERROR, register.places.of(row, field), params, value)

    stated = row.certificate
    if known is not None and not same_name(known.name, row.name):
        yield fault("roster.name_differs", Field.NAME, row.name, name=row.name, registered=known.name)
    if stated.number is None:
        yield fault("certificates.number_missing", Field.CERTIFICATE_NO)
    elif stated.number in register.holders and (known is None or register.holders[stated.number] != known.id):
        yield fault("certificate.other_holder", Field.CERTIFICATE_NO, stated.number, number=stated.number)
    if stated.issued_on is None:
        yield fault("certificates.date_missing", Field.CERTIFICATE_DATE)
    if row.trade.code is None:
        yield fault("certificates.occupation_missing", Field.OCCUPATION, row.trade.name)
    if row.level is None and stated.kind not in _WITHOUT_LEVEL:
        yield fault("certificates.level_missing", Field.LEVEL)
    if row.passed is False:
        yield fault("certificates.not_passed", Field.RESULT)


def _write_of(row: ResultRow, known: KnownPerson | None, register: _Register) -> CertificateWrite | None:
    stated, code = row.certificate, row.trade.code
    if stated.number is None or stated.issued_on is None or code is None:
        return None
    _, body = register.bodies.get(stated.number[:PREFIX_LENGTH], (0, ""))
    return CertificateWrite(
        person=change_of(_holder(row), known),
        number=stated.number,
        kind=stated.kind or CertificateKind.LEVEL,
        level=row.level,
        occupation_code=code.code,
        occupation_edition=int(code.edition),
        occupation_name=row.trade.name or code.code,
        direction=row.trade.direction,
        method=row.method,
        assessed_on=row.assessed_on,
        issued_on=stated.issued_on,
        issuer=body or stated.body or _ISSUER_UNKNOWN,
    )


def _holder(row: ResultRow) -> StatedPerson:
    return StatedPerson(row.identity, row.name, row.identity.sex, row.identity.birth_date)


def _write(intake: Intake[ResultRow], writes: Sequence[CertificateWrite]) -> None:
    session = intake.session
    people = list({write.person.stated.key: write.person for write in writes}.values())
    holders = keep_people(session, people, intake.office.now())
    bodies = _bodies(session)
    insert_rows(session, Certificate, [_row(write, holders, bodies) for write in writes])


def _row(
    write: CertificateWrite, holders: Mapping[IdentityKey, int], bodies: Mapping[str, tuple[int, str]]
) -> dict[str, object]:
    body = bodies.get(write.number[:PREFIX_LENGTH])
    return {
        "number": write.number,
        "kind": write.kind,
        "person_id": holders[write.person.stated.key],
        "body_id": body[0] if body else None,
        "issuer": write.issuer,
        "occupation_code": write.occupation_code,
        "occupation_edition": write.occupation_edition,
        "occupation_name": write.occupation_name,
        "direction": write.direction,
        "level": write.level,
        "method": write.method,
        "assessed_on": write.assessed_on,
        "issued_on": write.issued_on,
        "state": CertificateState.REGISTERED,
    }


CERTIFICATES: ImportKind[ResultRow, CertificateWrite] = ImportKind(
    FileKind.RESULTS,
    Changes.CERTIFICATES | Changes.PEOPLE | Changes.AUDIT,
    _check,
    _plan,
    _write,
    of_class=False,
)


@procedure(Permission.FILE_COUNTER_CLAIM)
def preview_certificates(office: Office, actor: Actor, order: ImportFile) -> ImportPreview:
    """What importing the list would do now; nothing is written."""
    return preview_import(CERTIFICATES, office, actor, order)


@procedure(Permission.FILE_COUNTER_CLAIM)
def commit_certificates(office: Office, actor: Actor, order: CommitImport) -> ImportResult:
    """Put the accepted certificates on the register; those already there are left as they are."""
    return commit_import(CERTIFICATES, office, actor, order)


@procedure(Permission.FILE_COUNTER_CLAIM)
def remark_certificates(office: Office, actor: Actor, order: RemarkFile) -> Remarked:
    """The clerk's own workbook back, with what a preview finds in its cells."""
    return remark_import(CERTIFICATES, office, actor, order)
