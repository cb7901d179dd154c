"""A piece of evidence is taken off and put back, while the claim is its filer's, and only on its own claim."""

from __future__ import annotations

from tests.fixtures.claims import class_of_four, computed, submitted, with_evidence
from tests.fixtures.office import Room
from tests.services.registers.stage import expect_refusal
from trainingdesk.domain.errors import Conflict
from trainingdesk.services.claim_pieces import (
    DetachEvidence,
    ReattachEvidence,
    detach_evidence,
    reattach_evidence,
)
from trainingdesk.services.claim_records import ClaimOutcome
from trainingdesk.services.claim_work import EvidencePiece, WorkOnClaim, show_claim_work


def pieces(room: Room, claim: ClaimOutcome) -> tuple[EvidencePiece, ...]:
    return room.call("clerk", show_claim_work, WorkOnClaim(claim.number)).pieces


def test_a_piece_taken_off_can_be_put_back_as_it_was(room: Room) -> None:
    class_of_four(room)
    claim = with_evidence(room, computed(room))
    first, *rest = pieces(room, claim)
    claim = room.call("clerk", detach_evidence, DetachEvidence(claim.id, claim.version, first.evidence, first.digest))
    assert [one.id for one in pieces(room, claim)] == [one.id for one in rest]
    order = ReattachEvidence(claim.id, claim.version, first.evidence, first.digest, first.name)
    claim = room.call("clerk", reattach_evidence, order)
    back = next(one for one in pieces(room, claim) if one.evidence == first.evidence)
    assert (back.name, back.digest, back.pages) == (first.name, first.digest, first.pages)
    again = ReattachEvidence(claim.id, claim.version, first.evidence, first.digest, first.name)
    assert room.call("clerk", reattach_evidence, again).version == claim.version, "it is there already"


def test_only_what_was_taken_off_this_claim_comes_back(room: Room) -> None:
    class_of_four(room)
    claim = with_evidence(room, computed(room))
    piece = pieces(room, claim)[0]
    with expect_refusal(room, "clerk", "claim.no_such_piece"):
        room.call("clerk", detach_evidence, DetachEvidence(claim.id, claim.version, piece.evidence, "0" * 64))
    with expect_refusal(room, "clerk", "claim.no_such_piece"):
        order = ReattachEvidence(claim.id, claim.version, "another", piece.digest, "扫描.pdf")
        room.call("clerk", reattach_evidence, order)


def test_not_once_it_was_handed_in_and_not_over_what_somebody_else_did(room: Room) -> None:
    class_of_four(room)
    claim = submitted(room)
    piece = pieces(room, claim)[0]
    with expect_refusal(room, "clerk", "workflow.claim_state"):
        room.call("clerk", detach_evidence, DetachEvidence(claim.id, claim.version, piece.evidence, piece.digest))
    with expect_refusal(room, "clerk", "claim.changed_meanwhile", Conflict):
        room.call("clerk", detach_evidence, DetachEvidence(claim.id, 0, piece.evidence, piece.digest))
