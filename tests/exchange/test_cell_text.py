"""Cells as text, days, numbers and shares."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.books import moment
from trainingdesk.exchange.addresses import column_index, column_letters
from trainingdesk.exchange.cell_text import day_in, decimal_in, is_ditto, plain, share_in, shown, shown_number
from trainingdesk.exchange.workbook import Cell, ErrorValue, Uncomputed


@given(st.integers(0, 16_383))
def test_letters_and_places_of_columns_agree(index: int) -> None:
    assert column_index(column_letters(index)) == index


@pytest.mark.parametrize(("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (16_383, "XFD")])
def test_columns_are_called_as_in_a_sheet(index: int, letters: str) -> None:
    assert column_letters(index) == letters


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""), ("  张 伟\u200b ", "张 伟"), (5.0, "5"), (5, "5"), (0.1, "0.1"), (True, "是"), (False, "否"),
        (date(2026, 3, 2), "2026-03-02"), (moment(2026, 3, 2, 8, 5), "2026-03-02 08:05"), (time(8, 5), "08:05"),
        (ErrorValue("#N/A"), "#N/A"), (Uncomputed(), ""), (1.5e300, "1.5e+300"),
    ],
)  # fmt: skip
def test_what_a_person_reads(cell: Cell, text: str) -> None:
    assert plain(cell) == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (418122199001010000.0, "4.18122E+17"), (13800000001.0, "13800000001"),
        ("418122199001010015", "418***********0015"),
        ("号码 418122 19900101 0015 的", "号码 418*************0015 的"), ("x" * 50, "x" * 39 + "…"), ("a\x07b", "a b"),
        ("13800000001", "138****0001"), ("1234567890", "1234567890"),
    ],
)  # fmt: skip
def test_what_a_finding_may_show(cell: Cell, text: str) -> None:
    assert (shown_number(cell) if isinstance(cell, float) else shown(cell)) == text


@given(st.dates(date(1920, 1, 1), date(2099, 12, 31)))
def test_every_writing_of_a_day_is_that_day(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    compact = f"{day:%Y%m%d}"
    writings: list[Cell] = [
        day, moment(day.year, day.month, day.day, 9), day.isoformat(), f"{day.year}.{day.month}.{day.day}",
        f"{day.year}/{day.month}/{day.day}", f"{day.year}年{day.month}月{day.day}日",
        f"{day.year} 年 {day.month} 月 {day.day} 日",
        compact, int(compact), float(compact), serial, float(serial), f"{day.isoformat()} 08:30:00",
        f"{day.year}－{day.month}－{day.day}", f"{day.year}年{day.month}月{day.day}号",
    ]  # fmt: skip
    assert {day_in(writing) for writing in writings} == {day}


@pytest.mark.parametrize(
    "cell",
    ["", None, "2026", "2026年3月", "2026-13-01", "2026-02-30", "1899-12-31", "2100-01-01", 60, 0.5, 46083.5, 999, True,
     "三月二日", "26-3-2", ErrorValue("#N/A"), 20261301, "12/31/2025"],
)  # fmt: skip
def test_what_is_no_day(cell: Cell) -> None:
    assert day_in(cell) is None


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        (0.1, "0.1"), (80, "80"), ("80", "80"), ("80分", "80"), ("1,500.00", "1500.00"), ("￥1,500", "1500"),
        ("４０学时", "40"),
        ("-5", "-5"), ("12个月", "12"), (1200.005, "1200.005"),
    ],
)  # fmt: skip
def test_numbers_are_exact(cell: Cell, number: str) -> None:
    assert decimal_in(cell) == Decimal(number)


@pytest.mark.parametrize(
    "cell", ["", None, "八十", "1.5万", "1e3", "1.2.3", True, date(2026, 3, 2), time(8), "--", "½"]
)
def test_what_is_no_number(cell: Cell) -> None:
    assert decimal_in(cell) is None


@pytest.mark.parametrize(
    ("cell", "share"),
    [("95%", "0.95"), (0.95, "0.95"), (95, "0.95"), ("95.5％", "0.955"), (1, "1"), ("100%", "1"), (0, "0")],
)
def test_shares_in_any_writing(cell: Cell, share: str) -> None:
    assert share_in(cell) == Decimal(share)


@pytest.mark.parametrize("cell", ["120%", 101, -0.1, "很高", None])
def test_what_is_no_share(cell: Cell) -> None:
    assert share_in(cell) is None


@pytest.mark.parametrize(
    ("cell", "ditto"), [("同上", True), ("〃", True), (" 同上 ", True), ("上", False), (None, False)]
)
def test_as_above(cell: Cell, ditto: bool) -> None:
    assert is_ditto(cell) is ditto
