"""What the child process does with a file, in this process: whatever was written is read, in its place and its kind."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
import xlsxwriter
import xlwt
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange.books import MAIN, cell, packed, parts, raw_rows, sheet_xml
from trainingdesk.exchange.addresses import column_letters
from trainingdesk.exchange.sandbox import child
from trainingdesk.exchange.sandbox.annotate import annotate
from trainingdesk.exchange.sandbox.compound import workbook_stream
from trainingdesk.exchange.sandbox.container import ZipLimits, open_parts, pack
from trainingdesk.exchange.sandbox.refusal import FileRejected
from trainingdesk.exchange.sandbox.sheet_markup import blank_shared_strings, is_blank, survey_sheet
from trainingdesk.exchange.sandbox.spreadsheet import SheetContent, read_new_workbook, read_old_workbook, sheet_paths

LIMITS = ZipLimits(parts=100, unpacked=8 << 20, ratio=100)
AREA = 1_000_000
Value = str | float | bool | None
TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=12)
SAFE_TEXTS = TEXTS.filter(lambda text: bool(text.strip()) and "_x" not in text and not text.startswith(("=", "{", "<")))
NUMBERS = st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: round(number, 4))
CELLS: st.SearchStrategy[Value] = st.none() | SAFE_TEXTS | NUMBERS | st.booleans()
GRIDS = st.lists(st.lists(CELLS, min_size=1, max_size=5), min_size=1, max_size=8)


def new(content: bytes, area: int = AREA) -> list[SheetContent]:
    return read_new_workbook(content, LIMITS, area)


def rows_of(sheet: SheetContent) -> dict[int, list[Any]]:
    return dict(sheet["rows"])


def left(grid: Sequence[Sequence[Value]]) -> dict[int, list[Value]]:
    """What is to be read of it: rows that hold something, up to their last filled cell."""
    found: dict[int, list[Value]] = {}
    for number, line in enumerate(grid, start=1):
        cells = list(line)
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            found[number] = cells
    return found


def modern(grid: Sequence[Sequence[Value]]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        page = book.add_worksheet("表")
        for row, line in enumerate(grid):
            for column, value in enumerate(line):
                if isinstance(value, bool):
                    page.write_boolean(row, column, value)
                elif isinstance(value, str):
                    page.write_string(row, column, value)
                elif value is not None:
                    page.write_number(row, column, value)
    return content.getvalue()


def old(grid: Sequence[Sequence[Value]]) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("表")
    for row, line in enumerate(grid):
        for column, value in enumerate(line):
            if value is not None:
                page.write(row, column, value)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def refusal(content: bytes, area: int = AREA) -> FileRejected:
    with pytest.raises(FileRejected) as caught:
        new(content, area)
    return caught.value


@given(GRIDS)
@settings(max_examples=60)
def test_whatever_is_written_into_a_new_workbook_is_read(grid: list[list[Value]]) -> None:
    [sheet] = new(modern(grid))
    assert rows_of(sheet) == left(grid)
    assert (sheet["name"], sheet["hidden"], sheet["merged"], sheet["hidden_rows"]) == ("表", False, [], [])


@given(GRIDS)
@settings(max_examples=40)
def test_whatever_is_written_into_an_old_workbook_is_read(grid: list[list[Value]]) -> None:
    [sheet] = read_old_workbook(old(grid))
    assert rows_of(sheet) == left(grid)


@given(GRIDS, st.lists(st.tuples(st.integers(1, 8), SAFE_TEXTS), max_size=3))
@settings(max_examples=30)
def test_a_remarked_workbook_reads_as_before_with_one_more_column(
    grid: list[list[Value]], remarks: list[tuple[int, str]]
) -> None:
    """Nothing of the clerk's own is lost or moved, whatever the sheet looks like."""
    content = modern(grid)
    told = {"name": "表", "header_row": 1, "rows": remarks, "cells": [(1, 0, "error"), (2, 1, "warning")], "texts": []}
    back = annotate(content, LIMITS, {"heading": "意见", "sheets": [told], "summary_name": "意见", "summary": [["x"]]})  # type: ignore[list-item]
    before, after = rows_of(new(content)[0]), rows_of(new(back)[0])
    width = max((len(line) for line in grid), default=0)
    assert {number: cells[: len(before[number])] for number, cells in after.items() if number in before} == before
    assert all(len(cells) <= max(width, 2) + 1 for cells in after.values())


