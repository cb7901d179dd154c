"""Lists of the desk as files: what to write is decided on a sheet, written as a job, and told of when it is there."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from trainingdesk.domain.errors import OfficeError, Unavailable
from trainingdesk.domain.system_reasons import system_reason
from trainingdesk.exchange.list_files import ListContent, ListFormat, list_file
from trainingdesk.exchange.written_files import write_atomically
from trainingdesk.ui.page import Page
from trainingdesk.ui.tasks import Cancelled, Lane, Outcome
from trainingdesk.ui.widgets.export_sheet import ExportSheet

_NO_FILE_NAME = str.maketrans(dict.fromkeys('\\/:*?"<>|', " "))


class ListExport(QObject):
    """Takes what the lists of one page export."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def ask(self, content: ListContent) -> None:
        """Put the decision over the page."""
        sheet = ExportSheet(content)
        sheet.confirmed.connect(partial(self._on_confirmed, sheet))
        self._page.sheet_asked.emit(sheet)

    def _on_confirmed(self, sheet: ExportSheet) -> None:
        content, desk = sheet.content, self._page.desk
        work = partial(write_list, content, sheet.form, sheet.folder(), desk.today())
        sheet.dismiss()
        desk.tasks.run(self, Lane.READ, work, self._on_written, self.tr("导出 {name}").format(name=content.name))

    def _on_written(self, outcome: Outcome) -> None:
        if outcome.error is None:
            self._page.told.emit("success", self.tr("已导出到 {path}").format(path=outcome.result))
        elif isinstance(outcome.error, OfficeError):
            self._page.show_error(outcome.error)
        elif not isinstance(outcome.error, Cancelled):
            self._page.desk.failed.emit(self._page, outcome.error)


def write_list(content: ListContent, form: ListFormat, folder: Path, day: date) -> Path:
    """Write under the list's name and the day; a file that is there stays, the new one gets a number.

    Unavailable where the folder cannot be made or written.
    """
    name = f"{content.name.translate(_NO_FILE_NAME).strip()} {day.isoformat()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = _free(folder, name, form)
    except OSError as error:
        raise Unavailable("cli.folder", path=folder, why=system_reason(error)) from error
    write_atomically(path, list_file(content, form))
    return path


def _free(folder: Path, name: str, form: ListFormat) -> Path:
    path, number = folder / f"{name}.{form}", 2
    while path.exists():
        path, number = folder / f"{name} ({number}).{form}", number + 1
    return path
