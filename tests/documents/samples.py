"""Invented classes, people and amounts to print: 嵩州市 does not exist, nor does anybody with these numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from trainingdesk.documents.views import (
    AnnexLine,
    Applicant,
    AttachmentsSummary,
    CalculationRow,
    CertificateView,
    ChecklistItem,
    ClaimFormView,
    ClaimLine,
    ClassFacts,
    Duty,
    Exclusion,
    HeadCounts,
    ItemAmount,
    ItemHead,
    ItemSum,
    PayeeLine,
    PayeeParty,
    PolicyBasis,
    RosterLine,
    RosterView,
    Stamp,
    VoucherView,
)
from trainingdesk.domain.levels import Level
from trainingdesk.domain.masking import mask_identity
from trainingdesk.domain.money import ZERO, Money, total
from trainingdesk.domain.vocabulary import Payee
from trainingdesk.domain.workflow import ClaimSource

NAMES = (
    "张伟", "欧阳𬭊", "刘桂兰", "买买提·阿不都热合曼", "王𠅤", "李䶮", "赵德全", "陈晓燕", "何𤨒",
    "孙立新", "周敏", "吴海涛", "郑㛃", "冯建军", "褚红梅", "卫东升", "蒋雪琴", "沈浩",
    "韩玉洁", "杨志强", "朱丽娜", "秦永刚", "尤小芳", "许诺", "吕文静", "施国栋", "孔令辉",
    "曹颖", "严保国", "华春生", "金秋实", "魏然", "陶俊杰", "姜昕", "戚美玲", "谢长河",
    "邹文博", "喻丹", "柏青松", "窦丽萍", "𠮷田英子",
)  # fmt: skip
RARE_NAMES = ("欧阳𬭊", "王𠅤", "李䶮", "何𤨒", "郑㛃", "𠮷田英子")
HR_OFFICE = "嵩州市人力资源和社会保障局"
FINANCE_OFFICE = "嵩州市财政局"
SCHOOL = "嵩州市匠心职业技能培训学校"
BANK = "嵩州农村商业银行颍河支行"
ANCHOR = "5H8T-R2VX-K03N"
TRAINING, ASSESSMENT = ItemHead("培训补贴", "2080702"), ItemHead("评价补贴", "2080709")
LIVING = ItemHead("生活费补贴", "2080799")
STANDARDS = {
    Level.ELEMENTARY: (120_000, 20_000),
    Level.INTERMEDIATE: (160_000, 24_000),
    Level.ADVANCED: (200_000, 28_000),
    Level.TECHNICIAN: (400_000, 35_000),
    Level.SENIOR_TECHNICIAN: (500_000, 38_000),
}
GROUPS = ("城镇登记失业人员", "农村转移就业劳动者", "企业在职职工", "就业困难人员")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_HELD = {Level.INTERMEDIATE: Level.ELEMENTARY, Level.ADVANCED: Level.INTERMEDIATE}

CLASS = ClassFacts(
    number="2026春-02",
    name="2026匠心中式烹调师02等级证",
    occupation="中式烹调师（4-03-02-01）",
    starts_on=date(2026, 3, 2),
    ends_on=date(2026, 4, 10),
    hours=120,
    theory_hours=24,
    practice_hours=96,
    study_mode="全日制",
    place="嵩州市颍河路18号实训楼2层",
    filing_number="BA2026-0231",
    filed_on=date(2026, 2, 20),
    filing_sequence="2026-017",
)
POLICY = PolicyBasis(
    document="豫人社规〔2022〕2号",
    pack="henan-2022",
    version="第3版",
    rounding="逐人取整至元，四舍五入；无差额",
    applied_on=date(2026, 4, 28),
    applied_because="证书核发",
)
ATTACHMENTS = AttachmentsSummary(
    7, 96, ("申请表", "逐人计算表", "花名册", "成绩册", "证书清单", "公示材料", "考勤记录")
)
STAMPS = (
    Stamp(Duty.PREPARE, "王敏", datetime.fromisoformat("2026-05-08T09:18")),
    Stamp(Duty.FIRST_REVIEW, "何俊", datetime.fromisoformat("2026-05-12T15:40")),
    Stamp(Duty.RECHECK, "林静怡", datetime.fromisoformat("2026-05-15T10:06")),
)
SCHOOL_PAYEE = PayeeParty(SCHOOL, "52418100MJA0123458", BANK, "6209********5618")
NOTES = (
    "适用标准：豫人社规〔2022〕2号，标准包 henan-2022 第3版，按证书核发日（2026年4月28日）选取。"
    "培训补贴：五级1,200元，四级1,600元，三级2,000元；评价补贴：五级200元，四级240元，三级280元。",
    "金额＝标准×系数。评价补贴系数：考核方式100%，直接认定方式50%（序号36、39）。",
    "申报40人，拨付38人，不予拨付2人（序号7、29）。规则检查共18项，逐项结果随申领单封存；"
    "任一项不符即列入不予拨付，并注明规则编号。不予拨付的记录不占用本人补贴次数。",
    "逐人取整至元（四舍五入），合计不再取整；本表未发生取整差额。",
)
REFUSED = {
    7: ("已按月领取基本养老金", "HN22-R02", "补贴对象"),
    29: ("同一职业同一等级已享受补贴", "HN22-R05", "补贴次数"),
}
DIRECT = frozenset({36, 39})


def name(seq: int) -> str:
    """The name of line ``seq``; after the named people they come round again."""
    return NAMES[(seq - 1) % len(NAMES)]


def identity(seq: int) -> str:
    """A number of an unassigned area with a right check digit."""
    born = date(1968, 1, 5) + timedelta(days=(seq * 2_741) % 13_000)
    body = f"4181{seq % 3 + 1:02d}{born:%Y%m%d}{(seq * 37) % 899 + 100:03d}"
    return body + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True)) % 11]


def level(seq: int) -> Level:
    """As the class of forty has them: nine 五级, twenty-three 四级, the rest 三级."""
    return Level.ELEMENTARY if seq <= 9 else Level.INTERMEDIATE if seq <= 32 else Level.ADVANCED


def annex_line(seq: int, items: tuple[ItemHead, ...] = (TRAINING, ASSESSMENT)) -> AnnexLine:
    """One line of the annex; 7 and 29 are refused, 36 and 39 directly recognised."""
    who = (seq, name(seq), mask_identity(identity(seq)), level(seq))
    if seq in REFUSED:
        reason, rule, _ = REFUSED[seq]
        return AnnexLine(*who, (None,) * len(items), ZERO, 17, 18, refusal=f"{reason}（{rule}）")
    amounts = tuple(item_amount(seq, place) for place in range(len(items)))
    return AnnexLine(*who, amounts, total(part.amount for part in amounts), 18, 18)


def item_amount(seq: int, place: int) -> ItemAmount:
    """Standard, factor and amount of one item; a third item is a flat 300 yuan."""
    standard = Money((*STANDARDS[level(seq)], 30_000)[place])
    halved = place == 1 and seq in DIRECT
    return ItemAmount(standard, "50%" if halved else "100%", Money(standard.fen // 2) if halved else standard)


def rows_of(lines: tuple[AnnexLine, ...], items: tuple[ItemHead, ...]) -> tuple[CalculationRow, ...]:
    """The calculation rows that the lines add up to."""
    groups: dict[tuple[Level, str], list[AnnexLine]] = {}
    for line in lines:
        if not line.refusal and line.level:
            groups.setdefault((line.level, "直接认定" if line.seq in DIRECT else "考核"), []).append(line)
    return tuple(
        CalculationRow(grade, method, tuple(_item_sum(members, place) for place in range(len(items))), _whole(members))
        for (grade, method), members in groups.items()
    )


def _whole(members: list[AnnexLine]) -> Money:
    return total(line.total for line in members)


def _item_sum(members: list[AnnexLine], place: int) -> ItemSum:
    amounts = [part.amount for line in members if (part := line.amounts[place])]
    return ItemSum(len(amounts), amounts[0], total(amounts))


def with_standard(row: CalculationRow, standard: Money) -> CalculationRow:
    """The row with another standard for its first item, its subtotal left as it is."""
    first, *others = row.sums
    return replace(row, sums=(replace(first, standard=standard) if first else None, *others))


def voucher(count: int = 40, items: tuple[ItemHead, ...] = (TRAINING, ASSESSMENT)) -> VoucherView:
    """A class voucher with so many lines."""
    lines = tuple(annex_line(seq, items) for seq in range(1, count + 1))
    refusals = tuple(
        Exclusion(seq, name(seq), mask_identity(identity(seq)), *REFUSED[seq]) for seq in REFUSED if seq <= count
    )
    paid = sum(not line.refusal for line in lines)
    return VoucherView(
        number="PZ2026-000186",
        office=HR_OFFICE,
        finance_office=FINANCE_OFFICE,
        issued_on=date(2026, 5, 28),
        fund_account="就业补助资金财政专户",
        claim_number="SL2026-000312",
        source=ClaimSource.CLASS,
        applicant=SCHOOL,
        occupation=CLASS.occupation,
        payee_kind=Payee.INSTITUTION,
        counts=HeadCounts(count + 2, count + 1, count, count, count, len(refusals), paid),
        items=items,
        rows=rows_of(lines, items),
        total=total(line.total for line in lines),
        policy=POLICY,
        attachments=ATTACHMENTS,
        exclusions=refusals,
        stamps=STAMPS,
        lines=lines,
        anchor=ANCHOR,
        demo=True,
        payee=SCHOOL_PAYEE,
        training_class=CLASS,
        notes=NOTES,
    )


def counter_voucher() -> VoucherView:
    """One person with a certificate, paid directly."""
    view = voucher(1)
    return replace(
        view,
        source=ClaimSource.COUNTER,
        applicant=name(1),
        payee_kind=Payee.INDIVIDUAL,
        payee=PayeeParty(name(1), mask_identity(identity(1)), BANK, "6217********0372"),
        counts=HeadCounts(None, None, None, None, 1, 0, 1),
        training_class=None,
        applied_on=date(2026, 5, 6),
        certified=(date(2026, 4, 28), date(2026, 4, 28)),
        notes=NOTES[:1],
        stamps=STAMPS[:2],
    )


def individuals_voucher(count: int = 40) -> VoucherView:
    """Individuals of an employer's batch, each with an account of their own."""
    view = voucher(count)
    payees = tuple(
        PayeeLine(line.seq, line.name, line.masked_id, BANK, f"6217********{line.seq:04d}", line.total)
        for line in view.lines
        if not line.refusal
    )
    return replace(
        view,
        source=ClaimSource.EMPLOYER,
        applicant="嵩州市华工数控装备有限公司",
        payee_kind=Payee.INDIVIDUAL,
        payee=None,
        payees=payees,
        training_class=None,
        applied_on=date(2026, 5, 6),
        certified=(date(2026, 4, 2), date(2026, 4, 28)),
    )


