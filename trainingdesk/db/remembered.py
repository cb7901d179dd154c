"""The last head of the audit chain that this desk saw, kept outside the database.

Whoever can write the database can rewrite its chain from end to end; the desk's own memory is a witness they would have
to rewrite too. One small file a database, in the user's state folder.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from trainingdesk.security.chain import Head


@dataclass(frozen=True, slots=True)
class HeadMemory:
    """Remembers one database's head in ``folder``."""

    folder: Path
    database: Path

    @property
    def file(self) -> Path:
        name = hashlib.sha256(os.fsencode(os.path.realpath(self.database))).hexdigest()[:24]
        return self.folder / f"head-{name}.json"

    def recall(self) -> Head | None:
        """None when nothing readable is remembered."""
        try:
            kept = json.loads(self.file.read_text("utf-8"))
            return Head(int(kept["seq"]), str(kept["hash"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def remember(self, head: Head) -> None:
        """Keeps the later of this head and the one kept.

        The work it follows is committed, so a state folder that cannot be written must not make it look undone: the
        older head stays, and is still true.
        """
        kept = self.recall()
        if kept is not None and kept.seq >= head.seq:
            return
        with suppress(OSError):
            self._write(head)

    def forget(self) -> None:
        """For a database that was made anew or restored on purpose."""
        self.file.unlink(missing_ok=True)

    def _write(self, head: Head) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        fresh = self.file.with_suffix(f".{os.getpid()}.new")
        with fresh.open("w", encoding="utf-8") as stream:
            json.dump({"database": str(self.database), "seq": head.seq, "hash": head.hash}, stream, ensure_ascii=True)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(self.file)
