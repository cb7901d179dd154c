"""People: lists by name, sound and last digits, and all that the registers hold of one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from tests.fixtures.claims import FOUR, class_of_four, decided, submitted, vouchers
from tests.fixtures.office import SECOND_SCHOOL, Room, identity
from tests.fixtures.statements import statements
from tests.fixtures.training import ACCOUNT, Trainee, certify, fill, open_cooks
from tests.services.registers.stage import expect_refusal
from trainingdesk.domain.errors import NotAllowed
from trainingdesk.domain.levels import Level
from trainingdesk.domain.masking import mask_account, mask_identity
from trainingdesk.domain.money import Money
from trainingdesk.domain.texts import Language
from trainingdesk.domain.vocabulary import DecisionStatus, PersonGroup
from trainingdesk.domain.workflow import VoucherEvent, VoucherState
from trainingdesk.models.people import GroupMembership, Person
from trainingdesk.models.vouchers import Award
from trainingdesk.services.name_sounds import sounds_like
from trainingdesk.services.people_reading import (
    ListPeople,
    PersonPage,
    ShowPerson,
    list_people,
    show_person,
)
from trainingdesk.services.people_records import ConflictKind, PersonDetail

NUMBER, SL = "2026春-02", "SL2026-000001"
NAMES = ("何𤨒", "单雄信", "张三丰", "张伟", "买买提·阿不都热合曼", "吕布", "JOHN SMITH")


def listed(room: Room, text: str = "", login: str = "hr", **more: object) -> PersonPage:
    return room.call(login, list_people, ListPeople(text, **more))  # type: ignore[arg-type]


def names(page: PersonPage) -> list[str]:
    return [row.name for row in page.rows]


def person_id(room: Room, name: str) -> int:
    return next(row.id for row in listed(room).rows if row.name == name)


def shown(room: Room, name: str, login: str = "hr", language: Language = Language.ZH) -> PersonDetail:
    return room.call(login, show_person, ShowPerson(person_id(room, name), language))


@pytest.fixture
def crowd(room: Room) -> Room:
    """People of many kinds of names in one class of the first school."""
    certify(room)
    open_cooks(room, NUMBER)
    fill(room, NUMBER, tuple(Trainee(name) for name in NAMES))
    return room


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("张", ["张三丰", "张伟"]),
        (" 张 三", []),
        ("张三", ["张三丰"]),
        ("zw", ["张伟"]),
        ("zhangs", ["张三丰"]),
        ("ZSF", ["张三丰"]),
        ("shan", ["单雄信"]),
        ("dxx", ["单雄信"]),
        ("lv", ["吕布"]),
        ("lubu", ["吕布"]),
        ("mmtabd", ["买买提·阿不都热合曼"]),
        ("john", ["JOHN SMITH"]),
        ("JOHN", ["JOHN SMITH"]),
        (identity("19850612", 4)[-5:], ["张伟"]),
        (identity("19850612", 4), ["张伟"]),
        ("123", []),
        ("%", []),
    ],
)
def test_people_are_found_by_name_by_sound_and_by_last_digits(crowd: Room, typed: str, found: list[str]) -> None:
    assert names(listed(crowd, typed)) == found


def test_a_telephone_number_finds_its_owner(crowd: Room) -> None:
    with crowd.office.write() as session:
        session.scalars(select(Person).where(Person.name == "吕布")).one().phone = "13800138000"
    assert names(listed(crowd, "13800138000")) == ["吕布"]
    assert listed(crowd, "吕布").rows[0].masked_phone == "138****8000"


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("张三", "zs", True),
        ("张三", "zhs", True),
        ("张三", "zhangsan", True),
        ("张三", "zhangsang", False),
        ("张三", "hs", False),
        ("曾国藩", "zgf", True),
        ("曾国藩", "cengguo", True),
        ("JOHN", "jo", False),
    ],
)
def test_how_a_name_sounds(name: str, typed: str, said: bool) -> None:
    assert sounds_like(name, typed) is said


def test_a_page_says_where_the_next_one_begins(crowd: Room) -> None:
    whole = names(listed(crowd))
    first = listed(crowd, limit=3)
    assert (names(first), first.total) == (whole[:3], 7)
    second = listed(crowd, limit=3, after=first.next_after)
    assert (names(second), second.total) == (whole[3:6], None)
    last = listed(crowd, limit=3, after=second.next_after)
    assert (names(last), last.next_after) == (whole[6:], None)
    by_sound = listed(crowd, "zh", limit=1)
    assert (names(by_sound), by_sound.total) == (["张三丰"], None)
    assert names(listed(crowd, "zh", limit=1, after=by_sound.next_after)) == ["张伟"]


@pytest.mark.parametrize("login", ["hr", "clerk"])
@pytest.mark.parametrize("typed", ["", "z", "s", "l"])
def test_pages_of_one_give_what_one_page_gives(crowd: Room, login: str, typed: str) -> None:
    """Names by sound are asked for in a range for each first character; a page may end within one."""
    whole = listed(crowd, typed, login)
    page, found = listed(crowd, typed, login, limit=1), []
    while page.rows:
        found += names(page)
        if page.next_after is None:
            break
        page = listed(crowd, typed, login, limit=1, after=page.next_after)
    assert found == names(whole)


def test_a_row_shows_no_number_whole_and_no_birth_date(crowd: Room) -> None:
    row = listed(crowd, "张伟").rows[0]
    number = identity("19850612", 4)
    assert (row.masked_id, row.masked_account) == (mask_identity(number), mask_account(ACCOUNT))
    assert (row.age, row.classes, row.highest) == (40, 1, Level.INTERMEDIATE)
    assert number not in repr(row)
    assert "1985" not in repr(row)


def test_a_clerk_sees_the_own_trainees_alone(crowd: Room) -> None:
    assert len(listed(crowd, login="clerk").rows) == 7
    assert listed(crowd, login="clerk2") == PersonPage((), None, 0)
    assert listed(crowd, "zw", login="clerk2").rows == ()
    with expect_refusal(crowd, "clerk2", "person.unknown"):
        crowd.call("clerk2", show_person, ShowPerson(1))
    with expect_refusal(crowd, "hr", "person.unknown"):
        crowd.call("hr", show_person, ShowPerson(99))


@pytest.mark.parametrize("login", ["counter", "hr", "finance", "papers", "auditor"])
def test_the_bureau_sees_everybody(crowd: Room, login: str) -> None:
    assert len(listed(crowd, login=login).rows) == 7
    with pytest.raises(NotAllowed):
        listed(crowd, login="admin")


def test_one_person_with_class_certificate_and_money(room: Room) -> None:
    class_of_four(room)
    issued = vouchers(room)
    decided(room, issued[0], VoucherEvent.APPROVE)
    award(room, "何𤨒", date(2024, 6, 1), "old-1")
    award(room, "何𤨒", date(2024, 7, 1), "old-2", revoked=date(2024, 8, 1))
    found = shown(room, "何𤨒")
    (attended,) = found.classes
    assert (attended.number, attended.share, attended.passed) == (NUMBER, "0.9500", True)
    (held,) = found.levels
    assert (held.number, held.level) == (attended.certificate_number, Level.INTERMEDIATE)
    assert [year.year for year in found.years] == [2026, 2024]
    now, before = found.years
    assert {item.status for item in now.items} == {DecisionStatus.PAYABLE}
    assert {item.claim_number for item in now.items} == {SL}
    assert {item.voucher_state for item in now.items} == {VoucherState.APPROVED, VoucherState.ISSUED}
    assert now.total == Money(sum(item.amount.fen for item in now.items)) == Money(1_840_00)
    assert (before.total, len(before.awards)) == (Money(1_000_00), 2)


def award(room: Room, name: str, day: date, certificate: str, revoked: date | None = None) -> None:
    with room.office.write() as session:
        person = session.scalars(select(Person).where(Person.name == name)).one()
        session.add(
            Award(person_id=person.id, scheme="training", item="training", certificate_no=certificate, award_date=day,
                  amount=Money(1_000_00), revoked_on=revoked, source="0" * 64)
        )  # fmt: skip


def test_what_the_clerk_does_not_see_of_a_trainee(room: Room) -> None:
    class_of_four(room)
    submitted(room)
    award(room, "张伟", date(2024, 6, 1), "old-1")
    certify(room, SECOND_SCHOOL)
    open_cooks(room, "2026春-77", "clerk2")
    fill(room, "2026春-77", (FOUR[0],))
    own, other = shown(room, "张伟", "clerk"), shown(room, "张伟", "clerk2")
    assert ([one.number for one in own.classes], [one.number for one in other.classes]) == ([NUMBER], ["2026春-77"])
    assert (len(own.levels), len(other.levels)) == (1, 1)
    assert ([year.year for year in own.years], other.years) == ([2026], ())
    assert ConflictKind.OVERLAPPING_CLASSES not in {one.kind for one in own.conflicts}
    whole = shown(room, "张伟", "hr")
    assert [year.year for year in whole.years] == [2026, 2024]
    overlap = next(one for one in whole.conflicts if one.kind is ConflictKind.OVERLAPPING_CLASSES)
    assert overlap.subject == f"{NUMBER}、2026春-77"
    assert shown(room, "张伟", "papers").years[0].items == ()


def test_one_account_telephone_or_certificate_for_two_is_a_conflict(room: Room) -> None:
    class_of_four(room)
    with room.office.write() as session:
        for person in session.scalars(select(Person).where(Person.name.in_(("张伟", "何𤨒")))):
            person.phone = "13800138000"
    award(room, "欧阳𬭊", date(2024, 6, 1), shown(room, "何𤨒").levels[0].number)
    found = shown(room, "何𤨒").conflicts
    by_kind = {kind: sorted(one.other_name for one in found if one.kind is kind) for kind in ConflictKind}
    others = sorted(one.name for one in FOUR if one.name != "何𤨒")
    assert by_kind == {
        ConflictKind.SAME_ACCOUNT: others,
        ConflictKind.SAME_PHONE: ["张伟"],
        ConflictKind.OVERLAPPING_CLASSES: [],
        ConflictKind.SAME_CERTIFICATE: ["欧阳𬭊"],
    }
    assert ACCOUNT not in repr(found)
    assert "13800138000" not in repr(found)
    turned = [one for one in shown(room, "欧阳𬭊").conflicts if one.kind is ConflictKind.SAME_CERTIFICATE]
    assert [one.other_name for one in turned] == ["何𤨒"]


def test_groups_say_whether_their_proof_holds_today(room: Room) -> None:
    class_of_four(room)
    today = room.office.today()
    with room.office.write() as session:
        person = session.scalars(select(Person).where(Person.name == "张伟")).one()
        for group, until in ((PersonGroup.DISABLED, today), (PersonGroup.VETERAN, today + timedelta(days=1))):
            session.add(GroupMembership(person_id=person.id, group=group, proof="证", proof_number="4181221985061200",
                                        valid_from=date(2025, 1, 1), valid_until=until))  # fmt: skip
    found = shown(room, "张伟").groups
    assert [(one.group, one.holds, one.last_day) for one in found] == [
        (PersonGroup.VETERAN, True, today),
        (PersonGroup.DISABLED, False, today - timedelta(days=1)),
    ]
    assert found[0].masked_number == "418*********1200"


def test_reasons_are_told_in_the_language_asked_for(room: Room) -> None:
    certify(room)
    open_cooks(room, NUMBER)
    fill(room, NUMBER, (FOUR[1], replace(FOUR[0], birth="19500101", sequence=50)))
    submitted(room)
    told = {
        language: [reason for item in shown(room, "张伟", language=language).years[0].items for reason in item.told]
        for language in Language
    }
    assert told[Language.ZH]
    assert told[Language.EN]
    assert told[Language.ZH] != told[Language.EN]


def test_a_full_page_asks_no_more_than_a_short_one(crowd: Room) -> None:
    listed(crowd, limit=1)
    with statements() as for_one:
        listed(crowd, limit=1)
    with statements() as for_seven:
        assert len(listed(crowd, limit=7).rows) == 7
    assert for_seven.total() == for_one.total()
