"""``tdesk certificate``: allocate numbers, print, void, reissue, list, register others', verify."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from trainingdesk.cli.columns import table
from trainingdesk.cli.counter import Counter
from trainingdesk.cli.lists import ImportWords, import_list
from trainingdesk.cli.output import answer
from trainingdesk.cli.saving import make_folder, refuse_taken, save
from trainingdesk.cli.verdicts import VERDICT_CODES
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.vocabulary import VerdictWord
from trainingdesk.domain.workflow import CertificateState
from trainingdesk.exchange.held_files import CERTIFICATE_NUMBER, held_file
from trainingdesk.services.certificate_records import CertificateRow
from trainingdesk.services.certificates import (
    AllocateCertificates,
    CertificateVerdict,
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
from trainingdesk.services.certificates_import import commit_certificates, preview_certificates, remark_certificates
from trainingdesk.services.outside_certificates import CertificateEntry, RegisterCertificates, register_certificates

_LIST = ImportWords(
    preview=preview_certificates, commit=commit_certificates, remark=remark_certificates, of_class=False
)
_PRINTABLE = (CertificateState.ALLOCATED, CertificateState.PRINTED)


def run(args: argparse.Namespace, counter: Counter) -> int:
    """Numbers and sheets are the certificate officer's; registering is the counter's."""
    return _STEPS[args.step](args, counter)


def _allocate(args: argparse.Namespace, counter: Counter) -> int:
    asked = AllocateCertificates(args.class_number, args.body, args.issued_on)
    return _told(counter, counter.call(allocate_certificates, asked).rows)


def _list(args: argparse.Namespace, counter: Counter) -> int:
    asked = WhichCertificates(args.class_number, args.state, args.number, args.level)
    return _told(counter, counter.call(list_certificates, asked).rows)


def _print(args: argparse.Namespace, counter: Counter) -> int:
    numbers = tuple(dict.fromkeys(args.numbers)) or _of_class(args, counter)
    make_folder(args.out)
    papers = counter.call(print_certificates, PrintCertificates(numbers, args.overlay))
    return _saved(counter, papers, args.out, force=args.force)


def _of_class(args: argparse.Namespace, counter: Counter) -> tuple[str, ...]:
    """What may be printed of a class; void ones and those from elsewhere are no sheets of ours."""
    asked = WhichCertificates(class_number=args.class_number)
    rows = counter.call(list_certificates, asked).rows if args.class_number else ()
    numbers = tuple(row.number for row in rows if row.state in _PRINTABLE)
    if not numbers:
        raise Refused("certificate.none_named")
    return numbers


def _void(args: argparse.Namespace, counter: Counter) -> int:
    row = _one(counter, args.number)
    order = VoidCertificate(row.number, row.version, args.reason)
    return _told(counter, counter.call(void_certificate, order).rows)


def _reissue(args: argparse.Namespace, counter: Counter) -> int:
    """A file of the earlier sheet must not be in the way: the step cannot be taken back."""
    make_folder(args.out)
    refuse_taken(_file(args.out, args.number), force=args.force)
    row = _one(counter, args.number)
    papers = counter.call(reissue_certificate, ReissueCertificate(row.number, row.version, args.reason))
    return _saved(counter, papers, args.out, force=args.force)


def _one(counter: Counter, number: str) -> CertificateRow:
    rows = counter.call(list_certificates, WhichCertificates(number=number)).rows
    if not rows:
        raise Refused("certificate.unknown", number=number)
    return rows[0]


def _register(args: argparse.Namespace, counter: Counter) -> int:
    entry = CertificateEntry(
        name=args.name,
        identity_number=args.identity,
        number=args.number,
        kind=args.kind,
        level=args.level,
        occupation_code=args.occupation,
        occupation_edition=args.edition,
        occupation_name=args.occupation_name or "",
        issued_on=args.issued_on,
        issuer=args.issuer,
        method=args.method,
        assessed_on=args.assessed_on,
        phone=args.phone,
        bank=args.bank,
        account=args.account,
        groups=tuple(args.groups),
    )
    return _told(counter, counter.call(register_certificates, RegisterCertificates((entry,))).rows)


def _import(args: argparse.Namespace, counter: Counter) -> int:
    return import_list(args, counter, _LIST)


def _verify(args: argparse.Namespace, counter: Counter) -> int:
    """True, altered (6), or unknown or void (3)."""
    verdict = _verdict(args.what, counter)
    word = VerdictWord(verdict.verdict)
    text = "  ".join(part for part in (verdict.number, counter.name(word), _facts(counter, verdict)) if part)
    answer(counter, text, verdict=word, number=verdict.number, differences=verdict.differences, facts=verdict.facts)
    return VERDICT_CODES[word]


def _verdict(what: str, counter: Counter) -> CertificateVerdict:
    """Of a file by the number it bears; a name with a folder or an ending in it is a file, there or not."""
    path = Path(what)
    if not (path.is_file() or path.suffix or path.parent.name):
        return counter.call(verify_certificate, VerifyCertificate(what))
    held = held_file(path, CERTIFICATE_NUMBER)
    verdict = CertificateVerdict("unknown", "")
    for number in held.numbers:
        verdict = counter.call(verify_certificate, VerifyCertificate(number, held.digest))
        if verdict.facts is not None:
            break
    return verdict


def _facts(counter: Counter, verdict: CertificateVerdict) -> str:
    row = verdict.facts
    if row is None:
        return ""
    level = counter.level(row.level)
    issued = counter.choose(f"{row.issued_on} 发证", f"issued {row.issued_on}")
    remark = "、".join(verdict.differences) if verdict.verdict == VerdictWord.REVOKED else ""
    return "  ".join(part for part in (row.name, row.masked_id, row.occupation, level, issued, remark) if part)


def _saved(counter: Counter, papers: Papers, out: Path, *, force: bool) -> int:
    files = [_file(out, paper.number) for paper in papers.papers]
    for file, paper in zip(files, papers.papers, strict=True):
        save(file, paper.content, force=force)
    answer(counter, "\n".join(map(str, files)), files=files)
    return 0


def _file(out: Path, number: str) -> Path:
    return out / f"{number}.pdf"


def _told(counter: Counter, rows: Sequence[CertificateRow]) -> int:
    head = counter.choose("证书编号 状态 姓名 证件号码 职业 等级 发证日期",
                          "Number State Name ID Occupation Level Issued").split()  # fmt: skip
    cells = [
        (
            row.number,
            counter.name(row.state),
            row.name,
            row.masked_id,
            row.occupation,
            counter.level(row.level),
            row.issued_on.isoformat(),
        )
        for row in rows
    ]
    answer(counter, table(head, cells), certificates=rows)
    return 0


_STEPS: dict[str, Callable[[argparse.Namespace, Counter], int]] = {
    "allocate": _allocate,
    "list": _list,
    "print": _print,
    "void": _void,
    "reissue": _reissue,
    "register": _register,
    "import": _import,
    "verify": _verify,
}
