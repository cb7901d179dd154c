"""One decision in words: clause, parameter, facts, arithmetic, rounding; and for a refusal, what would mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from trainingdesk.domain.levels import Level
from trainingdesk.domain.money import Money
from trainingdesk.domain.reasons import Reason
from trainingdesk.domain.texts import TEXTS, Language, message
from trainingdesk.domain.vocabulary import (
    AssessmentMethod,
    CertificateKind,
    DecisionStatus,
    Delivery,
    Fund,
    Item,
    Payee,
    PersonGroup,
    Scheme,
    Sex,
    Shortage,
    Term,
    TradeCategory,
)
from trainingdesk.policy.columns import NONE_WORD
from trainingdesk.policy.decisions import Decisions
from trainingdesk.policy.predicates import GIVEN
from trainingdesk.policy.trace import Leaf, Step, Trace, trace_of

_TERMS: Mapping[str, type[Term]] = {
    "sex": Sex,
    "person_groups": PersonGroup,
    "item": Item,
    "scheme": Scheme,
    "category": TradeCategory,
    "certificate_kind": CertificateKind,
    "assessment_method": AssessmentMethod,
    "delivery": Delivery,
    "shortage": Shortage,
}
_LEVEL_COLUMNS = ("level", "level_held")
_FLAG_COLUMNS = ("institution_certified", "class_approved")
_IN_YUAN = ("replace", "add", "cap", "floor")
_PER_UNIT = ("per_hour", "per_day", "per_year", "per_full_period")


def explain(decisions: Decisions, row: int, language: Language = Language.ZH) -> tuple[str, ...]:
    """The steps of one decision in words. ValueError when the lines were decided without a trace."""
    return explain_trace(trace_of(decisions, row), language)


def explain_trace(trace: Trace, language: Language = Language.ZH) -> tuple[str, ...]:
    """The same from a stored trace, whatever has become of the pack since."""
    teller = _Teller(trace, language)
    steps = [sentence for step in trace.steps for sentence in teller.step(step)]
    return (*steps, teller.result(), *trace_remedies(trace, language))


def trace_remedies(trace: Trace, language: Language = Language.ZH) -> tuple[str, ...]:
    """What would make an excluded line payable: the last sentences of its explanation, alone."""
    return tuple(dict.fromkeys(_Teller(trace, language).remedies()))


def reason_words(code: str, language: Language = Language.ZH, steps: Iterable[Step] = ()) -> str:
    """A reason code in words; a pack's own takes the words of the step that gave it."""
    name, _, column = code.partition(":")
    if name in Reason.__members__.values():
        reason = Reason(name)
        words = reason.zh if language is Language.ZH else reason.en
        return words + (message("explain.clause", language, clause=fact_name(column, language)) if column else "")
    own = next((step for step in steps if step.reason == code), None)
    return (own.zh if language is Language.ZH else own.en) if own else code


def fact_name(column: str, language: Language) -> str:
    """A column as people call it."""
    code = f"fact.{column}"
    return message(code, language) if code in TEXTS else column


def fact_value(column: str, word: str, language: Language) -> str:
    """A fact as people call it: ``level`` 4 is 四级/中级工, an empty one unknown."""
    if not word:
        return message("explain.unknown", language)
    if word == NONE_WORD and column not in ("certificate_kind", "shortage"):
        return message("explain.nothing", language)
    zh = language is Language.ZH
    if column in _LEVEL_COLUMNS and word in Level.__members__.values():
        return Level(word).full_name if zh else Level(word).english_name
    if column in _FLAG_COLUMNS:
        return message("explain.yes" if word == "1" else "explain.no", language)
    terms = _TERMS.get(column)
    if terms is None:
        return word
    words = [terms(each) if each in terms.__members__.values() else None for each in word.split(";")]
    told = [
        each if term is None else (term.zh if zh else term.en)
        for term, each in zip(words, word.split(";"), strict=True)
    ]
    return message("explain.list", language).join(told)


def _yuan(text: str) -> str:
    """Plain yuan with thousands set apart; what is no plain amount (``100/3``, a share of a fen) as it is."""
    try:
        return str(Money.from_yuan_text(text))
    except ValueError:
        return text


