"""Which class a file is for: one the register knows, or a new one made up from all files of the drop together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select, tuple_
from sqlalchemy.orm import Session, joinedload

from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.domain.levels import Level
from trainingdesk.domain.occupations import OccupationCode
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.plain_text import code_text
from trainingdesk.domain.vocabulary import CertificateKind, Delivery, Term
from trainingdesk.domain.workflow import CLASSES, ClassEvent
from trainingdesk.exchange.known_files import KnownFile, ListKind
from trainingdesk.models.institutions import Institution, InstitutionScope
from trainingdesk.models.people import Person
from trainingdesk.models.training import Enrolment, TrainingClass
from trainingdesk.services.bounds import within_reach
from trainingdesk.services.class_records import levels_of
from trainingdesk.services.known_occupations import occupations_in_force
from trainingdesk.services.office import Office
from trainingdesk.services.people import parts_of
from trainingdesk.services.register_fields import occupation_name

_OF_A_CLASS = (ListKind.ROSTER, ListKind.ATTENDANCE, ListKind.RESULTS, ListKind.CERTIFICATES)  # the most telling first
_NEWEST = TrainingClass.class_start.desc(), TrainingClass.id.desc()
_COUNTED = re.compile(r"(?P<before>\S*?[^\d\s-]\S*?-)(?P<digits>\d{1,4})", re.ASCII)  # not the office's own 2026-001
_ENOUGH = 2  # of the people of a list, one in two must be enrolled in a class for the list to be that class's


class FoundBy(Term):
    """What tied a file to its class."""

    NUMBER = "number", "班级编号", "Its class number"
    DAYS = "days", "起止日期", "Its first and last day"
    PEOPLE = "people", "学员", "Its people"
    TOGETHER = "together", "同时交来的文件", "The files it came with"
    NEW = "new", "新班级", "A new class"


@dataclass(frozen=True, slots=True)
class NewClass:
    """Facts to open a class with, None where no file and no earlier class of the institution says them.

    Hours are of 45 minutes; ``like`` is the earlier class of the same occupation that gaps were filled from;
    ``lacking`` names the fields that somebody has to fill in before the class can be opened.
    """

    number: str = ""
    approval_number: str | None = None
    name: str = ""
    occupation_code: str | None = None
    occupation_edition: int | None = None
    occupation_name: str = ""
    certificate_kind: CertificateKind | None = None
    levels: tuple[Level, ...] = ()
    class_start: date | None = None
    class_end: date | None = None
    hours_planned: int | None = None
    hours_theory: int = 0
    hours_practice: int = 0
    heads_planned: int | None = None
    delivery: Delivery = Delivery.ONSITE
    place: str | None = None
    like: str | None = None
    lacking: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedClass:
    """One class: by ``number`` where the register knows it, else with what a new one would be opened with."""

    number: str | None
    name: str
    new: NewClass | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """What came of one file: the place of its proposal, and what is to be said of it."""

    proposal: int | None = None
    found_by: FoundBy | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposed:
    """The matches in the files' order, and the classes they point to."""

    matches: tuple[Match, ...]
    classes: tuple[ProposedClass, ...]


@dataclass
class _Candidate:
    """A class under way to be proposed, and the files that are for it."""

    known: TrainingClass | None
    files: list[KnownFile] = field(default_factory=list)


def propose(office: Office, session: Session, actor: Actor, files: Sequence[KnownFile]) -> Proposed:
    """Rosters choose first, for they know most; a file that knows nothing goes with the only class of the drop."""
    candidates: list[_Candidate] = []
    matches = [Match()] * len(files)
    places = [place for place, file in enumerate(files) if file.kind in _OF_A_CLASS]
    for place in sorted(places, key=lambda place: _OF_A_CLASS.index(files[place].kind or ListKind.ROSTER)):
        matches[place] = _match(session, actor, files[place], candidates)
    own = session.get(Institution, actor.institution_id) if actor.institution_id is not None else None
    classes = [_proposal(office, session, own, candidate) for candidate in candidates]
    for place, match in enumerate(matches):
        candidate = candidates[match.proposal] if match.proposal is not None else None
        matches[place] = replace(match, findings=tuple(_findings(files[place], own, candidate)))
    return Proposed(tuple(matches), tuple(classes))


