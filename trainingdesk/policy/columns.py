"""The columns a line of facts may have, how a cell is read, and what an empty one means. Source: outside contract."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from trainingdesk.domain.identity import eighteen_digits
from trainingdesk.domain.levels import Level
from trainingdesk.domain.money import Money
from trainingdesk.domain.vocabulary import (
    AssessmentMethod,
    CertificateKind,
    Delivery,
    Item,
    PersonGroup,
    PersonIdKind,
    Scheme,
    Sex,
    Shortage,
    TradeCategory,
)
from trainingdesk.domain.workflow import ClaimSource

Words: TypeAlias = "pd.Index[str]"
UNKNOWN = -(2**31)  # an empty cell, in whole numbers of any width
NOTHING = UNKNOWN + 1  # known to be none
NONE_WORD = "none"
PACK_GROUP = "pack:"

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"\d+(\.\d+)?", re.ASCII)
_REGION = "[0-9]{6}"
_OCCUPATION = "[0-9]-[0-9]{2}-[0-9]{2}-[0-9]{2}"
_FIFTEEN = "[0-9]{15}"
_EPOCH = date(1970, 1, 1).toordinal()
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_FLOAT_PLACES = 9
ITEMS = tuple(sorted(str(item) for item in Item))  # limits and files take items in the order of their words
EDITIONS = ("1999", "2015", "2022")
LEVELS = tuple(Level)
GROUPS = tuple(PersonGroup)
_GROUP_WORDS = tuple(str(group) for group in PersonGroup)


class Shape(StrEnum):
    """What a column holds."""

    TEXT = "text"
    CHOICE = "choice"
    LEVEL = "level"
    DATE = "date"
    NUMBER = "number"
    FLAG = "flag"
    GROUPS = "groups"


@dataclass(frozen=True, slots=True)
class ColumnSpec:
    """One column. ``read`` gives the whole number a cell stands for, ValueError for a value that cannot be."""

    name: str
    shape: Shape
    read: Callable[[str], int]
    terms: tuple[str, ...] = ()
    default: str = ""  # what an empty cell, or an absent column, stands for
    none: bool = False  # the word ``none`` is a known nothing here
    scale: int = 1
    pattern: str = ""  # of a text that can be
    fold: Callable[[Words], Words] | None = None  # brings different ways of writing one number together


def as_text(value: object) -> str:
    """A cell as the text a CSV file would hold: dates ISO, booleans 0/1, whole floats without their point."""
    for kind, tell in _TELL:
        if isinstance(value, kind):
            return tell(value)
    return str(value)


def _tell_instant(value: datetime) -> str:
    return value.isoformat() if value.time() != time() else value.date().isoformat()


def _tell_float(value: float) -> str:
    return f"{value:.{_FLOAT_PLACES}f}".rstrip("0").rstrip(".")


_TELL: tuple[tuple[type | tuple[type, ...], Callable[[Any], str]], ...] = (
    (str, str.strip),
    ((bool, np.bool_), lambda value: "1" if value else "0"),
    (datetime, _tell_instant),
    (date, date.isoformat),
    (Decimal, lambda value: format(value, "f")),
    (float, _tell_float),
)


def read_day(text: str) -> int:
    """Days since 1970-01-01 of an ISO date between 1900 and 2199; ValueError otherwise."""
    if not _DATE.fullmatch(text):
        raise ValueError(text)
    day = date.fromisoformat(text)
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError(text)
    return day.toordinal() - _EPOCH


def day_text(days: int) -> str:
    """The ISO date of a number of days since 1970-01-01."""
    return date.fromordinal(days + _EPOCH).isoformat()


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - _EPOCH


def _scaled(scale: int, most: int) -> Callable[[str], int]:
    """A decimal times the scale; digits below it are cut, so that a near miss never becomes a hit."""

    def read(text: str) -> int:
        if not _NUMBER.fullmatch(text):
            raise ValueError(text)
        whole, _, part = text.partition(".")
        places = len(str(scale)) - 1
        number = int(whole) * scale + (int((part + "0" * places)[:places]) if places else 0)
        if (places == 0 and part.strip("0")) or number > most * scale:
            raise ValueError(text)
        return number

    return read


def _read_yuan(text: str) -> int:
    fen = Money.from_yuan_text(text).fen
    if not 0 <= fen < 10**14:
        raise ValueError(text)
    return fen


def _read_level(text: str) -> int:
    return Level(text).rank


def _read_groups(text: str) -> int:
    """Groups as bits; a pack's own groups are left to ``pack_groups``, ValueError for any other unknown word."""
    bits = 0
    for word in text.split(";"):
        name = word.strip()
        if name and name != NONE_WORD and not name.startswith(PACK_GROUP):
            bits |= 1 << _GROUP_WORDS.index(name)
    return bits


