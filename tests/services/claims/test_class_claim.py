"""A class claim from draft to settled: amounts, states, papers, and everybody who tries to step out of line."""

from __future__ import annotations

import io
import json

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from tests.fixtures.claims import (
    FOUR_ASSESSMENT,
    FOUR_TRAINING,
    class_of_four,
    computed,
    decided,
    detail_of,
    opened,
    seen,
    submitted,
    vouchers,
    with_evidence,
)
from tests.fixtures.office import FIRST_SCHOOL, Room
from tests.fixtures.training import Trainee, certify, fill, open_cooks
from trainingdesk.domain.errors import Conflict, NotAllowed, Refused
from trainingdesk.domain.money import Money
from trainingdesk.domain.people import Role
from trainingdesk.domain.vocabulary import Payee
from trainingdesk.domain.workflow import ClaimState, VoucherEvent, VoucherState
from trainingdesk.models.claims import ClaimLine
from trainingdesk.models.training import AttendanceDay
from trainingdesk.services.claim_filing import (
    LeaveOut,
    SubmitClaim,
    compute_claim,
    leave_out,
    submit_claim,
    withdraw_claim,
)
from trainingdesk.services.claim_opening import OpenClassClaim, open_class_claim
from trainingdesk.services.claim_reading import WhichClaims, list_claims
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
from trainingdesk.services.institution_lists import ShowInstitution, show_institution
from trainingdesk.services.institutions import MoveInstitution, remove_institution
from trainingdesk.services.papers import ComparePaper, FetchPaper, compare_paper, print_paper
from trainingdesk.services.vouchers import DecideVoucher, WhichVouchers, decide_voucher, issue_vouchers, list_vouchers

CLASS = "2026春-02"


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def code(caught: pytest.ExceptionInfo[Refused] | pytest.ExceptionInfo[Conflict]) -> str:
    return caught.value.code


def test_the_whole_way_from_draft_to_settled(room: Room) -> None:
    class_of_four(room)
    issued = vouchers(room)
    assert {(v.payee, v.total.fen) for v in issued} == {
        (Payee.INSTITUTION, FOUR_TRAINING),
        (Payee.ASSESSMENT_BODY, FOUR_ASSESSMENT),
    }
    assert [v.number for v in issued] == ["PZ2026-000001", "PZ2026-000002"]
    first, second = (decided(room, v, VoucherEvent.APPROVE) for v in issued)
    assert first.state is VoucherState.APPROVED
    assert second.state is VoucherState.APPROVED
    detail = detail_of(room, "SL2026-000001")
    assert detail.row.state is ClaimState.SETTLED
    assert detail.row.total == Money(FOUR_TRAINING + FOUR_ASSESSMENT)


def test_amounts_are_explained_from_the_stored_trace(room: Room) -> None:
    class_of_four(room)
    detail = detail_of(room, computed(room).number, "clerk")
    amounts = {(line.subject_position, line.item): line.amount.fen for line in detail.lines}
    assert amounts == {
        (1, "training"): 1_200_00, (1, "assessment"): 200_00,
        (2, "training"): 1_600_00, (2, "assessment"): 240_00,
        (3, "training"): 2_000_00, (3, "assessment"): 140_00,
        (4, "training"): 1_600_00, (4, "assessment"): 240_00,
    }  # fmt: skip
    direct = next(line for line in detail.lines if (line.subject_position, line.item) == (3, "assessment"))
    assert any("50" in sentence for sentence in direct.explanation)


def test_trainees_without_a_certificate_are_named_and_not_dropped_unsaid(room: Room) -> None:
    certify(room)
    open_cooks(room)
    fill(room, CLASS, (Trainee("张伟"), Trainee("李娜", method=None)))
    assert opened(room).left_out == ("李娜",)


def test_a_repeated_order_makes_no_second_claim(room: Room) -> None:
    class_of_four(room)
    assert opened(room) == opened(room)
    assert len(room.call("clerk", list_claims, WhichClaims()).rows) == 1


def test_a_class_has_one_claim_at_a_time(room: Room) -> None:
    class_of_four(room)
    opened(room)
    with pytest.raises(Refused) as caught:
        room.call("clerk", open_class_claim, OpenClassClaim("another", CLASS))
    assert code(caught) == "claim.class_has_one"


def test_another_schools_clerk_sees_neither_class_nor_claim(room: Room) -> None:
    class_of_four(room)
    with pytest.raises(Refused) as caught:
        room.call("clerk2", open_class_claim, OpenClassClaim("theirs", CLASS))
    assert code(caught) == "class.unknown"
    claim = opened(room)
    assert room.call("clerk2", list_claims, WhichClaims()).rows == ()
    with pytest.raises(NotAllowed):
        detail_of(room, claim.number, "clerk2")
    with pytest.raises(NotAllowed):
        room.call("clerk2", compute_claim, seen(room, claim.number))


