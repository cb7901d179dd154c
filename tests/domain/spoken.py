"""Findings as people get them: each is put into words in both languages before its code is looked at."""

from __future__ import annotations

from collections.abc import Iterable

from trainingdesk.domain.errors import OfficeError
from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.domain.texts import Language, message, remedy


def spoken(findings: Iterable[Finding]) -> list[str]:
    """``error identity.length``: severity and code of each, in order. KeyError when a wording lacks a fact."""
    said = []
    for finding in findings:
        for language in Language:
            assert message(finding.code, language, **finding.params)
            if finding.severity is not Severity.NOTE:
                assert remedy(finding.code, language, **finding.params)
        said.append(f"{finding.severity} {finding.code}")
    return said


def refusal(error: OfficeError) -> str:
    """The code of an error whose wordings have all they ask for."""
    for language in Language:
        assert message(error.code, language, **error.params)
        assert remedy(error.code, language, **error.params)
    return error.code
