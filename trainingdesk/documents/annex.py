"""What a voucher lists behind its first page: the 逐人计算表 and, where individuals are paid, the 收款名单."""

from __future__ import annotations

from collections.abc import Sequence

from trainingdesk.documents.calculation import NOTHING, grade, yuan
from trainingdesk.documents.cells import Fit, spread
from trainingdesk.documents.fonts import Role
from trainingdesk.documents.ledger import Ledger, LedgerLine, Sums
from trainingdesk.documents.lists import LIST_TITLE, ListFace
from trainingdesk.documents.paging import PORTRAIT, Block, blank, note_blocks
from trainingdesk.documents.sheet import Align, Sheet
from trainingdesk.documents.tables import Cell, Column, Grid, Row
from trainingdesk.documents.typeset import Setter, Style
from trainingdesk.documents.views import AnnexLine, ItemAmount, ItemHead, PayeeLine, VoucherView
from trainingdesk.documents.wording import applicant_label
from trainingdesk.domain.money import ZERO, Money

PAYEES_TITLE = "职业培训补贴收款名单"
_HEAD = Style(Role.PRINTED, 8.5)
_FIGURE = Style(Role.PRINTED, 8.5)
_SMALL = Style(Role.PRINTED, 8)
_MASKED = Style(Role.PRINTED, 7.7)
_FACT = Style(Role.FACT, 9.5)
_REFUSAL = Style(Role.FACT, 9)
_TOTAL = Style(Role.STRONG, 8.5)
_LABEL = Style(Role.STRONG, 9)
_ROW = 7.2
_TIER = 6.0
_SIDE_BY_SIDE = 2


def _amount(title: str, width: float, group: str = "") -> Column:
    return Column(title, width, _FIGURE, Align.RIGHT, 1.1, Fit.NUMBER, group)


def _middle(title: str, width: float, style: Style, group: str = "") -> Column:
    return Column(title, width, style, Align.CENTRE, 0.3, group=group)


def _person(widths: Sequence[float]) -> tuple[Column, ...]:
    seq, name, number, level = widths
    return (
        Column("序号", seq, _FIGURE, pad=0.3, fit=Fit.NUMBER),
        Column("姓名", name, _FACT, Align.LEFT, fit=Fit.NAME),
        Column("证件号码", number, _MASKED, pad=0.6, fit=Fit.NUMBER),
        _middle("等级", level, _FACT),
    )


_ITEM_WIDTHS = {1: ((25.0, 15.0, 29.0),), 2: ((14.5, 10.0, 16.0), (11.5, 10.0, 14.0))}


def _columns(items: Sequence[ItemHead]) -> tuple[Column, ...]:
    if len(items) > _SIDE_BY_SIDE:
        return (
            *_person((9, 24, 31, 14)),
            Column("补贴项目", 34, _FACT, Align.LEFT),
            _amount("标准", 18),
            _amount("系数", 12),
            _amount("金额", 18),
            _middle("规则\n检查", 10, _SMALL),
        )
    several = len(items) > 1
    columns = list(_person((7.5, 20, 30, 9.5) if several else (9, 28, 34, 16)))
    for item, (standard, factor, amount) in zip(items, _ITEM_WIDTHS[len(items)], strict=True):
        titles = (("标准", standard), ("系数", factor), ("金额", amount))
        columns += [_amount(title, width, item.name) for title, width in titles]
    if several:
        columns.append(_amount("合计", 17))
    return (*columns, _middle("规则\n检查", 10 if several else 14, _SMALL))


def calculation_ledger(view: VoucherView, setter: Setter) -> Ledger:
    """The 逐人计算表 with its notes and the places to sign."""
    stacked = len(view.items) > _SIDE_BY_SIDE
    several = len(view.items) > 1
    grid = Grid(_columns(view.items), _ROW, _TIER, _HEAD)
    of = view.training_class
    face = ListFace(
        title="职业培训补贴逐人计算表",
        title_style=LIST_TITLE,
        left_note=f"班级：{of.number}（{of.name}）" if of else f"{applicant_label(view.source)}：{view.applicant}",
        right_note=f"所属凭证：{view.number}　　金额单位：元",
        grid=grid,
        shape=PORTRAIT,
    )
    if stacked:
        lines = tuple(_stacked_line(line, view.items) for line in view.lines)
    else:
        lines = tuple(_line(line, several=several) for line in view.lines)

    def sum_row(label: str, sums: Sums) -> Row:
        amounts = [*sums.amounts[:-1], sums.amounts[-1]] if several and not stacked else [sums.amounts[-1]]
        return _sum_row(label, sums.heads, amounts, grid, stacked=stacked)

    return Ledger(face, lines, sum_row, _closing(view, setter))


def _sum_row(label: str, heads: int, amounts: Sequence[Money], grid: Grid, *, stacked: bool) -> Row:
    shown = [Cell(str(amount), style=_TOTAL) for amount in amounts]
    start = (_label(label), Cell(f"{heads}人", style=_TOTAL))
    if stacked:
        return (*start, *(_dash(),) * 3, *shown, _dash())
    cells: list[Cell] = []
    per_item = shown if len(shown) == 1 else shown[:-1]
    for amount in per_item:
        cells += [_dash(), _dash(), amount]
    return (*start, *cells, *([shown[-1]] if len(shown) > 1 else []), _dash())


