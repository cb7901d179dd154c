"""Opening: a good file opens, anything else is refused with its reason and left as it was."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlcipher3 import dbapi2 as sqlite

from tests.db.parts import KEY, behind_the_back, expect_code, fill, finished, in_a_child, note
from trainingdesk.db.engine import open_database
from trainingdesk.db.schema import APPLICATION_ID, SCHEMA_VERSION
from trainingdesk.db.sqlite_file import Journal, connect, journal_for
from trainingdesk.db.upgrade import upgrade
from trainingdesk.domain.errors import Busy, Damaged, OfficeError, Refused, Unavailable
from trainingdesk.domain.texts import Language, message, remedy
from trainingdesk.models.people import Person


def refused(path: Path, kind: type[OfficeError], code: str, **options: object) -> OfficeError:
    """Opening fails with this code, its sentence can be filled in, and the file has not changed by a byte."""
    before = path.read_bytes() if path.is_file() else None
    with expect_code(kind, code) as told:
        open_database(path, **options)  # type: ignore[arg-type]
    assert (path.read_bytes() if path.is_file() else None) == before
    for language in Language:
        assert message(code, language, **told.value.params)
        assert remedy(code, language, **told.value.params)
    return told.value


def test_a_new_database_is_its_owners_alone_and_marked_as_ours(tmp_path: Path) -> None:
    path = tmp_path / "新 办公室 #1.db"
    database = open_database(path, create=True)
    database.close()
    assert path.stat().st_mode & 0o777 == 0o600
    assert int.from_bytes(path.read_bytes()[68:72], "big") == APPLICATION_ID
    assert os.listdir(tmp_path) == [path.name]


def test_a_database_opens_again_with_what_was_written(path: Path) -> None:
    database = open_database(path)
    fill(database, people=2)
    database.close()
    assert not path.with_name(path.name + "-wal").exists()
    database = open_database(path, create=True)
    with database.read() as session:
        assert len(session.scalars(select(Person)).all()) == 2
    database.close()


def test_two_who_make_the_same_file_at_once_get_one(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    program = """
import sys
from pathlib import Path
from trainingdesk.db.engine import open_database
from trainingdesk.db.upgrade import upgrade
database = open_database(Path(sys.argv[1]), create=True)
print(upgrade(database).after)
database.close()
"""
    children = [in_a_child(program, path) for _ in range(3)]
    assert {finished(child).strip() for child in children} == {f"{SCHEMA_VERSION:04d}"}
    assert [name for name in os.listdir(tmp_path) if name.endswith(".new")] == []


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    refused(tmp_path / "no" / "office.db", Unavailable, "db.missing_folder", create=True)
    assert not (tmp_path / "no").exists()


def test_a_file_that_is_not_there_is_not_made_unasked(tmp_path: Path) -> None:
    refused(tmp_path / "office.db", Unavailable, "db.missing_file")
    assert os.listdir(tmp_path) == []


def test_a_folder_under_the_files_name(tmp_path: Path) -> None:
    (tmp_path / "office.db").mkdir()
    refused(tmp_path / "office.db", Refused, "db.not_a_file", create=True)


def test_an_empty_file_is_lost_data_not_a_new_database(tmp_path: Path) -> None:
    (tmp_path / "office.db").touch()
    refused(tmp_path / "office.db", Damaged, "db.empty_file", create=True)


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 a workbook under the wrong name", b"\0" * 8192, "花名册,姓名\n".encode() * 900]
)
def test_what_is_no_database_at_all(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "office.db").write_bytes(content)
    refused(tmp_path / "office.db", Refused, "db.not_a_database")
    assert os.listdir(tmp_path) == ["office.db"]


@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_another_programs_database_is_not_touched(tmp_path: Path, journal: str) -> None:
    path = tmp_path / "places.sqlite"
    with closing(sqlite.connect(str(path))) as link:
        link.execute(f"PRAGMA journal_mode = {journal}").fetchall()
        link.execute("CREATE TABLE moz_places (url TEXT)")
    refused(path, Refused, "db.foreign")
    assert os.listdir(tmp_path) == ["places.sqlite"]


def test_a_database_of_a_newer_program(path: Path) -> None:
    behind_the_back(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    told = refused(path, Refused, "db.newer")
    assert told.params["version"] == str(SCHEMA_VERSION + 1)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_file_cut_short(filled: Path, share: float) -> None:
    whole = filled.read_bytes()
    filled.write_bytes(whole[: int(len(whole) * share)])
    refused(filled, Damaged, "db.damaged")


def test_pages_of_zeros_in_the_middle(filled: Path) -> None:
    whole = bytearray(filled.read_bytes())
    whole[4096 * 3 : 4096 * 6] = bytes(4096 * 3)
    filled.write_bytes(whole)
    refused(filled, Damaged, "db.damaged")


def test_an_encrypted_database_opens_with_its_key_only(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    database = open_database(path, key=KEY, create=True)
    upgrade(database)
    fill(database, people=1)
    assert database.check().sound
    database.close()
    assert b"SQLite format" not in path.read_bytes()
    assert "欧阳".encode() not in path.read_bytes()
    refused(path, Refused, "db.not_a_database")
    refused(path, Refused, "db.wrong_key", key=KEY[::-1])
    refused(path, Refused, "db.wrong_key", key=KEY[::-1], inspect_only=True)
    database = open_database(path, key=KEY)
    assert database.info().encrypted
    database.close()


def test_a_key_for_a_database_that_is_not_encrypted(path: Path) -> None:
    refused(path, Refused, "db.wrong_key", key=KEY)


def test_another_programs_encrypted_database(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    path.touch()
    with closing(connect(path, KEY)) as link:
        link.execute("CREATE TABLE t (a)")
    refused(path, Refused, "db.foreign", key=KEY)


def test_a_key_of_the_wrong_length_is_the_callers_mistake(path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        open_database(path, key=b"short")


def test_a_wrong_key_writes_nothing_to_the_terminal(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "office.db"
    open_database(path, key=KEY, create=True).close()
    refused(path, Refused, "db.wrong_key", key=KEY[::-1])
    assert capfd.readouterr() == ("", "")


def as_nobody(path: Path) -> str:
    """What opening the file says to a user without rights over it: the administrator of the test machine has all."""
    program = """
