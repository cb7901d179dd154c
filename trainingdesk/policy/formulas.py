"""The kinds of rates: how much a line earns before factors. A new kind is one record and one row in RATE_KINDS."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd

from trainingdesk.domain.levels import Level
from trainingdesk.domain.reasons import Reason
from trainingdesk.domain.vocabulary import TradeCategory
from trainingdesk.policy.columns import COLUMNS, EDITIONS, Shape
from trainingdesk.policy.dates import Mask
from trainingdesk.policy.exact import Amounts, decimal_text, exact_yuan
from trainingdesk.policy.facts import Facts
from trainingdesk.policy.predicates import Gaps, Params, everywhere, nowhere
from trainingdesk.policy.shape import Section

NO_STANDARD_MARKS = ("——", "/")  # the level does not exist; the level is not wanted (Tianjin's lists)
_MONTHS_A_YEAR = 12
Cells = tuple[tuple[tuple[str, ...], int | None], ...]
Failures = tuple[tuple[str, Mask], ...]


@dataclass(frozen=True, slots=True)
class Priced:
    """Exact amounts in fen, where a standard exists at all, which facts are missing, and why a line earns nothing."""

    amounts: Amounts
    given: Mask
    missing: Gaps = ()
    failures: Failures = ()


class Formula(Protocol):
    """One kind of rate with its figures."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The facts it reads."""

    def price(self, facts: Facts) -> Priced:
        """The amount of every line."""

    def figures(self) -> Params:
        """The figures that hold for every line."""

    def tell(self, facts: Facts, row: int) -> Params:
        """The figures that made one line's amount, for the trace."""


@dataclass(frozen=True, slots=True)
class Table:
    """Amounts by one or more columns. A combination that is not in the table, or marked so, has no standard."""

    names: tuple[str, ...]
    cells: Cells
    edition: str = ""  # of the occupation codes, where they are among the columns

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.names, *(("occupation_edition",) if self.edition else ()))

    def price(self, facts: Facts) -> Priced:
        fen = self._fen(facts)
        missing = tuple((name, ~facts.column(name).known) for name in self.names)
        return Priced(Amounts.of(np.maximum(fen, 0)), fen >= 0, tuple((n, m) for n, m in missing if m.any()))

    def _fen(self, facts: Facts) -> npt.NDArray[np.int64]:
        """Fen by the table, -1 where it has none."""
        place = np.zeros(len(facts), dtype=np.int64)
        outside = nowhere(len(facts))
        width = 1
        strides: list[dict[str, int]] = []
        for depth, name in enumerate(self.names):
            words = list(dict.fromkeys(cell[depth] for cell, _ in self.cells))
            index = _index_of(facts, name, words)
            outside |= index < 0
            place += np.maximum(index, 0) * width
            strides.append({word: number * width for number, word in enumerate(words)})
            width *= len(words)
        amounts = np.full(width, -1, dtype=np.int64)
        for cell, fen in self.cells:
            amounts[sum(stride[word] for stride, word in zip(strides, cell, strict=True))] = -1 if fen is None else fen
        if self.edition:
            edition = facts.column("occupation_edition")
            outside |= edition.values != edition.spec.terms.index(self.edition)
        return np.where(outside, -1, amounts[place])

    def figures(self) -> Params:
        return ()

    def tell(self, facts: Facts, row: int) -> Params:
        fen = int(self._fen(facts.at(np.array([row])))[0])
        return (("amount", exact_yuan(Fraction(fen))),) if fen >= 0 else ()


def _index_of(facts: Facts, name: str, words: Sequence[str]) -> npt.NDArray[np.int64]:
    """Each row's place among the words, -1 where it has another or none."""
    column = facts.column(name)
    own = column.words if column.spec.shape is Shape.TEXT else pd.Index(column.spec.terms)
    places = np.append(pd.Index(words).get_indexer(own), -1).astype(np.int64)
    return places[np.maximum(column.values, -1)]


@dataclass(frozen=True, slots=True)
class Flat:
    """The same amount for everybody."""

    fen: int

    @property
    def columns(self) -> tuple[str, ...]:
        return ()

    def price(self, facts: Facts) -> Priced:
        return Priced(Amounts.of(np.full(len(facts), self.fen, dtype=np.int64)), everywhere(len(facts)))

    def figures(self) -> Params:
        return (("amount", exact_yuan(Fraction(self.fen))),)

    def tell(self, facts: Facts, row: int) -> Params:
        return self.figures()


@dataclass(frozen=True, slots=True)
class Tier:
    """A unit price that holds up to a number of units, without end when ``upto`` is None."""

    price: Flat | Table
    upto: Fraction | None = None


