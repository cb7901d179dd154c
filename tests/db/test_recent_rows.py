"""Which rows are compared at each opening: those the last day was about, and never more than a clerk waits for."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from tests.db.parts import CLERK, DIGEST, NOW, award, behind_the_back, expect_code, person
from trainingdesk.db.audit_log import append_audit
from trainingdesk.db.engine import EmbeddedDatabase, open_database
from trainingdesk.db.recent_rows import verify_recent
from trainingdesk.db.row_hash import AlteredRow
from trainingdesk.domain.errors import Damaged
from trainingdesk.domain.people import Role
from trainingdesk.models.accounts import Staff, UserAccount
from trainingdesk.models.institutions import Employer

BEFORE = NOW - timedelta(days=1, seconds=1)


def entry(session: Session, kind: str, at: datetime = NOW, object_id: int | None = None, **details: object) -> None:
    append_audit(
        session, CLERK, f"{kind}.done", kind=kind, object_id=object_id, number=f"{kind}-1", details=details, at=at,
        machine="desk-1",
    )  # fmt: skip


def employer(code: str) -> Employer:
    return Employer(credit_code=code, name=code, region="410100", bank="工行", account="6222")


@pytest.fixture
def busy(database: EmbeddedDatabase) -> EmbeddedDatabase:
    """A list of awards, two employers and somebody new at a desk, each with its entry, the second employer's old."""
    with database.write() as session:
        trainee = person(1)
        session.add(trainee)
        session.flush()
        session.add_all([award(trainee.id, on=date(2025, 6, day)) for day in range(1, 11)])
        old, new = employer("OLD"), employer("NEW")
        staff = Staff(identity_number="S1", name="李", created_at=NOW)
        account = UserAccount(
            login="li", staff=staff, role=Role.AUDITOR, password_hash="x", password_set_at=NOW, created_at=NOW
        )
        session.add_all([old, new, account])
        session.flush()
        entry(session, "employer", BEFORE, old.id)
        entry(session, "employer", NOW - timedelta(hours=23), new.id)
        entry(session, "account", NOW - timedelta(hours=1), account.id)
        entry(session, "file", file=DIGEST)
    return database


def compared(database: EmbeddedDatabase, most: int = 1_000) -> int:
    with database.inspect() as session:
        return verify_recent(session, most).rows


def test_the_last_day_ends_with_the_newest_entry(busy: EmbeddedDatabase) -> None:
    assert compared(busy) == 10 + 1 + 2


def test_a_day_later_only_that_days_work_is_looked_at(busy: EmbeddedDatabase) -> None:
    with busy.write() as session:
        entry(session, "roster", NOW + timedelta(days=2))
    assert compared(busy) == 0


def test_money_comes_first_and_the_newest_of_it(busy: EmbeddedDatabase) -> None:
    path = busy.path
    busy.close()
    behind_the_back(path, "UPDATE award SET amount = 1 WHERE id IN (1, 8)", "UPDATE staff SET name = '王'")
    with busy.inspect() as session:
        some, more, all_of_them = (verify_recent(session, most) for most in (3, 10, 100))
    assert (some.rows, some.altered) == (3, (AlteredRow("award", "8"),))
    assert (more.rows, more.altered) == (10, (AlteredRow("award", "8"), AlteredRow("award", "1")))
    assert AlteredRow("staff", "1") in all_of_them.altered


@pytest.mark.parametrize("at", ["", "no time", "2026-13-45 00:00:00"])
def test_an_entry_whose_time_was_damaged_is_no_reason_to_look_away(busy: EmbeddedDatabase, at: str) -> None:
    path = busy.path
    busy.close()
    behind_the_back(path, f"UPDATE audit_entry SET at = '{at}' WHERE seq = 1")
    assert compared(busy) == 10 + 2 + 2
    behind_the_back(path, f"UPDATE audit_entry SET at = '{at}'")
    assert compared(busy) == 10 + 2 + 2


def test_an_entry_whose_details_were_damaged_points_to_nothing(busy: EmbeddedDatabase) -> None:
    path = busy.path
    busy.close()
    behind_the_back(path, "UPDATE audit_entry SET details = '{' WHERE object_kind = 'file'")
    assert compared(busy) == 1 + 2


def test_text_that_is_none_any_more_is_an_altered_row(busy: EmbeddedDatabase) -> None:
    path = busy.path
    busy.close()
    behind_the_back(path, "UPDATE award SET payer = CAST(x'e6acff' AS TEXT) WHERE id = 3")
    with expect_code(Damaged, "db.recent_row_altered") as told:
        open_database(path)
    assert (told.value.params["table"], told.value.params["row"]) == ("award", "3")


def test_a_file_that_lacks_a_table_of_its_schema_is_damaged(filled: Path) -> None:
    behind_the_back(filled, "DROP TABLE attachment")
    with expect_code(Damaged, "db.damaged"):
        open_database(filled)


def test_an_older_schema_is_upgraded_before_its_rows_are_compared(busy: EmbeddedDatabase) -> None:
    path = busy.path
    busy.close()
    behind_the_back(path, "UPDATE award SET amount = 1", "PRAGMA user_version = 2")
    database = open_database(path)
    assert database.info().schema == 2
    database.close()
