"""What counters see of claims: frozen rows and pages, identity numbers and accounts masked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.findings import Finding
from trainingdesk.domain.levels import Level
from trainingdesk.domain.money import Money
from trainingdesk.domain.vocabulary import DecisionStatus, Payee
from trainingdesk.domain.workflow import ClaimEvent, ClaimSource, ClaimState

BY_FILER = "filer"  # in place of a rule, where the filer left somebody out


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim in a list.

    ``days_in_state``: whole days since it came to stand as it does; ``filer``: who handed it in, before that who
    opened it; ``remarks``: how many it was returned with so far.
    """

    id: int
    number: str
    version: int
    source: ClaimSource
    state: ClaimState
    applicant: str
    class_number: str | None
    occupation: str
    heads: int
    total: Money
    application_date: date
    submitted_at: datetime | None
    days_in_state: int | None = None
    filer: str = ""
    remarks: int = 0


@dataclass(frozen=True, slots=True)
class ClaimLineView:
    """One decision on one person and item, explained; ``told``: its reasons in words, ``remedies``: what would help."""

    position: int
    subject_position: int
    item: str
    scheme: str
    level: Level | None
    status: DecisionStatus
    amount: Money
    payee: Payee | None
    fund: str | None
    instalment_no: int
    due_on: date | None
    reasons: tuple[str, ...]
    told: tuple[str, ...]
    remedies: tuple[str, ...]
    pack: str
    pack_version: str
    explanation: tuple[str, ...]
    voucher: str | None


@dataclass(frozen=True, slots=True)
class SubjectView:
    """One person on a claim."""

    position: int
    name: str
    masked_id: str
    certificate_no: str | None
    level: Level | None
    excluded_by: str | None
    excluded_why: str | None
    total: Money
    person_id: int = 0


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One entry of the evidence checklist and what was handed in under it."""

    code: str
    zh: str
    en: str
    required: bool
    pieces: int
    pages: int


@dataclass(frozen=True, slots=True)
class ActView:
    """Something done to the claim; a remark pinned to a person names the position."""

    event: ClaimEvent
    by: str
    at: datetime
    subject_position: int | None
    rule: str | None
    comment: str | None


@dataclass(frozen=True, slots=True)
class ClaimDetail:
    """Everything a filer or reviewer reads of one claim; a finding about a person has the position as its row."""

    row: ClaimRow
    computed: bool
    subjects: tuple[SubjectView, ...]
    lines: tuple[ClaimLineView, ...]
    evidence: tuple[EvidenceView, ...]
    acts: tuple[ActView, ...]
    allowed: tuple[ClaimEvent, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimOutcome:
    """What a step made of a claim.

    At its opening, by name: ``left_out`` hold no certificate of the class, ``decided_before`` were on an earlier claim
    and have nothing left to claim.
    """

    id: int
    number: str
    version: int
    state: ClaimState
    payable_heads: int
    excluded_heads: int
    total: Money
    left_out: tuple[str, ...] = ()
    decided_before: tuple[str, ...] = ()
    changes: Changes = Changes.CLAIMS | Changes.AUDIT
