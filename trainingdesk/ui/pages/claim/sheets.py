"""Decisions on a claim: handing it in, leaving somebody out, taking it back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit

from trainingdesk.domain.texts import Language
from trainingdesk.services.claim_records import ClaimDetail
from trainingdesk.services.claim_work import ClaimWork
from trainingdesk.ui.casework.people import ClaimPerson
from trainingdesk.ui.casework.sums import SumsTable, level_sums
from trainingdesk.ui.widgets.buttons import ButtonKind
from trainingdesk.ui.widgets.columns import money_text
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.sheet import Sheet


class SubmitSheet(Sheet):
    """Heads, totals by level, and the declaration that is accepted by going on."""

    def __init__(
        self, detail: ClaimDetail, work: ClaimWork, people: Sequence[ClaimPerson], language: Language, *, declared: bool
    ) -> None:
        super().__init__("", "", width=720)
        heads = sum(person.is_paid for person in people)
        self.retitle(self.tr("提交初审 {number}").format(number=detail.row.number))
        words = self.tr("提交 {count} 人") if declared else self.tr("同意声明并提交 {count} 人")
        self.confirm_button.setText(words.format(count=heads))
        self.confirm_button.show_icon("send")
        self.sums = SumsTable(language, rows=6)
        self.sums.show_sums(level_sums(detail.lines), heads)
        self.add(self.sums)
        excluded = len(people) - heads
        self.add_fact(self.tr("申领金额（元）"), money_text(detail.row.total), "section")
        self.add_fact(self.tr("不计入的人"), self.tr("{count} 人").format(count=excluded))
        pieces = sum(entry.pieces for entry in detail.evidence)
        self.add_fact(self.tr("附件"), self.tr("{count} 件").format(count=pieces))
        self.add(Label(self.tr("申领声明"), "body_strong"))
        self.add(Label(work.declaration, "body", "secondary", wrap=True))
        self.add(Label(self.tr("提交后不能再修改；初审通过前可以撤回。"), "caption", "secondary"))


class LeaveOutSheet(Sheet):
    """Why a person is not claimed for."""

    def __init__(self, person: ClaimPerson) -> None:
        super().__init__("", "", kind=ButtonKind.PRIMARY)
        self.retitle(self.tr("不为 {name} 申领").format(name=person.subject.name))
        self.confirm_button.setText(self.tr("不申领此人"))
        self.add_fact(self.tr("证件号"), person.subject.masked_id)
        self.add_fact(self.tr("现可申领（元）"), money_text(person.amount))
        self.reason = QPlainTextEdit()
        self.reason.setFixedHeight(72)
        self.reason.setTabChangesFocus(True)
        self.reason.setAccessibleName(self.tr("原因"))
        self.reason.setPlaceholderText(self.tr("原因，如：本人不愿申领"))
        label = Label(self.tr("原因"), "body", "secondary")
        label.setBuddy(self.reason)
        self.add(label)
        self.add(self.reason, first=True)
        self.add(Label(self.tr("之后需重新计算；提交前可以恢复。"), "caption", "secondary"))

    def text(self) -> str:
        """The reason given."""
        return self.reason.toPlainText().strip()


class WithdrawSheet(Sheet):
    """Taking a claim back cannot be undone: its number is used up."""

    def __init__(self, detail: ClaimDetail) -> None:
        super().__init__("", "", kind=ButtonKind.DANGER)
        self.retitle(self.tr("撤回 {number}").format(number=detail.row.number))
        self.confirm_button.setText(self.tr("撤回申领单"))
        self.add_fact(self.tr("申领金额（元）"), money_text(detail.row.total))
        consequence = self.tr("撤回后此单作废，单号不再使用；其中的人可以在新的申领单中申领。")
        self.add(Label(consequence, "body", "secondary", wrap=True))
