"""What counters see of certificates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.levels import Level
from trainingdesk.domain.masking import mask_identity
from trainingdesk.domain.vocabulary import CertificateKind
from trainingdesk.domain.workflow import CertificateState
from trainingdesk.models.certificates import Certificate


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """One certificate; the holder's number masked."""

    id: int
    number: str
    version: int
    kind: CertificateKind
    state: CertificateState
    name: str
    masked_id: str
    occupation: str
    level: Level | None
    issued_on: date
    issuer: str
    prints: int


@dataclass(frozen=True, slots=True)
class CertificateRows:
    """Certificates by number; ``next_after`` asks for those behind a page, None at the end."""

    rows: tuple[CertificateRow, ...]
    changes: Changes = Changes.NOTHING
    next_after: str | None = None


def certificate_row(certificate: Certificate, prints: int | None = None) -> CertificateRow:
    """The row of one certificate; whoever has counted its sheets says how many there are."""
    return CertificateRow(
        id=certificate.id,
        number=certificate.number,
        version=certificate.version,
        kind=certificate.kind,
        state=certificate.state,
        name=certificate.person.name,
        masked_id=mask_identity(certificate.person.id_number),
        occupation=certificate.occupation_name,
        level=certificate.level,
        issued_on=certificate.issued_on,
        issuer=certificate.issuer,
        prints=len(certificate.prints) if prints is None else prints,
    )
