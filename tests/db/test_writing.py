"""Transactions: whole or not at all, one writer after the other, and no lock that a clerk has to hear of."""

from __future__ import annotations

import threading
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import OperationalError
from sqlcipher3 import dbapi2 as sqlite

from tests.db.parts import NOW, expect_code, fill, finished, in_a_child, note, person
from trainingdesk.db.engine import EmbeddedDatabase, open_database
from trainingdesk.db.numbering import next_in_sequence, next_number
from trainingdesk.db.schema import SCHEMA_VERSION
from trainingdesk.domain.errors import Busy, Damaged, Refused, Unavailable
from trainingdesk.models.accounts import Staff
from trainingdesk.models.audit import AuditEntry
from trainingdesk.models.people import Person

WRITER = """
import sys
from pathlib import Path
from tests.db.parts import note
from trainingdesk.db.engine import open_database
from trainingdesk.db.numbering import next_number
database = open_database(Path(sys.argv[1]), state_folder=Path(sys.argv[2]))
for turn in range(int(sys.argv[4])):
    with database.write() as session:
        number = next_number(session, "PZ", 2026)
        note(session, "voucher.issued", number, by=sys.argv[3])
    print(number)
database.close()
"""


def count(database: EmbeddedDatabase) -> int:
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(Person)) or 0


def test_a_block_that_ends_well_is_kept_and_one_that_fails_is_not(database: EmbeddedDatabase) -> None:
    with database.write() as session:
        session.add(person(1))
    with expect_code(Refused, "claim.own_hand"), database.write() as session:
        session.add(person(2))
        session.flush()
        raise Refused("claim.own_hand")
    assert count(database) == 1


def test_tables_made_in_a_failed_block_are_gone_too(database: EmbeddedDatabase) -> None:
    with pytest.raises(ZeroDivisionError), database.write() as session:
        session.execute(text(f"CREATE TABLE scratch (a INTEGER DEFAULT {1 // 0})"))
    with pytest.raises(KeyError), database.write() as session:
        session.execute(text("CREATE TABLE scratch (a)")) and {}["missing"]
    with database.read() as session:
        assert session.scalar(text("SELECT count(*) FROM sqlite_master WHERE name = 'scratch'")) == 0


def test_records_stay_readable_after_the_commit(database: EmbeddedDatabase) -> None:
    with database.write() as session:
        staff = Staff(identity_number="S1", name="李", created_at=NOW)
        session.add(staff)
    assert (staff.id, staff.name, staff.version) == (1, "李", 1)


def test_a_reader_sees_one_moment(database: EmbeddedDatabase) -> None:
    with database.read() as session:
        before = session.scalar(select(func.count()).select_from(Person))
        with database.write() as other:
            other.add(person(1))
        assert session.scalar(select(func.count()).select_from(Person)) == before == 0
    assert count(database) == 1


def test_a_reader_cannot_write(database: EmbeddedDatabase) -> None:
    with expect_code(Unavailable, "db.read_only"), database.read() as session:
        session.execute(text("DELETE FROM person"))
    with database.write() as session:  # the same connection, allowed again
        session.add(person(1))
    assert count(database) == 1


def test_a_write_inside_a_write_is_a_bug_told_at_once(database: EmbeddedDatabase) -> None:
    with database.write(), pytest.raises(RuntimeError, match="already writing"), database.write():
        pass
    with database.write() as session:
        session.add(person(1))
    assert count(database) == 1


