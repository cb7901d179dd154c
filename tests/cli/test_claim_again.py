"""A class claimed for again at the command line: who is not taken is named, whom review took off is noted."""

from __future__ import annotations

from tests.fixtures.claims import class_of_four, decided, seen, submitted
from tests.fixtures.cli import Terminal
from tests.fixtures.office import Room
from trainingdesk.domain.workflow import VoucherEvent
from trainingdesk.services.claim_review import ApproveClaim, ExcludePerson, approve_claim, exclude_person
from trainingdesk.services.vouchers import issue_vouchers

CLASS, SECOND = "2026春-02", "SL2026-000002"


def paid_but_one(room: Room) -> None:
    """A class of four whose claim is settled, the second of them taken off by review."""
    class_of_four(room)
    claim = submitted(room)
    claim = room.call("hr", exclude_person, ExcludePerson(claim.id, claim.version, 2, "HN22-R10", "材料不实"))
    room.call("hr", approve_claim, ApproveClaim(claim.id, claim.version))
    for voucher in room.call("hr", issue_vouchers, seen(room, claim.number)).rows:
        decided(room, voucher, VoucherEvent.APPROVE)


def test_whom_review_took_off_is_claimed_for_again_with_a_note(room: Room, tdesk: Terminal) -> None:
    paid_but_one(room)
    told = tdesk("claim", "new", "--class", CLASS)
    names = "张伟、买买提·阿不都热合曼、何𤨒"
    assert told.out == f"已新建 {SECOND}：1 人。此前已申领或已不予补贴，没有列入：{names}。\n"
    note = "申领单 SL2026-000001 初审时曾依据规则 HN22-R10 排除此人。请核对当时的原因是否已经消除。"
    for words, login in ((("claim", "show", SECOND), "clerk"), (("review", "open", SECOND), "hr")):
        assert f"     [提示] {note}\n" in tdesk(*words, login=login).out
        [finding] = tdesk.json(*words, login=login).json["findings"]
        assert (finding["severity"], finding["row"], finding["message"] + finding["remedy"]) == ("note", 1, note)
    english = tdesk("claim", "show", SECOND, lang="en").out
    assert "Claim SL2026-000001 left this person out in review by rule HN22-R10." in english


def test_another_claim_is_refused_in_words_while_one_is_open(room: Room, tdesk: Terminal) -> None:
    paid_but_one(room)
    assert tdesk("claim", "new", "--class", CLASS, lang="en").out.startswith(f"Opened {SECOND} for 1 people.")
    refused = tdesk("claim", "new", "--class", CLASS)
    assert (refused.code, refused.out) == (1, "")
    assert f"已有申领单 {SECOND}" in refused.err
