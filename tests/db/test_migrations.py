"""The schema's history: it ends where the models stand, all or nothing, and puts a copy aside first."""

from __future__ import annotations

import pkgutil
import re
import signal
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Integer, Table, create_engine, text
from sqlcipher3 import dbapi2 as sqlite

import trainingdesk.models
from tests.db.parts import KEY, behind_the_back, expect_code, fill, finished, in_a_child
from trainingdesk.db import schema
from trainingdesk.db.drafting import Draft, differences, main, source, write_draft
from trainingdesk.db.engine import EmbeddedDatabase, open_database
from trainingdesk.db.sqlite_file import connect
from trainingdesk.db.upgrade import Upgrade, migration_config, upgrade
from trainingdesk.domain.errors import Damaged, Refused
from trainingdesk.models.base import Base

SCRIPTS = ScriptDirectory.from_config(migration_config())
REVISIONS = [script.revision for script in SCRIPTS.walk_revisions()][::-1]
NEWEST = REVISIONS[-1]


def at_revision(path: Path, revision: str) -> EmbeddedDatabase:
    """An open database as an older program left it."""
    database = open_database(path, create=True)
    config = migration_config()
    with database.migration() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        database.mark_schema(connection, REVISIONS.index(revision) + 1)
    return database


def structure(link: sqlite.Connection) -> dict[str, str]:
    """What SQLite keeps of every table, index and trigger, blanks and quotes evened out, parts in order."""
    rows = link.execute("SELECT name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'alembic%'").fetchall()
    return {name: evened(sql) for name, sql in rows if not name.startswith("sqlite_")}


def evened(sql: str) -> str:
    head, _, body = " ".join(sql.replace('"', "").split()).partition(" (")
    parts = re.split(r", (?=CONSTRAINT |\w+ (?:VARCHAR|INTEGER|BIGINT|TEXT|DATE|DATETIME|BOOLEAN|BLOB)\b)", body)
    return f"{head} ({', '.join(sorted(part.strip(' )') for part in parts))}"


def test_models_and_migrations_agree(database: EmbeddedDatabase) -> None:
    with database.read() as session:
        assert differences(session.connection()) == []


def test_an_upgraded_file_is_what_the_models_would_make(path: Path, tmp_path: Path) -> None:
    made = tmp_path / "made.db"
    engine = create_engine("sqlite://", module=sqlite, creator=lambda: sqlite.connect(str(made)))
    Base.metadata.create_all(engine)
    engine.dispose()
    with closing(sqlite.connect(str(made))) as by_models, closing(sqlite.connect(str(path))) as by_migrations:
        expected, found = structure(by_models), structure(by_migrations)
    assert found == expected
    assert sum(name.endswith(("_refuses_update", "_refuses_delete")) for name in found) >= 10


def test_the_schema_version_counts_the_migrations() -> None:
    assert len(REVISIONS) == schema.SCHEMA_VERSION
    assert len(SCRIPTS.get_heads()) == 1


def test_every_room_of_models_is_known_to_the_schema() -> None:
    rooms = {module.name for module in pkgutil.iter_modules(trainingdesk.models.__path__)} - {"base"}
    assert {room.__name__.rpartition(".")[2] for room in schema.ROOMS} == rooms


def test_a_new_file_gets_all_tables_and_no_copy(tmp_path: Path) -> None:
    database = open_database(tmp_path / "office.db", create=True)
    done = upgrade(database)
    assert done == Upgrade(None, NEWEST, None)
    assert done.changed
    again = upgrade(database)
    assert again == Upgrade(NEWEST, NEWEST, None)
    assert not again.changed
    database.close()
    assert [each.name for each in tmp_path.iterdir()] == ["office.db"]


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_an_older_file_is_copied_beside_itself_first(tmp_path: Path, key: bytes | None) -> None:
    path = tmp_path / "office.db"
    open_database(path, key=key, create=True).close()
    database = open_database(path, key=key)
    with database.migration() as connection:
        config = migration_config()
        config.attributes["connection"] = connection
        command.upgrade(config, REVISIONS[0])
        connection.execute(text("INSERT INTO number_sequence VALUES ('PZ', 2026, 186)"))
    done = upgrade(database)
    assert (done.before, done.after) == (REVISIONS[0], NEWEST)
    assert done.copy == tmp_path / f"office.before-{NEWEST}.db"
    with database.read() as session:
        assert session.scalar(text("SELECT last FROM number_sequence")) == 186
    database.close()
    copy = open_database(done.copy, key=key)
    assert copy.info().revision == REVISIONS[0]
    assert copy.check
    copy.close()
    assert done.copy.stat().st_mode & 0o777 == 0o600


