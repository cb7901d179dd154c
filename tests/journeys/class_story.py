"""The main job for two classes: one brings its certificates along, for the other the office numbers and prints them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tests.journeys import files
from tests.journeys.cast import (
    CATERING,
    CLASS_PEOPLE,
    COOKS,
    FIRST,
    MISTYPED,
    MORE_COOKS,
    NUMERIC,
    OTHER_PEOPLE,
    TAKEN_OFF,
    TWICE,
    certified,
)
from tests.journeys.files import ISSUED, Learner, learner_with, off_by_one
from tests.journeys.hands import Hands, Imported, Told

UNTRUE = "HN22-R10"
LACKING = "考勤表与签到表对不上，请补交签到表"


@dataclass
class ClassStory:
    """What was handed in, said, decided and printed on the way."""

    hands: Hands
    folder: Path
    imports: dict[str, Imported] = field(default_factory=dict)
    claims: dict[str, Told] = field(default_factory=dict)
    vouchers: dict[str, Told] = field(default_factory=dict)
    paper: dict[str, Path] = field(default_factory=dict)
    remarks: Path = Path()
    number: str = ""
    other_number: str = ""
    void: str = ""
    instead: str = ""
    refused: str = ""

    def claim(self, number: str) -> Told:
        """The claim as it stands at the end."""
        return self.hands.show("auditor", number)

    def place(self, name: str) -> Path:
        """A path in the story's folder."""
        return self.folder / name


def evidence_for(hands: Hands, login: str, claim: str, folder: Path) -> None:
    """A scan under each entry of the checklist that asks for one."""
    for entry in hands.show(login, claim)["evidence"]:
        if entry["required"] and not entry["pieces"]:
            scan = folder / f"{claim}-{entry['code']}.pdf"
            scan.write_bytes(f"%PDF-1.4 {entry['code']} of {claim}".encode())
            hands.attach(login, claim, entry["code"], scan)


def hand_in(hands: Hands, login: str, claim: str, folder: Path) -> Path:
    """Computed, given its evidence, handed in; the claim form."""
    hands.compute(login, claim)
    evidence_for(hands, login, claim, folder)
    form = folder / f"{claim}.pdf"
    hands.submit(login, claim, form)
    return form


def tell_class_story(hands: Hands, folder: Path) -> ClassStory:
    """From the first roster to the last decision."""
    story = ClassStory(hands, folder)
    teach_cooks(story)
    teach_more_cooks(story)
    claim_for_cooks(story)
    claim_for_more_cooks(story)
    finance_decides(story)
    for number in story.vouchers:
        story.paper[number] = hands.print_voucher("finance", number, story.place(f"{number}.pdf"))
    return story


def teach_cooks(story: ClassStory) -> None:
    """A roster with slips comes back with remarks, comes again mended; attendance; results with certificates."""
    hands, number = story.hands, COOKS.number
    hands.open_class("clerk", COOKS)
    slips = [spoiled(one) for one in CLASS_PEOPLE]
    first = files.roster_book(story.place("花名册.xlsx"), FIRST.name, number, [*slips, TWICE], [NUMERIC.id_number])
    story.imports["roster as it came"] = hands.bring_in("clerk", "roster", first, number)
    story.remarks = story.place("花名册-意见.xlsx")
    story.imports["roster, what was clean"] = hands.bring_in(
        "clerk", "roster", first, number, clean=True, remarks=story.remarks
    )
    mended = files.roster_book(story.place("花名册（更正）.xlsx"), FIRST.name, number, CLASS_PEOPLE)
    story.imports["roster, mended"] = hands.bring_in("clerk", "roster", mended, number)
    sheet = files.attendance_book(story.place("考勤表.xlsx"), FIRST.name, number, CLASS_PEOPLE)
    story.imports["attendance"] = hands.bring_in("clerk", "attendance", sheet, number)
    results = files.results_book(story.place("成绩册.xlsx"), number, certified(CLASS_PEOPLE), CATERING.name)
    story.imports["results"] = hands.bring_in("clerk", "results", results, number)


def spoiled(one: Learner) -> Learner:
    """The one whose number was typed wrong the first time."""
    return learner_with(one, off_by_one(one.id_number)) if one is MISTYPED else one


def teach_more_cooks(story: ClassStory) -> None:
    """The other school exports plain text; its results carry no numbers, so the office gives them and prints."""
    hands, number = story.hands, MORE_COOKS.number
    hands.open_class("clerk2", MORE_COOKS)
    lists = (
        ("roster", files.plain_roster(story.place("名册.csv"), OTHER_PEOPLE)),
        ("attendance", files.attendance_log(story.place("打卡.csv"), OTHER_PEOPLE)),
        ("results", files.results_book(story.place("成绩.xlsx"), number, OTHER_PEOPLE, CATERING.name)),
    )
    for kind, path in lists:
        story.imports[f"other {kind}"] = hands.bring_in("clerk2", kind, path, number)
    hands.allocate("papers", number, CATERING.code, ISSUED)
    story.paper |= hands.print_certificates("papers", number, story.place("certificates"))


def claim_for_cooks(story: ClassStory) -> None:
    """HR takes one person off and sends the claim back; put right it is approved by another reviewer."""
    hands = story.hands
    opened = hands.open_claim("clerk", COOKS.number)
    story.claims["opened"], story.number = opened, opened["number"]
    hand_in(hands, "clerk", story.number, story.folder)
    story.claims["handed in"] = hands.show("hr", story.number)
    [position] = [each["position"] for each in story.claims["handed in"]["subjects"] if each["name"] == TAKEN_OFF.name]
    hands.exclude("hr", story.number, position, UNTRUE, "考勤材料不真实")
    hands.send_back("hr", story.number, {1: LACKING, None: "请一并加盖公章"})
    story.claims["sent back"] = hands.show("clerk", story.number)
    more = story.place("签到表.pdf")
    more.write_bytes(b"%PDF-1.4 the sign-in sheet that was missing")
    hands.attach("clerk", story.number, "attendance", more)
    hands.compute("clerk", story.number)
    story.paper["form"] = story.place("申领表.pdf")
    hands.submit("clerk", story.number, story.paper["form"])
    hands.approve("hr2", story.number)
    for voucher in hands.issue("hr2", story.number):
        story.vouchers[voucher["number"]] = voucher


def claim_for_more_cooks(story: ClassStory) -> None:
    """The other class's claim, straight through."""
    hands = story.hands
    story.other_number = hands.open_claim("clerk2", MORE_COOKS.number)["number"]
    story.paper["other form"] = hand_in(hands, "clerk2", story.other_number, story.folder)
    hands.approve("hr", story.other_number)
    for voucher in hands.issue("hr", story.other_number):
        story.vouchers[voucher["number"]] = voucher


def finance_decides(story: ClassStory) -> None:
    """One voucher goes back and comes again under a new number, one is refused, the others are approved."""
    hands = story.hands
    for number, voucher in list(story.vouchers.items()):
        mine = voucher["claim_number"] == story.number
        if mine and voucher["payee"] == "assessment_body":
            story.void = number
            story.vouchers[number] = hands.decide("finance", number, "return", "开户行名称不全")
        elif not mine and voucher["payee"] == "institution":
            story.refused = number
            story.vouchers[number] = hands.decide("finance", number, "refuse", "本年度预算已用完")
        else:
            story.vouchers[number] = hands.decide("finance", number, "approve")
    hands.approve("hr", story.number)
    [instead] = hands.issue("hr", story.number)
    story.instead = instead["number"]
    story.vouchers[story.instead] = hands.decide("finance", story.instead, "approve")
