"""``tdesk claim``: open, compute, give evidence, submit, show, withdraw."""

from __future__ import annotations

import argparse
import uuid
from pathlib import Path

from trainingdesk.cli.counter import Counter
from trainingdesk.cli.output import answer, table
from trainingdesk.domain.vocabulary import Item
from trainingdesk.domain.workflow import ClaimState
from trainingdesk.services.claim_filing import (
    AttachEvidence,
    LeaveOut,
    SubmitClaim,
    attach_evidence,
    compute_claim,
    leave_out,
    submit_claim,
    withdraw_claim,
)
from trainingdesk.services.claim_opening import (
    OpenClassClaim,
    OpenCounterClaim,
    OpenEmployerClaim,
    open_class_claim,
    open_counter_claim,
    open_employer_claim,
)
from trainingdesk.services.claim_reading import WhichClaim, WhichClaims, list_claims, open_claim
from trainingdesk.services.claim_records import ClaimDetail, ClaimOutcome, ClaimRow
from trainingdesk.services.claim_steps import ClaimAsSeen
from trainingdesk.services.papers import FetchPaper, print_paper


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The words of ``tdesk claim``."""
    steps = parser.add_subparsers(dest="step", required=True)
    new = steps.add_parser("new", help="新建 / open a draft")
    source = new.add_mutually_exclusive_group(required=True)
    source.add_argument("--class", dest="class_number", metavar="NO", help="班级编号 / class number")
    source.add_argument("--counter", action="store_true", help="窗口申领 / one person at the counter")
    source.add_argument("--employer", metavar="CODE", help="用人单位信用代码 / employer's credit code")
    new.add_argument("--certificate", action="append", default=[], metavar="NO", help="证书编号 / certificate number")
    new.add_argument("--order-id", default=None, help="重复提交时防重的标识 / id that makes a repeated order harmless")
    listing = steps.add_parser("list", help="列表 / list")
    listing.add_argument("--state", choices=[*ClaimState])
    for name, told in (
        ("show", "查看 / show"),
        ("compute", "计算 / compute"),
        ("withdraw", "撤回 / withdraw"),
    ):
        steps.add_parser(name, help=told).add_argument("number", metavar="SL…")
    add = steps.add_parser("add", help="添加附件 / attach evidence")
    add.add_argument("number", metavar="SL…")
    add.add_argument("file", type=Path)
    add.add_argument("--evidence", required=True, metavar="CODE", help="材料清单代码 / code of the checklist entry")
    add.add_argument("--pages", type=int, default=1)
    leave = steps.add_parser("leave-out", help="不为某人申领 / leave a person out")
    leave.add_argument("number", metavar="SL…")
    leave.add_argument("--person", type=int, required=True, metavar="N", help="序号 / position")
    leave.add_argument("--reason", default="", help="原因；留空为恢复 / reason; empty takes the person in again")
    submit = steps.add_parser("submit", help="提交 / submit")
    submit.add_argument("number", metavar="SL…")
    submit.add_argument("--declare", action="store_true", help="已阅读并同意承诺 / the declaration is accepted")
    submit.add_argument("--form", type=Path, metavar="OUT.pdf", help="申请表存到 / save the claim form")


def run(args: argparse.Namespace, counter: Counter) -> int:
    """Every step re-reads the claim, so that what is acted on is what stands."""
    if args.step == "list":
        state = ClaimState(args.state) if args.state else None
        rows = counter.call(list_claims, WhichClaims(state=state)).rows
        answer(counter, claims_table(counter, rows), claims=rows)
        return 0
    if args.step == "new":
        return _told(counter, _open(args, counter))
    return _on_a_claim(args, counter)


def _on_a_claim(args: argparse.Namespace, counter: Counter) -> int:
    detail = counter.call(open_claim, WhichClaim(args.number, counter.language))
    seen = ClaimAsSeen(detail.row.id, detail.row.version)
    if args.step == "show":
        answer(counter, claim_text(counter, detail), claim=detail)
        return 0
    if args.step == "withdraw":
        counter.call(withdraw_claim, seen)
        answer(counter, counter.choose("已撤回。", "Withdrawn."), number=args.number, state=ClaimState.WITHDRAWN)
        return 0
    if args.step == "compute":
        return _told(counter, counter.call(compute_claim, seen))
    if args.step == "add":
        upload = counter.upload(args.file)
        order = AttachEvidence(seen.claim_id, seen.seen_version, args.evidence, upload, args.pages)
        return _told(counter, counter.call(attach_evidence, order))
    if args.step == "leave-out":
        left = LeaveOut(seen.claim_id, seen.seen_version, args.person, args.reason)
        return _told(counter, counter.call(leave_out, left))
    return _submit(args, counter, seen)


def _submit(args: argparse.Namespace, counter: Counter, seen: ClaimAsSeen) -> int:
    outcome = counter.call(submit_claim, SubmitClaim(seen.claim_id, seen.seen_version, args.declare))
    if args.form is not None:
        paper = counter.call(print_paper, FetchPaper("claim_form", outcome.number))
        args.form.write_bytes(paper.content)
        counter.say(counter.choose(f"申请表：{args.form}", f"Claim form: {args.form}"))
    return _told(counter, outcome)


def _open(args: argparse.Namespace, counter: Counter) -> ClaimOutcome:
    order_id = args.order_id or str(uuid.uuid4())
    if args.class_number:
        return counter.call(open_class_claim, OpenClassClaim(order_id, args.class_number))
    numbers = tuple(args.certificate)
    if args.employer:
        return counter.call(open_employer_claim, OpenEmployerClaim(order_id, args.employer, numbers))
    return counter.call(open_counter_claim, OpenCounterClaim(order_id, numbers))


def _told(counter: Counter, outcome: ClaimOutcome) -> int:
    names = "、".join(outcome.left_out)
    zh = f"{outcome.number}：应付 {outcome.payable_heads} 人，不予 {outcome.excluded_heads} 人，合计 {outcome.total} 元"
    en = (
        f"{outcome.number}: {outcome.payable_heads} payable, {outcome.excluded_heads} excluded, "
        f"total {outcome.total} yuan"
    )
    if outcome.left_out:
        zh += f"；未取证未列入：{names}"
        en += f"; without certificate, not on the claim: {names}"
    answer(counter, counter.choose(zh, en), claim=outcome)
    return 0


def claims_table(counter: Counter, rows: tuple[ClaimRow, ...]) -> str:
    """Claims as a list shows them."""
    head = counter.choose("单号 状态 申领方 职业 人数 金额", "Number State Applicant Occupation Heads Amount").split()
    cells = [(r.number, str(r.state), r.applicant, r.occupation, str(r.heads), str(r.total)) for r in rows]
    return table(head, cells, right=(4, 5))


def claim_text(counter: Counter, detail: ClaimDetail) -> str:
    """One claim with every line's reasons."""
    parts = [claims_table(counter, (detail.row,)), ""]
    names = {subject.position: subject for subject in detail.subjects}
    for line in detail.lines:
        subject = names[line.subject_position]
        item = Item(line.item) if line.item in Item.__members__.values() else None
        name = counter.choose(item.zh, item.en) if item else line.item
        parts.append(f"{subject.position:>4} {subject.name} {subject.masked_id} {name} {line.amount} [{line.status}]")
        parts += [f"       {step}" for step in line.explanation]
    evidence = [(entry.code, counter.choose(entry.zh, entry.en), "*" if entry.required else "", str(entry.pieces))
                for entry in detail.evidence]  # fmt: skip
    head = (
        ("代码", "材料", "必备", "件数")
        if counter.choose("zh", "en") == "zh"
        else ("Code", "Evidence", "Req.", "Pieces")
    )
    parts += ["", table(head, evidence, right=(3,))]
    parts += [f"{act.at:%Y-%m-%d %H:%M} {act.by} {act.event} {act.comment or ''}".rstrip() for act in detail.acts]
    return "\n".join(parts)
