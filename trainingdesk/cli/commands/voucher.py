"""``tdesk voucher``: issue, list, print, decide as finance, verify a file somebody holds."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from trainingdesk.cli.columns import table
from trainingdesk.cli.counter import Counter
from trainingdesk.cli.output import answer
from trainingdesk.cli.saving import save
from trainingdesk.cli.verdicts import VERDICT_CODES
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.vocabulary import Fund, VerdictWord
from trainingdesk.domain.workflow import VoucherEvent, VoucherState
from trainingdesk.exchange.held_files import VOUCHER_NUMBER, held_file
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


def run(args: argparse.Namespace, counter: Counter) -> int:
    """Finance decides on the voucher as it is read here."""
    if args.step == "verify":
        return _verify(args, counter)
    if args.step == "print":
        _print(args, counter)
    elif args.step == "list":
        _tell(counter, counter.call(list_vouchers, WhichVouchers(args.claim, args.state)).rows)
    elif args.step == "issue":
        row = counter.call(open_claim, WhichClaim(args.claim, counter.language)).row
        _tell(counter, counter.call(issue_vouchers, ClaimAsSeen(row.id, row.version)).rows)
    else:
        found = _one(args.number, counter)
        order = DecideVoucher(found.id, found.version, VoucherEvent(args.step), args.comment)
        _tell(counter, counter.call(decide_voucher, order).rows)
    return 0


def _one(number: str, counter: Counter) -> VoucherRow:
    found = counter.call(list_vouchers, WhichVouchers(number=number)).rows
    if not found:
        raise Refused("voucher.unknown", number=number)
    return found[0]


def _print(args: argparse.Namespace, counter: Counter) -> None:
    paper = counter.call(print_paper, FetchPaper("voucher", args.number))
    save(args.out, paper.content, force=args.force)
    answer(counter, str(args.out), number=paper.number, digest=paper.digest, file=args.out)


def _verify(args: argparse.Namespace, counter: Counter) -> int:
    """True, altered (6), or unknown or void (3): by the digest of what was filed under the number it bears."""
    held = held_file(args.file, VOUCHER_NUMBER)
    verdict = counter.call(compare_paper, ComparePaper("voucher", held.digest, held.numbers))
    word = VerdictWord(verdict.verdict)
    void = counter.named(verdict.differences[0], VoucherState) if word is VerdictWord.REVOKED else ""
    text = "  ".join(part for part in (verdict.number, counter.name(word), void) if part)
    answer(counter, text, verdict=word, number=verdict.number, differences=verdict.differences)
    return VERDICT_CODES[word]


def _tell(counter: Counter, rows: Sequence[VoucherRow]) -> None:
    head = counter.choose("凭证编号 状态 申领单 收款方 类别 资金 人数 金额",
                          "Voucher State Claim Payee Kind Fund Heads Yuan").split()  # fmt: skip
    cells = [
        (
            row.number,
            counter.name(row.state),
            row.claim_number,
            row.payee_name,
            counter.name(row.payee),
            counter.named(row.fund, Fund),
            str(row.heads),
            str(row.total),
        )
        for row in rows
    ]
    answer(counter, table(head, cells, right=(6, 7)), vouchers=rows)
