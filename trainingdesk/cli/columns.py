"""Text on a terminal: columns that line up although Chinese characters are wide, lines that end where they should."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

ON_THE_WALL = ZoneInfo("Asia/Shanghai")
_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})  # combining marks, and the selectors of variant characters in names
# a run without breaks, or one wide character; what closes stays with what it closes
_ATOMS = re.compile(r" +|[!-~\u00a0-\u02ff]+[，。、；：？）”」]*|[^ ][，。、；：？）”」]*")


def width(text: str) -> int:
    """Columns a text takes on a terminal."""
    return sum(
        0 if unicodedata.category(character) in _NO_WIDTH
        else 2 if unicodedata.east_asian_width(character) in "WF"
        else 1
        for character in text
    )  # fmt: skip


def wrapped(text: str, columns: int) -> list[str]:
    """Lines of at most so many columns: between words, and between any two wide characters."""
    lines = [""]
    for atom in _ATOMS.findall(" ".join(text.split())):
        if lines[-1] and width(lines[-1] + atom.rstrip()) > columns:
            lines[-1] = lines[-1].rstrip()
            lines.append(atom.lstrip())
        else:
            lines[-1] += atom
    return [line for line in lines if line]


def table(head: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> str:
    """Aligned columns under a head; the columns numbered in ``right`` are aligned to the right."""
    lines = aligned([head, *rows], right)
    widths = (max(width(row[column]) for row in (head, *rows)) for column in range(len(head)))
    lines.insert(1, "  ".join("-" * each for each in widths))
    return "\n".join(lines)


def aligned(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> list[str]:
    """Rows of as many cells each, every column as wide as its widest cell."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return [_line(row, widths, right) for row in rows]


def pairs(rows: Iterable[tuple[str, str]]) -> str:
    """Names beside what they name; those of nothing are left out."""
    return "\n".join(aligned([row for row in rows if row[1]]))


def _line(row: Sequence[str], widths: Sequence[int], right: Sequence[int]) -> str:
    cells = []
    for column, cell in enumerate(row):
        blank = " " * (widths[column] - width(cell))
        cells.append(blank + cell if column in right else cell + blank)
    return "  ".join(cells).rstrip()


def moment(at: datetime) -> str:
    """An instant as the clock on the office's wall shows it, to the minute."""
    return f"{at.astimezone(ON_THE_WALL):%Y-%m-%d %H:%M}"
