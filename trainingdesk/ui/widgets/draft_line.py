"""The quiet line of a form that is kept as a draft: when it was kept, the way to give it up, undo and redo."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trainingdesk.services.office import OFFICE_ZONE
from trainingdesk.ui.widgets.buttons import Button, ButtonKind
from trainingdesk.ui.widgets.labels import ElidedLabel
from trainingdesk.ui.widgets.step_buttons import StepButtons


class DraftLine(QWidget):
    """Says what became of the draft; whoever keeps it tells."""

    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._said = ElidedLabel("", "caption", "secondary")
        self.give_up = Button(self.tr("放弃"), ButtonKind.LINK, small=True)
        self.give_up.setAccessibleName(self.tr("放弃草稿"))
        self.steps = StepButtons()
        self.give_up.clicked.connect(self.given_up)
        row.addWidget(self._said)
        row.addWidget(self.give_up)
        row.addStretch(1)
        row.addWidget(self.steps)
        self.give_up.hide()

    @property
    def text(self) -> str:
        return self._said.text()

    def say_restored(self, at: datetime, today: date) -> None:
        """What was left unfinished stands in the form again."""
        here = at.astimezone(OFFICE_ZONE)
        when = here.strftime("%H:%M" if here.date() == today else "%m-%d %H:%M")
        self._say(self.tr("已恢复 {when} 未完成的内容").format(when=when), "info", has_draft=True)

    def say_kept(self, at: datetime) -> None:
        """What is in the form is in the office."""
        when = at.astimezone(OFFICE_ZONE).strftime("%H:%M:%S")
        self._say(self.tr("草稿已保存 {when}").format(when=when), "secondary", has_draft=True)

    def say_lost(self, why: str) -> None:
        """What is in the form is nowhere else."""
        self._say(self.tr("草稿没有保存：{why}").format(why=why), "warning", has_draft=False)

    def say_nothing(self) -> None:
        """The form is as it began."""
        self._say("", "secondary", has_draft=False)

    def _say(self, text: str, tone: str, *, has_draft: bool) -> None:
        self._said.setText(text)
        self._said.show_tone(tone)
        self.give_up.setVisible(has_draft)
