"""What every page is: a title, a bar for what went wrong, what it must hear of, and where it leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.errors import OfficeError
from trainingdesk.services.records import Paper
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.failures import Kind, finding_text, told
from trainingdesk.ui.tasks import Cancelled, Lane, Outcome
from trainingdesk.ui.theme import size
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.printing import PrintTarget, put_out
from trainingdesk.ui.widgets.states import Banner


@dataclass(frozen=True, slots=True)
class Route:
    """Where to go: a page by its id, and what it is to show there."""

    page: str
    key: str = ""
    part: str = ""


class Page(QWidget):
    """One page of the desk. ``concerns`` names the changes that make it read anew."""

    concerns: ClassVar[Changes] = Changes.NOTHING
    wants_room: ClassVar[bool] = False  # whether the rail shows icons alone beside it
    go = Signal(object)  # Route
    titled = Signal()  # title or crumbs changed
    inspected = Signal(object)  # a widget to stand in the inspector, or None
    sheet_asked = Signal(object)  # a Sheet to be shown over the window
    told = Signal(str, str)  # tone and sentence for a short notice
    audited = Signal(str, str)  # sentence and tone: what is known of the audit chain now
    preferred = Signal(object)  # a Language, Scheme or Density this person wants from now on

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.desk = desk
        self.crumbs: tuple[tuple[str, Route | None], ...] = ()
        self.key = ""
        self.banner = Banner()
        self.banner.acted.connect(self.reload)
        outer = QVBoxLayout(self)
        margin = size("space", "page_margin")
        outer.setContentsMargins(margin, 16, margin, 12)
        outer.setSpacing(size("space", "card_gap"))
        outer.addWidget(self.banner)
        self.column = outer

    # ---- for pages to say ----

    def title(self) -> str:
        """The page's name."""
        return ""

    def open(self, key: str, part: str = "") -> None:
        """Show what a route names."""
        self.key = key
        self.reload()

    def come_back(self) -> None:
        """Be shown again as it was left: filter, segment, part, current row and place stay."""
        self.reload()

    def reload(self) -> None:
        """Read everything anew."""

    def primary(self) -> None:
        """What Ctrl+Enter does."""

    def compute(self) -> None:
        """What F9 does."""

    # ---- for pages to use ----

    def header(self, title: Label, *beside: QWidget, below: QWidget | None = None) -> QHBoxLayout:
        """A row with the page's title at the left and its buttons at the right; ``below`` is said close under it."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(title)
        row.addStretch(1)
        for widget in beside:
            row.addWidget(widget)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addLayout(row)
        if below is not None:
            head.addWidget(below)
        self.column.addLayout(head)
        return row

    def show_error(self, error: Exception) -> None:
        """Say in the bar what did not go through; a conflict and a failing world offer to read again."""
        words = told(error, self.desk.language)
        action = ""
        if words.kind is Kind.CONFLICT:
            action = self.tr("重新读取")
        elif words.kind is Kind.UNAVAILABLE:
            action = self.tr("重试")
        more = [words.remedy, *(finding_text(finding, self.desk.language) for finding in words.findings[:5])]
        tone = "warning" if words.kind in (Kind.CONFLICT, Kind.REFUSED) else "danger"
        self.banner.say(tone, f"{words.text} [{words.code}]", "\n".join(line for line in more if line), action)
        if words.kind is Kind.CONFLICT:
            self.show_changed()

    def show_changed(self) -> None:
        """Show what is no longer as it was when somebody decided on it; a page that can tell does so."""

    def put_out(self, papers: Sequence[Paper], target: PrintTarget, title: str) -> None:
        """Print or save documents as a job of the drawer; a notice tells when they are out."""
        work = partial(put_out, tuple(papers), target, self.desk.tasks.report)
        self.desk.tasks.run(self, Lane.READ, work, lambda outcome: self._on_put_out(outcome, target), title)

    def _on_put_out(self, outcome: Outcome, target: PrintTarget) -> None:
        if outcome.error is None:
            count = outcome.result.count
            if target.printer:
                self.told.emit("success", self.tr("已送打印 {count} 份。").format(count=count))
            else:
                text = self.tr("已保存 {count} 个 PDF 文件到 {folder}。")
                self.told.emit("success", text.format(count=count, folder=target.folder))
        elif isinstance(outcome.error, OfficeError):
            self.show_error(outcome.error)
        elif not isinstance(outcome.error, Cancelled):
            self.desk.failed.emit(self, outcome.error)
