"""Lists as institutions and employers hand them in, written cell by cell with another library than the program's."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from io import StringIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from stdnum import luhn

from tests.fixtures.office import identity

Cell = str | int | float | date | None
FIRST_DAY, ASSESSED, ISSUED = date(2026, 3, 2), date(2026, 4, 18), date(2026, 4, 28)
AGAIN = date(2026, 5, 16), date(2026, 5, 22)  # assessed a second time, and certified
HOURS_A_DAY = 8
DAYS = tuple(FIRST_DAY + timedelta(days=7 * week + day) for week in range(3) for day in range(5))
LAST_DAY = DAYS[-1]
FULL_HOURS = HOURS_A_DAY * len(DAYS)


@dataclass(frozen=True)
class Learner:
    """Somebody on a class's lists, as the school writes them; levels by their common names, marks in points."""

    name: str
    id_number: str
    account: str
    level: str = "四级/中级工"
    held: str = "五级/初级工"
    group: str = "农村劳动者"
    sex: str = ""
    bank: str = "嵩州农村商业银行颍河支行"
    method: str = "考试考核"
    theory: int = 82
    practice: int = 86
    missed: tuple[int, ...] = ()  # places of the days on which this person was away
    certificate: str = ""

    @property
    def passed(self) -> bool:
        return self.method == "直接认定" or min(self.theory, self.practice) >= 60

    def with_certificate(self, number: str) -> Learner:
        return replace(self, certificate=number)


def learner(name: str, sequence: int, birth: str = "19850612", **more: object) -> Learner:
    """An invented person; the sequence number tells them apart and makes an account of their own."""
    number = identity(birth, sequence)
    sex = "男" if int(number[16]) % 2 else "女"
    card = f"62999900{sequence:010d}"  # an issuer that does not exist
    return Learner(name, number, card + luhn.calc_check_digit(card), sex=sex, **more)  # type: ignore[arg-type]


def with_account(one: Learner, account: str) -> Learner:
    """The same person with another account."""
    return replace(one, account=account)


def learner_with(one: Learner, id_number: str) -> Learner:
    """The same person under another number."""
    return replace(one, id_number=id_number)


def level_code(one: Learner) -> str:
    """The level's code out of the words of a list."""
    return {"五": "5", "四": "4", "三": "3", "二": "2", "一": "1"}[one.level[0]]


def off_by_one(number: str) -> str:
    """The same number with a check digit that cannot be."""
    digits = "10X98765432"
    return number[:-1] + digits[(digits.index(number[-1]) + 1) % len(digits)]


def roster_book(
    path: Path, school: str, class_number: str, people: Sequence[Learner], numeric_ids: Iterable[str] = ()
) -> Path:
    """A printed form: title, class line, header over two lines, the people, a total, signatures."""
    book = Workbook()
    sheet = _only_sheet(book, "花名册")
    _titles(sheet, f"{school}培训学员花名册", class_number, 12)
    for column, title in enumerate(("序号", "姓名", "性别"), start=1):
        _over_two_lines(sheet, column, title)
    _group(sheet, 4, "身份信息", ("证件类型", "证件号码"))
    _over_two_lines(sheet, 6, "联系电话")
    _over_two_lines(sheet, 7, "人员类别")
    _group(sheet, 8, "技能等级", ("现有等级", "申报等级"))
    _group(sheet, 10, "本人银行账户", ("开户银行", "银行账号"))
    _over_two_lines(sheet, 12, "备注")
    spoiled = set(numeric_ids)
    for row, person in enumerate(people, start=5):
        number: Cell = int(person.id_number) if person.id_number in spoiled else person.id_number
        line = (row - 4, person.name, person.sex, "居民身份证", number, f"1540000{row:04d}", person.group, person.held,
                person.level, person.bank, person.account, None)  # fmt: skip
        _write(sheet, row, line)
    end = 5 + len(people)
    _write(sheet, end, ("合计", f"{len(people)} 人"))
    _write(sheet, end + 2, ("制表人：周敏", None, None, "负责人（签字）："))
    _write(sheet, end + 3, (f"填报单位（盖章）：{school}", None, None, "2026年3月1日"))
    book.save(path)
    return path


def attendance_book(path: Path, school: str, class_number: str, people: Sequence[Learner]) -> Path:
    """A matrix: a line a trainee, a column a day, hours in the cells, a total of hours at the end."""
    book = Workbook()
    sheet = _only_sheet(book, "考勤表")
    _titles(sheet, f"{school}2026年3月培训考勤表", class_number, 3 + len(DAYS))
    _write(sheet, 3, ("序号", "姓名", "身份证号", *(f"{day.month}月{day.day}日" for day in DAYS)))
    for row, person in enumerate(people, start=4):
        hours = [0 if place in person.missed else HOURS_A_DAY for place in range(len(DAYS))]
        _write(sheet, row, (row - 3, person.name, person.id_number, *hours))
    _write(sheet, 5 + len(people), ("班主任（签字）：", None, "日期：2026年3月20日"))
    book.save(path)
    return path


def attendance_log(path: Path, people: Sequence[Learner]) -> Path:
    """A machine's export in GB18030: a line a trainee and day."""
    lines: list[Sequence[str]] = [("考勤日期", "姓名", "身份证号码", "应到学时", "实到学时")]
    for place, day in enumerate(DAYS):
        for person in people:
            hours = 0 if place in person.missed else HOURS_A_DAY
            lines.append((day.isoformat(), person.name, person.id_number, str(HOURS_A_DAY), str(hours)))
    return _delimited(path, lines)


