"""Claims are decided: HR review with a return and an exclusion, vouchers, finance with a return of its own."""

from __future__ import annotations

from dataclasses import dataclass

from trainingdesk.cli.demo.claiming import hand_in_again
from trainingdesk.cli.demo.plan import DemoUser
from trainingdesk.cli.demo.stage import Stage
from trainingdesk.domain.people import Role
from trainingdesk.domain.workflow import ClaimState, VoucherEvent
from trainingdesk.services.claim_reading import WhichClaim, WhichClaims, list_claims, open_claim
from trainingdesk.services.claim_records import ClaimOutcome, ClaimRow
from trainingdesk.services.claim_review import (
    ApproveClaim,
    ExcludePerson,
    Remark,
    ReturnClaim,
    approve_claim,
    exclude_person,
    return_claim,
)
from trainingdesk.services.claim_steps import ClaimAsSeen
from trainingdesk.services.papers import FetchPaper, print_paper
from trainingdesk.services.vouchers import (
    DecideVoucher,
    VoucherRow,
    WhichVouchers,
    decide_voucher,
    issue_vouchers,
    list_vouchers,
)

LACKING = "签到表补正页"
_REMARK = "考勤表与签到表对不上：请补交此人签到表的补正页"
_FINANCE_REMARK = "收款账户的开户行名称不全，请核对后重新出具凭证"


@dataclass(frozen=True, slots=True)
class Reissue:
    """A voucher that finance sent back, and the one that took its place."""

    void: str
    instead: str


def return_and_mend(stage: Stage, claim: ClaimOutcome, clerk: DemoUser) -> None:
    """HR pins a remark to the first person of the claim; the filer adds what is asked for and hands in again."""
    return_with_remark(stage, claim)
    again = hand_in_again(stage, clerk, claim.number, LACKING)
    stage.tell(
        f"初审退回 {claim.number}（第 1 人：{_REMARK}），补正后再次提交 {again.total} 元",
        f"HR returned {claim.number} with a remark on person 1; put right and handed in again, {again.total} yuan",
    )


def return_with_remark(stage: Stage, claim: ClaimOutcome) -> None:
    """HR sends a claim back with a remark pinned to its first person."""
    reviewer = stage.user_of(Role.HR_REVIEWER)
    stage.do(reviewer, return_claim, ReturnClaim(claim.id, claim.version, (Remark(1, _REMARK),)))


def exclude_from(stage: Stage, claim: ClaimOutcome, name: str, rule: str, why: str) -> None:
    """HR takes one person off the claim and cites the rule."""
    reviewer = stage.user_of(Role.HR_REVIEWER)
    detail = stage.do(reviewer, open_claim, WhichClaim(claim.number))
    [position] = [subject.position for subject in detail.subjects if subject.name == name]
    order = ExcludePerson(detail.row.id, detail.row.version, position, rule, why)
    after = stage.do(reviewer, exclude_person, order)
    stage.tell(
        f"初审排除 {claim.number} 第 {position} 人 {name}（{rule}：{why}），余 {after.total} 元",
        f"HR excluded person {position} ({name}) from {claim.number} citing {rule}; {after.total} yuan remain",
    )


def approve_everything(stage: Stage) -> None:
    """What waits in the queue is approved as seen, and vouchers are issued for it."""
    reviewer = stage.user_of(Role.HR_REVIEWER)
    waiting = stage.do(reviewer, list_claims, WhichClaims(waiting_for_review=True)).rows
    issued = [voucher for row in waiting for voucher in _approve(stage, reviewer, row)]
    stage.tell(
        f"初审通过 {len(waiting)} 单，出具凭证 {len(issued)} 张",
        f"HR approved claims: {len(waiting)}; vouchers issued: {len(issued)}",
    )


def approve_one(stage: Stage, number: str) -> None:
    """HR approves one claim and issues its vouchers."""
    reviewer = stage.user_of(Role.HR_REVIEWER)
    _approve(stage, reviewer, stage.do(reviewer, open_claim, WhichClaim(number)).row)


def decide_everything(stage: Stage) -> Reissue:
    """Finance approves all vouchers but one, which goes back, is issued under a new number and approved then."""
    finance = stage.user_of(Role.FINANCE_REVIEWER)
    issued = stage.do(finance, list_vouchers, WhichVouchers()).rows
    *_, doubtful = issued
    _decide(stage, finance, doubtful, VoucherEvent.RETURN, _FINANCE_REMARK)
    for voucher in issued[:-1]:
        _decide(stage, finance, voucher, VoucherEvent.APPROVE)
    [instead] = _reissue(stage, doubtful.claim_number)
    _decide(stage, finance, instead, VoucherEvent.APPROVE)
    stage.tell(
        f"财政同意 {len(issued)} 张；退回 {doubtful.number}（{_FINANCE_REMARK}），作废后改出 {instead.number}",
        f"Finance approved vouchers: {len(issued)}; {doubtful.number} was returned and replaced by {instead.number}",
    )
    return Reissue(doubtful.number, instead.number)


def print_vouchers(stage: Stage) -> None:
    """Every voucher as it was filed, the void one too."""
    finance = stage.user_of(Role.FINANCE_REVIEWER)
    for voucher in stage.do(finance, list_vouchers, WhichVouchers()).rows:
        paper = stage.do(finance, print_paper, FetchPaper("voucher", voucher.number))
        stage.keep_paper(paper, f"凭证-{voucher.number}.pdf")


def _approve(stage: Stage, reviewer: DemoUser, row: ClaimRow) -> tuple[VoucherRow, ...]:
    approved = stage.do(reviewer, approve_claim, ApproveClaim(row.id, row.version))
    return stage.do(reviewer, issue_vouchers, ClaimAsSeen(approved.id, approved.version)).rows


def _reissue(stage: Stage, claim_number: str) -> tuple[VoucherRow, ...]:
    reviewer = stage.user_of(Role.HR_REVIEWER)
    [row] = [
        row
        for row in stage.do(reviewer, list_claims, WhichClaims(state=ClaimState.FINANCE_RETURNED)).rows
        if row.number == claim_number
    ]
    return _approve(stage, reviewer, row)


def _decide(stage: Stage, finance: DemoUser, voucher: VoucherRow, decision: VoucherEvent, comment: str = "") -> None:
    stage.do(finance, decide_voucher, DecideVoucher(voucher.id, voucher.version, decision, comment))
