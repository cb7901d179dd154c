"""Why lines are excluded, collected stage by stage and written as one sorted text for each line."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from trainingdesk.domain.reasons import fact_missing, impossible
from trainingdesk.policy.dates import Mask
from trainingdesk.policy.facts import Facts
from trainingdesk.policy.predicates import Gaps

_BITS = 60


class Reasons:
    """Reason codes with the lines they hold for."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._rows: dict[str, Mask] = {}

    def add(self, reason: str, rows: Mask) -> None:
        """One more reason for some lines."""
        if rows.any():
            held = self._rows.get(reason)
            self._rows[reason] = rows.copy() if held is None else held | rows

    def add_gaps(self, facts: Facts, missing: Gaps, contradictory: Gaps = ()) -> None:
        """Missing facts by column; one whose cell cannot be is already called impossible."""
        for name, rows in missing:
            cannot = facts.column(name).impossible
            self.add(fact_missing(facts.column(name).name), rows if cannot is None else rows & ~cannot)
        for name, rows in contradictory:
            self.add(impossible(facts.column(name).name), rows)

    @property
    def any(self) -> Mask:
        """Lines with at least one reason."""
        held = np.zeros(self.size, dtype=np.bool_)
        for rows in self._rows.values():
            held |= rows
        return held

    def codes(self) -> frozenset[str]:
        """Every reason that holds for some line."""
        return frozenset(self._rows)

    def texts(self) -> tuple[npt.NDArray[np.int64], list[str]]:
        """Each line's reasons, sorted, joined by semicolons, as codes of distinct texts; empty for none."""
        names = sorted(self._rows)
        combined = np.zeros(self.size, dtype=np.int64)
        words: list[str] = [""]
        for start in range(0, len(names), _BITS // 2):
            combined, words = _combine(combined, words, names[start : start + _BITS // 2], self._rows)
        return combined, words


def _combine(
    codes: npt.NDArray[np.int64], words: list[str], names: Iterable[str], rows: dict[str, Mask]
) -> tuple[npt.NDArray[np.int64], list[str]]:
    """Codes of texts so far, joined with some more reasons into codes of longer texts."""
    listed = list(names)
    bits = codes << len(listed)
    for place, name in enumerate(listed):
        bits |= rows[name].astype(np.int64) << place
    distinct, inverse = np.unique(bits, return_inverse=True)
    texts: list[str] = []
    for value in distinct.tolist():
        begun = words[value >> len(listed)]
        texts.append(";".join([*([begun] if begun else []), *(n for p, n in enumerate(listed) if value >> p & 1)]))
    return inverse.astype(np.int64), texts
