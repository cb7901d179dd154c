"""The certificate officer's day: forty numbered and printed in five gestures, one voided, one reissued, verified."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.conftest import PATIENCE, Sit, Sitting
from trainingdesk.domain.people import Role
from trainingdesk.domain.texts import Language
from trainingdesk.domain.workflow import CertificateState
from trainingdesk.ui.pages.certificates.page import CertificatesPage
from trainingdesk.ui.pages.certificates.sheets import VerifySheet
from trainingdesk.ui.widgets.print_sheet import PrintSheet, remember_folder
from trainingdesk.ui.widgets.reason_sheet import ReasonSheet
from trainingdesk.ui.widgets.sheet import Sheet

FEWEST = 30


class Hands:
    """Presses keys where the focus would be, counts them, and waits for what follows."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self.gestures = 0
        sitting.window.activateWindow()
        sitting.qtbot.waitUntil(sitting.window.isActiveWindow, timeout=PATIENCE)

    def press(
        self,
        widget: QWidget,
        key: Qt.Key,
        held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    ) -> None:
        QTest.keyClick(widget, key, held)
        self.gestures += 1
        self._sitting.settle()


@pytest.fixture
def officer(sit: Sit) -> Sitting:
    sitting = sit()
    sitting.sign_in(Role.CERTIFICATE_OFFICER)
    return sitting


def page_of(sitting: Sitting, key: str = "", part: str = "") -> CertificatesPage:
    page = sitting.go("certificates", key, part)
    assert isinstance(page, CertificatesPage)
    return page


def sheet_of(sitting: Sitting) -> Sheet:
    found = [sheet for sheet in sitting.window.findChildren(Sheet) if sheet.isVisible()]
    assert len(found) == 1
    return found[0]


def numbered_and_printed(sitting: Sitting, folder: Path) -> tuple[CertificatesPage, Hands]:
    """All who wait get numbers and sheets: nothing but keys, nothing typed."""
    remember_folder(folder)
    page, hands, held = page_of(sitting), Hands(sitting), Qt.KeyboardModifier.ControlModifier
    page.waiting.table.setFocus()
    hands.press(page.waiting.table, Qt.Key.Key_A, held)
    hands.press(page, Qt.Key.Key_Return, held)  # numbers
    hands.press(page, Qt.Key.Key_F9)  # checks
    hands.press(page, Qt.Key.Key_Return, held)  # print
    hands.press(sheet_of(sitting), Qt.Key.Key_Return)  # confirm
    return page, hands


def test_a_whole_class_is_numbered_and_printed_in_five_gestures(officer: Sitting, tmp_path: Path) -> None:
    heads = len(page_of(officer).waiting.table.records.records)
    assert heads >= FEWEST
    page, hands = numbered_and_printed(officer, tmp_path / "out")
    assert hands.gestures <= 5
    files = sorted((tmp_path / "out").glob("*.pdf"))
    assert len(files) == heads
    assert page.states.value() is CertificateState.PRINTED
    first = page.sheet.preview.content
    assert hashlib.sha256(first).hexdigest() in {hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    assert {row.number for row in page.ledger.table.chosen()} == {file.stem for file in files}


def test_checks_and_proofs_come_before_anything_is_filed(officer: Sitting) -> None:
    page = page_of(officer)
    page.waiting.table.choose_shown()
    page.primary()
    officer.settle()
    assert page.states.value() is CertificateState.ALLOCATED
    assert page.sheet.preview.content.startswith(b"%PDF")
    full = page.sheet.preview.content
    page.sheet.kind.choose(True)
    page.sheet.layout_chosen.emit()
    page.compute()
    officer.settle()
    assert page.sheet.preview.content not in (b"", full)
    page.primary()
    officer.settle()
    sheet = sheet_of(officer)
    assert isinstance(sheet, PrintSheet)
    sheet.dismiss()
    page.reload()
    officer.settle()
    assert all(row.prints == 0 for row in page.ledger.table.records.records)


def test_a_void_certificate_is_known_as_such_and_a_reissue_keeps_the_number(officer: Sitting, tmp_path: Path) -> None:
    page, _ = numbered_and_printed(officer, tmp_path / "out")
    lost, spoiled = page.ledger.table.chosen()[:2]
    page.ledger.table.go_to(lost.number)
    assert page.reissue_button.isEnabled()
    page.reissue_button.click()
    reason = sheet_of(officer)
    assert isinstance(reason, ReasonSheet)
    assert not reason.confirm_button.isEnabled()
    reason.field.setText("遗失")
    reason.confirm_button.click()
    officer.settle()
    sheet_of(officer).confirm_button.click()
    officer.settle()
    assert len(list((tmp_path / "out").glob(f"{lost.number}*.pdf"))) == 2
    page.ledger.table.go_to(spoiled.number)
    page.void_button.click()
    sheet = sheet_of(officer)
    assert isinstance(sheet, ReasonSheet)
    sheet.field.setText("姓名有误")
    sheet.confirm_button.click()
    officer.settle()
    assert verdict(officer, page, spoiled.number) == "已作废"
    assert verdict(officer, page, lost.number.lower()) == "与存档一致"
    assert verdict(officer, page, "S000000000000000000000") == "无此存档"
    assert verdict(officer, page, tmp_path / "out" / f"{lost.number}.pdf") == "与存档一致"
    forged = tmp_path / f"{lost.number}.pdf"
    forged.write_bytes(b"%PDF-1.4 forged")
    assert verdict(officer, page, forged) == "与存档不符"


def verdict(sitting: Sitting, page: CertificatesPage, held: str | Path) -> str:
    page.verify_button.click()
    sheet = sheet_of(sitting)
    assert isinstance(sheet, VerifySheet)
    if isinstance(held, Path):
        sheet.file_chosen.emit(held)
    else:
        sheet.number.setText(held)
        sheet.confirm_button.click()
    sitting.settle()
    told = sheet.chip.accessibleName()
    sheet.dismiss()
    sitting.settle()
    return told


def test_a_clerk_reads_the_ledger_of_the_own_classes_alone(sit: Sit) -> None:
    sitting = sit(Language.EN)
    window = sitting.sign_in(Role.INSTITUTION_CLERK)
    page = page_of(sitting)
    sitting.qtbot.waitUntil(lambda: bool(page.ledger.table.records.records), timeout=PATIENCE)
    assert page.states.value() is None
    assert not page.sheet.isVisible()
    assert not page.void_button.isVisible()
    assert page.minimumSizeHint().width() <= 1280
    assert window.page.title() == "Certificates"
