"""The roster of a class as a document: everybody, with attendance, marks and certificate, for the review copy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, selectinload

from trainingdesk.db.audit_log import chain_head
from trainingdesk.documents import roster_sheet
from trainingdesk.documents.views import RosterLine, RosterView
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.period import completed_years
from trainingdesk.domain.vocabulary import DecisionStatus
from trainingdesk.domain.workflow import CertificateState, ClaimState
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.claims import Claim, ClaimLine, ClaimSubject
from trainingdesk.models.institutions import Institution, OfficeProfile
from trainingdesk.models.training import AttendanceDay, Enrolment, TrainingClass
from trainingdesk.security.chain import anchor_of
from trainingdesk.services.audit import Subject, note
from trainingdesk.services.bounds import class_within_reach
from trainingdesk.services.claim_registers import hours_held
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.papers import NewPaper, file_document
from trainingdesk.services.records import Paper

_ENDED = (ClaimState.WITHDRAWN, ClaimState.REJECTED)


@dataclass(frozen=True, slots=True)
class PrintRoster:
    """The class by its number."""

    class_number: str


@procedure(Permission.READ_REGISTERS)
def print_roster(office: Office, actor: Actor, order: PrintRoster) -> Paper:
    """A roster shows the class as it stands: each print is a document of its own, filed with its own digest."""
    with office.write() as session:
        taught = class_within_reach(session, actor, order.class_number)
        content = roster_sheet.render(_view(session, taught), office.fonts)
        paper = NewPaper("roster", taught.number, content, taught.institution_id)
        digest = file_document(office, session, actor, paper)
        note(office, session, actor, "document.printed", Subject("roster", taught.number, taught.id), digest=digest)
        return Paper("roster", taught.number, digest, content)


def _view(session: Session, taught: TrainingClass) -> RosterView:
    claims = session.scalars(
        select(Claim).where(Claim.class_id == taught.id, Claim.state.not_in(_ENDED)).order_by(Claim.id)
    ).all()
    enrolments = session.scalars(
        select(Enrolment)
        .where(Enrolment.class_id == taught.id)
        .order_by(Enrolment.position)
        .options(selectinload(Enrolment.assessments), selectinload(Enrolment.person))
    ).all()
    certificates = {
        certificate.person_id: certificate
        for certificate in session.scalars(
            select(Certificate).where(Certificate.class_id == taught.id, Certificate.state != CertificateState.VOID)
        )
    }
    rates = _rates(session, taught)
    absent = "0%" if rates else "—"  # who is on no list of a day was absent
    refused = _refused_people(session, claims)
    sittings = [sitting.assessed_on for enrolment in enrolments for sitting in enrolment.assessments]
    return RosterView(
        institution=session.get_one(Institution, taught.institution_id).name,
        class_number=taught.number,
        class_name=taught.name,
        claim_number="、".join(claim.number for claim in claims),
        assessed_on=max(sittings, default=None),
        lines=tuple(
            _line(enrolment, certificates.get(enrolment.person_id), rates.get(enrolment.id, absent), refused)
            for enrolment in enrolments
        ),
        anchor=anchor_of(chain_head(session).hash),
        demo=session.get_one(OfficeProfile, 1).demo,
    )


def _rates(session: Session, taught: TrainingClass) -> dict[int, str]:
    """Hours attended of hours the class was held, in whole percent, cut and not rounded up."""
    held = hours_held(session, taught.id)
    rows = session.execute(
        select(AttendanceDay.enrolment_id, func.sum(AttendanceDay.attended))
        .join(Enrolment, Enrolment.id == AttendanceDay.enrolment_id)
        .where(Enrolment.class_id == taught.id)
        .group_by(AttendanceDay.enrolment_id)
    )
    return {enrolment: f"{attended * 100 // held}%" for enrolment, attended in rows if held}


def _refused_people(session: Session, claims: Sequence[Claim]) -> frozenset[int]:
    """Who is on a computed claim of the class and is paid, or may still be, on none of them."""
    computed = {claim.id for claim in claims if claim.computed}
    asked = session.scalars(select(ClaimSubject.person_id).where(ClaimSubject.claim_id.in_(computed)))
    paid = session.scalars(
        select(ClaimLine.person_id)
        .join(Claim, Claim.id == ClaimLine.claim_id)
        .where(
            ClaimLine.claim_id.in_(computed),
            ClaimLine.status == DecisionStatus.PAYABLE,
            or_(ClaimLine.live, Claim.state.not_in((ClaimState.SETTLED, ClaimState.REFUSED))),
        )
    )
    return frozenset(asked) - frozenset(paid)


def _line(enrolment: Enrolment, certificate: Certificate | None, rate: str, refused: frozenset[int]) -> RosterLine:
    person = enrolment.person
    taught = enrolment.training_class
    sitting = max(enrolment.assessments, key=lambda each: each.assessed_on, default=None)
    return RosterLine(
        seq=enrolment.position,
        name=person.name,
        sex=person.sex.zh if person.sex else "—",
        age=completed_years(person.birth_date, taught.class_start) if person.birth_date else None,
        id_number=person.id_number,
        person_group=enrolment.group.zh if enrolment.group else "—",
        level_held=enrolment.level_held,
        level=enrolment.level_target,
        certificate_number=certificate.number if certificate else "",
        attendance=rate,
        theory=_mark(sitting.theory if sitting else None),
        skill=_mark(sitting.practice if sitting else None),
        level_text="" if enrolment.level_target else taught.certificate_kind.zh,
        remark="不予拨付" if person.id in refused else "",
    )


def _mark(hundredths: int | None) -> str:
    if hundredths is None:
        return "—"
    whole, rest = divmod(hundredths, 100)
    return f"{whole}.{rest:02d}".rstrip("0").rstrip(".") if rest else str(whole)
