"""Looking at people: a list of any length by name, and one person with all that the registers hold of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from trainingdesk.domain.errors import Refused
from trainingdesk.domain.levels import Level
from trainingdesk.domain.masking import mask_account, mask_identity, mask_phone
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.period import completed_years
from trainingdesk.domain.texts import Language
from trainingdesk.domain.workflow import CertificateState
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.people import Person, PersonAccount
from trainingdesk.models.training import Enrolment
from trainingdesk.services.bounds import is_bureau
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.people_records import PersonDetail, PersonRow
from trainingdesk.services.person_conflicts import conflicts_of
from trainingdesk.services.person_money import years_of
from trainingdesk.services.person_search import (
    PersonMark,
    PersonQuestion,
    count_of_trainees,
    in_own_class,
    people_found,
    people_within_reach,
    question_for,
    trainees_of,
)
from trainingdesk.services.person_training import accounts_of, classes_of, groups_of, levels_held

PAGE = 200


@dataclass(frozen=True, slots=True)
class ListPeople:
    """People by name, after a mark. ``text`` narrows: the beginning of a name, its sound, last digits of a number."""

    text: str = ""
    after: PersonMark | None = None
    limit: int = PAGE


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A page of the list; ``next_after`` asks for the next one, None at the end.

    ``total`` counts all people of the list; only the first page says it, and not where names are chosen by sound.
    """

    rows: tuple[PersonRow, ...]
    next_after: PersonMark | None
    total: int | None


@procedure(Permission.READ_REGISTERS)
def list_people(office: Office, actor: Actor, order: ListPeople) -> PersonPage:
    """A clerk of an institution gets whoever sat in its classes; a text that says nothing of a person, nobody."""
    with office.read() as session:
        question = question_for(session, order.text) if order.text.strip() else None
        if question is None and order.text.strip():
            return PersonPage((), None, 0)
        reach = people_within_reach(actor) if question else trainees_of(actor)
        marks = people_found(session, reach, question, after=order.after, most=order.limit + 1)
        page = marks[: order.limit]
        rows = person_rows(session, actor, [mark.id for mark in page], office.today())
        by_sound = question is not None and question.named is not None
        total = None if by_sound or order.after else _total(session, actor, question)
    return PersonPage(rows, page[-1] if len(marks) > order.limit else None, total)


def _total(session: Session, actor: Actor, question: PersonQuestion | None) -> int:
    if question is None:
        return count_of_trainees(session, actor)
    reach = people_within_reach(actor)
    found = select(func.count()).select_from(Person).where(or_(*question.conditions))
    return session.scalar(found if reach is None else found.where(reach)) or 0


def person_rows(session: Session, actor: Actor, people: Sequence[int], today: date) -> tuple[PersonRow, ...]:
    """The people in the order given; four queries, however many they are."""
    found = {person.id: person for person in session.scalars(select(Person).where(Person.id.in_(people)))}
    accounts = dict(
        session.execute(
            select(PersonAccount.person_id, PersonAccount.account).where(
                PersonAccount.person_id.in_(people), PersonAccount.current
            )
        ).all()
    )
    classes, highest = _classes(session, actor, people), _highest(session, actor, people)
    return tuple(_row(found[one], accounts.get(one), classes.get(one, 0), highest.get(one), today) for one in people)


def _classes(session: Session, actor: Actor, people: Sequence[int]) -> dict[int, int]:
    wanted = select(Enrolment.person_id, func.count()).where(Enrolment.person_id.in_(people))
    if not is_bureau(actor):
        wanted = wanted.where(in_own_class(Enrolment.class_id, actor))
    wanted = wanted.group_by(Enrolment.person_id)
    return dict(session.execute(wanted).all())


def _highest(session: Session, actor: Actor, people: Sequence[int]) -> dict[int, Level]:
    """Levels are compared by rank, which no database knows; to a clerk, those of the own classes count."""
    wanted = select(Certificate.person_id, Certificate.level).where(
        Certificate.person_id.in_(people), Certificate.state != CertificateState.VOID
    )
    if not is_bureau(actor):
        wanted = wanted.where(in_own_class(Certificate.class_id, actor))
    held: dict[int, Level] = {}
    for person, level in session.execute(wanted.distinct()):
        if level is not None and (person not in held or level.rank > held[person].rank):
            held[person] = level
    return held


def _row(person: Person, account: str | None, classes: int, highest: Level | None, today: date) -> PersonRow:
    return PersonRow(
        id=person.id,
        version=person.version,
        name=person.name,
        id_kind=person.id_kind,
        masked_id=mask_identity(person.id_number),
        sex=person.sex,
        age=completed_years(person.birth_date, today) if person.birth_date else None,
        masked_phone=mask_phone(person.phone) if person.phone else None,
        masked_account=mask_account(account) if account else None,
        origin_region=person.origin_region,
        classes=classes,
        highest=highest,
    )


@dataclass(frozen=True, slots=True)
class ShowPerson:
    """Which person, by the id of a row; reasons in the language asked for."""

    person_id: int
    language: Language = Language.ZH


@procedure(Permission.READ_REGISTERS)
def show_person(office: Office, actor: Actor, order: ShowPerson) -> PersonDetail:
    """Refused ``person.unknown``, also for somebody who sat in no class of the clerk's institution.

    A clerk of an institution sees what happened there: its classes, their certificates, its claims; earlier awards,
    which other parties gave the bureau, and people beyond the own reach stay out.
    """
    with office.read() as session:
        person = person_within_reach(session, actor, order.person_id)
        return PersonDetail(
            row=person_rows(session, actor, [person.id], office.today())[0],
            groups=groups_of(session, person.id, office.today()),
            accounts=accounts_of(session, person.id),
            classes=classes_of(session, actor, person.id),
            levels=levels_held(session, actor, person.id),
            years=years_of(session, actor, person.id, order.language),
            conflicts=conflicts_of(session, actor, person),
        )


def person_within_reach(session: Session, actor: Actor, person_id: int) -> Person:
    """The person; to a clerk, anybody but the own institution's trainees is unknown."""
    bound = people_within_reach(actor)
    wanted = select(Person).where(Person.id == person_id)
    found = session.scalars(wanted if bound is None else wanted.where(bound)).first()
    if found is None:
        raise Refused("person.unknown", person=person_id)
    return found
