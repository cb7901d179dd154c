"""Two desks at the same moment, each a process of its own on the same file."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.fixtures.office import Clock, Room, open_room
from tests.journeys.stages import shelf
from trainingdesk.domain.errors import OfficeError

Act = Callable[[Room], object]


def at_once(path: Path, acts: Sequence[Act]) -> list[str]:
    """Each act in its own process, let go together; ``done`` or the code of the refusal, in the order of the acts."""
    ready, told = [os.pipe() for _ in acts], [os.pipe() for _ in acts]
    go, starter = os.pipe()
    children = []
    for place, act in enumerate(acts):
        child = os.fork()
        if child == 0:
            _act(path, act, ready[place][1], (go, starter), told[place][1])
        children.append(child)
    os.close(go)
    for place in range(len(acts)):
        os.read(ready[place][0], 1)
    os.close(starter)  # every child waits for this pipe to end
    answers = [_answer(told[place]) for place in range(len(acts))]
    for child in children:
        os.waitpid(child, 0)
    for pipe in ready:
        os.close(pipe[0])
        os.close(pipe[1])
    return answers


def _answer(pipe: tuple[int, int]) -> str:
    os.close(pipe[1])
    with os.fdopen(pipe[0], encoding="utf-8") as stream:
        return stream.read()


def _act(path: Path, act: Act, ready: int, go: tuple[int, int], told: int) -> None:
    """The life of one desk; it never returns to the test."""
    answer = "crashed"
    try:
        room = open_room(path, Clock())
        room.office.fonts = shelf()
        os.close(go[1])
        os.write(ready, b".")
        os.read(go[0], 1)
        try:
            act(room)
            answer = "done"
        except OfficeError as error:
            answer = error.code
        room.office.database.close()
    finally:
        os.write(told, answer.encode())
        os._exit(0)
