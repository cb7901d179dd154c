"""Every page for whoever sees, hears or types it: names and roles on all controls, Tab to each, room for words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from tests.ui.conftest import Sit, Sitting
from tests.ui.hands import activate
from trainingdesk.domain.people import Role
from trainingdesk.domain.texts import Language

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)
WITHOUT_ROLE = frozenset({QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window})
NARROWEST = 1280
PLACES: dict[Role, tuple[tuple[str, str, str], ...]] = {
    Role.INSTITUTION_CLERK: (
        ("workbench", "", ""), ("classes", "", ""), ("class_new", "", "copy"), ("class", "JX2026-01", "trainees"),
        ("class", "JX2026-01", "attendance"), ("class", "JX2026-01", "results"), ("class", "JX2026-01", "certificates"),
        ("class", "JX2026-01", "claims"), ("class", "JX2026-01", "files"), ("class", "JX2026-01", "history"),
        ("claims", "", ""), ("claim", "SL2026-000001", ""), ("people", "", ""), ("person", "1", ""),
        ("import", "[]", ""),
    ),
    Role.HR_REVIEWER: (("review", "", ""), ("institutions", "", ""), ("institution", "1", ""), ("printing", "", "")),
    Role.FINANCE_REVIEWER: (("finance", "", ""), ("policies", "", "")),
    Role.CERTIFICATE_OFFICER: (("certificates", "", ""), ("certificates", "", "printed")),
    Role.ADMINISTRATOR: (("users", "", ""), ("settings", "", "")),
    Role.AUDITOR: (("audit", "", ""), ("help", "", "")),
}  # fmt: skip


def controls(window: QWidget) -> Iterator[QWidget]:
    """What somebody can use in the window as it is shown; parts of other controls are theirs to name."""
    for widget in window.findChildren(QWidget):
        inside = widget.parentWidget()
        is_part = isinstance(widget, QHeaderView) or isinstance(inside, QComboBox | QAbstractSpinBox | QMenu)
        is_part = is_part or widget.objectName().startswith("qt_") or isinstance(inside, QLineEdit)
        if isinstance(widget, CONTROLS) and widget.isVisibleTo(window) and not is_part:
            yield widget


def called(widget: QWidget) -> str:
    """What a screen reader calls it: its own name, else its words, else those of the label beside it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def told(widget: QWidget) -> str:
    """Which control it is, for the one who has to mend it."""
    return f"{type(widget).__name__} in {type(widget.parentWidget()).__name__} at {widget.geometry().getRect()}"


def around(sitting: Sitting) -> list[QWidget]:
    """What Tab leads to, from the page's top and once round; a date's year, month and day are stations of one."""
    window = sitting.window
    activate(sitting)
    window.page.setFocus(Qt.FocusReason.OtherFocusReason)
    order: list[QWidget] = []
    for _ in range(400):
        here = QApplication.focusWidget() or window
        if here in order and here is not order[-1]:
            break
        if here is not window.page and (not order or here is not order[-1]):
            order.append(here)
        sitting.qtbot.keyClick(here, Qt.Key.Key_Tab)
    return order


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("role", PLACES)
def test_every_control_has_a_name_and_a_role_and_words_fit(sit: Sit, role: Role, language: Language) -> None:
    sitting = sit(language)
    window = sitting.sign_in(role)
    window.resize(NARROWEST, 800)
    nameless, roleless, wide = set[str](), set[str](), set[str]()
    for place in PLACES[role]:
        page = sitting.go(*place)
        for widget in controls(window):
            interface = QAccessible.queryAccessibleInterface(widget)
            if not called(widget):
                nameless.add(f"{place}: {told(widget)}")
            if interface is None or interface.role() in WITHOUT_ROLE:
                roleless.add(f"{place}: {told(widget)}")
        for label in page.findChildren(QLabel):
            buddy = label.buddy()
            assert buddy is None or called(buddy), (place, label.text())
        if window.minimumSizeHint().width() > NARROWEST or window.width() > NARROWEST:
            wide.add(f"{place}: {window.minimumSizeHint().width()}, {window.width()}")
    assert (nameless, roleless, wide) == (set(), set(), set())


@pytest.mark.parametrize("role", PLACES)
def test_tab_leads_to_every_control(sit: Sit, role: Role) -> None:
    """Except to the parts of a group that arrow keys move within, and to what a key opens."""
    sitting = sit()
    window = sitting.sign_in(role)
    for place in PLACES[role]:
        sitting.go(*place)
        page, reached = window.page, around(sitting)
        inside = [page.isAncestorOf(widget) for widget in reached]
        assert inside == sorted(inside, reverse=True), (place, [told(widget) for widget in reached])
        lost = {
            f"{place}: {told(widget)} {called(widget)}"
            for widget in controls(window)
            if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget not in reached
        }
        no_keys = {
            f"{place}: {told(widget)} {called(widget)}"
            for widget in controls(window)
            if isinstance(widget, QAbstractButton)
            and widget.isEnabled()
            and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.shortcut().isEmpty()
            and widget.group() is None  # arrow keys move within a group
        }
        assert (lost, no_keys) == (set(), set())


class WindowsShown(QObject):
    """Notes what is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("role", PLACES)
def test_no_part_of_a_page_is_a_window_of_its_own_for_a_moment(sit: Sit, role: Role) -> None:
    """It would flicker, and take the keys away from the window."""
    sitting = sit()
    sitting.sign_in(role)
    noted = WindowsShown()
    application = QApplication.instance()
    assert application is not None
    application.installEventFilter(noted)
    for place in PLACES[role]:
        sitting.go(*place)
    application.removeEventFilter(noted)
    assert noted.seen == []
