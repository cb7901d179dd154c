"""Database files come into being whole, and never over another."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.db.parts import KEY, fill, finished, in_a_child
from trainingdesk.db.engine import open_database
from trainingdesk.db.making import copy_database, free_name, make_database
from trainingdesk.db.upgrade import upgrade


def test_making_does_not_touch_what_another_process_put_there(filled: Path) -> None:
    before = filled.read_bytes()
    make_database(filled, None)
    assert filled.read_bytes() == before
    assert os.listdir(filled.parent) == [filled.name]


WITHOUT_LINKS = """
import os, sys
from pathlib import Path
from trainingdesk.db.engine import open_database
from trainingdesk.db.making import make_database
def no_links(*_):
    raise PermissionError(1, "this file system has no links")
os.link = no_links
path = Path(sys.argv[1])
open_database(path, create=True).close()
size = path.stat().st_size
make_database(path, None)
print(size == path.stat().st_size, os.listdir(path.parent))
"""


def test_a_disk_without_links_will_do(tmp_path: Path) -> None:
    assert finished(in_a_child(WITHOUT_LINKS, tmp_path / "office.db")) == "True ['office.db']\n"


@pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
def test_a_copy_of_a_database_in_use_is_whole(tmp_path: Path, key: bytes | None) -> None:
    path = tmp_path / "office.db"
    database = open_database(path, key=key, create=True)
    upgrade(database)
    fill(database, people=3)
    with database.write() as session:
        copy_database(path, tmp_path / "copy.db", key)
        assert session.is_active
    database.close()
    copy = open_database(tmp_path / "copy.db", key=key)
    assert copy.info().head.seq == 3
    assert copy.check().sound
    copy.close()


def test_a_name_that_is_free(tmp_path: Path) -> None:
    assert free_name(tmp_path / "a.db") == tmp_path / "a.db"
    (tmp_path / "a.db").touch()
    (tmp_path / "a-2.db").touch()
    assert free_name(tmp_path / "a.db") == tmp_path / "a-3.db"


def test_a_flipped_bit_in_an_encrypted_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    database = open_database(path, key=KEY, create=True)
    upgrade(database)
    fill(database, people=3)
    database.close()
    damaged = bytearray(path.read_bytes())
    damaged[-2_000] ^= 1  # in the last page: whatever lies there, the page's seal is broken
    path.write_bytes(damaged)
    database = open_database(path, key=KEY, inspect_only=True)
    codes = {finding.code for finding in database.check().findings}
    assert "db.page_damaged" in codes
    database.close()
