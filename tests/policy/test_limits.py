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
from hypothesis import given
from hypothesis import strategies as st

from tests.policy.small import FLAT, Cells, award, decided, line, pack_text, read_packs
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
