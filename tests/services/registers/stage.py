"""What tests of registers and imports set up: scopes, classes, and a look at every row of the database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text

from tests.fixtures.office import FIRST_SCHOOL, Room
from trainingdesk.domain.errors import OfficeError, Refused
from trainingdesk.domain.levels import Level
from trainingdesk.domain.vocabulary import CertificateKind
from trainingdesk.services.classes import ClassFacts, open_class
from trainingdesk.services.institution_lists import InstitutionDetail, ShowInstitution, show_institution
from trainingdesk.services.institutions import CertifyScope, ScopeEntry, certify_scope

COOK = "4-03-02-01"
# signing in and being seen is not what a refused order leaves behind
_OF_THE_CALL = {"sign_in", "user_account", "sqlite_sequence"}
Rows = dict[str, list[tuple[Any, ...]]]


def institution(room: Room, code: str = FIRST_SCHOOL) -> InstitutionDetail:
    """The institution as the reviewer sees it."""
    return room.call("hr", show_institution, ShowInstitution(code))


def certify(
    room: Room,
    code: str = FIRST_SCHOOL,
    levels: Iterable[Level | None] = (Level.ELEMENTARY, Level.INTERMEDIATE),
    *,
    occupation: str = COOK,
    since: date = date(2025, 1, 1),
    until: date = date(2027, 1, 1),
) -> None:
    """The reviewer certifies the institution for an occupation at these levels."""
    entries = tuple(ScopeEntry(occupation, level) for level in levels)
    room.call("hr", certify_scope, CertifyScope(code, institution(room, code).row.version, entries, since, until))


def cooks(
    number: str = "",
    levels: tuple[Level, ...] = (Level.INTERMEDIATE,),
    start: date = date(2026, 3, 2),
    end: date = date(2026, 3, 20),
    *,
    heads: int = 50,
    kind: CertificateKind = CertificateKind.LEVEL,
) -> ClassFacts:
    """A class of cooks in March 2026."""
    return ClassFacts(
        occupation_code=COOK,
        certificate_kind=kind,
        levels=levels,
        class_start=start,
        class_end=end,
        hours_planned=60,
        heads_planned=heads,
        number=number,
        hours_theory=20,
        hours_practice=40,
    )


def opened(room: Room, facts: ClassFacts, login: str = "clerk") -> str:
    """The number of a class that the clerk opens."""
    return room.call(login, open_class, facts).number


def everything(room: Room) -> Rows:
    """Every row of every table but those that signing in touches."""
    with room.office.read() as session:
        tables = session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")).all()
        return {
            table: sorted((tuple(row) for row in session.execute(text(f'SELECT * FROM "{table}"'))), key=repr)
            for table in tables
            if table not in _OF_THE_CALL
        }


@contextmanager
def expect_refusal(
    room: Room, login: str, code: str, kind: type[OfficeError] = Refused
) -> Iterator[pytest.ExceptionInfo[OfficeError]]:
    """What the login does in the block is refused with this code, and leaves every row as it was."""
    if login not in room.tokens:
        room.sign_in(login)
    before = everything(room)
    with pytest.raises(kind) as refusal:
        yield refusal
    assert refusal.value.code == code
    assert everything(room) == before


def last_action(room: Room) -> tuple[str, str]:
    """Action and details of the newest audit entry."""
    with room.office.read() as session:
        entry = session.execute(text("SELECT action, details FROM audit_entry ORDER BY seq DESC LIMIT 1")).one()
    return entry.action, entry.details
