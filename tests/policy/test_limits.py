"""Limits against an independent oracle: plain Python, one line after another, written from the rules as stated.

Lines stand in the order limit date, line id, item; only payable lines use a limit up; several limits are checked
together and all that fail are reported; past awards count wherever they fall in a limit's window.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.policy.small import FLAT, Cells, award, decided, line, pack_text, read_packs, reasons_of
from trainingdesk.policy.book import Book

RANKS = {"6": 0, "5": 1, "4": 2, "3": 3, "2": 4, "1": 5, "0": 6, "00": 7}
ASSESSMENT = FLAT.replace("training", "assessment")
HOURS = """
[conditions.hours]
zh = "学时"
en = "hours"
rule = "S1"
reason = "hours"
kind = "at_least"
column = "hours_attended"
figure = "40"
"""
PEOPLE, TRADES, LEVELS = ("P1", "P2", ""), ("6-18-01-01", "6-18-01-02", ""), ("5", "4", "3", "")
FIRST = date(2024, 1, 1)


@dataclass(frozen=True)
class Rule:
    """A limit as an official would say it."""

    name: str
    per: tuple[str, ...]
    window: str = "lifetime"
    months: int = 0
    count: int = 1
    bars: str = "count"
    strict: bool = True
    items: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    schemes: tuple[str, ...] = ("training",)
    revoked_counts: bool = True

    def toml(self) -> str:
        def words(values: tuple[str, ...]) -> str:
            return "[" + ", ".join(f'"{value}"' for value in values) + "]"

        return f"""
[limits.{self.name}]
zh = "次数"
en = "limit"
rule = "S1"
reason = "pack:{self.name}"
per = {words(self.per)}
window = "{self.window}"
months = {self.months}
count = {self.count}
bars = "{self.bars}"
strict = {str(self.strict).lower()}
items = {words(self.items)}
counts = {words(self.counts)}
schemes = {words(self.schemes)}
revoked_counts = {str(self.revoked_counts).lower()}
"""


@dataclass
class Entry:
    """One line and item, or one award, as the oracle sees it."""

    person: str
    item: str
    scheme: str
    occupation: str
    level: str
    certificate: str
    day: date
    revoked: date | None = None
    reasons: list[str] = field(default_factory=list)


def months_on(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    length = calendar.monthrange(day.year + year, month + 1)[1]
    return date(day.year + year, month + 1, min(day.day, length))


def scope(rule: Rule, entry: Entry) -> tuple[str, ...] | None:
    """The values of the scope, None when one of them is empty."""
    parts = {
        "person": entry.person,
        "occupation": entry.occupation,
        "level": entry.level,
        "certificate": entry.certificate,
    }
    values = [parts[name] for name in rule.per]
    if not rule.counts:
        values.append(entry.item)
    return None if "" in values else tuple(values)


def counted(rule: Rule, event: Entry, entry: Entry) -> bool:
    """Whether an earlier or past event stands in the window of a limit for an entry."""
    if scope(rule, event) != scope(rule, entry) or (rule.counts and event.item not in rule.counts):
        return False
    if rule.window == "calendar_year" and rule.bars == "count":
        return event.day.year == entry.day.year
    if rule.window == "rolling_months" and rule.bars == "count":
        first, last = sorted((event.day, entry.day))
        return last <= months_on(first, rule.months)
    return True


def oracle(rules: list[Rule], entries: list[tuple[str, Entry]], past: list[Entry], as_of: date) -> None:
    """Fill in each entry's reasons. ``entries`` carry line ids; those with reasons already were excluded before."""
    paid: list[Entry] = []
    for _, entry in sorted(entries, key=lambda one: (one[1].day, one[0], one[1].item)):
        standing = [event for event in past if event.revoked is None or as_of < event.revoked]
        barred = []
        for rule in rules:
            if scope(rule, entry) is None or (rule.items and entry.item not in rule.items):
                continue
            earlier = past if rule.revoked_counts else standing
            events = [one for one in earlier if one.scheme in rule.schemes and counted(rule, one, entry)]
            if "training" in rule.schemes:
                events += [one for one in paid if counted(rule, one, entry)]
            if rule.bars == "count" and len(events) >= rule.count:
                barred.append(f"pack:{rule.name}")
            if rule.bars == "lower" and entry.level:
                ranks = [RANKS[one.level] for one in events if one.level]
                own = RANKS[entry.level]
                if any(rank > own or (rank == own and not rule.strict) for rank in ranks):
                    barred.append(f"pack:{rule.name}")
        if not entry.reasons and not barred:
            paid.append(entry)
        entry.reasons += barred


