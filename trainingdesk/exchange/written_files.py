"""Files going out: text that no spreadsheet computes, and writing that leaves the old file or the new one."""

from __future__ import annotations

import csv
import os
import secrets
import sys
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import Path

from trainingdesk.domain.errors import Unavailable
from trainingdesk.domain.system_reasons import system_reason

# what spreadsheets take for the beginning of a formula (OWASP's list, with the full-width forms)
_LIVE = "=+-@\t\r\n＝＋－＠"
_MARK = "'"


def inert(text: str) -> str:
    """Text for delimited files: an apostrophe before whatever a spreadsheet would compute."""
    return _MARK + text if text.startswith(tuple(_LIVE)) else text


def delimited(header: Sequence[str], rows: Iterable[Sequence[str]], *, encoding: str = "utf-8-sig") -> bytes:
    """Comma-separated text with CRLF, every field inert; UTF-8 with its mark, so that Excel shows Chinese."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([inert(title) for title in header])
    writer.writerows([inert(value) for value in row] for row in rows)
    return text.getvalue().encode(encoding)


def write_atomically(path: Path, content: bytes) -> None:
    """Put the bytes in place all at once: written beside, forced to disk, then renamed over what was there.

    Unavailable ``import.cannot_write`` (disk full, no rights, folder gone); an existing file is then untouched.
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        try:
            _write_through(beside, content)
            os.replace(beside, target)
        finally:
            beside.unlink(missing_ok=True)
        _settle(target.parent)
    except OSError as error:
        raise Unavailable("import.cannot_write", file=path.name, why=system_reason(error)) from error


def _write_through(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """A rename is on the disk only once its folder is."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
