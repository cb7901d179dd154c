"""Orders, results and refusals as bytes: JSON that msgspec writes and reads against the record's own types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import msgspec

from trainingdesk.domain.errors import Busy, Conflict, Damaged, NotAllowed, OfficeError, Refused, Unavailable
from trainingdesk.domain.findings import Finding

T = TypeVar("T")
_KINDS: dict[str, type[OfficeError]] = {
    kind.__name__: kind for kind in (Refused, NotAllowed, Conflict, Unavailable, Busy, Damaged)
}


@dataclass(frozen=True, slots=True)
class WireError:
    """An office error on its way: its kind, code, parameters and findings."""

    kind: str
    code: str
    params: dict[str, str]
    findings: tuple[Finding, ...] = ()


def to_wire(record: object) -> bytes:
    """A record as JSON bytes."""
    return msgspec.json.encode(record)


def from_wire(content: bytes, kind: type[T]) -> T:
    """A record of the kind out of JSON bytes; Refused ``wire.unreadable`` naming the place that does not fit."""
    try:
        return msgspec.json.decode(content, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Refused("wire.unreadable", why=error) from error


def error_to_wire(error: OfficeError) -> bytes:
    """An office error as JSON bytes."""
    return to_wire(WireError(type(error).__name__, error.code, error.params, error.findings))


def error_from_wire(content: bytes) -> OfficeError:
    """The office error again; a kind this program does not know comes as Unavailable."""
    told = from_wire(content, WireError)
    kind = _KINDS.get(told.kind, Unavailable)
    return kind(told.code, findings=told.findings, **told.params)
