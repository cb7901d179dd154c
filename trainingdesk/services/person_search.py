"""Finding people by what is typed: the beginning of a name, how it sounds, the last digits of a number.

Every question is a range on an index; what an index cannot answer (how a name sounds) is asked of the few it leaves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, String, and_, func, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from trainingdesk.domain.people import Actor
from trainingdesk.domain.plain_text import code_text, visible
from trainingdesk.models.people import Person
from trainingdesk.models.training import Enrolment, TrainingClass
from trainingdesk.services.bounds import is_bureau
from trainingdesk.services.name_sounds import initials, sounds_like

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
    """A condition for the database, and what is asked of each name it gives; None where the condition is enough."""

    condition: ColumnElement[bool]
    named: Callable[[str], bool] | None = None


def begins(column: InstrumentedAttribute[str], text: str) -> ColumnElement[bool]:
    """Whether the column begins with the text, as a range that an index answers."""
    return and_(column >= text, column < text + LAST)


def people_within_reach(actor: Actor) -> ColumnElement[bool] | None:
    """A clerk of an institution sees whoever sat in its classes; None for the bureau."""
    if is_bureau(actor):
        return None
    enrolled = (
        select(Enrolment.person_id)
        .join(TrainingClass, TrainingClass.id == Enrolment.class_id)
        .where(TrainingClass.institution_id == actor.institution_id)
    )
    return Person.id.in_(enrolled)


def question_for(session: Session, text: str) -> PersonQuestion | None:
    """What to ask for the text; None for a text that says nothing of a person."""
    typed = " ".join(visible(text).split())
    number = code_text(typed)
    if _TAIL.fullmatch(number):
        tail = begins(Person.id_reversed, number[::-1])
        return PersonQuestion(or_(tail, Person.phone == number) if _PHONE.fullmatch(number) else tail)
    if not typed or typed.isdigit():
        return None
    if _LETTERS.fullmatch(typed):
        return _sounding(session, typed)
    return PersonQuestion(begins(Person.name, typed))


def people_found(
    session: Session,
    conditions: Sequence[ColumnElement[bool]],
    question: PersonQuestion | None,
    *,
    after: PersonMark | None = None,
    most: int,
) -> list[PersonMark]:
    """At most so many people by name; whose name only sounds so to the database is left out here."""
    named = question.named if question else None
    at_once = most if named is None else max(_AT_ONCE, most)
    found: list[PersonMark] = []
    while len(found) < most:
        wanted = select(Person.name, Person.id).where(*conditions).order_by(Person.name, Person.id).limit(at_once)
        if after is not None:
            wanted = wanted.where(Person.name >= after.name, or_(Person.name > after.name, Person.id > after.id))
        seen = [PersonMark(name, person) for name, person in session.execute(wanted)]
        found += [mark for mark in seen if named is None or named(mark.name)]
        if len(seen) < at_once:
            break
        after = seen[-1]
    return found[:most]


def _sounding(session: Session, typed: str) -> PersonQuestion:
    """Chinese names that begin so when spoken, and names that are written in these letters."""
    wanted = typed[0].lower()
    firsts = [letter for letter in _first_letters(session) if wanted in initials(letter)]
    spelt = {typed, typed.upper(), typed.capitalize()}
    ranges = [begins(Person.name, first) for first in (*firsts, *spelt)]
    return PersonQuestion(or_(*ranges), lambda name: name.startswith(tuple(spelt)) or sounds_like(name, typed))


def _first_letters(session: Session) -> list[str]:
    """The first characters of all names, each found by a seek behind the one before."""
    first = select(func.min(Person.name).label("name")).cte("first", recursive=True)
    behind = func.substr(first.c.name, 1, 1) + literal(LAST, String)
    following = select(func.min(Person.name)).where(Person.name > behind).scalar_subquery()
    every = first.union_all(select(following).where(first.c.name.is_not(None)))
    return [name[0] for name in session.scalars(select(every.c.name)) if name]
