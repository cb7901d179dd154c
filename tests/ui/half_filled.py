"""A clerk at a window of their own, who half fills in a new class and is then waiting to be killed.

``python -m tests.ui.half_filled FOLDER STATE LOGIN PASSWORD`` says ``typed`` once the keys are typed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import FRIDAY, QUICK
from trainingdesk import paths
from trainingdesk.bootstrap import OfficeOptions, open_office
from trainingdesk.domain.texts import Language
from trainingdesk.ui.app import Application
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.entry.sign_in import SignIn
from trainingdesk.ui.main_window import MainWindow
from trainingdesk.ui.page import Route
from trainingdesk.ui.pages.class_new.page import ClassNewPage
from trainingdesk.ui.preferences import Preferences
from trainingdesk.ui.theme import load_faces, theme


def half_fill(folder: Path, state: Path, login: str, password: str) -> int:
    """Sign in, open the form, type; then go on as if nothing happened."""
    shown = QApplication([])
    shown.setStyle("fusion")
    load_faces(paths.fonts())
    theme.use(theme.scheme)
    desk = Desk(
        open_office(OfficeOptions(f"sqlite:///{folder / 'demo.db'}", lambda: FRIDAY, QUICK, state)), Language.ZH
    )
    running = Application(desk, Preferences(QSettings(str(state / "own.ini"), QSettings.Format.IniFormat)))
    running.start()
    steps = iter((lambda: enter(running, login, password), lambda: type_into(running), lambda: True))

    def go_on() -> None:
        if desk.tasks.open == 0:
            next(steps, lambda: True)()

    pulse = QTimer()
    pulse.timeout.connect(go_on)
    pulse.start(50)
    return shown.exec()


def enter(running: Application, login: str, password: str) -> None:
    entry = running.window
    assert isinstance(entry, SignIn)
    entry.login.setText(login)
    entry.password.setText(password)
    entry.button.click()


def type_into(running: Application) -> None:
    window = running.window
    assert isinstance(window, MainWindow)
    window.go(Route("class_new"))
    page = window.page
    assert isinstance(page, ClassNewPage)

    def typed() -> None:
        QTest.keyClicks(page.form.approval, "YHPX-2026-7")
        print("typed", flush=True)

    page.drafting.restored.connect(typed)


if __name__ == "__main__":
    sys.exit(half_fill(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]))
