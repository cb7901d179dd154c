"""Nothing that was filled in is lost: to a kill, a lock, a sign-out, another page; and each burst can be undone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.conftest import PATIENCE, Sit, Sitting
from tests.ui.hands import activate, office_of, press, sheet_of, token_of
from trainingdesk.domain.people import Role
from trainingdesk.domain.vocabulary import CertificateKind, Delivery
from trainingdesk.domain.workflow import InstitutionEvent
from trainingdesk.services.drafts import DraftView, WhichDrafts, fetch_drafts
from trainingdesk.ui.drafting import BURST, Changed, read_steps, written
from trainingdesk.ui.entry.lock import Lock
from trainingdesk.ui.entry.sign_in import SignIn
from trainingdesk.ui.main_window import MainWindow
from trainingdesk.ui.pages.class_new.page import ClassNewPage
from trainingdesk.ui.pages.institutions.detail import InstitutionPage
from trainingdesk.ui.pages.institutions.page import InstitutionsPage
from trainingdesk.ui.pages.institutions.sheets import EmployerSheet, ScopeSheet
from trainingdesk.ui.pages.one_class.page import ClassPage
from trainingdesk.ui.pages.one_class.sheets import CancelSheet, FactsSheet
from trainingdesk.ui.pages.users.page import UsersPage
from trainingdesk.ui.pages.users.sheets import AddUserSheet
from trainingdesk.ui.widgets.reason_sheet import ReasonSheet

ROOT = Path(__file__).resolve().parents[2]
WITHIN = 1000  # ms from the last key until the office has it
CTRL = Qt.KeyboardModifier.ControlModifier


def new_class(sitting: Sitting) -> ClassNewPage:
    page = sitting.go("class_new")
    assert isinstance(page, ClassNewPage)
    return page


def kept(sitting: Sitting, role: Role, place: str, school: str = "") -> tuple[DraftView, ...]:
    """What the office has of somebody's drafts, asked from another desk, without the steps that led there."""
    office, token = office_of(sitting), token_of(sitting, role, school)
    rows = office.call(fetch_drafts, WhichDrafts(place), token).rows
    return tuple(
        replace(row, fields={name: text for name, text in row.fields.items() if name != "~steps"}) for row in rows
    )


def pause(sitting: Sitting) -> None:
    """Long enough for a burst of keys to be over and kept."""
    sitting.qtbot.wait(BURST + 50)
    sitting.settle()


def type_into(sitting: Sitting, field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.keyClicks(field, text)
    pause(sitting)


def test_a_killed_window_has_lost_nothing_older_than_a_second(sit: Sit) -> None:
    sitting = sit()
    login, password = sitting.city.login(Role.INSTITUTION_CLERK, "yh")
    state = sitting.city.folder.with_name("other.state")
    state.mkdir()
    words = [sys.executable, "-m", "tests.ui.half_filled", str(sitting.city.folder), str(state), login, password]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, env=os.environ, text=True) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == "typed\n"
        time.sleep(WITHIN / 1000)
        window.send_signal(signal.SIGKILL)
        assert window.wait() == -signal.SIGKILL
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    page = new_class(sitting)
    assert page.form.approval.text() == "YHPX-2026-7"
    assert page.draft.text == "已恢复 09:00 未完成的内容"
    assert office_of(sitting).database.check().sound


