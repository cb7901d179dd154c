"""What a page does about the trainees of its class: values shown in full, values put right, people taken off."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from trainingdesk.domain.findings import Finding
from trainingdesk.services.class_records import TraineeRow
from trainingdesk.services.reveals import Revealed, RevealField, Secret, reveal_field
from trainingdesk.services.trainee_changes import (
    ChangeTrainees,
    RemoveTrainees,
    TraineeChange,
    TraineesChanged,
    change_trainees,
    remove_trainees,
)
from trainingdesk.ui.failures import finding_text
from trainingdesk.ui.handed_files import key_of, pasted_files
from trainingdesk.ui.page import Page, Route
from trainingdesk.ui.pages.one_class.sheets import RemoveSheet
from trainingdesk.ui.pages.one_class.trainees_panel import TraineesPanel


class TraineeDesk(QObject):
    """Acts for one page."""

    def __init__(self, page: Page, panel: TraineesPanel) -> None:
        super().__init__(page)
        self._page = page
        panel.opened.connect(lambda row: page.go.emit(Route("person", str(row.person_id))))
        panel.revealed.connect(self._on_reveal)
        panel.changed.connect(self._on_change)
        panel.removal_asked.connect(self._on_removal)
        panel.paste_asked.connect(self._on_paste)

    def _on_reveal(self, row: TraineeRow, secret: Secret) -> None:
        order = RevealField(secret, str(row.person_id))
        page = self._page
        page.desk.act(page, reveal_field, order, lambda shown: self._revealed(row, shown), failed=page.show_error)

    def _revealed(self, row: TraineeRow, shown: Revealed) -> None:
        said = self.tr("{name}　{value}　已记入日志").format(name=row.name, value=shown.value)
        self._page.told.emit("info", said)
        self._warn(shown.findings)

    def _on_change(self, changes: tuple[TraineeChange, ...]) -> None:
        page = self._page
        page.banner.hide()
        order = ChangeTrainees(page.key, changes)
        page.desk.act(page, change_trainees, order, self._changed, failed=page.show_error)

    def _changed(self, done: TraineesChanged) -> None:
        self._page.told.emit("success", self.tr("已更正 {count} 人，记入日志").format(count=done.count))
        self._warn(done.findings)

    def _warn(self, findings: tuple[Finding, ...]) -> None:
        for finding in findings:
            self._page.banner.say("warning", finding_text(finding, self._page.desk.language))

    def _on_removal(self, rows: tuple[TraineeRow, ...]) -> None:
        page, sheet = self._page, RemoveSheet(rows)
        ids = tuple(row.enrolment_id for row in rows)

        def done(removed: TraineesChanged) -> None:
            sheet.dismiss()
            page.told.emit("success", self.tr("已移出 {count} 人").format(count=removed.count))

        def confirmed() -> None:
            sheet.set_busy(busy=True)
            order = RemoveTrainees(page.key, ids, sheet.reason.toPlainText().strip())
            language = page.desk.language
            page.desk.act(sheet, remove_trainees, order, done, failed=lambda error: sheet.show_error(error, language))

        sheet.confirmed.connect(confirmed)
        page.sheet_asked.emit(sheet)

    def _on_paste(self) -> None:
        """Rows copied from a sheet go the way of a file: recognised, checked, shown, and only then written."""
        page = self._page
        files = pasted_files(QGuiApplication.clipboard().mimeData(), self.tr("粘贴的学员"))
        if not files:
            page.banner.say("warning", self.tr("剪贴板里没有表格"), self.tr("在 Excel 中连同表头一起复制，再粘贴。"))
            return
        page.desk.upload(
            page, files, lambda got: page.go.emit(Route("import", key_of(got), page.key)), failed=page.show_error
        )
