"""Dates, spans, hours and sources as they are written on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.documents.samples import ATTACHMENTS, CLASS, POLICY
from trainingdesk.documents.calculation import grade, item_title, yuan
from trainingdesk.documents.views import ItemHead
from trainingdesk.documents.wording import applicant_label, applied, attached, day, hours, payee_labels, span
from trainingdesk.domain.levels import Level
from trainingdesk.domain.money import Money
from trainingdesk.domain.vocabulary import Payee
from trainingdesk.domain.workflow import ClaimSource


def test_days_carry_no_leading_zeros() -> None:
    assert day(date(2026, 5, 8)) == "2026年5月8日"


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2026, 3, 2), date(2026, 4, 10), "2026年3月2日至4月10日"),
        (date(2025, 12, 29), date(2026, 1, 9), "2025年12月29日至2026年1月9日"),
        (date(2026, 4, 28), date(2026, 4, 28), "2026年4月28日"),
    ],
)
def test_a_span_says_the_year_again_only_when_it_changes(first: date, last: date, text: str) -> None:
    assert span(first, last) == text


def test_hours_say_their_parts_where_they_are_known() -> None:
    assert hours(CLASS) == "120课时（理论24，实训96）"
    assert hours(replace(CLASS, theory_hours=None)) == "120课时（实训96）"
    assert hours(replace(CLASS, theory_hours=None, practice_hours=None)) == "120课时"
    assert hours(replace(CLASS, theory_hours=0)) == "120课时（理论0，实训96）"


def test_what_chose_the_version_stands_beside_its_day() -> None:
    assert applied(POLICY) == "2026年4月28日（证书核发）"


def test_attachments_are_counted_and_named() -> None:
    assert attached(ATTACHMENTS).startswith("7件96页：申请表、逐人计算表")
    assert attached(replace(ATTACHMENTS, pieces=0, pages=0, names=())) == "0件0页"


@pytest.mark.parametrize("kind", list(Payee))
def test_people_have_identity_numbers_and_bodies_credit_codes(kind: Payee) -> None:
    expected = ("收款人", "证件号码") if kind is Payee.INDIVIDUAL else ("收款单位", "信用代码")
    assert payee_labels(kind) == expected


def test_who_files_is_a_person_at_the_counter_and_a_body_otherwise() -> None:
    assert [applicant_label(source) for source in ClaimSource] == ["申报单位", "申请人", "申报单位"]


@pytest.mark.parametrize(
    ("level", "text", "full", "short"),
    [
        (Level.INTERMEDIATE, "", "四级/中级工", "四级"),
        (Level.CHIEF_TECHNICIAN, "", "首席技师", "首席技师"),
        (None, "专项职业能力", "专项职业能力", "专项职业能力"),
        (None, "", "—", "—"),
    ],
)
def test_grades_in_full_and_in_short(level: Level | None, text: str, full: str, short: str) -> None:
    assert grade(level, text) == full
    assert grade(level, text, short=True) == short


def test_amounts_and_items() -> None:
    assert yuan(Money(120_000)) == "1,200.00"
    assert yuan(None) == "—"
    assert item_title(ItemHead("培训补贴", "2080702")) == "培训补贴（2080702）"
    assert item_title(ItemHead("奖励")) == "奖励"
