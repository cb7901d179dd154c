"""Findings are collected with their addresses; errors carry code and parameters."""

from __future__ import annotations

import pytest

from trainingdesk.domain.errors import Busy, Conflict, Damaged, NotAllowed, OfficeError, Refused, Unavailable
from trainingdesk.domain.findings import Finding, Findings, Place, Severity

ROW_6 = Place("花名册", 6, "C", "身份证号码")


def test_a_list_collects_every_severity_in_order() -> None:
    findings = Findings()
    findings.note("a.note")
    findings.warning("a.warning", ROW_6, value="510***********1234")
    assert not findings.has_errors
    findings.error("a.error", ROW_6, length="17")
    assert findings.has_errors
    assert findings.as_tuple() == (
        Finding("a.note", Severity.NOTE),
        Finding("a.warning", Severity.WARNING, ROW_6, value="510***********1234"),
        Finding("a.error", Severity.ERROR, ROW_6, {"length": "17"}),
    )
    assert len(findings) == len(list(findings)) == 3


def test_findings_are_asked_for_by_row_and_sheet() -> None:
    other_sheet = Finding("b", Severity.ERROR, Place("补录", 6))
    findings = Findings([Finding("a", Severity.NOTE, ROW_6)])
    findings.extend([other_sheet, Finding("c", Severity.NOTE, Place("花名册", 7))])
    assert [finding.code for finding in findings.of_row(6)] == ["a", "b"]
    assert findings.of_row(6, "补录") == (other_sheet,)
    assert findings.of_row(8) == ()


@pytest.mark.parametrize("kind", [Refused, NotAllowed, Conflict, Unavailable, Busy, Damaged])
def test_errors_that_are_not_bugs_carry_what_their_wording_needs(kind: type[OfficeError]) -> None:
    finding = Finding("x", Severity.ERROR)
    error = kind("office.not_allowed", findings=[finding], role="机构经办", count=3)
    assert (error.code, error.findings) == ("office.not_allowed", (finding,))
    assert error.params == {"role": "机构经办", "count": "3"}
    assert str(error) == "office.not_allowed"


def test_which_errors_may_go_through_later() -> None:
    assert issubclass(Busy, Unavailable)
    assert issubclass(Damaged, Unavailable)
    assert issubclass(NotAllowed, Refused)
    assert not issubclass(Conflict, Refused)
