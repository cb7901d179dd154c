"""What was handed in with a claim: a list, and below it the piece itself."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSaveFile, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from trainingdesk.domain.texts import Language
from trainingdesk.services.claim_records import ClaimDetail
from trainingdesk.services.claim_work import ClaimWork, EvidenceFile, EvidencePiece, FetchPiece, fetch_piece
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.failures import told
from trainingdesk.ui.theme import size, theme
from trainingdesk.ui.widgets.columns import Cell, Column
from trainingdesk.ui.widgets.pdf_view import PdfView
from trainingdesk.ui.widgets.record_table import RecordTable
from trainingdesk.ui.widgets.states import EmptyState

_PDF = b"%PDF-"
_ROWS = 8


class PiecesPanel(QWidget):
    """Documents and pictures are shown here; anything else can be saved and opened elsewhere."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._number = desk, ""
        self._names: dict[str, str] = {}
        self._file: EvidenceFile | None = None
        self.table: RecordTable[EvidencePiece] = RecordTable(self._columns(), lambda row: row.id, self.tr("附件"))
        self.pdf, self._picture = PdfView(), QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._frame = QScrollArea()
        self._frame.setWidgetResizable(True)
        self._frame.setWidget(self._picture)
        self._state = EmptyState("attachment", "")
        self._state.acted.connect(self._on_save)
        self.shown = QStackedWidget()
        for part in (self._state, self.pdf, self._frame):
            self.shown.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table)
        column.addWidget(self.shown, 1)
        self.table.current_changed.connect(self._on_current_changed)

    def show_claim(self, detail: ClaimDetail, work: ClaimWork) -> None:
        """The pieces of a claim, the first of them opened when somebody looks."""
        changed = detail.row.number != self._number
        self._number = detail.row.number
        zh = self._desk.language is Language.ZH
        self._names = {entry.code: entry.zh if zh else entry.en for entry in detail.evidence}
        self.table.show_records(work.pieces)
        rows = max(1, min(len(work.pieces), _ROWS))
        self.table.setFixedHeight(size("height", "table_header") + rows * theme.row_height + 4)
        if changed:
            self._state.say("attachment", self.tr("没有附件") if not work.pieces else self.tr("选择一份附件查看"))
            self.shown.setCurrentWidget(self._state)
            if work.pieces:
                self.table.go_to(work.pieces[0].id)

    def _columns(self) -> tuple[Column[EvidencePiece], ...]:
        return (
            Column("entry", self.tr("材料"), lambda row: self._names.get(row.evidence, row.evidence), 160,
                   stretch=True, tip=lambda row: row.name),
            Column("name", self.tr("文件"), lambda row: row.name, 170, Cell.QUIET, tip=lambda row: row.name,
                   hidden=True),
            Column("pages", self.tr("页"), lambda row: row.pages, 52, Cell.NUMBER),
        )  # fmt: skip

    def _on_current_changed(self, piece: EvidencePiece) -> None:
        self._desk.query(
            self, fetch_piece, FetchPiece(self._number, piece.digest), self._on_fetched, failed=self._on_failed
        )

    def _on_fetched(self, file: EvidenceFile) -> None:
        self._file = file
        if file.content.startswith(_PDF):
            self.pdf.show_document(file.content)
            self.shown.setCurrentWidget(self.pdf)
            return
        picture = QPixmap()
        if picture.loadFromData(file.content):
            width = max(200, self.shown.width() - 24)
            self._picture.setPixmap(picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation))
            self.shown.setCurrentWidget(self._frame)
            return
        self._state.say("file", file.name, self.tr("这种文件不在这里显示。"), self.tr("另存…"))
        self.shown.setCurrentWidget(self._state)

    def _on_failed(self, error: Exception) -> None:
        words = told(error, self._desk.language)
        self._file = None
        self._state.say("error", words.text, words.remedy, "", "danger")
        self.shown.setCurrentWidget(self._state)

    def _on_save(self) -> None:
        if self._file is None:
            return
        dialog = QFileDialog(self, self.tr("另存"), self._file.name)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def save_to(self, path: Path) -> bool:
        """Write the piece as it was handed in, whole or not at all."""
        if self._file is None:
            return False
        file = QSaveFile(str(path))
        file.open(QSaveFile.OpenModeFlag.WriteOnly)
        file.write(self._file.content)
        return file.commit()
