"""The files that institutions send in, read back with another program's eyes than the one that wrote them."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from trainingdesk.cli.demo.classes import DemoClass, Fate
from trainingdesk.cli.demo.incoming import FileKind, IncomingFile, enrolled, incoming_files, repeated_seat
from trainingdesk.cli.demo.plan import DemoPlan, make_plan

TODAY = date(2026, 11, 20)
PLAN = make_plan(160, 1, TODAY, lambda day: day.weekday() < 5)
FILES = incoming_files(PLAN)


def file_of(kind: FileKind, taught: DemoClass) -> IncomingFile:
    [found] = [file for file in FILES if file.kind is kind and file.class_number == taught.number]
    return found


def sheet_of(file: IncomingFile) -> Worksheet:
    return load_workbook(BytesIO(file.content)).active


def records_of(file: IncomingFile) -> list[list[str]]:
    return list(csv.reader(file.content.decode("gb18030").splitlines()))


def class_at(index: int) -> DemoClass:
    return PLAN.classes[index]


def fated(taught: DemoClass, fate: Fate) -> str:
    [number] = [seat.member.id_number for seat in taught.seats if seat.fate is fate]
    return number


def id_cells(sheet: Worksheet, column: int) -> list[object]:
    return [row[column] for row in sheet.values]


def test_the_same_plot_gives_the_same_bytes():
    again = incoming_files(make_plan(160, 1, TODAY, lambda day: day.weekday() < 5))

    assert [file.content for file in again] == [file.content for file in FILES]


def test_another_seed_gives_other_files():
    other = incoming_files(make_plan(160, 2, TODAY, lambda day: day.weekday() < 5))

    assert not {file.content for file in other} & {file.content for file in FILES}


def test_each_class_sends_roster_attendance_and_results_under_names_of_its_own():
    kinds = Counter((file.class_number, file.kind) for file in FILES)

    assert len({file.name for file in FILES}) == len(FILES)
    for taught in PLAN.classes:
        for kind in (FileKind.ROSTER, FileKind.ATTENDANCE, FileKind.RESULTS):
            assert kinds[taught.number, kind] == 1
    assert kinds["", FileKind.AWARDS] == kinds["", FileKind.CERTIFICATES] == 1


def test_the_first_school_prints_forms_with_title_two_line_header_total_and_signatures():
    sheet = sheet_of(file_of(FileKind.ROSTER, class_at(0)))
    words = [str(row[0]) for row in sheet.values if row[0]]

    assert words[0].endswith("培训学员花名册")
    assert class_at(0).number in words[1]
    assert "A3:A4" in [str(merged) for merged in sheet.merged_cells.ranges]
    assert sheet["D3"].value == "身份信息"
    assert sheet["E4"].value == "证件号码"
    assert "合计" in words
    assert any(word.startswith("制表人") for word in words)


def test_a_long_form_repeats_its_header_where_the_page_ends():
    sheet = sheet_of(file_of(FileKind.ROSTER, class_at(0)))

    assert [row[0] for row in sheet.values].count("序号") == 2


def test_the_second_school_exports_text_in_gb18030_for_one_class_and_a_plain_sheet_for_the_other():
    text, plain = file_of(FileKind.ROSTER, class_at(1)), file_of(FileKind.ROSTER, class_at(3))

    assert text.name.endswith(".csv")
    with pytest.raises(UnicodeDecodeError):
        text.content.decode("utf-8")
    assert records_of(text)[0][0] == "学员姓名"
    assert sheet_of(plain)["A1"].value.startswith("开班备案号：")
    assert sheet_of(plain)["A2"].value == "学员姓名"
    assert not sheet_of(plain).merged_cells.ranges


def test_identity_numbers_and_accounts_are_text_but_for_the_planted_one():
    taught = class_at(0)
    sheet = sheet_of(file_of(FileKind.ROSTER, taught))
    numeric = [value for value in id_cells(sheet, 4) if isinstance(value, int | float)]

    assert len(numeric) == 1
    assert str(int(numeric[0]))[:15] == fated(taught, Fate.NUMERIC_ID)[:15]
    assert not any(isinstance(value, int | float) for value in id_cells(sheet, 10))


def test_the_number_in_a_numeric_cell_is_one_that_can_stand_there():
    """One number in eleven ends in X: no seed may trip over that."""
    for seed in range(60):
        plan = make_plan(24, seed, TODAY, lambda day: day.weekday() < 5)
        assert fated(plan.classes[0], Fate.NUMERIC_ID).isdecimal()
        assert len(incoming_files(plan)) == len(FILES)


def test_somebody_stands_on_the_first_roster_twice():
    taught = class_at(0)
    numbers = Counter(id_cells(sheet_of(file_of(FileKind.ROSTER, taught)), 4))

    assert [number for number, times in numbers.items() if number and times > 1 and number != "证件号码"] == [
        repeated_seat(taught).member.id_number
    ]


def test_a_row_without_a_name_is_planted_in_the_third_class():
    taught = class_at(2)
    rows = [row for row in sheet_of(file_of(FileKind.ROSTER, taught)).values if row[4] and row[3] == "居民身份证"]

    assert [row[4] for row in rows if row[1] is None] == [fated(taught, Fate.NO_NAME)]


def test_a_wrong_check_digit_is_planted_in_the_second_class():
    taught = class_at(1)
    right = fated(taught, Fate.BAD_CHECK_DIGIT)
    written = [record[2] for record in records_of(file_of(FileKind.ROSTER, taught))[1:]]

    assert right not in written
    assert [number[:-1] for number in written].count(right[:-1]) == 1


def test_somebody_in_the_fourth_class_aims_below_what_they_hold():
    taught = class_at(3)
    number = fated(taught, Fate.NOT_HIGHER)
    [row] = [row for row in sheet_of(file_of(FileKind.ROSTER, taught)).values if row[2] == number]

    assert row[5:7] == ("三级/高级工", "四级/中级工")


def test_what_was_only_written_wrong_comes_again_and_what_was_wrong_does_not():
    mended = {file.class_number: file for file in FILES if file.kind is FileKind.MENDED_ROSTER}

    assert set(mended) == {taught.number for taught in PLAN.classes[:3]}
    for taught, fate in zip(PLAN.classes, (Fate.NUMERIC_ID, Fate.BAD_CHECK_DIGIT, Fate.NO_NAME), strict=False):
        header, *rows = sheet_of(mended[taught.number]).values
        assert header[0] == "学员姓名"
        assert [row[2] for row in rows] == [fated(taught, fate)]
        assert rows[0][0]


def test_attendance_has_a_line_a_trainee_or_a_line_a_trainee_and_day():
    matrix, log = class_at(0), class_at(1)
    sheet = sheet_of(file_of(FileKind.ATTENDANCE, matrix))
    records = records_of(file_of(FileKind.ATTENDANCE, log))

    days = [cell.value.date() for cell in sheet[3][3:] if isinstance(cell.value, datetime)]
    assert tuple(days) == matrix.days
    by_number = {row[2]: row[3 : 3 + len(days)] for row in sheet.values if row[2] and isinstance(row[0], int)}
    assert by_number == {seat.member.id_number: seat.attended for seat in enrolled(matrix)}
    assert len(records) - 1 == len(log.days) * len(enrolled(log))
    assert sum(int(record[4]) for record in records[1:]) == sum(sum(seat.attended) for seat in enrolled(log))


def test_only_the_second_schools_results_bring_certificate_numbers_and_only_for_those_who_passed():
    forms = sheet_of(file_of(FileKind.RESULTS, class_at(0)))
    assert not any(value for value in id_cells(forms, 8) if value and value != "证书编号")

    taught = class_at(1)
    header, *rows = sheet_of(file_of(FileKind.RESULTS, taught)).values
    assert header[8:10] == ("证书编号", "发证日期")
    passed = {seat.member.id_number for seat in enrolled(taught) if seat.passed}
    assert {row[1] for row in rows if row[8]} == passed
    assert {row[1] for row in rows if row[7] == "合格"} == passed
    assert len({row[8] for row in rows if row[8]}) == len(passed)


def test_no_two_classes_share_a_certificate_number():
    plan: DemoPlan = make_plan(700, 3, TODAY, lambda day: day.weekday() < 5)
    numbers = [
        row[8]
        for file in incoming_files(plan)
        if file.kind is FileKind.RESULTS and "成绩与证书" in file.name
        for row in list(sheet_of(file).values)[1:]
        if row[8]
    ]

    assert len(set(numbers)) == len(numbers) > 100


def test_the_list_of_earlier_awards_names_who_was_paid_before():
    [file] = [file for file in FILES if file.kind is FileKind.AWARDS]
    _, *rows = sheet_of(file).values

    number = PLAN.paid_before[0].member.id_number
    assert [(row[1], row[10]) for row in rows] == [(number, "1600.00"), (number, "240.00")]


def test_the_employer_sends_a_list_of_its_people_with_their_certificates():
    [file] = [file for file in FILES if file.kind is FileKind.CERTIFICATES]
    _, *rows = sheet_of(file).values

    assert [(row[0], row[7]) for row in rows] == [(w.member.name, w.number) for w in PLAN.employer.workers]
