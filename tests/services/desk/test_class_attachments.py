"""Attachments: the checklist with its files, the lists as they came in, and who opened them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixtures.claims import class_of_four, computed, with_evidence
from tests.fixtures.office import Room
from tests.services.imports.files import Desk, roster, trainee
from tests.services.registers.stage import certify, cooks, expect_refusal, last_action, opened
from trainingdesk.domain.errors import NotAllowed
from trainingdesk.exchange.header_words import FileKind
from trainingdesk.services.class_attachments import (
    EvidenceFile,
    EvidenceLists,
    FetchEvidence,
    WhichEvidence,
    fetch_evidence,
    list_evidence,
)
from trainingdesk.services.roster_import import commit_roster, preview_roster

NUMBER, SL = "2026春-02", "SL2026-000001"
OF_CLASS, OF_CLAIM = WhichEvidence(class_number=NUMBER), WhichEvidence(claim_number=SL)


def listed(room: Room, of: WhichEvidence = OF_CLASS, login: str = "clerk") -> EvidenceLists:
    return room.call(login, list_evidence, of)


def fetched(room: Room, of: WhichEvidence, digest: str, login: str = "clerk") -> EvidenceFile:
    return room.call(login, fetch_evidence, FetchEvidence(of, digest))


@pytest.fixture
def handed_in(room: Room) -> Room:
    """A computed claim with everything the checklist asks for."""
    class_of_four(room)
    with_evidence(room, computed(room))
    return room


def test_the_checklist_comes_with_its_files(handed_in: Room) -> None:
    (claim,) = listed(handed_in).claims
    required = {entry.code for entry in claim.checklist if entry.required}
    assert required
    assert required == {piece.evidence for piece in claim.pieces}
    assert all(entry.pieces == 1 for entry in claim.checklist if entry.required)
    piece = claim.pieces[0]
    assert (piece.name, piece.pages, piece.size, piece.by) == ("evidence.pdf", 2, 17, "王敏")
    assert piece.at == handed_in.clock()
    assert listed(handed_in, OF_CLAIM) == listed(handed_in)


def test_a_file_is_given_as_it_came_and_the_opening_is_on_record(handed_in: Room) -> None:
    piece = listed(handed_in).claims[0].pieces[0]
    found = fetched(handed_in, OF_CLAIM, piece.digest, "hr")
    assert (found.name, found.content) == ("evidence.pdf", b"%PDF-1.4 evidence")
    action, details = last_action(handed_in)
    assert action == "evidence.opened"
    assert piece.digest in details


def test_lists_are_kept_as_they_came_in(room: Room, tmp_path: Path) -> None:
    certify(room)
    number = opened(room, cooks("2026春-09"))
    path = roster(tmp_path / "名单.xlsx", [trainee(1)])
    Desk(room, preview_roster, commit_roster).commit(path, number)
    of = WhichEvidence(class_number=number)
    found = listed(room, of)
    (one,) = found.lists
    assert (found.claims, one.kind, one.name, one.by, one.rows) == ((), FileKind.ROSTER, "名单.xlsx", "王敏", 1)
    assert fetched(room, of, one.digest).content == path.read_bytes()
    assert listed(room, of, "counter").lists == ()
    with expect_refusal(room, "counter", "evidence.unknown"):
        fetched(room, of, one.digest, "counter")


def test_attachments_are_for_those_who_read_the_claim(handed_in: Room) -> None:
    digest = listed(handed_in).claims[0].pieces[0].digest
    for login in ("hr", "finance", "auditor"):
        assert listed(handed_in, OF_CLASS, login) == listed(handed_in)
    with expect_refusal(handed_in, "clerk2", "class.unknown"):
        listed(handed_in, OF_CLASS, "clerk2")
    with expect_refusal(handed_in, "clerk2", "claim.not_yours", NotAllowed):
        fetched(handed_in, OF_CLAIM, digest, "clerk2")
    assert listed(handed_in, OF_CLASS, "counter").claims == ()
    with expect_refusal(handed_in, "counter", "claim.not_yours", NotAllowed):
        listed(handed_in, OF_CLAIM, "counter")
    for login in ("papers", "admin"):
        with pytest.raises(NotAllowed):
            listed(handed_in, OF_CLASS, login)


def test_what_does_not_lie_with_the_claim_is_not_given(handed_in: Room) -> None:
    with expect_refusal(handed_in, "clerk", "evidence.unknown"):
        fetched(handed_in, OF_CLAIM, "0" * 64)
    with expect_refusal(handed_in, "clerk", "claim.unknown"):
        listed(handed_in, WhichEvidence(claim_number="SL2026-000099"))
    with expect_refusal(handed_in, "clerk", "class.unknown"):
        listed(handed_in, WhichEvidence())
