"""Every step on a claim, in every state, by everybody: what the table does not list is refused and changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.journeys import ledger
from tests.journeys.stages import CLASS, ROLES, STATES, Scene, has_duty, office_in, scene_of
from trainingdesk.domain.errors import OfficeError
from trainingdesk.domain.workflow import VoucherEvent
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
from trainingdesk.services.claim_opening import OpenClassClaim, open_class_claim
from trainingdesk.services.claim_review import (
    ApproveClaim,
    ExcludePerson,
    RejectClaim,
    Remark,
    ReturnClaim,
    approve_claim,
    exclude_person,
    reject_claim,
    return_claim,
)
from trainingdesk.services.claim_steps import ClaimAsSeen
from trainingdesk.services.office import Procedure
from trainingdesk.services.vouchers import DecideVoucher, decide_voucher, issue_vouchers

Step = tuple[Procedure[Any, Any], Callable[[Scene], object]]
FILER = frozenset({"clerk"})
REVIEWERS = frozenset({"hr", "hr2"})
NEW_REVIEWERS = REVIEWERS | {"finance-hr"}  # as long as finance has not decided with the other hat on
FINANCE = frozenset({"finance"})
REVIEW = {"submitted": NEW_REVIEWERS, "finance_returned": REVIEWERS}
EDIT = {"draft": FILER, "returned": FILER}
MAY: Mapping[str, Mapping[str, frozenset[str]]] = {
    "compute": EDIT,
    "leave out": EDIT,
    "attach": EDIT,
    "submit": EDIT,
    "withdraw": EDIT | {"submitted": FILER},
    "open another": {"withdrawn": FILER, "rejected": FILER, "refused": FILER},
    "approve": REVIEW,
    "return": REVIEW,
    "exclude": REVIEW,
    "reject": REVIEW,
    "issue": {"approved": NEW_REVIEWERS},
    "finance approves": {"issued": FINANCE},
    "finance returns": {"issued": FINANCE},
    "finance refuses": {"issued": FINANCE},
}


def _as_seen(scene: Scene) -> ClaimAsSeen:
    return ClaimAsSeen(scene.claim_id, scene.version)


def _attachment(scene: Scene) -> AttachEvidence:
    scan = scene.room.path.with_name("scan.pdf")
    scan.write_bytes(b"%PDF-1.4 one more")
    return AttachEvidence(scene.claim_id, scene.version, "roster", scene.room.office.upload(scan))


def _decision(event: VoucherEvent) -> Callable[[Scene], DecideVoucher]:
    def decide_first(scene: Scene) -> DecideVoucher:
        voucher_id, version = (scene.vouchers[0].id, scene.vouchers[0].version) if scene.vouchers else (1, 1)
        return DecideVoucher(voucher_id, version, event, "见意见")

    return decide_first


STEPS: Mapping[str, Step] = {
    "compute": (compute_claim, _as_seen),
    "leave out": (leave_out, lambda scene: LeaveOut(scene.claim_id, scene.version, 1, "本人放弃")),
    "attach": (attach_evidence, _attachment),
    "submit": (submit_claim, lambda scene: SubmitClaim(scene.claim_id, scene.version, declared=True)),
    "withdraw": (withdraw_claim, _as_seen),
    "open another": (open_class_claim, lambda scene: OpenClassClaim("another", CLASS)),
    "approve": (approve_claim, lambda scene: ApproveClaim(scene.claim_id, scene.version)),
    "return": (return_claim, lambda scene: ReturnClaim(scene.claim_id, scene.version, (Remark(None, "请补正"),))),
    "exclude": (exclude_person, lambda scene: ExcludePerson(scene.claim_id, scene.version, 2, "HN22-R10", "不实")),
    "reject": (reject_claim, lambda scene: RejectClaim(scene.claim_id, scene.version, "HN22-R10", "不实")),
    "issue": (issue_vouchers, _as_seen),
    "finance approves": (decide_voucher, _decision(VoucherEvent.APPROVE)),
    "finance returns": (decide_voucher, _decision(VoucherEvent.RETURN)),
    "finance refuses": (decide_voucher, _decision(VoucherEvent.REFUSE)),
}
ALLOWED = [
    (state, step, login) for step, states in MAY.items() for state, logins in states.items() for login in sorted(logins)
]


def answer(scene: Scene, step: str, login: str) -> str:
    """``done``, or the code of the refusal."""
    procedure, order = STEPS[step]
    try:
        scene.room.call(login, procedure, order(scene))
    except OfficeError as error:
        return error.code
    return "done"


def not_listed(state: str, login: str) -> list[str]:
    """Steps to try. Want of duty stops anybody before the claim is looked at: asking so in one state is enough."""
    return [
        step
        for step, (procedure, _) in STEPS.items()
        if login not in MAY[step].get(state, ()) and (state == "submitted" or has_duty(login, procedure.permission))
    ]


@pytest.mark.parametrize("state", STATES)
def test_what_is_not_listed_is_refused_and_changes_nothing(
    states: Mapping[str, Path], tmp_path: Path, state: str
) -> None:
    done, changed = [], []
    with office_in(states[state], tmp_path / "office") as room:
        scene = scene_of(room)
        for login in ROLES:
            before = ledger.fingerprint(room.path)
            for step in not_listed(state, login):
                if answer(scene, step, login) == "done":
                    done.append((step, login))
            if ledger.fingerprint(room.path) != before:
                changed.append(login)
        assert (done, changed) == ([], [])
        assert room.office.database.check().sound


@pytest.mark.parametrize(("state", "step", "login"), ALLOWED)
def test_what_is_listed_is_done_once(
    states: Mapping[str, Path], tmp_path: Path, state: str, step: str, login: str
) -> None:
    with office_in(states[state], tmp_path / "office") as room:
        scene = scene_of(room)
        assert answer(scene, step, login) == "done"
        if step != "open another":
            assert answer(scene, step, login) in ("claim.changed_meanwhile", "voucher.changed_meanwhile")
        ledger.check_sums(room.path)


def test_every_refusal_for_want_of_duty_is_on_record(states: Mapping[str, Path], tmp_path: Path) -> None:
    with office_in(states["submitted"], tmp_path / "office") as room:
        scene = scene_of(room)
        assert answer(scene, "approve", "clerk") == "office.not_allowed"
        assert answer(scene, "withdraw", "hr") == "office.not_allowed"
        denied = ledger.rows(room.path, "SELECT login, object_number FROM audit_entry WHERE action = 'office.denied'")
        assert denied == [("clerk", "claim_review.approve_claim"), ("hr", "claim_filing.withdraw_claim")]


def test_a_second_login_is_the_same_hand(states: Mapping[str, Path], tmp_path: Path) -> None:
    with office_in(states["submitted"], tmp_path / "submitted") as room:
        assert answer(scene_of(room), "approve", "clerk-hr") == "claim.own_hand"
    with office_in(states["issued"], tmp_path / "issued") as room:
        assert answer(scene_of(room), "finance approves", "hr-finance") == "claim.own_hand"
    with office_in(states["finance_returned"], tmp_path / "returned") as room:
        assert answer(scene_of(room), "approve", "finance-hr") == "claim.own_hand"
