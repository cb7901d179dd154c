"""Documents saved where the caller wants them: whole or not at all, and never over something else unasked."""

from __future__ import annotations

from pathlib import Path

from trainingdesk.domain.errors import Refused, Unavailable
from trainingdesk.domain.system_reasons import system_reason
from trainingdesk.exchange.written_files import write_atomically


def save(path: Path, content: bytes, *, force: bool = False) -> None:
    """Refused ``cli.file_exists`` for an existing file with other content; the same bytes are left as they are.

    Unavailable for a folder, which nothing may be written over.
    """
    if path.is_dir():
        raise Unavailable("import.cannot_write", file=path, why="EISDIR")
    if path.exists() and not force:
        if _read(path) == content:
            return
        raise Refused("cli.file_exists", path=path)
    write_atomically(path, content)


def refuse_taken(path: Path, *, force: bool = False) -> None:
    """Asked before a step that cannot be taken twice: whether its document would meet a file that is there."""
    if path.exists() and not force:
        raise Refused("cli.file_exists", path=path)


def make_folder(path: Path) -> None:
    """The folder, made where it is missing; Unavailable when it cannot be."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable("cli.folder", path=path, why=system_reason(error)) from error


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
