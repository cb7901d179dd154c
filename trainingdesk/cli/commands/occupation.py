"""``tdesk occupation``: the occupations the office knows, and the register of those the shipped catalogue lacks."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from trainingdesk.cli.counter import Counter
from trainingdesk.cli.listing import rows_text
from trainingdesk.cli.output import answer
from trainingdesk.domain.occupations import read_occupation_code
from trainingdesk.services.occupations import (
    AddOccupation,
    AmendOccupation,
    ListOccupations,
    OccupationRow,
    RestoreOccupation,
    RetireOccupation,
    add_occupation,
    amend_occupation,
    list_occupations,
    restore_occupation,
    retire_occupation,
)
from trainingdesk.services.records import Made


def run(args: argparse.Namespace, counter: Counter) -> int:
    """Carry out one of the words."""
    return _WORDS[args.word](args, counter)


def _list(args: argparse.Namespace, counter: Counter) -> int:
    asked = ListOccupations(args.text, args.edition, args.registered)
    rows = counter.call(list_occupations, asked).rows
    header = counter.choose("编码 版本 职业 其他名称 依据 登记", "code edition name other-names source registered")
    answer(counter, rows_text(header, (_cells(counter, row) for row in rows)), occupations=rows)
    return 0


def _cells(counter: Counter, row: OccupationRow) -> tuple[object, ...]:
    return row.code, row.edition, row.name, row.other_names, row.source, _standing(counter, row)


def _standing(counter: Counter, row: OccupationRow) -> str:
    """Who registered it, and from when on it counts no longer; what ships is nobody's."""
    entry = row.registered
    if entry is None:
        return (
            counter.choose("随附，待核对", "shipped, to be checked")
            if row.assumed
            else counter.choose("随附", "shipped")
        )
    if entry.retired_on is None:
        return entry.added_by
    day = entry.retired_on.isoformat()
    return counter.choose(f"{entry.added_by}，{day} 起停用", f"{entry.added_by}, retired as of {day}")


def _add(args: argparse.Namespace, counter: Counter) -> int:
    order = AddOccupation(
        code=args.code,
        name=args.name,
        source=args.source,
        edition=args.edition,
        english_name=args.english_name,
        other_names=tuple(args.other_names or ()),
    )
    return _made(args, counter, counter.call(add_occupation, order))


def _amend(args: argparse.Namespace, counter: Counter) -> int:
    seen = _seen(args, counter)
    entry = seen.registered if seen else None
    facts = AddOccupation(
        code=args.code,
        name=_given(args.name, seen.name if seen else ""),
        source=_given(args.source, seen.source if seen else ""),
        edition=args.edition,
        english_name=_given(args.english_name, (entry.english_name or "") if entry else ""),
        other_names=tuple(args.other_names) if args.other_names else seen.other_names if seen else (),
    )
    order = AmendOccupation(_version(seen), facts)
    return _made(args, counter, counter.call(amend_occupation, order))


def _given(text: str | None, known: str) -> str:
    """What was said, the empty text too; else what is on the register."""
    return known if text is None else text


def _retire(args: argparse.Namespace, counter: Counter) -> int:
    order = RetireOccupation(args.code, _version(_seen(args, counter)), args.reason, args.edition, args.retired_on)
    return _made(args, counter, counter.call(retire_occupation, order))


def _restore(args: argparse.Namespace, counter: Counter) -> int:
    order = RestoreOccupation(args.code, _version(_seen(args, counter)), args.reason, args.edition)
    return _made(args, counter, counter.call(restore_occupation, order))


def _seen(args: argparse.Namespace, counter: Counter) -> OccupationRow | None:
    """The entry as the register has it now; None where it has none, which the procedure says in its own words."""
    code, _ = read_occupation_code(args.code)
    if code is None:
        return None
    rows = counter.call(list_occupations, ListOccupations(code.code, args.edition, registered_only=True)).rows
    return next(iter(rows), None)


def _version(seen: OccupationRow | None) -> int:
    return seen.registered.version if seen and seen.registered else 0


def _made(args: argparse.Namespace, counter: Counter, made: Made) -> int:
    answer(counter, made.number, id=made.id, code=made.number, edition=args.edition, version=made.version)
    return 0


_WORDS: dict[str, Callable[[argparse.Namespace, Counter], int]] = {
    "list": _list,
    "add": _add,
    "amend": _amend,
    "retire": _retire,
    "restore": _restore,
}
