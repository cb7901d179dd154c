"""What is read of a trainee, and what is said when it cannot be right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from tests.domain.spoken import spoken
from tests.exchange import books
from tests.exchange.books import AS_OF, Value, id_of, one, xlsx
from trainingdesk.domain.findings import Finding
from trainingdesk.domain.levels import Level
from trainingdesk.domain.occupations import Edition, OccupationCode, Occupations, occupations_from_lines
from trainingdesk.domain.vocabulary import PersonGroup, PersonIdKind, Sex
from trainingdesk.exchange.roster import GroupProof, OwnAccount, RosterCheck, RosterRow, Work, check_roster, read_roster
from trainingdesk.exchange.trade_reader import Trade

CATALOGUE = occupations_from_lines(
    [
        "code,edition,name,other_names,source,assumed",
        "4-03-02-01,2022,中式烹调师,厨师,test,0",
        "6-29-03-01,2022,电工,,test,0",
        "6-31-01-03,2015,电工,,test,0",
        "6-04-02-05,1999,焊工,,test,0",
        "6-18-02-04,2022,焊工,,test,0",
        "6-18-02-05,2022,钳工,,test,0",
        "6-18-02-06,2022,钳工,,test,0",
    ]
)


def checked(header: str, *rows: Sequence[Value], catalogue: Occupations | None = None) -> RosterCheck:
    """A roster with name and number in front of the given columns; every finding is put into words."""
    lines = [("姓名", "身份证号", *header.split()), *rows]
    found = read_roster(books.laid(lines), as_of=AS_OF, catalogue=catalogue)
    spoken(found.findings)
    return found


def only(header: str, *values: Value, catalogue: Occupations | None = None) -> tuple[RosterRow | None, list[Finding]]:
    """One trainee's record and what is said beside the unassigned area of invented numbers."""
    found = checked(header, ("张伟", id_of(1), *values), catalogue=catalogue)
    return (found.rows[0] if found.rows else None), _beside_area(found)


def named(name: Value, number: Value, kind: Value = None) -> tuple[RosterRow | None, list[Finding]]:
    found = checked("证件类型", (name, number, kind))
    return (found.rows[0] if found.rows else None), _beside_area(found)


def _beside_area(found: RosterCheck) -> list[Finding]:
    return [finding for finding in found.findings if finding.code != "identity.area_unknown"]


def said(findings: Sequence[Finding]) -> list[str]:
    return [f"{finding.severity} {finding.code}" for finding in findings]


def test_every_column_reaches_the_record() -> None:
    header = (
        "证件类型 性别 出生日期 年龄 手机号码 人员类别 证明材料 就业创业证号 证明有效期起 证明有效期止 现有等级 "
        "申报等级 职业 职业编码 职业方向 开户银行 银行账号 户名 工作单位 统一社会信用代码 入职日期 户籍地代码 "
        "参保月数 备注"
    )
    row, findings = only(
        header, "居民身份证", "男", date(1990, 1, 1), 36, 13800000001, "农民工、就业困难人员", "就业创业证",
        "4101000001", "2026-01-01", date(2026, 12, 31), "五级", "四级/中级工", "厨师", "4-03-02-01", "面点", "农业银行",
        "1013000000000001",
        "张伟", "甲公司", "91410100MA4000001N", "2025.3.2", 410100, "25个月", "住校\n自带工具", catalogue=CATALOGUE,
    )  # fmt: skip
    assert findings == []
    assert row is not None
    assert (row.row, row.sheet, row.name, row.identity.number) == (2, "花名册", "张伟", id_of(1))
    assert (row.identity.kind, row.sex, row.birth_date) == (PersonIdKind.RESIDENT, Sex.MALE, date(1990, 1, 1))
    assert (row.phone, row.groups) == ("13800000001", (PersonGroup.MIGRANT_WORKER, PersonGroup.HARDSHIP))
    assert row.proof == GroupProof("就业创业证", "4101000001", date(2026, 1, 1), date(2026, 12, 31))
    assert (row.level_held, row.holds_no_level, row.level_target) == (Level.ELEMENTARY, False, Level.INTERMEDIATE)
    assert row.trade == Trade("厨师", OccupationCode("4-03-02-01"), "面点")
    assert row.account == OwnAccount("农业银行", "1013000000000001", "张伟")
    assert row.work == Work("甲公司", "91410100MA4000001N", date(2025, 3, 2), False, 25)
    assert (row.origin_region, row.remarks) == ("410100", "住校 自带工具")


