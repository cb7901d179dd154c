"""The bell: how much is new, the list with the way to each, and nothing new once it was looked at."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.conftest import PATIENCE, Sit, Sitting
from tests.ui.hands import activate, office_of, press, token_of
from trainingdesk.domain.people import Role
from trainingdesk.domain.texts import Language
from trainingdesk.services.claim_reading import WhichClaim, open_claim
from trainingdesk.services.claim_review import Remark, ReturnClaim, return_claim
from trainingdesk.services.notices import NoticeKind
from trainingdesk.ui.pages.claim.page import ClaimPage
from trainingdesk.ui.shell.notices import NoticesDrawer

RETURNED = "SL2026-000002"


def drawer_of(sitting: Sitting) -> NoticesDrawer:
    sitting.settle()
    return sitting.window.notices


def test_a_returned_claim_is_counted_told_and_opened_with_keys(sit: Sit) -> None:
    sitting = sit()
    counts: list[int] = []
    window = sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    drawer = drawer_of(sitting)
    drawer.counted.connect(counts.append)
    drawer.ask()
    sitting.settle()
    assert counts == [1]
    activate(sitting)
    press(sitting, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    sitting.qtbot.waitUntil(drawer.isVisible, timeout=PATIENCE)
    sitting.settle()
    assert not drawer.none.isVisible()
    [button] = drawer.buttons()
    assert button.row.kind is NoticeKind.RETURNED
    assert button.accessibleName().startswith(f"未读 申领单退回补正 {RETURNED} ")
    assert counts[-1] == 0, "what is looked at is counted no more"
    button.setFocus()
    press(sitting, Qt.Key.Key_Space)
    sitting.settle()
    assert isinstance(window.page, ClaimPage)
    assert window.page.key == RETURNED
    assert not drawer.isVisible()


def test_looked_at_is_kept_with_the_login(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK, "yh").notices.toggle()
    sitting.settle()
    sitting.desk.leave()
    sitting.settle()
    window = sitting.sign_in(Role.INSTITUTION_CLERK, "yh")
    drawer = drawer_of(sitting)
    activate(sitting)
    window.top.notices.click()
    sitting.settle()
    assert drawer.none.isVisible(), "nothing new"
    assert [button.row.is_new for button in drawer.buttons()] == [False], "what was told before is still there"
    press(sitting, Qt.Key.Key_Escape)
    assert not drawer.isVisible()


def test_nothing_concerns_whoever_keeps_certificates(sit: Sit) -> None:
    sitting = sit(Language.EN)
    sitting.sign_in(Role.CERTIFICATE_OFFICER).notices.toggle()
    drawer = drawer_of(sitting)
    assert drawer.buttons() == []
    assert drawer.none.isVisible()


def give_back(sitting: Sitting, number: str) -> None:
    """HR review sends a claim back, at another desk."""
    office, token = office_of(sitting), token_of(sitting, Role.HR_REVIEWER)
    row = office.call(open_claim, WhichClaim(number), token).row
    office.call(return_claim, ReturnClaim(row.id, row.version, (Remark(None, "请补正"),)), token)


def test_a_decision_that_comes_meanwhile_is_counted_when_somebody_goes_on(sit: Sit) -> None:
    sitting = sit()
    counts: list[int] = []
    sitting.sign_in(Role.INSTITUTION_CLERK, "jx")
    drawer = drawer_of(sitting)
    drawer.counted.connect(counts.append)
    give_back(sitting, "SL2026-000001")
    sitting.go("classes")
    assert counts == [], "asked a moment ago"
    drawer.ask()
    sitting.settle()
    assert counts == [1]
    QTest.mouseClick(sitting.window.top.notices, Qt.MouseButton.LeftButton)
    sitting.settle()
    assert [button.row.key for button in drawer.buttons()] == ["SL2026-000001"]
