"""Where the story is played: the office, who has signed in, what was printed, and what was said on the way."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from trainingdesk.cli.demo.plan import DemoPlan, DemoUser
from trainingdesk.domain.errors import Unavailable
from trainingdesk.domain.people import Role
from trainingdesk.domain.system_reasons import system_reason
from trainingdesk.domain.texts import Language
from trainingdesk.services.accounts import OpenSignIn, sign_in
from trainingdesk.services.office import Office, Procedure, Upload
from trainingdesk.services.records import Paper

OrderT = TypeVar("OrderT")
ResultT = TypeVar("ResultT")
LETTERS = "bcdfgjkmnpqrstvwxz23456789"  # none is read as another, and no login of the demonstration is made of them
INCOMING, RETURNED, CERTIFICATES, EVIDENCE = "incoming", "returned", "certificates", "evidence"


@dataclass(frozen=True, slots=True)
class Printed:
    """A file that lies in the folder now: a document by kind and number, or another by the folder it is in."""

    kind: str
    number: str
    path: Path


@dataclass(frozen=True, slots=True)
class Login:
    """A user of the demonstration and the password that was drawn for them."""

    user: DemoUser
    password: str


@dataclass
class Stage:
    """One performance in one folder. ``tell`` gets one finished line in each language."""

    office: Office
    plan: DemoPlan
    folder: Path
    tell: Callable[[str, str], None]
    language: Language = Language.ZH
    logins: dict[str, Login] = field(default_factory=dict)
    printed: list[Printed] = field(default_factory=list)
    _tokens: dict[str, str] = field(default_factory=dict)

    def draw_password(self, user: DemoUser) -> str:
        """A fresh password for a user: four groups of five, about 95 bits."""
        password = "-".join("".join(secrets.choice(LETTERS) for _ in range(5)) for _ in range(4))
        self.logins[user.login] = Login(user, password)
        return password

    def user_of(self, role: Role, institution: str | None = None) -> DemoUser:
        """The one who has this duty."""
        return next(u for u in self.plan.users if u.role is role and u.institution == institution)

    def do(self, user: DemoUser, procedure: Procedure[OrderT, ResultT], order: OrderT) -> ResultT:
        """Ask the office on behalf of a user, who signs in at first need."""
        if user.login not in self._tokens:
            order_in = OpenSignIn(user.login, self.logins[user.login].password)
            self._tokens[user.login] = self.office.call(sign_in, order_in).token
        return self.office.call(procedure, order, self._tokens[user.login])

    def put(self, folder: str, name: str, content: bytes) -> Path:
        """Write a file into a part of the folder; Unavailable when the disk does not let it."""
        path = self.folder / folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise Unavailable("cli.folder", path=path.parent, why=system_reason(error)) from error
        return path

    def keep_file(self, folder: str, name: str, content: bytes) -> Path:
        """The same for a file that is no document; it is filed under the folder's name."""
        path = self.put(folder, name, content)
        self.printed.append(Printed(folder, "", path))
        return path

    def hand_over(self, folder: str, name: str, content: bytes) -> Upload:
        """Write a file and take it to the counter."""
        return self.office.upload(self.keep_file(folder, name, content))

    def keep_paper(self, paper: Paper, name: str, folder: str = "") -> None:
        """Put a printed document into the folder, in place of one of the same name."""
        path = self.put(folder, name, paper.content)
        self.printed = [one for one in self.printed if one.path != path]
        self.printed.append(Printed(paper.kind, paper.number, path))
