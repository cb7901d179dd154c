"""Decisions on a class: its facts, its end, calling it off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit

from trainingdesk.domain.texts import Language
from trainingdesk.services.class_records import ClassDetail, TraineeRow
from trainingdesk.services.institution_lists import ScopeView
from trainingdesk.ui.class_form import ClassForm, facts_of_class
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.drafting import Drafting
from trainingdesk.ui.terms import day_text
from trainingdesk.ui.widgets.buttons import ButtonKind
from trainingdesk.ui.widgets.draft_line import DraftLine
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.sheet import Sheet

_NAMED = 8


class FactsSheet(Sheet):
    """Correct what is written of the class."""

    def __init__(self, detail: ClassDetail, language: Language) -> None:
        super().__init__(self.tr("修改班级信息"), self.tr("保存"), width=760)
        self.form = ClassForm(language)
        self.form.show_facts(facts_of_class(detail), is_open=True)
        self.add(self.form)
        if detail.row.counts.enrolled:
            self.form.lock_core()
            said = self.tr("已有学员：工种、证书种类、等级和开班日期不能再改。")
            self.add(Label(said, "caption", "secondary", wrap=True))
        self._first = self.form.heads
        self._number = detail.row.number
        self.draft = DraftLine()
        self.add_foot(self.draft)

    def begin(self, desk: Desk, scope: Sequence[ScopeView]) -> None:
        """Offer what may be taught; from then on it is a draft."""
        self.form.show_scope(scope)
        drafting = Drafting(desk, self, self.draft, "class", self.form.draft_fields())
        self.finished.connect(drafting.finish)
        drafting.begin(self._number)


class CloseSheet(Sheet):
    """Nothing more is written down of the class."""

    def __init__(self, detail: ClassDetail) -> None:
        super().__init__(self.tr("结业：{number}").format(number=detail.row.number), self.tr("确认结业"))
        counts = detail.row.counts
        self.add_fact(self.tr("学员"), self.tr("{count} 人").format(count=counts.enrolled))
        self.add_fact(self.tr("考核合格"), f"{counts.passed} / {counts.assessed}")
        self.add_fact(self.tr("证书"), self.tr("{count} 张").format(count=counts.certificates))
        self.add_fact(self.tr("最后一天"), day_text(detail.row.class_end))
        self.add(Label(self.tr("结业后不能再导入或修改，申领照常办理。"), "body", "secondary", wrap=True))


class _ReasonedSheet(Sheet):
    """What is done only with a reason."""

    def ask_reason(self, name: str) -> None:
        """A field for the reason; without one nothing is confirmed."""
        label = Label(name, "body", "secondary")
        self.reason = QPlainTextEdit()
        self.reason.setAccessibleName(label.text())
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(88)
        label.setBuddy(self.reason)
        self.add(label)
        self.add(self.reason, first=True)
        self.confirm_button.setEnabled(False)
        self.reason.textChanged.connect(self._on_reason_changed)

    def _on_reason_changed(self) -> None:
        self.confirm_button.setEnabled(bool(self.reason.toPlainText().strip()))


class CancelSheet(_ReasonedSheet):
    """The class does not count any more."""

    def __init__(self, detail: ClassDetail) -> None:
        title = self.tr("撤销班级：{number}").format(number=detail.row.number)
        super().__init__(title, self.tr("确认撤销"), kind=ButtonKind.DANGER)
        self.add(Label(self.tr("撤销后不能恢复；已发证书或正在申领的班级不能撤销。"), "body", "secondary", wrap=True))
        self.ask_reason(self.tr("撤销原因"))


class RemoveSheet(_ReasonedSheet):
    """People leave the class."""

    def __init__(self, rows: Sequence[TraineeRow]) -> None:
        title = self.tr("移出班级：{count} 人").format(count=len(rows))
        super().__init__(title, self.tr("确认移出"), kind=ButtonKind.DANGER)
        named = "、".join(row.name for row in rows[:_NAMED])
        self.add_fact(self.tr("学员"), named if len(rows) <= _NAMED else f"{named}…")
        said = self.tr("已有考勤、成绩、证书或申领的学员不能移出。移出后可再次导入。")
        self.add(Label(said, "body", "secondary", wrap=True))
        self.ask_reason(self.tr("移出原因"))
