"""Work off the GUI thread: the newest answer wins, the dead are not called, writes keep their order, errors arrive."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tests.ui.conftest import PATIENCE
from trainingdesk.ui.tasks import Cancelled, Lane, Outcome, Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.finish()


@dataclass
class Gate:
    """Work that waits until it is let through."""

    open: threading.Event

    def then(self, result: object) -> Callable[[], object]:
        def work() -> object:
            assert self.open.wait(PATIENCE / 1000)
            return result

        return work


def is_in_the_window() -> bool:
    return threading.current_thread() is threading.main_thread()


def test_a_result_arrives_on_the_thread_of_the_window(qtbot: QtBot, tasks: Tasks) -> None:
    heard: list[tuple[object, bool]] = []
    owner = QObject()
    tasks.run(owner, Lane.READ, is_in_the_window, lambda outcome: heard.append((outcome.result, is_in_the_window())))
    qtbot.waitUntil(lambda: len(heard) == 1, timeout=PATIENCE)
    assert heard == [(False, True)]
    assert tasks.open == 0


def test_an_owner_that_is_gone_is_never_called(qtbot: QtBot, tasks: Tasks) -> None:
    gate, heard, owner = Gate(threading.Event()), list[Outcome](), QObject()
    tasks.run(owner, Lane.READ, gate.then("late"), heard.append)
    delete(owner)
    gate.open.set()
    qtbot.waitUntil(lambda: tasks.open == 0, timeout=PATIENCE)
    assert heard == []


def test_writes_run_one_after_the_other_in_the_order_asked(qtbot: QtBot, tasks: Tasks) -> None:
    done: list[int] = []
    owner = QObject()
    for number in range(20):
        tasks.run(owner, Lane.WRITE, lambda number=number: done.append(number), lambda outcome: None)
    qtbot.waitUntil(lambda: tasks.open == 0, timeout=PATIENCE)
    assert done == list(range(20))


def test_an_error_that_nobody_foresaw_is_delivered_too(qtbot: QtBot, tasks: Tasks) -> None:
    heard: list[Outcome] = []
    owner = QObject()
    tasks.run(owner, Lane.READ, lambda: 1 // 0, heard.append)
    qtbot.waitUntil(lambda: len(heard) == 1, timeout=PATIENCE)
    assert isinstance(heard[0].error, ZeroDivisionError)


def test_work_that_was_stopped_ends_at_its_next_report(qtbot: QtBot, tasks: Tasks) -> None:
    gate, heard, owner = Gate(threading.Event()), list[Outcome](), QObject()

    def work() -> str:
        gate.then(None)()
        tasks.report(1, 10)
        return "went on"

    task = tasks.run(owner, Lane.WRITE, work, heard.append, "long")
    task.cancelled = True
    gate.open.set()
    qtbot.waitUntil(lambda: len(heard) == 1, timeout=PATIENCE)
    assert isinstance(heard[0].error, Cancelled)


def test_progress_is_told_for_the_work_that_reports_it(qtbot: QtBot, tasks: Tasks) -> None:
    told: list[tuple[str, int, int]] = []
    tasks.progressed.connect(lambda task: told.append((task.title, task.done, task.total)))
    owner = QObject()
    tasks.run(owner, Lane.READ, lambda: tasks.report(3, 7), lambda outcome: None, "count")
    qtbot.waitUntil(lambda: told != [], timeout=PATIENCE)
    assert told == [("count", 3, 7)]
