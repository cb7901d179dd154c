"""``tdesk voucher``: issue, list, print, decide as finance, verify a file somebody holds."""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

from trainingdesk.cli.counter import Counter
from trainingdesk.cli.output import answer, table
from trainingdesk.domain.errors import Refused, Unavailable
from trainingdesk.domain.workflow import VoucherEvent, VoucherState
from trainingdesk.services.claim_reading import WhichClaim, open_claim
from trainingdesk.services.claim_steps import ClaimAsSeen
from trainingdesk.services.papers import ComparePaper, FetchPaper, compare_paper, print_paper
from trainingdesk.services.vouchers import (
    DecideVoucher,
    VoucherRow,
    WhichVouchers,
    decide_voucher,
    issue_vouchers,
    list_vouchers,
)

VERDICT_CODES = {"true": 0, "altered": 6, "unknown": 3, "revoked": 3}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words of ``tdesk voucher``."""
    steps = parser.add_subparsers(dest="step", required=True)
    steps.add_parser("issue", help="出具 / issue").add_argument("claim", metavar="SL…")
    listing = steps.add_parser("list", help="列表 / list")
    listing.add_argument("--state", choices=[*VoucherState])
    printing = steps.add_parser("print", help="打印 / print the filed bytes")
    printing.add_argument("number", metavar="PZ…")
    printing.add_argument("out", type=Path, metavar="OUT.pdf")
    for event, told in (
        ("approve", "同意拨付 / approve"),
        ("return", "退回 / return"),
        ("refuse", "不予拨付 / refuse"),
    ):
        step = steps.add_parser(event, help=told)
        step.add_argument("number", metavar="PZ…")
        step.add_argument("--comment", default="")
    steps.add_parser("verify", help="核对一份文件 / verify a file").add_argument("file", type=Path)


def run(args: argparse.Namespace, counter: Counter) -> int:
    """Finance decides on the voucher as it is read here."""
    if args.step == "issue":
        row = counter.call(open_claim, WhichClaim(args.claim, counter.language)).row
        return _told(counter, counter.call(issue_vouchers, ClaimAsSeen(row.id, row.version)).rows)
    if args.step == "list":
        state = VoucherState(args.state) if args.state else None
        return _told(counter, counter.call(list_vouchers, WhichVouchers(state=state)).rows)
    if args.step == "print":
        paper = counter.call(print_paper, FetchPaper("voucher", args.number))
        args.out.write_bytes(paper.content)
        answer(counter, str(args.out), number=paper.number, digest=paper.digest, file=str(args.out))
        return 0
    if args.step == "verify":
        return _verify(args.file, counter)
    found = counter.call(list_vouchers, WhichVouchers(number=args.number)).rows
    if not found:
        raise Refused("voucher.unknown", number=args.number)
    order = DecideVoucher(found[0].id, found[0].version, VoucherEvent(args.step), args.comment)
    return _told(counter, counter.call(decide_voucher, order).rows)


def _verify(file: Path, counter: Counter) -> int:
    verdict = counter.call(compare_paper, ComparePaper("voucher", file_digest(file)))
    answer(counter, f"{verdict.verdict} {verdict.number}".strip(), verdict=verdict.verdict, number=verdict.number,
           differences=verdict.differences)  # fmt: skip
    return VERDICT_CODES[verdict.verdict]


def file_digest(file: Path) -> str:
    """SHA-256 of a file's bytes; Unavailable when it cannot be read."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise Unavailable("office.upload_failed", name=file.name, why=error.strerror or error) from error


def _told(counter: Counter, rows: tuple[VoucherRow, ...]) -> int:
    head = counter.choose(
        "凭证编号 状态 申领单 收款方 资金 人数 金额", "Voucher State Claim Payee Fund Heads Amount"
    ).split()
    cells = [(r.number, str(r.state), r.claim_number, r.payee_name, r.fund, str(r.heads), str(r.total)) for r in rows]
    answer(counter, table(head, cells, right=(5, 6)), vouchers=rows)
    return 0
