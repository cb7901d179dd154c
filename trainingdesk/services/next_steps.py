"""What a class wants next: told from its counts and the claim made for it, in the order in which a class is worked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from trainingdesk.domain.money import Money
from trainingdesk.domain.people import Actor, Permission
from trainingdesk.domain.vocabulary import Term
from trainingdesk.domain.workflow import ClaimState, ClassState
from trainingdesk.models.claims import Claim
from trainingdesk.models.training import TrainingClass
from trainingdesk.models.vouchers import Voucher
from trainingdesk.services.bounds import claims_within_reach, class_within_reach, within_reach
from trainingdesk.services.class_counts import counts_of
from trainingdesk.services.class_lists import ShowClass, class_row
from trainingdesk.services.class_records import ClassCounts, ClassRow
from trainingdesk.services.office import Office, procedure

_OVER = frozenset({ClaimState.WITHDRAWN, ClaimState.REJECTED, ClaimState.REFUSED})


class NextStep(Term):
    """The one thing to do next with a class, or whom it waits for."""

    IMPORT_ROSTER = "import_roster", "导入花名册", "Import the roster"
    IMPORT_ATTENDANCE = "import_attendance", "导入考勤", "Import attendance"
    IMPORT_RESULTS = "import_results", "导入成绩", "Import results"
    CERTIFY = "certify", "补齐证书", "Add certificates"
    OPEN_CLAIM = "open_claim", "办理申领", "Open a claim"
    COMPUTE_CLAIM = "compute_claim", "计算申领", "Compute the claim"
    SUBMIT_CLAIM = "submit_claim", "提交初审", "Submit the claim"
    CORRECT_CLAIM = "correct_claim", "补正", "Correct the claim"
    HR_REVIEWS = "hr_reviews", "待人社初审", "HR reviews"
    HR_ISSUES = "hr_issues", "待出具凭证", "HR issues vouchers"
    FINANCE_DECIDES = "finance_decides", "待财政复审", "Finance decides"
    NOTHING = "nothing", "已办结", "Nothing"


@dataclass(frozen=True, slots=True)
class ClaimedClass:
    """A class with its newest claim that is not over, else its newest; None where it has none."""

    row: ClassRow
    claim_number: str | None
    claim_state: ClaimState | None
    claim_total: Money | None
    next_step: NextStep


@dataclass(frozen=True, slots=True)
class _ClaimSeen:
    claim: Claim
    has_vouchers: bool


@procedure(Permission.READ_REGISTERS)
def follow_class(office: Office, actor: Actor, order: ShowClass) -> ClaimedClass:
    """One class with its claim and what it wants next; Refused ``class.unknown`` as ``show_class`` refuses."""
    with office.read() as session:
        return with_claims(session, actor, [class_within_reach(session, actor, order.number)])[0]


def recent_classes(session: Session, actor: Actor, limit: int) -> tuple[ClaimedClass, ...]:
    """The classes within reach that start last; as many queries for one as for all of them."""
    bound = within_reach(actor)
    wanted = (
        select(TrainingClass)
        .options(joinedload(TrainingClass.institution))
        .order_by(TrainingClass.class_start.desc(), TrainingClass.id.desc())
        .limit(limit)
    )
    found = session.scalars(wanted if bound is None else wanted.where(bound)).all()
    return with_claims(session, actor, found)


def with_claims(session: Session, actor: Actor, classes: Sequence[TrainingClass]) -> tuple[ClaimedClass, ...]:
    """Each class with its claim, as far as the actor may see it, and what it wants next."""
    ids = [taught.id for taught in classes]
    counts, claims = counts_of(session, ids), _claims_of(session, actor, ids)
    return tuple(_claimed(taught, counts[taught.id], claims.get(taught.id)) for taught in classes)


def _claims_of(session: Session, actor: Actor, classes: Sequence[int]) -> dict[int, _ClaimSeen]:
    wanted = select(Claim).where(Claim.class_id.in_(classes), *claims_within_reach(actor)).order_by(Claim.id)
    newest: dict[int, Claim] = {}
    for claim in session.scalars(wanted):
        before = newest.get(claim.class_id or 0)
        if before is None or before.state in _OVER or claim.state not in _OVER:
            newest[claim.class_id or 0] = claim
    issued = set(session.scalars(select(Voucher.claim_id).where(Voucher.claim_id.in_([c.id for c in newest.values()]))))
    return {class_id: _ClaimSeen(claim, claim.id in issued) for class_id, claim in newest.items()}


def _claimed(taught: TrainingClass, counts: ClassCounts, seen: _ClaimSeen | None) -> ClaimedClass:
    claim = seen.claim if seen else None
    return ClaimedClass(
        row=class_row(taught, counts),
        claim_number=claim.number if claim else None,
        claim_state=claim.state if claim else None,
        claim_total=claim.total if claim else None,
        next_step=_of_claim(seen) if seen and seen.claim.state not in _OVER else _of_class(taught.state, counts),
    )


def _of_class(state: ClassState, counts: ClassCounts) -> NextStep:
    if state is ClassState.CANCELLED:
        return NextStep.NOTHING
    if not counts.enrolled:
        return NextStep.IMPORT_ROSTER
    if not counts.hours_planned:
        return NextStep.IMPORT_ATTENDANCE
    if not counts.assessed:
        return NextStep.IMPORT_RESULTS
    return NextStep.CERTIFY if counts.passed > counts.certificates else NextStep.OPEN_CLAIM


def _of_claim(seen: _ClaimSeen) -> NextStep:
    state = seen.claim.state
    if state is ClaimState.DRAFT:
        return NextStep.SUBMIT_CLAIM if seen.claim.computed else NextStep.COMPUTE_CLAIM
    if state is ClaimState.APPROVED:
        return NextStep.FINANCE_DECIDES if seen.has_vouchers else NextStep.HR_ISSUES
    if state is ClaimState.RETURNED:
        return NextStep.CORRECT_CLAIM
    return NextStep.HR_REVIEWS if state in (ClaimState.SUBMITTED, ClaimState.FINANCE_RETURNED) else NextStep.NOTHING
