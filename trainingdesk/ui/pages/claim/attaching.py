"""Handing in evidence: the checklist opened, files taken up and put under their entries one after the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from trainingdesk.services.claim_filing import AttachEvidence, attach_evidence
from trainingdesk.services.claim_pieces import DetachEvidence, detach_evidence
from trainingdesk.services.claim_records import ClaimDetail, ClaimOutcome
from trainingdesk.services.claim_work import ClaimWork, EvidencePiece
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
    attached = Signal(str, object, int)  # entry, upload, pages
    detached = Signal(object)  # EvidencePiece
    undone = Signal()
    redone = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._claim = (0, 0)  # id, version
        self._can = (False, False)  # undo, redo
        self.sheet: EvidenceSheet | None = None

    def open(self, detail: ClaimDetail, work: ClaimWork, files: tuple[Path, ...], *, editable: bool) -> None:
        """Show the checklist, with files that wait to be put under an entry."""
        if self.sheet is not None:
            return
        sheet = EvidenceSheet(self.tr("附件清单"), self._desk.language, editable=editable, files=files)
        sheet.given.connect(self._attach)
        sheet.chosen_for.connect(self._choose_files_for)
        sheet.taken_off.connect(self._detach)
        sheet.steps.undone.connect(self.undone)
        sheet.steps.redone.connect(self.redone)
        sheet.closed.connect(self._on_closed)

        def again(more: tuple[Path, ...]) -> None:
            sheet.dismiss()
            self.open(detail, work, (*files, *more), editable=editable)

        sheet.taken_up.connect(again)
        sheet.files_asked.connect(lambda: self._choose_files(again))
        self.sheet = sheet
        self.show_steps(can_undo=self._can[0], can_redo=self._can[1])
        self.show(detail, work)
        self.sheet_asked.emit(sheet)

    def show(self, detail: ClaimDetail, work: ClaimWork) -> None:
        """The claim as it is now."""
        self._claim = (detail.row.id, detail.row.version)
        if self.sheet is not None:
            self.sheet.show_entries(detail.evidence, work.pieces)

    def show_steps(self, *, can_undo: bool, can_redo: bool) -> None:
        """Which way there is a step, for the checklist too."""
        self._can = (can_undo, can_redo)
        if self.sheet is not None:
            self.sheet.steps.show_steps(can_undo=can_undo, can_redo=can_redo)

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
            self._desk.act(self, attach_evidence, order, lambda done: attached(done, order, rest), failed=failed)

        def attached(outcome: ClaimOutcome, order: AttachEvidence, rest: Waiting) -> None:
            if outcome.version != order.seen_version:
                self.attached.emit(order.evidence, order.upload, order.pages)
            if rest:
                attach(outcome.version, rest)
                return
            sheet.set_busy(busy=False)
            if sheet.files:
                sheet.dismiss()

        def uploaded(uploads: tuple[Upload, ...]) -> None:
            attach(version, tuple((*one, upload) for one, upload in zip(given, uploads, strict=True)))

        self._desk.upload(self, tuple(file for _, file in given), uploaded, failed=failed)

    def _detach(self, piece: EvidencePiece) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        sheet.set_busy(busy=True)

        def detached(_: ClaimOutcome) -> None:
            sheet.set_busy(busy=False)
            self.detached.emit(piece)

        order = DetachEvidence(*self._claim, piece.evidence, piece.digest)
        failed = lambda error: self.failed.emit(sheet, error)  # noqa: E731
        self._desk.act(self, detach_evidence, order, detached, failed=failed)


def _pages(path: Path) -> int:
    """Pages of a PDF; anything else counts as one."""
    return page_count(path.read_bytes()) if path.suffix.lower() == ".pdf" else 1
