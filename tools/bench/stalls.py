"""How long the window stands still while somebody works: the longest time in which it could not have drawn anything."""

from __future__ import annotations

import io
import json
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from trainingdesk.bootstrap import OfficeOptions, open_office
from trainingdesk.cli.main import main as tdesk
from trainingdesk.domain.people import Role
from trainingdesk.domain.texts import Language
from trainingdesk.security.passwords import PasswordProfile
from trainingdesk.ui.app import Application
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.entry.sign_in import SignIn
from trainingdesk.ui.main_window import MainWindow
from trainingdesk.ui.page import Route
from trainingdesk.ui.pages.importing.page import ImportPage
from trainingdesk.ui.pages.workbench.page import WorkbenchPage
from trainingdesk.ui.preferences import Preferences

FRIDAY = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
NEW = "YH2026-02"


class Pulse(QObject):
    """A beat every few milliseconds while the window could draw; the longest gap between two is a stall."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setInterval(2)
        self._timer.timeout.connect(self._beat)
        self._last = time.perf_counter()
        self.longest = 0.0

    def begin(self) -> None:
        """From now on."""
        self._last, self.longest = time.perf_counter(), 0.0
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now


def stalls(folder: Path) -> Iterator[tuple[str, float]]:
    """Steps of the main job and the longest stall of each, in milliseconds."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    options = OfficeOptions(clock=lambda: FRIDAY, passwords=PasswordProfile(1, 8, 1), state=folder / "state")
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        tdesk(["demo", "--out", str(folder / "city"), "--midday"], options=options)
    database = f"sqlite:///{folder / 'city' / 'demo.db'}"
    desk = Desk(open_office(OfficeOptions(database, lambda: FRIDAY, options.passwords, folder / "state")), Language.ZH)
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    application = Application(desk, Preferences(settings))
    pulse = Pulse()

    def step(act: Callable[[], object]) -> float:
        pulse.begin()
        act()
        settle(desk)
        return pulse.longest

    step(application.start)
    entry = application.window
    assert isinstance(entry, SignIn)
    users = json.loads((folder / "city" / "demo.json").read_text(encoding="utf-8"))["users"]
    clerk = next(one for one in users if one["role"] == Role.INSTITUTION_CLERK and one["login"].endswith("yh"))
    entry.login.setText(clerk["login"])
    entry.password.setText(clerk["password"])
    application.make_ready()
    settle(desk)
    yield "sign-in to the workbench", step(entry.button.click)
    window = application.window
    assert isinstance(window, MainWindow)
    pulse.begin()
    idle()
    yield "pages made ahead in idle moments", pulse.longest
    page = window.page
    assert isinstance(page, WorkbenchPage)
    files = tuple(sorted((folder / "city" / "incoming").glob(f"{NEW}-*")))
    yield "three files dropped, recognised", step(lambda: page.take_files(files))
    importing = window.page
    assert isinstance(importing, ImportPage)
    for name in ("class opened, files checked", "files written", "claim opened and computed"):
        yield name, step(importing.next.click)
    for name, where in (
        ("claim of 44 people", Route("claim", "SL2026-000002")),
        ("class with attendance map", Route("class", "YH2026-01", "attendance")),
        ("list of people", Route("people")),
        ("policy standards", Route("policies")),
    ):
        yield f"{name}, opened", step(lambda where=where: window.go(where))  # type: ignore[misc]
    desk.close()


def idle() -> None:
    """Two seconds in which nobody does anything."""
    for _ in range(400):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        time.sleep(0.005)


def settle(desk: Desk) -> None:
    """Until nothing has been under way for a moment."""
    quiet_since = time.monotonic()
    while time.monotonic() - quiet_since < 0.1:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        if desk.tasks.open:
            quiet_since = time.monotonic()
