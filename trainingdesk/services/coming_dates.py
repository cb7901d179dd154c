"""Days that somebody should not miss: classes that end, certifications that run out, claims that become late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.vocabulary import Term
from trainingdesk.domain.workflow import ClassState, InstitutionState
from trainingdesk.models.institutions import Institution, InstitutionScope
from trainingdesk.models.training import TrainingClass
from trainingdesk.services.bounds import is_bureau, within_reach
from trainingdesk.services.claim_windows import Deadline
from trainingdesk.services.known_occupations import occupations_on_record
from trainingdesk.services.office import Office
from trainingdesk.services.register_fields import occupation_name

AHEAD = timedelta(days=60)
_ONE_DAY = timedelta(days=1)


class DateKind(Term):
    """What happens on the day."""

    CLASS_ENDS = "class_ends", "班级结课", "Class ends"
    CLAIM_DUE = "claim_due", "申领期限", "Last day to claim"
    SCOPE_ENDS = "scope_ends", "工种资质到期", "Scope runs out"
    CERTIFICATION_ENDS = "certification_ends", "定点资格到期", "Certification runs out"


@dataclass(frozen=True, slots=True)
class ComingDate:
    """A day and what it is of: ``key`` opens it (a class number, a credit code). ``day`` is the last day that counts.

    ``days_left`` is 0 today; a claim that is late already has a negative number.
    """

    kind: DateKind
    day: date
    days_left: int
    key: str
    title: str


def coming_dates(
    office: Office, session: Session, actor: Actor, late: tuple[Deadline, ...], limit: int
) -> tuple[ComingDate, ...]:
    """The nearest first, sixty days ahead. ``late`` are the deadlines of classes within reach."""
    today = office.today()
    found: list[ComingDate] = []
    if actor.may(Permission.KEEP_CLASSES) or actor.may(Permission.KEEP_CERTIFICATES):
        found += _class_ends(session, actor, today)
    if actor.may(Permission.KEEP_CLASSES) or actor.may(Permission.MANAGE_INSTITUTIONS):
        found += _certifications(session, actor, today)
        found += _scopes(office, session, actor, today)
    found += [
        ComingDate(DateKind.CLAIM_DUE, one.day, (one.day - today).days, one.class_number, one.class_name)
        for one in late
        if one.day <= today + AHEAD
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.kind, one.key))[:limit])


def _class_ends(session: Session, actor: Actor, today: date) -> Iterator[ComingDate]:
    bound = within_reach(actor)
    wanted = select(TrainingClass.class_end, TrainingClass.number, TrainingClass.name).where(
        TrainingClass.state == ClassState.OPEN, TrainingClass.class_end.between(today, today + AHEAD)
    )
    for day, number, name in session.execute(wanted if bound is None else wanted.where(bound)):
        yield ComingDate(DateKind.CLASS_ENDS, day, (day - today).days, number, name)


def _certifications(session: Session, actor: Actor, today: date) -> Iterator[ComingDate]:
    wanted = select(Institution.certified_until, Institution.credit_code, Institution.name).where(
        Institution.state != InstitutionState.REMOVED,
        Institution.certified_until > today,
        Institution.certified_until <= today + AHEAD,
    )
    for until, code, name in session.execute(_of_own(wanted, actor)):
        last = until - _ONE_DAY
        yield ComingDate(DateKind.CERTIFICATION_ENDS, last, (last - today).days, code, name)


def _scopes(office: Office, session: Session, actor: Actor, today: date) -> Iterator[ComingDate]:
    """One day for each occupation, however many levels end on it; what was renewed already does not end."""
    until = func.max(InstitutionScope.valid_until)
    scope = InstitutionScope.occupation_code, InstitutionScope.edition
    wanted = (
        select(Institution.credit_code, Institution.name, *scope, until)
        .join(InstitutionScope, InstitutionScope.institution_id == Institution.id)
        .where(Institution.state != InstitutionState.REMOVED)
        .group_by(Institution.id, *scope, InstitutionScope.level)
        .having(until > today, until <= today + AHEAD)
    )
    known = occupations_on_record(office, session)
    for code, name, trade, edition, end in dict.fromkeys(session.execute(_of_own(wanted, actor))):
        last = end - _ONE_DAY
        title = f"{name} {occupation_name(known, trade, edition) or trade}"
        yield ComingDate(DateKind.SCOPE_ENDS, last, (last - today).days, code, title)


def _of_own(wanted: Select[*tuple[Any, ...]], actor: Actor) -> Select[*tuple[Any, ...]]:
    return wanted if is_bureau(actor) else wanted.where(Institution.id == actor.institution_id)
