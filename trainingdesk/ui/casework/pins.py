"""Remarks that a reviewer has pinned to people and not sent yet: kept in the office, claim by claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QObject, Signal

from trainingdesk.services.drafts import (
    DraftViews,
    DropDraft,
    KeepDraft,
    WhichDrafts,
    drop_draft,
    fetch_drafts,
    keep_draft,
)
from trainingdesk.ui.desk import Desk

_PLACE = "remarks"


class Pins(QObject):
    """This login's own. They go with the claim when it is returned, and are dropped when it is decided otherwise."""

    read = Signal()  # what was pinned in an earlier sitting is known
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._whose = desk, desk.actor.user_id
        self._pins: dict[str, dict[int, str]] = {}
        self._unsent: set[str] = set()
        desk.signed_in.connect(self._on_signed_in)
        desk.act(self, fetch_drafts, WhichDrafts(_PLACE), self._on_read, failed=self.failed.emit)

    def on(self, number: str) -> Mapping[int, str]:
        """What is pinned to the people of a claim, by their position."""
        return dict(self._pins.get(number, {}))

    def put(self, number: str, position: int, text: str) -> None:
        """Pin a remark; an empty one takes it off."""
        pins = self._pins.setdefault(number, {})
        pins.pop(position, None)
        if text:
            pins[position] = text
        self._keep(number)

    def drop(self, numbers: Iterable[str]) -> None:
        """These claims are decided."""
        for number in set(numbers) & set(self._pins):
            del self._pins[number]
            self._keep(number)

    def _keep(self, number: str) -> None:
        """Until the office has answered it counts as not kept: the session may be over."""
        self._unsent.add(number)
        kept = lambda _: self._unsent.discard(number)  # noqa: E731
        pins = {str(position): text for position, text in self._pins.get(number, {}).items()}
        if pins:
            self._desk.act(self, keep_draft, KeepDraft(_PLACE, number, pins), kept, failed=self.failed.emit)
        else:
            self._desk.act(self, drop_draft, DropDraft(_PLACE, number), kept, failed=self.failed.emit)

    def _on_read(self, found: DraftViews) -> None:
        for draft in found.rows:
            earlier = {int(position): text for position, text in draft.fields.items()}
            self._pins[draft.key] = earlier | self._pins.get(draft.key, {})
        self.read.emit()

    def _on_signed_in(self) -> None:
        if self._desk.actor.user_id == self._whose:
            for number in tuple(self._unsent):
                self._keep(number)
