"""What counters see of classes and trainees: frozen rows, identity numbers and accounts masked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trainingdesk.domain.levels import Level
from trainingdesk.domain.vocabulary import CertificateKind, Delivery, PersonGroup, PersonIdKind
from trainingdesk.domain.workflow import ClassEvent, ClassState


def share_text(part: int, whole: int) -> str | None:
    """A share as decimal text, cut to four places and not rounded up; None of nothing."""
    if not whole:
        return None
    parts = part * 10_000 // whole
    return f"{parts // 10_000}.{parts % 10_000:04d}"


@dataclass(frozen=True, slots=True)
class ClassCounts:
    """How far a class has come. Hours are in hundredths of a teaching hour, over all trainees and days."""

    enrolled: int = 0
    hours_planned: int = 0
    hours_attended: int = 0
    assessed: int = 0
    passed: int = 0
    certificates: int = 0

    @property
    def attendance(self) -> str | None:
        """The share of hours attended as decimal text, cut to four places; None before any attendance."""
        return share_text(self.hours_attended, self.hours_planned)


@dataclass(frozen=True, slots=True)
class ClassRow:
    """One class in a list; ``class_end`` is the last day of teaching."""

    id: int
    version: int
    number: str
    name: str
    institution_code: str
    institution_name: str
    occupation_code: str
    occupation_edition: int
    occupation_name: str
    certificate_kind: CertificateKind
    levels: tuple[Level, ...]
    class_start: date
    class_end: date
    heads_planned: int
    state: ClassState
    counts: ClassCounts


@dataclass(frozen=True, slots=True)
class ClassDetail:
    """One class, and what this actor may do with it now."""

    row: ClassRow
    direction: str | None
    hours_planned: int
    hours_theory: int
    hours_practice: int
    delivery: Delivery
    place: str | None
    region: str
    approval_number: str | None
    allowed: tuple[ClassEvent, ...]


@dataclass(frozen=True, slots=True)
class TraineeRow:
    """One trainee of a class with how far they have come; hours in hundredths of a teaching hour.

    ``age`` is in completed years on the class's first day, None where no birth date is known.
    """

    enrolment_id: int
    position: int
    name: str
    id_kind: PersonIdKind
    masked_id: str
    masked_account: str | None
    group: PersonGroup | None
    level_held: Level | None
    level_target: Level | None
    hours_planned: int
    hours_attended: int
    assessed_on: date | None
    passed: bool | None
    certificate_number: str | None
    person_id: int = 0
    age: int | None = None
    masked_phone: str | None = None


def levels_text(levels: tuple[Level, ...]) -> str:
    """Levels as the class keeps them: codes joined by ``;``, lowest first, each once."""
    return ";".join(level.value for level in sorted(set(levels), key=lambda one: one.rank))


def levels_of(text: str) -> tuple[Level, ...]:
    """The levels a class keeps as text."""
    return tuple(Level(code) for code in text.split(";") if code)
