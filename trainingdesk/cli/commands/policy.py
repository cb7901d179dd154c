"""``tdesk policy``: the packs at hand, one of them in words, and the check their authors run."""

from __future__ import annotations

import argparse

from trainingdesk.cli.commands.compute import policies_folder
from trainingdesk.cli.counter import Counter
from trainingdesk.cli.output import answer, table
from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.policy.book import load_book, load_shipped
from trainingdesk.policy.describe import describe
from trainingdesk.policy.inspection import inspect
from trainingdesk.policy.pack import Pack

_FINDINGS = 3
_DIGEST_SHOWN = 12


def run(args: argparse.Namespace, counter: Counter) -> int:
    """Exit 3 when a check finds a mistake."""
    actions = {"list": _list, "show": _show, "check": _check}
    return actions[args.action](args, counter)


def _list(args: argparse.Namespace, counter: Counter) -> int:
    packs = load_shipped(policies_folder()).packs
    head = counter.choose("代号 版本 地区 起 止 文号 名称", "Id Version Region From Until Document Title").split()
    rows = [
        (
            pack.id,
            pack.version,
            pack.region or "—",
            str(pack.span.start),
            str(pack.span.last_day or "—"),
            pack.document,
            pack.title(counter.language),
        )
        for pack in packs
    ]
    answer(counter, table(head, rows), packs=[_summary(pack) for pack in packs])
    return 0


def _summary(pack: Pack) -> dict[str, object]:
    return {
        "id": pack.id,
        "version": pack.version,
        "title": {"zh": pack.zh, "en": pack.en},
        "document": pack.document,
        "region": pack.region,
        "scheme": pack.scheme,
        "from": pack.span.start,
        "last_day": pack.span.last_day,
        "parents": pack.parents,
        "items": [item.code for item in pack.items],
        "digest": pack.digest,
    }


def _show(args: argparse.Namespace, counter: Counter) -> int:
    book = load_book([args.id], policies_folder())
    pack = book.pack(args.id if args.id in book.ids else book.ids[0], args.version)
    chapters = describe(pack, counter.language)
    text = "\n\n".join("\n  ".join((chapter.heading, *chapter.lines)) for chapter in chapters)
    digest = counter.choose("摘要", "Digest")
    answer(counter, f"{text}\n\n{digest} {pack.digest}", pack=_summary(pack), chapters=chapters)
    return 0


def _check(args: argparse.Namespace, counter: Counter) -> int:
    """Every mistake with file, key and remedy; the worked cases beside the files run too."""
    folder = policies_folder()
    found = inspect(args.files or [folder], folder)
    errors = sum(finding.severity is Severity.ERROR for finding in found.findings)
    digests = [f"{pack.id} {pack.version}  {pack.digest[:_DIGEST_SHOWN]}" for pack in found.packs]
    summary = counter.choose(
        f"{len(found.packs)} 个政策包，{found.cases} 个算例，{errors} 处错误",
        f"{len(found.packs)} packs, {found.cases} cases, {errors} mistakes",
    )
    lines = [*counter.finding_lines(found.findings), *digests, summary]
    told = [_finding(finding, counter) for finding in found.findings]
    answer(counter, "\n".join(lines), packs=len(found.packs), cases=found.cases, findings=told)
    return 0 if found.passed else _FINDINGS


def _finding(finding: Finding, counter: Counter) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "file": finding.place.sheet,
        "key": finding.place.header,
        "message": counter.sentence(finding.code, **finding.params),
    }
