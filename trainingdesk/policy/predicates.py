"""Single questions a pack may ask of a line: true, false, or open because a fact is unknown. One record a kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

import numpy as np

from trainingdesk.domain.levels import Level
from trainingdesk.domain.vocabulary import Sex
from trainingdesk.policy.columns import (
    COLUMNS,
    NONE_WORD,
    NOTHING,
    UNTESTED_WHEN_ABSENT,
    Shape,
    day_text,
)
from trainingdesk.policy.dates import Days, Mask, add_months, completed_years
from trainingdesk.policy.exact import decimal_text
from trainingdesk.policy.facts import AS_OF, Column, Facts
from trainingdesk.policy.shape import Section

GIVEN = "*"
Params = tuple[tuple[str, str], ...]
Gaps = tuple[tuple[str, Mask], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """For each line whether the question holds, fails, or neither, with the columns whose facts are missing.

    ``impossible`` names facts that contradict each other here, and where.
    """

    holds: Mask
    fails: Mask
    missing: Gaps = ()
    impossible: Gaps = ()

    @property
    def open(self) -> Mask:
        return ~(self.holds | self.fails)


class Test(Protocol):
    """A question over columns of facts."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The facts it reads."""

    def judge(self, facts: Facts) -> Verdict:
        """The answer for every line."""

    def leaves(self) -> tuple[Test, ...]:
        """The single questions within."""

    def tell(self, facts: Facts, row: int) -> Params:
        """What it asks and by how much one line misses it, for the trace."""


def known_verdict(asked: Mask, columns: Iterable[tuple[Column, Mask]], impossible: Gaps = ()) -> Verdict:
    """``asked`` where every column is known; elsewhere open, each unknown column named."""
    missing = [(column.name, ~known) for column, known in columns]
    unknown = np.zeros(len(asked), dtype=np.bool_)
    for _, mask in missing:
        unknown |= mask
    return Verdict(asked & ~unknown, ~asked & ~unknown, tuple((n, m) for n, m in missing if m.any()), impossible)


def first_given(facts: Facts, names: Sequence[str]) -> tuple[Column, Days]:
    """The first of several columns that holds a value in each row; the column to blame where none does."""
    columns = [facts.column(name) for name in names]
    values = np.asarray(columns[-1].values, dtype=np.int64)
    for column in reversed(columns[:-1]):
        values = np.where(column.given, column.values, values)
    blamed = next((column for column in columns if column.present), columns[0])
    return blamed, values.astype(np.int32)


def everywhere(size: int) -> Mask:
    """True in every row."""
    return np.ones(size, dtype=np.bool_)


def nowhere(size: int) -> Mask:
    """False in every row."""
    return np.zeros(size, dtype=np.bool_)


@dataclass(frozen=True, slots=True)
class Is:
    """A column holds one of the words; ``*`` is any value at all, ``none`` known to be none. Groups: one is enough."""

    column: str
    words: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.column,)

    def leaves(self) -> tuple[Test, ...]:
        return (self,)

    def judge(self, facts: Facts) -> Verdict:
        column = facts.column(self.column)
        if not column.present and self.column in UNTESTED_WHEN_ABSENT:
            return Verdict(everywhere(len(facts)), nowhere(len(facts)))
        holds = self._groups(column) if column.spec.shape is Shape.GROUPS else self._among(column)
        if GIVEN in self.words:
            holds |= column.given
        return known_verdict(holds, [(column, column.known)])

    def _groups(self, column: Column) -> Mask:
        bits = sum(1 << bit for bit, word in enumerate(column.words or column.spec.terms) if word in self.words)
        return np.asarray(column.known & (column.values.astype(np.int64) & bits != 0))

    def _among(self, column: Column) -> Mask:
        words: Sequence[str] = column.words if column.spec.shape is Shape.TEXT else column.spec.terms
        asked = {word.upper() for word in self.words} if column.spec.fold else set(self.words)
        codes = [code for code, word in enumerate(words) if word in asked]
        if NONE_WORD in self.words:
            codes.append(NOTHING)
        return np.isin(column.values, codes)

    def tell(self, facts: Facts, row: int) -> Params:
        return (("words", ";".join(self.words)),)


