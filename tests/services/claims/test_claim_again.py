"""A class claimed for again: whom an earlier claim did not reach, those and nobody else, and told on paper."""

from __future__ import annotations

import io
from datetime import date

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from tests.fixtures.claims import FOUR, class_of_four, decided, detail_of, seen, submitted, vouchers, with_evidence
from tests.fixtures.office import Room
from tests.fixtures.training import Trainee, certify, fill, open_cooks, pass_late
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.findings import Severity
from trainingdesk.domain.texts import Language, message
from trainingdesk.domain.vocabulary import DecisionStatus
from trainingdesk.domain.workflow import ClaimState, VoucherEvent
from trainingdesk.models.certificates import Certificate
from trainingdesk.models.claims import ClaimLine
from trainingdesk.services.claim_filing import LeaveOut, SubmitClaim, compute_claim, leave_out, submit_claim
from trainingdesk.services.claim_opening import (
    OpenClassClaim,
    OpenCounterClaim,
    open_class_claim,
    open_counter_claim,
)
from trainingdesk.services.claim_records import ClaimDetail, ClaimOutcome
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
from trainingdesk.services.class_papers import PrintRoster, print_roster
from trainingdesk.services.papers import FetchPaper, print_paper
from trainingdesk.services.vouchers import VoucherRow, issue_vouchers

CLASS, FIRST, SECOND, RULE = "2026春-02", "SL2026-000001", "SL2026-000002", "HN22-R10"
LATE = (Trainee("钱𬭊", method=None), Trainee("冯燕", level=FOUR[0].level, held=None, method=None))
LATE_FEN = 1_600_00 + 240_00 + 1_200_00 + 200_00
NAMES = tuple(trainee.name for trainee in FOUR)


def class_of_six(room: Room) -> None:
    """Four who passed at once, and two who did not."""
    certify(room)
    open_cooks(room)
    fill(room, CLASS, FOUR + LATE)


def again(room: Room, order: str = "again") -> ClaimOutcome:
    return room.call("clerk", open_class_claim, OpenClassClaim(order, CLASS))


def refusal(room: Room) -> tuple[str, str]:
    """The code with which another claim is refused now, and the number it names."""
    with pytest.raises(Refused) as caught:
        again(room, "once more")
    assert message(caught.value.code, Language.ZH, **caught.value.params)
    return caught.value.code, caught.value.params.get("other", "")


def handed_in(room: Room, draft: ClaimOutcome) -> ClaimOutcome:
    claim = with_evidence(room, room.call("clerk", compute_claim, ClaimAsSeen(draft.id, draft.version)))
    return room.call("clerk", submit_claim, SubmitClaim(claim.id, claim.version, declared=True))


def issued(room: Room, claim: ClaimOutcome) -> tuple[VoucherRow, ...]:
    room.call("hr", approve_claim, ApproveClaim(claim.id, claim.version))
    return room.call("hr", issue_vouchers, seen(room, claim.number)).rows


def settle(room: Room, rows: tuple[VoucherRow, ...]) -> None:
    for voucher in rows:
        decided(room, voucher, VoucherEvent.APPROVE)


def refused_on_roster(room: Room) -> bool:
    return "不予拨付" in text_of(room.call("hr", print_roster, PrintRoster(CLASS)).content)


def names_on(detail: ClaimDetail) -> list[str]:
    return [subject.name for subject in detail.subjects]


def text_of(content: bytes) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def test_while_a_claim_is_open_there_is_no_second(room: Room) -> None:
    class_of_six(room)
    claim = submitted(room)
    open_one = ("claim.class_has_one", FIRST)
    assert refusal(room) == open_one
    room.call("hr", return_claim, ReturnClaim(claim.id, claim.version, (Remark(None, "请补正"),)))
    assert refusal(room) == open_one
    rows = issued(room, handed_in(room, detail_as_outcome(room)))
    assert refusal(room) == open_one
    decided(room, rows[0], VoucherEvent.APPROVE)
    assert refusal(room) == open_one
    decided(room, rows[1], VoucherEvent.RETURN, "请核实")
    assert refusal(room) == open_one


