"""The drawer of long work: what runs, how far it is, a button that ends it; what failed stays until it was read."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from trainingdesk.ui.tasks import Cancelled, Outcome, Task, Tasks
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.labels import ElidedLabel, Label

_WIDTH = 360


class _Job(QWidget):
    """One piece of work in the drawer."""

    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.addWidget(ElidedLabel(task.title, "body"), 1)
        self._state = Label(self.tr("进行中"), "caption", "secondary")
        self._cancel = Button(self.tr("停止"), ButtonKind.LINK, small=True)
        self._cancel.clicked.connect(self._on_cancelled)
        row.addWidget(self._state)
        row.addWidget(self._cancel)
        column.addLayout(row)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(task.title)
        self._bar.setRange(0, 0)
        column.addWidget(self._bar)

    def show_progress(self) -> None:
        self._bar.setRange(0, max(1, self._task.total))
        self._bar.setValue(self._task.done)
        self._state.setText(f"{self._task.done} / {self._task.total}")

    def show_end(self, outcome: Outcome) -> None:
        self._cancel.hide()
        self._bar.hide()
        if outcome.error is None:
            self._state.setText(self.tr("已完成"))
            self._state.show_tone("success")
        elif isinstance(outcome.error, Cancelled):
            self._state.setText(self.tr("已停止"))
        else:
            self._state.setText(self.tr("未完成"))
            self._state.show_tone("danger")

    def _on_cancelled(self) -> None:
        self._task.cancelled = True
        self._state.setText(self.tr("正在停止"))


class JobsDrawer(QFrame):
    """Work that has a title; short questions have none and do not show."""

    counted = Signal(int)

    def __init__(self, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setFixedWidth(_WIDTH)
        self._jobs: dict[int, _Job] = {}
        self._running: set[int] = set()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.addWidget(Label(self.tr("任务"), "section"))
        self._none = Label(self.tr("没有进行中的任务"), "body", "secondary")
        self._column.addWidget(self._none)
        tasks.started.connect(self._on_started)
        tasks.progressed.connect(self._on_progressed)
        tasks.ended.connect(self._on_ended)
        self.hide()

    def toggle(self) -> None:
        """Show or hide."""
        self.setVisible(not self.isVisible())
        self.place()
        self.raise_()

    def place(self) -> None:
        """Stand under the top bar, at the right."""
        parent = self.parentWidget()
        if parent is not None:
            self.adjustSize()
            self.move(parent.width() - _WIDTH - 16, 52)

    def _on_started(self, task: Task) -> None:
        if task.title:
            job = self._jobs[task.id] = _Job(task)
            self._running.add(task.id)
            self._column.insertWidget(1, job)
            self._tell()

    def _on_progressed(self, task: Task) -> None:
        if task.id in self._jobs:
            self._jobs[task.id].show_progress()

    def _on_ended(self, task: Task, outcome: Outcome) -> None:
        if task.id in self._jobs:
            self._jobs[task.id].show_end(outcome)
            self._running.discard(task.id)
            self._tell()

    def _tell(self) -> None:
        self._none.setVisible(not self._jobs)
        self.place()
        self.counted.emit(len(self._running))
