"""Opening, correcting, closing and cancelling classes: only what the institution is certified for on the first day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.errors import NotAllowed, Refused
from trainingdesk.domain.levels import Level
from trainingdesk.domain.occupations import Occupations
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.plain_text import code_text
from trainingdesk.domain.vocabulary import CertificateKind, Delivery
from trainingdesk.domain.workflow import CLASSES, ClaimState, ClassEvent, ClassState
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.claims import Claim
from trainingdesk.models.institutions import Institution
from trainingdesk.models.training import AttendanceDay, Enrolment, TrainingClass
from trainingdesk.services.audit import Subject, note
from trainingdesk.services.bounds import as_seen, class_within_reach
from trainingdesk.services.class_records import levels_text
from trainingdesk.services.known_occupations import occupations_in_force
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.records import Made
from trainingdesk.services.register_fields import needed, occupation, occupation_name, optional, region_code
from trainingdesk.services.scopes import certified_to_teach

_WRITTEN = Changes.CLASSES | Changes.AUDIT
_NUMBER = re.compile(r"[0-9A-Z\u4e00-\u9fff][0-9A-Z\u4e00-\u9fff()/._-]{0,39}")
_GENERATED = re.compile(r"\d{4}-(\d{3,})", re.ASCII)
_WITH_LEVEL = frozenset({CertificateKind.LEVEL, CertificateKind.QUALIFICATION})
_BINDING = frozenset({ClaimState.SUBMITTED, ClaimState.APPROVED, ClaimState.FINANCE_RETURNED, ClaimState.SETTLED})
_MOST_HOURS, _MOST_HEADS = 10_000, 10_000  # beyond these somebody slipped on the keyboard
_DEAD_CLAIMS = frozenset({ClaimState.WITHDRAWN, ClaimState.REJECTED, ClaimState.REFUSED})


@dataclass(frozen=True, slots=True)
class ClassFacts:
    """What is written of a class. ``class_end`` is the last day of teaching, hours are of 45 minutes.

    An empty number is given by the office (``2026-001``), an empty name made from year, occupation and levels, an
    empty occupation name taken from the catalogue, an empty region from the institution.
    """

    occupation_code: str
    certificate_kind: CertificateKind
    levels: tuple[Level, ...]
    class_start: date
    class_end: date
    hours_planned: int
    heads_planned: int
    number: str = ""
    name: str = ""
    occupation_edition: int = 2022
    occupation_name: str = ""
    direction: str | None = None
    hours_theory: int = 0
    hours_practice: int = 0
    delivery: Delivery = Delivery.ONSITE
    place: str | None = None
    region: str = ""
    approval_number: str | None = None


@procedure(Permission.KEEP_CLASSES)
def open_class(office: Office, actor: Actor, order: ClassFacts) -> Made:
    """A class of the clerk's own institution. Refused when anything about it is not certified on its first day."""
    if actor.institution_id is None:
        raise NotAllowed("class.institution_needed")
    with office.write() as session:
        institution = session.get_one(Institution, actor.institution_id)
        taught = TrainingClass(number=_number(session, order), institution_id=institution.id, state=ClassState.OPEN)
        _describe(occupations_in_force(office, session), institution, taught, order)
        certified_to_teach(session, institution, taught, order.levels or (None,))
        session.add(taught)
        session.flush()
        _note(office, session, actor, taught, "class.opened", occupation=taught.occupation_code, levels=taught.levels,
              starts=taught.class_start, ends=taught.class_end)  # fmt: skip
        return _made(taught)


@dataclass(frozen=True, slots=True)
class EditClass:
    """A class as it shall be from now on; ``facts.number`` says which, and cannot change."""

    seen_version: int
    facts: ClassFacts


