"""How somebody laid out a list: columns with their widths, what it is ordered and grouped by. Never what is in it.

It is kept as text between sittings. Columns go by their keys, so that a list that gained a column since keeps the rest;
text that is damaged says nothing and is no look at all.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

_NARROWEST, _WIDEST = 24, 4_000


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """One column: its key, the width somebody gave it in pixels (0 where it fits its words), and whether it is away."""

    key: str
    width: int
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ListLook:
    """Columns from left to right; ``order`` holds (column key, descending), first what counts most.

    ``group`` is the key of the column the list is grouped by, empty for the list's own way.
    """

    columns: tuple[ColumnLook, ...] = ()
    order: tuple[tuple[str, bool], ...] = ()
    group: str = ""

    def written(self) -> str:
        """As text."""
        columns = [[one.key, one.width, one.hidden] for one in self.columns]
        return json.dumps({"columns": columns, "order": self.order, "group": self.group}, separators=(",", ":"))


def read_look(text: str) -> ListLook | None:
    """What ``written`` wrote; None for anything else."""
    try:
        return look_from(json.loads(text))
    except ValueError:
        return None


def look_from(told: Any) -> ListLook | None:
    """A look from what JSON holds; None where that is no look."""
    try:
        columns = tuple(_column(*one) for one in told["columns"])
        order = tuple((_text(key), _truth(descending)) for key, descending in told["order"])
        return ListLook(columns, order, _text(told["group"]))
    except (KeyError, TypeError, ValueError):
        return None


def _column(key: Any, width: Any, hidden: Any) -> ColumnLook:
    if not isinstance(width, int) or (width and not _NARROWEST <= width <= _WIDEST):
        raise ValueError(width)
    return ColumnLook(_text(key), width, _truth(hidden))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value
