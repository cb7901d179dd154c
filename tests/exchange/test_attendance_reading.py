"""Attendance in its three layouts, with the signs, days and titles that institutions use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal

import pytest

from tests.domain.spoken import spoken
from tests.exchange import books
from tests.exchange.accounts import left_out, wrong_rows
from tests.exchange.books import AS_OF, Value, id_of, one
from trainingdesk.exchange.attendance import (
    AttendanceLayout,
    AttendanceRead,
    AttendanceTotals,
    Attended,
    read_attendance,
)
from trainingdesk.exchange.attendance_days import Session
from trainingdesk.exchange.attendance_marks import AttendanceMark, legend_in, planned_hours_in
from trainingdesk.exchange.header_words import FileKind
from trainingdesk.exchange.workbook import WorkbookRead

Lines = list[Sequence[Value]]
PRESENT, ABSENT, LATE, LEAVE = (
    AttendanceMark.PRESENT, AttendanceMark.ABSENT, AttendanceMark.LATE, AttendanceMark.LEAVE,
)  # fmt: skip
WHO = ("姓名", "身份证号")
ZHANG, LI = ("张伟", id_of(1)), ("李娜", id_of(2))


def attended(lines: Lines, **more: object) -> AttendanceRead:
    """Attendance in which every row is accounted for and every finding has its words."""
    return attended_in(books.laid(lines, sheet=str(more.pop("sheet", "考勤表")), **more))  # type: ignore[arg-type]


def attended_in(read: WorkbookRead) -> AttendanceRead:
    found = read_attendance(read, as_of=AS_OF)
    spoken(found.findings)
    records = {(row.sheet, row.row) for row in found.rows}
    if found.layout is not None:
        assert left_out(read, FileKind.ATTENDANCE, records, found.findings, found.columns) == []
    assert found.rows_read == len(records) + len(wrong_rows(found.findings))
    return found


def errors(found: AttendanceRead) -> list[tuple[str, int | None, str | None]]:
    return [(f.code, f.place.row, f.place.column) for f in found.findings if f.severity == "error"]


def days(found: AttendanceRead, row: int = 0) -> list[tuple[date, AttendanceMark, int | None]]:
    return [(session.day, session.mark, session.hours) for session in found.rows[row].attended]


def test_a_column_a_day_with_hours() -> None:
    found = attended([(*WHO, date(2026, 3, 2), date(2026, 3, 3)), (*ZHANG, 8, 4), (*LI, 0, "7.5学时")])
    assert found.layout is AttendanceLayout.BY_DAY
    assert found.days == (date(2026, 3, 2), date(2026, 3, 3))
    assert days(found) == [(date(2026, 3, 2), PRESENT, 800), (date(2026, 3, 3), PRESENT, 400)]
    assert days(found, 1) == [(date(2026, 3, 2), ABSENT, 0), (date(2026, 3, 3), PRESENT, 750)]
    assert found.rows[0].identity is not None
    assert found.rows[0].attended[1].column == "D"


def test_ones_and_noughts_alone_are_ticks_and_not_hours() -> None:
    found = attended([(*WHO, "3月2日", "3月3日"), (*ZHANG, 1, 0)])
    assert days(found) == [(date(2026, 3, 2), PRESENT, None), (date(2026, 3, 3), ABSENT, 0)]


@pytest.mark.parametrize(
    ("sign", "mark"),
    [
        ("√", PRESENT), ("✓", PRESENT), ("出勤", PRESENT), ("到", PRESENT), ("×", ABSENT), ("旷课", ABSENT),
        ("缺", ABSENT), ("迟到", LATE), ("早退", AttendanceMark.LEFT_EARLY), ("病假", LEAVE), ("事假", LEAVE),
    ],
)  # fmt: skip
def test_usual_signs_speak_for_themselves(sign: str, mark: AttendanceMark) -> None:
    assert days(attended([(*WHO, "3月2日"), (*ZHANG, sign)])) == [(date(2026, 3, 2), mark, None)]


def test_a_blank_says_nothing() -> None:
    found = attended([(*WHO, "3月2日", "3月3日"), (*ZHANG, None, "√")])
    assert [session.day for session in found.rows[0].attended] == [date(2026, 3, 3)]


def test_other_signs_need_the_legend_below_the_table() -> None:
    lines: Lines = [(*WHO, "3月2日", "3月3日"), (*ZHANG, "△", "○")]
    assert errors(attended(lines)) == [("import.mark_unreadable", 2, "C"), ("import.mark_unreadable", 2, "D")]
    explained = attended([*lines, ("说明：出勤√ 迟到△ 病假○ 旷课×",)])
    assert [session.mark for session in explained.rows[0].attended] == [LATE, LEAVE]


@pytest.mark.parametrize(
    ("line", "legend"),
    [
        ("出勤√ 迟到△ 旷课×", {"√": PRESENT, "△": LATE, "×": ABSENT}),
        ("注：√出勤，△迟到，×旷课", {"√": PRESENT, "△": LATE, "×": ABSENT}),
        ("“△”表示迟到；“○”表示请假", {"△": LATE, "○": LEAVE}),
        ("迟到：△；请假：○", {"△": LATE, "○": LEAVE}),
        ("XX学校考勤表", {}),
        ("出勤率按天计算", {}),
    ],
)
def test_legends_in_both_orders(line: str, legend: dict[str, AttendanceMark]) -> None:
    assert legend_in([line]) == legend


def test_planned_hours_a_day_stand_in_the_notes() -> None:
    assert planned_hours_in(["说明：每日计划 8 学时，格内为实到学时"]) == 800
    assert planned_hours_in(["每天安排7.5课时"]) == 750
    assert planned_hours_in(["无"]) is None
    found = attended([(*WHO, "3月2日"), (*ZHANG, 6), ("说明：每日计划 8 学时，0 为缺勤。",)])
    assert (found.planned_a_day, found.rows[0].attended[0].planned) == (800, 800)


@pytest.mark.parametrize(
    ("title", "header", "day"),
    [
        ("2026年3月考勤表", "2", date(2026, 3, 2)), ("2026年3月考勤表", "2日", date(2026, 3, 2)),
        ("2026年3月考勤表", 2, date(2026, 3, 2)), ("2025年考勤表", "12月31日", date(2025, 12, 31)),
        ("考勤表", "3月2日", date(2026, 3, 2)), ("考勤表", "12月30日", date(2025, 12, 30)),
        ("考勤表", "3/2", date(2026, 3, 2)), ("考勤表", "3.2", date(2026, 3, 2)),
        ("考勤表", "2026-03-02", date(2026, 3, 2)),
        ("考勤表", "2026年3月2日", date(2026, 3, 2)), ("考勤表", "3月2日（周一）", date(2026, 3, 2)),
        ("考勤表", 46083, date(2026, 3, 2)), ("考勤表", date(2026, 3, 2), date(2026, 3, 2)),
        ("培训时间：2025年12月29日至2026年1月9日", "1月5日", date(2026, 1, 5)),
        ("培训时间：2025年12月29日至2026年1月9日", "12月30日", date(2025, 12, 30)),
        ("培训时间：2026年3月2日至2026年3月20日", "9", date(2026, 3, 9)),
    ],
)  # fmt: skip
def test_the_day_over_a_column(title: str, header: Value, day: date) -> None:
    assert attended([(title,), (*WHO, header), (*ZHANG, "√")]).days == (day,)


def test_the_month_may_stand_on_the_sheets_tab() -> None:
    assert attended([(*WHO, "2", "3"), (*ZHANG, "√", "√")], sheet="3月").days == (date(2026, 3, 2), date(2026, 3, 3))


def test_the_month_may_stand_over_the_days() -> None:
    lines: Lines = [
        ("姓名", "身份证号", "2026年3月", None, "4月", None),
        (None, None, 30, 31, 1, 2),
        (*ZHANG, 8, 8, 8, 8),
    ]
    found = attended(lines, merged=[(0, 2, 0, 3, "2026年3月"), (0, 4, 0, 5, "4月"), (0, 0, 1, 0, "姓名"),
                                    (0, 1, 1, 1, "身份证号")])  # fmt: skip
    assert [(day.month, day.day) for day in found.days] == [(3, 30), (3, 31), (4, 1), (4, 2)]


def test_times_in_cells_of_times_are_presence() -> None:
    found = attended(
        [("日期", *WHO, "签到时间", "签退时间"), ("2026-03-02", *ZHANG, time(8, 2), books.moment(2026, 3, 2, 12))]
    )
    assert [(s.check_in, s.check_out) for s in found.rows[0].attended] == [(time(8, 2), time(12, 0))]


@pytest.mark.parametrize("cell", [30, -1, 0.333])
def test_hours_that_no_day_has_are_errors(cell: Value) -> None:
    found = attended([(*WHO, "3月2日", "3月3日"), (*ZHANG, cell, 8)])
    assert errors(found) == [("import.mark_unreadable", 2, "C")]


def test_more_hours_than_planned_on_a_day_are_an_error() -> None:
    found = attended([(*WHO, "日期", "时段", "应到学时", "实到学时"), (*ZHANG, "2026-03-02", "中场", 4, 5)])
    assert errors(found) == [("import.hours_over_planned", 2, "F")]
    assert one(found.findings, "import.session_unknown").severity == "warning"


@pytest.mark.parametrize("header", ["2", 3.1, "31日", "2月30日"])
def test_a_day_that_cannot_be_told_refuses_the_file(header: Value) -> None:
    found = attended([(*WHO, header), (*ZHANG, "√")])
    assert errors(found) == [("import.day_untold", None, "C")]
    assert (found.rows_read, found.rows) == (0, ())


def test_a_day_twice_refuses_the_file() -> None:
    found = attended([(*WHO, "3月2日", "2026-03-02"), (*ZHANG, "√", "√")])
    assert errors(found) == [("import.day_twice", None, "D")]
    assert found.rows == ()


def test_mornings_and_afternoons_are_sessions_of_one_day() -> None:
    lines: Lines = [("姓名", "身份证号", "3月2日", None, "3月3日", None), (None, None, "上午", "下午", "上午", "下午"),
                    (*ZHANG, 4, 4, 4, 0)]  # fmt: skip
    found = attended(lines, merged=[(0, 2, 0, 3, "3月2日"), (0, 4, 0, 5, "3月3日"), (0, 0, 1, 0, "姓名"),
                                    (0, 1, 1, 1, "身份证号")])  # fmt: skip
    sessions = [(session.day.day, session.session, session.hours) for session in found.rows[0].attended]
    assert sessions == [(2, Session.MORNING, 400), (2, Session.AFTERNOON, 400), (3, Session.MORNING, 400),
                        (3, Session.AFTERNOON, 0)]  # fmt: skip


def test_weekdays_under_the_days_are_no_row_of_a_person() -> None:
    found = attended([(*WHO, "3月2日", "3月3日"), (None, None, "星期一", "星期二"), (*ZHANG, "√", "√")])
    assert (found.rows_read, found.days) == (1, (date(2026, 3, 2), date(2026, 3, 3)))


def test_times_of_a_machine_are_presence() -> None:
    found = attended([(*WHO, "3月2日"), (*ZHANG, "08:02 11:58")])
    [session] = found.rows[0].attended
    assert (session.mark, session.check_in, session.check_out) == (PRESENT, time(8, 2), time(11, 58))


def test_days_to_come_and_days_outside_the_class_are_warnings() -> None:
    title = ("培训时间：2026年5月1日至2026年5月20日",)
    found = attended([title, (*WHO, "5月21日", "2026-05-29"), (*ZHANG, "√", None)])
    assert [f.code for f in found.findings if f.severity == "warning" and f.place.row is None] == [
        "import.day_outside_class", "import.day_future",
    ]  # fmt: skip


def test_a_list_of_names_alone_has_no_identities() -> None:
    found = attended(
        [("序号", "姓名", "3月2日", "3月3日", "3月4日"), (1, "张伟", "√", "√", "√"), (2, "李娜", "√", "×", "√")]
    )
    assert [(row.name, row.identity) for row in found.rows] == [("张伟", None), ("李娜", None)]


def test_one_name_twice_without_identities_is_an_error() -> None:
    found = attended([("姓名", "3月2日"), ("张伟", "√"), ("张伟", "√")])
    assert errors(found) == [("import.attendance_twice", 3, "A")]
    assert one(found.findings, "import.attendance_twice").other_row == 2


def test_a_sheet_a_month_is_no_repetition() -> None:
    march: Lines = [("2026年3月考勤表",), (*WHO, "30", "31"), (*ZHANG, 8, 8)]
    april: Lines = [("2026年4月考勤表",), (*WHO, "1", "2"), (*ZHANG, 8, 0)]
    found = attended(march, sheet="3月", more={"4月": april})
    assert errors(found) == []
    assert [(row.sheet, [session.day.day for session in row.attended]) for row in found.rows] == [
        ("3月", [30, 31]), ("4月", [1, 2]),
    ]  # fmt: skip


def test_hours_in_all_are_compared_with_the_days() -> None:
    found = attended([(*WHO, "3月2日", "3月3日", "实到学时"), (*ZHANG, 8, 8, 15)])
    assert one(found.findings, "import.hours_differ").params["sum"] == "16"
    assert found.rows[0].totals.hours_attended == 1500


def test_totals_alone() -> None:
    header = (*WHO, "应到学时", "实到学时", "应到天数", "实到天数", "出勤率", "备注")
    found = attended([header, (*ZHANG, 80, 76, 10, 9.5, 0.95, "请假半天"), (*LI, "80学时", "80", None, None, "100%")])
    assert found.layout is AttendanceLayout.TOTALS
    assert found.rows[0].totals == AttendanceTotals(8000, 7600, 1000, 950, Decimal("0.95"))
    assert found.rows[0].remarks == "请假半天"
    assert found.rows[1].totals == AttendanceTotals(8000, 8000, None, None, Decimal(1))


@pytest.mark.parametrize(
    ("values", "code", "severity"),
    [
        ((80, 90, None), "import.hours_over_planned", "error"),
        ((80, 76, "70%"), "import.rate_differs", "warning"),
        ((80, 76, "很高"), "import.rate_unreadable", "error"),
        ((80, 76, "120%"), "import.rate_unreadable", "error"),
        ((80, "全勤", None), "import.number_unreadable", "error"),
        ((80, -4, None), "import.number_range", "error"),
        ((80, 76.123, None), "import.number_decimals", "error"),
    ],
)
def test_totals_that_do_not_add_up(values: tuple[Value, ...], code: str, severity: str) -> None:
    found = attended([(*WHO, "应到学时", "实到学时", "出勤率"), (*ZHANG, *values)])
    assert one(found.findings, code).severity == severity


def test_a_line_a_person_and_day() -> None:
    header = ("日期", *WHO, "时段", "签到时间", "签退时间", "应到学时", "实到学时", "考勤结果")
    found = attended([
        header,
        (date(2026, 3, 2), *ZHANG, "上午", "08:01", "11:59", 4, 4, "正常"),
        ("2026-03-02", *ZHANG, "下午", "2026-03-02 14:03:10", None, 4, "3.5", "迟到"),
        ("2026/3/2", *LI, None, None, None, 8, 0, None),
    ])  # fmt: skip
    assert found.layout is AttendanceLayout.LOG
    assert found.rows[0].attended == (
        Attended(date(2026, 3, 2), Session.MORNING, PRESENT, 400, 400, time(8, 1), time(11, 59)),
    )
    assert found.rows[1].attended == (Attended(date(2026, 3, 2), Session.AFTERNOON, LATE, 350, 400, time(14, 3)),)
    assert found.rows[2].attended == (Attended(date(2026, 3, 2), Session.WHOLE, ABSENT, 0, 800),)
    assert found.days == (date(2026, 3, 2),)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ((None, "08:00", None, 4, None), "import.day_missing"),
        (("2026-05-29", "08:00", None, 4, None), "import.date_future"),
        (("某天", "08:00", None, 4, None), "import.date_unreadable"),
        (("2026-03-02", "八点", None, 4, None), "import.clock_unreadable"),
        (("2026-03-02", "12:00", "08:00", 4, None), "import.clock_backwards"),
        (("2026-03-02", None, None, None, None), "import.mark_missing"),
        (("2026-03-02", None, None, 25, None), "import.number_range"),
    ],
)
def test_a_line_that_cannot_be_used(values: tuple[Value, ...], code: str) -> None:
    found = attended([(*WHO, "日期", "签到", "签退", "实到学时", "考勤结果"), (*ZHANG, *values)])
    assert code in [finding[0] for finding in errors(found)]
    assert found.rows == ()


def test_the_same_session_twice_is_an_error_and_two_sessions_are_not() -> None:
    header = ("日期", *WHO, "签到时间", "实到学时")
    day = "2026-03-02"
    found = attended([header, (day, *ZHANG, "08:00", 4), (day, *ZHANG, "14:00", 4), (day, *ZHANG, "08:00", 4)])
    assert errors(found) == [("import.attendance_twice", 4, "C")]
    assert len(found.rows) == 2


def test_an_export_of_a_machine_in_gb18030() -> None:
    lines = [("日期", "学员姓名", "身份证号", "应到学时", "实到学时"), ("2026-03-02", "欧阳𬭊", id_of(3), "8", "8")]
    found = attended_in(books.read(books.csv_text(lines, "gb18030"), "考勤.csv"))
    assert [(row.name, row.sheet, row.attended[0].hours) for row in found.rows] == [("欧阳𬭊", None, 800)]


def test_a_sheet_that_tells_no_attendance_is_refused() -> None:
    found = attended([WHO, ZHANG, LI])
    assert errors(found) == [("import.no_attendance", None, None)]
    assert (found.layout, found.rows_read) == (None, 0)


def test_an_identity_in_a_numeric_cell_is_refused_here_too() -> None:
    found = attended([(*WHO, "3月2日"), ("张伟", 418122199001010000, "√")])
    assert errors(found) == [("import.id_numeric", 2, "B")]


def test_a_formula_without_result_in_a_day_is_an_error() -> None:
    body = (
        books.raw_rows([["姓名", "2026-03-02"]]) + f'<row r="2">{books.cell("A2", "张伟")}<c r="B2"><f>1</f></c></row>'
    )
    found = attended_in(books.read(books.packed(books.parts(books.sheet_xml(body)))))
    assert errors(found) == [("import.cell_error", 2, "B")]


def test_footers_of_an_attendance_sheet_are_noted() -> None:
    lines: Lines = [(*WHO, "3月2日", "3月3日"), (*ZHANG, "√", "√"), ("实到人数", None, 1, 1),
                    ("班主任签字：", None, None),
                    ("合计", None, 1, 1)]  # fmt: skip
    assert attended(lines).rows_read == 1
