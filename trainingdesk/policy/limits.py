"""How often a person may be paid: one ordered pass, in which only payable lines use a limit up.

Lines stand in the order limit date, line id, item. The k-th line of everybody is decided at once, so the pass takes
as many steps as the busiest person has lines, whatever the number of people. Several limits are checked together and
all that fail are reported. Past awards count wherever they fall in a limit's window, before or after the line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from trainingdesk.policy.awards import Awards
from trainingdesk.policy.columns import NOTHING, UNKNOWN, Words
from trainingdesk.policy.dates import Days, Mask, add_months, years
from trainingdesk.policy.pack import SCOPES, Limit

Ints = npt.NDArray[np.int64]
Rows = npt.NDArray[np.intp]
_NO_RANK = -1


@dataclass(frozen=True, slots=True)
class Entries:
    """What of one pack stands in the pass, one entry for each line and item; all columns of one length.

    ``keys`` holds the codes of the scope columns, negative where there is none; ``place`` orders lines of one day.
    """

    keys: dict[str, Ints]
    line: Ints  # codes of line ids, with their words
    words: Words
    day: Days
    place: Ints
    item: Ints
    level: Ints
    as_of: Days
    candidate: Mask  # payable if no limit stands in the way


@dataclass(frozen=True, slots=True)
class Ruling:
    """One limit over the entries it applies to."""

    limit: Limit
    applies: Mask
    items: tuple[int, ...]  # codes of the items that use it up; empty: each item for itself
    schemes: tuple[int, ...]
    own_scheme: bool  # whether lines of this very pack use it up, or only awards of other schemes


@dataclass(frozen=True)
class Outcome:
    """One limit after the pass: which entries it bars, and what stood against each when its turn came.

    ``stood`` is a number of awards, or for ``lower`` the highest rank taken (-1 for none). ``key`` and ``award_key``
    say which entries and awards share a scope, ``uses`` which entries used the limit up.
    """

    limit: Limit
    entries: Entries
    asked: Mask
    barred: Mask
    stood: Ints
    key: Ints
    uses: Mask
    award_key: Ints
    awards: Awards

    @cached_property
    def _by_key(self) -> tuple[Rows, Ints]:
        order = np.argsort(self.key, kind="stable")
        return order, self.key[order]

    def users(self, entry: int) -> Rows:
        """Entries of the same scope that used the limit up."""
        order, keys = self._by_key
        first, last = np.searchsorted(keys, [self.key[entry], self.key[entry] + 1])
        same = order[first:last]
        return same[self.uses[same]]

    def past(self, entry: int) -> Rows:
        """Awards of the past in the same scope."""
        return np.flatnonzero(self.award_key == self.key[entry])


@dataclass(slots=True)
class _State:
    """One limit while the pass runs."""

    limit: Limit
    key: Ints  # of each entry; negative: an empty scope key, the limit is skipped
    asked: Mask
    bound: Ints  # an entry is barred once this much stands against it
    before: Ints  # what past awards set against each entry
    counts: Mask  # entries that use the limit up once payable
    adds: Ints  # what such an entry sets down: 1, its rank, or until when it counts
    used: Ints  # by key: what the pass set down so far
    rolling: npt.NDArray[np.int64] | None  # rolling windows: by key, until when the last awards count
    day: Ints
    barred: Mask
    stood: Ints
    uses: Mask
    award_key: Ints
    awards: Awards


def run_limits(entries: Entries, rulings: Sequence[Ruling], awards: Awards) -> tuple[Outcome, ...]:
    """Every limit's outcome for every entry. An entry is payable when it is a candidate and no limit bars it."""
    states = [_prepare(entries, ruling, awards) for ruling in rulings]
    for rows in _rounds(entries, states) if states else ():
        free = entries.candidate[rows]
        for state in states:
            free = free & ~_check(state, rows)
        payable = rows[free]
        for state in states:
            _use_up(state, payable[state.counts[payable]])
    return tuple(
        Outcome(s.limit, entries, s.asked, s.barred, s.stood, s.key, s.uses, s.award_key, s.awards) for s in states
    )