def many_refusals_voucher(count: int = 30) -> VoucherView:
    """More refusals than the first page holds."""
    view = voucher(200)
    late = "证书核发之日起超过十二个月才提出申请，超过申请期限"
    lines = tuple(
        replace(line, refusal=f"{late}（HN22-R09）", amounts=(None, None), total=ZERO) if line.seq <= count else line
        for line in view.lines
    )
    refusals = tuple(
        Exclusion(line.seq, line.name, line.masked_id, late, "HN22-R09", "申请期限") for line in lines[:count]
    ) + tuple(refusal for refusal in view.exclusions if refusal.seq > count)
    paid = sum(not line.refusal for line in lines)
    return replace(
        view,
        lines=lines,
        exclusions=refusals,
        rows=rows_of(lines, view.items),
        total=total(line.total for line in lines),
        counts=replace(view.counts, excluded=len(refusals), paid=paid),
    )


def claim_form(count: int = 40) -> ClaimFormView:
    """The class's claim form."""
    view = voucher(count)
    lines = tuple(claim_line(line) for line in view.lines)
    return ClaimFormView(
        number="SL2026-000312",
        source=ClaimSource.CLASS,
        office=HR_OFFICE,
        applicant=Applicant(SCHOOL, "52418100MJA0123458", "吴建国", "138****1234", BANK, "6209********5618"),
        payee_kind=Payee.INSTITUTION,
        occupation=CLASS.occupation,
        level_names="五级/初级工、四级/中级工、三级/高级工",
        items=view.items,
        rows=view.rows,
        heads=view.counts.paid,
        total=view.total,
        policy=POLICY,
        declaration=DECLARATION,
        checklist=CHECKLIST,
        prepared_by="王敏",
        filled_on=date(2026, 5, 8),
        stamps=STAMPS[:1],
        lines=lines,
        anchor="R7QD-4MXA-9E2C",
        demo=True,
        training_class=CLASS,
    )


