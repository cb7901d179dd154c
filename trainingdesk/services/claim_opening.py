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
from trainingdesk.services.claim_earlier import decided_before, refuse_second, still_payable
from trainingdesk.services.claim_evidence import take_lists
from trainingdesk.services.claim_lines import outcome
from trainingdesk.services.claim_records import ClaimOutcome
from trainingdesk.services.claim_steps import record_act, see_own
from trainingdesk.services.numbers import CLAIM_NUMBERS
from trainingdesk.services.office import Office, procedure


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
    """A draft for those of a class who are not promised anything yet; nobody is dropped unsaid.

    Trainees without a certificate of it are named in ``left_out``, those of an earlier claim in ``decided_before``.
    """
    with office.write() as session:
        known = _already_opened(session, actor, order.order_id)
        if known is not None:
            return known
        taught = session.scalars(select(TrainingClass).where(TrainingClass.number == order.class_number)).first()
        if taught is None or taught.institution_id != actor.institution_id:
            raise Refused("class.unknown", number=order.class_number)
        refuse_second(session, taught)
        claim = _new_claim(office, session, actor, order.order_id, ClaimSource.CLASS)
        claim.class_id, claim.institution_id, claim.region = taught.id, taught.institution_id, taught.region
        people = _people_to_claim(office, session, claim, taught)
        claim.subjects.extend(_subjects(people.holders))
        _opened(office, session, actor, claim)
        take_lists(office, session, actor, claim, taught)
        return outcome(session, claim, people.left_out, people.decided_before)


@dataclass(frozen=True, slots=True)
class _Holder:
    """Somebody of a class with a certificate of it."""

    person_id: int
    name: str
    enrolment_id: int
    certificate_id: int


@dataclass(frozen=True, slots=True)
class _People:
    """Those of a class who go on a claim, and by name those who do not: without a certificate, or decided before."""

    holders: tuple[_Holder, ...]
    left_out: tuple[str, ...]
    decided_before: tuple[str, ...] = ()


def _people_to_claim(office: Office, session: Session, claim: Claim, taught: TrainingClass) -> _People:
    """Whoever holds a certificate of the class; who was decided on before only where something is payable now."""
    people = _certified(session, taught)
    if not people.holders:
        raise Refused("claim.nobody_certified", number=taught.number)
    before = decided_before(session, taught.id)
    if before.isdisjoint(holder.person_id for holder in people.holders):
        return people
    trial = Claim(source=claim.source, class_id=taught.id, region=taught.region,
                  application_date=claim.application_date, subjects=_subjects(people.holders))  # fmt: skip
    due = still_payable(office, session, trial)
    left = [one for one in people.holders if one.person_id in due or one.person_id not in before]
    if not left:
        raise Refused("claim.nobody_left", number=taught.number)
    done = tuple(holder.name for holder in people.holders if holder not in left)
    return _People(tuple(left), people.left_out, done)


def _certified(session: Session, taught: TrainingClass) -> _People:
    """Everybody with a certificate of the class, in the class's order."""
    certificates = {
        certificate.person_id: certificate.id
        for certificate in session.scalars(
            select(Certificate)
            .where(Certificate.class_id == taught.id, Certificate.state != CertificateState.VOID)
            .order_by(Certificate.issued_on)
        )
    }
    enrolled = session.scalars(
        select(Enrolment).where(Enrolment.class_id == taught.id).order_by(Enrolment.position)
    ).all()
    return _People(
        tuple(
            _Holder(each.person_id, each.person.name, each.id, certificates[each.person_id])
            for each in enrolled
            if each.person_id in certificates
        ),
        tuple(each.person.name for each in enrolled if each.person_id not in certificates),
    )


def _subjects(holders: Sequence[_Holder]) -> list[ClaimSubject]:
    return [
        ClaimSubject(
            position=position,
            person_id=holder.person_id,
            enrolment_id=holder.enrolment_id,
            certificate_id=holder.certificate_id,
        )
        for position, holder in enumerate(holders, start=1)
    ]


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
        _opened(office, session, actor, claim)
        return outcome(session, claim)


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
        _opened(office, session, actor, claim)
        return outcome(session, claim)


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


def _opened(office: Office, session: Session, actor: Actor, claim: Claim) -> None:
    session.flush()
    record_act(office, session, actor, claim, ClaimEvent.EDIT)
    note(office, session, actor, "claim.opened", Subject("claim", claim.number, claim.id), source=claim.source,
         people=len(claim.subjects))  # fmt: skip
