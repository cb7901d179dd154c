"""The registers: clerks see their own institution; the bureau enters scope, suspends, and shows accounts on record."""

from __future__ import annotations

from datetime import date

from tests.ui.conftest import Sit
from trainingdesk.domain.levels import Level
from trainingdesk.domain.people import Role
from trainingdesk.domain.workflow import InstitutionEvent, InstitutionState
from trainingdesk.ui.pages.institutions.detail import InstitutionPage
from trainingdesk.ui.pages.institutions.page import InstitutionsPage
from trainingdesk.ui.pages.institutions.sheets import EmployerSheet, ScopeSheet
from trainingdesk.ui.widgets.labels import Label
from trainingdesk.ui.widgets.reason_sheet import ReasonSheet
from trainingdesk.ui.widgets.span_chart import SpanBar, SpanChart, SpanRow


def test_a_clerk_sees_the_own_institution_and_may_change_nothing(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK)
    page = sitting.go("institutions")
    assert isinstance(page, InstitutionsPage)
    [own] = page.institutions.table.records.records
    assert not page.add_button.isVisible()
    page.primary()
    sitting.settle()
    detail = sitting.window.page
    assert isinstance(detail, InstitutionPage)
    assert detail.title() == own.name
    assert not any(button.isVisible() for button in (detail.scope_button, detail.edit_button, *detail.moves.values()))


def test_the_bureau_enters_scope_suspends_and_looks_at_an_account(sit: Sit) -> None:
    sitting = sit()
    window = sitting.sign_in(Role.HR_REVIEWER)
    page = sitting.go("institutions")
    assert isinstance(page, InstitutionsPage)
    row = page.institutions.table.records.records[0]
    detail = sitting.go("institution", row.credit_code)
    assert isinstance(detail, InstitutionPage)
    before = detail.chart.accessibleName()
    detail.primary()
    [scope] = window.findChildren(ScopeSheet)
    scope.occupation.setText("4-03-02-09")
    scope.levels[Level.ELEMENTARY].setChecked(True)
    scope.confirm_button.click()
    sitting.settle()
    assert "4-03-02-09" in detail.chart.accessibleName()
    assert "4-03-02-09" not in before
    detail.reveal_button.click()
    sitting.settle()
    assert any(label.text().isdigit() and len(label.text()) >= 16 for label in detail.findChildren(Label))
    detail.moves[InstitutionEvent.SUSPEND].click()
    [reason] = window.findChildren(ReasonSheet)
    reason.field.setText("年度检查未参加")
    reason.confirm_button.click()
    sitting.settle()
    assert detail.moves[InstitutionEvent.RESTORE].isVisible()
    sitting.go("institutions")
    assert page.institutions.table.records.records[0].state is InstitutionState.SUSPENDED


def test_a_faulty_account_keeps_the_sheet_open_with_what_was_typed(sit: Sit) -> None:
    sitting = sit()
    window = sitting.sign_in(Role.HR_REVIEWER)
    page = sitting.go("institutions", part="employers")
    assert isinstance(page, InstitutionsPage)
    row = page.employers.table.records.records[0]
    page.employers.table.opened.emit(row)
    [sheet] = window.findChildren(EmployerSheet)
    sheet.account.setText("12")
    sheet.confirm_button.click()
    sitting.settle()
    assert sheet.banner.isVisible()
    assert sheet.name.text() == row.name


def test_bars_tell_their_spans_in_words(sit: Sit) -> None:
    chart = SpanChart()
    bars = (SpanBar(date(2024, 1, 1), date(2025, 1, 1), "1"), SpanBar(date(2025, 1, 1), None, "2"))
    chart.show_rows((SpanRow("焊工", bars),), date(2026, 5, 1), "今天", "未定止期")
    assert chart.accessibleName() == "焊工: 1 2024-01-01 – 2025-01-01, 2 2025-01-01 –"
    assert not chart.grab().isNull()
    chart.deleteLater()
