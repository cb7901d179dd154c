"""What an institution may teach on a day: its own state and span, and the occupations and levels of its scope."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainingdesk.domain.errors import Refused
from trainingdesk.domain.levels import Level
from trainingdesk.domain.period import Span
from trainingdesk.domain.workflow import InstitutionState
from trainingdesk.models.institutions import Institution, InstitutionScope
from trainingdesk.models.training import TrainingClass

NO_LEVEL = "-"
ONE_DAY = timedelta(days=1)


def certified_to_teach(
    session: Session, institution: Institution, taught: TrainingClass, levels: Iterable[Level | None]
) -> None:
    """Refused unless the institution is certified, and for each level of the occupation, on the class's first day.

    Only filed occupations and levels may be claimed.
    """
    start = taught.class_start
    if institution.state is InstitutionState.SUSPENDED:
        raise Refused("institution.suspended", name=institution.name)
    if institution.state is InstitutionState.REMOVED:
        raise Refused("institution.removed", name=institution.name)
    if not institution.certified_from <= start < institution.certified_until:
        raise Refused(
            "institution.certification_expired", name=institution.name, start=start,
            since=institution.certified_from, until=institution.certified_until - ONE_DAY,
        )  # fmt: skip
    spans = scope_spans(session, taught)
    for level in levels:
        held = spans.get(level, ())
        if not any(span.contains(start) for span in held):
            raise _outside(taught, level, held)


def scope_spans(session: Session, taught: TrainingClass) -> dict[Level | None, tuple[Span, ...]]:
    """The levels of the class's occupation that its institution was ever certified for, each with its spans."""
    entries = session.scalars(
        select(InstitutionScope).where(
            InstitutionScope.institution_id == taught.institution_id,
            InstitutionScope.occupation_code == taught.occupation_code,
            InstitutionScope.edition == taught.occupation_edition,
        )
    )
    spans: dict[Level | None, tuple[Span, ...]] = {}
    for entry in entries:
        spans[entry.level] = (*spans.get(entry.level, ()), Span(entry.valid_from, entry.valid_until))
    return spans


def _outside(taught: TrainingClass, level: Level | None, held: tuple[Span, ...]) -> Refused:
    named: dict[str, Any] = {
        "occupation": taught.occupation_name, "number": taught.occupation_code, "edition": taught.occupation_edition,
        "level": level.full_name if level else NO_LEVEL, "level_en": level.english_name if level else NO_LEVEL,
        "start": taught.class_start,
    }  # fmt: skip
    if held:
        nearest = max(held, key=lambda span: span.start)
        return Refused("class.scope_not_on_day", **named, since=nearest.start, until=nearest.last_day)
    return Refused("class.outside_scope", **named)
