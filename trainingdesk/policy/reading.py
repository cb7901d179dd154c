"""From a pack file's tables to records. Every mistake is named with its key, none is thrown."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from trainingdesk.domain.money import RoundingMode, RoundingUnit
from trainingdesk.domain.period import Span
from trainingdesk.domain.reasons import Reason
from trainingdesk.domain.vocabulary import CertificateKind, Fund, Item, Payee, Scheme, Shortage, TradeCategory
from trainingdesk.domain.workflow import ClaimSource
from trainingdesk.policy import pack as records
from trainingdesk.policy.columns import COLUMNS, EDITIONS, GROUPS, PACK_GROUP
from trainingdesk.policy.conditions import ALWAYS, read_condition, read_reason, read_test, read_when
from trainingdesk.policy.factors import read_factor
from trainingdesk.policy.formulas import RATE_KINDS, Flat
from trainingdesk.policy.predicate_kinds import DATE_COLUMNS
from trainingdesk.policy.predicates import Question
from trainingdesk.policy.shape import Parameter, Section, read_each

_REGION = re.compile(r"(\d{6})?", re.ASCII)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Source:
    """A pack file's tables with its parents' taken in, and what it was made of."""

    section: Section
    digest: str
    text: str


def read_pack(source: Source) -> records.Pack:
    """The pack of a file. Mistakes are in the section's findings; with any of them the record must not be used."""
    top = source.section
    top.rules = _rule_ids(top)
    rules = read_each(top.named("rules"), _read_rule)
    top.parameters = {one.id: one for one in read_each(top.named("parameters"), _read_parameter)}
    named = _read_named_tests(top)
    scheme = top.choice("scheme", Scheme)
    zh, en = _read_title(top)
    basis = top.choice("version_basis", records.VERSION_BASES, "certificate")
    items = read_each(top.named("items"), partial(_read_item, named=named, basis=basis))
    codes = tuple(item.code for item in items)
    unit, mode = _read_rounding(top)
    pack = records.Pack(
        id=_read_id(top),
        version=top.text("version"),
        zh=zh,
        en=en,
        document=top.text("document"),
        citation=top.text("citation"),
        region=_read_region(top),
        scheme=scheme,
        span=_read_span(top, required=True) or Span(date.min),
        parents=top.words("parents"),
        draft=top.flag("draft", default=False),
        limit_basis=records.VERSION_BASES.get(top.choice("limit_basis", records.VERSION_BASES, "certificate"), ""),
        rounding_unit=unit,
        rounding_mode=mode,
        rules=rules,
        parameters=tuple(top.parameters.values()),
        items=items,
        conditions=read_each(top.named("conditions"), partial(read_condition, named=named, items=codes)),
        limits=read_each(top.named("limits"), partial(_read_limit, named=named, items=codes, scheme=scheme)),
        payees=read_each(top.named("payees"), partial(_read_payee, named=named, items=codes)),
        evidence=read_each(top.named("evidence"), partial(_read_evidence, items=codes)),
        shortage=_read_list(top, "shortage", Shortage),
        catalogue=_read_list(top, "catalogue", TradeCategory),
        assumed=top.words("assumed"),
        not_found=top.words("not_found"),
        digest=source.digest,
        text=source.text,
    )
    top.done()
    return pack


def _rule_ids(top: Section) -> tuple[str, ...]:
    rules = top.raw.get("rules")
    return tuple(rules) if isinstance(rules, dict) else ()


def _read_id(top: Section) -> str:
    pack_id = top.text("id")
    if pack_id and not _ID.fullmatch(pack_id):
        top.complain("policy.id_bad", "id", value=pack_id)
    return pack_id


def _read_region(top: Section) -> str:
    region = top.text("region", "")
    if not top.has("region"):
        top.complain("policy.key_missing", "region")
    if not _REGION.fullmatch(region):
        top.complain("policy.region_bad", "region", value=region)
    return region


def _read_title(section: Section) -> tuple[str, str]:
    title = section.section("title", required=True)
    if title is None:
        return "", ""
    words = title.text("zh"), title.text("en")
    title.done()
    return words


def _read_span(section: Section, *, required: bool = False) -> Span | None:
    """``from`` up to, not including, ``until``."""
    start, end = section.day("from", required=required), section.day("until")
    if start is None:
        return None
    if end is not None and end <= start:
        section.complain("policy.span_empty", "until", value=str(end), start=str(start))
        return None
    return Span(start, end)


def _read_rounding(top: Section) -> tuple[RoundingUnit, RoundingMode]:
    section = top.section("rounding")
    if section is None:
        return RoundingUnit.FEN, RoundingMode.HALF_UP
    unit = section.choice("unit", RoundingUnit, RoundingUnit.FEN)
    mode = section.choice("mode", RoundingMode, RoundingMode.HALF_UP)
    section.done()
    known = unit in RoundingUnit.__members__.values() and mode in RoundingMode.__members__.values()
    return (RoundingUnit(unit), RoundingMode(mode)) if known else (RoundingUnit.FEN, RoundingMode.HALF_UP)


def _read_rule(name: str, section: Section) -> records.Rule:
    return records.Rule(name, section.text("zh"), section.text("en"), section.text("clause"))


def _read_parameter(name: str, section: Section) -> Parameter:
    return Parameter(
        id=name,
        value=section.text("value"),
        zh=section.text("zh"),
        en=section.text("en"),
        ceiling=section.flag("ceiling", default=False),
        found=section.flag("found", default=True),
    )


