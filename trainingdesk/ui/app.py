"""The application: opens the office, lets somebody in, shows their window, and tells of what nobody foresaw."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QSettings, QSize, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from shiboken6 import isValid

from trainingdesk import __version__, paths
from trainingdesk.bootstrap import OfficeOptions, open_office, procedures
from trainingdesk.domain.errors import OfficeError
from trainingdesk.domain.texts import Language
from trainingdesk.services.accounts import OfficeFacts, SignedIn, office_facts
from trainingdesk.services.records import Nothing
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.entry.first_run import FirstRunWindow
from trainingdesk.ui.entry.idle import IdleWatch
from trainingdesk.ui.entry.lock import Lock
from trainingdesk.ui.entry.sign_in import SignIn
from trainingdesk.ui.failures import mistake_text, told
from trainingdesk.ui.main_window import MainWindow
from trainingdesk.ui.mistake_report import Mistake, report_files, watching_crashes
from trainingdesk.ui.navigation import Navigation
from trainingdesk.ui.page import Route
from trainingdesk.ui.preferences import Preferences
from trainingdesk.ui.shell.report_sheet import ReportSheet
from trainingdesk.ui.tasks import Lane
from trainingdesk.ui.theme import Scheme, load_faces, theme
from trainingdesk.ui.translations import speak

_CALM = 200  # ms: the first window is painted by then
_SIZE = QSize(1440, 900)


@dataclass(frozen=True, slots=True)
class Start:
    """How the application was asked to start."""

    database: str | None = None
    language: Language | None = None
    smoke: bool = False


class Application(QObject):
    """Holds the windows. A change of language builds the window anew; drafts are in the office, not in it."""

    def __init__(self, desk: Desk, preferences: Preferences, crashes: Path | None = None) -> None:
        super().__init__()
        self._crashes = crashes
        self._makes_ahead = False
        self._report: ReportSheet | None = None
        self.desk, self._preferences = desk, preferences
        self.window: QWidget | None = None
        self._lock: Lock | None = None
        self._navigation = Navigation(self)
        self._translator = speak(desk.language, self)
        desk.signed_out.connect(self.show_entry)
        desk.locked.connect(self.lock)
        self.idle = IdleWatch(desk, self)
        self.idle.idled.connect(self.lock)

    def start(self) -> None:
        """Ask whose office this is, then show who may come in."""
        self.desk.query(self, office_facts, Nothing(), self._on_facts)

    def make_ready(self) -> None:
        """Load what work needs while somebody types their password: the first page does not wait for it then."""
        self._makes_ahead = True

        def load() -> None:
            procedures()
            self._navigation.load()
            gc.freeze()  # what was loaded stays: looking through it for rubbish would hold the window up each time

        self.desk.tasks.run(self, Lane.READ, load, lambda outcome: None)

    def show_entry(self) -> None:
        """The sign-in window, or the first run of a new office."""
        self._lock = None
        if not self.desk.facts.is_open:
            window = FirstRunWindow(self.desk)
            window.opened.connect(self.start)
            self._show(window)
            return
        entry = SignIn(self.desk, self._preferences.last_login)
        entry.entered.connect(self._on_entered)
        entry.language_chosen.connect(self.use_language)
        entry.scheme_toggled.connect(self.toggle_scheme)
        self._show(entry)

    def use_language(self, language: Language) -> None:
        """Speak another language from now on."""
        if language is self.desk.language:
            return
        if self._translator is not None:
            QApplication.removeTranslator(self._translator)
        self.desk.language = self._preferences.language = language
        self._translator = speak(language, self)
        if self.desk.is_signed_in:
            self._show_desk()
        else:
            self.show_entry()

    @property
    def is_locked(self) -> bool:
        return self._lock is not None

    def prefer(self, wish: object) -> None:
        """Another language or another scheme, from the page of settings."""
        if isinstance(wish, Language):
            QTimer.singleShot(0, self, lambda: self.use_language(wish))  # the page that asked goes with its window
        elif isinstance(wish, Scheme):
            self.use_scheme(wish)

    def toggle_scheme(self) -> None:
        """Light for dark, dark for light."""
        self.use_scheme(Scheme.DARK if theme.scheme is Scheme.LIGHT else Scheme.LIGHT)

    def use_scheme(self, scheme: Scheme) -> None:
        """These colours from now on."""
        self._preferences.scheme = scheme
        theme.use(scheme)

    def lock(self) -> None:
        """Cover the window until its person comes back; the page behind stays as it is, the session ends."""
        if isinstance(self.window, MainWindow) and self._lock is None:
            self._lock = Lock(self.desk, self.window)
            self.desk.shut()  # after the cover: what lost the focus has asked to be kept
            self._lock.opened.connect(self._on_unlocked)
            self._lock.left.connect(self.desk.leave)

    def report(self, error: BaseException) -> None:
        """A mistake of the program: where, never the data. One report at a time; more of them are counted on it."""
        text = mistake_text(error, self.desk.language)
        if self.window is None or not isValid(self.window):
            QMessageBox.critical(None, "TrainingDesk", text)
        elif self._report is not None and isValid(self._report) and self._report.isVisible():
            self._report.happened_again()
        else:
            page = self.window.here.page if isinstance(self.window, MainWindow) else type(self.window).__name__
            role = self.desk.actor.role.value if self.desk.is_signed_in else ""
            mistake = Mistake(error, self.desk.now(), page, role, self.desk.trail.steps)
            self._report = ReportSheet(text, report_files(mistake, self._crashes))
            self._report.show_over(self.window)

    def _on_facts(self, facts: OfficeFacts) -> None:
        self.desk.facts = facts
        self.show_entry()

    def _on_entered(self, opened: SignedIn) -> None:
        self._preferences.last_login = opened.actor.login
        self._show_desk()
        # in a demonstration every password was drawn by the program: nobody is sent to change it
        if opened.must_change and not self.desk.facts.demo and isinstance(self.window, MainWindow):
            self.window.go(Route("settings", part="password"))

    def _on_unlocked(self) -> None:
        self._lock = None
        if isinstance(self.window, MainWindow):
            self.window.page.reload()

    def _show_desk(self) -> None:
        window = MainWindow(self.desk, self._preferences, self._navigation)
        window.lock_asked.connect(self.lock)
        window.preferred.connect(self.prefer)
        window.mistaken.connect(self.report)
        self._show(window)
        if self._makes_ahead:
            QTimer.singleShot(_CALM, window, window.make_ahead)

    def _show(self, window: QWidget) -> None:
        before, self.window = self.window, window
        window.resize(before.size() if before is not None else window.size().expandedTo(_SIZE))
        kept = self._preferences.geometry()
        if before is None and not kept.isEmpty():
            window.restoreGeometry(kept)
        window.show()
        if before is not None:
            before.hide()
            before.deleteLater()


def start_from(argv: Sequence[str]) -> Start:
    """What the words on the command line ask for."""
    parser = argparse.ArgumentParser("trainingdesk", description="TrainingDesk 培训台")
    parser.add_argument("--db", help="sqlite:///PATH")
    parser.add_argument("--lang", choices=[language.value for language in Language])
    parser.add_argument("--smoke", action="store_true", help="build the window, close it, exit 0")
    parser.add_argument("--version", action="version", version=f"trainingdesk {__version__}")
    args = parser.parse_args(argv)
    return Start(args.db, Language(args.lang) if args.lang else None, args.smoke)


def main(argv: Sequence[str] | None = None, options: OfficeOptions = OfficeOptions()) -> int:
    """Open the window; 0 when it was closed in order."""
    start = start_from(sys.argv[1:] if argv is None else argv)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("TrainingDesk")
    application.setStyle("fusion")
    preferences = Preferences(QSettings("TrainingDesk", "desk"))
    load_faces(paths.fonts())
    theme.use(preferences.scheme, preferences.density)
    language = start.language or preferences.language
    try:
        office = open_office(replace(options, database=start.database or options.database))
    except OfficeError as error:
        words = told(error, language)
        QMessageBox.critical(None, "TrainingDesk", f"{words.text}\n\n{words.remedy}")
        return 1
    desk = Desk(office, language)
    crashes = paths.user_state_folder() / "crash.txt"
    running = Application(desk, preferences, crashes)
    with watching_crashes(crashes):
        return run(running, start)


def run(running: Application, start: Start) -> int:
    """From the first window to the last."""
    application, desk = QApplication.instance(), running.desk
    assert application is not None
    sys.excepthook = lambda kind, error, trace: _on_unforeseen(running, error, trace)
    running.start()
    QTimer.singleShot(_CALM, running, running.make_ready)
    if start.smoke:
        QTimer.singleShot(1500, application.quit)
    code = application.exec()
    desk.close()
    return code


def _on_unforeseen(running: Application, error: BaseException, trace: TracebackType | None) -> None:
    running.report(error.with_traceback(trace))


if __name__ == "__main__":
    sys.exit(main())
