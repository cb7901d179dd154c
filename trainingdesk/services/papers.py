"""Printed documents: filed once by digest, fetched as the same bytes, each print on record."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainingdesk.db.stored_files import fetch_file, file_away
from trainingdesk.domain.errors import NotAllowed, Refused
from trainingdesk.domain.people import Actor, Permission, Role
from trainingdesk.domain.workflow import CertificateState, VoucherState
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.vouchers import FiledDocument, Voucher
from trainingdesk.services.audit import Subject, note
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.records import Paper

PDF = "application/pdf"
FILERS = (Role.INSTITUTION_CLERK, Role.COUNTER_CLERK)
_VOID = (VoucherState.RETURNED, VoucherState.REFUSED, CertificateState.VOID)
READERS = {
    "claim_form": Permission.READ_CLAIMS,
    "voucher": Permission.READ_VOUCHERS,
    "roster": Permission.READ_REGISTERS,
    "certificate": Permission.READ_REGISTERS,
}


@dataclass(frozen=True, slots=True)
class NewPaper:
    """A rendered document to file; an institution's clerk may print those of the own institution."""

    kind: str
    number: str
    content: bytes
    institution_id: int | None


def file_document(office: Office, session: Session, actor: Actor, paper: NewPaper) -> str:
    """File a rendered document under its kind and number; the digest is its name from now on."""
    digest = file_away(session, paper.content, PDF, office.now())
    session.add(
        FiledDocument(
            kind=paper.kind,
            number=paper.number,
            digest=digest,
            at=office.now(),
            staff_id=actor.staff_id,
            institution_id=paper.institution_id,
        )
    )
    return digest


@dataclass(frozen=True, slots=True)
class FetchPaper:
    """Which document: kind (voucher, claim_form, roster, certificate) and number; the newest when filed again."""

    kind: str
    number: str


@procedure(Permission.SIGNED_IN)
def print_paper(office: Office, actor: Actor, order: FetchPaper) -> Paper:
    """The filed bytes, the same at every print; who printed what is on record."""
    with office.write() as session:
        filed = _newest(session, order)
        may_see(actor, filed)
        content = fetch_file(session, filed.digest)
        note(office, session, actor, "document.printed", Subject(order.kind, order.number), digest=filed.digest)
        return Paper(order.kind, order.number, filed.digest, content)


@dataclass(frozen=True, slots=True)
class ComparePaper:
    """A document somebody holds, by the digest of its bytes; ``numbers`` are those it claims to have."""

    kind: str
    digest: str
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """``true``, ``altered``, ``revoked`` or ``unknown``; ``differences``: ``document``, or the state it is void by."""

    verdict: str
    number: str
    differences: tuple[str, ...] = ()


@procedure(Permission.SIGNED_IN)
def compare_paper(office: Office, actor: Actor, order: ComparePaper) -> Verdict:
    """Whether these very bytes were filed here, and still stand; altered: its number was filed, with other bytes."""
    with office.read() as session:
        filed = session.scalars(
            select(FiledDocument).where(FiledDocument.kind == order.kind, FiledDocument.digest == order.digest)
        ).first()
        if filed is None:
            return _claimed(session, actor, order)
        may_see(actor, filed)
        fetch_file(session, filed.digest)
        void = _void_state(session, filed)
        return Verdict("revoked", filed.number, (void,)) if void else Verdict("true", filed.number)


def _claimed(session: Session, actor: Actor, order: ComparePaper) -> Verdict:
    for number in order.numbers:
        filed = session.scalars(
            select(FiledDocument).where(FiledDocument.kind == order.kind, FiledDocument.number == number)
        ).first()
        if filed is not None:
            may_see(actor, filed)
            return Verdict("altered", number, ("document",))
    return Verdict("unknown", order.numbers[0] if order.numbers else "")


def _void_state(session: Session, filed: FiledDocument) -> str:
    """The state of a voucher that finance returned or refused, or of a void certificate: genuine and worth nothing."""
    state: VoucherState | CertificateState | None = None
    if filed.kind == "voucher":
        state = session.scalars(select(Voucher.state).where(Voucher.number == filed.number)).first()
    elif filed.kind == "certificate":
        state = session.scalars(select(Certificate.state).where(Certificate.number == filed.number)).first()
    return state.value if state in _VOID else ""


def _newest(session: Session, order: FetchPaper) -> FiledDocument:
    filed = session.scalars(
        select(FiledDocument)
        .where(FiledDocument.kind == order.kind, FiledDocument.number == order.number)
        .order_by(FiledDocument.id.desc())
    ).first()
    if filed is None:
        raise Refused("document.not_filed", number=order.number)
    return filed


def may_see(actor: Actor, filed: FiledDocument) -> None:
    """A paper is for those whose duty its records are; who files sees what was filed at the own desk."""
    needed = READERS.get(filed.kind, Permission.READ_AUDIT)
    own = actor.role not in FILERS or filed.institution_id == actor.institution_id
    if not (actor.may(needed) and own):
        raise NotAllowed("document.not_yours", number=filed.number)