def test_a_claim_is_handed_in_only_when_it_is_ready(room: Room) -> None:
    class_of_four(room)
    draft = opened(room)
    with pytest.raises(Refused) as caught:
        room.call("clerk", submit_claim, SubmitClaim(draft.id, draft.version, declared=True))
    assert code(caught) == "claim.not_computed"
    ready = room.call("clerk", compute_claim, seen(room, draft.number, "clerk"))
    with pytest.raises(Refused) as caught:
        room.call("clerk", submit_claim, SubmitClaim(ready.id, ready.version, declared=False))
    assert code(caught) == "claim.not_declared"
    with pytest.raises(Refused) as caught:
        room.call("clerk", submit_claim, SubmitClaim(ready.id, ready.version, declared=True))
    assert code(caught) == "claim.evidence_missing"
    assert detail_of(room, draft.number).row.state is ClaimState.DRAFT


def test_what_changed_since_it_was_seen_is_a_conflict(room: Room) -> None:
    class_of_four(room)
    draft = opened(room)
    room.call("clerk", compute_claim, seen(room, draft.number, "clerk"))
    with pytest.raises(Conflict) as caught:
        room.call("clerk", submit_claim, SubmitClaim(draft.id, draft.version, declared=True))
    assert code(caught) == "claim.changed_meanwhile"


def test_an_attachment_is_kept_once_and_by_its_bytes(room: Room) -> None:
    class_of_four(room)
    claim = with_evidence(room, computed(room))
    before = detail_of(room, claim.number).evidence
    assert all(entry.pieces == 1 for entry in before if entry.required)
    assert with_evidence(room, claim).version == claim.version


def test_the_claim_form_carries_number_people_and_amount_in_capitals(room: Room) -> None:
    class_of_four(room)
    claim = submitted(room)
    paper = room.call("clerk", print_paper, FetchPaper("claim_form", claim.number))
    text = text_of(paper.content)
    for words in (claim.number, "欧阳𬭊", "人民币柒仟贰佰贰拾元整", "演示"):
        assert words in text
    again = room.call("clerk", print_paper, FetchPaper("claim_form", claim.number))
    assert again.content == paper.content
    with pytest.raises(NotAllowed):
        room.call("clerk2", print_paper, FetchPaper("claim_form", claim.number))


def test_the_voucher_is_filed_once_and_recognised_by_its_bytes(room: Room) -> None:
    class_of_four(room)
    voucher = vouchers(room)[0]
    paper = room.call("finance", print_paper, FetchPaper("voucher", voucher.number))
    assert paper.digest == voucher.digest
    assert voucher.number in text_of(paper.content)
    assert room.call("finance", compare_paper, ComparePaper("voucher", paper.digest)).verdict == "true"
    assert room.call("finance", compare_paper, ComparePaper("voucher", "0" * 64)).verdict == "unknown"


def test_somebody_left_out_is_on_the_form_without_an_amount_and_comes_back_when_wanted(room: Room) -> None:
    class_of_four(room)
    claim = computed(room)
    left = room.call("clerk", leave_out, LeaveOut(claim.id, claim.version, 2, "本人放弃"))
    assert not detail_of(room, claim.number).computed
    claim = room.call("clerk", compute_claim, seen(room, claim.number, "clerk"))
    assert (claim.payable_heads, claim.excluded_heads) == (3, 1)
    claim = room.call("clerk", leave_out, LeaveOut(claim.id, claim.version, 2, ""))
    assert room.call("clerk", compute_claim, seen(room, claim.number, "clerk")).payable_heads == 4
    with pytest.raises(Refused) as caught:
        room.call("clerk", leave_out, LeaveOut(left.id, seen(room, claim.number, "clerk").seen_version, 99, "谁"))
    assert code(caught) == "claim.no_such_line"


def test_nobody_reviews_what_they_filed_whatever_the_login(room: Room) -> None:
    class_of_four(room)
    room.add("clerk-as-hr", "王敏", Role.HR_REVIEWER, 8)
    claim = submitted(room)
    with pytest.raises(Refused) as caught:
        room.call("clerk-as-hr", approve_claim, ApproveClaim(claim.id, claim.version))
    assert code(caught) == "claim.own_hand"
    assert detail_of(room, claim.number).row.state is ClaimState.SUBMITTED


