"""Lists as files: read back cell by cell; amounts are numbers, nothing that was typed becomes a formula."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest
from python_calamine import load_workbook

from trainingdesk.domain.money import Money
from trainingdesk.exchange.list_files import ListContent, ListFormat, list_file

LIST = ListContent(
    "申领单/2026",
    ("单号", "申请人", "金额（元）", "人数"),
    (
        ("SL2026-000001", "=cmd|' /C calc'!A0", Money(5_400_000), 38),
        ("SL2026-000002", "－1＋1", Money(-50), 0),
    ),
)


def test_a_workbook_holds_numbers_as_numbers_and_texts_as_texts() -> None:
    book = load_workbook(BytesIO(list_file(LIST, ListFormat.WORKBOOK)))
    assert book.sheet_names == ["申领单 2026"]
    assert book.get_sheet_by_index(0).to_python() == [
        ["单号", "申请人", "金额（元）", "人数"],
        ["SL2026-000001", "=cmd|' /C calc'!A0", 54_000.0, 38.0],
        ["SL2026-000002", "－1＋1", -0.5, 0.0],
    ]


def test_delimited_text_disarms_what_a_spreadsheet_would_compute() -> None:
    text = list_file(LIST, ListFormat.DELIMITED).decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text, newline="")))
    assert rows[0] == list(LIST.header)
    assert rows[1] == ["SL2026-000001", "'=cmd|' /C calc'!A0", "54000.00", "38"]
    assert rows[2][1:3] == ["'－1＋1", "'-0.50"]


@pytest.mark.parametrize("form", ListFormat)
def test_an_empty_list_is_its_titles(form: ListFormat) -> None:
    content = list_file(ListContent("", ("编号",), ()), form)
    assert content
    assert content == list_file(ListContent("", ("编号",), ()), form), "the same list, the same bytes"


def test_numbers_a_spreadsheet_would_round_stay_text() -> None:
    content = list_file(ListContent("数", ("数",), ((10**17 + 1,),)), ListFormat.WORKBOOK)
    assert load_workbook(BytesIO(content)).get_sheet_by_index(0).to_python()[1] == [str(10**17 + 1)]
