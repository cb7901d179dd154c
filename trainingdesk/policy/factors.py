"""The chain that turns a rate into an amount: percentages, uplifts, caps and floors, each for the lines it names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

import numpy as np
import numpy.typing as npt

from trainingdesk.policy.conditions import read_when
from trainingdesk.policy.dates import Mask
from trainingdesk.policy.exact import Amounts, decimal_text, exact_yuan
from trainingdesk.policy.facts import Facts
from trainingdesk.policy.predicates import Gaps, Params, Question, everywhere, nowhere
from trainingdesk.policy.shape import Section

_HUNDRED = 100
YEARLY_LIMIT = 60  # a rise compounded for longer than this is a slip of the pen


class Effect(Protocol):
    """What a factor does to the amounts of the lines it names."""

    def apply(self, amounts: Amounts, rows: Mask, year: npt.NDArray[np.int32]) -> Amounts:
        """The amounts after it; ``year`` is that of each line's governing day."""

    def tell(self) -> Params:
        """Its figures, for the trace."""


@dataclass(frozen=True, slots=True)
class Times:
    """So many percent of the amount."""

    percent: Fraction

    def apply(self, amounts: Amounts, rows: Mask, year: npt.NDArray[np.int32]) -> Amounts:
        return amounts.times(rows, self.percent / _HUNDRED)

    def tell(self) -> Params:
        return (("percent", decimal_text(self.percent)),)


@dataclass(frozen=True, slots=True)
class Uplift:
    """So many percent on top of the amount."""

    percent: Fraction

    def apply(self, amounts: Amounts, rows: Mask, year: npt.NDArray[np.int32]) -> Amounts:
        return amounts.times(rows, 1 + self.percent / _HUNDRED)

    def tell(self) -> Params:
        return (("uplift", decimal_text(self.percent)),)


@dataclass(frozen=True, slots=True)
class YearlyRise:
    """So many percent more in each calendar year after the base year, compounded."""

    percent: Fraction
    base_year: int

    def apply(self, amounts: Amounts, rows: Mask, year: npt.NDArray[np.int32]) -> Amounts:
        for step in range(1, YEARLY_LIMIT + 1):
            risen = rows & (year >= self.base_year + step)
            if not risen.any():
                break
            amounts = amounts.times(risen, 1 + self.percent / _HUNDRED)
        return amounts

    def tell(self) -> Params:
        return (("rise", decimal_text(self.percent)), ("base_year", str(self.base_year)))


@dataclass(frozen=True, slots=True)
class Fixed:
    """A whole amount in fen that replaces, is added, caps or is the floor."""

    how: str
    fen: int

    def apply(self, amounts: Amounts, rows: Mask, year: npt.NDArray[np.int32]) -> Amounts:
        acts: Mapping[str, Callable[[Mask, int], Amounts]] = {
            "replace": amounts.replaced,
            "add": amounts.plus,
            "cap": amounts.at_most,
            "floor": amounts.at_least,
        }
        return acts[self.how](rows, self.fen)

    def tell(self) -> Params:
        return ((self.how, exact_yuan(Fraction(self.fen))),)


@dataclass(frozen=True, slots=True)
class Case:
    """One effect and the lines it is for."""

    when: Question
    effect: Effect
    ceiling: bool
    assumed: bool


@dataclass(frozen=True, slots=True)
class Factor:
    """One link of the chain: the first case that fits a line takes effect.

    With ``needed``, a line that no case fits has no standard; otherwise it keeps its amount.
    """

    id: str
    zh: str
    en: str
    rule: str
    cases: tuple[Case, ...]
    needed: bool

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(column for case in self.cases for column in case.when.columns))


@dataclass(frozen=True, slots=True)
class Linked:
    """The amounts after a factor, which case took effect in each line (-1 for none), and what was missing to tell."""

    amounts: Amounts
    case: npt.NDArray[np.int8]
    missing: Gaps
    impossible: Gaps
    without: Mask


def apply_factor(factor: Factor, amounts: Amounts, facts: Facts, year: npt.NDArray[np.int32]) -> Linked:
    """One link of the chain over all lines."""
    undecided = everywhere(len(facts))
    taken = np.full(len(facts), -1, dtype=np.int8)
    missing: Gaps = ()
    impossible: Gaps = ()
    for number, case in enumerate(factor.cases):
        verdict = case.when.judge(facts)
        chosen = undecided & verdict.holds
        amounts = case.effect.apply(amounts, chosen, year)
        taken[chosen] = number
        missing += tuple((name, rows & undecided) for name, rows in verdict.missing)
        impossible += tuple((name, rows & undecided) for name, rows in verdict.impossible)
        undecided = undecided & verdict.fails
    without = undecided if factor.needed else nowhere(len(facts))
    return Linked(amounts, taken, missing, impossible, without)


def _read_effect(section: Section) -> Effect:
    """The one effect of a case; naming none, or two, is a mistake."""
    found = [name for name in EFFECTS if section.has(name)]
    if len(found) != 1:
        section.complain("policy.effect_count", found[1] if found else "percent", known=", ".join(EFFECTS))
    return EFFECTS[found[0] if found else "add"](section)


def _percent(section: Section, key: str) -> Fraction:
    return section.fraction(key, required=True) or Fraction(0)


def _read_fixed(how: str) -> Callable[[Section], Effect]:
    return lambda section: Fixed(how, section.yuan(how) or 0)


EFFECTS: Mapping[str, Callable[[Section], Effect]] = {
    "percent": lambda section: Times(_percent(section, "percent")),
    "uplift": lambda section: Uplift(_percent(section, "uplift")),
    "yearly_rise": lambda section: YearlyRise(_percent(section, "yearly_rise"), section.whole("base_year")),
    "replace": _read_fixed("replace"),
    "add": _read_fixed("add"),
    "cap": _read_fixed("cap"),
    "floor": _read_fixed("floor"),
}


def _read_case(section: Section, named: Mapping[str, Question]) -> Case:
    effect = _read_effect(section)
    when = read_when(section, named)
    ceiling = section.flag("ceiling", default=False) or bool(section.ceilings)
    return Case(when, effect, ceiling, section.flag("assumed", default=False))


def read_factor(name: str, section: Section, named: Mapping[str, Question]) -> Factor:
    """One ``factors.NAME`` table of an item: its own effect, or several ``cases``."""
    cases: list[Case] = []
    for below in section.listed("cases") if section.has("cases") else (section,):
        cases.append(_read_case(below, named))
        if below is not section:
            below.done()
    return Factor(
        id=name,
        zh=section.text("zh"),
        en=section.text("en"),
        rule=section.rule(),
        cases=tuple(cases),
        needed=section.flag("needed", default=False),
    )
