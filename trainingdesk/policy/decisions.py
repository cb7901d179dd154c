"""What came of the lines: a frame of decisions in a fixed order, and the way back to how each was made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from trainingdesk.domain.vocabulary import DecisionStatus
from trainingdesk.policy.columns import UNKNOWN, day_text
from trainingdesk.policy.facts import Facts
from trainingdesk.policy.run import Run
from trainingdesk.policy.settle import STATUSES, Part, settle

Words = npt.NDArray[np.object_]
Ints = npt.NDArray[np.int64]
DECISION_COLUMNS = (
    "line_id", "item", "status", "amount_fen", "payee", "fund", "instalment_no", "due_on",
    "pack", "version", "reasons", "scheme", "basis_date", "pack_digest",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a decision was made: its run, its line's place in the run, and the instalment's row of the settlement."""

    run: Run
    place: int
    part: Part
    part_place: int


class Decisions:
    """Decisions sorted by line id, item, pack and instalment.

    ``frame`` has the columns of DECISION_COLUMNS: text, but for ``amount_fen`` and ``instalment_no`` (int64). Dates
    are ISO text or empty; ``basis_date`` is the day on which limits count the line. ``columns_missing`` names columns
    that the lines should have had: then the decisions are not to be used.
    """

    def __init__(
        self,
        frame: pd.DataFrame,
        parts: Sequence[tuple[Run, Part]],
        part_of: Ints,
        place_of: Ints,
        columns_missing: tuple[str, ...],
    ) -> None:
        self.frame = frame
        self.columns_missing = columns_missing
        self._parts = parts
        self._part_of = part_of
        self._place_of = place_of

    def __len__(self) -> int:
        return len(self.frame)

    def origin(self, row: int) -> Origin:
        """How to find what the stages left for a decision."""
        run, part = self._parts[int(self._part_of[row])]
        at = int(self._place_of[row])
        return Origin(run, int(part.places[at]), part, at)

    @property
    def total_fen(self) -> int:
        """The sum of what is payable now."""
        payable = self.frame["status"] == DecisionStatus.PAYABLE
        return int(self.frame.loc[payable, "amount_fen"].sum())

    def counts(self) -> dict[str, int]:
        """How many decisions there are of each status."""
        found = self.frame["status"].value_counts()
        return {str(status): int(found.get(str(status), 0)) for status in DecisionStatus}

    @property
    def has_gaps(self) -> bool:
        """Whether some line lacks a fact or holds one that cannot be."""
        reasons = self.frame["reasons"].unique()
        return any(code.startswith(("fact_missing:", "impossible:")) for text in reasons for code in text.split(";"))


def assemble(facts: Facts, runs: Sequence[Run], place: Ints, columns_missing: tuple[str, ...]) -> Decisions:
    """All runs' decision rows as one frame. ``place`` ranks the lines by their ids."""
    parts = [(run, part) for run in runs for part in settle(run)]
    lengths = [len(part.places) for _, part in parts]
    columns = [_columns(facts, run, part) for run, part in parts]
    frame = pd.DataFrame({name: _stacked([one[name] for one in columns]) for name in DECISION_COLUMNS})
    part_of = np.repeat(np.arange(len(parts)), lengths)
    place_of = _stacked([np.arange(length) for length in lengths]).astype(np.int64)
    line = _stacked([place[run.rows[part.places]] for run, part in parts])
    ties = [_codes(frame[name]) for name in ("status", "reasons", "version")]
    fen, number = frame["amount_fen"].to_numpy(), frame["instalment_no"].to_numpy()
    order = np.lexsort([fen, *ties, number, _codes(frame["pack"]), _codes(frame["item"]), line.astype(np.int64)])
    frame = frame.iloc[order].reset_index(drop=True)
    return Decisions(frame, parts, part_of[order], place_of[order], columns_missing)


def _stacked(columns: Sequence[npt.NDArray[np.generic]]) -> npt.NDArray[np.generic]:
    return np.concatenate(columns) if columns else np.empty(0, dtype=np.int64)


def _codes(column: pd.Series[str]) -> Ints:
    """Each row's place among the column's sorted words."""
    return pd.factorize(column, sort=True)[0].astype(np.int64)


def _columns(facts: Facts, run: Run, part: Part) -> dict[str, npt.NDArray[np.generic]]:
    size = len(part.places)
    lines = facts.column("line_id")
    ids = np.array([*lines.words, ""], dtype=object)[np.maximum(lines.values[run.rows[part.places]], -1)]
    pack = run.pack
    payees = [*((row.payee, row.fund) for row in (pack.payees if pack else ())), ("", "")]
    statuses = np.array(STATUSES if run.applicable else [DecisionStatus.NOT_APPLICABLE] * len(STATUSES), dtype=object)
    reasons = run.reasons.texts()[part.places]
    return {
        "line_id": ids,
        "item": _word(run.item, size),
        "status": np.array([str(word) for word in statuses], dtype=object)[part.status],
        "amount_fen": part.fen,
        "payee": np.array([payee for payee, _ in payees], dtype=object)[part.payee],
        "fund": np.array([fund for _, fund in payees], dtype=object)[part.payee],
        "instalment_no": np.full(size, part.number, dtype=np.int64),
        "due_on": _days(part.due),
        "pack": _word(pack.id if pack else "", size),
        "version": _word(pack.version if pack and run.reached else "", size),
        "reasons": np.where(part.lost, part.reason, reasons),
        "scheme": _word(pack.scheme if pack else "", size),
        "basis_date": _days(run.limit_day[part.places]),
        "pack_digest": _word(pack.digest if pack and run.reached else "", size),
    }


def _word(word: str, size: int) -> Words:
    return np.full(size, word, dtype=object)


def _days(days: npt.NDArray[np.int32]) -> Words:
    """ISO dates, empty where there is none; each distinct day is written once."""
    distinct, inverse = np.unique(days, return_inverse=True)
    texts = ["" if day <= UNKNOWN + 1 else day_text(day) for day in distinct.tolist()]
    return np.array(texts, dtype=object)[inverse]