def test_a_bare_list_of_people_is_enough() -> None:
    row, findings = only("性别", None)
    assert (row, findings) == (
        RosterRow(2, "花名册", "张伟", row.identity if row else None, Sex.MALE, date(1990, 1, 1)),  # type: ignore[arg-type]
        [],
    )


@pytest.mark.parametrize("number", [418122199001010000, 110105194912310020, 110105491231002, 1.0, 12345])
def test_a_number_in_a_numeric_cell_is_refused_even_when_its_check_digit_would_pass(number: float) -> None:
    row, [finding] = named("张伟", number)
    assert row is None
    assert (finding.code, finding.severity, finding.place.column) == ("import.id_numeric", "error", "B")


def test_a_lost_number_is_shown_as_the_sheet_shows_it() -> None:
    assert named("张伟", 510322199001010000)[1][0].value == "5.10322E+17"


@pytest.mark.parametrize("make", [xlsx, books.xls])
def test_a_lost_number_is_refused_in_both_formats(make: Callable[[list[Sequence[Value]]], bytes]) -> None:
    found = books.check(make([("姓名", "身份证号"), ("张伟", int(id_of(1)[:17]) * 10)]))
    assert [finding.code for finding in found.findings] == ["import.id_numeric"]


def test_a_lost_number_in_delimited_text_is_refused_too() -> None:
    found = books.check("姓名,身份证号\n张伟,5.10322E+17\n".encode(), "名单.csv")
    assert [finding.code for finding in found.findings] == ["identity.digits_lost"]


@pytest.mark.parametrize(
    ("number", "kind", "stated"),
    [
        ("11010519491231002X", None, PersonIdKind.RESIDENT),
        ("810000199001010019", "港澳台居民居住证", PersonIdKind.HK_MACAU_TAIWAN),
        ("830000199001010012", "台湾居民居住证", PersonIdKind.HK_MACAU_TAIWAN),
        ("911156199001010010", "外国人永久居留身份证", PersonIdKind.FOREIGN_PERMANENT),
        ("E12345678", "护照", PersonIdKind.PASSPORT),
    ],
)
def test_each_kind_of_document_is_read(number: str, kind: str | None, stated: PersonIdKind) -> None:
    row, findings = named("张伟", number, kind)
    assert row is not None
    assert (row.identity.number, row.identity.kind, findings) == (number, stated, [])


def test_a_kind_nobody_knows_is_a_warning() -> None:
    row, findings = named("张伟", id_of(1), "工作证")
    assert row is not None
    assert said(findings) == ["warning import.id_kind_unknown"]


@pytest.mark.parametrize("written", ["'{}", " {} ", "{}\u200b"])
def test_a_number_is_brought_to_its_one_writing(written: str) -> None:
    row, findings = named("张伟", written.format(id_of(1)))
    assert row is not None
    assert row.identity.number == id_of(1)
    assert said(findings) == (["note import.code_tidied"] if written.startswith("'") else [])


def test_full_width_digits_are_noted() -> None:
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in id_of(1))
    row, findings = named("张伟", wide)
    assert row is not None
    assert (row.identity.number, said(findings)) == (id_of(1), ["note import.code_tidied"])


