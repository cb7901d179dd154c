"""How a claim is laid out: what was returned, the level table beside the sum, the people, and the bar below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from trainingdesk.domain.texts import Language
from trainingdesk.domain.workflow import ClaimEvent, ClaimState
from trainingdesk.services.claim_records import ClaimDetail
from trainingdesk.services.claim_work import ClaimWork
from trainingdesk.ui.casework.columns import PeopleColumns
from trainingdesk.ui.casework.people import ClaimPerson, common_refusals, remarks_on
from trainingdesk.ui.casework.remarks import RemarkBox
from trainingdesk.ui.casework.sums import SumsTable, item_name, level_sums
from trainingdesk.ui.casework.why import WhyPanel
from trainingdesk.ui.pages.claim.summary import Summary
from trainingdesk.ui.terms import chip, day_text, instant_text, named
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.inputs import Segment
from trainingdesk.ui.widgets.labels import Chip, ElidedLabel, Label
from trainingdesk.ui.widgets.record_panel import RecordPanel
from trainingdesk.ui.widgets.states import Banner
from trainingdesk.ui.widgets.step_buttons import StepButtons

_LEAST_SUMS, _MOST_SUMS = 3, 6  # rows of the sum that are shown
_REST, _LINE = 480, 33  # what else needs height, and what a row takes


class ClaimView(QWidget):
    """Shows a claim; the page decides and acts."""

    person_changed = Signal(object)  # ClaimPerson

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._people: tuple[ClaimPerson, ...] = ()
        self.why = WhyPanel(language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._head())
        self.remarks = RemarkBox()
        column.addWidget(self.remarks)
        self.common = Banner()
        column.addWidget(self.common)
        self._upper = QWidget()
        upper = QHBoxLayout(self._upper)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(12)
        self.sums, self.summary = SumsTable(language), Summary()
        upper.addWidget(self.sums, 1, Qt.AlignmentFlag.AlignTop)
        upper.addWidget(self.summary)
        column.addWidget(self._upper)
        self._columns = PeopleColumns()
        self.panel = self._people_panel()
        column.addWidget(self.panel, 1)
        self._foot = self._make_foot()
        column.addWidget(self._foot)
        self.set_open(is_open=False)
        self.why.stepped.connect(self.panel.table.step)
        self.summary.reasons_asked.connect(self._on_reasons_asked)
        self.remarks.located.connect(self.locate)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the people come before the rows of the sum."""
        super().resizeEvent(event)
        self.sums.show_most(max(_LEAST_SUMS, min(_MOST_SUMS, (self.height() - _REST) // _LINE)))

    def begin(self) -> None:
        """Another claim is coming: what was shown of the last one goes."""
        self._people = ()
        self.declared.setChecked(False)
        self.panel.show_records(())
        self.set_open(is_open=False)

    def set_open(self, *, is_open: bool) -> None:
        """Before there is a claim to show, nothing but the place for it."""
        for part in (self._upper, self._foot, self._state, self.withdraw, self.leave_out, self.segments, self.steps):
            part.setVisible(is_open)
        if not is_open:
            self.remarks.hide()
            self.common.hide()
            self._number.setText("")
            self._meta.setText("")

    def show_claim(
        self, detail: ClaimDetail, work: ClaimWork, people: tuple[ClaimPerson, ...], *, editable: bool
    ) -> None:
        """Show a claim as it stands for this person."""
        self._people = people
        self.set_open(is_open=True)
        self._show_head(detail)
        remarked = remarks_on(detail.acts) if detail.row.state is ClaimState.RETURNED else ()
        names = {person.position: person.subject.name for person in people}
        self.remarks.show_remarks(self.tr("退回补正：请按意见修改后再次提交"), remarked, names)
        self._show_common(people)
        heads = sum(person.is_paid for person in people)
        self.sums.show_sums(level_sums(detail.lines), heads)
        self.summary.show_claim(detail, people)
        self._show_people(people)
        self._show_foot(detail, work, editable=editable)

    def locate(self, position: int) -> None:
        """Make a person current, whatever the list was narrowed to."""
        self.segments.choose(None)
        self.panel.narrow(None)
        self.panel.table.go_to(position)
        self.panel.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, *, busy: bool) -> None:
        """While the office computes nothing can be pressed twice."""
        self.compute.setEnabled(not busy)
        self.submit.setEnabled(not busy)

    # ---- building ----

    def _head(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._number = Label("", "page_title", "secondary")
        self._state = Chip()
        self.steps = StepButtons()
        self.withdraw = Button(self.tr("撤回…"), ButtonKind.QUIET, icon_name="return")
        for widget in (Label(self.tr("申领单", "one"), "page_title"), self._number, self._state):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.steps)
        row.addWidget(self.withdraw)
        self._meta = ElidedLabel("", "caption", "secondary")
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addLayout(row)
        head.addWidget(self._meta)
        return head

    def _people_panel(self) -> RecordPanel[ClaimPerson]:
        panel: RecordPanel[ClaimPerson] = RecordPanel(
            self._columns.make(self._language),
            lambda row: row.position,
            self.tr("人员明细"),
            empty=("people", self.tr("这份申领单没有人"), "", ""),
        )
        self.segments = panel.add_segments(self._segments(), self.tr("显示哪些人"))
        self.segments.chosen.connect(self._on_segment_chosen)
        self.leave_out = Button(self.tr("不申领此人…"), icon_name="excluded", key="F8")
        panel.add_tool(self.leave_out)
        panel.table.records.group_by(lambda row: self._columns.group(row, self._people))
        panel.table.current_changed.connect(self._on_current_changed)
        return panel

    def _make_foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.evidence = Button(self.tr("附件"), ButtonKind.QUIET, icon_name="attachment", key="Ctrl+E")
        self.pieces = Chip()
        self.declared = QCheckBox(self.tr("已阅读并同意申领声明"))
        self._said = Label("", "caption", "secondary")
        self.compute = Button(self.tr("重新计算"), ButtonKind.QUIET, icon_name="refresh", key="F9")
        self.preview = Button(self.tr("预览申请表"), icon_name="printer", key="Ctrl+P")
        self.submit = Button(self.tr("提交初审"), ButtonKind.PRIMARY, icon_name="send", key="Ctrl+Return")
        for widget in (self.evidence, self.pieces, self.declared, self._said):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.compute, self.preview, self.submit):
            row.addWidget(widget)
        return foot

    # ---- showing ----

    def _show_head(self, detail: ClaimDetail) -> None:
        row = detail.row
        self._number.setText(row.number)
        state = chip(row.state, self._language)
        self._state.show_state(state.text, state.icon_name, state.tone)
        packs = dict.fromkeys((line.pack, line.pack_version) for line in detail.lines if line.pack)
        parts = [
            row.class_number or named(row.source, self._language),
            row.applicant,
            row.occupation,
            self.tr("标准版本 {packs}").format(packs="、".join(self._pack(*pack) for pack in packs)) if packs else "",
            self.tr("申领日 {day}").format(day=day_text(row.application_date)),
        ]
        self._meta.setText("·".join(part for part in parts if part))

    def _pack(self, name: str, version: object) -> str:
        return self.tr("{pack} 第 {version} 版").format(pack=name, version=version)

    def _show_people(self, people: tuple[ClaimPerson, ...]) -> None:
        self.segments.show_segments(self._segments(people))
        table = self.panel.table
        self.panel.show_records(people)
        if table.current() is None and people:
            remarked = next((person for person in people if person.remarks), None)
            paid = next((person for person in people if person.is_paid), people[0])
            table.go_to((remarked or paid).position)
        elif (current := table.current()) is not None:
            self._on_current_changed(current)

    def _show_common(self, people: tuple[ClaimPerson, ...]) -> None:
        """What many do not get for the same reason is said once, above all rows."""
        found = common_refusals(people)
        self.common.setVisible(bool(found))
        if found:
            lines = [
                self.tr("{item}：{count} 人不予，{reason}").format(
                    item=item_name(one.item, self._language), count=one.heads, reason=one.reason
                )
                for one in found
            ]
            remedies = dict.fromkeys(one.remedy for one in found if one.remedy)
            self.common.say("warning", "\n".join(lines), "\n".join(remedies))

    def _show_foot(self, detail: ClaimDetail, work: ClaimWork, *, editable: bool) -> None:
        required = [entry for entry in detail.evidence if entry.required]
        given = sum(bool(entry.pieces) for entry in required)
        whole = given == len(required)
        self.pieces.show_state(
            f"{given} / {len(required)}", "check" if whole else "warning", "success" if whole else "warning"
        )
        can_submit = ClaimEvent.SUBMIT in detail.allowed and ClaimEvent.SUBMIT not in work.barred
        can_withdraw = ClaimEvent.WITHDRAW in detail.allowed and ClaimEvent.WITHDRAW not in work.barred
        self.withdraw.setVisible(can_withdraw)
        self.leave_out.setVisible(editable)
        self.steps.setVisible(editable)
        self.compute.setVisible(editable)
        self.compute.setEnabled(editable)
        self.preview.setVisible(detail.row.submitted_at is not None)
        self.submit.setVisible(can_submit)
        self.submit.setEnabled(True)
        words = self.tr("再次提交") if detail.row.state is ClaimState.RETURNED else self.tr("提交初审")
        self.submit.setText(words if detail.computed else self.tr("计算申领"))
        self.submit.show_icon("send" if detail.computed else "refresh")
        submitted = detail.row.submitted_at
        self.declared.setVisible(can_submit)
        if not can_submit and submitted is not None:
            self._said.setText(self.tr("{at} 提交").format(at=instant_text(submitted)))
        else:
            self._said.setText("")

    def _segments(self, people: Sequence[ClaimPerson] = ()) -> tuple[Segment, ...]:
        return (
            Segment(None, self.tr("全部"), count=len(people)),
            Segment("excluded", self.tr("排除"), count=sum(not person.is_paid for person in people)),
            Segment("remarked", self.tr("有意见"), count=sum(bool(person.remarks) for person in people)),
        )

    # ---- what happens ----

    def _on_segment_chosen(self, value: object) -> None:
        if value == "excluded":
            self.panel.narrow(lambda row: not row.is_paid)
        else:
            self.panel.narrow(None if value is None else lambda row: bool(row.remarks))
        shown = self.panel.table.records.shown
        if shown and self.panel.table.current() is None:
            self.panel.table.go_to(shown[0].position)

    def _on_reasons_asked(self) -> None:
        excluded = next((person for person in self._people if not person.is_paid), None)
        if excluded is not None:
            self.locate(excluded.position)

    def _on_current_changed(self, person: ClaimPerson) -> None:
        self.leave_out.setText(self.tr("恢复申领") if person.is_left_out else self.tr("不申领此人…"))
        self.person_changed.emit(person)
