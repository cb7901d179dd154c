"""The embedded database: one SQLite file on this machine, opened with care and closed clean."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from os.path import realpath
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlite

from trainingdesk.db.audit_log import HEAD_IN_SESSION, chain_head
from trainingdesk.db.checks import CheckReport, check_database
from trainingdesk.db.database import DatabaseFacts, revision_of, table_counts
from trainingdesk.db.failures import disk_told_plainly, told_plainly
from trainingdesk.db.making import copy_database, free_name, make_database
from trainingdesk.db.places import refuse_unsafe_place
from trainingdesk.db.preflight import examine, identify
from trainingdesk.db.remembered import HeadMemory
from trainingdesk.db.schema import SCHEMA_VERSION
from trainingdesk.db.sqlite_file import Access, any_text, connect, set_journal
from trainingdesk.domain.errors import Damaged, OfficeError, Unavailable
from trainingdesk.models.audit import AuditHead
from trainingdesk.security.chain import Head

_BEGIN = "office_begin"  # execution option: the statements that start a transaction
_READ = ("PRAGMA query_only = ON", "PRAGMA foreign_keys = ON", "BEGIN")
# reading first and writing then in a plain transaction fails at once when another writer was faster, whatever the
# timeout; taking the write lock at the start waits for it instead
_WRITE = ("PRAGMA query_only = OFF", "PRAGMA foreign_keys = ON", "BEGIN IMMEDIATE")
# making a parent table anew with foreign keys on would empty its children; the switch works only outside a transaction
_MIGRATE = ("PRAGMA query_only = OFF", "PRAGMA foreign_keys = OFF", "BEGIN IMMEDIATE")


def open_database(
    path: Path,
    *,
    key: bytes | None = None,
    create: bool = False,
    state_folder: Path | None = None,
    sync_folders: Iterable[Path] = (),
    inspect_only: bool = False,
) -> EmbeddedDatabase:
    """Opens the file, or with ``create`` makes it where there is none (without tables: see ``upgrade``).

    ``key`` (32 bytes) for an encrypted file. ``state_folder`` keeps the audit head this desk saw last; an other or
    shorter history is then refused. ``sync_folders`` are folders known to be synced, besides those known by name.
    ``inspect_only`` opens a damaged file or a falsified history too, for ``check`` and ``verify_chain``, and never
    writes. Raises Refused, Unavailable, Busy or Damaged with a ``db.`` code; a refused file is left as it was.
    """
    file = Path(realpath(path))
    memory = HeadMemory(state_folder, file) if state_folder is not None else None
    with disk_told_plainly(path):
        if not file.parent.is_dir():
            raise Unavailable("db.missing_folder", path=file.parent)
        refuse_unsafe_place(path, sync_folders)
        is_there = file.exists()
    if not is_there:
        if not create:
            raise Unavailable("db.missing_file", path=path)
        make_database(file, key)
        if memory is not None:
            memory.forget()
    if inspect_only:
        identify(file, key)
        return EmbeddedDatabase(file, key, memory, Access.READ)
    examine(file, key, memory.recall() if memory is not None else None)
    database = EmbeddedDatabase(file, key, memory, Access.WRITE)
    database.settle()
    return database


class EmbeddedDatabase:
    """A ``Database`` in one SQLite file, made by ``open_database``."""

    def __init__(self, path: Path, key: bytes | None, memory: HeadMemory | None, access: Access) -> None:
        self.path = path
        self._key = key
        self._memory = memory
        self._held = threading.local()
        engine = _engine(lambda: connect(path, key, access))
        self._reader = engine.execution_options(**{_BEGIN: _READ})
        self._writer = engine.execution_options(**{_BEGIN: _WRITE})
        self._migrator = engine.execution_options(**{_BEGIN: _MIGRATE})

    def settle(self) -> None:
        """Brings the file to this program's journal mode and remembers where its history stands."""
        with told_plainly(self.path), self._reader.connect() as connection:
            set_journal(_link(connection))
        self._remember()

    @contextmanager
    def write(self) -> Iterator[Session]:
        """See ``Database``. Waits up to five seconds for another writer, then raises Busy."""
        with told_plainly(self.path), self._one_at_a_time():
            with Session(self._writer, expire_on_commit=False) as session, session.begin():
                session.connection()  # takes the lock now, not at the first statement
                yield session
            if HEAD_IN_SESSION in session.info:
                self._remember()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """See ``Database``."""
        with told_plainly(self.path), Session(self._reader) as session:
            yield session

    @contextmanager
    def inspect(self) -> Iterator[Session]:
        """See ``Database``."""
        with self.read() as session:
            link = _link(session.connection())
            link.text_factory = any_text
            try:
                yield session
            finally:
                link.text_factory = str

    @contextmanager
    def migration(self) -> Iterator[Connection]:
        """See ``Database``. Raises Damaged ``db.reference_broken`` and takes everything back if a reference broke."""
        with told_plainly(self.path), self._one_at_a_time(), self._migrator.begin() as connection:
            yield connection
            broken = connection.execute(text("PRAGMA foreign_key_check")).first()
            if broken is not None:
                raise Damaged("db.reference_broken", table=broken[0], row=broken[1], parent=broken[2])

    def safe_copy(self, label: str) -> Path:
        """See ``Database``: beside the file, under its name with the label, encrypted with the same key."""
        copy = free_name(self.path.with_name(f"{self.path.stem}.{label}{self.path.suffix}"))
        with told_plainly(self.path):
            copy_database(self.path, copy, self._key)
        return copy

    def mark_schema(self, connection: Connection, version: int) -> None:
        """See ``Database``: in the file's header."""
        connection.execute(text(f"PRAGMA user_version = {version}"))

    def info(self) -> DatabaseFacts:
        """See ``Database``."""
        with self.read() as session:
            there = revision_of(session)
            return DatabaseFacts(
                place=str(self.path),
                engine="SQLite",
                engine_version=sqlite.sqlite_version,
                journal=str(session.scalar(text("PRAGMA journal_mode"))),
                encrypted=self._key is not None,
                size=sum(file.stat().st_size for file in self._files()),
                schema=int(session.scalar(text("PRAGMA user_version")) or 0),
                schema_known=SCHEMA_VERSION,
                revision=there,
                head=chain_head(session) if there is not None else Head(),
                tables=table_counts(session),
            )

    def check(self) -> CheckReport:
        """See ``Database``."""
        remembered = self._memory.recall() if self._memory is not None else None
        with self.inspect() as session:
            return check_database(session, remembered)

    def close(self) -> None:
        """See ``Database``. The last connection folds the journal into the file."""
        self._reader.dispose()

    def _files(self) -> list[Path]:
        beside = (self.path.with_name(self.path.name + suffix) for suffix in ("", "-wal", "-journal"))
        return [file for file in beside if file.exists()]

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        """A write inside a write of the same thread would wait for itself."""
        if getattr(self._held, "held", False):
            raise RuntimeError("this thread is already writing")
        self._held.held = True
        try:
            yield
        finally:
            self._held.held = False

    def _remember(self) -> None:
        """The work is committed by now: failing to remember it must not make it look undone."""
        if self._memory is None:
            return
        with suppress(OfficeError), self.read() as session:
            if inspect(session.connection()).has_table(AuditHead.__tablename__):
                self._memory.remember(chain_head(session))


def _engine(creator: Callable[[], sqlite.Connection]) -> Engine:
    engine = create_engine("sqlite://", module=sqlite, creator=creator, poolclass=QueuePool)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """The driver starts no transaction of its own, so that every statement, tables' included, stands in ours."""
    for statement in connection.get_execution_options().get(_BEGIN, ()):
        connection.exec_driver_sql(statement)


def _link(connection: Connection) -> sqlite.Connection:
    link = connection.connection.driver_connection
    assert link is not None
    return link
