"""Forms: labels that belong to their fields, and the fault below the field it is about."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from trainingdesk.ui.theme import size
from trainingdesk.ui.widgets.labels import Label

W = TypeVar("W", bound=QWidget)


class Form(QWidget):
    """Rows of a label and a field; ``columns`` of them side by side."""

    def __init__(self, columns: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._count = 0
        self._faults: dict[QWidget, Label] = {}
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(size("space", "s"))

    def add(self, text: str, field: W, *, wide: bool = False) -> W:
        """Put a field under its label, or beside it in a form of one column; ``wide`` takes a whole row."""
        label = Label(text, "body", "secondary")
        label.setBuddy(field)
        field.setAccessibleName(text)
        fault = Label("", "caption", "danger")
        fault.hide()
        self._faults[field] = fault
        if self._columns == 1:
            row = self._count * 2
            self._grid.addWidget(label, row, 0)
            self._grid.addWidget(field, row, 1)
            self._grid.addWidget(fault, row + 1, 1)
            self._grid.setColumnStretch(1, 1)
            self._count += 1
            return field
        if wide and self._count % self._columns:
            self._count += self._columns - self._count % self._columns
        row, column = divmod(self._count, self._columns)
        span = self._columns if wide else 1
        widgets: tuple[QWidget, ...] = (label, field, fault)
        for offset, widget in enumerate(widgets):
            self._grid.addWidget(widget, row * 3 + offset, column, 1, span)
        self._count += span
        return field

    def say_fault(self, field: QWidget, text: str) -> None:
        """Say what is wrong with a field; nothing clears it."""
        self._faults[field].setText(text)
        self._faults[field].setVisible(bool(text))
        field.setProperty("wrong", bool(text))
        field.style().unpolish(field)
        field.style().polish(field)
        if text:
            field.setFocus()

    def clear_faults(self) -> None:
        """Nothing is wrong."""
        for field in self._faults:
            self.say_fault(field, "")
