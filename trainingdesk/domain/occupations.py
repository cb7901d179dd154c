"""Occupations: codes with the edition they belong to, the direction apart, and a catalogue to look them up in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from trainingdesk.domain.catalogue import read_catalogue
from trainingdesk.domain.findings import Finding, Findings, Place
from trainingdesk.domain.plain_text import code_text

OCCUPATION_COLUMNS = ("code", "edition", "name", "other_names", "source", "assumed")
_CODE = re.compile(r"[1-8]-\d{2}-\d{2}-\d{2}", re.ASCII)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-"))
_NO_DIRECTION = re.compile(r"[-/无]*")
NAMES_APART = ";"


class Edition(StrEnum):
    """The editions of the occupation classification; the same code may name another trade in another edition."""

    OF_1999 = "1999"
    OF_2015 = "2015"
    OF_2022 = "2022"


DEFAULT_EDITION = Edition.OF_2022


@dataclass(frozen=True, slots=True)
class OccupationCode:
    """``d-dd-dd-dd`` (major, middle, small, unit) in one edition."""

    code: str
    edition: Edition = DEFAULT_EDITION

    def __str__(self) -> str:
        return self.code


@dataclass(frozen=True, slots=True)
class Occupation:
    """One occupation; ``assumed`` when its source is general knowledge and not a text that was read."""

    code: OccupationCode
    name: str
    other_names: tuple[str, ...] = ()
    source: str = ""
    assumed: bool = False

    def is_called(self, name: str) -> bool:
        return _name_key(name) in {_name_key(known) for known in (self.name, *self.other_names)}


class Occupations:
    """A catalogue, complete or not: an occupation that it does not hold may still exist."""

    def __init__(self, occupations: Iterable[Occupation]) -> None:
        self._by_code = {occupation.code: occupation for occupation in occupations}

    def joined_by(self, others: Iterable[Occupation]) -> Occupations:
        """This catalogue and those others; where both hold a code, the others' entry stands."""
        return Occupations((*self, *others))

    def find(self, code: OccupationCode) -> Occupation | None:
        return self._by_code.get(code)

    def named(self, name: str, edition: Edition | None = None) -> tuple[Occupation, ...]:
        """Every occupation of this name or former name, in all editions or in one."""
        return tuple(
            occupation
            for occupation in self
            if occupation.is_called(name) and edition in (None, occupation.code.edition)
        )

    def __iter__(self) -> Iterator[Occupation]:
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)


def occupations_from_lines(lines: Iterable[str]) -> Occupations:
    """The catalogue in CSV lines with the columns of ``OCCUPATION_COLUMNS``; Refused when faulty.

    ``other_names`` are separated by ``;``; ``assumed`` is 1 or 0.
    """
    return Occupations(read_catalogue(lines, OCCUPATION_COLUMNS, _occupation, name="occupations"))


def read_occupation_code(
    text: str, *, edition: Edition = DEFAULT_EDITION, place: Place = Place()
) -> tuple[OccupationCode | None, tuple[Finding, ...]]:
    """The code in its usual writing (any dash, any width), or None with an error when it is missing or no code."""
    plain = code_text(text.translate(_DASHES))
    if _CODE.fullmatch(plain):
        return OccupationCode(plain, edition), ()
    findings = Findings()
    if plain:
        findings.error("identity.occupation_form", place, value=text.strip())
    else:
        findings.error("identity.occupation_missing", place)
    return None, findings.as_tuple()


def check_occupation(
    code: OccupationCode, catalogue: Occupations, *, name: str = "", place: Place = Place()
) -> tuple[Finding, ...]:
    """Warnings, never errors: the catalogue does not hold the code, or holds it under another name."""
    findings = Findings()
    occupation = catalogue.find(code)
    if occupation is None:
        findings.warning("identity.occupation_unknown", place, value=code.code, edition=code.edition.value)
    elif name and not occupation.is_called(name):
        findings.warning("identity.occupation_name_differs", place, value=code.code, stated=name, name=occupation.name)
    return findings.as_tuple()


def direction_text(text: str) -> str:
    """The direction (职业方向/工种) as certificates carry it: ``--`` when there is none, never empty."""
    plain = text.strip()
    return "--" if _NO_DIRECTION.fullmatch(plain.translate(_DASHES)) else plain


def _occupation(row: Mapping[str, str]) -> Occupation:
    if not _CODE.fullmatch(row["code"]):
        raise ValueError(f"not an occupation code: {row['code']}")
    if not row["name"] or row["assumed"] not in ("0", "1"):
        raise ValueError("an occupation has a name, and assumed is 0 or 1")
    return Occupation(
        OccupationCode(row["code"], Edition(row["edition"])),
        row["name"],
        tuple(name.strip() for name in row["other_names"].split(NAMES_APART) if name.strip()),
        row["source"],
        row["assumed"] == "1",
    )


def _name_key(name: str) -> str:
    return code_text(name).replace("(", "").replace(")", "")
