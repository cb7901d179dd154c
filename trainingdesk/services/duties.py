"""Duties kept apart: who filed a claim does not review it, who reviewed it does not decide on its vouchers."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainingdesk.domain.errors import Refused
from trainingdesk.domain.people import Actor
from trainingdesk.domain.workflow import ClaimEvent
from trainingdesk.models.claims import ClaimAct


class Duty(StrEnum):
    """The three hands a claim passes through; each is another natural person's."""

    FILE = "file"
    REVIEW = "review"
    FINANCE = "finance"


_DUTY_OF: dict[ClaimEvent, Duty] = {
    ClaimEvent.EDIT: Duty.FILE,
    ClaimEvent.SUBMIT: Duty.FILE,
    ClaimEvent.WITHDRAW: Duty.FILE,
    ClaimEvent.EXCLUDE_LINE: Duty.REVIEW,
    ClaimEvent.APPROVE: Duty.REVIEW,
    ClaimEvent.RETURN: Duty.REVIEW,
    ClaimEvent.REJECT: Duty.REVIEW,
    ClaimEvent.ISSUE_VOUCHER: Duty.REVIEW,
    ClaimEvent.FINANCE_RETURN: Duty.FINANCE,
    ClaimEvent.FINANCE_SETTLE: Duty.FINANCE,
    ClaimEvent.FINANCE_REFUSE: Duty.FINANCE,
}


def keep_apart(session: Session, actor: Actor, claim_id: int, claim_number: str, event: ClaimEvent) -> None:
    """Refused when this person, under whatever login, has already had another duty on the claim."""
    if event in barred_events(session, actor, claim_id):
        raise Refused("claim.own_hand", number=claim_number, name=actor.name)


def barred_events(session: Session, actor: Actor, claim_id: int) -> frozenset[ClaimEvent]:
    """What this person may not cause on the claim, having had another duty on it."""
    acts = select(ClaimAct.event).where(ClaimAct.claim_id == claim_id, ClaimAct.staff_id == actor.staff_id).distinct()
    had = {_DUTY_OF[done] for done in session.scalars(acts)}
    return frozenset(event for event, duty in _DUTY_OF.items() if had - {duty})