def test_writers_of_one_process_wait_for_each_other(database: EmbeddedDatabase) -> None:
    def work(start: int) -> None:
        for number in range(start, start + 10):
            with database.write() as session:
                session.add(person(number))
                note(session)

    threads = [threading.Thread(target=work, args=(start,)) for start in (0, 100, 200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(database) == 30
    assert database.check().sound


def test_three_commands_at_once_lose_nothing_and_hear_of_no_lock(path: Path, state: Path) -> None:
    turns = 40
    children = [in_a_child(WRITER, path, state, name, turns) for name in "abc"]
    numbers = [number for child in children for number in finished(child).split()]
    assert sorted(numbers) == [f"PZ2026-{each:06d}" for each in range(1, 3 * turns + 1)]
    database = open_database(path, state_folder=state)
    report = database.check()
    assert report.sound
    assert report.chain is not None
    assert (report.chain.entries, report.chain.unanchored) == (3 * turns, 0)
    database.close()


@pytest.mark.proof
def test_three_commands_at_once_for_long(path: Path, state: Path) -> None:
    turns = 1_500
    children = [in_a_child(WRITER, path, state, name, turns) for name in "abc"]
    numbers = {number for child in children for number in child.communicate(timeout=600)[0].split()}
    assert len(numbers) == 3 * turns
    database = open_database(path, state_folder=state)
    assert database.check().sound
    database.close()


def test_a_lock_that_stays_is_told_as_busy(database: EmbeddedDatabase, path: Path) -> None:
    with closing(sqlite.connect(str(path), isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with expect_code(Busy, "db.busy"), database.write() as session:
            session.add(person(1))
        holder.execute("ROLLBACK")
    with database.write() as session:
        session.add(person(1))
    assert count(database) == 1


def test_a_mistake_in_a_statement_flies_as_it_is(database: EmbeddedDatabase) -> None:
    with pytest.raises(OperationalError, match="no such table"), database.read() as session:
        session.execute(text("SELECT * FROM nowhere"))


def test_text_that_is_no_text_is_damage_and_is_not_quoted(database: EmbeddedDatabase) -> None:
    with database.write() as session:
        session.add(person(1))
        session.flush()
        session.execute(text("UPDATE person SET phone = CAST(x'31ff32' AS TEXT)"))
    with expect_code(Damaged, "db.damaged") as told, database.read() as session:
        session.scalars(select(Person)).all()
    assert "31" not in str(told.value.params)
    with database.inspect() as session:
        assert session.scalar(text("SELECT phone FROM person")) == "1\udcff2"
    with database.read() as session:
        assert session.scalar(text("SELECT name FROM person")) == "欧阳𬭊"


def test_a_file_that_vanished_is_not_made_anew(path: Path) -> None:
    database = open_database(path)
    database.close()
    path.unlink()
    with expect_code(Unavailable, "db.cannot_open"), database.write() as session:
        session.add(person(1))
    assert not path.exists()


def test_numbers_have_no_gaps(database: EmbeddedDatabase) -> None:
    with database.write() as session:
        assert [next_number(session, "SL", 2026), next_number(session, "SL", 2026)] == [
            "SL2026-000001",
            "SL2026-000002",
        ]
    with pytest.raises(KeyError), database.write() as session:
        {}[next_number(session, "SL", 2026)]
    with database.write() as session:
        assert next_number(session, "SL", 2026) == "SL2026-000003"
        assert next_number(session, "PZ", 2026) == "PZ2026-000001"
        assert next_number(session, "SL", 2027) == "SL2027-000001"
        assert next_in_sequence(session, "S4101", 2026) == 1


def test_the_facts_of_a_database(filled: Path, state: Path) -> None:
    database = open_database(filled, state_folder=state)
    fill_at = NOW + timedelta(days=1)
    with database.write() as session:
        session.add(Staff(identity_number="S1", name="李", created_at=fill_at))
    facts = database.info()
    assert facts.place == str(filled)
    assert (facts.engine, facts.journal, facts.encrypted) == ("SQLite", "wal", False)
    assert (facts.schema, facts.schema_known) == (SCHEMA_VERSION, SCHEMA_VERSION)
    assert facts.revision == f"{SCHEMA_VERSION:04d}"
    assert facts.head.seq == 3
    assert facts.size > filled.stat().st_size  # with the journal
    counted = {each.table: each.rows for each in facts.tables}
    assert (counted["person"], counted["award"], counted["staff"]) == (3, 3, 1)
    database.close()


def test_the_facts_of_a_database_without_tables(tmp_path: Path, state: Path) -> None:
    database = open_database(tmp_path / "office.db", create=True, state_folder=state)
    facts = database.info()
    assert (facts.revision, facts.schema, facts.head.seq, facts.tables) == (None, 0, 0, ())
    database.close()
    assert not state.exists()


def test_the_log_is_in_order_whoever_writes(database: EmbeddedDatabase) -> None:
    fill(database, people=5)
    with database.read() as session:
        assert session.scalars(select(AuditEntry.seq).order_by(AuditEntry.seq)).all() == [1, 2, 3, 4, 5]