@pytest.mark.parametrize(
    ("form", "number", "read"),
    [
        ("yyyy-mm-dd", 46083, ["d", "2026-03-02"]),
        ("yyyy-mm-dd hh:mm", 46083.375, ["s", "2026-03-02T09:00:00"]),
        ("hh:mm", 0.375, ["t", "09:00:00"]),
        ("[h]:mm", 1.5, ["l", "129600"]),
        ("0.00", 46083, 46083.0),
        ("@", 46083, 46083.0),
    ],
)
def test_formats_make_days_and_times_of_numbers(form: str, number: float, read: object) -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.add_worksheet("表").write_number(0, 0, number, book.add_format({"num_format": form}))
    assert rows_of(new(content.getvalue())[0]) == {1: [read]}


def test_errors_and_formulas_never_computed_are_told() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        page = book.add_worksheet("表")
        page.write_formula(0, 0, "=NA()", None, "#N/A")
        page.write_formula(0, 1, "=1+1", None, 2)
        page.write_formula(2, 2, "=A1", None, "")
        page.write_string(0, 3, "x")
    rows = rows_of(new(content.getvalue())[0])
    assert rows[1] == [["e", "#N/A"], 2, None, "x"]
    raw = packed(parts(sheet_xml('<row r="4"><c r="B4"><f>A1</f></c><c r="C4" t="e"><v>#REF!</v></c></row>')))
    assert rows_of(new(raw)[0]) == {4: [None, ["f", ""], ["e", "#REF!"]]}


def test_hidden_things_and_blocks_are_told_with_their_places() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        first, second = book.add_worksheet("一"), book.add_worksheet("二")
        first.merge_range(0, 0, 1, 2, "名册")
        first.set_row(3, None, None, {"hidden": True})
        first.write_string(3, 0, "藏")
        second.hide()
        second.write_string(0, 0, "x")
    one, two = new(content.getvalue())
    assert (one["merged"], one["hidden_rows"], one["hidden"]) == ([[1, 0, 2, 2]], [4], False)
    assert (two["name"], two["hidden"]) == ("二", True)


@pytest.mark.parametrize(
    ("row", "column", "area", "fits"), [(10, 9, 100, True), (10, 10, 100, False), (101, 0, 100, False)]
)
def test_the_rectangle_up_to_the_farthest_cell_is_bounded(row: int, column: int, area: int, fits: bool) -> None:
    address = f"{column_letters(column)}{row}"
    content = packed(parts(sheet_xml(f'<row r="{row}">{cell(address, "z")}</row>')))
    if fits:
        assert list(rows_of(new(content, area)[0])) == [row]
        return
    found = refusal(content, area)
    assert (found.code, found.params) == ("import.far_cell", {"cell": address})


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"xl/workbook.xml": f"<workbook {MAIN}"}, "import.damaged"),
        ({"xl/_rels/workbook.xml.rels": "<Relationships"}, "import.damaged"),
        ({"xl/sharedStrings.xml": "<sst><si>"}, "import.damaged"),
        ({"xl/sharedStrings.xml": "<!DOCTYPE x><sst/>"}, "import.document_type"),
        ({"xl/styles.xml": b"\xff\xfe<\x00"}, "import.markup_encoding"),
    ],
)
def test_a_part_that_contradicts_its_format_refuses_the_file(change: dict[str, str | bytes], code: str) -> None:
    assert refusal(packed(parts(sheet_xml(raw_rows([["a"]]))) | change)).code == code


