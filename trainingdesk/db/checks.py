"""The thorough check of an embedded database: pages, references, rows of money and identity, files, audit chain."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from trainingdesk.db.audit_log import ChainReport, verify_chain
from trainingdesk.db.row_hash import verify_rows
from trainingdesk.db.stored_files import verify_files
from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.security.chain import Fault, Head

_PAGE_FAULTS_TOLD = 100
_T = TypeVar("_T")
_CHAIN_CODES = {
    Fault.CONTENT: "audit.entry_altered",
    Fault.LINK: "audit.link_broken",
    Fault.GAP: "audit.entries_missing",
}


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was compared, and everything that did not agree. ``chain`` is None where the log could not be read."""

    rows: int
    files: int
    chain: ChainReport | None
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        return not self.findings


def check_database(session: Session, remembered: Head | None) -> CheckReport:
    """One part that cannot be read does not hide the others: each failure is a finding, and the rest goes on.

    The session should come from ``Database.inspect``, which reads damaged text instead of giving up on it.
    """
    findings: list[Finding] = []
    findings += _part("seals", lambda: list(_seals(session)), findings) or ()
    findings += _part("pages", lambda: list(_pages(session)), findings) or ()
    findings += _part("references", lambda: list(_references(session)), findings) or ()
    rows = _part("rows", lambda: verify_rows(session), findings)
    files = _part("files", lambda: verify_files(session), findings)
    chain = _part("audit", lambda: verify_chain(session, remembered=remembered), findings)
    findings += [_fault("db.row_altered", table=row.table, row=row.key) for row in (rows.altered if rows else ())]
    findings += [_fault("db.file_altered", digest=digest) for digest in (files.altered if files else ())]
    findings += _chain_faults(chain) if chain else ()
    return CheckReport(rows.rows if rows else 0, files.files if files else 0, chain, tuple(findings))


def _part(name: str, look: Callable[[], _T], findings: list[Finding]) -> _T | None:
    try:
        return look()
    except DBAPIError:  # the driver's own words may quote what it read
        findings.append(_fault("db.unreadable", part=name))
        return None


def _pages(session: Session) -> Iterator[Finding]:
    """A damaged file can make this pragma say a great deal; one finding a line, up to a hundred."""
    for (line,) in session.execute(text(f"PRAGMA integrity_check({_PAGE_FAULTS_TOLD})")):
        if line != "ok":
            yield _fault("db.page_damaged", detail=line)


def _seals(session: Session) -> Iterator[Finding]:
    """Each page of an encrypted file carries a seal; asking it looks past the first broken one."""
    sealed = session.connection().execute(text("PRAGMA cipher_integrity_check"))
    if sealed.returns_rows:  # of an encrypted file only
        yield from (_fault("db.page_damaged", detail=line) for (line,) in sealed)


def _references(session: Session) -> Iterator[Finding]:
    for table, row, parent, _rule in session.execute(text("PRAGMA foreign_key_check")):
        yield _fault("db.reference_broken", table=table, row=row, parent=parent)


def _chain_faults(chain: ChainReport) -> list[Finding]:
    faults = [_fault(_CHAIN_CODES[link.fault], seq=link.seq) for link in chain.breaks]
    if not chain.head_agrees:
        faults.append(_fault("audit.head_differs", seq=chain.head.seq))
    if chain.strays:
        faults.append(_fault("audit.other_history"))
    return faults


def _fault(code: str, **params: object) -> Finding:
    return Finding(code, Severity.ERROR, params={name: _printable(value) for name, value in params.items()})


def _printable(value: object) -> str:
    """Damage may be quoted in bytes that no terminal takes."""
    return str(value).encode("utf-8", "backslashreplace").decode("utf-8")
