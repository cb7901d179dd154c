"""Rosters as institutions lay them out: titles, headers of several lines, totals, signatures, and all in between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from tests.exchange import books
from tests.exchange.accounts import left_out, wrong_rows
from tests.exchange.books import AS_OF, HEADER, Value, id_of, people, person, xlsx
from trainingdesk.domain.levels import Level
from trainingdesk.exchange.class_facts import ClassFacts
from trainingdesk.exchange.header_words import FileKind
from trainingdesk.exchange.roster import RosterCheck, read_roster

Lines = list[Sequence[Value]]
TITLE: Lines = [("郑州市甲职业培训学校培训学员花名册",)]
SIGNED: Lines = [
    (),
    ("制表人：王敏", None, None, "审核人（签字）："),
    ("填报单位（盖章）：", None, None, "2026年5月8日"),
]
TWO_LINES: Lines = [
    ("序号", "姓名", "性别", "身份信息", None, "联系电话", "技能等级"),
    (None, None, None, "证件类型", "证件号码", None, "现有等级", "申报等级"),
]
TWO_LINE_PEOPLE: Lines = [
    (n, f"学员{chr(0x4E00 + n)}", "女", "居民身份证", id_of(n), "13800000000", "无", "五级") for n in range(1, 6)
]
TWO_LINE_MERGED = (
    (0, 3, 0, 4, "身份信息"), (0, 6, 0, 7, "技能等级"), (0, 0, 1, 0, "序号"), (0, 1, 1, 1, "姓名"),
    (0, 2, 1, 2, "性别"), (0, 5, 1, 5, "联系电话"),
)  # fmt: skip


def merged_header(rows: Lines, above: int = 0) -> bytes:
    """A header of two lines in merged cells, under some rows of title."""
    moved = [(top + above, left, bottom + above, right, text) for top, left, bottom, right, text in TWO_LINE_MERGED]
    return xlsx([*TITLE * above, *TWO_LINES, *rows], merged=moved)


LAYOUTS: list[tuple[str, Callable[[], bytes], int, int]] = [
    ("header_first", lambda: xlsx([HEADER, *people(5)]), 5, 5),
    ("one_person", lambda: xlsx([HEADER, person(1)]), 1, 1),
    ("title", lambda: xlsx([*TITLE, HEADER, *people(5)]), 5, 5),
    ("title_and_class", lambda: xlsx([*TITLE, ("班级编号：2026-01 工种：电工",), HEADER, *people(5)]), 5, 5),
    ("labels_in_cells", lambda: xlsx([*TITLE, ("班级编号", "2026-01", "职业", "电工"), HEADER, *people(5)]), 5, 5),
    ("blank_rows_above", lambda: xlsx([(), (), *TITLE, (), HEADER, *people(5)]), 5, 5),
    ("blank_rows_within", lambda: xlsx([HEADER, *people(2), (), (), *people(5)[2:]]), 5, 5),
    ("starts_in_column_c", lambda: xlsx([(None, None, *row) for row in (HEADER, *people(5))]), 5, 5),
    ("two_lines_unmerged", lambda: xlsx([*TWO_LINES, *TWO_LINE_PEOPLE]), 5, 5),
    ("two_lines_merged", lambda: merged_header(TWO_LINE_PEOPLE), 5, 5),
    ("two_lines_under_title", lambda: merged_header(TWO_LINE_PEOPLE, above=1), 5, 5),
    ("header_again", lambda: xlsx([HEADER, *people(3), HEADER, *people(5)[3:]]), 5, 5),
    ("page_title_again", lambda: xlsx([*TITLE, HEADER, *people(3), *TITLE, HEADER, *people(5)[3:]]), 5, 5),
    ("two_lines_again", lambda: xlsx([*TWO_LINES, *TWO_LINE_PEOPLE[:2], *TWO_LINES, *TWO_LINE_PEOPLE[2:]]), 5, 5),
    ("total", lambda: xlsx([HEADER, *people(5), ("合计", "5人")]), 5, 5),
    ("spaced_total", lambda: xlsx([HEADER, *people(5), (None, "合　计", None, "5")]), 5, 5),
    ("subtotals", lambda: xlsx([HEADER, *people(2), ("小计", 2), *people(5)[2:], ("小计", 3), ("总计", 5)]), 5, 5),
    ("total_in_words", lambda: xlsx([HEADER, *people(5), ("共5人",)]), 5, 5),
    ("total_in_english", lambda: xlsx([HEADER, *people(5), ("Total", 5)]), 5, 5),
    ("signatures", lambda: xlsx([HEADER, *people(5), *SIGNED]), 5, 5),
    ("signature_in_name_column", lambda: xlsx([HEADER, *people(5), (None, "审核人：李四", None, "日期：")]), 5, 5),
    ("seal_alone", lambda: xlsx([HEADER, *people(5), (None, None, None, None, "（盖章）")]), 5, 5),
    ("date_under_identity", lambda: xlsx([HEADER, *people(5), (None, None, None, "2026年5月8日")]), 5, 5),
    ("explanation", lambda: xlsx([HEADER, *people(5), ("注：本表一式三份。",)]), 5, 5),
    ("long_explanation", lambda: xlsx([HEADER, *people(5), ("以上人员信息真实有效，如有虚假由本单位承担责任",)]), 5, 5),
    ("numbered_ahead", lambda: xlsx([HEADER, *people(5), (6,), (7,), (8,)]), 5, 5),
    ("filled_down", lambda: xlsx([HEADER, *people(5), (6, None, None, None, None, None, "五级/初级工")]), 5, 5),
    ("example_row", lambda: xlsx([HEADER, ("示例", "张三", "男", id_of(99)), *people(5)]), 5, 5),
    ("example_name", lambda: xlsx([HEADER, (1, "例：张三", "男"), *people(5)]), 5, 5),
    ("group_line", lambda: xlsx([HEADER, *people(5), ("二班",), *[person(n) for n in (6, 7)]],
                                merged=[(6, 0, 6, 6, "二班")]), 7, 7),
    ("stars_and_brackets", lambda: xlsx([("序号", "*姓名", "性别", "*身份证号码（18位）", "手机\n号码", "类别", "等级"),
                                         *people(5)]), 5, 5),
    ("english_header", lambda: xlsx([("No.", "Name", "Sex", "ID number", "Phone", "Group", "Level"), *people(5)]),
     5, 5),
    ("owner_before_title", lambda: xlsx([("序号", "学员姓名", "学员性别", "学员身份证号", "x", "y", "z"), *people(5)]),
     5, 5),
    ("two_languages", lambda: xlsx([("序号 No.", "姓名 Name", "性别 Sex",
                                    "身份证号码 ID Number", "电话", "类别", "等级"),
                                    *people(5)]), 5, 5),
    ("unlisted_titles", lambda: xlsx([("序号", "职工姓名", "性别",
                                    "身份证/护照号码", "电话", "类别", "等级"), *people(5)]),
     5, 5),
    ("what_is_asked", lambda: xlsx([HEADER,
                                       (None, "必填", "选填", "必填，18位", "选填", "选填", "必填"), *people(5)]),
     5, 5),
    ("columns_numbered", lambda: xlsx([HEADER, (1, 2, 3, 4, 5, 6, 7), *people(5)]), 5, 5),
    ("code_of_the_school", lambda: xlsx([HEADER,
                                       *people(5), (None, None, None, "信用代码：91410100MA4000001N")]), 5, 5),
    ("names_that_signed", lambda: xlsx([HEADER,
                                       *people(5), ("制表人：", "李四", "审核人：", "王五", "负责人：", "赵六")]),
     5, 5),
    ("no_identity_but_a_person", lambda: xlsx([HEADER, *people(4), (5, "王五", "男", None, "13800000005", "单位：甲")]),
     5, 4),
    ("old_format", lambda: books.xls([*TITLE, HEADER, *people(5), ("合计", 5), *SIGNED]), 5, 5),
    ("raw_xml", lambda: books.raw_roster(5), 5, 5),
    ("csv_utf8", lambda: books.csv_text([HEADER, *people(5)]), 5, 5),
    ("csv_utf8_no_mark", lambda: books.csv_text([HEADER, *people(5)], "utf-8"), 5, 5),
    ("csv_gb18030", lambda: books.csv_text([HEADER, *people(5)], "gb18030"), 5, 5),
    ("csv_utf16", lambda: "\ufeff".encode("utf-16-le") + books.csv_text([HEADER, *people(5)], "utf-16-le"), 5, 5),
    ("csv_tabs", lambda: books.csv_text([HEADER, *people(5)], "utf-8").replace(b",", b"\t"), 5, 5),
    ("csv_semicolons", lambda: books.csv_text([HEADER, *people(5)]).replace(b",", b";"), 5, 5),
    ("csv_title", lambda: books.csv_text([*TITLE, HEADER, *people(5), ("合计", 5)]), 5, 5),
    ("csv_old_mac", lambda: books.csv_text([HEADER, *people(5)]).replace(b"\r\n", b"\r"), 5, 5),
    ("csv_kept_text", lambda: books.csv_text([HEADER, *[person(n, id=f'="{id_of(n)}"') for n in range(1, 6)]]), 5, 5),
    ("csv_tab_mark", lambda: books.csv_text([HEADER, *[person(n, id=f"\t{id_of(n)}") for n in range(1, 6)]]), 5, 5),
    ("csv_blank_records", lambda: books.csv_text([(), HEADER, (), *people(5), (), ()]), 5, 5),
    ("named_xlsx", lambda: books.csv_text([HEADER, *people(5)]), 5, 5),
    ("missing_identity", lambda: xlsx([HEADER, *people(4), person(5, id=None)]), 5, 4),
    ("missing_name", lambda: xlsx([HEADER, *people(4), person(5, name=None)]), 5, 4),
    ("name_alone", lambda: xlsx([HEADER, *people(4), (None, "王五")]), 5, 4),
    ("phone_alone", lambda: xlsx([HEADER, *people(4), (5, None, None, None, "13800000000")]), 5, 4),
    ("unsigned_remark", lambda: xlsx([(*HEADER, "备注"), *people(4), (*person(5, id=None), "本人未签字")]), 5, 4),
    ("total_as_a_remark", lambda: xlsx([(*HEADER, "备注"), *people(4), (*person(5), "合计三次")]), 5, 5),
    ("numeric_identity", lambda: xlsx([HEADER, *people(4), person(5, id=int(id_of(6)[:17]) * 10)]), 5, 4),
    ("everybody_wrong", lambda: xlsx([HEADER, *[person(n, id="123456") for n in range(1, 6)]]), 5, 0),
    ("hidden_rows", lambda: xlsx([HEADER, *people(5)], hidden_rows=[3, 4]), 5, 5),
    ("far_apart", lambda: xlsx([("姓名", *[None] * 40, "身份证号"), ("张伟", *[None] * 40, id_of(1))]), 1, 1),
]  # fmt: skip


def checked(content: bytes, name: str = "名单.xlsx") -> RosterCheck:
    """A check in which every row is accounted for."""
    read = books.read(content, name)
    found = read_roster(read, as_of=AS_OF, file=name)
    records = {(row.sheet, row.row) for row in found.rows}
    assert left_out(read, FileKind.ROSTER, records, found.findings, found.columns) == []
    assert found.rows_read == len(records) + len(wrong_rows(found.findings))
    assert found.rows_clean == len(found.rows)
    return found


def one_error(found: RosterCheck, row: int) -> str:
    [finding] = [f for f in found.findings if f.place.row == row and f.severity == "error"]
    return finding.code


@pytest.mark.parametrize(("make", "rows", "clean"), [layout[1:] for layout in LAYOUTS], ids=[one[0] for one in LAYOUTS])
def test_people_are_counted_and_every_other_row_is_noted(make: Callable[[], bytes], rows: int, clean: int) -> None:
    found = checked(make())
    assert (found.rows_read, found.rows_clean) == (rows, clean)
    assert found.has_errors is (rows != clean)


def test_each_row_that_is_passed_over_says_what_it_is() -> None:
    lines = [*TITLE, HEADER, *people(2), HEADER, ("合计", 2), (), ("注：本表一式三份。",), ("制表人：王敏",), (9,),
             ("示例", "张三")]  # fmt: skip
    found = checked(xlsx(lines))
    notes = {finding.place.row: finding.code for finding in found.findings if finding.severity == "note"}
    assert notes == {
        1: "import.row_above", 5: "import.row_header_again", 6: "import.row_total", 8: "import.row_text",
        9: "import.row_signature", 10: "import.row_numbered", 11: "import.row_example",
    }  # fmt: skip


def test_rows_keep_the_sheets_own_numbers_and_columns_their_letters() -> None:
    found = checked(xlsx([(), *TITLE, (), HEADER, *people(1), person(2, id="1")]))
    [finding] = [finding for finding in found.findings if finding.severity == "error"]
    assert (finding.place.sheet, finding.place.row, finding.place.column) == ("花名册", 6, "D")
    assert finding.place.header == "身份证号码"
    assert [row.row for row in found.rows] == [5]


def test_a_record_of_delimited_text_is_counted_with_header_and_blanks() -> None:
    found = checked(books.csv_text([(), HEADER, (), person(1, id="1")]), "名单.csv")
    [finding] = [finding for finding in found.findings if finding.severity == "error"]
    assert (finding.place.sheet, finding.place.row) == (None, 4)


def test_a_quoted_line_break_makes_one_record() -> None:
    text = f'姓名,身份证号,备注\n张伟,{id_of(1)},"见附件\n第二行"\n李娜,{id_of(2)},\n'
    found = checked(text.encode(), "名单.csv")
    assert [(row.row, row.remarks) for row in found.rows] == [(2, "见附件 第二行"), (3, None)]


def test_a_comma_too_many_is_an_error_of_its_row() -> None:
    text = f"姓名,身份证号,工作单位\n张伟,{id_of(1)},甲公司,乙部\n李娜,{id_of(2)},丙公司\n"
    found = checked(text.encode(), "名单.csv")
    assert books.one(found.findings, "import.fields_shifted").place.row == 2
    assert [row.name for row in found.rows] == ["李娜"]


def test_something_beside_the_table_of_a_workbook_is_a_warning() -> None:
    found = checked(xlsx([HEADER, (*person(1), None, None, "记得打电话"), *people(3)[1:]]))
    finding = books.one(found.findings, "import.cell_outside")
    assert (finding.severity, finding.place.column, finding.value) == ("warning", "J", "记得打电话")
    assert found.rows_clean == 3


def test_hidden_rows_are_read_with_a_warning() -> None:
    found = checked(xlsx([HEADER, *people(3)], hidden_rows=[3]))
    assert books.one(found.findings, "import.row_hidden").place.row == 3
    assert found.rows_clean == 3


def test_a_value_merged_over_several_people_is_each_ones() -> None:
    header = (*HEADER, "工作单位")
    rows = [header, *[(*row, "甲公司" if row[0] == 1 else None) for row in people(3)], (*person(4), "乙公司")]
    found = checked(xlsx(rows, merged=[(1, 7, 3, 7, "甲公司")]))
    assert [row.work.employer_name for row in found.rows] == ["甲公司", "甲公司", "甲公司", "乙公司"]


def test_as_above_stands_for_the_value_above_but_never_for_a_person() -> None:
    header = (*HEADER, "工作单位")
    rows = [header, (*person(1), "甲公司"), (*person(2), "同上"), (*person(3), "〃"), (*person(4, id="同上"), "甲公司")]
    found = checked(xlsx(rows))
    assert [row.work.employer_name for row in found.rows] == ["甲公司"] * 3
    assert "identity.characters" in books.codes(found.findings, row=5)


def test_a_column_nobody_asked_for_is_named() -> None:
    found = checked(xlsx([(*HEADER, "民族", "星座"), *[(*row, "汉", "狮子") for row in people(2)]]))
    finding = books.one(found.findings, "import.column_unused")
    assert (finding.place.row, finding.place.column, finding.params["column"]) == (1, "I", "星座")


def test_what_stands_above_the_header_about_the_class_is_picked_up() -> None:
    above = [*TITLE, ("班级编号：2026-01　班级名称：春一班　职业（工种）：中式烹调师　等级：四级",),
             ("培训机构", "郑州市甲职业培训学校", "培训时间", "2026年3月2日至2026年3月20日",
              "学时：80学时", "人数：2人")]  # fmt: skip
    found = checked(xlsx([*above, HEADER, *people(2)]))
    assert found.facts == ClassFacts(
        title="郑州市甲职业培训学校培训学员花名册", class_number="2026-01", class_name="春一班",
        institution="郑州市甲职业培训学校", occupation="中式烹调师", level=Level.INTERMEDIATE,
        class_start=date(2026, 3, 2), class_end=date(2026, 3, 20), hours_planned=80, heads=2,
    )  # fmt: skip


def test_two_people_side_by_side_refuse_the_file() -> None:
    found = books.check(xlsx([("姓名", "身份证号", "姓名", "身份证号"), ("张伟", id_of(1), "李娜", id_of(2))]))
    assert (found.rows_read, books.codes(found.findings)) == (0, ["import.side_by_side"])


def test_a_masters_name_is_not_a_second_trainee() -> None:
    lines: Lines = [("序号", "姓名", "身份证号", "企业导师", None), (None, None, None, "姓名", "身份证号"),
                    (1, "张伟", id_of(1), "师傅甲", id_of(2))]  # fmt: skip
    found = checked(xlsx(lines, merged=[(0, 3, 0, 4, "企业导师"), (0, 1, 1, 1, "姓名"), (0, 2, 1, 2, "身份证号")]))
    assert [(row.name, row.identity.number) for row in found.rows] == [("张伟", id_of(1))]


def test_a_second_column_of_the_same_field_is_left_aside_with_a_warning() -> None:
    found = checked(xlsx([(*HEADER, "联系电话"), (*person(1), "0371-60000000")]))
    assert found.rows[0].phone == "13800000001"
    assert books.one(found.findings, "import.column_twice").params["second"] == "H"


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([], "import.no_rows"),
        ([("姓名", "性别"), ("张伟", "男")], "import.column_missing"),
        ([("甲", "乙"), ("丙", "丁")], "import.no_header"),
        ([HEADER], "import.no_people"),
        ([HEADER, ("合计", 0), ("制表人：王敏",)], "import.no_people"),
    ],
)
def test_a_file_without_trainees_is_one_error(lines: Lines, code: str) -> None:
    found = books.check(xlsx(lines))
    errors = [finding for finding in found.findings if finding.severity == "error"]
    assert [(finding.code, finding.place.row) for finding in errors] == [(code, None)]
    assert (found.rows_read, found.rows_clean) == (0, 0)


def test_what_is_missing_is_named() -> None:
    finding = books.one(books.check(xlsx([("姓名", "性别"), ("张伟", "男")])).findings, "import.column_missing")
    assert finding.params["columns"] == "身份证号"


def test_two_sheets_with_lists_are_both_read() -> None:
    found = checked(xlsx([HEADER, *people(2)], sheet="一班", more={"二班": [HEADER, person(3), person(1)]}))
    assert [(row.sheet, row.row) for row in found.rows] == [("一班", 2), ("一班", 3), ("二班", 2)]
    finding = books.one(found.findings, "import.person_twice")
    assert (finding.place.sheet, finding.place.row, finding.other_row) == ("二班", 3, 2)
    assert finding.params["other"] == "一班 2"


def test_other_sheets_are_noted_and_examples_never_read() -> None:
    more = {"填写示例": [HEADER, person(9)], "选项": [("男",), ("女",)], "空": []}
    found = checked(xlsx([HEADER, *people(2)], more=more))
    noted = [finding.place.sheet for finding in found.findings if finding.code == "import.sheet_skipped"]
    assert (noted, found.rows_read) == (["填写示例", "选项"], 2)


def test_a_hidden_list_beside_a_visible_one_is_a_warning() -> None:
    content = books.io.BytesIO()
    with books.xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        for name, first in (("新名单", 1), ("旧名单", 5)):
            page = book.add_worksheet(name)
            for number, row in enumerate((HEADER, person(first), person(first + 1))):
                page.write_row(number, 0, row)
            if name == "旧名单":
                page.hide()
    found = checked(content.getvalue())
    assert [row.sheet for row in found.rows] == ["新名单", "新名单"]
    assert books.one(found.findings, "import.sheet_hidden").params == {"sheet": "旧名单", "rows": "3"}


def test_people_behind_formulas_without_results_are_listed_and_not_passed_over() -> None:
    header = books.raw_rows([["序号", "姓名", "身份证号"]])
    rows = (
        "".join(
            f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}"><f>X1</f></c><c r="C{n}"><f>Y1</f></c></row>'
            for n in (2, 3)
        )
        + '<row r="4"><c r="B4"><f>X1</f></c></row><row r="5"><c r="A5"><f>1+1</f></c></row>'
    )
    total = f'<row r="6">{books.cell("A6", "合计")}<c r="B6"><f>COUNTA(B2:B4)</f></c></row>'
    found = checked(books.packed(books.parts(books.sheet_xml(header + rows + total))))
    assert (found.rows_read, found.rows_clean) == (3, 0)
    assert books.codes(found.findings, row=2) == ["import.formula_uncomputed"] * 2
    assert "import.formula_uncomputed" in books.codes(found.findings, row=4)
    assert (books.codes(found.findings, row=5), books.codes(found.findings, row=6)) == (
        ["import.row_text"],
        ["import.row_total"],
    )


def test_endless_text_is_prose_and_costs_nothing() -> None:
    """Brackets without end, blanks without end, dashes without end: none of them may hold the program up."""
    prose = ["(" * 30_000, "班" + " " * 30_000 + "级", "培训时间：2026-01-01" + "—" * 30_000, "每日计划" * 7_000]
    lines: Lines = [*[(text,) for text in prose], HEADER, person(1, group="(" * 30_000), person(2, name=" · " * 9_000)]
    found = read_roster(books.laid([*lines, person(3)]), as_of=AS_OF)
    assert [row.row for row in found.rows] == [8]
    assert one_error(found, row=6) == "import.text_long"


def test_a_sheet_as_wide_as_can_be_is_searched_for_its_header() -> None:
    wide = [f"列{n}" for n in range(16_000)]
    found = books.check(xlsx([wide, wide, wide]))
    assert books.codes(found.findings) == ["import.no_header"]


def test_a_row_of_invisible_characters_is_noted() -> None:
    found = checked(xlsx([HEADER, *people(1), (None, "\u200b")]))
    assert books.codes(found.findings, row=3) == ["import.row_text"]
