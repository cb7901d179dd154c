"""The demonstration's workbooks, laid out as institutions lay out theirs: printed forms and plain exports.

Forms carry a title, a class line, merged two-line headers, the header again where a printed page ends, totals and
signatures. The same rows give the same bytes.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

ROWS_A_PAGE = 25
_MADE = datetime(2020, 1, 1)  # noqa: DTZ001 - the file format knows no zone; a fixed day keeps the bytes the same
_FACE = {"font_name": "宋体", "font_size": 10, "valign": "vcenter"}


@dataclass(frozen=True, slots=True)
class ClassHeading:
    """What stands above a class's lists: who made them, for which class, when."""

    institution: str
    number: str
    name: str
    occupation: str
    first_day: date
    last_day: date
    made_by: str
    made_on: date


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One trainee as a clerk writes it; ``numeric_id`` puts the number into a numeric cell, as a slip would."""

    name: str
    sex: str
    id_number: str
    phone: str
    group: str
    level_held: str
    level: str
    bank: str
    account: str
    numeric_id: bool = False


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One trainee's teaching hours on each day of the class, in the order of the days."""

    name: str
    id_number: str
    hours: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One trainee's examination. Marks are whole points, None where there was none; ``number`` may still be open."""

    name: str
    id_number: str
    level: str
    method: str
    theory: int | None
    practice: int | None
    passed: bool
    number: str = ""
    issued_on: date | None = None


@dataclass(frozen=True, slots=True)
class CertifiedRow:
    """Somebody with a certificate that no class of ours gave."""

    name: str
    id_number: str
    occupation_code: str
    occupation: str
    level: str
    method: str
    assessed_on: date
    number: str
    issued_on: date
    body: str


@dataclass(frozen=True, slots=True)
class AwardRow:
    """A subsidy that another office paid earlier; ``amount`` in yuan as text."""

    name: str
    id_number: str
    scheme: str
    item: str
    occupation_code: str
    occupation: str
    level: str
    certificate_no: str
    certificate_date: date
    award_date: date
    amount: str


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of a form: the group it stands under (empty: none), its title, its width in characters."""

    group: str
    title: str
    width: int


class _Book:
    """One workbook with one sheet and the handful of looks that an office's forms have."""

    def __init__(self, sheet: str) -> None:
        self._bytes = BytesIO()
        self._workbook = xlsxwriter.Workbook(self._bytes, {"in_memory": True})
        self._workbook.set_properties({"created": _MADE})
        self.sheet: Worksheet = self._workbook.add_worksheet(sheet)
        self.title = self._look({"font_size": 16, "bold": True, "align": "center"})
        self.line = self._look({})
        self.head = self._look({"bold": True, "align": "center", "border": 1, "text_wrap": True})
        self.text = self._look({"border": 1, "num_format": "@"})
        self.middle = self._look({"border": 1, "align": "center"})
        self.number = self._look({"border": 1, "num_format": "0"})
        self.day = self._look({"border": 1, "num_format": "yyyy-mm-dd", "align": "center"})
        self.short_day = self._look({"bold": True, "border": 1, "num_format": 'm"月"d"日"', "align": "center"})

    def _look(self, wishes: Mapping[str, object]) -> Format:
        return self._workbook.add_format({**_FACE, **wishes})

    def cells(self, row: int, values: Iterable[str | int | date | None]) -> None:
        """Text as text, so that no long number loses its last digits; days as days."""
        for column, value in enumerate(values):
            if isinstance(value, date):
                self.sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), self.day)  # noqa: DTZ001
            elif isinstance(value, int):
                self.sheet.write_number(row, column, value, self.middle)
            elif value:
                self.sheet.write_string(row, column, value, self.text)
            else:
                self.sheet.write_blank(row, column, None, self.text)

    def finished(self) -> bytes:
        self._workbook.close()
        return self._bytes.getvalue()


_ROSTER_COLUMNS = (
    _Column("", "序号", 5), _Column("", "姓名", 18), _Column("", "性别", 5),
    _Column("身份信息", "证件类型", 12), _Column("身份信息", "证件号码", 22),
    _Column("", "联系电话", 14), _Column("", "人员类别", 20),
    _Column("技能等级", "现有等级", 10), _Column("技能等级", "申报等级", 12),
    _Column("本人银行账户", "开户银行", 28), _Column("本人银行账户", "银行账号", 24), _Column("", "备注", 10),
)  # fmt: skip