@procedure(Permission.KEEP_CLASSES)
def edit_class(office: Office, actor: Actor, order: EditClass) -> Made:
    """Correct an open class. Once somebody is enrolled, what they were enrolled for stays; once claimed for, all."""
    with office.write() as session:
        taught = _seen(session, actor, order.facts.number, order.seen_version)
        taught.state = CLASSES.next_state(taught.state, ClassEvent.EDIT, actor)
        _not_claimed_for(session, taught)
        before = _core(taught)
        _describe(occupations_in_force(office, session), taught.institution, taught, order.facts)
        if _core(taught) != before:
            if _has_trainees(session, taught):
                raise Refused("class.has_trainees", number=taught.number)
            certified_to_teach(session, taught.institution, taught, order.facts.levels or (None,))
        _keep_attended_days(session, taught)
        session.flush()
        _note(office, session, actor, taught, "class.edited", starts=taught.class_start, ends=taught.class_end,
              heads=taught.heads_planned)  # fmt: skip
        return _made(taught)


def _not_claimed_for(session: Session, taught: TrainingClass) -> None:
    """What HR reviewed of the class is what the voucher will say of it."""
    claim = session.scalars(
        select(Claim.number).where(Claim.class_id == taught.id, Claim.state.in_(_BINDING)).limit(1)
    ).first()
    if claim is not None:
        raise Refused("class.claimed", number=taught.number, claim=claim)


def _describe(known: Occupations, institution: Institution, taught: TrainingClass, facts: ClassFacts) -> None:
    _check_measures(facts)
    taught.occupation_code = occupation(facts.occupation_code, facts.occupation_edition).code
    taught.occupation_edition = facts.occupation_edition
    taught.occupation_name = _occupation_name(known, taught, facts)
    taught.direction = optional("direction", facts.direction)
    taught.certificate_kind = facts.certificate_kind
    taught.levels = levels_text(facts.levels)
    taught.class_start, taught.class_end = facts.class_start, facts.class_end
    taught.hours_planned = facts.hours_planned
    taught.hours_theory, taught.hours_practice = facts.hours_theory, facts.hours_practice
    taught.heads_planned = facts.heads_planned
    taught.delivery = facts.delivery
    taught.place = optional("place", facts.place)
    taught.region = region_code(facts.region) if facts.region else institution.region
    taught.approval_number = optional("approval_number", facts.approval_number)
    taught.name = optional("name", facts.name) or _made_up_name(taught, facts.levels)


def _occupation_name(known: Occupations, taught: TrainingClass, facts: ClassFacts) -> str:
    name = optional("occupation_name", facts.occupation_name) or occupation_name(
        known, taught.occupation_code, taught.occupation_edition
    )
    if not name:
        raise Refused(
            "class.occupation_name_needed", occupation=taught.occupation_code, edition=taught.occupation_edition
        )
    return name


def _check_measures(facts: ClassFacts) -> None:
    if facts.class_end < facts.class_start:
        raise Refused("class.ends_before_start", start=facts.class_start, end=facts.class_end)
    if facts.hours_planned <= 0 or facts.hours_theory < 0 or facts.hours_practice < 0:
        raise Refused("class.hours", hours=facts.hours_planned)
    if facts.hours_theory + facts.hours_practice > facts.hours_planned:
        raise Refused("class.hours_sum", hours=facts.hours_planned, parts=facts.hours_theory + facts.hours_practice)
    if facts.heads_planned <= 0:
        raise Refused("class.heads", heads=facts.heads_planned)
    for measure, most in ((facts.hours_planned, _MOST_HOURS), (facts.heads_planned, _MOST_HEADS)):
        if measure > most:
            raise Refused("class.measure", value=measure, most=most)
    if facts.certificate_kind in _WITH_LEVEL and not facts.levels:
        raise Refused("class.level_needed", kind=facts.certificate_kind.zh, kind_en=facts.certificate_kind.en)


def _made_up_name(taught: TrainingClass, levels: tuple[Level, ...]) -> str:
    grades = "、".join(level.ordinal_name or level.grade_name for level in sorted(levels, key=lambda one: one.rank))
    return f"{taught.class_start.year}年{taught.occupation_name}{grades}班（{taught.number}）"


