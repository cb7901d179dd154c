"""Filing a claim at its edges: papers counted, people left out with a reason, and steps that come too late."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from tests.fixtures.claims import class_of_four, computed, detail_of, opened, seen, submitted, with_evidence
from tests.fixtures.office import Room
from tests.services.registers.stage import everything, expect_refusal, last_action
from trainingdesk.domain.errors import Conflict, Refused, Unavailable
from trainingdesk.domain.workflow import ClaimEvent, ClaimState, InstitutionState
from trainingdesk.models.claims import Attachment, ClaimAct, ClaimLine
from trainingdesk.models.files import StoredFile
from trainingdesk.models.training import TrainingClass
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
from trainingdesk.services.claim_records import ClaimOutcome
from trainingdesk.services.claim_steps import ClaimAsSeen
from trainingdesk.services.office import Upload

NUMBER = "SL2026-000001"


def paper(room: Room, content: bytes = b"%PDF-1.4 one", name: str = "承诺书.pdf") -> Upload:
    path = room.path.with_name(name)
    path.write_bytes(content)
    return room.office.upload(Path(path))


def attached(room: Room, claim: ClaimOutcome, pages: int = 2, evidence: str = "pledge") -> ClaimOutcome:
    return room.call(
        "clerk", attach_evidence, AttachEvidence(claim.id, claim.version, evidence, paper(room), pages)
    )  # fmt: skip


@pytest.fixture
def draft(room: Room) -> tuple[Room, ClaimOutcome]:
    """A draft for a class of four."""
    class_of_four(room)
    return room, opened(room)


@pytest.mark.parametrize("pages", [0, -1, 10_000, 10**20])
def test_a_file_has_pages_that_can_be_counted(draft: tuple[Room, ClaimOutcome], pages: int) -> None:
    """The form says how many pages lie behind it."""
    room, claim = draft
    upload = paper(room)
    with expect_refusal(room, "clerk", "claim.pages"):
        room.call("clerk", attach_evidence, AttachEvidence(claim.id, claim.version, "pledge", upload, pages))


def test_papers_are_counted_by_entry_whether_asked_for_or_not(draft: tuple[Room, ClaimOutcome]) -> None:
    room, claim = draft
    claim = attached(room, claim, 3, "其他")
    room.call(
        "clerk", attach_evidence, AttachEvidence(claim.id, claim.version, "其他", paper(room, b"two", "照片.jpg"), 4)
    )
    [other] = [entry for entry in detail_of(room, NUMBER).evidence if entry.code == "其他"]
    assert (other.pieces, other.pages, other.required) == (2, 7, False)


def test_one_file_under_two_entries_is_stored_once_and_counted_twice(draft: tuple[Room, ClaimOutcome]) -> None:
    room, claim = draft
    attached(room, attached(room, claim, 2, "甲"), 2, "乙")
    with room.office.read() as session:
        assert len(session.scalars(select(Attachment)).all()) == 2
        assert len(session.scalars(select(StoredFile)).all()) == 1


def test_a_file_that_went_away_before_it_was_attached_is_asked_for_again(draft: tuple[Room, ClaimOutcome]) -> None:
    room, claim = draft
    upload = paper(room)
    room.office.uploaded(upload).unlink()
    with expect_refusal(room, "clerk", "office.upload_gone", Unavailable):
        room.call("clerk", attach_evidence, AttachEvidence(claim.id, claim.version, "pledge", upload, 1))


@pytest.mark.parametrize(("reason", "kept"), [(" 本人\n放弃 ", "本人 放弃"), ("本人放弃", "本人放弃")])
def test_a_reason_is_kept_in_one_line(draft: tuple[Room, ClaimOutcome], reason: str, kept: str) -> None:
    room, claim = draft
    room.call("clerk", leave_out, LeaveOut(claim.id, claim.version, 1, reason))
    subject = detail_of(room, NUMBER).subjects[0]
    assert (subject.excluded_by, subject.excluded_why) == ("filer", kept)


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_blanks_are_no_reason_to_leave_somebody_out(draft: tuple[Room, ClaimOutcome], reason: str) -> None:
    room, claim = draft
    claim = room.call("clerk", leave_out, LeaveOut(claim.id, claim.version, 1, "本人放弃"))
    room.call("clerk", leave_out, LeaveOut(claim.id, claim.version, 1, reason))
    subject = detail_of(room, NUMBER).subjects[0]
    assert (subject.excluded_by, subject.excluded_why) == (None, None)


@pytest.mark.parametrize("reason", ["无\u202e效", "长" * 201])
def test_a_reason_that_cannot_be_printed_is_refused(draft: tuple[Room, ClaimOutcome], reason: str) -> None:
    room, claim = draft
    code = "register.too_long" if len(reason) > 100 else "register.control_characters"
    with expect_refusal(room, "clerk", code):
        room.call("clerk", leave_out, LeaveOut(claim.id, claim.version, 1, reason))


def test_nobody_left_is_nothing_to_hand_in(draft: tuple[Room, ClaimOutcome]) -> None:
    room, claim = draft
    for position in (1, 2, 3, 4):
        claim = room.call("clerk", leave_out, LeaveOut(claim.id, claim.version, position, "本人放弃"))
    claim = room.call("clerk", compute_claim, ClaimAsSeen(claim.id, claim.version))
    assert (claim.payable_heads, claim.excluded_heads, claim.total.fen) == (0, 4, 0)
    with expect_refusal(room, "clerk", "claim.nothing_payable"):
        room.call("clerk", submit_claim, SubmitClaim(claim.id, claim.version, declared=True))


def test_an_edit_after_computing_asks_for_computing_again(draft: tuple[Room, ClaimOutcome]) -> None:
    room, claim = draft
    claim = room.call("clerk", compute_claim, ClaimAsSeen(claim.id, claim.version))
    claim = with_evidence(room, claim)
    claim = room.call("clerk", leave_out, LeaveOut(claim.id, claim.version, 2, "本人放弃"))
    with expect_refusal(room, "clerk", "claim.not_computed"):
        room.call("clerk", submit_claim, SubmitClaim(claim.id, claim.version, declared=True))


def test_what_changed_in_the_registers_since_is_computed_again_before_it_is_handed_in(room: Room) -> None:
    class_of_four(room)
    with_evidence(room, computed(room))
    with room.office.write() as session:
        session.scalars(select(TrainingClass)).one().institution.state = InstitutionState.REMOVED
    now = seen(room, NUMBER, "clerk")
    with expect_refusal(room, "clerk", "claim.compute_again", Conflict):
        room.call("clerk", submit_claim, SubmitClaim(now.claim_id, now.seen_version, declared=True))
    assert detail_of(room, NUMBER).row.state is ClaimState.DRAFT


def test_computing_twice_gives_the_same_lines(room: Room) -> None:
    class_of_four(room)
    first = computed(room)
    before = [(line.item, line.amount, line.reasons) for line in detail_of(room, NUMBER).lines]
    again = room.call("clerk", compute_claim, ClaimAsSeen(first.id, first.version))
    assert [(line.item, line.amount, line.reasons) for line in detail_of(room, NUMBER).lines] == before
    assert (again.total, again.version > first.version) == (first.total, True)


def test_lines_promise_nothing_before_the_claim_is_handed_in_nor_after_it_is_taken_back(room: Room) -> None:
    class_of_four(room)
    live = []

    def count() -> None:
        with room.office.read() as session:
            live.append(len(session.scalars(select(ClaimLine).where(ClaimLine.live)).all()))

    computed(room)
    count()
    claim = with_evidence(room, room.call("clerk", compute_claim, seen(room, NUMBER, "clerk")))
    claim = room.call("clerk", submit_claim, SubmitClaim(claim.id, claim.version, declared=True))
    count()
    room.call("clerk", withdraw_claim, ClaimAsSeen(claim.id, claim.version))
    count()
    assert live == [0, 8, 0]


def test_after_it_is_handed_in_the_filer_changes_nothing(room: Room) -> None:
    class_of_four(room)
    claim = submitted(room)
    upload = paper(room)
    room.sign_in("clerk")
    before = everything(room)
    for act in (
        lambda: room.call("clerk", compute_claim, ClaimAsSeen(claim.id, claim.version)),
        lambda: room.call("clerk", leave_out, LeaveOut(claim.id, claim.version, 1, "x")),
        lambda: room.call("clerk", attach_evidence, AttachEvidence(claim.id, claim.version, "甲", upload, 1)),
        lambda: room.call("clerk", submit_claim, SubmitClaim(claim.id, claim.version, declared=True)),
    ):
        with pytest.raises(Refused) as caught:
            act()
        assert caught.value.code == "workflow.claim_state"
    assert everything(room) == before


def test_each_step_is_somebodys_act_and_on_record(room: Room) -> None:
    class_of_four(room)
    claim = submitted(room)
    action, details = last_action(room)
    assert (action, '"total":"7,220.00"' in details) == ("claim.submitted", True)
    with room.office.read() as session:
        acts = session.scalars(select(ClaimAct).where(ClaimAct.claim_id == claim.id).order_by(ClaimAct.id)).all()
        assert acts[-1].event is ClaimEvent.SUBMIT
        assert {act.event for act in acts[:-1]} == {ClaimEvent.EDIT}
        assert len({act.staff_id for act in acts}) == 1


def test_a_claim_that_is_not_there_is_unknown(room: Room) -> None:
    with expect_refusal(room, "clerk", "claim.unknown"):
        room.call("clerk", compute_claim, ClaimAsSeen(999, 1))
