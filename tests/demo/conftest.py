"""Demonstrations played once for many looks: the usual one, and a small one of another seed in English."""

from __future__ import annotations

from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest

from tests.demo.reading import Show, show_in
from trainingdesk.bootstrap import OfficeOptions
from trainingdesk.cli.main import main
from trainingdesk.security.passwords import PasswordProfile

FRIDAY = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)  # nine o'clock in the office
QUICK = PasswordProfile(time_cost=1, memory=8, parallelism=1)


def options(state: Path) -> OfficeOptions:
    return OfficeOptions(clock=lambda: FRIDAY, passwords=QUICK, state=state)


def play(folder: Path, *words: str) -> tuple[int, str, str]:
    """``tdesk demo`` on a Friday; exit code, data, talk."""
    data, talk = StringIO(), StringIO()
    with redirect_stdout(data), redirect_stderr(talk):
        code = main(["demo", "--out", str(folder), *words], options=options(folder.with_name(f"{folder.name}.state")))
    return code, data.getvalue(), talk.getvalue()


@pytest.fixture(scope="session")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Show:
    """The demonstration as anybody first sees it."""
    folder = tmp_path_factory.mktemp("demo") / "usual"
    code, data, talk = play(folder)
    assert code == 0, talk
    return show_in(folder, data)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Show:
    """Forty people of another seed, in English."""
    folder = tmp_path_factory.mktemp("demo") / "small"
    code, data, talk = play(folder, "--people", "40", "--seed", "7", "--lang", "en")
    assert code == 0, talk
    return show_in(folder, data)
