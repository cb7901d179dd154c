"""One row, cell by cell: what each kind of field takes, and where and how it says no. Nothing is taken half."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.spoken import spoken
from tests.exchange.books import AS_OF, moment
from trainingdesk.domain.findings import Finding, Place
from trainingdesk.domain.levels import Level
from trainingdesk.domain.money import Money
from trainingdesk.domain.spellings import assessment_method_from_text
from trainingdesk.domain.vocabulary import AssessmentMethod
from trainingdesk.exchange.header import Column, Header
from trainingdesk.exchange.header_words import Field, FileKind
from trainingdesk.exchange.row_reader import RowReader
from trainingdesk.exchange.table import Entry
from trainingdesk.exchange.workbook import Cell, ErrorValue, Uncomputed

COLUMN = Column(3, "一栏", Field.REMARKS, ("一栏",))
HEADER = Header(FileKind.ROSTER, (1,), (COLUMN,))
HERE = Place("花名册", 7, "D", "一栏")
FIELD = Field.REMARKS


def reader(cell: Cell) -> RowReader:
    """A row whose only cell, D7, is this one."""
    return RowReader(Entry("花名册", 7, HEADER, (None, None, None, cell)), AS_OF)


def said(row: RowReader) -> list[str]:
    """Severity and code of everything found, each at the cell and each with its sentence."""
    found = row.findings.as_tuple()
    spoken(found)
    assert {finding.place for finding in found} <= {HERE}
    return [f"{finding.severity} {finding.code}" for finding in found]


def only(row: RowReader) -> Finding:
    [finding] = row.findings.as_tuple()
    return finding


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (ErrorValue("#N/A"), "import.cell_error"),
        (ErrorValue("#REF!"), "import.cell_error"),
        (Uncomputed(), "import.formula_uncomputed"),
        ("x" * 2001, "import.text_long"),
    ],
)
def test_a_cell_that_cannot_be_read_is_an_error_for_every_kind_of_field(cell: Cell, code: str) -> None:
    for read in (
        lambda row: row.text(FIELD),
        lambda row: row.code(FIELD),
        lambda row: row.level(FIELD),
        lambda row: row.day(FIELD),
        lambda row: row.past_day(FIELD),
        lambda row: row.money(FIELD),
        lambda row: row.whole(FIELD, most=9),
        lambda row: row.credit_code(FIELD),
        lambda row: row.term(FIELD, assessment_method_from_text, "import.method_unknown"),
    ):
        row = reader(cell)
        assert read(row) is None
        assert said(row) == [f"error {code}"]
        assert row.is_faulty(FIELD)


def test_a_formula_without_a_result_is_no_blank() -> None:
    assert [reader(cell).is_blank(FIELD) for cell in (None, "", " \u200b", Uncomputed(), 0, "x")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]


def test_a_list_without_the_column_says_nothing_and_is_addressed_by_row() -> None:
    row = reader("x")
    assert (row.has(FIELD), row.has(Field.PHONE)) == (True, False)
    assert (row.text(Field.PHONE), row.money(Field.PHONE), row.day(Field.PHONE)) == (None, None, None)
    row.error("import.amount_missing", Field.PHONE)
    assert only(row).place == Place("花名册", 7)


def test_a_row_shorter_than_its_header_has_blanks() -> None:
    row = RowReader(Entry("花名册", 7, HEADER, ("a",)), AS_OF)
    assert (row.text(FIELD), row.is_blank(FIELD), said(row)) == (None, True, [])


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  夜  班 ", "夜 班"),
        ("a\nb\tc", "a b c"),
        ("\u200b甲\ufeff", "甲"),
        (5.0, "5"),
        (True, "是"),
        (None, None),
        ("", None),
        (date(2026, 3, 2), "2026-03-02"),
        (time(8, 5), "08:05"),
        ("x" * 200, "x" * 200),
    ],
)
def test_text_has_single_blanks_between_words(cell: Cell, text: str | None) -> None:
    row = reader(cell)
    assert (row.text(FIELD), said(row)) == (text, [])


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("x" * 201, "import.text_long"),
        ("a\x07b", "import.control_characters"),
        ("甲\u202e乙", "import.control_characters"),
    ],
)
def test_text_that_no_form_can_hold_is_an_error(cell: str, code: str) -> None:
    row = reader(cell)
    assert (row.text(FIELD), said(row)) == (None, [f"error {code}"])


def test_remarks_may_be_longer_than_other_text() -> None:
    assert reader("长" * 2000).remark() == "长" * 2000


@pytest.mark.parametrize(
    ("cell", "code", "notes"),
    [
        ("S0001", "S0001", []),
        ("s0001", "s0001", ["note import.code_tidied"]),
        (" S0001 ", "S0001", []),
        ("Ｓ０００１", "Ｓ０００１", ["note import.code_tidied"]),
        ("S 0001", "S 0001", ["note import.code_tidied"]),
        (None, None, []),
        ("", None, []),
    ],
)
def test_codes_are_told_where_they_are_tidied(cell: Cell, code: str | None, notes: list[str]) -> None:
    row = reader(cell)
    assert (row.code(FIELD), said(row)) == (code, notes)


@pytest.mark.parametrize("cell", [1310012003400001, 4.18122e17, 0, 0.5])
def test_a_code_in_a_numeric_cell_may_have_lost_digits(cell: Cell) -> None:
    row = reader(cell)
    assert (row.code(FIELD), said(row)) == (None, ["error import.code_numeric"])
    row = reader(cell)
    assert (row.code(FIELD, lost="import.account_numeric"), said(row)) == (None, ["error import.account_numeric"])


@pytest.mark.parametrize("said_none", ["无", " 没有 ", "无证书", "none", "NONE", "-", "--", "/", "未取得", "初次"])
def test_known_to_be_none_is_told_from_unknown(said_none: str) -> None:
    row = reader(said_none)
    assert row.says_none(FIELD)
    assert (row.level(FIELD), row.day(FIELD), said(row)) == (None, None, [])
    assert not reader("").says_none(FIELD)
    assert not reader("五级").says_none(FIELD)


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        ("五级", Level.ELEMENTARY),
        ("4", Level.INTERMEDIATE),
        (3.0, Level.ADVANCED),
        ("技师", Level.TECHNICIAN),
        ("一级/高级技师", Level.SENIOR_TECHNICIAN),
        ("首席技师", Level.CHIEF_TECHNICIAN),
        ("学徒工", Level.APPRENTICE),
        ("三级／高级工", Level.ADVANCED),
    ],
)
def test_levels_in_any_spelling(cell: Cell, level: Level) -> None:
    row = reader(cell)
    assert (row.level(FIELD), said(row)) == (level, [])


@pytest.mark.parametrize("cell", ["很高", "九级", 9, 3.5, "五级四级", True])
def test_a_level_that_is_none_is_an_error(cell: Cell) -> None:
    row = reader(cell)
    assert (row.level(FIELD), said(row)) == (None, ["error import.level_unreadable"])


@pytest.mark.parametrize(
    ("cell", "method", "notes"),
    [("直接认定", AssessmentMethod.DIRECT, []), (None, None, []), ("抽签", None, ["warning import.method_unknown"])],
)
def test_words_that_name_no_term_are_told(cell: Cell, method: AssessmentMethod | None, notes: list[str]) -> None:
    row = reader(cell)
    assert row.term(FIELD, assessment_method_from_text, "import.method_unknown") is method
    assert said(row) == notes


@pytest.mark.parametrize(
    "cell", ["2026-5-28", date(2026, 5, 28), moment(2026, 5, 28, 9), "2026年5月28日", 46170, "20260528"]
)
def test_the_day_of_the_check_has_come(cell: Cell) -> None:
    row = reader(cell)
    assert (row.past_day(FIELD), said(row)) == (AS_OF, [])


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2026-05-29", "import.date_future"),
        (date(2099, 12, 31), "import.date_future"),
        ("1993-12-31", "import.date_early"),
        (date(1900, 1, 1), "import.date_early"),
        (date(2100, 1, 1), "import.date_unreadable"),
        (date(9999, 12, 31), "import.date_unreadable"),
        (date(1899, 12, 31), "import.date_unreadable"),
        ("2026-02-30", "import.date_unreadable"),
        ("去年", "import.date_unreadable"),
        ("长期", "import.date_unreadable"),
        (60, "import.date_unreadable"),
        (0.5, "import.date_unreadable"),
        (True, "import.date_unreadable"),
    ],
)
def test_a_day_that_cannot_have_been_is_an_error(cell: Cell, code: str) -> None:
    row = reader(cell)
    assert (row.past_day(FIELD), said(row)) == (None, [f"error {code}"])


@pytest.mark.parametrize(
    "cell", ["长期", " 长期有效 ", "永久", "无期限", "9999-12-31", "9999/12/31", "99991231", date(9999, 12, 31)]
)
def test_a_span_may_have_no_last_day(cell: Cell) -> None:
    row = reader(cell)
    assert (row.last_day(FIELD), said(row)) == (None, [])


@pytest.mark.parametrize(
    ("cell", "day"), [("2026-12-31", date(2026, 12, 31)), (date(2099, 12, 31), date(2099, 12, 31)), (None, None)]
)
def test_a_last_day_is_a_day_like_any(cell: Cell, day: date | None) -> None:
    row = reader(cell)
    assert (row.last_day(FIELD), said(row)) == (day, [])


@pytest.mark.parametrize("cell", ["很久", "2026-13-01", date(2100, 1, 1)])
def test_a_last_day_that_is_none_is_an_error(cell: Cell) -> None:
    row = reader(cell)
    assert (row.last_day(FIELD), said(row)) == (None, ["error import.date_unreadable"])


@given(st.integers(0, 10_000_000_00))
def test_every_amount_within_bounds_is_exact_however_it_is_written(fen: int) -> None:
    yuan, rest = divmod(fen, 100)
    for written in (f"{yuan}.{rest:02d}", f"{yuan:,}.{rest:02d}", f"¥{yuan}.{rest:02d}元", float(f"{yuan}.{rest:02d}")):
        row = reader(written)
        assert (row.money(FIELD), said(row)) == (Money(fen), [])


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (-0.01, "import.number_range"),
        ("-1", "import.number_range"),
        (10_000_000.01, "import.number_range"),
        ("1.005", "import.number_decimals"),
        (0.001, "import.number_decimals"),
        ("千元", "import.number_unreadable"),
        ("1,2,3x", "import.number_unreadable"),
        (1e300, "import.number_range"),
        (True, "import.number_unreadable"),
        (date(2026, 3, 2), "import.number_unreadable"),
        ("1e3", "import.number_unreadable"),
        ("½", "import.number_unreadable"),
    ],
)
def test_amounts_that_are_none_are_errors(cell: Cell, code: str) -> None:
    row = reader(cell)
    assert (row.money(FIELD), said(row)) == (None, [f"error {code}"])


@pytest.mark.parametrize(
    ("cell", "number", "code"),
    [
        (0, 0, None),
        ("12个月", 12, None),
        (12.0, 12, None),
        (None, None, None),
        (720, 720, None),
        (721, None, "import.number_range"),
        (-1, None, "import.number_range"),
        (1.5, None, "import.number_unreadable"),
        ("十二", None, "import.number_unreadable"),
    ],
)
def test_whole_numbers(cell: Cell, number: int | None, code: str | None) -> None:
    row = reader(cell)
    assert (row.whole(FIELD, most=720), said(row)) == (number, [f"error {code}"] if code else [])


def test_bounds_are_told_with_the_number() -> None:
    row = reader("12.345")
    assert row.hundredths(FIELD, most=24) is None
    assert (only(row).code, only(row).value) == ("import.number_decimals", "12.345")
    row = reader(25)
    assert row.number(FIELD, least=1, most=24) is None
    assert only(row).params == {"least": "1", "most": "24"}
    assert reader(24).number(FIELD, most=24) == Decimal(24)


@pytest.mark.parametrize(
    ("cell", "code", "found"),
    [
        ("91350100M000100Y43", "91350100M000100Y43", []),  # GB 32100-2015's own example
        ("91350100m000100y43", "91350100M000100Y43", ["note import.code_tidied"]),
        ("91350100M000100Y44", None, ["error identity.credit_code_check_digit"]),
        ("91350100M000100Y4", None, ["error identity.credit_code_length"]),
        ("91350100I000100Y43", None, ["error identity.credit_code_characters"]),
        (913501000000100043, None, ["error import.code_numeric"]),
        (None, None, []),
    ],
)
def test_credit_codes_are_checked_to_the_last_character(cell: Cell, code: str | None, found: list[str]) -> None:
    row = reader(cell)
    assert (row.credit_code(FIELD), said(row)) == (code, found)


def test_what_a_finding_shows_never_holds_a_whole_number_of_a_person() -> None:
    for read in (lambda row: row.text(FIELD, 5), lambda row: row.level(FIELD), lambda row: row.day(FIELD)):
        row = reader("418122199001010015")
        read(row)
        assert "418122199001010015" not in repr(row.findings.as_tuple())


def test_a_warning_does_not_keep_a_row_out_and_an_error_does() -> None:
    row = reader("x")
    row.warning("import.method_unknown", FIELD, "x")
    row.note("import.code_tidied", FIELD, "x")
    assert row.take(row.findings.as_tuple())
    row.error("import.level_unreadable", FIELD, "x")
    assert not row.take(row.findings.as_tuple())
