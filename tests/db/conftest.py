"""A database file made once, and a copy of it for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.db.parts import fill
from trainingdesk.db.engine import EmbeddedDatabase, open_database
from trainingdesk.db.upgrade import upgrade


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All tables, no rows."""
    path = tmp_path_factory.mktemp("template") / "empty.db"
    database = open_database(path, create=True)
    upgrade(database)
    database.close()
    return path


@pytest.fixture(scope="session")
def filled_file(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three people, three awards, three audit entries."""
    path = tmp_path_factory.mktemp("template") / "filled.db"
    shutil.copy(empty_file, path)
    database = open_database(path)
    fill(database)
    database.close()
    return path


@pytest.fixture
def path(tmp_path: Path, empty_file: Path) -> Path:
    """A closed database of this test's own, without rows."""
    return Path(shutil.copy(empty_file, tmp_path / "office.db"))


@pytest.fixture
def filled(tmp_path: Path, filled_file: Path) -> Path:
    """A closed database of this test's own, with rows."""
    return Path(shutil.copy(filled_file, tmp_path / "office.db"))


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Where this desk remembers heads."""
    return tmp_path / "state"


@pytest.fixture
def database(path: Path) -> Iterator[EmbeddedDatabase]:
    """The database without rows, open."""
    opened = open_database(path)
    yield opened
    opened.close()
