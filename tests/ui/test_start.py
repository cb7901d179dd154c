"""The first window waits for nothing it does not show: what is heavy is loaded when it is asked for."""

from __future__ import annotations

import subprocess
import sys

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


def test_the_newest_revision_is_told_without_loading_migrations() -> None:
    assert int(newest_revision()) == SCHEMA_VERSION
