"""``tdesk db``: made, upgraded with a copy of before, looked at unchanged, checked thoroughly."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from alembic import command

from tests.db.parts import behind_the_back
from tests.fixtures.cli import Answer, Terminal
from tests.fixtures.office import Room
from trainingdesk.db.engine import open_database
from trainingdesk.db.schema import SCHEMA_VERSION
from trainingdesk.db.upgrade import migration_config

NEWEST = f"{SCHEMA_VERSION:04d}"


def done(answer: Answer) -> Answer:
    assert answer.code == 0, answer.err
    return answer


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A database as the first program left it."""
    place = tmp_path / "older.db"
    database = open_database(place, create=True)
    config = migration_config()
    with database.migration() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        database.mark_schema(connection, 1)
    database.close()
    return place


def db(terminal: Terminal, word: str, place: Path, *more: str) -> Answer:
    return terminal.bare("db", word, "--db", f"sqlite:///{place}", *more)


def digest(place: Path) -> str:
    return hashlib.sha256(place.read_bytes()).hexdigest()


def test_an_upgrade_makes_a_database_where_there_is_none(tdesk: Terminal, tmp_path: Path) -> None:
    place = tmp_path / "new.db"
    assert done(db(tdesk, "upgrade", place)).out == f"已新建 {place}，结构 {NEWEST}。\n"
    assert done(db(tdesk, "upgrade", place)).out == f"结构已是最新（{NEWEST}）。\n"
    told = done(db(tdesk, "upgrade", place, "--json")).json
    assert told == {"schema": 1, "database": str(place), "before": NEWEST, "after": NEWEST, "changed": False,
                    "copy": None}  # fmt: skip


def test_an_older_database_is_upgraded_beside_its_copy(tdesk: Terminal, older: Path) -> None:
    before = digest(older)
    info = done(db(tdesk, "info", older))
    assert "结构      0001  可升级\n" in info.out
    assert digest(older) == before
    told = done(db(tdesk, "upgrade", older, "--json")).json
    assert (told["before"], told["after"], told["changed"]) == ("0001", NEWEST, True)
    assert Path(told["copy"]).parent == older.parent
    assert "结构      0001" in done(db(tdesk, "info", Path(told["copy"]))).out
    assert f"结构      {NEWEST}  最新\n" in done(db(tdesk, "info", older)).out


def test_a_command_that_upgrades_on_its_way_says_so(tdesk: Terminal, older: Path) -> None:
    answer = tdesk.bare("claim", "list", "--as", "clerk", "--db", f"sqlite:///{older}", "--lang", "en")
    assert answer.code == 5
    assert f"The database was upgraded from schema 0001 to {NEWEST}; a copy of before: " in answer.err


def test_looking_makes_nothing(tdesk: Terminal, tmp_path: Path) -> None:
    place = tmp_path / "none.db"
    for word in ("info", "check"):
        answer = db(tdesk, word, place, "--json")
        assert (answer.code, answer.error["code"]) == (1, "db.missing_file")
    assert list(tmp_path.glob("none*")) == []


def test_what_a_database_holds(tdesk: Terminal, room: Room) -> None:
    told = done(tdesk("db", "info")).out
    assert told.splitlines()[0] == f"位置      {room.path}"
    assert "\nuser_account" in told
    facts = done(tdesk.json("db", "info")).json["database"]
    assert (facts["revision"], facts["schema"], facts["encrypted"]) == (NEWEST, SCHEMA_VERSION, False)
    assert {"table": "user_account", "rows": 9} in facts["tables"]
    assert "Schema" in done(tdesk("db", "info", lang="en")).out


def test_a_sound_database_passes_the_check_unchanged(tdesk: Terminal, room: Room) -> None:
    room.office.database.close()
    before = digest(room.path)
    told = done(tdesk.json("db", "check")).json
    assert (told["sound"], told["findings"]) == (True, [])
    assert "发现 0 处问题。" in done(tdesk("db", "check")).out
    assert digest(room.path) == before


def test_an_altered_row_is_told(tdesk: Terminal, room: Room) -> None:
    room.office.database.close()
    behind_the_back(room.path, "UPDATE staff SET name = '王大敏' WHERE name = '王敏'")
    answer = tdesk.json("db", "check")
    assert (answer.code, answer.json["sound"]) == (6, False)
    [finding] = answer.json["findings"]
    assert (finding["code"], finding["severity"]) == ("db.row_altered", "error")
    assert finding["message"].startswith("staff 第 ")
    assert "[错误] staff 第 " in tdesk("db", "check").out


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 300, b"PK\x03\x04" + bytes(5000)])
def test_what_is_no_database_is_left_alone(content: bytes, tdesk: Terminal, tmp_path: Path) -> None:
    place = tmp_path / "x.db"
    place.write_bytes(content)
    for word in ("upgrade", "info", "check"):
        answer = db(tdesk, word, place, "--json")
        assert answer.code in (1, 6)
        assert answer.error["code"] in ("db.empty_file", "db.not_a_database")
    assert place.read_bytes() == content


def test_a_newer_program_s_database_is_left_alone(tdesk: Terminal, room: Room) -> None:
    room.office.database.close()
    behind_the_back(room.path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    before = digest(room.path)
    answer = tdesk.json("db", "upgrade")
    assert (answer.code, answer.error["code"]) == (1, "db.newer")
    assert digest(room.path) == before
