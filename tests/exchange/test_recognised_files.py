"""A file is known by its columns and titles, whatever it is called."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.exchange import books
from tests.exchange.books import AS_OF, HEADER, Value, id_of, one, people
from trainingdesk.exchange.columns import field_named, header_key, is_needless
from trainingdesk.exchange.header_words import NEEDLESS, WORDS, Field, FileKind
from trainingdesk.exchange.roster import read_roster
from trainingdesk.exchange.sheets_of_kind import recognise

WHO: tuple[Value, ...] = ("姓名", "身份证号")
ZHANG: tuple[Value, ...] = ("张伟", id_of(1))


@pytest.mark.parametrize(
    ("header", "values", "sheet", "kind"),
    [
        ((), (), "Sheet1", FileKind.ROSTER),
        (("手机号码", "人员类别", "银行账号"), ("", "", ""), "Sheet1", FileKind.ROSTER),
        (("理论成绩", "实操成绩"), (80, 80), "Sheet1", FileKind.RESULTS),
        (("证书编号", "发证日期"), ("x", "y"), "Sheet1", FileKind.RESULTS),
        (("应到学时", "实到学时"), (80, 80), "Sheet1", FileKind.ATTENDANCE),
        (("3月2日", "3月3日", "3月4日"), ("√", "√", "√"), "Sheet1", FileKind.ATTENDANCE),
        (("2026-03-02",), ("√",), "考勤表", FileKind.ATTENDANCE),
        (("日期", "签到时间"), ("2026-03-02", "08:00"), "Sheet1", FileKind.ATTENDANCE),
        (("补贴项目", "补贴日期", "补贴金额"), ("x", "y", 1), "Sheet1", FileKind.PAST_AWARDS),
        (("手机", "开户行", "银行账号", "人员类别", "补贴标准"), ("", "", "", "", 1), "补贴花名册", FileKind.ROSTER),
        (("手机", "申报等级", "理论成绩", "证书编号"), ("", "", 80, "x"), "合格人员花名册", FileKind.RESULTS),
    ],
)
def test_the_kind_of_a_list(header: Sequence[Value], values: Sequence[Value], sheet: str, kind: FileKind) -> None:
    assert recognise(books.laid([(*WHO, *header), (*ZHANG, *values)], sheet=sheet)) is kind


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", "甲,乙\n1,2\n".encode()])
def test_what_is_no_list_has_no_kind(content: bytes) -> None:
    assert recognise(books.read(content, "x.csv")) is None


def test_the_title_speaks_where_the_columns_do_not() -> None:
    lines = [
        ("已享受补贴人员名单",),
        (*WHO, "补贴日期", "金额", "开户行", "银行账号", "手机"),
        (*ZHANG, "2024-05-08", 1),
    ]
    assert recognise(books.laid(lines, sheet="Sheet1")) is FileKind.PAST_AWARDS


def test_a_list_of_another_kind_is_read_as_asked_with_a_warning() -> None:
    read = books.laid([(*WHO, "理论成绩", "实操成绩"), (*ZHANG, 80, 80)], sheet="Sheet1")
    found = read_roster(read, as_of=AS_OF)
    assert found.rows_clean == 1
    finding = one(found.findings, "import.sheet_other_kind")
    assert (finding.severity, finding.params["looks"], finding.params["read_en"]) == ("warning", "成绩册", "Roster")


def test_of_several_sheets_the_one_asked_for_is_read() -> None:
    more = {"考勤": [(*WHO, "应到学时", "实到学时"), (*ZHANG, 80, 80)], "成绩": [(*WHO, "理论成绩"), (*ZHANG, 80)]}
    found = read_roster(books.laid([HEADER, *people(2)], more=more), as_of=AS_OF)
    assert {row.sheet for row in found.rows} == {"花名册"}
    assert [f.place.sheet for f in found.findings if f.code == "import.sheet_skipped"] == ["考勤", "成绩"]


def test_no_header_word_names_two_fields_of_one_list() -> None:
    for kind, words in WORDS.items():
        named = [(header_key(word), field) for field, spellings in words.items() for word in spellings.split()]
        assert len({word for word, _ in named}) == len(set(named)), kind
        for word, field in named:
            assert field_named(kind, "", word) is field
            assert not is_needless(word)


def test_needless_words_name_no_field() -> None:
    assert [word for word in NEEDLESS.split() for kind in FileKind if field_named(kind, "", word)] == []


@pytest.mark.parametrize(
    ("group", "title", "field"),
    [
        ("", "身份证号码（18位）", Field.ID_NUMBER), ("", "*姓  名", Field.NAME), ("", "学员姓名", Field.NAME),
        ("学员基本信息", "姓名", Field.NAME), ("单位", "名称", Field.EMPLOYER_NAME),
        ("原证书", "等级", Field.LEVEL_HELD),
        ("本人银行账户", "银行账号", Field.BANK_ACCOUNT), ("企业导师", "姓名", None), ("紧急联系人", "电话", None),
        ("法定代表人", "身份证号", None), ("", "职业（工种）", Field.OCCUPATION), ("", "星座", None),
    ],
)  # fmt: skip
def test_a_title_under_a_group(group: str, title: str, field: Field | None) -> None:
    assert field_named(FileKind.ROSTER, group, title) is field
