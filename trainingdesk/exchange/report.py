"""A check as the outside contract writes it: ``roster check --json``, one document."""

from __future__ import annotations

from typing import TypedDict

from trainingdesk.domain.findings import Finding
from trainingdesk.domain.texts import Language, message, remedy
from trainingdesk.exchange.roster import RosterCheck

SCHEMA = 1


class FindingDocument(TypedDict):
    """One finding; ``row`` is the sheet's own number, null where it concerns the whole file."""

    code: str
    severity: str
    sheet: str | None
    row: int | None
    column: str | None
    header: str | None
    value: str | None
    message: str
    remedy: str
    other_row: int | None


class CheckDocument(TypedDict):
    """``rows_read`` counts trainee rows, ``rows_clean`` those without an error."""

    schema: int
    rows_read: int
    rows_clean: int
    findings: list[FindingDocument]


def check_document(check: RosterCheck, language: Language = Language.ZH) -> CheckDocument:
    """The whole check, ready for JSON."""
    return CheckDocument(
        schema=SCHEMA,
        rows_read=check.rows_read,
        rows_clean=check.rows_clean,
        findings=[finding_document(finding, language) for finding in check.findings],
    )


def finding_document(finding: Finding, language: Language = Language.ZH) -> FindingDocument:
    """One finding with its sentence and what to do, in one language."""
    place = finding.place
    return FindingDocument(
        code=finding.code,
        severity=finding.severity.value,
        sheet=place.sheet,
        row=place.row,
        column=place.column,
        header=place.header,
        value=finding.value,
        message=message(finding.code, language, **finding.params),
        remedy=remedy(finding.code, language, **finding.params),
        other_row=finding.other_row,
    )
