"""What was paid before or elsewhere counts: on lists that come in, and in the office's own claims."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.fixtures.office import Room
from tests.fixtures.training import COOK, Trainee, certify, fill, open_cooks
from tests.journeys import files, ledger
from tests.journeys.cast import CATERING
from tests.journeys.class_story import evidence_for, hand_in
from tests.journeys.files import Held, Learner, Paid, learner
from tests.journeys.hands import Said, Told
from tests.journeys.office_hands import OfficeHands
from trainingdesk.domain.levels import Level
from trainingdesk.domain.workflow import VoucherEvent
from trainingdesk.policy.book import load_book
from trainingdesk.services.claim_filing import withdraw_claim
from trainingdesk.services.claim_steps import ClaimAsSeen

CLASS = "2026春-02"
DECEMBER, JANUARY = date(2026, 12, 10), date(2027, 1, 8)
ONCE = """
id = "songzhou-trial"
version = "1"
title = { zh = "嵩州市技能补贴（试行）", en = "Songzhou skill subsidies, on trial" }
document = "嵩人社〔2026〕1号"
citation = "嵩州市人力资源和社会保障局，2026"
region = "410100"
scheme = "training"
from = 2026-01-01

[rules.SZ-1]
zh = "每人限一次"
en = "Once for each person"
clause = "一"

[items.training]
certificate_kinds = ["level"]

[items.training.rates.all]
kind = "flat"
rule = "SZ-1"
amount = "1000"

[limits.once]
zh = "每人限一次"
en = "Once for each person"
rule = "SZ-1"
reason = "interval"
per = ["person"]
{window}

[payees.individual]
payee = "individual"
fund = "employment"
rule = "SZ-1"

[evidence.identity]
zh = "身份证明"
en = "Identity document"
"""
BY_YEAR, WITHIN_HALF_A_YEAR = 'window = "calendar_year"', 'window = "rolling_months"\nmonths = 6'


@pytest.fixture
def hands(room: Room) -> OfficeHands:
    return OfficeHands(room)


def trained(room: Room) -> tuple[Learner, Learner]:
    """Two cooks of level four whose class is over, as another city's list would name them."""
    certify(room)
    open_cooks(room, CLASS)
    fill(room, CLASS, (Trainee("李䶮", level=Level.INTERMEDIATE), Trainee("周杰", level=Level.INTERMEDIATE)))
    return learner("李䶮", 1), learner("周杰", 2)


def paid_elsewhere(one: Learner) -> Paid:
    return Paid(one, COOK, "中式烹调师", "S000041000118244000377", date(2024, 5, 20), date(2024, 9, 11), "1600.00")


def lines_of(detail: Told, position: int) -> dict[str, tuple[str, list[str]]]:
    return {
        line["item"]: (line["status"], line["reasons"])
        for line in detail["lines"]
        if line["subject_position"] == position
    }


def test_who_was_paid_elsewhere_for_the_same_level_is_not_paid_again(hands: OfficeHands, tmp_path: Path) -> None:
    first, _ = trained(hands.room)
    came = hands.bring_in("counter", "past", files.award_list(tmp_path / "外市.xlsx", [paid_elsewhere(first)]))
    assert (came.read, came.imported, came.wrong) == (1, 1, {})
    number = hands.open_claim("clerk", CLASS)["number"]
    hands.compute("clerk", number)
    detail = hands.show("clerk", number)
    assert lines_of(detail, 1)["training"] == ("excluded", ["same_level_taken"])
    assert lines_of(detail, 2)["training"] == ("payable", [])
    assert detail["row"]["total"] == "2080.00"  # one training, two assessments


def test_the_same_list_twice_adds_nothing(hands: OfficeHands, tmp_path: Path) -> None:
    first, second = trained(hands.room)
    path = files.award_list(tmp_path / "外市.xlsx", [paid_elsewhere(first), paid_elsewhere(second)])
    assert hands.bring_in("counter", "past", path).imported == 2
    again = hands.bring_in("counter", "past", path)
    assert (again.read, again.imported, again.skipped) == (2, 0, 2)
    assert ledger.one(hands.room.path, "SELECT COUNT(*) FROM award") == 2


