"""Templates to fill in: numbers kept as text, lists to choose from, an example, and what each column wants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from trainingdesk.exchange.header_words import Field, FileKind
from trainingdesk.exchange.template_columns import COLUMNS, TemplateColumn

_TITLES = {
    FileKind.ROSTER: "培训学员花名册",
    FileKind.ATTENDANCE: "培训考勤表",
    FileKind.RESULTS: "技能等级认定成绩册",
    FileKind.PAST_AWARDS: "已享受补贴名单",
}
_FACTS = ("培训机构", "班级编号", "班级名称", "培训时间")
_LISTS = "选项"
_ROWS_TO_FILL = 2000
_MADE = datetime(2020, 1, 1)  # noqa: DTZ001 - the format knows no zone; a fixed day keeps the bytes the same
_FACE = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
_TEXT, _DAY, _NUMBER = "@", "yyyy-mm-dd", "General"


def template(
    kind: FileKind, rows: Sequence[Mapping[Field, str]] = (), *, days: Sequence[date] = (), facts: Sequence[str] = ()
) -> bytes:
    """An .xlsx to fill in, or filled in with ``rows`` (texts by field; days ISO, numbers plain).

    ``days`` gives an attendance template a column for each day instead of totals; ``facts`` fills the line under the
    title (institution, class number, class name, dates). The same arguments give the same bytes.
    """
    columns = _with_days(COLUMNS[kind], days) if days else COLUMNS[kind]
    book = _Book()
    book.list_sheet(kind, _TITLES[kind], columns, rows, tuple(facts))
    book.example_sheet(columns)
    book.help_sheet(columns)
    book.choices_sheet(columns)
    return book.finished()


def _with_days(columns: tuple[TemplateColumn, ...], days: Sequence[date]) -> tuple[TemplateColumn, ...]:
    """One column a day; its field serves only to find the column's own help."""
    person = tuple(column for column in columns if column.field in (Field.NAME, Field.ID_NUMBER))
    wanted = "实到学时，或 √ 出勤、× 缺勤。"
    return person + tuple(
        TemplateColumn(Field.MARK, day.isoformat(), 12, wanted, "8", number=True) for day in sorted(days)
    )


class _Book:
    """A workbook whose text cells are text: written as strings, formatted as text."""

    def __init__(self) -> None:
        self._bytes = BytesIO()
        self._workbook = xlsxwriter.Workbook(self._bytes, {"in_memory": True, "strings_to_formulas": False})
        self._workbook.set_properties({"created": _MADE})
        self._title = self._look(bold=True, font_size=16, align="center")
        self._head = self._look(bold=True, align="center", border=1, text_wrap=True, bg_color="#DDEBF7")
        self._needed = self._look(bold=True, align="center", border=1, text_wrap=True, bg_color="#FCE4D6")
        self._formats = {form: self._look(num_format=form) for form in (_TEXT, _DAY, _NUMBER)}
        self._wrapped = self._look(text_wrap=True, num_format=_TEXT)

    def _look(self, **wishes: object) -> Format:
        return self._workbook.add_format({**_FACE, **wishes})

    def list_sheet(
        self, kind: FileKind, title: str, columns: Sequence[TemplateColumn], rows: Sequence[Mapping[Field, str]],
        facts: tuple[str, ...],
    ) -> None:  # fmt: skip
        """The sheet that is filled in: title, class line, header, empty rows with formats and lists."""
        sheet = self._workbook.add_worksheet(kind.zh)
        sheet.merge_range(0, 0, 0, len(columns) - 1, title, self._title)
        sheet.set_row(0, 28)
        for index, label in enumerate(_FACTS):
            value = facts[index] if index < len(facts) else ""
            sheet.write_string(1, index, f"{label}：{value}", self._formats[_TEXT])
        self._header(sheet, 2, columns)
        for index, column in enumerate(columns):
            sheet.set_column(index, index, column.width, self._formats[_form(column)])
            self._offer(sheet, index, columns)
        self._fill(sheet, 3, columns, rows)
        sheet.freeze_panes(3, 1)

    def example_sheet(self, columns: Sequence[TemplateColumn]) -> None:
        """One invented person; this sheet is never read."""
        sheet = self._workbook.add_worksheet("填写示例")
        self._header(sheet, 0, columns)
        for index, column in enumerate(columns):
            sheet.set_column(index, index, column.width)
            self._write(sheet, 1, index, column, column.example)

    def help_sheet(self, columns: Sequence[TemplateColumn]) -> None:
        """What each column wants."""
        sheet = self._workbook.add_worksheet("填写说明")
        for index, (title, width) in enumerate((("列", 18), ("必填", 8), ("填写要求", 70))):
            sheet.set_column(index, index, width)
            sheet.write_string(0, index, title, self._head)
        seen = {column.title: column for column in columns}
        for row, column in enumerate(seen.values(), start=1):
            for index, text in enumerate((column.title, "是" if column.required else "", column.help)):
                sheet.write_string(row, index, text, self._wrapped)

    def choices_sheet(self, columns: Sequence[TemplateColumn]) -> None:
        """The lists behind the columns, hidden: some are too long for a rule of their own."""
        sheet = self._workbook.add_worksheet(_LISTS)
        for index, column in enumerate(columns):
            for row, choice in enumerate(column.choices):
                sheet.write_string(row, index, choice, self._formats[_TEXT])
        sheet.hide()

    def finished(self) -> bytes:
        self._workbook.close()
        return self._bytes.getvalue()

    def _header(self, sheet: Worksheet, row: int, columns: Sequence[TemplateColumn]) -> None:
        for index, column in enumerate(columns):
            sheet.write_string(row, index, column.title, self._needed if column.required else self._head)

    def _offer(self, sheet: Worksheet, index: int, columns: Sequence[TemplateColumn]) -> None:
        """A list to choose from; other words are let through with a question, the import says what it makes of them."""
        column = columns[index]
        if column.choices:
            letters = xlsxwriter.utility.xl_col_to_name(index)
            source = f"={_LISTS}!${letters}$1:${letters}${len(column.choices)}"
            rule = {"validate": "list", "source": source, "error_type": "warning", "error_title": column.title,
                    "error_message": column.help}  # fmt: skip
            sheet.data_validation(3, index, 2 + _ROWS_TO_FILL, index, rule)

    def _fill(
        self, sheet: Worksheet, first: int, columns: Sequence[TemplateColumn], rows: Sequence[Mapping[Field, str]]
    ) -> None:
        for row, texts in enumerate(rows, start=first):
            for index, column in enumerate(columns):
                self._write(sheet, row, index, column, texts.get(column.field, ""))

    def _write(self, sheet: Worksheet, row: int, index: int, column: TemplateColumn, text: str) -> None:
        form = self._formats[_form(column)]
        if not text:
            sheet.write_blank(row, index, None, form)
        elif column.day:
            day = date.fromisoformat(text)
            sheet.write_datetime(row, index, datetime(day.year, day.month, day.day), form)  # noqa: DTZ001
        elif column.number and _is_plain_number(text):
            sheet.write_number(row, index, float(text), form)
        else:
            sheet.write_string(row, index, text, self._formats[_TEXT])


def _form(column: TemplateColumn) -> str:
    if column.day:
        return _DAY
    return _NUMBER if column.number else _TEXT


def _is_plain_number(text: str) -> bool:
    return text.replace(".", "", 1).isascii() and text.replace(".", "", 1).isdecimal() and len(text) < 15
