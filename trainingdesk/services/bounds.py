"""How far an actor's eye reaches: a clerk of an institution sees that institution's classes and no others."""

from __future__ import annotations

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from trainingdesk.domain.errors import Conflict, NotAllowed, Refused
from trainingdesk.domain.people import Actor, Role
from trainingdesk.domain.plain_text import code_text
from trainingdesk.domain.workflow import ClaimSource
from trainingdesk.models.base import Versioned
from trainingdesk.models.claims import Claim
from trainingdesk.models.institutions import Institution
from trainingdesk.models.training import TrainingClass


def is_bureau(actor: Actor) -> bool:
    """Whether the actor works for the bureau: sees all institutions, and may be told of one when asking of another."""
    return actor.role is not Role.INSTITUTION_CLERK and actor.institution_id is None


def bureau_only(actor: Actor) -> None:
    """NotAllowed for people of institutions: the list holds what other parties gave the bureau alone."""
    if not is_bureau(actor):
        raise NotAllowed("register.bureau_only")


def within_reach(actor: Actor) -> ColumnElement[bool] | None:
    """The condition on classes that keeps the actor to their own; None for the bureau."""
    return None if is_bureau(actor) else TrainingClass.institution_id == actor.institution_id


def claims_within_reach(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    """The conditions on claims that keep an institution to those it filed, and the counter to those no class files."""
    if not is_bureau(actor):
        return (Claim.filer_institution_id == (actor.institution_id or 0),)
    return (Claim.source != ClaimSource.CLASS,) if actor.role is Role.COUNTER_CLERK else ()


def class_within_reach(session: Session, actor: Actor, number: str) -> TrainingClass:
    """The class by its number. Another institution's is unknown, in the same words as one that does not exist."""
    wanted = select(TrainingClass).where(TrainingClass.number == code_text(number))
    bound = within_reach(actor)
    found = session.scalars(wanted if bound is None else wanted.where(bound)).first()
    if found is None:
        raise Refused("class.unknown", number=number)
    return found


def institution_within_reach(session: Session, actor: Actor, credit_code: str) -> Institution:
    """The institution by its credit code; to a clerk, any but their own is unknown."""
    found = session.scalars(select(Institution).where(Institution.credit_code == code_text(credit_code))).first()
    if found is None or not (is_bureau(actor) or found.id == actor.institution_id):
        raise Refused("institution.unknown", credit_code=credit_code)
    return found


def as_seen(row: Versioned, seen_version: int, code: str, what: str) -> None:
    """Conflict when the row is no longer as the actor saw it."""
    if row.version != seen_version:
        raise Conflict(code, what=what)
