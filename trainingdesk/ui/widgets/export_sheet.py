"""The decision to write a list to a file: how much of it, as what, into which folder."""

from __future__ import annotations

from pathlib import Path

from trainingdesk.exchange.list_files import ListContent, ListFormat
from trainingdesk.ui.widgets.folder_field import FolderField
from trainingdesk.ui.widgets.form import Form
from trainingdesk.ui.widgets.inputs import Segment, Segments
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.print_sheet import remember_folder, usual_folder
from trainingdesk.ui.widgets.sheet import Sheet


class ExportSheet(Sheet):
    """Asks for format and folder. ``form`` and ``folder`` give the answer."""

    def __init__(self, content: ListContent) -> None:
        super().__init__("", "")
        self.retitle(self.tr("导出列表"))
        self.confirm_button.setText(self.tr("导出"))
        self.content = content
        self.add_fact(self.tr("列表"), content.name)
        self.add_fact(self.tr("行数"), f"{len(content.rows):,}")
        self.add_fact(self.tr("列数"), str(len(content.header)))
        form = Form()
        kinds = (Segment(ListFormat.WORKBOOK, "Excel (xlsx)"), Segment(ListFormat.DELIMITED, "CSV"))
        self._kinds = Segments(kinds, self.tr("格式"))
        self.place = FolderField(usual_folder())
        form.add(self.tr("格式"), self._kinds)
        form.add(self.tr("文件夹"), self.place)
        self.add(form)
        self.add(Label(self.tr("导出列表现在显示的行和列，号码保持掩码。"), "caption", "secondary", wrap=True))

    @property
    def form(self) -> ListFormat:
        chosen = self._kinds.value()
        return chosen if isinstance(chosen, ListFormat) else ListFormat.WORKBOOK

    def choose(self, form: ListFormat) -> None:
        """Choose a format."""
        self._kinds.choose(form)

    def folder(self) -> Path:
        """The folder as typed, offered again next time."""
        folder = Path(self.place.line.text().strip() or usual_folder()).expanduser()
        remember_folder(folder)
        return folder