@dataclass(frozen=True, slots=True)
class PerUnit:
    """A price for each unit of a counted fact: hours, days, full years or periods of months.

    ``size`` is how much of the fact makes one unit; ``whole`` counts only full ones; fewer than ``least`` earn
    nothing, for the reason given; more than ``most`` units earn no more; ``cap`` is the most in fen.
    """

    column: str
    tiers: tuple[Tier, ...]
    reason: str
    size: int = 1
    whole: bool = False
    least: Fraction | None = None
    most: Fraction | None = None
    cap: int | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        return (self.column, *(name for tier in self.tiers for name in tier.price.columns))

    def price(self, facts: Facts) -> Priced:
        units, scale = self._units(facts)
        rows = everywhere(len(facts))
        amounts, given = Amounts.of(np.zeros(len(facts), dtype=np.int64)), rows
        missing: Gaps = ()
        taken = Fraction(0)
        for tier in self.tiers:
            priced = tier.price.price(facts)
            part = np.clip(units - int(taken * scale), 0, None)
            if tier.upto is not None:
                part = np.minimum(part, int((tier.upto - taken) * scale))
                taken = tier.upto
            amounts = amounts.added(priced.amounts.times_column(part, scale))
            given, missing = given & priced.given, missing + priced.missing
        if self.cap is not None:
            amounts = amounts.at_most(rows, self.cap)
        column = facts.column(self.column)
        short = column.given & (units == 0)
        if self.least is not None:
            short |= column.given & (column.values < int(self.least * column.spec.scale))
        if not column.known.all():
            missing = (*missing, (self.column, ~column.known))
        return Priced(amounts.replaced(short, 0), given, missing, ((self.reason, short & given),))

    def _units(self, facts: Facts) -> tuple[npt.NDArray[np.int64], int]:
        """Units as whole numbers over a scale, cut to ``most``."""
        column = facts.column(self.column)
        scale = column.spec.scale
        counted = np.where(column.given, column.values, 0).astype(np.int64)
        units, over = (counted // (self.size * scale), 1) if self.whole else (counted, self.size * scale)
        if self.most is not None:
            units = np.minimum(units, int(self.most * over))
        return units, over

    def figures(self) -> Params:
        bounds = (("least", self.least), ("most", self.most))
        params = tuple((name, decimal_text(figure)) for name, figure in bounds if figure is not None)
        return params if self.cap is None else (*params, ("cap", exact_yuan(Fraction(self.cap))))

    def tell(self, facts: Facts, row: int) -> Params:
        one = facts.at(np.array([row]))
        units, over = self._units(one)
        params: Params = (("units", decimal_text(Fraction(int(units[0]), over))),)
        for tier in self.tiers:
            params += tier.price.tell(one, 0)
        return params + self.figures() + self._short(one)

    def _short(self, one: Facts) -> Params:
        """By how much a single line misses the least that is paid for."""
        column = one.column(self.column)
        if self.least is None or not column.given[0]:
            return ()
        short = self.least - Fraction(int(column.values[0]), column.spec.scale)
        return (("short", decimal_text(short)), ("short_of", self.column)) if short > 0 else ()


@dataclass(frozen=True, slots=True)
class CostShare:
    """A share of what the training really cost, up to a cap."""

    share: Fraction
    cap: int | None

    @property
    def columns(self) -> tuple[str, ...]:
        return ("actual_cost",)

    def price(self, facts: Facts) -> Priced:
        cost = facts.column("actual_cost")
        rows = everywhere(len(facts))
        amounts = Amounts.of(np.where(cost.given, cost.values, 0)).times(rows, self.share)
        if self.cap is not None:
            amounts = amounts.at_most(rows, self.cap)
        return Priced(amounts, rows, (("actual_cost", ~cost.known),) if not cost.known.all() else ())

    def figures(self) -> Params:
        share = (("percent", decimal_text(self.share * 100)),)
        return share if self.cap is None else (*share, ("cap", exact_yuan(Fraction(self.cap))))

    def tell(self, facts: Facts, row: int) -> Params:
        return self.figures()


@dataclass(frozen=True, slots=True)
class HeadcountShare:
    """So much for every apprentice (or every one who passed), by the share of them who passed; highest share first."""

    tiers: tuple[tuple[Fraction, int], ...]
    only_passed: bool

    @property
    def columns(self) -> tuple[str, ...]:
        return ("apprentices", "apprentices_passed")

    def price(self, facts: Facts) -> Priced:
        heads, passed = facts.column("apprentices"), facts.column("apprentices_passed")
        counted = np.where(heads.given & passed.given, passed.values if self.only_passed else heads.values, 0)
        fen = np.full(len(facts), -1, dtype=np.int64)
        for share, amount in reversed(self.tiers):
            reached = passed.values * share.denominator >= heads.values * share.numerator
            fen = np.where(reached & (heads.values > 0), amount, fen)
        missing = tuple((column.name, ~column.known) for column in (heads, passed) if not column.known.all())
        return Priced(Amounts.of(np.maximum(fen, 0) * counted.astype(np.int64)), fen >= 0, missing)

    def figures(self) -> Params:
        return tuple(("tier", f"{decimal_text(share * 100)}%:{exact_yuan(Fraction(fen))}") for share, fen in self.tiers)

    def tell(self, facts: Facts, row: int) -> Params:
        return self.figures()


_KEYS: Mapping[str, Sequence[str]] = {
    "level": tuple(Level),
    "category": tuple(TradeCategory),
}


def _read_table(names: tuple[str, ...], section: Section) -> Table:
    """``amounts``: a table whose keys are the words of the first column, nested for the next."""
    cells: list[tuple[tuple[str, ...], int | None]] = []
    amounts = section.section("amounts", required=True)
    if amounts is not None:
        _read_cells(names, amounts, (), cells)
        if not cells:
            section.complain("policy.table_empty", "amounts")
    edition = section.choice("edition", EDITIONS, EDITIONS[-1]) if "occupation_code" in names else ""
    return Table(names, tuple(cells), edition)


def _read_cells(
    names: tuple[str, ...], section: Section, above: tuple[str, ...], cells: list[tuple[tuple[str, ...], int | None]]
) -> None:
    name, rest = names[0], names[1:]
    for word in section.raw:
        if name in _KEYS:
            section.known_key(word, _KEYS[name])
        else:
            section.readable_key(word, COLUMNS[name].read)
        if rest:
            below = section.section(word)
            if below is not None:
                _read_cells(rest, below, (*above, word), cells)
        elif section.raw[word] in NO_STANDARD_MARKS:
            cells.append(((*above, word), None))
        else:
            cells.append(((*above, word), section.yuan(word)))


def _read_flat(section: Section) -> Flat:
    return Flat(section.yuan("amount", required=True) or 0)


def _read_per_unit(
    section: Section, *, column: str, reason: str, size: int = 1, whole: bool = False, by_level: bool = False
) -> PerUnit:
    price: Flat | Table = _read_table(("level",), section) if by_level else Flat(0)
    if section.has("tiers"):
        tiers = tuple(_read_tier(below) for below in section.listed("tiers"))
    else:
        tiers = (Tier(price if by_level else _read_flat(section)),)
    return PerUnit(
        column=column,
        tiers=tiers,
        reason=section.text("short_reason", reason),
        size=section.whole("months", size) or size,
        whole=whole,
        least=section.fraction("least"),
        most=section.fraction("most"),
        cap=section.yuan("cap"),
    )


def _read_tier(section: Section) -> Tier:
    tier = Tier(_read_flat(section), section.fraction("upto"))
    section.done()
    return tier


def _read_cost_share(section: Section) -> CostShare:
    return CostShare((section.fraction("percent", required=True) or Fraction(0)) / 100, section.yuan("cap"))


def _read_headcount(section: Section) -> HeadcountShare:
    tiers: list[tuple[Fraction, int]] = []
    for below in section.listed("tiers", required=True):
        share = below.fraction("percent", required=True) or Fraction(0)
        tiers.append((share / 100, below.yuan("amount", required=True) or 0))
        below.done()
    return HeadcountShare(tuple(sorted(tiers, reverse=True)), section.flag("only_passed", default=False))


RATE_KINDS: Mapping[str, Callable[[Section], Formula]] = {
    "level": partial(_read_table, ("level",)),
    "category": partial(_read_table, ("category",)),
    "category_level": partial(_read_table, ("category", "level")),
    "occupation": partial(_read_table, ("occupation_code",)),
    "occupation_level": partial(_read_table, ("occupation_code", "level")),
    "programme": partial(_read_table, ("programme",)),
    "flat": _read_flat,
    "per_hour": partial(_read_per_unit, column="hours_attended", reason=Reason.HOURS),
    "per_day": partial(_read_per_unit, column="days_attended", reason=Reason.HOURS),
    "per_year": partial(
        _read_per_unit, column="months", reason=Reason.HOURS, size=_MONTHS_A_YEAR, whole=True, by_level=True
    ),
    "per_full_period": partial(_read_per_unit, column="months", reason=Reason.HOURS, size=_MONTHS_A_YEAR, whole=True),
    "cost_share": _read_cost_share,
    "headcount_share": _read_headcount,
}
