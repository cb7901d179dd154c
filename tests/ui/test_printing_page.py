"""The print centre shows the very bytes on file, hands them out again, and knows a paper that was changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.ui.conftest import Sit, Sitting
from trainingdesk.domain.people import Role
from trainingdesk.services.audit_review import WhichEntries, list_entries
from trainingdesk.services.paper_lists import PaperKind
from trainingdesk.ui.pages.printing.page import PrintingPage
from trainingdesk.ui.widgets.print_sheet import PrintSheet, remember_folder


@pytest.fixture
def auditor(sit: Sit) -> Sitting:
    sitting = sit()
    sitting.sign_in(Role.AUDITOR)
    return sitting


def page_of(sitting: Sitting, key: str = "") -> PrintingPage:
    page = sitting.go("printing", key)
    assert isinstance(page, PrintingPage)
    return page


def test_what_is_shown_saved_and_compared_is_what_was_filed(auditor: Sitting, tmp_path: Path) -> None:
    remember_folder(tmp_path / "out")
    page = page_of(auditor, "PZ2026-000001")
    [voucher] = page.panel.table.records.records
    assert voucher.kind is PaperKind.VOUCHER
    page.look_at(voucher)
    auditor.settle()
    assert hashlib.sha256(page.preview.content).hexdigest() == voucher.digest
    page.primary()
    [sheet] = auditor.window.findChildren(PrintSheet)
    sheet.confirm_button.click()
    auditor.settle()
    saved = tmp_path / "out" / "PZ2026-000001.pdf"
    assert saved.read_bytes() == page.preview.content
    assert "1 个 PDF" in auditor.window.notice.text
    seen: list[str] = []
    order = WhichEntries(object_number="PZ2026-000001")
    auditor.desk.query(page, list_entries, order, lambda found: seen.extend(row.action for row in found.rows[:2]))
    auditor.settle()
    assert seen == ["document.printed", "document.viewed"]
    assert judged(auditor, page, saved) == "与存档一致：拨付凭证 PZ2026-000001"
    saved.write_bytes(saved.read_bytes() + b"%")
    assert judged(auditor, page, saved) == "与存档不符：拨付凭证 PZ2026-000001"
    stranger = tmp_path / "x.pdf"
    stranger.write_bytes(b"%PDF-1.4")
    assert judged(auditor, page, stranger) == "本局没有存档过这份文件。"


def judged(sitting: Sitting, page: PrintingPage, path: Path) -> str:
    page.comparison.compare(path)
    sitting.settle()
    return page.banner.text


def test_kinds_narrow_the_list_and_a_clerk_sees_the_own_papers(sit: Sit) -> None:
    sitting = sit()
    sitting.sign_in(Role.INSTITUTION_CLERK)
    page = page_of(sitting)
    assert {row.kind for row in page.panel.table.records.records} <= {PaperKind.CLAIM_FORM, PaperKind.ROSTER}
    page.kinds.choose(PaperKind.CLAIM_FORM)
    page.reload()
    sitting.settle()
    assert {row.number for row in page.panel.table.records.records} == {"SL2026-000001"}
    assert page.minimumSizeHint().width() <= 1280
