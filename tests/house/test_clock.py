"""Nobody reads the wall clock: dates are arguments and come from the office's clock, in the program and in tests."""

from __future__ import annotations

import ast

import pytest

from tests.house.sources import dotted, here, python_files, tree_of

OPENS_THE_OFFICE = "trainingdesk/bootstrap.py"
PROGRAM = [path for path in python_files("trainingdesk", "tests") if here(path) != OPENS_THE_OFFICE]
CALENDARS = {"date", "datetime", "Timestamp", "DateTime", "func", "dt"}
READINGS = {"today", "now", "utcnow", "current_date", "current_timestamp", "localtimestamp"}
CLOCK = {"time", "time_ns", "localtime", "gmtime", "ctime", "strftime"}


def clock_readings(tree: ast.Module) -> list[int]:
    """Lines that name ``date.today``, ``datetime.now``, ``time.time``, SQL's ``now()`` or the like, called or not."""
    lines = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner = dotted(node.value).rpartition(".")[2]
            reads = (owner in CALENDARS and node.attr in READINGS) or (owner == "time" and node.attr in CLOCK)
            lines += [node.lineno] if reads else []
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            lines += [node.lineno for name in node.names if name.name in CLOCK]
    return lines


def test_no_wall_clock() -> None:
    found = {here(path): clock_readings(tree_of(path)) for path in PROGRAM}
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "line",
    [
        "x = date.today()",
        "x = datetime.datetime.now(UTC)",
        "x = field(default_factory=datetime.utcnow)",
        "x = time.time()",
        "from time import time",
        "x = mapped_column(server_default=func.now())",
        "x = pd.Timestamp.now()",
    ],
)
def test_the_guard_sees_each_way_to_read_it(line: str) -> None:
    assert clock_readings(ast.parse(line)) == [1]


def test_the_guard_leaves_other_clocks_alone() -> None:
    assert clock_readings(ast.parse("office.now()\ntime.monotonic()\nself.clock()\nbook.today")) == []
