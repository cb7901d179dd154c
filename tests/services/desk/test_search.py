"""One search for everything: by name, by sound, by number, within everybody's reach and nothing unmasked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text

from tests.fixtures.claims import FOUR, class_of_four, vouchers
from tests.fixtures.office import FIRST_SCHOOL, SECOND_SCHOOL, Room, identity
from tests.fixtures.statements import statements
from tests.fixtures.training import ACCOUNT, PREFIX, Trainee, certify, fill, open_cooks
from trainingdesk.domain.masking import mask_identity
from trainingdesk.services.search import EACH, Found, HitKind, SearchOffice, search_office

NUMBER, SL, PZ = "2026春-02", "SL2026-000001", "PZ2026-000001"


def found(room: Room, typed: str, login: str = "hr", each: int = EACH) -> Found:
    return room.call(login, search_office, SearchOffice(typed, each))


def keys(room: Room, typed: str, login: str = "hr") -> dict[HitKind, tuple[str, ...]]:
    return {group.kind: tuple(hit.key for hit in group.hits) for group in found(room, typed, login).groups}


@pytest.fixture
def city(room: Room) -> Room:
    """One class claimed, with its vouchers."""
    class_of_four(room)
    vouchers(room)
    return room


TYPED = [
    ("张伟", HitKind.PERSON, "1"),
    ("zw", HitKind.PERSON, "1"),
    ("zhangwei", HitKind.PERSON, "1"),
    (identity("19850612", 1)[-6:], HitKind.PERSON, "1"),
    (NUMBER, HitKind.CLASS, NUMBER),
    ("２０２６春", HitKind.CLASS, NUMBER),
    ("中式烹调", HitKind.CLASS, NUMBER),
    (f"KB-{NUMBER}", HitKind.CLASS, NUMBER),
    (SL.lower(), HitKind.CLAIM, SL),
    ("1", HitKind.CLAIM, SL),
    ("000001", HitKind.VOUCHER, PZ),
    (PZ, HitKind.VOUCHER, PZ),
    (f"{PREFIX}265000001", HitKind.CERTIFICATE, f"{PREFIX}265000001"),
    ("匠心", HitKind.INSTITUTION, FIRST_SCHOOL),
    ("jxzyjn", HitKind.INSTITUTION, FIRST_SCHOOL),
    (FIRST_SCHOOL[:10], HitKind.INSTITUTION, FIRST_SCHOOL),
]


def test_everything_is_found_by_what_people_type(city: Room) -> None:
    missed = [(typed, kind) for typed, kind, key in TYPED if key not in keys(city, typed).get(kind, ())]
    assert missed == []


def test_what_is_nowhere_is_not_found(city: Room) -> None:
    nonsense = ("", "  ", "%", "_", "'; DROP TABLE person", "不存在的人", "9" * 300)
    assert [typed for typed in nonsense if found(city, typed).groups] == []


def test_hits_say_what_they_are_and_hide_what_is_personal(city: Room) -> None:
    (person,) = found(city, "张伟").groups[0].hits
    assert (person.title, person.subtitle) == ("张伟", mask_identity(identity("19850612", 1)))
    (claim,) = found(city, SL).groups[0].hits
    assert (claim.state_zh, claim.state_en) == ("初审通过", "Approved by HR")
    whole = repr([found(city, typed) for typed in ("张伟", SL, PZ, PREFIX, "2026", "嵩州")])
    assert identity("19850612", 1) not in whole
    assert ACCOUNT not in whole


REACH = {
    "hr": "class claim voucher certificate institution person",
    "finance": "class claim voucher certificate institution person",
    "auditor": "class claim voucher certificate institution person",
    "clerk": "class claim certificate institution person",
    "papers": "class certificate institution person",
    "counter": "class certificate institution person",
    "clerk2": "",
    "admin": "",
}


def test_everybody_finds_what_they_may_read(city: Room) -> None:
    typed = (NUMBER, SL, PZ, PREFIX, "匠心", "张伟")
    for login, kinds in REACH.items():
        reached = {kind for each in typed for kind in keys(city, each, login)}
        assert (login, reached) == (login, {HitKind(kind) for kind in kinds.split()})


def test_at_most_eight_of_a_kind_and_the_rest_is_told(room: Room) -> None:
    certify(room)
    open_cooks(room, NUMBER)
    fill(room, NUMBER, tuple(Trainee("张伟") for _ in range(10)))
    (group,) = found(room, "zhang", each=99).groups
    assert (len(group.hits), group.more) == (8, True)
    (group,) = found(room, "张伟", each=3).groups
    assert (len(group.hits), group.more) == (3, True)


def test_last_years_serial_is_found_as_well(city: Room) -> None:
    city.clock.now += timedelta(days=300)
    city.tokens.clear()
    assert keys(city, "000001")[HitKind.CLAIM] == (SL,)


def test_the_other_school_finds_its_own(room: Room) -> None:
    class_of_four(room)
    certify(room, SECOND_SCHOOL)
    open_cooks(room, "2026春-77", "clerk2")
    fill(room, "2026春-77", FOUR[:1])
    assert keys(room, "2026春", "clerk2") == {HitKind.CLASS: ("2026春-77",)}
    assert keys(room, "欧阳", "clerk2") == {}
    assert keys(room, "张伟", "clerk2") == {HitKind.PERSON: ("1",)}


def test_a_search_asks_a_fixed_number_of_times_and_never_scans_the_people(city: Room) -> None:
    found(city, "张")
    with statements() as sent:
        found(city, "张")
    assert sent.total() <= 16
    with city.office.read() as session:
        plan = session.execute(
            text("EXPLAIN QUERY PLAN SELECT name, id FROM person WHERE name >= '张' AND name < '张\U0010ffff'"
                 " ORDER BY name, id LIMIT 9")
        ).all()  # fmt: skip
    assert all("SEARCH" in row.detail for row in plan)
