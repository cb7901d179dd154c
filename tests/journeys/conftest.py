"""The office's people for whole journeys, and stories told once for all tests that ask about them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from tests.fixtures.office import Clock, made_room, open_room, room
from tests.journeys.cast import open_the_office
from tests.journeys.class_story import ClassStory, tell_class_story
from tests.journeys.command_hands import CommandHands
from tests.journeys.hands import Hands
from tests.journeys.office_hands import OfficeHands
from tests.journeys.single_stories import SingleStory, tell_counter_story, tell_employer_story
from tests.journeys.stages import build_states

__all__ = ["made_room", "room"]

NewOffice = Callable[[], AbstractContextManager[tuple[Hands, Path]]]


@contextmanager
def hands_on(folder: Path, kind: str) -> Iterator[Hands]:
    """One of the two pairs of hands on the database of a folder."""
    if kind == "commands":
        yield CommandHands(folder / "office.db", Clock())
        return
    made = open_room(folder / "office.db", Clock())
    try:
        yield OfficeHands(made)
    finally:
        made.office.database.close()


@pytest.fixture(scope="session", params=["office", "commands"])
def new_office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> NewOffice:
    """Copies of an office as its first day left it, opened through the door of the office or with commands."""
    opened, kind = tmp_path_factory.mktemp("opened"), str(request.param)
    with hands_on(opened, kind) as hands:
        open_the_office(hands)

    @contextmanager
    def copied() -> Iterator[tuple[Hands, Path]]:
        folder = tmp_path_factory.mktemp("story")
        shutil.copytree(opened, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.state"))
        with hands_on(folder, kind) as hands:
            yield hands, folder

    return copied


@pytest.fixture(scope="session")
def class_story(new_office: NewOffice) -> Iterator[ClassStory]:
    with new_office() as (hands, folder):
        yield tell_class_story(hands, folder)


@pytest.fixture(scope="session")
def counter_story(new_office: NewOffice) -> Iterator[SingleStory]:
    with new_office() as (hands, folder):
        yield tell_counter_story(hands, folder)


@pytest.fixture(scope="session")
def employer_story(new_office: NewOffice) -> Iterator[SingleStory]:
    with new_office() as (hands, folder):
        yield tell_employer_story(hands, folder)


@pytest.fixture(scope="session")
def states(made_room: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One claim in each of its states, an office a state."""
    return build_states(made_room, tmp_path_factory.mktemp("states"))