days = st.dates(FIRST, date(2026, 12, 31)) | st.sampled_from(
    [date(2024, 1, 31), date(2024, 2, 29), date(2024, 8, 31), date(2025, 1, 31), date(2025, 2, 28), date(2025, 12, 31)]
)
rules = st.builds(
    Rule,
    name=st.just("x"),
    per=st.sampled_from(
        [
            ("person",),
            ("person", "occupation"),
            ("person", "occupation", "level"),
            ("person", "certificate"),
            ("certificate",),
            ("occupation",),
        ]
    ),
    window=st.sampled_from(["lifetime", "calendar_year", "rolling_months"]),
    months=st.sampled_from([1, 6, 12]),
    count=st.integers(1, 3),
    bars=st.sampled_from(["count", "count", "lower"]),
    strict=st.booleans(),
    items=st.sampled_from([(), ("training",)]),
    counts=st.sampled_from([(), ("training",), ("training", "assessment")]),
    schemes=st.sampled_from([("training",), ("training", "unemployment_insurance"), ("unemployment_insurance",)]),
    revoked_counts=st.booleans(),
)
asked = st.builds(
    Entry,
    person=st.sampled_from(PEOPLE),
    item=st.sampled_from(["training", "assessment"]),
    scheme=st.just("training"),
    occupation=st.sampled_from(TRADES),
    level=st.sampled_from(LEVELS),
    certificate=st.sampled_from(["C1", "C2", "C3", ""]),
    day=days,
)
awarded = st.builds(
    Entry,
    person=st.sampled_from(["P1", "P2", "P9"]),
    item=st.sampled_from(["training", "assessment"]),
    scheme=st.sampled_from(["training", "unemployment_insurance"]),
    occupation=st.sampled_from(TRADES),
    level=st.sampled_from(LEVELS),
    certificate=st.sampled_from(["C1", "C2", "C3", ""]),
    day=days,
    revoked=st.none() | days,
)
hours = st.sampled_from(["40", "40", "40", "39"])


def a_line(number: int, entry: Entry, hours_attended: str, as_of: date) -> Cells:
    return line(
        f"{number:02d}",
        person_id=entry.person,
        item=entry.item,
        occupation_code=entry.occupation,
        level=entry.level,
        certificate_no=entry.certificate,
        certificate_date=str(entry.day),
        application_date=str(as_of),
        hours_attended=hours_attended,
    )


