"""``tdesk certificate``: allocate numbers, print, void, reissue, list, verify."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from trainingdesk.cli.commands.voucher import VERDICT_CODES, file_digest
from trainingdesk.cli.counter import Counter
from trainingdesk.cli.output import answer, table
from trainingdesk.domain.errors import Refused
from trainingdesk.services.certificate_records import CertificateRow
from trainingdesk.services.certificates import (
    AllocateCertificates,
    Papers,
    PrintCertificates,
    ReissueCertificate,
    VerifyCertificate,
    VoidCertificate,
    WhichCertificates,
    allocate_certificates,
    list_certificates,
    print_certificates,
    reissue_certificate,
    verify_certificate,
    void_certificate,
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words of ``tdesk certificate``."""
    steps = parser.add_subparsers(dest="step", required=True)
    allocate = steps.add_parser("allocate", help="生成编号 / allocate numbers")
    allocate.add_argument("--class", dest="class_number", required=True, metavar="NO")
    allocate.add_argument("--body", required=True, metavar="CODE", help="评价机构信用代码 / assessment body")
    allocate.add_argument("--issued-on", required=True, type=date.fromisoformat, metavar="YYYY-MM-DD")
    listing = steps.add_parser("list", help="台账 / list")
    listing.add_argument("--class", dest="class_number", metavar="NO")
    printing = steps.add_parser("print", help="打印 / print")
    printing.add_argument("numbers", nargs="*", metavar="NO")
    printing.add_argument("--class", dest="class_number", metavar="NO", help="全班 / the whole class")
    printing.add_argument("--overlay", action="store_true", help="套打 / onto blank forms")
    printing.add_argument("--out", type=Path, required=True, metavar="DIR")
    for name, told in (("void", "作废 / void"), ("reissue", "补办 / reissue")):
        step = steps.add_parser(name, help=told)
        step.add_argument("number")
        step.add_argument("--reason", required=True)
        if name == "reissue":
            step.add_argument("--out", type=Path, required=True, metavar="DIR")
    verify = steps.add_parser("verify", help="核验 / verify")
    verify.add_argument("number", metavar="NO")
    verify.add_argument("--file", type=Path, help="持有的文件 / the file somebody holds")


def run(args: argparse.Namespace, counter: Counter) -> int:
    """Numbers and sheets are the certificate officer's."""
    if args.step == "allocate":
        asked = AllocateCertificates(args.class_number, args.body, args.issued_on)
        return _told(counter, counter.call(allocate_certificates, asked).rows)
    if args.step == "list":
        return _told(counter, counter.call(list_certificates, WhichCertificates(args.class_number)).rows)
    if args.step == "verify":
        return _verify(args, counter)
    if args.step == "print":
        numbers = tuple(args.numbers) or tuple(row.number for row in _of_class(args, counter))
        return _saved(counter, counter.call(print_certificates, PrintCertificates(numbers, args.overlay)), args.out)
    row = _one(counter, args.number)
    if args.step == "void":
        return _told(
            counter, counter.call(void_certificate, VoidCertificate(row.number, row.version, args.reason)).rows
        )
    papers = counter.call(reissue_certificate, ReissueCertificate(row.number, row.version, args.reason))
    return _saved(counter, papers, args.out)


def _of_class(args: argparse.Namespace, counter: Counter) -> tuple[CertificateRow, ...]:
    if not args.class_number:
        raise Refused("certificate.none_named")
    return counter.call(list_certificates, WhichCertificates(class_number=args.class_number)).rows


def _one(counter: Counter, number: str) -> CertificateRow:
    rows = counter.call(list_certificates, WhichCertificates(number=number)).rows
    if not rows:
        raise Refused("certificate.unknown", number=number)
    return rows[0]


def _verify(args: argparse.Namespace, counter: Counter) -> int:
    digest = file_digest(args.file) if args.file else None
    verdict = counter.call(verify_certificate, VerifyCertificate(args.number, digest))
    answer(counter, f"{verdict.verdict} {verdict.number}", verdict=verdict.verdict, number=verdict.number,
           differences=verdict.differences, facts=verdict.facts)  # fmt: skip
    return VERDICT_CODES[verdict.verdict]


def _saved(counter: Counter, papers: Papers, out: Path) -> int:
    out.mkdir(parents=True, exist_ok=True)
    files = []
    for paper in papers.papers:
        file = out / f"{paper.number}.pdf"
        file.write_bytes(paper.content)
        files.append(str(file))
    answer(counter, "\n".join(files), files=files)
    return 0


def _told(counter: Counter, rows: tuple[CertificateRow, ...]) -> int:
    head = counter.choose(
        "证书编号 状态 姓名 证件号码 职业 等级 发证日期", "Number State Name ID Occupation Level Issued"
    ).split()
    cells = [
        (
            row.number,
            str(row.state),
            row.name,
            row.masked_id,
            row.occupation,
            (counter.choose(row.level.full_name, row.level.english_name) if row.level else "—"),
            row.issued_on.isoformat(),
        )
        for row in rows
    ]
    answer(counter, table(head, cells), certificates=rows)
    return 0