@pytest.mark.parametrize(
    "body",
    [
        '<row r="2"/><row r="1"/>',
        '<row r="1"/><row r="1"/>',
        '<row r="1048577"/>',
        f'<row r="1">{cell("B1", "x")}{cell("A1", "y")}</row>',
        f'<row r="1">{cell("A1", "x")}{cell("A1", "y")}</row>',
        f'<row r="1">{cell("A2", "x")}</row>',
        f'<row r="1">{cell("1", "x")}</row>',
        f'<row r="1">{cell("XFE1", "x")}</row>',
        '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>',
        '<row r="1"><c r="A1"><v>1<!-- -->2</v></c></row>',
        '<row r="1"><c r="A1"><v>1<?x y?>2</v></c></row>',
        '<row r="1"><c r="A1"><v><![CDATA[12]]></v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>x</v></c></row>',
    ],
)
def test_cells_that_stand_twice_or_out_of_order_refuse_the_file(body: str) -> None:
    """What two readers could read in two ways is not imported in one of them."""
    assert refusal(packed(parts(sheet_xml(body)))).code == "import.damaged"


@pytest.mark.parametrize(("text", "blank"), [
    ("", True), (" \t\n", True), ("_x000D_", True), ("_x0020__x0009_", True), ("_x0041_", False), ("_x", False),
    ("\u3000", True), ("0", False), ("_x00_", False),
])  # fmt: skip
def test_what_counts_as_blank(text: str, blank: bool) -> None:
    assert is_blank(text) is blank


def test_shared_texts_are_counted_without_their_reading_aids() -> None:
    part = (
        b"<sst><si><t>a</t></si><si><t> </t><rPh><t>aid</t></rPh></si><si/>"
        b"<si><r><t></t></r><r><t>b</t></r></si><si><t>_x000D_</t></si></sst>"
    )
    assert blank_shared_strings(part) == {1, 2, 4}
    survey = survey_sheet(
        b'<worksheet><sheetData><row r="3" hidden="true"><c r="B3" t="s"><v>0</v></c><c r="C3" t="s"><v>1</v></c>'
        b"</row></sheetData></worksheet>",
        frozenset({1}),
    )
    assert (survey.filled, survey.last_row, survey.last_column, survey.hidden_rows) == (1, 3, 2, [3])


def test_a_sheet_is_found_where_its_relation_leads() -> None:
    content = parts(sheet_xml(raw_rows([["a"]])))
    moved = {name.replace("worksheets/sheet1", "别处/表"): part for name, part in content.items()}
    relations = str(moved["xl/_rels/workbook.xml.rels"])
    for target in ("别处/表.xml", "/xl/别处/表.xml", "./别处/../别处/表.xml"):
        moved["xl/_rels/workbook.xml.rels"] = relations.replace("worksheets/sheet1.xml", target)
        found = sheet_paths({name: part.encode() if isinstance(part, str) else part for name, part in moved.items()})
        assert found == {"花名册": "xl/别处/表.xml"}


@pytest.mark.parametrize("name", ["../x", "/x", "C:x", "a/../../b", "..\\x"])
def test_a_part_that_would_leave_its_folder_refuses_the_file(name: str) -> None:
    with pytest.raises(FileRejected) as caught:
        open_parts(packed({**parts(sheet_xml("")), name: "x"}), LIMITS)
    assert caught.value.code == "import.path_trick"


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (ZipLimits(parts=4, unpacked=1 << 20, ratio=100), "import.too_many_parts"),
        (ZipLimits(parts=100, unpacked=1000, ratio=100), "import.bomb"),
        (ZipLimits(parts=100, unpacked=8 << 20, ratio=3), "import.bomb"),
    ],
)
def test_a_container_is_bounded_in_parts_bytes_and_ratio(limits: ZipLimits, code: str) -> None:
    content = packed(parts(sheet_xml(raw_rows([["a" * 40]] * 4000))))
    with pytest.raises(FileRejected) as caught:
        open_parts(content, limits)
    assert caught.value.code == code


def test_a_part_of_one_name_in_two_spellings_refuses_the_file() -> None:
    content = {**parts(sheet_xml("")), "XL/Workbook.xml": "<x/>"}
    with pytest.raises(FileRejected, match=r"import\.damaged"):
        open_parts(packed(content), LIMITS)


