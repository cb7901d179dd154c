"""What reaches us of a sound workbook: every cell, its kind, its address, and what the sheet hides."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
from datetime import date, time, timedelta
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwt

from tests.exchange import books
from tests.exchange.books import book_in, cell, packed, parts, raw_rows, sheet_xml
from trainingdesk.domain.errors import Unavailable
from trainingdesk.exchange.workbook import (
    ErrorValue,
    MergedRange,
    ReadLimits,
    Sheet,
    SheetRow,
    Uncomputed,
    read_content,
    read_workbook,
)


def only_sheet(content: bytes, name: str = "名单.xlsx") -> Sheet:
    [sheet] = book_in(content, name).sheets
    return sheet


def cells(body: str) -> list[tuple[object, ...]]:
    return [row.cells for row in only_sheet(packed(parts(sheet_xml(body)))).rows]


def test_a_dimension_that_lies_loses_nothing() -> None:
    rows = raw_rows([[str(n)] for n in range(41)])
    sheet = only_sheet(packed(parts(sheet_xml(rows, before='<dimension ref="A1:A21"/>'))))
    assert len(sheet.rows) == 41


def test_a_dimension_that_claims_the_whole_sheet_costs_nothing() -> None:
    sheet = only_sheet(packed(parts(sheet_xml(raw_rows([["a"]]), before='<dimension ref="A1:XFD1048576"/>'))))
    assert sheet.rows == (SheetRow(1, ("a",)),)


def test_each_kind_of_cell_keeps_its_kind() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        page = book.add_worksheet("表")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        page.write_string(2, 1, "张𬭊")
        page.write_number(2, 2, 418122199001010000)
        page.write_datetime(2, 3, books.moment(2026, 2, 28), day)
        page.write_datetime(2, 4, books.moment(2026, 2, 28, 8, 30), book.add_format({"num_format": "yyyy-mm-dd hh:mm"}))
        page.write_number(2, 5, 8.5 / 24, book.add_format({"num_format": "h:mm"}))
        page.write_number(2, 6, 1.5, book.add_format({"num_format": "[h]:mm"}))
        page.write_boolean(2, 7, True)
        page.write_formula(2, 8, "=1+1", None, 2)
        page.write_formula(2, 9, '="合"&"格"', None, "合格")
        page.write_formula(2, 10, "=NA()", None, "#N/A")
        page.write_blank(2, 30, None, day)
    [row] = only_sheet(content.getvalue()).rows
    assert row.number == 3
    assert row.cells == (
        None, "张𬭊", 418122199001010000.0, date(2026, 2, 28), books.moment(2026, 2, 28, 8, 30), time(8, 30),
        timedelta(hours=36), True, 2.0, "合格", ErrorValue("#N/A"),
    )  # fmt: skip


def test_a_formula_without_a_stored_result_is_told_from_a_blank() -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page["A1"], page["B1"], page["D1"] = "=1+1", "x", '=""'
    content = io.BytesIO()
    book.save(content)
    assert only_sheet(content.getvalue()).rows[0].cells == (Uncomputed(), "x", None, Uncomputed())


def test_a_formula_that_came_to_nothing_is_a_blank() -> None:
    assert cells('<row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><v>7</v></c></row>') == [(None, 7.0)]
    assert cells('<row r="1"><c r="A1" t="str"><f>B9</f></c><c r="B1"><v>7</v></c></row>') == [(None, 7.0)]


def test_days_of_the_1904_system_are_the_same_days() -> None:
    content = books.xlsx([["日期"], [date(2026, 3, 2)]], options={"date_1904": True})
    assert only_sheet(content).rows[1].cells == (date(2026, 3, 2),)


def test_cells_without_addresses_follow_each_other() -> None:
    assert cells('<row><c t="str"><v>a</v></c><c><v>1</v></c></row><row><c t="str"><v>b</v></c></row>') == [
        ("a", 1.0),
        ("b",),
    ]


def test_a_sheet_that_begins_late_keeps_its_addresses() -> None:
    sheet = only_sheet(packed(parts(sheet_xml(raw_rows([["", "", "x", "y"]], first=7)))))
    assert sheet.rows == (SheetRow(7, (None, None, "x", "y")),)


def test_a_namespace_prefix_changes_nothing() -> None:
    sheet = sheet_xml(raw_rows([["姓名"], ["张伟"]]))
    prefixed = sheet.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
    assert [row.cells for row in only_sheet(packed(parts(prefixed))).rows] == [("姓名",), ("张伟",)]


def test_text_in_pieces_is_one_text_without_its_reading_aid() -> None:
    first = "<si><r><t>欧阳</t></r><r><t>&#x2CB4A;</t></r><rPh><t>ouyang</t></rPh></si>"
    strings = f'<sst {books.MAIN}>{first}<si><t/></si><si><t xml:space="preserve">  </t></si></sst>'
    body = f'<row r="1">{cell("A1", "0", "s")}{cell("B1", "1", "s")}{cell("C1", "2", "s")}{cell("D1", "z")}</row>'
    sheet = only_sheet(packed(parts(sheet_xml(body), strings=strings)))
    assert sheet.rows[0].cells == ("欧阳𬭊", None, None, "z")


def test_inline_text_of_several_runs_counts_as_filled() -> None:
    body = '<row r="1"><c r="A1" t="inlineStr"><is><r><t>甲</t></r><r><t></t></r></is></c></row>'
    assert cells(body) == [("甲",)]


def test_a_carriage_return_alone_is_a_blank() -> None:
    assert cells(f'<row r="1">{cell("A1", "_x000D_")}{cell("B1", "b")}</row>') == [(None, "b")]


def test_infinity_is_an_error_value() -> None:
    assert cells('<row r="1"><c r="A1"><v>1e999</v></c></row>') == [(ErrorValue("#NUM!"),)]


def test_hidden_rows_merged_blocks_and_hidden_sheets_are_told() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        page = book.add_worksheet("一")
        page.merge_range(0, 0, 1, 2, "甲")
        page.write_string(4, 0, "乙")
        page.set_row(4, None, None, {"hidden": True})
        book.add_worksheet("二").hide()
    first, second = book_in(content.getvalue()).sheets
    assert first.merged == (MergedRange(1, 0, 2, 2),)
    assert first.hidden_rows == {5}
    assert (second.name, second.hidden, second.rows) == ("二", True, ())


def test_a_chart_sheet_is_no_worksheet() -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        chart = book.add_chart({"type": "line"})
        book.add_worksheet("数据").write_number(0, 0, 1)
        chart.add_series({"values": "=数据!$A$1"})
        book.add_chartsheet("图").set_chart(chart)
        book.add_worksheet("名单").write_string(0, 0, "姓名")
    assert [(sheet.name, len(sheet.rows)) for sheet in book_in(content.getvalue()).sheets] == [("数据", 1), ("名单", 1)]


def test_a_picture_in_the_workbook_is_left_aside() -> None:
    assert len(only_sheet(books.raw_roster(3, **{"xl/media/image1.png": b"\x89PNG" + bytes(500)})).rows) == 4


def test_windows_slashes_in_part_names_are_read() -> None:
    content = books.packed(
        {name.replace("/", "\\"): part for name, part in parts(sheet_xml(raw_rows([["a"]]))).items()}
    )
    assert only_sheet(content).rows == (SheetRow(1, ("a",)),)


def test_the_old_format_keeps_kinds_errors_and_hidden_rows() -> None:
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("花名册")
    page.write(2, 1, "张㛃")
    page.write(2, 2, 418122199001010018)
    page.write(2, 3, date(2026, 2, 28), xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    page.write(2, 5, True)
    page.row(3).set_cell_error(1, 0x2A)
    page.write(6, 0, "隐")
    page.row(6).hidden = True
    page.merge(4, 5, 0, 1)
    content = io.BytesIO()
    book.save(content)
    sheet = only_sheet(content.getvalue(), "名单.xls")
    assert sheet.rows == (
        SheetRow(3, (None, "张㛃", 418122199001010018.0, date(2026, 2, 28), None, True)),
        SheetRow(4, (None, ErrorValue("#N/A"))),
        SheetRow(7, ("隐",)),
    )
    assert (sheet.merged, sheet.hidden_rows) == ((MergedRange(5, 0, 6, 1),), frozenset({7}))


def test_the_content_decides_and_not_the_name() -> None:
    assert book_in(books.xlsx([["a"]]), "名单.xls").format == "xlsx"
    assert book_in(books.xls([["a"]]), "名单.xlsx").format == "xls"
    assert book_in(b"a,b\n1,2\n", "\u540d\u5355.xlsx").format == "csv"


def test_the_digest_is_of_the_bytes_that_came() -> None:
    content = books.raw_roster()
    workbook = book_in(content)
    assert workbook.digest == hashlib.sha256(content).hexdigest()
    assert "张伟" not in repr(workbook)


def test_a_file_that_is_not_there_is_no_finding(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"import\.file_unreadable") as caught:
        read_workbook(tmp_path / "没有.xlsx")
    assert caught.value.params["file"] == "没有.xlsx"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match=r"import\.file_unreadable"):
        read_workbook(tmp_path)


def test_a_file_on_disk_reads_like_its_bytes(tmp_path: Path) -> None:
    path = books.saved(tmp_path, books.raw_roster())
    found = read_workbook(path)
    assert found == read_content(path.read_bytes(), path.name)


LARGE = sheet_xml(raw_rows([[str(n)] * 12 for n in range(45_000)]))


def test_too_much_work_ends_as_a_finding() -> None:
    found = read_content(packed(parts(LARGE)), "名单.xlsx", ReadLimits(cpu=1))
    assert books.codes(found.findings) == ["import.too_slow"]
    assert found.workbook is None


def test_too_much_time_ends_as_a_finding() -> None:
    found = read_content(books.raw_roster(), "名单.xlsx", ReadLimits(clock=0))
    assert books.codes(found.findings) == ["import.too_slow"]


@pytest.mark.parametrize("megabytes", [40, 300])
def test_too_much_memory_ends_as_a_finding(megabytes: int) -> None:
    wide = packed(parts(sheet_xml(raw_rows([["a"]]) + f'<row r="1000000">{cell("L1000000", "z")}</row>')))
    found = read_content(wide, "名单.xlsx", ReadLimits(memory=megabytes << 20))
    assert books.codes(found.findings) == ["import.too_heavy"]


def test_more_rows_than_anybody_can_check_are_refused() -> None:
    found = read_content(b"a\r\n" * 30, "名单.csv", ReadLimits(rows=29))
    assert books.codes(found.findings) == ["import.too_many_rows"]
    assert read_content(b"a\r\n" * 30, "名单.csv", ReadLimits(rows=30)).workbook is not None


def test_more_merged_blocks_than_rows_are_refused() -> None:
    merged = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 12))
    sheet = sheet_xml(raw_rows([["a"]]), after=f'<mergeCells count="11">{merged}</mergeCells>')
    found = read_content(packed(parts(sheet)), "名单.xlsx", ReadLimits(rows=10))
    assert books.codes(found.findings) == ["import.too_many_rows"]


def test_a_stray_cell_within_the_limits_is_read() -> None:
    wide = packed(parts(sheet_xml(raw_rows([["a"]]) + f'<row r="300000">{cell("C300000", "z")}</row>')))
    assert [row.number for row in only_sheet(wide).rows] == [1, 300_000]


def test_reading_starts_quickly_and_without_the_rest_of_the_program() -> None:
    """The child knows the sandbox and nothing else of ours."""
    code = (
        "import sys, trainingdesk.exchange.sandbox.child\n"
        "print(sorted(name for name in sys.modules if name.startswith('trainingdesk.')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=dict(os.environ)
    )
    rooms = {name.split(".")[1] for name in done.stdout.replace("'", "").strip("[]\n").split(", ")}
    assert rooms == {"exchange"}
    assert "msgspec" not in done.stdout
