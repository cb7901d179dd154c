"""Who keeps the office in order: the auditor verifies the chain, the administrator adds a user and shuts one out."""

from __future__ import annotations

from tests.fixtures.office import identity
from tests.ui.conftest import Sit
from trainingdesk.domain.people import Role
from trainingdesk.domain.texts import Language
from trainingdesk.ui.pages.audit.page import AuditPage
from trainingdesk.ui.pages.users.page import UsersPage
from trainingdesk.ui.pages.users.sheets import AddUserSheet
from trainingdesk.ui.widgets.sheet import Sheet

LOGIN, PASSWORD = "zhao.reviewer", "溪边第三块青石板下面"


def test_the_chain_is_verified_alone_and_against_paper(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.AUDITOR)
    page = sitting.go("audit")
    assert isinstance(page, AuditPage)
    entries = len(page.panel.table.records.records)
    assert entries > 20
    page.compute()
    sitting.settle()
    assert page.chip.accessibleName() == "完整"
    assert sitting.window.status.audit_text == "审计链：完整"
    page.anchor.setText("7QXK-91FD-0TRA")
    page.anchor.returnPressed.emit()
    sitting.settle()
    assert page.chip.accessibleName() == "有问题"
    page.kinds.choose("denied")
    page.kinds.chosen.emit("denied")
    assert len(page.panel.table.records.shown) < entries


def test_details_are_told_in_words(sit: Sit) -> None:
    sitting = sit(Language.EN)
    sitting.sign_in(Role.AUDITOR)
    page = sitting.go("audit", "PZ2026-000001")
    assert isinstance(page, AuditPage)
    column = page.panel.table.records.column_of("details")
    told = page.panel.table.records.columns[column].text(page.panel.table.records.records[-1])
    assert "claim SL2026-000004" in told
    assert "…" in told, "a digest is told by its beginning"
    assert page.minimumSizeHint().width() <= 1280


def test_a_user_is_added_with_every_fault_named_then_shut_out_and_let_in(sit: Sit) -> None:
    sitting = sit()
    window = sitting.sign_in(Role.ADMINISTRATOR)
    page = sitting.go("users")
    assert isinstance(page, UsersPage)
    page.primary()
    [sheet] = window.findChildren(AddUserSheet)
    assert sheet.institution.isEnabled(), "the first role is the institution's clerk"
    sheet.role.choose(Role.HR_REVIEWER)
    sheet.role.chosen.emit(Role.HR_REVIEWER)
    assert not sheet.institution.isEnabled()
    sheet.login.setText(LOGIN)
    sheet.name.setText("赵静秋")
    sheet.identity.setText(identity("19860412", 21))
    sheet.password.setText("short")
    sheet.confirm_button.click()
    sitting.settle()
    assert sheet.banner.isVisible()
    assert sheet.login.text() == LOGIN, "nothing typed is lost"
    sheet.password.setText(PASSWORD)
    sheet.confirm_button.click()
    sitting.settle()
    added = page.panel.table.current()
    assert added is not None
    assert (added.login, added.role, added.disabled) == (LOGIN, Role.HR_REVIEWER, False)
    for disabled in (True, False):
        page.disable_button.click()
        [decision] = [one for one in window.findChildren(Sheet) if one.isVisible()]
        decision.confirm_button.click()
        sitting.settle()
        row = page.panel.table.current()
        assert row is not None
        assert (row.login, row.disabled) == (LOGIN, disabled)
    page.panel.table.go_to(sitting.desk.actor.login)
    assert not page.disable_button.isEnabled(), "nobody shuts out their own"