def test_a_second_copy_does_not_replace_the_first(tmp_path: Path) -> None:
    database = at_revision(tmp_path / "office.db", REVISIONS[0])
    first, second, third = (database.safe_copy("before-x").name for _ in range(3))
    assert (first, second, third) == ("office.before-x.db", "office.before-x-2.db", "office.before-x-3.db")
    database.close()


def test_a_step_that_fails_leaves_everything_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    at_revision(path, REVISIONS[0]).close()
    behind_the_back(path, "CREATE TABLE claim (in_the_way INTEGER)")
    with closing(sqlite.connect(str(path))) as link:
        before = structure(link)
    database = open_database(path)
    with pytest.raises(Exception, match="claim already exists"):
        upgrade(database)
    assert database.info().revision == REVISIONS[0]
    assert database.info().schema == 1
    database.close()
    with closing(sqlite.connect(str(path))) as link:
        assert structure(link) == before


def test_a_reference_broken_by_a_step_takes_the_step_back(filled: Path) -> None:
    database = open_database(filled)
    with expect_code(Damaged, "db.reference_broken") as told, database.migration() as connection:
        connection.execute(text("DELETE FROM person WHERE id = 2"))
    assert told.value.params == {"table": "award", "row": "2", "parent": "person"}
    assert database.check().sound
    with database.write() as session:  # the guard is back on
        assert session.scalar(text("PRAGMA foreign_keys")) == 1
    database.close()


def test_a_parent_table_can_be_made_anew_without_losing_its_children(filled: Path) -> None:
    database = open_database(filled)
    with database.migration() as connection:
        connection.execute(text("CREATE TABLE person_new AS SELECT * FROM person"))
        connection.execute(text("DROP TABLE person"))
        connection.execute(text("CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT)"))
        connection.execute(text("INSERT INTO person SELECT id, name FROM person_new"))
    with database.read() as session:
        assert session.scalar(text("SELECT count(*) FROM award")) == 3
    database.close()


def test_a_schema_nobody_knows_is_refused(path: Path) -> None:
    behind_the_back(path, "UPDATE alembic_version SET version_num = 'beta7'")
    database = open_database(path)
    with expect_code(Refused, "db.unknown_schema") as told:
        upgrade(database)
    assert told.value.params == {"revision": "beta7", "known": NEWEST}
    database.close()