def _reader(pattern: str) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not re.fullmatch(pattern, text):
            raise ValueError(text)
        return 0

    return read


def _text(name: str, pattern: str = "") -> ColumnSpec:
    return ColumnSpec(name, Shape.TEXT, _reader(pattern or ".*"), pattern=pattern)


def _upper(numbers: Words) -> Words:
    folded: Words = numbers.str.upper()
    return folded


def _one_person(numbers: Words) -> Words:
    """One person is one number: the old 15-digit form as the 18-digit one, x as X."""
    old = numbers.str.fullmatch(_FIFTEEN).astype(bool)
    folded = _upper(numbers)
    if not old.any():
        return folded
    return pd.Index(
        [eighteen_digits(one) if short else one for one, short in zip(folded, old, strict=True)], dtype="str"
    )


def _number_text(name: str, fold: Callable[[Words], Words] = _upper, *, none: bool = False) -> ColumnSpec:
    """The number of a paper, in which the case of letters does not matter."""
    return ColumnSpec(name, Shape.TEXT, _reader(".*"), none=none, fold=fold)


def _choice(name: str, terms: type[StrEnum] | tuple[str, ...], default: str = "") -> ColumnSpec:
    words = tuple(str(term) for term in terms)
    return ColumnSpec(name, Shape.CHOICE, words.index, words, default)


def _date(name: str, *, none: bool = False) -> ColumnSpec:
    return ColumnSpec(name, Shape.DATE, read_day, none=none)


def _number(name: str, scale: int = 1, most: int = 100_000) -> ColumnSpec:
    return ColumnSpec(name, Shape.NUMBER, _scaled(scale, most), scale=scale)


def _flag(name: str) -> ColumnSpec:
    return ColumnSpec(name, Shape.FLAG, ("0", "1").index, ("0", "1"))


THOUSANDTHS = 1000
SHARE = 10**9
_SPECS = (
    _text("line_id"),
    _number_text("person_id", _one_person),
    _choice("person_id_kind", PersonIdKind, PersonIdKind.RESIDENT),
    _date("birth_date"),
    _choice("sex", Sex),
    ColumnSpec("person_groups", Shape.GROUPS, _read_groups, GROUPS),
    _choice("item", ITEMS),
    _choice("scheme", Scheme),
    _text("occupation_code", _OCCUPATION),
    _choice("occupation_edition", EDITIONS, "2022"),
    _choice("category", TradeCategory),
    _choice("certificate_kind", CertificateKind),
    ColumnSpec("level", Shape.LEVEL, _read_level, LEVELS, NONE_WORD, none=True),
    ColumnSpec("level_held", Shape.LEVEL, _read_level, LEVELS, none=True),
    _number_text("certificate_no", none=True),
    _date("certificate_date"),
    _date("assessment_date"),
    _choice("assessment_method", AssessmentMethod),
    _text("class_id"),
    _date("class_start"),
    _date("class_end"),
    _date("application_date"),
    _number("class_day_attendance_min", SHARE, 1),
    _number("attendance", SHARE, 1),
    _text("region", _REGION),
    _text("origin_region", _REGION),
    _number_text("institution_code"),
    _text("institution_grade"),
    _text("institution_kind"),
    _flag("institution_certified"),
    _flag("class_approved"),
    _number_text("employer_code"),
    _text("employer_kind"),
    _text("programme"),
    _choice("channel", ClaimSource),
    _number("hours_planned", THOUSANDTHS),
    _number("hours_attended", THOUSANDTHS),
    _number("days_attended", THOUSANDTHS),
    _number("months", THOUSANDTHS, 1200),
    _choice("delivery", Delivery),
    _choice("shortage", Shortage),
    _date("employed_on", none=True),
    _number("insured_months", 1, 1200),
    ColumnSpec("actual_cost", Shape.NUMBER, _read_yuan, scale=100),
    _number("apprentices"),
    _number("apprentices_passed"),
    _number("class_passed_share", SHARE, 1),
    _number("class_employed_share", SHARE, 1),
)
COLUMNS: Mapping[str, ColumnSpec] = MappingProxyType({spec.name: spec for spec in _SPECS})
UNTESTED_WHEN_ABSENT = frozenset({"institution_certified", "class_approved"})

PAST_COLUMNS: Mapping[str, ColumnSpec] = MappingProxyType(
    {
        spec.name: spec
        for spec in (
            _number_text("person_id", _one_person),
            _choice("scheme", Scheme),
            _choice("item", ITEMS),
            _text("occupation_code", _OCCUPATION),
            COLUMNS["level"],
            _number_text("certificate_no", none=True),
            _date("award_date"),
            _date("basis_date"),
            ColumnSpec("amount", Shape.NUMBER, _read_yuan, scale=100),
            _date("revoked_on"),
        )
    }
)
