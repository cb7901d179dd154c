"""The 申报人员名单 behind a claim form: who, which certificate, how much; landscape, numbers masked."""

from __future__ import annotations

from trainingdesk.documents.calculation import NOTHING, grade, yuan
from trainingdesk.documents.cells import Fit, draw_within, spread
from trainingdesk.documents.fonts import Role
from trainingdesk.documents.ledger import Ledger, LedgerLine, Sums
from trainingdesk.documents.lists import ListFace
from trainingdesk.documents.paging import LANDSCAPE, Block, blank, note_blocks
from trainingdesk.documents.sheet import Align, Box, Sheet
from trainingdesk.documents.tables import Cell, Column, Grid, Row
from trainingdesk.documents.typeset import Setter, Style
from trainingdesk.documents.views import ClaimFormView, ClaimLine
from trainingdesk.documents.wording import applicant_label
from trainingdesk.domain.money import ZERO

_TITLE = Style(Role.TITLE, 17, tracking=0.16)
_HEAD = Style(Role.PRINTED, 9)
_FIGURE = Style(Role.PRINTED, 8.5)
_NUMBER = Style(Role.PRINTED, 8)
_FACT = Style(Role.FACT, 9.5)
_TOTAL = Style(Role.STRONG, 8.5)
_LABEL = Style(Role.STRONG, 9)
_ITEM_WIDTH = 17.0
_MOST_ITEMS = 4  # columns of their own; with more items the list shows totals only


def claim_ledger(view: ClaimFormView, setter: Setter) -> Ledger:
    """The list with its sums; people who are filed but not applied for stand in it with the reason."""
    shown = len(view.items) if 1 < len(view.items) <= _MOST_ITEMS else 0
    of = view.training_class
    class_note = f"　　班级：{of.number}（{of.name}）" if of else ""
    face = ListFace(
        title="补贴申报人员名单",
        title_style=_TITLE,
        left_note=f"{applicant_label(view.source)}：{view.applicant.name}{class_note}",
        right_note=f"申领单号：{view.number}　　金额单位：元",
        grid=Grid(_columns(view, shown), 6.4, 7.5, _HEAD),
        shape=LANDSCAPE,
    )

    def sum_row(label: str, sums: Sums) -> Row:
        amounts = sums.amounts if shown else sums.amounts[-1:]
        heads = Cell(f"{sums.heads}人", span=2, style=_TOTAL)
        return (
            Cell(label, span=6, style=spread(label, _LABEL, 3)),
            heads,
            *(Cell(str(amount), style=_TOTAL) for amount in amounts),
        )

    lines = tuple(_line(line, shown) for line in view.lines)
    return Ledger(face, lines, sum_row, _closing(view, setter))


def _columns(view: ClaimFormView, shown: int) -> tuple[Column, ...]:
    """267 mm; what the items leave is shared by group and occupation."""
    free = 267 - (9 + 24 + 32 + 12 + 38.5 + 20 + 20) - shown * _ITEM_WIDTH
    amounts = [_amount(item.name, _ITEM_WIDTH) for item in view.items[:shown]]
    return (
        Column("序号", 9, _FIGURE, pad=0.3, fit=Fit.NUMBER),
        Column("姓名", 24, _FACT, Align.LEFT, fit=Fit.NAME),
        Column("证件号码", 32, _NUMBER, pad=0.6, fit=Fit.NUMBER),
        Column("人员类别", free * 0.44, _FACT, Align.LEFT, 1.0),
        Column("职业（工种）", free * 0.56, _FACT, Align.LEFT, 1.0),
        Column("等级", 12, _FACT, pad=0.4),
        Column("证书编号", 38.5, _NUMBER, pad=0.6, fit=Fit.NUMBER),
        Column("发证日期", 20, _NUMBER, pad=0.6, fit=Fit.NUMBER),
        *amounts,
        _amount("合计", 20),
    )


def _amount(title: str, width: float) -> Column:
    return Column(title, width, _FIGURE, Align.RIGHT, 1.4, Fit.NUMBER)


def _line(line: ClaimLine, shown: int) -> LedgerLine:
    issued = line.certificate_date.isoformat() if line.certificate_date else NOTHING
    who = (
        Cell(str(line.seq)),
        Cell(line.name),
        Cell(line.masked_id),
        Cell(line.person_group),
        Cell(line.occupation),
        Cell(grade(line.level, line.level_text, short=True)),
    )
    certificate = (Cell(line.certificate_number or NOTHING), Cell(issued))
    sums = Sums(0 if line.refusal else 1, (*(amount or ZERO for amount in line.amounts), line.total))
    if line.refusal:
        words = Cell(f"不予申报：{line.refusal}", span=2 + shown, style=_FACT, align=Align.LEFT, pad=1.6)
        return LedgerLine(((*who, words, Cell(str(line.total))),), sums)
    amounts = (Cell(yuan(amount)) for amount in line.amounts[:shown])
    return LedgerLine(((*who, *certificate, *amounts, Cell(str(line.total))),), sums)


def _closing(view: ClaimFormView, setter: Setter) -> tuple[Block, ...]:
    notes = (blank(3), *note_blocks(setter, view.notes, LANDSCAPE.width)) if view.notes else ()
    return (*notes, blank(4), _signatures(view.prepared_by))


def _signatures(prepared_by: str) -> Block:
    words = Style(Role.PRINTED, 9)

    def draw(sheet: Sheet, left: float, top: float) -> None:
        draw_within(sheet, Box(left, top, 58, 7), f"制表人：{prepared_by}", words, Align.LEFT)
        for place, duty in enumerate(("制表人签名", "负责人签名", "审核人签名")):
            x = left + 62 + place * 70
            sheet.text(x, top + 5, duty, words)
            sheet.across_rule(x + 19, top + 5.6, 34)

    return Block(7.0, draw)
