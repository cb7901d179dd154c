"""A pack in words, as one reads it before trusting it: what it grants, to whom, how often, on what papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from trainingdesk.domain.texts import Language, message
from trainingdesk.domain.vocabulary import Fund, Item, Payee, Term
from trainingdesk.policy.conditions import NotSingle
from trainingdesk.policy.day_predicates import Within
from trainingdesk.policy.exact import decimal_text, exact_yuan
from trainingdesk.policy.explain import fact_name, fact_value
from trainingdesk.policy.formulas import Flat, Formula, PerUnit, Table, Tier
from trainingdesk.policy.pack import Pack
from trainingdesk.policy.predicates import GIVEN, Is, Question


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
        asked = asked_words(rate.when, language)
        for told in formula_words(rate.formula, rate.kind, language):
            yield _joined((asked, told), language) + _cited(rate.rule)
    for factor in item.factors if item else ():
        name = factor.zh if language is Language.ZH else factor.en
        for case in factor.cases:
            effects = _joined((effect_words(*pair, language) for pair in case.effect.tell()), language)
            yield _joined((name, asked_words(case.when, language), effects), language) + _cited(factor.rule)


def _joined(words: Iterable[str], language: Language) -> str:
    return message("explain.list", language).join(word for word in words if word)


def asked_words(question: Question, language: Language) -> str:
    """The words that columns must hold and the days that must lie near, as far as a question is made of them."""
    told: list[str] = []
    for leaf in question.leaves():
        inner = leaf.test if isinstance(leaf, NotSingle) else leaf
        words = _words_of(inner, language)
        told.append(message("describe.not", language, words=words) if words and inner is not leaf else words)
    return _joined(told, language)


def _words_of(question: Question, language: Language) -> str:
    if isinstance(question, Is) and GIVEN not in question.words:
        return " / ".join(fact_value(question.column, word, language) for word in question.words)
    if isinstance(question, Within):
        day, of = (fact_name(name, language) for name in (question.day, question.of[0]))
        return message("describe.within", language, day=day, of=of, months=str(question.months))
    return ""


def formula_words(formula: Formula, kind: str, language: Language) -> Iterator[str]:
    """What a rate pays: every cell of a table, unit prices and bounds in one line."""
    if isinstance(formula, Table):
        for cell, fen in formula.cells:
            words = " ".join(fact_value(name, word, language) for name, word in zip(formula.names, cell, strict=True))
            amount = "—" if fen is None else message("describe.amount", language, figure=exact_yuan(Fraction(fen)))
            yield f"{words} {amount}"
    prices: list[str] = []
    if isinstance(formula, PerUnit):
        for tier in formula.tiers:
            prices += _prices(tier, kind, language)
    figures = (message(f"describe.{name}", language, figure=figure) for name, figure in formula.figures())
    told = _joined((*prices, *figures), language)
    if told:
        yield told


def _prices(tier: Tier, kind: str, language: Language) -> Iterator[str]:
    """The unit price of a tier; several where it is by level."""
    if isinstance(tier.price, Flat):
        price = message(f"explain.price.{kind}", language, amount=exact_yuan(Fraction(tier.price.fen)))
        upto = "" if tier.upto is None else message("describe.upto", language, figure=decimal_text(tier.upto))
        yield price + upto
    else:
        yield from formula_words(tier.price, kind, language)


def effect_words(name: str, figure: str, language: Language) -> str:
    """One figure of what a factor does to an amount."""
    return message(f"describe.effect.{name}", language, figure=figure)


def _cited(rule: str) -> str:
    return f"  [{rule}]" if rule else ""


def _payee(payee: str, fund: str, language: Language) -> str:
    known = {str(each): _name(each, language) for each in Fund}
    apart = "：" if language is Language.ZH else ": "
    return f"{_name(Payee(payee), language)}{apart}{known.get(fund, fund)}"


def _name(term: Term, language: Language) -> str:
    return term.zh if language is Language.ZH else term.en
