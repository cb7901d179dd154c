"""The clerk's own workbook comes back: remarks in it, and everything else as it was."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping

import openpyxl
import pytest
import xlsxwriter

from tests.exchange import books
from tests.exchange.books import AS_OF, HEADER, id_of, people, person, unpacked, xlsx
from trainingdesk.domain.texts import Language
from trainingdesk.exchange.header_words import FileKind
from trainingdesk.exchange.remarks import Remarks, with_remarks
from trainingdesk.exchange.report import check_document
from trainingdesk.exchange.roster import RosterCheck, read_roster
from trainingdesk.exchange.sheets_of_kind import recognise

WRONG = [HEADER, person(1), person(2, id=418122199001010000), person(3, level="很高"), person(4, name=None), person(5)]


def back(content: bytes, name: str = "名单.xlsx", language: Language = Language.ZH) -> tuple[bytes, RosterCheck]:
    read = books.read(content, name)
    found = read_roster(read, as_of=AS_OF)
    return with_remarks(read, Remarks(found.findings, found.columns, language)), found


def page_of(content: bytes, number: int = 0) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(io.BytesIO(content), rich_text=True).worksheets[number]


def test_remarks_stand_beside_the_rows_they_are_about() -> None:
    content, _ = back(xlsx(WRONG))
    page = page_of(content)
    column = {cell.row: cell.value for cell in page["H"] if cell.value}
    assert column[1] == "检查意见"
    assert column[3] is not None
    assert str(column[3]).startswith("【错误】证件号码是数字格式")
    assert "【错误】看不出是哪个技能等级。" in str(column[4])
    assert "【错误】没有填写姓名。" in str(column[5])


def test_faulty_cells_are_coloured_blank_ones_too() -> None:
    page = page_of(back(xlsx(WRONG))[0])
    colours = {place: page[place].fill.fgColor.rgb for place in ("D3", "G4", "B5", "G3", "B2")}
    assert colours == {"D3": "FFFFC7CE", "G4": "FFFFC7CE", "B5": "FFFFC7CE", "G3": "00000000", "B2": "00000000"}
    assert page["D2"].fill.fgColor.rgb == "FFFFEB9C"  # a warning: the area of invented numbers is unknown


def test_a_sheet_lists_every_finding_errors_first() -> None:
    content, found = back(xlsx(WRONG))
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["花名册", "检查意见"]
    lines = list(book["检查意见"].iter_rows(values_only=True))
    assert lines[0][:4] == ("级别", "工作表", "行", "列")
    assert len(lines) == len(found.findings) + 1
    severities = [line[0] for line in lines[1:]]
    assert severities == sorted(severities, key=["错误", "提醒", "说明"].index)


def test_the_rows_of_the_returned_file_read_as_before() -> None:
    content, found = back(xlsx(WRONG))
    again = read_roster(books.read(content), as_of=AS_OF)
    assert (again.rows_read, again.rows) == (found.rows_read, found.rows)
    assert recognise(books.read(content)) is FileKind.ROSTER


def _furnished() -> bytes:
    """A workbook with what other libraries lose: pictures, shapes, charts, rules, comments, a protected sheet."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        page = book.add_worksheet("花名册")
        bold, red = book.add_format({"bold": True}), book.add_format({"font_color": "red", "num_format": "0.00"})
        for number, row in enumerate(WRONG):
            page.write_row(number, 0, row)
        page.write_number(2, 3, 418122199001010000, red)
        page.write_rich_string(6, 1, bold, "注：", "本表")
        page.write_formula(7, 2, "=COUNTA(B2:B6)", None, 5)
        page.write_comment("B2", "班长")
        page.insert_textbox(9, 1, "公章")
        page.insert_image("J1", "照片.png", {"image_data": io.BytesIO(_png())})
        page.conditional_format("G2:G6", {"type": "icon_set", "icon_style": "3_traffic_lights"})
        page.data_validation("C2:C6", {"validate": "list", "source": ["男", "女"]})
        chart = book.add_chart({"type": "pie"})
        chart.add_series({"values": "=花名册!$A$2:$A$6"})
        page.insert_chart("J9", chart)
        page.autofilter("A1:G6")
        page.freeze_panes(1, 2)
        page.protect()
        book.define_name("学员", "=花名册!$B$2:$B$6")
    return content.getvalue()


def _png() -> bytes:
    return bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63606060000000040001f61738"
        "550000000049454e44ae426082"
    )


def test_nothing_else_in_the_workbook_changes() -> None:
    before = _furnished()
    after = unpacked(back(before)[0])
    touched = {"xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
               "[Content_Types].xml"}  # fmt: skip
    assert after.keys() - unpacked(before).keys() == {"xl/worksheets/sheetRemarks1.xml"}
    for name, part in unpacked(before).items():
        if name not in touched:
            assert after[name] == part, name


def test_the_furnished_sheet_keeps_formats_formulas_and_rules() -> None:
    page = page_of(back(_furnished())[0])
    assert (page["D3"].number_format, page["D3"].font.color.rgb) == ("0.00", "FFFF0000")
    assert page["C8"].value == "=COUNTA(B2:B6)"
    assert str(page["B7"].value) == "注：本表"
    assert page["B2"].comment is not None
    assert (page.freeze_panes, page.auto_filter.ref, page.protection.sheet) == ("C2", "A1:G6", True)
    assert len(page.data_validations.dataValidation) == 1


