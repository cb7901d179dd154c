"""Results that several procedures give."""

from __future__ import annotations

from dataclasses import dataclass

from trainingdesk.domain.changes import Changes


@dataclass(frozen=True, slots=True)
class Nothing:
    """An order that asks without parameters."""


@dataclass(frozen=True, slots=True)
class Done:
    """The procedure went through; ``changes`` says which lists to reload."""

    changes: Changes = Changes.NOTHING


@dataclass(frozen=True, slots=True)
class Made:
    """A record was made: its id, its number where it has one, and the version to send back."""

    id: int
    number: str = ""
    version: int = 1
    changes: Changes = Changes.NOTHING


@dataclass(frozen=True, slots=True)
class Paper:
    """A printed document as it was filed."""

    kind: str
    number: str
    digest: str
    content: bytes
