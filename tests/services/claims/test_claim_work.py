"""What a desk is told beside a claim: people as they were decided on, rules, pieces, and whose hands are tied."""

from __future__ import annotations

import pytest

from tests.fixtures.claims import class_of_four, computed, opened, submitted, with_evidence
from tests.fixtures.office import Room
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.levels import Level
from trainingdesk.domain.workflow import ClaimEvent
from trainingdesk.services.claim_filing import LeaveOut, leave_out, withdraw_claim
from trainingdesk.services.claim_steps import ClaimAsSeen
from trainingdesk.services.claim_work import (
    ClaimWork,
    FetchPiece,
    WorkOnClaim,
    fetch_piece,
    list_claimable_classes,
    show_claim_work,
)
from trainingdesk.services.records import Nothing


def work(room: Room, number: str, login: str = "clerk") -> ClaimWork:
    return room.call(login, show_claim_work, WorkOnClaim(number))


def test_people_come_as_they_were_decided_on(room: Room) -> None:
    class_of_four(room)
    found = work(room, computed(room).number).people
    assert [one.level_held for one in found] == [None, Level.ELEMENTARY, Level.INTERMEDIATE, Level.ELEMENTARY]
    assert {one.attendance for one in found} == {"0.950000"}
    assert [one.position for one in found] == [1, 2, 3, 4]


def test_somebody_left_out_keeps_their_facts(room: Room) -> None:
    class_of_four(room)
    draft = computed(room)
    draft = room.call("clerk", leave_out, LeaveOut(draft.id, draft.version, 2, "本人不愿申领"))
    assert work(room, draft.number).people[1].level_held is Level.ELEMENTARY


def test_rules_are_those_that_a_reviewer_may_cite(room: Room) -> None:
    class_of_four(room)
    rules = work(room, submitted(room).number, "hr").rules
    assert "HN22-R01" in {rule.id for rule in rules}
    assert all(rule.zh and rule.en and rule.clause for rule in rules)


def test_a_piece_comes_back_as_it_was_handed_in(room: Room) -> None:
    class_of_four(room)
    claim = with_evidence(room, computed(room))
    piece = work(room, claim.number).pieces[0]
    filed = room.call("clerk", fetch_piece, FetchPiece(claim.number, piece.digest))
    assert (filed.name, filed.content) == ("evidence.pdf", b"%PDF-1.4 evidence")
    with pytest.raises(Refused, match=r"claim\.no_such_piece"):
        room.call("clerk", fetch_piece, FetchPiece(claim.number, "0" * 64))


def test_who_filed_is_barred_from_reviewing(room: Room) -> None:
    class_of_four(room)
    claim = submitted(room)
    assert ClaimEvent.APPROVE in work(room, claim.number).barred
    assert ClaimEvent.SUBMIT not in work(room, claim.number).barred
    assert work(room, claim.number, "hr").barred == ()


def test_a_class_is_claimable_until_it_has_a_claim_and_again_after_it(room: Room) -> None:
    class_of_four(room)
    assert [row.number for row in room.call("clerk", list_claimable_classes, Nothing()).rows] == ["2026春-02"]
    draft = opened(room)
    assert room.call("clerk", list_claimable_classes, Nothing()).rows == ()
    room.call("clerk", withdraw_claim, ClaimAsSeen(draft.id, draft.version))
    assert len(room.call("clerk", list_claimable_classes, Nothing()).rows) == 1
