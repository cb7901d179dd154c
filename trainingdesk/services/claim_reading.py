"""Reading claims: lists, the review queue, and one claim with every reason and remark."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, selectinload

from trainingdesk.domain.errors import Refused
from trainingdesk.domain.masking import mask_identity
from trainingdesk.domain.money import total
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.texts import Language
from trainingdesk.domain.workflow import CLAIMS, ClaimState
from trainingdesk.models.accounts import Staff
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.claims import Claim, ClaimLine, ClaimSubject
from trainingdesk.models.training import TrainingClass
from trainingdesk.models.vouchers import Voucher
from trainingdesk.services.bounds import claims_within_reach
from trainingdesk.services.claim_earlier import exclusions_before
from trainingdesk.services.claim_evidence import evidence_of
from trainingdesk.services.claim_records import (
    ActView,
    ClaimDetail,
    ClaimLineView,
    ClaimRow,
    SubjectView,
)
from trainingdesk.services.claim_rows import applicants_of, claim_rows, occupations_of
from trainingdesk.services.claim_steps import see_own
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.people import parts_of
from trainingdesk.services.policy_facts import explained, told_reasons, told_remedies


@dataclass(frozen=True, slots=True)
class WhichClaims:
    """Claims in a state, of a class, or all one may see."""

    state: ClaimState | None = None
    class_number: str | None = None
    waiting_for_review: bool = False


@dataclass(frozen=True, slots=True)
class ClaimRows:
    """Claims by number, and the office's moment of looking, from which waiting is counted."""

    rows: tuple[ClaimRow, ...]
    at: datetime


_WAITING = (ClaimState.SUBMITTED, ClaimState.FINANCE_RETURNED)


@procedure(Permission.READ_CLAIMS)
def list_claims(office: Office, actor: Actor, order: WhichClaims) -> ClaimRows:
    """Claims one may see; the review queue comes oldest first, like any list. A fixed number of queries."""
    with office.read() as session:
        query = select(Claim).where(*claims_within_reach(actor)).order_by(Claim.number)
        if order.state is not None:
            query = query.where(Claim.state == order.state)
        if order.waiting_for_review:
            query = query.where(Claim.state.in_(_WAITING))
        if order.class_number is not None:
            query = query.join(TrainingClass).where(TrainingClass.number == order.class_number)
        return ClaimRows(claim_rows(office, session, session.scalars(query).all()), office.now())


@dataclass(frozen=True, slots=True)
class WhichClaim:
    """One claim by its number; explanations in the language asked for."""

    number: str
    language: Language = Language.ZH


@procedure(Permission.READ_CLAIMS)
def open_claim(office: Office, actor: Actor, order: WhichClaim) -> ClaimDetail:
    """Everything a filer or reviewer reads of one claim."""
    with office.read() as session:
        claim = session.scalars(
            _by_number(order.number).options(
                selectinload(Claim.lines), selectinload(Claim.subjects).joinedload(ClaimSubject.person)
            )
        ).first()
        if claim is None:
            raise Refused("claim.unknown", number=order.number)
        see_own(actor, claim)
        vouchers = dict(session.execute(select(Voucher.id, Voucher.number).where(Voucher.claim_id == claim.id)).all())
        positions = {subject.id: subject.position for subject in claim.subjects}
        return ClaimDetail(
            row=claim_rows(office, session, [claim])[0],
            computed=claim.computed,
            subjects=_subjects(session, claim),
            lines=tuple(_line(line, positions, vouchers, order.language) for line in claim.lines),
            evidence=evidence_of(office, session, claim),
            acts=_acts(session, claim, positions),
            allowed=tuple(sorted(CLAIMS.allowed(claim.state, actor))),
            findings=exclusions_before(session, claim),
        )


def _by_number(number: str) -> Select[Claim]:
    return select(Claim).where(Claim.number == number)


def applicant_name(session: Session, claim: Claim) -> str:
    """Who files: the institution, the employer, or the person."""
    return applicants_of(session, [claim])[claim.id]


def occupation_of(session: Session, claim: Claim) -> str:
    """The occupation with its code, or how many there are."""
    return occupations_of(session, [claim])[claim.id]


def _subjects(session: Session, claim: Claim) -> tuple[SubjectView, ...]:
    named = parts_of(subject.certificate_id for subject in claim.subjects if subject.certificate_id)
    certificates = {
        one.id: one for part in named for one in session.scalars(select(Certificate).where(Certificate.id.in_(part)))
    }
    return tuple(_subject(claim, subject, certificates.get(subject.certificate_id or 0)) for subject in claim.subjects)


def _subject(claim: Claim, subject: ClaimSubject, certificate: Certificate | None) -> SubjectView:
    return SubjectView(
        position=subject.position,
        name=subject.person.name,
        masked_id=mask_identity(subject.person.id_number),
        certificate_no=certificate.number if certificate else None,
        level=certificate.level if certificate else None,
        excluded_by=subject.excluded_by,
        excluded_why=subject.excluded_why,
        total=total(line.amount for line in claim.lines if line.subject_id == subject.id),
        person_id=subject.person_id,
    )


def _line(line: ClaimLine, positions: dict[int, int], vouchers: dict[int, str], language: Language) -> ClaimLineView:
    return ClaimLineView(
        position=line.position,
        subject_position=positions[line.subject_id],
        item=line.item,
        scheme=line.scheme,
        level=line.level,
        status=line.status,
        amount=line.amount,
        payee=line.payee,
        fund=line.fund,
        instalment_no=line.instalment_no,
        due_on=line.due_on,
        reasons=tuple(filter(None, line.reasons.split(";"))),
        told=told_reasons(line, language),
        remedies=told_remedies(line, language),
        pack=line.pack,
        pack_version=line.pack_version,
        explanation=explained(line, language),
        voucher=vouchers.get(line.voucher_id) if line.voucher_id else None,
    )


def _acts(session: Session, claim: Claim, positions: dict[int, int]) -> tuple[ActView, ...]:
    people = {act.staff_id for act in claim.acts}
    names = dict(session.execute(select(Staff.id, Staff.name).where(Staff.id.in_(people))).all())
    return tuple(
        ActView(
            event=act.event,
            by=names[act.staff_id],
            at=act.at,
            subject_position=positions[act.subject_id] if act.subject_id else None,
            rule=act.rule,
            comment=act.comment,
        )
        for act in claim.acts
    )
