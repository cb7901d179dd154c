"""``tdesk review``: the queue, one claim, approve, return, exclude, reject."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable

from trainingdesk.cli.claim_pages import claims_table, queue_table, waited_days
from trainingdesk.cli.commands.claim import seen, show
from trainingdesk.cli.counter import Counter
from trainingdesk.cli.output import answer
from trainingdesk.services.claim_reading import WhichClaims, list_claims
from trainingdesk.services.claim_records import ClaimRow
from trainingdesk.services.claim_review import (
    ApproveClaim,
    ExcludePerson,
    RejectClaim,
    Remark,
    ReturnClaim,
    approve_claim,
    exclude_person,
    reject_claim,
    return_claim,
)

_PINNED = re.compile(r"\s*(\d+)\s*[:：](.*)", re.DOTALL)


def run(args: argparse.Namespace, counter: Counter) -> int:
    """Decisions are made on the claim as it is read here, and answered with what it has become."""
    if args.step == "queue":
        _queue(counter)
    elif args.step == "open":
        show(args, counter)
    else:
        _DECISIONS[args.step](args, counter, seen(args, counter).row)
        after = seen(args, counter).row
        answer(counter, claims_table(counter, (after,)), claim=after)
    return 0


def _queue(counter: Counter) -> None:
    found = counter.call(list_claims, WhichClaims(waiting_for_review=True))
    rows = sorted(found.rows, key=lambda row: (row.submitted_at or found.at, row.number))
    waited = {row.number: waited_days(row, found.at) for row in rows}
    answer(counter, queue_table(counter, rows, found.at), claims=rows, waited_days=waited, at=found.at)


def _approve(args: argparse.Namespace, counter: Counter, row: ClaimRow) -> None:
    counter.call(approve_claim, ApproveClaim(row.id, row.version, args.comment))


def _return(args: argparse.Namespace, counter: Counter, row: ClaimRow) -> None:
    remarks = tuple(_remark(text) for text in args.remarks)
    counter.call(return_claim, ReturnClaim(row.id, row.version, remarks))


def _remark(text: str) -> Remark:
    pinned = _PINNED.fullmatch(text)
    return Remark(int(pinned[1]), pinned[2].strip()) if pinned else Remark(None, text.strip())


def _exclude(args: argparse.Namespace, counter: Counter, row: ClaimRow) -> None:
    counter.call(exclude_person, ExcludePerson(row.id, row.version, args.person, args.rule, args.comment))


def _reject(args: argparse.Namespace, counter: Counter, row: ClaimRow) -> None:
    counter.call(reject_claim, RejectClaim(row.id, row.version, args.rule, args.comment))


_DECISIONS: dict[str, Callable[[argparse.Namespace, Counter, ClaimRow], None]] = {
    "approve": _approve,
    "return": _return,
    "exclude": _exclude,
    "reject": _reject,
}
