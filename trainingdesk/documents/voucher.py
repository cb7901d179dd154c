"""资金拨付凭证: one page that five people sign, the 逐人计算表 behind it, and a 收款名单 where individuals are paid.

No official layout was found; this one is ours (unsourced) on the facts that notices and manuals ask for: every step
with report, summary, signature, seal and approval, and a 资金审批表 signed before payment.
"""

from __future__ import annotations

from trainingdesk.documents.annex import PAYEES_TITLE, calculation_ledger, payee_ledger
from trainingdesk.documents.calculation import calculation
from trainingdesk.documents.cells import Fit
from trainingdesk.documents.checks import check_glyphs, check_voucher
from trainingdesk.documents.digest import voucher_payload
from trainingdesk.documents.fonts import FontShelf, Role
from trainingdesk.documents.forms import (
    LABEL,
    SMALL,
    AmountRow,
    Counts,
    Fact,
    Facts,
    Part,
    Remark,
    SealBox,
    SealBoxes,
    Section,
    SignBox,
    SignBoxes,
    Table,
)
from trainingdesk.documents.front import Entry, Front, Spill, front_leaves
from trainingdesk.documents.ledger import LedgerLayout
from trainingdesk.documents.lists import LIST_TITLE, ListFace
from trainingdesk.documents.paging import PORTRAIT
from trainingdesk.documents.sheet import Align, Imprint, bind
from trainingdesk.documents.tables import Column, Grid, row_of, row_over
from trainingdesk.documents.typeset import Setter, Style
from trainingdesk.documents.views import ClassFacts, Duty, Stamp, VoucherView
from trainingdesk.documents.wording import (
    applicant_label,
    applied,
    attached,
    day,
    hours,
    payee_labels,
    span,
)

_TITLE = "职业培训补贴资金拨付凭证"
_CALCULATION_TITLE = "职业培训补贴计算明细表"
_REFUSALS_TITLE = "职业培训补贴不予拨付明细表"
_FACT = Style(Role.FACT, 9.5)
_COUNT_WIDTHS = (19.0, 19.0, 19.0, 19.0, 19.0, 25.0, 21.0)
_DECISIONS = ("同意拨付", "退回补正", "不予拨付")
_NOTES = (
    "说明：经办、初审、复核、审批、财政五个环节须由不同人员办理。"
    "本凭证一式三联：财政部门、人力资源社会保障部门、收款方各执一联。",
    "扫描二维码或录入十二位审计锚，可核对本凭证内容是否被改动；涂改无效。金额单位：元。",
)


def render(view: VoucherView, fonts: FontShelf) -> bytes:
    """The voucher as a PDF; the same record gives the same bytes.

    Raises Refused: ``document.totals_differ``, ``document.nothing_to_pay``, ``document.glyph_missing``.
    """
    check_voucher(view)
    check_glyphs(view, fonts)
    setter = Setter(fonts)
    imprint = Imprint(f"{_TITLE} {view.number}", view.office, view.number, view.anchor, view.demo)
    leaves = front_leaves(_front(view, imprint), setter)
    if view.payees:
        leaves += LedgerLayout(payee_ledger(view), setter, imprint, len(leaves) + 1).leaves()
    leaves += LedgerLayout(calculation_ledger(view, setter), setter, imprint, len(leaves) + 1).leaves()
    return bind(leaves, fonts, imprint)


def _front(view: VoucherView, imprint: Imprint) -> Front:
    return Front(
        title=_TITLE,
        corner=(view.copy.title, view.copy.keeper),
        band=(f"填制单位：{view.office}", day(view.issued_on), f"凭证编号：{view.number}"),
        payload=voucher_payload(view),
        imprint=imprint,
        entries=(
            Entry(Section("基本情况", _basics(view))),
            _calculation_entry(view),
            Entry(Section("", (AmountRow("拨付金额", view.total),))),
            Entry(Section("依据", _basis(view))),
            _refusals_entry(view),
            Entry(Section("签批", _signatures(view))),
        ),
        notes=_NOTES,
    )


def _pair(label: str, value: str, other: str, other_value: str) -> Facts:
    return Facts((Fact(label, value), Fact(other, other_value)))


def _basics(view: VoucherView) -> tuple[Part, ...]:
    of = view.training_class
    return (
        _pair("资金账户", view.fund_account, "支付批次", view.payment_batch),
        *(_class_rows(view, of) if of else _claim_rows(view)),
        *_payee_rows(view),
        _counts(view),
        *_before(view),
    )


def _class_rows(view: VoucherView, of: ClassFacts) -> tuple[Part, ...]:
    return (
        _pair("申领单号", view.claim_number, "班级编号", of.number),
        _pair("班级名称", of.name, "职业工种", of.occupation),
        _pair("培训时间", span(of.starts_on, of.ends_on), "培训课时", hours(of)),
    )


