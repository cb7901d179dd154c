"""What stands under each tab of a class; a tab asks the office when it is first looked at, and again when stale."""

from __future__ import annotations

from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from trainingdesk.domain.people import Permission
from trainingdesk.services.attendance_reading import AttendanceGrid, ShowAttendance, show_attendance
from trainingdesk.services.certificate_records import CertificateRow, CertificateRows
from trainingdesk.services.certificates import WhichCertificates, list_certificates
from trainingdesk.services.claim_reading import ClaimRows, WhichClaims, list_claims
from trainingdesk.services.claim_records import ClaimRow
from trainingdesk.services.class_attachments import EvidenceLists, WhichEvidence, list_evidence
from trainingdesk.services.class_history import HistoryEntry, HistoryPage, ShowHistory, show_history
from trainingdesk.services.class_records import ClassCounts, TraineeRow
from trainingdesk.services.trainees import ListTrainees, TraineePage, list_trainees
from trainingdesk.ui.attendance_panel import AttendancePanel
from trainingdesk.ui.desk import Desk, Failed
from trainingdesk.ui.failures import told
from trainingdesk.ui.pages.one_class.columns import CertificateColumns, ClaimColumns, TraineeColumns
from trainingdesk.ui.pages.one_class.past_columns import FileColumns, FiledRow, HistoryColumns, filed_rows
from trainingdesk.ui.pages.one_class.trainees_panel import TraineesPanel
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.columns import Column
from trainingdesk.ui.widgets.record_panel import RecordPanel

R = TypeVar("R")
_MOST = 500
TRAINEES, ATTENDANCE, RESULTS, CERTIFICATES, CLAIMS, FILES, HISTORY = (
    "trainees", "attendance", "results", "certificates", "claims", "files", "history",
)  # fmt: skip


