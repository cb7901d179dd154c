"""Attendance on the register: hours of the day out of marks, hours and logs, and who it belongs to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.fixtures.office import Room
from tests.services.imports.files import Cell, Desk, Trainee, codes, roster, told, trainee, workbook
from tests.services.registers.stage import cooks, expect_refusal, last_action, opened
from trainingdesk.domain.findings import Severity
from trainingdesk.models.people import Person
from trainingdesk.models.training import AttendanceDay, Enrolment
from trainingdesk.services.class_lists import ShowClass, show_class
from trainingdesk.services.classes import EditClass, edit_class
from trainingdesk.services.import_records import Acceptance, RowAction

DAYS = (date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 4))
LOG = ("日期", "姓名", "身份证号", "应到学时", "实到学时")
TITLE = "2026年3月考勤表"
PEOPLE = [trainee(1), trainee(2)]


@pytest.fixture
def taught(desk: Desk, class_number: str, tmp_path: Path) -> str:
    """The class with two trainees in it; sixty hours are planned."""
    desk.commit(roster(tmp_path / "花名册.xlsx", PEOPLE), class_number)
    return class_number


def matrix(path: Path, rows: list[tuple[Trainee, tuple[Cell, ...]]], above: tuple[str, ...] = (TITLE,)) -> Path:
    """A sheet with a column for each of the three days."""
    header = ("姓名", "身份证号", *(day.isoformat() for day in DAYS))
    return workbook(path, header, [(one.name, one.id_number, *cells) for one, cells in rows], above)


def log(path: Path, lines: list[tuple[date, Trainee, Cell, Cell]]) -> Path:
    rows = [(day, one.name, one.id_number, planned, attended) for day, one, planned, attended in lines]
    return workbook(path, LOG, rows)


def hours(room: Room) -> dict[tuple[str, date], tuple[int, int]]:
    """Planned and attended hundredths of an hour by name and day."""
    with room.office.read() as session:
        rows = session.execute(
            select(Person.name, AttendanceDay.day, AttendanceDay.planned, AttendanceDay.attended)
            .join(Enrolment, Enrolment.id == AttendanceDay.enrolment_id)
            .join(Person, Person.id == Enrolment.person_id)
        )
        return {(name, day): (planned, attended) for name, day, planned, attended in rows}


def of(person: Trainee, found: dict[tuple[str, date], tuple[int, int]]) -> list[tuple[int, int]]:
    return [hours for (name, _), hours in sorted(found.items()) if name == person.name]


def test_hours_in_cells_are_measured_against_the_most_of_the_day(attendance: Desk, taught: str, tmp_path: Path) -> None:
    path = matrix(tmp_path / "a.xlsx", [(PEOPLE[0], (8, 8, 4)), (PEOPLE[1], (6.5, 0, 4))])
    result = attendance.commit(path, taught)
    assert (result.rows_read, result.imported, codes(result)) == (2, 2, [])
    found = hours(attendance.room)
    assert of(PEOPLE[0], found) == [(800, 800), (800, 800), (400, 400)]
    assert of(PEOPLE[1], found) == [(800, 650), (800, 0), (400, 400)]
    counts = attendance.room.call("clerk", show_class, ShowClass(taught)).row.counts
    assert (counts.hours_planned, counts.hours_attended, counts.attendance) == (4000, 3050, "0.7625")
    assert last_action(attendance.room)[0] == "attendance.imported"


def test_stated_hours_a_day_stand_above_what_was_attended(attendance: Desk, taught: str, tmp_path: Path) -> None:
    above = (TITLE, "说明：每日计划 8 学时")
    path = matrix(tmp_path / "a.xlsx", [(PEOPLE[0], (7, 8, 4)), (PEOPLE[1], (7, 8, 4))], above)
    attendance.commit(path, taught)
    assert of(PEOPLE[0], hours(attendance.room)) == [(800, 700), (800, 800), (800, 400)]


def test_marks_stand_for_the_hours_the_class_has_left(
    school: Room, attendance: Desk, desk: Desk, tmp_path: Path
) -> None:
    number = opened(school, cooks(end=date(2026, 3, 4), heads=2))
    desk.commit(roster(tmp_path / "r.xlsx", PEOPLE), number)
    path = matrix(tmp_path / "a.xlsx", [(PEOPLE[0], ("√", "迟到", "√")), (PEOPLE[1], ("√", "×", "请假"))])
    with expect_refusal(school, "clerk", "import.has_errors") as refusal:
        attendance.commit(path, number)
    [finding] = refusal.value.findings
    assert (finding.code, finding.params["hours"]) == ("attendance.hours_unknown", "20")
    stated = matrix(tmp_path / "b.xlsx", [(PEOPLE[0], ("√", "迟到", "√")), (PEOPLE[1], ("√", "×", "请假"))],
                    (TITLE, "每日计划 8 学时"))  # fmt: skip
    preview = attendance.preview(stated, number)
    assert codes(preview) == ["attendance.late_counted"]
    attendance.commit(stated, number)
    assert of(PEOPLE[0], hours(school)) == [(800, 800)] * 3
    assert of(PEOPLE[1], hours(school)) == [(800, 800), (800, 0), (800, 0)]


def test_shared_hours_leave_out_what_other_days_have_taken(attendance: Desk, taught: str, tmp_path: Path) -> None:
    """Of sixty hours forty-four are on record; two days of marks share the sixteen that are left."""
    first = [(day, one, 8, 8) for day in DAYS for one in PEOPLE] + [
        (date(2026, 3, day), one, 10, 10) for day in (5, 6) for one in PEOPLE
    ]
    attendance.commit(log(tmp_path / "1.xlsx", first), taught)
    header = ("姓名", "身份证号", "2026-03-09", "2026-03-10")
    marks = workbook(tmp_path / "2.xlsx", header, [(one.name, one.id_number, "√", "√") for one in PEOPLE])
    attendance.commit(marks, taught)
    assert of(PEOPLE[0], hours(attendance.room))[-2:] == [(800, 800), (800, 800)]
    third = workbook(tmp_path / "3.xlsx", ("姓名", "身份证号", "2026-03-11", "2026-03-12"),
                     [(one.name, one.id_number, "√", "√") for one in PEOPLE])  # fmt: skip
    assert "attendance.hours_unknown" in codes(attendance.preview(third, taught))


def test_half_days_make_up_the_day(attendance: Desk, taught: str, tmp_path: Path) -> None:
    header = ("姓名", "身份证号", "2026-03-02上午", "2026-03-02下午", "2026-03-03上午")
    rows = [(PEOPLE[0].name, PEOPLE[0].id_number, "√", "×", "√"), (PEOPLE[1].name, PEOPLE[1].id_number, "√", "√", "√")]
    path = workbook(tmp_path / "a.xlsx", header, rows, ("每日计划 7 学时",))
    attendance.commit(path, taught)
    found = hours(attendance.room)
    assert of(PEOPLE[0], found) == [(700, 350), (700, 700)]
    assert of(PEOPLE[1], found) == [(700, 700), (700, 700)]


def test_a_log_has_a_row_for_each_person_and_day(attendance: Desk, taught: str, tmp_path: Path) -> None:
    lines = [(DAYS[0], PEOPLE[0], 8, 8), (DAYS[0], PEOPLE[1], 8, 6), (DAYS[1], PEOPLE[0], 4, 4)]
    preview = attendance.preview(log(tmp_path / "a.xlsx", lines), taught)
    assert (preview.rows_read, preview.importable) == (3, 3)
    assert [(f.code, f.params["days"]) for f in told(preview)] == [("attendance.silent_days", "2026-03-03")]
    attendance.commit(tmp_path / "a.xlsx", taught)
    found = hours(attendance.room)
    assert of(PEOPLE[0], found) == [(800, 800), (400, 400)]
    assert of(PEOPLE[1], found) == [(800, 600), (400, 0)]


def test_a_log_with_an_error_takes_no_silence_for_absence(attendance: Desk, taught: str, tmp_path: Path) -> None:
    """The unreadable line may be the very one that is missing."""
    lines = [(DAYS[0], PEOPLE[0], 8, 8), (DAYS[0], PEOPLE[1], 8, 8), (DAYS[1], PEOPLE[0], 8, 8),
             (DAYS[1], PEOPLE[1], 8, "八")]  # fmt: skip
    result = attendance.commit(log(tmp_path / "a.xlsx", lines), taught, Acceptance.CLEAN)
    assert (result.imported, result.listed) == (3, 1)
    assert of(PEOPLE[1], hours(attendance.room)) == [(800, 800)]


def test_several_punches_on_a_day_are_one_day(attendance: Desk, taught: str, tmp_path: Path) -> None:
    """A machine writes a line for each time that somebody signs in."""
    header = ("日期", "姓名", "身份证号", "签到时间", "应到学时", "实到学时")
    one, other = PEOPLE
    lines = [
        (DAYS[0], one.name, one.id_number, "08:01", 4, 4),
        (DAYS[0], one.name, one.id_number, "13:58", 4, 3),
        (DAYS[0], other.name, other.id_number, "08:05", 4, 4),
    ]
    attendance.commit(workbook(tmp_path / "a.xlsx", header, lines), taught)
    assert of(one, hours(attendance.room)) == [(800, 700)]
    assert of(other, hours(attendance.room)) == [(800, 400)]
    marks = [(DAYS[1], one.name, one.id_number, "08:01"), (DAYS[1], one.name, one.id_number, "13:58"),
             (DAYS[1], other.name, other.id_number, "08:00")]  # fmt: skip
    attendance.commit(workbook(tmp_path / "b.xlsx", header[:4], marks, ("每日计划 8 学时",)), taught)
    assert of(one, hours(attendance.room))[1] == (800, 800)


def test_blank_cells_count_as_absent_and_are_said(attendance: Desk, taught: str, tmp_path: Path) -> None:
    path = matrix(tmp_path / "a.xlsx", [(PEOPLE[0], (8, 8, 8)), (PEOPLE[1], (8, None, None))])
    preview = attendance.preview(path, taught)
    [finding] = told(preview)
    assert (finding.code, finding.place.row) == ("attendance.silent_days", 4)
    attendance.commit(path, taught)
    assert of(PEOPLE[1], hours(attendance.room)) == [(800, 800), (800, 0), (800, 0)]


def test_somebody_not_enrolled_is_kept_out(attendance: Desk, taught: str, tmp_path: Path) -> None:
    path = matrix(tmp_path / "a.xlsx", [(PEOPLE[0], (8, 8, 8)), (trainee(9), (8, 8, 8))])
    preview = attendance.preview(path, taught)
    assert [row.action for row in preview.rows] == [RowAction.ADD, RowAction.OUT]
    assert codes(preview) == ["attendance.not_in_file", "list.not_enrolled"]
    assert told(preview)[0].params["names"] == PEOPLE[1].name


def test_another_name_for_the_number_is_kept_out(attendance: Desk, taught: str, tmp_path: Path) -> None:
    other = trainee(1, name="不是此人")
    preview = attendance.preview(matrix(tmp_path / "a.xlsx", [(other, (8, 8, 8))]), taught)
    assert "list.name_differs" in codes(preview)


def test_a_list_of_names_alone_is_matched_where_a_name_is_one_persons(
    attendance: Desk, desk: Desk, taught: str, tmp_path: Path
) -> None:
    twin = trainee(3, name=PEOPLE[1].name)
    desk.commit(roster(tmp_path / "r.xlsx", [twin]), taught)
    rows = [(PEOPLE[0].name, 8, 8, 8), (PEOPLE[1].name, 8, 8, 8), ("查无此人", 8, 8, 8)]
    path = workbook(tmp_path / "a.xlsx", ("姓名", *(day.isoformat() for day in DAYS)), rows)
    preview = attendance.preview(path, taught)
    assert [row.action for row in preview.rows] == [RowAction.ADD, RowAction.OUT, RowAction.OUT]
    assert codes(preview, 3) == ["list.name_ambiguous"]
    assert codes(preview, 4) == ["list.not_enrolled"]


def test_days_outside_the_class_or_still_to_come_are_kept_out(
    school: Room, attendance: Desk, desk: Desk, tmp_path: Path
) -> None:
    number = opened(school, cooks(end=date(2026, 6, 30)))
    desk.commit(roster(tmp_path / "r.xlsx", PEOPLE), number)
    lines = [(date(2026, 3, 1), PEOPLE[0], 8, 8), (DAYS[0], PEOPLE[1], 8, 8)]
    preview = attendance.preview(log(tmp_path / "a.xlsx", lines), number)
    assert "attendance.outside_class" in codes(preview, 2)
    header = ("姓名", "身份证号", "2026-05-28", "2026-05-29")
    ahead = workbook(tmp_path / "b.xlsx", header, [(one.name, one.id_number, 8, 8) for one in PEOPLE])
    preview = attendance.preview(ahead, number)
    assert [(f.code, f.place.column) for f in told(preview) if f.severity is Severity.ERROR] == [
        ("attendance.not_yet", "D")
    ] * 2


def test_more_hours_than_the_day_had_are_kept_out(attendance: Desk, taught: str, tmp_path: Path) -> None:
    path = matrix(tmp_path / "a.xlsx", [(PEOPLE[0], (9, 8, 8)), (PEOPLE[1], (8, 8, 8))], ("每日计划 8 学时",))
    preview = attendance.preview(path, taught)
    assert codes(preview, 3) == ["attendance.over_planned"]
    assert [row.action for row in preview.rows] == [RowAction.OUT, RowAction.ADD]


def test_the_same_sheet_twice_writes_nothing_and_a_corrected_one_says_what_changes(
    attendance: Desk, taught: str, tmp_path: Path
) -> None:
    path = matrix(tmp_path / "a.xlsx", [(PEOPLE[0], (8, 8, 8)), (PEOPLE[1], (8, 0, 8))])
    attendance.commit(path, taught)
    assert codes(attendance.preview(path, taught)) == ["attendance.known"] * 2
    mended = matrix(tmp_path / "b.xlsx", [(PEOPLE[0], (8, 8, 8)), (PEOPLE[1], (8, 4, 8))])
    preview = attendance.preview(mended, taught)
    assert [row.action for row in preview.rows] == [RowAction.SAME, RowAction.CHANGE]
    [change] = [finding for finding in told(preview) if finding.severity is Severity.WARNING]
    assert change.params == {"day": "2026-03-03", "before": "0", "after": "4"}
    attendance.commit(mended, taught)
    assert of(PEOPLE[1], hours(attendance.room)) == [(800, 800), (800, 400), (800, 800)]


def test_more_hours_than_the_class_was_planned_for_are_pointed_out(
    attendance: Desk, taught: str, tmp_path: Path
) -> None:
    lines = [(date(2026, 3, day), one, 10, 10) for day in range(2, 9) for one in PEOPLE]
    preview = attendance.preview(log(tmp_path / "a.xlsx", lines), taught)
    [finding] = told(preview)
    assert (finding.code, finding.params) == ("attendance.more_than_planned", {"total": "70", "planned": "60"})


def test_a_class_does_not_end_before_its_last_attended_day(attendance: Desk, taught: str, tmp_path: Path) -> None:
    attendance.commit(matrix(tmp_path / "a.xlsx", [(one, (8, 8, 8)) for one in PEOPLE]), taught)
    seen = attendance.room.call("clerk", show_class, ShowClass(taught)).row
    with expect_refusal(attendance.room, "clerk", "class.attended_after_end") as refusal:
        attendance.room.call("clerk", edit_class, EditClass(seen.version, cooks(taught, end=DAYS[1])))
    assert refusal.value.params["day"] == "2026-03-04"


def test_totals_alone_are_not_attendance_day_by_day(attendance: Desk, taught: str, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ("姓名", "身份证号", "应到学时", "实到学时"),
                    [(one.name, one.id_number, 60, 58) for one in PEOPLE])  # fmt: skip
    with expect_refusal(attendance.room, "clerk", "import.has_errors") as refusal:
        attendance.commit(path, taught, Acceptance.CLEAN)
    assert [finding.code for finding in refusal.value.findings] == ["attendance.totals_only"]


def test_another_schools_clerk_cannot_touch_the_class(attendance: Desk, taught: str, tmp_path: Path) -> None:
    path = matrix(tmp_path / "a.xlsx", [(PEOPLE[0], (8, 8, 8))])
    preview = attendance.preview(path, taught)
    attendance.login = "clerk2"
    with expect_refusal(attendance.room, "clerk2", "class.unknown"):
        attendance.commit(path, taught, digest=preview.digest)