def test_nobody_decides_as_finance_on_what_they_reviewed(room: Room) -> None:
    class_of_four(room)
    room.add("hr-as-finance", "何俊", Role.FINANCE_REVIEWER, 2)
    room.add("clerk-as-finance", "王敏", Role.FINANCE_REVIEWER, 8)
    voucher = vouchers(room)[0]
    for login in ("hr-as-finance", "clerk-as-finance"):
        with pytest.raises(Refused) as caught:
            room.call(login, decide_voucher, DecideVoucher(voucher.id, voucher.version, VoucherEvent.APPROVE))
        assert code(caught) == "claim.own_hand"


def test_roles_are_kept_to_their_steps(room: Room) -> None:
    class_of_four(room)
    claim = submitted(room)
    for login in ("clerk", "finance", "papers", "auditor", "admin"):
        with pytest.raises(NotAllowed):
            room.call(login, approve_claim, ApproveClaim(claim.id, claim.version))


def test_a_returned_claim_promises_nothing_and_comes_back_corrected(room: Room) -> None:
    class_of_four(room)
    claim = submitted(room)
    with pytest.raises(Refused) as caught:
        room.call("hr", return_claim, ReturnClaim(claim.id, claim.version, (Remark(None, " "),)))
    assert code(caught) == "claim.remark_missing"
    remarks = (Remark(2, "银行账号与本人不符"), Remark(None, "请补充签到表"))
    room.call("hr", return_claim, ReturnClaim(claim.id, claim.version, remarks))
    detail = detail_of(room, claim.number, "clerk")
    assert detail.row.state is ClaimState.RETURNED
    assert [(act.subject_position, act.comment) for act in detail.acts if act.comment] == [
        (2, "银行账号与本人不符"),
        (None, "请补充签到表"),
    ]
    with room.office.read() as session:
        assert not session.scalars(select(ClaimLine).where(ClaimLine.live)).all()
    again = room.call("clerk", compute_claim, seen(room, claim.number, "clerk"))
    again = room.call("clerk", submit_claim, SubmitClaim(again.id, again.version, declared=True))
    assert room.call("hr", approve_claim, ApproveClaim(again.id, again.version)).state is ClaimState.APPROVED


def test_a_reviewer_excludes_only_by_a_rule_of_the_pack(room: Room) -> None:
    class_of_four(room)
    claim = submitted(room)
    with pytest.raises(Refused) as caught:
        room.call("hr", exclude_person, ExcludePerson(claim.id, claim.version, 2, "MY-OWN-RULE", "看着不像"))
    assert code(caught) == "claim.rule_unknown"
    rule = caught.value.params["known"].split("、")[0]
    after = room.call("hr", exclude_person, ExcludePerson(claim.id, claim.version, 2, rule, "核实不符"))
    assert (after.payable_heads, after.total.fen) == (3, FOUR_TRAINING + FOUR_ASSESSMENT - 1_840_00)
    with pytest.raises(Refused) as caught:
        room.call("hr", exclude_person, ExcludePerson(after.id, after.version, 2, rule, ""))
    assert code(caught) == "claim.excluded_already"
    assert room.call("hr", approve_claim, ApproveClaim(after.id, after.version)).total == after.total
    issued = room.call("hr", issue_vouchers, seen(room, claim.number)).rows
    assert sum(voucher.total.fen for voucher in issued) == after.total.fen
    text = text_of(room.call("finance", print_paper, FetchPaper("voucher", issued[0].number)).content)
    assert rule in text


def test_a_rejected_claim_frees_its_certificates_for_a_new_one(room: Room) -> None:
    class_of_four(room)
    claim = submitted(room)
    with pytest.raises(Refused) as caught:
        room.call("hr", reject_claim, RejectClaim(claim.id, claim.version, "none", "x"))
    rule = caught.value.params["known"].split("、")[0]
    room.call("hr", reject_claim, RejectClaim(claim.id, claim.version, rule, "材料不实"))
    assert detail_of(room, claim.number).row.state is ClaimState.REJECTED
    assert room.call("clerk", open_class_claim, OpenClassClaim("second try", CLASS)).number == "SL2026-000002"


def test_a_withdrawn_claim_is_over_and_an_approved_one_cannot_be_withdrawn(room: Room) -> None:
    class_of_four(room)
    claim = submitted(room)
    room.call("clerk", withdraw_claim, seen(room, claim.number, "clerk"))
    assert detail_of(room, claim.number).row.state is ClaimState.WITHDRAWN
    room.call("clerk", open_class_claim, OpenClassClaim("again", CLASS))
    with pytest.raises(Refused) as caught:
        room.call("clerk", withdraw_claim, seen(room, claim.number, "clerk"))
    assert code(caught) == "workflow.claim_state"


