"""One item of one pack version over its lines: rate, factors, rounding, conditions. What each stage did is kept."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from trainingdesk.domain.reasons import Reason, impossible
from trainingdesk.policy.columns import COLUMNS, NOTHING
from trainingdesk.policy.conditions import Condition
from trainingdesk.policy.dates import Days, Mask, years
from trainingdesk.policy.exact import Amounts
from trainingdesk.policy.factors import Factor, Linked, apply_factor
from trainingdesk.policy.facts import Facts
from trainingdesk.policy.limits import Outcome
from trainingdesk.policy.lists import Origin, look_up
from trainingdesk.policy.pack import Item, Pack, Rate
from trainingdesk.policy.predicates import Verdict, everywhere, nowhere
from trainingdesk.policy.tally import Reasons

Rows = npt.NDArray[np.intp]
Fen = npt.NDArray[np.int64]
NOT_ASKED, MET, FAILED, OPEN = 0, 1, 2, 3


@dataclass(frozen=True, slots=True)
class Tariffed:
    """Which row of each part of the tariff each line was given by (-1 for none), and the exact sum."""

    taken: dict[str, npt.NDArray[np.int16]]
    amounts: Amounts


@dataclass(slots=True)
class Trail:
    """What the stages left, for the trace: columns over the run's lines."""

    item: Item
    tariffed: Tariffed
    links: list[tuple[Factor, Linked]] = field(default_factory=list)
    conditions: list[tuple[Condition, npt.NDArray[np.int8]]] = field(default_factory=list)
    limits: list[tuple[Outcome, int]] = field(default_factory=list)  # with the run's first place among the entries
    shortage_from: Origin | None = None


@dataclass(slots=True)
class Run:
    """The lines of one item under one pack version, or under none (then there are only reasons).

    ``rows`` are the lines' places in the frame, ``fen`` their rounded amounts before exclusion.
    """

    pack: Pack | None
    item: str
    rows: Rows
    facts: Facts
    day: Days
    fen: Fen
    reasons: Reasons
    trail: Trail | None = None
    applicable: bool = True
    reached: bool = True  # false: the pack covers the lines, but none of its versions holds their day

    @property
    def limit_day(self) -> Days:
        """The day on which limits count a line; the day that picked the pack where the other is not known."""
        if self.pack is None:
            return self.day
        day = self.facts.column(self.pack.limit_basis).values
        return np.where(day > NOTHING, day, self.day).astype(np.int32)

    @property
    def candidate(self) -> Mask:
        """Lines that are payable if no limit stands in the way."""
        return ~self.reasons.any


def run_item(pack: Pack, item: Item, facts: Facts, rows: Rows, day: Days) -> Run:
    """All stages that look at each line by itself. ``day`` is the day that picked the pack version."""
    looked = look_up(pack, facts.at(rows), day)
    lines = looked.facts
    reasons = spoilt(lines)
    trail = Trail(item, _tariff(item, lines, reasons), shortage_from=looked.shortage_from)
    amounts = _chain(item, lines, day, reasons, trail)
    fen = amounts.rounded(pack.rounding_unit, pack.rounding_mode)
    for condition in pack.conditions:
        if not condition.items or item.code in condition.items:
            trail.conditions.append((condition, _ask(condition, lines, reasons)))
    reasons.add(Reason.NO_STANDARD, ~reasons.any & (fen <= 0))
    return Run(pack, item.code, rows, lines, day, fen, reasons, trail)


def spoilt(facts: Facts) -> Reasons:
    """What excludes a line under any rule: a fact that cannot be, or no name to answer to."""
    reasons = Reasons(len(facts))
    for name in COLUMNS:
        cannot = facts.column(name).impossible
        if cannot is not None:
            reasons.add(impossible(name), cannot)
    reasons.add_gaps(facts, (("line_id", ~facts.column("line_id").known),))
    return reasons


def _tariff(item: Item, facts: Facts, reasons: Reasons) -> Tariffed:
    """The sum over the tariff's parts; a line that some part has no standard for has none."""
    total = Amounts.of(np.zeros(len(facts), dtype=np.int64))
    taken: dict[str, npt.NDArray[np.int16]] = {}
    for part in dict.fromkeys(rate.part for rate in item.rates):
        rates = [(number, rate) for number, rate in enumerate(item.rates) if rate.part == part]
        amounts, taken[part] = _part(rates, facts, reasons)
        total = total.added(amounts)
    return Tariffed(taken, total)


def _part(rates: list[tuple[int, Rate]], facts: Facts, reasons: Reasons) -> tuple[Amounts, npt.NDArray[np.int16]]:
    """Of the rows of one part, the first whose ``when`` holds. A row that stays open keeps later ones away."""
    undecided = everywhere(len(facts))
    taken = np.full(len(facts), -1, dtype=np.int16)
    amounts = Amounts.of(np.zeros(len(facts), dtype=np.int64))
    for number, rate in rates:
        verdict = rate.when.judge(facts)
        chosen = undecided & verdict.holds
        _add_open(facts, reasons, verdict, undecided)
        undecided = undecided & verdict.fails
        if chosen.any():
            priced = rate.formula.price(facts)
            amounts = amounts.joined(chosen, priced.amounts)
            taken[chosen] = number
            reasons.add_gaps(facts, tuple((name, rows & chosen) for name, rows in priced.missing))
            missing = nowhere(len(facts))
            for _, rows in priced.missing:
                missing |= rows
            reasons.add(Reason.NO_STANDARD, chosen & ~priced.given & ~missing)
            for reason, rows in priced.failures:
                reasons.add(reason, rows & chosen)
    reasons.add(Reason.NO_STANDARD, undecided)
    return amounts, taken


def _add_open(facts: Facts, reasons: Reasons, verdict: Verdict, rows: Mask) -> None:
    reasons.add_gaps(
        facts,
        tuple((name, mask & rows) for name, mask in verdict.missing),
        tuple((name, mask & rows) for name, mask in verdict.impossible),
    )


def _chain(item: Item, facts: Facts, day: Days, reasons: Reasons, trail: Trail) -> Amounts:
    """The factors one after another, each on what the one before left."""
    amounts, year = trail.tariffed.amounts, years(day)
    for factor in item.factors:
        link = apply_factor(factor, amounts, facts, year)
        amounts = link.amounts
        reasons.add_gaps(facts, link.missing, link.impossible)
        reasons.add(Reason.NO_STANDARD, link.without)
        trail.links.append((factor, link))
    return amounts


def _ask(condition: Condition, facts: Facts, reasons: Reasons) -> npt.NDArray[np.int8]:
    """How each line stands to a condition; a failure, or a fact that keeps it open, is a reason."""
    when = condition.when.judge(facts)
    _add_open(facts, reasons, when, everywhere(len(facts)))
    verdict = condition.test.judge(facts)
    _add_open(facts, reasons, verdict, when.holds)
    reasons.add(condition.reason, verdict.fails & when.holds)
    stands = np.where(verdict.holds, MET, np.where(verdict.fails, FAILED, OPEN))
    return np.where(when.holds, stands, np.where(when.fails, NOT_ASKED, OPEN)).astype(np.int8)