def _number(session: Session, facts: ClassFacts) -> str:
    if not facts.number:
        return _next_number(session, facts.class_start.year)
    number = code_text(facts.number)
    if not _NUMBER.fullmatch(number):
        raise Refused("class.number_form", number=facts.number)
    if session.scalars(select(TrainingClass.id).where(TrainingClass.number == number)).first() is not None:
        raise Refused("class.exists", number=number)
    return number


def _next_number(session: Session, year: int) -> str:
    taken = session.scalars(
        select(TrainingClass.number).where(TrainingClass.number >= f"{year}-", TrainingClass.number < f"{year}.")
    )
    given = [int(match[1]) for match in map(_GENERATED.fullmatch, taken) if match]
    return f"{year}-{max(given, default=0) + 1:03d}"


def _core(taught: TrainingClass) -> tuple[object, ...]:
    """What certification is asked for, and trainees enrol for."""
    return (taught.occupation_code, taught.occupation_edition, taught.certificate_kind, taught.levels,
            taught.class_start)  # fmt: skip


def _has_trainees(session: Session, taught: TrainingClass) -> bool:
    return session.scalars(select(Enrolment.id).where(Enrolment.class_id == taught.id).limit(1)).first() is not None


def _keep_attended_days(session: Session, taught: TrainingClass) -> None:
    last = session.scalar(
        select(func.max(AttendanceDay.day))
        .join(Enrolment, Enrolment.id == AttendanceDay.enrolment_id)
        .where(Enrolment.class_id == taught.id)
    )
    if last is not None and last > taught.class_end:
        raise Refused("class.attended_after_end", number=taught.number, day=last)


@dataclass(frozen=True, slots=True)
class CloseClass:
    """A class and the version it was seen in."""

    number: str
    seen_version: int


@procedure(Permission.KEEP_CLASSES)
def close_class(office: Office, actor: Actor, order: CloseClass) -> Made:
    """Teaching is over and everything is written down: nothing more is imported. Not before the last day."""
    with office.write() as session:
        taught = _seen(session, actor, order.number, order.seen_version)
        taught.state = CLASSES.next_state(taught.state, ClassEvent.CLOSE, actor)
        if office.today() < taught.class_end:
            raise Refused("class.not_ended", number=taught.number, end=taught.class_end)
        session.flush()
        _note(office, session, actor, taught, "class.closed")
        return _made(taught)


@dataclass(frozen=True, slots=True)
class CancelClass:
    """A class, the version it was seen in, and why it is called off."""

    number: str
    seen_version: int
    reason: str


@procedure(Permission.KEEP_CLASSES)
def cancel_class(office: Office, actor: Actor, order: CancelClass) -> Made:
    """The class does not count any more. Refused once it gave a certificate or is being claimed for."""
    reason = needed("reason", order.reason)
    with office.write() as session:
        taught = _seen(session, actor, order.number, order.seen_version)
        taught.state = CLASSES.next_state(taught.state, ClassEvent.CANCEL, actor)
        certificates = select(Certificate.id).where(Certificate.class_id == taught.id)
        claims = select(Claim.id).where(Claim.class_id == taught.id, Claim.state.not_in(_DEAD_CLAIMS))
        if any(session.scalars(found.limit(1)).first() is not None for found in (certificates, claims)):
            raise Refused("class.in_use", number=taught.number)
        session.flush()
        _note(office, session, actor, taught, "class.cancelled", reason=reason)
        return _made(taught)


def _seen(session: Session, actor: Actor, number: str, seen_version: int) -> TrainingClass:
    taught = class_within_reach(session, actor, number)
    as_seen(taught, seen_version, "class.changed_meanwhile", number)
    return taught


def _note(
    office: Office, session: Session, actor: Actor, taught: TrainingClass, action: str, **details: object
) -> None:
    note(office, session, actor, action, Subject("class", taught.number, taught.id), **details)


def _made(taught: TrainingClass) -> Made:
    return Made(taught.id, taught.number, taught.version, _WRITTEN)
