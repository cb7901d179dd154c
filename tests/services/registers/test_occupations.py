"""The office's own occupations: who enters what, what is refused, and that they count wherever the shipped ones do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from tests.fixtures.office import FIRST_SCHOOL, Room, open_room
from tests.services.registers.stage import COOK, certify, cooks, expect_refusal, institution, last_action, opened
from trainingdesk.domain.changes import Changes
from trainingdesk.domain.errors import Conflict, NotAllowed, Refused
from trainingdesk.domain.occupations import Edition, OccupationCode
from trainingdesk.services.class_lists import ShowClass, show_class
from trainingdesk.services.classes import EditClass, edit_class
from trainingdesk.services.known_occupations import occupations_in_force, occupations_on_record
from trainingdesk.services.occupations import (
    AddOccupation,
    AmendOccupation,
    ListOccupations,
    OccupationRow,
    RestoreOccupation,
    RetireOccupation,
    add_occupation,
    amend_occupation,
    list_occupations,
    restore_occupation,
    retire_occupation,
)

GUIDE = "4-13-01-99"
NEW = AddOccupation(
    code=GUIDE,
    name="灯影讲解员",
    source="嵩人社发〔2026〕7号，局网站通知公告栏",
    english_name="Lantern show guide",
    other_names=("灯会解说员", "讲灯人；灯师"),
)


def listed(room: Room, text: str = "", *, edition: int | None = None, login: str = "clerk") -> list[OccupationRow]:
    order = ListOccupations(text, edition, registered_only=True)
    return list(room.call(login, list_occupations, order).rows)


def retired(room: Room, on: date | None = None) -> int:
    [row] = listed(room, GUIDE)
    assert row.registered is not None
    order = RetireOccupation(GUIDE, row.registered.version, "已并入其他职业", retired_on=on)
    return room.call("hr", retire_occupation, order).version


def names(room: Room, *, on_record: bool = False) -> tuple[str, ...]:
    """What the code is called for those who look it up."""
    with room.office.read() as session:
        known = (occupations_on_record if on_record else occupations_in_force)(room.office, session)
    found = known.find(OccupationCode(GUIDE))
    return (found.name, *found.other_names) if found else ()


def test_an_occupation_is_entered_with_its_source_and_goes_on_record(room: Room) -> None:
    made = room.call("hr", add_occupation, replace(NEW, code=" ４—13—01—99 ", name=" 灯影 讲解员 "))
    assert (made.number, made.version, made.changes) == (GUIDE, 1, Changes.OCCUPATIONS | Changes.AUDIT)
    action, details = last_action(room)
    assert (action, "嵩人社发〔2026〕7号" in details) == ("occupation.added", True)
    [row] = listed(room)
    assert (row.code, row.edition, row.name, row.source) == (GUIDE, 2022, "灯影 讲解员", NEW.source)
    assert row.other_names == ("灯会解说员", "讲灯人", "灯师")
    assert row.registered is not None
    assert (row.registered.added_by, row.registered.added_at) == ("何俊", room.clock())
    assert (row.registered.english_name, row.registered.retired_on) == ("Lantern show guide", None)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"code": "4-13-1-99"}, "identity.occupation_form"),
        ({"code": ""}, "identity.occupation_missing"),
        ({"edition": 2020}, "register.edition"),
        ({"code": COOK}, "occupation.shipped"),
        ({"name": " \u3000"}, "register.blank"),
        ({"name": "讲" * 201}, "register.too_long"),
        ({"source": ""}, "register.blank"),
        ({"english_name": "guide\u202e"}, "register.control_characters"),
        ({"other_names": ("讲" * 201,)}, "register.too_long"),
    ],
)
def test_what_cannot_be_right_is_refused_and_nothing_is_kept(room: Room, change: dict[str, str], code: str) -> None:
    with expect_refusal(room, "hr", code):
        room.call("hr", add_occupation, replace(NEW, **change))  # type: ignore[arg-type]


def test_one_code_is_entered_once_in_each_edition(room: Room) -> None:
    room.call("hr", add_occupation, NEW)
    with expect_refusal(room, "hr", "occupation.exists") as refusal:
        room.call("hr", add_occupation, replace(NEW, name="另一名称"))
    assert refusal.value.params == {"occupation": GUIDE, "edition": "2022", "name": "灯影讲解员"}
    room.call("hr", add_occupation, replace(NEW, edition=2015, name="灯彩讲解员", other_names=()))
    assert [(row.edition, row.name) for row in listed(room, GUIDE)] == [(2015, "灯彩讲解员"), (2022, "灯影讲解员")]
    assert [row.edition for row in listed(room, "灯", edition=2015)] == [2015]
    with room.office.read() as session:
        found = occupations_in_force(room.office, session).named("灯师")
    assert [(one.code.code, one.code.edition) for one in found] == [(GUIDE, Edition.OF_2022)]


@pytest.mark.parametrize("login", ["clerk", "counter", "papers", "finance", "auditor", "admin"])
def test_only_the_keeper_of_the_registers_writes(room: Room, login: str) -> None:
    with pytest.raises(NotAllowed):
        room.call(login, add_occupation, NEW)
    assert listed(room) == []


def test_an_entry_is_amended_as_it_was_seen(room: Room) -> None:
    room.call("hr", add_occupation, NEW)
    facts = replace(NEW, name="灯影解说员", english_name=None, other_names=("灯影解说员", "灯影讲解员"))
    assert room.call("hr", amend_occupation, AmendOccupation(1, facts)).version == 2
    assert last_action(room)[0] == "occupation.amended"
    assert names(room) == ("灯影解说员", "灯影讲解员")
    with expect_refusal(room, "hr2", "occupation.changed_meanwhile", Conflict):
        room.call("hr2", amend_occupation, AmendOccupation(1, NEW))
    with expect_refusal(room, "hr", "occupation.unknown"):
        room.call("hr", amend_occupation, AmendOccupation(1, replace(NEW, code=COOK)))


def test_a_retired_occupation_counts_no_longer_but_its_name_is_kept(room: Room) -> None:
    room.call("hr", add_occupation, NEW)
    certify(room, occupation=GUIDE)
    retired(room)
    assert names(room) == ()
    assert names(room, on_record=True)[0] == "灯影讲解员"
    assert {entry.occupation_name for entry in institution(room).scope} == {"灯影讲解员"}
    with expect_refusal(room, "clerk", "class.occupation_name_needed"):
        opened(room, replace(cooks(), occupation_code=GUIDE))
    with expect_refusal(room, "hr", "occupation.retired_already"):
        retired(room)
    with expect_refusal(room, "hr", "occupation.exists"):
        room.call("hr", add_occupation, NEW)
    back = room.call("hr", restore_occupation, RestoreOccupation(GUIDE, 2, "仍有培训"))
    assert (back.version, names(room)[0], last_action(room)[0]) == (3, "灯影讲解员", "occupation.restored")
    with expect_refusal(room, "hr", "occupation.not_retired"):
        room.call("hr", restore_occupation, RestoreOccupation(GUIDE, 3, "再一次"))


def test_it_counts_up_to_the_day_it_is_retired(room: Room) -> None:
    room.call("hr", add_occupation, NEW)
    retired(room, date(2026, 5, 29))
    assert names(room)[0] == "灯影讲解员"
    room.at_nine_next_day()
    assert names(room) == ()


def test_retiring_needs_a_reason_and_an_entry(room: Room) -> None:
    room.call("hr", add_occupation, NEW)
    with expect_refusal(room, "hr", "register.blank"):
        room.call("hr", retire_occupation, RetireOccupation(GUIDE, 1, " "))
    with expect_refusal(room, "hr", "occupation.unknown"):
        room.call("hr", retire_occupation, RetireOccupation(GUIDE, 1, "不再培训", edition=2015))
    with expect_refusal(room, "hr", "occupation.changed_meanwhile", Conflict):
        room.call("hr", retire_occupation, RetireOccupation(GUIDE, 2, "不再培训"))


def test_what_ships_is_listed_beside_what_was_entered(room: Room) -> None:
    room.call("hr", add_occupation, NEW)
    everything = room.call("auditor", list_occupations, ListOccupations()).rows
    assert len(everything) == len(room.office.shipped_occupations) + 1
    assert [(row.code, row.edition) for row in everything] == sorted((row.code, row.edition) for row in everything)
    [cook] = room.call("clerk", list_occupations, ListOccupations(COOK, 2022)).rows
    assert (cook.name, cook.registered) == ("中式烹调师", None)
    assert [row.code for row in room.call("clerk", list_occupations, ListOccupations("灯师")).rows] == [GUIDE]


def test_a_class_takes_the_name_that_the_office_entered(room: Room) -> None:
    certify(room, occupation=GUIDE)
    facts = replace(cooks("2026春-08"), occupation_code=GUIDE)
    with expect_refusal(room, "clerk", "class.occupation_name_needed"):
        opened(room, facts)
    assert {entry.occupation_name for entry in institution(room, FIRST_SCHOOL).scope} == {""}
    room.call("hr", add_occupation, NEW)
    assert {entry.occupation_name for entry in institution(room, FIRST_SCHOOL).scope} == {"灯影讲解员"}
    number = opened(room, facts)
    detail = room.call("clerk", show_class, ShowClass(number))
    assert (detail.row.occupation_name, detail.row.name) == ("灯影讲解员", "2026年灯影讲解员四级班（2026春-08）")
    room.call("hr", amend_occupation, AmendOccupation(1, replace(NEW, name="灯影解说员")))
    assert room.call("clerk", show_class, ShowClass(number)).row.occupation_name == "灯影讲解员"
    assert room.call("clerk", edit_class, EditClass(1, replace(facts, name="灯影班"))).version == 2
    assert room.call("clerk", show_class, ShowClass(number)).row.occupation_name == "灯影解说员"


def test_an_entry_made_in_another_office_on_the_same_file_counts_at_once(room: Room) -> None:
    assert names(room) == ()
    other = open_room(room.path, room.clock)
    other.call("hr", add_occupation, NEW)
    assert names(room)[0] == "灯影讲解员"
    other.office.database.close()


def test_an_entry_that_ships_by_now_stands_until_it_is_retired(room: Room) -> None:
    room.call("hr", add_occupation, replace(NEW, other_names=()))
    with room.office.read() as session:
        grown = occupations_in_force(room.office, session)
    room.office.shipped_occupations = room.office.shipped_occupations.joined_by(
        replace(one, name="灯影导赏员") for one in grown.named("灯影讲解员")
    )
    assert names(room) == ("灯影讲解员",)
    retired(room)
    assert names(room) == ("灯影导赏员",)
    with expect_refusal(room, "hr", "occupation.shipped", Refused):
        room.call("hr", restore_occupation, RestoreOccupation(GUIDE, 2, "仍有培训"))


def test_an_entry_altered_in_the_file_is_found(room: Room) -> None:
    room.call("hr", add_occupation, NEW)
    assert room.office.database.check().sound
    with room.office.write() as session:
        session.execute(text("UPDATE occupation SET name = '灯影讲师'"))
    report = room.office.database.check()
    assert [(finding.code, finding.params.get("table")) for finding in report.findings] == [
        ("db.row_altered", "occupation")
    ]