def _prepare(entries: Entries, ruling: Ruling, awards: Awards) -> _State:
    limit = ruling.limit
    relevant = awards.at(_relevant(awards, ruling))
    key, award_key = _keys(entries, relevant, ruling)
    size, width = len(entries.day), int(key.max(initial=-1)) + 1
    lower, rolling = limit.bars == "lower", limit.bars == "count" and limit.window == "rolling_months"
    asked = ruling.applies & (key >= 0) & ((entries.level >= 0) | (not lower))
    counts = np.full(size, ruling.own_scheme, dtype=np.bool_) & (key >= 0)
    if ruling.items:
        counts &= np.isin(entries.item, ruling.items)
    until = add_months(entries.day, limit.months).astype(np.int64)
    return _State(
        limit=limit,
        key=key,
        asked=asked,
        bound=entries.level + limit.strict if lower else np.full(size, limit.count, dtype=np.int64),
        before=(_highest if lower else _counted)(entries, key, relevant, award_key, limit),
        counts=counts,
        adds=entries.level if lower else until,
        used=np.full(width, _NO_RANK if lower else 0, dtype=np.int64),
        rolling=np.full((width, limit.count), UNKNOWN, dtype=np.int64) if rolling else None,
        day=entries.day.astype(np.int64),
        barred=np.zeros(size, dtype=np.bool_),
        stood=np.zeros(size, dtype=np.int64),
        uses=np.zeros(size, dtype=np.bool_),
        award_key=award_key,
        awards=relevant,
    )


def _relevant(awards: Awards, ruling: Ruling) -> Mask:
    """Awards of the schemes and items that the limit counts."""
    fits = np.isin(awards.scheme, ruling.schemes)
    if "person" in ruling.limit.per:
        fits &= awards.columns["person_id"] >= 0
    if ruling.items:
        fits &= np.isin(awards.item, ruling.items)
    return fits


def _keys(entries: Entries, awards: Awards, ruling: Ruling) -> tuple[Ints, Ints]:
    """One whole number for each distinct scope, shared by entries and awards; negative where a part is empty."""
    limit = ruling.limit
    parts = [_part(entries, awards, name) for name in limit.per]
    if not ruling.items:
        parts.append((entries.item, awards.item))
    if limit.window == "calendar_year" and limit.bars == "count":
        parts.append((years(entries.day).astype(np.int64), years(awards.day.astype(np.int32)).astype(np.int64)))
    size = len(entries.day)
    joined = np.zeros(size + len(awards), dtype=np.int64)
    empty = np.zeros(size + len(awards), dtype=np.bool_)
    for own, past in parts:
        column = np.concatenate([own, past])
        empty |= column < 0
        packed = joined * (int(column.max(initial=0)) + 1) + np.maximum(column, 0)
        joined = pd.factorize(packed)[0].astype(np.int64)
    joined[empty] = -1
    return joined[:size], joined[size:]


def _part(entries: Entries, awards: Awards, name: str) -> tuple[Ints, Ints]:
    if name == "level":
        return entries.level, awards.level
    none = np.full(len(awards), -1, dtype=np.int64)
    return entries.keys[SCOPES[name]], awards.columns.get(SCOPES[name], none)


def _counted(entries: Entries, key: Ints, awards: Awards, award_key: Ints, limit: Limit) -> Ints:
    """How many past awards stand in each entry's window. A revoked one counts until then, or always if so ruled."""
    plain = award_key >= 0
    if limit.window == "rolling_months":
        plain &= False
    elif not limit.revoked_counts:
        plain &= awards.revoked == UNKNOWN
    tally = np.bincount(award_key[plain], minlength=int(key.max(initial=0)) + 1).astype(np.int64)
    count = np.where(key >= 0, tally[np.maximum(key, 0)], 0)
    entry, award = _pairs(key, np.where(plain, -1, award_key))
    stands = _still_standing(entries, awards, entry, award, limit) & _near(entries, awards, entry, award, limit)
    np.add.at(count, entry[stands], 1)
    return count


def _highest(entries: Entries, key: Ints, awards: Awards, award_key: Ints, limit: Limit) -> Ints:
    """The highest rank among the past awards of each entry's scope, -1 for none."""
    highest = np.full(len(key), _NO_RANK, dtype=np.int64)
    entry, award = _pairs(key, np.where(awards.level >= 0, award_key, -1))
    stands = _still_standing(entries, awards, entry, award, limit)
    np.maximum.at(highest, entry[stands], awards.level[award[stands]])
    return highest


