"""Regions by their GB/T 2260 codes, with their history: codes vanish and change, and the old ones stay valid."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from stdnum import numdb

from trainingdesk.domain.catalogue import optional_date, read_catalogue

REGION_COLUMNS = ("code", "name", "from", "until", "successor", "note")
_CODE = re.compile(r"\d{6}", re.ASCII)
_YEARS = re.compile(r"\[\d*-\d*\]")
# residence permits of Taiwan residents start with a code that GB/T 2260 does not hold
_PERMIT_AREAS = {"830000": "台湾省"}


@dataclass(frozen=True, slots=True)
class Region:
    """One code of the catalogue; ``until`` is the first day it no longer holds, ``successor`` the code that follows."""

    code: str
    name: str
    valid_from: date | None = None
    valid_until: date | None = None
    successor: str = ""
    note: str = ""

    def valid_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day < self.valid_until
        )


class Regions:
    """The regions an office works with, found by code or by name."""

    def __init__(self, regions: Iterable[Region]) -> None:
        self._by_code = {region.code: region for region in regions}
        self._by_name: dict[str, set[Region]] = {}
        for region in self._by_code.values():
            for name in self._names(region) if region.valid_until is None else ():
                self._by_name.setdefault(name, set()).add(region)

    def find(self, text: str) -> Region | None:
        """The region with this code (vanished ones too), or the only one in force that is called so.

        ``郑州市`` and ``河南省郑州市`` are both names of 410100; a name that several regions bear finds none.
        """
        plain = "".join(text.split())
        named = self._by_name.get(plain, set())
        return self._by_code.get(plain) or (next(iter(named)) if len(named) == 1 else None)

    def __len__(self) -> int:
        return len(self._by_code)

    def _names(self, region: Region) -> set[str]:
        above = [self._by_code.get(code) for code in (region.code[:2] + "0000", region.code[:4] + "00")]
        province, city = ("" if found is None or found is region else found.name for found in above)
        return {region.name, province + region.name, city + region.name, province + city + region.name}


def regions_from_lines(lines: Iterable[str]) -> Regions:
    """The catalogue in CSV lines with the columns of ``REGION_COLUMNS``; Refused when faulty."""
    return Regions(read_catalogue(lines, REGION_COLUMNS, _region, name="regions"))


def is_region_code(text: str) -> bool:
    """Six digits; whether anybody knows them is another question."""
    return _CODE.fullmatch(text) is not None


def lies_in(code: str, outer: str) -> bool:
    """Whether a region is the outer one or lies in it: the outer code's trailing 00 stand for everything below.

    An empty code lies anywhere, and everything lies in an empty outer code (contract: “Which pack”).
    """
    return not code or code.startswith(outer.removesuffix("00").removesuffix("00"))


def area_name(code: str) -> str | None:
    """Province and county of the first six digits of an identity number, vanished counties too; None when unknown."""
    if code in _PERMIT_AREAS:
        return _PERMIT_AREAS[code]
    facts = {name: value for _, found in numdb.get("cn/loc").info(code) for name, value in found.items()}
    if "county" not in facts:
        return None
    county = _YEARS.sub("", facts["county"].split(",")[-1])
    return county if code.endswith("0000") else facts["province"] + county


def _region(row: Mapping[str, str]) -> Region:
    code, successor = row["code"], row["successor"]
    for number in filter(None, (code, successor)):
        if not is_region_code(number):
            raise ValueError(f"not a region code: {number}")
    if not code or not row["name"]:
        raise ValueError("a region has a code and a name")
    until = optional_date(row["until"])
    return Region(code, row["name"], optional_date(row["from"]), until, successor, row["note"])
