"""Killed at any moment: the file opens again, nothing half-done is in it, and nothing acknowledged is missing."""

from __future__ import annotations

import os
import random
import secrets
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import func, select

from tests.db.parts import KEY, NOW, award, expect_code, note, person
from trainingdesk.db.engine import EmbeddedDatabase, open_database
from trainingdesk.db.numbering import next_in_sequence
from trainingdesk.db.remembered import HeadMemory
from trainingdesk.db.stored_files import file_away
from trainingdesk.db.upgrade import upgrade
from trainingdesk.domain.errors import Damaged
from trainingdesk.models.files import NumberSequence, StoredFile
from trainingdesk.models.people import Person
from trainingdesk.models.vouchers import Award
from trainingdesk.security.chain import Head

WHOLE_CHECK_EVERY = 8


def one_step(database: EmbeddedDatabase) -> int:
    """A person, an award, a paper, a number and an audit entry: all of them or none."""
    with database.write() as session:
        number = next_in_sequence(session, "K", 2026)
        trainee = person(number)
        session.add(trainee)
        session.flush()
        session.add(award(trainee.id, number))
        file_away(session, number.to_bytes(4, "big") * 2_000, "application/pdf", NOW)
        note(session, "step.done", str(number))
    return number


@contextmanager
def working_child(path: Path, key: bytes | None, state: Path, acknowledged: Path) -> Iterator[int]:
    """A process that does one step after the other and writes down each that was committed."""
    child = os.fork()
    if child == 0:
        try:
            database = open_database(path, key=key, state_folder=state)
            with acknowledged.open("a", buffering=1) as said:
                while True:
                    print(one_step(database), file=said)
        finally:
            os._exit(1)
    try:
        yield child
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def look_after_the_kill(path: Path, key: bytes | None, state: Path, acknowledged: Path, *, whole: bool) -> int:
    """How many steps are in the file, after comparing them with each other and with what was acknowledged."""
    database = open_database(path, key=key, state_folder=state)
    with database.read() as session:
        steps = session.scalar(select(NumberSequence.last)) or 0
        counts = {session.scalar(select(func.count()).select_from(each)) for each in (Person, Award, StoredFile)}
    assert counts == {steps}
    assert database.info().head.seq == steps
    said = [int(line) for line in acknowledged.read_text().splitlines() if line] if acknowledged.exists() else []
    assert said == sorted(said)
    assert steps >= max(said, default=0)
    if whole:
        assert database.check().sound
    database.close()
    return steps


def wait_for_steps(acknowledged: Path, number: int) -> None:
    """Until a step of this number is written down, however busy the machine is; at once for one that is."""
    for _ in range(6_000):
        said = acknowledged.read_text().split() if acknowledged.exists() else []
        if number <= int(said[-1] if said else 0):
            return
        time.sleep(0.01)
    raise AssertionError(f"step {number} was not done within a minute")


def kill_often(folder: Path, kills: int, seed: int, key: bytes | None = None) -> int:
    chance, steps = random.Random(seed), 0
    path, state, acknowledged = folder / "office.db", folder / "state", folder / "acknowledged"
    if not path.exists():
        database = open_database(path, key=key, create=True)
        upgrade(database)
        database.close()
    for kill in range(kills):
        with working_child(path, key, state, acknowledged):
            wait_for_steps(acknowledged, steps + chance.randrange(4))
            time.sleep(chance.random() * 0.05)
        steps = look_after_the_kill(path, key, state, acknowledged, whole=kill % WHOLE_CHECK_EVERY == 0)
    return steps


@pytest.mark.parametrize(("key", "seed"), [(None, 1), (KEY, 2)], ids=["plain", "encrypted"])
def test_two_dozen_kills(tmp_path: Path, key: bytes | None, seed: int) -> None:
    assert kill_often(tmp_path, kills=12, seed=seed, key=key) > 10


@pytest.mark.proof
def test_hundreds_of_kills(tmp_path: Path) -> None:
    seed, steps = secrets.randbits(32), 0
    print(f"seed {seed}")
    for round_ in range(10):
        folder = tmp_path / str(round_)
        folder.mkdir()
        steps += kill_often(folder, kills=40, seed=seed + round_)
    print(f"400 kills, {steps} steps, none lost, none torn")
    assert steps > 400


def test_a_kill_while_a_database_is_made_leaves_nothing_or_a_database(tmp_path: Path) -> None:
    chance = random.Random(3)
    for turn in range(12):
        path = tmp_path / f"office{turn}.db"
        child = os.fork()
        if child == 0:
            try:
                database = open_database(path, create=True)
                upgrade(database)
                time.sleep(60)
            finally:
                os._exit(1)
        time.sleep(chance.random() * 0.12)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        database = open_database(path, create=True)
        upgrade(database)
        one_step(database)
        assert database.check().sound
        database.close()


def test_a_head_that_was_remembered_was_committed(filled: Path, state: Path) -> None:
    """The desk remembers after the commit, never before: else a kill in between would look like a forgery."""
    database = open_database(filled, state_folder=state)
    with pytest.raises(KeyError), database.write() as session:
        {}[note(session)]
    database.close()
    open_database(filled, state_folder=state).close()
    with expect_code(Damaged, "db.other_history"):
        memory_of_the_future(filled, state)


def memory_of_the_future(path: Path, state: Path) -> None:
    HeadMemory(state, path).remember(Head(99, "f" * 64))
    open_database(path, state_folder=state)
