"""What every step on a claim shares: seen as it stands, seen only by its own, written down as somebody's act."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from trainingdesk.domain.errors import Conflict, NotAllowed, Refused
from trainingdesk.domain.people import Actor, Role
from trainingdesk.domain.workflow import ClaimEvent, ClaimSource
from trainingdesk.models.claims import Claim, ClaimAct, ClaimSubject
from trainingdesk.services.office import Office


@dataclass(frozen=True, slots=True)
class ClaimAsSeen:
    """A claim and the version it was seen in."""

    claim_id: int
    seen_version: int


def release_lines(claim: Claim) -> None:
    """The claim's lines promise nothing any more."""
    for line in claim.lines:
        line.live = False


def claim_as_seen(session: Session, actor: Actor, order: ClaimAsSeen) -> Claim:
    """The claim, if this actor may see it and nobody changed it meanwhile."""
    claim = session.get(Claim, order.claim_id)
    if claim is None:
        raise Refused("claim.unknown", number=order.claim_id)
    see_own(actor, claim)
    if claim.version != order.seen_version:
        raise Conflict("claim.changed_meanwhile", number=claim.number)
    return claim


def see_own(actor: Actor, claim: Claim) -> None:
    """An institution's clerk sees the institution's own claims, the counter those it files itself."""
    others_school = actor.institution_id is not None and claim.filer_institution_id != actor.institution_id
    not_the_counters = actor.role is Role.COUNTER_CLERK and claim.source is ClaimSource.CLASS
    if others_school or not_the_counters:
        raise NotAllowed("claim.not_yours")


def subject_at(claim: Claim, position: int) -> ClaimSubject:
    """The person at a position of the claim."""
    for subject in claim.subjects:
        if subject.position == position:
            return subject
    raise Refused("claim.no_such_line", number=claim.number, position=position)


def record_act(
    office: Office,
    session: Session,
    actor: Actor,
    claim: Claim,
    event: ClaimEvent,
    *,
    subject: ClaimSubject | None = None,
    rule: str | None = None,
    comment: str | None = None,
    voucher_id: int | None = None,
) -> None:
    """Write down who did what to the claim, as a person; the claim's version counts on."""
    claim.steps += 1
    session.add(
        ClaimAct(
            claim_id=claim.id,
            voucher_id=voucher_id,
            subject_id=subject.id if subject else None,
            event=event,
            staff_id=actor.staff_id,
            user_id=actor.user_id,
            at=office.now(),
            rule=rule,
            comment=comment or None,
        )
    )
