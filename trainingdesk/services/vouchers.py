"""Vouchers: issued once for each payee and fund of an approved claim, decided on by finance, never renumbered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from trainingdesk.db.audit_log import chain_head
from trainingdesk.db.numbering import next_number
from trainingdesk.documents import voucher as voucher_paper
from trainingdesk.domain.changes import Changes
from trainingdesk.domain.errors import Conflict, Refused
from trainingdesk.domain.money import Money, total
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.vocabulary import Payee
from trainingdesk.domain.workflow import (
    CLAIMS,
    VOUCHERS,
    ClaimEvent,
    VoucherEvent,
    VoucherState,
)
from trainingdesk.models.claims import Claim, ClaimLine
from trainingdesk.models.vouchers import Voucher
from trainingdesk.security.chain import anchor_of
from trainingdesk.services.audit import Subject, note
from trainingdesk.services.claim_steps import ClaimAsSeen, claim_as_seen, end_if_decided, record_act
from trainingdesk.services.duties import keep_apart
from trainingdesk.services.numbers import VOUCHER_NUMBERS
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.papers import NewPaper, file_document
from trainingdesk.services.payees import PayeeKey, payee_key, payee_of
from trainingdesk.services.voucher_views import voucher_view

_CHANGED = Changes.VOUCHERS | Changes.CLAIMS | Changes.DOCUMENTS | Changes.AUDIT
_EVENTS = {
    VoucherEvent.APPROVE: ClaimEvent.FINANCE_SETTLE,
    VoucherEvent.RETURN: ClaimEvent.FINANCE_RETURN,
    VoucherEvent.REFUSE: ClaimEvent.FINANCE_REFUSE,
}


@dataclass(frozen=True, slots=True)
class VoucherRow:
    """One voucher in a list."""

    id: int
    number: str
    version: int
    state: VoucherState
    claim_number: str
    payee: Payee
    payee_name: str
    fund: str
    heads: int
    total: Money
    issued_at: datetime
    digest: str


@dataclass(frozen=True, slots=True)
class VoucherRows:
    """Vouchers, newest last."""

    rows: tuple[VoucherRow, ...]
    changes: Changes = Changes.NOTHING


@procedure(Permission.ISSUE_VOUCHER)
def issue_vouchers(office: Office, actor: Actor, order: ClaimAsSeen) -> VoucherRows:
    """One voucher for each payee and fund with lines on none yet: numbered, rendered once, filed by digest."""
    with office.write() as session:
        claim = claim_as_seen(session, actor, order)
        keep_apart(session, actor, claim.id, claim.number, ClaimEvent.ISSUE_VOUCHER)
        claim.state = CLAIMS.next_state(claim.state, ClaimEvent.ISSUE_VOUCHER, actor)
        waiting = _waiting_lines(session, claim)
        if not waiting:
            raise Refused("voucher.nothing_to_issue", number=claim.number)
        issued = tuple(_issue(office, session, actor, claim, waiting[key]) for key in sorted(waiting))
        return VoucherRows(tuple(_row(voucher, claim) for voucher in issued), _CHANGED)


@dataclass(frozen=True, slots=True)
class _Batch:
    """The lines of one voucher to be."""

    key: PayeeKey
    lines: list[ClaimLine]


def _waiting_lines(session: Session, claim: Claim) -> dict[PayeeKey, _Batch]:
    batches: dict[PayeeKey, _Batch] = {}
    for line in claim.lines:
        if line.live and line.voucher_id is None:
            key = payee_key(session, claim, line)
            batches.setdefault(key, _Batch(key, [])).lines.append(line)
    return batches


def _issue(office: Office, session: Session, actor: Actor, claim: Claim, batch: _Batch) -> Voucher:
    key, lines = batch.key, batch.lines
    party = payee_of(session, claim, key)
    draft = Voucher(
        number=next_number(session, VOUCHER_NUMBERS, office.today().year),
        claim_id=claim.id,
        payee=key.kind,
        payee_name=party.name,
        payee_code=party.code,
        payee_bank=party.bank,
        payee_account=party.account,
        fund=key.fund,
        heads=len({line.subject_id for line in lines}),
        total=total(line.amount for line in lines),
        state=VoucherState.ISSUED,
        issued_at=office.now(),
        issued_by=actor.staff_id,
        anchor=anchor_of(chain_head(session).hash),
    )
    view = voucher_view(office, session, claim, draft, lines)
    draft.view = msgspec.json.encode(view).decode()
    content = voucher_paper.render(view, office.fonts)
    draft.document = file_document(office, session, actor, NewPaper("voucher", draft.number, content, None))
    session.add(draft)
    session.flush()
    for line in lines:
        line.voucher_id = draft.id
    record_act(office, session, actor, claim, ClaimEvent.ISSUE_VOUCHER, voucher_id=draft.id)
    note(office, session, actor, "voucher.issued", Subject("voucher", draft.number, draft.id), claim=claim.number,
         total=draft.total, heads=draft.heads, document=draft.document)  # fmt: skip
    session.flush()
    return draft


@dataclass(frozen=True, slots=True)
class DecideVoucher:
    """Finance's decision on a voucher as seen; a return or refusal says why."""

    voucher_id: int
    seen_version: int
    decision: VoucherEvent
    comment: str = ""


