"""What earlier claims came to: who of a class is left to be claimed for, whom review took off, who was paid."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from trainingdesk.documents.views import EarlierClaim
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.findings import Finding, Place, Severity
from trainingdesk.domain.vocabulary import DecisionStatus
from trainingdesk.domain.workflow import ClaimState, VoucherState
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.claims import Claim, ClaimLine, ClaimSubject
from trainingdesk.models.training import TrainingClass
from trainingdesk.models.vouchers import Voucher
from trainingdesk.services.claim_lines import decide_lines
from trainingdesk.services.claim_records import BY_FILER
from trainingdesk.services.office import Office

CLOSED = (ClaimState.WITHDRAWN, ClaimState.REJECTED, ClaimState.REFUSED, ClaimState.SETTLED)


def refuse_second(session: Session, taught: TrainingClass) -> None:
    """A class has one open claim at a time; when that has ended, who is left may be claimed for anew."""
    other = session.scalars(select(Claim.number).where(Claim.class_id == taught.id, Claim.state.not_in(CLOSED))).first()
    if other is not None:
        raise Refused("claim.class_has_one", number=taught.number, other=other)


def decided_before(session: Session, class_id: int) -> frozenset[int]:
    """The people of a class about whom something was decided that stands, by id.

    Those on a claim that finance settled, those whom review took off any claim of the class, and those promised
    something on a certificate of it elsewhere.
    """
    of_class = select(ClaimSubject.person_id).join(Claim).where(Claim.class_id == class_id)
    of_review = ClaimSubject.excluded_by.is_not(None) & (ClaimSubject.excluded_by != BY_FILER)
    settled = of_class.where(or_(Claim.state == ClaimState.SETTLED, of_review))
    held = select(Certificate.id).where(Certificate.class_id == class_id)
    promised = select(ClaimLine.person_id).where(ClaimLine.live, ClaimLine.certificate_id.in_(held))
    return frozenset(session.scalars(settled)) | frozenset(session.scalars(promised))


def still_payable(office: Office, session: Session, draft: Claim) -> frozenset[int]:
    """Who on a draft, by id, would be paid for something that is promised on no other claim."""
    lines = [line for line in decide_lines(office, session, draft) if line.status is DecisionStatus.PAYABLE]
    people = {subject.person_id for subject in draft.subjects}
    live = select(ClaimLine.scheme, ClaimLine.item, ClaimLine.certificate_id, ClaimLine.instalment_no).where(
        ClaimLine.live, ClaimLine.person_id.in_(people)
    )
    taken = {tuple(row) for row in session.execute(live)}
    return frozenset(
        line.subject.person_id
        for line in lines
        if (line.scheme, line.item, line.subject.certificate_id, line.instalment_no) not in taken
    )


def exclusions_before(session: Session, claim: Claim) -> tuple[Finding, ...]:
    """A note for each time review took somebody on this claim off an earlier one of the class or certificate.

    ``place.row`` is the person's position on this claim.
    """
    enrolled = {subject.enrolment_id: subject.position for subject in claim.subjects if subject.enrolment_id}
    held = {subject.certificate_id: subject.position for subject in claim.subjects if subject.certificate_id}
    earlier = session.execute(
        select(Claim.number, ClaimSubject)
        .join(ClaimSubject, ClaimSubject.claim_id == Claim.id)
        .where(
            Claim.id < claim.id,
            ClaimSubject.excluded_by.is_not(None),
            ClaimSubject.excluded_by != BY_FILER,
            or_(ClaimSubject.enrolment_id.in_(enrolled), ClaimSubject.certificate_id.in_(held)),
        )
        .order_by(Claim.id, ClaimSubject.position)
    )
    return tuple(
        Finding(
            "claim.excluded_before",
            Severity.NOTE,
            Place(row=enrolled.get(subject.enrolment_id or 0) or held.get(subject.certificate_id or 0)),
            {"number": number, "rule": subject.excluded_by or ""},
        )
        for number, subject in earlier
    )


def claims_before(session: Session, claim: Claim, items: Collection[str]) -> tuple[EarlierClaim, ...]:
    """Earlier claims of the same class that reached finance: heads claimed, and heads paid for any of the items."""
    if claim.class_id is None:
        return ()
    earlier = session.scalars(
        select(Claim)
        .where(
            Claim.class_id == claim.class_id,
            Claim.id < claim.id,
            Claim.state.in_((ClaimState.SETTLED, ClaimState.REFUSED)),
        )
        .order_by(Claim.id)
    ).all()
    return tuple(_before(session, each, items) for each in earlier)


def _before(session: Session, claim: Claim, items: Collection[str]) -> EarlierClaim:
    paid: Sequence[int] = session.scalars(
        select(ClaimLine.person_id)
        .join(Voucher, Voucher.id == ClaimLine.voucher_id)
        .where(
            ClaimLine.claim_id == claim.id,
            ClaimLine.live,
            ClaimLine.item.in_(items),
            Voucher.state == VoucherState.APPROVED,
        )
        .distinct()
    ).all()
    return EarlierClaim(claim.number, len(claim.subjects), len(paid))
