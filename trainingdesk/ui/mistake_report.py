"""What is written down of a mistake of the program, for whoever mends it: where, after which steps, never with data.

Of the error only its kind and the program's own lines are told: its words may quote a person. Of what was asked of the
office only the procedures' names, how long they took and how they ended.
"""

from __future__ import annotations

import faulthandler
import platform
import time
import traceback
import zipfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import qVersion

from trainingdesk import __version__
from trainingdesk.domain.errors import OfficeError

ResultT = TypeVar("ResultT")
_KEPT = 60  # steps
_LARGEST_CRASH = 64 * 1024  # bytes; older ones are let go

_FIXED = (1980, 1, 1, 0, 0, 0)  # the zip's own stamps say nothing


@dataclass(frozen=True, slots=True)
class Step:
    """One call of the office: when, which procedure, how long in milliseconds, and ``done`` or the code it ended in."""

    at: datetime
    procedure: str
    took: int
    ended: str


class Trail:
    """The last steps of this window, for a report; written by every thread that calls the office."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._steps: deque[Step] = deque(maxlen=_KEPT)

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(self._steps)

    def walk(self, procedure: str, call: Callable[[], ResultT]) -> ResultT:
        """Make a call and note how it ended."""
        began, ended = time.monotonic(), "done"
        try:
            return call()
        except Exception as error:
            ended = error.code if isinstance(error, OfficeError) else type(error).__name__
            raise
        finally:
            self._steps.append(Step(self._now(), procedure, round((time.monotonic() - began) * 1000), ended))


@dataclass(frozen=True, slots=True)
class Mistake:
    """An error nobody foresaw: when, on which page, in whose role, and what had been asked before."""

    error: BaseException
    at: datetime
    page: str
    role: str
    steps: tuple[Step, ...] = ()


def report_files(mistake: Mistake, crashes: Path | None = None) -> dict[str, str]:
    """Name and whole text of each file of the report; ``crashes`` is what a crash of the process left behind."""
    files = {"report.txt": _report(mistake), "steps.txt": "".join(_step_lines(mistake.steps))}
    if crashes is not None and crashes.is_file():
        left = crashes.read_text(encoding="utf-8", errors="replace")
        if left.strip():
            files["crash.txt"] = left
    return files


def report_archive(files: dict[str, str]) -> bytes:
    """The files as a zip."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name, _FIXED), text)
    return content.getvalue()


@contextmanager
def watching_crashes(crashes: Path) -> Iterator[None]:
    """Where the process dies without a word, its last lines of program go into a file that the next report takes along.

    Nothing is watched where no file can be written, or where somebody watches already.
    """
    if faulthandler.is_enabled():
        yield
        return
    with suppress(OSError):
        crashes.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        mode = "w" if crashes.is_file() and crashes.stat().st_size > _LARGEST_CRASH else "a"
        with crashes.open(mode, encoding="utf-8") as file:
            faulthandler.enable(file)
            try:
                yield
            finally:
                faulthandler.disable()
            return
    yield


def _report(mistake: Mistake) -> str:
    kinds = [type(error).__name__ for error in _chain(mistake.error)]
    lines = [
        f"TrainingDesk {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform(terse=True)}",
        f"{mistake.at.isoformat(timespec='seconds')}, page {mistake.page or '-'}, role {mistake.role or '-'}",
        f"error {' < '.join(kinds)}",
        *_frames(mistake.error),
    ]
    return "\n".join(lines) + "\n"


def _chain(error: BaseException) -> Iterable[BaseException]:
    current: BaseException | None = error
    seen: set[int] = set()
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield current
        current = current.__cause__ or current.__context__


def _frames(error: BaseException) -> Iterable[str]:
    for frame in traceback.extract_tb(error.__traceback__):
        parts = Path(frame.filename).parts
        names = parts[parts.index("trainingdesk") :] if "trainingdesk" in parts else parts[-1:]
        yield f"  {'/'.join(names)}:{frame.lineno} {frame.name}"


def _step_lines(steps: Iterable[Step]) -> Iterable[str]:
    for step in steps:
        yield f"{step.at.isoformat(timespec='seconds')} {step.procedure} {step.took} ms {step.ended}\n"
