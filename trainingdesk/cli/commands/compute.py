"""``tdesk compute``: decide lines from a file by the policies named, no database, no sign-in."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from trainingdesk import paths
from trainingdesk.cli.counter import Counter
from trainingdesk.cli.output import answer
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.findings import Finding, Place, Severity
from trainingdesk.domain.money import Money
from trainingdesk.domain.vocabulary import DecisionStatus
from trainingdesk.policy.book import load_book
from trainingdesk.policy.decisions import Decisions
from trainingdesk.policy.engine import decide
from trainingdesk.policy.tables import read_table, unknown_columns, write_decisions
from trainingdesk.settings import Settings, settings_from

_FINDINGS = 3


def policies_folder() -> Path:
    """Where the shipped packs lie for this deployment."""
    defaults = Settings(paths.user_data_folder(), paths.user_state_folder(), paths.resources())
    return settings_from(os.environ, defaults).resources / "policies"


def run(args: argparse.Namespace, counter: Counter) -> int:
    """Exit 3 when a column is missing (then nothing is written), or a line lacks a fact or holds one that cannot be."""
    _refuse_own_source(args)
    book = load_book(args.policy, policies_folder())
    lines = read_table(args.lines)
    past = read_table(args.past) if args.past else None
    unknown = unknown_columns(lines)
    if unknown:
        counter.say(counter.sentence("policy.lines_column_unknown", columns=", ".join(unknown)))
    decisions = decide(lines, past, book, args.as_of, trace=args.explain)
    _refuse_missing(decisions, args.lines)
    write_decisions(decisions, args.out, explain=args.explain)
    _report(decisions, len(lines), args.out, counter)
    return _FINDINGS if decisions.has_gaps else 0


def _refuse_own_source(args: argparse.Namespace) -> None:
    """Before anything is read: the decisions may not take the place of what they are made from."""
    for source in (args.lines, args.past):
        if source is not None and args.out.exists() and source.exists() and args.out.samefile(source):
            raise Refused("policy.out_is_source", path=args.out)


def _refuse_missing(decisions: Decisions, lines: Path) -> None:
    if decisions.columns_missing:
        params = {"columns": ", ".join(decisions.columns_missing)}
        code = "policy.lines_column_missing"
        places = [Place(sheet=lines.name, header=name) for name in decisions.columns_missing]
        findings = [Finding(code, Severity.ERROR, place, {"columns": place.header or ""}) for place in places]
        raise Refused(code, findings=findings, **params)


def _report(decisions: Decisions, lines: int, out: Path, counter: Counter) -> None:
    """What was decided, in numbers; on standard error unless a document is asked for."""
    counts = decisions.counts()
    total = Money(decisions.total_fen)
    if counter.json:
        answer(counter, "", lines=lines, decisions=len(decisions), counts=counts, total=total, out=str(out))
        return
    each = [f"{counter.name(status)} {counts[status]}" for status in DecisionStatus if counts[status]]
    told = counter.choose(f"（{'，'.join(each)}）", f" ({', '.join(each)})") if each else ""
    sentence = counter.choose(
        f"{lines} 行明细，{len(decisions)} 项结果{told}，应付合计 {total} 元：{out}",
        f"{lines} lines, {len(decisions)} decisions{told}, {total} yuan payable: {out}",
    )
    counter.say(sentence)
