"""Files made by hand, sound and hostile: workbooks out of rows, workbooks out of raw XML, and the people in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import cast

import xlsxwriter
import xlwt

from trainingdesk.domain.findings import Finding
from trainingdesk.domain.identity import with_check_digit
from trainingdesk.exchange.file_kinds import SheetFormat
from trainingdesk.exchange.roster import RosterCheck, read_roster
from trainingdesk.exchange.workbook import (
    MergedRange,
    ReadLimits,
    Sheet,
    SheetRow,
    Workbook,
    WorkbookRead,
    read_content,
)

AS_OF = date(2026, 5, 28)
Value = str | int | float | bool | date | time | None
HEADER = ("序号", "姓名", "性别", "身份证号码", "手机号码", "人员类别", "申报等级")
NAMES = ("张伟", "王秀英", "欧阳𬭊", "李娜", "买买提·阿不都", "赵䶮", "钱㛃", "孙丽", "周杰", "吴磊", "郑爽", "𠮷野")


def id_of(number: int, birth: str = "19900101") -> str:
    """An invented number in the unassigned area 418122, its check digit right."""
    return with_check_digit(f"418122{birth}{number:03d}")


def moment(*parts: int) -> datetime:
    """A point in time as spreadsheets know it: without a zone."""
    return datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001


def person(number: int, **changes: Value) -> tuple[Value, ...]:
    """A row under ``HEADER``; ``changes`` by position name: name, sex, id, phone, group, level."""
    row: dict[str, Value] = {
        "no": number,
        "name": NAMES[number % len(NAMES)] if number <= len(NAMES) else f"学员{chr(0x4E00 + number)}",
        "sex": "男" if number % 2 else "女",
        "id": id_of(number),
        "phone": f"138{number:08d}",
        "group": "农民工",
        "level": "五级/初级工",
    }
    return tuple({**row, **changes}.values())


def people(count: int) -> list[tuple[Value, ...]]:
    return [person(number) for number in range(1, count + 1)]


def xlsx(
    rows: Iterable[Sequence[Value]],
    *,
    sheet: str = "花名册",
    merged: Sequence[tuple[int, int, int, int, str]] = (),
    options: Mapping[str, object] | None = None,
    more: Mapping[str, Sequence[Sequence[Value]]] | None = None,
    hidden_rows: Sequence[int] = (),
) -> bytes:
    """A sound workbook; ``merged`` blocks count from 0 (top, left, bottom, right, text), ``hidden_rows`` from 1."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, **(options or {})}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, lines in {sheet: list(rows), **(more or {})}.items():
            page = book.add_worksheet(name)
            for number, line in enumerate(lines):
                for column, value in enumerate(line):
                    _put(page, number, column, value, day)
            for block in merged if name == sheet else ():
                page.merge_range(*block)
            for number in hidden_rows if name == sheet else ():
                page.set_row(number - 1, None, None, {"hidden": True})
    return content.getvalue()


def _put(page: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: Value, day: object) -> None:
    if isinstance(value, bool):
        page.write_boolean(row, column, value)
    elif isinstance(value, date):
        page.write_datetime(row, column, moment(value.year, value.month, value.day), day)
    elif isinstance(value, int | float):
        page.write_number(row, column, value)
    elif value:
        page.write_string(row, column, value)


def laid(
    rows: Iterable[Sequence[Value]],
    *,
    sheet: str = "花名册",
    merged: Sequence[tuple[int, int, int, int, str]] = (),
    more: Mapping[str, Sequence[Sequence[Value]]] | None = None,
) -> WorkbookRead:
    """What reading ``xlsx`` of the same would give, without the file: whole numbers are decimals in a sheet."""
    blocks = tuple(MergedRange(top + 1, left, bottom + 1, right) for top, left, bottom, right, _ in merged)
    sheets = [_laid_sheet(sheet, rows, blocks), *(_laid_sheet(name, lines, ()) for name, lines in (more or {}).items())]
    return WorkbookRead(Workbook("名单.xlsx", SheetFormat.XLSX, b"", "0" * 64, tuple(sheets)))