class _Teller:
    """Tells one trace in one language."""

    def __init__(self, trace: Trace, language: Language) -> None:
        self._trace = trace
        self._language = language

    def _say(self, code: str, /, **params: str) -> str:
        return message(code, self._language, **params)

    def _join(self, words: Iterable[str]) -> str:
        return self._say("explain.list").join(words)

    def _pairs(self, facts: Iterable[tuple[str, str]]) -> str:
        told = (
            self._say(
                "explain.pair", name=fact_name(name, self._language), value=fact_value(name, word, self._language)
            )
            for name, word in facts
        )
        return self._join(told)

    def _name(self, step: Step) -> str:
        return step.zh if self._language is Language.ZH else step.en

    def _notes(self, step: Step) -> str:
        """The clause, and what is only a ceiling or only assumed."""
        notes = (
            self._say("explain.clause", clause=" ".join(filter(None, (step.rule, step.clause)))) if step.rule else ""
        )
        for name, holds in (("explain.ceiling", step.ceiling), ("explain.assumed", step.assumed)):
            notes += self._say(name) if holds else ""
        return notes

    def step(self, step: Step) -> Iterator[str]:
        """The sentence of one step, where it has something to say."""
        tell: Mapping[str, Callable[[Step], str]] = {
            "version": self._version,
            "remark": lambda each: self._say("explain.remark", fact=self._pairs(each.facts)),
            "rate": self._rate,
            "factor": self._factor,
            "rounding": self._rounding,
            "condition": self._condition,
            "limit": self._limit,
            "payee": self._payee,
        }
        yield tell[step.stage](step)

    def _version(self, step: Step) -> str:
        figures = dict(step.figures)
        start, end = figures["from"], figures["last_day"]
        span = self._say("explain.between", start=start, end=end) if end else self._say("explain.since", start=start)
        code = "explain.version" if step.outcome == "met" else "explain.version_none"
        trace = self._trace
        return self._say(
            code, document=trace.document, pack=trace.pack, version=step.id, span=span, fact=self._pairs(step.facts)
        )

    def _rate(self, step: Step) -> str:
        if step.outcome == "failed":
            return self._say("explain.rate.none")
        figures = dict(step.figures)
        told = {"facts": self._pairs(step.facts), "amount": _yuan(step.amount), "notes": self._notes(step)}
        if step.kind in _PER_UNIT:
            price = self._join(
                self._say(f"explain.price.{step.kind}", amount=_yuan(word))
                for name, word in step.figures
                if name == "amount"
            )
            return self._say(
                "explain.rate.per_unit", price=price, units=figures["units"], bounds=self._bounds(figures), **told
            )
        if step.kind == "cost_share":
            return self._say("explain.rate.share", percent=figures["percent"], bounds=self._bounds(figures), **told)
        if "amount" not in figures and "tier" not in figures:
            return self._say("explain.rate.no_cell", **told)
        return self._say("explain.rate.table", **told)

    def _bounds(self, figures: Mapping[str, str]) -> str:
        names = ("least", "most", "cap")
        told = ((name, figures[name]) for name in names if name in figures)
        return "".join(
            self._say(f"explain.bound.{name}", figure=_yuan(figure) if name == "cap" else figure)
            for name, figure in told
        )

    def _factor(self, step: Step) -> str:
        figures = dict(step.figures)
        notes = self._notes(step)
        origin = figures.get("shortage_from", "line")
        notes += self._say(f"explain.shortage.{origin}") if origin != "line" else ""
        if step.outcome != "met":
            return self._say("explain.factor.none", name=self._name(step), facts=self._pairs(step.facts), notes=notes)
        return self._say(
            f"explain.factor.{step.kind}",
            name=self._name(step),
            figure=_yuan(figures[step.kind]) if step.kind in _IN_YUAN else figures[step.kind],
            amount=_yuan(step.amount),
            notes=notes,
        )

    def _rounding(self, step: Step) -> str:
        unit = self._say(f"explain.unit.{dict(step.figures)['unit']}")
        return self._say(f"explain.rounding.{step.kind}", unit=unit, amount=_yuan(step.amount))

    def _condition(self, step: Step) -> str:
        telling = [leaf for leaf in step.leaves if leaf.outcome == step.outcome]
        leaves = self._say("explain.then").join(dict.fromkeys(self._leaf(leaf) for leaf in telling or step.leaves))
        code = f"explain.condition.{step.outcome}"
        return self._say(code, name=self._name(step), leaves=leaves, notes=self._notes(step))

    def _leaf(self, leaf: Leaf) -> str:
        figures = dict(leaf.figures)
        facts = self._pairs(leaf.facts)
        if leaf.kind == "is":
            words = self._values(leaf.facts[0][0], figures["words"])
            return self._say("explain.leaf.is_not" if leaf.negated else "explain.leaf.is", facts=facts, words=words)
        if leaf.kind == "at_least":
            code = "explain.leaf.short" if "short" in figures else "explain.leaf.at_least"
            return self._say(code, facts=facts, **figures)
        if leaf.kind == "age" and "age" in figures:
            by_sex = figures["most"] != figures["most_women"]
            return self._say("explain.leaf.age_by_sex" if by_sex else "explain.leaf.age", **figures)
        if leaf.kind == "within" and "last_day" in figures:
            return self._say("explain.leaf.within", facts=facts, **figures)
        return facts

    def _values(self, column: str, words: str) -> str:
        given = self._say("explain.given")
        return self._join(
            given if word == GIVEN else fact_value(column, word, self._language) for word in words.split(";")
        )

    def _limit(self, step: Step) -> str:
        figures = dict(step.figures)
        by = self._join(self._against(word) for name, word in step.figures if name == "by")
        kind = "level" if step.kind == "lower" else "limit"
        stood = (
            fact_value("level", figures["stood"] or NONE_WORD, self._language) if kind == "level" else figures["stood"]
        )
        return self._say(
            f"explain.{kind}.{step.outcome}",
            name=self._name(step),
            stood=stood,
            count=figures["count"],
            by=self._say("explain.by", list=by) if by else "",
            notes=self._notes(step),
        )

    def _against(self, word: str) -> str:
        day, _, what = word.partition(" ")
        told = self._say("explain.line", line=what[1:]) if what.startswith("#") else self._paid(what)
        return f"{day} {told}".strip()

    def _paid(self, amount: str) -> str:
        return self._say("explain.paid", amount=_yuan(amount)) if amount else ""

    def _payee(self, step: Step) -> str:
        figures = dict(step.figures)
        payee, fund = Payee(figures["payee"]), figures["fund"]
        zh = self._language is Language.ZH
        named = Fund(fund) if fund in Fund.__members__.values() else None
        return self._say(
            "explain.payee",
            payee=payee.zh if zh else payee.en,
            fund=(named.zh if zh else named.en) if named else fund,
            notes=self._notes(step),
        )

    def result(self) -> str:
        """What came of it."""
        trace = self._trace
        if trace.status == DecisionStatus.EXCLUDED:
            reasons = (reason_words(code, self._language, trace.steps) for code in trace.reasons)
            return self._say("explain.result.excluded", reasons=self._join(reasons))
        return self._say(
            f"explain.result.{trace.status}",
            amount=_yuan(trace.amount),
            number=str(trace.instalment_no),
            due=trace.due_on or "—",
        )

    def remedies(self) -> Iterator[str]:
        """What would make an excluded line payable, and from when, as far as that can be said."""
        for prefix, code in (("fact_missing:", "explain.remedy.fact"), ("impossible:", "explain.remedy.impossible")):
            columns = [each.removeprefix(prefix) for each in self._trace.reasons if each.startswith(prefix)]
            if columns:
                yield self._say(code, facts=self._join(fact_name(column, self._language) for column in columns))
        for step in self._trace.steps:
            yield from self._remedies_of(step)

    def _remedies_of(self, step: Step) -> Iterator[str]:
        figures = dict(step.figures)
        if "free_from" in figures:
            yield self._say("explain.remedy.free_from", day=figures["free_from"])
        if "short_of" in figures:
            fact = fact_name(figures["short_of"], self._language)
            yield self._say("explain.remedy.short", fact=fact, short=figures["short"])
        if step.outcome != "failed":
            return
        for leaf in step.leaves:
            own = dict(leaf.figures)
            if leaf.outcome == "failed" and not leaf.negated and "short" in own:
                fact = fact_name(leaf.facts[0][0], self._language)
                yield self._say("explain.remedy.short", fact=fact, short=own["short"])
            if leaf.outcome == "failed" and leaf.kind == "within" and "last_day" in own:
                yield self._say("explain.remedy.never", last_day=own["last_day"])
