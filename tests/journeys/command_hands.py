"""The acts of a working day with commands: words in, one document out, each command a sign-in of its own."""

from __future__ import annotations

import contextlib
import io
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from tests.fixtures.office import PASSWORD, QUICK
from tests.journeys.files import Held, level_code
from tests.journeys.hands import (
    BUREAU,
    CITY,
    FINANCE_BUREAU,
    REGION,
    Body,
    Colleague,
    Course,
    Firm,
    Hands,
    Imported,
    Said,
    School,
    Told,
)
from trainingdesk.bootstrap import OfficeOptions
from trainingdesk.cli.main import main

BANK, SINCE, LAST = "嵩州银行东大街支行", "2025-01-01", "2026-12-31"


@dataclass(frozen=True)
class Spoken:
    """What one command put on both streams, and how it ended."""

    words: tuple[str, ...]
    code: int
    out: str
    err: str


@dataclass
class CommandHands(Hands):
    """``tdesk`` on a database file; everything it says is kept."""

    path: Path
    clock: Callable[[], datetime]
    spoken: list[Spoken] = field(default_factory=list)
    verbose: bool = False

    def tdesk(self, login: str, *words: object) -> Told:
        """One command as somebody; Said when it came to an error."""
        whole = (*map(str, words), "--as", login, "--db", f"sqlite:///{self.path}", "--json")
        if self.verbose:
            whole = (*whole, "-v")
        state = self.path.with_name(f"{self.path.name}.state")
        out, err = io.StringIO(), io.StringIO()
        with self._password(), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(whole, options=OfficeOptions(None, self.clock, QUICK, state))
        self.spoken.append(Spoken(whole, code, out.getvalue(), err.getvalue()))
        told: Told = json.loads(out.getvalue())
        if "error" in told:
            raise Said(told["error"]["code"])
        return told

    @contextlib.contextmanager
    def _password(self) -> Iterator[None]:
        """Everybody's password in a file that nobody else may read."""
        file = self._secret()
        before = os.environ.get("TDESK_PASSWORD_FILE")
        os.environ["TDESK_PASSWORD_FILE"] = str(file)
        try:
            yield
        finally:
            del os.environ["TDESK_PASSWORD_FILE"]
            if before is not None:
                os.environ["TDESK_PASSWORD_FILE"] = before

    def _secret(self) -> Path:
        file = self.path.with_name("password")
        file.touch(mode=0o600)
        file.write_text(f"{PASSWORD}\n", encoding="utf-8")
        return file

    def first_run(self, administrator: Colleague) -> None:
        self.tdesk(
            administrator.login, "user", "first-run", "--bureau", BUREAU, "--finance", FINANCE_BUREAU,
            "--region", REGION, "--region-name", CITY, *self._of(administrator),
        )  # fmt: skip

    def add_colleague(self, login: str, one: Colleague) -> None:
        school = ("--institution", one.school) if one.school else ()
        self.tdesk(login, "user", "add", "--role", one.role, *school, *self._of(one))

    def _of(self, one: Colleague) -> tuple[object, ...]:
        return ("--login", one.login, "--name", one.name, "--identity", one.identity_number,
                "--new-password-file", self._secret())  # fmt: skip

    def certify(self, login: str, school: School) -> None:
        about = (school.code, "--from", SINCE, "--to", LAST)
        self.tdesk(login, "institution", "register", *about, "--name", school.name, "--kind", "private_school",
                   "--region", REGION)  # fmt: skip
        self.tdesk(login, "institution", "scope", *about, "--occupation", school.occupation, "--levels", "5,4,3,2,1")
        self.tdesk(login, "institution", "account", school.code, "--name", school.name, "--bank", BANK,
                   "--account", school.account)  # fmt: skip

    def enter_body(self, login: str, body: Body) -> None:
        self.tdesk(login, "institution", "body", body.code, "--name", body.name, "--prefix", body.prefix,
                   "--bank", BANK, "--account", body.account)  # fmt: skip

    def enter_firm(self, login: str, firm: Firm) -> None:
        self.tdesk(login, "institution", "employer", firm.code, "--name", firm.name, "--region", REGION,
                   "--bank", BANK, "--account", firm.account)  # fmt: skip

    def open_class(self, login: str, course: Course) -> None:
        self.tdesk(
            login, "class", "open", "--number", course.number, "--occupation", course.occupation,
            "--levels", course.levels, "--start", course.start, "--end", course.end, "--hours", course.hours,
            "--practice", course.hours, "--heads", course.heads, "--approval", f"KB-{course.number}",
        )  # fmt: skip

    def bring_in(
        self, login: str, kind: str, path: Path, class_number: str = "", *, clean: bool = False,
        remarks: Path | None = None,
    ) -> Imported:  # fmt: skip
        words: list[object] = [kind, "import", path]
        words += ["--class", class_number] if class_number else []
        words += ["--accept-clean"] if clean else []
        words += ["--remarks", remarks] if remarks else []
        told = self.tdesk(login, *words)
        wrong: dict[int, tuple[str, ...]] = {}
        for finding in told["findings"]:
            if finding["severity"] == "error":
                row = finding["row"] or 0
                wrong[row] = (*wrong.get(row, ()), finding["code"])
        return Imported(told["rows_read"], told["imported"], told["listed"], told["skipped"], wrong)

    def register(self, login: str, held: Held) -> None:
        person = held.person
        self.tdesk(
            login, "certificate", "register", held.number, "--name", person.name, "--identity", person.id_number,
            "--occupation", held.code, "--occupation-name", held.occupation, "--issued-on", held.issued,
            "--assessed-on", held.issued - timedelta(days=10), "--level", level_code(person), "--method", "exam",
            "--bank", person.bank, "--account", person.account,
        )  # fmt: skip

    def open_claim(self, login: str, class_number: str) -> Told:
        return self._claim(login, "new", "--class", class_number)

    def open_counter_claim(self, login: str, certificates: Sequence[str]) -> Told:
        return self._claim(login, "new", "--counter", *_named(certificates))

    def open_employer_claim(self, login: str, firm: str, certificates: Sequence[str]) -> Told:
        return self._claim(login, "new", "--employer", firm, *_named(certificates))

    def compute(self, login: str, claim: str) -> Told:
        return self._claim(login, "compute", claim)

    def attach(self, login: str, claim: str, evidence: str, path: Path) -> Told:
        return self._claim(login, "add", claim, path, "--evidence", evidence)

    def submit(self, login: str, claim: str, form: Path) -> Told:
        return self._claim(login, "submit", claim, "--declare", "--form", form)

    def show(self, login: str, claim: str) -> Told:
        return self._claim(login, "show", claim)

    def _claim(self, login: str, *words: object) -> Told:
        told: Told = self.tdesk(login, "claim", *words)["claim"]
        return told

    def exclude(self, login: str, claim: str, position: int, rule: str, comment: str) -> None:
        self.tdesk(login, "review", "exclude", claim, "--person", position, "--rule", rule, "--comment", comment)

    def send_back(self, login: str, claim: str, remarks: Mapping[int | None, str]) -> None:
        pinned = [text if position is None else f"{position}:{text}" for position, text in remarks.items()]
        self.tdesk(login, "review", "return", claim, *(word for text in pinned for word in ("--remark", text)))

    def approve(self, login: str, claim: str) -> None:
        self.tdesk(login, "review", "approve", claim)

    def issue(self, login: str, claim: str) -> list[Told]:
        return list(self.tdesk(login, "voucher", "issue", claim)["vouchers"])

    def decide(self, login: str, voucher: str, decision: str, comment: str = "") -> Told:
        words = ("--comment", comment) if comment else ()
        return dict(self.tdesk(login, "voucher", decision, voucher, *words)["vouchers"][0])

    def print_voucher(self, login: str, voucher: str, out: Path) -> Path:
        self.tdesk(login, "voucher", "print", voucher, out)
        return out

    def verify_voucher(self, login: str, path: Path) -> Told:
        return self.tdesk(login, "voucher", "verify", path)

    def allocate(self, login: str, class_number: str, body: str, day: date) -> list[Told]:
        words = ("--class", class_number, "--body", body, "--issued-on", day)
        return list(self.tdesk(login, "certificate", "allocate", *words)["certificates"])

    def print_certificates(self, login: str, class_number: str, folder: Path) -> dict[str, Path]:
        files = self.tdesk(login, "certificate", "print", "--class", class_number, "--out", folder)["files"]
        return {Path(file).stem: Path(file) for file in files}

    def verify_audit(self, login: str, anchor: str) -> Told:
        told: Told = self.tdesk(login, "audit", "verify", "--anchor", anchor)["audit"]
        return told

    def check_database(self) -> Told:
        return self.tdesk("nobody", "db", "check")


def _named(certificates: Sequence[str]) -> list[str]:
    return [word for number in certificates for word in ("--certificate", number)]
