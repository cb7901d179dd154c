"""What is wrong with data from people: values with an address, collected, never thrown one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Severity(StrEnum):
    """Errors keep a row out; warnings want a look; notes only tell."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file or record: the sheet's own row number, the column letter and its header."""

    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    header: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about one place. ``value`` is shown to people: identity numbers in it are masked.

    ``suggestion`` is what the cell would say if it were right, where that can be told; never an identity, account or
    telephone number.
    """

    code: str
    severity: Severity
    place: Place = Place()
    params: Mapping[str, str] = field(default_factory=dict)
    value: str | None = None
    other_row: int | None = None
    suggestion: str | None = None


class Findings:
    """A list that collects findings and answers whether work may go on."""

    def __init__(self, found: Iterable[Finding] = ()) -> None:
        self._found = list(found)

    def add(self, finding: Finding) -> None:
        self._found.append(finding)

    def extend(self, found: Iterable[Finding]) -> None:
        self._found.extend(found)

    def error(self, code: str, place: Place = Place(), /, *, value: str | None = None, **params: str) -> None:
        self.add(Finding(code, Severity.ERROR, place, params, value))

    def warning(self, code: str, place: Place = Place(), /, *, value: str | None = None, **params: str) -> None:
        self.add(Finding(code, Severity.WARNING, place, params, value))

    def note(self, code: str, place: Place = Place(), /, *, value: str | None = None, **params: str) -> None:
        self.add(Finding(code, Severity.NOTE, place, params, value))

    def suggest(self, text: str | None) -> None:
        """What the cell of the last finding would say if it were right."""
        if text is not None:
            self._found[-1] = replace(self._found[-1], suggestion=text)

    @property
    def has_errors(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in self._found)

    def of_row(self, row: int, sheet: str | None = None) -> tuple[Finding, ...]:
        return tuple(f for f in self._found if f.place.row == row and (sheet is None or f.place.sheet == sheet))

    def as_tuple(self) -> tuple[Finding, ...]:
        return tuple(self._found)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)
