"""What a demonstration left, read back without the program: its record, its database, its pages, its sheets."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pypdf import PdfReader


@dataclass(frozen=True)
class Show:
    """One demonstration: its folder, what it printed as data, and its record."""

    folder: Path
    printed: str
    record: dict[str, Any]

    def files(self, kind: str) -> list[Path]:
        return [Path(path) for path in self.record["files"][kind]]

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """The database, through Python's own SQLite: it is not encrypted."""
        with closing(sqlite3.connect(f"file:{self.folder / 'demo.db'}?mode=ro", uri=True)) as connection:
            return connection.execute(query).fetchall()

    def fen(self, query: str) -> int:
        [(amount,)] = self.rows(query)
        return int(amount or 0)


def show_in(folder: Path, printed: str = "") -> Show:
    return Show(folder, printed, json.loads((folder / "demo.json").read_text(encoding="utf-8")))


def fen_of(yuan: str) -> int:
    """``66360.00`` as whole fen, by splitting text."""
    whole, _, part = yuan.partition(".")
    return int(whole) * 100 + int(part)


def pages_text(path: Path) -> str:
    """All text of a PDF without blanks."""
    return re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(path).pages))