def _label(label: str) -> Cell:
    return Cell(label, span=3, style=spread(label, _LABEL, 3))


def _dash() -> Cell:
    return Cell(NOTHING, style=_FIGURE, align=Align.CENTRE)


def _who(line: AnnexLine) -> tuple[Cell, ...]:
    level = grade(line.level, line.level_text, short=True)
    return (Cell(str(line.seq)), Cell(line.name), Cell(line.masked_id), Cell(level))


def _checks(line: AnnexLine) -> Cell:
    return Cell(f"{line.checks_passed}/{line.checks_run}")


def _sums(line: AnnexLine) -> Sums:
    amounts = tuple(part.amount if part else ZERO for part in line.amounts)
    return Sums(0 if line.refusal else 1, (*amounts, line.total))


def _item_cells(part: ItemAmount | None) -> list[Cell]:
    if part is None:
        return [_dash(), _dash(), _dash()]
    return [Cell(yuan(part.standard)), Cell(part.factor), Cell(str(part.amount))]


def _line(line: AnnexLine, *, several: bool) -> LedgerLine:
    if line.refusal:
        words = Cell(f"不予拨付：{line.refusal}", len(line.amounts) * 3 - (not several), _REFUSAL, Align.LEFT, 1.6)
        middle = [words, Cell(str(line.total))]
    else:
        middle = [cell for part in line.amounts for cell in _item_cells(part)]
        middle += [Cell(str(line.total))] if several else []
    return LedgerLine(((*_who(line), *middle, _checks(line)),), _sums(line))


def _stacked_line(line: AnnexLine, items: Sequence[ItemHead]) -> LedgerLine:
    """One row an item; person and number are repeated, so that each row can be read alone."""
    if line.refusal:
        words = Cell(f"不予拨付：{line.refusal}", 3, _REFUSAL, Align.LEFT)
        return LedgerLine(((*_who(line), words, Cell(str(line.total)), _checks(line)),), _sums(line))
    rows = tuple(
        (*_who(line), Cell(item.name), *_item_cells(part), _checks(line))
        for item, part in zip(items, line.amounts, strict=True)
        if part
    )
    return LedgerLine(rows, _sums(line))


def _closing(view: VoucherView, setter: Setter) -> tuple[Block, ...]:
    """计算说明 and the line where three people sign."""
    if not view.notes:
        return (blank(6), _signatures())
    return (blank(5.5), _heading("计算说明"), *note_blocks(setter, view.notes, PORTRAIT.width), blank(4), _signatures())


def _heading(words: str) -> Block:
    style = Style(Role.STRONG, 9.5)

    def draw(sheet: Sheet, left: float, top: float) -> None:
        sheet.text(left, top + 3.5, words, style)

    return Block(6.0, draw)


def _signatures() -> Block:
    words, date = Style(Role.PRINTED, 9), Style(Role.PRINTED, 8.5)

    def draw(sheet: Sheet, left: float, top: float) -> None:
        for place, duty in enumerate(("制表", "初审", "复核")):
            x = left + place * 60
            sheet.text(x, top + 6, duty, words)
            sheet.across_rule(x + 8.5, top + 6.6, 20)
            sheet.text(x + 50, top + 6, "年　月　日", date, Align.RIGHT)

    return Block(8.0, draw)


def payee_ledger(view: VoucherView) -> Ledger:
    """The 收款名单: one account a line."""
    columns = (
        Column("序号", 10, _FIGURE, pad=0.3, fit=Fit.NUMBER),
        Column("收款人", 30, _FACT, Align.LEFT, fit=Fit.NAME),
        Column("证件号码", 34, _FIGURE, pad=0.6, fit=Fit.NUMBER),
        Column("开户银行", 44, _FACT, Align.LEFT),
        Column("银行账号", 30, _FIGURE, pad=0.6, fit=Fit.NUMBER),
        _amount("金额", 22),
    )
    face = ListFace(
        title=PAYEES_TITLE,
        title_style=LIST_TITLE,
        left_note=f"申领单号：{view.claim_number}",
        right_note=f"所属凭证：{view.number}　　金额单位：元",
        grid=Grid(columns, _ROW, 8.4, _HEAD),
        shape=PORTRAIT,
    )

    def sum_row(label: str, sums: Sums) -> Row:
        heads = Cell(f"{sums.heads}笔", style=_TOTAL, align=Align.CENTRE)
        return (_label(label), heads, _dash(), Cell(str(sums.amounts[-1]), style=_TOTAL))

    return Ledger(face, tuple(map(_payee_line, view.payees)), sum_row, (blank(6), _signatures()))


def _payee_line(payee: PayeeLine) -> LedgerLine:
    texts = (str(payee.seq), payee.name, payee.masked_id, payee.bank, payee.masked_account, str(payee.amount))
    return LedgerLine((tuple(map(Cell, texts)),), Sums(1, (payee.amount,)))
