"""The table of single questions: how each kind is written in a pack. A new kind is one record and one row here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from trainingdesk.domain.levels import Level
from trainingdesk.policy.columns import COLUMNS, Shape
from trainingdesk.policy.day_predicates import Age, NotBefore, Within
from trainingdesk.policy.facts import AS_OF
from trainingdesk.policy.predicates import AboveHeld, AtLeast, HoldsPrevious, Is, Matches, Question
from trainingdesk.policy.shape import Section

DATE_COLUMNS = (*(name for name, spec in COLUMNS.items() if spec.shape is Shape.DATE), AS_OF)
NUMBER_COLUMNS = tuple(name for name, spec in COLUMNS.items() if spec.shape is Shape.NUMBER)
TEXT_COLUMNS = tuple(name for name, spec in COLUMNS.items() if spec.shape is Shape.TEXT)
_AGE_ON = ("class_start",)


def _read_age(section: Section) -> Question:
    most = section.section("most_by_sex")
    bounds = (section.whole("most", 200),) * 2
    if most is not None:
        bounds = (most.whole("M"), most.whole("F"))
        most.done()
    return Age(section.whole("least", 0), (bounds[0], bounds[1]), section.words("on", DATE_COLUMNS) or _AGE_ON)


def _read_at_least(section: Section) -> Question:
    return AtLeast(
        section.words("column", NUMBER_COLUMNS, required=True),
        section.fraction("figure", required=True) or Fraction(0),
    )


def _read_within(section: Section) -> Question:
    return Within(
        section.choice("day", DATE_COLUMNS, AS_OF),
        section.words("of", DATE_COLUMNS, required=True) or ("certificate_date",),
        section.whole("months"),
        section.choice("since", DATE_COLUMNS, "") or None,
    )


def _read_not_before(section: Section) -> Question:
    days = ("certificate_date", "class_start")
    return NotBefore(section.choice("day", DATE_COLUMNS, days[0]), section.choice("other", DATE_COLUMNS, days[1]))


def _read_matches(section: Section) -> Question:
    patterns = section.words("patterns")
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as fault:
            section.complain("policy.pattern_bad", "patterns", value=pattern, why=str(fault))
            patterns = ()
    return Matches(section.choice("column", TEXT_COLUMNS), patterns, section.words("beginnings"))


PREDICATES: Mapping[str, Callable[[Section], Question]] = {
    "age": _read_age,
    "at_least": _read_at_least,
    "within": _read_within,
    "not_before": _read_not_before,
    "above_held": lambda section: AboveHeld(section.flag("needed", default=False)),
    "holds_previous": lambda section: HoldsPrevious(section.choice("least", tuple(Level), Level.INTERMEDIATE)),
    "matches": _read_matches,
}
KIND_OF: Mapping[type, str] = {
    Is: "is",
    AtLeast: "at_least",
    Age: "age",
    Within: "within",
    NotBefore: "not_before",
    AboveHeld: "above_held",
    HoldsPrevious: "holds_previous",
    Matches: "matches",
}
