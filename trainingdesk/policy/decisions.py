"""What came of the lines: a frame of decisions in a fixed order, and the way back to how each was made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from trainingdesk.domain.vocabulary import DecisionStatus
from trainingdesk.policy.columns import NOTHING, Words, day_text
from trainingdesk.policy.facts import Facts
from trainingdesk.policy.run import Run
from trainingdesk.policy.settle import STATUSES, Part, settle

Ints = npt.NDArray[np.int64]
DECISION_COLUMNS = (
    "line_id", "item", "status", "amount_fen", "payee", "fund", "instalment_no", "due_on",
    "pack", "version", "reasons", "scheme", "basis_date", "pack_digest",
)  # fmt: skip

_NUMBERS = ("amount_fen", "instalment_no")
_EMPTY = pd.DataFrame({name: pd.Series(dtype="int64" if name in _NUMBERS else "str") for name in DECISION_COLUMNS})


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
    frames = [_columns(facts, run, part) for run, part in parts]
    frame = pd.concat([_EMPTY, *frames], ignore_index=True) if frames else _EMPTY
    part_of = np.repeat(np.arange(len(parts)), [len(part.places) for _, part in parts])
    place_of = _stacked([np.arange(len(part.places)) for _, part in parts])
    line = _stacked([place[run.rows[part.places]] for run, part in parts])
    ties = [_codes(frame[name]) for name in ("status", "reasons", "version")]
    fen, number = frame["amount_fen"].to_numpy(), frame["instalment_no"].to_numpy()
    order = np.lexsort([fen, *ties, number, _codes(frame["pack"]), _codes(frame["item"]), line])
    frame = frame.iloc[order].reset_index(drop=True)
    return Decisions(frame, parts, part_of[order], place_of[order], columns_missing)


def _stacked(columns: Sequence[npt.NDArray[np.int64]]) -> Ints:
    return np.concatenate([np.empty(0, dtype=np.int64), *columns]).astype(np.int64)


def _codes(column: pd.Series[str]) -> Ints:
    """Each row's place among the column's sorted words."""
    return pd.factorize(column, sort=True)[0].astype(np.int64)


def _columns(facts: Facts, run: Run, part: Part) -> pd.DataFrame:
    size = len(part.places)
    lines = facts.column("line_id")
    pack = run.pack
    reached = pack if run.reached else None
    payees = (*((row.payee, row.fund) for row in (pack.payees if pack else ())), ("", ""))
    statuses = STATUSES if run.applicable else (DecisionStatus.NOT_APPLICABLE,) * len(STATUSES)
    codes, reasons = run.reasons.texts()
    why = np.where(part.lost, len(reasons), codes[part.places])
    return pd.DataFrame(
        {
            "line_id": lines.words.append(pd.Index([""], dtype="str")).take(
                np.where(lines.given, lines.values, len(lines.words))[run.rows[part.places]]
            ),
            "item": _everywhere(run.item, size),
            "status": _said([str(status) for status in statuses], part.status),
            "amount_fen": part.fen,
            "payee": _said([payee for payee, _ in payees], part.payee),
            "fund": _said([fund for _, fund in payees], part.payee),
            "instalment_no": np.full(size, part.number, dtype=np.int64),
            "due_on": _days(part.due),
            "pack": _everywhere(pack.id if pack else "", size),
            "version": _everywhere(reached.version if reached else "", size),
            "reasons": _said([*reasons, part.reason], why),
            "scheme": _everywhere(pack.scheme if pack else "", size),
            "basis_date": _days(run.limit_day[part.places]),
            "pack_digest": _everywhere(reached.digest if reached else "", size),
        }
    )


def _said(words: Sequence[str], codes: npt.NDArray[np.integer]) -> Words:
    """Each row's word; a negative code is the last one."""
    said: Words = pd.Index(list(words), dtype="str").take(np.where(codes < 0, len(words) - 1, codes))
    return said


def _everywhere(word: str, size: int) -> Words:
    return _said([word], np.zeros(size, dtype=np.int64))


def _days(days: npt.NDArray[np.int32]) -> Words:
    """ISO dates, empty where there is none; each distinct day is written once."""
    distinct, inverse = np.unique(days, return_inverse=True)
    return _said(["" if day <= NOTHING else day_text(day) for day in distinct.tolist()], inverse)