def _laid_sheet(name: str, lines: Iterable[Sequence[Value]], merged: tuple[MergedRange, ...]) -> Sheet:
    rows = []
    for number, line in enumerate(lines, start=1):
        cells = [float(value) if type(value) is int else value or None if value != 0 else value for value in line]
        while cells and cells[-1] is None:
            cells.pop()
        rows += [SheetRow(number, tuple(cells))] if cells else []
    return Sheet(name, False, tuple(rows), merged)


def xls(rows: Iterable[Sequence[Value]], sheet: str = "花名册", *, hidden_rows: Sequence[int] = ()) -> bytes:
    """A workbook in the old format."""
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet(sheet)
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for number, line in enumerate(rows):
        for column, value in enumerate(line):
            if isinstance(value, date):
                page.write(number, column, value, day)
            elif value is not None:
                page.write(number, column, value)
    for number in hidden_rows:
        page.row(number - 1).hidden = True
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def csv_text(rows: Iterable[Sequence[Value]], encoding: str = "utf-8-sig") -> bytes:
    """Comma-separated text without quotes."""
    lines = (",".join("" if value is None else str(value) for value in row) for row in rows)
    return "\r\n".join(lines).encode(encoding)


TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def cell(address: str, text: str, kind: str = "str") -> str:
    return f'<c r="{address}" t="{kind}"><v>{text}</v></c>'


def sheet_xml(body: str, before: str = "", after: str = "") -> str:
    return f"<worksheet {MAIN}>{before}<sheetData>{body}</sheetData>{after}</worksheet>"


def raw_rows(rows: Iterable[Sequence[str]], first: int = 1) -> str:
    """Rows of text cells as XML."""
    lines = []
    for number, texts in enumerate(rows, start=first):
        cells = "".join(cell(f"{chr(65 + column)}{number}", text) for column, text in enumerate(texts) if text)
        lines.append(f'<row r="{number}">{cells}</row>')
    return "".join(lines)


def parts(sheet: str, **more: str | bytes) -> dict[str, str | bytes]:
    """The parts of a smallest workbook around one sheet's XML; ``more`` adds or replaces by short names."""
    names = {"strings": "xl/sharedStrings.xml", "styles": "xl/styles.xml", "types": "[Content_Types].xml",
             "macros": "xl/vbaProject.bin", "workbook": "xl/workbook.xml"}  # fmt: skip
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="花名册" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
        **{names.get(name, name): part for name, part in more.items()},
    }


def packed(content: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Parts as a container."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return made.getvalue()


def raw_roster(count: int = 3, **more: str | bytes) -> bytes:
    """A roster out of raw XML."""
    rows = [[str(value) for value in row] for row in (HEADER, *people(count))]
    return packed(parts(sheet_xml(raw_rows(rows)), **more))


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def read(content: bytes, name: str = "名单.xlsx", limits: ReadLimits = ReadLimits()) -> WorkbookRead:
    return read_content(content, name, limits)


def book_in(content: bytes, name: str = "名单.xlsx") -> Workbook:
    """The workbook; the test fails when it was refused."""
    found = read(content, name)
    assert found.findings == ()
    return cast(Workbook, found.workbook)


def check(content: bytes, name: str = "名单.xlsx") -> RosterCheck:
    return read_roster(read(content, name), as_of=AS_OF, file=name)


def saved(folder: Path, content: bytes, name: str = "名单.xlsx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def codes(findings: Iterable[Finding], row: int | None = None) -> list[str]:
    """Codes in order, of one row when asked."""
    return [finding.code for finding in findings if row is None or finding.place.row == row]


def one(findings: Iterable[Finding], code: str) -> Finding:
    """The only finding of a code."""
    [finding] = [finding for finding in findings if finding.code == code]
    return finding
