"""Taking an import back: what it would come to and what stands in its way, on a sheet, then done for a page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from trainingdesk.domain.texts import Language
from trainingdesk.services.import_undo import ImportUndone, UndoLook, WhichImport, look_at_undo, undo_import
from trainingdesk.ui.failures import finding_text
from trainingdesk.ui.page import Page
from trainingdesk.ui.widgets.buttons import ButtonKind
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.sheet import Sheet


class UndoSheet(Sheet):
    """How much goes and how much is as before; nothing to confirm where something was built on it."""

    def __init__(self, look: UndoLook, language: Language) -> None:
        title = self.tr("撤销导入：{name}").format(name=look.file)
        super().__init__(title, self.tr("确认撤销导入"), kind=ButtonKind.DANGER)
        self.add_fact(self.tr("撤去"), self.tr("{count} 项").format(count=look.removed))
        self.add_fact(self.tr("恢复原值"), self.tr("{count} 项").format(count=look.restored))
        said = self.tr("整批撤销，登记库恢复到导入之前；原文件仍留档，撤销记入审计日志。")
        self.add(Label(said, "body", "secondary", wrap=True))
        if look.obstacle is not None:
            self.add(Label(finding_text(look.obstacle, language), "body", "danger", wrap=True))
            self.confirm_button.setEnabled(False)


class UndoImport(QObject):
    """Acts for one page."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def ask(self, which: WhichImport, then: Callable[[], None] | None = None) -> None:
        """Look at it, show the sheet, and take it back when that is confirmed; ``then`` hears that it is done."""
        page = self._page
        page.desk.query(page, look_at_undo, which, lambda look: self._show(which, look, then), failed=page.show_error)

    def _show(self, which: WhichImport, look: UndoLook, then: Callable[[], None] | None) -> None:
        page, sheet = self._page, UndoSheet(look, self._page.desk.language)

        def done(undone: ImportUndone) -> None:
            sheet.dismiss()
            page.told.emit("success", self.tr("已撤销“{name}”的导入").format(name=undone.file))
            if then is not None:
                then()

        def confirmed() -> None:
            sheet.set_busy(busy=True)
            language = page.desk.language
            page.desk.act(sheet, undo_import, which, done, failed=lambda error: sheet.show_error(error, language))

        sheet.confirmed.connect(confirmed)
        page.sheet_asked.emit(sheet)
