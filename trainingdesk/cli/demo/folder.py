"""The folder a demonstration is written to: room made in it, and the record by which it is cleared again."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from trainingdesk.domain.errors import Refused, Unavailable
from trainingdesk.domain.system_reasons import system_reason

DATABASE, RECORD = "demo.db", "demo.json"
_BESIDE = ("", "-wal", "-shm", "-journal")


def make_room(folder: Path, *, not_ours: str) -> None:
    """Make the folder, or clear what an earlier demonstration wrote there; nothing else in it is touched.

    Refused, with the words ``not_ours``, when it holds a database that no demonstration left; Unavailable when it
    cannot be made or cleared.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if (folder / RECORD).exists():
            _clear(folder)
        elif (folder / DATABASE).exists():
            raise Refused("cli.folder", path=folder, why=not_ours)
    except OSError as error:
        raise Unavailable("cli.folder", path=folder, why=system_reason(error)) from error


def _clear(folder: Path) -> None:
    for path in _recorded(folder):
        path.unlink(missing_ok=True)
        _remove_empty(path.parent, folder)
    for ending in _BESIDE:
        (folder / f"{DATABASE}{ending}").unlink(missing_ok=True)
    shutil.rmtree(folder / f"{DATABASE}.uploads", ignore_errors=True)


def write_record(folder: Path, text: str) -> None:
    """Write ``demo.json`` so that only its owner reads it: it holds passwords. Unavailable when it cannot be."""
    path = folder / RECORD
    try:
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(f"{text}\n")
    except OSError as error:
        raise Unavailable("cli.folder", path=path, why=system_reason(error)) from error


def unfinished(files: Iterable[Path]) -> str:
    """The record of a demonstration that did not come to its end: only what has to be cleared."""
    return json.dumps({"schema": 1, "complete": False, "files": {"unfinished": [str(path) for path in files]}})


def _recorded(folder: Path) -> list[Path]:
    """The files of the record that lie in the folder; none when the record cannot be read."""
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    kinds = record.get("files") if isinstance(record, Mapping) else None
    listed = [path for paths in kinds.values() for path in paths] if isinstance(kinds, Mapping) else []
    inside = [Path(path) for path in listed if isinstance(path, str)]
    return [path for path in inside if folder in path.parents and ".." not in path.parts]


def _remove_empty(place: Path, folder: Path) -> None:
    while place != folder and not any(place.iterdir()):
        place.rmdir()
        place = place.parent
