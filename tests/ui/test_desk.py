"""The office as pages reach it: newest answer, changes told to all, sessions that end lock the window."""

from __future__ import annotations

from PySide6.QtCore import QObject

from tests.ui.conftest import PATIENCE, Sit
from trainingdesk.domain.changes import Changes
from trainingdesk.domain.errors import NotAllowed
from trainingdesk.domain.people import Role
from trainingdesk.services.claim_reading import ClaimRows, WhichClaims, list_claims
from trainingdesk.services.claim_review import ApproveClaim, approve_claim
from trainingdesk.services.class_lists import ClassPage, ListClasses, list_classes


def test_only_the_newest_question_of_a_slot_is_answered(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.HR_REVIEWER)
    owner, heard = QObject(), list[int]()
    for limit in (1, 2, 3):
        sitting.desk.query(owner, list_classes, ListClasses(limit=limit), lambda page: heard.append(len(page.rows)))
    sitting.settle()
    assert heard == [3]


def test_questions_of_different_slots_are_all_answered(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.HR_REVIEWER)
    owner, heard = QObject(), list[object]()
    for slot in ("one", "two"):
        sitting.desk.query(owner, list_classes, ListClasses(), heard.append, slot=slot)
    sitting.settle()
    assert [type(answer) for answer in heard] == [ClassPage, ClassPage]


def test_what_was_written_is_told_to_everybody(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.HR_REVIEWER)
    rows = list[ClaimRows]()
    owner = QObject()
    sitting.desk.query(owner, list_claims, WhichClaims(waiting_for_review=True), rows.append)
    sitting.settle()
    first = rows[0].rows[0]
    with sitting.qtbot.waitSignal(sitting.desk.changed, timeout=PATIENCE) as told:
        sitting.desk.act(owner, approve_claim, ApproveClaim(first.id, first.version))
    assert Changes.CLAIMS in told.args[0]


def test_a_refusal_goes_to_whoever_asked_and_changes_nothing(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.AUDITOR)
    owner, heard = QObject(), list[Exception]()
    sitting.desk.act(owner, approve_claim, ApproveClaim(1, 1), failed=heard.append)
    sitting.settle()
    assert [type(error) for error in heard] == [NotAllowed]


def test_a_session_that_ended_locks_the_window_instead_of_failing(sit: Sit) -> None:
    sitting = sit()
    window = sitting.sign_in(Role.HR_REVIEWER)
    sitting.move_clock(minutes=6)
    sitting.go("classes")
    assert sitting.application.is_locked
    assert window is sitting.window