def test_finance_returns_a_voucher_and_it_comes_back_under_a_new_number(room: Room) -> None:
    class_of_four(room)
    training, assessment = sorted(vouchers(room), key=lambda voucher: -voucher.total.fen)
    with pytest.raises(Refused) as caught:
        decided(room, training, VoucherEvent.RETURN)
    assert code(caught) == "voucher.reason_missing"
    back = decided(room, training, VoucherEvent.RETURN, "账户名称不符")
    assert back.state is VoucherState.RETURNED
    assert detail_of(room, training.claim_number).row.state is ClaimState.FINANCE_RETURNED
    with pytest.raises(Refused) as caught:
        decided(room, back, VoucherEvent.APPROVE)
    assert code(caught) == "workflow.voucher_state"
    now = seen(room, training.claim_number)
    approve = ApproveClaim(now.claim_id, now.seen_version)
    claim = room.call("hr", approve_claim, approve)
    [anew] = room.call("hr", issue_vouchers, seen(room, claim.number)).rows
    assert (anew.number, anew.total) == ("PZ2026-000003", training.total)
    decided(room, anew, VoucherEvent.APPROVE)
    assert detail_of(room, claim.number).row.state is ClaimState.APPROVED
    decided(room, assessment, VoucherEvent.APPROVE)
    assert detail_of(room, claim.number).row.state is ClaimState.SETTLED


def test_a_refused_voucher_frees_its_lines_and_all_refused_ends_the_claim(room: Room) -> None:
    class_of_four(room)
    for voucher in vouchers(room):
        assert decided(room, voucher, VoucherEvent.REFUSE, "预算不足").state is VoucherState.REFUSED
    assert detail_of(room, "SL2026-000001").row.state is ClaimState.REFUSED
    with room.office.read() as session:
        assert not session.scalars(select(ClaimLine).where(ClaimLine.live)).all()
    again = room.call("clerk", open_class_claim, OpenClassClaim("after the refusal", CLASS))
    assert again.number == "SL2026-000002"


def test_a_claim_with_a_standing_voucher_does_not_go_back_as_a_whole(room: Room) -> None:
    class_of_four(room)
    first, second = vouchers(room)
    decided(room, first, VoucherEvent.RETURN, "退回")
    now = seen(room, first.claim_number)
    with pytest.raises(Refused) as caught:
        room.call("hr", return_claim, ReturnClaim(now.claim_id, now.seen_version, (Remark(None, "整单重报"),)))
    assert code(caught) == "claim.voucher_stands"
    assert caught.value.params["voucher"] == second.number


def test_two_reviewers_at_once_one_decides_and_the_other_is_told(room: Room) -> None:
    class_of_four(room)
    claim = submitted(room)
    room.call("hr", approve_claim, ApproveClaim(claim.id, claim.version))
    with pytest.raises(Conflict):
        room.call("hr2", approve_claim, ApproveClaim(claim.id, claim.version))


def test_vouchers_are_issued_once(room: Room) -> None:
    class_of_four(room)
    issued = vouchers(room)
    with pytest.raises(Refused) as caught:
        room.call("hr", issue_vouchers, seen(room, issued[0].claim_number))
    assert code(caught) == "voucher.nothing_to_issue"
    assert len(room.call("finance", list_vouchers, WhichVouchers()).rows) == 2


def test_an_institution_removed_since_is_not_paid_for_new_computations(room: Room) -> None:
    class_of_four(room)
    claim = computed(room)
    row = room.call("hr", show_institution, ShowInstitution(FIRST_SCHOOL)).row
    room.call("hr", remove_institution, MoveInstitution(FIRST_SCHOOL, row.version, "退出定点"))
    again = room.call("clerk", compute_claim, seen(room, claim.number, "clerk"))
    lines = detail_of(room, claim.number).lines
    refused = {line.item for line in lines if "institution_not_certified" in line.reasons}
    assert again.total.fen < claim.total.fen
    assert "training" in refused


def test_who_is_on_no_list_of_a_day_was_absent_that_day(room: Room) -> None:
    class_of_four(room)
    with room.office.write() as session:
        days = session.scalars(select(AttendanceDay).order_by(AttendanceDay.enrolment_id, AttendanceDay.day)).all()
        for day in days[1:6]:  # the first trainee is left with one day of six
            session.delete(day)
    computed(room)
    with room.office.read() as session:
        shares = {
            json.loads(line.facts)["line_id"]: json.loads(line.facts)["attendance"]
            for line in session.scalars(select(ClaimLine))
        }
    assert shares == {"000001": "0.158333", "000002": "0.950000", "000003": "0.950000", "000004": "0.950000"}
