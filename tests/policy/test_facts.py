"""Cells of a file become facts: read once, empty is open, none is known, what cannot be is called impossible."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from tests.policy.small import FLAT, LEVELS, award, book_of, decided, line, pack_text, reasons_of, yuan_of
from trainingdesk.domain.errors import Refused
from trainingdesk.domain.identity import with_check_digit
from trainingdesk.policy.book import Book
from trainingdesk.policy.columns import COLUMNS, NOTHING, UNKNOWN, as_text
from trainingdesk.policy.engine import decide
from trainingdesk.policy.facts import read_column, read_facts

IMPOSSIBLE = [
    ("birth_date", "1990-02-30"),
    ("birth_date", "19900101"),
    ("birth_date", "1899-12-31"),
    ("certificate_date", "2024/06/30"),
    ("certificate_date", "2200-01-01"),
    ("sex", "男"),
    ("person_groups", "employed;worker"),
    ("item", "lunch"),
    ("scheme", "other"),
    ("occupation_code", "6180101"),
    ("occupation_edition", "2020"),
    ("category", "D"),
    ("certificate_kind", "diploma"),
    ("level", "7"),
    ("level_held", "中级"),
    ("assessment_method", "viva"),
    ("region", "41010"),
    ("origin_region", "4101000"),
    ("attendance", "1.01"),
    ("attendance", "80%"),
    ("attendance", "-0.1"),
    ("class_day_attendance_min", "2"),
    ("institution_certified", "yes"),
    ("class_approved", "2"),
    ("hours_planned", "forty"),
    ("hours_attended", "-1"),
    ("hours_attended", "1e3"),
    ("days_attended", "１"),
    ("months", "1201"),
    ("delivery", "remote"),
    ("shortage", "yes"),
    ("employed_on", "unemployed"),
    ("insured_months", "12.5"),
    ("actual_cost", "100.005"),
    ("actual_cost", "-1"),
    ("apprentices", "1.5"),
    ("class_passed_share", "1.5"),
    ("channel", "post"),
]


def _condition(reason: str, body: str) -> str:
    return f'[conditions.c]\nzh = "条件"\nen = "condition"\nrule = "S1"\nreason = "{reason}"\n{body}\n'


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return book_of(tmp_path, pack_text())


@pytest.mark.parametrize(("column", "cell"), IMPOSSIBLE)
def test_a_cell_that_cannot_be_excludes_its_line_alone(book: Book, column: str, cell: str) -> None:
    decisions = decided(book, [line(1, **{column: cell}), line(2, person_id="P2")])
    assert reasons_of(decisions)[0].split(";")[0] == f"impossible:{column}"
    assert list(decisions.frame["status"]) == ["excluded", "payable"]
    assert decisions.has_gaps


@pytest.mark.parametrize(
    ("blamed", "facts"),
    [
        ("class_end", {"class_start": "2024-05-02", "class_end": "2024-05-01"}),
        ("birth_date", {"birth_date": "2024-05-03", "class_start": "2024-05-02"}),
        ("certificate_date", {"birth_date": "2024-07-01"}),
        ("apprentices_passed", {"apprentices": "2", "apprentices_passed": "3"}),
    ],
)
def test_facts_that_cannot_both_be_exclude_their_line(book: Book, blamed: str, facts: dict[str, str]) -> None:
    assert f"impossible:{blamed}" in reasons_of(decided(book, [line(1, **facts)]))[0].split(";")


def test_two_lines_of_one_name_are_both_impossible(book: Book) -> None:
    decisions = decided(book, [line(1), line(1, person_id="P2"), line(2, person_id="P3")])
    assert reasons_of(decisions) == ["impossible:line_id", "impossible:line_id", ""]


def test_a_line_without_a_name_is_not_lost(book: Book) -> None:
    decisions = decided(book, [line(""), line(2, person_id="P2")])
    assert reasons_of(decisions) == ["fact_missing:line_id", ""]
    assert list(decisions.frame["line_id"]) == ["", "2"]


def test_a_fault_is_said_once_not_also_as_missing(book: Book) -> None:
    assert reasons_of(decided(book, [line(1, certificate_date="2024-13-01")])) == ["impossible:certificate_date"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  a ", "a"),
        (True, "1"),
        (np.False_, "0"),
        (date(2024, 5, 6), "2024-05-06"),
        (datetime(2024, 5, 6), "2024-05-06"),  # noqa: DTZ001
        (pd.Timestamp(2024, 5, 6), "2024-05-06"),
        (datetime(2024, 5, 6, 7), "2024-05-06T07:00:00"),  # noqa: DTZ001
        (40.0, "40"),
        (0.1 * 3, "0.3"),
        (np.float64(0.8), "0.8"),
        (12, "12"),
        (Decimal("12.50"), "12.50"),
    ],
)
def test_typed_cells_read_like_text(cell: object, text: str) -> None:
    assert as_text(cell) == text


def test_a_typed_frame_decides_like_a_text_one(book: Book) -> None:
    typed = pd.DataFrame([line(1, hours_attended="40")]).astype({"level": "int64", "hours_attended": "float64"})
    for name in ("birth_date", "certificate_date"):
        typed[name] = pd.to_datetime(typed[name])
    typed["application_date"] = [date(2024, 7, 15)]
    assert yuan_of(decide(typed, None, book)) == [1500]


def test_empty_means_unknown_and_none_means_none() -> None:
    frame = pd.DataFrame(
        {
            "level_held": ["", "none", "3", None],
            "certificate_no": ["", "None", "c1", "C1"],
            "employed_on": ["", "none"] * 2,
        }
    )
    facts = read_facts(frame, None)
    held, number = facts.column("level_held"), facts.column("certificate_no")
    assert held.values.tolist() == [UNKNOWN, NOTHING, 3, UNKNOWN]
    assert [held.word(row) for row in range(4)] == ["", "none", "3", ""]
    assert number.values[2] == number.values[3]
    assert number.values[1] == NOTHING
    assert facts.column("employed_on").known.tolist() == [False, True, False, True]
    assert facts.column("level").values.tolist() == [NOTHING] * 4
    assert facts.column("person_id_kind").word(0) == "resident"
    assert facts.column("occupation_edition").word(0) == "2022"


def test_every_shape_is_told_as_a_file_would_hold_it() -> None:
    cells = {
        "hours_attended": "40.50",
        "insured_months": "012",
        "actual_cost": "100.50",
        "person_groups": "veteran; pack:local ;employed",
        "certificate_kind": "special",
        "class_approved": "1",
        "birth_date": "1990-05-01",
        "institution_grade": "A+",
    }
    facts = read_facts(pd.DataFrame([cells]), None)
    told = {name: facts.column(name).word(0) for name in cells}
    assert told == {
        "hours_attended": "40.5",
        "insured_months": "12",
        "actual_cost": "100.5",
        "person_groups": "employed;veteran;pack:local",
        "certificate_kind": "special",
        "class_approved": "1",
        "birth_date": "1990-05-01",
        "institution_grade": "A+",
    }
    groups = read_column(COLUMNS["person_groups"], pd.Series(["none"]))
    assert groups.word(0) == "none"
    assert groups.known.tolist() == [True]


def test_digits_below_the_scale_are_cut_not_rounded() -> None:
    facts = read_facts(
        pd.DataFrame({"attendance": ["0.7999999999999", "0.8"], "hours_attended": ["39.9999", "40"]}), None
    )
    assert facts.column("attendance").values.tolist() == [799_999_999, 800_000_000]
    assert facts.column("hours_attended").values.tolist() == [39_999, 40_000]


def a_person(birth: str, sequence: str) -> str:
    return with_check_digit(f"410105{birth}{sequence}")


def test_birth_date_and_sex_come_from_the_number_where_they_are_not_given() -> None:
    number = a_person("19900501", "002")
    frame = pd.DataFrame(
        {
            "person_id": [number, number.lower(), "E1234567", number],
            "person_id_kind": ["", "resident", "passport", "passport"],
            "birth_date": ["", "1991-01-01", "", ""],
        }
    )
    facts = read_facts(frame, None)
    assert [facts.column("birth_date").word(row) for row in range(4)] == ["1990-05-01", "1991-01-01", "", ""]
    assert [facts.column("sex").word(row) for row in range(4)] == ["F", "F", "", ""]
    assert facts.remarks["birth_date"].tolist() == [False, True, False, False]


def test_a_birth_date_that_cannot_be_is_not_replaced_by_the_number(tmp_path: Path) -> None:
    condition = _condition("age", 'kind = "age"\nleast = 16\non = "certificate_date"')
    book = book_of(tmp_path, pack_text(condition))
    own = a_person("19900501", "001")
    lines = [line(1, person_id=own, birth_date="1990-13-01"), line(2, person_id=own, birth_date="", level="5")]
    assert reasons_of(decided(book, lines)) == ["impossible:birth_date", ""]


def test_one_person_under_the_old_and_the_new_number_is_one(tmp_path: Path) -> None:
    limit = '[limits.once]\nzh = "一次"\nen = "once"\nrule = "S1"\nreason = "lifetime_limit"\nper = ["person"]\n'
    book = book_of(tmp_path, pack_text(limit))
    new = a_person("19900501", "002")
    old = new[:6] + new[8:17]
    assert reasons_of(decided(book, [line(1, person_id=new)], [award(person_id=old)])) == ["lifetime_limit"]
    lines = [line(1, person_id=old), line(2, person_id=new.lower())]
    assert reasons_of(decided(book, lines)) == ["", "lifetime_limit"]


def test_a_past_award_that_cannot_be_read_stops_everything(book: Book) -> None:
    past = [award(), award(award_date="2024-02-30", amount="1,500"), award(level="8")]
    with pytest.raises(Refused, match=r"policy\.past_unreadable") as refused:
        decided(book, [line()], past)
    assert [(one.place.row, one.place.header) for one in refused.value.findings] == [
        (4, "level"),
        (3, "award_date"),
        (3, "amount"),
    ]


@pytest.mark.parametrize("column", ["person_id", "scheme", "item", "occupation_code", "level", "award_date"])
def test_past_awards_without_a_needed_column_are_refused(book: Book, column: str) -> None:
    past = pd.DataFrame([{name: cell for name, cell in award().items() if name != column}])
    with pytest.raises(Refused, match=r"policy\.past_column_missing") as refused:
        decide(pd.DataFrame([line()]), past, book)
    assert refused.value.params == {"columns": column}
    assert [found.place.header for found in refused.value.findings] == [column]


@pytest.mark.parametrize("column", ["person_id", "scheme", "item", "award_date"])
def test_an_award_that_does_not_say_for_whom_or_what_is_refused(book: Book, column: str) -> None:
    with pytest.raises(Refused, match=r"policy\.past_unreadable") as refused:
        decided(book, [line()], [award(**{column: ""})])
    assert [one.place.header for one in refused.value.findings] == [column]


def test_a_basis_date_makes_up_for_an_award_date(tmp_path: Path) -> None:
    limit = '[limits.once]\nzh = "一次"\nen = "once"\nrule = "S1"\nreason = "lifetime_limit"\nper = ["person"]\n'
    book = book_of(tmp_path, pack_text(limit))
    past = [award(award_date="", basis_date="2024-03-01")]
    assert reasons_of(decided(book, [line()], past)) == ["lifetime_limit"]
    few = pd.DataFrame(past).drop(columns=["certificate_no", "amount"])
    assert reasons_of(decide(pd.DataFrame([line()]), few, book)) == ["lifetime_limit"]


def test_a_column_the_program_does_not_know_is_left_alone(book: Book) -> None:
    assert yuan_of(decided(book, [line(remark="x")])) == [1500]


def test_absent_columns_are_named_only_when_a_line_needs_them(tmp_path: Path) -> None:
    hours = FLAT.replace('kind = "flat"', 'kind = "per_hour"').replace('"1000"', '"10"')
    book = book_of(tmp_path, pack_text(items=hours))
    assert decided(book, [line()]).columns_missing == ("hours_attended",)
    assert decided(book, [line(hours_attended="")]).columns_missing == ()
    assert decided(book_of(tmp_path, pack_text(items=LEVELS)), [line()]).columns_missing == ()
    nameless = {name: cell for name, cell in line().items() if name != "line_id"}
    assert decided(book_of(tmp_path, pack_text(items=LEVELS)), [nameless]).columns_missing == ("line_id",)


def test_the_day_decided_as_of_stands_for_every_application(tmp_path: Path) -> None:
    condition = _condition("window_expired", 'kind = "within"\nof = "certificate_date"\nmonths = 12')
    book = book_of(tmp_path, pack_text(condition))
    frame = pd.DataFrame([line(1), line(2, application_date="", person_id="P2")])
    assert reasons_of(decide(frame, None, book)) == ["", "fact_missing:application_date"]
    assert reasons_of(decide(frame, None, book, date(2025, 6, 30))) == ["", ""]
    assert reasons_of(decide(frame, None, book, date(2025, 7, 1))) == ["window_expired", "window_expired"]
    assert reasons_of(decide(frame, None, book, date(2024, 6, 29))) == ["impossible:application_date"] * 2
    del frame["application_date"]
    assert decide(frame, None, book).columns_missing == ("application_date",)
    assert decide(frame, None, book, date(2025, 6, 30)).columns_missing == ()
