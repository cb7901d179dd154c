"""Any list that is shown as importable can be written: as shown, whole, and the same list then has nothing new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tests.fixtures.office import FIRST_SCHOOL, SECOND_SCHOOL, Room, copied
from tests.fixtures.trials import trial
from tests.services.imports.files import Cell, Desk, roster, trainee
from tests.services.registers.stage import certify, cooks, opened
from trainingdesk.db.row_hash import verify_rows
from trainingdesk.domain.people import Actor
from trainingdesk.exchange.file_kinds import SheetFormat
from trainingdesk.exchange.workbook import Sheet, SheetRow, Workbook, WorkbookRead
from trainingdesk.models.accounts import UserAccount
from trainingdesk.models.people import Person, PersonAccount
from trainingdesk.models.training import AttendanceDay, Enrolment, TrainingClass
from trainingdesk.services.attendance_import import ATTENDANCE
from trainingdesk.services.awards_import import AWARDS
from trainingdesk.services.certificates_import import CERTIFICATES
from trainingdesk.services.import_desk import HandedOver, ImportKind, Intake, Plan, make_plan
from trainingdesk.services.import_records import ImportFile, RowAction
from trainingdesk.services.known_occupations import occupations_in_force
from trainingdesk.services.office import Upload
from trainingdesk.services.results_import import RESULTS
from trainingdesk.services.roster_import import ROSTERS, commit_roster, preview_roster
from trainingdesk.services.sessions import actor_from

CLASS = "2026春-07"
FILE = ImportFile(Upload("0" * 64, "名单.xlsx", 1), CLASS)
PEOPLE = [(trainee(number).name, trainee(number).id_number) for number in range(5)]
NUMBERS = [f"S000041000123{year}{level}{sequence:06d}" for year in (25, 26) for level in (4, 5) for sequence in (1, 2)]
Column = tuple[str, st.SearchStrategy[Cell]]


def some(*values: Cell) -> st.SearchStrategy[Cell]:
    return st.none() | st.sampled_from(values)


DAYS = some(date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 20), date(2025, 6, 18), "2026-04-30", "长期")
COLUMNS: Mapping[str, Sequence[Column]] = {
    "roster": (
        ("人员类别", some("农民工", "登记失业人员", "农民工、退役军人", "外星人")),
        ("原技能等级", some("五级", "无", "三级", "四级")),
        ("申报等级", some("四级", "五级", "三级")),
        ("手机号", some("13800138000", "13900139000", "12")),
        ("银行卡号", some("101300000001", "101300000002")),
        ("证明材料", some("残疾证")),
        ("证明编号", some("4101", "4102")),
        ("证明有效期起", DAYS),
        ("证明有效期止", DAYS),
        ("户籍地代码", some("410100", "河南")),
        ("参保月数", some(12, 0)),
        ("工作单位", some("嵩州饭店")),
        ("入职日期", DAYS),
        ("备注", some("夜班")),
    ),
    "results": (
        ("认定等级", some("四级", "五级")),
        ("考核日期", DAYS),
        ("理论成绩", some(80, 59, "缺考")),
        ("实操成绩", some(60, 90)),
        ("考核结果", some("合格", "不合格")),
        ("证书编号", some(*NUMBERS)),
        ("发证日期", DAYS),
        ("认定方式", some("直接认定")),
    ),
    "awards": (
        ("补贴项目", some("职业培训补贴", "生活费补贴")),
        ("职业编码", some("4-03-02-01", "6-31-01-03")),
        ("等级", some("四级", "五级")),
        ("证书编号", some(*NUMBERS)),
        ("补贴日期", some("2024-05-08", "2025-01-02")),
        ("补贴金额", some(1200, 1600)),
        ("收回日期", some("2025-06-01")),
        ("发放单位", some("某局")),
    ),
    "certificates": (
        ("职业编码", some("4-03-02-01", "6-31-01-03")),
        ("等级", some("四级", "五级")),
        ("证书编号", some(*NUMBERS)),
        ("发证日期", some(date(2025, 6, 18), date(2026, 4, 28))),
        ("考核结果", some("合格")),
    ),
    "attendance": (
        (date(2026, 3, 2).isoformat(), some("√", "×", 8, 4)),
        (date(2026, 3, 3).isoformat(), some("√", 8, "请假")),
        (date(2026, 3, 20).isoformat(), some(4, "迟到")),
    ),
}
KINDS: Mapping[str, ImportKind[Any, Any]] = {
    "roster": ROSTERS,
    "results": RESULTS,
    "awards": AWARDS,
    "certificates": CERTIFICATES,
    "attendance": ATTENDANCE,
}


@st.composite
def lists(draw: st.DrawFn, what: str) -> WorkbookRead:
    """A list of this kind about five people, on one or two sheets; what it says of them may contradict itself."""
    columns = COLUMNS[what]
    titles = ("姓名", "身份证号", *(title for title, _ in columns))
    row = st.tuples(st.sampled_from(PEOPLE), *(values for _, values in columns))
    sheets = []
    for name in draw(st.sampled_from((("一",), ("一", "二")))):
        lines = [titles, *((*who, *cells) for who, *cells in draw(st.lists(row, min_size=1, max_size=5)))]
        rows = tuple(SheetRow(number, tuple(line)) for number, line in enumerate(lines, start=1))
        sheets.append(Sheet(name, False, rows))
    return WorkbookRead(Workbook("名单.xlsx", SheetFormat.XLSX, b"", "0" * 64, tuple(sheets)))


@pytest.fixture(scope="module")
def school(made_room: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A class for levels five and four in which three of the five people are enrolled."""
    with copied(made_room, tmp_path_factory.mktemp("lists")) as room:
        certify(room, FIRST_SCHOOL)
        certify(room, SECOND_SCHOOL)
        opened(room, cooks(CLASS, levels=cooks().levels, heads=4))
        path = roster(room.path.with_name("r.xlsx"), [trainee(number) for number in range(3)])
        Desk(room, preview_roster, commit_roster).commit(path, CLASS)
        yield room