@dataclass(frozen=True, slots=True)
class AtLeast:
    """A number reaches a figure; of several columns the first that is given counts."""

    names: tuple[str, ...]
    figure: Fraction

    @property
    def columns(self) -> tuple[str, ...]:
        return self.names

    def leaves(self) -> tuple[Test, ...]:
        return (self,)

    def judge(self, facts: Facts) -> Verdict:
        reached = nowhere(len(facts))
        open_rows = everywhere(len(facts))
        for name in self.names:
            column = facts.column(name)
            reached |= open_rows & column.given & (column.values >= self._scaled(column.spec.scale))
            open_rows &= ~column.given
        blamed, _ = first_given(facts, self.names)
        return known_verdict(reached, [(blamed, ~open_rows)])

    def _scaled(self, scale: int) -> int:
        needed = self.figure * scale
        return -(-needed.numerator // needed.denominator)

    def tell(self, facts: Facts, row: int) -> Params:
        params = (("figure", decimal_text(self.figure)),)
        for name in self.names:
            column = facts.column(name)
            if column.given[row]:
                short = self.figure - Fraction(int(column.values[row]), column.spec.scale)
                return (*params, ("short", decimal_text(short))) if short > 0 else params
        return params


@dataclass(frozen=True, slots=True)
class Age:
    """Completed years on a day lie between the bounds, both included; ``most`` is (men, women)."""

    least: int
    most: tuple[int, int]
    on: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        sex = ("sex",) if self._by_sex else ()
        return ("birth_date", *sex, *self.on)

    @property
    def _by_sex(self) -> bool:
        return self.most[0] != self.most[1]

    def leaves(self) -> tuple[Test, ...]:
        return (self,)

    def judge(self, facts: Facts) -> Verdict:
        birth, sex = facts.column("birth_date"), facts.column("sex")
        blamed, days = first_given(facts, self.on)
        dated = days > NOTHING
        ages = completed_years(np.where(birth.given, birth.values, 0), np.where(dated, days, 0))
        most = np.where(sex.values == tuple(Sex).index(Sex.MALE), *self.most)
        # beyond both bounds, or within both, the sex need not be known
        decided = (ages < self.least) | (ages > max(self.most)) | (ages <= min(self.most))
        needed = [(birth, birth.given), (blamed, dated)]
        if self._by_sex:
            needed.append((sex, sex.given | (decided & birth.given & dated)))
        return known_verdict((ages >= self.least) & (ages <= most), needed)

    def tell(self, facts: Facts, row: int) -> Params:
        params: Params = (("least", str(self.least)), ("most", str(self.most[0])), ("most_women", str(self.most[1])))
        birth = facts.column("birth_date")
        _, days = first_given(facts, self.on)
        if birth.given[row] and days[row] > NOTHING:
            params += (("age", str(int(completed_years(birth.values[[row]].astype(np.int32), days[[row]])[0]))),)
        return params


@dataclass(frozen=True, slots=True)
class Within:
    """A day lies within n months of another: that day does not count, the corresponding day still does.

    An earlier day fails, unless it is on or after ``since``. An application earlier than what it rests on cannot be.
    """

    day: str
    of: tuple[str, ...]
    months: int
    since: str | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.day, *self.of, *([self.since] if self.since else []))

    def leaves(self) -> tuple[Test, ...]:
        return (self,)

    def judge(self, facts: Facts) -> Verdict:
        day = facts.column(self.day)
        blamed, anchor = first_given(facts, self.of)
        dated = anchor > NOTHING
        both = day.given & dated
        early = both & (day.values < anchor)
        in_time = both & (day.values <= self._last(anchor))
        if self.since:
            since = facts.column(self.since)
            early &= ~(since.given & (day.values >= since.values))
        impossible: Gaps = ((day.name, early),) if self.day == AS_OF and early.any() else ()
        asked = in_time & ~early
        # a day known to be none fails without its anchor
        verdict = known_verdict(asked, [(day, day.known), (blamed, dated | (day.values == NOTHING))], impossible)
        if not impossible:
            return verdict
        return Verdict(verdict.holds, verdict.fails & ~early, verdict.missing, impossible)

    def _last(self, anchor: Days) -> Days:
        return add_months(np.where(anchor > NOTHING, anchor, 0).astype(np.int32), self.months)

    def tell(self, facts: Facts, row: int) -> Params:
        _, anchor = first_given(facts, self.of)
        params: Params = (("months", str(self.months)),)
        if anchor[row] > NOTHING:
            params += (("last_day", day_text(int(self._last(anchor[[row]])[0]))),)
        return params


@dataclass(frozen=True, slots=True)
class NotBefore:
    """One day is not before another."""

    day: str
    other: str

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.day, self.other)

    def leaves(self) -> tuple[Test, ...]:
        return (self,)

    def judge(self, facts: Facts) -> Verdict:
        day, other = facts.column(self.day), facts.column(self.other)
        return known_verdict(np.asarray(day.values >= other.values), [(day, day.given), (other, other.given)])

    def tell(self, facts: Facts, row: int) -> Params:
        return ()


