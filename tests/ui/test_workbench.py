"""The home page of every role, and flow 1: three files dropped, their class opened, imported, and a claim begun."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.conftest import PATIENCE, Sit, Sitting
from trainingdesk.domain.money import Money
from trainingdesk.domain.people import Role
from trainingdesk.domain.texts import Language
from trainingdesk.services.workbench_cards import CardKind
from trainingdesk.ui.page import Route
from trainingdesk.ui.pages.claim.page import ClaimPage
from trainingdesk.ui.pages.importing.page import ImportPage
from trainingdesk.ui.pages.workbench.cards import way_of
from trainingdesk.ui.pages.workbench.page import WorkbenchPage
from trainingdesk.ui.widgets.charts import BarChart, Bars, axis_text, top_of_axis


class Hands:
    """What somebody does at the window, each thing counted; nothing is ever typed."""

    def __init__(self, sitting: Sitting) -> None:
        self._sitting, self.gestures = sitting, 0

    def drop(self, files: list[Path]) -> None:
        """Files onto the page."""
        content = QMimeData()
        content.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        page = self._sitting.window.page
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        entered = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, content, buttons, keys)
        QApplication.sendEvent(page, entered)
        assert entered.isAccepted()
        QApplication.sendEvent(page, QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, content, buttons, keys))
        self._done()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier) -> None:
        """A chord."""
        self._sitting.qtbot.keyClick(self._sitting.window, key, modifier)
        self._done()

    def choose(self, files: list[Path]) -> None:
        """Files in the dialog that is open."""
        page = self._sitting.window.page
        self._sitting.qtbot.waitUntil(lambda: page.findChild(QFileDialog) is not None, timeout=PATIENCE)
        dialog = page.findChild(QFileDialog)
        assert dialog is not None
        dialog.filesSelected.emit([str(file) for file in files])
        dialog.reject()
        self._sitting.window.activateWindow()
        self._done()

    def _done(self) -> None:
        self.gestures += 1
        self._sitting.settle()


def on_to_the_claim(sitting: Sitting, hands: Hands) -> ClaimPage:
    """From the files received to the claim, by the one key that leads on."""
    page = sitting.window.page
    assert isinstance(page, ImportPage)
    hands.key(Qt.Key.Key_Return)
    assert page.next.text() == "导入 31 人"
    hands.key(Qt.Key.Key_Return)
    assert page.next.text() == "下一步：办理申领"
    hands.key(Qt.Key.Key_Return)
    claim = sitting.window.page
    assert isinstance(claim, ClaimPage)
    return claim


def test_three_files_become_a_class_and_a_claim_with_four_gestures(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    hands = Hands(sitting)
    hands.drop(sitting.city.files_of("YH2026-02"))
    assert on_to_the_claim(sitting, hands).key == "SL2026-000005"
    assert hands.gestures == 4, "the claim page has eight left of twelve"


def test_the_same_with_the_keyboard_alone(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    hands = Hands(sitting)
    hands.key(Qt.Key.Key_I)
    hands.choose(sitting.city.files_of("YH2026-02"))
    assert on_to_the_claim(sitting, hands).key == "SL2026-000005"
    assert hands.gestures == 5


@pytest.mark.parametrize(
    ("role", "cards", "takes_files", "reads_classes"),
    [
        (Role.COUNTER_CLERK, 3, True, True),
        (Role.CERTIFICATE_OFFICER, 2, False, True),
        (Role.ADMINISTRATOR, 2, False, False),
        (Role.AUDITOR, 2, False, True),
    ],
)
def test_everybody_has_a_home(sit: Sit, role: Role, cards: int, takes_files: bool, reads_classes: bool) -> None:
    sitting = sit(Language.EN)
    sitting.sign_in(role)
    page = sitting.window.page
    assert isinstance(page, WorkbenchPage)
    assert page.greeting.text().startswith("Good morning, ")
    assert len(page.cards.cards) == cards
    assert page.zone.isVisibleTo(page) is takes_files
    assert page.recent.isVisibleTo(page) is reads_classes
    assert not page.new.isVisibleTo(page)
    assert page.minimumSizeHint().width() <= 1280 - 64, "beside the rail, which shows icons alone in so narrow a window"


def test_cards_classes_and_figures_lead_somewhere(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    page = sitting.window.page
    assert isinstance(page, WorkbenchPage)
    returned = next(one for one in page.cards.cards if one.card.kind is CardKind.RETURNED)
    assert way_of(returned.card) == Route("claim", "SL2026-000002")
    assert "77,920.00" in returned.accessibleName()
    assert "77,920.00" in page.chart.chart.accessibleDescription()
    page.chart.turn.click()
    assert page.chart.table.records.shown[-1].first == Money(7_792_000)
    assert "退回补正 1" in page.states.chart.accessibleDescription()
    assert {row.text: row.total for row in page.states.table.records.shown}["退回补正"] == Money(7_792_000)
    page.recent.table.go_to(page.recent.table.records.shown[0].row.id)
    sitting.qtbot.keyClick(sitting.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    sitting.settle()
    assert sitting.window.page.key == "YH2026-01"


def test_a_piece_of_a_sheet_is_pasted_and_other_things_are_told(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    page = sitting.window.page
    assert isinstance(page, WorkbenchPage)
    QGuiApplication.clipboard().setText("早上好")
    page.zone.paste.click()
    assert "剪贴板" in page.banner.text
    QGuiApplication.clipboard().setText("姓名\t身份证号\t申报等级\n段强\t418101199001017892\t四级\n")
    page.zone.paste.click()
    sitting.settle()
    page_after = sitting.window.page
    assert isinstance(page_after, ImportPage)
    assert page_after.run is not None
    assert page_after.run.found is not None
    (found,) = page_after.run.found.files
    assert (found.rows, found.kind and found.kind.zh) == (1, "花名册")


def test_a_template_is_saved(sit: Sit, tmp_path: Path) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    page = sitting.window.page
    assert isinstance(page, WorkbenchPage)
    actions = page.templates().actions()
    assert [action.text() for action in actions] == ["花名册", "考勤表", "成绩册"]
    actions[0].trigger()
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "模板.xlsx"))
    dialog.reject()
    assert (tmp_path / "模板.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(("most", "top"), [(0, 3), (3_000_000, 3), (3_000_001, 6), (7_792_000, 9), (31_000_000, 60)])
def test_an_axis_ends_above_the_highest_bar_and_divides_by_three(most: int, top: int) -> None:
    assert axis_text(top_of_axis(most)) == str(top)
    assert top_of_axis(most) >= most


def test_a_chart_says_what_it_shows(qtbot: QtBot) -> None:
    chart = BarChart("申领与拨付", ("申领", "拨付"))
    qtbot.addWidget(chart)
    chart.show_groups([Bars("11 月", Money(150_000), Money(0))])
    chart.resize(300, 160)
    assert chart.accessibleDescription() == "11 月 申领 1,500.00 拨付 0.00"
    assert not chart.grab().isNull()
