"""What counters see of people: numbers, telephones and accounts masked, no birth date (it is most of the number)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from trainingdesk.domain.levels import Level
from trainingdesk.domain.money import Money
from trainingdesk.domain.vocabulary import CertificateKind, DecisionStatus, PersonGroup, PersonIdKind, Sex, Term
from trainingdesk.domain.workflow import CertificateState, ClaimState, ClassState, VoucherState


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person in a list; ``age`` in completed years today, ``highest`` the highest level held and not void."""

    id: int
    version: int
    name: str
    id_kind: PersonIdKind
    masked_id: str
    sex: Sex | None
    age: int | None
    masked_phone: str | None
    masked_account: str | None
    origin_region: str | None
    classes: int
    highest: Level | None


@dataclass(frozen=True, slots=True)
class HeldGroup:
    """A group with its proof, the proof's number masked; ``last_day`` None: without end. ``holds``: today."""

    group: PersonGroup
    proof: str | None
    masked_number: str
    valid_from: date | None
    last_day: date | None
    holds: bool


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """A bank account as screens show it, and since when it is the person's."""

    account_name: str
    bank: str
    masked_account: str
    current: bool
    since: datetime


@dataclass(frozen=True, slots=True)
class AttendedClass:
    """A class somebody sat in and what came of it; ``share`` of the hours held, as decimal text."""

    number: str
    name: str
    institution_name: str
    occupation_name: str
    level_held: Level | None
    level_target: Level | None
    class_start: date
    class_end: date
    state: ClassState
    share: str | None
    assessed_on: date | None
    passed: bool | None
    certificate_number: str | None


@dataclass(frozen=True, slots=True)
class HeldLevel:
    """A certificate the person holds or held."""

    number: str
    kind: CertificateKind
    occupation_name: str
    level: Level | None
    issued_on: date
    issuer: str
    state: CertificateState


@dataclass(frozen=True, slots=True)
class PastAward:
    """A subsidy from a list of earlier awards; ``scheme`` and ``item`` by code."""

    award_date: date
    scheme: str
    item: str
    occupation_code: str
    level: Level | None
    certificate_no: str
    amount: Money
    payer: str | None
    revoked_on: date | None


@dataclass(frozen=True, slots=True)
class ClaimedItem:
    """A line of a claim; ``day`` is the one limits count it on, ``told`` why it pays nothing."""

    claim_number: str
    claim_state: ClaimState
    day: date
    scheme: str
    item: str
    level: Level | None
    status: DecisionStatus
    amount: Money
    told: tuple[str, ...]
    voucher_number: str | None
    voucher_state: VoucherState | None


@dataclass(frozen=True, slots=True)
class YearOfMoney:
    """What somebody had and asked for in a calendar year; ``total`` counts awards that stand and live lines."""

    year: int
    total: Money
    awards: tuple[PastAward, ...]
    items: tuple[ClaimedItem, ...]


class ConflictKind(Term):
    """Why two records cannot both be right, or want a look."""

    SAME_ACCOUNT = "same_account", "银行账号相同", "The same bank account"
    SAME_PHONE = "same_phone", "手机号相同", "The same telephone number"
    OVERLAPPING_CLASSES = "overlapping_classes", "培训时间重叠", "Classes at the same time"
    SAME_CERTIFICATE = "same_certificate", "证书编号相同", "The same certificate number"


@dataclass(frozen=True, slots=True)
class PersonConflict:
    """A conflict: with another person (their id, name and masked number), or between classes of one's own."""

    kind: ConflictKind
    other_id: int | None
    other_name: str
    other_masked_id: str
    subject: str  # what both have, masked: the account's end, the certificate's number, the classes


@dataclass(frozen=True, slots=True)
class PersonDetail:
    """Everything about one person that the actor may see, the newest first; ``years`` latest first."""

    row: PersonRow
    groups: tuple[HeldGroup, ...]
    accounts: tuple[OwnAccount, ...]
    classes: tuple[AttendedClass, ...]
    levels: tuple[HeldLevel, ...]
    years: tuple[YearOfMoney, ...]
    conflicts: tuple[PersonConflict, ...]