def formal_roster(heading: ClassHeading, rows: Sequence[RosterRow]) -> bytes:
    """A roster as a school prints it (xlsx): two-line header, page breaks with the header again, total, signatures."""
    book = _Book("花名册")
    at = _head_of_form(book, heading, "培训学员花名册", _ROSTER_COLUMNS)
    for index, row in enumerate(rows):
        if index and index % ROWS_A_PAGE == 0:
            at = _two_line_header(book, at, _ROSTER_COLUMNS)
        book.cells(at, (index + 1, row.name, row.sex, "居民身份证", row.id_number, row.phone, row.group,
                        row.level_held, row.level, row.bank, row.account, None))  # fmt: skip
        if row.numeric_id:
            book.sheet.write_number(at, 4, int(row.id_number), book.number)
        at += 1
    book.sheet.merge_range(at, 0, at, 1, "合计", book.head)
    book.sheet.merge_range(at, 2, at, len(_ROSTER_COLUMNS) - 1, f"{len(rows)} 人", book.head)
    return _signed(book, at + 1, heading)


_PLAIN_ROSTER = ("学员姓名", "性别", "身份证号", "手机号", "人员类别", "原技能等级", "鉴定等级", "开户行", "银行卡号")


def plain_roster(rows: Sequence[RosterRow], approval_number: str = "") -> bytes:
    """A roster as a school's software exports it (xlsx): header and rows, a line above with the filing of the class."""
    above = f"开班备案号：{approval_number}" if approval_number else ""
    return _plain_book("Sheet1", _PLAIN_ROSTER, (_roster_cells(row) for row in rows), above)


def exported_roster(rows: Sequence[RosterRow]) -> bytes:
    """The same as comma-separated text in GB18030, as older software writes it."""
    return _separated(_PLAIN_ROSTER, (_roster_cells(row) for row in rows))


def _roster_cells(row: RosterRow) -> tuple[str, ...]:
    return (row.name, row.sex, row.id_number, row.phone, row.group, row.level_held, row.level, row.bank, row.account)


def attendance_matrix(
    heading: ClassHeading, days: Sequence[date], hours_a_day: int, rows: Sequence[AttendanceRow]
) -> bytes:
    """Attendance as a school keeps it (xlsx): a line a trainee, a column a day, the hours attended in the cells."""
    book = _Book("考勤表")
    columns = (_Column("", "序号", 5), _Column("", "姓名", 18), _Column("", "身份证号", 22))
    whole = (*columns, *(_Column("", "", 8) for _ in days))
    at = _titles(book, heading, "培训考勤表", whole)
    for index, column in enumerate(columns):
        book.sheet.write_string(at, index, column.title, book.head)
    for index, day in enumerate(days, start=len(columns)):
        book.sheet.write_datetime(at, index, datetime(day.year, day.month, day.day), book.short_day)  # noqa: DTZ001
    at += 1
    for index, row in enumerate(rows):
        book.cells(at + index, (index + 1, row.name, row.id_number, *row.hours))
    at += len(rows)
    book.sheet.write_string(at, 0, f"说明：每日计划 {hours_a_day} 学时，格内为实到学时，0 为缺勤。", book.line)
    return _signed(book, at + 1, heading)


def attendance_log(days: Sequence[date], hours_a_day: int, rows: Sequence[AttendanceRow]) -> bytes:
    """Attendance as a machine exports it (GB18030 text): a line a trainee and day."""
    header = ("日期", "学员姓名", "身份证号", "应到学时", "实到学时")
    lines = (
        (day.isoformat(), row.name, row.id_number, str(hours_a_day), str(row.hours[index]))
        for index, day in enumerate(days)
        for row in rows
    )
    return _separated(header, lines)


_RESULT_COLUMNS = (
    _Column("", "序号", 5), _Column("", "姓名", 18), _Column("", "身份证号", 22), _Column("", "认定等级", 14),
    _Column("", "认定方式", 10), _Column("考核成绩", "理论", 8), _Column("考核成绩", "实操", 8),
    _Column("", "结果", 8), _Column("", "证书编号", 26), _Column("", "发证日期", 12),
)  # fmt: skip


def formal_results(heading: ClassHeading, assessed_on: date, rows: Sequence[ResultRow]) -> bytes:
    """Examination results as an assessment body prints them (xlsx), with the day in the line above the header."""
    book = _Book("成绩册")
    at = _head_of_form(book, heading, "技能等级认定成绩册", _RESULT_COLUMNS, f"　考核日期：{assessed_on.isoformat()}")
    for index, row in enumerate(rows):
        book.cells(at + index, (index + 1, row.name, row.id_number, row.level, row.method, row.theory, row.practice,
                                _verdict(row), row.number, row.issued_on))  # fmt: skip
    at += len(rows)
    passed = sum(row.passed for row in rows)
    book.sheet.merge_range(at, 0, at, len(_RESULT_COLUMNS) - 1, f"合计：{len(rows)} 人，合格 {passed} 人", book.head)
    return _signed(book, at + 1, heading)


