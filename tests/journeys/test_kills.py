"""A process killed in the middle of a step: nothing of it is there, the file is sound, and it can be done again."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from tests.fixtures.claims import class_of_four
from tests.fixtures.office import Room
from tests.journeys import files, ledger
from tests.journeys.stages import CLASS, office_in, scene_of, shelf
from tests.journeys.test_wrong_steps import STEPS
from trainingdesk.domain.errors import Conflict, OfficeError
from trainingdesk.services.import_records import CommitImport, ImportFile
from trainingdesk.services.roster_import import commit_roster, preview_roster

STEP_OF = [
    ("draft", "compute", "clerk"),
    ("draft", "submit", "clerk"),
    ("submitted", "approve", "hr"),
    ("approved", "issue", "hr"),
    ("issued", "finance approves", "finance"),
    ("issued", "finance returns", "finance"),
]
Act = Callable[[], object]


@dataclass(frozen=True)
class Moment:
    """When death comes: before a statement or at a commit, counted from one; or, with neither, after the answer."""

    statement: int = 0
    commit: int = 0


def listening(act: Act, moment: Moment | None) -> tuple[list[int], int]:
    """Do the act; the statements sent before each of its commits. With a moment, the process does not live past it."""
    sent, commits = [0], list[int]()

    def at_statement(*told: object) -> None:
        sent[0] += 1
        if moment is not None and sent[0] == moment.statement:
            os.kill(os.getpid(), signal.SIGKILL)

    def at_commit(*told: object) -> None:
        commits.append(sent[0])
        if moment is not None and len(commits) == moment.commit:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", at_statement)
    event.listen(Engine, "commit", at_commit)
    try:
        act()
    finally:
        event.remove(Engine, "before_cursor_execute", at_statement)
        event.remove(Engine, "commit", at_commit)
    return commits, sent[0]


def killed_at(moment: Moment, room: Room, act: Act) -> None:
    """Do the act in a child that is killed then, and look whether the file is sound."""
    room.office.database.close()
    child = os.fork()
    if child == 0:
        try:
            listening(act, moment)
            os.kill(os.getpid(), signal.SIGKILL)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    assert room.office.database.check().sound


def moments_of(act: Act) -> tuple[Moment, ...]:
    """In the middle of the writing transaction, before its last statement, at its commit."""
    commits, _ = listening(act, None)
    before, last = (commits[-2] if len(commits) > 1 else 0), commits[-1]
    return Moment(statement=(before + last) // 2), Moment(statement=last), Moment(commit=len(commits))


def act_of(room: Room, step: str, login: str) -> Act:
    """The step on the claim as it stands, its order ready and its actor signed in."""
    procedure, order = STEPS[step]
    room.sign_in(login)
    prepared = order(scene_of(room))
    return lambda: room.call(login, procedure, prepared)


@pytest.mark.parametrize(("state", "step", "login"), STEP_OF)
def test_a_step_is_whole_or_not_at_all(
    states: Mapping[str, Path], tmp_path: Path, state: str, step: str, login: str
) -> None:
    shelf()
    with office_in(states[state], tmp_path / "dry") as room:
        moments = moments_of(act_of(room, step, login))
    with office_in(states[state], tmp_path / "killed") as room:
        act = act_of(room, step, login)
        before = ledger.fingerprint(room.path)
        for moment in moments:
            killed_at(moment, room, act)
            assert ledger.fingerprint(room.path) == before, moment
        act()
        check_after(room)


@pytest.mark.parametrize(("state", "step", "login"), STEP_OF)
def test_a_step_whose_answer_was_lost_is_not_done_twice(
    states: Mapping[str, Path], tmp_path: Path, state: str, step: str, login: str
) -> None:
    shelf()
    with office_in(states[state], tmp_path / "office") as room:
        act = act_of(room, step, login)
        killed_at(Moment(), room, act)
        before = ledger.fingerprint(room.path)
        with pytest.raises(Conflict):
            act()
        assert ledger.fingerprint(room.path) == before
        check_after(room)


def check_after(room: Room) -> None:
    ledger.check_sums(room.path)
    assert room.office.database.check().sound


def test_an_import_is_whole_or_not_at_all(room: Room, tmp_path: Path) -> None:
    class_of_four(room)
    people = [files.learner(f"周{chr(0x5200 + number)}", 100 + number) for number in range(30)]
    path = files.plain_roster(tmp_path / "名册.csv", people)
    file = ImportFile(room.office.upload(path), CLASS)
    order = CommitImport(file, room.call("clerk", preview_roster, file).digest)

    def act() -> object:
        return room.call("clerk", commit_roster, order)

    with office_in(room.path.parent, tmp_path / "dry") as other:
        other.tokens = room.tokens
        moments = moments_of(lambda: other.call("clerk", commit_roster, order))
    before = ledger.fingerprint(room.path)
    for moment in moments:
        killed_at(moment, room, act)
        assert ledger.fingerprint(room.path) == before
    killed_at(Moment(), room, act)
    assert ledger.one(room.path, "SELECT COUNT(*) FROM enrolment") == 34
    with pytest.raises(OfficeError) as caught:
        act()
    assert caught.value.code == "import.changed_meanwhile"
    assert ledger.one(room.path, "SELECT COUNT(*) FROM enrolment") == 34
