"""How the review workspace is laid out: the claim, with what to look at first, and the decisions below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from trainingdesk.domain.texts import Language
from trainingdesk.domain.workflow import ClaimEvent, ClaimState
from trainingdesk.services.claim_records import ClaimDetail
from trainingdesk.services.claim_work import ClaimWork
from trainingdesk.ui.casework.columns import PeopleColumns
from trainingdesk.ui.casework.figures import Figures
from trainingdesk.ui.casework.people import ClaimPerson, checks_of, last_act, remarks_on
from trainingdesk.ui.casework.remarks import RemarkBox
from trainingdesk.ui.terms import chip, instant_text, named
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.columns import money_text
from trainingdesk.ui.widgets.inputs import Segment
from trainingdesk.ui.widgets.labels import Chip, ElidedLabel, Label
from trainingdesk.ui.widgets.record_panel import RecordPanel
from trainingdesk.ui.widgets.states import Banner, EmptyState

_HUNDREDTHS = 10_000


class ReviewView(QWidget):
    """Shows one claim to a reviewer; the page decides and acts."""

    person_changed = Signal(object)  # ClaimPerson

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._people: tuple[ClaimPerson, ...] = ()
        self.claim = QWidget()
        column = QVBoxLayout(self.claim)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._head())
        self.notice = Banner()
        column.addWidget(self.notice)
        self.figures = Figures(
            (self.tr("人数"), self.tr("金额（元）"), self.tr("自动检查"), self.tr("平均考勤"), self.tr("必备附件"))
        )
        column.addWidget(self.figures)
        self._columns = PeopleColumns()
        self.panel = self._people_panel()
        column.addWidget(self.panel, 1)
        self.remarks = RemarkBox()
        self.remarks.located.connect(self.locate)
        column.addWidget(self.remarks)
        column.addLayout(self._foot())
        self.nothing = EmptyState("inbox", self.tr("没有选中的申领单"), "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self.claim)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def show_nothing(self) -> None:
        """No claim is current."""
        self._people = ()
        self._stack.setCurrentWidget(self.nothing)

    def show_claim(
        self, detail: ClaimDetail, work: ClaimWork, people: tuple[ClaimPerson, ...], pins: Mapping[int, str]
    ) -> None:
        """Show a claim as it stands for this person, with the remarks that wait to be sent."""
        self._stack.setCurrentWidget(self.claim)
        self._show_head(detail)
        self._show_figures(detail, work, people)
        self.show_people(people, pins)
        earlier = remarks_on(detail.acts)
        names = {person.position: person.subject.name for person in people}
        self.remarks.show_remarks(self.tr("上次退回时的意见"), earlier, names)

    def show_people(self, people: tuple[ClaimPerson, ...], pins: Mapping[int, str]) -> None:
        """The people, those with a waiting remark marked."""
        self._people = tuple(replace(person, draft=pins.get(person.position, "")) for person in people)
        self.segments.show_segments(self._segments(self._people))
        table = self.panel.table
        self.panel.show_records(self._people)
        if table.current() is None and self._people:
            first = next((person for person in self._people if person.is_paid), self._people[0])
            table.go_to(first.position)
        elif (current := table.current()) is not None:
            self._on_current_changed(current)

    def show_decisions(
        self, allowed: frozenset[ClaimEvent], heads: int, pins: int, *, to_issue: bool, why: str
    ) -> None:
        """Which decisions are open to this person now; ``why`` says why none is."""
        buttons = {
            ClaimEvent.RETURN: self.give_back,
            ClaimEvent.REJECT: self.reject,
            ClaimEvent.EXCLUDE_LINE: self.exclude,
        }
        for event, button in buttons.items():
            button.setEnabled(event in allowed)
        self.pin.setEnabled(ClaimEvent.RETURN in allowed)
        self.approve.setEnabled(to_issue or ClaimEvent.APPROVE in allowed)
        words = self.tr("出具凭证") if to_issue else self.tr("通过 {count} 人").format(count=heads)
        self.approve.setText(words)
        self.give_back.setText(self.tr("退回补正 {count}").format(count=pins) if pins else self.tr("退回补正"))
        if why:
            self.notice.say("info", why)
        else:
            self.notice.hide()

    def locate(self, position: int) -> None:
        """Make a person current, whatever the list was narrowed to."""
        self.segments.choose(None)
        self.panel.narrow(None)
        self.panel.table.go_to(position)

    # ---- building ----

    def _head(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._number, self._state = Label("", "page_title"), Chip()
        row.addWidget(self._number)
        row.addWidget(self._state)
        row.addStretch(1)
        self.form = Button(self.tr("申请表"), ButtonKind.QUIET, icon_name="file", key="Ctrl+P")
        row.addWidget(self.form)
        self._meta = ElidedLabel("", "caption", "secondary")
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addLayout(row)
        head.addWidget(self._meta)
        return head

    def _people_panel(self) -> RecordPanel[ClaimPerson]:
        panel: RecordPanel[ClaimPerson] = RecordPanel(
            self._columns.make(self._language, narrow=True),
            lambda row: row.position,
            self.tr("人员明细"),
            empty=("people", self.tr("这份申领单没有人"), "", ""),
        )
        self.segments = panel.add_segments(self._segments(()), self.tr("显示哪些人"))
        self.segments.chosen.connect(self._on_segment_chosen)
        panel.table.records.group_by(lambda row: self._columns.group(row, self._people))
        panel.table.current_changed.connect(self._on_current_changed)
        panel.filter.setMinimumWidth(160)  # three columns share the window
        panel.filter.setMaximumWidth(200)
        return panel

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.give_back = Button(self.tr("退回补正"), icon_name="return", key="Shift+F8")
        self.reject = Button(self.tr("不予通过"), ButtonKind.DANGER, icon_name="forbidden")
        self.reject.setShortcut("Ctrl+Del")
        self.reject.setToolTip("Ctrl+Del")
        self.exclude = Button(self.tr("排除此人"), ButtonKind.QUIET, icon_name="excluded")
        self.exclude.setShortcut("Ctrl+D")
        self.exclude.setToolTip("Ctrl+D")
        self.pin = Button(self.tr("钉意见"), ButtonKind.QUIET, icon_name="pin")
        self.pin.setShortcut("Ctrl+M")
        self.pin.setToolTip("Ctrl+M")
        self.approve = Button("", ButtonKind.PRIMARY, icon_name="check", key="F8")
        for button in (self.give_back, self.reject, self.exclude, self.pin):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.approve)
        return row

    # ---- showing ----

    def _show_head(self, detail: ClaimDetail) -> None:
        row = detail.row
        self._number.setText(row.number)
        state = chip(row.state, self._language)
        self._state.show_state(state.text, state.icon_name, state.tone)
        filed = last_act(detail.acts, ClaimEvent.SUBMIT)
        parts = [row.applicant, row.class_number or named(row.source, self._language), row.occupation]
        if filed is not None:
            parts.append(self.tr("{name} {at} 提交").format(name=filed.by, at=instant_text(filed.at)))
        self._meta.setText("·".join(parts))
        self.form.setVisible(row.submitted_at is not None)

    def _show_figures(self, detail: ClaimDetail, work: ClaimWork, people: Sequence[ClaimPerson]) -> None:
        paid = sum(person.is_paid for person in people)
        passed, failed = checks_of(detail)
        shares = [person.facts.attendance for person in people if person.facts.attendance is not None]
        parts = sum(int(share.replace(".", "")[:5]) for share in shares) // len(shares) if shares else None
        asked = [entry for entry in detail.evidence if entry.required]
        given = sum(bool(entry.pieces) for entry in asked)
        rest = self.tr("排除 {count}").format(count=len(people) - paid)
        complete = given == len(asked)
        self.figures.show_figures(
            (
                (str(paid), rest, "danger" if paid < len(people) else "secondary"),
                (money_text(detail.row.total), self.tr("已按标准计算") if detail.computed else "", "success"),
                (
                    f"{passed} / {passed + failed}",
                    self.tr("全部通过") if not failed else self.tr("{count} 项未过").format(count=failed),
                    "danger" if failed else "success",
                ),
                (
                    "—" if parts is None else f"{parts // 100}.{parts % 100 // 10} %",
                    self.tr("{count} 人有考勤").format(count=len(shares)) if shares else self.tr("无考勤"),
                    "secondary",
                ),
                (
                    f"{given} / {len(asked)}",
                    self.tr("齐全") if complete else self.tr("不齐"),
                    "success" if complete else "warning",
                ),
            )
        )

    def _segments(self, people: Sequence[ClaimPerson]) -> tuple[Segment, ...]:
        marked = sum(bool(person.remarks or person.draft) for person in people)
        return (
            Segment(None, self.tr("全部"), count=len(people)),
            Segment("excluded", self.tr("排除"), count=sum(not person.is_paid for person in people)),
            Segment("remarked", self.tr("有意见"), count=marked),
        )

    def finance_remark(self, detail: ClaimDetail) -> str:
        """What finance said when it sent the claim back."""
        act = last_act(detail.acts, ClaimEvent.FINANCE_RETURN)
        if detail.row.state is not ClaimState.FINANCE_RETURNED or act is None:
            return ""
        return self.tr("财政 {name} 退回：{comment}").format(name=act.by, comment=act.comment or "")

    # ---- what happens ----

    def _on_segment_chosen(self, value: object) -> None:
        if value == "excluded":
            self.panel.narrow(lambda row: not row.is_paid)
        else:
            self.panel.narrow(None if value is None else lambda row: bool(row.remarks or row.draft))
        shown = self.panel.table.records.shown
        if shown and self.panel.table.current() is None:
            self.panel.table.go_to(shown[0].position)

    def _on_current_changed(self, person: ClaimPerson) -> None:
        self.person_changed.emit(person)
