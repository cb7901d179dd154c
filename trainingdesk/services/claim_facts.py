"""From the filing room to the engine: a claim's people as lines of facts, and what they were granted before."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from trainingdesk.domain.levels import Level
from trainingdesk.domain.vocabulary import DecisionStatus
from trainingdesk.domain.workflow import InstitutionState
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.claims import Claim, ClaimLine, ClaimSubject
from trainingdesk.models.institutions import Employer, Institution, InstitutionScope
from trainingdesk.models.people import GroupMembership, Person
from trainingdesk.models.training import Assessment, AttendanceDay, Enrolment, TrainingClass
from trainingdesk.models.vouchers import Award

PAST_COLUMNS = (
    "person_id", "scheme", "item", "occupation_code", "level", "certificate_no",
    "award_date", "basis_date", "amount", "revoked_on",
)  # fmt: skip
Facts = dict[str, str]


def line_id(subject: ClaimSubject) -> str:
    """The engine's name for a person of a claim; the order of names is the order on the claim."""
    return f"{subject.position:06d}"


def facts_of(session: Session, claim: Claim, as_of: date) -> list[Facts]:
    """One line of facts a subject that is not left out, in the columns of the outside contract, all text."""
    subjects = [subject for subject in claim.subjects if subject.excluded_by is None]
    shared = _class_facts(session, claim) | {
        "region": claim.region,
        "channel": str(claim.source),
        "application_date": as_of.isoformat(),
    }
    if claim.employer_id is not None:
        employer = session.get_one(Employer, claim.employer_id)
        shared |= {"employer_code": employer.credit_code, "employer_kind": employer.kind or ""}
    attendance = _attendance(session, [s.enrolment_id for s in subjects if s.enrolment_id is not None])
    return [
        shared | {"line_id": line_id(subject)} | _person_facts(session, subject, claim, as_of, attendance)
        for subject in subjects
    ]


def _class_facts(session: Session, claim: Claim) -> Facts:
    if claim.class_id is None:
        return {}
    taught = session.get_one(TrainingClass, claim.class_id)
    institution = session.get_one(Institution, taught.institution_id)
    lowest = _lowest_class_day(session, taught.id)
    return {
        "class_id": taught.number,
        "class_start": taught.class_start.isoformat(),
        "class_end": taught.class_end.isoformat(),
        "hours_planned": str(taught.hours_planned),
        "delivery": taught.delivery,
        "institution_code": institution.credit_code,
        "institution_kind": institution.kind,
        "institution_grade": institution.grade or "",
        "class_approved": "1" if taught.approval_number else "0",
        "class_day_attendance_min": "" if lowest is None else lowest,
    }


def _lowest_class_day(session: Session, class_id: int) -> str | None:
    """The share of hours attended on the worst day of the class, as decimal text."""
    days = session.execute(
        select(func.sum(AttendanceDay.attended), func.sum(AttendanceDay.planned))
        .join(Enrolment, Enrolment.id == AttendanceDay.enrolment_id)
        .where(Enrolment.class_id == class_id)
        .group_by(AttendanceDay.day)
    ).all()
    shares = [_share(attended, planned) for attended, planned in days if planned]
    return min(shares) if shares else None


def _share(attended: int, planned: int) -> str:
    """A share as decimal text, cut to six places, so that a near miss is never rounded up to a hit."""
    millionths = attended * 1_000_000 // planned
    return f"{millionths // 1_000_000}.{millionths % 1_000_000:06d}"


@dataclass(frozen=True, slots=True)
class _Hours:
    planned: int
    attended: int
    days: int


def _attendance(session: Session, enrolments: Sequence[int]) -> dict[int, _Hours]:
    rows = session.execute(
        select(
            AttendanceDay.enrolment_id,
            func.sum(AttendanceDay.planned),
            func.sum(AttendanceDay.attended),
            func.count().filter(AttendanceDay.attended > 0),
        )
        .where(AttendanceDay.enrolment_id.in_(enrolments))
        .group_by(AttendanceDay.enrolment_id)
    )
    return {enrolment: _Hours(planned, attended, days) for enrolment, planned, attended, days in rows}


