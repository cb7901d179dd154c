"""The fields of a form by name, each read and shown as a text: what a draft of it is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Protocol, runtime_checkable

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from trainingdesk.ui.widgets.inputs import Choice, DayField


@runtime_checkable
class DraftField(Protocol):
    """A widget of several parts that knows what it comes to."""

    changed: SignalInstance

    def draft_text(self) -> str:
        """What is filled in."""

    def show_draft_text(self, text: str) -> None:
        """Fill in; ValueError for a text that means nothing here."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in the draft, how it is read and shown, and what tells that it changed."""

    name: str
    widget: QWidget
    read: Callable[[], str]
    show: Callable[[str], None]
    changed: SignalInstance


def fields_of(form: QWidget) -> tuple[Field, ...]:
    """The fields that a form shows others as its attributes, by those names; never one that hides what is typed."""
    named: dict[str, object] = {}
    for name, held in vars(form).items():
        named |= {f"{name}.{key}": one for key, one in held.items()} if isinstance(held, dict) else {name: held}
    open_ = {name: held for name, held in named.items() if not name.startswith("_")}
    found = (_field(name, widget) for name, widget in open_.items() if isinstance(widget, QWidget))
    return tuple(field for field in found if field is not None)


def _field(name: str, widget: QWidget) -> Field | None:
    if isinstance(widget, DraftField):
        return Field(name, widget, widget.draft_text, widget.show_draft_text, widget.changed)
    if isinstance(widget, QLineEdit):
        hidden = widget.echoMode() is not QLineEdit.EchoMode.Normal
        return None if hidden else Field(name, widget, widget.text, widget.setText, widget.textChanged)
    if isinstance(widget, QPlainTextEdit):
        return Field(name, widget, widget.toPlainText, widget.setPlainText, widget.textChanged)
    if isinstance(widget, Choice):
        return Field(name, widget, lambda: str(widget.value()), partial(_choose, widget), widget.currentIndexChanged)
    return _plain_field(name, widget)


def _plain_field(name: str, widget: QWidget) -> Field | None:
    if isinstance(widget, DayField):

        def show_day(text: str) -> None:
            widget.show_day(date.fromisoformat(text))

        return Field(name, widget, lambda: widget.day().isoformat(), show_day, widget.dateChanged)
    if isinstance(widget, QSpinBox):
        return Field(name, widget, lambda: str(widget.value()), lambda text: widget.setValue(int(text)),
                     widget.valueChanged)  # fmt: skip
    if isinstance(widget, QCheckBox):
        return Field(name, widget, lambda: "1" if widget.isChecked() else "",
                     lambda text: widget.setChecked(bool(text)), widget.toggled)  # fmt: skip
    return None


def _choose(choice: Choice, text: str) -> None:
    """Choose as a person would, so that what hangs on the choice follows."""
    for row in range(choice.count()):
        if str(choice.itemData(row)) == text:
            choice.setCurrentIndex(row)
            choice.chosen.emit(choice.itemData(row))
            return
