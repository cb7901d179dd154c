"""A filed paper over the page: its very bytes, to be looked at, printed and saved."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSaveFile, Qt
from PySide6.QtGui import QPageLayout
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from trainingdesk.services.papers import FetchPaper, print_paper
from trainingdesk.services.records import Paper
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.tasks import Lane, Outcome
from trainingdesk.ui.widgets.buttons import Button
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.pdf_view import PdfView
from trainingdesk.ui.widgets.printing import print_onto
from trainingdesk.ui.widgets.sheet import Sheet


class PaperSheet(Sheet):
    """Esc puts it away; printing is written down by the office, which hands out the same bytes for it."""

    def __init__(self, desk: Desk, paper: Paper, title: str) -> None:
        super().__init__(title, "", width=880)
        self._desk, self._paper = desk, paper
        self.confirm_button.setText(self.tr("打印"))
        self.confirm_button.show_icon("printer")
        self.cancel_button.setText(self.tr("完成"))
        self.view = PdfView()
        self.view.setMinimumHeight(520)
        row = QHBoxLayout()
        row.addWidget(Label(self.tr("文件指纹 {digest}").format(digest=paper.digest[:16]), "caption", "secondary"))
        row.addStretch(1)
        self._pages = Label("", "caption", "secondary")
        self.save_button = Button(self.tr("保存…"), icon_name="save", key="Ctrl+S", small=True)
        self.save_button.clicked.connect(self._on_save)
        row.addWidget(self._pages)
        row.addWidget(self.save_button)
        self.body.addLayout(row)
        self.add(self.view)
        self.view.page_changed.connect(self._on_page_changed)
        self.view.show_document(paper.content)
        self.confirmed.connect(self._on_print)
        self._dialog: QWidget | None = None

    def save_to(self, path: Path) -> bool:
        """Write the bytes whole or not at all."""
        file = QSaveFile(str(path))
        file.open(QSaveFile.OpenModeFlag.WriteOnly)
        file.write(self._paper.content)
        if file.commit():
            return True
        self.banner.say("danger", self.tr("没有保存：{why}").format(why=file.errorString()))
        return False

    def _on_page_changed(self, page: int, count: int) -> None:
        self._pages.setText(self.tr("第 {page} / {count} 页").format(page=page, count=count))

    def _on_save(self) -> None:
        name = f"{self._paper.number}.pdf"
        dialog = QFileDialog(self, self.tr("保存"), name, "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.save_to(Path(path)))
        self._dialog = dialog
        dialog.open()

    def _on_print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._paper.number)
        printer.setFullPage(True)
        printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.send_to(printer))
        self._dialog = dialog
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()

    def send_to(self, printer: QPrinter) -> None:
        """Fetch the bytes for printing, which puts the print on record, and send them."""
        self.set_busy(busy=True)
        order = FetchPaper(self._paper.kind, self._paper.number)
        self._desk.act(
            self, print_paper, order, lambda paper: self._on_fetched(paper, printer),
            failed=lambda error: self.show_error(error, self._desk.language),
        )  # fmt: skip

    def _on_fetched(self, paper: Paper, printer: QPrinter) -> None:
        tasks = self._desk.tasks
        work = partial(print_onto, printer, (paper,), tasks.report)
        tasks.run(self, Lane.READ, work, self._on_printed, self.tr("打印 {number}").format(number=paper.number))

    def _on_printed(self, outcome: Outcome) -> None:
        self.set_busy(busy=False)
        if outcome.error is None:
            self.banner.say("success", self.tr("已送打印。"))
        else:
            self._desk.failed.emit(self, outcome.error)
