"""How commands show records: one JSON document, or columns that line up although Chinese characters are wide."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum, Flag
from functools import singledispatch

from trainingdesk.cli.counter import Counter
from trainingdesk.domain.money import Money

SCHEMA = 1


@singledispatch
def plain(value: object) -> object:
    """A record as JSON holds it: amounts in yuan as text, days and instants ISO, codes as they are."""
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


def width(text: str) -> int:
    """Columns a text takes on a terminal."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(unicodedata.combining(character) > 0 for character in text)


def table(head: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> str:
    """Aligned columns under a head; the columns numbered in ``right`` are aligned to the right."""
    every = [list(head), *[list(row) for row in rows]]
    widths = [max(width(row[column]) for row in every) for column in range(len(head))]
    lines = []
    for row in every:
        cells = []
        for column, cell in enumerate(row):
            blank = " " * (widths[column] - width(cell))
            cells.append(blank + cell if column in right else cell + blank)
        lines.append("  ".join(cells).rstrip())
    lines.insert(1, "  ".join("-" * each for each in widths))
    return "\n".join(lines)


def answer(counter: Counter, text: str, **parts: object) -> None:
    """The JSON document when asked for, else the text."""
    counter.show(document(**parts) if counter.json else text)
