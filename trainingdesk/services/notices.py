"""Notices (通知): what concerns somebody since they last looked, drawn from what is on record; nothing is stored but
until when they have looked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.vocabulary import Term
from trainingdesk.domain.workflow import ClaimEvent, VoucherState
from trainingdesk.models.accounts import Staff
from trainingdesk.models.claims import Claim, ClaimAct
from trainingdesk.models.drafts import Draft
from trainingdesk.models.institutions import OfficeProfile
from trainingdesk.models.vouchers import Voucher
from trainingdesk.services.bounds import claims_within_reach
from trainingdesk.services.claim_windows import deadlines
from trainingdesk.services.coming_dates import AHEAD, ComingDate, DateKind, coming_dates
from trainingdesk.services.office import OFFICE_ZONE, Office, procedure
from trainingdesk.services.policy_records import Words
from trainingdesk.services.records import Done, Nothing

LOOKED_BACK = timedelta(days=30)  # older notices are history, found with what they are about
MOST_SHOWN = 50
_DUE_SOON = timedelta(days=7)
_ENDS_SOON = timedelta(days=30)  # time to renew a certification
_PLACE = "notices"  # among the drafts of the login: when it looked last
_MOST_DATES = 500


class NoticeKind(Term):
    """What happened, or is about to."""

    RETURNED = "returned", "申领单退回补正", "Claim returned for correction"
    REJECTED = "rejected", "申领单不予通过", "Claim rejected"
    VOUCHER_RETURNED = "voucher_returned", "财政退回凭证", "Voucher returned by finance"
    VOUCHER_REFUSED = "voucher_refused", "财政不予拨付", "Payment refused by finance"
    CLAIM_DUE = "claim_due", "申领期限将到", "Claim due soon"
    SCOPE_ENDS = "scope_ends", "工种资质将到期", "Scope runs out soon"
    CERTIFICATION_ENDS = "certification_ends", "定点资格将到期", "Certification runs out soon"
    POLICY = "policy", "新政策开始执行", "New policy in force"


@dataclass(frozen=True, slots=True)
class NoticeRow:
    """One notice. ``key`` opens what it is about: a claim, class or credit code, a pack's id.

    ``subject`` names it, ``said`` is what somebody wrote about it; ``day`` is the day it is about, if it is of one.
    """

    kind: NoticeKind
    at: datetime
    key: str
    subject: Words
    said: str
    day: date | None
    is_new: bool


@dataclass(frozen=True, slots=True)
class Notices:
    """The latest first, and the moment they were looked up."""

    rows: tuple[NoticeRow, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class SeeNotices:
    """Everything up to this moment was seen."""

    until: datetime


@procedure(Permission.SIGNED_IN)
def list_notices(office: Office, actor: Actor, order: Nothing) -> Notices:
    """Of the last thirty days, as far as the actor's eye and duties reach; a fixed number of queries."""
    now = office.now()
    since = now - LOOKED_BACK
    with office.read() as session:
        looked = session.get(Draft, (actor.user_id, _PLACE, ""))
        seen = since if looked is None else looked.kept_at
        found = [
            *_decided_claims(session, actor, since),
            *_decided_vouchers(session, actor, since),
            *_dates(office, session, actor),
            *_policies(office, session),
        ]
    rows = [NoticeRow(*one, is_new=one[1] > seen) for one in found if one[1] <= now]
    rows.sort(key=lambda row: (row.at, row.kind, row.key), reverse=True)
    return Notices(tuple(rows[:MOST_SHOWN]), now)


@procedure(Permission.SIGNED_IN)
def see_notices(office: Office, actor: Actor, order: SeeNotices) -> Done:
    """Kept with the login, never later than now: what comes after stays new."""
    until = min(order.until, office.now())
    with office.write() as session:
        looked = session.get(Draft, (actor.user_id, _PLACE, ""))
        if looked is None:
            session.add(Draft(user_id=actor.user_id, place=_PLACE, key="", body="{}", kept_at=until))
        else:
            looked.kept_at = max(until, looked.kept_at)
    return Done()


