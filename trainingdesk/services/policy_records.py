"""What counters see of policy packs: tables with amounts, and every rule in words of both languages with its clause."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trainingdesk.domain.money import Money
from trainingdesk.domain.vocabulary import Item, Payee, Scheme


@dataclass(frozen=True, slots=True)
class Words:
    """The same thing said in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class PackRow:
    """One version of one notice. It holds from ``start`` through ``last_day`` (None: without end).

    ``in_force``: today; ``governs``: it decides on what this office is asked for today; ``draft``: never published.
    """

    id: str
    version: str
    title: Words
    document: str
    region: str
    scheme: Scheme
    start: date
    last_day: date | None
    parents: tuple[str, ...]
    items: tuple[Item, ...]
    draft: bool
    in_force: bool
    governs: bool
    digest: str


@dataclass(frozen=True, slots=True)
class Cited:
    """The clause something rests on; all empty where the pack cites none."""

    rule: str
    title: Words
    clause: str


@dataclass(frozen=True, slots=True)
class TariffRow:
    """One line of a table: a code for each column and what people call it; no amount where there is no standard."""

    keys: tuple[str, ...]
    names: tuple[Words, ...]
    amount: Money | None


@dataclass(frozen=True, slots=True)
class Tariff:
    """One rate. Rates of the same ``part`` exclude each other, parts are added up.

    ``rows`` draw a table under ``columns`` (none: one amount for all), where the rate is one; ``told`` says unit
    prices, shares and bounds where it is not. ``asked`` says for whom it holds, empty: for everybody.
    """

    id: str
    part: str
    kind: str
    asked: Words
    columns: tuple[Words, ...]
    rows: tuple[TariffRow, ...]
    told: tuple[Words, ...]
    cited: Cited
    ceiling: bool
    assumed: bool


@dataclass(frozen=True, slots=True)
class FactorView:
    """What raises, lowers or caps an amount: its cases in words."""

    id: str
    title: Words
    cases: tuple[Words, ...]
    cited: Cited


@dataclass(frozen=True, slots=True)
class GrantedItem:
    """One subsidy of the notice with its tables; ``version_basis`` names the day that chooses the version."""

    item: Item
    version_basis: str
    tariffs: tuple[Tariff, ...]
    factors: tuple[FactorView, ...]


@dataclass(frozen=True, slots=True)
class RuleOfPack:
    """A condition or a limit in words; for all items where none is named."""

    id: str
    title: Words
    items: tuple[Item, ...]
    cited: Cited
    assumed: bool


@dataclass(frozen=True, slots=True)
class PaidTo:
    """Who is paid from which fund, for which items and in which cases."""

    payee: Payee
    fund: str
    items: tuple[Item, ...]
    asked: Words
    cited: Cited


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """A figure that the notice names; ``ceiling``: a maximum, ``found``: whether a text gives it at all."""

    id: str
    title: Words
    value: str
    ceiling: bool
    found: bool


@dataclass(frozen=True, slots=True)
class PaperAsked:
    """One paper a claim needs; for everybody where no channels, groups (by code) or items are named."""

    code: str
    title: Words
    channels: tuple[str, ...]
    groups: tuple[str, ...]
    items: tuple[Item, ...]
    required: bool


@dataclass(frozen=True, slots=True)
class PackDetail:
    """One pack as a page draws it; ``assumed`` and ``not_found`` are the authors' own notes."""

    row: PackRow
    citation: str
    items: tuple[GrantedItem, ...]
    conditions: tuple[RuleOfPack, ...]
    limits: tuple[RuleOfPack, ...]
    payees: tuple[PaidTo, ...]
    figures: tuple[NamedFigure, ...]
    evidence: tuple[PaperAsked, ...]
    rules: tuple[Cited, ...]
    assumed: tuple[str, ...]
    not_found: tuple[str, ...]
