"""What tests of the filing room share: a moment, an actor, rows of money and identity, SQL behind the back."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2 as sqlite

from trainingdesk.db.audit_log import append_audit
from trainingdesk.db.engine import EmbeddedDatabase
from trainingdesk.domain.errors import OfficeError
from trainingdesk.domain.levels import Level
from trainingdesk.domain.money import Money
from trainingdesk.domain.people import Actor, Role
from trainingdesk.domain.vocabulary import PersonIdKind, Sex
from trainingdesk.models.people import Person
from trainingdesk.models.vouchers import Award
from trainingdesk.security.chain import Head

NOW = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
CLERK = Actor(user_id=7, staff_id=3, login="wang", name="王小明", role=Role.COUNTER_CLERK)
KEY = bytes(range(32))
DIGEST = "ab" * 32


@contextmanager
def expect_code(kind: type[OfficeError], code: str) -> Iterator[pytest.ExceptionInfo[OfficeError]]:
    """The block is refused with exactly this kind of error and this code."""
    with pytest.raises(kind) as told:
        yield told
    assert type(told.value) is kind
    assert told.value.code == code


def person(number: int, name: str = "欧阳𬭊") -> Person:
    """A trainee with a made-up number that no two share."""
    text = f"41010119900101{number:04d}"
    return Person(
        id_kind=PersonIdKind.RESIDENT,
        id_number=text,
        id_reversed=text[::-1],
        name=name,
        sex=Sex.FEMALE,
        birth_date=date(1990, 1, 1),
        phone="13800001234",
    )


def award(person_id: int, fen: int = 150_000, on: date = date(2025, 6, 30)) -> Award:
    """A subsidy paid earlier."""
    return Award(
        person_id=person_id,
        scheme="training",
        item="training",
        occupation_code="4-03-02-01",
        level=Level.INTERMEDIATE,
        level_key="4",
        award_date=on,
        amount=Money(fen),
        source=DIGEST,
    )


def note(session: Session, action: str = "award.imported", number: str = "B-1", **details: object) -> Head:
    return append_audit(session, CLERK, action, kind="award", number=number, details=details, at=NOW, machine="desk-1")


def fill(database: EmbeddedDatabase, people: int = 3) -> None:
    """People with an award and an audit entry each, every one in a transaction of its own."""
    for number in range(people):
        with database.write() as session:
            trainee = person(number)
            session.add(trainee)
            session.flush()
            session.add(award(trainee.id, 100_000 + number))
            note(session, number=f"B-{number}", person=trainee.id)


def behind_the_back(path: Path, *statements: str, key: bytes | None = None) -> list[tuple[object, ...]]:
    """Runs SQL as somebody with the file and a tool would, past every guard; the rows of the last statement."""
    with closing(sqlite.connect(str(path), isolation_level=None)) as link:
        if key is not None:
            link.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for (trigger,) in link.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            link.execute(f"DROP TRIGGER {trigger}")
        link.execute("PRAGMA ignore_check_constraints = ON")
        rows: list[tuple[object, ...]] = []
        for statement in statements:
            rows = link.execute(statement).fetchall()
        return rows


def in_a_child(program: str, *arguments: object) -> subprocess.Popen[str]:
    """Another process of this program, for what one process cannot do to itself."""
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", program, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def finished(child: subprocess.Popen[str]) -> str:
    """What the child printed; its errors if it failed."""
    out, err = child.communicate(timeout=120)
    assert child.returncode == 0, err
    return out
