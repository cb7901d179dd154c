"""What every command is handed: the options, two ways to speak, and the office, opened when first asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from trainingdesk.domain.errors import OfficeError
from trainingdesk.domain.findings import Finding
from trainingdesk.domain.texts import Language, message, remedy

if TYPE_CHECKING:
    from trainingdesk.services.office import Procedure, Upload

OrderT = TypeVar("OrderT")
ResultT = TypeVar("ResultT")


class Desk(Protocol):
    """The office as one signed-in caller reaches it."""

    def call(self, procedure: Procedure[OrderT, ResultT], order: OrderT) -> ResultT:
        """Run a procedure for the caller."""

    def upload(self, path: Path) -> Upload:
        """Hand a file over the counter."""


@dataclass
class Counter:
    """Data goes to standard output through ``show``, talk to standard error through ``say``."""

    language: Language = Language.ZH
    json: bool = False
    quiet: bool = False
    verbose: bool = False
    database: str | None = None
    user: str | None = None
    password_file: Path | None = None
    open_desk: Callable[[Counter], Desk] | None = None
    _desk: Desk | None = None
    _closing: list[Callable[[], None]] = field(default_factory=list)

    def show(self, text: str) -> None:
        """One piece of data on standard output."""
        print(text, file=sys.stdout)

    def say(self, text: str) -> None:
        """Talk on standard error; silent with ``--quiet``."""
        if not self.quiet:
            print(text, file=sys.stderr)

    def choose(self, zh: str, en: str) -> str:
        """The caller's language out of two literal texts of a command."""
        return zh if self.language is Language.ZH else en

    def sentence(self, code: str, /, **params: str) -> str:
        """The wording of a code with what to do about it."""
        told = message(code, self.language, **params)
        advice = remedy(code, self.language, **params)
        return f"{told} {advice}".strip()

    def complain(self, error: OfficeError) -> None:
        """What, which, why, what to do, and the code at the end; even with ``--quiet``."""
        print(f"{self.sentence(error.code, **error.params)} [{error.code}]", file=sys.stderr)
        for finding in error.findings:
            print("  " + self.finding_line(finding), file=sys.stderr)

    def finding_line(self, finding: Finding) -> str:
        """One finding with its address."""
        place = finding.place
        row = self.choose(f"第 {place.row} 行", f"row {place.row}") if place.row is not None else ""
        address = " ".join(str(part) for part in (place.sheet, row, place.column) if part)
        told = self.sentence(finding.code, **finding.params)
        return f"[{finding.severity}] {address}{': ' if address else ''}{told}"

    def call(self, procedure: Procedure[OrderT, ResultT], order: OrderT) -> ResultT:
        """Run a procedure as the signed-in user; the office is opened and the user signed in at the first call."""
        return self.desk().call(procedure, order)

    def upload(self, path: Path) -> Upload:
        """Hand a file over the counter."""
        return self.desk().upload(path)

    def desk(self) -> Desk:
        """The office, opened when first asked for."""
        if self._desk is None:
            if self.open_desk is None:
                raise RuntimeError("this counter has no office behind it")
            self._desk = self.open_desk(self)
        return self._desk

    def at_close(self, close: Callable[[], None]) -> None:
        """Remember what to close when the command is over."""
        self._closing.append(close)

    def close(self) -> None:
        """Close what was opened, last first."""
        while self._closing:
            self._closing.pop()()


def joined(lines: Iterable[str]) -> str:
    """Several lines as one text for ``show``."""
    return "\n".join(lines)