def test_a_small_x_is_noted() -> None:
    row, findings = named("张伟", "11010519491231002x")
    assert row is not None
    assert (row.identity.number, said(findings)) == ("11010519491231002X", ["note import.code_tidied"])


@pytest.mark.parametrize("dot", ["•", "‧", "・", "∙", "⋅", "．", ".", " · "])
def test_the_mark_between_parts_of_a_name_becomes_one(dot: str) -> None:
    row, findings = named(f"买买提{dot}阿不都", id_of(1))
    assert row is not None
    assert (row.name, findings[0].params["name"]) == ("买买提·阿不都", "买买提·阿不都")
    assert said(findings) == ["note import.name_tidied" if dot == " · " else "note import.name_mark"]


@pytest.mark.parametrize(("written", "name"), [("王　明", "王明"), ("欧 阳 𬭊", "欧阳𬭊"), ("李\u200b娜", "李娜")])
def test_blanks_in_a_chinese_name_go_with_a_note(written: str, name: str) -> None:
    row, findings = named(written, id_of(1))
    assert row is not None
    assert row.name == name
    assert said(findings) == ([] if "\u200b" in written else ["note import.name_tidied"])


@pytest.mark.parametrize("name", ["𠮷野家", "赵䶮", "钱㛃", "欧阳𬭊", "John Smith", "买买提·阿不都"])
def test_rare_and_foreign_names_come_through_unchanged(name: str) -> None:
    row, findings = named(name, id_of(1))
    assert row is not None
    assert (row.name, findings) == (name, [])


@pytest.mark.parametrize("name", ["张\u202e伟", "张\u2066伟\u2069", "欧阳?", "欧阳\ufffd", "张三1", "张" * 60])
def test_what_no_name_holds_is_an_error(name: str) -> None:
    row, findings = named(name, id_of(1))
    assert row is None
    assert [finding.severity for finding in findings if finding.code.startswith("identity.name")] == ["error"]


@pytest.mark.parametrize("name", ["张三（班长）", "张三/李四", "张*三", "张三、李四", "张三【退】"])
def test_more_than_a_name_is_an_error(name: str) -> None:
    row, findings = named(name, id_of(1))
    assert (row, said(findings)) == (None, ["error import.name_symbols"])


@pytest.mark.parametrize("name", ["SMITH, JOHN", "O'Brien", "Jean-Luc", "J. Smith"])
def test_marks_of_foreign_names_stay(name: str) -> None:
    row, findings = named(name, id_of(1))
    assert row is not None
    assert (row.name, findings) == (name, [])


def test_a_character_of_ones_own_font_is_a_warning() -> None:
    row, findings = named("欧阳\ue863", id_of(1))
    assert row is not None
    assert said(findings) == ["warning identity.name_private_use"]


def test_one_person_twice_names_the_other_row() -> None:
    found = checked("性别", ("张伟", id_of(1)), ("李娜", id_of(2)), ("张 伟", id_of(1)), ("张伟", id_of(1)))
    twice = [finding for finding in found.findings if finding.code == "import.person_twice"]
    assert [(finding.place.row, finding.other_row, finding.severity) for finding in twice] == [
        (4, 2, "error"), (5, 2, "error"),
    ]  # fmt: skip
    assert twice[0].value == f"{id_of(1)[:3]}***********{id_of(1)[-4:]}"
    assert (found.rows_read, found.rows_clean) == (4, 2)


def test_the_short_and_the_long_number_are_one_person() -> None:
    long = "110105194912310029"
    short = long[:6] + long[8:17]
    long = books.with_check_digit(long[:17])
    found = checked("性别", ("张伟", long), ("张伟", short))
    finding = one(found.findings, "import.person_twice")
    assert (finding.place.row, finding.other_row) == (3, 2)


