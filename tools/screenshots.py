"""Pictures of every page on the demonstration's data: light and dark, Chinese and English, always the same.

    .venv/bin/python tools/screenshots.py OUT [ID …]

Each is named after its screen: ``C2-classes-light-zh.png``. The clock stands still, so that the same program gives
the same pictures.
"""

from __future__ import annotations

import io
import itertools
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSettings, QSize
from PySide6.QtWidgets import QApplication, QWidget

from trainingdesk import paths
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
from trainingdesk.ui.pages.one_class.page import ClassPage
from trainingdesk.ui.pages.workbench.page import WorkbenchPage
from trainingdesk.ui.preferences import Preferences
from trainingdesk.ui.theme import Scheme, load_faces, theme

FRIDAY = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)  # nine o'clock in the office
QUICK = PasswordProfile(time_cost=1, memory=8, parallelism=1)
SIZE = QSize(1440, 900)
NOWHERE = Route("")
QUIET = 0.15  # seconds without work before a picture is taken


@dataclass(frozen=True, slots=True)
class Screen:
    """One picture: its id in the screen map, its name, who looks, where, and what is done there first."""

    id: str
    name: str
    role: Role | None = None
    route: Route = NOWHERE
    act: Callable[[MainWindow], None] | None = None
    login: str = ""  # who of several with the role looks: the end of their login


CLERK, COUNTER, HR = Role.INSTITUTION_CLERK, Role.COUNTER_CLERK, Role.HR_REVIEWER
FINANCE, OFFICER, ADMIN, AUDITOR = (
    Role.FINANCE_REVIEWER, Role.CERTIFICATE_OFFICER, Role.ADMINISTRATOR, Role.AUDITOR,
)  # fmt: skip


def hand_over(name: str) -> Callable[[MainWindow], None]:
    """Files of the city, by the beginning of their names, onto the page shown."""

    def act(window: MainWindow) -> None:
        page = window.page
        assert isinstance(page, WorkbenchPage | ClassPage)
        page.take_files(tuple(sorted((window.desk.place.parent / "incoming").glob(f"{name}*"))))

    return act


def check_files(window: MainWindow) -> None:
    """The same files, taken to the table of what is wrong in them."""
    hand_over("YH2026-02-")(window)
    settle(window.desk)
    window.page.primary()


SCREENS: tuple[Screen, ...] = (
    Screen("G1", "sign-in"),
    Screen("C1", "workbench", CLERK, Route("workbench")),
    Screen("C2", "classes", CLERK, Route("classes")),
    Screen("C2", "class-new", CLERK, Route("class_new", part="copy")),
    Screen("C3a", "class-trainees", CLERK, Route("class", "JX2026-01", "trainees")),
    Screen("C3b", "class-attendance", CLERK, Route("class", "JX2026-01", "attendance")),
    Screen("C3c", "class-results", CLERK, Route("class", "JX2026-01", "results")),
    Screen("C3", "class-files", CLERK, Route("class", "JX2026-01", "files")),
    Screen("C3", "class-history", CLERK, Route("class", "JX2026-01", "history")),
    Screen("C4", "import-files", CLERK, Route("workbench"), hand_over("YH2026-02-"), "yh"),
    Screen("C4", "import-check", CLERK, Route("workbench"), check_files, "yh"),
    Screen("C6", "claims", CLERK, Route("claims")),
    Screen("C7", "claim", CLERK, Route("claim", "SL2026-000001")),
    Screen("H2", "review", HR, Route("review")),
    Screen("F2", "finance", FINANCE, Route("finance")),
    Screen("C5", "people", HR, Route("people")),
    Screen("C5", "person", HR, Route("person", "1")),
    Screen("C9", "printing", HR, Route("printing")),
    Screen("C10", "institutions", HR, Route("institutions")),
    Screen("G4", "palette", HR, Route("review"), lambda window: window.palette_.ask()),
    Screen("Z1", "certificates", OFFICER, Route("certificates")),
    Screen("A1", "users", ADMIN, Route("users")),
    Screen("A2", "policies", AUDITOR, Route("policies")),
    Screen("U1", "audit", AUDITOR, Route("audit")),
    Screen("G7", "settings", AUDITOR, Route("settings")),
    Screen("G8", "help", AUDITOR, Route("help")),
)


