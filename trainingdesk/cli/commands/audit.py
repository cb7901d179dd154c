"""``tdesk audit``: verify the chain, against an anchor from paper where one is given; list entries."""

from __future__ import annotations

import argparse

from trainingdesk.cli.columns import moment, table
from trainingdesk.cli.counter import Counter
from trainingdesk.cli.output import answer
from trainingdesk.domain.deeds import deed_name
from trainingdesk.services.audit_review import (
    PAGE,
    AuditVerdict,
    VerifyAudit,
    WhichEntries,
    list_entries,
    verify_audit,
)

_ALTERED = 6


def run(args: argparse.Namespace, counter: Counter) -> int:
    """Exit 6 when the chain is broken or the anchor is not in it."""
    if args.step == "list":
        return _list(args, counter)
    verdict = counter.call(verify_audit, VerifyAudit(args.anchor))
    parts = [*_chain(counter, verdict), *(_anchor(counter, verdict) if args.anchor else ())]
    answer(counter, "\n".join(parts), audit=verdict)
    return 0 if verdict.sound else _ALTERED


def _chain(counter: Counter, verdict: AuditVerdict) -> list[str]:
    if verdict.broken:
        zh = f"审计链断裂：{verdict.broken} 处，首处在第 {verdict.first_broken} 条，共 {verdict.entries} 条。"
        en = f"The chain is broken at {verdict.broken} places, first at entry {verdict.first_broken}."
    else:
        zh, en = f"审计链完整，共 {verdict.entries} 条。", f"The chain holds: {verdict.entries} entries."
    return [counter.choose(zh, en), counter.choose("当前审计锚 ", "Anchor now ") + verdict.anchor]


def _anchor(counter: Counter, verdict: AuditVerdict) -> list[str]:
    if verdict.anchor_at is None:
        told = ("所查审计锚不在本链中：这不是出具纸面时的记录。",
                "The anchor asked for is not in this chain: it is not the log of that paper.")  # fmt: skip
    else:
        told = (
            f"所查审计锚在第 {verdict.anchor_at} 条。",
            f"The anchor asked for stands at entry {verdict.anchor_at}.",
        )
    return [counter.choose(*told)]


def _list(args: argparse.Namespace, counter: Counter) -> int:
    rows = counter.call(list_entries, WhichEntries(before=args.before, object_number=args.object)).rows
    head = counter.choose("序号 时间 登录名 办理 对象 说明", "Seq When Login What Object Details").split()
    cells = [
        (str(row.seq), moment(row.at), row.login, _deed(counter, row.action), row.object_number or "", row.details)
        for row in rows
    ]
    answer(counter, table(head, cells, right=(0,)), entries=rows)
    if len(rows) == PAGE:
        more = f"tdesk audit list --before {rows[-1].seq}"
        counter.say(counter.choose(f"更早的记录：{more}", f"Earlier entries: {more}"))
    return 0


def _deed(counter: Counter, action: str) -> str:
    return deed_name(action, chinese=counter.choose("zh", "en") == "zh")
