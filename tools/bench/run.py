"""Figures of a desk with 100,000 trainees, each beside a peer measured in the same run, so that machines compare.

    .venv/bin/python tools/bench/run.py [PEOPLE]

Nothing is asserted: a figure is read by people, and kept with its machine in docs/performance.md.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from city import Crowd, city
from PySide6.QtCore import QAbstractTableModel, QEventLoop, QModelIndex, QPersistentModelIndex, QSettings, Qt
from PySide6.QtWidgets import QApplication, QTableView
from sqlalchemy import text
from stalls import stalls

from trainingdesk import paths
from trainingdesk.domain.people import Role
from trainingdesk.domain.texts import Language
from trainingdesk.services.accounts import OpenSignIn, sign_in
from trainingdesk.services.certificates import WhichCertificates, list_certificates
from trainingdesk.services.office import Office
from trainingdesk.services.people_reading import ListPeople, list_people
from trainingdesk.services.people_records import PersonRow
from trainingdesk.ui.app import Application
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.entry.sign_in import SignIn
from trainingdesk.ui.main_window import MainWindow
from trainingdesk.ui.page import Route
from trainingdesk.ui.pages.people.columns import PeopleColumns
from trainingdesk.ui.pages.people.page import PeoplePage
from trainingdesk.ui.preferences import Preferences
from trainingdesk.ui.theme import load_faces, theme
from trainingdesk.ui.widgets.record_table import RecordTable

PEOPLE = 100_000
FOLDER = Path(__file__).resolve().parents[2] / "build" / "bench"
STARTS, TIMES, JUMPS = 7, 9, 60
TYPED = ("张", "张伟", "z", "zs", "zhangwei", "wjj", "0627")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds on the wall, and those a processor was busy with it: the same whoever else is at the machine."""

    wall: float
    busy: float


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, in milliseconds, what it is held to, and the peer: best is held beside best."""

    what: str
    took: Sequence[Took]
    goal: float | None = None
    peer: float | None = None

    def line(self) -> str:
        """One row of the table."""
        walls = [one.wall for one in self.took]
        middle, least, worst = statistics.median(walls), min(walls), max(walls)
        busy = statistics.median(one.busy for one in self.took)
        goal = f"{self.goal:8.0f}" if self.goal is not None else "       —"
        ratio = f"{least / self.peer:8.1f}" if self.peer else "       —"
        return f"| {self.what:<52} | {middle:8.1f} | {least:8.1f} | {worst:8.1f} | {busy:8.1f} | {goal} | {ratio} |"


class PlainModel(QAbstractTableModel):
    """The peer of a list: as many rows of text, drawn by Qt's own table."""

    def __init__(self, rows: int, columns: int) -> None:
        super().__init__()
        self._size = rows, columns

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._size[0]

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._size[1]

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> str | None:
        return f"{index.row()}·{index.column()}" if role == Qt.ItemDataRole.DisplayRole else None


def timed(act: Callable[[], object], times: int) -> list[Took]:
    """How long each time took."""
    took = []
    for _ in range(times):
        begun, idle = time.perf_counter(), time.process_time()
        act()
        took.append(Took((time.perf_counter() - begun) * 1000, (time.process_time() - idle) * 1000))
    return took


def best(took: Sequence[Took]) -> float:
    """The least of several times on the wall."""
    return min(one.wall for one in took)


