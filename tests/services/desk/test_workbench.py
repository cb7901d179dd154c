"""The home page: what waits for whom, what a class wants next, and what is coming."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from tests.fixtures.claims import (
    FOUR,
    approved,
    class_of_four,
    computed,
    decided,
    opened,
    seen,
    submitted,
    vouchers,
    with_evidence,
)
from tests.fixtures.office import SECOND_SCHOOL, Room
from tests.fixtures.statements import statements
from tests.fixtures.training import BODY, COOK, Trainee, certify, fill, open_cooks
from trainingdesk.domain.errors import NotAllowed, Refused
from trainingdesk.domain.levels import Level
from trainingdesk.domain.money import ZERO, Money
from trainingdesk.domain.vocabulary import CertificateKind
from trainingdesk.domain.workflow import CertificateState, ClaimState, VoucherEvent
from trainingdesk.models.certificates import Certificate
from trainingdesk.services.accounts import OpenSignIn, SetDisabled, list_users, set_disabled, sign_in
from trainingdesk.services.audit_review import VerifyAudit, verify_audit
from trainingdesk.services.certificates import AllocateCertificates, allocate_certificates
from trainingdesk.services.claim_filing import SubmitClaim, submit_claim, withdraw_claim
from trainingdesk.services.claim_review import Remark, ReturnClaim, return_claim
from trainingdesk.services.class_lists import ShowClass
from trainingdesk.services.classes import CancelClass, ClassFacts, cancel_class, open_class
from trainingdesk.services.coming_dates import DateKind
from trainingdesk.services.institution_lists import ShowInstitution, show_institution
from trainingdesk.services.institutions import CertifyScope, ScopeEntry, certify_scope
from trainingdesk.services.next_steps import NextStep, follow_class
from trainingdesk.services.papers import FetchPaper, print_paper
from trainingdesk.services.records import Nothing
from trainingdesk.services.vouchers import VoucherRow, issue_vouchers
from trainingdesk.services.workbench import ShowWorkbench, Workbench, show_workbench
from trainingdesk.services.workbench_cards import Card, CardKind

SITTER = Trainee("张伟", method=None)
LEVELS = (Level.ELEMENTARY, Level.INTERMEDIATE, Level.ADVANCED)
SL, PZ = "SL2026-000001", "PZ2026-000001"


def bench(room: Room, login: str = "clerk") -> Workbench:
    return room.call(login, show_workbench, ShowWorkbench())


def card(room: Room, login: str, kind: CardKind) -> Card:
    return next(one for one in bench(room, login).cards if one.kind is kind)


def next_step(room: Room, login: str = "clerk") -> NextStep:
    return bench(room, login).classes[0].next_step


def test_one_class_is_followed_as_the_list_of_all_tells_it(room: Room) -> None:
    class_of_four(room)
    computed(room)
    (listed,) = bench(room).classes
    assert room.call("clerk", follow_class, ShowClass(listed.row.number)) == listed
    assert (listed.claim_number, listed.next_step) == (SL, NextStep.SUBMIT_CLAIM)
    with pytest.raises(Refused, match=r"class\.unknown"):
        room.call("clerk2", follow_class, ShowClass(listed.row.number))


def class_in(room: Room, start: date, end: date, number: str, region: str = "") -> None:
    room.call("clerk", open_class, ClassFacts(COOK, CertificateKind.LEVEL, LEVELS, start, end, 120, 40, number=number,
                                              region=region))  # fmt: skip


@pytest.mark.parametrize(
    ("login", "kinds"),
    [
        ("clerk", "returned drafts forms deadlines uncertified"),
        ("counter", "returned drafts forms"),
        ("hr", "review finance_returned to_issue"),
        ("finance", "vouchers"),
        ("papers", "to_number to_print"),
        ("admin", "locked disabled"),
        ("auditor", "entries chain"),
    ],
)
def test_everybody_has_the_cards_of_their_duty_from_the_first_day(room: Room, login: str, kinds: str) -> None:
    assert [one.kind for one in bench(room, login).cards] == kinds.split()
    with pytest.raises(NotAllowed):
        room.office.call(show_workbench, ShowWorkbench(), "made-up")


def test_a_claim_moves_from_card_to_card(room: Room) -> None:
    class_of_four(room)
    draft = computed(room)
    total = draft.total
    assert card(room, "clerk", CardKind.DRAFTS) == Card(CardKind.DRAFTS, 1, total, None, SL)
    at = with_evidence(room, draft)
    room.call("clerk", submit_claim, SubmitClaim(at.id, at.version, declared=True))
    assert card(room, "clerk", CardKind.DRAFTS).count == 0
    assert card(room, "clerk", CardKind.FORMS) == Card(CardKind.FORMS, 1, None, None, SL)
    room.call("clerk", print_paper, FetchPaper("claim_form", SL))
    assert card(room, "clerk", CardKind.FORMS).count == 0
    room.at_nine_next_day()
    room.at_nine_next_day()
    assert card(room, "hr", CardKind.REVIEW) == Card(CardKind.REVIEW, 1, total, 2, SL)
    reviewed = seen(room, SL)
    room.call("hr", return_claim, ReturnClaim(reviewed.claim_id, reviewed.seen_version, (Remark(1, "请补正"),)))
    room.at_nine_next_day()
    assert card(room, "clerk", CardKind.RETURNED) == Card(CardKind.RETURNED, 1, total, 1, SL)
    assert card(room, "clerk2", CardKind.RETURNED) == Card(CardKind.RETURNED, 0, ZERO)
    assert card(room, "hr", CardKind.REVIEW).count == 0


def test_vouchers_move_from_hr_to_finance_and_back(room: Room) -> None:
    class_of_four(room)
    claim = approved(room)
    assert card(room, "hr", CardKind.TO_ISSUE) == Card(CardKind.TO_ISSUE, 1, claim.total, None, SL)
    assert bench(room, "finance").months[-1].agreed == ZERO
    issued = issue(room)
    assert card(room, "hr", CardKind.TO_ISSUE).count == 0
    assert card(room, "finance", CardKind.VOUCHERS) == Card(CardKind.VOUCHERS, 2, claim.total, 0, PZ)
    decided(room, issued[0], VoucherEvent.APPROVE)
    decided(room, issued[1], VoucherEvent.RETURN, "账号不符")
    assert card(room, "hr", CardKind.FINANCE_RETURNED).count == 1
    (state,) = bench(room, "clerk").states
    assert (state.state, state.claims, state.total) == (ClaimState.FINANCE_RETURNED, 1, claim.total)
    assert bench(room, "clerk2").states == bench(room, "admin").states == ()
    months = bench(room, "finance").months
    assert [one.month for one in months] == [date(2025, 12, 1), *(date(2026, month, 1) for month in range(1, 6))]
    assert (months[-1].claimed, months[-1].agreed) == (claim.total, issued[0].total)
    assert {one.claimed for one in months[:-1]} == {ZERO}


def issue(room: Room) -> tuple[VoucherRow, ...]:
    return room.call("hr", issue_vouchers, seen(room, SL)).rows


def test_what_was_taken_back_was_not_claimed_and_months_are_those_of_the_wall(room: Room) -> None:
    room.clock.now += timedelta(days=3, hours=15, minutes=30)  # half past midnight of 1 June, still May in London
    class_of_four(room)
    claim = submitted(room)
    months = bench(room).months
    assert (months[-1].month, months[-1].claimed, months[-2].claimed) == (date(2026, 6, 1), claim.total, ZERO)
    assert {one.claimed for one in bench(room, "clerk2").months} == {ZERO}
    assert {one.claimed for one in bench(room, "counter").months} == {ZERO}
    room.call("clerk", withdraw_claim, seen(room, SL, "clerk"))
    assert bench(room).months[-1].claimed == Money(0)
    assert bench(room, "papers").months == bench(room, "admin").months == ()


def test_a_class_says_what_it_wants_next(room: Room) -> None:
    certify(room)
    open_cooks(room)
    assert next_step(room) is NextStep.IMPORT_ROSTER
    fill(room, "2026春-02", (SITTER,))
    assert next_step(room) is NextStep.IMPORT_RESULTS
    open_cooks(room, "2026春-03")
    fill(room, "2026春-03", FOUR)
    assert next_step(room) is NextStep.OPEN_CLAIM
    opened(room, "2026春-03")
    newest = bench(room).classes[0]
    assert (newest.claim_number, newest.claim_state, newest.next_step) == (
        SL,
        ClaimState.DRAFT,
        NextStep.COMPUTE_CLAIM,
    )
    assert (newest.row.number, newest.row.counts.passed) == ("2026春-03", 4)


def test_a_claimed_class_says_whom_it_waits_for(room: Room) -> None:
    class_of_four(room)
    claim = submitted(room)
    assert next_step(room) is NextStep.HR_REVIEWS
    room.call("hr", return_claim, ReturnClaim(claim.id, claim.version, (Remark(None, "请补正"),)))
    assert next_step(room) is NextStep.CORRECT_CLAIM
    room.call("clerk", withdraw_claim, seen(room, SL, "clerk"))
    assert next_step(room) is NextStep.OPEN_CLAIM
    assert bench(room).classes[0].claim_state is ClaimState.WITHDRAWN


def test_an_approved_claim_waits_for_its_vouchers(room: Room) -> None:
    class_of_four(room)
    approved(room)
    assert (next_step(room), next_step(room, "auditor")) == (NextStep.HR_ISSUES, NextStep.HR_ISSUES)


def test_a_class_is_done_when_finance_agreed(room: Room) -> None:
    class_of_four(room)
    issued = vouchers(room)
    assert next_step(room) is NextStep.FINANCE_DECIDES
    for voucher in issued:
        decided(room, voucher, VoucherEvent.APPROVE)
    assert next_step(room) is NextStep.NOTHING


def test_who_passed_without_a_certificate_is_counted_for_clerk_and_officer(room: Room) -> None:
    class_of_four(room)
    void_all_certificates(room)
    assert card(room, "clerk", CardKind.UNCERTIFIED) == Card(CardKind.UNCERTIFIED, 4, None, None, "2026春-02")
    assert card(room, "clerk2", CardKind.UNCERTIFIED).count == 0
    assert card(room, "papers", CardKind.TO_NUMBER).count == 4
    assert next_step(room) is NextStep.CERTIFY
    room.call("papers", allocate_certificates, AllocateCertificates("2026春-02", BODY, date(2026, 5, 20)))
    assert card(room, "papers", CardKind.TO_NUMBER).count == 0
    assert card(room, "papers", CardKind.TO_PRINT).count == 4


def void_all_certificates(room: Room) -> None:
    with room.office.write() as session:
        for certificate in session.scalars(select(Certificate)):
            certificate.state, certificate.number = CertificateState.VOID, f"S{certificate.id}"


def test_a_notice_that_sets_a_time_makes_a_deadline(room: Room) -> None:
    certify(room)
    class_in(room, date(2025, 5, 6), date(2025, 6, 10), "2025粤-01", "440100")
    fill(room, "2025粤-01", FOUR, issued=date(2025, 7, 1))
    assert card(room, "clerk", CardKind.DEADLINES) == Card(CardKind.DEADLINES, 1, None, 34, "2025粤-01")
    due = bench(room).dates[0]
    assert (due.kind, due.day, due.days_left, due.key) == (DateKind.CLAIM_DUE, date(2026, 7, 1), 34, "2025粤-01")
    assert card(room, "clerk2", CardKind.DEADLINES).count == 0
    opened(room, "2025粤-01")
    assert card(room, "clerk", CardKind.DEADLINES).count == 1


def test_ends_of_classes_and_of_certifications_are_coming(room: Room) -> None:
    certify(room)
    class_in(room, date(2026, 5, 20), date(2026, 6, 5), "2026夏-01")
    class_in(room, date(2026, 5, 20), date(2026, 9, 5), "2026夏-02")
    class_in(room, date(2026, 5, 20), date(2026, 6, 5), "2026夏-03")
    room.call("clerk", cancel_class, CancelClass("2026夏-03", 1, "生源不足"))
    certify_until(room, SECOND_SCHOOL, date(2026, 6, 30))
    assert [(one.kind, one.key, one.days_left) for one in bench(room).dates] == [(DateKind.CLASS_ENDS, "2026夏-01", 8)]
    (scope,) = bench(room, "hr").dates
    assert (scope.kind, scope.key, scope.day) == (DateKind.SCOPE_ENDS, SECOND_SCHOOL, date(2026, 6, 29))
    assert scope.title == "嵩州市远航职业技能培训中心 中式烹调师"
    assert [one.kind for one in bench(room, "papers").dates] == [DateKind.CLASS_ENDS]
    assert bench(room, "finance").dates == bench(room, "admin").dates == ()
    certify_until(room, SECOND_SCHOOL, date(2027, 1, 1), since=date(2026, 6, 30))
    assert bench(room, "clerk2").dates == ()


def certify_until(room: Room, school: str, until: date, since: date = date(2025, 1, 1)) -> None:
    version = room.call("hr", show_institution, ShowInstitution(school)).row.version
    entries = tuple(ScopeEntry(COOK, level) for level in LEVELS)
    room.call("hr", certify_scope, CertifyScope(school, version, entries, since, until))


def test_the_administrator_sees_who_cannot_sign_in(room: Room) -> None:
    for _ in range(5):
        with pytest.raises(NotAllowed):
            room.office.call(sign_in, OpenSignIn("clerk", "not the password"))
    version = next(row.version for row in room.call("admin", list_users, Nothing()).rows if row.login == "hr2")
    room.call("admin", set_disabled, SetDisabled("hr2", disabled=True, seen_version=version))
    assert card(room, "admin", CardKind.LOCKED) == Card(CardKind.LOCKED, 1, None, None, "clerk")
    assert card(room, "admin", CardKind.DISABLED) == Card(CardKind.DISABLED, 1, None, None, "hr2")


def test_the_auditor_sees_the_days_entries_and_the_anchor(room: Room) -> None:
    before = card(room, "auditor", CardKind.CHAIN)
    assert card(room, "auditor", CardKind.ENTRIES).count == before.count
    room.at_nine_next_day()
    room.sign_in("auditor")
    entries, chain = card(room, "auditor", CardKind.ENTRIES), card(room, "auditor", CardKind.CHAIN)
    assert entries.count == chain.count - before.count > 0
    assert chain.first == room.call("auditor", verify_audit, VerifyAudit()).anchor


def test_a_year_of_classes_asks_no_more_than_one(room: Room) -> None:
    class_of_four(room)
    bench(room)
    with statements() as for_one:
        bench(room)
    for number in range(3, 9):
        open_cooks(room, f"2026春-{number:02d}")
        fill(room, f"2026春-{number:02d}", FOUR, first=10 * number)
        opened(room, f"2026春-{number:02d}")
    with statements() as for_many:
        assert len(bench(room).classes) == 7
    assert for_many.total() == for_one.total()
