"""What every command is handed: the options, two ways to speak, and the office, opened when first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from trainingdesk.cli.records import document, told_finding
from trainingdesk.cli.sentences import finding_lines, sentence
from trainingdesk.cli.streams import write_data, write_talk
from trainingdesk.domain.errors import OfficeError
from trainingdesk.domain.findings import Finding
from trainingdesk.domain.levels import Level
from trainingdesk.domain.texts import Language, message, remedy
from trainingdesk.domain.vocabulary import Term

if TYPE_CHECKING:
    from trainingdesk.bootstrap import OfficeOptions
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
    """Data goes to standard output through ``show``, talk to standard error through ``say``.

    ``options`` say how the office is opened; the command line adds the database. ``may_create`` is for the commands
    that make one where there is none.
    """

    language: Language = Language.ZH
    json: bool = False
    quiet: bool = False
    verbose: bool = False
    database: str | None = None
    user: str | None = None
    password_file: Path | None = None
    options: OfficeOptions | None = None
    open_desk: Callable[[Counter], Desk] | None = None
    may_create: bool = False
    password: str | None = field(default=None, repr=False)  # asked for once
    _desk: Desk | None = None
    _has_shown: bool = False
    _closing: list[Callable[[], None]] = field(default_factory=list)

    def show(self, text: str) -> None:
        """One piece of data on standard output."""
        self._has_shown = True
        write_data(text)

    def say(self, text: str) -> None:
        """Talk on standard error; silent with ``--quiet``."""
        if not self.quiet:
            write_talk(text)

    def choose(self, zh: str, en: str) -> str:
        """The caller's language out of two literal texts of a command."""
        return zh if self.language is Language.ZH else en

    def name(self, term: Term | None) -> str:
        """What people call a state, a role or another term; nothing for None."""
        return "" if term is None else self.choose(term.zh, term.en)

    def named(self, code: str | None, terms: type[Term]) -> str:
        """The name of a code from a list that files and packs may add to; a code that is not in it stands as it is."""
        known = {str(term): term for term in terms}
        return self.name(known[code]) if code in known else code or ""

    def level(self, level: Level | None) -> str:
        """The name of a level; a dash for none."""
        return "—" if level is None else self.choose(level.full_name, level.english_name)

    def sentence(self, code: str, /, **params: str) -> str:
        """The wording of a code with what to do about it."""
        return sentence(code, self.language, **params)

    def complain(self, error: OfficeError) -> None:
        """What, which, why, what to do, and the code at the end; even with ``--quiet``. A document stays one."""
        write_talk(f"{self.sentence(error.code, **error.params)} [{error.code}]")
        more = [finding for finding in error.findings if finding.code != error.code]
        for line in self.finding_lines(more):
            write_talk("  " + line)
        if self.json and not self._has_shown:
            told = {
                "code": error.code,
                "message": message(error.code, self.language, **error.params),
                "remedy": remedy(error.code, self.language, **error.params),
                "findings": [told_finding(finding, self.language) for finding in error.findings],
            }
            self.show(document(error=told))

    def finding_lines(self, findings: Iterable[Finding]) -> list[str]:
        """Findings with their addresses, those that say the same in one line."""
        return finding_lines(findings, self.language)

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
