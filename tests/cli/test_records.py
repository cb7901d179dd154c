"""The one document a command prints: every kind of value as the outside contract has it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import PurePosixPath

from trainingdesk.cli.records import document, told_finding
from trainingdesk.domain.changes import Changes
from trainingdesk.domain.findings import Finding, Place, Severity
from trainingdesk.domain.levels import Level
from trainingdesk.domain.money import Money
from trainingdesk.domain.texts import Language
from trainingdesk.domain.workflow import ClaimState


@dataclass(frozen=True, slots=True)
class Part:
    amount: Money
    state: ClaimState
    level: Level | None


@dataclass(frozen=True, slots=True)
class Whole:
    day: date
    at: datetime
    parts: tuple[Part, ...]
    file: PurePosixPath
    changes: Changes = Changes.CLAIMS


def test_a_record_is_told_in_plain_values() -> None:
    whole = Whole(
        date(2026, 5, 28),
        datetime(2026, 5, 28, 1, 2, 3, tzinfo=UTC),
        (Part(Money(123450), ClaimState.SUBMITTED, Level.INTERMEDIATE), Part(Money(-5), ClaimState.DRAFT, None)),
        PurePosixPath("a/b.pdf"),
    )
    assert json.loads(document(claim=whole, counts={"应付": 2}, more=[1, None, True])) == {
        "schema": 1,
        "claim": {
            "day": "2026-05-28",
            "at": "2026-05-28T01:02:03+00:00",
            "parts": [
                {"amount": "1234.50", "state": "submitted", "level": "4"},
                {"amount": "-0.05", "state": "draft", "level": None},
            ],
            "file": "a/b.pdf",
        },
        "counts": {"应付": 2},
        "more": [1, None, True],
    }


def test_a_document_is_one_line_and_keeps_chinese_readable() -> None:
    assert document(name="王敏") == '{"schema": 1, "name": "王敏"}'


def test_a_finding_is_told_with_its_sentence_and_what_to_do() -> None:
    place = Place("花名册", 6, "C", "身份证号码")
    finding = Finding("account.unknown", Severity.ERROR, place, {"login": "wang"}, "wang", other_row=3)
    told = json.loads(document(finding=told_finding(finding, Language.EN)))["finding"]
    assert told == {
        "code": "account.unknown",
        "severity": "error",
        "sheet": "花名册",
        "row": 6,
        "column": "C",
        "header": "身份证号码",
        "value": "wang",
        "message": "There is no user wang.",
        "remedy": "Check the login.",
        "other_row": 3,
    }
