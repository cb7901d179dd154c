"""The main job for one person at the counter, and for an employer with a list of its people's certificates."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tests.journeys import files
from tests.journeys.cast import CATERING, FIRM, WALK_IN, WORKERS
from tests.journeys.class_story import hand_in
from tests.journeys.hands import Hands, Imported, Said, Told


@dataclass
class SingleStory:
    """One claim from the register to finance; ``said`` is what the office answered when it was handed in too early."""

    hands: Hands
    folder: Path
    imported: Imported
    number: str
    said: str = ""
    form: Path = Path()
    voucher: Told = field(default_factory=dict)
    paper: Path = Path()

    def decide(self) -> None:
        """Approved, on a voucher, approved by finance, printed."""
        self.hands.approve("hr", self.number)
        [issued] = self.hands.issue("hr2", self.number)
        number = issued["number"]
        self.voucher = self.hands.decide("finance", number, "approve")
        self.paper = self.hands.print_voucher("finance", number, self.folder / f"{number}.pdf")


def tell_counter_story(hands: Hands, folder: Path) -> SingleStory:
    """Somebody's certificate is on a list that came in; the account is given when they stand at the counter."""
    path = files.certificate_list(folder / "来访.xlsx", [WALK_IN], CATERING.name)
    imported = hands.bring_in("counter", "certificate", path)
    story = SingleStory(hands, folder, imported, hands.open_counter_claim("counter", [WALK_IN.number])["number"])
    try:
        hand_in(hands, "counter", story.number, folder)
    except Said as answer:
        story.said = answer.code
    hands.register("counter", WALK_IN)
    story.form = hand_in(hands, "counter", story.number, folder)
    story.decide()
    return story


def tell_employer_story(hands: Hands, folder: Path) -> SingleStory:
    """An employer's people, in one list and one claim."""
    path = files.certificate_list(folder / "职工证书.xlsx", WORKERS, CATERING.name)
    imported = hands.bring_in("counter", "certificate", path)
    numbers = [worker.number for worker in WORKERS]
    story = SingleStory(hands, folder, imported, hands.open_employer_claim("counter", FIRM.code, numbers)["number"])
    story.form = hand_in(hands, "counter", story.number, folder)
    story.decide()
    return story
