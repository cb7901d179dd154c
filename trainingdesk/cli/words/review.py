"""The words of ``tdesk review``."""

from __future__ import annotations

import argparse

from trainingdesk.cli.arguments import both
from trainingdesk.cli.words.claim import add_claim_word, add_explain


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The queue, one claim, and what a reviewer may decide."""
    steps = parser.add_subparsers(dest="step", required=True)
    steps.add_parser("queue", help=both("待审队列，等候最久的在前", "claims waiting, the longest first"))
    add_explain(add_claim_word(steps, "open", "查看", "read a claim"))
    approve = add_claim_word(steps, "approve", "通过", "approve")
    approve.add_argument("--comment", default="", metavar="TEXT", help=both("意见", "comment"))
    back = add_claim_word(steps, "return", "退回补正", "return for correction")
    back.add_argument(
        "--remark", dest="remarks", action="append", required=True, metavar="[N:]TEXT",
        help=both("意见，可多次给出；前面写“序号:”则针对该人", "remark, repeatable; “N:” pins it to person N"),
    )  # fmt: skip
    exclude = add_claim_word(steps, "exclude", "排除某人", "exclude a person")
    exclude.add_argument("--person", type=int, required=True, metavar="N", help=both("序号", "position on the claim"))
    reject = add_claim_word(steps, "reject", "不予通过", "reject")
    for word in (exclude, reject):
        word.add_argument("--rule", required=True, metavar="ID", help=both("所依据的规则编号", "id of the rule cited"))
        word.add_argument("--comment", default="", metavar="TEXT", help=both("意见", "comment"))
