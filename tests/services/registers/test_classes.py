"""Classes: opened within what the institution is certified for, corrected, closed, cancelled, and seen by their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.fixtures.office import FIRST_SCHOOL, SECOND_SCHOOL, Room
from tests.services.registers.stage import certify, cooks, expect_refusal, institution, last_action, opened
from trainingdesk.domain.errors import Conflict, NotAllowed
from trainingdesk.domain.levels import Level
from trainingdesk.domain.vocabulary import CertificateKind
from trainingdesk.domain.workflow import ClassEvent, ClassState
from trainingdesk.services.class_lists import ClassMark, ListClasses, ShowClass, list_classes, show_class
from trainingdesk.services.class_records import ClassCounts, levels_of, levels_text
from trainingdesk.services.classes import (
    CancelClass,
    CloseClass,
    EditClass,
    cancel_class,
    close_class,
    edit_class,
    open_class,
)
from trainingdesk.services.institutions import MoveInstitution, remove_institution, suspend_institution


@pytest.fixture
def school(room: Room) -> Room:
    """The first school may teach cooks at levels five and four in 2025 and 2026."""
    certify(room)
    return room


def test_a_class_within_the_scope_is_opened_and_numbered(school: Room) -> None:
    assert [opened(school, cooks()), opened(school, cooks()), opened(school, cooks(start=date(2025, 9, 1)))] == [
        "2026-001",
        "2026-002",
        "2025-001",
    ]
    seen = school.call("clerk", show_class, ShowClass("２０２６-002 "))
    assert seen.row.name == "2026年中式烹调师四级班（2026-002）"
    assert seen.row.occupation_name == "中式烹调师"
    assert (seen.row.levels, seen.region, seen.row.counts) == ((Level.INTERMEDIATE,), "410100", ClassCounts())
    assert seen.allowed == (ClassEvent.EDIT, ClassEvent.CLOSE, ClassEvent.CANCEL)
    assert last_action(school)[0] == "class.opened"


def test_a_given_number_is_kept_in_one_spelling_and_taken_once(school: Room) -> None:
    assert opened(school, cooks("２０２６春－０２")) == "2026春-02"
    with expect_refusal(school, "clerk", "class.exists"):
        opened(school, cooks("2026春-02"))
    with expect_refusal(school, "clerk", "class.number_form"):
        opened(school, cooks("春?2"))


def test_the_next_number_follows_the_highest_given(school: Room) -> None:
    opened(school, cooks("2026-041"))
    opened(school, cooks("2026-A77"))
    assert opened(school, cooks()) == "2026-042"


def test_a_class_on_a_day_without_certification_is_refused(school: Room) -> None:
    with expect_refusal(school, "clerk", "institution.certification_expired") as refusal:
        opened(school, cooks(start=date(2027, 1, 1), end=date(2027, 1, 20)))
    assert refusal.value.params["until"] == "2026-12-31"
    assert opened(school, cooks(start=date(2026, 12, 31), end=date(2027, 1, 20))) == "2026-001"


def test_a_level_outside_the_scope_is_refused_and_named(school: Room) -> None:
    with expect_refusal(school, "clerk", "class.outside_scope") as refusal:
        opened(school, cooks(levels=(Level.INTERMEDIATE, Level.ADVANCED)))
    assert refusal.value.params["level"] == "三级/高级工"
    assert refusal.value.params["level_en"] == "Level 3 (advanced)"


def test_another_occupation_or_edition_is_outside_the_scope(school: Room) -> None:
    with expect_refusal(school, "clerk", "class.outside_scope"):
        opened(school, replace(cooks(), occupation_code="4-03-02-02", occupation_name="中式面点师"))
    with expect_refusal(school, "clerk", "class.outside_scope"):
        opened(school, replace(cooks(), occupation_edition=2015))


def test_a_scope_that_lapsed_says_when_it_held(room: Room) -> None:
    certify(room, until=date(2026, 1, 1))
    with expect_refusal(room, "clerk", "class.scope_not_on_day") as refusal:
        opened(room, cooks())
    assert (refusal.value.params["since"], refusal.value.params["until"]) == ("2025-01-01", "2025-12-31")


def test_a_suspended_school_opens_nothing_but_may_correct_what_runs(school: Room) -> None:
    number = opened(school, cooks())
    seen = school.call("clerk", show_class, ShowClass(number)).row
    order = MoveInstitution(FIRST_SCHOOL, institution(school).row.version, "限期整改")
    school.call("hr", suspend_institution, order)
    with expect_refusal(school, "clerk", "institution.suspended"):
        opened(school, cooks())
    school.call("clerk", edit_class, EditClass(seen.version, replace(cooks(number), place="三楼操作间")))
    assert school.call("clerk", show_class, ShowClass(number)).place == "三楼操作间"


def test_a_school_that_left_the_list_opens_nothing(school: Room) -> None:
    order = MoveInstitution(FIRST_SCHOOL, institution(school).row.version, "骗取补贴")
    school.call("hr", remove_institution, order)
    with expect_refusal(school, "clerk", "institution.removed"):
        opened(school, cooks())


def test_a_certificate_without_levels_needs_a_scope_without_levels(school: Room) -> None:
    facts = cooks(levels=(), kind=CertificateKind.SPECIAL)
    with expect_refusal(school, "clerk", "class.outside_scope") as refusal:
        opened(school, facts)
    assert refusal.value.params["level"] == "-"
    certify(school, levels=(None,))
    assert opened(school, facts) == "2026-001"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"class_end": date(2026, 3, 1)}, "class.ends_before_start"),
        ({"hours_planned": 0}, "class.hours"),
        ({"hours_theory": -1}, "class.hours"),
        ({"hours_practice": 41}, "class.hours_sum"),
        ({"heads_planned": 0}, "class.heads"),
        ({"heads_planned": 10**20}, "class.measure"),
        ({"hours_planned": 10**20}, "class.measure"),
        ({"hours_planned": 10_001}, "class.measure"),
        ({"levels": ()}, "class.level_needed"),
        ({"occupation_code": "4-03-02"}, "identity.occupation_form"),
        ({"occupation_code": "4-99-99-99"}, "class.occupation_name_needed"),
        ({"region": "4101"}, "register.region"),
    ],
)
def test_measures_that_cannot_be_are_refused(school: Room, change: dict[str, object], code: str) -> None:
    with expect_refusal(school, "clerk", code):
        opened(school, replace(cooks(), **change))


def test_only_clerks_of_institutions_open_classes(school: Room) -> None:
    with pytest.raises(NotAllowed):
        school.call("hr", open_class, cooks())


def test_a_class_is_corrected_as_it_was_seen(school: Room) -> None:
    number = opened(school, cooks())
    seen = school.call("clerk", show_class, ShowClass(number)).row
    longer = replace(cooks(number), class_end=date(2026, 3, 27), approval_number="嵩培备〔2026〕17号")
    school.call("clerk", edit_class, EditClass(seen.version, longer))
    assert school.call("clerk", show_class, ShowClass(number)).approval_number == "嵩培备〔2026〕17号"
    with expect_refusal(school, "clerk", "class.changed_meanwhile", Conflict):
        school.call("clerk", edit_class, EditClass(seen.version, cooks(number)))
    with expect_refusal(school, "clerk", "class.outside_scope"):
        school.call("clerk", edit_class, EditClass(seen.version + 1, replace(longer, levels=(Level.ADVANCED,))))


def test_a_class_closes_on_its_last_day_and_takes_nothing_more(school: Room) -> None:
    number = opened(school, cooks(end=date(2026, 5, 29)))
    with expect_refusal(school, "clerk", "class.not_ended"):
        school.call("clerk", close_class, CloseClass(number, 1))
    school.at_nine_next_day()
    school.call("clerk", close_class, CloseClass(number, 1))
    assert school.call("clerk", show_class, ShowClass(number)).allowed == ()
    with expect_refusal(school, "clerk", "workflow.class_state"):
        school.call("clerk", cancel_class, CancelClass(number, 2, "停办"))


def test_the_day_is_that_of_the_office_wall(school: Room) -> None:
    """Half past six in the evening, universal time, is already the next day in the office."""
    number = opened(school, cooks(end=date(2026, 5, 29)))
    school.clock.now = datetime(2026, 5, 28, 18, 30, tzinfo=UTC)
    school.tokens.clear()
    assert school.call("clerk", close_class, CloseClass(number, 1)).number == number


def test_a_class_is_cancelled_with_a_reason(school: Room) -> None:
    number = opened(school, cooks())
    with expect_refusal(school, "clerk", "register.blank"):
        school.call("clerk", cancel_class, CancelClass(number, 1, ""))
    school.call("clerk", cancel_class, CancelClass(number, 1, "报名人数不足"))
    assert school.call("hr", show_class, ShowClass(number)).row.state is ClassState.CANCELLED
    assert "报名人数不足" in last_action(school)[1]


def test_another_schools_class_is_unknown_to_a_clerk(school: Room) -> None:
    number = opened(school, cooks())
    for order in (
        lambda: school.call("clerk2", show_class, ShowClass(number)),
        lambda: school.call("clerk2", edit_class, EditClass(1, cooks(number))),
        lambda: school.call("clerk2", close_class, CloseClass(number, 1)),
        lambda: school.call("clerk2", cancel_class, CancelClass(number, 1, "停办")),
    ):
        with expect_refusal(school, "clerk2", "class.unknown"):
            order()


def test_lists_are_kept_apart_narrowed_and_paged(school: Room) -> None:
    certify(school, SECOND_SCHOOL)
    numbers = [opened(school, cooks(start=date(2026, month, 2), end=date(2026, 9, 20))) for month in (3, 4, 4)]
    other = opened(school, cooks("远航-1"), "clerk2")
    school.call("clerk", cancel_class, CancelClass(numbers[0], 1, "停办"))

    def listed(login: str, order: ListClasses) -> list[str]:
        return [row.number for row in school.call(login, list_classes, order).rows]

    assert listed("clerk", ListClasses()) == [numbers[2], numbers[1], numbers[0]]
    assert listed("clerk2", ListClasses()) == [other]
    assert listed("hr", ListClasses(institution_code=SECOND_SCHOOL)) == [other]
    assert listed("clerk", ListClasses(institution_code=SECOND_SCHOOL)) == []
    assert listed("hr", ListClasses(state=ClassState.CANCELLED)) == [numbers[0]]
    assert listed("hr", ListClasses(year=2025)) == []
    assert listed("hr", ListClasses(occupation_code="4-03-02-02")) == []
    assert paged(school) == [numbers[2], numbers[1], other, numbers[0]]


def paged(room: Room) -> list[str]:
    """All classes, one to a page; those of one day in the order of their making, latest first."""
    found: list[str] = []
    mark: ClassMark | None = None
    while True:
        page = room.call("hr", list_classes, ListClasses(after=mark, limit=1))
        found += [row.number for row in page.rows]
        mark = page.next_after
        if mark is None:
            return found


def test_levels_are_kept_lowest_first_and_once() -> None:
    text = levels_text((Level.CHIEF_TECHNICIAN, Level.ELEMENTARY, Level.SPECIAL_GRADE_TECHNICIAN, Level.ELEMENTARY))
    assert text == "5;0;00"
    assert levels_of(text) == (Level.ELEMENTARY, Level.SPECIAL_GRADE_TECHNICIAN, Level.CHIEF_TECHNICIAN)
    assert levels_of("") == ()


def test_attendance_is_cut_and_never_rounded_up() -> None:
    assert ClassCounts(hours_planned=3, hours_attended=2).attendance == "0.6666"
    assert ClassCounts(hours_planned=7, hours_attended=7).attendance == "1.0000"
    assert ClassCounts().attendance is None


@pytest.mark.parametrize("year", [-1, 0, 1, 1999, 9999, 10_000, 10**20])
def test_a_year_in_which_no_class_began_has_none(school: Room, year: int) -> None:
    opened(school, cooks())
    assert school.call("hr", list_classes, ListClasses(year=year)).rows == ()
    assert len(school.call("hr", list_classes, ListClasses(year=2026)).rows) == 1
