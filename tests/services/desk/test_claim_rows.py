"""The list of claims: who handed them in and how long they stand, in as many queries for many as for one."""

from __future__ import annotations

from tests.fixtures.claims import FOUR, class_of_four, opened, seen, submitted
from tests.fixtures.office import Room
from tests.fixtures.statements import statements
from tests.fixtures.training import PREFIX, certify, fill, open_cooks
from trainingdesk.services.claim_opening import OpenCounterClaim, open_counter_claim
from trainingdesk.services.claim_reading import WhichClaim, WhichClaims, list_claims, open_claim
from trainingdesk.services.claim_records import ClaimRow
from trainingdesk.services.claim_review import Remark, ReturnClaim, return_claim

SL = "SL2026-000001"


def rows(room: Room, login: str = "hr") -> tuple[ClaimRow, ...]:
    return room.call(login, list_claims, WhichClaims()).rows


def test_a_claim_says_who_filed_it_and_how_long_it_has_stood(room: Room) -> None:
    class_of_four(room)
    claim = submitted(room)
    room.at_nine_next_day()
    (row,) = rows(room)
    assert (row.filer, row.days_in_state, row.remarks, row.heads) == ("王敏", 1, 0, 4)
    assert (row.applicant, row.occupation) == ("嵩州市匠心职业技能培训学校", "中式烹调师（4-03-02-01）")
    remarks = (Remark(1, "请补正"), Remark(None, "请补正"))
    room.call("hr", return_claim, ReturnClaim(claim.id, claim.version, remarks))
    (row,) = rows(room)
    assert (row.days_in_state, row.remarks) == (0, 2)
    assert room.call("hr", open_claim, WhichClaim(SL)).row == row


def test_a_draft_counts_from_its_opening_and_a_counter_claim_is_its_persons(room: Room) -> None:
    certify(room)
    open_cooks(room)
    fill(room, "2026春-02", FOUR)
    room.call("counter", open_counter_claim, OpenCounterClaim("order-1", (f"{PREFIX}265000001",)))
    room.at_nine_next_day()
    room.at_nine_next_day()
    (row,) = rows(room, "counter")
    assert (row.applicant, row.filer, row.days_in_state, row.class_number) == ("张伟", "窦月", 2, None)
    assert row.occupation == "中式烹调师（4-03-02-01）"


def test_many_claims_ask_no_more_than_one(room: Room) -> None:
    class_of_four(room)
    claim = submitted(room)
    rows(room)
    with statements() as for_one:
        rows(room)
    for number in range(3, 8):
        open_cooks(room, f"2026春-{number:02d}")
        fill(room, f"2026春-{number:02d}", FOUR, first=10 * number)
        opened(room, f"2026春-{number:02d}")
    with statements() as for_many:
        assert len(rows(room)) == 6
    assert for_many.total() == for_one.total()
    assert seen(room, SL).claim_id == claim.id
