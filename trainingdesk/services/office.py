"""The office: what every procedure is handed, and the one door through which counters reach procedures."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, is_dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast, get_type_hints
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from trainingdesk.db.database import Database
from trainingdesk.domain.errors import NotAllowed, Refused, Unavailable
from trainingdesk.domain.occupations import Occupations
from trainingdesk.domain.people import NOBODY, Actor, Permission
from trainingdesk.domain.system_reasons import system_reason
from trainingdesk.domain.workday import WorkCalendar
from trainingdesk.security.passwords import PasswordProfile
from trainingdesk.services.sessions import actor_of, note_denial

if TYPE_CHECKING:
    from trainingdesk.documents.fonts import FontShelf
    from trainingdesk.policy.book import Book

OrderT = TypeVar("OrderT")
ResultT = TypeVar("ResultT")
MEGABYTE = 1024 * 1024
LARGEST_UPLOAD = 20 * MEGABYTE  # bytes; larger files are refused before anything looks inside
KEPT_UPLOADS = 24 * 3600  # seconds; what was imported is filed in the database, the copy is people's data lying about
OFFICE_ZONE = ZoneInfo("Asia/Shanghai")  # deadlines and printed days are those of the office's wall


@dataclass(frozen=True, slots=True)
class Upload:
    """A handle to a file handed over the counter: its digest, the name it came with, its size in bytes."""

    digest: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far long work has come."""

    done: int
    total: int
    what: str


def _unheard(progress: Progress) -> None:
    """Nobody listens."""


@dataclass
class Office:
    """Everything behind the counter. Procedures take time from ``clock`` and policies from ``policies``, never else."""

    database: Database
    clock: Callable[[], datetime]
    book: Callable[[], Book]  # read at first use, like the fonts: who signs in waits for neither
    shelf: Callable[[], FontShelf]
    shipped_occupations: Occupations  # what the office knows besides: known_occupations
    workdays: WorkCalendar
    uploads: Path
    machine: str
    passwords: PasswordProfile
    progress: Callable[[Progress], None] = _unheard

    @cached_property
    def policies(self) -> Book:
        """The policy packs in force and out of it."""
        return self.book()

    @cached_property
    def fonts(self) -> FontShelf:
        """The faces documents are set in."""
        return self.shelf()

    def write(self) -> AbstractContextManager[Session]:
        """One transaction that may write; committed when the block ends, rolled back when it raises."""
        return self.database.write()

    def read(self) -> AbstractContextManager[Session]:
        """One consistent look."""
        return self.database.read()

    def now(self) -> datetime:
        """The instant of the office's clock, aware."""
        return self.clock()

    def today(self) -> date:
        """The day on the office's wall."""
        return self.clock().astimezone(OFFICE_ZONE).date()

    def call(self, procedure: Procedure[OrderT, ResultT], order: OrderT, token: str | None = None) -> ResultT:
        """Run a procedure for whoever holds the token; NotAllowed before anything is read when they may not."""
        actor = NOBODY if procedure.permission is Permission.ANYONE else self._actor(token)
        if procedure.permission is not Permission.ANYONE and not actor.may(procedure.permission):
            note_denial(self.database, actor, procedure.name, self.now(), self.machine)
            asked = procedure.permission
            raise NotAllowed(
                "office.not_allowed", role=actor.role.zh, role_en=actor.role.en, duty=asked.zh, duty_en=asked.en
            )
        return procedure.run(self, actor, order)

    def upload(self, path: Path) -> Upload:
        """Take a copy of a file into the office; Unavailable when it cannot be read or kept."""
        try:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            if path.stat().st_size > LARGEST_UPLOAD:
                raise Refused("office.upload_too_large", name=path.name, limit=LARGEST_UPLOAD // MEGABYTE)
            self.uploads.mkdir(mode=0o700, parents=True, exist_ok=True)
            kept = self.uploads / f"{digest}{path.suffix.lower()}"
            if not kept.exists():
                _copy_whole(path, kept)
        except OSError as error:
            raise Unavailable("office.upload_failed", name=path.name, why=system_reason(error)) from error
        return Upload(digest=digest, name=path.name, size=kept.stat().st_size)

    def sweep_uploads(self) -> None:
        """Remove copies that nobody has asked for in a day."""
        stale = self.clock().timestamp() - KEPT_UPLOADS
        for kept in self.uploads.glob("*") if self.uploads.is_dir() else ():
            with suppress(OSError):  # another process may have swept it
                if kept.stat().st_mtime < stale:
                    kept.unlink()

    def uploaded(self, upload: Upload) -> Path:
        """The office's copy of an uploaded file; Unavailable when it is gone or is not what was handed over."""
        kept = self.uploads / f"{upload.digest}{Path(upload.name).suffix.lower()}"
        if not kept.is_file():
            raise Unavailable("office.upload_gone", name=upload.name)
        with kept.open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != upload.digest:
                raise Unavailable("office.upload_gone", name=upload.name)
        return kept

    def _actor(self, token: str | None) -> Actor:
        if token is None:
            raise NotAllowed("session.missing")
        return actor_of(self.database, token, self.now())


def _copy_whole(source: Path, target: Path) -> None:
    """A private copy that is there whole or not at all."""
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        shutil.copyfile(source, part)
        part.chmod(0o600)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Procedure(Generic[OrderT, ResultT]):
    """One entry of the office's rule book. Counters never call ``run``; they hand it to ``office.call``."""

    name: str
    permission: Permission
    run: Callable[[Office, Actor, OrderT], ResultT]

    def record_types(self) -> tuple[type[OrderT], type[ResultT]]:
        """The order's and the result's record types, as the wire needs them."""
        hints = get_type_hints(self.run)
        names = self.run.__code__.co_varnames[: self.run.__code__.co_argcount]
        order: Any = hints[names[2]]
        result: Any = hints["return"]
        if not (is_dataclass(order) and is_dataclass(result)):
            raise TypeError(f"{self.name}: order and result must be records")
        return cast(type[OrderT], order), cast(type[ResultT], result)


def procedure(
    permission: Permission,
) -> Callable[[Callable[[Office, Actor, OrderT], ResultT]], Procedure[OrderT, ResultT]]:
    """Make a function a procedure named after its module and itself: ``claim_filing.submit_claim``."""

    def named(run: Callable[[Office, Actor, OrderT], ResultT]) -> Procedure[OrderT, ResultT]:
        return Procedure(f"{run.__module__.rsplit('.', 1)[-1]}.{run.__name__}", permission, run)

    return named