def _pairs(key: Ints, award_key: Ints) -> tuple[Rows, Rows]:
    """Every entry with every award of its scope, as two columns of places."""
    order = np.argsort(key, kind="stable")
    award = np.flatnonzero(award_key >= 0)
    first = np.searchsorted(key[order], award_key[award], side="left")
    past_last = np.searchsorted(key[order], award_key[award], side="right")
    many = past_last - first
    within = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    return order[np.repeat(first, many) + within], np.repeat(award, many)


def _still_standing(entries: Entries, awards: Awards, entry: Rows, award: Rows, limit: Limit) -> Mask:
    """Whether an award had not been revoked by the day its entry is decided as of."""
    if limit.revoked_counts:
        return np.ones(len(entry), dtype=np.bool_)
    decided = np.where(entries.as_of > NOTHING, entries.as_of, entries.day)[entry]
    revoked = awards.revoked[award]
    return np.asarray((revoked == UNKNOWN) | (decided < revoked))


def _near(entries: Entries, awards: Awards, entry: Rows, award: Rows, limit: Limit) -> Mask:
    """Whether the later of the two days lies within the limit's months of the earlier."""
    if limit.window != "rolling_months":
        return np.ones(len(entry), dtype=np.bool_)
    past, own = awards.day[award].astype(np.int32), entries.day[entry]
    return np.asarray(np.maximum(own, past) <= add_months(np.minimum(own, past), limit.months))


def _rounds(entries: Entries, states: Sequence[_State]) -> list[Rows]:
    """The entries in rounds: the k-th entry of every group, so that no two of a round can touch each other."""
    group = _groups(entries, states)
    order = np.lexsort((entries.item, entries.place, entries.day, group))
    fresh = np.ones(len(order), dtype=np.bool_)
    fresh[1:] = group[order][1:] != group[order][:-1]
    starts = np.flatnonzero(fresh)
    turn = np.arange(len(order)) - np.repeat(starts, np.diff(np.append(starts, len(order))))
    by_turn = order[np.argsort(turn, kind="stable")]
    return np.split(by_turn, np.cumsum(np.bincount(turn))[:-1]) if len(order) else []


def _groups(entries: Entries, states: Sequence[_State]) -> Ints:
    """A person's entries share a group; where a scope leaves the person out, so do all people it ties together."""
    person = entries.keys["person_id"]
    alone = int(person.max(initial=0)) + 1 + np.arange(len(person))
    group = np.where(person < 0, alone, person)
    wider = [state.key for state in states if "person" not in state.limit.per]
    tied = bool(wider)
    while tied:
        before = group
        for key in (*wider, person):
            group = _least_of(group, key)
        tied = bool((group != before).any())
    return group


def _least_of(group: Ints, key: Ints) -> Ints:
    """Each entry's group, lowered to the lowest group among entries of the same key."""
    least = np.full(int(key.max(initial=0)) + 1, np.iinfo(np.int64).max, dtype=np.int64)
    keyed = key >= 0
    np.minimum.at(least, key[keyed], group[keyed])
    return np.where(keyed, least[np.maximum(key, 0)], group)


def _check(state: _State, rows: Rows) -> Mask:
    """Which of the entries the limit bars as things stand."""
    asked = state.asked[rows]
    if not asked.any():
        return asked
    at = np.maximum(state.key[rows], 0)
    if state.limit.bars == "lower":
        standing = np.maximum(state.before[rows], state.used[at])
    elif state.rolling is not None:
        standing = state.before[rows] + (state.rolling[at] >= state.day[rows][:, None]).sum(axis=1)
    else:
        standing = state.before[rows] + state.used[at]
    barred = asked & (standing >= state.bound[rows])
    state.stood[rows], state.barred[rows] = standing, barred
    return np.asarray(barred)


def _use_up(state: _State, rows: Rows) -> None:
    """The payable entries use the limit up; no two of a round share a key."""
    at = state.key[rows]
    state.uses[rows] = True
    if state.limit.bars == "lower":
        state.used[at] = np.maximum(state.used[at], state.adds[rows])
    elif state.rolling is not None:
        state.rolling[at] = np.column_stack([state.adds[rows], state.rolling[at][:, :-1]])
    else:
        state.used[at] += 1