def test_the_column_stands_right_of_merged_titles() -> None:
    rows = [("花名册",), *WRONG]
    page = page_of(back(xlsx(rows, merged=[(0, 0, 0, 9, "花名册")]))[0])
    assert page["K2"].value == "检查意见"
    assert page["A1"].value == "花名册"


def test_text_of_a_remark_is_never_markup_or_formula() -> None:
    content, _ = back(xlsx([HEADER, person(1, name="<b>&=1+1", level='="x"')]))
    page = page_of(content)
    assert page["H2"].data_type == "s"
    assert all(cell.data_type != "f" for line in page_of(content, 1).iter_rows() for cell in line)


def test_a_workbook_without_styles_gets_its_remarks_all_the_same() -> None:
    page = page_of(back(books.raw_roster(2).replace(b"", b""))[0])
    assert page["H1"].value == "检查意见"


def test_a_prefixed_workbook_keeps_its_prefix() -> None:
    sheet = books.sheet_xml(books.raw_rows([[str(value) for value in row] for row in (HEADER, person(1, id="1"))]))
    prefixed = sheet.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
    content, found = back(books.packed(books.parts(prefixed)))
    assert found.rows_read == 1
    assert page_of(content)["H1"].value == "检查意见"


def test_a_sheet_of_that_name_is_not_overwritten() -> None:
    content, _ = back(xlsx(WRONG, more={"检查意见": [("旧意见",)]}))
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["花名册", "检查意见", "检查意见2"]
    assert book["检查意见"]["A1"].value == "旧意见"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_delimited_text_comes_back_as_a_workbook_of_text(encoding: str) -> None:
    rows = [HEADER, person(1), person(2, id="1.5E+17"), person(3, name="=cmd|' /C calc'!A0")]
    content, found = back(books.csv_text(rows, encoding), "名单.csv")
    page = page_of(content)
    assert [cell.value for cell in page[2]][:4] == ["1", "张伟".replace("张伟", str(person(1)[1])), "男", id_of(1)]
    assert {cell.data_type for line in page.iter_rows() for cell in line if cell.value is not None} == {"s"}
    assert {cell.number_format for cell in page[2]} == {"@"}
    assert page["D3"].fill.fgColor.rgb == "FFFFC7CE"
    assert str(page["H3"].value).startswith("【错误】")
    assert found.rows_read == 3


def test_the_old_format_comes_back_with_rows_in_their_places() -> None:
    content, _ = back(books.xls([(), *WRONG]), "名单.xls")
    page = page_of(content)
    assert page["A1"].value is None
    assert (page["H2"].value, page["D4"].value) == ("检查意见", "4.18122E+17")


def test_a_refused_file_comes_back_as_the_list_of_findings() -> None:
    content, _ = back(b"%PDF-1.7", "名单.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["检查意见"]
    assert book.active is not None
    assert book.active["G2"].value == "这是 PDF 文件，不是表格。"


def test_a_workbook_without_a_list_gets_the_sheet_of_findings_alone() -> None:
    content, _ = back(xlsx([("甲", "乙"), ("丙", "丁")]))
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["花名册", "检查意见"]
    assert book["花名册"]["C1"].value is None


def test_remarks_in_english() -> None:
    content, _ = back(xlsx(WRONG), language=Language.EN)
    assert page_of(content)["H1"].value == "Remarks"
    assert str(page_of(content)["H3"].value).startswith("【Error】The identity number stands in a numeric cell")


def test_clean_rows_have_no_remark() -> None:
    content, _ = back(xlsx([HEADER, *people(2)]))
    assert all("错误" not in str(cell.value) for cell in page_of(content)["H"])


def _keys(document: Mapping[str, object]) -> list[str]:
    return list(document)


def test_the_document_of_a_check_has_the_contracts_fields() -> None:
    _, found = back(xlsx([HEADER, person(1), person(1, name=NAME_OF_FIRST)]))
    document = json.loads(json.dumps(check_document(found)))
    assert _keys(document) == ["schema", "rows_read", "rows_clean", "findings"]
    assert (document["schema"], document["rows_read"], document["rows_clean"]) == (1, 2, 1)
    [twice] = [finding for finding in document["findings"] if finding["code"] == "import.person_twice"]
    assert _keys(twice) == [
        "code", "severity", "sheet", "row", "column", "header", "value", "message", "remedy", "other_row",
    ]  # fmt: skip
    assert (twice["sheet"], twice["row"], twice["column"], twice["header"]) == ("花名册", 3, "D", "身份证号码")
    assert (twice["severity"], twice["other_row"]) == ("error", 2)
    assert twice["value"] == f"{id_of(1)[:3]}***********{id_of(1)[-4:]}"


def test_the_document_speaks_english_too() -> None:
    _, found = back(b"", "名单.xlsx")
    [finding] = check_document(found, Language.EN)["findings"]
    assert (finding["row"], finding["message"]) == (None, "The file is empty.")


NAME_OF_FIRST = person(1)[1]


@pytest.mark.parametrize(("taken", "given"), [("Remarks", "Remarks2"), ("REMARKS", "Remarks2"), ("备注", "Remarks")])
def test_a_returned_file_handed_in_again_gets_one_more_sheet(taken: str, given: str) -> None:
    """A workbook with two sheets of one name, however spelled, is one that a spreadsheet calls damaged."""
    content, _ = back(xlsx(WRONG, more={taken: [("旧意见",)]}), language=Language.EN)
    assert openpyxl.load_workbook(io.BytesIO(content)).sheetnames == ["花名册", taken, given]