@procedure(Permission.DECIDE_VOUCHER)
def decide_voucher(office: Office, actor: Actor, order: DecideVoucher) -> VoucherRows:
    """Approve, return (number void, lines back to HR review) or refuse (number void, lines free again)."""
    if order.decision is not VoucherEvent.APPROVE and not order.comment.strip():
        raise Refused("voucher.reason_missing")
    with office.write() as session:
        voucher = session.get(Voucher, order.voucher_id)
        if voucher is None:
            raise Refused("voucher.unknown", number=order.voucher_id)
        if voucher.version != order.seen_version:
            raise Conflict("voucher.changed_meanwhile", number=voucher.number)
        claim = session.get_one(Claim, voucher.claim_id)
        event = _EVENTS[order.decision]
        keep_apart(session, actor, claim.id, claim.number, event)
        voucher.state = VOUCHERS.next_state(voucher.state, order.decision, actor)
        voucher.decided_by, voucher.decided_at = actor.staff_id, office.now()
        voucher.comment = order.comment or None
        _free_lines(claim, voucher, order.decision)
        if order.decision is VoucherEvent.RETURN:
            claim.state = CLAIMS.next_state(claim.state, event, actor)
        end_if_decided(session, claim)
        record_act(office, session, actor, claim, event, comment=order.comment, voucher_id=voucher.id)
        note(office, session, actor, f"voucher.{voucher.state}", Subject("voucher", voucher.number, voucher.id),
             claim=claim.number, total=voucher.total)  # fmt: skip
        session.flush()
        return VoucherRows((_row(voucher, claim),), _CHANGED)


def _free_lines(claim: Claim, voucher: Voucher, decision: VoucherEvent) -> None:
    for line in claim.lines:
        if line.voucher_id != voucher.id:
            continue
        if decision is VoucherEvent.RETURN:
            line.voucher_id = None
        elif decision is VoucherEvent.REFUSE:
            line.live = False


@dataclass(frozen=True, slots=True)
class WhichVouchers:
    """Vouchers of one claim or in one state; with neither, all."""

    claim_number: str | None = None
    state: VoucherState | None = None
    number: str | None = None


@procedure(Permission.READ_VOUCHERS)
def list_vouchers(office: Office, actor: Actor, order: WhichVouchers) -> VoucherRows:
    """Vouchers by number."""
    with office.read() as session:
        query = select(Voucher, Claim).join(Claim, Claim.id == Voucher.claim_id).order_by(Voucher.number)
        if order.claim_number is not None:
            query = query.where(Claim.number == order.claim_number)
        if order.state is not None:
            query = query.where(Voucher.state == order.state)
        if order.number is not None:
            query = query.where(Voucher.number == order.number)
        return VoucherRows(tuple(_row(voucher, claim) for voucher, claim in session.execute(query)))


def _row(voucher: Voucher, claim: Claim) -> VoucherRow:
    return VoucherRow(
        id=voucher.id,
        number=voucher.number,
        version=voucher.version,
        state=voucher.state,
        claim_number=claim.number,
        payee=voucher.payee,
        payee_name=voucher.payee_name,
        fund=voucher.fund,
        heads=voucher.heads,
        total=voucher.total,
        issued_at=voucher.issued_at,
        digest=voucher.document,
    )
