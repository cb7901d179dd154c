"""Awards paid or promised before, as columns in the codes of the lines they are compared with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from trainingdesk.domain.errors import Refused
from trainingdesk.domain.findings import Finding, Findings, Place, Severity
from trainingdesk.policy.columns import PAST_COLUMNS, UNKNOWN
from trainingdesk.policy.dates import Mask
from trainingdesk.policy.facts import Column, Facts, read_column

_FIRST_ROW = 2  # under the header
_REQUIRED = ("person_id", "scheme", "item", "occupation_code", "level", "award_date")
_NEVER_EMPTY = ("person_id", "scheme", "item")


@dataclass(frozen=True, slots=True)
class Awards:
    """Past awards. Text columns hold the codes of the lines' own columns, or -1 for a text that no line has.

    ``day`` is the basis date, else the award date. ``fen`` is what was awarded, UNKNOWN when it is not told.
    """

    columns: Mapping[str, npt.NDArray[np.int64]]
    scheme: npt.NDArray[np.int64]
    item: npt.NDArray[np.int64]
    level: npt.NDArray[np.int64]
    day: npt.NDArray[np.int64]
    revoked: npt.NDArray[np.int64]
    fen: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.day)

    def at(self, rows: Mask) -> Awards:
        return Awards(
            {name: codes[rows] for name, codes in self.columns.items()},
            self.scheme[rows],
            self.item[rows],
            self.level[rows],
            self.day[rows],
            self.revoked[rows],
            self.fen[rows],
        )


def read_awards(past: pd.DataFrame | None, facts: Facts) -> Awards:
    """Past awards out of a frame with the contract's columns.

    Refused ``policy.past_column_missing``, and ``policy.past_unreadable`` with a finding for every cell that cannot be
    or must not be empty: an award that is misread would let something be paid twice.
    """
    frame = past if past is not None else pd.DataFrame({name: pd.Series(dtype="str") for name in PAST_COLUMNS})
    missing = [name for name in _REQUIRED if name not in frame.columns]
    if missing:
        code = "policy.past_column_missing"
        findings = [Finding(code, Severity.ERROR, Place(header=name), {"columns": name}) for name in missing]
        raise Refused(code, findings=findings, columns=", ".join(missing))
    columns = {name: read_column(spec, frame[name]) for name, spec in PAST_COLUMNS.items() if name in frame.columns}
    size = len(frame)
    unknown = np.full(size, UNKNOWN, dtype=np.int64)

    def values(name: str) -> npt.NDArray[np.int64]:
        return columns[name].values.astype(np.int64) if name in columns else unknown

    day = np.where(values("basis_date") != UNKNOWN, values("basis_date"), values("award_date"))
    _refuse_unreadable(columns, day)
    return Awards(
        columns={
            name: _in_codes_of(facts.column(name), columns.get(name), size)
            for name in ("person_id", "occupation_code", "certificate_no")
        },
        scheme=values("scheme"),
        item=values("item"),
        level=values("level"),
        day=day,
        revoked=values("revoked_on"),
        fen=values("amount"),
    )


def _in_codes_of(own: Column, other: Column | None, size: int) -> npt.NDArray[np.int64]:
    """The other column's texts in the codes of our own: -1 for a text no line has, or for none."""
    if other is None:
        return np.full(size, -1, dtype=np.int64)
    places = np.append(own.words.get_indexer(other.words), -1).astype(np.int64)
    return places[np.maximum(other.values, -1)]


def _refuse_unreadable(columns: Mapping[str, Column], day: npt.NDArray[np.int64]) -> None:
    findings = Findings()
    for name, column in columns.items():
        faulty = np.zeros(len(day), dtype=np.bool_) if column.impossible is None else column.impossible
        if name in _NEVER_EMPTY:
            faulty = faulty | ~column.given
        if name == "award_date":
            faulty = faulty | (day == UNKNOWN)
        for row in np.flatnonzero(faulty).tolist():
            place = Place(row=row + _FIRST_ROW, header=name)
            findings.error("policy.past_value", place, column=name, line=str(row + _FIRST_ROW))
    if findings.has_errors:
        raise Refused("policy.past_unreadable", findings=findings)
