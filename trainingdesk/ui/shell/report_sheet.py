"""The report of a mistake of the program: all that would be handed on is shown, and only its reader sends it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit

from trainingdesk.ui.handed_files import ask_place, write_file
from trainingdesk.ui.mistake_report import report_archive
from trainingdesk.ui.theme import font
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.sheet import Sheet

_SHOWN = 220


class ReportSheet(Sheet):
    """Says where the program went wrong and saves the report where its reader wants it."""

    saved = Signal(str)

    def __init__(self, text: str, files: dict[str, str]) -> None:
        super().__init__(self.tr("程序出错了"), self.tr("保存诊断包…"), width=640)
        self._files = files
        self._times = 1
        self.cancel_button.setText(self.tr("关闭"))
        self.add(Label(text, "body", wrap=True))
        calm = self.tr("这一步没有完成，此前已保存的内容都在。可以关闭后再试一次；再次出错，请把诊断包交给管理员。")
        self.add(Label(calm, "body", "secondary", wrap=True))
        self.contents = QPlainTextEdit()
        self.contents.setReadOnly(True)
        self.contents.setTabChangesFocus(True)
        self.contents.setFont(font("caption"))
        self.contents.setFixedHeight(_SHOWN)
        self.contents.setPlainText("\n".join(f"— {name} —\n{content}" for name, content in files.items()))
        self.contents.setAccessibleName(self.tr("诊断包的全部内容"))
        self.add(self.contents)
        said = self.tr("以上是诊断包的全部内容：没有学员、账户和金额；程序不会自行发送。")
        self._foot = Label(said, "caption", "secondary", wrap=True)
        self.add(self._foot)
        self.confirmed.connect(self._on_save)

    def happened_again(self) -> None:
        """The same moment brought more of them: counted, not shown one over the other."""
        self._times += 1
        self.banner.say("info", self.tr("此后又出错 {count} 次。").format(count=self._times - 1))
        self._place()

    def _on_save(self) -> None:
        ask_place(self, self.tr("保存诊断包"), "trainingdesk-report.zip", self.save)

    def save(self, path: Path) -> None:
        """Write the archive; the sheet says when that was not possible."""
        if write_file(path, report_archive(self._files)):
            self.saved.emit(path.name)
            self.dismiss()
        else:
            self.banner.say("danger", self.tr("无法写入 {name}，请换一个位置。").format(name=path.name))
            self._place()
