"""The cards of the home page: what waits for this person, how many, how much, and how long already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from trainingdesk.db.audit_log import chain_head
from trainingdesk.domain.money import ZERO, Money
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.vocabulary import CertificateKind, Term
from trainingdesk.domain.workflow import CertificateState, ClaimEvent, ClaimState, ClassState, VoucherState
from trainingdesk.models.accounts import UserAccount
from trainingdesk.models.audit import AuditEntry
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.claims import Claim, ClaimAct, ClaimLine
from trainingdesk.models.training import Assessment, Enrolment, TrainingClass
from trainingdesk.models.vouchers import Voucher
from trainingdesk.security.chain import anchor_of
from trainingdesk.services.audit import last_entry_before
from trainingdesk.services.bounds import claims_within_reach, within_reach
from trainingdesk.services.claim_rows import days_since
from trainingdesk.services.claim_windows import Deadline
from trainingdesk.services.office import OFFICE_ZONE, Office

DUE_SOON = timedelta(days=60)
_LOOKED_BACK = timedelta(days=366)  # classes over for longer are no work of today
_UNPRINTED = (ClaimState.DRAFT, ClaimState.WITHDRAWN, ClaimState.REJECTED, ClaimState.REFUSED)
_PRINTED = "document.printed"


class CardKind(Term):
    """What a card counts."""

    RETURNED = "returned", "待补正", "Returned for correction"
    DRAFTS = "drafts", "草稿待提交", "Drafts to submit"
    DEADLINES = "deadlines", "临近申领期限", "Claims due soon"
    FORMS = "forms", "申请表待打印", "Claim forms to print"
    UNCERTIFIED = "uncertified", "合格未登记证书", "Passed, no certificate"
    REVIEW = "review", "待初审", "Waiting for HR review"
    FINANCE_RETURNED = "finance_returned", "财政退回", "Returned by finance"
    TO_ISSUE = "to_issue", "待出具凭证", "Vouchers to issue"
    VOUCHERS = "vouchers", "待财政复审", "Vouchers to decide"
    TO_NUMBER = "to_number", "待编号", "Certificates to number"
    TO_PRINT = "to_print", "证书待打印", "Certificates to print"
    LOCKED = "locked", "已锁定用户", "Locked users"
    DISABLED = "disabled", "已停用用户", "Disabled users"
    ENTRIES = "entries", "今日审计记录", "Audit entries today"
    CHAIN = "chain", "审计链", "Audit chain"


@dataclass(frozen=True, slots=True)
class Card:
    """One card. ``days`` is the age of the oldest in whole days, for deadlines how many days are left (below 0: late).

    ``amount`` is None where the card counts no money; ``first`` opens the one that has waited longest (a claim,
    voucher or class number); for the audit chain, ``count`` is its last entry and ``first`` that entry's anchor.
    """

    kind: CardKind
    count: int
    amount: Money | None = None
    days: int | None = None
    first: str | None = None


def cards_of(office: Office, session: Session, actor: Actor, late: tuple[Deadline, ...]) -> tuple[Card, ...]:
    """The cards of the actor's role, also those with nothing on them; a fixed number of queries."""
    cards: list[Card] = []
    if actor.may(Permission.FILE_CLAIM):
        cards += [_returned(office, session, actor), _drafts(session, actor), _forms(session, actor)]
    if actor.may(Permission.KEEP_CLASSES):
        cards += [_deadlines(office, late), _uncertified(office, session, actor, CardKind.UNCERTIFIED)]
    if actor.may(Permission.REVIEW_CLAIM):
        cards += [_waiting(office, session, *each) for each in _REVIEWED] + [_to_issue(session)]
    if actor.may(Permission.DECIDE_VOUCHER):
        cards.append(_vouchers(office, session))
    if actor.may(Permission.KEEP_CERTIFICATES):
        cards += [_uncertified(office, session, actor, CardKind.TO_NUMBER), _to_print(session)]
    if actor.may(Permission.MANAGE_USERS):
        cards += _users(office, session)
    if actor.may(Permission.READ_AUDIT):
        cards += _audit(office, session)
    return tuple(cards)


_REVIEWED = ((CardKind.REVIEW, ClaimState.SUBMITTED), (CardKind.FINANCE_RETURNED, ClaimState.FINANCE_RETURNED))


def _card(office: Office, kind: CardKind, waiting: Iterable[tuple[str, Money, datetime | None]]) -> Card:
    """Numbers with amounts and since when they wait, the oldest first."""
    rows = list(waiting)
    if not rows:
        return Card(kind, 0, ZERO)
    total = Money(sum(amount.fen for _, amount, _ in rows))
    return Card(kind, len(rows), total, days_since(office, rows[0][2]), rows[0][0])


def _returned(office: Office, session: Session, actor: Actor) -> Card:
    returned_at = func.max(ClaimAct.at)
    found = session.execute(
        select(Claim.number, Claim.total, returned_at)
        .join(ClaimAct, ClaimAct.claim_id == Claim.id)
        .where(Claim.state == ClaimState.RETURNED, ClaimAct.event == ClaimEvent.RETURN, *claims_within_reach(actor))
        .group_by(Claim.id)
        .order_by(returned_at, Claim.id)
    )
    return _card(office, CardKind.RETURNED, found)