def counter_claim_form() -> ClaimFormView:
    """One person at the counter: everything stands on the first page."""
    view, person = (
        claim_form(1),
        Applicant(
            name(1),
            mask_identity(identity(1)),
            "",
            "138****1234",
            BANK,
            "6217********0372",
            address="嵩州市颍河路100号院3号楼",
            person_group=GROUPS[0],
            id_type="居民身份证",
        ),
    )
    return replace(
        view,
        source=ClaimSource.COUNTER,
        applicant=person,
        payee_kind=Payee.INDIVIDUAL,
        level_names="五级/初级工",
        training_class=None,
        checklist=CHECKLIST[4:5],
        declaration="本人承诺：所填内容和所交材料真实有效，未就同一职业同一等级重复申领；如有虚假，愿退回资金并承担相应责任。",
    )


def employer_claim_form(count: int = 26) -> ClaimFormView:
    """An employer's batch."""
    view = claim_form(count)
    employer = Applicant(
        "嵩州市华工数控装备有限公司",
        "91418100MA0000001X",
        "买买提·阿不都热合曼",
        "139****5678",
        BANK,
        "6209********0011",
    )
    return replace(
        view,
        source=ClaimSource.EMPLOYER,
        applicant=employer,
        payee_kind=Payee.EMPLOYER,
        training_class=None,
        notes=("在职职工名单以社会保险缴费记录为准。",),
    )