def _person_facts(
    session: Session, subject: ClaimSubject, claim: Claim, as_of: date, attendance: dict[int, _Hours]
) -> Facts:
    person = session.get_one(Person, subject.person_id)
    enrolment = session.get(Enrolment, subject.enrolment_id) if subject.enrolment_id else None
    certificate = session.get(Certificate, subject.certificate_id) if subject.certificate_id else None
    day = enrolment.training_class.class_start if enrolment else (certificate.issued_on if certificate else as_of)
    facts = {
        "person_id": person.id_number,
        "person_id_kind": str(person.id_kind),
        "birth_date": person.birth_date.isoformat() if person.birth_date else "",
        "sex": str(person.sex) if person.sex else "",
        "origin_region": person.origin_region or "",
        "person_groups": ";".join(groups_on(session, person.id, day, enrolment)),
    }
    if enrolment is not None:
        facts |= _enrolment_facts(session, enrolment, attendance.get(enrolment.id))
    if certificate is not None:
        facts |= _certificate_facts(certificate)
    facts["level_held"] = _level_held(session, subject, enrolment, certificate)
    if enrolment is not None:
        facts["institution_certified"] = _certified(session, enrolment.training_class, facts.get("level", ""))
    return facts


def groups_on(session: Session, person_id: int, day: date, enrolment: Enrolment | None) -> tuple[str, ...]:
    """The groups whose proof holds on the day, with the one declared on the roster."""
    rows = session.scalars(select(GroupMembership).where(GroupMembership.person_id == person_id))
    held = {
        str(row.group)
        for row in rows
        if (row.valid_from is None or row.valid_from <= day) and (row.valid_until is None or day < row.valid_until)
    }
    if enrolment is not None and enrolment.group is not None and not _proof_lapsed(session, person_id, enrolment, day):
        held.add(str(enrolment.group))
    return tuple(sorted(held))


def _proof_lapsed(session: Session, person_id: int, enrolment: Enrolment, day: date) -> bool:
    """Whether there is a dated proof of the declared group, and none that holds on the day."""
    proofs = session.scalars(
        select(GroupMembership).where(GroupMembership.person_id == person_id, GroupMembership.group == enrolment.group)
    ).all()
    return bool(proofs) and not any(
        (proof.valid_from is None or proof.valid_from <= day) and (proof.valid_until is None or day < proof.valid_until)
        for proof in proofs
    )


def _enrolment_facts(session: Session, enrolment: Enrolment, hours: _Hours | None) -> Facts:
    taught = enrolment.training_class
    facts = {
        "occupation_code": taught.occupation_code,
        "occupation_edition": str(taught.occupation_edition),
        "certificate_kind": str(taught.certificate_kind),
        "level": str(enrolment.level_target) if enrolment.level_target else "",
        "employed_on": enrolment.employed_on.isoformat() if enrolment.employed_on else "",
        "insured_months": "" if enrolment.insured_months is None else str(enrolment.insured_months),
    }
    if enrolment.employer_code:
        facts["employer_code"] = enrolment.employer_code
    if hours is not None:
        facts |= {
            "hours_attended": _hours_text(hours.attended),
            "days_attended": str(hours.days),
            "attendance": _share(hours.attended, hours.planned) if hours.planned else "",
        }
    passed = session.scalars(
        select(Assessment)
        .where(Assessment.enrolment_id == enrolment.id, Assessment.passed)
        .order_by(Assessment.assessed_on.desc())
    ).first()
    if passed is not None:
        facts |= {"assessment_date": passed.assessed_on.isoformat(), "assessment_method": str(passed.method)}
    return facts


def _hours_text(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02d}".removesuffix(".00")


def _certificate_facts(certificate: Certificate) -> Facts:
    facts = {
        "occupation_code": certificate.occupation_code,
        "occupation_edition": str(certificate.occupation_edition),
        "certificate_kind": str(certificate.kind),
        "level": str(certificate.level) if certificate.level else "",
        "certificate_no": certificate.number,
        "certificate_date": certificate.issued_on.isoformat(),
    }
    if certificate.method is not None:
        facts["assessment_method"] = str(certificate.method)
    if certificate.assessed_on is not None:
        facts["assessment_date"] = certificate.assessed_on.isoformat()
    return facts