def test_one_number_under_two_names_puts_both_in_doubt() -> None:
    found = checked("性别", ("张伟", id_of(1)), ("李娜", id_of(1)))
    later, first = one(found.findings, "import.id_of_another"), one(found.findings, "import.id_also_of_another")
    assert (later.severity, later.place.row, later.other_row) == ("error", 3, 2)
    assert (first.severity, first.place.row, first.other_row) == ("warning", 2, 3)
    assert [row.name for row in found.rows] == ["张伟"]


@pytest.mark.parametrize(
    ("written", "held", "none"),
    [
        ("五级", Level.ELEMENTARY, False), (4, Level.INTERMEDIATE, False), ("高级工", Level.ADVANCED, False),
        ("二级/技师", Level.TECHNICIAN, False), ("无", None, True), ("没有", None, True), ("", None, False),
        ("/", None, True),
    ],
)  # fmt: skip
def test_a_level_held_none_and_unknown_are_three_things(written: Value, held: Level | None, none: bool) -> None:
    row, findings = only("现有等级", written)
    assert row is not None
    assert (row.level_held, row.holds_no_level, findings) == (held, none, [])


def test_a_level_that_cannot_be_told_is_an_error() -> None:
    row, findings = only("申报等级", "很高")
    assert (row, said(findings), findings[0].value) == (None, ["error import.level_unreadable"], "很高")


def test_a_level_not_above_the_one_held_is_a_warning() -> None:
    row, findings = only("现有等级 申报等级", "四级", "四级")
    assert row is not None
    assert said(findings) == ["warning import.level_not_higher"]


def test_groups_that_nobody_knows_are_warnings() -> None:
    row, findings = only("人员类别", "农民工、外星人")
    assert row is not None
    assert (row.groups, said(findings)) == ((PersonGroup.MIGRANT_WORKER,), ["warning import.group_unknown"])


def test_an_account_in_a_numeric_cell_is_an_error() -> None:
    row, findings = only("银行账号", 6222021234567890)
    assert (row, said(findings)) == (None, ["error import.account_numeric"])


def test_an_account_of_somebody_else_is_a_warning() -> None:
    row, findings = only("银行账号 户名", "1013000000000001", "李娜")
    assert row is not None
    assert said(findings) == ["warning import.account_not_own"]


def test_one_account_for_two_people_is_a_warning_that_names_the_other() -> None:
    account = "1013000000000001"
    found = checked("银行账号", ("张伟", id_of(1), account), ("李娜", id_of(2), account))
    finding = one(found.findings, "import.account_shared")
    assert (finding.severity, finding.place.row, finding.other_row, finding.value) == ("warning", 3, 2, "**** 0001")
    assert found.rows_clean == 2


@pytest.mark.parametrize("value", ["13800000001", "138 0000 0001", 13800000001.0, "0371-60000000", "+8613800000001"])
def test_telephone_numbers_in_any_writing(value: Value) -> None:
    row, findings = only("电话", value)
    assert row is not None
    assert row.phone in ("13800000001", "037160000000")
    assert findings == []


def test_an_odd_telephone_number_is_a_warning_and_masked() -> None:
    row, findings = only("电话", "138000000012345")
    assert row is not None
    assert said(findings) == ["warning identity.phone_form"]
    assert "0000000" not in (findings[0].value or "")


@pytest.mark.parametrize(
    "written", [date(2025, 3, 2), "2025-03-02", "2025/3/2", "2025.3.2", "2025年3月2日", "20250302", 20250302, 45718]
)
def test_a_day_in_any_usual_writing(written: Value) -> None:
    row, findings = only("入职日期", written)
    assert row is not None
    assert (row.work.employed_on, findings) == (date(2025, 3, 2), [])


@pytest.mark.parametrize("written", ["2025年3月", "三月二日", "2025-02-30", "0.5", 1234567, "25/3/2", True])
def test_a_day_that_cannot_be_told_is_an_error(written: Value) -> None:
    row, findings = only("入职日期", written)
    assert (row, said(findings)) == (None, ["error import.date_unreadable"])


