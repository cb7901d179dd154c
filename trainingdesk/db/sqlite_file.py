"""One connection to an embedded database file: how it is opened, keyed, journalled and kept honest."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from trainingdesk.domain.errors import Damaged

BUSY_MS = 5_000
KEY_BYTES = 32
# fixed in 3.51.3 and carried back to these two lines: sqlite.org/wal.html, "The WAL-reset bug"
_WAL_SAFE_SINCE = (3, 51, 3)
_WAL_SAFE_LINES = {(3, 44): 6, (3, 50): 7}


class Access(StrEnum):
    """How a connection may touch the file. ``LOOK`` reads the file alone: no lock, no journal, nothing made."""

    WRITE = "mode=rw"
    READ = "mode=ro"
    LOOK = "mode=ro&immutable=1"


@dataclass(frozen=True, slots=True)
class Journal:
    """Journal mode and synchronous level: together they decide what a power cut may take."""

    mode: str
    synchronous: str


def journal_for(version: tuple[int, ...]) -> Journal:
    """WAL where the running SQLite is free of the WAL-reset bug, else a rollback journal with one sync more."""
    backported = _WAL_SAFE_LINES.get((version[0], version[1]))
    safe = version >= _WAL_SAFE_SINCE or (backported is not None and version[2] >= backported)
    return Journal("wal", "full") if safe else Journal("delete", "extra")


JOURNAL = journal_for(sqlite.sqlite_version_info)


def connect(path: Path, key: bytes | None, access: Access = Access.WRITE) -> sqlite.Connection:
    """A connection that never makes the file, takes part in no implicit transaction and trusts nothing in the schema.

    ``key`` is a raw key of 32 bytes. Raises the driver's errors, or Damaged where the driver chokes on its own.
    """
    link = sqlite.connect(
        f"{path.absolute().as_uri()}?{access.value}", uri=True, isolation_level=None, check_same_thread=False
    )
    try:
        if access is not Access.LOOK:  # the settings below already read pages
            _prepare(link, key)
    except UnicodeDecodeError as error:  # SQLite's message quotes a damaged schema
        link.close()
        raise Damaged("db.damaged", path=path, detail="schema") from error
    except BaseException:
        link.close()
        raise
    return link


def _prepare(link: sqlite.Connection, key: bytes | None) -> None:
    if key is not None:
        if len(key) != KEY_BYTES:
            raise ValueError(f"a database key has {KEY_BYTES} bytes")
        link.execute("PRAGMA cipher_log_level = NONE")  # it would write to the terminal; errors are told by us
        link.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    for setting in (
        f"busy_timeout = {BUSY_MS}",
        "foreign_keys = ON",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "secure_delete = ON",  # deleted personal data are overwritten
        "temp_store = MEMORY",  # and never reach a temporary file
        f"synchronous = {JOURNAL.synchronous}",
        "fullfsync = ON",  # macOS: a plain fsync does not reach the platter
        "checkpoint_fullfsync = ON",
    ):
        link.execute(f"PRAGMA {setting}")


def set_journal(link: sqlite.Connection) -> None:
    """Brings the file to this program's journal mode. Raises the driver's "locked" while others hold it."""
    link.execute(f"PRAGMA journal_mode = {JOURNAL.mode}").fetchone()


def any_text(stored: bytes) -> str:
    """A text factory for looking at damage: bytes that are no UTF-8 are read as they are."""
    return stored.decode("utf-8", "surrogateescape")