def detail_as_outcome(room: Room) -> ClaimOutcome:
    """The first claim as it stands, to be computed again."""
    row = detail_of(room, FIRST, "clerk").row
    return ClaimOutcome(row.id, row.number, row.version, row.state, row.heads, 0, row.total)


def test_two_whose_certificates_came_late_are_claimed_for_and_paid(room: Room) -> None:
    class_of_six(room)
    settle(room, vouchers(room))
    assert refusal(room) == ("claim.nobody_left", "")
    pass_late(room, CLASS, *(late.name for late in LATE))
    draft = again(room)
    assert (draft.number, draft.left_out, draft.decided_before) == (SECOND, (), NAMES)
    assert again(room).number == SECOND
    claim = handed_in(room, draft)
    assert [(s.position, s.name) for s in detail_of(room, SECOND).subjects] == [(1, "钱𬭊"), (2, "冯燕")]
    assert (claim.payable_heads, claim.total.fen) == (2, LATE_FEN)
    settle(room, issued(room, claim))
    assert detail_of(room, SECOND).row.state is ClaimState.SETTLED
    assert refusal(room) == ("claim.nobody_left", "")


def test_one_late_certificate_leaves_the_other_to_a_third_claim(room: Room) -> None:
    class_of_six(room)
    settle(room, vouchers(room))
    for name, others in (("钱𬭊", ("冯燕",)), ("冯燕", ())):
        pass_late(room, CLASS, name)
        draft = again(room, name)
        assert draft.left_out == others
        assert names_on(detail_of(room, draft.number)) == [name]
        settle(room, issued(room, handed_in(room, draft)))


def test_paper_tells_what_the_earlier_claim_paid(room: Room) -> None:
    class_of_six(room)
    first = vouchers(room)
    settle(room, first)
    pass_late(room, CLASS, *(late.name for late in LATE))
    second = issued(room, handed_in(room, again(room)))
    texts = [text_of(room.call("finance", print_paper, FetchPaper("voucher", v.number)).content) for v in second]
    for text in texts:
        assert f"此前申领{FIRST}申报4人、拨付4人" in text
        assert "备案42参训6考核6取证6申报2不予拨付0拨付2" in text
    before = text_of(room.call("finance", print_paper, FetchPaper("voucher", first[0].number)).content)
    assert "此前申领" not in before
    assert "备案42参训6考核4取证4申报4不予拨付0拨付4" in before
    assert f"{FIRST}、{SECOND}" in text_of(room.call("hr", print_roster, PrintRoster(CLASS)).content)
    assert not refused_on_roster(room)


def test_who_finance_did_not_pay_is_claimed_for_what_it_did_not_pay(room: Room) -> None:
    class_of_four(room)
    training, assessment = sorted(vouchers(room), key=lambda voucher: -voucher.total.fen)
    decided(room, training, VoucherEvent.REFUSE, "本年度预算已用完")
    decided(room, assessment, VoucherEvent.APPROVE)
    room.at_nine_next_day()
    claim = handed_in(room, again(room))
    assert not refused_on_roster(room)
    assert (claim.payable_heads, claim.total) == (4, training.total)
    lines = detail_of(room, SECOND).lines
    assert {(line.item, line.status) for line in lines} == {
        ("training", DecisionStatus.PAYABLE),
        ("assessment", DecisionStatus.EXCLUDED),
    }
    [voucher] = issued(room, claim)
    text = text_of(room.call("finance", print_paper, FetchPaper("voucher", voucher.number)).content)
    assert f"{FIRST}申报4人、拨付0人" in text
    settle(room, (voucher,))
    with room.office.read() as session:
        live = session.scalars(select(ClaimLine).where(ClaimLine.live)).all()
    assert len({(line.item, line.certificate_id) for line in live}) == len(live) == 8
    assert refusal(room) == ("claim.nobody_left", "")


