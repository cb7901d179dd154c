"""Filed bytes: in by their digest, out only if they still have it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainingdesk.domain.errors import Damaged
from trainingdesk.models.files import StoredFile


@dataclass(frozen=True, slots=True)
class FileReport:
    """How many files were compared, and the digests under which other bytes lie now."""

    files: int
    altered: tuple[str, ...]


def file_away(session: Session, content: bytes, media_type: str, at: datetime) -> str:
    """Stores the bytes once and returns their SHA-256 in hexadecimal."""
    digest = hashlib.sha256(content).hexdigest()
    if session.get(StoredFile, digest) is None:
        session.add(StoredFile(digest=digest, media_type=media_type, size=len(content), stored_at=at, content=content))
        session.flush()
    return digest


def fetch_file(session: Session, digest: str) -> bytes:
    """The bytes filed under the digest. Raises Damaged ``db.file_missing`` or ``db.file_altered``."""
    content = session.scalar(select(StoredFile.content).where(StoredFile.digest == digest))
    if content is None:
        raise Damaged("db.file_missing", digest=digest)
    if _digest(content) != digest:
        raise Damaged("db.file_altered", digest=digest)
    return content


def verify_files(session: Session) -> FileReport:
    """Every filed file against its digest, one in memory at a time."""
    found = list(_altered(session))
    return FileReport(len(found), tuple(digest for digest, altered in found if altered))


def _altered(session: Session) -> Iterator[tuple[str, bool]]:
    for digest in session.scalars(select(StoredFile.digest).order_by(StoredFile.digest)).all():
        stored = select(StoredFile.content, StoredFile.size).where(StoredFile.digest == digest)
        yield (
            digest,
            all(_digest(content) != digest or len(content) != size for content, size in session.execute(stored)),
        )


def _digest(content: object) -> str | None:
    """None for what a flipped bit has made of the bytes: another type."""
    return hashlib.sha256(content).hexdigest() if isinstance(content, bytes) else None
