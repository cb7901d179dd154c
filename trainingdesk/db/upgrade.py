"""Bringing a database to this program's schema, one migration after the other, all or nothing."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from trainingdesk.db.database import Database, revision_of
from trainingdesk.db.revisions import MIGRATIONS, Upgrade, already_there
from trainingdesk.db.schema import SCHEMA_VERSION
from trainingdesk.domain.errors import Refused


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
    done = already_there(database)
    if done is not None:
        return done
    config = migration_config()
    scripts = ScriptDirectory.from_config(config)
    known = {script.revision for script in scripts.walk_revisions()}
    newest = scripts.get_current_head()
    assert newest is not None
    with database.read() as session:
        before = revision_of(session)
    if before is not None and before not in known:
        raise Refused("db.unknown_schema", revision=before, known=newest)
    copy = database.safe_copy(f"before-{newest}") if before is not None else None
    with database.migration() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        database.mark_schema(connection, SCHEMA_VERSION)
    return Upgrade(before, newest, copy)
