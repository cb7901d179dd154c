"""From the filing room to the engine: a claim's people as lines of facts, in the columns of the outside contract."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from trainingdesk.models.certificates import Certificate
from trainingdesk.models.claims import Claim, ClaimSubject
from trainingdesk.models.training import Enrolment
from trainingdesk.services.claim_registers import Hours, Registers, TaughtClass, registers_of

Facts = dict[str, str]


def line_id(subject: ClaimSubject) -> str:
    """The engine's name for a person of a claim; the order of names is the order on the claim."""
    return f"{subject.position:06d}"


def facts_of(session: Session, claim: Claim, as_of: date) -> list[Facts]:
    """One line of facts, all text, for each person who is not left out."""
    registers = registers_of(session, claim)
    shared = {"region": claim.region, "channel": str(claim.source), "application_date": as_of.isoformat()}
    if registers.taught is not None:
        shared |= _class_facts(registers.taught)
    if registers.employer is not None:
        shared |= {
            "employer_code": registers.employer.credit_code,
            "employer_kind": registers.employer.kind or "",
        }
    return [
        shared | {"line_id": line_id(subject)} | person_facts(registers, subject, as_of)
        for subject in claim.subjects
        if subject.excluded_by is None
    ]


def _class_facts(found: TaughtClass) -> Facts:
    taught, institution = found.taught, found.institution
    return {
        "class_id": taught.number,
        "class_start": taught.class_start.isoformat(),
        "class_end": taught.class_end.isoformat(),
        "hours_planned": str(taught.hours_planned),
        "delivery": str(taught.delivery),
        "institution_code": institution.credit_code,
        "institution_kind": institution.kind,
        "institution_grade": institution.grade or "",
        "class_approved": "1" if taught.approval_number else "0",
        "class_day_attendance_min": _share(*found.worst_day) if found.worst_day else "",
    }


def _share(attended: int, planned: int) -> str:
    """A share as decimal text, cut to six places, so that a near miss is never rounded up to a hit."""
    millionths = attended * 1_000_000 // planned
    return f"{millionths // 1_000_000}.{millionths % 1_000_000:06d}"


def person_facts(registers: Registers, subject: ClaimSubject, as_of: date) -> Facts:
    """What is known of one person alone."""
    person = registers.people[subject.person_id]
    enrolment = registers.enrolments.get(subject.enrolment_id or 0)
    certificate = registers.certificates.get(subject.certificate_id or 0)
    day = subject_day(registers, subject, as_of)
    facts = {
        "person_id": person.id_number,
        "person_id_kind": str(person.id_kind),
        "birth_date": person.birth_date.isoformat() if person.birth_date else "",
        "sex": str(person.sex) if person.sex else "",
        "origin_region": person.origin_region or "",
        "person_groups": ";".join(registers.groups_on(person.id, day, enrolment)),
        "level_held": _level_held(registers, enrolment, certificate),
    }
    if enrolment is not None:
        facts |= _enrolment_facts(registers, enrolment)
    if certificate is not None:
        facts |= _certificate_facts(certificate)
    if enrolment is not None and registers.taught is not None:
        level = certificate.level if certificate is not None else enrolment.level_target
        facts["institution_certified"] = "1" if registers.taught.certified_for(level) else "0"
    return facts


def subject_day(registers: Registers, subject: ClaimSubject, as_of: date) -> date:
    """The day on which groups and their proofs count: the class's first, else the certificate's, else today's."""
    if registers.taught is not None:
        return registers.taught.taught.class_start
    certificate = registers.certificates.get(subject.certificate_id or 0)
    return certificate.issued_on if certificate is not None else as_of


def _enrolment_facts(registers: Registers, enrolment: Enrolment) -> Facts:
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
    held = registers.taught.hours_held if registers.taught is not None else 0
    if held:
        hours = registers.hours.get(enrolment.id, Hours(0, 0))
        facts |= {
            "hours_attended": _hours_text(hours.attended),
            "days_attended": str(hours.days),
            "attendance": _share(hours.attended, held),
        }
    passed = registers.passed.get(enrolment.id)
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


def _level_held(registers: Registers, enrolment: Enrolment | None, certificate: Certificate | None) -> str:
    """The highest level shown before this upgrade, declared or by a registered certificate; ``none`` if known."""
    levels = [enrolment.level_held] if enrolment is not None and enrolment.level_held is not None else []
    if certificate is not None:
        levels += [
            earlier.level
            for earlier in registers.held.get(certificate.person_id, [])
            if earlier.level is not None
            and earlier.occupation_code == certificate.occupation_code
            and earlier.issued_on < certificate.issued_on
        ]
    if levels:
        return str(max(levels, key=lambda level: level.rank))
    return "none" if enrolment is not None and enrolment.holds_no_level else ""
