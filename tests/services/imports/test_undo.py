"""Imports taken back: everything as it was before, to the last hash, unless something was built on them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.fixtures.claims import opened as claim_for
from tests.fixtures.training import PREFIX
from tests.services.imports.files import Desk, roster, trainee, workbook
from tests.services.registers.stage import expect_refusal
from trainingdesk.db.row_hash import verify_rows
from trainingdesk.db.schema import TABLES
from trainingdesk.domain.errors import Conflict
from trainingdesk.models.audit import AuditEntry
from trainingdesk.models.training import TrainingClass
from trainingdesk.services.class_history import ShowHistory, show_history
from trainingdesk.services.import_records import CommitImport, ImportResult
from trainingdesk.services.import_undo import ImportUndone, UndoLook, WhichImport, look_at_undo, undo_import
from trainingdesk.services.imported_lists import lists_imported
from trainingdesk.services.trainee_changes import ChangeTrainees, TraineeChange, TraineeField, change_trainees
from trainingdesk.services.trainees import ListTrainees, list_trainees

PEOPLE = [trainee(1, phone="13800138001"), trainee(2), trainee(3)]
KEPT = ("person", "person_account", "group_membership", "enrolment", "attendance_day", "assessment", "certificate")
Facts = dict[str, list[tuple[object, ...]]]


def facts(desk: Desk) -> Facts:
    """Every row of the registers with its hash, as the database has it; versions only ever rise."""
    with desk.room.office.read() as session:
        assert verify_rows(session).altered == ()
        return {
            name: [tuple(row) for row in session.execute(
                select(*[column for column in TABLES[name].c if column.name != "version"]).order_by(TABLES[name].c.id))]
            for name in KEPT
        }  # fmt: skip


def undo(desk: Desk, number: str, result: ImportResult, login: str = "clerk") -> ImportUndone:
    return desk.room.call(login, undo_import, WhichImport(number, result.entry or 0))


def look(desk: Desk, number: str, result: ImportResult) -> UndoLook:
    return desk.room.call("clerk", look_at_undo, WhichImport(number, result.entry or 0))


def lists(desk: Desk, number: str) -> list[str]:
    """The lists on file for the class: what was taken back is none."""
    with desk.room.office.read() as session:
        taught = session.scalars(select(TrainingClass).where(TrainingClass.number == number)).one()
        return [one.name for one in lists_imported(session, taught)]


def attended(path: Path, hours: int = 8) -> Path:
    rows = [(one.name, one.id_number, hours) for one in PEOPLE]
    return workbook(path, ("姓名", "身份证号", "2026-03-02"), rows, ("每日计划 8 学时",))


def passed(path: Path, score: int = 80) -> Path:
    header = ("姓名", "身份证号", "认定等级", "考核日期", "理论成绩", "实操成绩", "考核结果")
    rows = [(one.name, one.id_number, "四级", date(2026, 3, 25), score, score, "合格") for one in PEOPLE]
    return workbook(path, header, rows)


def test_a_new_roster_is_taken_back_whole(desk: Desk, class_number: str, tmp_path: Path) -> None:
    before = facts(desk)
    result = desk.commit(roster(tmp_path / "r.xlsx", PEOPLE), class_number)
    found = look(desk, class_number, result)
    assert (found.file, found.restored, found.obstacle) == ("r.xlsx", 0, None)
    done = undo(desk, class_number, result)
    assert (done.removed, done.restored) == (found.removed, 0)
    assert facts(desk) == before
    history = desk.room.call("clerk", show_history, ShowHistory(class_number)).rows
    assert history[0].zh == f"撤销导入“r.xlsx”：撤去 {done.removed} 项，恢复 0 项"
    with desk.room.office.read() as session:
        details = repr(session.scalars(select(AuditEntry.details)).all())
    assert not any(secret in details for one in PEOPLE for secret in (one.id_number, one.account, one.name))
    with expect_refusal(desk.room, "clerk", "import.undone_already"):
        undo(desk, class_number, result)
    assert lists(desk, class_number) == []
    again = desk.commit(roster(tmp_path / "r.xlsx", PEOPLE), class_number)
    assert again.imported == 3
    assert lists(desk, class_number) == ["r.xlsx"]


def test_what_a_second_roster_changed_is_as_before(desk: Desk, class_number: str, tmp_path: Path) -> None:
    first = desk.commit(roster(tmp_path / "1.xlsx", PEOPLE), class_number)
    before = facts(desk)
    changed = [replace(PEOPLE[0], phone="13900139000", account="62284800012345"), replace(PEOPLE[1], group="退役军人")]
    second = desk.commit(roster(tmp_path / "2.xlsx", [*changed, trainee(9)]), class_number)
    assert facts(desk) != before
    found = look(desk, class_number, first)
    assert found.obstacle is not None
    assert found.obstacle.code == "import.undo_changed"
    with expect_refusal(desk.room, "clerk", "import.undo_changed"):
        undo(desk, class_number, first)
    undo(desk, class_number, second)
    assert facts(desk) == before
    undo(desk, class_number, first)


def test_attendance_and_results_are_taken_back_in_their_turn(
    desk: Desk, attendance: Desk, results: Desk, *, class_number: str, tmp_path: Path
) -> None:
    people = desk.commit(roster(tmp_path / "r.xlsx", PEOPLE), class_number)
    enrolled = facts(desk)
    days = attendance.commit(attended(tmp_path / "a.xlsx"), class_number)
    once = facts(desk)
    fewer = attendance.commit(attended(tmp_path / "a2.xlsx", 4), class_number)
    undo(desk, class_number, fewer)
    assert facts(desk) == once
    sat = results.commit(passed(tmp_path / "s.xlsx"), class_number)
    with expect_refusal(desk.room, "clerk", "import.undo_built_on"):
        undo(desk, class_number, people)
    undo(desk, class_number, sat)
    undo(desk, class_number, days)
    assert facts(desk) == enrolled


def test_nothing_is_taken_back_from_under_a_correction_or_a_claim(
    desk: Desk, results: Desk, class_number: str, tmp_path: Path
) -> None:
    result = desk.commit(roster(tmp_path / "r.xlsx", PEOPLE), class_number)
    first = desk.room.call("clerk", list_trainees, ListTrainees(class_number)).rows[0]
    change = TraineeChange(first.enrolment_id, TraineeField.PHONE, "13700137000", first.masked_phone or "")
    desk.room.call("clerk", change_trainees, ChangeTrainees(class_number, (change,)))
    with expect_refusal(desk.room, "clerk", "import.undo_changed"):
        undo(desk, class_number, result)


def test_an_import_that_a_draft_claim_takes_up_stays(desk: Desk, attendance: Desk, results: Desk, *, class_number: str,
                                                      tmp_path: Path) -> None:  # fmt: skip
    people = desk.commit(roster(tmp_path / "r.xlsx", PEOPLE), class_number)
    header = ("姓名", "身份证号", "认定等级", "考核日期", "考核结果", "证书编号", "发证日期")
    rows = [(one.name, one.id_number, "四级", date(2026, 3, 25), "合格", f"{PREFIX}26400000{at + 1}", date(2026, 4, 1))
            for at, one in enumerate(PEOPLE)]  # fmt: skip
    sat = results.commit(workbook(tmp_path / "s.xlsx", header, rows), class_number)
    claim_for(desk.room, class_number)
    for result in (people, sat):
        with expect_refusal(desk.room, "clerk", "import.undo_claimed"):
            undo(desk, class_number, result)


def test_only_an_import_of_the_class_can_be_taken_back(desk: Desk, class_number: str, tmp_path: Path) -> None:
    result = desk.commit(roster(tmp_path / "r.xlsx", PEOPLE), class_number)
    for entry in (0, 1, 10_000):
        with expect_refusal(desk.room, "clerk", "import.undo_unknown"):
            desk.room.call("clerk", undo_import, WhichImport(class_number, entry))
    with expect_refusal(desk.room, "clerk2", "class.unknown"):
        undo(desk, class_number, result, "clerk2")


def test_what_was_imported_meanwhile_is_seen_by_who_previewed_before(
    desk: Desk, class_number: str, tmp_path: Path
) -> None:
    """A preview made before an undo does not write what it no longer would."""
    result = desk.commit(roster(tmp_path / "r.xlsx", PEOPLE), class_number)
    path = roster(tmp_path / "2.xlsx", [replace(PEOPLE[0], phone="13900139000")])
    digest = desk.preview(path, class_number).digest
    undo(desk, class_number, result)
    with pytest.raises(Conflict):
        desk.room.call("clerk", desk.commit_with, CommitImport(desk.file(path, class_number), digest))
