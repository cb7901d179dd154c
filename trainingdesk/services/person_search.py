"""Finding people by what is typed: the beginning of a name, how it sounds, the last digits of a number.

Every question is a range on an index; what an index cannot answer (how a name sounds) is asked of the few it leaves.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, String, and_, exists, func, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from trainingdesk.domain.people import Actor
from trainingdesk.domain.plain_text import code_text, visible
from trainingdesk.models.people import Person
from trainingdesk.models.training import Enrolment, TrainingClass
from trainingdesk.services.bounds import is_bureau
from trainingdesk.services.name_sounds import Listener

LAST = "\U0010ffff"  # behind every character that a name or number may have
_AT_ONCE = 2_000  # names that are looked at in one go where the database cannot tell how they sound
_TAIL = re.compile(r"\d{3,17}[\dX]", re.ASCII)  # fewer last digits are everybody's
_LETTERS = re.compile(r"[A-Za-z]{1,40}")
_PHONE = re.compile(r"1\d{10}", re.ASCII)


@dataclass(frozen=True, slots=True)
class PersonMark:
    """A person's place in lists by name."""

    name: str
    id: int


@dataclass(frozen=True, slots=True)
class PersonQuestion:
    """Conditions for the database, and what is asked of each name they give; None where the conditions are enough.

    Several conditions are ranges of names, none reaching into another, in the order of names.
    """

    conditions: tuple[ColumnElement[bool], ...]
    named: Callable[[str], bool] | None = None


def begins(column: InstrumentedAttribute[str], text: str) -> ColumnElement[bool]:
    """Whether the column begins with the text, as a range that an index answers."""
    return and_(column >= text, column < text + LAST)


def people_within_reach(actor: Actor) -> ColumnElement[bool] | None:
    """A clerk of an institution sees whoever sat in its classes; None for the bureau."""
    if is_bureau(actor):
        return None
    return exists().where(Enrolment.person_id == Person.id, in_own_class(Enrolment.class_id, actor))


def in_own_class(
    column: InstrumentedAttribute[int] | InstrumentedAttribute[int | None], actor: Actor
) -> ColumnElement[bool]:
    """Whether the column names a class of the actor's institution.

    The sum keeps databases from walking through all its classes for each person: from the person there are few seats.
    """
    return (column + 0).in_(select(TrainingClass.id).where(TrainingClass.institution_id == actor.institution_id))


def trainees_of(actor: Actor) -> ColumnElement[bool] | None:
    """The same people as ``people_within_reach``, gathered at once: for a list of all of them."""
    if is_bureau(actor):
        return None
    return Person.id.in_(_seats_of(actor))


def count_of_trainees(session: Session, actor: Actor) -> int:
    """How many there are within reach."""
    if is_bureau(actor):
        return session.scalar(select(func.count()).select_from(Person)) or 0
    seats = _seats_of(actor).subquery()
    return session.scalar(select(func.count(seats.c.person_id.distinct()))) or 0


def _seats_of(actor: Actor) -> Select[int]:
    return (
        select(Enrolment.person_id)
        .join(TrainingClass, TrainingClass.id == Enrolment.class_id)
        .where(TrainingClass.institution_id == actor.institution_id)
    )


def question_for(session: Session, text: str) -> PersonQuestion | None:
    """What to ask for the text; None for a text that says nothing of a person."""
    typed = " ".join(visible(text).split())
    number = code_text(typed)
    if _TAIL.fullmatch(number):
        tail = begins(Person.id_reversed, number[::-1])
        return PersonQuestion((or_(tail, Person.phone == number) if _PHONE.fullmatch(number) else tail,))
    if not typed or typed.isdigit():
        return None
    if _LETTERS.fullmatch(typed):
        return _sounding(session, typed)
    return PersonQuestion((begins(Person.name, typed),))


def people_found(
    session: Session,
    reach: ColumnElement[bool] | None,
    question: PersonQuestion | None,
    *,
    after: PersonMark | None = None,
    most: int,
) -> list[PersonMark]:
    """At most so many people by name; whose name only sounds so to the database is left out here."""
    if question is None:
        return _in_range(session, reach, after, most)
    found: list[PersonMark] = []
    for condition in question.conditions:
        if question.named is None:
            asked = condition if reach is None else and_(condition, reach)
            found += _in_range(session, asked, after, most - len(found))
        else:
            heard = _Heard(condition, reach, question.named)
            found += _heard_in_range(session, heard, after, most - len(found))
        if len(found) >= most:
            break
    return found


def _in_range(
    session: Session, asked: ColumnElement[bool] | None, after: PersonMark | None, most: int
) -> list[PersonMark]:
    wanted = select(Person.name, Person.id).order_by(Person.name, Person.id).limit(most)
    if asked is not None:
        wanted = wanted.where(asked)
    if after is not None:
        wanted = wanted.where(Person.name >= after.name, or_(Person.name > after.name, Person.id > after.id))
    return [PersonMark(name, person) for name, person in session.execute(wanted)]


@dataclass(frozen=True, slots=True)
class _Heard:
    """Names in a range, within somebody's reach, that sound right."""

    condition: ColumnElement[bool]
    reach: ColumnElement[bool] | None
    named: Callable[[str], bool]


def _heard_in_range(session: Session, heard: _Heard, after: PersonMark | None, most: int) -> list[PersonMark]:
    """Names first, which take no look at other tables; whose name is right is asked for the reach."""
    found: list[PersonMark] = []
    at_once = max(_AT_ONCE, most)
    while len(found) < most:
        seen = _in_range(session, heard.condition, after, at_once)
        right = [mark for mark in seen if heard.named(mark.name)]
        if heard.reach is not None and right:
            asked = select(Person.id).where(Person.id.in_([mark.id for mark in right]), heard.reach)
            own = set(session.scalars(asked))
            right = [mark for mark in right if mark.id in own]
        found += right
        if len(seen) < at_once:
            break
        after = seen[-1]
    return found[:most]


def _sounding(session: Session, typed: str) -> PersonQuestion:
    """Chinese names that begin so when spoken, and names that are written in these letters."""
    listener = Listener(typed)
    spelt = tuple(sorted({typed, typed.upper(), typed.capitalize()}))  # before all Chinese names
    firsts = [letter for letter in _first_letters(session) if listener.may_begin(letter)]
    ranges = tuple(begins(Person.name, first) for first in (*spelt, *firsts))
    return PersonQuestion(ranges, lambda name: name.startswith(spelt) or listener.hears(name))


def _first_letters(session: Session) -> list[str]:
    """The first characters of all names, each found by a seek behind the one before."""
    first = select(func.min(Person.name).label("name")).cte("first", recursive=True)
    behind = func.substr(first.c.name, 1, 1) + literal(LAST, String)
    following = select(func.min(Person.name)).where(Person.name > behind).scalar_subquery()
    every = first.union_all(select(following).where(first.c.name.is_not(None)))
    return [name[0] for name in session.scalars(select(every.c.name)) if name]
