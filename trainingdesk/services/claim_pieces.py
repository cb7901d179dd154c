"""Pieces of evidence taken off a claim that is still in its filer's hands, and put back again."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainingdesk.domain.errors import Refused
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.workflow import CLAIMS, ClaimEvent
from trainingdesk.models.audit import AuditEntry
from trainingdesk.models.claims import Attachment, Claim
from trainingdesk.services.audit import Subject, note
from trainingdesk.services.claim_lines import outcome
from trainingdesk.services.claim_records import ClaimOutcome
from trainingdesk.services.claim_steps import ClaimAsSeen, claim_as_seen, record_act
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.register_fields import needed

_DETACHED = "claim.detached"


@dataclass(frozen=True, slots=True)
class DetachEvidence:
    """A piece by the entry it lies under and its digest."""

    claim_id: int
    seen_version: int
    evidence: str
    digest: str


@procedure(Permission.FILE_CLAIM)
def detach_evidence(office: Office, actor: Actor, order: DetachEvidence) -> ClaimOutcome:
    """Take a piece off; its bytes stay on file. Refused ``claim.no_such_piece`` for one that is not on the claim."""
    with office.write() as session:
        claim = _being_edited(session, actor, order.claim_id, order.seen_version)
        piece = _piece(claim, order.evidence, order.digest)
        if piece is None:
            raise Refused("claim.no_such_piece", number=claim.number)
        claim.attachments.remove(piece)
        session.delete(piece)
        record_act(office, session, actor, claim, ClaimEvent.EDIT)
        note(office, session, actor, _DETACHED, Subject("claim", claim.number, claim.id),
             evidence=piece.evidence, digest=piece.digest, pages=piece.pages)  # fmt: skip
        return outcome(session, claim)


@dataclass(frozen=True, slots=True)
class ReattachEvidence:
    """A piece that was taken off, with the name it is to have."""

    claim_id: int
    seen_version: int
    evidence: str
    digest: str
    name: str


@procedure(Permission.FILE_CLAIM)
def reattach_evidence(office: Office, actor: Actor, order: ReattachEvidence) -> ClaimOutcome:
    """Put back what the log says was taken off this very claim; any other file has to be handed over again."""
    with office.write() as session:
        claim = _being_edited(session, actor, order.claim_id, order.seen_version)
        if _piece(claim, order.evidence, order.digest) is not None:
            return outcome(session, claim)
        pages = _pages_taken_off(session, claim, order)
        claim.attachments.append(
            Attachment(
                evidence=order.evidence, name=needed("name", order.name), digest=order.digest, pages=pages,
                added_at=office.now(), staff_id=actor.staff_id,
            )
        )  # fmt: skip
        record_act(office, session, actor, claim, ClaimEvent.EDIT)
        note(office, session, actor, "claim.attached", Subject("claim", claim.number, claim.id),
             evidence=order.evidence, digest=order.digest)  # fmt: skip
        return outcome(session, claim)


def _being_edited(session: Session, actor: Actor, claim_id: int, version: int) -> Claim:
    claim = claim_as_seen(session, actor, ClaimAsSeen(claim_id, version))
    claim.state = CLAIMS.next_state(claim.state, ClaimEvent.EDIT, actor)
    return claim


def _piece(claim: Claim, evidence: str, digest: str) -> Attachment | None:
    return next((one for one in claim.attachments if (one.evidence, one.digest) == (evidence, digest)), None)


def _pages_taken_off(session: Session, claim: Claim, order: ReattachEvidence) -> int:
    entries = session.scalars(
        select(AuditEntry.details).where(
            AuditEntry.object_kind == "claim",
            AuditEntry.object_number == claim.number,
            AuditEntry.action == _DETACHED,
        )
    )
    for details in map(json.loads, entries):
        if (details["evidence"], details["digest"]) == (order.evidence, order.digest):
            return int(details["pages"])
    raise Refused("claim.no_such_piece", number=claim.number)
