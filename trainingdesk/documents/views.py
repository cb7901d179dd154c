"""What goes on paper: frozen records that already hold every text, count and amount; no policy is worked out here.

Texts are Chinese and complete as they shall be read; identity and account numbers come masked wherever a form
shows them masked. Times are in the office's own local time. ``anchor`` is twelve Crockford base-32 characters in
three groups (``5H8T-R2VX-K03N``). ``demo`` marks each page 演示. What a fact is called when it is not known: None,
printed as a dash.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from trainingdesk.domain.levels import Level
from trainingdesk.domain.money import Money
from trainingdesk.domain.vocabulary import Payee
from trainingdesk.domain.workflow import ClaimSource


class Duty(StrEnum):
    """The five duties behind a voucher; each is done by a different person."""

    PREPARE = "prepare"  # 经办
    FIRST_REVIEW = "first_review"  # 初审
    RECHECK = "recheck"  # 复核
    APPROVE = "approve"  # 审批
    FINANCE = "finance"  # 财政


@dataclass(frozen=True, slots=True)
class Stamp:
    """The system's record that ``name`` did ``duty``; only duties done before the document was made have one."""

    duty: Duty
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class VoucherCopy:
    """Which copy (联) of a voucher this is and who keeps it."""

    title: str
    keeper: str


FIRST_COPY = VoucherCopy("第一联", "财政部门留存")
SECOND_COPY = VoucherCopy("第二联", "人社部门留存")
THIRD_COPY = VoucherCopy("第三联", "收款方留存")


@dataclass(frozen=True, slots=True)
class PolicyBasis:
    """What the amounts rest on: document number, pack and version, rounding rule in words, the day that chose them."""

    document: str  # 豫人社规〔2022〕2号
    pack: str  # henan-2022
    version: str  # 第3版
    rounding: str  # 逐人取整至元，四舍五入；无差额
    applied_on: date
    applied_because: str  # 证书核发


@dataclass(frozen=True, slots=True)
class AttachmentsSummary:
    """How many pieces and pages lie behind the document, and what they are."""

    pieces: int
    pages: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClassFacts:
    """A training class. ``filing_*`` are what the authority gave it when it was allowed to open."""

    number: str
    name: str
    occupation: str  # 中式烹调师（4-03-02-01）
    starts_on: date
    ends_on: date
    hours: int
    theory_hours: int | None = None
    practice_hours: int | None = None
    study_mode: str = ""  # 全日制, 业余, 线上线下结合
    place: str = ""
    filing_number: str = ""  # 开班备案号
    filed_on: date | None = None  # 备案时间
    filing_sequence: str = ""  # 年度备案序号


@dataclass(frozen=True, slots=True)
class HeadCounts:
    """The counts an auditor compares, in the order of the job; None prints as a dash.

    Up to ``certified`` they are the whole class's, from ``claimed`` on this claim's.
    """

    filed: int | None  # 备案
    trained: int | None  # 参训
    examined: int | None  # 考核
    certified: int | None  # 取证
    claimed: int  # 申报
    excluded: int  # 不予拨付
    paid: int  # 拨付


@dataclass(frozen=True, slots=True)
class EarlierClaim:
    """An earlier claim of the same class that finance decided on: heads claimed, and heads paid for these items."""

    number: str  # SL2026-000001
    claimed: int  # 申报
    paid: int  # 拨付


@dataclass(frozen=True, slots=True)
class ItemHead:
    """A subsidy item as the tables head it, with its budget subject where one is known."""

    name: str  # 培训补贴
    subject: str = ""  # 2080702


@dataclass(frozen=True, slots=True)
class ItemSum:
    """One item of one calculation row. ``standard`` is what each head gets; None where heads get different amounts."""

    heads: int
    standard: Money | None
    subtotal: Money


@dataclass(frozen=True, slots=True)
class CalculationRow:
    """One level and method. ``sums`` has one entry an item, None where the row has nothing of it.

    ``level`` None: the certificate has no level, and ``level_text`` says what it is (专项职业能力, 合格证, A类).
    """

    level: Level | None
    method: str  # 考核, 直接认定
    sums: tuple[ItemSum | None, ...]
    total: Money
    level_text: str = ""


@dataclass(frozen=True, slots=True)
class ItemAmount:
    """One item of one person's line: standard, factor in words (``100%``), amount."""

    standard: Money | None
    factor: str
    amount: Money