def an_award(entry: Entry) -> Cells:
    return award(
        person_id=entry.person,
        scheme=entry.scheme,
        item=entry.item,
        occupation_code=entry.occupation,
        level=entry.level,
        certificate_no=entry.certificate,
        award_date="2020-01-01",
        basis_date=str(entry.day),
        revoked_on=str(entry.revoked) if entry.revoked else "",
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("packs")


def pack_of(folder: Path, limits: list[Rule]) -> Book:
    head = pack_text(HOURS, ASSESSMENT, *(rule.toml() for rule in limits), items=FLAT).replace(
        "from = 2024-01-01\nuntil = 2026-01-01", "from = 2000-01-01"
    )
    return Book(read_packs(folder, head))


@settings(max_examples=max(300, settings().max_examples))
@given(
    limits=st.lists(rules, min_size=1, max_size=3),
    lines=st.lists(st.tuples(asked, hours), min_size=1, max_size=8),
    history=st.tuples(st.lists(awarded, max_size=5), days),
    shuffled=st.randoms(use_true_random=False),
)
def test_limits_are_what_the_oracle_says(
    folder: Path,
    limits: list[Rule],
    lines: list[tuple[Entry, str]],
    history: tuple[list[Entry], date],
    shuffled: object,
) -> None:
    past, as_of = history
    named = [Rule(**{**rule.__dict__, "name": f"l{number}"}) for number, rule in enumerate(limits)]
    book = pack_of(folder, named)
    rows = [a_line(number, entry, attended, as_of) for number, (entry, attended) in enumerate(lines)]
    told = [
        (row["line_id"], Entry(entry.person, entry.item, "training", entry.occupation, entry.level,
                               entry.certificate, entry.day, reasons=["hours"] if attended == "39" else []))
        for row, (entry, attended) in zip(rows, lines, strict=True)
    ]  # fmt: skip
    oracle(named, told, past, as_of)

    shuffled.shuffle(rows)  # type: ignore[attr-defined]
    decisions = decided(book, rows, [an_award(one) for one in past])
    expected = {(name, entry.item): ";".join(sorted(entry.reasons)) for name, entry in told}
    actual = {(row.line_id, row.item): row.reasons for row in decisions.frame.itertuples()}
    assert actual == expected
    assert all((row.status == "payable") == (not row.reasons) for row in decisions.frame.itertuples())


def told(folder: Path, rule: Rule, lines: list[Cells], *past: Cells) -> list[str]:
    """What each line and item is told under one limit, in the order of line and item."""
    return reasons_of(decided(pack_of(folder, [rule]), lines, past))


@pytest.mark.parametrize(("strict", "level", "barred"), [(True, "4", False), (False, "4", True), (True, "5", True)])
def test_lower_is_below_the_highest_taken_or_not_above_it(folder: Path, strict: bool, level: str, barred: bool) -> None:
    rule = Rule("l", ("person", "occupation"), bars="lower", strict=strict)
    expected = "pack:l" if barred else ""
    taken = award(level="4", award_date="2025-06-01")
    assert told(folder, rule, [attended(line(level=level))], taken) == [expected]
    first = attended(line(1, certificate_date="2024-02-01"))
    assert told(folder, rule, [first, attended(line(2, level=level))]) == ["", expected]
    assert told(folder, rule, [attended(line(level=""))], taken) == [""]


def attended(cells: Cells) -> Cells:
    return cells | {"hours_attended": "40"}


def test_on_one_day_the_line_comes_before_the_item(folder: Path) -> None:
    rule = Rule("l", ("person",), counts=("training", "assessment"))
    lines = [attended(line("a", item="training")), attended(line("b", item="assessment"))]
    assert told(folder, rule, lines) == ["", "pack:l"]


def test_within_a_line_items_stand_in_the_order_of_their_words(folder: Path) -> None:
    rule = Rule("l", ("person",), counts=("training", "assessment"))
    decisions = decided(pack_of(folder, [rule]), [attended(line(item=""))])
    assert list(zip(decisions.frame["item"], decisions.frame["reasons"], strict=True)) == [
        ("assessment", ""),
        ("training", "pack:l"),
    ]


def test_an_item_that_does_not_count_uses_nothing_up(folder: Path) -> None:
    rule = Rule("l", ("person",), counts=("training",))
    lines = [attended(line(1, item="assessment")), attended(line(2)), attended(line(3))]
    assert told(folder, rule, lines) == ["", "", "pack:l"]


@pytest.mark.parametrize(
    ("earlier", "later", "barred"),
    [
        ("2024-01-31", "2024-07-31", True),
        ("2024-01-31", "2024-08-01", False),
        ("2023-08-31", "2024-02-29", True),
        ("2023-08-31", "2024-03-01", False),
        ("2024-02-29", "2024-08-29", True),
        ("2024-02-29", "2024-08-30", False),
    ],
)
def test_the_corresponding_day_still_lies_within_the_months(
    folder: Path, earlier: str, later: str, barred: bool
) -> None:
    rule = Rule("l", ("person",), window="rolling_months", months=6)
    expected = "pack:l" if barred else ""
    two = [attended(line(1, certificate_date=earlier)), attended(line(2, certificate_date=later))]
    assert told(folder, rule, two) == ["", expected]
    assert told(folder, rule, two[1:], award(award_date=earlier)) == [expected]
    assert told(folder, rule, two[:1], award(award_date=later)) == [expected]


@pytest.mark.parametrize(("as_of", "barred"), [("2024-08-31", True), ("2024-09-01", False), ("", True)])
def test_a_revoked_award_stops_counting_from_that_day_if_the_pack_says_so(
    folder: Path, as_of: str, barred: bool
) -> None:
    taken = award(revoked_on="2024-09-01")
    lines = [attended(line(application_date=as_of))]
    for bars in ("count", "lower"):
        stops = Rule("l", ("person",), bars=bars, strict=False, revoked_counts=False)
        assert told(folder, stops, lines, taken) == ["pack:l" if barred else ""]
        lasts = Rule("l", ("person",), bars=bars, strict=False)
        assert told(folder, lasts, lines, taken) == ["pack:l"]


def test_an_award_dated_later_counts_as_well(folder: Path) -> None:
    lifetime = Rule("l", ("person",))
    assert told(folder, lifetime, [attended(line())], award(award_date="2030-01-01")) == ["pack:l"]
    yearly = Rule("l", ("person",), window="calendar_year")
    assert told(folder, yearly, [attended(line())], award(award_date="2024-12-31")) == ["pack:l"]
    assert told(folder, yearly, [attended(line())], award(award_date="2025-01-01")) == [""]


def test_a_certificate_used_by_somebody_else_is_used(folder: Path) -> None:
    rule = Rule("l", ("certificate",))
    lines = [
        attended(line(1, certificate_no="C1")),
        attended(line(2, certificate_no="c1", person_id="P2")),
        attended(line(3, certificate_no="", person_id="P2")),
        attended(line(4, certificate_no="none", person_id="P3")),
        attended(line(5, certificate_no="C2", person_id="P3")),
    ]
    assert told(folder, rule, lines, award(person_id="P9", certificate_no="C2")) == ["", "pack:l", "", "", "pack:l"]
