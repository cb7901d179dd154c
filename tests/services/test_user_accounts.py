"""Logins as people use them: names in one spelling, back-off that ends, sessions that end together, hashes renewed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from tests.fixtures.office import FIRST_SCHOOL, PASSWORD, QUICK, SECOND_SCHOOL, Clock, Room, identity, open_room
from tests.services.registers.stage import everything, expect_refusal, last_action
from trainingdesk.domain.errors import Conflict, NotAllowed, OfficeError, Refused
from trainingdesk.domain.people import Role
from trainingdesk.models.accounts import SignIn, Staff, UserAccount
from trainingdesk.security.passwords import PasswordProfile
from trainingdesk.services.accounts import (
    AddUser,
    CloseSignIn,
    FirstRun,
    OpenSignIn,
    SetDisabled,
    SetPassword,
    UserRow,
    add_user,
    first_run,
    list_users,
    office_facts,
    set_disabled,
    set_password,
    sign_in,
    sign_out,
)
from trainingdesk.services.claim_reading import WhichClaims, list_claims
from trainingdesk.services.class_lists import ListClasses, list_classes
from trainingdesk.services.records import Nothing

NEW_PASSWORD = "河埠头晾着三匹蓝印花布"
FIRST = FirstRun(
    bureau="嵩州市人力资源和社会保障局",
    finance_bureau="嵩州市财政局",
    region="410100",
    region_name="嵩州市",
    login="root1",
    name="管宁",
    identity_number=identity("19800101", 1),
    password=PASSWORD,
)


def user(login: str = "new", name: str = "新人甲", sequence: int = 50, role: Role = Role.AUDITOR) -> AddUser:
    return AddUser(login, name, identity("19900101", sequence), role, PASSWORD)


def row_of(room: Room, login: str) -> UserRow:
    return next(row for row in room.call("admin", list_users, Nothing()).rows if row.login == login)


def told(room: Room, login: str, password: str = "not the password") -> OfficeError:
    """What somebody hears who tries to sign in and is not let in."""
    with pytest.raises(NotAllowed) as caught:
        room.office.call(sign_in, OpenSignIn(login, password))
    return caught.value


def slips(room: Room, login: str, count: int) -> list[str]:
    return [told(room, login).code for _ in range(count)]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "register.blank"),
        ("  \t ", "register.blank"),
        ("\u200b\ufeff", "register.blank"),
        ("何\x07俊", "register.control_characters"),
        ("何\u202e俊", "register.control_characters"),
        ("何" * 201, "register.too_long"),
    ],
)
def test_a_user_needs_a_name_that_can_be_printed(room: Room, name: str, code: str) -> None:
    """The name stands on forms and vouchers as who prepared and who reviewed them."""
    with expect_refusal(room, "admin", code) as refusal:
        room.call("admin", add_user, user(name=name))
    if code != "register.control_characters":
        assert refusal.value.params["field"] == "姓名"


@pytest.mark.parametrize("written", [" 何俊 ", "何\u200b俊", "\ufeff何俊", "何俊\n"])
def test_a_second_login_finds_its_person_however_the_name_was_pasted(room: Room, written: str) -> None:
    room.call("admin", add_user, AddUser("hr-b", written, identity("19800101", 2), Role.AUDITOR, PASSWORD))
    with room.office.read() as session:
        people = session.scalars(select(Staff).where(Staff.identity_number == identity("19800101", 2))).all()
    assert [person.name for person in people] == ["何俊"]


def test_blanks_inside_a_name_are_kept_once(room: Room) -> None:
    room.call("admin", add_user, user(name="Anna  Maria\u3000Li"))
    assert row_of(room, "new").name == "Anna Maria Li"


@pytest.mark.parametrize("region", ["４１０１００", "41010²", "4101O0", "4101000", "", " 410100"])
def test_an_office_lies_in_a_region_of_six_plain_digits(tmp_path: Path, region: str) -> None:
    """Digits of other scripts compare with nothing in the packs: every claim would fall outside every region."""
    room = open_room(tmp_path / "new.db", Clock())
    with pytest.raises(Refused) as caught:
        room.office.call(first_run, replace(FIRST, region=region))
    assert caught.value.code == "account.region"
    assert not room.office.call(office_facts, Nothing()).is_open
    room.office.database.close()


def test_the_names_on_every_page_are_kept_in_one_line(tmp_path: Path) -> None:
    room = open_room(tmp_path / "new.db", Clock())
    pasted = replace(
        FIRST, bureau=" 嵩州市人力资源\n和社会保障局 ", finance_bureau="嵩州市\u200b财政局", region_name="嵩州市 "
    )
    room.office.call(first_run, pasted)
    facts = room.office.call(office_facts, Nothing())
    assert (facts.bureau, facts.finance_bureau) == ("嵩州市人力资源 和社会保障局", "嵩州市财政局")
    assert (facts.region, facts.region_name, facts.demo) == ("410100", "嵩州市", False)
    room.office.database.close()


@pytest.mark.parametrize("field", ["bureau", "finance_bureau", "region_name"])
def test_names_with_marks_that_turn_the_writing_are_refused(tmp_path: Path, field: str) -> None:
    room = open_room(tmp_path / "new.db", Clock())
    with pytest.raises(Refused) as caught:
        room.office.call(first_run, replace(FIRST, **{field: "嵩州\u202e市"}))
    assert caught.value.code == "register.control_characters"
    assert not room.office.call(office_facts, Nothing()).is_open
    room.office.database.close()


@pytest.mark.parametrize("written", ["CLERK", " clerk ", "ｃｌｅｒｋ", "Clerk"])
def test_a_login_is_found_however_it_is_typed_and_never_taken_twice(room: Room, written: str) -> None:
    assert room.office.call(sign_in, OpenSignIn(written, PASSWORD)).actor.login == "clerk"
    with expect_refusal(room, "admin", "account.login_taken") as refusal:
        room.call("admin", add_user, user(login=written))
    assert refusal.value.params["login"] == "clerk"


@pytest.mark.parametrize("login", ["", " ", "two words", "a/b", "甲！", "x" * 65, "-x", "x-"])
def test_a_login_that_cannot_be_one_is_refused(room: Room, login: str) -> None:
    with expect_refusal(room, "admin", "security.login_unusable"):
        room.call("admin", add_user, user(login=login))


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("短", "security.password_short"),
        ("新人甲的长长的口令一二三", "security.password_holds_login"),
        ("this is the new one for me", "security.password_holds_login"),
        ("哈哈哈哈哈哈哈哈", "security.password_repetitive"),
        ("zhengzhou20260101", "security.password_common"),
        ("长" * 300, "security.password_long"),
    ],
)
def test_a_first_password_is_held_to_the_same_measure_as_any(room: Room, password: str, code: str) -> None:
    with expect_refusal(room, "admin", "account.password_weak") as refusal:
        room.call("admin", add_user, replace(user(), password=password))
    assert code in [finding.code for finding in refusal.value.findings]


def test_who_got_the_password_from_somebody_else_is_told_to_change_it(room: Room) -> None:
    room.call("admin", add_user, user())
    assert room.office.call(sign_in, OpenSignIn("new", PASSWORD)).must_change
    room.call("new", set_password, SetPassword(PASSWORD, NEW_PASSWORD))
    assert not room.office.call(sign_in, OpenSignIn("new", NEW_PASSWORD)).must_change


def test_the_right_password_forgives_the_slips_before_it(room: Room) -> None:
    assert slips(room, "clerk", 4) == ["account.wrong_password"] * 4
    room.sign_in("clerk")
    assert slips(room, "clerk", 4) == ["account.wrong_password"] * 4
    room.sign_in("clerk")
    assert row_of(room, "clerk").locked_until is None


def test_the_minutes_left_are_rounded_up_and_trying_does_not_add_any(room: Room) -> None:
    slips(room, "clerk", 5)
    left = []
    for minutes in (0, 4, 4, 4, 2.5):
        room.clock.move(minutes=minutes)
        left.append(told(room, "clerk", PASSWORD).params["minutes"])
    assert left == ["15", "11", "7", "3", "1"]
    room.clock.move(seconds=30)
    assert room.office.call(sign_in, OpenSignIn("clerk", PASSWORD)).actor.login == "clerk"


def test_the_administrator_sees_who_rests_and_until_when(room: Room) -> None:
    slips(room, "clerk", 5)
    assert row_of(room, "clerk").locked_until == room.clock() + timedelta(minutes=15)
    assert row_of(room, "clerk2").locked_until is None


def test_one_login_at_rest_leaves_the_others_alone(room: Room) -> None:
    slips(room, "clerk", 6)
    for login in ("clerk2", "hr", "admin"):
        room.sign_in(login)
        assert room.tokens[login]


def test_a_disabled_login_hears_no_more_than_a_wrong_password_and_then_rests_like_any(room: Room) -> None:
    room.call("admin", set_disabled, SetDisabled("clerk", True, row_of(room, "clerk").version))
    heard = [told(room, "clerk", PASSWORD).code for _ in range(6)]
    assert heard == ["account.wrong_password"] * 4 + ["account.locked"] * 2


def test_nobody_is_told_whether_a_login_exists_by_how_it_is_put_on_record(room: Room) -> None:
    for login in ("clerk", "ghost", "not a login!", "长" * 200):
        told(room, login)
        action, details = last_action(room)
        assert action == "account.sign_in_failed"
        assert "not the password" not in details
    with room.office.read() as session:
        failures = dict(session.execute(select(UserAccount.login, UserAccount.failures)).all())
    assert failures["clerk"] == 1
    assert set(failures) == {"admin", "clerk", "clerk2", "counter", "finance", "hr", "hr2", "auditor", "papers"}


def test_a_new_password_ends_every_session_of_the_login_and_no_other(room: Room) -> None:
    first = room.office.call(sign_in, OpenSignIn("clerk", PASSWORD)).token
    second = room.office.call(sign_in, OpenSignIn("clerk", PASSWORD)).token
    room.sign_in("clerk2")
    room.office.call(set_password, SetPassword(PASSWORD, NEW_PASSWORD), first)
    for token in (first, second):
        with pytest.raises(NotAllowed) as caught:
            room.office.call(list_classes, ListClasses(), token)
        assert caught.value.code == "session.ended"
    assert room.call("clerk2", list_classes, ListClasses()).rows == ()
    assert told(room, "clerk", PASSWORD).code == "account.wrong_password"


def test_a_password_that_was_refused_changes_nothing(room: Room) -> None:
    room.sign_in("clerk")
    before = everything(room)
    for new in ("", "clerk", "密码密码密码密码"):
        with pytest.raises(Refused):
            room.call("clerk", set_password, SetPassword(PASSWORD, new))
    assert everything(room) == before
    assert room.office.call(sign_in, OpenSignIn("clerk", PASSWORD)).actor.login == "clerk"


def test_signing_out_ends_one_session_and_not_the_other(room: Room) -> None:
    first = room.office.call(sign_in, OpenSignIn("clerk", PASSWORD)).token
    second = room.office.call(sign_in, OpenSignIn("clerk", PASSWORD)).token
    room.office.call(sign_out, CloseSignIn(first), first)
    with pytest.raises(NotAllowed):
        room.office.call(list_classes, ListClasses(), first)
    assert room.office.call(list_classes, ListClasses(), second).rows == ()


def test_a_token_that_is_ended_twice_keeps_its_first_end(room: Room) -> None:
    first = room.office.call(sign_in, OpenSignIn("clerk", PASSWORD)).token
    second = room.office.call(sign_in, OpenSignIn("clerk", PASSWORD)).token
    room.office.call(sign_out, CloseSignIn(first), second)
    ended = room.clock()
    room.clock.move(minutes=3)
    room.office.call(sign_out, CloseSignIn(first), second)
    with room.office.read() as session:
        assert session.scalars(select(SignIn.ended_at).where(SignIn.ended_at.is_not(None))).all() == [ended]


def test_tokens_are_kept_as_digests_only(room: Room) -> None:
    token = room.office.call(sign_in, OpenSignIn("clerk", PASSWORD)).token
    assert len(token) >= 43
    assert token.encode() not in room.path.read_bytes()


@pytest.mark.parametrize(("login", "minutes"), [("clerk", 10), ("counter", 10), ("hr", 5), ("finance", 5)])
def test_who_decides_about_money_leaves_a_desk_open_for_less_long(room: Room, login: str, minutes: int) -> None:
    room.sign_in(login)
    room.clock.move(minutes=minutes, seconds=-1)
    room.call(login, list_claims, WhichClaims())
    room.clock.move(minutes=minutes)
    with pytest.raises(NotAllowed) as caught:
        room.call(login, list_claims, WhichClaims())
    assert caught.value.code == "session.idle"


def test_a_clock_set_back_ends_the_session(room: Room) -> None:
    room.sign_in("clerk")
    room.clock.move(minutes=-1)
    with pytest.raises(NotAllowed) as caught:
        room.call("clerk", list_classes, ListClasses())
    assert caught.value.code == "session.expired"


@pytest.mark.parametrize("profile", [PasswordProfile(2, 8, 1), PasswordProfile(1, 16, 1), PasswordProfile(1, 16, 2)])
def test_a_dearer_measure_is_taken_up_with_the_next_right_password(room: Room, profile: PasswordProfile) -> None:
    """The stored hash was made for yesterday's machines; only a right password can be hashed again."""
    room.office.passwords = profile
    before = hash_of(room, "clerk")
    told(room, "clerk")
    assert hash_of(room, "clerk") == before
    room.office.call(sign_in, OpenSignIn("clerk", PASSWORD))
    renewed = hash_of(room, "clerk")
    assert renewed != before
    assert f"m={profile.memory},t={profile.time_cost},p={profile.parallelism}" in renewed
    room.office.call(sign_in, OpenSignIn("clerk", PASSWORD))
    assert hash_of(room, "clerk") == renewed
    room.office.passwords = QUICK
    assert room.office.call(sign_in, OpenSignIn("clerk", PASSWORD)).actor.login == "clerk"


