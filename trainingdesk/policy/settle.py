"""After the limits: who is paid, from which fund, and in which instalments, the parts summing to the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from trainingdesk.domain.vocabulary import DecisionStatus
from trainingdesk.policy.columns import NOTHING, UNKNOWN
from trainingdesk.policy.dates import Days, Mask, add_months
from trainingdesk.policy.facts import Facts
from trainingdesk.policy.pack import Instalment, Item, Pack
from trainingdesk.policy.predicates import everywhere, nowhere
from trainingdesk.policy.run import Fen, Run

STATUSES = tuple(DecisionStatus)
_PAYABLE, _PENDING, _EXCLUDED = (
    STATUSES.index(status) for status in (DecisionStatus.PAYABLE, DecisionStatus.PENDING, DecisionStatus.EXCLUDED)
)
_HUNDRED = 100
Small = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Part:
    """One decision row for some lines of a run: all of an award, or one instalment of it.

    ``places`` are places within the run; ``payee`` is the number of the pack's payee row, -1 for nobody;
    ``due`` is UNKNOWN where nothing is pending; ``lost`` are lines whose instalment has failed, for ``reason``.
    """

    places: npt.NDArray[np.intp]
    number: int
    status: Small
    fen: Fen
    payee: npt.NDArray[np.int16]
    due: Days
    lost: Mask
    reason: str


def settle(run: Run) -> Iterator[Part]:
    """The decision rows of a run."""
    free = ~run.reasons.any
    payee = np.where(free, payee_rows(run.pack, run.item, run.facts), -1).astype(np.int16) if run.pack else None
    item = run.pack.item(run.item) if run.pack else None
    everyone = np.arange(len(run.rows))
    if payee is None or item is None or not item.instalments:
        nobody = np.full(len(run.rows), -1, dtype=np.int16)
        status = np.where(free, _PAYABLE, _EXCLUDED).astype(np.int8)
        undated = np.full(len(run.rows), UNKNOWN, dtype=np.int32)
        fen = np.where(free, run.fen, 0)
        yield Part(everyone, 1, status, fen, nobody if payee is None else payee, undated, nowhere(len(everyone)), "")
        return
    yield from _instalments(run, item, free, payee)


def payee_rows(pack: Pack, item: str, facts: Facts) -> npt.NDArray[np.int16]:
    """The number of the first payee row that fits each line; an unknown fact does not fit."""
    undecided = everywhere(len(facts))
    found = np.full(len(facts), -1, dtype=np.int16)
    for number, row in enumerate(pack.payees):
        if not row.items or item in row.items:
            fits = undecided & row.when.judge(facts).holds
            found[fits] = number
            undecided &= ~fits
    return found


def _instalments(run: Run, item: Item, free: Mask, payee: npt.NDArray[np.int16]) -> Iterator[Part]:
    """One row a part for awarded lines, a single row for the excluded; the last part takes what division left."""
    awarded, excluded = np.flatnonzero(free), np.flatnonzero(~free)
    parts = _split(run.fen, item.instalments)
    for number, (one, fen) in enumerate(zip(item.instalments, parts, strict=True), start=1):
        verdict = one.when.judge(run.facts)
        status = np.where(verdict.holds, _PAYABLE, np.where(verdict.fails, _EXCLUDED, _PENDING)).astype(np.int8)
        due = np.where(status == _PENDING, _due(one, run.facts), UNKNOWN).astype(np.int32)
        part = Part(
            awarded, number, status[awarded], np.where(verdict.fails, 0, fen)[awarded], payee[awarded], due[awarded],
            verdict.fails[awarded], one.reason,
        )  # fmt: skip
        if len(awarded):
            yield part
    if len(excluded):
        zeros = np.zeros(len(excluded), dtype=np.int64)
        status = np.full(len(excluded), _EXCLUDED, dtype=np.int8)
        undated = np.full(len(excluded), UNKNOWN, dtype=np.int32)
        yield Part(excluded, 1, status, zeros, payee[excluded], undated, nowhere(len(excluded)), "")


def _split(fen: Fen, instalments: Sequence[Instalment]) -> list[Fen]:
    parts: list[Fen] = []
    begun = np.zeros(len(fen), dtype=np.int64)
    percent = 0
    for one in instalments:
        percent += one.percent
        upto = fen * percent // _HUNDRED
        parts.append(upto - begun)
        begun = upto
    return parts


def _due(one: Instalment, facts: Facts) -> Days:
    anchor = facts.column(one.of).values
    dated = anchor > NOTHING
    last = add_months(np.where(dated, anchor, 0).astype(np.int32), one.months)
    return np.where(dated, last, UNKNOWN).astype(np.int32)
