"""How a voucher is laid out: its own pages in the middle, what it adds up to and whom it is for at the side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from trainingdesk.domain.money import Money
from trainingdesk.domain.texts import Language
from trainingdesk.domain.workflow import ClaimEvent, VoucherEvent
from trainingdesk.services.claim_records import ActView, ClaimDetail, ClaimLineView, SubjectView
from trainingdesk.services.vouchers import VoucherRow
from trainingdesk.ui.casework.people import last_act
from trainingdesk.ui.casework.sums import SumsTable, fund_name, item_name, level_sums
from trainingdesk.ui.terms import chip, instant_text, level_text, named
from trainingdesk.ui.theme import size
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.columns import Cell, Column, money_text
from trainingdesk.ui.widgets.labels import Chip, ElidedLabel, Label, card
from trainingdesk.ui.widgets.pdf_view import PdfView
from trainingdesk.ui.widgets.record_table import RecordTable
from trainingdesk.ui.widgets.states import Banner, EmptyState

_NARROWEST = 328


@dataclass(frozen=True, slots=True)
class PaidLine:
    """One line of a voucher with the person it is for."""

    subject: SubjectView
    line: ClaimLineView

    @property
    def amount(self) -> Money:
        return self.line.amount


class VoucherView(QWidget):
    """The voucher's very bytes, with the decisions below."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.paper = PdfView()
        frame = card()
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self.paper)
        self.notice = Banner()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._head())
        column.addWidget(self.notice)
        column.addWidget(frame, 1)
        column.addLayout(self._foot())
        self.nothing = EmptyState("file", self.tr("没有选中的凭证"), "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.paper.page_changed.connect(self._on_page_changed)

    def show_nothing(self) -> None:
        """No voucher is current."""
        self._stack.setCurrentIndex(0)

    def show_voucher(self, voucher: VoucherRow) -> None:
        """The head; the paper follows when it has come."""
        self._stack.setCurrentIndex(1)
        self._number.setText(voucher.number)
        state = chip(voucher.state, self._language)
        self._state.show_state(state.text, state.icon_name, state.tone)
        issued = self.tr("{at} 出具").format(at=instant_text(voucher.issued_at))
        payee = f"{named(voucher.payee, self._language)} {voucher.payee_name}"
        self._meta.setText("·".join((payee, fund_name(voucher.fund, self._language), issued)))

    def show_decisions(self, allowed: frozenset[VoucherEvent], tone: str, why: str) -> None:
        """Which decisions are open to this person now; ``why`` says what is to be known first."""
        self.approve.setEnabled(VoucherEvent.APPROVE in allowed)
        self.give_back.setEnabled(VoucherEvent.RETURN in allowed)
        self.refuse.setEnabled(VoucherEvent.REFUSE in allowed)
        if why:
            self.notice.say(tone, why)
        else:
            self.notice.hide()

    def _head(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._number, self._state = Label("", "page_title"), Chip()
        row.addWidget(self._number)
        row.addWidget(self._state)
        row.addStretch(1)
        self._pages = Label("", "caption", "secondary")
        row.addWidget(self._pages)
        self.large = Button(self.tr("打印…"), ButtonKind.QUIET, icon_name="printer", key="Ctrl+P")
        row.addWidget(self.large)
        self._meta = ElidedLabel("", "caption", "secondary")
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addLayout(row)
        head.addWidget(self._meta)
        return head

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.give_back = Button(self.tr("退回"), icon_name="return", key="Shift+F8")
        self.refuse = Button(self.tr("不予拨付"), ButtonKind.DANGER, icon_name="forbidden")
        self.refuse.setShortcut("Ctrl+Del")
        self.refuse.setToolTip("Ctrl+Del")
        self.approve = Button(self.tr("同意拨付"), ButtonKind.PRIMARY, icon_name="check", key="F8")
        row.addWidget(self.give_back)
        row.addWidget(self.refuse)
        row.addStretch(1)
        row.addWidget(self.approve)
        return row

    def _on_page_changed(self, page: int, count: int) -> None:
        self._pages.setText(self.tr("第 {page} / {count} 页").format(page=page, count=count) if count else "")


class VoucherSide(QFrame):
    """What the voucher adds up to, who had it in hand, and its lines."""

    claim_asked = Signal()

    def sizeHint(self) -> QSize:
        return QSize(size("width", "evidence"), 400)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.setObjectName("inspector")
        self.setMinimumWidth(_NARROWEST)
        self.setMaximumWidth(size("width", "evidence"))
        self._language = language
        column = QVBoxLayout(self)
        column.setContentsMargins(17, 14, 16, 12)
        column.setSpacing(8)
        column.addWidget(Label(self.tr("凭证金额（元）"), "body", "secondary"))
        self.amount = Label("", "key_figure")
        column.addWidget(self.amount)
        self._heads = Label("", "caption", "secondary")
        column.addWidget(self._heads)
        self.sums = SumsTable(language, one_fund=True, rows=5)
        column.addWidget(self.sums)
        row = QHBoxLayout()
        self._claim = ElidedLabel("", "body_strong")
        self.open_claim = Button(self.tr("打开申领单"), ButtonKind.LINK)
        self.open_claim.clicked.connect(self.claim_asked)
        row.addWidget(self._claim, 1)
        row.addWidget(self.open_claim)
        column.addLayout(row)
        self._hands = Label("", "caption", "secondary", wrap=True)
        column.addWidget(self._hands)
        self.table: RecordTable[PaidLine] = RecordTable(
            self._columns(), lambda row: row.line.position, self.tr("凭证明细")
        )
        column.addWidget(self.table, 1)

    def show_voucher(self, voucher: VoucherRow, detail: ClaimDetail, lines: Sequence[PaidLine]) -> None:
        """Sums and lines; a void voucher has none any more, its paper still tells them."""
        self.amount.setText(money_text(voucher.total))
        heads = self.tr("1 人") if voucher.heads == 1 else self.tr("共 {count} 人")
        self._heads.setText(heads.format(count=voucher.heads))
        self.sums.setVisible(bool(lines))
        self.sums.show_sums(level_sums(one.line for one in lines), voucher.heads)
        self._claim.setText("·".join(filter(None, (detail.row.number, detail.row.class_number))))
        hands = ((ClaimEvent.SUBMIT, self.tr("提交")), (ClaimEvent.APPROVE, self.tr("初审")))
        told = [self._hand(word, last_act(detail.acts, event)) for event, word in hands]
        self._hands.setText("\n".join(filter(None, told)))
        self.table.show_records(lines)

    def _hand(self, word: str, act: ActView | None) -> str:
        if act is None:
            return ""
        return " ".join(filter(None, (word, act.by, instant_text(act.at), act.comment)))

    def _columns(self) -> tuple[Column[PaidLine], ...]:
        return (
            Column("position", self.tr("序"), lambda row: row.subject.position, 44, Cell.NUMBER),
            Column("name", self.tr("姓名"), lambda row: row.subject.name, 66, stretch=True,
                   tip=lambda row: row.subject.masked_id),
            Column("level", self.tr("等级"), lambda row: level_text(row.line.level, self._language), 60),
            Column("item", self.tr("项目"), lambda row: item_name(row.line.item, self._language), 96),
            Column("amount", self.tr("金额"), lambda row: row.amount, 96, Cell.MONEY),
        )  # fmt: skip
