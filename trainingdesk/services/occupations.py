"""The office's own occupations: those the shipped catalogue lacks, entered with the text they are written in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.occupations import NAMES_APART, Occupation, OccupationCode
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.models.accounts import Staff
from trainingdesk.models.occupations import RegisteredOccupation
from trainingdesk.services.audit import Subject, note
from trainingdesk.services.bounds import as_seen
from trainingdesk.services.known_occupations import occupation_of
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.records import Made
from trainingdesk.services.register_fields import needed, occupation, optional

_WRITTEN = Changes.OCCUPATIONS | Changes.AUDIT
_ENTRIES_APART = str.maketrans("；", NAMES_APART)


@dataclass(frozen=True, slots=True)
class AddOccupation:
    """Enter an occupation. ``source`` is the notice or standard that names it, and where that is published."""

    code: str
    name: str
    source: str
    edition: int = 2022
    english_name: str | None = None
    other_names: tuple[str, ...] = ()


@procedure(Permission.MANAGE_INSTITUTIONS)
def add_occupation(office: Office, actor: Actor, order: AddOccupation) -> Made:
    """Refused for a faulty code, or an occupation that ships with the program or is registered, retired or not."""
    code = occupation(order.code, order.edition)
    with office.write() as session:
        _not_shipped(office, code)
        known = _entry(session, code)
        if known is not None:
            raise Refused("occupation.exists", occupation=code.code, edition=order.edition, name=known.name)
        entry = RegisteredOccupation(
            occupation_code=code.code, edition=order.edition, added_by=actor.staff_id, added_at=office.now()
        )
        _describe(entry, order)
        session.add(entry)
        session.flush()
        return _made(office, session, actor, entry, "occupation.added", name=entry.name, source=entry.source)


@dataclass(frozen=True, slots=True)
class AmendOccupation:
    """Everything about an occupation but code and edition, as it shall be from now on."""

    seen_version: int
    facts: AddOccupation


@procedure(Permission.MANAGE_INSTITUTIONS)
def amend_occupation(office: Office, actor: Actor, order: AmendOccupation) -> Made:
    """Classes and certificates keep the name they were given; later ones take the new one."""
    with office.write() as session:
        entry = _seen(session, order.facts.code, order.facts.edition, order.seen_version)
        before = entry.name
        _describe(entry, order.facts)
        session.flush()
        return _made(office, session, actor, entry, "occupation.amended", name=entry.name, name_before=before,
                     source=entry.source)  # fmt: skip


def _describe(entry: RegisteredOccupation, facts: AddOccupation) -> None:
    entry.name = needed("occupation_name", facts.name)
    entry.english_name = optional("english_name", facts.english_name)
    entry.source = needed("source", facts.source)
    given = NAMES_APART.join(facts.other_names).translate(_ENTRIES_APART).split(NAMES_APART)
    names = (needed("other_name", name) for name in given if name.strip())
    entry.other_names = NAMES_APART.join(dict.fromkeys(name for name in names if name != entry.name))


@dataclass(frozen=True, slots=True)
class RetireOccupation:
    """An occupation, why it counts no longer, and from which day on; None: from today."""

    code: str
    seen_version: int
    reason: str
    edition: int = 2022
    retired_on: date | None = None


@procedure(Permission.MANAGE_INSTITUTIONS)
def retire_occupation(office: Office, actor: Actor, order: RetireOccupation) -> Made:
    """From that day on lists say that they do not know it. The row stays: scopes of earlier years keep its name."""
    reason = needed("reason", order.reason)
    with office.write() as session:
        entry = _seen(session, order.code, order.edition, order.seen_version)
        if entry.retired_on is not None:
            raise Refused(
                "occupation.retired_already", name=entry.name, occupation=entry.occupation_code, day=entry.retired_on
            )
        entry.retired_on = order.retired_on or office.today()
        session.flush()
        return _made(office, session, actor, entry, "occupation.retired", since=entry.retired_on, reason=reason)


@dataclass(frozen=True, slots=True)
class RestoreOccupation:
    """A retired occupation that shall count again, and why."""

    code: str
    seen_version: int
    reason: str
    edition: int = 2022


@procedure(Permission.MANAGE_INSTITUTIONS)
def restore_occupation(office: Office, actor: Actor, order: RestoreOccupation) -> Made:
    """Refused when it is not retired, or when by now it ships with the program."""
    reason = needed("reason", order.reason)
    with office.write() as session:
        entry = _seen(session, order.code, order.edition, order.seen_version)
        if entry.retired_on is None:
            raise Refused("occupation.not_retired", name=entry.name, occupation=entry.occupation_code)
        _not_shipped(office, occupation_of(entry).code)
        entry.retired_on = None
        session.flush()
        return _made(office, session, actor, entry, "occupation.restored", reason=reason)


def _not_shipped(office: Office, code: OccupationCode) -> None:
    shipped = office.shipped_occupations.find(code)
    if shipped is not None:
        raise Refused("occupation.shipped", occupation=code.code, edition=code.edition.value, name=shipped.name)


def _entry(session: Session, code: OccupationCode) -> RegisteredOccupation | None:
    wanted = select(RegisteredOccupation).where(
        RegisteredOccupation.occupation_code == code.code, RegisteredOccupation.edition == int(code.edition)
    )
    return session.scalars(wanted).first()


def _seen(session: Session, text: str, edition: int, seen_version: int) -> RegisteredOccupation:
    code = occupation(text, edition)
    entry = _entry(session, code)
    if entry is None:
        raise Refused("occupation.unknown", occupation=code.code, edition=edition)
    as_seen(entry, seen_version, "occupation.changed_meanwhile", entry.name)
    return entry


def _made(
    office: Office, session: Session, actor: Actor, entry: RegisteredOccupation, action: str, **details: object
) -> Made:
    subject = Subject("occupation", f"{entry.occupation_code}/{entry.edition}", entry.id)
    note(office, session, actor, action, subject, **details)
    return Made(entry.id, entry.occupation_code, entry.version, _WRITTEN)


@dataclass(frozen=True, slots=True)
class ListOccupations:
    """Those whose code or one of whose names holds the text; all editions unless one is named."""

    text: str = ""
    edition: int | None = None
    registered_only: bool = False


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """What the register says of an occupation beside its names; it counts no longer from ``retired_on`` on."""

    id: int
    version: int
    english_name: str | None
    added_by: str
    added_at: datetime
    retired_on: date | None


@dataclass(frozen=True, slots=True)
class OccupationRow:
    """One occupation; ``registered`` is None for one that ships with the program.

    ``assumed``: nobody read it in print, so it is to be checked against the classification.
    """

    code: str
    edition: int
    name: str
    other_names: tuple[str, ...]
    source: str
    assumed: bool
    registered: RegisterEntry | None


@dataclass(frozen=True, slots=True)
class OccupationList:
    """Occupations by code and edition."""

    rows: tuple[OccupationRow, ...]


@procedure(Permission.READ_REGISTERS)
def list_occupations(office: Office, actor: Actor, order: ListOccupations) -> OccupationList:
    """What ships and what was registered, retired entries too: anyone who reads registers may see it."""
    with office.read() as session:
        entries = session.execute(
            select(RegisteredOccupation, Staff.name).join(Staff, Staff.id == RegisteredOccupation.added_by)
        )
        rows = [_row(occupation_of(entry), _registered(entry, name)) for entry, name in entries]
    if not order.registered_only:
        rows += [_row(shipped) for shipped in office.shipped_occupations]
    rows.sort(key=lambda row: (row.code, row.edition))
    return OccupationList(tuple(row for row in rows if _asked_for(row, order)))


def _asked_for(row: OccupationRow, order: ListOccupations) -> bool:
    text = order.text.strip().casefold()
    within = any(text in told.casefold() for told in (row.code, row.name, *row.other_names))
    return within and order.edition in (None, row.edition)


def _row(known: Occupation, registered: RegisterEntry | None = None) -> OccupationRow:
    edition = int(known.code.edition)
    return OccupationRow(
        known.code.code, edition, known.name, known.other_names, known.source, known.assumed, registered
    )


def _registered(entry: RegisteredOccupation, added_by: str) -> RegisterEntry:
    return RegisterEntry(entry.id, entry.version, entry.english_name, added_by, entry.added_at, entry.retired_on)
