"""What a review asked to be put right, in a box of its own, with the way to the person it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainingdesk.services.claim_records import ActView
from trainingdesk.ui.icons import draw_icon
from trainingdesk.ui.terms import instant_text
from trainingdesk.ui.theme import theme
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.labels import Label

_MOST = 4


class RemarkBox(QWidget):
    """Remarks one below the other; ``located`` names the position of the person whose remark was pressed."""

    located = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(40, 8, 12, 8)
        self._column.setSpacing(2)
        self.buttons: list[Button] = []
        self.hide()

    def show_remarks(self, title: str, acts: Sequence[ActView], names: Mapping[int, str]) -> None:
        """Show what was remarked; nothing hides the box. ``names`` are those of the people by position."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = []
        self.setVisible(bool(acts))
        self.setAccessibleName(title)
        if not acts:
            return
        self._column.addWidget(self._heading(title, acts[0]))
        for act in acts[:_MOST]:
            self._column.addWidget(self._line(act, names))
        if len(acts) > _MOST:
            rest = self.tr("另有 {count} 条，见表中有标记的人。").format(count=len(acts) - _MOST)
            self._column.addWidget(Label(rest, "caption", "secondary"))

    def _heading(self, title: str, act: ActView) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Label(title, "body_strong", "warning"), 1)
        row.addWidget(Label(f"{act.by} {instant_text(act.at)}", "caption", "secondary"))
        return holder

    def _line(self, act: ActView, names: Mapping[int, str]) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        position = act.subject_position
        if position is not None:
            who = self.tr("第 {position} 行 {name}").format(position=position, name=names.get(position, ""))
            button = Button(who, ButtonKind.LINK)
            button.clicked.connect(lambda: self.located.emit(position))
            self.buttons.append(button)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(act.comment or "", "body", wrap=True), 1)
        return holder

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("warning"))
        painter.setBrush(theme.color("warning_tint"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        draw_icon(painter, "pin", QRectF(14, 11, 16, 16), theme.color("warning"))
