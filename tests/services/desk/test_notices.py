"""What concerns whom, since they last looked: decisions, near days, policies; and how many questions it takes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.fixtures.claims import class_of_four, decided, submitted, vouchers
from tests.fixtures.office import SECOND_SCHOOL, Room
from tests.fixtures.statements import statements
from tests.fixtures.training import COOK
from trainingdesk.domain.levels import Level
from trainingdesk.domain.workflow import VoucherEvent
from trainingdesk.models.drafts import Draft
from trainingdesk.services.claim_review import Remark, ReturnClaim, return_claim
from trainingdesk.services.institution_lists import ShowInstitution, show_institution
from trainingdesk.services.institutions import CertifyScope, ScopeEntry, certify_scope
from trainingdesk.services.notices import (
    LOOKED_BACK,
    NoticeKind,
    NoticeRow,
    Notices,
    SeeNotices,
    list_notices,
    see_notices,
)
from trainingdesk.services.records import Nothing

SL = "SL2026-000001"
OF_DECISIONS = {
    NoticeKind.RETURNED,
    NoticeKind.REJECTED,
    NoticeKind.VOUCHER_RETURNED,
    NoticeKind.VOUCHER_REFUSED,
}


def notices(room: Room, login: str) -> Notices:
    return room.call(login, list_notices, Nothing())


def decisions(room: Room, login: str) -> list[NoticeRow]:
    return [row for row in notices(room, login).rows if row.kind in OF_DECISIONS]


def look(room: Room, login: str) -> None:
    room.call(login, see_notices, SeeNotices(notices(room, login).at))


def returned(room: Room) -> None:
    """A claim with two remarks sent back to its school."""
    claim = submitted(room)
    room.clock.move(minutes=1)
    remarks = (Remark(2, "签到表缺一天"), Remark(None, "请补正后再报"))
    room.call("hr", return_claim, ReturnClaim(claim.id, claim.version, remarks))


def test_a_returned_claim_is_told_once_to_those_who_file_it(room: Room) -> None:
    class_of_four(room)
    returned(room)
    [row] = decisions(room, "clerk")
    assert (row.kind, row.key, row.said, row.is_new) == (NoticeKind.RETURNED, SL, "何俊：请补正后再报", True)
    for login in ("clerk2", "hr", "finance", "counter", "auditor", "admin"):
        assert decisions(room, login) == [], login


def test_what_was_seen_stays_and_is_new_no_more(room: Room) -> None:
    class_of_four(room)
    returned(room)
    look(room, "clerk")
    assert [row.is_new for row in decisions(room, "clerk")] == [False]
    room.clock.move(hours=1)
    room.tokens.clear()
    room.call("clerk", see_notices, SeeNotices(datetime(2036, 1, 1, tzinfo=UTC)))
    with room.office.read() as session:
        [looked] = session.query(Draft).all()
        assert looked.kept_at == room.office.now(), "nobody has seen what is still to come"
    room.clock.now += LOOKED_BACK
    room.tokens.clear()
    assert decisions(room, "clerk") == []


@pytest.mark.parametrize(
    ("decision", "kind", "told"),
    [
        (VoucherEvent.RETURN, NoticeKind.VOUCHER_RETURNED, {"hr"}),
        (VoucherEvent.REFUSE, NoticeKind.VOUCHER_REFUSED, {"hr", "clerk"}),
        (VoucherEvent.APPROVE, None, set()),
    ],
)
def test_what_finance_sends_back_concerns_review_and_what_it_refuses_the_school(
    room: Room, decision: VoucherEvent, kind: NoticeKind | None, told: set[str]
) -> None:
    class_of_four(room)
    voucher = vouchers(room)[0]
    room.clock.move(minutes=1)
    decided(room, voucher, decision, "账户不符")
    heard = {login for login in ("hr", "clerk", "clerk2", "finance", "admin") if decisions(room, login)}
    assert heard == told
    for login in told:
        [row] = decisions(room, login)
        assert (row.kind, row.key, row.subject.zh, row.said) == (kind, SL, voucher.number, "宋岩：账户不符")


def test_a_scope_that_runs_out_is_told_from_thirty_days_before(room: Room) -> None:
    seen = room.call("hr", show_institution, ShowInstitution(SECOND_SCHOOL)).row.version
    last = date(2026, 7, 9)
    order = CertifyScope(
        SECOND_SCHOOL, seen, (ScopeEntry(COOK, Level.ELEMENTARY),), date(2026, 1, 1), last + timedelta(days=1)
    )
    room.call("hr", certify_scope, order)

    def told(login: str) -> list[tuple[str, date | None, bool]]:
        rows = notices(room, login).rows
        return [(row.key, row.day, row.is_new) for row in rows if row.kind is NoticeKind.SCOPE_ENDS]

    assert told("hr") == [], "42 days are left"
    look(room, "clerk2")
    room.clock.now += timedelta(days=12)
    room.tokens.clear()
    assert told("hr") == told("clerk2") == [(SECOND_SCHOOL, last, True)]
    assert told("clerk") == [], "another school's"
    assert told("finance") == []


def test_a_policy_is_told_in_the_month_in_which_it_begins(room: Room) -> None:
    [henan] = [pack for pack in room.office.policies.packs if pack.id == "henan-2022"]
    room.clock.now = datetime(henan.span.start.year, henan.span.start.month, henan.span.start.day, 1, tzinfo=UTC)
    told = {row.key: row for row in notices(room, "admin").rows}
    assert told["henan-2022"].kind is NoticeKind.POLICY
    assert (told["henan-2022"].subject.zh, told["henan-2022"].day) == (henan.zh, henan.span.start)
    room.clock.now += timedelta(days=31)
    room.tokens.clear()
    assert notices(room, "admin").rows == ()


def test_more_notices_ask_no_more_often(room: Room) -> None:
    class_of_four(room)
    notices(room, "clerk")
    with statements() as few:
        notices(room, "clerk")
    returned(room)
    notices(room, "clerk")
    with statements() as many:
        assert decisions(room, "clerk")
    assert many == few
    assert sum(count for words, count in many.items() if words.startswith("SELECT")) <= 13
