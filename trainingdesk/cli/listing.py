"""Records as text: what stands in a cell, lines of ``field: value``, and rows of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum

from trainingdesk.cli.output import table

_BREAKS = str.maketrans({"\t": " ", "\n": " ", "\r": " "})


def rows_text(header: str, rows: Iterable[Sequence[object]]) -> str:
    """Aligned columns; the header's words name them."""
    return table(header.split(), [[cell(value) for value in row] for row in rows])


def fields_text(fields: Iterable[tuple[str, object]]) -> str:
    """A line for each field that has a value."""
    return "\n".join(f"{name}: {cell(value)}" for name, value in fields if value not in (None, "", ()))


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
