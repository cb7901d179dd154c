"""Saved views of a list: what was set, by a name, to come back to; never with a person in it.

A view lies in the settings of this machine, outside the office's encrypted database. Of the filter it keeps only words
that stand in columns many rows share (a state, an occupation, an institution): a name, a number or a part of one, which
the filter of a list may just as well hold, is in no such column and is left out. Lists that ask the office for people
keep no filter at all.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from enum import Enum
from typing import Any

from PySide6.QtCore import QObject, Signal

from trainingdesk.ui.widgets.inputs import FilterField, Segments
from trainingdesk.ui.widgets.record_look import ListLook, look_from
from trainingdesk.ui.widgets.record_table import RecordTable

LONGEST_NAME = 40
_MOST = 50
_OF_STAFF = frozenset({"by", "login"})  # many rows share them, and they are people all the same


@dataclass(frozen=True, slots=True)
class SavedView:
    """A name for a look, the words of the filter that may be kept, and the code of the segment."""

    name: str
    look: ListLook
    text: str = ""
    segment: str = ""


def written_views(views: Sequence[SavedView]) -> str:
    """As text."""
    told = []
    for view in views:
        columns = [[one.key, one.width, one.hidden] for one in view.look.columns]
        told.append({**asdict(view), "look": {**asdict(view.look), "columns": columns}})
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def read_views(text: str) -> tuple[SavedView, ...]:
    """What ``written_views`` wrote; what is damaged is left out."""
    try:
        told = json.loads(text)
    except ValueError:
        return ()
    found = [_view(one) for one in told] if isinstance(told, list) else []
    return tuple(view for view in found if view is not None)[:_MOST]


def _view(told: Any) -> SavedView | None:
    if not isinstance(told, dict):
        return None
    look = look_from(told.get("look"))
    words = [told.get(key) for key in ("name", "text", "segment")]
    if look is None or not all(isinstance(word, str) for word in words) or not words[0]:
        return None
    return SavedView(str(words[0])[:LONGEST_NAME], look, str(words[1]), str(words[2]))


class ListViews(QObject):
    """The views of one list. ``changed`` tells that they have to be written down."""

    changed = Signal()

    def __init__(self, table: RecordTable[Any], text: FilterField, parent: QObject, *, searches: bool) -> None:
        super().__init__(parent)
        self.segments: Segments | None = None
        self.views: tuple[SavedView, ...] = ()
        self.current = ""  # the view shown last
        self._table, self._filter, self._searches = table, text, searches

    def named(self, name: str) -> SavedView | None:
        """The view of that name."""
        return next((view for view in self.views if view.name == name), None)

    def take(self, name: str) -> SavedView:
        """What is set now."""
        code = "" if self.segments is None else _code(self.segments.value())
        return SavedView(name, self._table.look(), self.lasting_words(), code)

    def lasting_words(self) -> str:
        """The words of the filter that name no person."""
        if self._searches:
            return ""
        records = self._table.records
        shared = [column for column in records.columns if column.groups and column.key not in _OF_STAFF]
        seen = {column.text(record).casefold() for column in shared for record in records.records}
        words = self._filter.text().split()
        return " ".join(word for word in words if any(word.casefold() in text for text in seen))

    @property
    def forgets_words(self) -> bool:
        """Whether some of the filter would be left out."""
        return self.lasting_words().split() != self._filter.text().split()

    def save(self, name: str) -> None:
        """Keep what is set under the name, over what had it before."""
        view = self.take(name)
        if self.named(name) is None:
            self.views = (*self.views, view)[-_MOST:]
        else:
            self.views = tuple(view if one.name == name else one for one in self.views)
        self._keep(name)

    def rename(self, old: str, new: str) -> None:
        """Call a view something else; another of that name gives way."""
        kept = [view for view in self.views if view.name == old or view.name != new]
        self.views = tuple(replace(view, name=new) if view.name == old else view for view in kept)
        self._keep(new if self.current == old else self.current)

    def delete(self, name: str) -> None:
        """Forget a view."""
        self.views = tuple(view for view in self.views if view.name != name)
        self._keep("" if self.current == name else self.current)

    def show(self, view: SavedView) -> None:
        """Set everything as the view has it."""
        self.current = view.name
        self._table.wear(view.look)
        if self.segments is not None:
            values = self.segments.values()
            value = next((one for one in values if _code(one) == view.segment), values[0] if values else None)
            self.segments.choose(value)
            self.segments.chosen.emit(value)
        self._filter.setText(view.text)
        self._filter.settled.emit(view.text)

    def show_plain(self) -> None:
        """Everything as the list came."""
        self.show(SavedView("", self._table.plain))

    def _keep(self, current: str) -> None:
        self.current = current
        self.changed.emit()


def _code(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    return "" if value is None else str(value)