import os, sys
from pathlib import Path
from trainingdesk.db.engine import open_database
from trainingdesk.domain.errors import OfficeError
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    open_database(Path(sys.argv[1]))
except OfficeError as error:
    print(type(error).__name__, error.code, Path(error.params["path"]).name)
"""
    return finished(in_a_child(program, path)).strip()


def reachable(path: Path) -> Path:
    """Anybody may enter the folders that this run of the tests has made above the file."""
    for folder in path.parents:
        folder.chmod(folder.stat().st_mode | 0o055)
        if folder.name.startswith("pytest-of-"):
            break
    return path


def test_a_file_that_may_not_be_written(filled: Path) -> None:
    reachable(filled).chmod(0o444)
    filled.parent.chmod(0o777)
    assert as_nobody(filled) == "Unavailable db.read_only office.db"


def test_a_folder_in_which_no_journal_can_be_made(filled: Path) -> None:
    reachable(filled).chmod(0o666)
    filled.parent.chmod(0o555)
    assert as_nobody(filled) == f"Unavailable db.read_only {filled.parent.name}"
    filled.parent.chmod(0o755)


def test_a_folder_in_which_no_file_can_be_made(tmp_path: Path) -> None:
    target = tmp_path / ("x" * 250)  # room for the name, none for the name of the half-made file
    refused(target, Unavailable, "db.cannot_create", create=True)
    assert os.listdir(tmp_path) == []


def test_a_file_that_another_program_holds_for_itself(path: Path) -> None:
    with closing(sqlite.connect(str(path), isolation_level=None)) as holder:
        holder.execute("PRAGMA journal_mode = delete").fetchall()
        holder.execute("BEGIN EXCLUSIVE")
        refused(path, Busy, "db.busy")


def test_a_journal_of_another_database_is_not_mixed_in(filled: Path, tmp_path: Path, state: Path) -> None:
    """As when a backup is copied over the file while another's journal lies beside it: SQLite itself takes it in."""
    open_database(filled, state_folder=state).close()
    other = tmp_path / "other.db"
    database = open_database(other, create=True)
    upgrade(database)
    with database.write() as session:
        note(session, "another.office")
    fill(database, people=9)
    shutil.copy(f"{other}-wal", f"{filled}-wal")  # while it is open: a journal full of the other's pages
    database.close()
    refused(filled, Damaged, "db.other_history", state_folder=state)


def test_a_lost_journal_takes_its_entries_along_and_is_noticed(filled: Path, state: Path, tmp_path: Path) -> None:
    database = open_database(filled, state_folder=state)
    with database.write() as session:
        note(session)
    shutil.copy(filled, tmp_path / "moved.db")  # without its journal, while it is open
    database.close()
    shutil.copy(tmp_path / "moved.db", filled)
    refused(filled, Damaged, "db.other_history", state_folder=state)


