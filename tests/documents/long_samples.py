"""The same samples with everything longer than a form expects."""

from __future__ import annotations

from dataclasses import replace

from tests.documents.samples import (
    ATTACHMENTS,
    CHECKLIST,
    CLASS,
    DECLARATION,
    HR_OFFICE,
    POLICY,
    STAMPS,
    certificate,
    claim_form,
    voucher,
)
from trainingdesk.documents.views import (
    AttachmentsSummary,
    CertificateView,
    ChecklistItem,
    ClaimFormView,
    Duty,
    PayeeParty,
    Stamp,
    VoucherView,
)
from trainingdesk.domain.levels import Level

LONG_SCHOOL = (
    "嵩州市匠心职业技能培训学校（嵩州市产教融合实训基地管理服务中心）颍河经济技术开发区第二分校高技能人才培训部"
)
LONG_BANK = "嵩州农村商业银行股份有限公司颍河经济技术开发区科技支行营业部"
LONG_NAME = "阿卜杜热合曼·阿卜杜克热木江·买买提吐尔逊"


def long_voucher() -> VoucherView:
    """Everything longer than a form expects: names, banks, reasons, attachments, amounts in the millions."""
    view = voucher(40)
    lines = tuple(replace(line, name=LONG_NAME) if line.seq in (1, 7) else line for line in view.lines)
    refusals = tuple(
        replace(
            refusal,
            name=LONG_NAME,
            reason="同一职业同一等级已经享受过职业培训补贴，且本次证书与上次证书为同一证书",
            clause="补贴次数和证书使用",
        )
        for refusal in view.exclusions
    )
    attachments = AttachmentsSummary(
        23, 1_296, (*ATTACHMENTS.names, "培训过程确认书", "代为申请协议", "视频检查表", "诚信承诺书")
    )
    policy = replace(
        POLICY,
        document="嵩人社规〔2026〕12号、豫人社规〔2022〕2号、财社〔2023〕181号",
        rounding="逐人取整至角，四舍五入；合计不再取整，差额计入下一期",
    )
    return replace(
        view,
        office=f"{HR_OFFICE}颍河经济技术开发区分局",
        finance_office="嵩州市颍河经济技术开发区财政金融局国库支付中心综合业务科",
        lines=lines,
        exclusions=refusals,
        payee=PayeeParty(LONG_SCHOOL, "52418100MJA0123458", LONG_BANK, "6209***********5618"),
        training_class=replace(
            CLASS, name=f"2026{LONG_SCHOOL}中式烹调师02等级证", occupation="计算机及外部设备装配调试员（6-25-03-00）"
        ),
        attachments=attachments,
        policy=policy,
        stamps=(Stamp(Duty.PREPARE, LONG_NAME, STAMPS[0].at), *STAMPS[1:]),
        fund_account="失业保险基金职业技能提升行动专账资金财政专户",
    )


def long_claim_form() -> ClaimFormView:
    """The same for a claim form."""
    view = claim_form(40)
    applicant = replace(
        view.applicant, name=LONG_SCHOOL, contact=LONG_NAME, bank=LONG_BANK, address=f"{LONG_SCHOOL}行政楼三层"
    )
    lines = tuple(
        replace(
            line,
            name=LONG_NAME,
            occupation="计算机及外部设备装配调试员（6-25-03-00）",
            person_group="毕业年度高校毕业生",
        )
        for line in view.lines[:3]
    )
    checklist = CHECKLIST * 4 + (
        ChecklistItem("人员类别证明（就业创业证、低保审批表、残疾人证）", required=True, pieces=3, pages=3),
    )
    return replace(
        view, applicant=applicant, lines=lines + view.lines[3:], checklist=checklist, declaration=DECLARATION * 3
    )


def long_certificate() -> CertificateView:
    """A long name, occupation, direction and issuer, and a remark."""
    return replace(
        certificate(),
        name=LONG_NAME,
        occupation="计算机及外部设备装配调试员（智能硬件装调方向）与信息通信网络终端维修员",
        direction="计算机整机装配调试",
        level=Level.SPECIAL_GRADE_TECHNICIAN,
        issuer=LONG_SCHOOL,
        issuer_english="Songzhou Industry-Education Integration Training Base Management and Service Centre",
        remark="原证书遗失，按原编号补发，原印制流水号 0012001 作废。",
    )
