"""How one decision was made, as a record that can be stored with the claim and told in words years later."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import msgspec
import numpy as np

from trainingdesk.domain.money import Money
from trainingdesk.policy.conditions import Condition, NotSingle
from trainingdesk.policy.decisions import Decisions, Origin
from trainingdesk.policy.exact import exact_yuan
from trainingdesk.policy.factors import Factor, Linked
from trainingdesk.policy.facts import Facts
from trainingdesk.policy.ledger import Standing, standing
from trainingdesk.policy.lists import DEFAULTED, LISTED
from trainingdesk.policy.pack import Pack
from trainingdesk.policy.predicate_kinds import KIND_OF
from trainingdesk.policy.predicates import Params, Single
from trainingdesk.policy.run import FAILED, MET, NOT_ASKED, OPEN, Run, Trail

_OUTCOMES = {NOT_ASKED: "not_asked", MET: "met", FAILED: "failed", OPEN: "open"}


class Leaf(msgspec.Struct, frozen=True, omit_defaults=True):
    """One single question within a condition."""

    kind: str
    outcome: str
    facts: Params = ()
    figures: Params = ()
    negated: bool = False


class Step(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing a stage did: by which clause, with which figures, on which facts, to what effect.

    ``amount`` is the exact amount in yuan after the step, where it changed or could have.
    """

    stage: str
    id: str = ""
    kind: str = ""
    outcome: str = ""
    rule: str = ""
    clause: str = ""
    zh: str = ""
    en: str = ""
    reason: str = ""
    facts: Params = ()
    figures: Params = ()
    amount: str = ""
    leaves: tuple[Leaf, ...] = ()
    ceiling: bool = False
    assumed: bool = False


class Trace(msgspec.Struct, frozen=True, omit_defaults=True):
    """All steps of one decision. ``schema`` grows when the record changes."""

    schema: int
    line_id: str
    item: str
    status: str
    amount: str
    pack: str = ""
    version: str = ""
    digest: str = ""
    document: str = ""
    zh: str = ""
    en: str = ""
    reasons: tuple[str, ...] = ()
    instalment_no: int = 1
    due_on: str = ""
    steps: tuple[Step, ...] = ()


def trace_of(decisions: Decisions, row: int) -> Trace:
    """The trace of one decision. ValueError when the lines were decided without one."""
    origin = decisions.origin(row)
    run, pack = origin.run, origin.run.pack
    told = decisions.frame.iloc[row]
    if run.reached and pack is not None and run.trail is None:
        raise ValueError("decided without a trace")
    return Trace(
        schema=1,
        line_id=told["line_id"],
        item=told["item"],
        status=told["status"],
        amount=Money(int(told["amount_fen"])).yuan_text(),
        pack=told["pack"],
        version=told["version"],
        digest=told["pack_digest"],
        document=pack.document if pack else "",
        zh=pack.zh if pack else "",
        en=pack.en if pack else "",
        reasons=tuple(code for code in told["reasons"].split(";") if code),
        instalment_no=int(told["instalment_no"]),
        due_on=told["due_on"],
        steps=tuple(_steps(origin, pack)) if pack else (),
    )


def trace_json(trace: Trace) -> str:
    """One line of JSON."""
    return msgspec.json.encode(trace).decode()


def trace_from_json(text: str) -> Trace:
    """A stored trace. ``msgspec.ValidationError`` when it is none."""
    return msgspec.json.decode(text, type=Trace)


def _steps(origin: Origin, pack: Pack) -> Iterator[Step]:
    run, place = origin.run, origin.place
    yield _version(run, pack, place)
    yield from _remarks(run, place)
    if run.trail is None:
        return
    yield from _rates(run.facts, run.trail, pack, place)
    for factor, link in run.trail.links:
        yield _factor(run, pack, place, factor, link)
    yield _rounding(run, pack, place)
    for condition, stands in run.trail.conditions:
        if stands[place] != NOT_ASKED:
            yield _condition(run.facts, pack, place, condition, int(stands[place]))
    for outcome, start in run.trail.limits:
        found = standing(outcome, start + place)
        if found is not None:
            yield _limit(pack, found)
    yield from _payee(origin, pack)


def _facts(facts: Facts, names: tuple[str, ...], row: int) -> Params:
    """The facts a step read, by column; an unknown one is empty."""
    columns = (facts.column(name) for name in dict.fromkeys(names))
    return tuple((column.name, column.word(row)) for column in columns)


def _clause(pack: Pack, rule_id: str) -> str:
    rule = pack.rule(rule_id)
    return rule.clause if rule else ""


