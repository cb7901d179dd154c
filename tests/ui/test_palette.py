"""The palette finds people by initials, pages and the page's own commands, and is worked by keys alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import PATIENCE, Sit, Sitting
from trainingdesk.domain.people import Role
from trainingdesk.domain.texts import Language
from trainingdesk.services.name_sounds import initials
from trainingdesk.ui.pages.certificates.page import CertificatesPage
from trainingdesk.ui.pages.finance.page import FinancePage
from trainingdesk.ui.pages.people.page import PeoplePage
from trainingdesk.ui.pages.people.person import PersonPage
from trainingdesk.ui.shell.palette import Palette
from trainingdesk.ui.shell.palette_match import match


def opened(sitting: Sitting) -> Palette:
    palette = sitting.window.palette_
    palette.ask()
    return palette


def typed(sitting: Sitting, palette: Palette, text: str) -> list[str]:
    """What is offered once the typing has settled and the office has answered."""
    palette.field.setText(text)
    palette.settle()
    sitting.settle()
    return [entry.text for entry in palette.list.entries()]


def test_a_person_is_found_by_initials_and_opened_with_enter(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.HR_REVIEWER)
    people = sitting.go("people")
    assert isinstance(people, PeoplePage)
    name = people.panel.table.records.records[0].name
    letters = "".join(sorted(initials(letter))[0] for letter in name)
    palette = opened(sitting)
    offered = typed(sitting, palette, letters)
    assert name in offered
    while (entry := palette.list.entry()) is not None and entry.text != name:
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    sitting.settle()
    assert not palette.isVisible()
    page = sitting.window.page
    assert isinstance(page, PersonPage)
    assert page.title() == name


def test_pages_and_the_pages_commands_are_found_by_sound(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.CERTIFICATE_OFFICER)
    page = sitting.go("certificates")
    assert isinstance(page, CertificatesPage)
    palette = opened(sitting)
    offered = typed(sitting, palette, "yanz")
    assert offered[0] == "验证证书…"
    assert "生成编号" in typed(sitting, palette, "scbh")
    entry = palette.list.entry()
    assert entry is not None
    assert not entry.enabled, "nobody is chosen, and the entry says so"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()
    typed(sitting, palette, "dayin")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    sitting.settle()
    assert sitting.window.page.title() == "打印中心"


def test_records_come_in_groups_and_tab_leads_from_one_to_the_next(sit: Sit) -> None:
    sitting = sit(Language.EN)
    sitting.sign_in(Role.AUDITOR)
    palette = opened(sitting)
    offered = typed(sitting, palette, "PZ2026")
    assert offered[0] == "PZ2026-000001"
    QTest.keyClick(palette.field, Qt.Key.Key_Tab)
    entry = palette.list.entry()
    assert entry is not None
    assert entry.text == "Search all people for “PZ2026”"
    QTest.keyClick(palette.field, Qt.Key.Key_Tab)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    sitting.settle()
    assert sitting.window.page.title() == "Print centre"
    assert sitting.window.page.key == "PZ2026-000001"
    opened(sitting)
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_a_voucher_that_waits_leads_finance_to_its_decision(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.FINANCE_REVIEWER)
    palette = opened(sitting)
    assert typed(sitting, palette, "PZ2026-000001")[0] == "PZ2026-000001"
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    sitting.settle()
    assert isinstance(sitting.window.page, FinancePage)


def test_the_office_is_asked_once_the_typing_has_settled(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.HR_REVIEWER)
    palette = opened(sitting)
    for text in ("S", "SL", "SL2026-000001"):
        palette.field.setText(text)
    assert sitting.desk.tasks.open == 0
    sitting.qtbot.waitUntil(lambda: sitting.desk.tasks.open > 0, timeout=PATIENCE)
    sitting.settle()
    assert palette.field.text() == "SL2026-000001"


@pytest.mark.parametrize(
    ("text", "letters", "marked"),
    [
        ("提交初审", "tjcs", (0, 4)),
        ("撤回提交初审", "tijiao", (2, 2)),
        ("验证证书…", "证书", (2, 2)),
        ("English", "eng", (0, 3)),
        ("打印", "", (0, 0)),
        ("打印", "xyz", None),
        ("打印", "12", None),
    ],
)
def test_the_characters_that_are_meant_are_marked(text: str, letters: str, marked: tuple[int, int] | None) -> None:
    assert match(text, letters) == marked
