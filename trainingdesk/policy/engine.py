"""From lines of facts to decisions: one implementation for forty rows at a desk and a nation's on a cluster.

The stages are those of the notices themselves: version, rate, factors, rounding, conditions, limits, payee. All work
on whole columns; a single line is a batch of one. Same input, same bytes, whatever the order of the rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from trainingdesk.domain.reasons import Reason
from trainingdesk.domain.vocabulary import Scheme
from trainingdesk.policy.assign import shares
from trainingdesk.policy.awards import Awards, read_awards
from trainingdesk.policy.book import Book
from trainingdesk.policy.cells import text_rank
from trainingdesk.policy.columns import ITEMS
from trainingdesk.policy.dates import Mask
from trainingdesk.policy.decisions import Decisions, assemble
from trainingdesk.policy.facts import AS_OF, Facts, read_facts
from trainingdesk.policy.leftover import leftover, unreached
from trainingdesk.policy.limits import Entries, Ruling, run_limits
from trainingdesk.policy.pack import SCOPES, Limit
from trainingdesk.policy.predicates import nowhere
from trainingdesk.policy.run import Run, run_item

_SCHEMES = tuple(Scheme)
_MISSING = f"{Reason.FACT_MISSING}:"
Ints = npt.NDArray[np.int64]


def decide(
    lines: pd.DataFrame,
    past: pd.DataFrame | None,
    book: Book,
    as_of: date | None = None,
    *,
    trace: bool = True,
) -> Decisions:
    """Decide every item of every pack of the book that governs each line.

    ``lines`` and ``past`` have the columns of the outside contract, as text or typed; an empty cell is unknown.
    ``as_of`` stands for every line's application date. The answer is columnar, amounts int64 fen, sorted by line id,
    item, pack and instalment; with ``trace`` off it is smaller, and cannot be explained. Refused
    ``policy.past_unreadable`` for past awards that cannot be read.
    """
    facts = read_facts(lines, as_of)
    awards = read_awards(past, facts)
    runs: list[Run] = []
    for share in shares(book, facts):
        if share.in_force:
            runs.append(run_item(share.pack, share.item, facts, share.rows, share.day))
        else:
            runs.append(unreached(share, facts))
    names = facts.column("line_id")
    place = text_rank(names.values, names.words)
    for pack_id in book.ids:
        _limit([run for run in runs if run.trail and run.pack and run.pack.id == pack_id], awards, place)
    runs += leftover(book, facts, runs)
    if not trace:
        for run in runs:
            run.trail = None
    return assemble(facts, runs, place, _absent_columns(lines, facts, runs))


def _absent_columns(lines: pd.DataFrame, facts: Facts, runs: Sequence[Run]) -> tuple[str, ...]:
    """Columns the frame does not have though a line asked for an item that reads them."""
    needed = {code.removeprefix(_MISSING) for run in runs for code in run.reasons.codes() if code.startswith(_MISSING)}
    absent = {name for name in needed if not facts.column(name).present and name not in lines.columns}
    return tuple(sorted(absent | ({"line_id"} - set(lines.columns))))


def _limit(runs: Sequence[Run], awards: Awards, place: Ints) -> None:
    """One ordered pass over all entries of a pack, whatever version or item they fall under."""
    packs = {run.pack.version: run.pack for run in runs if run.pack}
    rulings = [_ruling(limit, runs, version) for version, pack in packs.items() for limit in pack.limits]
    if not rulings:
        return
    outcomes = run_limits(_entries(runs, place), rulings, awards)
    starts = np.cumsum([0, *(len(run.rows) for run in runs)])
    for run, start in zip(runs, starts, strict=False):
        for outcome in outcomes:
            within = slice(int(start), int(start) + len(run.rows))
            if outcome.asked[within].any() and run.trail:
                run.reasons.add(outcome.limit.reason, outcome.barred[within])
                run.trail.limits.append((outcome, int(start)))


def _joined(columns: Sequence[npt.NDArray[np.generic]]) -> Ints:
    return np.concatenate(columns).astype(np.int64)


def _entries(runs: Sequence[Run], place: Ints) -> Entries:
    def column(name: str) -> Ints:
        return _joined([run.facts.column(name).values for run in runs])

    return Entries(
        keys={name: column(name) for name in SCOPES.values() if name != "level"},
        line=column("line_id"),
        words=runs[0].facts.column("line_id").words,
        day=_joined([run.limit_day for run in runs]).astype(np.int32),
        place=_joined([place[run.rows] for run in runs]),
        item=_joined([np.full(len(run.rows), ITEMS.index(run.item)) for run in runs]),
        level=column("level"),
        as_of=column(AS_OF).astype(np.int32),
        candidate=np.concatenate([run.candidate for run in runs]),
    )


def _ruling(limit: Limit, runs: Sequence[Run], version: str) -> Ruling:
    applies: list[Mask] = []
    for run in runs:
        own = run.pack is not None and run.pack.version == version and (not limit.items or run.item in limit.items)
        applies.append(limit.when.judge(run.facts).holds if own else nowhere(len(run.rows)))
    own_scheme = any(run.pack is not None and run.pack.scheme in limit.schemes for run in runs)
    return Ruling(
        limit=limit,
        applies=np.concatenate(applies),
        items=tuple(ITEMS.index(code) for code in limit.counts),
        schemes=tuple(_SCHEMES.index(Scheme(code)) for code in limit.schemes),
        own_scheme=own_scheme,
    )
