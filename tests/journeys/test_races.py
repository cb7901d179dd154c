"""Two desks race for the same claim, voucher or certificate: exactly one wins, and the other is told."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.fixtures.claims import with_evidence
from tests.fixtures.office import Room
from tests.fixtures.training import PREFIX
from tests.journeys import ledger
from tests.journeys.races import Act, at_once
from tests.journeys.stages import CLASS, Scene, office_in, scene_of, shelf
from tests.journeys.test_wrong_steps import STEPS
from trainingdesk.domain.vocabulary import Item
from trainingdesk.services.claim_filing import SubmitClaim, compute_claim, submit_claim
from trainingdesk.services.claim_opening import OpenClassClaim, OpenCounterClaim, open_class_claim, open_counter_claim
from trainingdesk.services.claim_steps import ClaimAsSeen

RACES = [
    ("draft", ("submit", "clerk"), ("submit", "clerk")),
    ("draft", ("submit", "clerk"), ("withdraw", "clerk")),
    ("submitted", ("approve", "hr"), ("withdraw", "clerk")),
    ("submitted", ("approve", "hr"), ("approve", "hr2")),
    ("submitted", ("approve", "hr"), ("return", "hr2")),
    ("submitted", ("exclude", "hr"), ("approve", "hr2")),
    ("submitted", ("reject", "hr"), ("withdraw", "clerk")),
    ("approved", ("issue", "hr"), ("issue", "hr2")),
    ("issued", ("finance approves", "finance"), ("finance returns", "finance")),
    ("issued", ("finance approves", "finance"), ("finance refuses", "finance")),
    ("finance_returned", ("approve", "hr"), ("return", "hr2")),
]
STALE = {"claim.changed_meanwhile", "voucher.changed_meanwhile"}
ROUNDS = 2


def act_of(scene: Scene, step: str, login: str) -> Act:
    """The step as the desk saw the claim before the race."""
    procedure, order = STEPS[step]
    prepared = order(scene)
    token = signed_in(scene.room, login)
    return lambda room: room.office.call(procedure, prepared, token)


def signed_in(room: Room, login: str) -> str:
    room.sign_in(login)
    return room.tokens[login]


@pytest.mark.parametrize(("state", "one", "other"), RACES, ids=lambda it: it if isinstance(it, str) else it[0])
def test_exactly_one_wins(
    states: Mapping[str, Path], tmp_path: Path, state: str, one: tuple[str, str], other: tuple[str, str]
) -> None:
    shelf()
    for turn in range(ROUNDS):
        folder = tmp_path / str(turn)
        with office_in(states[state], folder) as room:
            scene = scene_of(room)
            acts = [act_of(scene, *one), act_of(scene, *other)]
        answers = at_once(folder / "office.db", acts if turn % 2 else acts[::-1])
        assert answers.count("done") == 1, answers
        assert set(answers) - {"done"} <= STALE, answers
        check_afterwards(folder)


def check_afterwards(folder: Path) -> None:
    """The books add up, no number is missing, the chain has no fork."""
    ledger.check_sums(folder / "office.db")
    seqs = [seq for (seq,) in ledger.rows(folder / "office.db", "SELECT seq FROM audit_entry ORDER BY seq")]
    assert seqs == list(range(1, len(seqs) + 1))
    with office_in(folder, folder.with_name(f"{folder.name}-after")) as room:
        assert room.office.database.check().sound


def test_one_certificate_is_promised_once_from_two_desks(states: Mapping[str, Path], tmp_path: Path) -> None:
    """The school's claim and the person's own rest on the same certificate."""
    shelf()
    folder = tmp_path / "office"
    with office_in(states["draft"], folder) as room:
        own = room.call("counter", open_counter_claim, OpenCounterClaim("own", (f"{PREFIX}265000001",)))
        computed = room.call("counter", compute_claim, ClaimAsSeen(own.id, own.version))
        ready = with_evidence(room, computed, "counter")
        scene = scene_of(room)
        order, token = SubmitClaim(ready.id, ready.version, declared=True), signed_in(room, "counter")
        acts = [act_of(scene, "submit", "clerk"), lambda desk: desk.office.call(submit_claim, order, token)]
    answers = at_once(folder / "office.db", acts)
    assert sorted(answers) == ["claim.compute_again", "done"]
    live = "SELECT COUNT(*) FROM claim_line WHERE live AND item = ? AND certificate_id = ("
    number = "SELECT id FROM certificate WHERE number = ?)"
    path = folder / "office.db"
    assert ledger.one(path, live + number, Item.TRAINING, f"{PREFIX}265000001") == 1
    check_afterwards(folder)


def test_a_class_gets_one_claim_from_two_desks(states: Mapping[str, Path], tmp_path: Path) -> None:
    for order_ids, expected in (
        (("one", "two"), ["claim.class_has_one", "done"]),
        (("same", "same"), ["done", "done"]),
    ):
        folder = tmp_path / order_ids[1]
        with office_in(states["withdrawn"], folder) as room:
            token = signed_in(room, "clerk")
        answers = at_once(folder / "office.db", [opening(order_id, token) for order_id in order_ids])
        assert sorted(answers) == expected
        assert ledger.one(folder / "office.db", "SELECT COUNT(*) FROM claim WHERE state <> 'withdrawn'") == 1
        check_afterwards(folder)


def opening(order_id: str, token: str) -> Act:
    """A claim for the class; the order's id is what a repeated order has in common."""
    order = OpenClassClaim(order_id, CLASS)
    return lambda desk: desk.office.call(open_class_claim, order, token)