_Found = tuple[NoticeKind, datetime, str, Words, str, date | None]
_CLAIM_EVENTS = {ClaimEvent.RETURN: NoticeKind.RETURNED, ClaimEvent.REJECT: NoticeKind.REJECTED}
_VOUCHER_STATES = {
    VoucherState.RETURNED: NoticeKind.VOUCHER_RETURNED,
    VoucherState.REFUSED: NoticeKind.VOUCHER_REFUSED,
}


def _decided_claims(session: Session, actor: Actor, since: datetime) -> Iterator[_Found]:
    """To those who file: the last word of each decision on claims within reach."""
    if not actor.may(Permission.FILE_CLAIM):
        return
    last = (
        select(func.max(ClaimAct.id))
        .join(Claim, Claim.id == ClaimAct.claim_id)
        .where(ClaimAct.event.in_(_CLAIM_EVENTS), ClaimAct.at >= since, *claims_within_reach(actor))
        .group_by(ClaimAct.claim_id, ClaimAct.event, ClaimAct.at)
    )
    acts = session.execute(
        select(ClaimAct.event, ClaimAct.at, Claim.number, ClaimAct.comment, Staff.name)
        .join(Claim, Claim.id == ClaimAct.claim_id)
        .join(Staff, Staff.id == ClaimAct.staff_id)
        .where(ClaimAct.id.in_(last))
    )
    for event, at, number, comment, name in acts:
        yield _CLAIM_EVENTS[event], at, number, Words(number, number), _said(name, comment), None


def _decided_vouchers(session: Session, actor: Actor, since: datetime) -> Iterator[_Found]:
    """To reviewers what finance sent back or refused, to those who file what it refused of theirs."""
    states = set(_VOUCHER_STATES) if actor.may(Permission.REVIEW_CLAIM) else {VoucherState.REFUSED}
    if not (actor.may(Permission.REVIEW_CLAIM) or actor.may(Permission.FILE_CLAIM)):
        return
    found = session.execute(
        select(Voucher.state, Voucher.decided_at, Claim.number, Voucher.number, Voucher.comment, Staff.name)
        .join(Claim, Claim.id == Voucher.claim_id)
        .join(Staff, Staff.id == Voucher.decided_by)
        .where(Voucher.state.in_(states), Voucher.decided_at >= since, *claims_within_reach(actor))
    )
    for state, at, claim, number, comment, name in found:
        if at is not None:
            yield _VOUCHER_STATES[state], at, claim, Words(number, number), _said(name, comment), None


def _said(name: str, comment: str | None) -> str:
    return f"{name}：{comment}" if comment else name


_DATES = {
    DateKind.CLAIM_DUE: (NoticeKind.CLAIM_DUE, _DUE_SOON),
    DateKind.SCOPE_ENDS: (NoticeKind.SCOPE_ENDS, _ENDS_SOON),
    DateKind.CERTIFICATION_ENDS: (NoticeKind.CERTIFICATION_ENDS, _ENDS_SOON),
}


def _dates(office: Office, session: Session, actor: Actor) -> Iterator[_Found]:
    """Days that are near, told on the morning on which they come near."""
    late = deadlines(office, session, actor) if actor.may(Permission.KEEP_CLASSES) else ()
    for one in coming_dates(office, session, actor, late, _MOST_DATES):
        kind, ahead = _DATES.get(one.kind, (None, AHEAD))
        if kind is not None and timedelta(0) <= timedelta(days=one.days_left) <= ahead:
            yield kind, _morning(one.day - ahead), one.key, _named(one), "", one.day


def _named(one: ComingDate) -> Words:
    title = one.title or one.key
    return Words(title, title)


def _policies(office: Office, session: Session) -> Iterator[_Found]:
    """Packs that cover the office's region and began within the month; a draft of a notice is no policy."""
    today = office.today()
    profile = session.get(OfficeProfile, 1)
    region = profile.region if profile is not None else ""
    for pack in office.policies.packs:
        began = pack.span.start
        if pack.covers(region, "") and not pack.draft and today - LOOKED_BACK <= began <= today:
            yield NoticeKind.POLICY, _morning(began), pack.id, Words(pack.zh, pack.en), "", began


def _morning(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), OFFICE_ZONE)
