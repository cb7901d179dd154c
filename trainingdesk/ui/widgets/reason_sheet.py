"""A decision that needs a reason: what it is about, why, and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence

from trainingdesk.ui.widgets.buttons import ButtonKind
from trainingdesk.ui.widgets.form import Form
from trainingdesk.ui.widgets.inputs import LineEdit
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.sheet import Sheet


class ReasonSheet(Sheet):
    """Cannot be confirmed before there is a reason."""

    def __init__(
        self,
        title: str,
        confirm: str,
        label: str,
        facts: Sequence[tuple[str, str]],
        note: str = "",
        *,
        kind: ButtonKind = ButtonKind.PRIMARY,
    ) -> None:
        super().__init__(title, confirm, kind=kind)
        for name, value in facts:
            self.add_fact(name, value)
        form = Form(columns=2)
        self.field = form.add(label, LineEdit(), wide=True)
        self.field.textChanged.connect(self._on_reason_changed)
        self.add(form)
        self._first = self.field
        if note:
            self.add(Label(note, "caption", "secondary", wrap=True))
        self._on_reason_changed()

    @property
    def reason(self) -> str:
        """What was typed, without blanks around it."""
        return self.field.text().strip()

    def _on_reason_changed(self) -> None:
        self.confirm_button.setEnabled(bool(self.reason))