def _read_named_tests(top: Section) -> dict[str, Question]:
    """``[tests.NAME]``: questions asked in several places; a later one may refer to an earlier one."""
    named: dict[str, Question] = {}
    for name, section in top.named("tests"):
        named[name] = read_test(section, named)
        section.done()
    return named


def _read_item(name: str, section: Section, named: Mapping[str, Question], basis: str) -> records.Item:
    if name not in Item.__members__.values():
        section.complain("policy.item_unknown", "", value=name, known=", ".join(Item))
    rates = read_each(section.named("rates"), partial(_read_rate, named=named))
    if not rates:
        section.complain("policy.no_rates", "rates")
    own_basis = section.choice("version_basis", records.VERSION_BASES, basis)
    item = records.Item(
        code=name,
        certificate_kinds=section.words("certificate_kinds", CertificateKind, required=True),
        version_basis=records.VERSION_BASES.get(own_basis, "certificate_date"),
        rates=rates,
        factors=read_each(section.named("factors"), partial(read_factor, named=named)),
        instalments=tuple(_read_instalment(one, named) for one in section.listed("instalments")),
    )
    if item.instalments and sum(one.percent for one in item.instalments) != _HUNDRED:
        section.complain("policy.instalments_sum", "instalments")
    _name_unreachable(section, item.rates)
    return item


def _name_unreachable(section: Section, rates: Sequence[records.Rate]) -> None:
    """A row below one without a ``when`` in the same part, or a second row with the same ``when``, never applies."""
    seen: list[tuple[str, Question]] = []
    for rate in rates:
        if (rate.part, ALWAYS) in seen or (rate.part, rate.when) in seen:
            section.complain("policy.rate_unreachable", f"rates.{rate.id}")
        seen.append((rate.part, rate.when))


def _read_rate(name: str, section: Section, named: Mapping[str, Question]) -> records.Rate:
    kind = section.choice("kind", RATE_KINDS)
    formula = RATE_KINDS[kind](section) if kind in RATE_KINDS else Flat(0)
    return records.Rate(
        id=name,
        part=section.text("part", "whole"),
        kind=kind,
        formula=formula,
        when=read_when(section, named),
        rule=section.rule(),
        ceiling=section.flag("ceiling", default=False) or bool(section.ceilings),
        assumed=section.flag("assumed", default=False),
    )


def _read_instalment(section: Section, named: Mapping[str, Question]) -> records.Instalment:
    one = records.Instalment(
        percent=section.whole("percent"),
        when=read_when(section, named),
        months=section.whole("months", 0),
        of=section.choice("of", DATE_COLUMNS, "certificate_date"),
        reason=read_reason(section, Reason.NOT_EMPLOYED),
    )
    section.done()
    return one


def _read_limit(
    name: str, section: Section, named: Mapping[str, Question], items: Sequence[str], scheme: str
) -> records.Limit:
    window = section.choice("window", records.WINDOWS, "lifetime")
    return records.Limit(
        id=name,
        zh=section.text("zh"),
        en=section.text("en"),
        bars=section.choice("bars", ("count", "lower"), "count"),
        per=section.words("per", records.SCOPES, required=True),
        window=window,
        months=section.whole("months", None if window == "rolling_months" else 0),
        count=section.whole("count", 1),
        strict=section.flag("strict", default=True),
        when=read_when(section, named),
        items=section.words("items", items),
        counts=section.words("counts", items),
        schemes=section.words("schemes", Scheme) or (scheme,),
        revoked_counts=section.flag("revoked_counts", default=True),
        reason=read_reason(section),
        rule=section.rule(),
        assumed=section.flag("assumed", default=False),
    )


def _read_payee(name: str, section: Section, named: Mapping[str, Question], items: Sequence[str]) -> records.PayeeRow:
    fund = section.text("fund")
    if fund and fund not in Fund.__members__.values() and not _ID.fullmatch(fund.replace("_", "-")):
        section.complain("policy.id_bad", "fund", value=fund)
    return records.PayeeRow(
        id=name,
        items=section.words("items", items),
        when=read_when(section, named),
        payee=section.choice("payee", Payee),
        fund=fund,
        rule=section.rule(),
        assumed=section.flag("assumed", default=False),
    )


def _read_evidence(name: str, section: Section, items: Sequence[str]) -> records.EvidenceItem:
    return records.EvidenceItem(
        code=name,
        zh=section.text("zh"),
        en=section.text("en"),
        channels=section.words("channels", ClaimSource),
        groups=section.words("groups", GROUPS, free=PACK_GROUP),
        items=section.words("items", items),
        required=section.flag("required", default=True),
    )


def _read_list(
    top: Section, key: str, words: type[Shortage] | type[TradeCategory]
) -> tuple[records.ListedOccupation, ...]:
    """``[[shortage]]`` and ``[[catalogue]]``: occupations with a word each, for a span where one is given."""
    found: list[records.ListedOccupation] = []
    read = COLUMNS["occupation_code"].read
    for section in top.listed(key):
        code = section.text("occupation")
        try:
            read(code)
        except ValueError:
            section.complain("policy.occupation_bad", "occupation", value=code)
        edition = section.choice("edition", EDITIONS, EDITIONS[-1])
        found.append(records.ListedOccupation(code, edition, section.choice("word", words), _read_span(section)))
        section.done()
    return tuple(found)