@pytest.mark.parametrize(
    ("written", "code"),
    [("2026-05-29", "import.date_future"), ("1993-12-31", "import.date_early")],
)
def test_a_day_that_cannot_be_is_an_error(written: str, code: str) -> None:
    row, findings = only("入职日期", written)
    assert (row, said(findings)) == (None, [f"error {code}"])


def test_the_day_of_the_check_is_no_future() -> None:
    row, _ = only("入职日期", AS_OF)
    assert row is not None
    assert row.work.employed_on == AS_OF


def test_somebody_known_to_be_without_work() -> None:
    row, findings = only("入职日期", "无")
    assert row is not None
    assert (row.work.employed_on, row.work.not_employed, findings) == (None, True, [])


def test_stated_facts_that_differ_from_the_number_are_warnings() -> None:
    row, findings = only("性别 出生日期 年龄", "女", date(1991, 1, 1), 15)
    assert row is not None
    assert (row.sex, row.birth_date) == (Sex.FEMALE, date(1991, 1, 1))
    assert said(findings) == [
        "warning identity.sex_differs", "warning identity.birth_differs", "warning import.age_differs",
    ]  # fmt: skip


@pytest.mark.parametrize("age", [35, 36, 37, "36岁", "36周岁", None, "不详"])
def test_an_age_may_be_one_off(age: Value) -> None:
    assert only("年龄", age)[1] == []


def test_month_and_year_of_birth_say_nothing_new() -> None:
    row, findings = only("出生年月", "1990.01")
    assert row is not None
    assert (row.birth_date, said(findings)) == (date(1990, 1, 1), ["warning import.birth_unreadable"])


@pytest.mark.parametrize(
    ("header", "value", "code"),
    [
        ("工作单位", "甲\u202e公司", "import.control_characters"),
        ("工作单位", "甲" * 201, "import.text_long"),
        ("统一社会信用代码", "91350100M000100Y4Z", "identity.credit_code_characters"),
        ("统一社会信用代码", 914101000000000000, "import.code_numeric"),
        ("就业创业证号", 4101000001, "import.code_numeric"),
        ("参保月数", "很久", "import.number_unreadable"),
        ("参保月数", -1, "import.number_range"),
        ("参保月数", 9999, "import.number_range"),
        ("参保月数", 2.5, "import.number_unreadable"),
        ("职业编码", "烹调", "identity.occupation_form"),
        ("出生日期", date(2027, 1, 1), "import.date_future"),
    ],
)
def test_a_cell_that_cannot_be_used_keeps_the_row_out(header: str, value: Value, code: str) -> None:
    row, findings = only(header, value)
    assert (row, said(findings)) == (None, [f"error {code}"])


@pytest.mark.parametrize(
    ("header", "value", "code"),
    [("户籍地代码", "郑州市", "import.region_unreadable"), ("性别", "不详", "import.sex_unknown")],
)
def test_a_cell_that_is_left_aside_is_a_warning(header: str, value: Value, code: str) -> None:
    row, findings = only(header, value)
    assert row is not None
    assert said(findings) == [f"warning {code}"]


def test_a_proof_that_ends_before_it_begins_is_an_error() -> None:
    row, findings = only("证明有效期起 证明有效期止", "2026-05-01", "2026-04-30")
    assert (row, said(findings)) == (None, ["error import.proof_span"])


@pytest.mark.parametrize(
    ("written", "trade"),
    [
        ("中式烹调师", Trade("中式烹调师", OccupationCode("4-03-02-01"))),
        ("厨师", Trade("厨师", OccupationCode("4-03-02-01"))),
        ("中式烹调师（四级）", Trade("中式烹调师（四级）", OccupationCode("4-03-02-01"))),
        ("4-03-02-01 中式烹调师", Trade("中式烹调师", OccupationCode("4-03-02-01"))),
        ("中式烹调师(4-03-02-01)", Trade("中式烹调师", OccupationCode("4-03-02-01"))),
        ("电工", Trade("电工", OccupationCode("6-29-03-01", Edition.OF_2022))),
        ("焊工", Trade("焊工", OccupationCode("6-18-02-04"))),
    ],
)
def test_an_occupation_by_name_code_or_both(written: str, trade: Trade) -> None:
    row, findings = only("职业（工种）", written, catalogue=CATALOGUE)
    assert row is not None
    assert (row.trade, findings) == (trade, [])


