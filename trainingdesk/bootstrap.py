"""Opens the office in the morning: database, policies, fonts and catalogues, each from where it lies."""

from __future__ import annotations

import importlib
import os
import platform
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainingdesk import paths
from trainingdesk.db.database import Database
from trainingdesk.db.engine import open_database
from trainingdesk.db.revisions import Upgrade, already_there
from trainingdesk.domain.errors import OfficeError, Refused
from trainingdesk.domain.occupations import Occupations, occupations_from_lines
from trainingdesk.domain.workday import WorkCalendar, calendar_from_lines
from trainingdesk.security.passwords import OFFICE_PROFILE, PasswordProfile
from trainingdesk.services.office import Office, Procedure
from trainingdesk.settings import Settings, settings_from

if TYPE_CHECKING:
    from trainingdesk.documents.fonts import FontShelf
    from trainingdesk.policy.book import Book

_SQLITE = "sqlite:///"
_SECRET = re.compile(r"(://[^/:@]*):.*@")  # the password that an address may hold
_SHARED = "\\\\"
# resolved by name, so that a counter loads only the procedures it calls
PROCEDURE_MODULES = (
    "accounts",
    "attendance_import",
    "attendance_reading",
    "audit_review",
    "awards_import",
    "certificate_desk",
    "certificates",
    "certificates_import",
    "claim_filing",
    "claim_opening",
    "claim_pieces",
    "claim_reading",
    "claim_review",
    "class_attachments",
    "class_history",
    "claim_work",
    "class_lists",
    "class_papers",
    "classes",
    "drafts",
    "employers",
    "import_source",
    "import_undo",
    "institution_lists",
    "institutions",
    "occupations",
    "next_steps",
    "notices",
    "outside_certificates",
    "paper_lists",
    "papers",
    "people_reading",
    "presence",
    "policy_reading",
    "recognition",
    "results_import",
    "reveals",
    "roster_import",
    "search",
    "trainee_changes",
    "trainees",
    "vouchers",
    "workbench",
)


def wall_clock() -> datetime:
    """The instant on this machine; the only place that reads it."""
    return datetime.now(UTC)


def _unheard(upgraded: Upgrade) -> None:
    """Nobody listens."""


@dataclass(frozen=True, slots=True)
class OfficeOptions:
    """How to open an office; ``database`` is ``sqlite:///PATH``, by default the file in the user's data folder.

    ``create`` makes the file where there is none; ``told`` hears what opening did to an older one.
    """

    database: str | None = None
    clock: Callable[[], datetime] = wall_clock
    passwords: PasswordProfile = OFFICE_PROFILE
    state: Path | None = None  # where the remembered audit head is kept
    create: bool = True
    told: Callable[[Upgrade], None] = _unheard


@cache
def deployment() -> Settings:
    """Where this deployment keeps things; read once."""
    defaults = Settings(paths.user_data_folder(), paths.user_state_folder(), paths.resources())
    return settings_from(os.environ, defaults)


def database_path(url: str | None) -> Path:
    """The file behind ``sqlite:///PATH``; Refused for anything else, and for a shared folder of Windows."""
    if url is None:
        return deployment().data_folder / "trainingdesk.db"
    if not url.startswith(_SQLITE) or len(url) == len(_SQLITE):
        raise Refused("office.database_url", url=_SECRET.sub(r"\1:***@", url))
    place = url.removeprefix(_SQLITE)
    if place.startswith(_SHARED):
        raise Refused("db.network_folder", path=place, kind="smb")
    return Path(place).expanduser().absolute()


def open_office(options: OfficeOptions = OfficeOptions()) -> Office:
    """An embedded office on its database, made or brought up to date where needed."""
    path = database_path(options.database)
    database, upgraded = upgraded_database(options)
    options.told(upgraded)
    office = Office(
        database=database,
        clock=options.clock,
        book=shipped_book,
        shelf=font_shelf,
        shipped_occupations=occupations(),
        workdays=workdays(),
        uploads=path.with_name(f"{path.name}.uploads"),
        machine=platform.node()[:64] or "-",
        passwords=options.passwords,
    )
    office.sweep_uploads()
    return office


def upgraded_database(options: OfficeOptions) -> tuple[Database, Upgrade]:
    """The database alone, made or brought up to date where needed, and what was done to it."""
    path = database_path(options.database)
    if options.database is None and options.create:
        path.parent.mkdir(parents=True, exist_ok=True)
    database = open_database(path, create=options.create, state_folder=_state(options))
    try:
        return database, already_there(database) or _loaded("trainingdesk.db.upgrade").upgrade(database)
    except OfficeError:
        database.close()
        raise


def inspected_database(options: OfficeOptions) -> Database:
    """The database as it is, damaged or old: to be looked at, never written."""
    return open_database(database_path(options.database), state_folder=_state(options), inspect_only=True)


def _state(options: OfficeOptions) -> Path:
    return options.state or deployment().state_folder


@cache
def font_shelf() -> FontShelf:
    """The faces of this deployment: a second to read, and one shelf serves any number of offices."""
    shelf: FontShelf = _loaded("trainingdesk.documents.fonts").FontShelf(deployment().fonts)
    return shelf


@cache
def shipped_book() -> Book:
    """The policy packs that ship with the program."""
    book: Book = _loaded("trainingdesk.policy.book").load_shipped(deployment().resources / "policies")
    return book


@cache
def occupations() -> Occupations:
    """The shipped part of the occupation catalogue."""
    return occupations_from_lines(_catalogue_lines("occupations.csv"))


@cache
def workdays() -> WorkCalendar:
    """Public holidays and make-up working days of the years that ship."""
    return calendar_from_lines(_catalogue_lines("workdays.csv"))


def _loaded(module: str) -> Any:
    """A module that takes long to load and that most days begin without."""
    return importlib.import_module(module)


def _catalogue_lines(name: str) -> list[str]:
    return (deployment().resources / "catalogue" / name).read_text(encoding="utf-8").splitlines()


def procedures() -> dict[str, Procedure[Any, Any]]:
    """Every procedure of the office by its name on the wire."""
    found: dict[str, Procedure[Any, Any]] = {}
    for module in PROCEDURE_MODULES:
        members = vars(importlib.import_module(f"trainingdesk.services.{module}")).values()
        found |= {member.name: member for member in members if isinstance(member, Procedure)}
    return found
