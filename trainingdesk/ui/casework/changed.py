"""Somebody was faster: what a claim or voucher was when it was looked at, and what it is now, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from trainingdesk.domain.texts import Language
from trainingdesk.services.claim_reading import WhichClaim, open_claim
from trainingdesk.services.claim_records import BY_FILER, ActView, ClaimDetail, SubjectView
from trainingdesk.services.vouchers import VoucherRow, VoucherRows, WhichVouchers, list_vouchers
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.terms import day_text, instant_text, named
from trainingdesk.ui.widgets.columns import Cell, Column, money_text
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.record_panel import RecordPanel
from trainingdesk.ui.widgets.sheet import Sheet

Facts = Sequence[tuple[str, str]]
_MOST = 8  # rows without scrolling


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is no longer as it was; empty where it was not there, or is not any more."""

    name: str
    before: str
    now: str


def differences(before: Facts, now: Facts) -> tuple[Difference, ...]:
    """What differs between two lists of named facts, in the order in which they are told."""
    old, new = dict(before), dict(now)
    names = dict.fromkeys([*old, *new])
    return tuple(
        Difference(name, old.get(name, ""), new.get(name, ""))
        for name in names
        if old.get(name, "") != new.get(name, "")
    )


class ChangedSheet(Sheet):
    """Who was here meanwhile, and what differs; going on means deciding about what is there now."""

    def __init__(self, title: str, who: str, rows: Sequence[Difference]) -> None:
        super().__init__(title, self.tr("看现在的内容"), width=720)
        self.cancel_button.hide()
        if who:
            self.add(Label(who, "body", wrap=True))
        columns: tuple[Column[Difference], ...] = (
            Column("name", self.tr("项目"), lambda row: row.name, 150, kind=Cell.QUIET),
            Column("before", self.tr("你看到的"), lambda row: row.before or "—", 230),
            Column("now", self.tr("现在的"), lambda row: row.now or "—", 230, kind=Cell.STRONG, stretch=True),
        )
        self.panel: RecordPanel[Difference] = RecordPanel(columns, lambda row: row.name, self.tr("不同之处"))
        self.panel.show_records(rows)
        self.panel.fit_rows()
        if len(rows) > _MOST:
            self.panel.setFixedHeight(_MOST * 32 + 60)
        self.panel.setVisible(bool(rows))
        self.add(self.panel)
        kept = self.tr("刚才的操作没有生效，填写的意见已保留。看过现在的内容后，可以再办一次。")
        self.add(Label(kept, "body", "secondary", wrap=True))
        self.confirmed.connect(self.dismiss)


class Changed(QObject):
    """Reads anew what a decision missed, and shows what differs; afterwards the page reads for itself."""

    sheet_asked = Signal(object)
    seen = Signal()  # the differences were read

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._language: Language = desk.language

    def claim(self, before: ClaimDetail) -> None:
        """A claim that somebody changed."""

        def read(now: ClaimDetail) -> None:
            self._ask(before.row.number, self.of_claim(before), self.of_claim(now), self._latest(before, now))

        self._desk.query(self, open_claim, WhichClaim(before.row.number, self._language), read, failed=_unread)

    def voucher(self, before: VoucherRow) -> None:
        """A voucher that somebody decided."""

        def read(found: VoucherRows) -> None:
            now = next((row for row in found.rows if row.id == before.id), None)
            if now is not None:
                self._ask(before.number, self.of_voucher(before), self.of_voucher(now), "")

        self._desk.query(self, list_vouchers, WhichVouchers(), read, failed=_unread)

    def _ask(self, number: str, before: Facts, now: Facts, who: str) -> None:
        title = self.tr("{number} 刚才有人改动").format(number=number)
        sheet = ChangedSheet(title, who, differences(before, now))
        sheet.closed.connect(self.seen)
        self.sheet_asked.emit(sheet)

    def _latest(self, before: ClaimDetail, now: ClaimDetail) -> str:
        fresh = now.acts[len(before.acts) :]
        lines = [self._act(act) for act in fresh]
        return "\n".join(lines)

    def _act(self, act: ActView) -> str:
        said = f"{act.by} {instant_text(act.at)} {named(act.event, self._language)}"
        return f"{said}：{act.comment}" if act.comment else said

    def of_claim(self, detail: ClaimDetail) -> Facts:
        """What a reviewer or filer decides on."""
        row = detail.row
        facts = [
            (self.tr("状态"), named(row.state, self._language)),
            (self.tr("金额（元）"), money_text(row.total)),
            (self.tr("人数"), str(row.heads)),
            (self.tr("申请日期"), day_text(row.application_date)),
        ]
        facts += [
            (entry.zh if self._language is Language.ZH else entry.en, self.tr("{count} 件").format(count=entry.pieces))
            for entry in detail.evidence
        ]
        return [*facts, *((f"{one.position} {one.name}", self._person(one)) for one in detail.subjects)]

    def _person(self, subject: SubjectView) -> str:
        if subject.excluded_by is None:
            return money_text(subject.total)
        by = "" if subject.excluded_by == BY_FILER else f"（{subject.excluded_by}）"
        return self.tr("已排除：{why}").format(why=f"{subject.excluded_why or ''}{by}")

    def of_voucher(self, row: VoucherRow) -> Facts:
        """What finance decides on."""
        return [
            (self.tr("状态"), named(row.state, self._language)),
            (self.tr("收款方"), row.payee_name),
            (self.tr("人数"), str(row.heads)),
            (self.tr("金额（元）"), money_text(row.total)),
        ]


def _unread(error: Exception) -> None:
    """The bar of the page has told of the conflict, and offers to read again."""
