"""The window for tests: the city at midday, in a real database, with somebody signed in at a real desk."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from trainingdesk import paths
from trainingdesk.bootstrap import OfficeOptions, open_office
from trainingdesk.cli.main import main
from trainingdesk.domain.people import Role
from trainingdesk.domain.texts import Language
from trainingdesk.security.passwords import PasswordProfile
from trainingdesk.ui.app import Application
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.entry.sign_in import SignIn
from trainingdesk.ui.main_window import MainWindow
from trainingdesk.ui.page import Page, Route
from trainingdesk.ui.preferences import Preferences
from trainingdesk.ui.theme import Scheme, load_faces, theme

FRIDAY = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)  # nine o'clock in the office
QUICK = PasswordProfile(time_cost=1, memory=8, parallelism=1)
PATIENCE = 20_000  # ms; how long a wait may take on a busy machine before the test fails


@dataclass(frozen=True)
class City:
    """A folder with the demonstration's database and files, and its users."""

    folder: Path
    users: tuple[dict[str, str], ...]

    def login(self, role: Role, institution: str = "") -> tuple[str, str]:
        """Login and password of somebody with a role; of the institution whose clerk's login ends so."""
        found = next(u for u in self.users if u["role"] == role and u["login"].endswith(institution))
        return found["login"], found["password"]

    def files_of(self, class_number: str) -> list[Path]:
        """The incoming files of a class."""
        return sorted((self.folder / "incoming").glob(f"{class_number}-*"))


def play(folder: Path, *words: str) -> City:
    """``tdesk demo`` on a Friday."""
    talk = StringIO()
    options = OfficeOptions(clock=lambda: FRIDAY, passwords=QUICK, state=folder.with_name(f"{folder.name}.state"))
    with redirect_stdout(StringIO()), redirect_stderr(talk):
        assert main(["demo", "--out", str(folder), *words], options=options) == 0, talk.getvalue()
    return city_in(folder)


def city_in(folder: Path) -> City:
    """The city that was played in a folder."""
    return City(folder, tuple(json.loads((folder / "demo.json").read_text("utf-8"))["users"]))


@pytest.fixture(scope="session")
def midday_once(tmp_path_factory: pytest.TempPathFactory) -> City:
    """Played once for all workers of a run: whoever comes second waits for the first."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "city-at-midday"
    try:
        folder.mkdir()
    except FileExistsError:
        for _ in range(PATIENCE):
            if (folder / "ready").exists():
                return city_in(folder / "midday")
            time.sleep(0.015)
        raise
    city = play(folder / "midday", "--midday")
    (folder / "ready").touch()
    return city


@pytest.fixture
def midday(midday_once: City, tmp_path: Path) -> City:
    """The city at midday, a copy of one's own."""
    folder = tmp_path / "midday"
    shutil.copytree(midday_once.folder, folder)
    return City(folder, midday_once.users)


class Sitting:
    """Somebody at the window: goes to pages, waits until nothing is under way, and counts gestures."""

    def __init__(self, qtbot: QtBot, city: City, language: Language) -> None:
        self.qtbot, self.city = qtbot, city
        database = f"sqlite:///{city.folder / 'demo.db'}"
        state = city.folder.with_name("window.state")
        self.now = FRIDAY
        office = open_office(OfficeOptions(database, lambda: self.now, QUICK, state))
        self.desk = Desk(office, language)
        settings = QSettings(str(city.folder.with_name("window.ini")), QSettings.Format.IniFormat)
        self.application = Application(self.desk, Preferences(settings))
        self.application.start()
        self.settle()

    def sign_in(self, role: Role, institution: str = "") -> MainWindow:
        """Through the sign-in window, as people do."""
        entry = self.application.window
        assert isinstance(entry, SignIn)
        login, password = self.city.login(role, institution)
        entry.login.setText(login)
        entry.password.setText(password)
        entry.button.click()
        self.qtbot.waitUntil(lambda: isinstance(self.application.window, MainWindow), timeout=PATIENCE)
        self.settle()
        return self.window

    @property
    def window(self) -> MainWindow:
        window = self.application.window
        assert isinstance(window, MainWindow)
        return window

    def go(self, page: str, key: str = "", part: str = "") -> Page:
        """Show a page and wait until it has what it asked for."""
        self.window.go(Route(page, key, part))
        self.settle()
        return self.window.page

    def move_clock(self, **by: float) -> None:
        """Later, by the office's clock."""
        self.now += timedelta(**by)

    def settle(self) -> None:
        """Until no task is open and Qt has nothing left to deliver."""
        self.qtbot.waitUntil(self._is_quiet, timeout=PATIENCE)

    def _is_quiet(self) -> bool:
        QApplication.processEvents()
        return self.desk.tasks.open == 0

    def close(self) -> None:
        window = self.application.window
        for translator in self.application.findChildren(QTranslator):
            QCoreApplication.removeTranslator(translator)
        if window is not None:
            window.close()
        self.desk.close()
        if window is not None:
            window.deleteLater()
        self.application.deleteLater()  # its translator goes with it
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


Sit = Callable[..., Sitting]


@pytest.fixture
def sit(qtbot: QtBot, midday: City) -> Iterator[Sit]:
    """``sit()`` opens the window on the city at midday; a language and another city may be named."""
    load_faces(paths.fonts())
    QApplication.setStyle("fusion")
    theme.use(Scheme.LIGHT)
    opened: list[Sitting] = []

    def open_one(language: Language = Language.ZH, city: City | None = None) -> Sitting:
        opened.append(Sitting(qtbot, city or midday, language))
        return opened[-1]

    yield open_one
    for sitting in opened:
        sitting.close()
