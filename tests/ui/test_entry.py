"""Coming in: the right password opens the desk, a wrong one says no more than that, the lock keeps the page."""

from __future__ import annotations

from shiboken6 import isValid

from tests.ui.conftest import PATIENCE, Sit
from trainingdesk.domain.people import Role
from trainingdesk.domain.texts import Language
from trainingdesk.ui.entry.lock import Lock
from trainingdesk.ui.entry.sign_in import SignIn
from trainingdesk.ui.main_window import MainWindow


def test_a_clerk_comes_in_and_sees_the_classes(sit: Sit) -> None:
    sitting = sit()
    window = sitting.sign_in(Role.INSTITUTION_CLERK)
    assert window.desk.actor.role is Role.INSTITUTION_CLERK


def test_a_wrong_password_says_what_an_unknown_login_says(sit: Sit) -> None:
    sitting = sit()
    entry = sitting.application.window
    assert isinstance(entry, SignIn)
    said = []
    login, _ = sitting.city.login(Role.HR_REVIEWER)
    for name in (login, "nobody"):
        entry.login.setText(name)
        entry.password.setText("not this one, surely")
        entry.button.click()
        sitting.settle()
        said.append(entry.banner.text)
    assert said[0] == said[1] != ""
    assert entry.button.isEnabled()


def test_an_empty_field_is_asked_for_before_the_office_is(sit: Sit) -> None:
    sitting = sit()
    entry = sitting.application.window
    assert isinstance(entry, SignIn)
    entry.button.click()
    assert sitting.desk.tasks.open == 0
    assert entry.banner.isVisibleTo(entry)


def test_the_language_can_be_chosen_before_signing_in(sit: Sit) -> None:
    sitting = sit()
    sitting.application.use_language(Language.EN)
    sitting.settle()
    entry = sitting.application.window
    assert isinstance(entry, SignIn)
    assert entry.windowTitle() == "Sign in·TrainingDesk"


def test_the_lock_covers_the_page_and_keeps_it(sit: Sit) -> None:
    sitting = sit()
    window = sitting.sign_in(Role.INSTITUTION_CLERK)
    page = sitting.go("classes")
    window.lock_asked.emit()
    lock = window.findChild(Lock)
    assert lock is not None
    _, password = sitting.city.login(Role.INSTITUTION_CLERK)
    lock.password.setText(password)
    lock.button.click()
    sitting.qtbot.waitUntil(lambda: not isValid(lock), timeout=PATIENCE)
    sitting.settle()
    assert window.page is page


def test_signing_out_leads_back_to_the_door(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.AUDITOR)
    sitting.desk.leave()
    sitting.settle()
    assert isinstance(sitting.application.window, SignIn)
    assert not isinstance(sitting.application.window, MainWindow)
