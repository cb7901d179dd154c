"""The pinned Qt binding loses no reference to None; a binding that does aborts in the middle of a clerk's day."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys

from tests.house.none_references import TIMES, drift
from tests.house.sources import ROOT

NONE_IS_COUNTED = sys.version_info < (3, 12)


def test_no_qt_call_loses_a_reference_to_none() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.house.none_references"],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    changes = json.loads(run.stdout)
    assert len(changes) == 9
    assert {name: change for name, change in changes.items() if change < -0.01} == {}


def test_the_count_sees_a_thief() -> None:
    none = ctypes.py_object(None)
    found = drift({"thief": lambda: ctypes.pythonapi.Py_DecRef(none)})
    for _ in range(TIMES + 1):
        ctypes.pythonapi.Py_IncRef(none)
    assert round(found["thief"]) == (-1 if NONE_IS_COUNTED else 0)
