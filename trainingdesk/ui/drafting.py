"""Keeps what is filled in and not handed over: in the office within a second, and step by step for undo."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QApplication, QWidget

from trainingdesk.services.drafts import (
    DraftView,
    DraftViews,
    DropDraft,
    KeepDraft,
    KeptDraft,
    WhichDrafts,
    drop_draft,
    fetch_drafts,
    keep_draft,
)
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.failures import told
from trainingdesk.ui.widgets.draft_fields import Field, fields_of
from trainingdesk.ui.widgets.draft_line import DraftLine
from trainingdesk.ui.widgets.sheet import Sheet
from trainingdesk.ui.widgets.step_buttons import REDO_KEYS, UNDO_KEYS

BURST = 400  # ms without a change: a step is over, and kept
_LONGEST_BURST = 800  # ms: who types without a pause is kept as well
MOST_STEPS = 500
_JOURNAL, _LARGEST_JOURNAL = "~steps", 16 * 1024  # the name under which steps are kept with the fields, and their size
Values = dict[str, str]
Changed = dict[str, list[str]]  # by field: what stood there before and after a step


class Drafting(QObject):
    """Belongs to a form or sheet. Only fields that differ from what it began with are kept.

    ``begin`` when the form stands as it begins, ``finish`` when its order went through. Keeping and fetching wait in
    the lane of writes: a form that is opened again at once finds what it was closed with.
    """

    restored = Signal()  # what was left, if anything, stands in the form

    def __init__(self, desk: Desk, holder: QWidget, line: DraftLine, place: str, fields: Sequence[Field]) -> None:
        super().__init__(holder)
        self._desk, self._line, self._place, self._fields = desk, line, place, tuple(fields)
        self._whose = desk.actor.user_id
        self._key: str | None = None  # None: nothing is kept, before the beginning and after the end
        self._begun_with: Values = {}
        self._stands: Values = {}
        self._sent: Values = {}
        self._showing = False
        self._known = False  # whether what was kept before has come; until then what is typed goes onto it
        self._failed = False
        self._journal: list[Changed] = []  # the steps that can be undone or redone, as the stack has them
        self._steps = QUndoStack(self)
        self._steps.setUndoLimit(MOST_STEPS)
        self._steps.indexChanged.connect(self._on_step)
        self._since = QElapsedTimer()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self.keep)
        for field in self._fields:
            field.changed.connect(self._on_changed)
            field.widget.installEventFilter(self)
        holder.installEventFilter(self)
        self._holder = holder
        line.given_up.connect(self.give_up)
        line.steps.heed(holder)
        line.steps.undone.connect(self.undo)
        line.steps.redone.connect(self.redo)
        desk.leaving.connect(self.keep)
        desk.locked.connect(self._on_session_ended)
        desk.signed_in.connect(self._on_signed_in)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    # ---- the life of a draft ----

    def begin(self, key: str) -> None:
        """The form stands as it begins; what was left of it comes back."""
        self._key, self._known, self._failed = key, False, False
        self._begun_with = self._stands = self._read()
        self._sent, self._journal = {}, []
        self._steps.clear()
        self._line.say_nothing()
        then = partial(self._on_fetched, key)
        self._desk.act(self, fetch_drafts, WhichDrafts(self._place, key), then, failed=_unheard)

    def keep(self) -> None:
        """The step is over: into the office with it, now."""
        self._wait.stop()
        if self._key is None:
            return
        now = self._read()
        if now != self._stands:
            self._take_step(changes(self._stands, now))
        self._send()

    def rest(self) -> None:
        """Keep nothing more until it begins anew: the form is about to be filled in from elsewhere."""
        self.keep()
        self._key = None

    def finish(self) -> None:
        """The order went through: there is no draft any more."""
        self._wait.stop()
        if self._key is not None:
            key, self._key = self._key, None
            if self._sent:
                self._drop(key)
            self._line.say_nothing()

    def give_up(self) -> None:
        """As it began; one step back brings it again."""
        self.keep()
        self._take_step(changes(self._stands, self._begun_with))

    def undo(self) -> None:
        """One burst of changes back."""
        self.keep()
        self._steps.undo()

    def redo(self) -> None:
        """The step that was undone last, again."""
        self.keep()
        self._steps.redo()

    @property
    def steps(self) -> int:
        """How many steps can be undone."""
        return self._steps.index()

    def stand(self, values: Mapping[str, str]) -> None:
        """Fill the form in; twice, for what a field offers may hang on another."""
        self._showing = True
        for _ in range(2):
            for field in self._fields:
                is_open = field.widget.isEnabled() and field.name in values  # what was locked since stays as it is
                if is_open and field.read() != values[field.name]:
                    with suppress(ValueError):  # kept by an older program, of no meaning now
                        field.show(values[field.name])
        self._showing = False
        self._stands = self._read()

    def _take_step(self, step: Changed, *, is_taken: bool = False) -> None:
        """What could be redone before it cannot be any more."""
        self._journal = [*self._journal[: self._steps.index()], step][-MOST_STEPS:]
        self._steps.push(_Step(self, step, is_taken=is_taken))

    # ---- the office ----

    def _read(self) -> Values:
        return {field.name: field.read() for field in self._fields}

    def _send(self) -> None:
        """Keep what differs, unless it is kept already; nothing that differs is no draft."""
        differs = {name: text for name, text in self._stands.items() if text != self._begun_with.get(name)}
        if self._key is None or (differs == self._sent and not self._failed):
            return
        if not self._desk.is_signed_in or self._desk.actor.user_id != self._whose:
            self._failed = True
            return
        self._sent, self._failed = differs, False
        if differs:
            fields = differs | {_JOURNAL: written(self._journal[: self._steps.index()])}
            order = KeepDraft(self._place, self._key, fields, onto=not self._known)
            self._desk.act(self, keep_draft, order, self._on_kept, failed=self._on_failed)
        elif self._known:
            self._drop(self._key)
            self._line.say_nothing()

    def _drop(self, key: str) -> None:
        self._desk.act(self, drop_draft, DropDraft(self._place, key), failed=_unheard)

    def _on_fetched(self, key: str, found: DraftViews) -> None:
        """What was typed meanwhile stays."""
        if key != self._key:
            return
        self._known = True
        if found.rows:
            self._restore(found.rows[0])
        self.restored.emit()

    def _restore(self, draft: DraftView) -> None:
        self.keep()
        untouched = {name for name, text in self._begun_with.items() if self._stands[name] == text}
        wanted = {name: text for name, text in draft.fields.items() if name in untouched}
        self._sent = {name: text for name, text in draft.fields.items() if name != _JOURNAL}
        steps = read_steps(draft.fields.get(_JOURNAL, ""))
        later, self._journal = self._journal, []
        self._steps.clear()
        self.stand(self._stands | wanted)
        for step in (*steps, *later):
            self._take_step(step, is_taken=True)
        self._send()
        if self._sent:
            self._line.say_restored(draft.kept_at, self._desk.today())

    def _on_kept(self, kept: KeptDraft) -> None:
        if self._key is not None and self._sent:
            self._line.say_kept(kept.at)

    def _on_failed(self, error: Exception) -> None:
        self._failed = True
        self._line.say_lost(told(error, self._desk.language).text)

    # ---- what happens ----

    def _on_changed(self) -> None:
        if self._showing or self._key is None:
            return
        if not self._wait.isActive():
            self._since.start()
        self._wait.start(max(0, min(BURST, _LONGEST_BURST - self._since.elapsed())))

    def _on_step(self) -> None:
        self._line.steps.show_steps(can_undo=self._steps.canUndo(), can_redo=self._steps.canRedo())
        self._send()

    def _on_session_ended(self) -> None:
        """What was sent with it may not have been kept."""
        self._failed = bool(self._sent)

    def _on_signed_in(self) -> None:
        if self._failed:
            self._send()

    def _on_focus_changed(self) -> None:
        if self._wait.isActive():
            self.keep()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undo is the form's, not the field's; a form that is put away is kept at once."""
        kind = event.type()
        if kind is QEvent.Type.Hide and watched is self._holder:
            self.keep()
        elif kind is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and watched is not self._holder:
            pressed = QKeySequence(event.keyCombination()).toString()
            if pressed in UNDO_KEYS + REDO_KEYS:
                event.ignore()
                return True
        return False


