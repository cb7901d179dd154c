"""A mistake of the program: a report without data, the sheet that shows all of it, and work that goes on."""

from __future__ import annotations

import faulthandler
import re
import subprocess
import sys
import zipfile
from pathlib import Path

from PySide6.QtCore import QObject
from shiboken6 import isValid

from tests.ui.conftest import Sit, Sitting
from tests.ui.hands import sheet_of
from trainingdesk.domain.people import Actor, Permission, Role
from trainingdesk.domain.texts import Language
from trainingdesk.services.office import Office, procedure
from trainingdesk.services.people_reading import ListPeople, PersonPage, list_people
from trainingdesk.services.records import Done, Nothing
from trainingdesk.ui.main_window import MainWindow
from trainingdesk.ui.mistake_report import watching_crashes
from trainingdesk.ui.shell.report_sheet import ReportSheet
from trainingdesk.ui.widgets.sheet import Sheet

SECRET = "410101199001011234"


@procedure(Permission.SIGNED_IN)
def stumble(office: Office, actor: Actor, order: Nothing) -> Done:
    """Falls over somebody's number."""
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        raise ValueError(f"no such person: {SECRET}") from error


def fall(sitting: Sitting, owner: QObject) -> ReportSheet:
    """A procedure that falls; its report."""
    sitting.desk.act(owner, stumble, Nothing())
    sitting.settle()
    return sheet_of(sitting, ReportSheet)


def test_a_report_shows_all_that_it_holds_and_none_of_it_is_about_people(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    window = sitting.sign_in(Role.HR_REVIEWER)
    people = list[PersonPage]()
    sitting.desk.query(window.page, list_people, ListPeople(text="宋"), people.append)
    sitting.settle()
    sheet = fall(sitting, window.page)
    saved = tmp_path / "report.zip"
    shown = sheet.contents.toPlainText()
    sheet.save(saved)
    with zipfile.ZipFile(saved) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    assert set(files) == {"report.txt", "steps.txt"}
    assert all(text in shown for text in files.values())
    assert "ValueError < KeyError" in files["report.txt"]
    assert "test_mistakes.py" in files["report.txt"]
    assert re.search(r"test_mistakes\.stumble \d+ ms ValueError", files["steps.txt"])
    assert "people_reading.list_people" in files["steps.txt"]
    names = {row.name for row in people[0].rows}
    assert names
    assert not [word for word in {SECRET, "宋", *names} if any(word in text for text in files.values())]
    assert not isValid(sheet) or not sheet.isVisible()


def test_work_goes_on_under_a_report(sit: Sit) -> None:
    """A decision whose work fell over can be taken again; the error's own words are nowhere on the screen."""
    sitting = sit(Language.EN)
    window = sitting.sign_in(Role.HR_REVIEWER)
    decision = Sheet("Approve", "Approve")
    window.show_sheet(decision)
    decision.set_busy(busy=True)
    report = fall(sitting, decision)
    assert report.title == "Something in the program went wrong"
    assert SECRET not in report.contents.toPlainText()
    assert decision.confirm_button.isEnabled()
    fall(sitting, decision)
    assert "1" in report.banner.text, "a second one is counted, not laid over the first"
    report.dismiss()
    assert decision.isVisible()
    decision.dismiss()
    assert isinstance(sitting.application.window, MainWindow)


def test_a_report_that_cannot_be_written_says_so_and_stays(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    window = sitting.sign_in(Role.AUDITOR)
    sheet = fall(sitting, window.page)
    sheet.save(tmp_path / "no such folder" / "report.zip")
    assert "report.zip" in sheet.banner.text
    assert sheet.isVisible()


def test_what_a_dying_process_leaves_goes_into_the_next_report(tmp_path: Path) -> None:
    left = tmp_path / "state" / "crash.txt"
    program = (
        "import faulthandler, sys\nfrom pathlib import Path\n"
        "from trainingdesk.ui.mistake_report import watching_crashes\n"
        "with watching_crashes(Path(sys.argv[1])):\n    faulthandler._sigsegv()\n"
    )
    ended = subprocess.run([sys.executable, "-c", program, str(left)], capture_output=True, check=False)
    assert ended.returncode < 0
    assert "Segmentation fault" in left.read_text()


def test_where_nothing_can_be_written_the_program_runs_unwatched(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    watched = faulthandler.is_enabled()
    faulthandler.disable()
    try:
        with watching_crashes(tmp_path / "file" / "crash.txt"):
            assert not faulthandler.is_enabled()
    finally:
        if watched:
            faulthandler.enable()
