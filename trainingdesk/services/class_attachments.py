"""Everything filed with a class or a claim: the evidence checklist with its files, and the lists as they came in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from trainingdesk.db.stored_files import fetch_file
from trainingdesk.domain.changes import Changes
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.people import Actor, Permission, Role
from trainingdesk.models.accounts import Staff
from trainingdesk.models.claims import Attachment, Claim
from trainingdesk.models.files import StoredFile
from trainingdesk.models.training import TrainingClass
from trainingdesk.services.audit import Subject, note
from trainingdesk.services.bounds import claims_within_reach, class_within_reach
from trainingdesk.services.claim_evidence import evidence_of
from trainingdesk.services.claim_records import EvidenceView
from trainingdesk.services.claim_steps import see_own
from trainingdesk.services.imported_lists import ImportedList, lists_imported
from trainingdesk.services.office import Office, procedure


@dataclass(frozen=True, slots=True)
class WhichEvidence:
    """Of a class with all its claims, or of one claim: exactly one of the two numbers."""

    class_number: str = ""
    claim_number: str = ""


@dataclass(frozen=True, slots=True)
class EvidencePiece:
    """One file under an entry of the checklist; ``size`` in bytes."""

    evidence: str
    name: str
    digest: str
    pages: int
    size: int
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class ClaimEvidence:
    """One claim's checklist and the files handed in under it, in the order they came."""

    claim_number: str
    checklist: tuple[EvidenceView, ...]
    pieces: tuple[EvidencePiece, ...]


@dataclass(frozen=True, slots=True)
class EvidenceLists:
    """The claims, the newest first, and the lists that were imported into the class (none for claims without one)."""

    claims: tuple[ClaimEvidence, ...]
    lists: tuple[ImportedList, ...]


@procedure(Permission.READ_CLAIMS)
def list_evidence(office: Office, actor: Actor, order: WhichEvidence) -> EvidenceLists:
    """Refused for a class or claim that is unknown or beyond the actor's reach."""
    with office.read() as session:
        taught, claims = _asked_for(session, actor, order)
        files = _files(session, [piece for claim in claims for piece in claim.attachments])
        return EvidenceLists(
            claims=tuple(
                ClaimEvidence(
                    claim_number=claim.number,
                    checklist=evidence_of(office, session, claim),
                    pieces=tuple(files[piece.id] for piece in claim.attachments),
                )
                for claim in claims
            ),
            lists=_lists(session, actor, taught),
        )


@dataclass(frozen=True, slots=True)
class FetchEvidence:
    """One file of such a list, by its digest."""

    of: WhichEvidence
    digest: str


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """The bytes as they were handed in, under the name they came with."""

    name: str
    digest: str
    content: bytes
    changes: Changes = Changes.AUDIT


@procedure(Permission.READ_CLAIMS)
def fetch_evidence(office: Office, actor: Actor, order: FetchEvidence) -> EvidenceFile:
    """Evidence holds whole numbers and faces: who opened which file is on record."""
    with office.write() as session:
        taught, claims = _asked_for(session, actor, order.of)
        named = {piece.digest: (piece.name, Subject("claim", claim.number, claim.id))
                 for claim in claims for piece in claim.attachments}  # fmt: skip
        if taught is not None:
            subject = Subject("class", taught.number, taught.id)
            named |= {one.digest: (one.name, subject) for one in _lists(session, actor, taught)}
        if order.digest not in named:
            raise Refused("evidence.unknown", number=order.of.claim_number or order.of.class_number)
        name, subject = named[order.digest]
        content = fetch_file(session, order.digest)
        note(office, session, actor, "evidence.opened", subject, name=name, digest=order.digest)
    return EvidenceFile(name, order.digest, content)


def _asked_for(session: Session, actor: Actor, order: WhichEvidence) -> tuple[TrainingClass | None, Sequence[Claim]]:
    wanted = select(Claim).options(selectinload(Claim.attachments)).order_by(Claim.id.desc())
    if order.claim_number:
        claim = session.scalars(wanted.where(Claim.number == order.claim_number)).first()
        if claim is None:
            raise Refused("claim.unknown", number=order.claim_number)
        see_own(actor, claim)
        return (session.get(TrainingClass, claim.class_id) if claim.class_id else None), [claim]
    taught = class_within_reach(session, actor, order.class_number)
    found = session.scalars(wanted.where(Claim.class_id == taught.id, *claims_within_reach(actor)))
    return taught, found.all()


def _lists(session: Session, actor: Actor, taught: TrainingClass | None) -> tuple[ImportedList, ...]:
    """Lists show everybody's numbers whole: the counter, which files for no class, does not get them."""
    return () if taught is None or actor.role is Role.COUNTER_CLERK else lists_imported(session, taught)


def _files(session: Session, pieces: Sequence[Attachment]) -> dict[int, EvidencePiece]:
    """The attachments by id, with size and hand, in one query."""
    found = session.execute(
        select(Attachment.id, StoredFile.size, Staff.name)
        .join(StoredFile, StoredFile.digest == Attachment.digest)
        .join(Staff, Staff.id == Attachment.staff_id)
        .where(Attachment.claim_id.in_({piece.claim_id for piece in pieces}))
    )
    known = {piece: (size, name) for piece, size, name in found}
    return {
        piece.id: EvidencePiece(
            evidence=piece.evidence,
            name=piece.name,
            digest=piece.digest,
            pages=piece.pages,
            size=known[piece.id][0],
            at=piece.added_at,
            by=known[piece.id][1],
        )
        for piece in pieces
    }
