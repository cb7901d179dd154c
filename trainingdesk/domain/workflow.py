"""Where claims, vouchers, classes, institutions and certificates may go next: one transition table each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from trainingdesk.domain.errors import Refused
from trainingdesk.domain.people import Actor, Permission


class ClaimSource(StrEnum):
    """Who files for whom."""

    CLASS = "class"  # 机构为班级学员申领
    COUNTER = "counter"  # 个人持证在窗口申领
    EMPLOYER = "employer"  # 用人单位批量申领


class ClaimState(StrEnum):
    """Where a claim stands."""

    DRAFT = "draft"  # 草稿
    SUBMITTED = "submitted"  # 已提交，待初审
    RETURNED = "returned"  # 退回补正
    APPROVED = "approved"  # 初审通过，待财政
    FINANCE_RETURNED = "finance_returned"  # 财政退回，待初审重办
    SETTLED = "settled"  # 财政已决定，至少一张凭证同意
    REFUSED = "refused"  # 财政不予拨付
    REJECTED = "rejected"  # 初审不予通过
    WITHDRAWN = "withdrawn"  # 已撤回


class ClaimEvent(StrEnum):
    """What happens to a claim."""

    EDIT = "edit"
    SUBMIT = "submit"
    WITHDRAW = "withdraw"
    EXCLUDE_LINE = "exclude_line"
    APPROVE = "approve"
    RETURN = "return"
    REJECT = "reject"
    ISSUE_VOUCHER = "issue_voucher"
    FINANCE_RETURN = "finance_return"
    FINANCE_SETTLE = "finance_settle"
    FINANCE_REFUSE = "finance_refuse"


class VoucherState(StrEnum):
    """Where a voucher stands; a returned or refused one is void and its number is never used again."""

    ISSUED = "issued"  # 待财政复审
    APPROVED = "approved"  # 财政同意拨付
    RETURNED = "returned"  # 财政退回，作废
    REFUSED = "refused"  # 财政不予拨付，作废


class VoucherEvent(StrEnum):
    """What finance decides on a voucher."""

    APPROVE = "approve"
    RETURN = "return"
    REFUSE = "refuse"


class ClassState(StrEnum):
    """Where a class stands."""

    OPEN = "open"  # 在办
    CLOSED = "closed"  # 已结业
    CANCELLED = "cancelled"  # 已撤销


class ClassEvent(StrEnum):
    """What happens to a class."""

    EDIT = "edit"
    CLOSE = "close"
    CANCEL = "cancel"


class InstitutionState(StrEnum):
    """Whether an institution may train at public cost."""

    CERTIFIED = "certified"  # 定点
    SUSPENDED = "suspended"  # 暂停
    REMOVED = "removed"  # 退出


class InstitutionEvent(StrEnum):
    """What happens to an institution."""

    EDIT = "edit"
    SUSPEND = "suspend"
    RESTORE = "restore"
    REMOVE = "remove"


class CertificateState(StrEnum):
    """Where a certificate stands."""

    REGISTERED = "registered"  # 外来证书，已登记
    ALLOCATED = "allocated"  # 已编号，未打印
    PRINTED = "printed"  # 已打印
    VOID = "void"  # 作废


class CertificateEvent(StrEnum):
    """What happens to a certificate."""

    PRINT = "print"
    REISSUE = "reissue"
    VOID = "void"


S = TypeVar("S", bound=StrEnum)
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Step(Generic[S]):
    """One permitted transition: where it leads and who may take it."""

    to: S
    permission: Permission


@dataclass(frozen=True, slots=True)
class Workflow(Generic[S, E]):
    """A transition table. What is not listed is not allowed; ``refusal`` is the code that says so."""

    refusal: str
    steps: Mapping[tuple[S, E], Step[S]]

    def next_state(self, state: S, event: E, actor: Actor) -> S:
        """The state after the event; Refused when the table or the actor's role does not allow it."""
        step = self.steps.get((state, event))
        if step is None:
            raise Refused(self.refusal, state=state, event=event)
        if not actor.may(step.permission):
            raise Refused("workflow.role", event=event, role=actor.role)
        return step.to

    def allowed(self, state: S, actor: Actor) -> frozenset[E]:
        """The events this actor could cause now: what a counter enables."""
        return frozenset(
            event for (here, event), step in self.steps.items() if here == state and actor.may(step.permission)
        )


_FILE, _REVIEW = Permission.FILE_CLAIM, Permission.REVIEW_CLAIM
_FINANCE, _ISSUE = Permission.DECIDE_VOUCHER, Permission.ISSUE_VOUCHER

