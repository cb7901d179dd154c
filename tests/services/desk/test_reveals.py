"""A value in full: for whom it may be, never without an entry in the log, and not without end."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from tests.fixtures.claims import class_of_four, computed, detail_of
from tests.fixtures.office import FIRST_SCHOOL, SECOND_SCHOOL, Room, identity
from tests.fixtures.training import ACCOUNT
from tests.services.registers.stage import expect_refusal
from trainingdesk.domain.errors import NotAllowed
from trainingdesk.domain.masking import mask_identity
from trainingdesk.domain.people import Role
from trainingdesk.models.audit import AuditEntry
from trainingdesk.models.people import Person
from trainingdesk.services.reveals import MOST_AN_HOUR, Revealed, RevealField, Secret, reveal_field
from trainingdesk.services.trainees import ListTrainees, list_trainees

NUMBER = "2026春-02"


@pytest.fixture
def stocked(room: Room) -> Room:
    """A class of four; the first one's telephone is known."""
    class_of_four(room)
    with room.office.write() as session:
        session.get_one(Person, 1).phone = "13800138000"
    return room


def reveal(room: Room, field: Secret, key: str = "1", login: str = "clerk") -> Revealed:
    return room.call(login, reveal_field, RevealField(field, key))


def entries(room: Room, action: str = "value.revealed") -> list[AuditEntry]:
    with room.office.read() as session:
        return list(session.scalars(select(AuditEntry).where(AuditEntry.action == action).order_by(AuditEntry.seq)))


@pytest.mark.parametrize(
    ("field", "key", "value"),
    [
        (Secret.PERSON_ID, "1", identity("19850612", 1)),
        (Secret.PHONE, "1", "13800138000"),
        (Secret.ACCOUNT, "1", ACCOUNT),
        (Secret.INSTITUTION_ACCOUNT, FIRST_SCHOOL, ACCOUNT),
    ],
)
def test_each_reveal_is_on_record_without_the_value(stocked: Room, field: Secret, key: str, value: str) -> None:
    found = reveal(stocked, field, key)
    assert (found.value, found.shown_for, found.this_hour, found.findings) == (value, 30, 1, ())
    (entry,) = entries(stocked)
    assert (entry.login, entry.details) == ("clerk", f'{{"field":"{field}"}}')
    subject = (entry.object_kind, entry.object_number)
    assert subject == (("institution", key) if len(key) > 1 else ("person", mask_identity(identity("19850612", 1))))
    assert value not in repr((entry.details, entry.object_number))


def test_the_rows_of_lists_say_whose_value_to_ask_for(stocked: Room) -> None:
    rows = stocked.call("clerk", list_trainees, ListTrainees(NUMBER)).rows
    subjects = detail_of(stocked, computed(stocked).number).subjects
    assert [row.person_id for row in rows] == [subject.person_id for subject in subjects]
    numbers = [reveal(stocked, Secret.PERSON_ID, str(row.person_id)).value for row in rows]
    assert [mask_identity(number) for number in numbers] == [row.masked_id for row in rows]


def test_nobody_reveals_beyond_the_own_reach(stocked: Room) -> None:
    with expect_refusal(stocked, "clerk2", "person.unknown"):
        reveal(stocked, Secret.PERSON_ID, login="clerk2")
    with expect_refusal(stocked, "clerk2", "institution.unknown"):
        reveal(stocked, Secret.INSTITUTION_ACCOUNT, FIRST_SCHOOL, "clerk2")
    for key in ("99", "", "1 OR 1=1", "²", "9" * 30):
        with expect_refusal(stocked, "hr", "person.unknown"):
            reveal(stocked, Secret.ACCOUNT, key, "hr")
    with pytest.raises(NotAllowed):
        reveal(stocked, Secret.PHONE, login="admin")
    assert entries(stocked) == []


def test_what_is_not_registered_is_said_to_be_so(stocked: Room) -> None:
    with expect_refusal(stocked, "hr", "reveal.nothing"):
        reveal(stocked, Secret.PHONE, "2", "hr")
    with expect_refusal(stocked, "hr", "reveal.nothing"):
        reveal(stocked, Secret.INSTITUTION_ACCOUNT, SECOND_SCHOOL, "hr")


def test_more_than_sixty_in_an_hour_raise_one_alert_for_the_person(stocked: Room) -> None:
    stocked.add("hr-too", "何俊", Role.AUDITOR, 2)
    for _ in range(MOST_AN_HOUR - 1):
        assert reveal(stocked, Secret.PERSON_ID, login="hr").findings == ()
    assert reveal(stocked, Secret.PERSON_ID, login="hr-too").this_hour == MOST_AN_HOUR
    assert entries(stocked, "value.reveal_alert") == []
    for count in (MOST_AN_HOUR + 1, MOST_AN_HOUR + 2):
        found = reveal(stocked, Secret.PERSON_ID, login="hr")
        assert (found.value, found.this_hour) == (identity("19850612", 1), count)
        assert [finding.code for finding in found.findings] == ["reveal.too_many"]
    (alert,) = entries(stocked, "value.reveal_alert")
    assert (alert.object_kind, alert.object_number) == ("staff", "hr")
    assert reveal(stocked, Secret.PERSON_ID, login="counter").this_hour == 1
    stocked.clock.move(hours=1, seconds=1)
    stocked.tokens.clear()
    assert reveal(stocked, Secret.PERSON_ID, login="hr").this_hour == 1
