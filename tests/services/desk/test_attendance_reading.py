"""Attendance as a grid: what each cell came from, and shares counted as claims count them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.fixtures.office import Room
from tests.fixtures.statements import statements
from tests.services.imports.files import Desk, roster, trainee, workbook
from tests.services.registers.stage import certify, cooks, expect_refusal, opened
from trainingdesk.domain.errors import NotAllowed
from trainingdesk.domain.masking import mask_identity
from trainingdesk.domain.people import Role
from trainingdesk.services.attendance_import import commit_attendance, preview_attendance
from trainingdesk.services.attendance_reading import AttendanceGrid, DayMark, ShowAttendance, show_attendance
from trainingdesk.services.import_records import Acceptance
from trainingdesk.services.office import Upload
from trainingdesk.services.roster_import import commit_roster, preview_roster

PEOPLE = [trainee(1), trainee(2), trainee(3)]
DAYS = ("2026-03-02", "2026-03-03")


@pytest.fixture
def number(room: Room, tmp_path: Path) -> str:
    """Three trainees; two lists of attendance, the second for the first two alone."""
    certify(room)
    taught = opened(room, cooks("2026春-02"))
    Desk(room, preview_roster, commit_roster).commit(roster(tmp_path / "r.xlsx", PEOPLE), taught)
    attendance = Desk(room, preview_attendance, commit_attendance)
    first = [(one.name, one.id_number, hours) for one, hours in zip(PEOPLE, (8, 4, 0), strict=True)]
    attendance.commit(workbook(tmp_path / "周一.xlsx", ("姓名", "身份证号", DAYS[0]), first), taught)
    second = [(one.name, one.id_number, 8) for one in PEOPLE[:2]]
    path = workbook(tmp_path / "周二.xlsx", ("姓名", "身份证号", DAYS[1]), second)
    attendance.commit(path, taught, Acceptance.CLEAN)
    return taught


def grid(room: Room, number: str, login: str = "clerk") -> AttendanceGrid:
    return room.call(login, show_attendance, ShowAttendance(number))


def test_every_cell_says_what_came_of_the_day(room: Room, number: str) -> None:
    found = grid(room, number)
    assert [line.name for line in found.lines] == [one.name for one in PEOPLE]
    assert [line.masked_id for line in found.lines] == [mask_identity(one.id_number) for one in PEOPLE]
    marks = [[cell.mark for cell in line.cells] for line in found.lines]
    assert marks == [
        [DayMark.FULL, DayMark.FULL],
        [DayMark.PART, DayMark.FULL],
        [DayMark.ABSENT, DayMark.UNLISTED],
    ]
    assert [line.share for line in found.lines] == ["1.0000", "0.7500", "0.0000"]
    assert [(day.day.isoformat(), day.held, day.attended, day.present, day.share) for day in found.days] == [
        (DAYS[0], 800, 1200, 2, "0.5000"),
        (DAYS[1], 800, 1600, 2, "0.6666"),
    ]
    assert (found.held, found.hours_planned, found.share) == (1600, 6000, "0.5833")


def test_the_lists_it_was_taken_from_are_named_newest_first(room: Room, number: str, tmp_path: Path) -> None:
    sources = grid(room, number).sources
    assert [(one.name, one.by, one.rows) for one in sources] == [("周二.xlsx", "王敏", 2), ("周一.xlsx", "王敏", 3)]
    upload: Upload = room.office.upload(tmp_path / "周一.xlsx")
    assert sources[1].digest == upload.digest
    assert sources[1].at == room.clock()


def test_a_class_without_attendance_has_an_empty_grid(room: Room) -> None:
    certify(room)
    taught = opened(room, cooks("2026春-05"))
    found = grid(room, taught)
    assert (found.days, found.lines, found.share, found.sources) == ((), (), None, ())


@pytest.mark.parametrize("login", ["clerk", "counter", "hr", "finance", "papers", "auditor"])
def test_who_reads_registers_reads_attendance(room: Room, number: str, login: str) -> None:
    assert len(grid(room, number, login).lines) == 3


def test_others_do_not(room: Room, number: str) -> None:
    with expect_refusal(room, "clerk2", "class.unknown"):
        grid(room, number, "clerk2")
    with pytest.raises(NotAllowed):
        grid(room, number, "admin")
    room.add("lone", "孤雁", Role.AUDITOR, 30)
    assert grid(room, number, "lone").number == number


def test_a_long_class_asks_no_more_than_a_short_one(room: Room, number: str, tmp_path: Path) -> None:
    grid(room, number)
    with statements() as for_three:
        grid(room, number)
    more = [replace(trainee(20 + one)) for one in range(12)]
    Desk(room, preview_roster, commit_roster).commit(roster(tmp_path / "more.xlsx", more), number)
    with statements() as for_many:
        assert len(grid(room, number).lines) == 15
    assert for_many.total() == for_three.total()