class _Step(QUndoCommand):
    """From what stood in some fields to what stands there now; one from an earlier sitting is taken already."""

    def __init__(self, drafting: Drafting, step: Changed, *, is_taken: bool) -> None:
        super().__init__()
        self._drafting, self._step, self._is_taken = drafting, step, is_taken

    def undo(self) -> None:
        self._drafting.stand({name: texts[0] for name, texts in self._step.items()})

    def redo(self) -> None:
        if not self._is_taken:
            self._drafting.stand({name: texts[1] for name, texts in self._step.items()})
        self._is_taken = False


def changes(before: Values, after: Values) -> Changed:
    """The fields that differ."""
    return {name: [text, after[name]] for name, text in before.items() if after.get(name, text) != text}


def written(steps: Sequence[Changed]) -> str:
    """Steps as a text that can be kept, the oldest left out where there is no room."""
    kept: list[str] = []
    room = _LARGEST_JOURNAL
    for step in reversed(steps):
        text = json.dumps(step, ensure_ascii=False)
        room -= len(text.encode()) + 2
        if room < 0:
            break
        kept.append(text)
    return f"[{', '.join(reversed(kept))}]"


def read_steps(text: str) -> list[Changed]:
    """Steps that were kept; none where the text is none."""
    steps: list[Changed] = json.loads(text or "[]")
    return steps


def draft_sheet(desk: Desk, sheet: Sheet, place: str, key: str = "") -> Drafting:
    """Keep what is typed into a sheet, filled in as it begins, until its order went through; Esc loses nothing."""
    line = DraftLine()
    sheet.add(line)
    drafting = Drafting(desk, sheet, line, place, fields_of(sheet))
    sheet.finished.connect(drafting.finish)
    drafting.begin(key)
    return drafting


def _unheard(error: Exception) -> None:
    """Nothing is lost by it: the next sitting finds the draft, and may give it up."""
