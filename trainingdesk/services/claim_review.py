"""HR review: approve, return with remarks pinned to people, exclude with a cited rule, reject."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.money import ZERO, total
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.vocabulary import DecisionStatus
from trainingdesk.domain.workflow import CLAIMS, ClaimEvent, VoucherState
from trainingdesk.models.claims import Claim, ClaimSubject
from trainingdesk.models.vouchers import Voucher
from trainingdesk.services.audit import Subject, note
from trainingdesk.services.claim_lines import outcome, recomputes, rule_of_claim
from trainingdesk.services.claim_records import ClaimOutcome
from trainingdesk.services.claim_steps import (
    ClaimAsSeen,
    claim_as_seen,
    end_if_decided,
    record_act,
    release_lines,
    subject_at,
)
from trainingdesk.services.duties import keep_apart
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.records import Done

_CHANGED = Changes.CLAIMS | Changes.AUDIT


@dataclass(frozen=True, slots=True)
class ApproveClaim:
    """Approve the claim as the reviewer saw it."""

    claim_id: int
    seen_version: int
    comment: str = ""


@procedure(Permission.REVIEW_CLAIM)
def approve_claim(office: Office, actor: Actor, order: ApproveClaim) -> ClaimOutcome:
    """Nobody approves a claim that they, as a person, filed. Every line must still compute to the same fen."""
    with office.write() as session:
        claim = _to_review(session, actor, ClaimAsSeen(order.claim_id, order.seen_version), ClaimEvent.APPROVE)
        differing = recomputes(office, session, claim)
        if differing:
            raise Refused("claim.recomputes_otherwise", number=claim.number, lines="、".join(map(str, differing)))
        if not any(line.live for line in claim.lines):
            raise Refused("claim.nothing_payable", number=claim.number)
        end_if_decided(session, claim)
        record_act(office, session, actor, claim, ClaimEvent.APPROVE, comment=order.comment)
        note(office, session, actor, "claim.approved", Subject("claim", claim.number, claim.id), total=claim.total)
        return outcome(session, claim)


@dataclass(frozen=True, slots=True)
class Remark:
    """What has to be put right, pinned to a person of the claim or, with None, to the claim as a whole."""

    subject_position: int | None
    text: str


@dataclass(frozen=True, slots=True)
class ReturnClaim:
    """Send the claim back with at least one remark."""

    claim_id: int
    seen_version: int
    remarks: tuple[Remark, ...]


@procedure(Permission.REVIEW_CLAIM)
def return_claim(office: Office, actor: Actor, order: ReturnClaim) -> Done:
    """Back to the filer; until it comes again its lines promise nothing."""
    if not order.remarks or not all(remark.text.strip() for remark in order.remarks):
        raise Refused("claim.remark_missing")
    with office.write() as session:
        claim = _to_review(session, actor, ClaimAsSeen(order.claim_id, order.seen_version), ClaimEvent.RETURN)
        _no_money_decided(session, claim)
        release_lines(claim)
        for remark in order.remarks:
            pinned = None if remark.subject_position is None else subject_at(claim, remark.subject_position)
            record_act(office, session, actor, claim, ClaimEvent.RETURN, subject=pinned, comment=remark.text)
        note(office, session, actor, "claim.returned", Subject("claim", claim.number, claim.id),
             remarks=len(order.remarks))  # fmt: skip
    return Done(_CHANGED)


@dataclass(frozen=True, slots=True)
class ExcludePerson:
    """Take a person off the claim, citing a rule of the pack that decided on them."""

    claim_id: int
    seen_version: int
    subject_position: int
    rule: str
    comment: str


@procedure(Permission.REVIEW_CLAIM)
def exclude_person(office: Office, actor: Actor, order: ExcludePerson) -> ClaimOutcome:
    """A reviewer may not invent conditions: the rule must stand in the pack, and its title goes on record.

    The last one who waited for a voucher ends the claim: see ``end_if_decided``.
    """
    with office.write() as session:
        seen = ClaimAsSeen(order.claim_id, order.seen_version)
        claim = _to_review(session, actor, seen, ClaimEvent.EXCLUDE_LINE)
        subject = subject_at(claim, order.subject_position)
        rule = rule_of_claim(office, claim, order.rule)
        if subject.excluded_by is not None:
            raise Refused("claim.excluded_already", number=claim.number, position=subject.position)
        if any(line.subject_id == subject.id and line.live and line.voucher_id is not None for line in claim.lines):
            raise Refused("claim.on_a_voucher", number=claim.number, position=subject.position)
        subject.excluded_by, subject.excluded_why = rule.id, rule.zh
        _strike(claim, subject, rule.id)
        end_if_decided(session, claim)
        record_act(office, session, actor, claim, ClaimEvent.EXCLUDE_LINE, subject=subject, rule=rule.id,
                   comment=order.comment)  # fmt: skip
        note(office, session, actor, "claim.excluded", Subject("claim", claim.number, claim.id),
             position=subject.position, rule=rule.id, state=claim.state)  # fmt: skip
        return outcome(session, claim)


def _strike(claim: Claim, subject: ClaimSubject, rule: str) -> None:
    """The person's lines pay nothing; the trace of what they would have been stays."""
    for line in claim.lines:
        if line.subject_id == subject.id and line.status in (DecisionStatus.PAYABLE, DecisionStatus.PENDING):
            line.live = False
            line.status = DecisionStatus.EXCLUDED
            line.amount = ZERO
            line.reasons = f"pack:{rule}"
    claim.total = total(line.amount for line in claim.lines if line.status is DecisionStatus.PAYABLE)


@dataclass(frozen=True, slots=True)
class RejectClaim:
    """Refuse the claim as a whole, citing a rule."""

    claim_id: int
    seen_version: int
    rule: str
    comment: str


@procedure(Permission.REVIEW_CLAIM)
def reject_claim(office: Office, actor: Actor, order: RejectClaim) -> Done:
    """The end of this claim; its lines are free to be claimed anew."""
    with office.write() as session:
        claim = _to_review(session, actor, ClaimAsSeen(order.claim_id, order.seen_version), ClaimEvent.REJECT)
        _no_money_decided(session, claim)
        rule = rule_of_claim(office, claim, order.rule)
        release_lines(claim)
        record_act(office, session, actor, claim, ClaimEvent.REJECT, rule=rule.id, comment=order.comment)
        note(office, session, actor, "claim.rejected", Subject("claim", claim.number, claim.id), rule=rule.id)
    return Done(_CHANGED)


def _to_review(session: Session, actor: Actor, seen: ClaimAsSeen, event: ClaimEvent) -> Claim:
    """The claim as seen, moved to its next state, by a person with no other duty on it."""
    claim = claim_as_seen(session, actor, seen)
    keep_apart(session, actor, claim.id, claim.number, event)
    claim.state = CLAIMS.next_state(claim.state, event, actor)
    return claim


def _no_money_decided(session: Session, claim: Claim) -> None:
    """Once finance has agreed to a part, or holds a voucher, the claim as a whole can go back no more."""
    vouchers = session.query(Voucher).filter(
        Voucher.claim_id == claim.id, Voucher.state.in_((VoucherState.ISSUED, VoucherState.APPROVED))
    )
    standing = vouchers.first()
    if standing is not None:
        raise Refused("claim.voucher_stands", number=claim.number, voucher=standing.number)
