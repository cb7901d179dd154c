"""Employers and assessment bodies: entered once, faultless, and seen by those who should."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.fixtures.office import Room
from tests.services.registers.stage import everything, expect_refusal
from trainingdesk.domain.errors import Conflict, NotAllowed
from trainingdesk.services.employers import (
    EditAssessmentBody,
    EditEmployer,
    RegisterAssessmentBody,
    RegisterEmployer,
    edit_assessment_body,
    edit_employer,
    list_assessment_bodies,
    list_employers,
    register_assessment_body,
    register_employer,
)
from trainingdesk.services.records import Nothing

WORKS = RegisterEmployer(
    "91350100M000100Y43", "嵩州市第一机床厂", "410100", "工商银行", "1702020209012345678", "enterprise"
)
BODY = RegisterAssessmentBody(
    "91350100M000100Y43", "嵩州市职业技能评价中心", "S000141000001", "Skill Assessment Centre"
)


def test_an_employer_is_registered_once_and_its_account_is_masked_in_lists(room: Room) -> None:
    room.call("hr", register_employer, WORKS)
    [row] = room.call("counter", list_employers, Nothing()).rows
    assert (row.name, row.account, row.kind) == ("嵩州市第一机床厂", "**** 5678", "enterprise")
    assert "1702020209012345678" not in repr(everything(room)["audit_entry"])
    with expect_refusal(room, "hr", "employer.exists"):
        room.call("hr", register_employer, WORKS)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"credit_code": "91350100M000100Y4O"}, "identity.credit_code_characters"),
        ({"bank": ""}, "register.blank"),
        ({"account": "17020202090123456789012345678901"}, "identity.account_length"),
        ({"kind": "factory"}, "register.kind"),
    ],
)
def test_an_employer_with_a_fault_is_refused(room: Room, change: dict[str, str], code: str) -> None:
    with expect_refusal(room, "hr", code):
        room.call("hr", register_employer, replace(WORKS, **change))


def test_an_employer_is_corrected_as_it_was_seen(room: Room) -> None:
    made = room.call("hr", register_employer, WORKS)
    moved = replace(WORKS, account="41001234567890", phone="03711234567")
    room.call("hr", edit_employer, EditEmployer(made.version, moved))
    [row] = room.call("hr", list_employers, Nothing()).rows
    assert (row.account, row.phone, row.version) == ("**** 7890", "03711234567", 2)
    with expect_refusal(room, "hr2", "employer.changed_meanwhile", Conflict):
        room.call("hr2", edit_employer, EditEmployer(made.version, WORKS))
    with expect_refusal(room, "hr", "employer.unknown"):
        room.call("hr", edit_employer, EditEmployer(1, replace(WORKS, credit_code="91410100MA4000001N")))


def test_what_employers_gave_the_bureau_is_not_for_institutions(room: Room) -> None:
    with expect_refusal(room, "clerk", "register.bureau_only", NotAllowed):
        room.call("clerk", list_employers, Nothing())


def test_an_assessment_body_is_known_by_its_prefix(room: Room) -> None:
    room.call("hr", register_assessment_body, replace(BODY, number_prefix=" s000141000001 "))
    [row] = room.call("clerk", list_assessment_bodies, Nothing()).rows
    assert (row.number_prefix, row.english_name) == ("S000141000001", "Skill Assessment Centre")


@pytest.mark.parametrize("prefix", ["S00014100000", "0000141000001", "S000A41000001", "X000141000001"])
def test_a_prefix_that_begins_no_number_is_refused(room: Room, prefix: str) -> None:
    with expect_refusal(room, "hr", "body.prefix_faulty"):
        room.call("hr", register_assessment_body, replace(BODY, number_prefix=prefix))


def test_two_bodies_share_neither_code_nor_prefix(room: Room) -> None:
    room.call("hr", register_assessment_body, BODY)
    with expect_refusal(room, "hr", "body.exists"):
        room.call("hr", register_assessment_body, replace(BODY, number_prefix="S000241000001"))
    with expect_refusal(room, "hr", "body.prefix_taken") as refusal:
        room.call("hr", register_assessment_body, replace(BODY, credit_code="91410100MA4000001N"))
    assert refusal.value.params["name"] == BODY.name


def test_a_body_is_corrected_but_takes_nobodys_prefix(room: Room) -> None:
    made = room.call("hr", register_assessment_body, BODY)
    other = replace(BODY, credit_code="91410100MA4000001N", number_prefix="S000241000001")
    room.call("hr", register_assessment_body, other)
    room.call("hr", edit_assessment_body, EditAssessmentBody(made.version, replace(BODY, name="嵩州评价院")))
    assert room.call("hr", list_assessment_bodies, Nothing()).rows[0].name == "嵩州评价院"
    with expect_refusal(room, "hr", "body.prefix_taken"):
        room.call("hr", edit_assessment_body, EditAssessmentBody(1, replace(other, number_prefix=BODY.number_prefix)))
    with expect_refusal(room, "hr", "body.changed_meanwhile", Conflict):
        room.call("hr", edit_assessment_body, EditAssessmentBody(made.version, BODY))
    with expect_refusal(room, "hr", "body.unknown"):
        room.call("hr", edit_assessment_body, EditAssessmentBody(1, replace(BODY, credit_code="91410100MA4000002R")))
