"""Single questions a pack may ask of a line: true, false, or open because a fact is unknown. One record a kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

import numpy as np
import pandas as pd

from trainingdesk.domain.levels import Level
from trainingdesk.policy.columns import (
    NONE_WORD,
    NOTHING,
    UNTESTED_WHEN_ABSENT,
    Shape,
)
from trainingdesk.policy.dates import Days, Mask
from trainingdesk.policy.exact import decimal_text
from trainingdesk.policy.facts import Column, Facts

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


class Question(Protocol):
    """A question over columns of facts."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The facts it reads."""

    def judge(self, facts: Facts) -> Verdict:
        """The answer for every line."""

    def leaves(self) -> tuple[Single, ...]:
        """The single questions within, those below a ``not`` each under a ``not`` of its own."""


class Single(Question, Protocol):
    """A question that is not made of others."""

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

    def leaves(self) -> tuple[Single, ...]:
        return (self,)

    def judge(self, facts: Facts) -> Verdict:
        column = facts.column(self.column)
        if not column.present and self.column in UNTESTED_WHEN_ABSENT:
            return Verdict(everywhere(len(facts)), nowhere(len(facts)))
        if self.words == (GIVEN,):
            return Verdict(column.given, ~column.given)  # whether a fact is given is never unknown
        holds = self._groups(column) if column.spec.shape is Shape.GROUPS else self._among(column)
        if GIVEN in self.words:
            holds |= column.given
        return known_verdict(holds, [(column, column.known)])

    def _groups(self, column: Column) -> Mask:
        bits = sum(1 << bit for bit, word in enumerate(column.bits) if word in self.words)
        return np.asarray(column.known & (column.values.astype(np.int64) & bits != 0))

    def _among(self, column: Column) -> Mask:
        words = column.words if column.spec.shape is Shape.TEXT else pd.Index(column.spec.terms)
        asked = pd.Index(self.words, dtype="str")
        codes = words.get_indexer(asked if column.spec.fold is None else column.spec.fold(asked)).tolist()
        codes = [code for code in codes if code >= 0]
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

    def leaves(self) -> tuple[Single, ...]:
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
class AboveHeld:
    """The level is above the level held. Unknown or none does not refuse, unless the pack needs it known."""

    needed: bool

    @property
    def columns(self) -> tuple[str, ...]:
        return ("level", "level_held")

    def leaves(self) -> tuple[Single, ...]:
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

    def leaves(self) -> tuple[Single, ...]:
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

    def leaves(self) -> tuple[Single, ...]:
        return (self,)

    def judge(self, facts: Facts) -> Verdict:
        column = facts.column(self.column)
        fitting = [code for code, word in enumerate(column.words) if self._fits(word)]
        return known_verdict(np.isin(column.values, fitting), [(column, column.known)])

    def _fits(self, word: str) -> bool:
        return word.startswith(self.beginnings) or any(re.fullmatch(pattern, word) for pattern in self.patterns)

    def tell(self, facts: Facts, row: int) -> Params:
        return (("words", ";".join(self.patterns + self.beginnings)),)
