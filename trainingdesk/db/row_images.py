"""Rows exactly as they lie in the database, hash and all: kept before something changes, to be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy import ColumnElement, Table, delete, func, select, type_coerce, update
from sqlalchemy.orm import Session
from sqlalchemy.types import NullType

from trainingdesk.db.schema import TABLES
from trainingdesk.models.base import Base

Image: TypeAlias = Mapping[str, str | int | float | None]  # by column, without id and version
_AT_ONCE = 500
_VERSION = "version"


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row before and after; None before: it was inserted."""

    table: str
    id: int
    before: Image | None
    after: Image


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Rows that may change, and how far the ids of their tables went."""

    images: Mapping[str, Mapping[int, Image]]
    last_ids: Mapping[str, int]


def images(session: Session, table: Table, chosen: ColumnElement[bool]) -> dict[int, Image]:
    """The rows chosen, by id."""
    columns = [column for column in table.columns if column.name not in ("id", _VERSION)]
    raw = [type_coerce(column, NullType()) for column in (table.c.id, *columns)]
    names = [column.name for column in columns]
    found = session.execute(select(*raw).where(chosen))
    return {row[0]: dict(zip(names, row[1:], strict=True)) for row in found}  # type: ignore[misc]


def images_of(session: Session, table: Table, ids: Iterable[int]) -> dict[int, Image]:
    """The rows with these ids that are still there."""
    return {key: image for part in _parts(ids) for key, image in images(session, table, table.c.id.in_(part)).items()}


def snapshot(session: Session, chosen: Mapping[str, ColumnElement[bool]]) -> Snapshot:
    """Before: the rows chosen in each table. Nobody else writes until the transaction ends."""
    return Snapshot(
        {name: images(session, TABLES[name], condition) for name, condition in chosen.items()},
        {name: session.scalar(select(func.max(TABLES[name].c.id))) or 0 for name in chosen},
    )


def changes_since(session: Session, before: Snapshot) -> tuple[RowChange, ...]:
    """After: rows inserted since, and those of the snapshot that are not what they were."""
    session.flush()
    return tuple(
        change
        for name, was in before.images.items()
        for change in (*_inserted(session, name, before.last_ids[name]), *_altered(session, name, was))
    )


def _inserted(session: Session, name: str, last: int) -> Iterator[RowChange]:
    table = TABLES[name]
    for key, image in images(session, table, table.c.id > last).items():
        yield RowChange(name, key, None, image)


def _altered(session: Session, name: str, was: Mapping[int, Image]) -> Iterator[RowChange]:
    for key, image in images_of(session, TABLES[name], was).items():
        if image != was[key]:
            yield RowChange(name, key, was[key], image)


def are_as_left(session: Session, changes: Iterable[RowChange]) -> bool:
    """Whether every row is still exactly what the changes made of it."""
    by_table = _by_table(changes)
    return all(
        images_of(session, TABLES[name], [one.id for one in mine]) == {one.id: one.after for one in mine}
        for name, mine in by_table.items()
    )


def referring(session: Session, changes: Iterable[RowChange]) -> str | None:
    """A table with rows that rest on an inserted row and were not inserted with it; None where there is none."""
    inserted = {name: {one.id for one in mine if one.before is None} for name, mine in _by_table(changes).items()}
    for table in TABLES.values():
        for key in table.foreign_keys:
            targets = inserted.get(key.column.table.name, set())
            for part in _parts(targets):
                mine = inserted.get(table.name, set())
                rows = session.scalars(select(table.c.id).where(key.parent.in_(part)))
                if any(row not in mine for row in rows):
                    return table.name
    return None


def take_back(session: Session, changes: Iterable[RowChange]) -> None:
    """Delete what was inserted, the rows that rest on others first; give every other row its old values and hash."""
    by_table = _by_table(changes)
    for table in reversed(_in_order(by_table)):
        for part in _parts(one.id for one in by_table[table.name] if one.before is None):
            session.execute(delete(table).where(table.c.id.in_(part)))
    for table in _in_order(by_table):
        for one in by_table[table.name]:
            if one.before is not None:
                values: dict[str, object] = {name: type_coerce(was, NullType()) for name, was in one.before.items()}
                if _VERSION in table.c:
                    values[_VERSION] = table.c[_VERSION] + 1
                session.execute(update(table).where(table.c.id == one.id).values(values))


def _in_order(by_table: Mapping[str, object]) -> list[Table]:
    """Tables, those that others refer to first."""
    return [table for table in Base.metadata.sorted_tables if table.name in by_table]


def _by_table(changes: Iterable[RowChange]) -> dict[str, list[RowChange]]:
    found: dict[str, list[RowChange]] = {}
    for change in changes:
        found.setdefault(change.table, []).append(change)
    return found


def _parts(ids: Iterable[int]) -> Iterator[list[int]]:
    whole = list(ids)
    for start in range(0, len(whole), _AT_ONCE):
        yield whole[start : start + _AT_ONCE]