def _match(session: Session, actor: Actor, file: KnownFile, candidates: list[_Candidate]) -> Match:
    taught, found_by = _known_class(session, actor, file)
    if taught is not None:
        return Match(_joined(candidates, taught, file), found_by)
    fitting = [place for place, one in enumerate(candidates) if _fits(file, one)]
    if len(fitting) == 1:
        candidates[fitting[0]].files.append(file)
        return Match(fitting[0], FoundBy.TOGETHER)
    if not actor.may(Permission.KEEP_CLASSES) or file.kind is ListKind.CERTIFICATES or not file.rows or fitting:
        return Match()
    candidates.append(_Candidate(None, [file]))
    return Match(len(candidates) - 1, FoundBy.NEW)


def _joined(candidates: list[_Candidate], taught: TrainingClass, file: KnownFile) -> int:
    place = next((place for place, one in enumerate(candidates) if one.known is taught), len(candidates))
    if place == len(candidates):
        candidates.append(_Candidate(taught))
    candidates[place].files.append(file)
    return place


def _known_class(session: Session, actor: Actor, file: KnownFile) -> tuple[TrainingClass | None, FoundBy | None]:
    """By its number; a file with another number is for no class we know. Else by its days, else by its people."""
    stated = _stated(file)
    if stated:
        written = {*stated, *map(code_text, stated)}
        named = or_(TrainingClass.number.in_(written), TrainingClass.approval_number.in_(written))
        found = _only(session, actor, (named,))
        return (found, FoundBy.NUMBER) if found is not None else (None, None)
    by_days = _by_days(session, actor, file)
    if by_days is not None:
        return by_days, FoundBy.DAYS
    by_people = _by_people(session, actor, file)
    return (by_people, FoundBy.PEOPLE) if by_people is not None else (None, None)


def _only(session: Session, actor: Actor, conditions: Iterable[ColumnElement[bool]]) -> TrainingClass | None:
    bound = within_reach(actor)
    wanted = select(TrainingClass).where(*conditions).options(joinedload(TrainingClass.institution)).limit(2)
    found = session.scalars(wanted if bound is None else wanted.where(bound)).all()
    return found[0] if len(found) == 1 else None


def _by_days(session: Session, actor: Actor, file: KnownFile) -> TrainingClass | None:
    facts = file.facts
    if facts.class_start is None or facts.class_end is None:
        return None
    conditions = [TrainingClass.class_start == facts.class_start, TrainingClass.class_end == facts.class_end]
    if file.occupation is not None:
        conditions.append(TrainingClass.occupation_code == file.occupation.code)
    return _only(session, actor, conditions)


def _by_people(session: Session, actor: Actor, file: KnownFile) -> TrainingClass | None:
    """The newest class that half of the people are enrolled in and whose days the file does not contradict."""
    counts: dict[int, int] = {}
    for part in parts_of((person.kind, person.number) for person in file.people):
        enrolled = (
            select(Enrolment.class_id, func.count())
            .join(Person, Person.id == Enrolment.person_id)
            .where(tuple_(Person.id_kind, Person.id_number).in_(part))
            .group_by(Enrolment.class_id)
        )
        for class_id, heads in session.execute(enrolled):
            counts[class_id] = counts.get(class_id, 0) + heads
    enough = [class_id for class_id, heads in counts.items() if heads * _ENOUGH >= len(file.people)]
    bound = within_reach(actor)
    wanted = (
        select(TrainingClass)
        .where(TrainingClass.id.in_(enough))
        .options(joinedload(TrainingClass.institution))
        .order_by(*_NEWEST)
    )
    found = session.scalars(wanted if bound is None else wanted.where(bound)).all()
    return next((taught for taught in found if _agrees(file, taught)), None)


