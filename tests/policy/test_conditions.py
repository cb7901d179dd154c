"""Questions about a line are true, false or open; an open one names the fact that is missing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.policy.small import book_of, decided, line, pack_text, reasons_of
from trainingdesk.domain.texts import Language
from trainingdesk.domain.vocabulary import AssessmentMethod, Delivery
from trainingdesk.policy.book import Book
from trainingdesk.policy.conditions import AllOf, AnyOf, Not
from trainingdesk.policy.explain import explain
from trainingdesk.policy.facts import read_facts
from trainingdesk.policy.predicates import Is, Question


def condition(body: str, *, reason: str = "pack:no", more: str = "") -> str:
    return f'[conditions.c]\nzh = "条件"\nen = "condition"\nrule = "S1"\nreason = "{reason}"\n{body}\n{more}\n'


def reason(folder: Path, body: str, **facts: str) -> str:
    """What one line is told under one condition, which can be explained whatever it is."""
    decisions = decided(book_of(folder, pack_text(condition(body))), [line(**facts)])
    assert len(explain(decisions, 0)) == len(explain(decisions, 0, Language.EN)) >= 3
    return reasons_of(decisions)[0]


AGE = 'kind = "age"\nleast = 16\nmost = 59\non = ["class_start", "certificate_date"]'
BY_SEX = 'kind = "age"\nleast = 16\nmost_by_sex = { M = 60, F = 55 }\non = "certificate_date"'
HOURS = 'kind = "at_least"\ncolumn = ["hours_attended", "hours_planned"]\nfigure = "40"'
WINDOW = 'kind = "within"\nof = "certificate_date"\nmonths = 12'
AFTER_CLASS = 'kind = "within"\nday = "employed_on"\nof = "class_end"\nmonths = 6'
SINCE_CLASS = '\nsince = "class_end"'
IN_WORK = 'kind = "within"\nday = "employed_on"\nof = "certificate_date"\nmonths = 6'
ORDER = 'kind = "not_before"'
ABOVE = 'kind = "above_held"'
PREVIOUS = 'kind = "holds_previous"\nleast = "3"'
NUMBER = 'kind = "matches"\ncolumn = "certificate_no"\npatterns = ["[YS]\\\\d{21}"]\nbeginnings = ["R"]'
ORIGIN = 'kind = "matches"\ncolumn = "origin_region"\nbeginnings = ["41"]'

# (what is shown, the condition, the line's facts, what it is told)
OPEN = {"delivery": ""}
CASES = [
    ("sixteen on the day", AGE, {"class_start": "2024-05-01", "birth_date": "2008-05-01"}, ""),
    ("a day short of sixteen", AGE, {"class_start": "2024-04-30", "birth_date": "2008-05-01"}, "pack:no"),
    ("sixty tomorrow", AGE, {"class_start": "2024-05-01", "birth_date": "1964-05-02"}, ""),
    ("sixty today", AGE, {"class_start": "2024-05-01", "birth_date": "1964-05-01"}, "pack:no"),
    ("no class: the certificate's day", AGE, {"class_start": "", "birth_date": "1964-06-30"}, "pack:no"),
    ("no birth date", AGE, {"birth_date": ""}, "fact_missing:birth_date"),
    ("a woman of 55", BY_SEX, {"sex": "F", "birth_date": "1968-07-01"}, ""),
    ("a woman of 56", BY_SEX, {"sex": "F", "birth_date": "1968-06-30"}, "pack:no"),
    ("a man of 60", BY_SEX, {"sex": "M", "birth_date": "1963-07-01"}, ""),
    ("a man of 61", BY_SEX, {"sex": "M", "birth_date": "1963-06-30"}, "pack:no"),
    ("sex unknown at 40 does not matter", BY_SEX, {"sex": ""}, ""),
    ("sex unknown at 61 does not matter", BY_SEX, {"sex": "", "birth_date": "1963-06-30"}, "pack:no"),
    ("sex unknown at 58 does", BY_SEX, {"sex": "", "birth_date": "1966-01-01"}, "fact_missing:sex"),
    ("40 hours", HOURS, {"hours_attended": "40"}, ""),
    ("39.9 hours", HOURS, {"hours_attended": "39.9"}, "pack:no"),
    ("attended stands above planned", HOURS, {"hours_attended": "39", "hours_planned": "80"}, "pack:no"),
    ("planned where attended is open", HOURS, {"hours_attended": "", "hours_planned": "80"}, ""),
    ("neither", HOURS, {"hours_attended": "", "hours_planned": ""}, "fact_missing:hours_attended"),
    ("the same day", WINDOW, {"application_date": "2024-06-30"}, ""),
    ("the last day", WINDOW, {"application_date": "2025-06-30"}, ""),
    ("a day late", WINDOW, {"application_date": "2025-07-01"}, "pack:no"),
    ("before the certificate", WINDOW, {"application_date": "2024-06-29"}, "impossible:application_date"),
    ("a month's end", WINDOW.replace("12", "8"), {"application_date": "2025-02-28"}, ""),
    ("after a month's end", WINDOW.replace("12", "8"), {"application_date": "2025-03-01"}, "pack:no"),
    ("no application date", WINDOW, {"application_date": ""}, "fact_missing:application_date"),
    ("in work in time", IN_WORK, {"employed_on": "2024-12-30"}, ""),
    ("in work too late", IN_WORK, {"employed_on": "2024-12-31"}, "pack:no"),
    ("in work, class end unknown", AFTER_CLASS, {"employed_on": "2024-08-01"}, "fact_missing:class_end"),
    ("not in work", IN_WORK, {"employed_on": "none"}, "pack:no"),
    ("not known to be in work", IN_WORK, {"employed_on": ""}, "fact_missing:employed_on"),
    ("in work before the certificate", IN_WORK, {"employed_on": "2024-06-29"}, "pack:no"),
    ("… but after the class", IN_WORK + SINCE_CLASS, {"employed_on": "2024-06-29", "class_end": "2024-06-02"}, ""),
    ("… or before it too", IN_WORK + SINCE_CLASS, {"employed_on": "2024-05-01", "class_end": "2024-06-01"}, "pack:no"),
    ("… or with no class", IN_WORK + SINCE_CLASS, {"employed_on": "2024-06-29", "class_end": ""}, "pack:no"),
    ("certificate on the first day", ORDER, {"class_start": "2024-06-30"}, ""),
    ("certificate before the class", ORDER, {"class_start": "2024-07-01"}, "pack:no"),
    ("no class start", ORDER, {"class_start": ""}, "fact_missing:class_start"),
    ("above the level held", ABOVE, {"level": "3", "level_held": "4"}, ""),
    ("the level held", ABOVE, {"level": "4", "level_held": "4"}, "pack:no"),
    ("chief technician above special grade", ABOVE, {"level": "00", "level_held": "0"}, "no_standard"),
    ("no level held", ABOVE, {"level_held": "none"}, ""),
    ("level held unknown does not refuse", ABOVE, {"level_held": ""}, ""),
    ("… unless it must be known", ABOVE + "\nneeded = true", {"level_held": ""}, "fact_missing:level_held"),
    ("… and none is known", ABOVE + "\nneeded = true", {"level_held": "none"}, ""),
    ("the previous level", PREVIOUS, {"level": "3", "level_held": "4"}, ""),
    ("one level skipped", PREVIOUS, {"level": "3", "level_held": "5"}, "pack:no"),
    ("no previous level", PREVIOUS, {"level": "3", "level_held": "none"}, "pack:no"),
    ("previous level unknown", PREVIOUS, {"level": "3", "level_held": ""}, "fact_missing:level_held"),
    ("not asked below", PREVIOUS, {"level": "4", "level_held": ""}, ""),
    ("a number of the pattern", NUMBER, {"certificate_no": "y000141012023500000001"}, ""),
    ("a number too long", NUMBER, {"certificate_no": "Y0001410120235000000011"}, "pack:no"),
    ("an older number", NUMBER, {"certificate_no": "R123"}, ""),
    ("no number", NUMBER, {"certificate_no": "none"}, "pack:no"),
    ("number unknown", NUMBER, {"certificate_no": ""}, "fact_missing:certificate_no"),
    ("from the province", ORIGIN, {"origin_region": "410105"}, ""),
    ("from elsewhere", ORIGIN, {"origin_region": "440105"}, "pack:no"),
    ("one group is enough", 'person_groups = ["hardship", "employed"]', {"person_groups": "veteran;employed"}, ""),
    ("no group of them", 'person_groups = "hardship"', {"person_groups": "veteran"}, "pack:no"),
    ("known to be in no group", 'person_groups = "hardship"', {"person_groups": "none"}, "pack:no"),
    ("groups unknown", 'person_groups = "hardship"', {"person_groups": ""}, "fact_missing:person_groups"),
    ("a pack's own group", 'person_groups = "pack:local"', {"person_groups": "pack:local"}, ""),
    ("another pack's group", 'person_groups = "pack:local"', {"person_groups": "pack:other"}, "pack:no"),
    ("a fact is given", 'institution_code = "*"', {"institution_code": "x"}, ""),
    ("a fact is not given", 'institution_code = "*"', {"institution_code": ""}, "pack:no"),
    ("given or none", 'employed_on = ["*", "none"]', {"employed_on": "none"}, ""),
    ("given or none, but open", 'employed_on = ["*", "none"]', {"employed_on": ""}, "fact_missing:employed_on"),
    ("codes in any case", 'institution_code = "52a"', {"institution_code": "52A"}, ""),
    ("text as it stands", 'institution_grade = ["A", "A+"]', {"institution_grade": "A+"}, ""),
    ("certified", "institution_certified = true", {"institution_certified": "1"}, ""),
    ("not certified", "institution_certified = true", {"institution_certified": "0"}, "pack:no"),
    ("approval unknown", "class_approved = true", {"class_approved": ""}, "fact_missing:class_approved"),
    ("no column for it: not tested", "institution_certified = true", {}, ""),
    ("two columns must both hold", 'level = "4"\nsex = "F"', {}, "pack:no"),
    ("any of two", 'any = [{ level = "3" }, { sex = "M" }]', {}, ""),
    ("one open, one true", 'any = [{ delivery = "onsite" }, { sex = "M" }]', {"delivery": ""}, ""),
    ("one open, one false", 'any = [{ delivery = "onsite" }, { sex = "F" }]', OPEN, "fact_missing:delivery"),
    ("all, one open, one false", 'all = [{ delivery = "onsite" }, { sex = "F" }]', {"delivery": ""}, "pack:no"),
    ("not", 'not = { person_groups = "student" }', {}, ""),
    ("not, open", 'not = { person_groups = "student" }', {"person_groups": ""}, "fact_missing:person_groups"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "facts", "told"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_condition(tmp_path: Path, body: str, facts: dict[str, str], told: str) -> None:
    assert reason(tmp_path, body, **facts) == told


def test_all_failures_are_reported_sorted_and_once(tmp_path: Path) -> None:
    text = pack_text(
        condition(HOURS, reason="hours"),
        condition(AGE, reason="age").replace("conditions.c", "conditions.d"),
        condition('level = "5"', reason="hours").replace("conditions.c", "conditions.e"),
    )
    facts = {"hours_attended": "39", "birth_date": ""}
    assert reasons_of(decided(book_of(tmp_path, text), [line(**facts)])) == ["fact_missing:birth_date;hours"]


def test_a_condition_is_asked_only_of_its_items_and_its_lines(tmp_path: Path) -> None:
    picky = condition(HOURS, more='items = ["training"]\nwhen = { certificate_kind = "special" }')
    book = book_of(tmp_path, pack_text(picky))
    assert reasons_of(decided(book, [line(hours_attended="39")])) == [""]
    living = pack_text(condition(HOURS, more='items = ["living"]'), LIVING)
    assert reasons_of(decided(book_of(tmp_path, living), [line(hours_attended="39")])) == [""]


LIVING = """
[items.living]
certificate_kinds = ["special"]
[items.living.rates.x]
kind = "flat"
rule = "S1"
amount = "1"
"""


def test_an_open_when_leaves_the_line_open(tmp_path: Path) -> None:
    book = book_of(tmp_path, pack_text(condition(HOURS, more='when = { delivery = "online" }')))
    assert reasons_of(decided(book, [line(delivery="", hours_attended="39")])) == ["fact_missing:delivery"]
    assert reasons_of(decided(book, [line(delivery="onsite", hours_attended="39")])) == [""]


def test_a_named_question_may_rest_on_another(tmp_path: Path) -> None:
    young = '[tests.young]\nkind = "age"\nmost = 30\non = "certificate_date"\n'
    named = young + '[tests.young_man]\ntest = "young"\nsex = "M"\n'
    book: Book = book_of(tmp_path, pack_text(named, condition('not = { test = "young_man" }')))
    lines = [line(1), line(2, birth_date="2000-01-01"), line(3, birth_date="2000-01-01", sex="F")]
    assert reasons_of(decided(book, lines)) == ["", "pack:no", ""]


# three-valued logic against Kleene's tables, spelt out
answers = st.sampled_from([True, False, None])
columns = {
    "delivery": (Delivery.ONSITE, Delivery.ONLINE),
    "assessment_method": (AssessmentMethod.EXAM, AssessmentMethod.DIRECT),
}
leaves = st.sampled_from([Is(name, (str(words[0]),)) for name, words in columns.items()])
tests = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda parts: AllOf(tuple(parts)))
        | st.lists(inner, max_size=3).map(lambda parts: AnyOf(tuple(parts)))
        | inner.map(Not)
    ),
    max_leaves=8,
)


def kleene(test: Question, told: dict[str, bool | None]) -> bool | None:
    if isinstance(test, Is):
        return told[test.column]
    if isinstance(test, Not):
        inner = kleene(test.test, told)
        return None if inner is None else not inner
    assert isinstance(test, AllOf | AnyOf)
    parts = [kleene(part, told) for part in test.tests]
    decisive = isinstance(test, AnyOf)
    if decisive in parts:
        return decisive
    return None if None in parts else not decisive


@given(tests, st.lists(st.tuples(answers, answers), min_size=1, max_size=4))
def test_joins_follow_three_valued_logic(test: Question, rows: Sequence[tuple[bool | None, bool | None]]) -> None:
    told = [dict(zip(columns, row, strict=True)) for row in rows]
    cells = [
        {name: "" if row[name] is None else str(words[0] if row[name] else words[1]) for name, words in columns.items()}
        for row in told
    ]
    verdict = test.judge(read_facts(pd.DataFrame(cells), None))
    for number, row in enumerate(told):
        expected = kleene(test, row)
        assert bool(verdict.holds[number]) is (expected is True)
        assert bool(verdict.fails[number]) is (expected is False)
        missing = {name for name, rows in verdict.missing if rows[number]}
        assert bool(missing) is (expected is None)
        assert missing <= {name for name, answer in row.items() if answer is None}
    assert set(test.columns) == {column for leaf in test.leaves() for column in leaf.columns}