def test_whom_review_took_off_comes_back_with_a_note(room: Room) -> None:
    class_of_four(room)
    claim = submitted(room)
    claim = room.call("hr", exclude_person, ExcludePerson(claim.id, claim.version, 2, RULE, "材料不实"))
    settle(room, issued(room, claim))
    assert refused_on_roster(room)
    draft = again(room)
    assert draft.decided_before == (NAMES[0], NAMES[2], NAMES[3])
    detail = detail_of(room, SECOND, "clerk")
    assert names_on(detail) == [NAMES[1]]
    [told] = detail.findings
    assert (told.code, told.severity, told.place.row) == ("claim.excluded_before", Severity.NOTE, 1)
    assert dict(told.params) == {"number": FIRST, "rule": RULE}
    assert detail_of(room, FIRST).findings == ()
    settle(room, issued(room, handed_in(room, draft)))


def test_whom_review_took_off_and_nothing_is_due_to_stays_off(room: Room) -> None:
    certify(room)
    open_cooks(room)
    fill(room, CLASS, (FOUR[0], Trainee("赵福", birth="19620301")))
    claim = submitted(room)
    claim = room.call("hr", exclude_person, ExcludePerson(claim.id, claim.version, 2, RULE, "材料不实"))
    rows = issued(room, claim)
    for voucher in rows:
        decided(room, voucher, VoucherEvent.REFUSE, "预算不足")
    assert again(room).decided_before == ("赵福",)
    assert names_on(detail_of(room, SECOND)) == [NAMES[0]]


def test_whom_the_policy_refused_comes_back_when_the_register_was_mended(room: Room) -> None:
    certify(room)
    open_cooks(room)
    fill(room, CLASS, FOUR[:2])
    move_certificate(room, 2, date(2026, 2, 1))  # before the class began
    settle(room, vouchers(room))
    assert refusal(room) == ("claim.nobody_left", "")
    move_certificate(room, 2, date(2026, 4, 28))
    draft = again(room)
    assert draft.decided_before == (NAMES[0],)
    assert handed_in(room, draft).payable_heads == 1


def move_certificate(room: Room, number: int, day: date) -> None:
    """The day of issue of the class's n-th certificate, as somebody had typed it."""
    with room.office.write() as session:
        certificate = session.scalars(select(Certificate).order_by(Certificate.id)).all()[number - 1]
        certificate.issued_on = certificate.assessed_on = day


def test_whom_the_filer_left_out_may_be_claimed_for_later(room: Room) -> None:
    class_of_four(room)
    draft = again(room, "first")
    room.call("clerk", leave_out, LeaveOut(draft.id, draft.version, 4, "本人暂不申领"))
    at = seen(room, FIRST, "clerk")
    claim = handed_in(room, ClaimOutcome(at.claim_id, FIRST, at.seen_version, ClaimState.DRAFT, 0, 0, draft.total))
    settle(room, issued(room, claim))
    again(room)
    detail = detail_of(room, SECOND)
    assert (names_on(detail), detail.findings) == ([NAMES[3]], ())


def test_whose_certificate_the_counter_claimed_is_not_taken_again(room: Room) -> None:
    class_of_four(room)
    with room.office.read() as session:
        numbers = tuple(session.scalars(select(Certificate.number).order_by(Certificate.id)))
    draft = room.call("counter", open_counter_claim, OpenCounterClaim("walk in", numbers[:1]))
    claim = room.call("counter", compute_claim, ClaimAsSeen(draft.id, draft.version))
    claim = with_evidence(room, claim, "counter")
    room.call("counter", submit_claim, SubmitClaim(claim.id, claim.version, declared=True))
    claim = handed_in(room, again(room))
    lines = [line for line in detail_of(room, claim.number).lines if line.subject_position == 1]
    assert {(line.item, line.status) for line in lines} == {
        ("training", DecisionStatus.EXCLUDED),
        ("assessment", DecisionStatus.PAYABLE),
    }
    assert claim.payable_heads == 4
