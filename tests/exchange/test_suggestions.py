"""Suggestions: what a cell can mean at most; nothing where it may mean something else, and nothing personal."""

from __future__ import annotations

from datetime import date

import pytest

from tests.exchange import books
from tests.exchange.books import xlsx
from tests.fixtures.office import identity
from trainingdesk.domain.spellings import group_within
from trainingdesk.domain.vocabulary import PersonGroup
from trainingdesk.exchange.roster import RosterCheck, read_roster
from trainingdesk.exchange.suggestions import day_within, groups_named, level_within, name_alone

AS_OF = date(2026, 11, 20)
HEADER = ["姓名", "性别", "出生日期", "年龄", "身份证号", "人员类别", "现有技能等级", "申报等级", "就业时间"]
ANNA = ["安娜", "女", "1990-01-01", 36, identity("19900101", 124), "农民工", "五级", "四级", "2026-03-05"]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("养老护理员（中级）", "四级/中级工"),
        ("技能四级证", "四级/中级工"),
        ("持 4级 证书", "四级/中级工"),
        ("高级技师证", "一级/高级技师"),
        ("五级或四级", None),
        ("未取得四级", None),
        ("很高", None),
    ],
)  # fmt: skip
def test_one_level_in_other_words(text: str, level: str | None) -> None:
    assert level_within(text) == level


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026.3.5（周四）", "2026-03-05"),
        ("入职：2026年03月05日上午", "2026-03-05"),
        ("2026.3.5-2026.4.5", None),
        ("2026.13.5", None),
        ("26.3.5", None),
        ("三月", None),
    ],
)  # fmt: skip
def test_one_day_in_other_words(text: str, day: str | None) -> None:
    assert day_within(text) == day


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("张三（班长）", "张三"), ("买买提·阿不都[组长]", "买买提·阿不都"), ("张三/李四", None), ("（班长）", None),
        ("张三（", None), ("张三", None),
    ],
)  # fmt: skip
def test_a_name_without_what_stands_beside_it(text: str, name: str | None) -> None:
    assert name_alone(text) == name


def test_a_group_in_a_longer_word() -> None:
    assert group_within("县属企业职工") is PersonGroup.EMPLOYED
    assert group_within("非就业困难人员") is None
    assert group_within("农民工或退役军人") is None
    assert group_within("待业") is None
    assert groups_named("退役军人、县属企业职工", "县属企业职工") == f"退役军人、{PersonGroup.EMPLOYED.zh}"


def suggested(rows: list[list[object]]) -> list[tuple[str, str | None]]:
    found: RosterCheck = read_roster(books.read(xlsx([HEADER, *rows])), as_of=AS_OF)  # type: ignore[arg-type]
    return [(finding.code, finding.suggestion) for finding in found.findings if finding.suggestion is not None]


def changed(**cells: object) -> list[object]:
    return [cells.get(title, cell) for title, cell in zip(HEADER, ANNA, strict=True)]


def test_what_the_number_tells_is_suggested_where_the_row_says_otherwise() -> None:
    assert suggested([ANNA]) == []
    assert suggested([changed(性别="男")]) == [("identity.sex_differs", "女")]
    assert suggested([changed(性别="？")]) == [("import.sex_unknown", "女")]
    assert suggested([changed(出生日期="1990-02-02")]) == [("identity.birth_differs", "1990-01-01")]
    assert suggested([changed(出生日期="九〇年")]) == [("import.birth_unreadable", "1990-01-01")]
    assert suggested([changed(年龄=22)]) == [("import.age_differs", "36")]


def test_cells_in_other_words_are_suggested_in_the_usual_ones() -> None:
    row = changed(姓名="安娜（班长）", 人员类别="县属企业职工", 现有技能等级="护理（初级）", 就业时间="2026.3.5左右")
    assert suggested([row]) == [
        ("import.name_symbols", "安娜"),
        ("import.group_unknown", PersonGroup.EMPLOYED.zh),
        ("import.level_unreadable", "五级/初级工"),
        ("import.date_unreadable", "2026-03-05"),
    ]


def test_a_number_is_never_suggested() -> None:
    spoilt = changed(身份证号=identity("19900101", 124)[:-1] + "Q")
    assert suggested([spoilt]) == []
