"""What is kept of an import so that it can be taken back: each row it wrote, before and after, filed by its digest."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy.orm import Session

from trainingdesk.db.row_images import RowChange
from trainingdesk.db.stored_files import fetch_file, file_away
from trainingdesk.services.office import Office

_MEDIA = "application/vnd.trainingdesk.import-undo+json"


def keep_record(office: Office, session: Session, changes: Sequence[RowChange]) -> str:
    """File the rows; they are personal data and lie where the list itself lies, the log holds the digest alone."""
    return file_away(session, msgspec.json.encode(changes, order="deterministic"), _MEDIA, office.now())


def kept_record(session: Session, digest: str) -> tuple[RowChange, ...]:
    """The rows of an import. Damaged where they are not what was filed."""
    return msgspec.json.decode(fetch_file(session, digest), type=tuple[RowChange, ...])
