"""Work off the GUI thread: reads side by side, writes one after the other; what came of it is delivered on the thread.

A task that fails in a way nobody foresaw delivers its error as well: the counter behind decides what people are told.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThreadPool, Signal
from shiboken6 import isValid

_READERS = 3


class Lane(Enum):
    """Which queue work waits in."""

    READ = auto()
    WRITE = auto()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a task: a result, or the error that ended it."""

    result: Any = None
    error: Exception | None = None


class Cancelled(Exception):
    """Somebody changed their mind; raised inside the work at its next report of progress."""


@dataclass(slots=True)
class Task:
    """One piece of work under way. ``cancelled`` is looked at when the work reports how far it has come."""

    id: int
    title: str
    owner: QObject
    deliver: Callable[[Outcome], None]
    cancelled: bool = False
    done: int = 0
    total: int = 0


class Tasks(QObject):
    """Runs work in its lane. An owner that was closed meanwhile is never called."""

    started = Signal(object)
    progressed = Signal(object)
    ended = Signal(object, object)
    _arrived = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools = {Lane.READ: QThreadPool(self), Lane.WRITE: QThreadPool(self)}
        self._pools[Lane.READ].setMaxThreadCount(_READERS)
        self._pools[Lane.WRITE].setMaxThreadCount(1)
        self._numbers = itertools.count(1)
        self._here = threading.local()
        self._open = 0
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    @property
    def open(self) -> int:
        """How many tasks have not delivered yet."""
        return self._open

    def run(
        self, owner: QObject, lane: Lane, work: Callable[[], Any], deliver: Callable[[Outcome], None], title: str = ""
    ) -> Task:
        """Start work; ``deliver`` is called on this thread while the owner lives."""
        task = Task(next(self._numbers), title, owner, deliver)
        self._open += 1
        self.started.emit(task)
        self._pools[lane].start(lambda: self._carry_out(task, work))
        return task

    def report(self, done: int, total: int) -> None:
        """Called inside work: tells how far it has come, and ends it when somebody cancelled it."""
        task: Task | None = getattr(self._here, "task", None)
        if task is None:
            return
        if task.cancelled:
            raise Cancelled
        task.done, task.total = done, total
        self.progressed.emit(task)

    def finish(self) -> None:
        """Wait for what is under way, at closing time, and deliver it."""
        for pool in self._pools.values():
            pool.waitForDone()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def _carry_out(self, task: Task, work: Callable[[], Any]) -> None:
        self._here.task = task
        try:
            outcome = Outcome(result=work())
        except Exception as error:  # noqa: BLE001 - delivered, and told or confessed there
            outcome = Outcome(error=error)
        finally:
            self._here.task = None
        if isValid(self):
            self._arrived.emit(task, outcome)

    def _on_arrived(self, task: Task, outcome: Outcome) -> None:
        self._open -= 1
        self.ended.emit(task, outcome)
        if isValid(task.owner):
            task.deliver(outcome)
