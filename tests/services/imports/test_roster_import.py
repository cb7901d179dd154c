"""Rosters on the register: who gets in, who is kept out and why, and what only the filing room can know."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixtures.office import FIRST_SCHOOL, SECOND_SCHOOL, Room
from tests.services.imports.files import Desk, roster, trainee
from tests.services.registers.stage import certify, cooks, everything, last_action, opened
from trainingdesk.domain.levels import Level
from trainingdesk.services.import_records import RowAction, RowMark
from trainingdesk.services.roster_import import commit_roster, preview_roster
from trainingdesk.services.trainees import ListTrainees, list_trainees


@pytest.fixture
def school(room: Room) -> Room:
    """Both schools may teach cooks at levels five and four."""
    certify(room, FIRST_SCHOOL)
    certify(room, SECOND_SCHOOL)
    return room


@pytest.fixture
def desk(school: Room) -> Desk:
    return Desk(school, preview_roster, commit_roster)


@pytest.fixture
def class_number(school: Room) -> str:
    return opened(school, cooks())


def test_a_clean_roster_is_shown_first_and_then_written_as_shown(desk: Desk, class_number: str, tmp_path: Path) -> None:
    path = roster(tmp_path / "花名册.xlsx", [trainee(n) for n in range(3)])
    before = everything(desk.room)
    preview = desk.preview(path, class_number)
    assert everything(desk.room) == before
    assert (preview.rows_read, preview.importable, preview.listed) == (3, 3, 0)
    assert preview.rows[0].mark == RowMark("Sheet1", 2)
    assert preview.rows[0].action is RowAction.ADD
    result = desk.commit(path, class_number, digest=preview.digest)
    assert (result.imported, result.listed, result.skipped) == (3, 0, 0)
    rows = desk.room.call("clerk", list_trainees, ListTrainees(class_number)).rows
    assert [(row.position, row.name) for row in rows] == [(n + 1, trainee(n).name) for n in range(3)]
    assert [row.level_target for row in rows] == [Level.INTERMEDIATE] * 3
    action, details = last_action(desk.room)
    assert action == "roster.imported"
    assert preview.file_digest in details
    assert [row[0] for row in everything(desk.room)["stored_file"]] == [preview.file_digest]
