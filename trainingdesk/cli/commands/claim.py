"""``tdesk claim``: open, compute, give evidence, submit, show, withdraw."""

from __future__ import annotations

import argparse
import uuid
from collections.abc import Callable
from pathlib import Path

from trainingdesk.cli.claim_pages import claim_page, claims_table, unpaid
from trainingdesk.cli.counter import Counter
from trainingdesk.cli.output import answer
from trainingdesk.cli.records import told_finding
from trainingdesk.cli.saving import refuse_taken, save
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
from trainingdesk.services.claim_records import ClaimDetail, ClaimOutcome
from trainingdesk.services.claim_steps import ClaimAsSeen
from trainingdesk.services.papers import FetchPaper, print_paper


def run(args: argparse.Namespace, counter: Counter) -> int:
    """Every step reads the claim first, so that what is acted on is what stands."""
    _STEPS[args.step](args, counter)
    return 0


def seen(args: argparse.Namespace, counter: Counter) -> ClaimDetail:
    """The claim named, as it stands."""
    return counter.call(open_claim, WhichClaim(args.number, counter.language))


def _list(args: argparse.Namespace, counter: Counter) -> None:
    rows = counter.call(list_claims, WhichClaims(args.state, args.class_number)).rows
    answer(counter, claims_table(counter, rows), claims=rows)


def show(args: argparse.Namespace, counter: Counter) -> None:
    """Everything about the claim named; in a document its findings are told in words too."""
    detail = seen(args, counter)
    told = [told_finding(finding, counter.language) for finding in detail.findings]
    answer(counter, claim_page(counter, detail, explain=args.explain or counter.verbose), claim=detail, findings=told)


def _new(args: argparse.Namespace, counter: Counter) -> None:
    outcome = _opened(args, counter)
    heads = outcome.payable_heads + outcome.excluded_heads
    text = counter.choose(f"已新建 {outcome.number}：{heads} 人。", f"Opened {outcome.number} for {heads} people.")
    if outcome.left_out:
        names = counter.choose("、", ", ").join(outcome.left_out)
        text += counter.choose(f"未取证，没有列入：{names}。", f" Without a certificate and not on it: {names}.")
    if outcome.decided_before:
        names = counter.choose("、", ", ").join(outcome.decided_before)
        text += counter.choose(f"此前已申领或已不予补贴，没有列入：{names}。",
                               f" Claimed for or refused before and not on it: {names}.")  # fmt: skip
    answer(counter, text, claim=outcome)


def _opened(args: argparse.Namespace, counter: Counter) -> ClaimOutcome:
    order_id = args.order_id or str(uuid.uuid4())
    if args.class_number:
        return counter.call(open_class_claim, OpenClassClaim(order_id, args.class_number))
    numbers = tuple(args.certificates)
    if args.employer:
        return counter.call(open_employer_claim, OpenEmployerClaim(order_id, args.employer, numbers))
    return counter.call(open_counter_claim, OpenCounterClaim(order_id, numbers))


def _compute(args: argparse.Namespace, counter: Counter) -> None:
    """The sum, and everybody who gets nothing with the reasons."""
    row = seen(args, counter).row
    outcome = counter.call(compute_claim, ClaimAsSeen(row.id, row.version))
    refused = unpaid(seen(args, counter))
    apart = counter.choose("、", ", ")
    lines = [f"{subject.position:>5}  {subject.name}  {apart.join(reasons)}" for subject, reasons in refused]
    answer(
        counter, "\n".join([_sum(counter, outcome), *lines]), claim=outcome,
        unpaid=[{"position": subject.position, "name": subject.name, "reasons": why} for subject, why in refused],
    )  # fmt: skip


def _sum(counter: Counter, outcome: ClaimOutcome) -> str:
    paid, not_paid = outcome.payable_heads, outcome.excluded_heads
    return counter.choose(
        f"{outcome.number}  {counter.name(outcome.state)}：应付 {paid} 人，不予 {not_paid} 人，合计 {outcome.total} 元",
        f"{outcome.number}  {counter.name(outcome.state)}: {paid} payable, {not_paid} not, {outcome.total} yuan",
    )


def _add(args: argparse.Namespace, counter: Counter) -> None:
    """All files are taken in before the first is attached: a name mistyped attaches none."""
    row = seen(args, counter).row
    uploads = [counter.upload(file) for file in args.files]
    version = row.version
    for upload in uploads:
        outcome = counter.call(attach_evidence, AttachEvidence(row.id, version, args.evidence, upload, args.pages))
        version = outcome.version
    names = counter.choose("、", ", ").join(upload.name for upload in uploads)
    text = counter.choose(f"已附于 {row.number}：{names}", f"Attached to {row.number}: {names}")
    answer(counter, text, claim=outcome, evidence=args.evidence, files=[upload.name for upload in uploads])


def _leave_out(args: argparse.Namespace, counter: Counter) -> None:
    row = seen(args, counter).row
    reason = args.reason if args.step == "leave-out" else ""
    outcome = counter.call(leave_out, LeaveOut(row.id, row.version, args.person, reason))
    zh, en = ("不申领", "left out") if reason else ("恢复申领", "taken in again")
    text = counter.choose(f"{row.number} 第 {args.person} 人{zh}，请重新计算。",
                          f"Person {args.person} of {row.number} {en}; compute it again.")  # fmt: skip
    answer(counter, text, claim=outcome)


def _submit(args: argparse.Namespace, counter: Counter) -> None:
    if args.form is not None:
        refuse_taken(args.form, force=args.force)
    row = seen(args, counter).row
    outcome = counter.call(submit_claim, SubmitClaim(row.id, row.version, args.declare))
    if args.form is not None:
        _save_form(outcome.number, args.form, counter, force=args.force)
    answer(counter, _sum(counter, outcome), claim=outcome)


def _form(args: argparse.Namespace, counter: Counter) -> None:
    _save_form(args.number, args.out, counter, force=args.force)
    answer(counter, str(args.out), number=args.number, file=args.out)


def _save_form(number: str, out: Path, counter: Counter, *, force: bool) -> None:
    save(out, counter.call(print_paper, FetchPaper("claim_form", number)).content, force=force)
    counter.say(counter.choose(f"申请表已保存：{out}", f"Claim form saved: {out}"))


def _withdraw(args: argparse.Namespace, counter: Counter) -> None:
    row = seen(args, counter).row
    counter.call(withdraw_claim, ClaimAsSeen(row.id, row.version))
    text = counter.choose(f"{row.number} 已撤回。", f"{row.number} withdrawn.")
    answer(counter, text, number=row.number, state=ClaimState.WITHDRAWN)


_STEPS: dict[str, Callable[[argparse.Namespace, Counter], None]] = {
    "list": _list,
    "show": show,
    "new": _new,
    "compute": _compute,
    "add": _add,
    "leave-out": _leave_out,
    "take-in": _leave_out,
    "submit": _submit,
    "form": _form,
    "withdraw": _withdraw,
}
