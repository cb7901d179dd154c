"""Once a claim is handed in, what it rests on stays as it is; and everybody sees that somebody was claimed for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.fixtures.claims import class_of_four, opened, submitted
from tests.fixtures.office import SECOND_SCHOOL, Room, identity
from tests.fixtures.training import certify
from tests.services.imports.files import Desk, Trainee, codes, roster, told, workbook
from tests.services.registers.stage import cooks, expect_refusal
from tests.services.registers.stage import opened as opened_class
from trainingdesk.domain.levels import Level
from trainingdesk.services.attendance_import import commit_attendance, preview_attendance
from trainingdesk.services.claim_filing import withdraw_claim
from trainingdesk.services.claim_steps import ClaimAsSeen
from trainingdesk.services.classes import CancelClass, cancel_class
from trainingdesk.services.import_records import RowAction
from trainingdesk.services.results_import import commit_results, preview_results
from trainingdesk.services.roster_import import commit_roster, preview_roster

NUMBER = "2026春-02"
ZHANG = Trainee("张伟", identity("19850612", 1), held="无", target="五级")
OUYANG = Trainee("欧阳𬭊", identity("19850612", 2), held="五级", target="四级")


@pytest.fixture
def claimed(room: Room) -> Room:
    """A class of four whose claim is with the reviewers."""
    class_of_four(room, NUMBER)
    submitted(room, NUMBER)
    return room


def test_particulars_of_somebody_claimed_for_stay(claimed: Room, tmp_path: Path) -> None:
    desk = Desk(claimed, preview_roster, commit_roster)
    changed = roster(tmp_path / "r.xlsx", [replace(ZHANG, target="四级"), OUYANG])
    preview = desk.preview(changed, NUMBER)
    assert "roster.enrolment_claimed" in codes(preview, 2)
    with expect_refusal(claimed, "clerk", "import.has_errors"):
        desk.commit(changed, NUMBER, digest=preview.digest)


def test_attendance_of_somebody_claimed_for_stays(claimed: Room, tmp_path: Path) -> None:
    desk = Desk(claimed, preview_attendance, commit_attendance)
    sheet = workbook(tmp_path / "a.xlsx", ("姓名", "身份证号", "2026-03-02"), [(ZHANG.name, ZHANG.id_number, 1)],
                     ("每日计划 8 学时",))  # fmt: skip
    assert "attendance.claimed" in codes(desk.preview(sheet, NUMBER))


def test_results_of_somebody_claimed_for_stay(claimed: Room, tmp_path: Path) -> None:
    desk = Desk(claimed, preview_results, commit_results)
    header = ("姓名", "身份证号", "认定等级", "考核日期", "理论成绩", "实操成绩", "考核结果")
    row = (ZHANG.name, ZHANG.id_number, "五级", date(2026, 4, 11), 61, 61, "合格")
    preview = desk.preview(workbook(tmp_path / "s.xlsx", header, [row]), NUMBER)
    assert "results.claimed" in codes(preview)
    assert preview.rows[0].action is RowAction.OUT


def test_a_class_that_is_claimed_for_is_not_cancelled(claimed: Room) -> None:
    with expect_refusal(claimed, "clerk", "class.in_use"):
        claimed.call("clerk", cancel_class, CancelClass(NUMBER, 1, "停办"))


def test_a_withdrawn_claim_frees_what_it_rested_on(room: Room, tmp_path: Path) -> None:
    class_of_four(room, NUMBER)
    claim = submitted(room, NUMBER)
    room.call("clerk", withdraw_claim, ClaimAsSeen(claim.id, claim.version))
    desk = Desk(room, preview_roster, commit_roster)
    changed = roster(
        tmp_path / "r.xlsx", [Trainee(ZHANG.name, ZHANG.id_number, group="农民工", held="无", target="五级")]
    )
    preview = desk.preview(changed, NUMBER)
    assert preview.rows[0].action is RowAction.CHANGE


def test_a_draft_binds_nothing_yet(room: Room, tmp_path: Path) -> None:
    class_of_four(room, NUMBER)
    opened(room, NUMBER)
    desk = Desk(room, preview_roster, commit_roster)
    changed = roster(
        tmp_path / "r.xlsx", [Trainee(ZHANG.name, ZHANG.id_number, group="农民工", held="无", target="五级")]
    )
    assert desk.preview(changed, NUMBER).rows[0].action is RowAction.CHANGE


def test_somebody_claimed_for_elsewhere_is_pointed_out_without_saying_where(claimed: Room, tmp_path: Path) -> None:
    """Another school enrols the same people for the same level in May."""
    certify(claimed, SECOND_SCHOOL)
    number = opened_class(
        claimed, cooks(levels=(Level.INTERMEDIATE,), start=date(2026, 5, 4), end=date(2026, 5, 22)), "clerk2"
    )
    desk = Desk(claimed, preview_roster, commit_roster, "clerk2")
    preview = desk.preview(roster(tmp_path / "r.xlsx", [OUYANG]), number)
    assert codes(preview) == ["roster.awarded_before", "roster.level_not_above_certificate"]
    assert NUMBER not in repr(preview)
    assert "匠心" not in repr(preview)
    assert told(preview)[0].value == f"418***********{OUYANG.id_number[-4:]}"
