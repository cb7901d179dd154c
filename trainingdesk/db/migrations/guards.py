"""Guards that migrations put on tables. History: what a released migration calls is not changed any more."""

from __future__ import annotations

from alembic import op


def refuse_change(table: str) -> None:
    """Makes the database itself refuse to change or delete rows. PostgreSQL gets its own when the server comes."""
    if op.get_bind().dialect.name != "sqlite":
        return
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_refuses_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
