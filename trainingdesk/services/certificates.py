"""Certificates of our own bodies: numbered, printed, voided, reissued, verified; and others' put on the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session, joinedload

from trainingdesk.db.audit_log import chain_head
from trainingdesk.db.numbering import next_in_sequence
from trainingdesk.db.stored_files import fetch_file
from trainingdesk.documents import certificate as certificate_paper
from trainingdesk.documents.views import CertificateView
from trainingdesk.domain.certificate_numbers import skill_level_number
from trainingdesk.domain.changes import Changes
from trainingdesk.domain.errors import Conflict, Refused
from trainingdesk.domain.levels import Level
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.plain_text import code_text, has_han, visible
from trainingdesk.domain.vocabulary import CertificateKind
from trainingdesk.domain.workflow import CERTIFICATES, CertificateEvent, CertificateState
from trainingdesk.models.certificates import Certificate, CertificatePrint
from trainingdesk.models.claims import Claim, ClaimLine
from trainingdesk.models.institutions import AssessmentBody, OfficeProfile
from trainingdesk.models.training import Assessment, Enrolment, TrainingClass
from trainingdesk.security.chain import anchor_of
from trainingdesk.services.audit import Subject, note
from trainingdesk.services.certificate_records import CertificateRow, CertificateRows, certificate_row
from trainingdesk.services.office import Office, Progress, procedure
from trainingdesk.services.papers import NewPaper, file_document
from trainingdesk.services.person_search import begins, people_found, people_within_reach, question_for
from trainingdesk.services.records import Paper

_CHANGED = Changes.CERTIFICATES | Changes.AUDIT
SHEET_SERIALS = "certificate_sheet"
_MOST_HOLDERS = 2_000  # people a text may mean; more are told apart by a longer one
_SHEETS = select(func.count()).where(CertificatePrint.certificate_id == Certificate.id).scalar_subquery()


@dataclass(frozen=True, slots=True)
class AllocateCertificates:
    """Number everybody in a class who passed and holds no certificate of it yet."""

    class_number: str
    body_code: str
    issued_on: date


@procedure(Permission.KEEP_CERTIFICATES)
def allocate_certificates(office: Office, actor: Actor, order: AllocateCertificates) -> CertificateRows:
    """22-character numbers, gapless within body, year and level (人社鉴发〔2019〕2号)."""
    if order.issued_on > office.today():
        raise Refused("certificate.issued_in_future", day=order.issued_on)
    with office.write() as session:
        taught = session.scalars(
            select(TrainingClass).where(TrainingClass.number == code_text(order.class_number))
        ).first()
        if taught is None:
            raise Refused("class.unknown", number=order.class_number)
        if taught.certificate_kind is not CertificateKind.LEVEL:
            raise Refused("certificate.kind_not_ours", kind=taught.certificate_kind.zh)
        body = session.scalars(select(AssessmentBody).where(AssessmentBody.credit_code == order.body_code)).first()
        if body is None:
            raise Refused("body.unknown", credit_code=order.body_code)
        passed = _passed_without_certificate(session, taught)
        if not passed:
            raise Refused("certificate.nobody_waiting", number=taught.number)
        made = [_allocate(session, taught, body, sitting, order.issued_on) for sitting in passed]
        session.flush()
        note(office, session, actor, "certificate.allocated", Subject("class", taught.number, taught.id),
             count=len(made), first=made[0].number, last=made[-1].number)  # fmt: skip
        return CertificateRows(tuple(certificate_row(c) for c in made), _CHANGED)


def _passed_without_certificate(session: Session, taught: TrainingClass) -> list[Assessment]:
    held = select(Certificate.person_id).where(
        Certificate.class_id == taught.id, Certificate.state != CertificateState.VOID
    )
    sittings = session.scalars(
        select(Assessment)
        .join(Enrolment, Enrolment.id == Assessment.enrolment_id)
        .where(Enrolment.class_id == taught.id, Assessment.passed, Enrolment.person_id.not_in(held))
        .order_by(Enrolment.position, Assessment.assessed_on.desc())
    )
    newest: dict[int, Assessment] = {}
    for sitting in sittings:
        newest.setdefault(sitting.enrolment_id, sitting)
    return list(newest.values())


def _allocate(
    session: Session, taught: TrainingClass, body: AssessmentBody, sitting: Assessment, issued_on: date
) -> Certificate:
    level = sitting.level or sitting.enrolment.level_target
    person = sitting.enrolment.person
    if level is None:
        raise Refused("certificate.level_unknown", name=person.name)
    if issued_on < sitting.assessed_on:
        raise Refused("certificate.before_assessment", name=person.name, day=sitting.assessed_on)
    sequence = next_in_sequence(session, f"{body.number_prefix}{level}", issued_on.year)
    certificate = Certificate(
        number=_number(body.number_prefix, issued_on.year, level, sequence),
        kind=CertificateKind.LEVEL,
        person=person,
        class_id=taught.id,
        body_id=body.id,
        issuer=body.name,
        occupation_code=taught.occupation_code,
        occupation_edition=taught.occupation_edition,
        occupation_name=taught.occupation_name,
        direction=taught.direction,
        level=level,
        method=sitting.method,
        assessed_on=sitting.assessed_on,
        issued_on=issued_on,
        state=CertificateState.ALLOCATED,
    )
    session.add(certificate)
    return certificate


def _number(prefix: str, year: int, level: Level, sequence: int) -> str:
    """The prefix of 13 characters is letter, 4 body, 2 province, 6 site."""
    return skill_level_number(
        prefix[0], prefix[1:5], prefix[5:7], prefix[7:13], year=year, level=level, sequence=sequence
    )


@dataclass(frozen=True, slots=True)
class PrintCertificates:
    """Which certificates; ``overlay`` prints the facts alone onto blank forms (套打)."""

    numbers: tuple[str, ...]
    overlay: bool = False


@dataclass(frozen=True, slots=True)
class Papers:
    """Printed documents, in the order asked for."""

    papers: tuple[Paper, ...]
    changes: Changes = Changes.NOTHING


@procedure(Permission.KEEP_CERTIFICATES)
def print_certificates(office: Office, actor: Actor, order: PrintCertificates) -> Papers:
    """First prints take a serial and are filed; a second print hands out the same bytes. All or none."""
    if not order.numbers:
        raise Refused("certificate.none_named")
    with office.write() as session:
        papers = []
        for done, number in enumerate(order.numbers, start=1):
            certificate = certificate_by_number(session, number)
            certificate.state = CERTIFICATES.next_state(certificate.state, CertificateEvent.PRINT, actor)
            digest = certificate.document
            if digest is None:
                layout = "overlay" if order.overlay else "full"
                digest = _sheet(office, session, actor, certificate, layout=layout, reason="首次打印")
            papers.append(Paper("certificate", certificate.number, digest, fetch_file(session, digest)))
            office.progress(Progress(done, len(order.numbers), number))
        note(office, session, actor, "certificate.printed", Subject("certificate", order.numbers[0]),
             count=len(papers))  # fmt: skip
        return Papers(tuple(papers), _CHANGED | Changes.DOCUMENTS)


def _sheet(
    office: Office, session: Session, actor: Actor, certificate: Certificate, *, layout: str, reason: str
) -> str:
    """Print one sheet: a new serial, the bytes filed, the sheet on record; the digest it is filed under."""
    serial = f"{next_in_sequence(session, SHEET_SERIALS, 0):07d}"
    view = certificate_view(session, certificate, serial)
    full = layout == "full"
    content = (
        certificate_paper.render(view, office.fonts) if full else certificate_paper.render_overlay([view], office.fonts)
    )
    digest = file_document(office, session, actor, NewPaper("certificate", certificate.number, content, None))
    certificate.document = digest
    session.add(
        CertificatePrint(
            certificate_id=certificate.id,
            serial=serial,
            layout=layout,
            reason=reason,
            at=office.now(),
            staff_id=actor.staff_id,
            document=digest,
        )
    )
    return digest


def certificate_view(session: Session, certificate: Certificate, serial: str) -> CertificateView:
    """What a sheet of the certificate says, as of now."""
    person = certificate.person
    body = session.get(AssessmentBody, certificate.body_id) if certificate.body_id else None
    if certificate.level is None:
        raise Refused("certificate.level_unknown", name=person.name)
    return CertificateView(
        number=certificate.number,
        name=person.name,
        id_type=person.id_kind.zh,
        id_number=person.id_number,
        occupation=certificate.occupation_name,
        direction=certificate.direction or "",
        level=certificate.level,
        issuer=certificate.issuer,
        issuer_english=(body.english_name or "") if body else "",
        issued_on=certificate.issued_on,
        anchor=anchor_of(chain_head(session).hash),
        demo=session.get_one(OfficeProfile, 1).demo,
        print_serial=serial,
        remark=certificate.remarks or "",
    )


@dataclass(frozen=True, slots=True)
class VoidCertificate:
    """Declare a certificate void, as seen, with the reason."""

    number: str
    seen_version: int
    reason: str


@procedure(Permission.KEEP_CERTIFICATES)
def void_certificate(office: Office, actor: Actor, order: VoidCertificate) -> CertificateRows:
    """Not while a claim rests on it; the number is never used again."""
    with office.write() as session:
        certificate = _seen(session, order.number, order.seen_version, order.reason)
        claim = session.scalars(
            select(Claim.number)
            .join(ClaimLine, ClaimLine.claim_id == Claim.id)
            .where(ClaimLine.certificate_id == certificate.id, ClaimLine.live)
        ).first()
        if claim is not None:
            raise Refused("certificate.in_claim", number=certificate.number, claim=claim)
        certificate.state = CERTIFICATES.next_state(certificate.state, CertificateEvent.VOID, actor)
        certificate.remarks = order.reason
        note(office, session, actor, "certificate.voided", Subject("certificate", certificate.number, certificate.id),
             reason=order.reason)  # fmt: skip
        session.flush()
        return CertificateRows((certificate_row(certificate),), _CHANGED)


@dataclass(frozen=True, slots=True)
class ReissueCertificate:
    """A lost or spoiled sheet: the old number, a new sheet, a note on it."""

    number: str
    seen_version: int
    reason: str


@procedure(Permission.KEEP_CERTIFICATES)
def reissue_certificate(office: Office, actor: Actor, order: ReissueCertificate) -> Papers:
    """The number stays, the print serial is new, and the remark says so (reissue rule, domain 4.2)."""
    with office.write() as session:
        certificate = _seen(session, order.number, order.seen_version, order.reason)
        certificate.state = CERTIFICATES.next_state(certificate.state, CertificateEvent.REISSUE, actor)
        certificate.remarks = f"补发：{order.reason}（{office.today().isoformat()}）"
        digest = _sheet(office, session, actor, certificate, layout="full", reason=order.reason)
        content = fetch_file(session, digest)
        note(office, session, actor, "certificate.reissued", Subject("certificate", certificate.number, certificate.id),
             reason=order.reason)  # fmt: skip
        return Papers((Paper("certificate", certificate.number, digest, content),), _CHANGED)


def _seen(session: Session, number: str, seen_version: int, reason: str) -> Certificate:
    if not reason.strip():
        raise Refused("certificate.reason_missing", number=number)
    certificate = certificate_by_number(session, number)
    if certificate.version != seen_version:
        raise Conflict("certificate.changed_meanwhile", number=number)
    return certificate


def certificate_by_number(session: Session, number: str) -> Certificate:
    """Refused ``certificate.unknown`` for a number nobody has."""
    certificate = session.scalars(select(Certificate).where(Certificate.number == code_text(number))).first()
    if certificate is None:
        raise Refused("certificate.unknown", number=number)
    return certificate


@dataclass(frozen=True, slots=True)
class WhichCertificates:
    """Certificates of a class, in a state, or one by number; with none, all.

    ``text`` looks for the beginning of a number or an occupation, and for holders as the list of people does.
    ``limit`` gives a page of those behind the number ``after``.
    """

    class_number: str | None = None
    state: CertificateState | None = None
    number: str | None = None
    level: Level | None = None
    text: str = ""
    after: str | None = None
    limit: int | None = None


@procedure(Permission.READ_REGISTERS)
def list_certificates(office: Office, actor: Actor, order: WhichCertificates) -> CertificateRows:
    """Certificates by number; an institution's clerk sees those of the own classes. One query, however many."""
    with office.read() as session:
        wanted = _within(select(Certificate, _SHEETS), actor, order).order_by(Certificate.number)
        if order.text.strip():
            wanted = wanted.where(_holds(session, actor, order.text))
        if order.after is not None:
            wanted = wanted.where(Certificate.number > order.after)
        if order.limit is not None:
            wanted = wanted.limit(order.limit + 1)
        found = session.execute(wanted.options(joinedload(Certificate.person))).all()
        page = found if order.limit is None else found[: order.limit]
        rows = tuple(certificate_row(certificate, sheets) for certificate, sheets in page)
    return CertificateRows(rows, next_after=rows[-1].number if len(found) > len(page) else None)


