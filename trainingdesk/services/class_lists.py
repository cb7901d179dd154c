"""Looking at classes: lists and one class with its counts; a clerk of an institution sees that institution's alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlalchemy.orm import joinedload

from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.workflow import CLASSES, ClassEvent, ClassState
from trainingdesk.models.institutions import Institution
from trainingdesk.models.training import TrainingClass
from trainingdesk.services.bounds import class_within_reach, within_reach
from trainingdesk.services.class_counts import counts_of
from trainingdesk.services.class_records import ClassCounts, ClassDetail, ClassRow, levels_of
from trainingdesk.services.office import Office, procedure

PAGE = 200


@dataclass(frozen=True, slots=True)
class ClassMark:
    """Where a page of the list ended."""

    class_start: date
    id: int


@dataclass(frozen=True, slots=True)
class ListClasses:
    """Classes by first day, latest first, after a mark; the other fields narrow the list."""

    state: ClassState | None = None
    institution_code: str | None = None
    occupation_code: str | None = None
    year: int | None = None
    after: ClassMark | None = None
    limit: int = PAGE


@dataclass(frozen=True, slots=True)
class ClassPage:
    """A page of the list; ``next_after`` asks for the next one, None at the end."""

    rows: tuple[ClassRow, ...]
    next_after: ClassMark | None


@procedure(Permission.READ_REGISTERS)
def list_classes(office: Office, actor: Actor, order: ListClasses) -> ClassPage:
    """One page with each class's counts; as many queries for one class as for a page of them."""
    wanted = (
        select(TrainingClass)
        .where(*_conditions(actor, order))
        .options(joinedload(TrainingClass.institution))
        .order_by(TrainingClass.class_start.desc(), TrainingClass.id.desc())
        .limit(order.limit + 1)
    )
    with office.read() as session:
        found = session.scalars(wanted).all()
        page = found[: order.limit]
        counts = counts_of(session, [taught.id for taught in page])
        rows = tuple(class_row(taught, counts[taught.id]) for taught in page)
    mark = ClassMark(page[-1].class_start, page[-1].id) if len(found) > order.limit else None
    return ClassPage(rows, mark)


def _conditions(actor: Actor, order: ListClasses) -> list[ColumnElement[bool]]:
    conditions = [] if (bound := within_reach(actor)) is None else [bound]
    if order.state is not None:
        conditions.append(TrainingClass.state == order.state)
    if order.institution_code is not None:
        conditions.append(TrainingClass.institution.has(Institution.credit_code == order.institution_code))
    if order.occupation_code is not None:
        conditions.append(TrainingClass.occupation_code == order.occupation_code)
    if order.year is not None:
        conditions.append(_in_year(order.year))
    if order.after is not None:
        same_day = and_(TrainingClass.class_start == order.after.class_start, TrainingClass.id < order.after.id)
        conditions.append(or_(TrainingClass.class_start < order.after.class_start, same_day))
    return conditions


def _in_year(year: int) -> ColumnElement[bool]:
    """In a year that no calendar has, no class began."""
    if not date.min.year <= year <= date.max.year:
        return false()
    return TrainingClass.class_start.between(date(year, 1, 1), date(year, 12, 31))


@dataclass(frozen=True, slots=True)
class ShowClass:
    """Which class, by its number."""

    number: str


@procedure(Permission.READ_REGISTERS)
def show_class(office: Office, actor: Actor, order: ShowClass) -> ClassDetail:
    """Refused ``class.unknown``, also for a clerk who asks for another institution's class."""
    with office.read() as session:
        taught = class_within_reach(session, actor, order.number)
        allowed = CLASSES.allowed(taught.state, actor)
        return ClassDetail(
            row=class_row(taught, counts_of(session, [taught.id])[taught.id]),
            direction=taught.direction,
            hours_planned=taught.hours_planned,
            hours_theory=taught.hours_theory,
            hours_practice=taught.hours_practice,
            delivery=taught.delivery,
            place=taught.place,
            region=taught.region,
            approval_number=taught.approval_number,
            allowed=tuple(event for event in ClassEvent if event in allowed),
        )


def class_row(taught: TrainingClass, counts: ClassCounts) -> ClassRow:
    """One class as lists show it."""
    return ClassRow(
        id=taught.id,
        version=taught.version,
        number=taught.number,
        name=taught.name,
        institution_code=taught.institution.credit_code,
        institution_name=taught.institution.name,
        occupation_code=taught.occupation_code,
        occupation_edition=taught.occupation_edition,
        occupation_name=taught.occupation_name,
        certificate_kind=taught.certificate_kind,
        levels=levels_of(taught.levels),
        class_start=taught.class_start,
        class_end=taught.class_end,
        heads_planned=taught.heads_planned,
        state=taught.state,
        counts=counts,
    )