def _claim_rows(view: VoucherView) -> tuple[Part, ...]:
    certified = span(*view.certified) if view.certified else ""
    return (
        _pair("申领单号", view.claim_number, "申领方式", view.source.zh),
        _pair(applicant_label(view.source), view.applicant, "职业工种", view.occupation),
        _pair("证书核发", certified, "申请日期", day(view.applied_on) if view.applied_on else ""),
    )


def _payee_rows(view: VoucherView) -> tuple[Part, ...]:
    if view.payee is None:
        listed = f"个人{len(view.payees)}笔，逐人开户银行、账号和金额见后附《{PAYEES_TITLE}》"
        return (Facts((Fact("收款人", listed),)),)
    name, code = payee_labels(view.payee_kind)
    return (
        _pair(name, view.payee.name, code, view.payee.code),
        _pair("开户银行", view.payee.bank, "银行账号", view.payee.masked_account),
    )


def _counts(view: VoucherView) -> Counts:
    counts = view.counts
    cells = (
        ("备案", counts.filed),
        ("参训", counts.trained),
        ("考核", counts.examined),
        ("取证", counts.certified),
        ("申报", counts.claimed),
        ("不予拨付", counts.excluded),
        ("拨付", counts.paid),
    )
    return Counts("人数核对", cells, _COUNT_WIDTHS)


def _before(view: VoucherView) -> tuple[Part, ...]:
    """Where a class is claimed for in parts, the other parts: without them the counts would seem to lack people."""
    if not view.claimed_before:
        return ()
    told = "；".join(f"{one.number} 申报{one.claimed}人、拨付{one.paid}人" for one in view.claimed_before)
    return (Facts((Fact("此前申领", told),)),)


def _calculation_entry(view: VoucherView) -> Entry:
    table = calculation(view.items, view.rows, view.total)
    wide = calculation(view.items, view.rows, view.total, PORTRAIT.width)
    told = row_over(table.grid, f"共{len(view.rows)}行，逐级明细见后附《{_CALCULATION_TITLE}》")
    return Entry(
        Section("补贴计算", (Table(table.grid, (*table.rows, table.total)),)),
        Spill(
            Section("补贴计算", (Table(table.grid, (told, *table.item_totals, table.total)),)),
            _list_face(_CALCULATION_TITLE, view, wide.grid, "　　金额单位：元"),
            wide.rows,
            (wide.total,),
        ),
        rank=1,
    )


def _list_face(title: str, view: VoucherView, grid: Grid, unit: str = "") -> ListFace:
    return ListFace(
        title=title,
        title_style=LIST_TITLE,
        left_note=f"申领单号：{view.claim_number}",
        right_note=f"所属凭证：{view.number}{unit}",
        grid=grid,
        shape=PORTRAIT,
    )


def _basis(view: VoucherView) -> tuple[Part, ...]:
    policy = view.policy
    return (
        _pair("政策依据", policy.document, "标准版本", f"{policy.pack} {policy.version}"),
        _pair("取整规则", policy.rounding, "适用日期", applied(policy)),
        Facts((Fact("附件", attached(view.attachments)),)),
    )


def _refusals_entry(view: VoucherView) -> Entry:
    if not view.exclusions:
        return Entry(Section("不予拨付", (Remark("无"),)))
    rows = tuple(
        row_of(str(refusal.seq), refusal.name, refusal.masked_id, refusal.reason, refusal.rule, refusal.clause)
        for refusal in view.exclusions
    )
    told = f"共{len(rows)}条，逐人原因、规则编号和依据条目见后附《{_REFUSALS_TITLE}》"
    return Entry(
        Section("不予拨付", (Table(_refusal_grid(9, 24, 38, 55), rows),)),
        Spill(
            Section("不予拨付", (Remark(told),)),
            _list_face(_REFUSALS_TITLE, view, _refusal_grid(10, 27, 38, 59)),
            rows,
        ),
    )


def _refusal_grid(seq: float, name: float, number: float, reason: float) -> Grid:
    columns = (
        Column("序号", seq, LABEL, pad=0.4, fit=Fit.NUMBER),
        Column("姓名", name, _FACT, Align.LEFT, fit=Fit.NAME),
        Column("证件号码", number, SMALL, fit=Fit.NUMBER),
        Column("不予拨付原因", reason, _FACT, Align.LEFT),
        Column("规则编号", 18, SMALL, pad=0.5),
        Column("依据条目", 18, _FACT, pad=0.5),
    )
    return Grid(columns, 7.0, 6.2)


def _signatures(view: VoucherView) -> tuple[Part, ...]:
    stamps: dict[Duty, Stamp] = {stamp.duty: stamp for stamp in view.stamps}
    signs = (("经办", Duty.PREPARE), ("初审", Duty.FIRST_REVIEW), ("复核", Duty.RECHECK))
    seals = (("审批", view.office, Duty.APPROVE), ("财政", view.finance_office, Duty.FINANCE))
    return (
        SignBoxes(tuple(SignBox(title, stamps.get(duty)) for title, duty in signs)),
        SealBoxes(
            tuple(SealBox(title, unit, _DECISIONS, "负责人签名", stamps.get(duty)) for title, unit, duty in seals)
        ),
    )