@pytest.mark.parametrize(
    ("header", "values", "code"),
    [
        ("工种", ("飞碟驾驶员",), "import.occupation_unlisted"),
        ("工种", ("钳工",), "import.occupation_ambiguous"),
        ("职业编码", ("1-01-01-01",), "identity.occupation_unknown"),
        ("工种 职业编码", ("电工", "4-03-02-01"), "identity.occupation_name_differs"),
    ],
)
def test_what_the_catalogue_does_not_hold_is_never_more_than_a_warning(
    header: str, values: tuple[str, ...], code: str
) -> None:
    row, findings = only(header, *values, catalogue=CATALOGUE)
    assert row is not None
    assert said(findings) == [f"warning {code}"]


def test_an_error_value_and_an_uncomputed_formula_are_errors_of_their_cells() -> None:
    rows = books.raw_rows([["姓名", "身份证号", "工作单位", "备注"]])
    body = (
        f'<row r="2">{books.cell("A2", "张伟")}{books.cell("B2", id_of(1))}{books.cell("C2", "#N/A", "e")}'
        '<c r="D2"><f>A1</f></c></row>'
    )
    found = books.check(books.packed(books.parts(books.sheet_xml(rows + body))))
    errors = [(finding.code, finding.place.column) for finding in found.findings if finding.severity == "error"]
    assert errors == [("import.cell_error", "C"), ("import.formula_uncomputed", "D")]


def test_every_fault_of_a_row_is_said_and_not_the_first_alone() -> None:
    found = checked("申报等级 银行账号 入职日期", (None, 12345, "很高", 12345, "从前"))
    assert sorted(said(found.findings)) == [
        "error identity.name_missing", "error import.account_numeric", "error import.date_unreadable",
        "error import.id_numeric", "error import.level_unreadable",
    ]  # fmt: skip


def test_findings_come_in_the_order_of_the_sheet() -> None:
    found = checked("申报等级", ("张伟", 1, "x"), (None, id_of(2), "四级"))
    errors = [finding for finding in found.findings if finding.severity == "error"]
    assert [(finding.place.row, finding.place.column) for finding in errors] == [(2, "B"), (2, "C"), (3, "A")]


def test_no_finding_carries_a_whole_number() -> None:
    numbers = [id_of(n) for n in range(1, 5)]
    found = checked(
        "银行账号 手机号码 备注",
        ("张伟", numbers[0][:-1] + "0", "62220212345678901", "1380000000123456", "x"),
        ("李娜", numbers[1] + "1", "x622202123456789", "x", numbers[2]),
        (numbers[3], numbers[3], "1", "1", "x" * 3000 + numbers[3]),
    )
    shown = " ".join(f"{finding.value} {sorted(finding.params.items())}" for finding in found.findings)
    assert not any(number in shown for number in numbers)
    assert "62220212345678901" not in shown


def test_a_check_of_a_file_says_which_file_and_which_columns(tmp_path: books.Path) -> None:
    path = books.saved(tmp_path, books.raw_roster(2), "花名册.xlsx")
    found = check_roster(path, as_of=AS_OF)
    assert (found.file, found.rows_read, len(found.digest)) == ("花名册.xlsx", 2, 64)
    assert [(use.field.value, use.letters, use.header_row) for use in found.columns][:2] == [
        ("name", "B", 1), ("id_number", "D", 1),
    ]  # fmt: skip