def hash_of(room: Room, login: str) -> str:
    with room.office.read() as session:
        return session.scalars(select(UserAccount.password_hash).where(UserAccount.login == login)).one()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.INSTITUTION_CLERK])
def test_only_clerks_of_institutions_are_bound_to_one(room: Room, role: Role) -> None:
    with expect_refusal(room, "admin", "account.not_bound") as refusal:
        room.call("admin", add_user, replace(user(role=role), institution_code=FIRST_SCHOOL))
    assert refusal.value.params == {"role": role.zh, "role_en": role.en}
    room.call("admin", add_user, user(role=role))
    assert row_of(room, "new").institution is None


def test_one_person_may_work_for_two_schools_under_two_logins(room: Room) -> None:
    both = replace(user(role=Role.INSTITUTION_CLERK), institution_code=FIRST_SCHOOL)
    room.call("admin", add_user, both)
    room.call("admin", add_user, replace(both, login="new2", institution_code=SECOND_SCHOOL))
    assert {row_of(room, login).institution for login in ("new", "new2")} == {
        "嵩州市匠心职业技能培训学校",
        "嵩州市远航职业技能培训中心",
    }
    with room.office.read() as session:
        assert len(session.scalars(select(Staff).where(Staff.name == "新人甲")).all()) == 1


