"""The clerk's own workbook given back with remarks: asked of the office, saved where the clerk says."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from trainingdesk.services.import_records import Remarked, RemarkFile
from trainingdesk.ui.handed_files import ask_place, write_file
from trainingdesk.ui.page import Page
from trainingdesk.ui.pages.importing.run import Item


class GiveBack(QObject):
    """Acts for one page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def ask(self, item: Item) -> None:
        """Have the workbook made, then ask where it goes."""
        page = self._page
        order = RemarkFile(item.file, page.desk.language)
        page.desk.query(page, item.way.remark, order, self._on_remarked, slot="remark", failed=page.show_error)

    def _on_remarked(self, remarked: Remarked) -> None:
        title = self.tr("保存带批注的工作簿")
        ask_place(self._page, title, remarked.name, lambda path: self._save(path, remarked.content))

    def _save(self, path: Path, content: bytes) -> None:
        if write_file(path, content):
            self._page.told.emit("success", self.tr("已保存：{name}").format(name=path.name))
        else:
            self._page.banner.say("danger", self.tr("无法写入 {name}，请换一个位置。").format(name=path.name))
