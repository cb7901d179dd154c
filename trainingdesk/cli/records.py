"""Records as the one JSON document that a command prints: amounts in yuan as text, days ISO, codes as they are."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum, Flag
from functools import singledispatch
from pathlib import PurePath

from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.domain.money import Money
from trainingdesk.domain.texts import Language, message, remedy

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """A finding as the outside contract writes it, with its sentence and what to do in one language."""

    code: str
    severity: Severity
    sheet: str | None
    row: int | None
    column: str | None
    header: str | None
    value: str | None
    message: str
    remedy: str
    other_row: int | None


def told_finding(finding: Finding, language: Language) -> ToldFinding:
    """The finding for a reader of that language."""
    place = finding.place
    return ToldFinding(
        code=finding.code,
        severity=finding.severity,
        sheet=place.sheet,
        row=place.row,
        column=place.column,
        header=place.header,
        value=finding.value,
        message=message(finding.code, language, **finding.params),
        remedy=remedy(finding.code, language, **finding.params),
        other_row=finding.other_row,
    )


@singledispatch
def plain(value: object) -> object:
    """A record as JSON holds it; what a step changed for other readers is no part of its result."""
    if is_dataclass(value) and not isinstance(value, type):
        named = {each.name: getattr(value, each.name) for each in fields(value)}
        return {name: plain(part) for name, part in named.items() if not isinstance(part, Flag)}
    return value


@plain.register
def _(value: Money) -> object:
    return value.yuan_text()


@plain.register
def _(value: Enum) -> object:
    return value.value


@plain.register
def _(value: date) -> object:
    return value.isoformat()


@plain.register
def _(value: PurePath) -> object:
    return str(value)


@plain.register(tuple)
@plain.register(list)
def _(value: Sequence[object]) -> object:
    return [plain(part) for part in value]


@plain.register
def _(value: dict) -> object:  # type: ignore[type-arg]
    return {str(name): plain(part) for name, part in value.items()}


def document(**parts: object) -> str:
    """One JSON document with the schema number."""
    return json.dumps({"schema": SCHEMA} | {name: plain(part) for name, part in parts.items()}, ensure_ascii=False)
