"""Why an amount is what it is: the steps of one decision, its checks with their marks, and its result."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from trainingdesk.ui.icons import draw_icon
from trainingdesk.ui.theme import theme
from trainingdesk.ui.widgets.buttons import Button, IconButton
from trainingdesk.ui.widgets.cell_paint import draw_text
from trainingdesk.ui.widgets.labels import Label, rule

_PASSED, _FAILED = "✓", "✗"


class _Number(QWidget):
    """The round number of a step."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = str(number)
        self.setFixedSize(22, 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("accent_tint"))
        painter.setBrush(theme.color("accent_tint"))
        painter.drawEllipse(QRectF(1, 1, 20, 20))
        area = QRectF(0, 0, 22, 22)
        painter.setPen(theme.color("accent"))
        width = painter.fontMetrics().horizontalAdvance(self._number)
        draw_text(painter, area.adjusted((22 - width) / 2, 0, 0, 0), self._number, "caption_strong", "accent")


class _Mark(QWidget):
    """Whether a check was passed."""

    def __init__(self, *, passed: bool) -> None:
        super().__init__()
        self._passed = passed
        self.setFixedSize(22, 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        name, tone = ("check", "success") if self._passed else ("excluded", "danger")
        draw_icon(painter, name, QRectF(3, 3, 16, 16), theme.color(tone))


class Explanation(QWidget):
    """Fills the inspector. ``show_decision`` takes the lines as the policy engine says them, result last."""

    stepped = Signal(int)  # -1 to the person before, 1 to the next
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scrolled")
        self._lines: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 4, 12)
        column.setSpacing(8)
        head = QHBoxLayout()
        self._title = Label("", "section", wrap=True)
        head.addWidget(self._title, 1)
        self._close = IconButton("cross", self.tr("收起（F4）"))
        self._close.clicked.connect(self.closed)
        head.addWidget(self._close)
        head.setContentsMargins(0, 0, 12, 0)
        column.addLayout(head)
        who = QHBoxLayout()
        who.setContentsMargins(0, 0, 12, 0)
        self._who = Label("", "body", "secondary", wrap=True)
        who.addWidget(self._who, 1)
        for icon_name, name, by in (("chevron_left", self.tr("上一人"), -1), ("chevron_right", self.tr("下一人"), 1)):
            button = IconButton(icon_name, name)
            button.clicked.connect(lambda _=False, by=by: self.stepped.emit(by))
            who.addWidget(button)
        column.addLayout(who)
        self.tools = QHBoxLayout()
        column.addLayout(self.tools)
        column.addWidget(rule())
        self._steps = QVBoxLayout()
        self._steps.setSpacing(10)
        self._result = QFrame()
        self._result.setObjectName("quiet")
        result = QVBoxLayout(self._result)
        result.setContentsMargins(12, 10, 12, 10)
        self._said = Label("", "body_strong", wrap=True)
        self._helps = Label("", "body", "secondary", wrap=True)
        result.addWidget(self._said)
        result.addWidget(self._helps)
        column.addWidget(self._scrolled(), 1)
        copy = Button(self.tr("复制依据"), icon_name="copy")
        copy.clicked.connect(self._on_copied)
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addStretch(1)
        column.addLayout(row)

    def _scrolled(self) -> QScrollArea:
        """The steps and their result; heading and button stay where they are."""
        content = QWidget()
        content.setObjectName("scrolled")
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 2, 12, 2)
        inner.setSpacing(10)
        inner.addLayout(self._steps)
        inner.addWidget(self._result)
        inner.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        return area

    def hide_closing(self) -> None:
        """Where it stands for good it has no cross."""
        self._close.hide()

    @property
    def lines(self) -> tuple[str, ...]:
        """What is told now."""
        return self._lines

    @property
    def title(self) -> str:
        return self._title.text()

    def show_decision(self, title: str, who: str, lines: Sequence[str], remedies: Sequence[str] = ()) -> None:
        """The steps of one decision."""
        self._lines = tuple(lines)
        self._title.setText(title)
        self._who.setText(who)
        while self._steps.count():
            item = self._steps.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        number = 0
        for line in self._lines[:-1]:
            mark = line[:1]
            if mark in (_PASSED, _FAILED):
                self._add(_Mark(passed=mark == _PASSED), line[1:].strip(), "" if mark == _PASSED else "danger")
            else:
                number += 1
                self._add(_Number(number), line, "")
        self._said.setText(self._lines[-1] if self._lines else "")
        self._helps.setText("\n".join(remedies))
        self._helps.setVisible(bool(remedies))

    def _add(self, mark: QWidget, text: str, tone: str) -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        column = QVBoxLayout()
        column.addWidget(mark)
        column.addStretch(1)
        row.addLayout(column)
        row.addWidget(Label(text, "body", tone, wrap=True), 1)
        self._steps.addWidget(holder)

    def _on_copied(self) -> None:
        QGuiApplication.clipboard().setText("\n".join((self._title.text(), self._who.text(), *self._lines)))
