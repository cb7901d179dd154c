"""The acts of a working day, whoever carries them out: through the office's door, or with commands.

Every act is somebody's, named by login, and answers with what ``--json`` would print, so that one story can be told
with either pair of hands and must end the same.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tests.journeys.files import Held

Told = dict[str, Any]
BUREAU, FINANCE_BUREAU, CITY, REGION = "嵩州市人力资源和社会保障局", "嵩州市财政局", "嵩州市", "410100"


class Said(Exception):
    """The office said no; ``code`` is the sentence's."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Imported:
    """What came of a list; ``wrong`` has the codes of errors by row."""

    read: int
    imported: int
    listed: int
    skipped: int
    wrong: Mapping[int, tuple[str, ...]]


@dataclass(frozen=True)
class Colleague:
    """Who works where: ``school`` is the credit code of a clerk's institution."""

    login: str
    name: str
    role: str
    identity_number: str
    school: str | None = None


@dataclass(frozen=True)
class School:
    """A training institution to be certified for an occupation."""

    code: str
    name: str
    occupation: str
    account: str


@dataclass(frozen=True)
class Body:
    """An assessment body with the first thirteen characters of its certificate numbers."""

    code: str
    name: str
    prefix: str
    account: str


@dataclass(frozen=True)
class Firm:
    """An employer that files for its people."""

    code: str
    name: str
    account: str


@dataclass(frozen=True)
class Course:
    """A class to be opened."""

    number: str
    occupation: str
    levels: str
    start: date
    end: date
    hours: int
    heads: int


class Hands(ABC):
    """One way to do each act."""

    @abstractmethod
    def first_run(self, administrator: Colleague) -> None: ...

    @abstractmethod
    def add_colleague(self, login: str, one: Colleague) -> None: ...

    @abstractmethod
    def certify(self, login: str, school: School) -> None:
        """Entered, certified for levels five to one, and given an account."""

    @abstractmethod
    def enter_body(self, login: str, body: Body) -> None: ...

    @abstractmethod
    def enter_firm(self, login: str, firm: Firm) -> None: ...

    @abstractmethod
    def open_class(self, login: str, course: Course) -> None: ...

    @abstractmethod
    def bring_in(
        self,
        login: str,
        kind: str,
        path: Path,
        class_number: str = "",
        *,
        clean: bool = False,
        remarks: Path | None = None,
    ) -> Imported:
        """Import a list; with errors only ``clean`` writes anything. The clerk's own file comes back as ``remarks``."""

    @abstractmethod
    def register(self, login: str, held: Held) -> None:
        """One certificate and its holder with the account, as shown at the counter."""

    @abstractmethod
    def open_claim(self, login: str, class_number: str) -> Told: ...

    @abstractmethod
    def open_counter_claim(self, login: str, certificates: Sequence[str]) -> Told: ...

    @abstractmethod
    def open_employer_claim(self, login: str, firm: str, certificates: Sequence[str]) -> Told: ...

    @abstractmethod
    def compute(self, login: str, claim: str) -> Told: ...

    @abstractmethod
    def attach(self, login: str, claim: str, evidence: str, path: Path) -> Told: ...

    @abstractmethod
    def submit(self, login: str, claim: str, form: Path) -> Told:
        """Hand in under the declaration; the claim form is left at ``form``."""

    @abstractmethod
    def show(self, login: str, claim: str) -> Told: ...

    @abstractmethod
    def exclude(self, login: str, claim: str, position: int, rule: str, comment: str) -> None: ...

    @abstractmethod
    def send_back(self, login: str, claim: str, remarks: Mapping[int | None, str]) -> None: ...

    @abstractmethod
    def approve(self, login: str, claim: str) -> None: ...

    @abstractmethod
    def issue(self, login: str, claim: str) -> list[Told]: ...

    @abstractmethod
    def decide(self, login: str, voucher: str, decision: str, comment: str = "") -> Told: ...

    @abstractmethod
    def print_voucher(self, login: str, voucher: str, out: Path) -> Path: ...

    @abstractmethod
    def verify_voucher(self, login: str, path: Path) -> Told: ...

    @abstractmethod
    def allocate(self, login: str, class_number: str, body: str, day: date) -> list[Told]: ...

    @abstractmethod
    def print_certificates(self, login: str, class_number: str, folder: Path) -> dict[str, Path]: ...

    @abstractmethod
    def verify_audit(self, login: str, anchor: str) -> Told: ...

    @abstractmethod
    def check_database(self) -> Told: ...