class Studio:
    """The demonstration's city at midday, and a window on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for left in ("city", "state"):
            shutil.rmtree(folder / left, ignore_errors=True)
        options = OfficeOptions(clock=lambda: FRIDAY, passwords=QUICK, state=folder / "state")
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            if tdesk(["demo", "--out", str(folder / "city"), "--midday"], options=options):
                raise SystemExit("the demonstration could not be made")
        self.users = json.loads((folder / "city" / "demo.json").read_text(encoding="utf-8"))["users"]
        self.options = OfficeOptions(
            f"sqlite:///{folder / 'city' / 'demo.db'}", lambda: FRIDAY, QUICK, folder / "state"
        )

    def pictures(self, language: Language, screens: Sequence[Screen]) -> Iterator[tuple[Screen, Scheme, QWidget]]:
        """The window at each screen, in both schemes; one sign-in a role."""
        order = sorted(screens, key=lambda one: (one.role or "", one.login))
        for (role, login), group in itertools.groupby(order, key=lambda one: (one.role, one.login)):
            desk = Desk(open_office(self.options), language)
            settings = QSettings(str(self.folder / "window.ini"), QSettings.Format.IniFormat)
            settings.clear()
            application = Application(desk, Preferences(settings))
            application.start()
            settle(desk)
            if role is not None:
                self._sign_in(application, role, login)
            for screen in group:
                self._show(application, screen)
                for scheme in Scheme:
                    theme.use(scheme)
                    window = application.window
                    assert window is not None
                    window.resize(SIZE)
                    settle(desk)
                    yield screen, scheme, window
                theme.use(Scheme.LIGHT)
            window = application.window
            desk.close()
            if window is not None:
                window.deleteLater()

    def _sign_in(self, application: Application, role: Role, login: str) -> None:
        entry = application.window
        assert isinstance(entry, SignIn)
        user = next(user for user in self.users if user["role"] == role and user["login"].endswith(login))
        entry.login.setText(user["login"])
        entry.password.setText(user["password"])
        entry.button.click()
        settle(application.desk)

    def _show(self, application: Application, screen: Screen) -> None:
        window = application.window
        if screen.route.page:
            assert isinstance(window, MainWindow)
            window.resize(SIZE)
            window.go(screen.route)
            settle(application.desk)
            if screen.act is not None:
                screen.act(window)
                settle(application.desk)


def settle(desk: Desk) -> None:
    """Until no task is open and nothing has happened for a moment."""
    quiet_since = time.monotonic()
    while time.monotonic() - quiet_since < QUIET:
        QApplication.processEvents()
        if desk.tasks.open:
            quiet_since = time.monotonic()
        time.sleep(0.005)


def main(words: Sequence[str]) -> int:
    """Take the pictures into a folder; all, or those of the ids named."""
    if not words:
        print(__doc__)
        return 2
    out, ids = Path(words[0]), set(words[1:])
    out.mkdir(parents=True, exist_ok=True)
    application = QApplication([])
    application.setStyle("fusion")
    load_faces(paths.fonts())
    theme.use(Scheme.LIGHT)
    screens = [screen for screen in SCREENS if not ids or screen.id in ids]
    folder = Path(tempfile.gettempdir()) / "trainingdesk-pictures"  # always the same: the settings show it
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        for language in Language:
            short = "zh" if language is Language.ZH else "en"
            studio = Studio(folder)  # anew: what was done for a picture is not there in the next language
            for screen, scheme, window in studio.pictures(language, screens):
                file = out / f"{screen.id}-{screen.name}-{scheme}-{short}.png"
                window.grab().save(str(file))
                print(file)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
