"""What every table shares: column types, constraint names, row versions, row hashes, append-only guards.

The types hold on SQLite and on PostgreSQL alike, so that a record means the same in both.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from sqlalchemy import (
    DDL,
    BigInteger,
    CheckConstraint,
    Date,
    DateTime,
    Dialect,
    Enum,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    event,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeEngine

from trainingdesk.domain.money import Money

# column_0_name would call a two-column unique after its first column only
NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}
WHOLE_NUMBER = BigInteger().with_variant(Integer(), "sqlite")
CODE_LENGTH = 64
_QUOTED = postgresql.dialect().identifier_preparer.quote  # type: ignore[no-untyped-call]  # what is reserved: "group"


class MoneyColumn(TypeDecorator[Money]):
    """Whole fen as BIGINT; SQLite has no exact decimal."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Money | None, dialect: Dialect) -> int | None:
        return None if value is None else value.fen

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Money | None:
        return None if value is None else Money(value)


class UtcColumn(TypeDecorator[datetime]):
    """An instant: stored as UTC, handed back aware. A time without a zone is refused with ValueError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _values(kind: type[StrEnum]) -> list[str]:
    return [member.value for member in kind]


primary_key = Annotated[int, mapped_column(WHOLE_NUMBER, primary_key=True)]
code = Annotated[str, mapped_column(String(CODE_LENGTH))]  # a number or code people quote: claim, credit code, login
short_text = Annotated[str, mapped_column(String(200))]
long_text = Annotated[str, mapped_column(Text())]
digest = Annotated[str, mapped_column(String(64))]  # SHA-256, lower-case hexadecimal


class Base(DeclarativeBase):
    """Mother of all tables. Enumerations are stored by value, as text that a CHECK keeps to the known values."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, TypeEngine[Any]]] = {
        int: WHOLE_NUMBER,
        Money: MoneyColumn(),
        date: Date(),
        datetime: UtcColumn(),
        StrEnum: Enum(StrEnum, native_enum=False, length=CODE_LENGTH, values_callable=_values, validate_strings=True),
    }

    def __init_subclass__(cls, **arguments: Any) -> None:
        super().__init_subclass__(**arguments)
        table = cls.__dict__.get("__table__")
        if isinstance(table, Table):
            _keep_to_known_values(table)
            _index_foreign_keys(table)
            _never_reuse_ids(table)
            if issubclass(cls, AppendOnly):
                _refuse_change(table)


class Versioned:
    """A row that people edit: each update counts ``version`` up; a stale one is a conflict."""

    version: Mapped[int] = mapped_column(WHOLE_NUMBER, nullable=False)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - a class-level directive
        return {"version_id_col": cls.version}


class RowHashed:
    """A row of money or identity: ``row_hash`` covers all its columns but the id and the version.

    The hash finds what no page check sees: one flipped bit inside a value. It is set when the row is written.
    """

    row_hash: Mapped[digest]


class AppendOnly:
    """A row that is a fact: the database itself refuses to change or delete it."""


def _keep_to_known_values(table: Table) -> None:
    for column in table.columns:
        if isinstance(column.type, Enum):
            known = ", ".join(f"'{value}'" for value in column.type.enums)
            table.append_constraint(
                CheckConstraint(f"{_QUOTED(column.name)} IN ({known})", name=f"{column.name}_known")
            )


def _index_foreign_keys(table: Table) -> None:
    """Neither database does it by itself, and every look from parent to children would scan."""
    leading = {next(iter(index.columns)).name for index in table.indexes if not _is_partial(index)}
    leading |= {next(iter(rule.columns)).name for rule in table.constraints if isinstance(rule, UniqueConstraint)}
    leading |= {column.name for column in list(table.primary_key.columns)[:1]}
    for column in table.columns:
        if column.foreign_keys and column.name not in leading:
            Index(None, column)


def _is_partial(index: Index) -> bool:
    return index.dialect_options["sqlite"]["where"] is not None


def _never_reuse_ids(table: Table) -> None:
    """Audit entries point to rows by id for years: SQLite must not give a deleted row's id to a new one."""
    if table.autoincrement_column is not None:
        table.dialect_kwargs["sqlite_autoincrement"] = True


def _refuse_change(table: Table) -> None:
    for verb in ("UPDATE", "DELETE"):
        trigger = DDL(  # type: ignore[no-untyped-call]
            f"CREATE TRIGGER {table.name}_refuses_{verb.lower()} BEFORE {verb} ON {table.name} "
            f"BEGIN SELECT RAISE(ABORT, '{table.name} is append-only'); END"
        )
        event.listen(table, "after_create", trigger.execute_if(dialect="sqlite"))
