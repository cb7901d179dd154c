"""What a file handed over is, by its content alone: which list, for which class, on which days, of how many people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.domain.identity import Identity
from trainingdesk.domain.levels import Level, level_from_text
from trainingdesk.domain.occupations import OccupationCode, Occupations
from trainingdesk.domain.vocabulary import Term
from trainingdesk.exchange.attendance import AttendanceRead, read_attendance
from trainingdesk.exchange.class_facts import ClassFacts
from trainingdesk.exchange.header_words import Field, FileKind
from trainingdesk.exchange.past_awards import PastAwardsRead, read_past_awards
from trainingdesk.exchange.results import ResultsRead, read_results
from trainingdesk.exchange.roster import RosterCheck, read_roster
from trainingdesk.exchange.sheets_of_kind import is_plain, recognise
from trainingdesk.exchange.trade_reader import occupation_stated, occupation_within
from trainingdesk.exchange.workbook import WorkbookRead

_SCORED = frozenset({Field.THEORY, Field.PRACTICE, Field.REVIEW})
_LEVELS_SAID = re.compile(r"[一二三四五]级|初级工|中级工|高级工|高级技师|技师|学徒工")
_HUNDREDTHS = 100
ListRead = RosterCheck | AttendanceRead | ResultsRead | PastAwardsRead


class ListKind(Term):
    """The lists that offices hand over; results are called certificates where they carry numbers and no scores."""

    ROSTER = "roster", "花名册", "Roster"
    ATTENDANCE = "attendance", "考勤表", "Attendance"
    RESULTS = "results", "成绩册", "Results"
    CERTIFICATES = "certificates", "证书清单", "List of certificates"
    PAST_AWARDS = "past_awards", "已享受补贴名单", "Past awards"


class Certainty(Term):
    """How sure it is which list a file holds."""

    CERTAIN = "certain", "确定", "Certain"
    LIKELY = "likely", "可能", "Likely"
    NONE = "none", "无法识别", "Not recognised"


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A file by its content; ``people`` are the numbers in its clean rows, ``hours`` whole teaching hours.

    ``first_day`` and ``last_day`` are as written above the table, else the first and last day with attendance.
    ``findings`` concern the file as a whole; what is wrong with rows, an import's preview says.
    """

    kind: ListKind | None
    certainty: Certainty
    rows: int
    facts: ClassFacts
    occupation: OccupationCode | None = None
    levels: tuple[Level, ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    hours: int | None = None
    people: frozenset[Identity] = frozenset()
    findings: tuple[Finding, ...] = ()


def known_file(read: WorkbookRead, *, as_of: date, catalogue: Occupations) -> KnownFile:
    """Look at a file that was read, or that was refused as a whole; nothing here is certain to be importable."""
    kind = recognise(read)
    if kind is None:
        unknown = () if read.workbook is None else (Finding("recognition.kind_unknown", Severity.ERROR),)
        return KnownFile(None, Certainty.NONE, 0, ClassFacts(), findings=(*read.findings, *unknown))
    found = _read(read, kind, as_of, catalogue)
    return _known(found, kind, Certainty.CERTAIN if is_plain(read) else Certainty.LIKELY, catalogue)


def _read(read: WorkbookRead, kind: FileKind, as_of: date, catalogue: Occupations) -> ListRead:
    if kind is FileKind.ROSTER:
        return read_roster(read, as_of=as_of, catalogue=catalogue)
    if kind is FileKind.ATTENDANCE:
        return read_attendance(read, as_of=as_of)
    if kind is FileKind.RESULTS:
        return read_results(read, as_of=as_of, catalogue=catalogue)
    return read_past_awards(read, as_of=as_of, catalogue=catalogue)


def _known(found: ListRead, kind: FileKind, certainty: Certainty, catalogue: Occupations) -> KnownFile:
    days = found.days if isinstance(found, AttendanceRead) else ()
    facts = found.facts
    return KnownFile(
        kind=_list_kind(found, kind),
        certainty=certainty,
        rows=found.rows_read,
        facts=facts,
        occupation=_occupation(found, catalogue),
        levels=_levels(found),
        first_day=facts.class_start or min(days, default=None),
        last_day=facts.class_end or max(days, default=None),
        hours=facts.hours_planned or (_hours(found) if isinstance(found, AttendanceRead) else None),
        people=frozenset(row.identity for row in found.rows if row.identity is not None),
        findings=tuple(finding for finding in found.findings if finding.place.row is None),
    )


def _hours(found: AttendanceRead) -> int | None:
    """What the days come to: as planned, else what whoever sat longest on each of them had."""
    if found.planned_a_day:
        return found.planned_a_day * len(found.days) // _HUNDREDTHS
    sat: dict[tuple[date, str], int] = {}
    for row in found.rows:
        for one in row.attended:
            who = one.day, row.identity.number if row.identity else row.name
            sat[who] = sat.get(who, 0) + (one.planned or one.hours or 0)
    longest: dict[date, int] = {}
    for (day, _), hours in sat.items():
        longest[day] = max(longest.get(day, 0), hours)
    return sum(longest.values()) // _HUNDREDTHS or None


def _list_kind(found: ListRead, kind: FileKind) -> ListKind:
    columns = {use.field for use in found.columns}
    if kind is FileKind.RESULTS and Field.CERTIFICATE_NO in columns and not columns & _SCORED:
        return ListKind.CERTIFICATES
    return ListKind(kind.value)


def _occupation(found: ListRead, catalogue: Occupations) -> OccupationCode | None:
    """As a line above the table states it, else as every row does, else as the title says."""
    facts = found.facts
    stated = occupation_stated(facts.occupation, catalogue) if facts.occupation else None
    codes = set() if isinstance(found, AttendanceRead) else {row.trade.code for row in found.rows if row.trade.code}
    said = (occupation_within(text, catalogue) for text in (facts.class_name, facts.title) if text)
    return stated or (codes.pop() if len(codes) == 1 else None) or next(filter(None, said), None)


def _levels(found: ListRead) -> tuple[Level, ...]:
    """The levels the rows are for, lowest first; where they have none, as the lines above the table say."""
    levels = set(_levels_of_rows(found)) or {found.facts.level} - {None} or set(_levels_said(found.facts))
    return tuple(sorted((level for level in levels if level is not None), key=lambda level: level.rank))


def _levels_of_rows(found: ListRead) -> Iterator[Level]:
    if isinstance(found, RosterCheck):
        yield from (row.level_target for row in found.rows if row.level_target is not None)
    elif isinstance(found, ResultsRead):
        yield from (row.level for row in found.rows if row.level is not None)


def _levels_said(facts: ClassFacts) -> Iterable[Level]:
    texts = filter(None, (facts.class_name, facts.title))
    words = (word for text in texts for word in _LEVELS_SAID.findall(text))
    return filter(None, map(level_from_text, words))
