"""What every test stands on: no window, no settings of the person at the keyboard, examples that come again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# No deadline: nothing in the suite is judged by the clock. Derandomised, so that what passes today passes tomorrow;
# the long suites look for new examples instead.
settings.register_profile("house", deadline=None, derandomize=True, database=None)
settings.register_profile(
    "proof", deadline=None, max_examples=2_000, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("house")

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test has an empty home, so that it neither reads nor leaves anything in a real one."""
    home = tmp_path_factory.mktemp("home")
    for name in [name for name in os.environ if name.startswith(("TDESK_", "XDG_"))]:
        monkeypatch.delenv(name)
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(home))


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """Published tariffs, official format cases and other files that tests read."""
    return Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def resources() -> Path:
    """The shipped policies, catalogues and fonts of this checkout."""
    return Path(__file__).parents[1] / "resources"
