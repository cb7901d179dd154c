"""Row hashes: set by themselves on every way a row is written, and broken by whatever changes behind the back."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, delete, insert, select, update

from tests.db.parts import NOW, award, behind_the_back, person
from trainingdesk.db.engine import EmbeddedDatabase, open_database
from trainingdesk.db.row_hash import AlteredRow, covered_columns, row_hash, verify_rows, with_row_hash
from trainingdesk.db.schema import TABLES
from trainingdesk.domain.money import Money
from trainingdesk.domain.people import Role
from trainingdesk.models.accounts import Staff, UserAccount
from trainingdesk.models.files import NumberSequence
from trainingdesk.models.people import PersonAccount
from trainingdesk.models.vouchers import Award


def altered(database: EmbeddedDatabase) -> tuple[AlteredRow, ...]:
    with database.inspect() as session:
        return verify_rows(session).altered


def test_rows_written_in_every_way_agree_with_their_hash(database: EmbeddedDatabase) -> None:
    with database.write() as session:
        trainee = person(1)
        session.add(trainee)
        session.flush()
        session.add(award(trainee.id))
        trainee.accounts.append(PersonAccount(account_name="王", bank="工行", account="6222", since=NOW))
        staff = Staff(identity_number="S1", name="李", created_at=NOW.astimezone(timezone(timedelta(hours=8))))
        session.add(
            UserAccount(
                login="li", staff=staff, role=Role.AUDITOR, password_hash="x", password_set_at=NOW, created_at=NOW
            )
        )
    with database.write() as session:
        session.scalars(select(Award)).one().amount = Money(1)
        account = session.scalars(select(UserAccount)).one()
        account.failures, account.locked_until = 5, NOW
    with database.write() as session:
        session.scalars(select(UserAccount)).one().locked_until = None
    with database.read() as session:
        report = verify_rows(session)
    assert report.altered == ()
    assert report.rows == 5


def test_a_hash_covers_a_parents_id_that_the_flush_fills_in(database: EmbeddedDatabase) -> None:
    with database.write() as session:
        trainee = person(1)
        trainee.accounts.append(PersonAccount(account_name="王", bank="工行", account="6222", since=NOW))
        session.add(trainee)
    with database.read() as session:
        kept = session.scalars(select(PersonAccount)).one()
        assert kept.person_id == trainee.id
        assert kept.current is True
    assert altered(database) == ()


def test_rows_put_in_by_the_thousand_carry_hashes_too(database: EmbeddedDatabase) -> None:
    with database.write() as session:
        trainee = person(1)
        session.add(trainee)
        session.flush()
        table = TABLES["award"]
        plain = {
            "person_id": trainee.id, "scheme": "training", "item": "training", "award_date": NOW,
            "amount": Money(5), "source": "ab" * 32, "level": "4",
        }  # fmt: skip
        rows = [with_row_hash(table, plain | {"certificate_no": f"C{number}"}) for number in range(50)]
        session.execute(insert(table), rows)
    with database.read() as session:
        assert len(session.scalars(select(Award)).all()) == 50
        assert session.scalars(select(Award.occupation_code)).first() == ""
    assert altered(database) == ()


def test_a_bulk_row_without_a_hash_is_stopped_by_the_database(database: EmbeddedDatabase) -> None:
    assert all(table.c.row_hash.nullable is False for table in TABLES.values() if "row_hash" in table.c)
    with database.read() as session:
        assert verify_rows(session).rows == 0


@pytest.mark.parametrize(
    "change",
    [
        "award SET amount = amount + 1",
        "award SET amount = amount + 0.5",
        "award SET amount = CAST(amount AS TEXT) || 'x'",
        "award SET award_date = '2025-07-30'",
        "award SET award_date = '2025-13-45'",
        "award SET award_date = x'00'",
        "award SET level = '3'",
        "award SET level = 'x'",
        "award SET person_id = 2, item = 'living'",
        "award SET revoked_on = '2025-07-01'",
        "award SET certificate_no = ' '",
        "award SET row_hash = upper(row_hash)",
        "award SET row_hash = CAST(row_hash AS BLOB)",
        "person SET name = '欧阳锋'",
        "person SET name = CAST(x'e6acff' AS TEXT)",
        "person SET phone = NULL",
        "person SET sex = 'M'",
        "person SET id_number = '410101199001010002X'",
    ],
)
def test_whatever_changes_behind_the_back_is_found(filled: Path, change: str) -> None:
    table = change.split(maxsplit=1)[0]
    behind_the_back(filled, f"UPDATE {change} WHERE id = 1")
    database = open_database(filled)
    assert altered(database) == (AlteredRow(table, "1"),)
    findings = {(each.code, each.params.get("table"), each.params.get("row")) for each in database.check().findings}
    assert ("db.row_altered", table, "1") in findings
    database.close()


def test_the_hash_of_another_row_does_not_do(filled: Path) -> None:
    behind_the_back(filled, "UPDATE award SET row_hash = (SELECT row_hash FROM award WHERE id = 2) WHERE id = 1")
    database = open_database(filled)
    assert altered(database) == (AlteredRow("award", "1"),)
    database.close()


def test_the_version_and_the_given_id_are_not_covered() -> None:
    names = [column.name for column in covered_columns(TABLES["person"])]
    assert {"id", "version", "row_hash"}.isdisjoint(names)
    assert {"id_number", "name", "birth_date"} <= set(names)
    digest_named = [column.name for column in covered_columns(TABLES["number_sequence"])]
    assert digest_named == ["kind", "year", "last"]


def test_equal_values_hash_alike_however_they_are_given() -> None:
    table = TABLES["user_account"]
    values = {column.name: None for column in table.columns} | {"failures": 1, "disabled": True, "created_at": NOW}
    same = values | {"failures": True, "disabled": 1, "created_at": NOW.astimezone(timezone(timedelta(hours=8)))}
    assert row_hash(table, values) == row_hash(table, same)
    assert row_hash(table, values) != row_hash(table, values | {"failures": 2})
    dated = TABLES["award"]
    awarded = {column.name: None for column in dated.columns} | {
        "award_date": datetime(2025, 6, 30, 23, 59, tzinfo=NOW.tzinfo)
    }
    assert row_hash(dated, awarded) == row_hash(dated, awarded | {"award_date": awarded["award_date"].date()})  # type: ignore[union-attr]


def test_a_value_that_has_no_one_spelling_cannot_be_hashed() -> None:
    table = TABLES["award"]
    values: dict[str, object] = {column.name: None for column in table.columns}
    with pytest.raises(TypeError, match="row hash"):
        row_hash(table, values | {"amount": [1]})
    assert row_hash(table, values | {"source": b"\1"}) != row_hash(table, values | {"source": b"\2"})


def test_a_default_that_only_the_database_knows_is_a_mistake_of_the_model() -> None:
    table = Table("t", MetaData(), Column("id", Integer, primary_key=True), Column("at", Integer, default=lambda: 1))
    with pytest.raises(TypeError, match="plain default"):
        with_row_hash(table, {})


def test_a_missing_value_is_not_hashed_as_nothing() -> None:
    with pytest.raises(KeyError):
        row_hash(TABLES["person"], {"name": "王"})


def test_a_statement_that_would_pass_the_hashes_by_is_a_bug(filled: Path) -> None:
    database = open_database(filled)
    with pytest.raises(TypeError, match="Award rows carry hashes"), database.write() as session:
        session.execute(update(Award).values(amount=Money(1)))
    with database.write() as session:
        session.execute(update(NumberSequence).values(last=5))
        session.execute(delete(Award).where(Award.id == 1))
    assert altered(database) == ()
    database.close()
