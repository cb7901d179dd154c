"""What a database is to the rest of the program, wherever it lies, and what it tells about itself."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, func, inspect, select, text
from sqlalchemy.orm import Session

from trainingdesk.db.checks import CheckReport
from trainingdesk.db.schema import TABLES
from trainingdesk.security.chain import Head


@dataclass(frozen=True, slots=True)
class TableCount:
    """How many rows a table has."""

    table: str
    rows: int


@dataclass(frozen=True, slots=True)
class DatabaseFacts:
    """What ``db info`` shows. ``size`` is in bytes with the journal's; ``schema`` counts the migrations applied."""

    place: str
    engine: str
    engine_version: str
    journal: str
    encrypted: bool
    size: int
    schema: int
    schema_known: int
    revision: str | None
    head: Head
    tables: tuple[TableCount, ...]


class Database(Protocol):
    """One database, embedded or on a server. All errors that are not bugs come as Busy, Unavailable, Damaged, Conflict.

    Sessions belong to the thread and the block that opened them.
    """

    def write(self) -> AbstractContextManager[Session]:
        """One transaction that holds the write lock from its first moment; commits when the block ends well."""

    def read(self) -> AbstractContextManager[Session]:
        """One consistent view; writing in it is an error of the program."""

    def inspect(self) -> AbstractContextManager[Session]:
        """As ``read``, but for looking for damage: text that is not UTF-8 is read as it is instead of refused."""

    def migration(self) -> AbstractContextManager[Connection]:
        """One transaction in which tables may be made anew; references are checked before it commits."""

    def safe_copy(self, label: str) -> Path | None:
        """A copy of everything beside the database before a dangerous step; None where a server keeps its own."""

    def mark_schema(self, connection: Connection, version: int) -> None:
        """Writes how many migrations were applied, inside a ``migration``."""

    def info(self) -> DatabaseFacts:
        """Where it is, what runs it, how much is in it."""

    def check(self) -> CheckReport:
        """The thorough check; minutes for a big database."""

    def close(self) -> None:
        """Gives back every connection. A block still open is a bug of the caller."""


def table_counts(session: Session) -> tuple[TableCount, ...]:
    """Rows of each table of ours that the database has."""
    there = set(inspect(session.connection()).get_table_names())
    tables = [table for name, table in sorted(TABLES.items()) if name in there]
    return tuple(
        TableCount(table.name, session.scalar(select(func.count()).select_from(table)) or 0) for table in tables
    )


def revision_of(session: Session) -> str | None:
    """The last migration applied, or None before the first."""
    if not inspect(session.connection()).has_table("alembic_version"):
        return None
    revision: str | None = session.scalar(text("SELECT version_num FROM alembic_version"))
    return revision
