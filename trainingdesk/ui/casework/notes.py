"""What a decision needs in words: a text with its label, and the rule that is cited."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from trainingdesk.domain.texts import Language
from trainingdesk.services.claim_work import CitedRule
from trainingdesk.ui.widgets.inputs import Choice
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.sheet import Sheet


class NoteField(QPlainTextEdit):
    """A few lines of text; Tab leaves it."""

    def __init__(self, hint: str, *, lines: int = 3) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines * 22 + 16)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def text(self) -> str:
        """What was typed, without blanks around it."""
        return self.toPlainText().strip()


def add_note(sheet: Sheet, name: str, hint: str, *, first: bool = True, lines: int = 3) -> NoteField:
    """Put a text field with its label into a sheet."""
    field = NoteField(hint, lines=lines)
    field.setAccessibleName(name)
    label = Label(name, "body", "secondary")
    label.setBuddy(field)
    sheet.add(label)
    sheet.add(field, first=first)
    return field


def add_rules(sheet: Sheet, name: str, rules: Sequence[CitedRule], language: Language) -> Choice:
    """Put the choice of rules into a sheet; only what stands in the pack can be cited."""
    choice = Choice(
        [(f"{rule.id}·{rule.zh if language is Language.ZH else rule.en}（{rule.clause}）", rule.id) for rule in rules]
    )
    choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    choice.setMinimumContentsLength(30)
    choice.setAccessibleName(name)
    label = Label(name, "body", "secondary")
    label.setBuddy(choice)
    whole = Label("", "caption", "secondary", wrap=True)  # the choice has room for one line
    choice.currentTextChanged.connect(whole.setText)
    whole.setText(choice.currentText())
    sheet.add(label)
    sheet.add(choice, first=True)
    sheet.add(whole)
    return choice
