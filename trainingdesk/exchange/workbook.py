"""Guarded reading: size, first bytes, then a child process with limits; out come typed cells with their addresses."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TypeAlias

import msgspec
import python_calamine

from trainingdesk.domain.errors import Unavailable
from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.domain.system_reasons import system_reason
from trainingdesk.domain.texts.imports import IMPORTS_TEXTS
from trainingdesk.exchange.corrections import CellAmendment, ColumnChoice
from trainingdesk.exchange.file_kinds import SheetFormat, format_of

# the child sees our package and calamine's folder and nothing else, which also makes it start in half the time
_FOLDERS = (str(Path(__file__).resolve().parents[2]), str(Path(python_calamine.__file__).resolve().parents[1]))
_START = "import sys; sys.path += sys.argv[1:]; from trainingdesk.exchange.sandbox.child import main; main()"
_INHERITED = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "WINDIR", "TEMP", "TMP")
_OUT_OF_MEMORY = (b"MemoryError", b"memory allocation")
_MEGABYTE = 1 << 20
_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0  # a console must not flash up over the desk


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """Bounds on a file and on the process that opens it: bytes, counts, seconds."""

    size: int = 20 * _MEGABYTE
    parts: int = 2000
    unpacked: int = 64 * _MEGABYTE
    ratio: int = 100
    area: int = 12_000_000  # cells in the rectangle up to the farthest one
    rows: int = 200_000  # filled rows of all sheets together; as many merged blocks
    memory: int = 1024 * _MEGABYTE
    cpu: int = 20
    clock: int = 120


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """A cell that shows an error such as ``#N/A``."""

    shown: str


@dataclass(frozen=True, slots=True)
class Uncomputed:
    """A formula whose result was never stored in the file."""


Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | ErrorValue | Uncomputed | None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that is not blank: its number in the sheet (from 1) and its cells from column A on."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class MergedRange:
    """A merged block; rows count from 1, columns from 0, both ends are inside."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet; delimited text is one sheet without a name."""

    name: str
    hidden: bool
    rows: tuple[SheetRow, ...]
    merged: tuple[MergedRange, ...] = ()
    hidden_rows: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file that was read: its name, its bytes, their SHA-256, and the sheets."""

    name: str
    format: SheetFormat
    content: bytes = field(repr=False)
    digest: str
    sheets: tuple[Sheet, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class WorkbookRead:
    """The workbook, or the one finding why the file was refused as a whole; ``amendments`` are in its cells already.

    ``columns`` are those that the clerk named by hand.
    """

    workbook: Workbook | None
    findings: tuple[Finding, ...] = ()
    amendments: tuple[CellAmendment, ...] = ()
    columns: tuple[ColumnChoice, ...] = ()


def read_workbook(path: Path, limits: ReadLimits = ReadLimits()) -> WorkbookRead:
    """Read a file that came from outside. Unavailable when the file cannot be opened at all."""
    try:
        with path.open("rb") as file:
            content = file.read(limits.size + 1)
    except OSError as error:
        raise Unavailable("import.file_unreadable", file=path.name, why=system_reason(error)) from error
    return read_content(content, path.name, limits)


def read_content(content: bytes, name: str, limits: ReadLimits = ReadLimits()) -> WorkbookRead:
    """The same for bytes at hand; ``name`` is the file's own name."""
    if len(content) > limits.size:
        return _refused("import.too_big", limit=f"{limits.size // _MEGABYTE} MB")
    kind = format_of(content, name)
    if not isinstance(kind, SheetFormat):
        return _refused(kind)
    answer = _ask_child({"do": "read", "kind": kind.value}, content, limits)
    if isinstance(answer, Finding):
        return WorkbookRead(None, (answer,))
    try:
        sheets = tuple(_sheet(raw) for raw in msgspec.json.decode(answer, type=_Answer).sheets)
    except (msgspec.DecodeError, ValueError):
        return _refused("import.reader_failed")
    return WorkbookRead(Workbook(name, kind, content, hashlib.sha256(content).hexdigest(), sheets))


