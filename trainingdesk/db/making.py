"""Making database files, new or copied, so that a half-made one never stands under the right name."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from trainingdesk.db.failures import told_plainly
from trainingdesk.db.schema import APPLICATION_ID
from trainingdesk.db.sqlite_file import Access, connect, set_journal
from trainingdesk.domain.errors import Unavailable
from trainingdesk.domain.system_reasons import system_reason

_PRIVATE = 0o600  # real people's data: the file is its owner's


def make_database(path: Path, key: bytes | None) -> None:
    """A file with our mark and no tables. Does nothing when another process was faster.

    Raises Unavailable ``db.cannot_create`` or another ``db.`` code.
    """
    with _fresh_file(path) as fresh, told_plainly(path):
        with closing(connect(fresh, key)) as link:
            link.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            set_journal(link)
        _put_in_place(fresh, path)


def copy_database(source: Path, copy: Path, key: bytes | None) -> None:
    """A consistent copy of a database that may be in use. Raises the driver's errors, or Unavailable."""
    with _fresh_file(copy) as fresh:
        with closing(connect(source, key, Access.READ)) as original, closing(connect(fresh, key)) as link:
            original.backup(link)
        _put_in_place(fresh, copy)


def free_name(path: Path) -> Path:
    """The path, or the first of ``name-2``, ``name-3``… that nothing stands under."""
    taken, number = path, 1
    while taken.exists():
        number += 1
        taken = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return taken


@contextmanager
def _fresh_file(path: Path) -> Iterator[Path]:
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_RDWR, _PRIVATE))
        yield fresh
    except OSError as error:
        raise Unavailable("db.cannot_create", path=path, detail=system_reason(error)) from error
    finally:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def _put_in_place(fresh: Path, path: Path) -> None:
    """Linking, unlike renaming, never replaces a file that another process put there meanwhile."""
    try:
        os.link(fresh, path)
    except FileExistsError:
        return
    except OSError:  # a disk without links, such as a USB stick
        if not path.exists():
            fresh.rename(path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Makes the new name survive a power cut; Windows neither needs nor allows it."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
