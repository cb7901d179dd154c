"""The evidence beside a claim: attendance, pieces, what else there is of the person, and why."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from trainingdesk.services.attendance_reading import (
    AttendanceGrid,
    AttendanceLine,
    DayMark,
    ShowAttendance,
    show_attendance,
)
from trainingdesk.services.claim_records import ClaimDetail
from trainingdesk.services.claim_work import ClaimWork
from trainingdesk.services.people_reading import ShowPerson, show_person
from trainingdesk.ui.casework.people import ClaimPerson
from trainingdesk.ui.casework.why import WhyPanel
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.failures import told
from trainingdesk.ui.pages.review.person import PersonPanel
from trainingdesk.ui.pages.review.pieces import PiecesPanel
from trainingdesk.ui.terms import named
from trainingdesk.ui.theme import size
from trainingdesk.ui.widgets.columns import RateCell
from trainingdesk.ui.widgets.heat_map import HeatMap, HeatWords, draw_heat, parts_of_share
from trainingdesk.ui.widgets.labels import ElidedLabel
from trainingdesk.ui.widgets.legend import Legend
from trainingdesk.ui.widgets.states import EmptyState

_NARROWEST = 348
_THRESHOLD = 80  # per cent, where the map turns red; no decision hangs on it


def _draw_mark(painter: QPainter, area: QRectF, mark: DayMark) -> None:
    draw_heat(painter, area, mark)


class AttendanceTab(QWidget):
    """The map of the class, the legend above and where it came from below."""

    located = Signal(object)  # AttendanceLine

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        marks = {mark: named(mark, desk.language) for mark in DayMark}
        words = HeatWords(marks, self.tr("出勤率"), self.tr("{attended} / {held} 学时"))
        self.map = HeatMap(self.tr("考勤图"), words, _THRESHOLD)
        self.map.current_changed.connect(self.located)
        self._said = ElidedLabel("", "caption", "secondary")
        self._sources = ElidedLabel("", "caption", "secondary")
        self._state = EmptyState(
            "calendar", self.tr("没有考勤"), self.tr("这份申领单不是班级申领，或班级没有考勤记录。")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        column.addWidget(Legend([(marks[mark], partial(_draw_mark, mark=mark)) for mark in DayMark]))
        for part in (self.map, self._state):
            column.addWidget(part, 1)
        column.addWidget(self._said)
        column.addWidget(self._sources)
        self.grid: AttendanceGrid | None = None
        self.show_grid(None)

    def show_grid(self, grid: AttendanceGrid | None) -> None:
        """Everybody's days, or that there are none."""
        self.grid = grid if grid is not None and grid.days else None
        self.map.setVisible(self.grid is not None)
        self._state.setVisible(self.grid is None)
        if self.grid is None:
            self._said.setText("")
            self._sources.setText("")
            return
        self.map.show_grid(self.grid)
        low = sum(line.share is not None and parts_of_share(line.share) < _THRESHOLD * 100 for line in self.grid.lines)
        share = RateCell(parts_of_share(self.grid.share)).text if self.grid.share else "—"
        self._said.setText(
            self.tr("{days} 天·平均 {share}·低于 {threshold} % 的 {count} 人").format(
                days=len(self.grid.days), share=share, threshold=_THRESHOLD, count=low
            )
        )
        self._sources.setText(self.tr("来源：{names}").format(names="、".join(one.name for one in self.grid.sources)))

    def show_failure(self, text: str, remedy: str) -> None:
        """The map could not be read."""
        self.show_grid(None)
        self._state.say("error", text, remedy, "", "danger")


class EvidencePanel(QFrame):
    """Tabs at the right; what is looked at stays while claims and people change."""

    person_located = Signal(int)  # position

    def sizeHint(self) -> QSize:
        return QSize(size("width", "evidence"), 400)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("inspector")
        self.setMinimumWidth(_NARROWEST)
        self.setMaximumWidth(size("width", "evidence"))
        self._desk = desk
        self._people: tuple[ClaimPerson, ...] = ()
        self._person: ClaimPerson | None = None
        self._number = ""
        self.attendance, self.pieces = AttendanceTab(desk), PiecesPanel(desk)
        self.person, self.why = PersonPanel(desk.language), WhyPanel(desk.language)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("证据"))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setProperty("narrow", True)
        self.tabs.setUsesScrollButtons(False)
        self._stack = QStackedWidget()
        for text, part in (
            (self.tr("考勤"), self.attendance),
            (self.tr("附件"), self.pieces),
            (self.tr("证书"), self.person.certificates),
            (self.tr("同人申领"), self.person.claims),
            (self.tr("依据"), self.why),
        ):
            self.tabs.addTab(text)
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 4, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.attendance.located.connect(self._on_line_located)
        self.why.hide_closing()

    def show_claim(self, detail: ClaimDetail, work: ClaimWork, people: tuple[ClaimPerson, ...]) -> None:
        """The evidence of a claim; attendance is read once for each."""
        self._people = people
        self.pieces.show_claim(detail, work)
        self.tabs.setTabText(1, self.tr("附件 {count}").format(count=len(work.pieces)))
        if detail.row.number == self._number:
            return
        self._number, self._person = detail.row.number, None
        if detail.row.class_number is None:
            self.attendance.show_grid(None)
            return
        order = ShowAttendance(detail.row.class_number)
        self._desk.query(self, show_attendance, order, self._on_attendance, failed=self._on_no_attendance)

    def show_person(self, person: ClaimPerson) -> None:
        """Who is looked at: the line of the map, the grounds, and what else there is of them."""
        self.why.show_person(person)
        self._mark_line(person)
        if self._person is not None and self._person.facts.person_id == person.facts.person_id:
            return
        self._person = person
        order = ShowPerson(person.facts.person_id, self._desk.language)
        self._desk.query(
            self,
            show_person,
            order,
            lambda found: self.person.show_person(found, self._number),
            failed=self._on_no_person,
        )

    def _mark_line(self, person: ClaimPerson) -> None:
        for line in self.attendance.grid.lines if self.attendance.grid else ():
            if (line.name, line.masked_id) == (person.subject.name, person.subject.masked_id):
                self.attendance.map.blockSignals(True)  # it follows, it does not lead
                self.attendance.map.go_to(line.enrolment_id)
                self.attendance.map.blockSignals(False)

    def _on_attendance(self, grid: AttendanceGrid) -> None:
        self.attendance.show_grid(grid)
        if self._person is not None:
            self._mark_line(self._person)

    def _on_no_attendance(self, error: Exception) -> None:
        words = told(error, self._desk.language)
        self.attendance.show_failure(words.text, words.remedy)

    def _on_no_person(self, error: Exception) -> None:
        words = told(error, self._desk.language)
        self.person.show_failure(words.text, words.remedy)

    def _on_line_located(self, line: AttendanceLine) -> None:
        for person in self._people:
            if (person.subject.name, person.subject.masked_id) == (line.name, line.masked_id):
                self.person_located.emit(person.position)
