"""Columns line up although Chinese characters are wide, and no line runs over its edge."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainingdesk.cli.columns import aligned, moment, pairs, table, width, wrapped

TEXTS = st.text("王敏𬭊，。、：（）“”abc-1.é ", max_size=60)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("abc", 3),
        ("王敏", 4),
        ("欧阳𬭊", 6),
        ("Ａ１", 4),
        ("e\u0301", 1),  # a letter and the accent on it
        ("葛\U000e0100城", 4),  # a variant of a character, chosen by a selector
        ("5.00", 4),
    ],
)
def test_a_text_takes_columns_not_characters(text: str, columns: int) -> None:
    assert width(text) == columns


def test_a_table_lines_up() -> None:
    told = table(("姓名", "金额"), [("王敏", "1,200.00"), ("Anna Lee", "5.00")], right=(1,))
    assert told.splitlines() == [
        "姓名          金额",
        "--------  --------",
        "王敏      1,200.00",
        "Anna Lee      5.00",
    ]


def test_a_table_of_nothing_keeps_its_head() -> None:
    assert table(("单号", "状态"), []) == "单号  状态\n----  ----"


def test_pairs_leave_out_names_of_nothing() -> None:
    assert pairs((("单号", "SL1"), ("提交", ""), ("申领方", "学校"))) == "单号    SL1\n申领方  学校"
    assert pairs([("a", "")]) == ""


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=6))
def test_every_column_begins_in_one_place(rows: list[tuple[str, str, str]]) -> None:
    lines = aligned([(*row, "|") for row in rows])
    assert len({width(line) for line in lines}) <= 1


@given(TEXTS, st.integers(12, 40))
def test_wrapping_loses_nothing_and_keeps_to_the_edge(text: str, columns: int) -> None:
    lines = wrapped(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= columns or not breakable(line) for line in lines)


def breakable(line: str) -> bool:
    """Whether the line holds a place to break at: a space, or a wide character that is not its first."""
    return " " in line or any(width(character) == 2 and character not in "，。、：）" for character in line[1:])


def test_closing_marks_stay_with_what_they_close() -> None:
    assert wrapped("输出文件夹，可多次。", 10) == ["输出文件", "夹，可多", "次。"]
    assert wrapped("only the words given", 9) == ["only the", "words", "given"]


def test_an_instant_is_told_by_the_clock_on_the_wall() -> None:
    assert moment(datetime(2026, 5, 28, 16, 30, tzinfo=UTC)) == "2026-05-29 00:30"
