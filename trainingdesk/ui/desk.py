"""The office as the window reaches it: signed in, off the GUI thread, newest answer first, changes told to all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.errors import NotAllowed, OfficeError
from trainingdesk.domain.people import Actor
from trainingdesk.domain.texts import Language
from trainingdesk.services.accounts import CloseSignIn, OfficeFacts, OpenSignIn, SignedIn, sign_in, sign_out
from trainingdesk.services.office import Office, Procedure, Progress, Upload
from trainingdesk.ui.mistake_report import Trail
from trainingdesk.ui.tasks import Cancelled, Lane, Outcome, Task, Tasks

OrderT = TypeVar("OrderT")
ResultT = TypeVar("ResultT")
Failed = Callable[[Exception], None]
_ENDED = frozenset({"session.idle", "session.expired", "session.ended", "session.missing"})


class Desk(QObject):
    """One person's way to the office. Pages ask and act through it and hear from ``changed`` what others wrote."""

    changed = Signal(object)  # Changes
    failed = Signal(object, object)  # owner, error: nobody nearer wanted it
    locked = Signal()
    signed_in = Signal(object)  # SignedIn
    leaving = Signal()  # the last moment to write with this sign-in
    signed_out = Signal()

    def __init__(self, office: Office, language: Language = Language.ZH, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.language = language
        self.tasks = Tasks(self)
        self.facts = OfficeFacts(is_open=False)
        self._office = office
        self.trail = Trail(office.now)
        self._token: str | None = None
        self._actor: Actor | None = None
        self._newest: dict[tuple[int, str], int] = {}
        office.progress = self._report

    @property
    def actor(self) -> Actor:
        """Who is signed in; asking before that is a mistake of the program."""
        if self._actor is None:
            raise RuntimeError("nobody is signed in")
        return self._actor

    @property
    def is_signed_in(self) -> bool:
        return self._token is not None

    @property
    def place(self) -> Path:
        """Where uploads of this office lie, which tells people which office it is."""
        return self._office.uploads

    def now(self) -> datetime:
        """The instant of the office's clock, aware."""
        return self._office.now()

    def today(self) -> date:
        """The day on the office's wall."""
        return self._office.today()

    def query(
        self,
        owner: QObject,
        procedure: Procedure[OrderT, ResultT],
        order: OrderT,
        then: Callable[[ResultT], None],
        *,
        slot: str = "",
        failed: Failed | None = None,
        title: str = "",
    ) -> Task:
        """Ask. A newer question of the same owner and slot replaces an older one, whose answer is dropped."""
        key = (id(owner), slot or procedure.name)
        task = self.tasks.run(
            owner,
            Lane.READ,
            self._call(procedure, order),
            lambda outcome: self._answer(key, task, outcome, then, failed),
            title,
        )
        self._newest[key] = task.id
        return task

    def act(
        self,
        owner: QObject,
        procedure: Procedure[OrderT, ResultT],
        order: OrderT,
        then: Callable[[ResultT], None] | None = None,
        *,
        failed: Failed | None = None,
        title: str = "",
    ) -> Task:
        """Do. Acts run in the order they were asked for; what they wrote is told to every page."""
        work = self._call(procedure, order)
        return self.tasks.run(owner, Lane.WRITE, work, lambda outcome: self._done(owner, outcome, then, failed), title)

    def upload(
        self,
        owner: QObject,
        files: Sequence[Path],
        then: Callable[[tuple[Upload, ...]], None],
        *,
        failed: Failed | None = None,
    ) -> Task:
        """Hand files over the counter."""
        work = lambda: tuple(self._office.upload(file) for file in files)  # noqa: E731
        return self.tasks.run(owner, Lane.WRITE, work, lambda outcome: self._done(owner, outcome, then, failed))

    def enter(self, owner: QObject, order: OpenSignIn, then: Callable[[SignedIn], None], failed: Failed) -> Task:
        """Sign in."""

        def entered(opened: SignedIn) -> None:
            self._token, self._actor = opened.token, opened.actor
            then(opened)
            self.signed_in.emit(opened)

        work = self._call(sign_in, order)
        return self.tasks.run(owner, Lane.WRITE, work, lambda outcome: self._done(owner, outcome, entered, failed))

    def shut(self) -> None:
        """End the session once what was asked for is written; who sat here is still known, and can come back."""
        self.leaving.emit()
        if self._token is not None:
            token, self._token = self._token, None
            work = lambda: self._office.call(sign_out, CloseSignIn(token), token)  # noqa: E731
            self.tasks.run(self, Lane.WRITE, work, lambda outcome: None)

    def leave(self) -> None:
        """Sign out; the session ends in the office, whatever the window does."""
        self.shut()
        self._actor = None
        self.signed_out.emit()

    def close(self) -> None:
        """Finish what is under way and give the office back."""
        self.leave()
        self.tasks.finish()
        self._office.database.close()

    def _call(self, procedure: Procedure[OrderT, ResultT], order: OrderT) -> Callable[[], ResultT]:
        token = self._token
        return lambda: self.trail.walk(procedure.name, lambda: self._office.call(procedure, order, token))

    def _report(self, progress: Progress) -> None:
        self.tasks.report(progress.done, progress.total)

    def _answer(
        self, key: tuple[int, str], task: Task, outcome: Outcome, then: Callable[[Any], None], failed: Failed | None
    ) -> None:
        if self._newest.get(key) != task.id:
            return
        del self._newest[key]
        self._done(task.owner, outcome, then, failed)

    def _done(
        self, owner: QObject, outcome: Outcome, then: Callable[[Any], None] | None, failed: Failed | None
    ) -> None:
        error = outcome.error
        if error is None:
            if then is not None:
                then(outcome.result)
            touched = getattr(outcome.result, "changes", Changes.NOTHING)
            if touched:
                self.changed.emit(touched)
        elif isinstance(error, Cancelled):
            return
        elif isinstance(error, NotAllowed) and error.code in _ENDED and self._actor is not None:
            if self._token is not None:  # nobody is there any more; asking while it is locked is no news
                self._token = None
                self.locked.emit()
        elif failed is not None and isinstance(error, OfficeError):
            failed(error)
        else:
            self.failed.emit(owner, error)
