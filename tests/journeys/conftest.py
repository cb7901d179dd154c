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
from tests.journeys.hands import Hands
from tests.journeys.office_hands import OfficeHands
from tests.journeys.single_stories import SingleStory, tell_counter_story, tell_employer_story
from tests.journeys.stages import build_states

__all__ = ["made_room", "room"]

NewOffice = Callable[[], AbstractContextManager[tuple[Hands, Path]]]


@pytest.fixture(scope="session")
def opened_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an office as its first day left it."""
    folder = tmp_path_factory.mktemp("opened")
    made = open_room(folder / "office.db", Clock())
    open_the_office(OfficeHands(made))
    made.office.database.close()
    return folder


@pytest.fixture(scope="session")
def new_office(opened_office: Path, tmp_path_factory: pytest.TempPathFactory) -> NewOffice:
    """Copies of that office, each in a folder of its own."""

    @contextmanager
    def copied() -> Iterator[tuple[Hands, Path]]:
        folder = tmp_path_factory.mktemp("story")
        shutil.copytree(opened_office, folder, dirs_exist_ok=True)
        made = open_room(folder / "office.db", Clock())
        yield OfficeHands(made), folder
        made.office.database.close()

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
