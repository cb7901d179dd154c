"""Looking a database file over before it is opened for writing: what is refused here is left as it was.

Order: the file itself, whose it is, how new it is, its pages, and whether its history is the one this desk saw last.
Nothing reads the file behind SQLite's back: closing such a read would drop the locks of every other connection of
this process (POSIX file locks).
"""

from __future__ import annotations

import os
from pathlib import Path

from sqlalchemy import create_engine, inspect
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2 as sqlite

from trainingdesk.db.audit_log import holds
from trainingdesk.db.failures import told_plainly
from trainingdesk.db.schema import APPLICATION_ID, SCHEMA_VERSION
from trainingdesk.db.sqlite_file import Access, connect
from trainingdesk.domain.errors import Damaged, Refused, Unavailable
from trainingdesk.models.audit import AuditHead
from trainingdesk.security.chain import Head

_NOT_A_DATABASE = 26  # SQLITE_NOTADB


def examine(path: Path, key: bytes | None, remembered: Head | None) -> None:
    """Raises Refused, Unavailable, Busy or Damaged, with a ``db.`` code, for a file that must not be opened."""
    _look_at_file(path)
    _look_at_owner(path, key)
    with told_plainly(path):
        _look_inside(path, key, remembered)


def _look_at_file(path: Path) -> None:
    if not path.is_file():
        raise Refused("db.not_a_file", path=path)
    if path.stat().st_size == 0:
        raise Damaged("db.empty_file", path=path)
    for needed in (path, path.parent):  # the journal is made beside the file
        if not os.access(needed, os.R_OK | os.W_OK):
            raise Unavailable("db.read_only", path=needed)


def _look_at_owner(path: Path, key: bytes | None) -> None:
    """Without a lock or a journal, so that another program's file is not even recovered. An encrypted file shows
    nothing this way; it is asked once it is open."""
    if key is not None:
        return
    link = connect(path, None, Access.LOOK)
    try:
        owner = _number(link, "application_id")
    except sqlite.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", None) == _NOT_A_DATABASE:
            raise Refused("db.not_a_database", path=path) from error
        return  # looked at in the middle of somebody's write, or damaged: the next look tells which
    finally:
        link.close()
    if owner != APPLICATION_ID:
        raise Refused("db.foreign", path=path)


def _look_inside(path: Path, key: bytes | None, remembered: Head | None) -> None:
    # a journal left by a crash must be rolled back before anything can be read
    access = Access.WRITE if path.with_name(path.name + "-journal").exists() else Access.READ
    engine = create_engine("sqlite://", module=sqlite, creator=lambda: _keyed(path, key, access), poolclass=NullPool)
    with Session(engine) as session:
        link = session.connection().connection.driver_connection
        assert link is not None
        link.execute("BEGIN")  # one moment for all that follows: others may be writing
        _look_at_pages(link, path)
        _look_at_history(session, path, remembered)


def _keyed(path: Path, key: bytes | None, access: Access) -> sqlite.Connection:
    """A connection that has read a first page: the wrong key shows here and nowhere else."""
    try:
        link = connect(path, key, access)
    except sqlite.DatabaseError as error:
        if key is not None and getattr(error, "sqlite_errorcode", None) == _NOT_A_DATABASE:
            raise Refused("db.wrong_key", path=path) from error
        raise
    if _number(link, "application_id") != APPLICATION_ID:
        link.close()
        raise Refused("db.foreign", path=path)
    return link


def _look_at_pages(link: sqlite.Connection, path: Path) -> None:
    version = _number(link, "user_version")
    if version > SCHEMA_VERSION:
        raise Refused("db.newer", path=path, version=version, known=SCHEMA_VERSION)
    first = link.execute("PRAGMA quick_check(1)").fetchone()[0]
    if first != "ok":
        raise Damaged("db.damaged", path=path, detail=first)


def _look_at_history(session: Session, path: Path, remembered: Head | None) -> None:
    has_log = inspect(session.connection()).has_table(AuditHead.__tablename__)
    if remembered is None and not has_log:
        return  # just made
    if not has_log or not holds(session, remembered or Head()):
        raise Damaged("db.other_history", path=path, seq=(remembered or Head()).seq)


def _number(link: sqlite.Connection, pragma: str) -> int:
    return int(link.execute(f"PRAGMA {pragma}").fetchone()[0])
