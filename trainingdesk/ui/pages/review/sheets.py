"""Decisions of HR review: each on one sheet, with what it comes to and what follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QCheckBox

from trainingdesk.domain.texts import Language
from trainingdesk.services.claim_records import ClaimDetail
from trainingdesk.services.claim_review import Remark
from trainingdesk.services.claim_work import ClaimWork
from trainingdesk.ui.casework.notes import add_note, add_rules
from trainingdesk.ui.casework.people import ClaimPerson
from trainingdesk.ui.casework.sums import SumsTable, level_sums
from trainingdesk.ui.widgets.buttons import ButtonKind
from trainingdesk.ui.widgets.columns import money_text
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.sheet import Sheet


class ApproveSheet(Sheet):
    """Totals by level; the vouchers are issued in the same gesture unless somebody says no."""

    def __init__(
        self, detail: ClaimDetail, people: Sequence[ClaimPerson], language: Language, *, may_issue: bool
    ) -> None:
        super().__init__("", "", width=720)
        heads = sum(person.is_paid for person in people)
        self.retitle(self.tr("通过 {number}").format(number=detail.row.number))
        self.confirm_button.setText(self.tr("通过 {count} 人").format(count=heads))
        self.confirm_button.show_icon("check")
        self.sums = SumsTable(language, rows=6)
        self.sums.show_sums(level_sums(detail.lines), heads)
        self.add(self.sums)
        self.add_fact(self.tr("通过金额（元）"), money_text(detail.row.total), "section")
        self.add_fact(self.tr("不计入的人"), self.tr("{count} 人").format(count=len(people) - heads))
        self.issue = QCheckBox(self.tr("同时出具凭证，送财政复审"))
        self.issue.setChecked(may_issue)
        self.issue.setVisible(may_issue)
        self.add(self.issue)
        self.add(Label(self.tr("通过前系统会按原标准逐行重算；通过后不能再修改。"), "caption", "secondary"))


class ReturnSheet(Sheet):
    """What has to be put right: remarks pinned to people, and one on the claim as a whole."""

    def __init__(self, detail: ClaimDetail, pins: Mapping[int, str], names: Mapping[int, str]) -> None:
        super().__init__("", "", width=600)
        self._pins = dict(pins)
        self.retitle(self.tr("退回补正 {number}").format(number=detail.row.number))
        self.confirm_button.setText(self.tr("退回补正"))
        self.confirm_button.show_icon("return")
        for position, text in self._pins.items():
            who = self.tr("第 {position} 行 {name}").format(position=position, name=names.get(position, ""))
            self.add(Label(f"{who}：{text}", "body", wrap=True))
        self.note = add_note(self, self.tr("对整单的意见"), self.tr("要补正什么，怎样补正"))
        self.add(Label(self.tr("退回后这些人可以再次申领，直到重新提交。"), "caption", "secondary"))

    def remarks(self) -> tuple[Remark, ...]:
        """What goes back with the claim."""
        pinned = tuple(Remark(position, text) for position, text in self._pins.items())
        return (*pinned, Remark(None, self.note.text())) if self.note.text() else pinned


class PinSheet(Sheet):
    """A remark on one person; it waits until the claim is returned."""

    def __init__(self, person: ClaimPerson, text: str) -> None:
        super().__init__("", "")
        self.retitle(self.tr("给 {name} 钉意见").format(name=person.subject.name))
        self.confirm_button.setText(self.tr("钉上"))
        self.confirm_button.show_icon("pin")
        self.note = add_note(self, self.tr("意见"), self.tr("如：签到表缺 3 月 11 日下午，请补正"))
        self.note.setPlainText(text)
        self.add(Label(self.tr("退回补正时一并送出；清空即取下。"), "caption", "secondary"))


class ExcludeSheet(Sheet):
    """Taking one person off, by a rule that stands in the pack."""

    def __init__(self, person: ClaimPerson, work: ClaimWork, language: Language) -> None:
        super().__init__("", "", kind=ButtonKind.DANGER, width=600)
        self.retitle(self.tr("排除 {name}").format(name=person.subject.name))
        self.confirm_button.setText(self.tr("排除此人"))
        self.add_fact(self.tr("证件号"), person.subject.masked_id)
        self.add_fact(self.tr("少付（元）"), money_text(person.amount))
        self.rule = add_rules(self, self.tr("依据条款"), work.rules, language)
        self.note = add_note(self, self.tr("说明"), self.tr("事实与理由"), first=False)
        self.add(Label(self.tr("排除后不能恢复；其余人照常。"), "caption", "secondary"))


class RejectSheet(Sheet):
    """The end of the claim, by a rule that stands in the pack."""

    def __init__(self, detail: ClaimDetail, work: ClaimWork, language: Language) -> None:
        super().__init__("", "", kind=ButtonKind.DANGER, width=600)
        self.retitle(self.tr("不予通过 {number}").format(number=detail.row.number))
        self.confirm_button.setText(self.tr("不予通过"))
        self.add_fact(self.tr("申领金额（元）"), money_text(detail.row.total))
        self.rule = add_rules(self, self.tr("依据条款"), work.rules, language)
        self.note = add_note(self, self.tr("说明"), self.tr("事实与理由"), first=False)
        self.add(Label(self.tr("此单到此为止；其中的人可以重新申领。"), "caption", "secondary"))