def _version(run: Run, pack: Pack, row: int) -> Step:
    item = pack.item(run.item)
    basis = item.version_basis if item else "certificate_date"
    return Step(
        "version",
        id=pack.version,
        kind=basis,
        outcome="met" if run.reached else "failed",
        facts=_facts(run.facts, (basis,), row),
        figures=(("from", str(pack.span.start)), ("last_day", str(pack.span.last_day or ""))),
    )


def _remarks(run: Run, row: int) -> Iterator[Step]:
    """Where a birth date or sex differs from the identity number; what the line says stands."""
    for name, rows in run.facts.remarks.items():
        if rows[row]:
            yield Step("remark", id="differs_from_id", facts=_facts(run.facts, (name,), row))


def _rates(facts: Facts, trail: Trail, pack: Pack, row: int) -> Iterator[Step]:
    total = exact_yuan(trail.tariffed.amounts.fraction(row))
    for taken in trail.tariffed.taken.values():
        if taken[row] < 0:
            yield Step("rate", outcome="failed")
            continue
        rate = trail.item.rates[int(taken[row])]
        yield Step(
            "rate",
            id=rate.id,
            kind=rate.kind,
            outcome="met",
            rule=rate.rule,
            clause=_clause(pack, rate.rule),
            facts=_facts(facts, (*rate.when.columns, *rate.formula.columns), row),
            figures=rate.formula.tell(facts, row),
            amount=total,
            ceiling=rate.ceiling,
            assumed=rate.assumed,
        )


def _factor(run: Run, pack: Pack, row: int, factor: Factor, link: Linked) -> Step:
    number = int(link.case[row])
    case = factor.cases[number] if number >= 0 else None
    figures = case.effect.tell() if case else ()
    if "shortage" in factor.columns and run.trail is not None and run.trail.shortage_from is not None:
        origin = {LISTED: "list", DEFAULTED: "none"}.get(int(run.trail.shortage_from[row]), "line")
        figures = (*figures, ("shortage_from", origin))
    return Step(
        "factor",
        id=factor.id,
        kind=figures[0][0] if case else "",
        outcome="met" if case else "not_asked",
        rule=factor.rule,
        clause=_clause(pack, factor.rule),
        zh=factor.zh,
        en=factor.en,
        facts=_facts(run.facts, factor.columns, row),
        figures=figures,
        amount=exact_yuan(link.amounts.fraction(row)),
        ceiling=case is not None and case.ceiling,
        assumed=case is not None and case.assumed,
    )


def _rounding(run: Run, pack: Pack, row: int) -> Step:
    amount = exact_yuan(Fraction(int(run.fen[row])))
    return Step("rounding", kind=pack.rounding_mode, figures=(("unit", pack.rounding_unit),), amount=amount)


def _condition(facts: Facts, pack: Pack, row: int, condition: Condition, stands: int) -> Step:
    one = facts.at(np.array([row]))
    return Step(
        "condition",
        id=condition.id,
        outcome=_OUTCOMES[stands],
        rule=condition.rule,
        clause=_clause(pack, condition.rule),
        zh=condition.zh,
        en=condition.en,
        reason=condition.reason if stands == FAILED else "",
        leaves=tuple(_leaf(one, test) for test in condition.test.leaves()),
        assumed=condition.assumed,
    )


def _leaf(one: Facts, test: Single) -> Leaf:
    verdict = test.judge(one)
    outcome = "met" if verdict.holds[0] else "failed" if verdict.fails[0] else "open"
    negated = isinstance(test, NotSingle)
    asked = test.test if isinstance(test, NotSingle) else test
    return Leaf(KIND_OF[type(asked)], outcome, _facts(one, test.columns, 0), test.tell(one, 0), negated)


def _limit(pack: Pack, found: Standing) -> Step:
    limit = found.outcome.limit
    figures: Params = (("window", limit.window), ("count", str(limit.count)), ("stood", str(found.stood)))
    if limit.months:
        figures += (("months", str(limit.months)),)
    figures += tuple(("by", f"{day} {what}".strip()) for day, what in found.by)
    if found.free_from is not None:
        figures += (("free_from", found.free_from),)
    return Step(
        "limit",
        id=limit.id,
        kind=limit.bars,
        outcome="failed" if found.barred else "met",
        rule=limit.rule,
        clause=_clause(pack, limit.rule),
        zh=limit.zh,
        en=limit.en,
        reason=limit.reason if found.barred else "",
        figures=figures,
        assumed=limit.assumed,
    )


def _payee(origin: Origin, pack: Pack) -> Iterator[Step]:
    number = int(origin.part.payee[origin.part_place])
    if number >= 0:
        row = pack.payees[number]
        yield Step(
            "payee",
            id=row.id,
            rule=row.rule,
            clause=_clause(pack, row.rule),
            facts=_facts(origin.run.facts, row.when.columns, origin.place),
            figures=(("payee", row.payee), ("fund", row.fund)),
            assumed=row.assumed,
        )
