"""Writes a migration from the difference between the models and the migrations there are.

``python -m trainingdesk.db.drafting 0004 payments "Payment batches and their bank files." [TABLE…]`` writes
``migrations/versions/v0004_payments.py``: read it, mend it, then raise ``schema.SCHEMA_VERSION``.
"""

from __future__ import annotations

import re
import sys
import tempfile
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.autogenerate.api import AutogenContext
from alembic.migration import MigrationContext
from alembic.operations import ops
from alembic.script import ScriptDirectory
from sqlalchemy import BigInteger, CheckConstraint, Connection, Enum

from trainingdesk.db.engine import open_database
from trainingdesk.db.revisions import MIGRATIONS
from trainingdesk.db.upgrade import migration_config, upgrade
from trainingdesk.models.base import AppendOnly, Base, MoneyColumn, UtcColumn

_HEADER = '''"""{title}"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
{guard}
revision = "{revision}"
down_revision = {down}

WHOLE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

'''
_GUARD = "\nfrom trainingdesk.db.migrations.guards import refuse_change\n"


@dataclass(frozen=True, slots=True)
class Draft:
    """What to call the step, and which tables it is about (empty: all that differ)."""

    revision: str
    name: str
    title: str
    tables: frozenset[str] = frozenset()

    @property
    def file_name(self) -> str:
        return f"v{self.revision}_{self.name}.py"


def differences(connection: Connection, tables: frozenset[str] = frozenset()) -> list[ops.MigrateOperation]:
    """What would have to be done to the connected database for it to be what the models say."""

    def chosen(item: object, name: str | None, kind: str, reflected: object, other: object) -> bool:
        return kind != "table" or (name != "alembic_version" and (not tables or name in tables))

    options = {"compare_type": True, "include_object": chosen, "render_as_batch": True}
    found = produce_migrations(MigrationContext.configure(connection, opts=options), Base.metadata)
    assert found.upgrade_ops is not None
    return list(found.upgrade_ops.ops)


def source(draft: Draft, before: str | None, steps: Sequence[ops.MigrateOperation]) -> str:
    """The module, one function a table, so that none grows long."""
    functions = [
        (name, "\n".join(line for step in group for line in _lines(step)))
        for name, group in groupby(steps, key=_function_name)
    ]
    calls = "".join(f"    {name}()\n" for name, _ in functions)
    bodies = "".join(f"\n\ndef {name}() -> None:\n{body}\n" for name, body in functions)
    guard = _GUARD if "refuse_change(" in bodies else ""
    down = f'"{before}"' if before else None
    header = _HEADER.format(title=draft.title, guard=guard, revision=draft.revision, down=down)
    return f"{header}\ndef upgrade() -> None:\n{calls}{bodies}"


def write_draft(draft: Draft, folder: Path = MIGRATIONS / "versions") -> Path | None:
    """Compares, writes the file and returns its path, or None without a difference. It still wants ``ruff format``."""
    newest = ScriptDirectory.from_config(migration_config()).get_current_head()
    with tempfile.TemporaryDirectory() as scratch:
        database = open_database(Path(scratch) / "scratch.db", create=True)
        if newest is not None:
            upgrade(database)
        with database.read() as session:
            steps = differences(session.connection(), draft.tables)
        database.close()
    if not steps:
        return None
    path = folder / draft.file_name
    path.write_text(source(draft, newest, steps), encoding="utf-8")
    return path


def _function_name(step: ops.MigrateOperation) -> str:
    table = getattr(step, "table_name", None) or getattr(step, "source_table", "")
    within = step.ops if isinstance(step, ops.ModifyTableOps) else [step]
    if all(isinstance(each, ops.CreateTableOp) for each in within):
        return f"_{table}"
    return f"_{table}_indexes" if all(isinstance(each, ops.CreateIndexOp) for each in within) else f"_{table}_changes"


def _lines(step: ops.MigrateOperation) -> Iterator[str]:
    code = render_python_code(ops.UpgradeOps([step]), render_as_batch=True, render_item=_render)
    # env.py hands Alembic no naming convention, so that names stand as they are
    plain = re.sub(r"\b(?:batch_)?op\.f\(('[^']*')\)", r"\1", code)
    yield from (line for line in plain.splitlines() if not line.lstrip().startswith("#") and line.strip() != "pass")
    if isinstance(step, ops.CreateTableOp) and step.table_name in _append_only_tables():
        yield f'    refuse_change("{step.table_name}")'


def _append_only_tables() -> set[str]:
    guarded = (mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, AppendOnly))
    return {str(model.__tablename__) for model in guarded if issubclass(model, Base)}


def _render(kind: str, item: Any, context: AutogenContext) -> str | Literal[False]:
    """Migrations are history: they name plain types, not classes of ours that may change."""
    match item:
        case MoneyColumn():
            return "sa.BigInteger()"
        case UtcColumn():
            return "sa.DateTime(timezone=True)"
        case Enum():
            return f"sa.String(length={item.length})"
        case BigInteger():
            return "WHOLE"
        case CheckConstraint():
            parts = textwrap.wrap(str(item.sqltext), 90, drop_whitespace=False, break_long_words=False)
            return f"sa.CheckConstraint({' '.join(map(repr, parts))}, name={str(item.name)!r})"
    return False


def main(arguments: Sequence[str]) -> int:
    """``REVISION NAME TITLE [TABLE…]``; prints the path, or returns 1 where models and migrations agree."""
    revision, name, title, *tables = arguments
    written = write_draft(Draft(revision, name, title, frozenset(tables)))
    print(written or "models and migrations agree")
    return 0 if written else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
