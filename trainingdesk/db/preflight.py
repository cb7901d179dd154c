"""Looking a database file over before it is opened for writing: what is refused here is left as it was.

Order: the file itself, whose it is, how new it is, its pages, the rows of the last day's work, and whether its history
is the one this desk saw last.
Nothing reads the file behind SQLite's back: closing such a read would drop the locks of every other connection of
this process (POSIX file locks).
"""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

from sqlalchemy import create_engine, inspect
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2 as sqlite

from trainingdesk.db.audit_log import holds
from trainingdesk.db.failures import disk_told_plainly, told_plainly
from trainingdesk.db.recent_rows import verify_recent
from trainingdesk.db.schema import APPLICATION_ID, SCHEMA_VERSION, TABLES
from trainingdesk.db.sqlite_file import Access, any_text, connect
from trainingdesk.domain.errors import Damaged, Refused, Unavailable
from trainingdesk.models.audit import AuditHead
from trainingdesk.security.chain import Head

_NOT_A_DATABASE = 26  # SQLITE_NOTADB


def examine(path: Path, key: bytes | None, remembered: Head | None) -> None:
    """Raises Refused, Unavailable, Busy or Damaged, with a ``db.`` code, for a file that must not be opened."""
    identify(path, key)
    with told_plainly(path):
        _look_inside(path, key, remembered)


def identify(path: Path, key: bytes | None) -> None:
    """The first half of ``examine``: that it is a file of ours, in whatever state, and that the key opens it."""
    with disk_told_plainly(path):
        _look_at_file(path)
    if key is None:
        _look_at_mark(path)
    else:
        with told_plainly(path):
            _try_key(path, key)


def _look_at_file(path: Path) -> None:
    if not path.is_file():
        raise Refused("db.not_a_file", path=path)
    if path.stat().st_size == 0:
        raise Damaged("db.empty_file", path=path)
    for needed in (path, path.parent):  # the journal is made beside the file
        if not os.access(needed, os.R_OK | os.W_OK):
            raise Unavailable("db.read_only", path=needed)


def _look_at_mark(path: Path) -> None:
    """Without a lock or a journal, so that another program's file is not even recovered."""
    try:
        with closing(connect(path, None, Access.LOOK)) as link:
            _refuse_foreign(link, path)
    except sqlite.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", None) == _NOT_A_DATABASE:
            raise Refused("db.not_a_database", path=path) from error
        # else looked at in the middle of somebody's write, or damaged: the look inside tells which


def _try_key(path: Path, key: bytes) -> None:
    """An encrypted file shows nothing without its key, and a wrong one only at the first page."""
    try:
        with closing(connect(path, key, _reading(path))) as link:
            _refuse_foreign(link, path)
    except sqlite.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", None) == _NOT_A_DATABASE:
            raise Refused("db.wrong_key", path=path) from error
        raise


def _refuse_foreign(link: sqlite.Connection, path: Path) -> None:
    if _number(link, "application_id") != APPLICATION_ID:
        raise Refused("db.foreign", path=path)


def _reading(path: Path) -> Access:
    """A journal left by a crash must be rolled back before anything can be read."""
    return Access.WRITE if path.with_name(path.name + "-journal").exists() else Access.READ


def _look_inside(path: Path, key: bytes | None, remembered: Head | None) -> None:
    engine = create_engine(
        "sqlite://", module=sqlite, creator=lambda: connect(path, key, _reading(path)), poolclass=NullPool
    )
    with Session(engine) as session:
        link = session.connection().connection.driver_connection
        assert link is not None
        link.execute("BEGIN")  # one moment for all that follows: others may be writing
        _refuse_foreign(link, path)
        _look_at_pages(link, path)
        _look_at_history(session, path, remembered)
        _look_at_recent_rows(session, link, path)


def _look_at_pages(link: sqlite.Connection, path: Path) -> None:
    version = _number(link, "user_version")
    if version > SCHEMA_VERSION:
        raise Refused("db.newer", path=path, version=version, known=SCHEMA_VERSION)
    first = link.execute("PRAGMA quick_check(1)").fetchone()[0]
    if first != "ok":
        raise Damaged("db.damaged", path=path, detail=first)


def _look_at_recent_rows(session: Session, link: sqlite.Connection, path: Path) -> None:
    """The pages may be whole and a value in them another: a flipped bit, or somebody with a tool."""
    if _number(link, "user_version") != SCHEMA_VERSION:
        return  # other columns than this program hashes: the upgrade comes first
    if not set(TABLES) <= set(inspect(session.connection()).get_table_names()):
        raise Damaged("db.damaged", path=path, detail="schema")
    link.text_factory = any_text
    altered = verify_recent(session).altered
    link.text_factory = str
    if altered:
        raise Damaged("db.recent_row_altered", path=path, table=altered[0].table, row=altered[0].key)


def _look_at_history(session: Session, path: Path, remembered: Head | None) -> None:
    has_log = inspect(session.connection()).has_table(AuditHead.__tablename__)
    if remembered is None and not has_log:
        return  # just made
    if not has_log or not holds(session, remembered or Head()):
        raise Damaged("db.other_history", path=path, seq=(remembered or Head()).seq)


def _number(link: sqlite.Connection, pragma: str) -> int:
    return int(link.execute(f"PRAGMA {pragma}").fetchone()[0])
