"""How far a database has been brought, told without what brings it further: most openings need no more."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from trainingdesk.db.database import Database, revision_of

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


def newest_revision() -> str:
    """The revision of the last migration, which its file is named after: ``v0004_occupations.py``."""
    return max(file.name[1:5] for file in (MIGRATIONS / "versions").glob("v[0-9]*.py"))


def already_there(database: Database) -> Upgrade | None:
    """The upgrade that there is nothing to do for; None where something is missing or unknown."""
    with database.read() as session:
        before = revision_of(session)
    newest = newest_revision()
    return Upgrade(before, newest) if before == newest else None
