"""The office opened for one command: the caller signed in when a procedure asks for it, signed out at the end."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from trainingdesk.bootstrap import OfficeOptions, database_path, open_office
from trainingdesk.cli.counter import Counter
from trainingdesk.cli.passwords import read_password
from trainingdesk.domain.errors import NotAllowed, Refused
from trainingdesk.domain.people import Permission
from trainingdesk.services.accounts import CloseSignIn, OpenSignIn, sign_in, sign_out
from trainingdesk.services.office import Office, Procedure, Progress, Upload

OrderT = TypeVar("OrderT")
ResultT = TypeVar("ResultT")


class OpenDesk:
    """One caller's way to the office."""

    def __init__(self, counter: Counter, office: Office) -> None:
        self._counter = counter
        self._office = office
        self._token: str | None = None

    def call(self, procedure: Procedure[OrderT, ResultT], order: OrderT) -> ResultT:
        """Run a procedure; the first that is not for anyone signs the caller in."""
        if procedure.permission is not Permission.ANYONE and self._token is None:
            self._sign_in()
        return self._office.call(procedure, order, self._token)

    def upload(self, path: Path) -> Upload:
        """Hand a file over the counter."""
        return self._office.upload(path)

    def _sign_in(self) -> None:
        user = self._counter.user
        if user is None:
            raise NotAllowed("session.no_user")
        opened = self._office.call(sign_in, OpenSignIn(user, read_password(self._counter, user)))
        self._token = opened.token
        if opened.must_change:
            self._counter.say(
                self._counter.choose(
                    "口令由他人设定，请尽快用 tdesk user password 修改。",
                    "This password was set by somebody else; change it soon with tdesk user password.",
                )
            )

    def close(self) -> None:
        """Sign out and give the database back."""
        try:
            # a change of password ends every session, this one too
            with suppress(NotAllowed):
                if self._token is not None:
                    self._office.call(sign_out, CloseSignIn(self._token), self._token)
        finally:
            self._office.database.close()


def office_options(counter: Counter) -> OfficeOptions:
    """How the counter's office is opened: on the database of the command line, made only by those who may."""
    options = counter.options or OfficeOptions()
    return replace(options, database=counter.database or options.database, create=counter.may_create)


def open_desk(counter: Counter) -> OpenDesk:
    """Open the office the counter names; it is closed when the counter closes."""
    options = office_options(counter)
    place = database_path(options.database)
    if not (options.create or place.exists()):
        raise Refused("cli.no_office", path=place)
    office = open_office(replace(options, told=lambda done: _tell_upgrade(counter, done.before, done.after, done.copy)))
    desk = OpenDesk(counter, office)
    counter.at_close(desk.close)
    if counter.verbose:
        office.progress = lambda progress: _tell(counter, progress)
    return desk


def _tell_upgrade(counter: Counter, before: str | None, after: str, copy: Path | None) -> None:
    """A new file is no news to whoever makes one; an older one that was brought up to date is."""
    if before is not None and before != after:
        counter.say(upgrade_told(counter, before, after, copy))


def upgrade_told(counter: Counter, before: str, after: str, copy: Path | None) -> str:
    """From which schema to which, and where the copy of before lies."""
    zh, en = f"数据库结构已由 {before} 升级到 {after}", f"The database was upgraded from schema {before} to {after}"
    if copy is not None:
        zh, en = f"{zh}，升级前的副本：{copy}", f"{en}; a copy of before: {copy}"
    return counter.choose(zh, en)


def _tell(counter: Counter, progress: Progress) -> None:
    counter.say(f"{progress.done}/{progress.total} {progress.what}")