def plain_roster(path: Path, people: Sequence[Learner]) -> Path:
    """A roster as older software exports it: GB18030, the header in the first line."""
    header = ("姓名", "性别", "身份证号", "手机号", "人员类别", "原技能等级", "申报等级", "开户行", "银行卡号")
    lines: list[Sequence[str]] = [header]
    lines += [
        (p.name, p.sex, p.id_number, f"1541000{row:04d}", p.group, p.held, p.level, p.bank, p.account)
        for row, p in enumerate(people)
    ]
    return _delimited(path, lines)


def results_book(
    path: Path, class_number: str, people: Sequence[Learner], body: str, days: tuple[date, date] = (ASSESSED, ISSUED)
) -> Path:
    """An assessment body's results; certificate number and date only where there is a number."""
    assessed, day_of_issue = days
    book = Workbook()
    sheet = _only_sheet(book, "成绩册")
    _titles(sheet, f"{body}技能等级认定成绩册", class_number, 11)
    _write(sheet, 3, ("序号", "姓名", "身份证号", "认定等级", "认定方式", "考核日期", "理论成绩", "实操成绩",
                      "考核结果", "证书编号", "发证日期"))  # fmt: skip
    for row, person in enumerate(people, start=4):
        direct = person.method == "直接认定"
        marks = (None, None) if direct else (person.theory, person.practice)
        issued = day_of_issue if person.certificate else None
        line = (row - 3, person.name, person.id_number, person.level, person.method, assessed, *marks,
                "合格" if person.passed else "不合格", person.certificate or None, issued)  # fmt: skip
        _write(sheet, row, line)
    _write(sheet, 4 + len(people), (f"合计：{len(people)} 人",))
    _write(sheet, 6 + len(people), ("考评组长（签字）：",))
    book.save(path)
    return path


@dataclass(frozen=True)
class Held:
    """A certificate that somebody brings along from elsewhere."""

    person: Learner
    number: str
    occupation: str = "电工"
    code: str = "6-31-01-03"
    issued: date = ISSUED


def certificate_list(path: Path, held: Sequence[Held], body: str) -> Path:
    """An employer's list of its people's certificates, banks beside them."""
    book = Workbook()
    sheet = _only_sheet(book, "证书清单")
    _write(sheet, 1, ("职工取得技能等级证书清单",))
    _write(sheet, 2, ("序号", "姓名", "身份证号", "职业编码", "职业", "等级", "评价方式", "考核日期", "证书编号",
                      "发证日期", "发证机构", "考核结果"))  # fmt: skip
    for row, one in enumerate(held, start=3):
        line = (row - 2, one.person.name, one.person.id_number, one.code, one.occupation, one.person.level,
                one.person.method, one.issued - timedelta(days=10), one.number, one.issued, body, "合格")  # fmt: skip
        _write(sheet, row, line)
    book.save(path)
    return path


@dataclass(frozen=True)
class Paid:
    """A subsidy somebody had before or elsewhere."""

    person: Learner
    code: str
    occupation: str
    certificate: str
    certified: date
    paid: date
    amount: str


def award_list(path: Path, awards: Sequence[Paid]) -> Path:
    """What another city paid."""
    book = Workbook()
    sheet = _only_sheet(book, "已享受补贴")
    _write(sheet, 1, ("姓名", "身份证号", "补贴项目", "职业编码", "职业", "等级", "证书编号", "发证日期", "发放日期",
                      "补贴金额", "发放单位"))  # fmt: skip
    for row, one in enumerate(awards, start=2):
        line = (one.person.name, one.person.id_number, "职业培训补贴", one.code, one.occupation, one.person.level,
                one.certificate, one.certified, one.paid, one.amount, "颍川市人力资源和社会保障局")  # fmt: skip
        _write(sheet, row, line)
    book.save(path)
    return path


def told_in_cells(path: Path) -> str:
    """Every text of a workbook that came back, cells and their comments."""
    sheets = load_workbook(path).worksheets
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]
    return "\n".join(str(text) for cell in cells for text in (cell.value, cell.comment and cell.comment.text) if text)


def _only_sheet(book: Workbook, title: str) -> Worksheet:
    sheet = book.worksheets[0]
    sheet.title = title
    return sheet


def _titles(sheet: Worksheet, title: str, class_number: str, columns: int) -> None:
    _write(sheet, 1, (title,))
    span = f"{FIRST_DAY.isoformat()} 至 {LAST_DAY.isoformat()}"
    _write(sheet, 2, (f"班级编号：{class_number}　　培训时间：{span}",))
    for row in (1, 2):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)


def _over_two_lines(sheet: Worksheet, column: int, title: str) -> None:
    sheet.cell(3, column, title)
    sheet.merge_cells(start_row=3, end_row=4, start_column=column, end_column=column)


def _group(sheet: Worksheet, first: int, group: str, titles: Sequence[str]) -> None:
    sheet.cell(3, first, group)
    sheet.merge_cells(start_row=3, end_row=3, start_column=first, end_column=first + len(titles) - 1)
    for column, title in enumerate(titles, start=first):
        sheet.cell(4, column, title)


def _write(sheet: Worksheet, row: int, cells: Sequence[Cell]) -> None:
    for column, value in enumerate(cells, start=1):
        if isinstance(value, str):
            sheet.cell(row, column, value).number_format = "@"
        elif isinstance(value, date):
            when = datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a cell knows no zone
            sheet.cell(row, column, when).number_format = "yyyy-mm-dd"
        elif value is not None:
            sheet.cell(row, column, value)


def _delimited(path: Path, lines: Iterable[Sequence[str]]) -> Path:
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(lines)
    path.write_bytes(text.getvalue().encode("gb18030"))
    return path
