"""What somebody has begun comes back to them and to nobody else, leaves no trace, and does not pile up."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from tests.fixtures.office import Room
from tests.services.registers.stage import expect_refusal
from trainingdesk.domain.changes import Changes
from trainingdesk.models.audit import AuditEntry
from trainingdesk.models.drafts import Draft
from trainingdesk.services.drafts import (
    KEPT,
    LARGEST_DRAFT,
    MOST_DRAFTS,
    DraftView,
    DropDraft,
    KeepDraft,
    WhichDrafts,
    drop_draft,
    fetch_drafts,
    keep_draft,
)

HALF = {"name": "欧阳𬭊的周末班", "identity": "418122198001010012"}


def keep(room: Room, login: str, key: str = "", fields: dict[str, str] = HALF, place: str = "class_new") -> None:
    room.call(login, keep_draft, KeepDraft(place, key, fields))


def kept(room: Room, login: str, key: str | None = None, place: str = "class_new") -> tuple[DraftView, ...]:
    return room.call(login, fetch_drafts, WhichDrafts(place, key)).rows


def count(room: Room) -> int:
    with room.office.read() as session:
        return session.scalar(select(func.count()).select_from(Draft)) or 0


def test_a_draft_comes_back_as_it_was_left_last(room: Room) -> None:
    keep(room, "clerk", fields={"name": "周末班"})
    room.clock.move(minutes=1)
    keep(room, "clerk")
    assert kept(room, "clerk") == (DraftView("", HALF, room.office.now()),)
    room.call("clerk", drop_draft, DropDraft("class_new", ""))
    assert kept(room, "clerk") == ()
    assert room.call("clerk", drop_draft, DropDraft("class_new", "")).changes is Changes.NOTHING


def test_what_is_kept_unseen_goes_onto_what_was_kept_before(room: Room) -> None:
    keep(room, "clerk")
    order = KeepDraft("class_new", "", {"place": "201", "name": "夜班"}, onto=True)
    room.call("clerk", keep_draft, order)
    assert kept(room, "clerk")[0].fields == {**HALF, "place": "201", "name": "夜班"}
    room.call("clerk", keep_draft, KeepDraft("class_new", "new", {"place": "202"}, onto=True))
    assert kept(room, "clerk", "new")[0].fields == {"place": "202"}


def test_each_form_and_each_record_has_its_own(room: Room) -> None:
    keep(room, "hr", "JX", {"1": "缺签到表"}, "review")
    room.clock.move(minutes=1)
    keep(room, "hr", "YH", {"2": "照片不清"}, "review")
    keep(room, "hr", "", {"name": "某校"}, "institution")
    assert [view.key for view in kept(room, "hr", place="review")] == ["YH", "JX"], "the latest first"
    assert [view.fields for view in kept(room, "hr", "JX", "review")] == [{"1": "缺签到表"}]


@pytest.mark.parametrize("other", ["clerk2", "hr", "admin", "auditor"])
def test_nobody_else_gets_it_or_drops_it(room: Room, other: str) -> None:
    keep(room, "clerk")
    assert kept(room, other) == ()
    room.call(other, drop_draft, DropDraft("class_new", ""))
    keep(room, other, fields={"name": "别人的"})
    assert kept(room, "clerk")[0].fields == HALF


def test_it_outlives_the_session_and_enters_no_log(room: Room) -> None:
    room.sign_in("clerk")
    with room.office.read() as session:
        before = session.scalar(select(func.count()).select_from(AuditEntry))
    keep(room, "clerk")
    room.call("clerk", drop_draft, DropDraft("class_new", "another"))
    with room.office.read() as session:
        assert session.scalar(select(func.count()).select_from(AuditEntry)) == before
    room.at_nine_next_day()
    assert kept(room, "clerk")[0].fields == HALF


def test_after_a_month_nobody_comes_back_for_it(room: Room) -> None:
    keep(room, "clerk")
    room.clock.move(days=KEPT.days + 1)
    room.tokens.clear()
    assert kept(room, "clerk") == ()
    assert count(room) == 1
    keep(room, "hr", fields={"name": "某校"})
    assert count(room) == 1, "whoever keeps something clears what is old"


def test_the_oldest_of_too_many_give_way(room: Room) -> None:
    keep(room, "hr")
    for number in range(MOST_DRAFTS + 2):
        room.clock.move(seconds=1)
        keep(room, "clerk", f"{number:03d}")
    keys = [view.key for view in kept(room, "clerk")]
    assert (len(keys), keys[0], keys[-1]) == (MOST_DRAFTS, "201", "002")
    assert len(kept(room, "hr")) == 1, "another login's are not counted"


@pytest.mark.parametrize(
    ("place", "key", "fields"),
    [
        ("class_new", "", {"name": "长" * (LARGEST_DRAFT * 1024 // 3 + 1)}),
        ("p" * 65, "", {}),
        ("class_new", "k" * 201, {}),
    ],
)
def test_a_draft_beyond_all_measure_is_refused(room: Room, place: str, key: str, fields: dict[str, str]) -> None:
    with expect_refusal(room, "clerk", "draft.too_large"):
        keep(room, "clerk", key, fields, place)
    assert count(room) == 0


@pytest.mark.parametrize("name", ["password", "newPassword", "token"])
def test_a_password_is_never_kept(room: Room, name: str) -> None:
    with expect_refusal(room, "admin", "draft.secret"):
        keep(room, "admin", fields={"login": "wang", name: "槐树下"})
    assert count(room) == 0
