"""Opening a claim: for a class, for one person at the counter, for an employer's people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainingdesk.db.numbering import next_number
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.money import ZERO
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.workflow import CertificateState, ClaimEvent, ClaimSource, ClaimState
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.claims import Claim, ClaimSubject
from trainingdesk.models.institutions import Employer, OfficeProfile
from trainingdesk.models.training import Enrolment, TrainingClass
from trainingdesk.services.audit import Subject, note
from trainingdesk.services.claim_lines import outcome
from trainingdesk.services.claim_records import ClaimOutcome
from trainingdesk.services.claim_steps import record_act, see_own
from trainingdesk.services.office import Office, procedure

CLAIM_NUMBERS = "SL"


@dataclass(frozen=True, slots=True)
class OpenClassClaim:
    """File for the trainees of a class who hold a certificate of it. ``order_id`` is made by the counter, once."""

    order_id: str
    class_number: str


@dataclass(frozen=True, slots=True)
class OpenCounterClaim:
    """File for one person at the counter, on certificates already registered."""

    order_id: str
    certificate_numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenEmployerClaim:
    """File for an employer's people, on certificates already registered."""

    order_id: str
    employer_code: str
    certificate_numbers: tuple[str, ...]


@procedure(Permission.FILE_CLASS_CLAIM)
def open_class_claim(office: Office, actor: Actor, order: OpenClassClaim) -> ClaimOutcome:
    """A draft for a class; trainees without a certificate of it are named in ``left_out``, never dropped unsaid."""
    with office.write() as session:
        known = _already_opened(session, actor, order.order_id)
        if known is not None:
            return known
        taught = session.scalars(select(TrainingClass).where(TrainingClass.number == order.class_number)).first()
        if taught is None or taught.institution_id != actor.institution_id:
            raise Refused("class.unknown", number=order.class_number)
        _refuse_second(session, taught)
        claim = _new_claim(office, session, actor, order.order_id, ClaimSource.CLASS)
        claim.class_id, claim.institution_id, claim.region = taught.id, taught.institution_id, taught.region
        left_out = _enrol_subjects(session, claim, taught)
        return _opened(office, session, actor, claim, left_out)


def _refuse_second(session: Session, taught: TrainingClass) -> None:
    """A class has one claim at a time; what a rejected or withdrawn one left may be claimed anew."""
    open_states = set(ClaimState) - {ClaimState.WITHDRAWN, ClaimState.REJECTED, ClaimState.REFUSED}
    other = session.scalars(
        select(Claim.number).where(Claim.class_id == taught.id, Claim.state.in_(open_states))
    ).first()
    if other is not None:
        raise Refused("claim.class_has_one", number=taught.number, other=other)


def _enrol_subjects(session: Session, claim: Claim, taught: TrainingClass) -> tuple[str, ...]:
    certificates = {
        certificate.person_id: certificate
        for certificate in session.scalars(
            select(Certificate)
            .where(Certificate.class_id == taught.id, Certificate.state != CertificateState.VOID)
            .order_by(Certificate.issued_on)
        )
    }
    left_out: list[str] = []
    position = 0
    for enrolment in session.scalars(
        select(Enrolment).where(Enrolment.class_id == taught.id).order_by(Enrolment.position)
    ):
        certificate = certificates.get(enrolment.person_id)
        if certificate is None:
            left_out.append(enrolment.person.name)
            continue
        position += 1
        claim.subjects.append(
            ClaimSubject(
                position=position,
                person_id=enrolment.person_id,
                enrolment_id=enrolment.id,
                certificate_id=certificate.id,
            )
        )
    if not claim.subjects:
        raise Refused("claim.nobody_certified", number=taught.number)
    return tuple(left_out)


@procedure(Permission.FILE_COUNTER_CLAIM)
def open_counter_claim(office: Office, actor: Actor, order: OpenCounterClaim) -> ClaimOutcome:
    """A draft for one person; all certificates must be that person's."""
    with office.write() as session:
        known = _already_opened(session, actor, order.order_id)
        if known is not None:
            return known
        held = _certificates(session, order.certificate_numbers)
        if len({certificate.person_id for certificate in held}) != 1:
            raise Refused("claim.one_person", count=len({certificate.person_id for certificate in held}))
        claim = _new_claim(office, session, actor, order.order_id, ClaimSource.COUNTER)
        _add_holders(claim, held)
        return _opened(office, session, actor, claim, ())


@procedure(Permission.FILE_COUNTER_CLAIM)
def open_employer_claim(office: Office, actor: Actor, order: OpenEmployerClaim) -> ClaimOutcome:
    """A draft for an employer's batch."""
    with office.write() as session:
        known = _already_opened(session, actor, order.order_id)
        if known is not None:
            return known
        employer = session.scalars(select(Employer).where(Employer.credit_code == order.employer_code)).first()
        if employer is None:
            raise Refused("employer.unknown", credit_code=order.employer_code)
        claim = _new_claim(office, session, actor, order.order_id, ClaimSource.EMPLOYER)
        claim.employer_id, claim.region = employer.id, employer.region
        _add_holders(claim, _certificates(session, order.certificate_numbers))
        return _opened(office, session, actor, claim, ())


def _certificates(session: Session, numbers: Sequence[str]) -> list[Certificate]:
    """Registered certificates in the order asked for; Refused naming those unknown, void, or asked for twice."""
    wanted = list(dict.fromkeys(numbers))
    found = {c.number: c for c in session.scalars(select(Certificate).where(Certificate.number.in_(wanted)))}
    missing = [n for n in wanted if n not in found or found[n].state is CertificateState.VOID]
    if missing or not wanted:
        raise Refused("certificate.unknown", number="、".join(missing) or "—")
    return [found[number] for number in wanted]


def _add_holders(claim: Claim, held: Iterable[Certificate]) -> None:
    for position, certificate in enumerate(held, start=1):
        claim.subjects.append(
            ClaimSubject(position=position, person_id=certificate.person_id, certificate_id=certificate.id)
        )


def _already_opened(session: Session, actor: Actor, order_id: str) -> ClaimOutcome | None:
    """The claim a repeated order made the first time: a lost reply must not make a second claim."""
    claim = session.scalars(select(Claim).where(Claim.order_id == order_id)).first()
    if claim is None:
        return None
    see_own(actor, claim)
    return outcome(session, claim)


def _new_claim(office: Office, session: Session, actor: Actor, order_id: str, source: ClaimSource) -> Claim:
    today = office.today()
    claim = Claim(
        number=next_number(session, CLAIM_NUMBERS, today.year),
        order_id=order_id,
        source=source,
        region=session.get_one(OfficeProfile, 1).region,
        application_date=today,
        state=ClaimState.DRAFT,
        total=ZERO,
        filer_institution_id=actor.institution_id,
    )
    session.add(claim)
    return claim


def _opened(office: Office, session: Session, actor: Actor, claim: Claim, left_out: tuple[str, ...]) -> ClaimOutcome:
    session.flush()
    record_act(office, session, actor, claim, ClaimEvent.EDIT)
    note(office, session, actor, "claim.opened", Subject("claim", claim.number, claim.id), source=claim.source,
         people=len(claim.subjects))  # fmt: skip
    return outcome(session, claim, left_out)
