"""The list of claims: narrowed, summed, opened with Enter, and added to from classes and certificates."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.conftest import Sit, Sitting
from tests.ui.hands import sheet_of
from trainingdesk.domain.people import Role
from trainingdesk.domain.workflow import ClaimSource
from trainingdesk.services.claim_reading import ClaimRows, WhichClaims, list_claims
from trainingdesk.ui.pages.claim.page import ClaimPage
from trainingdesk.ui.pages.claims.page import ClaimsPage
from trainingdesk.ui.pages.claims.sheets import CertificateClaimSheet, ClassClaimSheet


def claims_page(sitting: Sitting, role: Role, school: str = "") -> ClaimsPage:
    sitting.sign_in(role, school)
    page = sitting.go("claims")
    assert isinstance(page, ClaimsPage)
    return page


def listed(sitting: Sitting) -> ClaimRows:
    found: list[ClaimRows] = []
    sitting.desk.query(sitting.window, list_claims, WhichClaims(), found.append, slot="test")
    sitting.settle()
    return found[0]


def test_segments_narrow_sums_follow_and_enter_opens(sit: Sit) -> None:
    sitting = sit()
    page = claims_page(sitting, Role.HR_REVIEWER)
    assert not page.new.isVisible(), "who reviews files nothing"
    assert len(page.panel.table.records.shown) == 4
    sitting.go("claims", part="waiting")
    assert {row.number for row in page.panel.table.records.shown} == {"SL2026-000001", "SL2026-000003"}
    assert "68,360.00" in page._sum.text()
    page.panel.table.go_to(1)
    page.panel.table.setFocus()
    sitting.qtbot.keyClick(page.panel.table, Qt.Key.Key_Return)
    sitting.settle()
    assert isinstance(sitting.window.page, ClaimPage)
    assert sitting.window.page.key == "SL2026-000001"


def test_a_class_with_a_claim_is_not_offered_again(sit: Sit) -> None:
    sitting = sit()
    page = claims_page(sitting, Role.INSTITUTION_CLERK, "yh")
    page.new.click()
    sitting.settle()
    sheet = sheet_of(sitting, ClassClaimSheet)
    assert isinstance(sheet, ClassClaimSheet)
    assert "YH2026-01" not in {row.number for row in sheet.panel.table.records.records}
    assert not sheet.confirm_button.isEnabled()


def test_certificates_at_the_counter_become_a_computed_claim(sit: Sit) -> None:
    sitting = sit()
    page = claims_page(sitting, Role.COUNTER_CLERK)
    page.ask_for_certificates(for_employer=False)
    sitting.settle()
    sheet = sheet_of(sitting, CertificateClaimSheet)
    assert isinstance(sheet, CertificateClaimSheet)
    table = sheet.panel.table
    first, other = table.records.records[0], table.records.records[5]
    table.selectAll()
    sheet.confirm_button.click()
    sitting.settle()
    assert "claim.one_person" in sheet.banner.text, "what the office refuses is said in the sheet"
    table.go_to(other.number)
    sheet.confirm_button.click()
    sitting.settle()
    assert first.number != other.number
    opened = sitting.window.page
    assert isinstance(opened, ClaimPage)
    assert opened.detail is not None
    assert (opened.detail.row.source, opened.detail.computed) == (ClaimSource.COUNTER, True)


def test_an_employers_people_become_one_claim_however_often_it_is_pressed(sit: Sit) -> None:
    sitting = sit()
    page = claims_page(sitting, Role.COUNTER_CLERK)
    before = len(listed(sitting).rows)
    page.ask_for_certificates(for_employer=True)
    sitting.settle()
    sheet = sheet_of(sitting, CertificateClaimSheet)
    assert isinstance(sheet, CertificateClaimSheet)
    sheet.panel.table.go_to(sheet.panel.table.records.records[1].number)
    sheet.confirm_button.click()
    sheet.confirm_button.click()
    sitting.settle()
    assert len(listed(sitting).rows) == before + 1
