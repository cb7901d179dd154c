"""The papers on file: a list of any length, and a look at the very bytes of one, which is put on record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from trainingdesk.db.stored_files import fetch_file
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.vocabulary import Term
from trainingdesk.models.accounts import Staff
from trainingdesk.models.files import StoredFile
from trainingdesk.models.vouchers import FiledDocument
from trainingdesk.services.audit import Subject, note
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.papers import FILERS, READERS, may_see
from trainingdesk.services.records import Paper

PAGE = 200


class PaperKind(Term):
    """What a paper on file is."""

    CLAIM_FORM = "claim_form", "申请表", "Claim form"
    VOUCHER = "voucher", "拨付凭证", "Voucher"
    ROSTER = "roster", "花名册", "Roster"
    CERTIFICATE = "certificate", "证书", "Certificate"


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One paper: ``newest`` when nothing was filed under its number after it; ``size`` in bytes."""

    id: int
    kind: PaperKind
    number: str
    digest: str
    at: datetime
    by: str
    size: int
    newest: bool


@dataclass(frozen=True, slots=True)
class ListPapers:
    """Papers, the newest first, before an id; ``kind`` and the beginning of a number narrow the list."""

    kind: PaperKind | None = None
    number: str = ""
    before: int | None = None
    limit: int = PAGE


@dataclass(frozen=True, slots=True)
class PaperPage:
    """A page of the list; ``next_before`` asks for the next one, None at the end."""

    rows: tuple[PaperRow, ...]
    next_before: int | None


@procedure(Permission.SIGNED_IN)
def list_papers(office: Office, actor: Actor, order: ListPapers) -> PaperPage:
    """Papers of the kinds one reads; who files sees those of the own desk."""
    kinds = [kind for kind in PaperKind if actor.may(READERS[kind]) and order.kind in (None, kind)]
    later = FiledDocument.__table__.alias("later")
    replaced = (
        select(later.c.id)
        .where(
            later.c.kind == FiledDocument.kind, later.c.number == FiledDocument.number, later.c.id > FiledDocument.id
        )
        .exists()
    )
    wanted = (
        select(FiledDocument, Staff.name, StoredFile.size, replaced)
        .join(Staff, Staff.id == FiledDocument.staff_id)
        .join(StoredFile, StoredFile.digest == FiledDocument.digest)
        .where(FiledDocument.kind.in_(kinds))
        .order_by(FiledDocument.id.desc())
        .limit(order.limit + 1)
    )
    if actor.role in FILERS:
        wanted = wanted.where(FiledDocument.institution_id.is_not_distinct_from(actor.institution_id))
    if order.number:
        wanted = wanted.where(FiledDocument.number.startswith(order.number, autoescape=True))
    if order.before is not None:
        wanted = wanted.where(FiledDocument.id < order.before)
    with office.read() as session:
        found = session.execute(wanted).all()
        rows = tuple(
            PaperRow(
                id=filed.id,
                kind=PaperKind(filed.kind),
                number=filed.number,
                digest=filed.digest,
                at=filed.at,
                by=name,
                size=size,
                newest=not is_replaced,
            )
            for filed, name, size, is_replaced in found[: order.limit]
        )
    return PaperPage(rows, rows[-1].id if len(found) > order.limit else None)


@dataclass(frozen=True, slots=True)
class LookAtPaper:
    """A paper by kind and number, of the digest named; with none, the newest."""

    kind: PaperKind
    number: str
    digest: str | None = None


@procedure(Permission.SIGNED_IN)
def look_at_paper(office: Office, actor: Actor, order: LookAtPaper) -> Paper:
    """The very bytes on file. They show whole numbers of people: who looked is on record, as who printed is."""
    with office.write() as session:
        asked = select(FiledDocument).where(FiledDocument.kind == order.kind, FiledDocument.number == order.number)
        if order.digest is not None:
            asked = asked.where(FiledDocument.digest == order.digest)
        filed = session.scalars(asked.order_by(FiledDocument.id.desc())).first()
        if filed is None:
            raise Refused("document.not_filed", kind=order.kind.zh, number=order.number)
        may_see(actor, filed)
        content = fetch_file(session, filed.digest)
        note(office, session, actor, "document.viewed", Subject(filed.kind, filed.number), digest=filed.digest)
        return Paper(filed.kind, filed.number, filed.digest, content)
