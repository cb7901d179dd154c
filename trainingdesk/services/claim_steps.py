"""What every step on a claim shares: seen as it stands, seen only by its own, written down as somebody's act."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainingdesk.domain.errors import Conflict, NotAllowed, Refused
from trainingdesk.domain.people import Actor, Role
from trainingdesk.domain.workflow import CLAIMS, ClaimEvent, ClaimSource, ClaimState, VoucherState
from trainingdesk.models.claims import Claim, ClaimAct, ClaimSubject
from trainingdesk.models.vouchers import Voucher
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


def end_if_decided(session: Session, claim: Claim) -> None:
    """Ends a claim that finance has had as soon as no voucher of it is undecided and no line waits for one.

    What finance agreed to settles it. Where it only refused, the claim is refused; where everybody was taken off
    before it came to either, rejected.
    """
    if claim.state not in (ClaimState.APPROVED, ClaimState.FINANCE_RETURNED):
        return
    session.flush()
    decisions = set(session.scalars(select(Voucher.state).where(Voucher.claim_id == claim.id)))
    if VoucherState.ISSUED in decisions or any(line.live and line.voucher_id is None for line in claim.lines):
        return
    claim.state = CLAIMS.following_state(claim.state, _last_event(decisions))


def _last_event(decisions: set[VoucherState]) -> ClaimEvent:
    if VoucherState.APPROVED in decisions:
        return ClaimEvent.FINANCE_SETTLE
    return ClaimEvent.FINANCE_REFUSE if VoucherState.REFUSED in decisions else ClaimEvent.REJECT


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