def test_the_list_is_by_login_and_names_the_role(room: Room) -> None:
    rows = room.call("admin", list_users, Nothing()).rows
    assert [row.login for row in rows] == sorted(row.login for row in rows)
    assert {row.login: row.role for row in rows}["papers"] is Role.CERTIFICATE_OFFICER
    assert not any(row.disabled for row in rows)


def test_two_administrators_at_once_one_is_told(room: Room) -> None:
    room.add("admin2", "副管理", Role.ADMINISTRATOR, 70)
    seen = row_of(room, "clerk").version
    room.call("admin", set_disabled, SetDisabled("clerk", True, seen))
    with expect_refusal(room, "admin2", "account.changed_meanwhile", Conflict):
        room.call("admin2", set_disabled, SetDisabled("clerk", False, seen))
    room.call("admin2", set_disabled, SetDisabled("admin", True, row_of_as(room, "admin2", "admin").version))
    with pytest.raises(NotAllowed):
        room.call("admin", list_users, Nothing())


def row_of_as(room: Room, reader: str, login: str) -> UserRow:
    return next(row for row in room.call(reader, list_users, Nothing()).rows if row.login == login)


def test_who_shut_whom_out_and_who_let_them_in_is_on_record(room: Room) -> None:
    actions = []
    for disabled in (True, False):
        room.call("admin", set_disabled, SetDisabled("clerk", disabled, row_of(room, "clerk").version))
        actions.append(last_action(room)[0])
    assert actions == ["account.disabled", "account.enabled"]


def test_a_password_stands_nowhere_in_the_file(room: Room) -> None:
    room.call("admin", add_user, user())
    room.call("new", set_password, SetPassword(PASSWORD, NEW_PASSWORD))
    content = room.path.read_bytes()
    for secret in (PASSWORD, NEW_PASSWORD):
        assert secret.encode() not in content
