"""A claim as its filer and its reviewer read it on a terminal: head, people with their lines, papers, history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from trainingdesk.cli.columns import aligned, moment, pairs, table, width
from trainingdesk.cli.counter import Counter
from trainingdesk.domain.findings import Place
from trainingdesk.domain.money import Money, total
from trainingdesk.domain.vocabulary import DecisionStatus, Fund, Item
from trainingdesk.services.claim_records import ActView, ClaimDetail, ClaimLineView, ClaimRow, SubjectView

_STEP = " " * 8


def claims_table(counter: Counter, rows: Sequence[ClaimRow]) -> str:
    """Claims as a list shows them."""
    head = counter.choose("单号 状态 申领方 职业 人数 金额", "Number State Applicant Occupation Heads Yuan").split()
    return table(head, [_cells(counter, row) for row in rows], right=(4, 5))


def queue_table(counter: Counter, rows: Sequence[ClaimRow], at: datetime) -> str:
    """Claims that wait, with the days since each was handed in."""
    head = counter.choose("单号 状态 申领方 职业 人数 金额 提交 已等天数",
                          "Number State Applicant Occupation Heads Yuan Submitted Days").split()  # fmt: skip
    cells = [(*_cells(counter, row), *_waited(row, at)) for row in rows]
    return table(head, cells, right=(4, 5, 7))


def _cells(counter: Counter, row: ClaimRow) -> tuple[str, ...]:
    return (row.number, counter.name(row.state), row.applicant, row.occupation, str(row.heads), str(row.total))


def _waited(row: ClaimRow, at: datetime) -> tuple[str, str]:
    if row.submitted_at is None:
        return "", ""
    return moment(row.submitted_at), str(waited_days(row, at))


def waited_days(row: ClaimRow, at: datetime) -> int | None:
    """Whole days since the claim was handed in; None before."""
    return None if row.submitted_at is None else (at - row.submitted_at).days


def claim_page(counter: Counter, detail: ClaimDetail, *, explain: bool) -> str:
    """Everything about one claim; with ``explain`` the steps of each decision too."""
    parts = [_head(counter, detail), _people(counter, detail, explain=explain), _evidence(counter, detail),
             _history(counter, detail.acts)]  # fmt: skip
    return "\n\n".join(part for part in parts if part)


def _head(counter: Counter, detail: ClaimDetail) -> str:
    row = detail.row
    source = counter.name(row.source) + (f"  {row.class_number}" if row.class_number else "")
    promised = counter.choose(f"{row.heads} 人，合计 {row.total} 元", f"{row.heads} people, {row.total} yuan")
    not_yet = counter.choose("尚未计算", "not computed yet")
    possible = counter.choose("、", ", ").join(counter.name(event) for event in detail.allowed)
    return pairs(
        (
            (counter.choose("申领单", "Claim"), f"{row.number}  {counter.name(row.state)}"),
            (counter.choose("申领方", "Applicant"), row.applicant),
            (counter.choose("方式", "Filed as"), source),
            (counter.choose("职业", "Occupation"), row.occupation),
            (counter.choose("申请日期", "Dated"), row.application_date.isoformat()),
            (counter.choose("提交", "Submitted"), moment(row.submitted_at) if row.submitted_at else ""),
            (counter.choose("补贴", "Subsidy"), promised if detail.computed else not_yet),
            (counter.choose("可办理", "Possible"), possible),
        )
    )


def _people(counter: Counter, detail: ClaimDetail, *, explain: bool) -> str:
    lines: dict[int, list[ClaimLineView]] = {}
    for line in detail.lines:
        lines.setdefault(line.subject_position, []).append(line)
    names = max((width(counter.named(line.item, Item)) for line in detail.lines), default=0)
    people = aligned([_person(counter, subject) for subject in detail.subjects], right=(0, 5))
    told: list[str] = []
    for person, subject in zip(people, detail.subjects, strict=True):
        told.append(person)
        told += _left_out(counter, subject)
        told += _findings(counter, detail, subject)
        for line in lines.get(subject.position, ()):
            told.append(_line(counter, line, names))
            told += [_STEP + step for step in (line.explanation if explain else _advice(line))]
    return "\n".join(told)


def _person(counter: Counter, subject: SubjectView) -> tuple[str, ...]:
    level = counter.level(subject.level)
    number = subject.certificate_no or "—"
    return (f"{subject.position:>3}", subject.name, subject.masked_id, number, level, str(subject.total))


def _left_out(counter: Counter, subject: SubjectView) -> Iterator[str]:
    if subject.excluded_by is None:
        return
    by_filer = counter.choose("申领方不为其申领", "left out by the filer")
    by_rule = counter.choose(f"初审按规则 {subject.excluded_by} 排除", f"excluded in review by {subject.excluded_by}")
    who = by_filer if subject.excluded_by == "filer" else by_rule
    yield f"     ✗ {who}{counter.choose('：', ': ')}{subject.excluded_why or '—'}"


def _findings(counter: Counter, detail: ClaimDetail, subject: SubjectView) -> Iterator[str]:
    found = [replace(one, place=Place()) for one in detail.findings if one.place.row == subject.position]
    for line in counter.finding_lines(found):
        yield f"     {line}"


def _line(counter: Counter, line: ClaimLineView, names: int) -> str:
    """The item, its amount, what came of it, and then who is paid on which voucher, or why nobody is."""
    item = counter.named(line.item, Item)
    amount = f"{line.amount!s:>12}"
    parts = ["    ", item + " " * (names - width(item)), amount, counter.name(line.status)]
    if line.status is DecisionStatus.EXCLUDED:
        parts.append(counter.choose("、", ", ").join(line.told))
    elif line.status is not DecisionStatus.NOT_APPLICABLE:
        fund = counter.named(line.fund, Fund)
        parts += [counter.name(line.payee), fund, line.due_on.isoformat() if line.due_on else "", line.voucher or ""]
    return "  ".join(part for part in parts if part).rstrip()


def _advice(line: ClaimLineView) -> Iterable[str]:
    return line.remedies if line.status is DecisionStatus.EXCLUDED else ()


def _evidence(counter: Counter, detail: ClaimDetail) -> str:
    head = counter.choose("材料 代码 要求 件数 页数", "Evidence Code Needed Pieces Pages").split()
    wanted = (counter.choose("必备，缺", "required, missing"), counter.choose("必备", "required"))
    cells = [
        (
            counter.choose(entry.zh, entry.en),
            entry.code,
            wanted[entry.pieces > 0] if entry.required else "",
            str(entry.pieces),
            str(entry.pages),
        )
        for entry in detail.evidence
    ]
    return table(head, cells, right=(3, 4)) if cells else ""


def _history(counter: Counter, acts: Sequence[ActView]) -> str:
    """Who did what; edits in a row by the same person are one line."""
    head = counter.choose("时间 经办人 办理 说明", "When Who What Remarks").split()
    cells = []
    for _, group in groupby(enumerate(acts), key=lambda each: _same(*each)):
        run = [act for _, act in group]
        times = f" ×{len(run)}" if len(run) > 1 else ""
        cells.append((moment(run[-1].at), run[0].by, counter.name(run[0].event) + times, _remark(counter, run[0])))
    return table(head, cells) if cells else ""


def _same(here: int, act: ActView) -> object:
    """What may be told in one line: plain acts of one kind by one person; an act with something to say stands alone."""
    says = act.comment or act.rule or act.subject_position
    return (here,) if says else (act.event, act.by)


def _remark(counter: Counter, act: ActView) -> str:
    person = act.subject_position
    about = counter.choose(f"第 {person} 人", f"person {person}") if person is not None else ""
    rule = counter.choose(f"依据 {act.rule}", f"by {act.rule}") if act.rule else ""
    return "  ".join(part for part in (about, rule, act.comment or "") if part)


def unpaid(detail: ClaimDetail) -> tuple[tuple[SubjectView, tuple[str, ...]], ...]:
    """Who gets nothing on a computed claim, and every reason in words."""
    found = []
    for subject in detail.subjects:
        lines = [line for line in detail.lines if line.subject_position == subject.position]
        if total(line.amount for line in lines) == Money(0):
            reasons = [reason for line in lines for reason in line.told]
            found.append((subject, tuple(dict.fromkeys(reasons or [subject.excluded_why or ""]))))
    return tuple(found)
