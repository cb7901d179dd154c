"""Asking with a sheet and acting on the answer: what every decision on a claim or voucher has in common."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from trainingdesk.domain.errors import Conflict
from trainingdesk.services.office import Procedure
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.drafting import draft_sheet
from trainingdesk.ui.widgets.sheet import Sheet

OrderT = TypeVar("OrderT")
ResultT = TypeVar("ResultT")


class Deciding(QObject):
    """A conflict leads back to the page, which shows what changed; any other refusal is told in the sheet.

    What was written in a sheet that a conflict closed is a draft, and stands there when the same is decided next.
    """

    sheet_asked = Signal(object)
    told = Signal(str, str)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk

    def ask(
        self,
        sheet: Sheet,
        procedure: Procedure[OrderT, ResultT],
        order: Callable[[], OrderT | None],
        then: Callable[[ResultT], None],
        *,
        draft: tuple[str, str] | None = None,
    ) -> None:
        """Show the sheet; ``order`` is what it comes to when confirmed, None while something is missing.

        ``draft`` names place and key under which what is typed is kept until it went through.
        """

        def confirmed() -> None:
            asked = order()
            if asked is not None:
                sheet.set_busy(busy=True)
                self.desk.act(self, procedure, asked, done, failed=failed)

        def done(result: ResultT) -> None:
            sheet.finish()
            then(result)

        def failed(error: Exception) -> None:
            if isinstance(error, Conflict):
                sheet.dismiss()
                self.failed.emit(error)
            else:
                sheet.show_error(error, self.desk.language)

        sheet.confirmed.connect(confirmed)
        if draft is not None:
            draft_sheet(self.desk, sheet, *draft)
        self.sheet_asked.emit(sheet)

    def refuse(self, error: Exception) -> None:
        """Tell the page what did not go through without a sheet."""
        self.failed.emit(error)

    def say(self, text: str) -> None:
        """A short notice that it went through."""
        self.told.emit("success", text)
