"""The office opened for one command: the caller signed in when a procedure asks for it, signed out at the end."""

from __future__ import annotations

import getpass
import os
import stat
import sys
from pathlib import Path
from typing import TypeVar

from trainingdesk.bootstrap import OfficeOptions, open_office
from trainingdesk.cli.counter import Counter
from trainingdesk.domain.errors import NotAllowed, Unavailable
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
            if self._token is not None:
                self._office.call(sign_out, CloseSignIn(self._token), self._token)
        finally:
            self._office.database.close()


def open_desk(counter: Counter) -> OpenDesk:
    """Open the office the counter names; it is closed when the counter closes."""
    office = open_office(OfficeOptions(database=counter.database))
    desk = OpenDesk(counter, office)
    counter.at_close(desk.close)
    if counter.verbose:
        office.progress = lambda progress: _tell(counter, progress)
    return desk


def _tell(counter: Counter, progress: Progress) -> None:
    counter.say(f"{progress.done}/{progress.total} {progress.what}")


def read_password(counter: Counter, user: str) -> str:
    """From TDESK_PASSWORD_FILE, a file nobody else may read, or from a prompt; never an argument."""
    if counter.password_file is not None:
        return _password_in(counter.password_file)
    if not sys.stdin.isatty():
        raise NotAllowed("session.no_password")
    return getpass.getpass(counter.choose(f"{user} 的口令：", f"Password of {user}: "))


def _password_in(path: Path) -> str:
    try:
        if os.name == "posix" and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            raise NotAllowed("session.password_file_open", path=path)
        return path.read_text(encoding="utf-8").removesuffix("\n")
    except OSError as error:
        raise Unavailable("session.password_file", path=path, why=error.strerror or error) from error
