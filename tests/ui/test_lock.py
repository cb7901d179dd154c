"""The lock in every state of the desk: nothing is seen or done behind it, and everything is there again after it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid
from sqlalchemy import func, select

from tests.ui.conftest import PATIENCE, Sit, Sitting
from tests.ui.hands import activate, office_of
from trainingdesk.domain.people import Role
from trainingdesk.models.audit import AuditEntry
from trainingdesk.ui.entry.lock import Lock
from trainingdesk.ui.widgets.inputs import LineEdit
from trainingdesk.ui.widgets.record_table import RecordTable
from trainingdesk.ui.widgets.sheet import Sheet

CLERK, HR = Role.INSTITUTION_CLERK, Role.HR_REVIEWER
CHORDS = (
    (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier),
    (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier),
)


def in_filter(sitting: Sitting) -> QWidget:
    """Half a word in the filter of a list."""
    field = next(one for one in sitting.go("classes").findChildren(LineEdit) if one.isVisible())
    field.setFocus()
    field.setText("永")
    return field


def in_table(sitting: Sitting) -> QWidget:
    """A row of a list."""
    table = sitting.go("claims").findChild(RecordTable)
    assert isinstance(table, RecordTable)
    table.setFocus()
    table.step(1)
    return table


def in_palette(sitting: Sitting) -> QWidget:
    """Half a word in the palette."""
    sitting.window.palette_.ask()
    sitting.window.palette_.field.setText("jx")
    return sitting.window.palette_.field


def in_form(sitting: Sitting) -> QWidget:
    """A half-filled form."""
    page = sitting.go("class_new")
    field = next(one for one in page.findChildren(LineEdit) if one.isVisible() and one.isEnabled())
    field.setFocus()
    field.setText("电工春季班")
    return field


def in_sheet(sitting: Sitting) -> QWidget:
    """A decision on the table."""
    sitting.go("claim", "SL2026-000001")
    sitting.window.go(sitting.window._here)
    sitting.settle()
    sheet = Sheet("退回补正", "退回")
    field = LineEdit("理由")
    sheet.add(field, first=True)
    sitting.window.show_sheet(sheet)
    field.setText("考勤表第 12 行")
    return field


def in_menu(sitting: Sitting) -> QWidget:
    """The choice of columns open over a list."""
    table = sitting.go("classes").findChild(RecordTable)
    assert isinstance(table, RecordTable)
    table.setFocus()
    table.column_menu().popup(QPoint(40, 40))
    return table


STATES: dict[str, tuple[Role, Callable[[Sitting], QWidget]]] = {
    "filter": (CLERK, in_filter),
    "table": (HR, in_table),
    "palette": (CLERK, in_palette),
    "form": (CLERK, in_form),
    "sheet": (HR, in_sheet),
    "menu": (CLERK, in_menu),
}


def entries(sitting: Sitting) -> int:
    """How much the office has on record."""
    with office_of(sitting).read() as session:
        return session.scalar(select(func.count()).select_from(AuditEntry)) or 0


def unlock(sitting: Sitting, lock: Lock, role: Role) -> None:
    """The password again."""
    lock.password.setText(sitting.city.login(role)[1])
    lock.button.click()
    sitting.qtbot.waitUntil(lambda: not isValid(lock), timeout=PATIENCE)
    sitting.settle()


@pytest.mark.parametrize("state", STATES)
def test_nothing_is_done_behind_the_lock_and_nothing_is_lost(sit: Sit, state: str) -> None:
    role, prepare = STATES[state]
    sitting = sit()
    window = sitting.sign_in(role)
    activate(sitting)
    focus = prepare(sitting)
    text = focus.text() if isinstance(focus, QLineEdit) else ""
    page = window.page
    window.lock_asked.emit()
    sitting.settle()
    lock = window.findChild(Lock)
    assert lock is not None
    assert QApplication.activePopupWidget() is None
    assert [one for one in window.findChildren(QWidget) if one.isVisible() and not lock.isAncestorOf(one)] == []
    assert not [key for key in window.findChildren(QShortcut) if key.isEnabled()]
    before = entries(sitting)
    for key, modifier in CHORDS:
        QTest.keyClick(window, key, modifier)
        QTest.keyClick(lock.password, key, modifier)
    sitting.settle()
    assert (window.page, entries(sitting) - before) == (page, 1), "one password, left empty, was refused"
    assert isValid(lock)
    unlock(sitting, lock, role)
    assert window.page is page
    assert window.focusWidget() is focus
    assert not isinstance(focus, QLineEdit) or focus.text() == text


def test_the_session_ends_in_the_office_when_the_desk_is_locked(sit: Sit) -> None:
    sitting = sit()
    window = sitting.sign_in(HR)
    token = sitting.desk._token
    window.lock_asked.emit()
    sitting.settle()
    assert not sitting.desk.is_signed_in
    window.page.reload()
    sitting.settle()
    assert not window.page.banner.isVisibleTo(window.page), "nobody is told of questions behind the lock"
    lock = window.findChild(Lock)
    assert lock is not None
    unlock(sitting, lock, HR)
    assert sitting.desk.is_signed_in
    assert sitting.desk._token != token


@pytest.mark.parametrize(("role", "minutes"), [(HR, 5), (CLERK, 10)])
def test_a_desk_that_nobody_touches_locks_itself(sit: Sit, role: Role, minutes: int) -> None:
    sitting = sit()
    window = sitting.sign_in(role)
    sitting.move_clock(minutes=minutes, seconds=-2)
    sitting.application.idle.look()
    assert not sitting.application.is_locked
    sitting.move_clock(seconds=2)
    sitting.qtbot.waitUntil(lambda: sitting.application.is_locked, timeout=PATIENCE)
    assert window.findChild(Lock) is not None
    sitting.settle()


def test_a_hand_on_the_mouse_keeps_the_desk_open(sit: Sit) -> None:
    """A quarter of an hour over a scanned list, without a question to the office."""
    sitting = sit()
    window = sitting.sign_in(HR)
    activate(sitting)
    handle = window.windowHandle()
    point, none = QPointF(300, 300), Qt.MouseButton.NoButton
    for _ in range(5):
        sitting.move_clock(minutes=3)
        moved = QMouseEvent(QEvent.Type.MouseMove, point, point, none, none, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(handle, moved)
        sitting.application.idle.look()
        sitting.settle()
    assert not sitting.application.is_locked
    window.page.reload()
    sitting.settle()
    assert not sitting.application.is_locked, "the office heard of it as well"
