"""Long lists: thousands of rows in a few statements, every row accounted for, and all of them or none."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import func, select

from tests.fixtures.office import Room, identity
from tests.fixtures.statements import statements
from tests.services.imports.files import Desk, Trainee, roster, workbook
from tests.services.registers.stage import certify, cooks, opened
from trainingdesk.db.row_hash import verify_rows
from trainingdesk.models.people import Person
from trainingdesk.models.training import AttendanceDay, Enrolment
from trainingdesk.services.attendance_import import commit_attendance, preview_attendance
from trainingdesk.services.import_records import Acceptance
from trainingdesk.services.roster_import import commit_roster, preview_roster

MANY = 10_000
FIRST_DAY = date(1970, 1, 1)


def person(number: int) -> Trainee:
    """Another person for each number."""
    day = (FIRST_DAY + timedelta(days=number % 10_000)).strftime("%Y%m%d")
    name = "王李张刘陈"[number % 5] + chr(0x4E00 + number % 9_000) + chr(0x4E00 + number // 7 % 9_000)
    return Trainee(name, identity(day, 1 + number // 10_000), account=f"6217{number:012d}")


def count(room: Room, model: type[Person] | type[Enrolment] | type[AttendanceDay]) -> int:
    with room.office.read() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def test_ten_thousand_trainees_go_in_at_once(room: Room, tmp_path: Path) -> None:
    certify(room)
    number = opened(room, cooks(heads=MANY))
    desk = Desk(room, preview_roster, commit_roster)
    path = roster(tmp_path / "r.xlsx", [person(n) for n in range(MANY)])
    with statements() as sent:
        result = desk.commit(path, number)
    assert (result.rows_read, result.imported, result.listed, result.skipped) == (MANY, MANY, 0, 0)
    assert sent.total() < 300
    assert (count(room, Person), count(room, Enrolment)) == (MANY, MANY)
    with room.office.read() as session:
        assert verify_rows(session).altered == ()
        last = session.scalars(select(Enrolment).order_by(Enrolment.position.desc()).limit(1)).one()
        assert (last.position, session.get_one(Person, last.person_id).name) == (MANY, person(MANY - 1).name)
    again = desk.preview(path, number)
    assert (again.importable, again.unchanged) == (0, MANY)


def test_every_row_of_a_bad_list_is_imported_listed_or_skipped(room: Room, tmp_path: Path) -> None:
    """Every third row has something wrong with it, and fifty people are on the register already."""
    certify(room)
    number = opened(room, cooks(heads=500))
    desk = Desk(room, preview_roster, commit_roster)
    desk.commit(roster(tmp_path / "1.xlsx", [person(n) for n in range(50)]), number)
    wrong = [{"id_number": "41812219700101001A"}, {"name": ""}, {"held": "二级"}, {"target": "七级"}]
    rows = [
        Trainee(**{**vars(person(n)), **wrong[n // 3 % len(wrong)]}) if n % 3 == 2 and n >= 50 else person(n)
        for n in range(350)
    ]
    result = desk.commit(roster(tmp_path / "2.xlsx", rows), number, Acceptance.CLEAN)
    listed = {finding.place.row for finding in result.findings if finding.severity == "error"}
    assert result.rows_read == 350
    assert (result.listed, result.skipped) == (len(listed), 50) == (100, 50)
    assert result.imported + result.listed + result.skipped == result.rows_read
    assert count(room, Enrolment) == 50 + result.imported == 250


def test_a_long_log_of_attendance_goes_in_at_once(room: Room, tmp_path: Path) -> None:
    certify(room)
    number = opened(room, cooks(heads=300))
    people = [person(n) for n in range(300)]
    Desk(room, preview_roster, commit_roster).commit(roster(tmp_path / "r.xlsx", people), number)
    days = [date(2026, 3, day) for day in range(2, 8)]
    lines = [(day, one.name, one.id_number, 8, 8) for day in days for one in people]
    path = workbook(tmp_path / "a.xlsx", ("日期", "姓名", "身份证号", "应到学时", "实到学时"), lines)
    with statements() as sent:
        result = Desk(room, preview_attendance, commit_attendance).commit(path, number)
    assert (result.imported, count(room, AttendanceDay)) == (1800, 1800)
    assert sent.total() < 200
