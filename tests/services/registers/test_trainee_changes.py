"""Trainees put right after the roster went in, and taken off it: checked like a roster, and nothing claimed moves."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.fixtures.claims import class_of_four, submitted
from tests.fixtures.office import Room, identity
from tests.services.imports.files import Desk, roster, trainee
from tests.services.registers.stage import certify, cooks, everything, expect_refusal, opened
from trainingdesk.domain.errors import Conflict
from trainingdesk.domain.vocabulary import PersonGroup
from trainingdesk.models.audit import AuditEntry
from trainingdesk.models.people import GroupMembership, Person, PersonAccount
from trainingdesk.services.class_records import TraineeRow
from trainingdesk.services.roster_import import commit_roster, preview_roster
from trainingdesk.services.trainee_changes import (
    MOST,
    ChangeTrainees,
    RemoveTrainees,
    TraineeChange,
    TraineeField,
    change_trainees,
    remove_trainees,
)
from trainingdesk.services.trainees import ListTrainees, list_trainees

PHONE, GROUP, ACCOUNT = TraineeField.PHONE, TraineeField.GROUP, TraineeField.ACCOUNT
CARD = "62284800012345"


@pytest.fixture
def number(room: Room) -> str:
    """An open class of three."""
    certify(room)
    made = opened(room, cooks())
    desk = Desk(room, preview_roster, commit_roster)
    people = [trainee(1, phone="13800138000"), trainee(2), trainee(3)]
    desk.commit(roster(room.path.with_name("r.xlsx"), people), made)
    return made


def rows(room: Room, number: str) -> tuple[TraineeRow, ...]:
    return room.call("clerk", list_trainees, ListTrainees(number)).rows


def change(room: Room, number: str, *changes: TraineeChange, login: str = "clerk") -> None:
    room.call(login, change_trainees, ChangeTrainees(number, changes))


def test_telephone_category_and_account_are_put_right_in_one_step(room: Room, number: str) -> None:
    first, second, _ = rows(room, number)
    assert (first.masked_phone, first.group, first.age) == ("138****8000", PersonGroup.RURAL_WORKER, 46)
    change(
        room,
        number,
        TraineeChange(first.enrolment_id, PHONE, "139 0013 9000", "138****8000"),
        TraineeChange(first.enrolment_id, ACCOUNT, f"工商银行某支行 {CARD}", first.masked_account or ""),
        TraineeChange(second.enrolment_id, GROUP, "退役军人、农民工", "rural_worker"),
    )
    first, second, _ = rows(room, number)
    assert (first.masked_phone, first.masked_account) == ("139****9000", "**** 2345")
    assert second.group is PersonGroup.VETERAN
    with room.office.read() as session:
        account = session.scalars(
            select(PersonAccount).where(PersonAccount.person_id == first.person_id, PersonAccount.current)
        ).one()
        groups = session.scalars(
            select(GroupMembership.group).where(GroupMembership.person_id == second.person_id)
        ).all()
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "trainee.changed")).one()
    assert (account.bank, account.account) == ("工商银行某支行", CARD)
    assert set(groups) == {PersonGroup.VETERAN, PersonGroup.MIGRANT_WORKER}
    assert entry.details == '{"field":"account 1, group 1, phone 1","people":2}'


def test_what_cannot_be_used_is_told_and_nothing_is_written(room: Room, number: str) -> None:
    first, second, _ = rows(room, number)
    with expect_refusal(room, "clerk", "trainee.not_usable") as refusal:
        change(
            room,
            number,
            TraineeChange(first.enrolment_id, PHONE, "13900139000", "138****8000"),
            TraineeChange(first.enrolment_id, GROUP, "闲人", "rural_worker"),
            TraineeChange(second.enrolment_id, ACCOUNT, CARD, second.masked_account or ""),
            TraineeChange(second.enrolment_id, ACCOUNT, "工商银行 12", second.masked_account or ""),
        )
    codes = ["trainee.group_unknown", "trainee.bank_missing", "identity.account_length"]
    assert [finding.code for finding in refusal.value.findings] == codes
    assert rows(room, number)[0].masked_phone == "138****8000"


def test_what_somebody_else_changed_is_not_written_over(room: Room, number: str) -> None:
    first = rows(room, number)[0]
    change(room, number, TraineeChange(first.enrolment_id, PHONE, "13900139000", "138****8000"))
    with expect_refusal(room, "clerk", "trainee.changed_meanwhile", Conflict):
        change(room, number, TraineeChange(first.enrolment_id, PHONE, "13700137000", "138****8000"))
    with expect_refusal(room, "clerk", "trainee.gone", Conflict):
        change(room, number, TraineeChange(999, PHONE, "13700137000"))
    with expect_refusal(room, "clerk", "trainee.how_many"):
        change(room, number)
    with expect_refusal(room, "clerk", "trainee.how_many"):
        change(room, number, *[TraineeChange(first.enrolment_id, PHONE, "1")] * (MOST + 1))
    with expect_refusal(room, "clerk2", "class.unknown"):
        change(room, number, TraineeChange(first.enrolment_id, PHONE, "13700137000", "139****9000"), login="clerk2")


def test_people_without_anything_in_the_class_leave_it_with_a_reason(room: Room, number: str) -> None:
    first, second, third = rows(room, number)
    room.call("clerk", remove_trainees, RemoveTrainees(number, (first.enrolment_id, third.enrolment_id), " 退 学 "))
    assert [row.name for row in rows(room, number)] == [second.name]
    left = everything(room)
    assert len(left["person"]) == 3
    assert len(left["group_membership"]) == 1
    with room.office.read() as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "trainee.removed")).one()
    assert entry.details == '{"people":2,"position":"1, 3","reason":"退 学"}'
    for reason in (" ", "长" * 201):
        with expect_refusal(room, "clerk", "trainee.reason_needed"):
            room.call("clerk", remove_trainees, RemoveTrainees(number, (second.enrolment_id,), reason))
    with expect_refusal(room, "clerk", "trainee.gone", Conflict):
        room.call("clerk", remove_trainees, RemoveTrainees(number, (first.enrolment_id,), "退学"))


def test_whoever_has_something_in_the_class_stays(room: Room) -> None:
    class_of_four(room)
    first = rows(room, "2026春-02")[0]
    with expect_refusal(room, "clerk", "trainee.has_records"):
        room.call("clerk", remove_trainees, RemoveTrainees("2026春-02", (first.enrolment_id,), "退学"))


def test_what_a_claim_was_handed_in_on_stays(room: Room) -> None:
    class_of_four(room)
    submitted(room)
    first = rows(room, "2026春-02")[0]
    seen = first.group.value if first.group else ""
    with expect_refusal(room, "clerk", "trainee.claimed"):
        change(room, "2026春-02", TraineeChange(first.enrolment_id, GROUP, "退役军人", seen))
    change(room, "2026春-02", TraineeChange(first.enrolment_id, PHONE, "13900139000", first.masked_phone or ""))
    with room.office.read() as session:
        assert session.scalars(select(Person.phone).where(Person.id_number == identity("19850612", 1))).one()
