"""How commands show records: one JSON document, lines of ``field: value``, or rows set apart by tabs for scripts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum

import msgspec

from trainingdesk.cli.counter import Counter

SCHEMA = 1
_BREAKS = str.maketrans({"\t": " ", "\n": " ", "\r": " "})


def show_document(counter: Counter, **parts: object) -> None:
    """One JSON document; records become objects, days ISO text."""
    document = {"schema": SCHEMA, **{name: msgspec.to_builtins(part) for name, part in parts.items()}}
    counter.show(msgspec.json.format(msgspec.json.encode(document), indent=2).decode())


def show_rows(counter: Counter, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A header and a line a row; what stands in a cell holds no tab or line break of its own."""
    counter.show("\t".join(header))
    for row in rows:
        counter.show("\t".join(cell(value) for value in row))


def show_fields(counter: Counter, fields: Iterable[tuple[str, object]]) -> None:
    """A line for each field that has a value."""
    for name, value in fields:
        if value not in (None, "", ()):
            counter.show(f"{name}: {cell(value)}")


def cell(value: object) -> str:
    """A value as one line of text; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return " ".join(cell(part) for part in value)
    return str(value).translate(_BREAKS)
