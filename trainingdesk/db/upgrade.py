"""Bringing a database to this program's schema, one migration after the other, all or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from trainingdesk.db.database import Database, revision_of
from trainingdesk.db.schema import SCHEMA_VERSION
from trainingdesk.domain.errors import Refused

MIGRATIONS = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class Upgrade:
    """From which revision to which; None before the first. ``copy`` is what was put aside beforehand."""

    before: str | None
    after: str
    copy: Path | None = None

    @property
    def changed(self) -> bool:
        return self.before != self.after


def migration_config() -> Config:
    """Alembic's settings, without an ini file."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def upgrade(database: Database) -> Upgrade:
    """Applies what is missing in one transaction; a database that holds something is copied beside itself first.

    Raises Refused ``db.unknown_schema`` for a revision this program does not know, or the database's own errors;
    nothing is changed then.
    """
    config = migration_config()
    scripts = ScriptDirectory.from_config(config)
    known = {script.revision for script in scripts.walk_revisions()}
    newest = scripts.get_current_head()
    assert newest is not None
    with database.read() as session:
        before = revision_of(session)
    if before == newest:
        return Upgrade(before, newest)
    if before is not None and before not in known:
        raise Refused("db.unknown_schema", revision=before, known=newest)
    copy = database.safe_copy(f"before-{newest}") if before is not None else None
    with database.migration() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        database.mark_schema(connection, SCHEMA_VERSION)
    return Upgrade(before, newest, copy)
