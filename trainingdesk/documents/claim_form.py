"""职业技能培训补贴申请表 for classes, counters and employers: facts, sums, evidence, who declares and who receives.

The fields are those of the form in the Tianjin manual of 2019-08-28; their arrangement is ours (unsourced).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from trainingdesk.documents.calculation import calculation
from trainingdesk.documents.cells import Fit
from trainingdesk.documents.checks import check_claim_form, check_glyphs
from trainingdesk.documents.claim_list import claim_ledger
from trainingdesk.documents.digest import claim_form_payload
from trainingdesk.documents.fonts import FontShelf, Role
from trainingdesk.documents.forms import (
    LABEL,
    SMALL,
    AmountRow,
    Fact,
    Facts,
    Part,
    Remark,
    SealBox,
    SealBoxes,
    Section,
    Table,
    moment,
)
from trainingdesk.documents.front import Entry, Front, Spill, front_leaves
from trainingdesk.documents.ledger import LedgerLayout
from trainingdesk.documents.lists import LIST_TITLE, ListFace
from trainingdesk.documents.paging import PORTRAIT
from trainingdesk.documents.sheet import Align, Imprint, bind
from trainingdesk.documents.tables import Cell, Column, Grid, Row, row_over
from trainingdesk.documents.typeset import Setter, Style
from trainingdesk.documents.views import ChecklistItem, ClaimFormView, ClassFacts, Duty
from trainingdesk.documents.wording import applicant_label, applied, day, hours
from trainingdesk.domain.workflow import ClaimSource

_TITLE = "职业技能培训补贴申请表"
_CHECKLIST_TITLE = "申报材料清单"
_CALCULATION_TITLE = "职业培训补贴计算明细表"
_FACT = Style(Role.FACT, 9.5)
_PLEDGE = Style(Role.PRINTED, 8.5)
_DECISIONS = ("受理", "退回补正", "不予受理")
_NOTE = (
    "说明：人员名单、身份证件与银行账号以系统封存的申领单为准；"
    "扫描二维码或录入十二位审计锚，可核对本表内容是否被改动。金额单位：元。"
)


def render(view: ClaimFormView, fonts: FontShelf) -> bytes:
    """The claim form as a PDF; the same record gives the same bytes.

    Raises Refused: ``document.totals_differ``, ``document.nothing_to_pay``, ``document.glyph_missing``.
    """
    check_claim_form(view)
    check_glyphs(view, fonts)
    setter = Setter(fonts)
    imprint = Imprint(f"{_TITLE} {view.number}", view.applicant.name, view.number, view.anchor, view.demo)
    leaves = front_leaves(_front(view, imprint), setter)
    if not _is_told_on_front(view):
        leaves += LedgerLayout(claim_ledger(view, setter), setter, imprint, len(leaves) + 1).leaves()
    return bind(leaves, fonts, imprint)


def _is_told_on_front(view: ClaimFormView) -> bool:
    """One person at the counter needs no list."""
    return view.source is ClaimSource.COUNTER and len(view.lines) == 1


def _front(view: ClaimFormView, imprint: Imprint) -> Front:
    person = view.source is ClaimSource.COUNTER
    return Front(
        title=_TITLE,
        corner=(view.source.zh, "申请人签名后提交" if person else "申报单位盖章后报送"),
        band=(f"受理单位：{view.office}", day(view.filled_on), f"申领单号：{view.number}"),
        payload=claim_form_payload(view),
        imprint=imprint,
        entries=(
            Entry(Section(applicant_label(view.source), _applicant(view))),
            *_subject(view),
            _calculation_entry(view),
            Entry(Section("", (AmountRow("申请金额", view.total),))),
            Entry(Section("依据", _basis(view))),
            _checklist_entry(view),
            Entry(Section("承诺", (Remark(view.declaration, _PLEDGE),))),
            Entry(Section("签章", (_seals(view),))),
        ),
        notes=(_NOTE,),
    )


def _pair(label: str, value: str, other: str, other_value: str) -> Facts:
    return Facts((Fact(label, value), Fact(other, other_value)))


def _applicant(view: ClaimFormView) -> tuple[Part, ...]:
    of = view.applicant
    account = _pair("开户银行", of.bank, "银行账号", of.masked_account)
    address = (Facts((Fact("联系地址", of.address),)),) if of.address else ()
    if view.source is ClaimSource.COUNTER:
        return (
            _pair("姓名", of.name, "证件号码", of.code),
            _pair("证件类型", of.id_type, "人员类别", of.person_group),
            _pair("联系电话", of.phone, "收款对象", view.payee_kind.zh),
            account,
            *address,
        )
    return (
        _pair("单位名称", of.name, "信用代码", of.code),
        _pair("负责人", of.contact, "联系电话", of.phone),
        account,
        *address,
    )


def _subject(view: ClaimFormView) -> tuple[Entry, ...]:
    """What is claimed for: a class with its filing, a person's certificate, or an employer's batch."""
    of = view.training_class
    if of:
        return (Entry(Section("班期情况", _class_facts(view, of))), Entry(Section("备案", (_filing(of),))))
    if _is_told_on_front(view):
        return (Entry(Section("证书", _certificate_facts(view))),)
    return (
        Entry(
            Section(
                "申报情况",
                (
                    _pair("职业名称", view.occupation, "培训等级", view.level_names),
                    _pair("申报人数", _heads(view), "填表人", view.prepared_by),
                ),
            )
        ),
    )


def _heads(view: ClaimFormView) -> str:
    refused = len(view.lines) - view.heads
    return f"{view.heads}人" + (f"（另有{refused}人不予申报，见名单）" if refused else "")


def _class_facts(view: ClaimFormView, of: ClassFacts) -> tuple[Part, ...]:
    return (
        _pair("班期名称", of.name, "班级编号", of.number),
        _pair("职业名称", of.occupation, "培训等级", view.level_names),
        _pair("学习形式", of.study_mode, "培训地点", of.place),
        _pair("开班时间", day(of.starts_on), "结课时间", day(of.ends_on)),
        _pair("申报人数", _heads(view), "培训课时", hours(of)),
    )


def _filing(of: ClassFacts) -> Facts:
    """What the authority gave the class when it was allowed to open; blank where it has not."""
    filed = day(of.filed_on) if of.filed_on else ""
    return Facts(
        (
            Fact("开班备案号", of.filing_number, Fit.NUMBER),
            Fact("备案时间", filed, Fit.NUMBER),
            Fact("年度备案序号", of.filing_sequence, Fit.NUMBER),
        )
    )


def _certificate_facts(view: ClaimFormView) -> tuple[Part, ...]:
    line = view.lines[0]
    issued = day(line.certificate_date) if line.certificate_date else ""
    return (
        _pair("职业名称", line.occupation, "证书等级", view.level_names),
        _pair("证书编号", line.certificate_number, "发证日期", issued),
    )


def _calculation_entry(view: ClaimFormView) -> Entry:
    table = calculation(view.items, view.rows, view.total)
    wide = calculation(view.items, view.rows, view.total, PORTRAIT.width)
    told = row_over(table.grid, f"共{len(view.rows)}行，逐级明细见后附《{_CALCULATION_TITLE}》")
    return Entry(
        Section("补贴计算", (Table(table.grid, (*table.rows, table.total)),)),
        Spill(
            Section("补贴计算", (Table(table.grid, (told, *table.item_totals, table.total)),)),
            _list_face(_CALCULATION_TITLE, view, wide.grid),
            wide.rows,
            (wide.total,),
        ),
        rank=1,
    )


def _list_face(title: str, view: ClaimFormView, grid: Grid) -> ListFace:
    return ListFace(
        title=title,
        title_style=LIST_TITLE,
        left_note=f"{applicant_label(view.source)}：{view.applicant.name}",
        right_note=f"申领单号：{view.number}",
        grid=grid,
        shape=PORTRAIT,
    )


def _basis(view: ClaimFormView) -> tuple[Part, ...]:
    policy = view.policy
    return (
        _pair("政策依据", policy.document, "标准版本", f"{policy.pack} {policy.version}"),
        _pair("取整规则", policy.rounding, "适用日期", applied(policy)),
    )


def _checklist_entry(view: ClaimFormView) -> Entry:
    if not view.checklist:
        return Entry(Section("材料", (Remark("无"),)))
    pieces = sum(item.pieces for item in view.checklist)
    pages = sum(item.pages for item in view.checklist)
    whole = f"合计{len(view.checklist)}种，{pieces}份{pages}页"
    narrow = _checklist_grid(47, 12, 11, 11)
    wide = _checklist_grid(51, 12, 11, 11)
    paired = _paired(view.checklist)
    return Entry(
        Section("材料清单", (Table(narrow, (*paired, row_over(narrow, whole))),)),
        Spill(
            Section("材料清单", (Remark(f"{whole}，逐种见后附《{_CHECKLIST_TITLE}》"),)),
            _list_face(_CHECKLIST_TITLE, view, wide),
            paired,
            (row_over(wide, whole),),
        ),
    )


def _checklist_grid(*widths: float) -> Grid:
    titles = ("材料名称", "要求", "份数", "页数")
    half = tuple(
        Column(
            title, width, _FACT if place < 2 else SMALL, Align.CENTRE if place else Align.LEFT, 1.2 if place else 1.6
        )
        for place, (title, width) in enumerate(zip(titles, widths, strict=True))
    )
    return Grid(half + half, 6.4, 6.2, LABEL)


def _paired(checklist: Sequence[ChecklistItem]) -> tuple[Row, ...]:
    """Two kinds of evidence a row, in reading order."""
    cells = [_checklist_cells(item) for item in checklist]
    if len(cells) % 2:
        cells.append((Cell(""),) * 4)
    return tuple(left + right for left, right in zip(cells[::2], cells[1::2], strict=True))


def _checklist_cells(item: ChecklistItem) -> Row:
    name = f"{item.name}（{item.remark}）" if item.remark else item.name
    demand = "必交" if item.required else "选交"
    counted = (str(item.pieces), str(item.pages)) if item.pieces else ("—", "—")
    return (Cell(name), Cell(demand), *map(Cell, counted))


def _seals(view: ClaimFormView) -> SealBoxes:
    person = view.source is ClaimSource.COUNTER
    confirmed = [("系统确认", moment(stamp.at)) for stamp in view.stamps if stamp.duty is Duty.PREPARE]
    facts = (f"{'录入人' if person else '制表人'}：{view.prepared_by}", f"填表时间：{day(view.filled_on)}")
    seal = "" if person else view.applicant.name
    signer = "申请人签名" if person else "负责人签名"
    applying = SealBox(applicant_label(view.source), seal, (), signer, facts=(*facts, *chain.from_iterable(confirmed)))
    receiving = SealBox("受理审核", view.office, _DECISIONS, "审核人签名")
    return SealBoxes((applying, receiving), least=46.0)
