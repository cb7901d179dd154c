"""The office's people for whole journeys, and stories told once for all tests that ask about them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fixtures.office import Clock, made_room, open_room, room
from tests.journeys.cast import open_the_office
from tests.journeys.class_story import ClassStory, tell_class_story
from tests.journeys.office_hands import OfficeHands

__all__ = ["made_room", "room"]


@pytest.fixture(scope="session")
def opened_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an office as its first day left it."""
    folder = tmp_path_factory.mktemp("opened")
    made = open_room(folder / "office.db", Clock())
    open_the_office(OfficeHands(made))
    made.office.database.close()
    return folder


@pytest.fixture(scope="session")
def class_story(opened_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ClassStory]:
    folder = tmp_path_factory.mktemp("story")
    shutil.copytree(opened_office, folder, dirs_exist_ok=True)
    made = open_room(folder / "office.db", Clock())
    yield tell_class_story(OfficeHands(made), folder)
    made.office.database.close()