def planned(room: Room, session: Session, what: str, read: WorkbookRead) -> tuple[Intake[Any], Plan[Any]]:
    """The list on the desk, and what would come of it now."""
    kind = KINDS[what]
    taught = session.scalars(select(TrainingClass)).one() if kind.of_class else None
    known = occupations_in_force(room.office, session)
    handed = HandedOver(FILE, read, taught.certificate_kind if taught else None, known)
    intake = Intake(room.office, session, clerk(session), kind.check(room.office, handed), "0" * 64, taught)
    return intake, make_plan(kind, intake, FILE)


def clerk(session: Session) -> Actor:
    return actor_from(session.scalars(select(UserAccount).where(UserAccount.login == "clerk")).one())


def written(room: Room, session: Session, what: str, read: WorkbookRead) -> Plan[Any]:
    """The importable rows of the list, written."""
    intake, plan = planned(room, session, what, read)
    marks = plan.preview.marks(RowAction.ADD, RowAction.CHANGE)
    KINDS[what].write(intake, [plan.writes[mark] for mark in marks])
    session.flush()
    session.expire_all()
    return plan


def holds(session: Session) -> None:
    """What is true of the registers whatever was imported."""
    assert verify_rows(session).altered == ()
    current = session.execute(
        select(func.count()).where(PersonAccount.current).group_by(PersonAccount.person_id).select_from(PersonAccount)
    )
    assert {count for (count,) in current} <= {1}
    positions = session.scalars(select(Enrolment.position).order_by(Enrolment.position)).all()
    assert list(positions) == list(range(1, len(positions) + 1))
    assert len(positions) <= 4
    numbers = session.scalars(select(Person.id_number)).all()
    assert len(numbers) == len(set(numbers))
    over = select(func.count()).select_from(AttendanceDay).where(AttendanceDay.attended > AttendanceDay.planned)
    assert session.scalar(over) == 0


def check_list(room: Room, what: str, read: WorkbookRead) -> None:
    """Shown, written as shown, sound afterwards; and a second time there is nothing left to add."""
    with trial(room) as session:
        plan = written(room, session, what, read)
        preview = plan.preview
        assert preview.rows_read == preview.importable + preview.unchanged + preview.listed
        holds(session)
        again = planned(room, session, what, read)[1].preview
        if not preview.importable:
            assert again.digest == preview.digest
        assert [
            row for row in again.rows if row.action is RowAction.ADD and row.mark in preview.marks(RowAction.ADD)
        ] == []


@given(lists("roster"))
@settings(max_examples=8)
def test_any_roster_is_written_as_it_was_shown(school: Room, read: WorkbookRead) -> None:
    check_list(school, "roster", read)


@given(lists("results"))
@settings(max_examples=8)
def test_any_results_are_written_as_they_were_shown(school: Room, read: WorkbookRead) -> None:
    check_list(school, "results", read)


@given(lists("awards"))
@settings(max_examples=8)
def test_any_awards_are_written_as_they_were_shown(school: Room, read: WorkbookRead) -> None:
    check_list(school, "awards", read)


@given(lists("certificates"))
@settings(max_examples=8)
def test_any_certificates_are_written_as_they_were_shown(school: Room, read: WorkbookRead) -> None:
    check_list(school, "certificates", read)


@given(lists("attendance"))
@settings(max_examples=8)
def test_any_attendance_is_written_as_it_was_shown(school: Room, read: WorkbookRead) -> None:
    check_list(school, "attendance", read)


@pytest.mark.proof
@pytest.mark.parametrize("what", list(KINDS))
@given(data=st.data())
def test_thousands_of_lists_are_written_as_they_were_shown(school: Room, what: str, data: st.DataObject) -> None:
    check_list(school, what, data.draw(lists(what)))
