"""How far a class has come: its steps in a row, each with what was done in it, and a way into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from trainingdesk.ui.icons import draw_icon
from trainingdesk.ui.theme import font, size, theme
from trainingdesk.ui.widgets.buttons import PaintedButton
from trainingdesk.ui.widgets.cell_paint import draw_text


class StepState(Enum):
    """Whether a step is done, is next, or waits."""

    DONE = auto()
    NEXT = auto()
    LATER = auto()


@dataclass(frozen=True, slots=True)
class StepView:
    """One step: its key, its name, what was done, and where it stands."""

    key: str
    text: str
    note: str
    state: StepState


class _StepButton(PaintedButton):
    """One step of the bar."""

    def __init__(self, number: int, step: StepView, *, last: bool) -> None:
        super().__init__()
        self._number, self.step, self._last = number, step, last
        self.setAccessibleName(f"{step.text} {step.note}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(font("body_strong")).horizontalAdvance(self.step.text)
        note = QFontMetricsF(font("caption")).horizontalAdvance(self.step.note)
        return QSize(max(110, round(max(words, note)) + 64), size("height", "step_bar") - 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self.step
        area = QRectF(self.rect()).adjusted(1, 1, -14, -1)
        if step.state is StepState.NEXT or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_tint" if step.state is StepState.NEXT else "hover"))
            painter.drawRoundedRect(area, 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, 6, 6)
        self._draw_mark(painter, QRectF(area.left() + 10, area.center().y() - 11, 22, 22))
        words = QRectF(area.left() + 42, area.top() + 5, area.width() - 46, 20)
        tone = "accent" if step.state is StepState.NEXT else "text"
        draw_text(painter, words, step.text, "body_strong" if step.state is StepState.NEXT else "body", tone)
        draw_text(painter, words.translated(0, 20), step.note, "caption", "text_secondary")
        if not self._last:
            place = QRectF(self.width() - 13, self.height() / 2 - 6, 12, 12)
            draw_icon(painter, "chevron_right", place, theme.color("text_tertiary"))

    def _draw_mark(self, painter: QPainter, area: QRectF) -> None:
        state = self.step.state
        painter.setPen(theme.color("control_border") if state is StepState.LATER else Qt.PenStyle.NoPen)
        ground = {StepState.DONE: "success_tint", StepState.NEXT: "accent", StepState.LATER: "surface"}[state]
        painter.setBrush(theme.color(ground))
        painter.drawEllipse(area.adjusted(0.5, 0.5, -0.5, -0.5))
        if state is StepState.DONE:
            draw_icon(painter, "check", area.adjusted(4, 4, -4, -4), theme.color("success"))
            return
        painter.setPen(theme.color("on_accent" if state is StepState.NEXT else "text_secondary"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(self._number))


class StepBar(QFrame):
    """The steps on a card; pressing one goes there."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setFixedHeight(size("height", "step_bar"))
        self._steps: tuple[StepView, ...] = ()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 5, 4, 5)
        self._row.setSpacing(2)

    @property
    def steps(self) -> tuple[StepView, ...]:
        """The steps shown."""
        return self._steps

    def show_steps(self, steps: Sequence[StepView]) -> None:
        """Replace the steps."""
        self._steps = tuple(steps)
        while self._row.count():
            item = self._row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, step in enumerate(steps, 1):
            button = _StepButton(number, step, last=number == len(steps))
            button.clicked.connect(lambda _=False, key=step.key: self.chosen.emit(key))
            self._row.addWidget(button, button.sizeHint().width())
