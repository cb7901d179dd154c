"""After the pass: which awards and lines stood against an entry, and from when it would be free."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from trainingdesk.domain.money import Money
from trainingdesk.policy.columns import LEVELS, day_text
from trainingdesk.policy.dates import add_months, years
from trainingdesk.policy.limits import Outcome

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Standing:
    """What one limit found for one entry.

    ``stood`` is the number of awards that counted, or the highest level taken; ``by`` names the first few as (day,
    what); ``free_from`` is the first day of a certificate that the limit would let through, where there is one.
    """

    outcome: Outcome
    barred: bool
    stood: str
    by: tuple[tuple[str, str], ...]
    free_from: str | None


def standing(outcome: Outcome, entry: int) -> Standing | None:
    """One entry's standing under a limit; None when the limit was not asked of it."""
    if not outcome.asked[entry]:
        return None
    stood = int(outcome.stood[entry])
    words = str(stood)
    if outcome.limit.bars == "lower":
        words = str(LEVELS[stood]) if stood >= 0 else ""
    if not outcome.barred[entry]:
        return Standing(outcome, False, words, (), None)
    against = _against(outcome, entry)
    by = tuple((day_text(day), what) for day, what in against[:_SHOWN])
    return Standing(outcome, True, words, by, _free_from(outcome, entry, [day for day, _ in against]))


def _against(outcome: Outcome, entry: int) -> list[tuple[int, str]]:
    """Days and descriptions of the awards of the past and the lines of the pass that stand against an entry."""
    entries, awards = outcome.entries, outcome.awards
    past = outcome.past(entry)
    users = np.array(
        [place for place in outcome.users(entry) if _turn(outcome, place) < _turn(outcome, entry)], dtype=int
    )
    days = np.concatenate([awards.day[past], entries.day[users]]).astype(np.int32)
    levels = np.concatenate([awards.level[past], entries.level[users]])
    words = [_yuan(int(fen)) for fen in awards.fen[past]]
    words += [f"#{entries.words[int(line)]}" for line in entries.line[users]]
    own = entries.day[[entry]]
    if outcome.limit.bars == "lower":
        stands = levels >= entries.level[entry] + outcome.limit.strict
    elif outcome.limit.window == "rolling_months":
        stands = np.maximum(days, own) <= add_months(np.minimum(days, own), outcome.limit.months)
    else:
        stands = np.ones(len(days), dtype=np.bool_)
    return sorted((int(days[place]), words[place]) for place in np.flatnonzero(stands))


def _turn(outcome: Outcome, entry: int) -> tuple[int, int, int]:
    entries = outcome.entries
    return int(entries.day[entry]), int(entries.place[entry]), int(entries.item[entry])


def _yuan(fen: int) -> str:
    return Money(fen).yuan_text() if fen >= 0 else ""


def _free_from(outcome: Outcome, entry: int, days: list[int]) -> str | None:
    """The first day on which one award more fits into the window, as things stand."""
    limit = outcome.limit
    if limit.bars == "lower" or limit.window == "lifetime":
        return None
    if limit.window == "calendar_year":
        return f"{int(years(outcome.entries.day[[entry]])[0]) + 1}-01-01"
    until = np.sort(add_months(np.array(days, dtype=np.int32), limit.months))
    return day_text(int(until[len(until) - limit.count]) + 1)
