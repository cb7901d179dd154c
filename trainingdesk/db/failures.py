"""What the database driver reports, told as the office's own errors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError
from sqlcipher3 import dbapi2 as sqlite

from trainingdesk.domain.errors import Busy, Conflict, Damaged, OfficeError, Unavailable
from trainingdesk.domain.system_reasons import system_reason

_PRIMARY: Final = 0xFF  # extended result codes carry the primary one in the low byte
_KINDS: Final[dict[int, tuple[type[OfficeError], str]]] = {
    5: (Busy, "db.busy"),  # SQLITE_BUSY
    6: (Busy, "db.busy"),  # SQLITE_LOCKED
    8: (Unavailable, "db.read_only"),  # SQLITE_READONLY
    10: (Unavailable, "db.disk_error"),  # SQLITE_IOERR; also what a quota or a file size limit ends in
    11: (Damaged, "db.damaged"),  # SQLITE_CORRUPT
    13: (Unavailable, "db.disk_full"),  # SQLITE_FULL
    14: (Unavailable, "db.cannot_open"),  # SQLITE_CANTOPEN
    26: (Damaged, "db.damaged"),  # SQLITE_NOTADB
}


def office_error(error: BaseException, path: Path) -> OfficeError | None:
    """The error a clerk is told, or None where the cause is a bug and should fly as it is."""
    if isinstance(error, StaleDataError):
        return Conflict("db.changed_meanwhile")
    cause = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(cause, sqlite.Error):
        return None
    if "Could not decode to UTF-8" in str(cause):  # the driver gives it no code, and shows the bytes: not passed on
        return Damaged("db.damaged", path=path, detail="text")
    code = getattr(cause, "sqlite_errorcode", None)
    if code is None or code & _PRIMARY not in _KINDS:
        return None
    kind, name = _KINDS[code & _PRIMARY]
    return kind(name, path=path, detail=getattr(cause, "sqlite_errorname", ""))


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turns the driver's errors inside the block into Busy, Unavailable, Damaged or Conflict."""
    try:
        yield
    except (DBAPIError, StaleDataError, sqlite.Error) as error:
        told = office_error(error, path)
        if told is None:
            raise
        raise told from error


@contextmanager
def disk_told_plainly(path: Path) -> Iterator[None]:
    """Turns what the operating system says about a file or folder inside the block into Unavailable."""
    try:
        yield
    except OSError as error:
        raise Unavailable("db.cannot_open", path=path, detail=system_reason(error)) from error
