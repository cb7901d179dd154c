"""Questions joined by all, any and not, as packs write them, and the conditions that stand on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from trainingdesk.domain.reasons import Reason, is_reason
from trainingdesk.policy.columns import COLUMNS, NONE_WORD, PACK_GROUP, ColumnSpec, Shape
from trainingdesk.policy.facts import Facts
from trainingdesk.policy.predicate_kinds import PREDICATES
from trainingdesk.policy.predicates import (
    GIVEN,
    Gaps,
    Is,
    Params,
    Question,
    Single,
    Verdict,
    everywhere,
    nowhere,
)
from trainingdesk.policy.shape import Section

_JOINING = ("all", "any", "not", "test", "kind")


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every question holds. One failure decides, whatever else is open."""

    tests: tuple[Question, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return _columns(self.tests)

    def leaves(self) -> tuple[Single, ...]:
        return tuple(leaf for test in self.tests for leaf in test.leaves())

    def judge(self, facts: Facts) -> Verdict:
        holds, fails = everywhere(len(facts)), nowhere(len(facts))
        verdicts = [test.judge(facts) for test in self.tests]
        for verdict in verdicts:
            holds, fails = holds & verdict.holds, fails | verdict.fails
        return _with_gaps(Verdict(holds, fails), verdicts)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One question holds. While one is open and none holds, so is this."""

    tests: tuple[Question, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return _columns(self.tests)

    def leaves(self) -> tuple[Single, ...]:
        return tuple(leaf for test in self.tests for leaf in test.leaves())

    def judge(self, facts: Facts) -> Verdict:
        holds, fails = nowhere(len(facts)), everywhere(len(facts))
        verdicts = [test.judge(facts) for test in self.tests]
        for verdict in verdicts:
            holds, fails = holds | verdict.holds, fails & verdict.fails
        return _with_gaps(Verdict(holds, fails), verdicts)


@dataclass(frozen=True, slots=True)
class Not:
    """The question fails."""

    test: Question

    @property
    def columns(self) -> tuple[str, ...]:
        return self.test.columns

    def leaves(self) -> tuple[Single, ...]:
        return tuple(NotSingle(leaf) for leaf in self.test.leaves())

    def judge(self, facts: Facts) -> Verdict:
        verdict = self.test.judge(facts)
        return Verdict(verdict.fails, verdict.holds, verdict.missing, verdict.impossible)


@dataclass(frozen=True, slots=True)
class NotSingle(Not):
    """A single question that must fail."""

    test: Single

    def tell(self, facts: Facts, row: int) -> Params:
        return self.test.tell(facts, row)


ALWAYS = AllOf(())


def _columns(tests: Sequence[Question]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(column for test in tests for column in test.columns))


def _with_gaps(joined: Verdict, parts: Sequence[Verdict]) -> Verdict:
    """Only what keeps the whole open is missing; what cannot be stays impossible unless the whole is decided."""
    undecided = joined.open
    missing = _masked([gap for part in parts for gap in part.missing], undecided)
    impossible = _masked([gap for part in parts for gap in part.impossible], undecided)
    return Verdict(joined.holds, joined.fails, missing, impossible)


def _masked(gaps: Sequence[tuple[str, object]], rows: object) -> Gaps:
    kept = [(name, mask & rows) for name, mask in gaps]  # type: ignore[operator]
    return tuple((name, mask) for name, mask in kept if mask.any())


@dataclass(frozen=True, slots=True)
class Condition:
    """What a line must meet, or be excluded for the reason. It is asked only of lines that ``when`` picks."""

    id: str
    zh: str
    en: str
    test: Question
    when: Question
    reason: str
    rule: str
    items: tuple[str, ...]  # empty: every item of the pack
    assumed: bool


def read_test(section: Section, named: Mapping[str, Question]) -> Question:
    """The questions of one table: either of one ``kind``, or columns with their words, joins and named tests, which
    must all hold."""
    if section.has("kind"):
        kind = section.choice("kind", PREDICATES)
        return PREDICATES[kind](section) if kind in PREDICATES else ALWAYS
    parts: list[Question] = [_read_is(section, COLUMNS[name]) for name in COLUMNS if section.has(name)]
    if section.has("all"):
        parts.append(AllOf(_read_tests(section, "all", named)))
    if section.has("any"):
        parts.append(AnyOf(_read_tests(section, "any", named)))
    if section.has("not"):
        parts.append(Not(_read_below(section, "not", named)))
    for name in section.words("test", named) if section.has("test") else ():
        parts.append(named.get(name, ALWAYS))
    section.suggest((*COLUMNS, *_JOINING))
    return parts[0] if len(parts) == 1 else AllOf(tuple(parts))


def _read_tests(section: Section, key: str, named: Mapping[str, Question]) -> tuple[Question, ...]:
    tests: list[Question] = []
    for below in section.listed(key):
        tests.append(read_test(below, named))
        below.done()
    return tuple(tests)


def _read_below(section: Section, key: str, named: Mapping[str, Question]) -> Question:
    below = section.section(key)
    if below is None:
        return ALWAYS
    test = read_test(below, named)
    below.done()
    return test


def _read_is(section: Section, spec: ColumnSpec) -> Question:
    if spec.shape is Shape.FLAG:
        return Is(spec.name, ("1" if section.flag(spec.name, default=True) else "0",))
    if spec.shape in (Shape.DATE, Shape.NUMBER):
        return Is(spec.name, section.words(spec.name, (GIVEN, NONE_WORD)))
    if spec.shape is Shape.TEXT:
        return Is(spec.name, section.words(spec.name))
    return Is(spec.name, section.words(spec.name, (*spec.terms, GIVEN, NONE_WORD), free=PACK_GROUP))


def read_when(section: Section, named: Mapping[str, Question]) -> Question:
    """The ``when`` of a row; without one it always applies."""
    return _read_below(section, "when", named)


def read_reason(section: Section, default: str = "") -> str:
    """A reason code of the closed list, or ``pack:<word>``; those that name a column are the engine's to give."""
    reason = section.text("reason", default or None)
    engine_only = reason.startswith((f"{Reason.FACT_MISSING}:", f"{Reason.IMPOSSIBLE}:"))
    if reason and (engine_only or not is_reason(reason)):
        section.complain("policy.reason_unknown", "reason", value=reason)
    return reason


def read_condition(name: str, section: Section, named: Mapping[str, Question], items: Sequence[str]) -> Condition:
    """One ``[conditions.NAME]`` table."""
    test = read_test(section, named)
    if test == ALWAYS:
        section.complain("policy.condition_empty", "")
    return Condition(
        id=name,
        zh=section.text("zh"),
        en=section.text("en"),
        test=test,
        when=read_when(section, named),
        reason=read_reason(section),
        rule=section.rule(),
        items=section.words("items", items),
        assumed=section.flag("assumed", default=False),
    )
