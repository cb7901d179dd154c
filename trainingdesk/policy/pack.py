"""One published notice as data: what it grants, to whom, how often, on what evidence, by which clause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from trainingdesk.domain.money import RoundingMode, RoundingUnit
from trainingdesk.domain.period import Span
from trainingdesk.domain.texts import Language
from trainingdesk.policy.conditions import Condition
from trainingdesk.policy.factors import Factor
from trainingdesk.policy.formulas import Formula
from trainingdesk.policy.predicates import Question
from trainingdesk.policy.shape import Parameter

VERSION_BASES: Mapping[str, str] = {
    "class_start": "class_start",
    "class_end": "class_end",
    "assessment": "assessment_date",
    "certificate": "certificate_date",
    "application": "as_of",
}
WINDOWS = ("lifetime", "calendar_year", "rolling_months")
SCOPES: Mapping[str, str] = {
    "person": "person_id",
    "occupation": "occupation_code",
    "level": "level",
    "certificate": "certificate_no",
    "employer": "employer_code",
    "class": "class_id",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A clause that a reviewer may cite, by its id."""

    id: str
    zh: str
    en: str
    clause: str

    def title(self, language: Language) -> str:
        return self.zh if language is Language.ZH else self.en


@dataclass(frozen=True, slots=True)
class Rate:
    """One row of a tariff. Rows of the same part exclude each other, the first that fits wins; parts are summed."""

    id: str
    part: str
    kind: str
    formula: Formula
    when: Question
    rule: str
    ceiling: bool
    assumed: bool


@dataclass(frozen=True, slots=True)
class Instalment:
    """A share of an award that falls due by itself, in percent of the whole.

    While ``when`` is open it is pending, due ``months`` after ``of``; once it fails, the share is lost for the reason.
    """

    percent: int
    when: Question
    months: int
    of: str
    reason: str


@dataclass(frozen=True, slots=True)
class Item:
    """One subsidy that the notice grants, and for which kinds of certificates when a line does not say."""

    code: str
    certificate_kinds: tuple[str, ...]
    version_basis: str
    rates: tuple[Rate, ...]
    factors: tuple[Factor, ...]
    instalments: tuple[Instalment, ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """How often, and up to what level, within which window, for which scope. Dates and order: the outside contract.

    ``bars`` is ``count`` or ``lower``: a level below the highest one taken (or not above it, when ``strict`` is off).
    ``counts`` names the items that use it up; empty: the line's own item, and then each item has its own count.
    """

    id: str
    zh: str
    en: str
    bars: str
    per: tuple[str, ...]
    window: str
    months: int
    count: int
    strict: bool
    when: Question
    items: tuple[str, ...]
    counts: tuple[str, ...]
    schemes: tuple[str, ...]
    revoked_counts: bool
    reason: str
    rule: str
    assumed: bool


@dataclass(frozen=True, slots=True)
class PayeeRow:
    """Who is paid from which fund; the first row that fits a line decides."""

    id: str
    items: tuple[str, ...]
    when: Question
    payee: str
    fund: str
    rule: str
    assumed: bool


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One paper a claim needs, for the channels and person groups named (none named: all)."""

    code: str
    zh: str
    en: str
    channels: tuple[str, ...]
    groups: tuple[str, ...]
    items: tuple[str, ...]
    required: bool

    def title(self, language: Language) -> str:
        return self.zh if language is Language.ZH else self.en


@dataclass(frozen=True, slots=True)
class ListedOccupation:
    """An occupation on a pack's list, with a grade of scarcity or a trade category, for a span of days."""

    occupation: str
    edition: str
    word: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Pack:
    """One version of one published notice, its parents' rules taken in."""

    id: str
    version: str
    zh: str
    en: str
    document: str
    citation: str
    region: str
    scheme: str
    span: Span
    parents: tuple[str, ...]  # nearest first
    draft: bool
    limit_basis: str
    rounding_unit: RoundingUnit
    rounding_mode: RoundingMode
    rules: tuple[Rule, ...]
    parameters: tuple[Parameter, ...]
    items: tuple[Item, ...]
    conditions: tuple[Condition, ...]
    limits: tuple[Limit, ...]
    payees: tuple[PayeeRow, ...]
    evidence: tuple[EvidenceItem, ...]
    shortage: tuple[ListedOccupation, ...]
    catalogue: tuple[ListedOccupation, ...]
    assumed: tuple[str, ...]
    not_found: tuple[str, ...]
    digest: str
    text: str

    def title(self, language: Language) -> str:
        return self.zh if language is Language.ZH else self.en

    def item(self, code: str) -> Item | None:
        return next((item for item in self.items if item.code == code), None)

    def rule(self, rule_id: str) -> Rule | None:
        return next((rule for rule in self.rules if rule.id == rule_id), None)

    def in_force(self, day: date) -> bool:
        return self.span.contains(day)

    @property
    def region_prefix(self) -> str:
        """The region with its trailing 00 dropped; empty for the whole country."""
        prefix = self.region
        while prefix.endswith("00"):
            prefix = prefix[:-2]
        return prefix

    def covers(self, region: str, scheme: str) -> bool:
        """Whether a line of this region and scheme falls under the notice; an empty one of either does."""
        fits = not region or region.startswith(self.region_prefix)
        return fits and scheme in ("", self.scheme)
