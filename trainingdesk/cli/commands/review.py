"""``tdesk review``: the queue, one claim, approve, return, exclude, reject."""

from __future__ import annotations

import argparse

from trainingdesk.cli.commands.claim import claim_text, claims_table
from trainingdesk.cli.counter import Counter
from trainingdesk.cli.output import answer
from trainingdesk.domain.errors import Refused
from trainingdesk.services.claim_reading import WhichClaim, WhichClaims, list_claims, open_claim
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


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words of ``tdesk review``."""
    steps = parser.add_subparsers(dest="step", required=True)
    steps.add_parser("queue", help="待审队列 / claims waiting")
    steps.add_parser("open", help="查看 / read a claim").add_argument("number", metavar="SL…")
    approve = steps.add_parser("approve", help="通过 / approve")
    approve.add_argument("number", metavar="SL…")
    approve.add_argument("--comment", default="")
    back = steps.add_parser("return", help="退回补正 / return for correction")
    back.add_argument("number", metavar="SL…")
    back.add_argument(
        "--remark", action="append", required=True, metavar="[N:]TEXT",
        help="意见，可用“序号:”钉在某人 / remark, pinned to a person by “position:”",
    )  # fmt: skip
    exclude = steps.add_parser("exclude", help="排除某人 / exclude a person")
    exclude.add_argument("number", metavar="SL…")
    exclude.add_argument("--person", type=int, required=True, metavar="N")
    reject = steps.add_parser("reject", help="不予通过 / reject")
    reject.add_argument("number", metavar="SL…")
    for each in (exclude, reject):
        each.add_argument("--rule", required=True, metavar="ID", help="依据的规则编号 / id of the rule cited")
        each.add_argument("--comment", default="")


def run(args: argparse.Namespace, counter: Counter) -> int:
    """Decisions are made on the claim as it is read here."""
    if args.step == "queue":
        rows = counter.call(list_claims, WhichClaims(waiting_for_review=True)).rows
        answer(counter, claims_table(counter, rows), claims=rows)
        return 0
    detail = counter.call(open_claim, WhichClaim(args.number, counter.language))
    claim_id, version = detail.row.id, detail.row.version
    if args.step == "open":
        answer(counter, claim_text(counter, detail), claim=detail)
        return 0
    if args.step == "approve":
        counter.call(approve_claim, ApproveClaim(claim_id, version, args.comment))
    elif args.step == "return":
        counter.call(return_claim, ReturnClaim(claim_id, version, tuple(_remark(text) for text in args.remark)))
    elif args.step == "exclude":
        counter.call(exclude_person, ExcludePerson(claim_id, version, args.person, args.rule, args.comment))
    else:
        counter.call(reject_claim, RejectClaim(claim_id, version, args.rule, args.comment))
    after = counter.call(open_claim, WhichClaim(args.number, counter.language)).row
    answer(counter, claims_table(counter, (after,)), claim=after)
    return 0


def _remark(text: str) -> Remark:
    position, colon, rest = text.partition(":")
    if colon and position.strip().isdigit():
        return Remark(int(position), rest.strip())
    if not text.strip():
        raise Refused("claim.remark_missing")
    return Remark(None, text.strip())