@dataclass(frozen=True, slots=True)
class AboveHeld:
    """The level is above the level held. Unknown or none does not refuse, unless the pack needs it known."""

    needed: bool

    @property
    def columns(self) -> tuple[str, ...]:
        return ("level", "level_held")

    def leaves(self) -> tuple[Test, ...]:
        return (self,)

    def judge(self, facts: Facts) -> Verdict:
        level, held = facts.column("level"), facts.column("level_held")
        above = (level.values > held.values) | ~held.given | ~level.given
        return known_verdict(np.asarray(above), [(held, held.known | (not self.needed))])

    def tell(self, facts: Facts, row: int) -> Params:
        return ()


@dataclass(frozen=True, slots=True)
class HoldsPrevious:
    """From a level upwards, the level just below (or a higher one) is held."""

    least: str

    @property
    def columns(self) -> tuple[str, ...]:
        return ("level", "level_held")

    def leaves(self) -> tuple[Test, ...]:
        return (self,)

    def judge(self, facts: Facts) -> Verdict:
        level, held = facts.column("level"), facts.column("level_held")
        asked = level.given & (level.values >= Level(self.least).rank)
        holds = ~asked | (held.given & (held.values >= level.values - 1))
        return known_verdict(holds, [(held, held.known | ~asked)])

    def tell(self, facts: Facts, row: int) -> Params:
        return (("least", self.least),)


@dataclass(frozen=True, slots=True)
class Matches:
    """A text fits one of the patterns in whole, or begins with one of the beginnings."""

    column: str
    patterns: tuple[str, ...]
    beginnings: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.column,)

    def leaves(self) -> tuple[Test, ...]:
        return (self,)

    def judge(self, facts: Facts) -> Verdict:
        column = facts.column(self.column)
        fitting = [code for code, word in enumerate(column.words) if self._fits(word)]
        return known_verdict(np.isin(column.values, fitting), [(column, column.known)])

    def _fits(self, word: str) -> bool:
        return word.startswith(self.beginnings) or any(re.fullmatch(pattern, word) for pattern in self.patterns)

    def tell(self, facts: Facts, row: int) -> Params:
        return (("words", ";".join(self.patterns + self.beginnings)),)


DATE_COLUMNS = (*(name for name, spec in COLUMNS.items() if spec.shape is Shape.DATE), AS_OF)
NUMBER_COLUMNS = tuple(name for name, spec in COLUMNS.items() if spec.shape is Shape.NUMBER)
TEXT_COLUMNS = tuple(name for name, spec in COLUMNS.items() if spec.shape is Shape.TEXT)
_AGE_ON = ("class_start",)


def _read_age(section: Section) -> Test:
    most = section.section("most_by_sex")
    bounds = (section.whole("most", 200),) * 2
    if most is not None:
        bounds = (most.whole("M"), most.whole("F"))
        most.done()
    return Age(section.whole("least", 0), (bounds[0], bounds[1]), section.words("on", DATE_COLUMNS) or _AGE_ON)


def _read_at_least(section: Section) -> Test:
    return AtLeast(
        section.words("column", NUMBER_COLUMNS, required=True),
        section.fraction("figure", required=True) or Fraction(0),
    )


def _read_within(section: Section) -> Test:
    return Within(
        section.choice("day", DATE_COLUMNS, AS_OF),
        section.words("of", DATE_COLUMNS, required=True) or ("certificate_date",),
        section.whole("months"),
        section.choice("since", DATE_COLUMNS, "") or None,
    )


def _read_not_before(section: Section) -> Test:
    days = ("certificate_date", "class_start")
    return NotBefore(section.choice("day", DATE_COLUMNS, days[0]), section.choice("other", DATE_COLUMNS, days[1]))


def _read_matches(section: Section) -> Test:
    patterns = section.words("patterns")
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as fault:
            section.complain("policy.pattern_bad", "patterns", value=pattern, why=str(fault))
            patterns = ()
    return Matches(section.choice("column", TEXT_COLUMNS), patterns, section.words("beginnings"))


PREDICATES: Mapping[str, Callable[[Section], Test]] = {
    "age": _read_age,
    "at_least": _read_at_least,
    "within": _read_within,
    "not_before": _read_not_before,
    "above_held": lambda section: AboveHeld(section.flag("needed", default=False)),
    "holds_previous": lambda section: HoldsPrevious(section.choice("least", tuple(Level), Level.INTERMEDIATE)),
    "matches": _read_matches,
}
