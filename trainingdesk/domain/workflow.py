"""Where claims, vouchers, classes, institutions and certificates may go next: one transition table each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from trainingdesk.domain.errors import Refused
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.vocabulary import Term


class ClaimSource(Term):
    """Who files for whom."""

    CLASS = "class", "班级申领", "Class claim"
    COUNTER = "counter", "窗口申领", "Counter claim"
    EMPLOYER = "employer", "用人单位批量申领", "Employer batch"


class ClaimState(Term):
    """Where a claim stands."""

    DRAFT = "draft", "草稿", "Draft"
    SUBMITTED = "submitted", "待初审", "Waiting for HR review"
    RETURNED = "returned", "退回补正", "Returned for correction"
    APPROVED = "approved", "初审通过", "Approved by HR"
    FINANCE_RETURNED = "finance_returned", "财政退回", "Returned by finance"
    SETTLED = "settled", "财政同意", "Agreed by finance"
    REFUSED = "refused", "财政不予拨付", "Refused by finance"
    REJECTED = "rejected", "不予通过", "Rejected"
    WITHDRAWN = "withdrawn", "已撤回", "Withdrawn"


class ClaimEvent(Term):
    """What happens to a claim."""

    EDIT = "edit", "编辑", "Edit"
    SUBMIT = "submit", "提交", "Submit"
    WITHDRAW = "withdraw", "撤回", "Withdraw"
    EXCLUDE_LINE = "exclude_line", "排除", "Exclude"
    APPROVE = "approve", "通过", "Approve"
    RETURN = "return", "退回补正", "Return for correction"
    REJECT = "reject", "不予通过", "Reject"
    ISSUE_VOUCHER = "issue_voucher", "出具凭证", "Issue voucher"
    FINANCE_RETURN = "finance_return", "财政退回", "Finance returns"
    FINANCE_SETTLE = "finance_settle", "财政同意", "Finance agrees"
    FINANCE_REFUSE = "finance_refuse", "财政不予拨付", "Finance refuses"


class VoucherState(Term):
    """Where a voucher stands; a returned or refused one is void and its number is never used again."""

    ISSUED = "issued", "待财政复审", "Waiting for finance"
    APPROVED = "approved", "同意拨付", "Approved"
    RETURNED = "returned", "已退回作废", "Returned, void"
    REFUSED = "refused", "不予拨付作废", "Refused, void"


class VoucherEvent(Term):
    """What finance decides on a voucher."""

    APPROVE = "approve", "同意拨付", "Approve"
    RETURN = "return", "退回", "Return"
    REFUSE = "refuse", "不予拨付", "Refuse"


class ClassState(Term):
    """Where a class stands."""

    OPEN = "open", "在办", "Open"
    CLOSED = "closed", "已结业", "Closed"
    CANCELLED = "cancelled", "已撤销", "Cancelled"


class ClassEvent(Term):
    """What happens to a class."""

    EDIT = "edit", "编辑", "Edit"
    CLOSE = "close", "结业", "Close"
    CANCEL = "cancel", "撤销", "Cancel"


class InstitutionState(Term):
    """Whether an institution may train at public cost."""

    CERTIFIED = "certified", "定点", "Certified"
    SUSPENDED = "suspended", "暂停", "Suspended"
    REMOVED = "removed", "退出", "Removed"


class InstitutionEvent(Term):
    """What happens to an institution."""

    EDIT = "edit", "编辑", "Edit"
    SUSPEND = "suspend", "暂停", "Suspend"
    RESTORE = "restore", "恢复", "Restore"
    REMOVE = "remove", "退出", "Remove"


class CertificateState(Term):
    """Where a certificate stands."""

    REGISTERED = "registered", "已登记", "Registered"
    ALLOCATED = "allocated", "已编号", "Numbered"
    PRINTED = "printed", "已打印", "Printed"
    VOID = "void", "作废", "Void"


class CertificateEvent(Term):
    """What happens to a certificate."""

    PRINT = "print", "打印", "Print"
    REISSUE = "reissue", "补办", "Reissue"
    VOID = "void", "作废", "Void"


S = TypeVar("S", bound=Term)
E = TypeVar("E", bound=Term)


@dataclass(frozen=True, slots=True)
class Step(Generic[S]):
    """One transition: where it leads and who may take it; without a permission it only follows from another step."""

    to: S
    permission: Permission | None = None


@dataclass(frozen=True, slots=True)
class Workflow(Generic[S, E]):
    """A transition table. What is not listed is not allowed; ``refusal`` is the code that says so."""

    refusal: str
    steps: Mapping[tuple[S, E], Step[S]]

    def next_state(self, state: S, event: E, actor: Actor) -> S:
        """The state after the event; Refused when the table or the actor's role does not allow it."""
        step = self.steps.get((state, event))
        if step is None or step.permission is None:
            raise self._refused(state, event)
        if not actor.may(step.permission):
            raise Refused("workflow.role", event=event.zh, event_en=event.en, role=actor.role.zh, role_en=actor.role.en)
        return step.to

    def following_state(self, state: S, event: E) -> S:
        """Where a step that was already permitted leads on to by itself; Refused when the table does not list it."""
        step = self.steps.get((state, event))
        if step is None:
            raise self._refused(state, event)
        return step.to

    def allowed(self, state: S, actor: Actor) -> frozenset[E]:
        """The events this actor could cause now: what a counter enables."""
        return frozenset(
            event
            for (here, event), step in self.steps.items()
            if here == state and step.permission is not None and actor.may(step.permission)
        )

    def _refused(self, state: S, event: E) -> Refused:
        return Refused(self.refusal, state=state.zh, state_en=state.en, event=event.zh, event_en=event.en)


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
        (ClaimState.FINANCE_RETURNED, ClaimEvent.FINANCE_SETTLE): Step(ClaimState.SETTLED),
        (ClaimState.FINANCE_RETURNED, ClaimEvent.FINANCE_REFUSE): Step(ClaimState.REFUSED),
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
