"""Filed documents onto paper or into files, off the GUI thread: the bytes on file, never drawn anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from trainingdesk.domain.errors import Unavailable
from trainingdesk.exchange.written_files import write_atomically
from trainingdesk.services.records import Paper
from trainingdesk.ui.widgets.pdf_view import page_picture, page_sizes

_POINT = 72
_DPI = 300
Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class PrintTarget:
    """Where documents go: the printer of that name, or PDF files in a folder where no printer is named."""

    printer: str
    folder: Path


@dataclass(frozen=True, slots=True)
class Printed:
    """What came out: how many documents, and the files, none for a printer."""

    count: int
    files: tuple[Path, ...] = ()


def put_out(papers: Sequence[Paper], target: PrintTarget, report: Report) -> Printed:
    """Print or save the documents in their order. Unavailable when printer or folder cannot be reached."""
    if target.printer:
        _print(papers, target.printer, report)
        return Printed(len(papers))
    files = []
    for done, paper in enumerate(papers, start=1):
        files.append(_saved(paper, target.folder))
        report(done, len(papers))
    return Printed(len(papers), tuple(files))


def _saved(paper: Paper, folder: Path) -> Path:
    """Under its number; beside another document of that name, under the beginning of its digest as well."""
    path = folder / f"{paper.number}.pdf"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.read_bytes() != paper.content:
            path = folder / f"{paper.number}-{paper.digest[:8]}.pdf"
    except OSError as error:
        raise Unavailable("cli.folder", path=folder, why=error.strerror or error) from error
    write_atomically(path, paper.content)
    return path


def _print(papers: Sequence[Paper], name: str, report: Report) -> None:
    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        raise Unavailable("document.printer_missing", name=name)
    print_onto(QPrinter(info, QPrinter.PrinterMode.HighResolution), papers, report)


def print_onto(printer: QPrinter, papers: Sequence[Paper], report: Report) -> None:
    """Every page at its own size, without margins."""
    printer.setFullPage(True)
    painter: QPainter | None = None
    for done, paper in enumerate(papers, start=1):
        for number, size in enumerate(page_sizes(paper.content)):
            printer.setPageLayout(_layout(size))
            if painter is None:
                painter = QPainter(printer)
            else:
                printer.newPage()
            scale = printer.resolution() / _POINT
            picture = page_picture(paper.content, number, _DPI / _POINT)
            painter.drawImage(QRectF(0, 0, size[0] * scale, size[1] * scale), picture)
        report(done, len(papers))
    if painter is not None:
        painter.end()


def _layout(size: tuple[float, float]) -> QPageLayout:
    """The sheet of a page, without margins: the document brings its own."""
    short, long = sorted(size)
    wide = size[0] > size[1]
    orientation = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    sheet = QPageSize(QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    return QPageLayout(sheet, orientation, QMarginsF())