class ClassTabs(QWidget):
    """The tabs and their panels."""

    claim_opened = Signal(object)  # ClaimRow
    file_opened = Signal(object)  # FiledRow
    undo_asked = Signal(int)  # the entry of an import
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._number = desk, ""
        self._fresh: set[str] = set()
        self._words = TraineeColumns(self)
        self.bar = QTabBar()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setAccessibleName(self.tr("班级内容"))
        self.stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        self._keys: list[str] = []
        self._make_panels()
        self.bar.currentChanged.connect(self._on_tab_changed)

    # ---- for the page ----

    def open(self, number: str, part: str) -> None:
        """Another class, or another part of it."""
        if number != self._number:
            self._number = number
            self._forget()
        if part in self._keys:
            self.bar.setCurrentIndex(self._keys.index(part))

    def reload(self) -> None:
        """Everything shown is stale."""
        self._fresh.clear()
        self._ask()

    def part(self) -> str:
        """The tab shown."""
        return self._keys[self.bar.currentIndex()]

    def show_counts(self, counts: ClassCounts) -> None:
        """Counts beside the names of the tabs."""
        said = {
            TRAINEES: str(counts.enrolled),
            RESULTS: f"{counts.passed} / {counts.assessed}" if counts.assessed else "",
            CERTIFICATES: str(counts.certificates or ""),
        }
        for place, key in enumerate(self._keys):
            self.bar.setTabText(place, f"{self._names[key]}  {said.get(key, '')}".strip())

    # ---- building ----

    def _make_panels(self) -> None:
        language = self._desk.language
        names = self._names = {
            TRAINEES: self.tr("学员"), ATTENDANCE: self.tr("考勤"), RESULTS: self.tr("考核与等级"),
            CERTIFICATES: self.tr("证书"), CLAIMS: self.tr("申领"), FILES: self.tr("附件"), HISTORY: self.tr("历史"),
        }  # fmt: skip
        drop = self.tr("把文件拖到这里，或按 Ctrl+I 选择文件。")
        none = ("people", self.tr("还没有学员"), drop, "")
        self.trainees = TraineesPanel(self._words, language, names[TRAINEES], none)
        self.trainees.retried.connect(self.reload)
        self.attendance = AttendancePanel(language)
        self.results = self._panel(names[RESULTS], self._words.results(language),
                                   ("clipboard", self.tr("还没有成绩"), drop, ""))  # fmt: skip
        self.certificates = self._panel(names[CERTIFICATES], CertificateColumns(self).make(language),
                                        ("award", self.tr("还没有证书"), drop, ""))  # fmt: skip
        self.claims = self._panel(names[CLAIMS], ClaimColumns(self).make(language),
                                  ("claim", self.tr("还没有申领单"), self.tr("取得证书后，从“下一步”办理申领。"),
                                   ""))  # fmt: skip
        self.claims.table.opened.connect(self.claim_opened)
        words = FileColumns(self)
        self.files = self._panel(names[FILES], words.make(language),
                                 ("attachment", self.tr("还没有文件"), drop, ""))  # fmt: skip
        self.files.table.records.group_by(words.group)
        self.files.table.opened.connect(self.file_opened)
        keep = Button(self.tr("保存原件…"), ButtonKind.LINK, icon_name="download", small=True)
        keep.clicked.connect(self._on_file_wanted)
        self.files.add_footer_action(keep)
        self.history = self._panel(names[HISTORY], HistoryColumns(self).make(language),
                                   ("history", self.tr("还没有记录"), "", ""))  # fmt: skip
        self.undo = Button(self.tr("撤销这次导入…"), ButtonKind.LINK, icon_name="undo", small=True)
        self.undo.setEnabled(False)
        self.undo.clicked.connect(self._on_undo)
        self.history.add_footer_action(self.undo)
        self.history.table.current_changed.connect(lambda row: self.undo.setEnabled(_is_import(row)))
        panels: tuple[QWidget, ...] = (
            self.trainees, self.attendance, self.results, self.certificates, self.claims, self.files,
            self.history,
        )  # fmt: skip
        for key, panel in zip(names, panels, strict=True):
            if key in (CLAIMS, FILES) and not self._desk.actor.may(Permission.READ_CLAIMS):
                continue
            self._keys.append(key)
            self.bar.addTab(names[key])
            self.stack.addWidget(panel)

    def _panel(self, name: str, columns: tuple[Column[R], ...], empty: tuple[str, str, str, str]) -> RecordPanel[R]:
        panel: RecordPanel[R] = RecordPanel(columns, _key, name, empty=empty)
        panel.setObjectName("bare")
        panel.retried.connect(self.reload)
        return panel

    # ---- asking ----

    def _forget(self) -> None:
        self._fresh.clear()
        for panel in (self.trainees, self.results, self.certificates, self.claims, self.files, self.history):
            panel.table.show_records(())

    def _ask(self) -> None:
        part = self.part()
        if part in self._fresh or not self._number:
            return
        self._fresh.add(part)
        asks = {
            TRAINEES: self._ask_trainees, RESULTS: self._ask_trainees, ATTENDANCE: self._ask_attendance,
            FILES: self._ask_files, CERTIFICATES: self._ask_certificates, CLAIMS: self._ask_claims,
            HISTORY: self._ask_history,
        }  # fmt: skip
        asks[part]()

    def _ask_trainees(self) -> None:
        self.trainees.begin()
        self.results.begin()
        order = ListTrainees(self._number, limit=_MOST)
        failed = self._failing(self.trainees, self.results)
        self._desk.query(self, list_trainees, order, self._on_trainees, failed=failed)

    def _ask_attendance(self) -> None:
        self.attendance.begin()
        order = ShowAttendance(self._number)
        self._desk.query(self, show_attendance, order, self._on_attendance, failed=self._on_failed)

    def _ask_certificates(self) -> None:
        self.certificates.begin()
        order = WhichCertificates(class_number=self._number)
        failed = self._failing(self.certificates)
        self._desk.query(self, list_certificates, order, self._on_certificates, failed=failed)

    def _ask_claims(self) -> None:
        self.claims.begin()
        order = WhichClaims(class_number=self._number)
        self._desk.query(self, list_claims, order, self._on_claims, failed=self._failing(self.claims))

    def _ask_history(self) -> None:
        self.history.begin()
        order = ShowHistory(self._number, limit=_MOST)
        self._desk.query(self, show_history, order, self._on_history, failed=self._failing(self.history))

    def _ask_files(self) -> None:
        self.files.begin()
        order = WhichEvidence(class_number=self._number)
        self._desk.query(self, list_evidence, order, self._on_files, failed=self._failing(self.files))

    def _failing(self, *panels: RecordPanel[Any]) -> Failed:
        def say(error: Exception) -> None:
            words = told(error, self._desk.language)
            for panel in panels:
                panel.show_failure(words.text, words.remedy)
            self._on_failed(error)

        return say

    def _on_failed(self, error: Exception) -> None:
        self._fresh.clear()
        self.failed.emit(error)

    # ---- answers ----

    def _on_trainees(self, page: TraineePage) -> None:
        self._fresh |= {TRAINEES, RESULTS}
        self.trainees.show_trainees(page.rows)
        self.results.show_records(page.rows)

    def _on_attendance(self, grid: AttendanceGrid) -> None:
        self.attendance.show_grid(grid)

    def _on_certificates(self, found: CertificateRows) -> None:
        self.certificates.show_records(found.rows)

    def _on_claims(self, found: ClaimRows) -> None:
        self.claims.show_records(found.rows)

    def _on_history(self, page: HistoryPage) -> None:
        self.history.show_records(page.rows)

    def _on_files(self, found: EvidenceLists) -> None:
        self.files.show_records(filed_rows(found))

    def _on_undo(self) -> None:
        row = self.history.table.current()
        if row is not None and _is_import(row):
            self.undo_asked.emit(row.seq)

    def _on_file_wanted(self) -> None:
        row = self.files.table.current()
        if row is not None:
            self.file_opened.emit(row)

    def _on_tab_changed(self, place: int) -> None:
        self.stack.setCurrentIndex(place)
        self._ask()


def _is_import(row: HistoryEntry) -> bool:
    """Whether an entry tells of a list that came in."""
    return row.action.endswith(".imported")


def _key(row: object) -> int | str:
    """What tells the records of a tab apart."""
    if isinstance(row, TraineeRow):
        return row.enrolment_id
    if isinstance(row, CertificateRow | ClaimRow):
        return row.number
    if isinstance(row, FiledRow):
        return f"{row.claim} {row.digest} {row.name}"
    assert isinstance(row, HistoryEntry)
    return row.seq