def test_a_list_that_comes_while_a_claim_waits_stops_the_approval(hands: OfficeHands, tmp_path: Path) -> None:
    first, _ = trained(hands.room)
    number = hands.open_claim("clerk", CLASS)["number"]
    hand_in(hands, "clerk", number, tmp_path)
    hands.bring_in("counter", "past", files.award_list(tmp_path / "外市.xlsx", [paid_elsewhere(first)]))
    with pytest.raises(Said) as caught:
        hands.approve("hr", number)
    assert caught.value.code == "claim.recomputes_otherwise"
    hands.send_back("hr", number, {1: "外市已享受同等级补贴"})
    hands.compute("clerk", number)
    evidence_for(hands, "clerk", number, tmp_path)
    hands.submit("clerk", number, tmp_path / "again.pdf")
    hands.approve("hr", number)
    assert hands.show("hr", number)["row"]["total"] == "2080.00"


@pytest.fixture
def worker() -> Learner:
    return learner("石磊", 61, group="在职职工")


def at(hands: OfficeHands, day: date) -> None:
    """The next working day of the story; everybody signs in again."""
    hands.room.clock.now = datetime(day.year, day.month, day.day, 1, 30, tzinfo=UTC)
    hands.room.tokens.clear()


def under(hands: OfficeHands, folder: Path, window: str) -> None:
    """The office decides by a small notice with one limit."""
    certify(hands.room)
    path = folder / "songzhou-trial.toml"
    path.write_text(ONCE.replace("{window}", window), encoding="utf-8")
    hands.room.office.policies = load_book([str(path)], path.parent)


def claimed(hands: OfficeHands, worker: Learner, day: date) -> str:
    """A certificate of that day, claimed for ten days later."""
    trade = ("6-18-02-04", "焊工") if day is JANUARY else ("6-31-01-03", "电工")
    held = Held(worker, f"{CATERING.prefix}{day:%y}4{day:%m%d}00", trade[1], trade[0], day)
    at(hands, date.fromordinal(day.toordinal() + 10))
    hands.register("counter", held)
    number = str(hands.open_counter_claim("counter", [held.number])["number"])
    hands.compute("counter", number)
    return number


def voucher_of(hands: OfficeHands, number: str, folder: Path) -> str:
    hand_in(hands, "counter", number, folder)
    hands.approve("hr", number)
    [issued] = hands.issue("hr", number)
    return str(issued["number"])


def verdict(hands: OfficeHands, number: str) -> tuple[str, list[str]]:
    return lines_of(hands.show("counter", number), 1)["training"]


@pytest.mark.parametrize(
    ("window", "expected"),
    [(BY_YEAR, ("payable", [])), (WITHIN_HALF_A_YEAR, ("excluded", ["interval"]))],
    ids=["calendar year", "six months"],
)
def test_what_was_agreed_in_december_counts_as_far_as_the_notice_reaches(
    hands: OfficeHands, worker: Learner, tmp_path: Path, window: str, expected: tuple[str, list[str]]
) -> None:
    under(hands, tmp_path, window)
    december = claimed(hands, worker, DECEMBER)
    hands.decide("finance", voucher_of(hands, december, tmp_path), VoucherEvent.APPROVE)
    assert verdict(hands, claimed(hands, worker, JANUARY)) == expected


def test_what_finance_refused_in_december_does_not_bar_january(
    hands: OfficeHands, worker: Learner, tmp_path: Path
) -> None:
    under(hands, tmp_path, WITHIN_HALF_A_YEAR)
    december = claimed(hands, worker, DECEMBER)
    hands.decide("finance", voucher_of(hands, december, tmp_path), VoucherEvent.REFUSE, "证书信息查无记录")
    assert hands.show("hr", december)["row"]["state"] == "refused"
    assert verdict(hands, claimed(hands, worker, JANUARY)) == ("payable", [])


def test_a_promise_still_open_bars_and_a_claim_taken_back_does_not(
    hands: OfficeHands, worker: Learner, tmp_path: Path
) -> None:
    under(hands, tmp_path, WITHIN_HALF_A_YEAR)
    december = claimed(hands, worker, DECEMBER)
    hand_in(hands, "counter", december, tmp_path)
    january = claimed(hands, worker, JANUARY)
    assert verdict(hands, january) == ("excluded", ["interval"])
    row = hands.show("counter", december)["row"]
    hands.room.call("counter", withdraw_claim, ClaimAsSeen(row["id"], row["version"]))
    hands.compute("counter", january)
    assert verdict(hands, january) == ("payable", [])
