"""Handing in evidence: the checklist opened, files taken up and put under their entries one after the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from trainingdesk.services.claim_filing import AttachEvidence, attach_evidence
from trainingdesk.services.claim_records import ClaimDetail, ClaimOutcome
from trainingdesk.services.claim_work import ClaimWork
from trainingdesk.services.office import Upload
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.pages.claim.evidence import EvidenceSheet
from trainingdesk.ui.widgets.pdf_view import page_count

Given = tuple[tuple[str, Path], ...]  # the entry's code, the file
Waiting = tuple[tuple[str, Path, Upload], ...]


class Attaching(QObject):
    """Keeps the open checklist in line with the claim: each file makes it another version."""

    sheet_asked = Signal(object)
    failed = Signal(object, object)  # the sheet, the error

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._claim = (0, 0)  # id, version
        self.sheet: EvidenceSheet | None = None

    def open(self, detail: ClaimDetail, work: ClaimWork, files: tuple[Path, ...], *, editable: bool) -> None:
        """Show the checklist, with files that wait to be put under an entry."""
        if self.sheet is not None:
            return
        sheet = EvidenceSheet(self.tr("附件清单"), self._desk.language, editable=editable, files=files)
        sheet.given.connect(self._attach)
        sheet.chosen_for.connect(self._choose_files_for)
        sheet.closed.connect(self._on_closed)

        def again(more: tuple[Path, ...]) -> None:
            sheet.dismiss()
            self.open(detail, work, (*files, *more), editable=editable)

        sheet.taken_up.connect(again)
        sheet.files_asked.connect(lambda: self._choose_files(again))
        self.sheet = sheet
        self.show(detail, work)
        self.sheet_asked.emit(sheet)

    def show(self, detail: ClaimDetail, work: ClaimWork) -> None:
        """The claim as it is now."""
        self._claim = (detail.row.id, detail.row.version)
        if self.sheet is not None:
            self.sheet.show_entries(detail.evidence, work.pieces)

    def _on_closed(self) -> None:
        self.sheet = None

    def _choose_files_for(self, code: str) -> None:
        self._choose_files(lambda files: self._attach(tuple((code, file) for file in files)))

    def _choose_files(self, then: Callable[[tuple[Path, ...]], None]) -> None:
        dialog = QFileDialog(self.sheet, self.tr("选择文件"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: then(tuple(map(Path, names))))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def _attach(self, given: Given) -> None:
        sheet = self.sheet
        if not given or sheet is None:
            return
        sheet.set_busy(busy=True)
        claim_id, version = self._claim

        def failed(error: Exception) -> None:
            self.failed.emit(sheet, error)

        def attach(seen: int, waiting: Waiting) -> None:
            (code, path, upload), rest = waiting[0], waiting[1:]
            order = AttachEvidence(claim_id, seen, code, upload, _pages(path))
            self._desk.act(self, attach_evidence, order, lambda done: attached(done, rest), failed=failed)

        def attached(outcome: ClaimOutcome, rest: Waiting) -> None:
            if rest:
                attach(outcome.version, rest)
                return
            sheet.set_busy(busy=False)
            if sheet.files:
                sheet.dismiss()

        def uploaded(uploads: tuple[Upload, ...]) -> None:
            attach(version, tuple((*one, upload) for one, upload in zip(given, uploads, strict=True)))

        self._desk.upload(self, tuple(file for _, file in given), uploaded, failed=failed)


def _pages(path: Path) -> int:
    """Pages of a PDF; anything else counts as one."""
    return page_count(path.read_bytes()) if path.suffix.lower() == ".pdf" else 1