CLAIMS: Workflow[ClaimState, ClaimEvent] = Workflow(
    "workflow.claim_state",
    {
        (ClaimState.DRAFT, ClaimEvent.EDIT): Step(ClaimState.DRAFT, _FILE),
        (ClaimState.DRAFT, ClaimEvent.SUBMIT): Step(ClaimState.SUBMITTED, _FILE),
        (ClaimState.DRAFT, ClaimEvent.WITHDRAW): Step(ClaimState.WITHDRAWN, _FILE),
        (ClaimState.SUBMITTED, ClaimEvent.WITHDRAW): Step(ClaimState.WITHDRAWN, _FILE),
        (ClaimState.SUBMITTED, ClaimEvent.EXCLUDE_LINE): Step(ClaimState.SUBMITTED, _REVIEW),
        (ClaimState.SUBMITTED, ClaimEvent.APPROVE): Step(ClaimState.APPROVED, _REVIEW),
        (ClaimState.SUBMITTED, ClaimEvent.RETURN): Step(ClaimState.RETURNED, _REVIEW),
        (ClaimState.SUBMITTED, ClaimEvent.REJECT): Step(ClaimState.REJECTED, _REVIEW),
        (ClaimState.RETURNED, ClaimEvent.EDIT): Step(ClaimState.RETURNED, _FILE),
        (ClaimState.RETURNED, ClaimEvent.SUBMIT): Step(ClaimState.SUBMITTED, _FILE),
        (ClaimState.RETURNED, ClaimEvent.WITHDRAW): Step(ClaimState.WITHDRAWN, _FILE),
        (ClaimState.APPROVED, ClaimEvent.ISSUE_VOUCHER): Step(ClaimState.APPROVED, _ISSUE),
        (ClaimState.APPROVED, ClaimEvent.FINANCE_RETURN): Step(ClaimState.FINANCE_RETURNED, _FINANCE),
        (ClaimState.APPROVED, ClaimEvent.FINANCE_SETTLE): Step(ClaimState.SETTLED, _FINANCE),
        (ClaimState.APPROVED, ClaimEvent.FINANCE_REFUSE): Step(ClaimState.REFUSED, _FINANCE),
        (ClaimState.FINANCE_RETURNED, ClaimEvent.FINANCE_RETURN): Step(ClaimState.FINANCE_RETURNED, _FINANCE),
        (ClaimState.FINANCE_RETURNED, ClaimEvent.EXCLUDE_LINE): Step(ClaimState.FINANCE_RETURNED, _REVIEW),
        (ClaimState.FINANCE_RETURNED, ClaimEvent.APPROVE): Step(ClaimState.APPROVED, _REVIEW),
        (ClaimState.FINANCE_RETURNED, ClaimEvent.RETURN): Step(ClaimState.RETURNED, _REVIEW),
        (ClaimState.FINANCE_RETURNED, ClaimEvent.REJECT): Step(ClaimState.REJECTED, _REVIEW),
    },
)

VOUCHERS: Workflow[VoucherState, VoucherEvent] = Workflow(
    "workflow.voucher_state",
    {
        (VoucherState.ISSUED, VoucherEvent.APPROVE): Step(VoucherState.APPROVED, _FINANCE),
        (VoucherState.ISSUED, VoucherEvent.RETURN): Step(VoucherState.RETURNED, _FINANCE),
        (VoucherState.ISSUED, VoucherEvent.REFUSE): Step(VoucherState.REFUSED, _FINANCE),
    },
)

CLASSES: Workflow[ClassState, ClassEvent] = Workflow(
    "workflow.class_state",
    {
        (ClassState.OPEN, ClassEvent.EDIT): Step(ClassState.OPEN, Permission.KEEP_CLASSES),
        (ClassState.OPEN, ClassEvent.CLOSE): Step(ClassState.CLOSED, Permission.KEEP_CLASSES),
        (ClassState.OPEN, ClassEvent.CANCEL): Step(ClassState.CANCELLED, Permission.KEEP_CLASSES),
    },
)

_INSTITUTIONS = Permission.MANAGE_INSTITUTIONS
INSTITUTIONS: Workflow[InstitutionState, InstitutionEvent] = Workflow(
    "workflow.institution_state",
    {
        (InstitutionState.CERTIFIED, InstitutionEvent.EDIT): Step(InstitutionState.CERTIFIED, _INSTITUTIONS),
        (InstitutionState.CERTIFIED, InstitutionEvent.SUSPEND): Step(InstitutionState.SUSPENDED, _INSTITUTIONS),
        (InstitutionState.CERTIFIED, InstitutionEvent.REMOVE): Step(InstitutionState.REMOVED, _INSTITUTIONS),
        (InstitutionState.SUSPENDED, InstitutionEvent.EDIT): Step(InstitutionState.SUSPENDED, _INSTITUTIONS),
        (InstitutionState.SUSPENDED, InstitutionEvent.RESTORE): Step(InstitutionState.CERTIFIED, _INSTITUTIONS),
        (InstitutionState.SUSPENDED, InstitutionEvent.REMOVE): Step(InstitutionState.REMOVED, _INSTITUTIONS),
    },
)

_CERTIFICATES = Permission.KEEP_CERTIFICATES
CERTIFICATES: Workflow[CertificateState, CertificateEvent] = Workflow(
    "workflow.certificate_state",
    {
        (CertificateState.ALLOCATED, CertificateEvent.PRINT): Step(CertificateState.PRINTED, _CERTIFICATES),
        (CertificateState.ALLOCATED, CertificateEvent.VOID): Step(CertificateState.VOID, _CERTIFICATES),
        (CertificateState.PRINTED, CertificateEvent.PRINT): Step(CertificateState.PRINTED, _CERTIFICATES),
        (CertificateState.PRINTED, CertificateEvent.REISSUE): Step(CertificateState.PRINTED, _CERTIFICATES),
        (CertificateState.PRINTED, CertificateEvent.VOID): Step(CertificateState.VOID, _CERTIFICATES),
    },
)
