"""The decision to print: what, how many, and onto which printer or into which folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtPrintSupport import QPrinterInfo

from trainingdesk.ui.widgets.folder_field import FolderField
from trainingdesk.ui.widgets.form import Form
from trainingdesk.ui.widgets.inputs import Choice
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.printing import PrintTarget
from trainingdesk.ui.widgets.sheet import Sheet

_last_folder: list[Path] = []  # where documents went before, for as long as the program runs


def usual_folder() -> Path:
    """Where documents went last, or the user's documents."""
    if _last_folder:
        return _last_folder[-1]
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents or Path.home())


def remember_folder(folder: Path) -> None:
    """Offer this folder first from now on."""
    _last_folder[:] = [folder]


class PrintSheet(Sheet):
    """Asks for printer or folder. ``target`` gives the answer."""

    def __init__(self, title: str, confirm: str, facts: Sequence[tuple[str, str]], note: str = "") -> None:
        super().__init__(title, confirm)
        for name, value in facts:
            self.add_fact(name, value)
        self._form = Form()
        self.printer = Choice([(name, name) for name in QPrinterInfo.availablePrinterNames()])
        self.printer.addItem(self.tr("保存为 PDF 文件"), "")
        usual = QPrinterInfo.defaultPrinterName()
        if usual:
            self.printer.choose(usual)
        self.printer.chosen.connect(self._on_printer_chosen)
        self._folder_row = FolderField(usual_folder())
        self.folder = self._folder_row.line
        self._form.add(self.tr("打印到"), self.printer)
        self._form.add(self.tr("文件夹"), self._folder_row)
        self.add(self._form)
        if note:
            self.add(Label(note, "caption", "secondary", wrap=True))
        self._on_printer_chosen()

    def target(self) -> PrintTarget:
        """The printer or folder as chosen."""
        folder = Path(self.folder.text().strip() or usual_folder()).expanduser()
        if not self.printer.value():
            remember_folder(folder)
        return PrintTarget(str(self.printer.value() or ""), folder)

    def _on_printer_chosen(self) -> None:
        self._folder_row.setEnabled(not self.printer.value())