def test_two_programs_that_upgrade_at_once(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    at_revision(path, REVISIONS[0]).close()
    program = """
import sys
from pathlib import Path
from trainingdesk.db.engine import open_database
from trainingdesk.db.upgrade import upgrade
database = open_database(Path(sys.argv[1]))
print(upgrade(database).after)
fine = database.check().sound
database.close()
sys.exit(0 if fine else 1)
"""
    children = [in_a_child(program, path) for _ in range(3)]
    assert [finished(child).strip() for child in children] == [NEWEST] * 3


KILLED = """
import os, sys
from pathlib import Path
from sqlalchemy import event
from sqlalchemy.engine import Engine
from trainingdesk.db.engine import open_database
from trainingdesk.db.upgrade import upgrade
database, left = open_database(Path(sys.argv[1])), [int(sys.argv[2])]
@event.listens_for(Engine, "before_cursor_execute")
def _count(*_):
    left[0] -= 1
    if left[0] < 0:
        os.kill(os.getpid(), 9)
upgrade(database)
"""


def kill_at(path: Path, statement: int) -> bool:
    """Whether the upgrade was killed before its end; the file must be at one end or the other."""
    child = in_a_child(KILLED, path, statement)
    child.communicate(timeout=120)
    database = open_database(path)
    assert database.info().revision in {REVISIONS[0], NEWEST}
    with database.inspect() as session:
        assert session.scalar(text("PRAGMA integrity_check")) == "ok"
    database.close()
    return child.returncode == -signal.SIGKILL


@pytest.mark.parametrize("statement", [5, 30, 60])
def test_a_kill_in_the_middle_leaves_the_old_schema(tmp_path: Path, statement: int) -> None:
    path = tmp_path / "office.db"
    at_revision(path, REVISIONS[0]).close()
    assert kill_at(path, statement)
    database = open_database(path)
    assert database.info().revision == REVISIONS[0]
    assert upgrade(database).changed
    assert database.check().sound
    database.close()


@pytest.mark.proof
def test_a_kill_at_every_statement(tmp_path: Path) -> None:
    killed = 0
    for statement in range(400):
        path = tmp_path / f"office{statement}.db"
        at_revision(path, REVISIONS[0]).close()
        if not kill_at(path, statement):
            break
        killed += 1
    assert 50 < killed < 400


def test_a_draft_says_what_is_new_in_functions_of_their_own(tmp_path: Path) -> None:
    database = open_database(tmp_path / "office.db", create=True)
    with database.read() as session:
        steps = differences(session.connection(), frozenset({"claim_act", "audit_head"}))
    database.close()
    drafted = source(Draft("0001", "acts", "Acts.", frozenset()), None, steps)
    compile(drafted, "drafted.py", "exec")
    assert drafted.startswith('"""Acts."""\n')
    assert "down_revision = None" in drafted
    assert "def _claim_act() -> None:" in drafted
    assert "def _claim_act_indexes() -> None:" in drafted
    assert 'refuse_change("claim_act")' in drafted
    assert "from trainingdesk.db.migrations.guards import refuse_change" in drafted
    assert "CONSTRAINT" not in drafted
    assert "models" not in drafted


def test_without_a_change_there_is_nothing_to_draft(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["0099", "nothing", "Nothing.", "person", "claim"]) == 1
    assert capsys.readouterr().out == "models and migrations agree\n"


def test_a_draft_is_written_where_migrations_lie(tmp_path: Path) -> None:
    novelty = Table("novelty", Base.metadata, Column("id", Integer, primary_key=True))
    try:
        written = write_draft(Draft("0099", "novelty", "A new thing."), tmp_path)
    finally:
        Base.metadata.remove(novelty)
    assert written == tmp_path / "v0099_novelty.py"
    drafted = written.read_text("utf-8")
    assert f'down_revision = "{NEWEST}"' in drafted
    assert "def _novelty() -> None:" in drafted
    compile(drafted, "drafted.py", "exec")


def test_a_change_of_a_table_is_drafted_as_a_change(tmp_path: Path, path: Path) -> None:
    behind_the_back(path, "ALTER TABLE person DROP COLUMN phone")
    with closing(connect(path, None)) as link:
        assert link.execute("SELECT count(*) FROM pragma_table_info('person') WHERE name = 'phone'").fetchone() == (0,)
    database = open_database(path)
    with database.read() as session:
        drafted = source(Draft("0099", "phones", "Phones."), NEWEST, differences(session.connection()))
    database.close()
    assert "def _person_changes() -> None:" in drafted
    assert "add_column" in drafted


def test_migrations_carry_people_over(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    database = at_revision(path, NEWEST)
    fill(database, people=2)
    assert upgrade(database).copy is None
    assert database.check().sound
    database.close()


def test_an_office_without_a_register_of_occupations_gets_an_empty_one(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    database = at_revision(path, "0003")
    fill(database, people=2)
    assert upgrade(database).before == "0003"
    with database.read() as session:
        assert session.scalar(text("SELECT count(*) FROM award")) == 2
        assert session.scalar(text("SELECT count(*) FROM occupation")) == 0
    assert database.check().sound
    database.close()
