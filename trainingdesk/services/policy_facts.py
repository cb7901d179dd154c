"""What papers and pages say of a stored decision: read from its own trace and pack, however old they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from trainingdesk.domain.errors import Damaged
from trainingdesk.domain.money import Money, RoundingMode, RoundingUnit
from trainingdesk.domain.reasons import PACK_PREFIX
from trainingdesk.domain.texts import Language
from trainingdesk.models.claims import ClaimLine
from trainingdesk.models.vouchers import StoredPack
from trainingdesk.policy.book import Book
from trainingdesk.policy.explain import explain_trace, reason_words, trace_remedies
from trainingdesk.policy.loader import digest_of, pack_from_text
from trainingdesk.policy.pack import Pack
from trainingdesk.policy.trace import Step, trace_from_json
from trainingdesk.services.office import Office

_CHECKS = frozenset({"condition", "limit"})
_UNITS = {RoundingUnit.FEN: "分", RoundingUnit.JIAO: "角", RoundingUnit.YUAN: "元"}
_MODES = {RoundingMode.HALF_UP: "四舍五入", RoundingMode.DOWN: "舍去尾数", RoundingMode.UP: "进一"}
_BASES = {
    "class_start": "开班",
    "class_end": "结业",
    "assessment_date": "考核",
    "certificate_date": "证书核发",
    "application_date": "申请",
}


@dataclass(frozen=True, slots=True)
class LineSteps:
    """A decision in short: the tariff's standard before factors, the factor in words, checks met of checks made."""

    standard: Money | None
    factor: str
    checks_passed: int
    checks_run: int
    version_date: date | None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a line pays nothing, by which rule, by which clause."""

    reason: str
    rule: str
    clause: str


def stored_book(session: Session, digests: Iterable[str]) -> Book:
    """The very packs that decided, from their stored texts; Damaged when a text no longer has its digest."""
    stored = session.scalars(select(StoredPack).where(StoredPack.digest.in_(set(digests)))).all()
    return Book(tuple(_pack(each) for each in sorted(stored, key=lambda each: (each.pack, each.version))))


def _pack(stored: StoredPack) -> Pack:
    if digest_of(stored.content) != stored.digest:
        raise Damaged("policy.stored_pack_altered", pack=stored.pack, digest=stored.digest[:12])
    return pack_from_text(stored.content)


def pack_of(office: Office, session: Session, line: ClaimLine) -> Pack:
    """The pack version that decided on a line."""
    known = office.policies.by_digest(line.pack_digest)
    return known if known is not None else _pack(session.get_one(StoredPack, line.pack_digest))


def rounding_words(pack: Pack) -> str:
    """The rounding rule as vouchers print it."""
    return f"逐人取整至{_UNITS[pack.rounding_unit]}，{_MODES[pack.rounding_mode]}"


def basis_words(pack: Pack, item: str) -> str:
    """What kind of day chose the version."""
    granted = pack.item(item)
    return _BASES.get(granted.version_basis, "申请") if granted else "申请"


def explained(line: ClaimLine, language: Language) -> tuple[str, ...]:
    """The stored decision in words."""
    return explain_trace(trace_from_json(line.trace), language)


def told_reasons(line: ClaimLine, language: Language) -> tuple[str, ...]:
    """Why the line pays nothing, in words; a rule that a reviewer cited stays its id."""
    steps = trace_from_json(line.trace).steps
    codes = filter(None, line.reasons.split(";"))
    return tuple(reason_words(code, language, steps).removeprefix(PACK_PREFIX) for code in codes)


def told_remedies(line: ClaimLine, language: Language) -> tuple[str, ...]:
    """What would make the line payable, where that can be said."""
    return trace_remedies(trace_from_json(line.trace), language)


def steps_of(line: ClaimLine) -> LineSteps:
    """The stored decision in short."""
    steps = trace_from_json(line.trace).steps
    checks = [step for step in steps if step.stage in _CHECKS and step.outcome != "not_asked"]
    standard = _standard(steps)
    return LineSteps(
        standard=standard,
        factor=_factor(line.amount, standard),
        checks_passed=sum(step.outcome == "met" for step in checks),
        checks_run=len(checks),
        version_date=_version_date(steps),
    )


def _standard(steps: Iterable[Step]) -> Money | None:
    rates = [step.amount for step in steps if step.stage == "rate" and step.amount]
    try:
        return Money.from_yuan_text(rates[-1]) if rates else None
    except ValueError:
        return None  # a standard with parts of a fen has no amount to print; the annex shows the factor's result


def _factor(amount: Money, standard: Money | None) -> str:
    """The share of the standard that is paid, in percent with at most two decimals."""
    if standard is None or not standard:
        return "—"
    hundredths = Fraction(amount.fen * 10_000, standard.fen)
    whole, rest = divmod(round(hundredths), 100)
    return f"{whole}.{rest:02d}%" if rest else f"{whole}%"


def _version_date(steps: Iterable[Step]) -> date | None:
    for step in steps:
        if step.stage == "version" and step.facts and step.facts[0][1]:
            return date.fromisoformat(step.facts[0][1])
    return None


def refusal_of(line: ClaimLine) -> Refusal:
    """The first reason of the line, with the clause of the step that gave it where there is one."""
    code = next(iter(filter(None, line.reasons.split(";"))), "")
    steps = [step for step in trace_from_json(line.trace).steps if step.reason == code]
    rule, clause = (steps[0].rule, steps[0].clause) if steps else ("", "")
    return Refusal(reason_words(code, Language.ZH, steps), rule, clause)
