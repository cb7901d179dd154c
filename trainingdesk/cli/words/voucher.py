"""The words of ``tdesk voucher``."""

from __future__ import annotations

import argparse

from trainingdesk.cli.arguments import both, place
from trainingdesk.cli.words.claim import add_force
from trainingdesk.cli.words.terms import chosen, listed
from trainingdesk.domain.workflow import VoucherEvent, VoucherState

_NUMBER = both("凭证编号，如 PZ2026-000001", "number, like PZ2026-000001")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Issue, list, print, decide as finance, verify a file somebody holds."""
    steps = parser.add_subparsers(dest="step", required=True)
    issue = steps.add_parser("issue", help=both("为申领单出具凭证", "issue the vouchers of a claim"))
    issue.add_argument("claim", metavar="CLAIM", help=both("申领单号", "the claim's number"))
    listing = steps.add_parser("list", help=both("列表", "list"))
    states = listed("状态", "state", VoucherState)
    listing.add_argument("--state", type=chosen(VoucherState), metavar="STATE", help=states)
    listing.add_argument("--claim", metavar="CLAIM", help=both("申领单号", "of a claim"))
    printing = steps.add_parser("print", help=both("取出已存档的凭证", "save the filed voucher"))
    printing.add_argument("number", metavar="NO", help=_NUMBER)
    printing.add_argument("out", type=place, metavar="OUT.pdf", help=both("保存到", "where to"))
    add_force(printing)
    for event in VoucherEvent:
        word = steps.add_parser(event.value, help=both(event.zh, event.en.lower()))
        word.add_argument("number", metavar="NO", help=_NUMBER)
        word.add_argument("--comment", default="", metavar="TEXT", help=both("意见或原因", "comment, or why"))
    verify = steps.add_parser("verify", help=both("核对一份凭证文件", "verify a voucher's file"))
    verify.add_argument("file", type=place, metavar="FILE", help=both("持有的文件", "the file somebody holds"))
