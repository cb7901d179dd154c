"""Files that are turned away as a whole: each with one error that says what it is, and nobody read out of it."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable

import pytest

from tests.domain.spoken import spoken
from tests.exchange import books
from tests.exchange.books import MAIN, cell, packed, parts, raw_roster, raw_rows, sheet_xml
from tests.exchange.compounds import compound
from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.exchange.sandbox.container import ZipLimits
from trainingdesk.exchange.sandbox.refusal import FileRejected
from trainingdesk.exchange.sandbox.spreadsheet import read_new_workbook, read_old_workbook
from trainingdesk.exchange.workbook import ReadLimits

SMALL = ReadLimits(size=1 << 20, parts=30, unpacked=1 << 20, cpu=10)
ROW = raw_rows([["姓名", "身份证号"], ["张伟", books.id_of(1)]])


def _encrypted_zip() -> bytes:
    content = bytearray(raw_roster())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.index(mark) + offset
        content[place : place + 2] = struct.pack("<H", 1)
    return bytes(content)


def _wrong_crc() -> bytes:
    content = bytearray(raw_roster())
    place = content.rindex(b"PK\x01\x02") + 16
    content[place] ^= 0xFF
    local = content.rindex(b"PK\x03\x04") + 14
    content[local] ^= 0xFF
    return bytes(content)


def _same_name_twice() -> bytes:
    made = books.io.BytesIO(raw_roster())
    with zipfile.ZipFile(made, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("xl/worksheets/sheet1.xml", sheet_xml(""))
    return made.getvalue()


def _understated_size() -> bytes:
    """The directory says that the sheet is ten bytes long."""
    content = bytearray(packed(parts(sheet_xml(ROW)), zipfile.ZIP_STORED))
    place = content.rindex(b"PK\x01\x02") + 24
    content[place : place + 4] = struct.pack("<I", 10)
    return bytes(content)


def _part(**more: str | bytes) -> bytes:
    return packed(parts(sheet_xml(ROW), **more))


def _sheet(body: str, before: str = "", **more: str | bytes) -> bytes:
    return packed(parts(sheet_xml(body, before), **more))


DTD = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
NAMED = [
    ("empty", "名单.xlsx", b"", "import.empty_file"),
    ("blank", "名单.csv", b" \r\n\r\n", "import.empty_file"),
    ("pdf", "名单.xlsx", b"%PDF-1.7\n1 0 obj", "import.is_pdf"),
    ("jpeg", "名单.xls", b"\xff\xd8\xff\xe0\x00\x10JFIF", "import.is_image"),
    ("png", "名单.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "import.is_image"),
    ("gif", "名单.xlsx", b"GIF89a....", "import.is_image"),
    ("rar", "名单.xlsx", b"Rar!\x1a\x07\x01\x00", "import.is_archive"),
    ("seven_zip", "名单.xlsx", b"7z\xbc\xaf\x27\x1c", "import.is_archive"),
    ("gzip", "名单.xlsx", b"\x1f\x8b\x08\x00", "import.is_archive"),
    ("empty_zip", "名单.xlsx", b"PK\x05\x06" + bytes(18), "import.is_archive"),
    ("rtf", "名单.xls", rb"{\rtf1\ansi", "import.is_word"),
    ("html", "名单.xls", "\r\n<html><table><tr><td>姓名</td></tr></table>".encode(), "import.is_web_page"),
    ("bare_table", "名单.xls", "<table><tr><td>姓名</td></tr></table>".encode(), "import.is_web_page"),
    ("mht", "名单.xls", b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "import.is_web_page"),
    ("xml_2003", "名单.xls", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
     "import.is_xml_sheet"),
    ("other_xml", "名单.xml", b'<?xml version="1.0"?><roster/>', "import.is_unknown"),
    ("binary", "名单.csv", bytes(range(256)), "import.is_unknown"),
    ("xlsm", "名单.xlsm", raw_roster(), "import.macros"),
    ("xltm", "名单.XLTM", raw_roster(), "import.macros"),
    ("et", "名单.et", books.xls([("姓名",)]), "import.is_et"),
    ("too_big", "名单.csv", b"x" * ((1 << 20) + 1), "import.too_big"),
    ("not_utf16", "名单.csv", b"\xff\xfe\x00", "import.csv_encoding"),
    ("bad_bytes", "名单.csv", "姓名,身份证号\n张".encode("gb18030") + b"\xff\xff\n", "import.csv_encoding"),
    ("mixed", "名单.csv", "姓名,身份证号\n张伟,1\n".encode() + "王秀英,2\n".encode("gb18030"), "import.csv_mixed"),
    ("nul", "名单.csv", b"a" * 9000 + b"\0", "import.is_unknown"),
    ("open_quote", "名单.csv", '姓名,身份证号\n"张伟,1\n李娜,2\n'.encode(), "import.csv_quotes"),
    ("swallowed", "名单.csv", '姓名,身份证号,备注\n"张伟,1,x\n李娜,2,y\n赵四",3,z\n'.encode(), "import.csv_quotes"),
    ("huge_field", "名单.csv", ("姓名,身份证号\n" + "张" * 40_000 + ",1\n").encode(), "import.csv_quotes"),
]  # fmt: skip
CONTAINERS: list[tuple[str, Callable[[], bytes], str]] = [
    ("plain_zip", lambda: packed({"说明.txt": "x"}), "import.is_archive"),
    ("docx", lambda: packed({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}), "import.is_word"),
    ("pptx", lambda: packed({"ppt/presentation.xml": "<x/>"}), "import.is_slides"),
    ("xlsb", lambda: packed({"xl/workbook.bin": b"\x83\x01"}), "import.is_xlsb"),
    ("ods", lambda: packed({"mimetype": "x", "content.xml": "<x/>"}), "import.is_open_document"),
    ("renamed_xlsm", lambda: _part(macros=b"\xd0\xcf"), "import.macros"),
    ("macro_type", lambda: _part(types=books.TYPES.replace("sheet.main", "sheet.macroEnabled.main")), "import.macros"),
    ("many_parts", lambda: _part(**{f"xl/media/{n}.png": b"x" for n in range(40)}), "import.too_many_parts"),
    ("big_part", lambda: _part(**{"xl/media/a.bmp": bytes(range(256)) * 4200}), "import.bomb"),
    ("ratio", lambda: _part(**{"xl/media/a.bmp": bytes(900_000)}), "import.bomb"),
    ("sum_of_parts", lambda: _part(**{f"m{n}": bytes(range(256)) * 700 for n in range(7)}), "import.bomb"),
    ("up_the_tree", lambda: _part(**{"xl/../../etc/passwd": b"x"}), "import.path_trick"),
    ("from_the_root", lambda: _part(**{"/etc/passwd": b"x"}), "import.path_trick"),
    ("drive", lambda: _part(**{"C:\\windows\\x": b"x"}), "import.path_trick"),
    ("encrypted_zip", _encrypted_zip, "import.encrypted"),
    ("cut_short", lambda: raw_roster()[:-200], "import.damaged"),
    ("cut_in_half", lambda: raw_roster()[: len(raw_roster()) // 2], "import.damaged"),
    ("wrong_crc", _wrong_crc, "import.damaged"),
    ("understated_size", _understated_size, "import.damaged"),
    ("same_name_twice", _same_name_twice, "import.damaged"),
    ("bzip2", lambda: packed(parts(sheet_xml(ROW)), zipfile.ZIP_BZIP2), "import.damaged"),
    ("dtd", lambda: packed(parts(DTD + sheet_xml(ROW))), "import.document_type"),
    ("entity_in_strings", lambda: _part(strings=f"{DTD}<sst {MAIN}/>"), "import.document_type"),
    ("dtd_utf16", lambda: _part(**{"docProps/app.xml": (DTD + "<x/>").encode("utf-16-le")}), "import.document_type"),
    ("utf16_sheet", lambda: packed(parts(sheet_xml(ROW).encode("utf-16"))), "import.markup_encoding"),
    ("gbk_sheet", lambda: packed(parts(sheet_xml(ROW).encode("gb18030"))), "import.markup_encoding"),
    ("broken_xml", lambda: packed(parts(sheet_xml(ROW)[:-30])), "import.damaged"),
    ("no_sheet_part", lambda: packed({k: v for k, v in parts("").items() if "sheet1" not in k}), "import.damaged"),
    ("no_relations", lambda: packed({k: v for k, v in parts(sheet_xml(ROW)).items() if "book.xml.r" not in k}),
     "import.damaged"),
    ("broken_workbook", lambda: _part(workbook="<workbook><sheets>"), "import.damaged"),
    ("rows_backwards", lambda: _sheet(raw_rows([["b"]], 2) + raw_rows([["a"]], 1)), "import.damaged"),
    ("row_twice", lambda: _sheet(raw_rows([["b"]], 2) + raw_rows([["a"]], 2)), "import.damaged"),
    ("cell_twice", lambda: _sheet(f'<row r="1">{cell("A1", "a")}{cell("A1", "b")}</row>'), "import.damaged"),
    ("cell_elsewhere", lambda: _sheet(f'<row r="1">{cell("A7", "a")}</row>'), "import.damaged"),
    ("odd_address", lambda: _sheet(f'<row r="1">{cell("1A", "a")}</row>'), "import.damaged"),
    ("row_too_far", lambda: _sheet(f'<row r="9999999">{cell("A9999999", "a")}</row>'), "import.damaged"),
    ("column_too_far", lambda: _sheet(f'<row r="1">{cell("ZZZ1", "a")}</row>'), "import.damaged"),
    ("far_cell", lambda: _sheet(ROW + f'<row r="1000000">{cell("XFD1000000", "x")}</row>'), "import.far_cell"),
    ("two_values", lambda: _sheet('<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>'), "import.damaged"),
    ("number_with_comment", lambda: _sheet('<row r="1"><c r="A1"><v>12<!-- -->34</v></c></row>'), "import.damaged"),
    ("instruction", lambda: _sheet('<row r="1"><?x y?><c r="A1"><v>1</v></c></row>'), "import.damaged"),
    ("cdata", lambda: _sheet('<row r="1"><c r="A1"><v>12<![CDATA[34]]></v></c></row>'), "import.damaged"),
    ("two_bodies", lambda: packed(parts(sheet_xml(ROW, after="<sheetData/>"))), "import.damaged"),
    ("text_in_number", lambda: _sheet('<row r="1"><c r="A1" t="n"><v>abc</v></c></row>'), "import.damaged"),
    ("no_such_string", lambda: _sheet(f'<row r="1">{cell("A1", "7", "s")}</row>'), "import.damaged"),
    ("odd_string_index", lambda: _sheet(f'<row r="1">{cell("A1", "x", "s")}</row>'), "import.damaged"),
    ("odd_kind", lambda: _sheet(f'<row r="1">{cell("A1", "1", "zz")}</row>'), "import.damaged"),
    ("undefined_entity", lambda: _sheet(f'<row r="1">{cell("A1", "&xx;")}</row>'), "import.damaged"),
    ("ole_encrypted", lambda: compound({"EncryptionInfo": b"x", "EncryptedPackage": b"y"}), "import.encrypted"),
    ("ole_word", lambda: compound({"WordDocument": b"x"}), "import.is_word"),
    ("ole_slides", lambda: compound({"PowerPoint Document": b"x"}), "import.is_slides"),
    ("ole_macros", lambda: compound({"Workbook": b"x", "_VBA_PROJECT_CUR": b"y"}), "import.macros"),
    ("ole_other", lambda: compound({"Contents": b"x"}), "import.is_unknown"),
    ("ole_loop", lambda: compound({"Workbook": b"x" * 5000}, table={4: 2}), "import.damaged"),
    ("ole_directory_loop", lambda: compound({"Workbook": b"x"}, table={1: 1}), "import.damaged"),
    ("ole_stray_sector", lambda: compound({"Workbook": b"x" * 5000}, table={4: 9000}), "import.damaged"),
    ("ole_header_alone", lambda: compound({"Workbook": b"x"})[:512], "import.damaged"),
    ("ole_start_alone", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40), "import.damaged"),
    ("ole_no_records", lambda: compound({"Workbook": b"\x09\x08\xff\xff"}), "import.damaged"),
    ("xls_cut_short", lambda: books.xls([("姓名",)] * 200)[:4000], "import.damaged"),
]  # fmt: skip


def _is_refused(content: bytes, name: str, code: str) -> None:
    found = books.read(content, name, SMALL)
    assert found.workbook is None
    assert spoken(found.findings) == [f"error {code}"]
    assert found.findings[0].place.row is None


@pytest.mark.parametrize(("name", "content", "code"), [case[1:] for case in NAMED], ids=[case[0] for case in NAMED])
def test_the_first_bytes_or_the_name_refuse_it(name: str, content: bytes, code: str) -> None:
    _is_refused(content, name, code)


def _looked_into(content: bytes) -> None:
    if content.startswith(b"PK"):
        read_new_workbook(content, ZipLimits(SMALL.parts, SMALL.unpacked, SMALL.ratio), SMALL.area)
    else:
        read_old_workbook(content)


@pytest.mark.parametrize(("make", "code"), [case[1:] for case in CONTAINERS], ids=[case[0] for case in CONTAINERS])
def test_what_is_inside_refuses_it(make: Callable[[], bytes], code: str) -> None:
    """Looked at where the child would look at it, for each of these is stopped before any parser of cells."""
    with pytest.raises(FileRejected) as caught:
        _looked_into(make())
    assert caught.value.code == code
    spoken([Finding(code, Severity.ERROR, params=caught.value.params)])


THROUGH_THE_CHILD = ("plain_zip", "big_part", "encrypted_zip", "wrong_crc", "dtd", "utf16_sheet", "far_cell",
                     "ole_loop", "ole_macros", "many_parts")  # fmt: skip


@pytest.mark.parametrize("name", THROUGH_THE_CHILD)
def test_a_refusal_comes_back_from_the_child(name: str) -> None:
    [(make, code)] = [case[1:] for case in CONTAINERS if case[0] == name]
    _is_refused(make(), "名单.xlsx", code)


def test_a_password_in_the_old_format_is_named() -> None:
    stream = b"\x09\x08\x10\x00" + bytes(16) + b"\x2f\x00\x04\x00" + bytes(4) + b"\x0a\x00\x00\x00"
    [finding] = books.read(compound({"Workbook": stream}), "名单.xls").findings
    assert finding.code == "import.encrypted"


def test_a_sheet_of_macros_in_the_old_format_is_refused() -> None:
    sheet = struct.pack("<IBB", 60, 0, 1) + b"\x01\x00m"
    stream = b"\x09\x08\x10\x00" + bytes(16) + struct.pack("<HH", 0x85, len(sheet)) + sheet + b"\x0a\x00\x00\x00"
    [finding] = books.read(compound({"Workbook": stream}), "名单.xls").findings
    assert finding.code == "import.macros"


def test_a_refused_roster_has_no_rows() -> None:
    checked = books.check(packed(parts(DTD + sheet_xml(ROW))))
    assert (checked.rows_read, checked.rows_clean, checked.rows, checked.digest) == (0, 0, (), "")
    assert books.codes(checked.findings) == ["import.document_type"]
