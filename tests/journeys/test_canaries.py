"""A hundred people whose numbers are known: after a whole day none of them stands where it does not belong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.fixtures.office import Clock
from tests.journeys import files, ledger
from tests.journeys.cast import CATERING, COOK, FIRST, certified, open_the_office
from tests.journeys.class_story import hand_in
from tests.journeys.command_hands import CommandHands
from tests.journeys.files import FIRST_DAY, FULL_HOURS, ISSUED, LAST_DAY, Learner, learner, off_by_one
from tests.journeys.hands import Course

COURSES = tuple(Course(f"2026春-2{place}", COOK, "4", FIRST_DAY, LAST_DAY, FULL_HOURS, 50) for place in (1, 2))
CANARIES = tuple(learner(f"鸟{chr(0x4E00 + place)}", 300 + place) for place in range(100))
SLIP = CANARIES[0]


class Day:
    """A whole day at the command line, talkative, with what it left behind."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.hands = CommandHands(folder / "office.db", Clock(), verbose=True)
        self.papers: dict[str, Path] = {}

    def work(self) -> None:
        open_the_office(self.hands)
        for place, course in enumerate(COURSES):
            self._class(course, CANARIES[place * 50 : place * 50 + 50])

    def _class(self, course: Course, people: tuple[Learner, ...]) -> None:
        hands, number, folder = self.hands, course.number, self.folder
        hands.open_class("clerk", course)
        spoiled = [files.learner_with(one, off_by_one(one.id_number)) if one is SLIP else one for one in people]
        wrong = files.roster_book(folder / f"{number}-a.xlsx", FIRST.name, number, spoiled, [people[1].id_number])
        hands.bring_in("clerk", "roster", wrong, number, remarks=folder / f"{number}-remarks.xlsx")
        examined = people if course is COURSES[0] else certified(people)  # the second brings its certificates along
        lists = (
            ("roster", files.roster_book(folder / f"{number}-b.xlsx", FIRST.name, number, people)),
            ("attendance", files.attendance_book(folder / f"{number}-c.xlsx", FIRST.name, number, people)),
            ("results", files.results_book(folder / f"{number}-d.xlsx", number, examined, CATERING.name)),
        )
        for kind, path in lists:
            hands.bring_in("clerk", kind, path, number)
        if course is COURSES[0]:
            hands.allocate("papers", number, CATERING.code, ISSUED)
            self.papers |= hands.print_certificates("papers", number, folder / "certificates")
        claim = str(hands.open_claim("clerk", number)["number"])
        self.papers[claim] = hand_in(hands, "clerk", claim, folder)
        hands.tdesk("clerk", "class", "show", number, "--trainees")
        hands.tdesk("hr", "review", "open", claim, "--explain")
        hands.approve("hr", claim)
        for voucher in hands.issue("hr", claim):
            name = str(voucher["number"])
            hands.decide("finance", name, "approve")
            self.papers[name] = hands.print_voucher("finance", name, folder / f"{name}.pdf")


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    done = Day(tmp_path_factory.mktemp("canaries"))
    done.work()
    return done


def secrets() -> re.Pattern[str]:
    """Any of the numbers, the one that was mistyped, and accounts."""
    numbers = [one.id_number for one in CANARIES] + [off_by_one(SLIP.id_number)]
    return re.compile("|".join([*numbers, *(one.account for one in CANARIES)]))


def test_nothing_the_commands_say_holds_a_whole_number(day: Day) -> None:
    told = secrets()
    leaks = [said.words[:3] for said in day.hands.spoken if told.search(said.out) or told.search(said.err)]
    assert leaks == []
    assert sum("***********" in said.out for said in day.hands.spoken) > 5


def test_the_audit_log_holds_no_whole_number(day: Day) -> None:
    told = secrets()
    entries = ledger.rows(day.folder / "office.db", "SELECT * FROM audit_entry")
    assert len(entries) > 100
    assert [entry[0] for entry in entries if told.search(repr(entry))] == []


def test_the_log_names_no_numbers_when_it_is_read(day: Day) -> None:
    listed = day.hands.tdesk("auditor", "audit", "list")
    assert listed["entries"]
    assert not secrets().search(repr(listed))


def test_only_certificates_print_a_whole_identity_number_and_nothing_an_account(day: Day) -> None:
    told = secrets()
    with_numbers = {
        name
        for name, path in day.papers.items()
        if told.search(re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(path).pages)))
    }
    certificates = {name for name in day.papers if name.startswith(CATERING.prefix)}
    assert len(certificates) == len(CANARIES) // 2
    assert with_numbers == certificates


def test_files_lie_only_where_they_are_meant_to(day: Day) -> None:
    """Whole numbers in plain bytes: in the database, and in the lists that people brought."""
    told = re.compile(secrets().pattern.encode())
    holding = {path for path in day.folder.rglob("*") if path.is_file() and told.search(path.read_bytes())}
    kept = {path for path in holding if path.name.startswith("office.db") or "office.db.uploads" in path.parts}
    assert holding - kept == set()
    assert not any(told.search(path.read_bytes()) for path in day.folder.glob("office.db.state/*"))