def _drafts(session: Session, actor: Actor) -> Card:
    found = session.execute(
        select(Claim.number, Claim.total)
        .where(Claim.state == ClaimState.DRAFT, *claims_within_reach(actor))
        .order_by(Claim.id)
    ).all()
    total = Money(sum(amount.fen for _, amount in found))
    return Card(CardKind.DRAFTS, len(found), total, None, found[0][0] if found else None)


def _forms(session: Session, actor: Actor) -> Card:
    """Claim forms that nobody printed since the claim was last handed in."""
    printed = select(AuditEntry.seq).where(
        AuditEntry.object_kind == "claim_form",
        AuditEntry.object_number == Claim.number,
        AuditEntry.action == _PRINTED,
        AuditEntry.at >= Claim.submitted_at,
    )
    found = session.scalars(
        select(Claim.number)
        .where(
            Claim.claim_form.is_not(None),
            Claim.state.not_in(_UNPRINTED),
            ~printed.exists(),
            *claims_within_reach(actor),
        )
        .order_by(Claim.submitted_at, Claim.id)
    ).all()
    return Card(CardKind.FORMS, len(found), None, None, found[0] if found else None)


def _deadlines(office: Office, late: tuple[Deadline, ...]) -> Card:
    today = office.today()
    soon = [one for one in late if one.day <= today + DUE_SOON]
    if not soon:
        return Card(CardKind.DEADLINES, 0)
    return Card(CardKind.DEADLINES, len(soon), None, (soon[0].day - today).days, soon[0].class_number)


def _uncertified(office: Office, session: Session, actor: Actor, kind: CardKind) -> Card:
    """Trainees who passed and hold no certificate of their class, of classes that ended within the year."""
    held = select(Certificate.id).where(
        Certificate.class_id == Enrolment.class_id,
        Certificate.person_id == Enrolment.person_id,
        Certificate.state != CertificateState.VOID,
    )
    passed = select(Assessment.id).where(Assessment.enrolment_id == Enrolment.id, Assessment.passed)
    bound = within_reach(actor)
    wanted = (
        select(TrainingClass.number, func.count())
        .join(Enrolment, Enrolment.class_id == TrainingClass.id)
        .where(
            TrainingClass.state != ClassState.CANCELLED,
            TrainingClass.class_end >= office.today() - _LOOKED_BACK,
            TrainingClass.certificate_kind != CertificateKind.NONE,
            passed.exists(),
            ~held.exists(),
        )
        .group_by(TrainingClass.id)
        .order_by(TrainingClass.class_end, TrainingClass.id)
    )
    if kind is CardKind.TO_NUMBER:
        wanted = wanted.where(TrainingClass.certificate_kind == CertificateKind.LEVEL)
    found = session.execute(wanted if bound is None else wanted.where(bound)).all()
    return Card(kind, sum(heads for _, heads in found), None, None, found[0][0] if found else None)


def _waiting(office: Office, session: Session, kind: CardKind, state: ClaimState) -> Card:
    """Claims in the state, since they were handed in."""
    found = session.execute(
        select(Claim.number, Claim.total, Claim.submitted_at)
        .where(Claim.state == state)
        .order_by(Claim.submitted_at, Claim.id)
    )
    return _card(office, kind, found)


def _to_issue(session: Session) -> Card:
    """Approved claims with lines on no voucher yet, and what those lines come to."""
    found = session.execute(
        select(Claim.number, func.sum(ClaimLine.amount))
        .join(ClaimLine, ClaimLine.claim_id == Claim.id)
        .where(Claim.state == ClaimState.APPROVED, ClaimLine.live, ClaimLine.voucher_id.is_(None))
        .group_by(Claim.id)
        .order_by(Claim.submitted_at, Claim.id)
    ).all()
    total = Money(sum(amount.fen for _, amount in found))
    return Card(CardKind.TO_ISSUE, len(found), total, None, found[0][0] if found else None)


def _vouchers(office: Office, session: Session) -> Card:
    found = session.execute(
        select(Voucher.number, Voucher.total, Voucher.issued_at)
        .where(Voucher.state == VoucherState.ISSUED)
        .order_by(Voucher.issued_at, Voucher.id)
    )
    return _card(office, CardKind.VOUCHERS, found)


def _to_print(session: Session) -> Card:
    count, first = session.execute(
        select(func.count(), func.min(Certificate.number)).where(Certificate.state == CertificateState.ALLOCATED)
    ).one()
    return Card(CardKind.TO_PRINT, count, None, None, first)


def _users(office: Office, session: Session) -> Iterator[Card]:
    now = office.now()
    found = session.execute(
        select(UserAccount.login, UserAccount.disabled)
        .where(or_(UserAccount.locked_until > now, UserAccount.disabled))
        .order_by(UserAccount.login)
    ).all()
    for kind, off in ((CardKind.LOCKED, False), (CardKind.DISABLED, True)):
        logins = [login for login, disabled in found if disabled is off]
        yield Card(kind, len(logins), None, None, logins[0] if logins else None)


def _audit(office: Office, session: Session) -> Iterator[Card]:
    midnight = datetime.combine(office.today(), datetime.min.time(), OFFICE_ZONE)
    head = chain_head(session)
    yield Card(CardKind.ENTRIES, head.seq - last_entry_before(session, midnight))
    yield Card(CardKind.CHAIN, head.seq, None, None, anchor_of(head.hash))