def test_who_types_without_a_pause_is_kept_as_well(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    page = new_class(sitting)
    page.form.name.setFocus()
    began = time.monotonic()
    while not page.draft.text.startswith("草稿已保存"):
        QTest.keyClicks(page.form.name, "a")
        sitting.qtbot.wait(40)
        assert time.monotonic() - began < PATIENCE / 1000
    assert time.monotonic() - began < 1.5 * WITHIN / 1000
    [draft] = kept(sitting, Role.INSTITUTION_CLERK, "class_new", "yh")
    assert set(draft.fields) == {"name"}, "only what differs from what the form began with"


def test_it_survives_lock_sign_out_and_the_end_of_the_session(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    page = new_class(sitting)
    page.form.place.setFocus()
    QTest.keyClicks(page.form.place, "201")
    sitting.application.lock()
    sitting.settle()
    assert kept(sitting, Role.INSTITUTION_CLERK, "class_new", "yh")[0].fields == {"place": "201"}
    unlock(sitting)
    assert page.form.place.text() == "201"
    sitting.move_clock(minutes=11)
    type_into(sitting, page.form.place, "2")
    assert sitting.application.is_locked, "the session had ended before that key"
    unlock(sitting)
    page.form.name.setFocus()
    QTest.keyClicks(page.form.name, "night")
    sitting.desk.leave()
    sitting.settle()
    assert isinstance(sitting.application.window, SignIn)
    sitting.sign_in(Role.INSTITUTION_CLERK, "jx")
    assert new_class(sitting).form.place.text() == "", "another login has another draft"
    sitting.desk.leave()
    sitting.settle()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    page = new_class(sitting)
    assert (page.form.place.text(), page.form.name.text()) == ("2012", "night")
    assert page.draft.text == "已恢复 09:11 未完成的内容"


def test_the_lock_keeps_the_field_that_has_the_focus_whichever_it_is(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    page = new_class(sitting)
    activate(sitting)
    typed: set[str] = set()
    for field in page.form.draft_fields():
        before = field.read()
        field.widget.setFocus()
        for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_7):
            if field.read() == before:
                QTest.keyClick(sitting.window.focusWidget() or field.widget, key)
        if field.read() == before:
            continue
        typed.add(field.name)
        sitting.application.lock()
        sitting.settle()
        unlock(sitting)
        assert field.read() != before, field.name
        assert typed <= set(kept(sitting, Role.INSTITUTION_CLERK, "class_new", "yh")[0].fields), field.name
    assert typed >= {"trade", "kind", "start", "end", "heads", "hours", "theory", "practice", "number", "name", "place"}


def unlock(sitting: Sitting) -> None:
    [lock] = [one for one in sitting.window.findChildren(Lock) if one.isVisible()]
    lock.password.setText(sitting.city.login(Role.INSTITUTION_CLERK, "yh")[1])
    lock.button.click()
    sitting.settle()
    assert not sitting.application.is_locked


def test_a_class_that_was_opened_leaves_no_draft(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    page = new_class(sitting)
    page.form.kind.setCurrentIndex(page.form.kind.findData(CertificateKind.SPECIAL.value))
    page.form.delivery.setCurrentIndex(page.form.delivery.findData(Delivery.BLENDED.value))
    facts = page.form.facts()
    assert (facts.certificate_kind, facts.delivery) == (CertificateKind.SPECIAL, Delivery.BLENDED)
    pause(sitting)
    assert len(kept(sitting, Role.INSTITUTION_CLERK, "class_new", "yh")) == 1
    page.form.kind.setCurrentIndex(page.form.kind.findData(CertificateKind.LEVEL.value))
    page.primary()
    sitting.settle()
    assert sitting.window.page is not page
    assert kept(sitting, Role.INSTITUTION_CLERK, "class_new", "yh") == ()
    assert new_class(sitting).draft.text == ""


def test_undo_takes_back_one_burst_of_the_whole_form(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    page = new_class(sitting)
    form = page.form
    activate(sitting)
    before = form.facts()
    type_into(sitting, form.name, "weekend")
    form.trade.setCurrentIndex(1)
    form.trade.activated.emit(1)
    pause(sitting)
    type_into(sitting, form.place, "201")
    assert page.drafting.steps == 3
    form.place.setFocus()
    press(sitting, Qt.Key.Key_Z, CTRL)
    assert (form.place.text(), form.name.text(), form.trade.currentIndex()) == ("", "weekend", 1)
    press(sitting, Qt.Key.Key_Z, CTRL)
    assert form.facts() == before.__class__(**{**fields(before), "name": "weekend"})
    press(sitting, Qt.Key.Key_Y, CTRL)
    assert form.trade.currentIndex() == 1
    page.draft.give_up.click()
    sitting.settle()
    assert form.facts() == before
    assert kept(sitting, Role.INSTITUTION_CLERK, "class_new", "yh") == ()
    page.draft.steps.undo.click()
    sitting.settle()
    assert form.name.text() == "weekend", "giving up can be undone as well"
    assert len(kept(sitting, Role.INSTITUTION_CLERK, "class_new", "yh")) == 1


def fields(record: object) -> dict[str, object]:
    return {name: getattr(record, name) for name in type(record).__dataclass_fields__}  # type: ignore[attr-defined]


def test_steps_can_be_undone_in_the_next_sitting(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    page = new_class(sitting)
    type_into(sitting, page.form.name, "weekend")
    type_into(sitting, page.form.place, "201")
    type_into(sitting, page.form.place, "2")
    sitting.desk.leave()
    sitting.settle()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    page = new_class(sitting)
    assert (page.form.name.text(), page.form.place.text(), page.drafting.steps) == ("weekend", "2012", 3)
    for expected in (("weekend", "201"), ("weekend", ""), ("", "")):
        page.drafting.undo()
        assert (page.form.name.text(), page.form.place.text()) == expected
    sitting.settle()
    assert kept(sitting, Role.INSTITUTION_CLERK, "class_new", "yh") == ()
    page.drafting.redo()
    assert page.form.name.text() == "weekend"
    sitting.settle()


def test_old_steps_give_way_to_new_ones() -> None:
    steps: list[Changed] = [{"note": ["", "长" * number]} for number in range(400)]
    back = read_steps(written(steps))
    assert 0 < len(back) < len(steps)
    assert back == steps[-len(back) :]
    assert len(written(steps).encode()) <= 16 * 1024


def test_two_hundred_steps_can_be_undone(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    page = new_class(sitting)
    for number in range(1, 211):
        page.form.heads.setValue(number)
        page.drafting.keep()
    for _ in range(205):
        page.drafting.undo()
    assert page.form.heads.value() == 5
    sitting.settle()


def test_a_sheet_put_away_by_mistake_comes_back_as_it_was(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.HR_REVIEWER)
    page = sitting.go("institutions", part="employers")
    assert isinstance(page, InstitutionsPage)
    page.add_button.click()
    sheet = sheet_of(sitting, EmployerSheet)
    sitting.settle()
    QTest.keyClicks(sheet.name, "songyang")
    sheet.kind.setCurrentIndex(2)
    kind = sheet.kind.value()
    press(sitting, Qt.Key.Key_Escape)
    page.add_button.click()
    sheet = sheet_of(sitting, EmployerSheet)
    sitting.settle()
    assert (sheet.name.text(), sheet.kind.value()) == ("songyang", kind)
    type_into(sitting, sheet.name, "2")
    activate(sitting)
    sheet.name.setFocus()
    press(sitting, Qt.Key.Key_Z, CTRL)
    assert sheet.name.text() == "songyang"
    assert kept(sitting, Role.HR_REVIEWER, "employer")[0].key == ""


def test_who_types_before_the_draft_has_come_loses_neither(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.HR_REVIEWER)
    page = sitting.go("institutions", part="employers")
    assert isinstance(page, InstitutionsPage)
    for field, text in (("name", "songyang"), ("bank", "east street"), ("contact", "zhou")):
        page.add_button.click()
        sheet = sheet_of(sitting, EmployerSheet)
        getattr(sheet, field).setText(text)
        sheet.dismiss()
    page.add_button.click()
    sheet = sheet_of(sitting, EmployerSheet)
    sitting.settle()
    assert (sheet.name.text(), sheet.bank.text(), sheet.contact.text()) == ("songyang", "east street", "zhou")


def test_levels_of_a_scope_are_part_of_its_draft(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.HR_REVIEWER)
    page = sitting.go("institutions")
    page.primary()
    sitting.settle()
    for _ in range(2):
        sitting.window.page.primary()
        sheet = sheet_of(sitting, ScopeSheet)
        sitting.settle()
        chosen = [level for level, box in sheet.levels.items() if box.isChecked()]
        for box in sheet.levels.values():
            box.setChecked(True)
        press(sitting, Qt.Key.Key_Escape)
    assert len(chosen) == len(sheet.levels)


def test_the_password_of_a_new_user_is_kept_nowhere(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.ADMINISTRATOR)
    page = sitting.go("users")
    assert isinstance(page, UsersPage)
    page.add_button.click()
    sheet = sheet_of(sitting, AddUserSheet)
    sitting.settle()
    type_into(sitting, sheet.login, "lin")
    type_into(sitting, sheet.password, "seven blue bowls")
    sheet.role.setCurrentIndex(4)
    press(sitting, Qt.Key.Key_Escape)
    [draft] = kept(sitting, Role.ADMINISTRATOR, "user")
    assert set(draft.fields) == {"login", "role"}
    page.add_button.click()
    sheet = sheet_of(sitting, AddUserSheet)
    sitting.settle()
    assert (sheet.login.text(), sheet.password.text()) == ("lin", "")
    assert not sheet.institution.isEnabled(), "what hangs on the role followed"


def test_a_draft_that_cannot_be_kept_says_so(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    page = new_class(sitting)
    page.form.place.setMaxLength(100_000)
    page.form.place.setText("长" * 30_000)
    pause(sitting)
    assert page.draft.text.startswith("草稿没有保存：草稿超过 64 KB")
    assert isinstance(sitting.window, MainWindow)
    page.form.place.setText("201")
    pause(sitting)
    assert page.draft.text.startswith("草稿已保存")


def test_copying_the_last_class_over_a_draft_is_one_step_back(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    type_into(sitting, new_class(sitting).form.place, "201")
    page = sitting.go("class_new", part="copy")
    assert isinstance(page, ClassNewPage)
    assert page.form.place.text() == "颍河校区电工实训室"
    page.drafting.undo()
    assert page.form.place.text() == "201"
    sitting.settle()


def test_the_facts_and_the_end_of_a_class_are_kept_while_they_are_typed(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    page = sitting.go("class", "YH2026-01")
    assert isinstance(page, ClassPage)
    page._on_edit()
    facts = sheet_of(sitting, FactsSheet)
    sitting.settle()
    facts.form.place.setText("201")
    facts.form.hours.setValue(128)
    press(sitting, Qt.Key.Key_Escape)
    page._on_edit()
    facts = sheet_of(sitting, FactsSheet)
    sitting.settle()
    assert (facts.form.place.text(), facts.form.hours.value()) == ("201", 128)
    facts.confirm_button.click()
    sitting.settle()
    assert kept(sitting, Role.INSTITUTION_CLERK, "class", "yh") == ()
    page._on_cancel()
    sheet_of(sitting, CancelSheet).reason.setPlainText("生源不足")
    press(sitting, Qt.Key.Key_Escape)
    page._on_cancel()
    ending = sheet_of(sitting, CancelSheet)
    sitting.settle()
    assert (ending.reason.toPlainText(), ending.confirm_button.isEnabled()) == ("生源不足", True)


def test_a_reason_that_was_given_before_can_be_confirmed_at_once(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.HR_REVIEWER)
    sitting.go("institutions").primary()
    sitting.settle()
    page = sitting.window.page
    assert isinstance(page, InstitutionPage)
    page.moves[InstitutionEvent.SUSPEND].click()
    sheet_of(sitting, ReasonSheet).field.setText("整改期间")
    press(sitting, Qt.Key.Key_Escape)
    page.moves[InstitutionEvent.SUSPEND].click()
    sheet = sheet_of(sitting, ReasonSheet)
    sitting.settle()
    assert sheet.confirm_button.isEnabled()
    sheet.confirm_button.click()
    sitting.settle()
    assert page.moves[InstitutionEvent.RESTORE].isVisible()
    assert kept(sitting, Role.HR_REVIEWER, "institution_suspend") == ()
