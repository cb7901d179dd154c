"""Column types and table guards: what is stored comes back as it was, and the database holds its own line."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import ForeignKeyConstraint, delete, select, text
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import IntegrityError, StatementError
from sqlalchemy.schema import CreateIndex, CreateTable

from tests.db.parts import CLERK, DIGEST, NOW, award, behind_the_back, expect_code, note, person
from trainingdesk.db.engine import EmbeddedDatabase, open_database
from trainingdesk.db.row_hash import hashed_tables
from trainingdesk.db.schema import TABLES
from trainingdesk.domain.errors import Conflict
from trainingdesk.domain.money import Money
from trainingdesk.domain.people import Role
from trainingdesk.models.accounts import Staff, UserAccount
from trainingdesk.models.audit import AuditEntry
from trainingdesk.models.base import AppendOnly, Base, MoneyColumn
from trainingdesk.models.files import StoredFile
from trainingdesk.models.institutions import OfficeProfile
from trainingdesk.models.occupations import RegisteredOccupation
from trainingdesk.models.people import Person
from trainingdesk.models.vouchers import Award


def office_profile(region: str = "410100") -> OfficeProfile:
    return OfficeProfile(id=1, bureau="市人社局", finance_bureau="市财政局", region=region, region_name="某市")


def account(login: str, staff: Staff) -> UserAccount:
    return UserAccount(
        login=login, staff=staff, role=Role.AUDITOR, password_hash="x", password_set_at=NOW, created_at=NOW
    )


def test_money_dates_instants_and_words_come_back_as_they_were(database: EmbeddedDatabase) -> None:
    beijing = timezone(timedelta(hours=8))
    with database.write() as session:
        trainee = person(1)
        staff = Staff(identity_number="S1", name="李", created_at=datetime(2026, 1, 1, 7, 59, 59, 123456, beijing))
        session.add_all([trainee, staff])
        session.flush()
        session.add(award(trainee.id, 9_007_199_254_740_993))
    with database.read() as session:
        kept = session.scalars(select(Award)).one()
        assert kept.amount == Money(9_007_199_254_740_993)  # a float would have lost the last fen
        assert kept.award_date == date(2025, 6, 30)
        created = session.scalars(select(Staff.created_at)).one()
        assert created == datetime(2026, 1, 1, 7, 59, 59, 123456, beijing)
        assert created.utcoffset() == timedelta(0)
        assert session.scalars(select(Person.name)).one() == "欧阳𬭊"


def test_an_instant_without_a_zone_is_refused(database: EmbeddedDatabase) -> None:
    with pytest.raises(StatementError, match="time zone"), database.write() as session:
        session.add(Staff(identity_number="S1", name="李", created_at=NOW.replace(tzinfo=None)))


def test_no_amount_and_no_instant_stay_none() -> None:
    dialect = postgresql.dialect()
    for column in (TABLES["claim"].c.submitted_at, TABLES["claim"].c.total):
        assert column.type.process_bind_param(None, dialect) is None
        assert column.type.process_result_value(None, dialect) is None


def test_postgresql_gets_and_gives_aware_instants() -> None:
    column = TABLES["claim"].c.submitted_at.type
    beijing = timezone(timedelta(hours=8))
    assert column.process_bind_param(NOW.astimezone(beijing), postgresql.dialect()) == NOW
    assert column.process_bind_param(NOW, postgresql.dialect()).tzinfo is not None
    given = column.process_result_value(NOW.astimezone(beijing), postgresql.dialect())
    assert (given, given.utcoffset()) == (NOW, timedelta(0))


def test_a_word_outside_its_list_is_stopped_by_the_program_and_by_the_database(path: Path) -> None:
    database = open_database(path)
    with pytest.raises(StatementError, match="not among"), database.write() as session:
        session.execute(TABLES["person"].insert().values(id_kind="moon_citizen"))
    columns = "id_kind, id_number, id_reversed, name, version, row_hash"
    with pytest.raises(IntegrityError, match="ck_person_id_kind_known"), database.write() as session:
        session.execute(text(f"INSERT INTO person ({columns}) VALUES ('x', '1', '1', 'n', 1, 'h')"))
    database.close()


def test_a_second_reader_of_a_row_is_told_that_it_changed(database: EmbeddedDatabase) -> None:
    with database.write() as session:
        session.add(office_profile())
    with database.read() as session:
        seen = session.get_one(OfficeProfile, 1)
    with database.write() as session:
        session.get_one(OfficeProfile, 1).region = "410102"
    with expect_code(Conflict, "db.changed_meanwhile"), database.write() as session:
        stale = session.merge(seen, load=False)
        stale.region = "410103"
    with database.read() as session:
        kept = session.get_one(OfficeProfile, 1)
        assert (kept.region, kept.version) == ("410102", 2)


def test_the_id_of_a_deleted_row_is_never_given_again(database: EmbeddedDatabase) -> None:
    with database.write() as session:
        first = person(1)
        session.add(first)
    with database.write() as session:
        session.execute(delete(Person))
    with database.write() as session:
        second = person(2)
        session.add(second)
    assert second.id > first.id


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET login = 'x'", "DELETE FROM audit_entry"])
def test_the_database_itself_refuses_to_change_the_log(database: EmbeddedDatabase, statement: str) -> None:
    with database.write() as session:
        note(session)
    with pytest.raises(IntegrityError, match="append-only"), database.write() as session:
        session.execute(text(statement))
    with database.read() as session:
        assert session.scalars(select(AuditEntry.login)).one() == CLERK.login


def test_a_filed_document_cannot_be_replaced(database: EmbeddedDatabase) -> None:
    with database.write() as session:
        session.add(StoredFile(digest=DIGEST, media_type="text/plain", size=1, stored_at=NOW, content=b"a"))
    with pytest.raises(IntegrityError, match="append-only"), database.write() as session:
        session.get_one(StoredFile, DIGEST).content = b"b"


def test_a_row_cannot_point_to_nobody(database: EmbeddedDatabase) -> None:
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), database.write() as session:
        session.add(award(4711))


def test_two_persons_cannot_have_one_identity_nor_two_users_one_login(database: EmbeddedDatabase) -> None:
    with database.write() as session:
        staff = Staff(identity_number="S1", name="李", created_at=NOW)
        session.add_all([account("li", staff), account("li2", staff)])
    with pytest.raises(IntegrityError, match="identity_number"), database.write() as session:
        session.add(Staff(identity_number="S1", name="张", created_at=NOW))
    with pytest.raises(IntegrityError, match="login"), database.write() as session:
        session.add(account("li", session.scalars(select(Staff)).one()))


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_foreign_key_can_be_followed_without_a_scan(name: str) -> None:
    table = TABLES[name]
    leading = {next(iter(keyed.columns)).name for keyed in (*table.indexes, *table.constraints) if len(keyed.columns)}
    asked = {
        element.parent.name
        for fk in table.constraints
        if isinstance(fk, ForeignKeyConstraint)
        for element in fk.elements
    }
    assert asked <= leading


@pytest.mark.parametrize("name", sorted(TABLES))
def test_postgresql_takes_every_table(name: str) -> None:
    table, dialect = TABLES[name], postgresql.dialect()
    created = str(CreateTable(table).compile(dialect=dialect))
    assert created.lstrip().startswith(f"CREATE TABLE {name} (")
    for index in table.indexes:
        assert str(index.name) in str(CreateIndex(index).compile(dialect=dialect)) or len(str(index.name)) > 63


def test_constraint_names_tell_two_column_uniques_apart() -> None:
    assert "uq_claim_line_claim_id_position" in {constraint.name for constraint in TABLES["claim_line"].constraints}
    assert all(constraint.name for table in TABLES.values() for constraint in table.constraints)


def test_every_table_of_money_or_identity_carries_row_hashes() -> None:
    hashed = {table.name for table in hashed_tables()}
    guarded = {str(each.class_.__tablename__) for each in Base.registry.mappers if issubclass(each.class_, AppendOnly)}
    money = {name for name, table in TABLES.items() if any(isinstance(c.type, MoneyColumn) for c in table.columns)}
    assert money | {"person", "person_account", "institution_account", "staff", "user_account"} <= hashed | guarded


def test_a_hashed_row_cannot_change_its_id_unseen() -> None:
    """The hash leaves out the id the database gives; an index names it, and the page check compares the two."""
    for table in hashed_tables():
        assert table.indexes or any(type(each).__name__ == "UniqueConstraint" for each in table.constraints), table.name


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"edition": 2020}, "ck_occupation_edition_known"),
        ({"source": ""}, "ck_occupation_name_and_source_told"),
        ({"occupation_code": "4-13-01-98"}, "UNIQUE"),
        ({"added_by": 4711}, "FOREIGN KEY"),
    ],
)
def test_an_occupation_that_cannot_be_is_stopped_by_the_database(
    database: EmbeddedDatabase, change: dict[str, object], rule: str
) -> None:
    facts = {"edition": 2022, "name": "灯影讲解员", "source": "某文件", "added_by": 1, "added_at": NOW}
    with database.write() as session:
        session.add(Staff(identity_number="S1", name="李", created_at=NOW))
        session.flush()
        session.add(RegisteredOccupation(**facts, occupation_code="4-13-01-98"))
    with pytest.raises(IntegrityError, match=rule), database.write() as session:
        session.add(RegisteredOccupation(**(facts | {"occupation_code": "4-13-01-99"} | change)))


def test_one_earlier_award_is_not_put_in_twice(filled: Path) -> None:
    database = open_database(filled)
    with database.read() as session:
        first = session.scalars(select(Award).order_by(Award.id)).first()
        assert first is not None
    with pytest.raises(IntegrityError, match="UNIQUE"), database.write() as session:
        session.add(award(first.person_id))
    database.close()
    assert behind_the_back(filled, "SELECT count(*) FROM award") == [(3,)]