def annotated(workbook: Workbook, remarks: Mapping[str, object], limits: ReadLimits = ReadLimits()) -> bytes | Finding:
    """The workbook's own bytes with remarks written in (shape: ``sandbox.annotate.Remarks``); for .xlsx only."""
    job = {"do": "annotate", "kind": workbook.format.value, "remarks": remarks}
    answer = _ask_child(job, workbook.content, limits)
    return answer if isinstance(answer, Finding) else answer.partition(b"\n")[2]


class _Refusal(msgspec.Struct):
    refused: str | None = None
    params: dict[str, str] = {}


class _RawSheet(msgspec.Struct):
    name: str
    hidden: bool
    rows: list[tuple[int, list[str | int | float | bool | tuple[str, str] | None]]]
    merged: list[tuple[int, int, int, int]]
    hidden_rows: list[int]


class _Answer(msgspec.Struct):
    sheets: list[_RawSheet]


def _ask_child(job: Mapping[str, object], content: bytes, limits: ReadLimits) -> bytes | Finding:
    """The child's answer, or the finding that stands for its refusal or its end."""
    bounds = {"parts": limits.parts, "unpacked": limits.unpacked, "ratio": limits.ratio}
    told = {**job, "memory": limits.memory, "cpu": limits.cpu, "area": limits.area, "rows": limits.rows, "zip": bounds}
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-S", "-c", _START, *_FOLDERS],
            input=msgspec.json.encode(told) + b"\n" + content,
            capture_output=True,
            timeout=limits.clock,
            env={name: os.environ[name] for name in _INHERITED if name in os.environ},
            check=False,
            creationflags=_NO_WINDOW,
        )
    except subprocess.TimeoutExpired:
        return _whole("import.too_slow", seconds=str(limits.clock))
    except OSError as error:
        raise Unavailable("import.no_reader", why=system_reason(error)) from error
    if done.returncode != 0:
        return _end_of_child(done, limits)
    return _refusal_in(done.stdout) or done.stdout


def _end_of_child(done: subprocess.CompletedProcess[bytes], limits: ReadLimits) -> Finding:
    if sys.platform != "win32" and -done.returncode in (signal.SIGXCPU, signal.SIGKILL):
        return _whole("import.too_slow", seconds=str(limits.cpu))
    if any(sign in done.stderr for sign in _OUT_OF_MEMORY):
        return _whole("import.too_heavy", limit=f"{limits.memory // _MEGABYTE} MB")
    return _whole("import.reader_failed")


def _refusal_in(answer: bytes) -> Finding | None:
    """A code that has no wording cannot come from our own child."""
    try:
        refusal = msgspec.json.decode(answer.partition(b"\n")[0], type=_Refusal)
    except msgspec.DecodeError:
        return _whole("import.reader_failed")
    if refusal.refused is None:
        return None
    if refusal.refused not in IMPORTS_TEXTS:
        return _whole("import.reader_failed")
    return _whole(refusal.refused, **refusal.params)


def _whole(code: str, **params: str) -> Finding:
    return Finding(code, Severity.ERROR, params=params)


def _refused(code: str, **params: str) -> WorkbookRead:
    return WorkbookRead(None, (_whole(code, **params),))


def _sheet(raw: _RawSheet) -> Sheet:
    rows = tuple(SheetRow(number, tuple(_cell(cell) for cell in cells)) for number, cells in raw.rows)
    merged = tuple(MergedRange(*block) for block in raw.merged)
    return Sheet(raw.name, raw.hidden, rows, merged, frozenset(raw.hidden_rows))


def _cell(raw: str | int | float | bool | tuple[str, str] | None) -> Cell:
    return _tagged(*raw) if isinstance(raw, tuple) else raw


def _tagged(tag: str, text: str) -> Cell:
    if tag == "d":
        return date.fromisoformat(text)
    if tag == "s":
        return datetime.fromisoformat(text)
    if tag == "t":
        return time.fromisoformat(text)
    if tag == "l":
        return timedelta(seconds=int(text))
    return ErrorValue(text) if tag == "e" else Uncomputed()
