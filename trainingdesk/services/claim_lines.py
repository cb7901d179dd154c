"""The engine's decisions on a claim: made from the registers, kept as lines, and made again to see that they hold."""

from __future__ import annotations

import json
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd
from sqlalchemy import delete
from sqlalchemy.orm import Session

from trainingdesk.domain.errors import Refused
from trainingdesk.domain.levels import Level
from trainingdesk.domain.money import Money, total
from trainingdesk.domain.reasons import Reason
from trainingdesk.domain.vocabulary import DecisionStatus, Payee, Scheme
from trainingdesk.domain.workflow import ClaimSource
from trainingdesk.models.claims import Claim, ClaimLine, ClaimSubject
from trainingdesk.models.vouchers import StoredPack
from trainingdesk.policy.book import Book
from trainingdesk.policy.engine import decide
from trainingdesk.policy.pack import Rule
from trainingdesk.policy.trace import trace_json, trace_of
from trainingdesk.services.claim_facts import Facts, facts_of, line_id
from trainingdesk.services.claim_past import past_of
from trainingdesk.services.claim_records import ClaimOutcome
from trainingdesk.services.office import Office
from trainingdesk.services.policy_facts import stored_book


@dataclass(frozen=True, slots=True)
class DecidedLine:
    """One row of the engine's answer with what it was decided from, both as JSON."""

    subject: ClaimSubject
    item: str
    scheme: str
    level: Level | None
    status: DecisionStatus
    amount: Money
    payee: Payee | None
    fund: str | None
    instalment_no: int
    due_on: date | None
    basis_date: date | None
    pack: str
    pack_version: str
    pack_digest: str
    reasons: str
    facts: str
    trace: str

    def essence(self) -> tuple[object, ...]:
        """What must come out the same when it is decided again."""
        return (
            self.subject.id, self.item, self.scheme, self.instalment_no, self.status, self.amount, self.payee,
            self.fund, self.pack_digest, self.reasons,
        )  # fmt: skip


def decide_lines(office: Office, session: Session, claim: Claim) -> list[DecidedLine]:
    """Decide everybody who is not left out, by the policies of the office, as of the claim's application date."""
    lines = [facts | {"scheme": Scheme.TRAINING.value} for facts in facts_of(session, claim, claim.application_date)]
    return _decided(claim, lines, past_of(session, claim), office.policies)


def _decided(claim: Claim, lines: list[Facts], past: pd.DataFrame, book: Book) -> list[DecidedLine]:
    if not lines:
        return []
    decisions = decide(pd.DataFrame(lines).fillna("").astype(str), past, book)
    if decisions.columns_missing:
        raise Refused("claim.facts_missing", number=claim.number, columns="、".join(decisions.columns_missing))
    subjects = {line_id(subject): subject for subject in claim.subjects}
    by_line = {facts["line_id"]: facts for facts in lines}
    rows = decisions.frame.to_dict("records")
    dropped = _out_of_force(rows)
    return [
        _line(row, subjects[str(row["line_id"])], by_line[str(row["line_id"])], trace_json(trace_of(decisions, number)))
        for number, row in enumerate(rows)
        if number not in dropped and _is_the_applicants(claim, row, book)
    ]


def _is_the_applicants(claim: Claim, row: Mapping[Hashable, object], book: Book) -> bool:
    """People and employers file for their own money; what goes to an assessment body is not theirs to claim."""
    pack = book.by_digest(str(row["pack_digest"]))
    if claim.source is ClaimSource.CLASS or pack is None:
        return True
    return not any(payee.payee == Payee.ASSESSMENT_BODY and row["item"] in payee.items for payee in pack.payees)


def _out_of_force(rows: Sequence[Mapping[Hashable, object]]) -> frozenset[int]:
    """Rows of packs that were not in force, where another pack was, or that say so a second time."""
    reached = {(row["line_id"], row["item"]) for row in rows if row["reasons"] != Reason.NO_POLICY_IN_FORCE}
    dropped = set()
    for number, row in enumerate(rows):
        if row["reasons"] == Reason.NO_POLICY_IN_FORCE:
            key = (row["line_id"], row["item"])
            if key in reached:
                dropped.add(number)
            reached.add(key)
    return frozenset(dropped)


def _line(row: Mapping[Hashable, object], subject: ClaimSubject, facts: Facts, trace: str) -> DecidedLine:
    def text(name: str) -> str:
        return str(row[name])

    def day(name: str) -> date | None:
        return date.fromisoformat(text(name)) if text(name) else None

    return DecidedLine(
        subject=subject,
        item=text("item"),
        scheme=text("scheme") or facts["scheme"],
        level=Level(facts["level"]) if facts.get("level") else None,
        status=DecisionStatus(text("status")),
        amount=Money(int(text("amount_fen"))),
        payee=Payee(text("payee")) if text("payee") else None,
        fund=text("fund") or None,
        instalment_no=int(text("instalment_no")),
        due_on=day("due_on"),
        basis_date=day("basis_date"),
        pack=text("pack"),
        pack_version=text("version"),
        pack_digest=text("pack_digest"),
        reasons=text("reasons"),
        facts=json.dumps(facts, ensure_ascii=False, sort_keys=True),
        trace=trace,
    )