def test_packing_the_same_parts_gives_the_same_bytes() -> None:
    content = {"a.xml": b"<a/>", "b/c.xml": b"<c/>" * 100}
    assert pack(content, compressed=True) == pack(content, compressed=True)
    assert len(pack(content, compressed=True)) < len(pack(content, compressed=False))


def test_what_is_no_workbook_of_the_old_kind_is_refused() -> None:
    for content in (b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", old([["a"]])[:600]):
        with pytest.raises(FileRejected):
            workbook_stream(content)


def job(**told: object) -> child.Job:
    """What the parent would ask for."""
    zipped = {"parts": LIMITS.parts, "unpacked": LIMITS.unpacked, "ratio": LIMITS.ratio}
    asked: dict[str, object] = {"do": "read", "kind": "xlsx", "memory": 1 << 30, "cpu": 20, "area": AREA, "rows": 50}
    return asked | {"zip": zipped} | told  # type: ignore[return-value]


def test_the_child_answers_with_sheets_or_with_why_not() -> None:
    answer, following = child._answer(job(), modern([["a", 1.5]]))
    assert (answer["sheets"][0]["rows"], following) == ([(1, ["a", 1.5])], b"")  # type: ignore[index]
    answer, _ = child._answer(job(kind="xls"), old([["甲"]]))
    assert answer["sheets"][0]["rows"] == [(1, ["甲"])]  # type: ignore[index]
    answer, following = child._answer(job(), b"no container")
    assert (answer["refused"], following) == ("import.damaged", b"")
    json.dumps(answer)


def test_the_child_counts_filled_rows_and_blocks_alike() -> None:
    answer, _ = child._answer(job(rows=3), modern([["a"]] * 4))
    assert (answer["refused"], answer["params"]) == ("import.too_many_rows", {"count": "4", "limit": "3"})
    answer, _ = child._answer(job(rows=4), modern([["a"], [None], ["a"], ["a"], ["a"]]))
    assert "sheets" in answer
    blocks = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(1, 6))
    merged = packed(parts(sheet_xml(raw_rows([["a"]]), after=f"<mergeCells>{blocks}</mergeCells>")))
    assert child._answer(job(rows=4), merged)[0]["refused"] == "import.too_many_rows"


@pytest.mark.parametrize(
    ("written", "read"),
    [('="0123"', "0123"), (' ="0123" ', "0123"), ("0123", "0123"), ('=""', None), ("  ", None), ('="a"b"', '="a"b"')],
)
def test_text_that_an_export_keeps_for_a_spreadsheet(written: str, read: str | None) -> None:
    assert child._field(written) == read


def test_blank_records_of_delimited_text_keep_the_others_in_their_places() -> None:
    answer, _ = child._answer(job(kind="csv"), "姓名,单位\n ,\n\n张伟,\n".encode())
    [sheet] = answer["sheets"]  # type: ignore[misc]
    assert [(number, list(cells)) for number, cells in sheet["rows"]] == [(1, ["姓名", "单位"]), (4, ["张伟", None])]


def test_the_child_writes_remarks_into_the_bytes_that_follow() -> None:
    remarks = {"heading": "意见", "sheets": [], "summary_name": "意见", "summary": [["x"]]}
    answer, following = child._answer(job(do="annotate", remarks=remarks), modern([["a"]]))
    assert answer == {"done": True}
    assert [sheet["name"] for sheet in new(following)] == ["表", "意见"]


@given(st.dates(date(1910, 1, 1), date(2099, 12, 31)), st.times().map(lambda moment: moment.replace(microsecond=0)))
@settings(max_examples=30)
def test_days_and_moments_survive_the_way_through_a_file(day: date, moment: time) -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        page = book.add_worksheet("表")
        page.write_datetime(0, 0, day, book.add_format({"num_format": "yyyy-mm-dd"}))
        whole = datetime.combine(day, moment)
        page.write_datetime(0, 1, whole, book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}))
    [[_, [first, second]]] = new(content.getvalue())[0]["rows"]
    assert first == ["d", day.isoformat()]
    read = datetime.fromisoformat(str(second[1])) if second[0] == "s" else datetime.combine(day, time())  # type: ignore[index]
    assert abs(read - whole) < timedelta(seconds=1)
