"""What else there is of a person: certificates held, money had and asked for, conflicts with others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainingdesk.domain.money import Money
from trainingdesk.domain.texts import Language
from trainingdesk.domain.vocabulary import DecisionStatus
from trainingdesk.services.people_records import HeldLevel, PersonConflict, PersonDetail
from trainingdesk.ui.casework.sums import item_name
from trainingdesk.ui.terms import chip, day_text, level_text, named
from trainingdesk.ui.widgets.columns import Cell, ChipCell, Column
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.record_table import RecordTable
from trainingdesk.ui.widgets.states import Banner, EmptyState


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """Something had or asked for: where it stands in the register, and what came of it."""

    key: str
    day: date
    what: str
    amount: Money
    state: ChipCell


class _Tab(QWidget):
    """A heading and a table, or what to say where there is nothing in it."""

    def __init__(self, table: QWidget, icon_name: str, nothing: str) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 10, 12, 10)
        self.column.setSpacing(8)
        self.head = Label("", "body_strong")
        self.banner = Banner()
        self.column.addWidget(self.head)
        self.column.addWidget(self.banner)
        self._table, self._nothing = table, EmptyState(icon_name, nothing)
        for part in (self._table, self._nothing):
            self.column.addWidget(part, 1)
        self.show_rows(any_rows=False)

    def show_rows(self, *, any_rows: bool) -> None:
        """The table, or in its place that there is nothing."""
        self._table.setVisible(any_rows)
        self._nothing.setVisible(not any_rows)


class PersonPanel(QWidget):
    """Two tabs that belong together; the page of evidence shows them side by side with others."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.levels: RecordTable[HeldLevel] = RecordTable(
            self._level_columns(), lambda row: (row.number, row.issued_on), self.tr("持有的证书")
        )
        self.money: RecordTable[MoneyRow] = RecordTable(
            self._money_columns(), lambda row: row.key, self.tr("同人其他申领")
        )
        self.certificates = _Tab(self.levels, "award", self.tr("没有登记的证书"))
        self.claims = _Tab(self.money, "check", self.tr("没有其他申领，也没有已享受的补贴"))

    def show_person(self, detail: PersonDetail, number: str) -> None:
        """``number`` is the claim under review, which is not among the others."""
        name = detail.row.name
        self.certificates.head.setText(self.tr("{name} 持有的证书").format(name=name))
        self.levels.show_records(detail.levels)
        rows = self._rows(detail, number)
        self.claims.head.setText(self.tr("{name} 的其他申领与补贴").format(name=name))
        self.money.show_records(rows)
        self.certificates.show_rows(any_rows=bool(detail.levels))
        self.claims.show_rows(any_rows=bool(rows))
        for tab in (self.certificates, self.claims):
            tab.banner.hide()
        if detail.conflicts:
            text = self.tr("有 {count} 处与其他记录冲突").format(count=len(detail.conflicts))
            self.claims.banner.say("warning", text, "\n".join(map(self._conflict, detail.conflicts)))

    def show_failure(self, text: str, remedy: str) -> None:
        """The person could not be read."""
        for tab in (self.certificates, self.claims):
            tab.head.setText("")
            tab.banner.say("warning", text, remedy)
        self.levels.show_records(())
        self.money.show_records(())

    def _level_columns(self) -> tuple[Column[HeldLevel], ...]:
        return (
            Column("issued", self.tr("发证日"), lambda row: day_text(row.issued_on), 100, Cell.QUIET),
            Column("occupation", self.tr("工种"), lambda row: row.occupation_name, 100, stretch=True,
                   tip=lambda row: f"{row.number}\n{row.issuer}"),
            Column("level", self.tr("等级"), lambda row: level_text(row.level, self._language), 64),
            Column("state", self.tr("状态"), lambda row: chip(row.state, self._language), 104, Cell.CHIP),
        )  # fmt: skip

    def _money_columns(self) -> tuple[Column[MoneyRow], ...]:
        return (
            Column("day", self.tr("日期"), lambda row: day_text(row.day), 100, Cell.QUIET),
            Column("what", self.tr("项目"), lambda row: row.what, 110, stretch=True, tip=lambda row: row.what),
            Column("amount", self.tr("金额（元）"), lambda row: row.amount, 92, Cell.MONEY),
            Column("state", self.tr("状态"), lambda row: row.state, 112, Cell.CHIP),
        )

    def _rows(self, detail: PersonDetail, number: str) -> tuple[MoneyRow, ...]:
        found: list[MoneyRow] = []
        for year in detail.years:
            for award in year.awards:
                state = ChipCell(self.tr("已收回"), "undo", "neutral")
                if award.revoked_on is None:
                    state = ChipCell(self.tr("已享受"), "yuan", "warning")
                what = f"{item_name(award.item, self._language)} {level_text(award.level, self._language)}"
                key = f"{award.award_date}{award.item}{award.certificate_no}"
                found.append(MoneyRow(key, award.award_date, what, award.amount, state))
            for line in year.items:
                if line.claim_number != number:
                    what = f"{line.claim_number} {item_name(line.item, self._language)}"
                    state = chip(line.claim_state, self._language)
                    if line.status is not DecisionStatus.PAYABLE:
                        state = ChipCell(named(line.status, self._language), "excluded", "neutral")
                    found.append(MoneyRow(f"{line.claim_number}{line.item}", line.day, what, line.amount, state))
        return tuple(sorted(found, key=lambda row: row.day, reverse=True))

    def _conflict(self, conflict: PersonConflict) -> str:
        other = f" {conflict.other_name} {conflict.other_masked_id}" if conflict.other_id is not None else ""
        return f"{named(conflict.kind, self._language)}：{conflict.subject}{other}"
