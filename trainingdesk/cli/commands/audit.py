"""``tdesk audit``: verify the chain, against an anchor from paper where one is given; list entries."""

from __future__ import annotations

import argparse

from trainingdesk.cli.counter import Counter
from trainingdesk.cli.output import answer, table
from trainingdesk.services.audit_review import VerifyAudit, WhichEntries, list_entries, verify_audit

_ALTERED = 6


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words of ``tdesk audit``."""
    steps = parser.add_subparsers(dest="step", required=True)
    verify = steps.add_parser("verify", help="核验审计链 / verify the chain")
    verify.add_argument("--anchor", metavar="CODE", help="纸面上的十二位审计锚 / the twelve characters from paper")
    listing = steps.add_parser("list", help="日志 / entries")
    listing.add_argument("--object", metavar="NO", help="单号 / number of what was done to")


def run(args: argparse.Namespace, counter: Counter) -> int:
    """Exit 6 when the chain is broken or the anchor is not in it."""
    if args.step == "list":
        rows = counter.call(list_entries, WhichEntries(object_number=args.object)).rows
        head = counter.choose("序号 时间 登录名 动作 对象 说明", "Seq Time Login Action Object Details").split()
        cells = [
            (str(r.seq), f"{r.at:%Y-%m-%d %H:%M:%S}", r.login, r.action, r.object_number or "", r.details) for r in rows
        ]
        answer(counter, table(head, cells, right=(0,)), entries=rows)
        return 0
    verdict = counter.call(verify_audit, VerifyAudit(args.anchor))
    zh = f"共 {verdict.entries} 条，断链 {verdict.broken} 处，当前审计锚 {verdict.anchor}"
    en = f"{verdict.entries} entries, {verdict.broken} broken links, anchor now {verdict.anchor}"
    if args.anchor is not None:
        zh += f"；所查审计锚在第 {verdict.anchor_at} 条" if verdict.anchor_at else "；所查审计锚不在本链中"
        en += f"; the anchor stands at entry {verdict.anchor_at}" if verdict.anchor_at else "; the anchor is not here"
    answer(counter, counter.choose(zh, en), audit=verdict)
    return 0 if verdict.sound else _ALTERED
