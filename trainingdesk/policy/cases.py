"""Worked cases of a pack: facts in, amount and reasons out, as an official would write them on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from trainingdesk.domain.findings import Findings, Place
from trainingdesk.domain.money import Money
from trainingdesk.policy.book import Book
from trainingdesk.policy.columns import COLUMNS, PAST_COLUMNS
from trainingdesk.policy.decisions import Decisions
from trainingdesk.policy.engine import decide
from trainingdesk.policy.explain import explain
from trainingdesk.policy.loader import read_file
from trainingdesk.policy.pack import Pack
from trainingdesk.policy.shape import Raw, Section

CASES_FOLDER = "cases"
_EXPECTED = ("line_id", "item", "status", "amount", "payee", "fund", "instalment_no", "due_on", "reasons", "says")
Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """Some lines, what was paid before, and what must come of it."""

    name: str
    lines: tuple[Cells, ...]
    past: tuple[Cells, ...]
    as_of: date | None
    expected: tuple[Cells, ...]


def cases_path(pack_file: Path) -> Path:
    """Where the cases of a pack file lie: under the same name in the folder ``cases`` beside it."""
    return pack_file.with_name(CASES_FOLDER) / pack_file.name


def read_cases(path: Path, findings: Findings) -> tuple[Case, ...]:
    """The cases of a file. ``[common]`` holds facts that every line shares."""
    file = read_file(path, findings)
    if file is None:
        return ()
    top = Section(file.raw, findings, file=f"{CASES_FOLDER}/{path.name}")
    common = _cells(top, "common", COLUMNS)
    cases = tuple(_read_case(section, common) for section in top.listed("case"))
    top.done()
    if not cases:
        findings.error("policy.case_empty", Place(sheet=top.file), name=path.name)
    return cases


def _read_case(section: Section, common: Cells) -> Case:
    """One line's ``facts`` with what to ``expect`` of it, or several ``lines``, each expectation naming its own."""
    one = _cells(section, "facts", COLUMNS)
    several = [_table(below, COLUMNS) for below in section.listed("lines")]
    lines = [one] if section.has("facts") else several
    past = tuple(_table(below, PAST_COLUMNS) for below in section.listed("past"))
    expected = section.listed("expect") if isinstance(section.raw.get("expect"), list) else [section.section("expect")]
    case = Case(
        name=section.text("name"),
        lines=tuple({"line_id": str(number), **common, **line} for number, line in enumerate(lines, start=1)),
        past=past,
        as_of=section.day("as_of"),
        expected=tuple(_table(below, _EXPECTED) for below in expected if below is not None),
    )
    section.text("source", "")
    section.done()
    if not case.expected:
        section.complain("policy.key_missing", "expect")
    return case


def _cells(section: Section, key: str, known: Mapping[str, object]) -> Cells:
    below = section.section(key)
    return {} if below is None else _table(below, known)


def _table(section: Section, known: Mapping[str, object] | Sequence[str]) -> Cells:
    section.suggest(known)
    cells = {name: _cell(section.raw, name) for name in known if name in section.raw}
    for name in cells:
        section.touch(name)
    section.done()
    return cells


def _cell(raw: Raw, name: str) -> str:
    """A cell as a file would hold it; dates may be written as TOML dates, yes and no as booleans."""
    value = raw[name]
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, list):
        return ";".join(str(word) for word in value)
    return str(value)


def run_cases(pack: Pack, cases: Sequence[Case], file: str, findings: Findings) -> None:
    """Decide every case by the pack alone, and add a finding for each thing that came out otherwise."""
    book = Book((pack,))
    for case in cases:
        decisions = decide(_frame(case.lines), _frame(case.past, PAST_COLUMNS), book, case.as_of)
        for field, expected, actual in _differences(case, decisions):
            place = Place(sheet=f"{CASES_FOLDER}/{file}", header=case.name)
            findings.error("policy.case_failed", place, case=case.name, field=field, expected=expected, actual=actual)


def _frame(rows: Sequence[Cells], columns: Iterable[str] = ()) -> pd.DataFrame:
    """Cells as a frame; what a row does not name is empty."""
    names = list(dict.fromkeys([*columns, *(name for row in rows for name in row)]))
    return pd.DataFrame({name: pd.Series([row.get(name, "") for row in rows], dtype="str") for name in names})


def _differences(case: Case, decisions: Decisions) -> Iterator[tuple[str, str, str]]:
    unclaimed = list(range(len(decisions)))
    for expected in case.expected:
        rows = [row for row in unclaimed if _is_meant(decisions, row, expected)]
        if not rows:
            yield "line_id/item", f"{expected.get('line_id', '1')}/{expected.get('item', '*')}", "—"
            continue
        unclaimed.remove(rows[0])
        for field, wanted in expected.items():
            actual = _actual(decisions, rows[0], field)
            if (field == "says" and wanted not in actual) or (field != "says" and wanted != actual):
                yield field, wanted, actual
    for row in unclaimed:
        told = decisions.frame.iloc[row]
        yield "line_id/item", "—", f"{told['line_id']}/{told['item']}: {told['status']} {told['reasons']}"


def _is_meant(decisions: Decisions, row: int, expected: Cells) -> bool:
    names = ("line_id", "item", "instalment_no")
    return all(name not in expected or _actual(decisions, row, name) == expected[name] for name in names)


def _actual(decisions: Decisions, row: int, field: str) -> str:
    told = decisions.frame.iloc[row]
    if field == "amount":
        return Money(int(told["amount_fen"])).yuan_text()
    return "\n".join(explain(decisions, row)) if field == "says" else str(told[field])
