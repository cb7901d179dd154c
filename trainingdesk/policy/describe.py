"""A pack in words, as one reads it before trusting it: what it grants, to whom, how often, on what papers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from trainingdesk.domain.texts import Language, message
from trainingdesk.domain.vocabulary import Item, Payee
from trainingdesk.policy.exact import exact_yuan
from trainingdesk.policy.explain import fact_value
from trainingdesk.policy.formulas import Formula, PerUnit, Table
from trainingdesk.policy.pack import Pack


@dataclass(frozen=True, slots=True)
class Chapter:
    """One part of the description under its heading."""

    heading: str
    lines: tuple[str, ...]


def describe(pack: Pack, language: Language) -> tuple[Chapter, ...]:
    """The whole pack; chapters without content are left out."""
    zh = language is Language.ZH
    chapters = (
        ("pack", _head(pack, language)),
        *((f"item:{item.code}", tuple(_item(pack, item.code, language))) for item in pack.items),
        ("conditions", tuple((one.zh if zh else one.en) + _cited(one.rule) for one in pack.conditions)),
        ("limits", tuple((one.zh if zh else one.en) + _cited(one.rule) for one in pack.limits)),
        ("payees", tuple(dict.fromkeys(_payee(row.payee, row.fund, language) for row in pack.payees))),
        ("parameters", tuple(f"{one.zh if zh else one.en}: {one.value}" for one in pack.parameters)),
        ("evidence", tuple(one.title(language) for one in pack.evidence)),
        ("rules", tuple(f"{rule.id} {rule.title(language)} [{rule.clause}]" for rule in pack.rules)),
        ("assumed", pack.assumed),
        ("not_found", pack.not_found),
    )
    return tuple(Chapter(_heading(name, language), lines) for name, lines in chapters if lines)


def _heading(name: str, language: Language) -> str:
    kind, _, code = name.partition(":")
    if kind == "item":
        item = Item(code)
        return item.zh if language is Language.ZH else item.en
    return message(f"describe.{kind}", language)


def _head(pack: Pack, language: Language) -> tuple[str, ...]:
    end = pack.span.last_day
    span = (
        message("explain.between", language, start=str(pack.span.start), end=str(end))
        if end
        else message("explain.since", language, start=str(pack.span.start))
    )
    region = pack.region or message("describe.anywhere", language)
    parents = " < ".join((pack.id, *pack.parents))
    return (pack.title(language), f"{pack.document} ({parents}, {pack.version})", pack.citation, f"{region}, {span}")


def _item(pack: Pack, code: str, language: Language) -> Iterator[str]:
    item = pack.item(code)
    for rate in item.rates if item else ():
        yield from (f"{line}{_cited(rate.rule)}" for line in _formula(rate.formula, rate.kind, language))
    for factor in item.factors if item else ():
        name = factor.zh if language is Language.ZH else factor.en
        effects = ", ".join(" ".join(pair) for case in factor.cases for pair in case.effect.tell())
        yield f"{name}: {effects}{_cited(factor.rule)}"


def _formula(formula: Formula, kind: str, language: Language) -> Iterator[str]:
    if isinstance(formula, Table):
        for cell, fen in formula.cells:
            words = " ".join(fact_value(name, word, language) for name, word in zip(formula.names, cell, strict=True))
            yield f"{words}  {'—' if fen is None else exact_yuan(Fraction(fen))}"
    if isinstance(formula, PerUnit):
        for tier in formula.tiers:
            yield from (f"{kind}: {line}" for line in _formula(tier.price, kind, language))
    figures = ", ".join(f"{name} {value}" for name, value in formula.figures())
    if figures:
        yield f"{kind}: {figures}"


def _cited(rule: str) -> str:
    return f"  [{rule}]" if rule else ""


def _payee(payee: str, fund: str, language: Language) -> str:
    term = Payee(payee)
    return f"{term.zh if language is Language.ZH else term.en}: {fund}"
