"""What tests at a desk share: keys, sheets, and the other person who is faster."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from sqlalchemy import select

from tests.ui.conftest import PATIENCE, Sitting
from trainingdesk.domain.people import Role
from trainingdesk.domain.workflow import ClaimEvent
from trainingdesk.models.accounts import UserAccount
from trainingdesk.models.claims import Claim, ClaimAct
from trainingdesk.services.accounts import OpenSignIn, sign_in
from trainingdesk.services.claim_reading import WhichClaim, open_claim
from trainingdesk.services.claim_records import ClaimDetail
from trainingdesk.services.office import Office
from trainingdesk.ui.widgets.sheet import Sheet

SheetT = TypeVar("SheetT", bound=Sheet)


def sheet_of(sitting: Sitting, kind: type[SheetT]) -> SheetT:
    """The sheet that lies over the window, of the kind that is expected; a key presses its button in its own time."""

    def shown() -> list[SheetT]:
        return [sheet for sheet in sitting.window.findChildren(kind) if sheet.isVisible()]

    sitting.qtbot.waitUntil(lambda: len(shown()) == 1, timeout=PATIENCE)
    return shown()[0]


def press(sitting: Sitting, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key chord where the focus is; then wait."""
    sitting.qtbot.keyClick(sitting.window.focusWidget() or sitting.window, key, modifier)
    sitting.settle()


def activate(sitting: Sitting) -> None:
    """Shortcuts are heard by the window in front alone."""
    sitting.window.activateWindow()
    sitting.qtbot.waitUntil(sitting.window.isActiveWindow)


def office_of(sitting: Sitting) -> Office:
    """The office behind the desk, for what other people do there."""
    return sitting.desk._office


def token_of(sitting: Sitting, role: Role, school: str = "") -> str:
    """Somebody else signs in at another desk."""
    return office_of(sitting).call(sign_in, OpenSignIn(*sitting.city.login(role, school))).token


def read(sitting: Sitting, number: str) -> ClaimDetail:
    """The claim as the office tells it to the auditor."""
    return office_of(sitting).call(open_claim, WhichClaim(number), token_of(sitting, Role.AUDITOR))


def had_another_duty(sitting: Sitting, role: Role, number: str, event: ClaimEvent) -> None:
    """The same natural person took another step on the claim before, under another login."""
    login, _ = sitting.city.login(role)
    office = office_of(sitting)
    with office.write() as session:
        user = session.scalars(select(UserAccount).where(UserAccount.login == login)).one()
        claim = session.scalars(select(Claim).where(Claim.number == number)).one()
        session.add(ClaimAct(claim_id=claim.id, event=event, staff_id=user.staff_id, user_id=user.id, at=office.now()))
