"""The occupation in a row: name, code or both in one cell, looked up in a catalogue that may be partial."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trainingdesk.domain.occupations import (
    DEFAULT_EDITION,
    Occupation,
    OccupationCode,
    Occupations,
    check_occupation,
    read_occupation_code,
)
from trainingdesk.exchange.cell_text import plain, shown
from trainingdesk.exchange.header_words import Field
from trainingdesk.exchange.row_reader import RowReader

_CODE_WITHIN = re.compile(r"[1-8][-‐‑–—－]\d{2}[-‐‑–—－]\d{2}[-‐‑–—－]\d{2}", re.ASCII)
_LEVEL_ASIDE = re.compile(r"[(（][^()（）]*(级|工|师)[)）]$")


@dataclass(frozen=True, slots=True)
class Trade:
    """An occupation as stated; ``code`` also where the catalogue knows exactly one of that name."""

    name: str | None = None
    code: OccupationCode | None = None
    direction: str | None = None


def read_trade(row: RowReader, catalogue: Occupations | None) -> Trade:
    """Name, code and direction. Unknown to the catalogue is a warning, never an error: the shipped one is partial."""
    name, code = _stated(row)
    direction = row.text(Field.DIRECTION)
    if catalogue is None:
        return Trade(name, code, direction)
    if code is not None:
        field = Field.OCCUPATION_CODE if row.has(Field.OCCUPATION_CODE) else Field.OCCUPATION
        row.take(check_occupation(code, catalogue, name=name or "", place=row.entry.place(field)))
    elif name is not None:
        code = _code_of(row, name, catalogue)
    return Trade(name, code, direction)


def _stated(row: RowReader) -> tuple[str | None, OccupationCode | None]:
    text = row.text(Field.OCCUPATION)
    within = _CODE_WITHIN.search(text) if text else None
    written = plain(row.cell(Field.OCCUPATION_CODE))
    code: OccupationCode | None = None
    if written or within is not None:
        field = Field.OCCUPATION_CODE if written else Field.OCCUPATION
        code, found = read_occupation_code(written or (within[0] if within else ""), place=row.entry.place(field))
        row.take(found)
    name = text.replace(within[0], "").strip(" ()（）-") if text and within else text
    return name or None, code


def _code_of(row: RowReader, name: str, catalogue: Occupations) -> OccupationCode | None:
    known = _called(name, catalogue)
    if not known:
        row.warning("import.occupation_unlisted", Field.OCCUPATION, shown(name))
    elif len(known) > 1:
        codes = ", ".join(occupation.code.code for occupation in known)
        row.warning("import.occupation_ambiguous", Field.OCCUPATION, shown(name), codes=codes)
    else:
        return known[0].code
    return None


def _called(name: str, catalogue: Occupations) -> tuple[Occupation, ...]:
    """By name, the level that some write behind it left out; of several editions the current one."""
    known = catalogue.named(name) or catalogue.named(_LEVEL_ASIDE.sub("", name))
    current = tuple(occupation for occupation in known if occupation.code.edition is DEFAULT_EDITION)
    return current if len(current) == 1 else known


def occupation_stated(text: str, catalogue: Occupations) -> OccupationCode | None:
    """The one occupation that a line above a table names, by its code or by its whole name."""
    within = _CODE_WITHIN.search(text)
    if within is not None:
        return read_occupation_code(within[0])[0]
    known = _called(text.strip(), catalogue)
    return known[0].code if len(known) == 1 else None


def occupation_within(text: str, catalogue: Occupations) -> OccupationCode | None:
    """The one occupation whose name stands somewhere in a title: the longest, for names lie within names."""
    names = {name: occupation.code for occupation in catalogue for name in (occupation.name,) if name in text}
    longest = max(map(len, names), default=0)
    found = {code for name, code in names.items() if len(name) == longest}
    current = {code for code in found if code.edition is DEFAULT_EDITION} or found
    return current.pop() if len(current) == 1 else None
