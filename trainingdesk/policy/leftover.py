"""Lines that no version of a pack decides: each still gets an answer with the reason why. A line is never lost."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from trainingdesk.domain.reasons import Reason
from trainingdesk.policy.assign import Share, covered_at_all
from trainingdesk.policy.book import Book
from trainingdesk.policy.columns import ITEMS, UNKNOWN
from trainingdesk.policy.facts import Facts
from trainingdesk.policy.predicates import everywhere
from trainingdesk.policy.run import Rows, Run, spoilt
from trainingdesk.policy.tally import Reasons


def unreached(share: Share, facts: Facts) -> Run:
    """Lines of a pack's item whose day no version holds, or whose day is not known."""
    run = _bare(facts, share.rows, share.item.code)
    run.pack, run.day, run.reached = share.pack, share.day, False
    if share.undated:
        run.reasons.add_gaps(run.facts, ((share.item.version_basis, everywhere(len(share.rows))),))
    else:
        run.reasons.add(Reason.NO_POLICY_IN_FORCE, everywhere(len(share.rows)))
    return run


def leftover(book: Book, facts: Facts, runs: Sequence[Run]) -> list[Run]:
    """Lines that are in no run yet."""
    left = everywhere(len(facts))
    for run in runs:
        left[run.rows] = False
    item = facts.column("item")
    granted = {one.code for pack in book.packs for one in pack.items}
    found: list[Run] = []
    for code, word in ((UNKNOWN, ""), *enumerate(ITEMS)):
        rows = np.flatnonzero(left & (item.values == code))
        if len(rows):
            found.append(_named(facts, rows, word, granted) if word else _unnamed(book, facts, rows))
    return found


def _bare(facts: Facts, rows: Rows, item: str) -> Run:
    lines = facts.at(rows)
    nothing: npt.NDArray[np.int64] = np.zeros(len(rows), dtype=np.int64)
    return Run(None, item, rows, lines, np.full(len(rows), UNKNOWN, dtype=np.int32), nothing, spoilt(lines))


def _named(facts: Facts, rows: Rows, item: str, granted: set[str]) -> Run:
    """Not applicable when no chosen pack grants the item; else none of those that do covers the line."""
    run = _bare(facts, rows, item)
    if item in granted:
        run.reasons.add(Reason.NO_POLICY_IN_FORCE, everywhere(len(rows)))
    else:
        run.applicable, run.reasons = False, Reasons(len(rows))
    return run


def _unnamed(book: Book, facts: Facts, rows: Rows) -> Run:
    """No item is named, and no pack that covers the line has one for its kind of certificate."""
    run = _bare(facts, rows, "")
    kind = run.facts.column("certificate_kind")
    run.reasons.add_gaps(run.facts, (("certificate_kind", ~kind.known),))
    run.reasons.add(Reason.NO_STANDARD, ~run.reasons.any & covered_at_all(book, run.facts))
    run.reasons.add(Reason.NO_POLICY_IN_FORCE, ~run.reasons.any)
    return run