_PLAIN_RESULTS = (
    "学员姓名", "身份证号", "鉴定等级", "认定方式", "考核日期", "理论成绩", "实操成绩", "考核结果",
    "证书编号", "发证日期",
)  # fmt: skip


def exported_results(assessed_on: date, rows: Sequence[ResultRow]) -> bytes:
    """The same as a plain export (xlsx), the day in each line."""
    return _plain_book(
        "Sheet1",
        _PLAIN_RESULTS,
        (
            (row.name, row.id_number, row.level, row.method, assessed_on, row.theory, row.practice, _verdict(row),
             row.number, row.issued_on)
            for row in rows
        ),
    )  # fmt: skip


def _verdict(row: ResultRow) -> str:
    return "合格" if row.passed else "不合格"


_CERTIFIED = (
    "姓名", "身份证号", "职业编码", "职业名称", "技能等级", "认定方式", "考核日期", "证书编号", "发证日期", "评价机构",
)  # fmt: skip


def certificate_list(rows: Sequence[CertifiedRow]) -> bytes:
    """An employer's list of its people with their new certificates (xlsx)."""
    return _plain_book(
        "取证人员",
        _CERTIFIED,
        (
            (row.name, row.id_number, row.occupation_code, row.occupation, row.level, row.method, row.assessed_on,
             row.number, row.issued_on, row.body)
            for row in rows
        ),
    )  # fmt: skip


_AWARDS = (
    "姓名", "身份证号", "补贴政策", "补贴项目", "职业编码", "职业名称", "等级",
    "证书编号", "发证日期", "补贴日期", "补贴金额",
)  # fmt: skip


def award_list(rows: Sequence[AwardRow]) -> bytes:
    """A list of subsidies that another office paid (xlsx)."""
    return _plain_book(
        "已享受补贴",
        _AWARDS,
        (
            (row.name, row.id_number, row.scheme, row.item, row.occupation_code, row.occupation, row.level,
             row.certificate_no, row.certificate_date, row.award_date, row.amount)
            for row in rows
        ),
    )  # fmt: skip


def _plain_book(
    sheet: str, header: Sequence[str], rows: Iterable[Sequence[str | int | date | None]], above: str = ""
) -> bytes:
    book = _Book(sheet)
    top = 1 if above else 0
    if above:
        book.sheet.write_string(0, 0, above, book.line)
    for column, title in enumerate(header):
        book.sheet.write_string(top, column, title, book.head)
        book.sheet.set_column(column, column, 22)
    for at, row in enumerate(rows, start=top + 1):
        book.cells(at, row)
    return book.finished()


def _separated(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode("gb18030")


def _titles(book: _Book, heading: ClassHeading, what: str, columns: Sequence[_Column], more: str = "") -> int:
    """The two lines above the header; answers the row that comes next."""
    last = len(columns) - 1
    for index, column in enumerate(columns):
        book.sheet.set_column(index, index, column.width)
    book.sheet.set_row(0, 30)
    book.sheet.merge_range(0, 0, 0, last, f"{heading.institution}{what}", book.title)
    span = f"{heading.first_day.isoformat()} 至 {heading.last_day.isoformat()}"
    line = f"班级编号：{heading.number}　班级名称：{heading.name}　职业（工种）：{heading.occupation}　培训时间：{span}"
    book.sheet.merge_range(1, 0, 1, last, line + more, book.line)
    return 2


def _head_of_form(book: _Book, heading: ClassHeading, what: str, columns: Sequence[_Column], more: str = "") -> int:
    return _two_line_header(book, _titles(book, heading, what, columns, more), columns)


def _two_line_header(book: _Book, at: int, columns: Sequence[_Column]) -> int:
    """Group names over their columns, single columns over both lines; answers the row that comes next."""
    index = 0
    while index < len(columns):
        column = columns[index]
        width = sum(other.group == column.group for other in columns[index:]) if column.group else 1
        if column.group:
            book.sheet.merge_range(at, index, at, index + width - 1, column.group, book.head)
            for offset in range(width):
                book.sheet.write_string(at + 1, index + offset, columns[index + offset].title, book.head)
        else:
            book.sheet.merge_range(at, index, at + 1, index, column.title, book.head)
        index += width
    return at + 2


def _signed(book: _Book, at: int, heading: ClassHeading) -> bytes:
    day = heading.made_on
    book.sheet.write_string(at + 1, 0, f"制表人：{heading.made_by}", book.line)
    book.sheet.write_string(at + 1, 4, "审核人（签字）：", book.line)
    book.sheet.write_string(at + 2, 0, f"填报单位（盖章）：{heading.institution}", book.line)
    book.sheet.write_string(at + 2, 4, f"{day.year}年{day.month}月{day.day}日", book.line)
    return book.finished()
