"""Templates: they read back as what was written, keep numbers as text, and their examples are never imported."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.exchange import books
from tests.exchange.books import AS_OF, id_of
from trainingdesk.domain.money import Money
from trainingdesk.exchange.attendance import AttendanceLayout, read_attendance
from trainingdesk.exchange.header import find_header
from trainingdesk.exchange.header_words import Field, FileKind
from trainingdesk.exchange.past_awards import read_past_awards
from trainingdesk.exchange.results import read_results
from trainingdesk.exchange.roster import read_roster
from trainingdesk.exchange.sheets_of_kind import recognise
from trainingdesk.exchange.template_columns import COLUMNS
from trainingdesk.exchange.templates import template

NAUGHTY = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "=cmd|'/c calc'!A0", "'=1", '=HYPERLINK("http://x","y")']


@pytest.mark.parametrize("kind", list(FileKind))
def test_an_empty_template_is_recognised_and_holds_nobody(kind: FileKind) -> None:
    read = books.read(template(kind))
    assert recognise(read) is kind
    assert read.workbook is not None
    header = find_header(read.workbook.sheets[0], kind)
    assert header is not None
    assert (header.rows, header.missing()) == ((3,), ())
    assert [column.field for column in header.columns] == [column.field for column in COLUMNS[kind]]


def test_a_template_of_nobody_says_so() -> None:
    found = read_roster(books.read(template(FileKind.ROSTER)), as_of=AS_OF)
    assert [finding.code for finding in found.findings if finding.severity == "error"] == ["import.no_people"]


@pytest.mark.parametrize("kind", list(FileKind))
def test_the_same_template_has_the_same_bytes(kind: FileKind) -> None:
    assert template(kind) == template(kind)


@pytest.mark.parametrize("kind", list(FileKind))
def test_columns_of_numbers_that_are_names_are_text(kind: FileKind) -> None:
    page = openpyxl.load_workbook(io.BytesIO(template(kind, [{}]))).worksheets[0]
    text = {Field.ID_NUMBER, Field.BANK_ACCOUNT, Field.CERTIFICATE_NO, Field.GROUP_PROOF_NUMBER, Field.EMPLOYER_CODE}
    formats = {
        column.field: page.cell(4, place).number_format
        for place, column in enumerate(COLUMNS[kind], start=1)
        if column.field in text
    }
    assert set(formats.values()) == {"@"}


def test_a_roster_offers_lists_to_choose_from() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(FileKind.ROSTER)))
    rules = {str(rule.sqref): rule.formula1 for rule in book.worksheets[0].data_validations.dataValidation}
    assert len(rules) == sum(bool(column.choices) for column in COLUMNS[FileKind.ROSTER])
    assert book.sheetnames == ["花名册", "填写示例", "填写说明", "选项"]
    assert book["选项"].sheet_state == "hidden"
    told = [row[0] for row in book["填写说明"].iter_rows(min_row=2, values_only=True)]
    assert told == [column.title for column in COLUMNS[FileKind.ROSTER]]


@pytest.mark.parametrize("kind", list(FileKind))
def test_the_example_is_sound(kind: FileKind) -> None:
    """What the example shows can be imported as it stands, had it not been an example."""
    example = {column.field: column.example for column in COLUMNS[kind]}
    read = books.read(template(kind, [example]))
    reading = {
        FileKind.ROSTER: lambda: read_roster(read, as_of=AS_OF),
        FileKind.ATTENDANCE: lambda: read_attendance(read, as_of=AS_OF),
        FileKind.RESULTS: lambda: read_results(read, as_of=AS_OF),
        FileKind.PAST_AWARDS: lambda: read_past_awards(read, as_of=AS_OF),
    }
    found = reading[kind]()
    assert [finding.code for finding in found.findings if finding.severity == "error"] == []
    assert (found.rows_read, len(found.rows)) == (1, 1)


def test_an_attendance_template_has_a_column_a_day() -> None:
    days = [date(2026, 3, 3), date(2026, 3, 2)]
    row = {Field.NAME: "张伟", Field.ID_NUMBER: id_of(1), Field.MARK: "8"}
    found = read_attendance(books.read(template(FileKind.ATTENDANCE, [row], days=days)), as_of=AS_OF)
    assert found.layout is AttendanceLayout.BY_DAY
    assert found.days == (date(2026, 3, 2), date(2026, 3, 3))
    assert [session.hours for session in found.rows[0].attended] == [800, 800]


def test_the_line_under_the_title_tells_the_class() -> None:
    facts = ("甲学校", "2026-01", "春一班", "2026-03-02 至 2026-03-20")
    row = {Field.NAME: "张伟", Field.ID_NUMBER: id_of(1)}
    found = read_roster(books.read(template(FileKind.ROSTER, [row], facts=facts)), as_of=AS_OF).facts
    assert (found.institution, found.class_number, found.class_name) == ("甲学校", "2026-01", "春一班")
    assert (found.class_start, found.class_end) == (date(2026, 3, 2), date(2026, 3, 20))


@pytest.mark.parametrize("kind", list(FileKind))
def test_no_text_becomes_a_formula(kind: FileKind) -> None:
    rows = [{column.field: text for column in COLUMNS[kind] if not column.day} for text in NAUGHTY]
    book = openpyxl.load_workbook(io.BytesIO(template(kind, rows)))
    cells = [cell for page in book.worksheets for line in page.iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    column = [row[0].value for row in book.worksheets[0].iter_rows(min_row=4, max_col=1)]
    assert column == NAUGHTY


HAN = st.sampled_from("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨䶮㛃𬭎𠮷")
PEOPLE = st.lists(
    st.fixed_dictionaries({
        Field.NAME: st.text(HAN, min_size=2, max_size=4),
        Field.PHONE: st.just("") | st.integers(13000000000, 19999999999).map(str),
        Field.LEVEL: st.sampled_from(["", "五级/初级工", "一级/高级技师"]),
        Field.LEVEL_HELD: st.sampled_from(["", "无", "四级/中级工"]),
        Field.EMPLOYED_ON: st.just("") | st.dates(date(1994, 1, 1), AS_OF).map(str),
        Field.INSURED_MONTHS: st.just("") | st.integers(0, 720).map(str),
        Field.REMARKS: st.sampled_from(["", "=1+1", "住校", "a,b;c", "'x"]),
    }),
    min_size=1,
    max_size=8,
)  # fmt: skip


@settings(max_examples=15)
@given(PEOPLE)
def test_what_is_written_is_read(people: list[dict[Field, str]]) -> None:
    rows = [{**person, Field.ID_NUMBER: id_of(number)} for number, person in enumerate(people)]
    found = read_roster(books.read(template(FileKind.ROSTER, rows)), as_of=AS_OF)
    assert found.rows_clean == len(rows)
    for row, wrote in zip(found.rows, rows, strict=True):
        assert (row.name, row.identity.number) == (wrote[Field.NAME], wrote[Field.ID_NUMBER])
        assert (row.phone or "", row.remarks or "") == (wrote[Field.PHONE], wrote[Field.REMARKS])
        assert (row.level_target.full_name if row.level_target else "") == wrote[Field.LEVEL]
        held = "无" if row.holds_no_level else row.level_held.full_name if row.level_held else ""
        assert held == wrote[Field.LEVEL_HELD]
        assert str(row.work.employed_on or "") == wrote[Field.EMPLOYED_ON]
        assert ("" if row.work.insured_months is None else str(row.work.insured_months)) == wrote[Field.INSURED_MONTHS]


@settings(max_examples=10)
@given(st.lists(st.integers(0, 1_000_000_000), min_size=1, max_size=8))
def test_money_is_read_to_the_fen_it_was_written_with(amounts: list[int]) -> None:
    rows = [
        {Field.NAME: "张伟", Field.ID_NUMBER: id_of(1), Field.AWARD_DATE: str(date(2024, 1, 1 + place)),
         Field.AMOUNT: Money(fen).yuan_text()}
        for place, fen in enumerate(amounts)
    ]  # fmt: skip
    found = read_past_awards(books.read(template(FileKind.PAST_AWARDS, rows)), as_of=AS_OF)
    assert [row.amount.fen for row in found.rows] == amounts
