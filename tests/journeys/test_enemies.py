"""People who try to slip something past the others: each attempt is refused, and the rows stay as they were."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures.claims import seen
from tests.fixtures.office import SECOND_SCHOOL, Room
from tests.fixtures.training import PREFIX, certify, open_cooks
from tests.journeys import files, ledger
from tests.journeys.class_story import hand_in
from tests.journeys.files import Held, learner
from tests.journeys.hands import Said
from tests.journeys.office_hands import OfficeHands
from tests.journeys.stages import CLASS, NUMBER, office_in, scene_of
from trainingdesk.domain.errors import OfficeError
from trainingdesk.services.certificates import PrintCertificates, print_certificates
from trainingdesk.services.claim_filing import LeaveOut, leave_out
from trainingdesk.services.claim_review import ExcludePerson, Remark, ReturnClaim, exclude_person, return_claim
from trainingdesk.services.class_lists import ShowClass, show_class
from trainingdesk.services.classes import ClassFacts, EditClass, edit_class


def refusal(room: Room, login: str, procedure: Any, order: Any) -> str:
    """The code of the refusal, once it is certain that nothing changed."""
    before = ledger.fingerprint(room.path)
    with pytest.raises(OfficeError) as caught:
        room.call(login, procedure, order)
    assert ledger.fingerprint(room.path) == before
    return caught.value.code


@pytest.mark.parametrize("reason", ["", "本机构自行排除"])
def test_a_filer_cannot_take_back_in_whom_hr_took_off(states: Mapping[str, Path], tmp_path: Path, reason: str) -> None:
    with office_in(states["submitted"], tmp_path / "office") as room:
        scene = scene_of(room)
        room.call("hr", exclude_person, ExcludePerson(scene.claim_id, scene.version, 2, "HN22-R10", "不实"))
        at = seen(room, NUMBER)
        room.call("hr", return_claim, ReturnClaim(at.claim_id, at.seen_version, (Remark(None, "请补正"),)))
        at = seen(room, NUMBER)
        order = LeaveOut(at.claim_id, at.seen_version, 2, reason)
        assert refusal(room, "clerk", leave_out, order) == "claim.taken_off_by_review"


def test_no_school_changes_the_account_that_a_claim_pays_to(room: Room, tmp_path: Path) -> None:
    """Somebody's own claim waits for HR; another school puts the name on a roster with an account of its choice."""
    hands = OfficeHands(room)
    certify(room)
    certify(room, SECOND_SCHOOL)
    open_cooks(room, "2026春-09", "clerk2")
    victim = learner("石磊", 71)
    hands.register("counter", Held(victim, f"{PREFIX}264000971"))
    number = hands.open_counter_claim("counter", [f"{PREFIX}264000971"])["number"]
    hand_in(hands, "counter", number, tmp_path)
    thief = learner("石磊", 71, level="五级/初级工", held="无")
    path = files.plain_roster(tmp_path / "名册.csv", [files.with_account(thief, "6299990000000099993")])
    came = hands.bring_in("clerk2", "roster", path, "2026春-09", clean=True)
    assert came.imported == 0
    assert came.wrong == {2: ("roster.account_promised",)}
    hands.approve("hr", number)
    [voucher] = hands.issue("hr", number)
    assert ledger.rows(room.path, "SELECT account FROM person_account WHERE current") == [(victim.account,)]
    assert voucher["total"] == "1600.00"


def test_the_counter_does_not_change_it_either_while_the_claim_waits(room: Room, tmp_path: Path) -> None:
    hands = OfficeHands(room)
    certify(room)
    held = Held(learner("石磊", 71), f"{PREFIX}264000971")
    hands.register("counter", held)
    number = hands.open_counter_claim("counter", [held.number])["number"]
    hand_in(hands, "counter", number, tmp_path)
    other = Held(files.with_account(held.person, "6299990000000099993"), held.number)
    with pytest.raises(Said) as caught:
        hands.register("counter", other)
    assert caught.value.code == "certificate.entries_wrong"
    hands.send_back("hr", number, {1: "收款账号有误"})
    hands.register("counter", other)
    accounts = ledger.rows(room.path, "SELECT account FROM person_account WHERE current")
    assert accounts == [(other.person.account,)]


@pytest.mark.parametrize("state", ["submitted", "approved", "issued", "settled"])
def test_a_class_stays_as_it_was_claimed_for(states: Mapping[str, Path], tmp_path: Path, state: str) -> None:
    """What HR reviewed is what the voucher says of the class."""
    with office_in(states[state], tmp_path / "office") as room:
        shown = room.call("clerk", show_class, ShowClass(CLASS))
        row = shown.row
        facts = ClassFacts(row.occupation_code, row.certificate_kind, row.levels, row.class_start, row.class_end, 999,
                           row.heads_planned, row.number)  # fmt: skip
        order = EditClass(row.version, facts)
        assert refusal(room, "clerk", edit_class, order) == "class.claimed"


def test_printing_nothing_is_a_plain_refusal(room: Room) -> None:
    assert refusal(room, "papers", print_certificates, PrintCertificates(())) == "certificate.none_named"