def _agrees(file: KnownFile, taught: TrainingClass) -> bool:
    days = [day for day in (file.first_day, file.last_day) if day is not None]
    same_trade = file.occupation is None or file.occupation.code == taught.occupation_code
    return same_trade and all(taught.class_start <= day <= taught.class_end for day in days)


def _fits(file: KnownFile, candidate: _Candidate) -> bool:
    """Whether nothing in the file speaks against the class of the files it came with."""
    if candidate.known is not None:
        strangers = bool(file.people) and not any(file.people & other.people for other in candidate.files)
        return not _stated(file) and _agrees(file, candidate.known) and not strangers
    return all(_alike(file, other) for other in candidate.files)


def _alike(one: KnownFile, other: KnownFile) -> bool:
    pairs = (
        (_number(one), _number(other)),
        (one.facts.approval_number, other.facts.approval_number),
        (one.occupation, other.occupation),
        (one.facts.class_start, other.facts.class_start),
        (one.facts.class_end, other.facts.class_end),
    )
    strangers = bool(one.people and other.people) and not one.people & other.people
    return not strangers and all(None in pair or pair[0] == pair[1] for pair in pairs)


def _number(file: KnownFile) -> str | None:
    return code_text(file.facts.class_number) if file.facts.class_number else None


def _stated(file: KnownFile) -> tuple[str, ...]:
    """The numbers by which the file names its class: the institution's own, the bureau's."""
    return tuple(number for number in (file.facts.class_number, file.facts.approval_number) if number)


def _findings(file: KnownFile, own: Institution | None, candidate: _Candidate | None) -> Iterable[Finding]:
    stated, number = file.facts.institution, next(iter(_stated(file)), None)
    if own is not None and stated and code_text(stated) != code_text(own.name):
        params = {"stated": stated, "name": own.name}
        yield Finding("recognition.other_institution", Severity.WARNING, params=params)
    if candidate is None and number:
        yield Finding("recognition.class_unknown", Severity.WARNING, params={"number": number})
    known = candidate.known if candidate else None
    if known is not None and (known.state, ClassEvent.EDIT) not in CLASSES.steps:
        yield Finding("class.not_open", Severity.ERROR, params={"number": known.number})


def _proposal(office: Office, session: Session, own: Institution | None, candidate: _Candidate) -> ProposedClass:
    if candidate.known is not None:
        return ProposedClass(candidate.known.number, candidate.known.name)
    new = _new_class(office, session, candidate.files)
    if own is not None:
        trades = _certified_trades(session, own, new)
        if new.occupation_code is None and len(trades) == 1:
            new = _taught_as(office, session, new, *trades)
        like = _like(session, own, new, trades)
        new = _filled(new, like) if like is not None else new
        new = replace(new, number=new.number or _number_after_last(session, own, new))
    return ProposedClass(None, new.name, replace(new, lacking=tuple(_lacking(new))))


def _new_class(office: Office, session: Session, files: Sequence[KnownFile]) -> NewClass:
    """Each fact from the first file that says it; the roster comes first."""
    code = next((file.occupation for file in files if file.occupation), None)
    levels = next((file.levels for file in files if file.levels), ())
    return NewClass(
        number=next((number for file in files if (number := _number(file))), ""),
        approval_number=next((file.facts.approval_number for file in files if file.facts.approval_number), None),
        name=next((file.facts.class_name for file in files if file.facts.class_name), ""),
        occupation_code=code.code if code else None,
        occupation_edition=int(code.edition) if code else None,
        occupation_name=_named(office, session, code),
        certificate_kind=CertificateKind.LEVEL if levels else None,
        levels=levels,
        class_start=next((file.first_day for file in files if file.first_day), None),
        class_end=next((file.last_day for file in files if file.last_day), None),
        hours_planned=next((file.hours for file in files if file.hours), None),
        heads_planned=max([file.facts.heads or 0 for file in files] + [len(file.people) for file in files]) or None,
    )


