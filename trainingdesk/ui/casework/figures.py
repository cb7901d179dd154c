"""The few figures that a decision looks at first, side by side on a card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from trainingdesk.ui.widgets.labels import ElidedLabel, Label, upright


class Figures(QFrame):
    """Each with its name above and a remark below, in the tone of the remark."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("card")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        self._values: list[Label] = []
        self._notes: list[ElidedLabel] = []
        for number, name in enumerate(names):
            if number:
                row.addWidget(upright())
            column = QVBoxLayout()
            column.setSpacing(0)
            value, note = Label("", "section"), ElidedLabel("", "caption", "secondary")
            column.addWidget(Label(name, "caption", "secondary"))
            column.addWidget(value)
            column.addWidget(note)
            row.addLayout(column, 1)
            self._values.append(value)
            self._notes.append(note)

    def show_figures(self, figures: Sequence[tuple[str, str, str]]) -> None:
        """Value, remark and its tone, in the order of the names."""
        for (value, note, tone), label, remark in zip(figures, self._values, self._notes, strict=True):
            label.setText(value)
            remark.setText(note)
            remark.show_tone(tone)
