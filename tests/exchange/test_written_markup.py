"""Cuts into a sheet's markup: what is added stands in its place, and the rest stays byte for byte."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from tests.exchange import books
from tests.exchange.books import cell, packed, parts, raw_rows, sheet_xml, unpacked
from trainingdesk.exchange.sandbox.annotate import Remarks, SheetRemarks, annotate
from trainingdesk.exchange.sandbox.container import ZipLimits
from trainingdesk.exchange.sandbox.markup_edit import Cuts, escaped, find
from trainingdesk.exchange.sandbox.refusal import FileRejected

LIMITS = ZipLimits(parts=100, unpacked=1 << 20, ratio=100)
STYLES = (
    f"<styleSheet {books.MAIN}><fills count='2'><fill/><fill/></fills><cellXfs count='2'>"
    '<xf fontId="0" fillId="0" applyFill="0"/><xf fontId="1" fillId="1"><alignment wrapText="1"/></xf>'
    "</cellXfs></styleSheet>"
)
ERROR, WARNING = "error", "warning"


def remarked(
    body: str,
    rows: Sequence[tuple[int, str]] = (),
    cells: Sequence[tuple[int, int, str]] = (),
    *,
    before: str = "",
    after: str = "",
    **more: str,
) -> dict[str, bytes]:
    """The parts of a workbook of this body after remarks on its only sheet."""
    sheet = SheetRemarks(name="花名册", header_row=1, rows=list(rows), cells=list(cells), texts=[])
    remarks = Remarks(heading="意见", sheets=[sheet], summary_name="意见", summary=[["级别", "问题"], ["错误", "<x>"]])
    return unpacked(annotate(packed(parts(sheet_xml(body, before, after), **more)), LIMITS, remarks))


def sheet_of(content: dict[str, bytes]) -> str:
    return content["xl/worksheets/sheet1.xml"].decode()


def test_a_remark_is_the_last_cell_of_its_row() -> None:
    found = sheet_of(remarked(raw_rows([["a", "b"], ["c"], ["d"]]), [(2, "错 & <x>")]))
    head = '<c r="C1" t="inlineStr"><is><t xml:space="preserve">意见</t></is></c></row>'
    mark = '<c r="C2" t="inlineStr"><is><t xml:space="preserve">错 &amp; &lt;x&gt;</t></is></c></row>'
    assert found == sheet_xml(raw_rows([["a", "b"], ["c"], ["d"]])).replace(
        f"{cell('B1', 'b')}</row>", f"{cell('B1', 'b')}{head}"
    ).replace(f"{cell('A2', 'c')}</row>", f"{cell('A2', 'c')}{mark}")


def test_cells_get_a_filled_copy_of_their_own_style() -> None:
    body = f'<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1"><v>2</v></c></row>{raw_rows([["x"]], 2)}'
    found = remarked(body, cells=[(1, 0, ERROR), (1, 1, WARNING), (2, 0, ERROR)], styles=STYLES)
    styles = found["xl/styles.xml"].decode()
    assert '<c r="A1" s="2">' in sheet_of(found)
    assert '<c r="B1" s="3">' in sheet_of(found)
    assert '<c r="A2" t="str" s="4">' in sheet_of(found)
    assert '<fills count="4">' in styles
    assert '<cellXfs count="5">' in styles
    assert '<xf fontId="1" fillId="2" applyFill="1"><alignment wrapText="1"/></xf>' in styles
    assert '<xf fontId="0" fillId="3" applyFill="1"/>' in styles


def test_blank_cells_are_put_in_order() -> None:
    body = f'<row r="1">{cell("B1", "b")}{cell("D1", "d")}</row>'
    found = remarked(body, cells=[(1, 0, ERROR), (1, 2, ERROR), (1, 4, ERROR), (1, 3, ERROR)], styles=STYLES)
    assert re.findall(r'<c r="([A-Z])1"', sheet_of(found)) == list("ABCDEF")


def test_the_same_style_is_made_once() -> None:
    found = remarked(raw_rows([["a", "b"]]), cells=[(1, 0, ERROR), (1, 1, ERROR)], styles=STYLES)
    assert found["xl/styles.xml"].decode().count("<xf ") == 3


@pytest.mark.parametrize("styles", [f"<styleSheet {books.MAIN}><fills/></styleSheet>", f"<styleSheet {books.MAIN}/>"])
def test_a_poor_style_sheet_gets_no_colours(styles: str) -> None:
    found = remarked(raw_rows([["a"]]), [(1, "x")], [(1, 0, ERROR)], styles=styles)
    assert found["xl/styles.xml"].decode() == styles
    assert cell("A1", "a") in sheet_of(found)


def test_hints_that_would_lie_are_taken_out() -> None:
    body = '<row r="1" spans="1:1" ht="20"><c r="A1"><v>1</v></c></row>'
    found = sheet_of(remarked(body, before='<dimension ref="A1"/>'))
    assert "dimension" not in found
    assert '<row r="1" ht="20">' in found


def test_the_column_stands_beyond_merged_blocks_and_rows_without_addresses() -> None:
    body = "<row><c><v>1</v></c><c><v>2</v></c></row>"
    assert 'r="C1"' in sheet_of(remarked(body))
    assert 'r="H1"' in sheet_of(remarked(body, after='<mergeCells><mergeCell ref="A1:G1"/></mergeCells>'))


def test_a_sheet_filled_to_its_last_column_gets_no_more() -> None:
    body = f'<row r="1">{cell("XFD1", "x")}</row>'
    assert sheet_of(remarked(body, [(1, "y")])) == sheet_xml(body)


def test_the_list_of_findings_is_declared_everywhere() -> None:
    found = remarked(raw_rows([["a"]]))
    assert b'<sheet name="\xe6\x84\x8f\xe8\xa7\x81" sheetId="2" r:id="rIdRemarks1"/>' in found["xl/workbook.xml"]
    assert b'Id="rIdRemarks1"' in found["xl/_rels/workbook.xml.rels"]
    assert b"sheetRemarks1.xml" in found["[Content_Types].xml"]
    assert "&lt;x&gt;" in found["xl/worksheets/sheetRemarks1.xml"].decode()


def test_remarks_on_a_sheet_that_is_not_there_are_refused() -> None:
    sheet = SheetRemarks(name="别的", header_row=1, rows=[], cells=[], texts=[])
    remarks = Remarks(heading="意见", sheets=[sheet], summary_name="意见", summary=[])
    with pytest.raises(FileRejected, match=r"import\.damaged"):
        annotate(books.raw_roster(1), LIMITS, remarks)


def test_remarks_upon_remarks_get_sheets_of_their_own() -> None:
    remarks = Remarks(heading="意见", sheets=[], summary_name="意见", summary=[["x"]])
    found = unpacked(annotate(packed(remarked(raw_rows([["a"]]))), LIMITS, remarks))
    assert {"xl/worksheets/sheetRemarks1.xml", "xl/worksheets/sheetRemarks2.xml"} <= found.keys()
    assert '<sheet name="意见2" sheetId="3" r:id="rIdRemarks2"/>' in found["xl/workbook.xml"].decode()


def test_text_that_markup_cannot_hold_is_left_out() -> None:
    assert escaped('a\x00b\x1f<&>"\ud800') == "ab&lt;&amp;&gt;&quot;"


def test_attributes_in_either_quotes_are_replaced_and_the_rest_kept() -> None:
    part = b"<a><b one='1' two=\"2\" three='x > y'/></a>"
    found = find(part, "a")
    assert found is not None
    [(tag, _)] = found.children
    cuts = Cuts(part)
    cuts.replace(tag, tag.with_attributes(one="5", two=None))
    assert cuts.applied() == b"<a><b three='x > y' one=\"5\"/></a>"


def test_what_is_not_there_is_not_found() -> None:
    assert find(b"<a><b/></a>", "c") is None
    with pytest.raises(FileRejected):
        find(b"<a><b></a>", "a")