def _within(query: Select[Any], actor: Actor, order: WhichCertificates) -> Select[Any]:
    if order.class_number is not None or actor.institution_id is not None:
        query = query.join(TrainingClass, TrainingClass.id == Certificate.class_id)
    if order.class_number is not None:
        query = query.where(TrainingClass.number == code_text(order.class_number))
    if actor.institution_id is not None:
        query = query.where(TrainingClass.institution_id == actor.institution_id)
    if order.state is not None:
        query = query.where(Certificate.state == order.state)
    if order.number is not None:
        query = query.where(Certificate.number == code_text(order.number))
    return query if order.level is None else query.where(Certificate.level == order.level)


def _holds(session: Session, actor: Actor, text: str) -> ColumnElement[bool]:
    """What the text may mean; an occupation is said in Chinese, which no number is."""
    typed = " ".join(visible(text).split())
    meant = [begins(Certificate.number, code_text(typed))]
    if has_han(typed):
        meant.append(begins(Certificate.occupation_name, typed))
    question = question_for(session, typed)
    if question is not None:
        holders = people_found(session, people_within_reach(actor), question, most=_MOST_HOLDERS)
        meant.append(Certificate.person_id.in_([mark.id for mark in holders]))
    return or_(*meant)


@dataclass(frozen=True, slots=True)
class VerifyCertificate:
    """A certificate by number, with the digest of a file somebody holds where there is one."""

    number: str
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class CertificateVerdict:
    """``true``, ``altered``, ``revoked`` or ``unknown``; the stored facts when it is known here."""

    verdict: str
    number: str
    differences: tuple[str, ...] = ()
    facts: CertificateRow | None = None


@procedure(Permission.SIGNED_IN)
def verify_certificate(office: Office, actor: Actor, order: VerifyCertificate) -> CertificateVerdict:
    """Compare by the digest of any sheet ever printed of it."""
    with office.read() as session:
        certificate = session.scalars(select(Certificate).where(Certificate.number == code_text(order.number))).first()
        if certificate is None:
            return CertificateVerdict("unknown", order.number)
        facts = certificate_row(certificate)
        if certificate.state is CertificateState.VOID:
            return CertificateVerdict("revoked", order.number, (certificate.remarks or "",), facts)
        sheets = {sheet.document for sheet in certificate.prints}
        if order.digest is not None and order.digest not in sheets:
            return CertificateVerdict("altered", order.number, ("document",), facts)
        return CertificateVerdict("true", order.number, (), facts)