DECLARATION = (
    "本单位承诺：申报人员、课时、考勤、成绩和证书均真实有效，未就同一培训重复申领补贴；"
    "如有虚假，愿退回资金并承担相应责任，同意主管部门核查和公示。"
)
CHECKLIST = (
    ChecklistItem("职业技能培训补贴申请表", required=True, pieces=1, pages=2),
    ChecklistItem("培训人员花名册", required=True, pieces=1, pages=2),
    ChecklistItem("考勤记录", required=True, pieces=1, pages=40),
    ChecklistItem("考核成绩册", required=True, pieces=1, pages=2),
    ChecklistItem("职业技能等级证书复印件", required=True, pieces=40, pages=40),
    ChecklistItem("培训过程确认书", required=True, pieces=40, pages=40),
    ChecklistItem("代为申请协议", required=False, pieces=0, pages=0, remark="机构垫付时提供"),
    ChecklistItem("公示材料", required=False, pieces=1, pages=2),
)


def claim_line(line: AnnexLine) -> ClaimLine:
    """The same person on the claim form."""
    return ClaimLine(
        line.seq,
        line.name,
        line.masked_id,
        GROUPS[line.seq % 4],
        CLASS.occupation,
        line.level,
        certificate_number(line.seq),
        date(2026, 4, 28),
        tuple(part.amount if part else None for part in line.amounts),
        line.total,
        refusal=line.refusal,
    )


def certificate_number(seq: int) -> str:
    """Twenty-two characters."""
    return f"S00004100012326{level(seq).value}{210 + seq:06d}"


def roster(count: int = 40) -> RosterView:
    """The class's roster."""
    lines = tuple(
        RosterLine(
            seq,
            name(seq),
            "男" if seq % 2 else "女",
            22 + seq % 40,
            identity(seq),
            GROUPS[seq % 4],
            _HELD.get(level(seq)),
            level(seq),
            certificate_number(seq),
            f"{88 + seq % 13}%",
            "—" if seq in DIRECT else str(60 + seq % 39),
            "—" if seq in DIRECT else str(62 + seq * 7 % 36),
            remark="不予拨付" if seq in REFUSED else "",
        )
        for seq in range(1, count + 1)
    )
    return RosterView(
        institution=SCHOOL,
        class_number=CLASS.number,
        class_name=CLASS.name,
        claim_number="SL2026-000312",
        assessed_on=date(2026, 4, 18),
        lines=lines,
        anchor="R7QD-4MXA-9E2C",
        demo=True,
        notes=("序号36、39为直接认定，无考核成绩。本册证件号码为全号，公示时隐去第4至14位。",),
    )


def certificate(seq: int = 2) -> CertificateView:
    """One person's certificate."""
    return CertificateView(
        number=certificate_number(seq),
        name=name(seq),
        id_type="居民身份证",
        id_number=identity(seq),
        occupation="中式烹调师",
        direction="",
        level=level(seq),
        issuer="嵩州市餐饮行业协会",
        issued_on=date(2026, 4, 28),
        anchor="2JM9-W6TC-VD84",
        demo=True,
        issuer_english="Songzhou Catering Industry Association",
        print_serial="0012608",
    )