def _named(office: Office, session: Session, code: OccupationCode | None) -> str:
    if code is None:
        return ""
    return occupation_name(occupations_in_force(office, session), code.code, int(code.edition))


def _certified_trades(session: Session, own: Institution, new: NewClass) -> list[tuple[str, int]]:
    """Occupations the institution may teach at every level asked for, on the first day where that is known."""
    held: dict[tuple[str, int], set[Level | None]] = {}
    for entry in session.scalars(select(InstitutionScope).where(InstitutionScope.institution_id == own.id)):
        if new.class_start is None or entry.valid_from <= new.class_start < entry.valid_until:
            held.setdefault((entry.occupation_code, entry.edition), set()).add(entry.level)
    return sorted(trade for trade, levels in held.items() if levels.issuperset(new.levels))


def _taught_as(office: Office, session: Session, new: NewClass, trade: tuple[str, int]) -> NewClass:
    code, edition = trade
    name = occupation_name(occupations_in_force(office, session), code, edition)
    return replace(new, occupation_code=code, occupation_edition=edition, occupation_name=name)


def _like(session: Session, own: Institution, new: NewClass, trades: Sequence[tuple[str, int]]) -> TrainingClass | None:
    """The institution's last class of the same occupation; of any it may teach, where the files do not say which."""
    wanted = select(TrainingClass).where(TrainingClass.institution_id == own.id)
    if new.occupation_code is not None:
        wanted = wanted.where(TrainingClass.occupation_code == new.occupation_code)
    last = session.scalars(wanted.order_by(*_NEWEST).limit(1)).first()
    if last is None or (new.occupation_code is None and (last.occupation_code, last.occupation_edition) not in trades):
        return None
    return last


def _number_after_last(session: Session, own: Institution, new: NewClass) -> str:
    """As the institution counts its own classes of the year, where it does; else the office gives the number."""
    wanted = select(TrainingClass.number).where(TrainingClass.institution_id == own.id)
    last = session.scalars(wanted.order_by(*_NEWEST).limit(1)).first()
    counted = _COUNTED.fullmatch(last or "")
    if counted is None or new.class_start is None or str(new.class_start.year) not in counted["before"]:
        return ""
    digits = counted["digits"]
    number = f"{counted['before']}{int(digits) + 1:0{len(digits)}d}"
    taken = session.scalars(select(TrainingClass.id).where(TrainingClass.number == number)).first()
    return number if taken is None else ""


def _filled(new: NewClass, like: TrainingClass) -> NewClass:
    """How the institution usually teaches it. Hours are split as before only where their sum is the same."""
    hours = new.hours_planned or like.hours_planned
    same_hours = hours == like.hours_planned
    return replace(
        new,
        occupation_code=like.occupation_code,
        occupation_edition=like.occupation_edition,
        occupation_name=like.occupation_name,
        certificate_kind=new.certificate_kind or like.certificate_kind,
        levels=new.levels or levels_of(like.levels),
        hours_planned=hours,
        hours_theory=like.hours_theory if same_hours else 0,
        hours_practice=like.hours_practice if same_hours else 0,
        delivery=like.delivery,
        place=like.place,
        like=like.number,
    )


def _lacking(new: NewClass) -> Iterable[str]:
    needed = {
        "occupation_code": new.occupation_code,
        "certificate_kind": new.certificate_kind,
        "class_start": new.class_start,
        "class_end": new.class_end,
        "hours_planned": new.hours_planned,
        "heads_planned": new.heads_planned,
    }
    return (name for name, value in needed.items() if value is None)