def _level_held(
    session: Session, subject: ClaimSubject, enrolment: Enrolment | None, certificate: Certificate | None
) -> str:
    """The highest level shown before this upgrade, declared or by a registered certificate; ``none`` if known."""
    levels: list[Level] = []
    if enrolment is not None and enrolment.level_held is not None:
        levels.append(enrolment.level_held)
    if certificate is not None:
        earlier = session.scalars(
            select(Certificate.level).where(
                Certificate.person_id == subject.person_id,
                Certificate.occupation_code == certificate.occupation_code,
                Certificate.id != certificate.id,
                Certificate.issued_on < certificate.issued_on,
                Certificate.level.is_not(None),
                Certificate.state != "void",
            )
        )
        levels += [level for level in earlier if level is not None]
    if levels:
        return str(max(levels, key=lambda level: level.rank))
    return "none" if enrolment is not None and enrolment.holds_no_level else ""


def _certified(session: Session, taught: TrainingClass, level: str) -> str:
    """Whether the institution stood certified for this occupation and level when the class began."""
    institution = session.get_one(Institution, taught.institution_id)
    start = taught.class_start
    if institution.state is InstitutionState.REMOVED:
        return "0"
    if not institution.certified_from <= start < institution.certified_until:
        return "0"
    wanted = InstitutionScope.level == Level(level) if level else InstitutionScope.level.is_(None)
    scope = session.scalars(
        select(InstitutionScope.id).where(
            InstitutionScope.institution_id == institution.id,
            InstitutionScope.occupation_code == taught.occupation_code,
            InstitutionScope.edition == taught.occupation_edition,
            wanted,
            InstitutionScope.valid_from <= start,
            InstitutionScope.valid_until > start,
        )
    ).first()
    return "0" if scope is None else "1"


def past_of(session: Session, claim: Claim, before: datetime | None = None) -> pd.DataFrame:
    """Awards of the claim's people: imported ones, and live lines of other claims, paid or still promised.

    With ``before``, only what was promised earlier. One text column for each of PAST_COLUMNS; amounts in yuan.
    """
    people = {subject.person_id for subject in claim.subjects}
    numbers = dict(session.execute(select(Person.id, Person.id_number).where(Person.id.in_(people))).all())
    rows = [_award_row(numbers[award.person_id], award) for award in session.scalars(
        select(Award).where(Award.person_id.in_(people)))]  # fmt: skip
    live = session.scalars(
        select(ClaimLine)
        .where(
            ClaimLine.person_id.in_(people),
            ClaimLine.live,
            ClaimLine.claim_id != claim.id,
            ClaimLine.status == DecisionStatus.PAYABLE,
        )
        .options(selectinload(ClaimLine.claim))
    )
    rows += [_line_row(numbers[line.person_id], line) for line in live if _promised(line, before)]
    return pd.DataFrame(rows, columns=list(PAST_COLUMNS), dtype="str")


def _promised(line: ClaimLine, before: datetime | None) -> bool:
    submitted = line.claim.submitted_at
    return before is None or (submitted is not None and submitted < before)


def _award_row(number: str, award: Award) -> tuple[str, ...]:
    return (
        number,
        award.scheme,
        award.item,
        award.occupation_code,
        award.level_key,
        award.certificate_no,
        award.award_date.isoformat(),
        award.basis_date.isoformat() if award.basis_date else "",
        award.amount.yuan_text(),
        award.revoked_on.isoformat() if award.revoked_on else "",
    )


def _line_row(number: str, line: ClaimLine) -> tuple[str, ...]:
    facts: Facts = json.loads(line.facts)
    return (
        number,
        line.scheme,
        line.item,
        facts.get("occupation_code", ""),
        facts.get("level", ""),
        facts.get("certificate_no", ""),
        line.claim.application_date.isoformat(),
        line.basis_date.isoformat() if line.basis_date else "",
        line.amount.yuan_text(),
        "",
    )
