"""A full disk: the step is taken back whole, the reason is told plainly, and the next try goes through."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from tests.db.parts import NOW, expect_code, fill, finished, in_a_child, note, person
from trainingdesk.db.engine import EmbeddedDatabase, open_database
from trainingdesk.db.stored_files import file_away
from trainingdesk.domain.errors import Unavailable
from trainingdesk.models.files import StoredFile
from trainingdesk.models.people import Person


def file_pages(database: EmbeddedDatabase, pages: int, *, limit: int | None) -> None:
    """A step that needs about so many pages more, on a disk that has room for ``limit`` more."""
    with database.write() as session:
        used = session.scalar(text("PRAGMA page_count")) or 0
        session.execute(text(f"PRAGMA max_page_count = {used + limit if limit is not None else 4_000_000_000}"))
        session.add(person(4000 + pages))
        note(session, "file.added")
        file_away(session, bytes([pages]) * (4096 * pages), "application/pdf", NOW)


@pytest.mark.parametrize("limit", range(0, 24, 2))
def test_a_step_that_does_not_fit_is_taken_back_whole(filled: Path, state: Path, limit: int) -> None:
    database = open_database(filled, state_folder=state)
    with expect_code(Unavailable, "db.disk_full"):
        file_pages(database, pages=30, limit=limit)
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == 3
        assert session.scalar(select(func.count()).select_from(StoredFile)) == 0
    assert database.check().sound
    file_pages(database, pages=30, limit=None)
    report = database.check()
    assert (report.sound, report.files) == (True, 1)
    assert database.info().head.seq == 4
    database.close()


LIMITED = """
import resource, sys
from pathlib import Path
from tests.db.parts import fill
from trainingdesk.db.engine import open_database
from trainingdesk.domain.errors import OfficeError
from trainingdesk.domain.texts import message
path, room = Path(sys.argv[1]), int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
try:
    database = open_database(path)
    fill(database, people=200)
except OfficeError as error:
    print(type(error).__name__, error.code, message(error.code, **error.params))
"""


@pytest.mark.parametrize("room", [1_024, 70_000, 250_000])
def test_a_limit_on_file_sizes_is_told_plainly_and_harms_nothing(path: Path, room: int) -> None:
    kind, code, *words = finished(in_a_child(LIMITED, path, room)).split()
    assert kind == "Unavailable"
    assert code in {"db.disk_error", "db.disk_full"}
    assert words
    database = open_database(path)
    before = database.info().head.seq
    assert database.check().sound
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Person)) == before
    fill_one_more(database)
    assert database.info().head.seq == before + 1
    database.close()


def fill_one_more(database: EmbeddedDatabase) -> None:
    with database.write() as session:
        session.add(person(9_000))
        note(session)


@pytest.mark.proof
def test_a_full_disk_at_every_page(filled: Path) -> None:
    database = open_database(filled)
    for limit in range(120):
        with expect_code(Unavailable, "db.disk_full"):
            file_pages(database, pages=125, limit=limit)
        fill_again = database.info().head.seq
        assert fill_again == 3
    assert database.check().sound
    database.close()


def test_filling_works_where_there_is_room(path: Path) -> None:
    database = open_database(path)
    fill(database, people=2)
    assert database.info().head.seq == 2
    database.close()
