"""The check of one file: how many rows go in, the problems mended where they stand, and the current row in full."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainingdesk.domain.findings import Severity
from trainingdesk.domain.texts import Language
from trainingdesk.exchange.corrections import CellMark
from trainingdesk.exchange.header_words import FileKind
from trainingdesk.ui.pages.importing.columns import CheckColumns, CheckRow, rows_of
from trainingdesk.ui.pages.importing.counts import CountsCard
from trainingdesk.ui.pages.importing.edits import Mend
from trainingdesk.ui.pages.importing.row_panel import RowPanel
from trainingdesk.ui.pages.importing.run import Item
from trainingdesk.ui.widgets.buttons import Button, ButtonKind, IconButton
from trainingdesk.ui.widgets.inputs import Segment
from trainingdesk.ui.widgets.record_panel import RecordPanel

_PROBLEMS = frozenset({Severity.ERROR, Severity.WARNING})


class CheckPanel(QWidget):
    """Counts, problems and the current row of one file. What is typed into a cell is told by ``changed``."""

    retried = Signal()
    remark_asked = Signal()
    changed = Signal(str, object)  # what was done, in words, and the Edits it comes to
    stepped = Signal(int)  # -1 takes the last step back, 1 does it again

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = FileKind.ROSTER
        self._waiting: Item | None = None  # came while a cell was being edited
        self._shown: Item | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.counts = CountsCard()
        column.addWidget(self.counts)
        self.panel: RecordPanel[CheckRow] = RecordPanel(
            CheckColumns(self).make(language),
            lambda row: row.key,
            self.tr("检查结果"),
            empty=("check", self.tr("没有问题"), self.tr("所有行都可以导入。"), ""),
        )
        self.states = self.panel.add_segments(self._segments(()), self.tr("检查结果"))
        self._build_tools()
        column.addWidget(self.panel, 1)
        self.row = RowPanel(language)
        self.row.hide()
        column.addWidget(self.row)
        self._connect()

    def _build_tools(self) -> None:
        self.undo = IconButton("undo", self.tr("撤销"))
        self.redo = IconButton("redo", self.tr("重做"))
        self.remark = Button(self.tr("退回带批注的工作簿"), ButtonKind.QUIET, icon_name="download")
        self.accept = Button(self.tr("采纳全部建议"), icon_name="checks")
        self.accept.hide()
        for tool in (self.undo, self.redo, self.accept):
            self.panel.add_tool(tool)

    def _connect(self) -> None:
        table = self.panel.table
        self.states.chosen.connect(self._on_state_chosen)
        self.panel.retried.connect(self.retried)
        self.remark.clicked.connect(self.remark_asked)
        self.accept.clicked.connect(lambda: self._accept(self.panel.table.records.records))
        self.row.accepted.connect(lambda row: self._accept((row,)))
        self.undo.clicked.connect(lambda: self.stepped.emit(-1))
        self.redo.clicked.connect(lambda: self.stepped.emit(1))
        self.row.stepped.connect(table.step)
        self.row.edit_asked.connect(self._on_edit_asked)
        self.row.restored.connect(self._on_restore)
        table.current_changed.connect(self._show_row)
        table.opened.connect(self._on_edit_asked)
        table.looked_at.connect(self._on_skip)
        table.clicked.connect(self._on_clicked)
        self.row.skipped.connect(self._on_skip)
        table.records.edited.connect(self._on_edited)
        table.itemDelegate().closeEditor.connect(self._on_editor_closed)
        acts: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl+Z", self.undo.click),
            ("Ctrl+Y", self.redo.click),
            ("Ctrl+D", self._on_fill_down),
            ("Ctrl+V", self._on_paste),
        )
        for key, act in acts:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # ---- what is shown ----

    def show_item(self, item: Item) -> None:
        """Show the preview of a file. What is being typed goes first: then it waits until the editor is closed."""
        if self.panel.table.is_editing:
            self._waiting = item
            return
        self._waiting = None
        again = self._shown is not None and self._shown.upload == item.upload and self._shown.kind is item.kind
        preview, self._shown = item.preview, item
        if preview is None:
            return
        self._kind = preview.kind
        self.counts.show_preview(preview, len(item.edits.mends))
        rows = rows_of(preview, item.edits, item.look)
        self.states.show_segments(self._segments(rows))
        at = self.panel.table.currentIndex().row()
        self.panel.show_records(rows)
        chosen = str(self.states.value())
        if not again or not any(_fits(row, chosen) for row in rows):
            chosen = next((key for key in ("error", "problems") if any(_fits(row, key) for row in rows)), "all")
            self.states.choose(chosen)
        self._on_state_chosen(chosen)
        self._keep_place(at if again else 0)
        self.remark.setEnabled(any(row.finding for row in rows))
        count = len({row.cell for row in rows if row.suggestion is not None})
        self.accept.setText(self.tr("采纳全部建议（{count}）").format(count=count))
        self.accept.setVisible(count > 0)

    def show_steps(self, *, can_undo: bool, can_redo: bool) -> None:
        """Whether there is a step to take back, or to do again."""
        self.undo.setEnabled(can_undo)
        self.redo.setEnabled(can_redo)

    def _keep_place(self, at: int) -> None:
        """Where the current row is gone, the one that came into its place is next."""
        table = self.panel.table
        shown = table.records.shown
        if table.current() is None and shown:
            table.go_to(shown[min(max(at, 0), len(shown) - 1)].key)
        self._show_row(table.current())

    def _show_row(self, row: CheckRow | None) -> None:
        self.row.show_row(row, self._kind, self._shown.look if self._shown else None)

    def _segments(self, rows: tuple[CheckRow, ...]) -> tuple[Segment, ...]:
        def count(key: str) -> int:
            return sum(_fits(row, key) for row in rows)

        return (
            Segment("problems", self.tr("有问题"), count=count("problems")),
            Segment("error", self.tr("错误"), "error", "danger", count("error")),
            Segment("warning", self.tr("提醒"), "warning", "warning", count("warning")),
            Segment("mended", self.tr("已修"), "check", "success", count("mended")),
            Segment("all", self.tr("全部"), count=count("all")),
        )

    def _on_state_chosen(self, key: object) -> None:
        self.panel.narrow(None if key == "all" else lambda row: _fits(row, str(key)))
        self._keep_place(0)

    # ---- mending ----

    def _on_edit_asked(self) -> None:
        table = self.panel.table
        row = table.current()
        if row is not None and row.text is not None:
            table.setFocus(Qt.FocusReason.ShortcutFocusReason)
            table.edit(table.currentIndex())

    def _on_edited(self, row: CheckRow, _key: str, text: str) -> None:
        if row.cell is not None and row.finding is not None:
            words = self.tr("改正 {cell}").format(cell=row.cell.address)
            self._mend(words, Mend(row.cell, text, row.finding))

    def _mend(self, words: str, *mends: Mend) -> None:
        if self._shown is not None:
            self.changed.emit(words, self._shown.edits.mended(mends))

    def _on_restore(self, cell: CellMark) -> None:
        if self._shown is not None:
            words = self.tr("恢复 {cell} 的原值").format(cell=cell.address)
            self.changed.emit(words, self._shown.edits.without(cell))

    def _accept(self, rows: Sequence[CheckRow]) -> None:
        """What is suggested, in one step; of two suggestions for a cell the graver finding's."""
        mends: dict[CellMark, Mend] = {}
        for row in rows:
            if row.cell is not None and row.finding is not None and row.suggestion is not None:
                mends.setdefault(row.cell, Mend(row.cell, row.suggestion, row.finding))
        if mends:
            self._mend(self.tr("采纳 {count} 条建议").format(count=len(mends)), *mends.values())

    def _on_clicked(self, index: QModelIndex) -> None:
        if self.panel.table.records.columns[index.column()].key == "take":
            self._on_skip()

    def _on_skip(self) -> None:
        """The chosen rows stay out, or come in again."""
        table = self.panel.table
        rows = table.chosen() or tuple(filter(None, (table.current(),)))
        marks = tuple(dict.fromkeys(row.mark for row in rows if row.mark is not None and row.can_go_in))
        if self._shown is not None and marks:
            words = self.tr("跳过 {count} 行").format(count=len(marks))
            self.changed.emit(words, self._shown.edits.toggled(marks))

    def _on_editor_closed(self) -> None:
        QTimer.singleShot(0, self, self._show_waiting)

    def _show_waiting(self) -> None:
        if self._waiting is not None:
            self.show_item(self._waiting)

    def _on_fill_down(self) -> None:
        """The first chosen row's text into the other chosen rows of the same column."""
        chosen = [row for row in self.panel.table.chosen() if row.text is not None]
        if chosen:
            first = chosen[0]
            self._write_into(chosen[1:], first, [first.text or ""] * (len(chosen) - 1), self.tr("向下填充"))

    def _on_paste(self) -> None:
        """Lines from a sheet into this column, from the current row down; of wider lines the first cell."""
        table = self.panel.table
        first = table.current()
        if first is None or first.text is None:
            return
        lines = QGuiApplication.clipboard().text().removesuffix("\n").splitlines()
        shown = table.records.shown
        rows = [row for row in shown[shown.index(first) :] if row.text is not None and _same_column(row, first)]
        texts = [line.split("\t")[0].strip() for line in lines]
        self._write_into(rows[: len(texts)], first, texts, self.tr("粘贴"))

    def _write_into(self, rows: list[CheckRow], first: CheckRow, texts: list[str], words: str) -> None:
        mends = [
            Mend(row.cell, text, row.finding)
            for row, text in zip(rows, texts, strict=False)
            if row.cell is not None and row.finding is not None and _same_column(row, first) and row.text != text
        ]
        if mends:
            self._mend(words, *mends)


def _same_column(row: CheckRow, other: CheckRow) -> bool:
    mine, theirs = row.cell, other.cell
    return mine is not None and theirs is not None and (mine.sheet, mine.column) == (theirs.sheet, theirs.column)


def _fits(row: CheckRow, key: str) -> bool:
    if key == "all":
        return True
    if key == "mended":
        return row.is_mended
    if key == "problems":
        return row.is_mended or row.severity in _PROBLEMS
    return row.severity == key
