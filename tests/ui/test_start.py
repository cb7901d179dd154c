"""The first window waits for nothing it does not show: what is heavy is loaded when it is asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from trainingdesk.db.revisions import newest_revision
from trainingdesk.db.schema import SCHEMA_VERSION

HEAVY = ("pandas", "numpy", "pyarrow", "alembic", "reportlab", "python_calamine")


@pytest.mark.parametrize("window", ["trainingdesk.ui.app", "trainingdesk.ui.main_window"])
def test_the_window_is_loaded_without_what_only_work_needs(window: str) -> None:
    told = subprocess.run(
        [sys.executable, "-c", f"import sys, {window}; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    assert set(HEAVY) & set(told.stdout.split()) == set()


def test_what_work_needs_is_loaded_behind_the_first_window(tmp_path: Path) -> None:
    """The program is given its usual second and a half, and waits for what is under way before it ends."""
    script = (
        "import sys, pathlib\n"
        "from trainingdesk.bootstrap import OfficeOptions\n"
        "from trainingdesk.ui.app import main\n"
        "options = OfficeOptions(state=pathlib.Path(sys.argv[2]))\n"
        "code = main(['--db', sys.argv[1], '--smoke'], options)\n"
        "print(code, 'trainingdesk.services.claim_review' in sys.modules)\n"
    )
    words = [f"sqlite:///{tmp_path / 'office.db'}", str(tmp_path / "state")]
    told = subprocess.run(
        [sys.executable, "-c", script, *words],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "XDG_STATE_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)},
    )
    assert told.stdout.split()[-2:] == ["0", "True"]


def test_the_newest_revision_is_told_without_loading_migrations() -> None:
    assert int(newest_revision()) == SCHEMA_VERSION
