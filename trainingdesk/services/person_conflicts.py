"""What cannot be, or wants a look: one account or telephone for two people, one trainee in two classes at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from trainingdesk.domain.masking import mask_account, mask_identity, mask_phone
from trainingdesk.domain.people import Actor
from trainingdesk.domain.workflow import ClassState
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.people import Person, PersonAccount
from trainingdesk.models.training import Enrolment, TrainingClass
from trainingdesk.models.vouchers import Award
from trainingdesk.services.bounds import is_bureau, within_reach
from trainingdesk.services.people_records import ConflictKind, PersonConflict
from trainingdesk.services.person_search import people_within_reach

_MOST_OTHERS = 20  # of one kind: an account that a hundred people share is seen at once


def conflicts_of(session: Session, actor: Actor, person: Person) -> tuple[PersonConflict, ...]:
    """Every conflict with people within reach and between the classes within reach; a fixed number of queries."""
    found = [*_same_account(session, actor, person), *_same_phone(session, actor, person)]
    if is_bureau(actor):
        found += _same_certificate(session, person)
    return (*found, *_overlapping(session, actor, person))


def _others(actor: Actor, person: Person) -> tuple[ColumnElement[bool], ...]:
    bound = people_within_reach(actor)
    return (Person.id != person.id, *(() if bound is None else (bound,)))


def _same_account(session: Session, actor: Actor, person: Person) -> Iterator[PersonConflict]:
    own = select(PersonAccount.account).where(PersonAccount.person_id == person.id, PersonAccount.current)
    found = session.execute(
        select(Person.id, Person.name, Person.id_number, PersonAccount.account)
        .join(PersonAccount, PersonAccount.person_id == Person.id)
        .where(PersonAccount.account.in_(own), PersonAccount.current, *_others(actor, person))
        .order_by(Person.id)
        .limit(_MOST_OTHERS)
    )
    for other, name, number, account in found:
        yield PersonConflict(ConflictKind.SAME_ACCOUNT, other, name, mask_identity(number), mask_account(account))


def _same_phone(session: Session, actor: Actor, person: Person) -> Iterator[PersonConflict]:
    if person.phone is None:
        return
    found = session.execute(
        select(Person.id, Person.name, Person.id_number)
        .where(Person.phone == person.phone, *_others(actor, person))
        .order_by(Person.id)
        .limit(_MOST_OTHERS)
    )
    for other, name, number in found:
        yield PersonConflict(ConflictKind.SAME_PHONE, other, name, mask_identity(number), mask_phone(person.phone))


def _same_certificate(session: Session, person: Person) -> Iterator[PersonConflict]:
    """A number of one's own that a list of awards names for somebody else, or the other way round."""
    own = select(Certificate.number).where(Certificate.person_id == person.id)
    awarded = select(Award.certificate_no).where(Award.person_id == person.id, Award.certificate_no != "")
    named = (
        select(Person.id, Person.name, Person.id_number, Award.certificate_no)
        .join(Award, Award.person_id == Person.id)
        .where(Award.certificate_no.in_(own.union(awarded)), Person.id != person.id)
    )
    held = (
        select(Person.id, Person.name, Person.id_number, Certificate.number)
        .join(Certificate, Certificate.person_id == Person.id)
        .where(Certificate.number.in_(awarded), Person.id != person.id)
    )
    for other, name, number, certificate in session.execute(named.union(held).limit(_MOST_OTHERS)):
        yield PersonConflict(ConflictKind.SAME_CERTIFICATE, other, name, mask_identity(number), certificate)


def _overlapping(session: Session, actor: Actor, person: Person) -> Iterator[PersonConflict]:
    bound = within_reach(actor)
    wanted = (
        select(TrainingClass.number, TrainingClass.class_start, TrainingClass.class_end)
        .join(Enrolment, Enrolment.class_id == TrainingClass.id)
        .where(Enrolment.person_id == person.id, TrainingClass.state != ClassState.CANCELLED)
        .order_by(TrainingClass.class_start, TrainingClass.id)
    )
    taught = session.execute(wanted if bound is None else wanted.where(bound)).all()
    for (first, _, end), (second, start, _) in combinations(taught, 2):
        if start <= end:
            yield PersonConflict(ConflictKind.OVERLAPPING_CLASSES, None, "", "", f"{first}、{second}")
