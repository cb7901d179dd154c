"""The evidence checklist over the page: what is asked for, what was handed in, and files to put under an entry."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from trainingdesk.domain.texts import Language
from trainingdesk.services.claim_records import EvidenceView
from trainingdesk.services.claim_work import EvidencePiece
from trainingdesk.ui.icons import draw_icon
from trainingdesk.ui.theme import theme
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.inputs import Choice
from trainingdesk.ui.widgets.labels import Chip, ElidedLabel, Label, rule
from trainingdesk.ui.widgets.sheet import Sheet
from trainingdesk.ui.widgets.step_buttons import StepButtons

_ROW = 46


def dropped_files(event: QDragEnterEvent | QDropEvent) -> tuple[Path, ...]:
    """The files that somebody holds over the window."""
    return tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())


def entry_for(name: str, entries: Sequence[EvidenceView]) -> str:
    """The entry whose words are in a file's name, else the first that lacks something, else the first."""
    for entry in entries:
        words = entry.zh.replace("（", "、").replace("或", "、").split("、")
        if any(len(word) > 1 and word in name for word in words):
            return entry.code
    lacking = [entry.code for entry in entries if entry.required and not entry.pieces]
    return (lacking or [entry.code for entry in entries])[0]


class _Mark(QWidget):
    """Handed in or not."""

    def __init__(self, *, given: bool, required: bool) -> None:
        super().__init__()
        self._icon = ("check", "success") if given else ("circle", "warning" if required else "text_tertiary")
        self.setFixedSize(24, 24)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_icon(QPainter(self), self._icon[0], QRectF(2, 4, 16, 16), theme.color(self._icon[1]))


class _Entry(QWidget):
    """One entry of the checklist; files may be dropped on it."""

    asked = Signal()
    dropped = Signal(object)
    taken_off = Signal(object)

    def __init__(
        self, entry: EvidenceView, pieces: Sequence[EvidencePiece], language: Language, *, editable: bool
    ) -> None:
        super().__init__()
        self.entry = entry
        self.setAcceptDrops(editable)
        self.setMinimumHeight(_ROW)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        row.addWidget(_Mark(given=bool(entry.pieces), required=entry.required))
        words = QVBoxLayout()
        words.setSpacing(0)
        name = entry.zh if language is Language.ZH else entry.en
        words.addWidget(ElidedLabel(name, "body"))
        lacking = self.tr("未提供") if entry.required else self.tr("可不提供")
        said = "、".join(piece.name for piece in pieces) or lacking
        words.addWidget(ElidedLabel(said, "caption", "secondary"))
        row.addLayout(words, 1)
        if entry.pieces:
            count = self.tr("{pieces} 件 {pages} 页").format(pieces=entry.pieces, pages=entry.pages)
            row.addWidget(Chip(count, "", "success"))
        elif entry.required:
            row.addWidget(Chip(self.tr("必备"), "", "warning"))
        if editable and pieces:
            off = Button(self.tr("取下…"), ButtonKind.QUIET, small=True)
            off.setAccessibleName(f"{self.tr('取下…')} {name}")
            menu = self._pieces_menu(pieces)
            off.clicked.connect(lambda: menu.popup(off.mapToGlobal(off.rect().bottomLeft())))
            row.addWidget(off)
        add = Button(self.tr("添加…"), icon_name="attachment", small=True)
        add.setAccessibleName(f"{self.tr('添加…')} {name}")
        add.setVisible(editable)
        add.clicked.connect(self.asked)
        row.addWidget(add)

    def _pieces_menu(self, pieces: Sequence[EvidencePiece]) -> QMenu:
        menu = QMenu(self)
        for piece in pieces:
            menu.addAction(piece.name, partial(self.taken_off.emit, piece))
        return menu

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.dropped.emit(dropped_files(event))
        event.acceptProposedAction()


class EvidenceSheet(Sheet):
    """``given`` hands over files, each with the code of its entry; ``chosen_for`` asks for files for an entry."""

    given = Signal(object)  # tuple[tuple[str, Path], ...]
    chosen_for = Signal(str)
    files_asked = Signal()
    taken_up = Signal(object)  # files let go anywhere over the sheet: to be put under entries by their names
    taken_off = Signal(object)  # EvidencePiece

    def __init__(self, title: str, language: Language, *, editable: bool, files: Sequence[Path] = ()) -> None:
        super().__init__(title, "", width=640)
        self._language, self._editable = language, editable
        self.files = tuple(files)
        self.cancel_button.setText(self.tr("完成"))
        self.confirm_button.setText(self.tr("添加"))
        self.confirm_button.setVisible(bool(files))
        self.choices = tuple(Choice() for _ in self.files)
        if files:
            self.retitle(self.tr("添加 {count} 份附件").format(count=len(self.files)))
            self._add_files()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add(self._scroll)
        self.steps = StepButtons()
        self.steps.setVisible(editable)
        self.steps.heed(self)
        self.confirmed.connect(self._on_confirmed_files)
        self.setAcceptDrops(editable)
        self.choose = Button(self.tr("选择文件…"), icon_name="attachment", key="Ctrl+O")
        self.choose.clicked.connect(self.files_asked)
        self.choose.setVisible(editable)
        self.add_action(self.choose)
        self.add_action(self.steps)

    def _add_files(self) -> None:
        """Each file with the entry it seems to belong to."""
        self.add(Label(self.tr("按文件名归入下列材料，请核对："), "body", "secondary"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for row, (file, choice) in enumerate(zip(self.files, self.choices, strict=True)):
            grid.addWidget(ElidedLabel(file.name, "body"), row, 0)
            choice.setAccessibleName(self.tr("{file} 归入").format(file=file.name))
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(14)
            grid.addWidget(choice, row, 1)
        self.body.addLayout(grid)

    def show_entries(self, entries: Sequence[EvidenceView], pieces: Sequence[EvidencePiece]) -> None:
        """Replace the checklist; the first show proposes where dropped files belong."""
        named = [(entry.zh if self._language is Language.ZH else entry.en, entry.code) for entry in entries]
        for file, choice in zip(self.files, self.choices, strict=True):
            had = choice.count() > 0
            choice.show_entries(named)
            if not had and entries:
                choice.choose(entry_for(file.name, entries))
        holder = QWidget()
        holder.setObjectName("scrolled")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(0)
        for number, entry in enumerate(entries):
            if number:
                column.addWidget(rule())
            own = [piece for piece in pieces if piece.evidence == entry.code]
            line = _Entry(entry, own, self._language, editable=self._editable)
            line.asked.connect(lambda code=entry.code: self.chosen_for.emit(code))
            line.dropped.connect(lambda files, code=entry.code: self.given.emit(tuple((code, file) for file in files)))
            line.taken_off.connect(self.taken_off)
            column.addWidget(line)
        column.addStretch(1)
        self._scroll.setWidget(holder)
        self._scroll.setFixedHeight(min(len(entries), 9) * (_ROW + 1) + 4)
        if self.isVisible():
            self._place()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.taken_up.emit(dropped_files(event))

    def say_lacking(self, count: int) -> None:
        """Why the checklist came instead of the submission."""
        text = self.tr("还缺 {count} 项必备材料，补齐后再提交。").format(count=count)
        self.banner.say("warning", text, self.tr("可以把扫描件一次拖到页面上，会按文件名归入各项。"))
        self._place()

    def _on_confirmed_files(self) -> None:
        self.given.emit(
            tuple((str(choice.value()), file) for file, choice in zip(self.files, self.choices, strict=True))
        )
