"""Who gets in, who stays out, and for how long."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.fixtures.office import FIRST_SCHOOL, PASSWORD, Clock, Room, identity, open_room
from trainingdesk.domain.errors import Conflict, NotAllowed, Refused
from trainingdesk.domain.people import Role
from trainingdesk.models.accounts import UserAccount
from trainingdesk.models.audit import AuditEntry
from trainingdesk.services.accounts import (
    AddUser,
    CloseSignIn,
    FirstRun,
    OpenSignIn,
    SetDisabled,
    SetPassword,
    add_user,
    first_run,
    list_users,
    office_facts,
    set_disabled,
    set_password,
    sign_in,
    sign_out,
)
from trainingdesk.services.records import Nothing

NEW_PASSWORD = "河埠头晾着三匹蓝印花布"


def a_first_run(**changed: object) -> FirstRun:
    facts: dict[str, object] = {
        "bureau": "嵩州市人力资源和社会保障局",
        "finance_bureau": "嵩州市财政局",
        "region": "410100",
        "region_name": "嵩州市",
        "login": "root1",
        "name": "管宁",
        "identity_number": identity("19800101", 1),
        "password": PASSWORD,
    }
    return FirstRun(**(facts | changed))  # type: ignore[arg-type]


def refusal(caught: pytest.ExceptionInfo[Refused]) -> str:
    return caught.value.code


def test_a_new_office_is_closed_until_the_first_run_and_then_has_one_administrator(tmp_path: Path) -> None:
    room = open_room(tmp_path / "new.db", Clock())
    assert not room.office.call(office_facts, Nothing()).is_open
    room.office.call(first_run, a_first_run())
    assert room.office.call(office_facts, Nothing()).bureau == "嵩州市人力资源和社会保障局"
    room.sign_in("root1")
    assert [row.role for row in room.call("root1", list_users, Nothing()).rows] == [Role.ADMINISTRATOR]
    with pytest.raises(Refused) as caught:
        room.office.call(first_run, a_first_run(login="second"))
    assert refusal(caught) == "account.office_open_already"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"region": "4101"}, "account.region"),
        ({"bureau": "  "}, "account.office_names"),
        ({"password": "123456789012"}, "account.password_weak"),
        ({"password": "root1root1root1x"}, "account.password_weak"),
        ({"identity_number": "418122198001010012"}, "account.identity"),
    ],
)
def test_a_first_run_with_a_fault_leaves_the_office_closed(
    tmp_path: Path, changed: dict[str, object], code: str
) -> None:
    room = open_room(tmp_path / "new.db", Clock())
    with pytest.raises(Refused) as caught:
        room.office.call(first_run, a_first_run(**changed))
    assert refusal(caught) == code
    assert not room.office.call(office_facts, Nothing()).is_open


def test_a_wrong_password_and_an_unknown_login_get_the_same_answer(room: Room) -> None:
    answers = []
    for login in ("clerk", "nobody-by-this-name", "…"):
        with pytest.raises(NotAllowed) as caught:
            room.office.call(sign_in, OpenSignIn(login, "not the password"))
        answers.append(caught.value.code)
    assert answers == ["account.wrong_password"] * 3


def test_five_wrong_passwords_rest_the_login_for_a_quarter_of_an_hour_and_no_longer(room: Room) -> None:
    for _ in range(5):
        with pytest.raises(NotAllowed):
            room.office.call(sign_in, OpenSignIn("clerk", "not the password"))
    with pytest.raises(NotAllowed) as caught:
        room.office.call(sign_in, OpenSignIn("clerk", PASSWORD))
    assert caught.value.code == "account.locked"
    assert caught.value.params["minutes"] == "15"
    room.clock.move(minutes=15)
    assert room.office.call(sign_in, OpenSignIn("clerk", PASSWORD)).actor.login == "clerk"


def test_every_failed_sign_in_is_on_record(room: Room) -> None:
    with pytest.raises(NotAllowed):
        room.office.call(sign_in, OpenSignIn("clerk", "not the password"))
    with room.office.read() as session:
        last = session.scalars(select(AuditEntry).order_by(AuditEntry.seq.desc())).first()
        assert last is not None
        assert (last.action, last.object_number) == ("account.sign_in_failed", "clerk")
        assert "not the password" not in last.details


def test_a_session_ends_when_idle_and_at_the_end_of_the_day(room: Room) -> None:
    room.sign_in("clerk")
    room.clock.move(minutes=9)
    room.call("clerk", sign_in_again := set_password, SetPassword(PASSWORD, NEW_PASSWORD))
    assert sign_in_again is set_password
    with pytest.raises(NotAllowed) as caught:
        room.call("clerk", set_password, SetPassword(NEW_PASSWORD, PASSWORD))
    assert caught.value.code == "session.ended"
    room.sign_in("hr")
    room.clock.move(minutes=5)
    with pytest.raises(NotAllowed) as caught:
        room.call("hr", sign_out, CloseSignIn(room.tokens["hr"]))
    assert caught.value.code == "session.idle"


def test_work_keeps_a_session_open_but_not_beyond_ten_hours(room: Room) -> None:
    room.sign_in("admin")
    for _ in range(10 * 60 // 8 - 1):
        room.clock.move(minutes=8)
        room.call("admin", list_users, Nothing())
    room.clock.now += timedelta(minutes=8)
    with pytest.raises(NotAllowed) as caught:
        room.call("admin", list_users, Nothing())
    assert caught.value.code == "session.expired"


def test_signing_out_ends_the_token(room: Room) -> None:
    room.sign_in("clerk")
    room.call("clerk", sign_out, CloseSignIn(room.tokens["clerk"]))
    with pytest.raises(NotAllowed) as caught:
        room.call("clerk", sign_out, CloseSignIn(room.tokens["clerk"]))
    assert caught.value.code == "session.ended"


def test_without_a_token_or_with_a_made_up_one_nothing_is_done(room: Room) -> None:
    for token, code in ((None, "session.missing"), ("made-up", "session.ended")):
        with pytest.raises(NotAllowed) as caught:
            room.office.call(list_users, Nothing(), token)
        assert caught.value.code == code


def test_a_disabled_login_is_out_at_once_and_back_when_enabled(room: Room) -> None:
    room.sign_in("clerk")
    version = next(row.version for row in room.call("admin", list_users, Nothing()).rows if row.login == "clerk")
    room.call("admin", set_disabled, SetDisabled("clerk", True, version))
    with pytest.raises(NotAllowed) as caught:
        room.call("clerk", sign_out, CloseSignIn(room.tokens["clerk"]))
    assert caught.value.code == "session.ended"
    with pytest.raises(NotAllowed):
        room.sign_in("clerk")
    with pytest.raises(Conflict):
        room.call("admin", set_disabled, SetDisabled("clerk", False, version))
    now = next(row.version for row in room.call("admin", list_users, Nothing()).rows if row.login == "clerk")
    room.call("admin", set_disabled, SetDisabled("clerk", False, now))
    room.sign_in("clerk")


def test_an_administrator_does_not_shut_out_the_own_login_nor_an_unknown_one(room: Room) -> None:
    version = next(row.version for row in room.call("admin", list_users, Nothing()).rows if row.login == "admin")
    for login, code in (("admin", "account.own_login"), ("ghost", "account.unknown")):
        with pytest.raises(Refused) as caught:
            room.call("admin", set_disabled, SetDisabled(login, True, version))
        assert refusal(caught) == code


@pytest.mark.parametrize(
    ("order", "code"),
    [
        (AddUser("clerk", "新人", identity("19900101", 50), Role.HR_REVIEWER, PASSWORD), "account.login_taken"),
        (AddUser("new", "新人", identity("19800101", 2), Role.AUDITOR, PASSWORD), "account.name_differs"),
        (AddUser("new", "新人", "not a number", Role.AUDITOR, PASSWORD), "account.identity"),
        (AddUser("new", "新人", identity("19900101", 50), Role.AUDITOR, "short"), "account.password_weak"),
        (AddUser("new", "新人", identity("19900101", 50), Role.AUDITOR, PASSWORD, FIRST_SCHOOL), "account.not_bound"),
        (AddUser("new", "新人", identity("19900101", 50), Role.INSTITUTION_CLERK, PASSWORD), "institution.unknown"),
    ],
)
def test_a_user_with_a_fault_is_not_added(room: Room, order: AddUser, code: str) -> None:
    before = len(room.call("admin", list_users, Nothing()).rows)
    with pytest.raises(Refused) as caught:
        room.call("admin", add_user, order)
    assert refusal(caught) == code
    assert len(room.call("admin", list_users, Nothing()).rows) == before


def test_two_logins_of_one_number_are_one_person(room: Room) -> None:
    room.add("hr-again", "何俊", Role.FINANCE_REVIEWER, 2)
    with room.office.read() as session:
        people = session.scalars(
            select(UserAccount.staff_id).where(UserAccount.login.in_(("hr", "hr-again"))).distinct()
        ).all()
    assert len(people) == 1


def test_only_an_administrator_keeps_users_and_each_try_is_on_record(room: Room) -> None:
    with pytest.raises(NotAllowed) as caught:
        room.call("clerk", list_users, Nothing())
    assert caught.value.code == "office.not_allowed"
    with room.office.read() as session:
        last = session.scalars(select(AuditEntry).order_by(AuditEntry.seq.desc())).first()
        assert last is not None
        assert (last.action, last.object_number, last.login) == ("office.denied", "accounts.list_users", "clerk")


def test_a_new_password_needs_the_old_one_and_must_be_good(room: Room) -> None:
    with pytest.raises(NotAllowed):
        room.call("clerk", set_password, SetPassword("not the password", NEW_PASSWORD))
    with pytest.raises(Refused) as caught:
        room.call("clerk", set_password, SetPassword(PASSWORD, "123456"))
    assert refusal(caught) == "account.password_weak"
    room.call("clerk", set_password, SetPassword(PASSWORD, NEW_PASSWORD))
    assert not room.office.call(sign_in, OpenSignIn("clerk", NEW_PASSWORD)).must_change
