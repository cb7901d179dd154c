"""Where the table begins, however it is titled, merged or spread over lines."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.exchange import books
from tests.exchange.books import Value, id_of
from trainingdesk.exchange.class_facts import ClassFacts, class_facts
from trainingdesk.exchange.header import Header, find_header
from trainingdesk.exchange.header_words import Field, FileKind
from trainingdesk.exchange.workbook import SheetRow

Lines = Sequence[Sequence[Value]]
Blocks = Sequence[tuple[int, int, int, int, str]]
PERSON = ("张伟", id_of(1), "男")


def header_in(lines: Lines, merged: Blocks = (), kind: FileKind = FileKind.ROSTER) -> Header | None:
    read = books.laid(lines, merged=merged)
    assert read.workbook is not None
    return find_header(read.workbook.sheets[0], kind)


def facts_in(*lines: Sequence[Value]) -> ClassFacts:
    return class_facts(SheetRow(number, tuple(line)) for number, line in enumerate(lines, start=1))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        ([("姓名", "身份证号", "性别"), PERSON], (1,)),
        ([("花名册",), ("姓名", "身份证号", "性别"), PERSON], (2,)),
        ([("花名册",), ("工种", "电工", "等级"), ("姓名", "身份证号", "性别"), PERSON], (3,)),
        ([("序号", "姓名", "证件"), (None, None, "证件号码"), (1, "张伟", id_of(1))], (1, 2)),
        ([("联系人", "王老师", "电话", "1"), ("姓名", "身份证号", "性别"), PERSON], (2,)),
    ],
    ids=["first", "under_title", "under_labels", "two_lines", "under_contact"],
)
def test_the_rows_of_a_header(lines: Lines, rows: tuple[int, ...]) -> None:
    found = header_in(lines)
    assert found is not None
    assert found.rows == rows


def test_columns_know_their_letters_titles_and_groups() -> None:
    lines: Lines = [("姓名", "身份证号", "原证书", None), (None, None, "等级", "编号x"), PERSON]
    found = header_in(lines, [(0, 2, 0, 3, "原证书"), (0, 0, 1, 0, "姓名"), (0, 1, 1, 1, "身份证号")])
    assert found is not None
    assert [(column.letters, column.title, column.field) for column in found.columns] == [
        ("A", "姓名", Field.NAME), ("B", "身份证号", Field.ID_NUMBER),
        ("C", "等级", Field.LEVEL_HELD), ("D", "编号x", None),
    ]  # fmt: skip
    assert found.column(Field.LEVEL_HELD) is found.columns[2]
    assert (found.column(Field.PHONE), found.missing(), found.twice()) == (None, (), ())


def test_the_fullest_attempt_tells_what_is_missing() -> None:
    found = header_in([("备注",), ("姓名", "性别", "电话"), ("张伟", "男", "1")])
    assert found is not None
    assert (found.rows, found.missing()) == ((2,), (frozenset({Field.ID_NUMBER}),))


@pytest.mark.parametrize("lines", [[], [("甲", "乙")], [(1, 2, 3)], [("x" * 500,)]])
def test_no_header_is_none(lines: Lines) -> None:
    assert header_in(lines) is None


def test_people_are_no_header_though_their_words_are() -> None:
    """A trainee's row with 单位 and 备注 in its cells does not become a line of the header."""
    found = header_in([("姓名", "身份证号", "工作单位", "备注"), ("张伟", id_of(1), "单位", "无")])
    assert found is not None
    assert found.rows == (1,)


@pytest.mark.parametrize(
    ("line", "fact", "value"),
    [
        (("班级编号：2026-01",), "class_number", "2026-01"),
        (("班号", "2026-01"), "class_number", "2026-01"),
        (("班级编号:2026-01 班级名称:春一班",), "class_name", "春一班"),
        (("培训机构（盖章）：甲学校",), "institution", "甲学校"),
        (("培训机构：", "甲学校"), "institution", "甲学校"),
        (("工种：电工；等级：四级",), "occupation", "电工"),
        (("总学时：80学时",), "hours_planned", 80),
        (("培训人数：40人",), "heads", 40),
        (("人数：若干",), "heads", None),
        (("班级编号：", "班级名称：春一班"), "class_number", None),
        (("2026年第一期培训班花名册",), "title", "2026年第一期培训班花名册"),
        (("表1",), "title", None),
    ],
)
def test_facts_in_the_lines_above(line: Sequence[Value], fact: str, value: object) -> None:
    assert getattr(facts_in(line), fact) == value


@pytest.mark.parametrize("mark", ["至", "到", "—", "——", "-", "~", "～", "–", " 至 "])
def test_the_dates_of_a_class_in_one_cell(mark: str) -> None:
    found = facts_in((f"培训时间：2026年3月2日{mark}2026年3月20日",))
    assert (str(found.class_start), str(found.class_end)) == ("2026-03-02", "2026-03-20")


def test_the_first_of_two_statements_stands() -> None:
    assert facts_in(("班级编号：1",), ("班级编号：2",)).class_number == "1"


def test_nothing_above_is_nothing_known() -> None:
    assert facts_in() == ClassFacts()