def test_the_journal_of_a_killed_writer_is_rolled_back(tmp_path: Path, filled: Path) -> None:
    program = """
import os, sys
from sqlcipher3 import dbapi2
link = dbapi2.connect(sys.argv[1], isolation_level=None)
link.execute("PRAGMA journal_mode = delete").fetchall()
link.execute("PRAGMA cache_size = 3")
link.execute("BEGIN IMMEDIATE")
link.execute("CREATE TABLE half (done)")
for _ in range(2000):
    link.execute("INSERT INTO half VALUES (randomblob(500))")
os.kill(os.getpid(), 9)
"""
    in_a_child(program, filled).communicate()
    assert filled.with_name("office.db-journal").exists()
    database = open_database(filled)
    assert database.check().sound
    assert database.info().head.seq == 3
    database.close()


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 51, 3), True),
        ((3, 53, 4), True),
        ((3, 51, 2), False),
        ((3, 50, 7), True),
        ((3, 50, 6), False),
        ((3, 44, 6), True),
        ((3, 44, 5), False),
        ((3, 40, 1), False),
        ((4, 0, 0), True),
    ],
)
def test_write_ahead_logging_only_where_its_bug_is_mended(version: tuple[int, int, int], safe: bool) -> None:
    assert journal_for(version) == (Journal("wal", "full") if safe else Journal("delete", "extra"))


def test_a_connection_trusts_nothing(path: Path) -> None:
    with closing(connect(path, None)) as link:
        asked = ("foreign_keys", "trusted_schema", "cell_size_check", "secure_delete", "synchronous", "busy_timeout")
        assert [link.execute(f"PRAGMA {each}").fetchone()[0] for each in asked] == [1, 0, 1, 1, 2, 5000]


def test_python_itself_never_learns_of_a_second_sqlite(path: Path) -> None:
    """Two builds of SQLite in one process would drop each other's file locks."""
    program = "import sys, trainingdesk.db.upgrade; print('_sqlite3' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "False"


def test_a_database_remembers_its_history_for_the_desk(filled: Path, state: Path) -> None:
    database = open_database(filled, state_folder=state)
    with database.write() as session:
        note(session)
    database.close()
    shutil.copy(filled, filled.with_suffix(".old"))
    database = open_database(filled, state_folder=state)
    for _ in range(3):
        with database.write() as session:
            note(session)
    database.close()
    shutil.copy(filled.with_suffix(".old"), filled)
    told = refused(filled, Damaged, "db.other_history", state_folder=state)
    assert told.params["seq"] == "7"
    open_database(filled).close()  # another desk, which never saw the later entries, cannot know


def test_a_damaged_file_can_be_inspected_but_never_written(filled: Path, state: Path) -> None:
    open_database(filled, state_folder=state).close()
    whole = bytearray(filled.read_bytes())
    whole[4096 * 3 : 4096 * 6] = bytes(4096 * 3)
    filled.write_bytes(whole)
    database = open_database(filled, state_folder=state, inspect_only=True)
    report = database.check()
    assert not report.sound
    for finding in report.findings:
        assert message(finding.code, **finding.params)
    with expect_code(Unavailable, "db.read_only"), database.write() as session:
        note(session)
    database.close()
    assert filled.read_bytes() == whole


def test_another_programs_file_is_not_even_inspected(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite.connect(str(path))) as link:
        link.execute("CREATE TABLE t (a)")
    refused(path, Refused, "db.foreign", inspect_only=True)


def test_a_schema_damaged_beyond_reading(path: Path) -> None:
    """SQLite quotes the damage in its message, in bytes that its own driver cannot decode."""
    broken = "name = CAST(x'61ff' AS TEXT), sql = 'CREATE ' || CAST(x'62ff' AS TEXT)"
    behind_the_back(path, "PRAGMA writable_schema = ON", f"UPDATE sqlite_master SET {broken} WHERE name = 'award'")
    refused(path, Damaged, "db.damaged")
    database = open_database(path, inspect_only=True)
    with expect_code(Damaged, "db.damaged"):
        database.check()
    database.close()


def test_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "office.db").symlink_to(tmp_path / "gone" / "office.db")
    refused(tmp_path / "office.db", Unavailable, "db.missing_folder", create=True)


def test_a_link_to_a_database_opens_it_under_its_own_name(tmp_path: Path, filled: Path) -> None:
    (tmp_path / "link.db").symlink_to(filled)
    database = open_database(tmp_path / "link.db")
    with database.write() as session:
        note(session)
    assert database.path == filled
    assert not (tmp_path / "link.db-wal").exists()
    database.close()


def test_a_name_no_disk_can_hold(tmp_path: Path) -> None:
    told = refused_by_the_system(tmp_path / ("x" * 300))
    assert told.params["detail"] == "ENAMETOOLONG"


def refused_by_the_system(path: Path) -> OfficeError:
    with expect_code(Unavailable, "db.cannot_open") as told:
        open_database(path, create=True)
    return told.value


def test_a_folder_that_may_not_be_entered(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    reachable(folder).chmod(0)
    assert as_nobody(folder / "office.db") == "Unavailable db.cannot_open office.db"
    folder.chmod(0o700)
