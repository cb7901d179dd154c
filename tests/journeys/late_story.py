"""A class of which two pass only the second time: claimed for in two parts, and not in a third."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from tests.journeys import files
from tests.journeys.cast import CATERING, FIRST, LATE_COOKS, LATE_PEOPLE, RESITTERS, certified
from tests.journeys.class_story import hand_in
from tests.journeys.hands import Hands, Imported, Said, Told

PASSED_LATE = tuple(replace(one, theory=71, practice=69) for one in RESITTERS)


@dataclass
class LateStory:
    """What came of each part; ``said`` is the answer to claiming while a claim was open, and when nobody was left."""

    hands: Hands
    folder: Path
    imported: Imported
    opened: list[Told] = field(default_factory=list)
    vouchers: list[list[Told]] = field(default_factory=list)
    paper: list[Path] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


def tell_late_story(hands: Hands, folder: Path) -> LateStory:
    """The first part is paid, then the late results come in, and the second part is paid too."""
    number = LATE_COOKS.number
    hands.open_class("clerk", LATE_COOKS)
    lists = (
        ("roster", files.roster_book(folder / "花名册.xlsx", FIRST.name, number, LATE_PEOPLE)),
        ("attendance", files.attendance_book(folder / "考勤表.xlsx", FIRST.name, number, LATE_PEOPLE)),
        ("results", _results(folder / "成绩册.xlsx", certified(LATE_PEOPLE, 201))),
    )
    for kind, path in lists:
        hands.bring_in("clerk", kind, path, number)
    first = hands.open_claim("clerk", number)
    said = [_answer(hands)]
    story = LateStory(hands, folder, Imported(0, 0, 0, 0, {}), [first], said=said)
    _pay(story, first["number"])
    said.append(_answer(hands))
    late = _results(folder / "补考成绩册.xlsx", certified(PASSED_LATE, 301), files.AGAIN)
    story.imported = hands.bring_in("clerk", "results", late, number)
    story.opened.append(hands.open_claim("clerk", number))
    _pay(story, story.opened[-1]["number"])
    said.append(_answer(hands))
    return story


def _results(
    path: Path, people: tuple[files.Learner, ...], days: tuple[date, date] = (files.ASSESSED, files.ISSUED)
) -> Path:
    return files.results_book(path, LATE_COOKS.number, people, CATERING.name, days)


def _answer(hands: Hands) -> str:
    """What is said to another claim for the class."""
    try:
        hands.open_claim("clerk", LATE_COOKS.number)
    except Said as answer:
        return answer.code
    return "opened"


def _pay(story: LateStory, claim: str) -> None:
    """Handed in, approved, on vouchers, approved by finance, printed."""
    hands = story.hands
    hand_in(hands, "clerk", claim, story.folder)
    hands.approve("hr", claim)
    story.vouchers.append([hands.decide("finance", v["number"], "approve") for v in hands.issue("hr2", claim)])
    number = story.vouchers[-1][0]["number"]
    story.paper.append(hands.print_voucher("finance", number, story.folder / f"{number}.pdf"))