def starts(crowd: Crowd) -> list[Figure]:
    """From the first instruction of a fresh process to its first paint; the two kinds take turns."""
    here = Path(__file__).parent
    took: dict[bool, list[Took]] = {True: [], False: []}
    for turn in range(STARTS * 2):
        ours = bool(turn % 2)
        desk = [str(here / "start_desk.py"), str(crowd.database), str(crowd.state)]
        words = desk if ours else [str(here / "start_empty.py")]
        begun, before = time.perf_counter(), os.times()
        process = subprocess.Popen(
            [sys.executable, *words], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        with process:
            assert process.stdout is not None
            process.stdout.readline()
            wall = (time.perf_counter() - begun) * 1000
        after = os.times()
        busy = after.children_user + after.children_system - before.children_user - before.children_system
        took[ours].append(Took(wall, busy * 1000))
    peer = best(took[False])
    return [Figure("start: empty PySide6 window", took[False]), Figure("start: sign-in window", took[True], peer=peer)]


def asked(office: Office, crowd: Crowd) -> list[Figure]:
    """The procedures behind the lists, for the bureau and for a clerk of one institution."""
    with office.read() as session:
        raw = text("SELECT name, id FROM person ORDER BY name, id LIMIT 201")
        raw_names = timed(lambda: session.execute(raw).all(), TIMES)
    peer = best(raw_names)
    figures = [Figure("201 names, raw SQL (peer)", raw_names)]
    for role in (Role.HR_REVIEWER, Role.INSTITUTION_CLERK):
        token = office.call(sign_in, OpenSignIn(*crowd.login(role))).token
        who = role.en
        for typed in ("", *TYPED):
            order = ListPeople(typed)
            took = timed(lambda order=order, token=token: office.call(list_people, order, token), TIMES)  # type: ignore[misc]
            figures.append(Figure(f"people “{typed}”, {who}", took, 100, peer))
        for typed in ("", "张伟"):
            which = WhichCertificates(text=typed, limit=500)
            took = timed(lambda which=which, token=token: office.call(list_certificates, which, token), TIMES)  # type: ignore[misc]
            figures.append(Figure(f"certificates “{typed}”, {who}", took, 100, peer))
    return figures


class Window:
    """The desk on the city, offscreen, as a reviewer sees it."""

    def __init__(self, office: Office, crowd: Crowd) -> None:
        self.desk = Desk(office, Language.ZH)
        settings = QSettings(str(FOLDER / "window.ini"), QSettings.Format.IniFormat)
        settings.clear()
        self._application = Application(self.desk, Preferences(settings))
        self._application.start()
        self.settle()
        entry = self._application.window
        assert isinstance(entry, SignIn)
        login, password = crowd.login(Role.HR_REVIEWER)
        entry.login.setText(login)
        entry.password.setText(password)
        entry.button.click()
        self.settle()
        window = self._application.window
        assert isinstance(window, MainWindow)
        self.window = window

    def settle(self) -> None:
        """Until every answer is shown and painted."""
        QApplication.processEvents()
        while self.desk.tasks.open:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)  # the answer is an event
        QApplication.processEvents()

    def open(self, page: str) -> None:
        """Go there and see it painted."""
        self.window.go(Route(page))
        self.settle()
        self.window.grab()

    def figures(self) -> list[Figure]:
        """Opening, coming back, and filtering in the window itself."""
        self.open("help")
        first = timed(lambda: self.open("people"), 1)
        page = self.window.page
        assert isinstance(page, PeoplePage)
        again = []
        for _ in range(TIMES):
            self.open("help")
            again += timed(lambda: self.open("people"), 1)
        found = [Figure("list of people opens, first time", first, 500)]
        found.append(Figure("list of people opens, again", again, 500))
        for typed in TYPED:
            took = timed(lambda typed=typed: self._filter(page, typed), TIMES)  # type: ignore[misc]
            found.append(Figure(f"filter “{typed}”, asked to painted", took, 100))
        return found

    def _filter(self, page: PeoplePage, typed: str) -> None:
        page.panel.filter.setText(typed)
        page.panel.filter.settled.emit(typed)
        self.settle()
        page.panel.table.viewport().repaint()


def jumps(rows: Sequence[PersonRow]) -> list[Figure]:
    """A far row comes into view and its frame is painted: our table with every row in it, and Qt's own."""
    columns = PeopleColumns().make(Language.ZH)
    ours: RecordTable[PersonRow] = RecordTable(columns, lambda row: row.id, "people")
    filled = timed(lambda: ours.show_records(rows), 1)
    plain = QTableView()
    model = PlainModel(len(rows), len(columns))
    plain.setModel(model)
    random = Random(1)
    took = {}
    for table in (plain, ours):
        table.resize(1200, 800)
        table.show()
        QApplication.processEvents()
        view = table

        def jump(view: QTableView = view) -> None:
            view.scrollTo(view.model().index(random.randrange(len(rows)), 0))
            view.viewport().repaint()

        took[table is ours] = timed(jump, JUMPS)
        table.hide()
    peer = best(took[False])
    return [
        Figure(f"table takes {len(rows):,} rows", filled),
        Figure("jump to a far row, Qt's own table (peer)", took[False]),
        Figure("jump to a far row, our table", took[True], 16, peer),
    ]


def main(words: Sequence[str]) -> int:
    """Measure and print."""
    people = int(words[0]) if words else PEOPLE
    crowd = city(FOLDER, people)
    figures = starts(crowd)
    application = QApplication([])
    application.setStyle("fusion")
    load_faces(paths.fonts())
    theme.use(theme.scheme)
    office = crowd.open()
    figures += asked(office, crowd)
    token = office.call(sign_in, OpenSignIn(*crowd.login(Role.HR_REVIEWER))).token
    pattern = office.call(list_people, ListPeople(limit=200), token).rows
    window = Window(office, crowd)
    figures += window.figures()
    copies = [replace(pattern[place % len(pattern)], id=place) for place in range(people)]
    figures += jumps(copies)
    figures += [Figure(f"stall: {name}", [Took(ms, ms)], 100) for name, ms in stalls(FOLDER / "midday")]
    sys.stdout.write(f"{people:,} trainees; milliseconds\n\n")
    titles = ("median", "best", "worst", "busy", "goal", "to peer")
    sys.stdout.write(f"| {'what':<52} | {' | '.join(f'{title:>8}' for title in titles)} |\n")
    sys.stdout.write(f"|{'-' * 54}|{'|'.join('---------:' for _ in titles)}|\n")
    sys.stdout.write("".join(f"{figure.line()}\n" for figure in figures))
    window.desk.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
