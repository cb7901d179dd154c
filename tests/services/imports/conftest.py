"""Two schools that may teach cooks, a class of the first one, and a desk for each kind of list."""

from __future__ import annotations

import pytest

from tests.fixtures.office import FIRST_SCHOOL, SECOND_SCHOOL, Room
from tests.services.imports.files import Desk
from tests.services.registers.stage import certify, cooks, opened
from trainingdesk.services.attendance_import import commit_attendance, preview_attendance
from trainingdesk.services.awards_import import commit_awards, preview_awards
from trainingdesk.services.results_import import commit_results, preview_results
from trainingdesk.services.roster_import import commit_roster, preview_roster


@pytest.fixture
def school(room: Room) -> Room:
    """Both schools may teach cooks at levels five and four in 2025 and 2026."""
    certify(room, FIRST_SCHOOL)
    certify(room, SECOND_SCHOOL)
    return room


@pytest.fixture
def desk(school: Room) -> Desk:
    """Where the first school's clerk hands in rosters."""
    return Desk(school, preview_roster, commit_roster)


@pytest.fixture
def class_number(school: Room) -> str:
    """A class of the first school for level four, 2 to 20 March 2026, planned for fifty."""
    return opened(school, cooks())


@pytest.fixture
def attendance(school: Room) -> Desk:
    return Desk(school, preview_attendance, commit_attendance)


@pytest.fixture
def results(school: Room) -> Desk:
    return Desk(school, preview_results, commit_results)


@pytest.fixture
def awards(school: Room) -> Desk:
    """Where the counter clerk hands in lists of awards."""
    return Desk(school, preview_awards, commit_awards, "counter")
