"""One search through the office: people, classes, claims, vouchers, certificates, institutions, by what is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session, joinedload

from trainingdesk.domain.masking import mask_identity
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.plain_text import code_text, visible
from trainingdesk.domain.vocabulary import Term
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.claims import Claim
from trainingdesk.models.institutions import Institution
from trainingdesk.models.people import Person
from trainingdesk.models.training import TrainingClass
from trainingdesk.models.vouchers import Voucher
from trainingdesk.services.bounds import claims_within_reach, is_bureau, within_reach
from trainingdesk.services.name_sounds import sounds_like
from trainingdesk.services.numbers import CLAIM_NUMBERS, VOUCHER_NUMBERS
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.person_search import begins, people_found, people_within_reach, question_for

EACH = 8
_LONGEST = 60  # characters typed; a longer text is no name and no number
_LEAST_OF_CERTIFICATE = 4
_LEAST_SOUNDS = 2
_SERIAL = re.compile(r"\d{1,6}", re.ASCII)
_LETTERS = re.compile(r"[A-Za-z]+")


class HitKind(Term):
    """What was found, in the order in which it is shown."""

    PERSON = "person", "学员", "People"
    CLASS = "class", "班级", "Classes"
    CLAIM = "claim", "申领单", "Claims"
    VOUCHER = "voucher", "凭证", "Vouchers"
    CERTIFICATE = "certificate", "证书", "Certificates"
    INSTITUTION = "institution", "机构", "Institutions"


@dataclass(frozen=True, slots=True)
class Hit:
    """One record: ``key`` opens it (a person's id as text, else a number or credit code); nothing in it is unmasked."""

    key: str
    title: str
    subtitle: str
    state_zh: str = ""
    state_en: str = ""


@dataclass(frozen=True, slots=True)
class HitGroup:
    """The hits of one kind; ``more`` when there are others."""

    kind: HitKind
    hits: tuple[Hit, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class SearchOffice:
    """What is typed, and how many hits of each kind to give: eight at most."""

    text: str
    each: int = EACH


@dataclass(frozen=True, slots=True)
class Found:
    """Groups with at least one hit."""

    groups: tuple[HitGroup, ...]


@dataclass(frozen=True, slots=True)
class _Typed:
    """The text as names have it and as numbers have it, the serial's year, and how many hits are wanted, plus one."""

    text: str
    code: str
    year: int
    most: int


@procedure(Permission.SIGNED_IN)
def search_office(office: Office, actor: Actor, order: SearchOffice) -> Found:
    """As far as the actor's eye reaches, and of the kinds they may read: an administrator finds nothing."""
    text = " ".join(visible(order.text).split())[:_LONGEST]
    if not text:
        return Found(())
    each = max(1, min(order.each, EACH))
    typed = _Typed(text, code_text(text), office.today().year, each + 1)
    with office.read() as session:
        found = [(kind, list(hits)) for kind, hits in _every_kind(session, actor, typed)]
    return Found(tuple(HitGroup(kind, tuple(hits[:each]), len(hits) > each) for kind, hits in found if hits))


def _every_kind(session: Session, actor: Actor, typed: _Typed) -> Iterator[tuple[HitKind, Iterator[Hit]]]:
    if actor.may(Permission.READ_REGISTERS):
        yield HitKind.PERSON, _people(session, actor, typed)
        yield HitKind.CLASS, _classes(session, actor, typed)
    if actor.may(Permission.READ_CLAIMS):
        yield HitKind.CLAIM, _claims(session, actor, typed)
    if actor.may(Permission.READ_VOUCHERS):
        yield HitKind.VOUCHER, _vouchers(session, typed)
    if actor.may(Permission.READ_REGISTERS):
        yield HitKind.CERTIFICATE, _certificates(session, actor, typed)
        yield HitKind.INSTITUTION, _institutions(session, actor, typed)


def _people(session: Session, actor: Actor, typed: _Typed) -> Iterator[Hit]:
    question = question_for(session, typed.text)
    if question is None:
        return
    marks = people_found(session, people_within_reach(actor), question, most=typed.most)
    numbers = dict(
        session.execute(select(Person.id, Person.id_number).where(Person.id.in_([mark.id for mark in marks]))).all()
    )
    for mark in marks:
        yield Hit(str(mark.id), mark.name, mask_identity(numbers[mark.id]))


def _classes(session: Session, actor: Actor, typed: _Typed) -> Iterator[Hit]:
    """By number, approval number, or the beginning of name or occupation; there are thousands of classes at most."""
    named = or_(
        begins(TrainingClass.number, typed.code),
        TrainingClass.approval_number == typed.text,
        begins(TrainingClass.name, typed.text),
        begins(TrainingClass.occupation_name, typed.text),
    )
    bound = within_reach(actor)
    wanted = (
        select(TrainingClass)
        .where(named, *(() if bound is None else (bound,)))
        .options(joinedload(TrainingClass.institution))
        .order_by(TrainingClass.class_start.desc(), TrainingClass.id.desc())
        .limit(typed.most)
    )
    for one in session.scalars(wanted):
        yield Hit(one.number, one.name, one.institution.name, one.state.zh, one.state.en)


def _claims(session: Session, actor: Actor, typed: _Typed) -> Iterator[Hit]:
    wanted = (
        select(Claim, TrainingClass.name, Institution.name)
        .outerjoin(TrainingClass, TrainingClass.id == Claim.class_id)
        .outerjoin(Institution, Institution.id == Claim.institution_id)
        .where(_numbered(Claim.number, CLAIM_NUMBERS, typed), *claims_within_reach(actor))
        .order_by(Claim.number.desc())
        .limit(typed.most)
    )
    for claim, taught, institution in session.execute(wanted):
        told = " · ".join(filter(None, (institution, taught))) or claim.source.zh
        yield Hit(claim.number, claim.number, told, claim.state.zh, claim.state.en)


def _vouchers(session: Session, typed: _Typed) -> Iterator[Hit]:
    wanted = select(Voucher).where(_numbered(Voucher.number, VOUCHER_NUMBERS, typed))
    for one in session.scalars(wanted.order_by(Voucher.number.desc()).limit(typed.most)):
        yield Hit(one.number, one.number, one.payee_name, one.state.zh, one.state.en)


def _numbered(column: InstrumentedAttribute[str], prefix: str, typed: _Typed) -> ColumnElement[bool]:
    """The beginning of a number; or a serial alone, of this year and the one before."""
    if _SERIAL.fullmatch(typed.code):
        years = (typed.year, typed.year - 1)
        return column.in_([f"{prefix}{year}-{typed.code:0>6}" for year in years])
    return begins(column, typed.code)


def _certificates(session: Session, actor: Actor, typed: _Typed) -> Iterator[Hit]:
    if len(typed.code) < _LEAST_OF_CERTIFICATE:
        return
    wanted = select(Certificate).where(begins(Certificate.number, typed.code)).options(joinedload(Certificate.person))
    bound = within_reach(actor)
    if bound is not None:
        wanted = wanted.join(TrainingClass, TrainingClass.id == Certificate.class_id).where(bound)
    for one in session.scalars(wanted.order_by(Certificate.number).limit(typed.most)):
        holder = f"{one.person.name} {mask_identity(one.person.id_number)}"
        yield Hit(one.number, one.number, f"{holder} · {one.occupation_name}", one.state.zh, one.state.en)


def _institutions(session: Session, actor: Actor, typed: _Typed) -> Iterator[Hit]:
    """Names are known by a part in the middle, so all are looked through: a city has hundreds of institutions."""
    wanted = select(Institution).order_by(Institution.credit_code)
    if not is_bureau(actor):
        wanted = wanted.where(Institution.id == actor.institution_id)
    fitting = (one for one in session.scalars(wanted) if _is_called(one, typed))
    for one, _ in zip(fitting, range(typed.most), strict=False):
        yield Hit(one.credit_code, one.name, one.credit_code, one.state.zh, one.state.en)


def _is_called(institution: Institution, typed: _Typed) -> bool:
    name = institution.name
    if typed.text in name or institution.credit_code.startswith(typed.code):
        return True
    if not _LETTERS.fullmatch(typed.text) or len(typed.text) < _LEAST_SOUNDS:
        return False
    return any(sounds_like(name[start:], typed.text) for start in range(len(name)))