def store_lines(office: Office, session: Session, claim: Claim, decided: list[DecidedLine]) -> None:
    """The claim's lines as just decided, instead of any it had; the packs that decided are kept with it."""
    session.execute(delete(ClaimLine).where(ClaimLine.claim_id == claim.id))
    session.flush()
    session.expire(claim, ["lines"])
    for position, line in enumerate(decided, start=1):
        session.add(_stored(claim, line, position))
    for digest in {line.pack_digest for line in decided if line.pack_digest}:
        _keep_pack(office, session, digest)
    claim.total = total(line.amount for line in decided if line.status is DecisionStatus.PAYABLE)
    session.flush()
    session.expire(claim, ["lines"])


def _stored(claim: Claim, line: DecidedLine, position: int) -> ClaimLine:
    return ClaimLine(
        claim_id=claim.id,
        subject_id=line.subject.id,
        position=position,
        person_id=line.subject.person_id,
        certificate_id=line.subject.certificate_id,
        class_id=claim.class_id,
        scheme=line.scheme,
        item=line.item,
        level=line.level,
        status=line.status,
        amount=line.amount,
        payee=line.payee,
        fund=line.fund,
        instalment_no=line.instalment_no,
        due_on=line.due_on,
        basis_date=line.basis_date,
        pack=line.pack,
        pack_version=line.pack_version,
        pack_digest=line.pack_digest,
        reasons=line.reasons,
        facts=line.facts,
        trace=line.trace,
    )


def _keep_pack(office: Office, session: Session, digest: str) -> None:
    """The very text that decided, for as long as a line names it."""
    pack = office.policies.by_digest(digest)
    if pack is not None and session.get(StoredPack, digest) is None:
        session.add(
            StoredPack(digest=digest, pack=pack.id, version=pack.version, content=pack.text, stored_at=office.now())
        )


def same_as_stored(claim: Claim, decided: list[DecidedLine]) -> bool:
    """Whether the claim's lines are what was just decided."""
    return sorted(map(str, map(_essence, claim.lines))) == sorted(str(line.essence()) for line in decided)


def _essence(line: ClaimLine) -> tuple[object, ...]:
    return (
        line.subject_id, line.item, line.scheme, line.instalment_no, line.status, line.amount, line.payee,
        line.fund, line.pack_digest, line.reasons,
    )  # fmt: skip


def recomputes(office: Office, session: Session, claim: Claim) -> tuple[int, ...]:
    """Positions of lines that do not come out the same from their own facts and packs; empty is as it should be.

    What was promised after this claim was handed in does not count against it.
    """
    standing = {subject.id for subject in claim.subjects if subject.excluded_by is None}
    lines = [line for line in claim.lines if line.subject_id in standing]
    facts = {line.subject_id: json.loads(line.facts) for line in lines}
    book = stored_book(session, {line.pack_digest for line in lines if line.pack_digest})
    past = past_of(session, claim, claim.submitted_at)
    again = {str(line.essence()) for line in _decided(claim, list(facts.values()), past, book)}
    return tuple(line.position for line in lines if str(_essence(line)) not in again)


def rules_of_claim(office: Office, claim: Claim) -> dict[str, Rule]:
    """The rules of the packs that decided on the claim, by id."""
    packs = sorted({line.pack for line in claim.lines if line.pack in office.policies.ids})
    return {rule.id: rule for pack in packs for rule in office.policies.rules(pack)}


def rule_of_claim(office: Office, claim: Claim, rule_id: str) -> Rule:
    """The rule a reviewer cites; Refused naming those there are when it is not one of them."""
    rules = rules_of_claim(office, claim)
    if rule_id not in rules:
        raise Refused("claim.rule_unknown", number=claim.number, rule=rule_id, known="、".join(sorted(rules)) or "—")
    return rules[rule_id]


def outcome(
    session: Session, claim: Claim, left_out: tuple[str, ...] = (), decided_before: tuple[str, ...] = ()
) -> ClaimOutcome:
    """What the claim has become, with the version to send back."""
    session.flush()
    payable = {line.subject_id for line in claim.lines if line.status is DecisionStatus.PAYABLE}
    return ClaimOutcome(
        id=claim.id,
        number=claim.number,
        version=claim.version,
        state=claim.state,
        payable_heads=len(payable),
        excluded_heads=len(claim.subjects) - len(payable),
        total=claim.total,
        left_out=left_out,
        decided_before=decided_before,
    )