@dataclass(frozen=True, slots=True)
class AnnexLine:
    """One person's line in the 逐人计算表. A line with a ``refusal`` pays nothing and has no amounts.

    ``seq`` is the line's number in the claim; ``amounts`` has one entry an item, None where the line has none of it.
    """

    seq: int
    name: str
    masked_id: str
    level: Level | None
    amounts: tuple[ItemAmount | None, ...]
    total: Money
    checks_passed: int
    checks_run: int
    level_text: str = ""
    refusal: str = ""  # 已按月领取基本养老金（HN22-R02）


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A line that is not paid, in whole or for one item: why, by which rule, by which clause."""

    seq: int
    name: str
    masked_id: str
    reason: str
    rule: str  # HN22-R02
    clause: str  # 补贴对象


@dataclass(frozen=True, slots=True)
class PayeeParty:
    """The one party a voucher pays. ``code`` is a credit code, or the masked identity number of a person."""

    name: str
    code: str
    bank: str
    masked_account: str


@dataclass(frozen=True, slots=True)
class PayeeLine:
    """One person of a payee list."""

    seq: int
    name: str
    masked_id: str
    bank: str
    masked_account: str
    amount: Money


@dataclass(frozen=True, slots=True)
class VoucherView:
    """A 资金拨付凭证 with its 逐人计算表; ``payee`` or ``payees`` is given, never both.

    Where there is no class, ``training_class`` is None and ``occupation``, ``applied_on`` and
    ``certified`` (first and last certificate date) take its rows. ``lines`` holds the claim's lines that this voucher
    pays and those refused; ``notes`` are the 计算说明, numbered on paper.
    """

    number: str  # PZ2026-000186
    office: str  # 嵩州市人力资源和社会保障局
    finance_office: str  # 嵩州市财政局
    issued_on: date
    fund_account: str
    claim_number: str
    source: ClaimSource
    applicant: str  # who filed: institution, person, employer
    occupation: str
    payee_kind: Payee
    counts: HeadCounts
    items: tuple[ItemHead, ...]
    rows: tuple[CalculationRow, ...]
    total: Money
    policy: PolicyBasis
    attachments: AttachmentsSummary
    exclusions: tuple[Exclusion, ...]
    stamps: tuple[Stamp, ...]
    lines: tuple[AnnexLine, ...]
    anchor: str
    demo: bool
    payee: PayeeParty | None = None
    payees: tuple[PayeeLine, ...] = ()
    training_class: ClassFacts | None = None
    applied_on: date | None = None
    certified: tuple[date, date] | None = None
    payment_batch: str = ""  # blank until finance pays
    notes: tuple[str, ...] = ()
    copy: VoucherCopy = FIRST_COPY
    claimed_before: tuple[EarlierClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who files a claim: institution or employer (``code`` = credit code) or person (``code`` = masked number)."""

    name: str
    code: str
    contact: str  # 负责人; for a person empty
    phone: str
    bank: str
    masked_account: str
    address: str = ""
    person_group: str = ""  # 人员类别 of a person
    id_type: str = ""  # 居民身份证


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One kind of evidence the policy asks for, and what was handed in."""

    name: str
    required: bool
    pieces: int
    pages: int
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One person's line on the claim form's list. A line with a ``refusal`` is filed but not applied for."""

    seq: int
    name: str
    masked_id: str
    person_group: str
    occupation: str
    level: Level | None
    certificate_number: str
    certificate_date: date | None
    amounts: tuple[Money | None, ...]
    total: Money
    level_text: str = ""
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class ClaimFormView:
    """A 职业技能培训补贴申请表 with its 人员名单. ``training_class`` is there for a class claim alone.

    ``heads`` is how many of the lines are applied for: those without a refusal.
    """

    number: str  # SL2026-000312
    source: ClaimSource
    office: str  # the office that receives it
    applicant: Applicant
    payee_kind: Payee
    occupation: str
    level_names: str  # 五级/初级工、四级/中级工
    items: tuple[ItemHead, ...]
    rows: tuple[CalculationRow, ...]
    heads: int
    total: Money
    policy: PolicyBasis
    declaration: str
    checklist: tuple[ChecklistItem, ...]
    prepared_by: str  # 制表人
    filled_on: date  # 填表时间
    stamps: tuple[Stamp, ...]
    lines: tuple[ClaimLine, ...]
    anchor: str
    demo: bool
    training_class: ClassFacts | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One trainee. The whole identity number stands here, for review only. Marks and rate are texts (``93%``)."""

    seq: int
    name: str
    sex: str  # 男, 女
    age: int | None
    id_number: str
    person_group: str
    level_held: Level | None
    level: Level | None
    certificate_number: str
    attendance: str
    theory: str
    skill: str
    level_text: str = ""
    remark: str = ""  # 不予拨付; stands where the trainee would sign


@dataclass(frozen=True, slots=True)
class RosterView:
    """A 补贴人员花名册; ``claim_number`` empty and ``assessed_on`` None before there is a claim or an examination."""

    institution: str
    class_number: str
    class_name: str
    claim_number: str
    assessed_on: date | None
    lines: tuple[RosterLine, ...]
    anchor: str
    demo: bool
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CertificateView:
    """A 职业技能等级证书 (人社鉴发〔2021〕1号): ``direction`` empty prints ``--``, never nothing.

    ``photo`` is a JPEG or PNG of 25 x 35 mm. ``remark`` says e.g. that this is a reissue under the old number.
    """

    number: str
    name: str
    id_type: str  # 居民身份证
    id_number: str
    occupation: str
    direction: str
    level: Level
    issuer: str
    issued_on: date
    anchor: str
    demo: bool
    issuer_english: str = ""
    print_serial: str = ""
    remark: str = ""
    photo: bytes | None = None
