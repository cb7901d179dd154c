"""The history of a class: everything that was done to it and its claims, in both languages, within reach."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.fixtures.claims import class_of_four, decided, vouchers
from tests.fixtures.office import Room
from tests.services.imports.files import Desk, roster, trainee
from tests.services.registers.stage import certify, cooks, expect_refusal, opened
from trainingdesk.domain.errors import NotAllowed
from trainingdesk.domain.people import Role
from trainingdesk.domain.texts import Language
from trainingdesk.domain.workflow import VoucherEvent
from trainingdesk.services.class_history import HistoryPage, ShowHistory, history_words, show_history
from trainingdesk.services.classes import CancelClass, cancel_class
from trainingdesk.services.papers import FetchPaper, print_paper
from trainingdesk.services.roster_import import commit_roster, preview_roster

NUMBER, SL = "2026春-02", "SL2026-000001"
HAN = re.compile(r"[\u3400-\u9fff]")


def history(room: Room, login: str = "clerk", number: str = NUMBER, **more: object) -> HistoryPage:
    return room.call(login, show_history, ShowHistory(number, **more))  # type: ignore[arg-type]


@pytest.fixture
def settled(room: Room) -> Room:
    """A class from its opening to finance's decisions on both vouchers."""
    class_of_four(room)
    issued = vouchers(room)
    room.call("clerk", print_paper, FetchPaper("claim_form", SL))
    decided(room, issued[0], VoucherEvent.APPROVE)
    decided(room, issued[1], VoucherEvent.REFUSE, "账号不符")
    return room


def test_everything_that_was_done_is_told_newest_first(settled: Room) -> None:
    rows = history(settled).rows
    actions = [row.action for row in rows]
    assert actions[:6] == [
        "voucher.refused",
        "voucher.approved",
        "document.printed",
        "voucher.issued",
        "voucher.issued",
        "claim.approved",
    ]
    assert actions[-3:] == ["claim.computed", "claim.opened", "class.opened"]
    approval = rows[5]
    assert (approval.by, approval.role, approval.object_number) == ("何俊", Role.HR_REVIEWER, SL)
    assert approval.zh == f"申领单 {SL} 初审通过：7,220.00 元"
    assert approval.en == f"Claim {SL} approved: 7,220.00 yuan"
    assert not any("{" in row.zh + row.en or "—" in row.zh for row in rows)
    assert not any(HAN.search(row.en) for row in rows)
    assert [row.seq for row in rows] == sorted((row.seq for row in rows), reverse=True)


def test_pages_follow_each_other(settled: Room) -> None:
    whole = history(settled).rows
    first = history(settled, limit=4)
    second = history(settled, limit=4, before=first.next_before)
    assert (*first.rows, *second.rows) == whole[:8]
    assert history(settled).next_before is None


def test_imports_and_reasons_are_told(room: Room, tmp_path: Path) -> None:
    certify(room)
    number = opened(room, cooks("2026春-09"))
    Desk(room, preview_roster, commit_roster).commit(roster(tmp_path / "名单.xlsx", [trainee(1), trainee(2)]), number)
    room.call("clerk", cancel_class, CancelClass(number, 1, "生源不足"))
    told = [row.zh for row in history(room, number=number).rows]
    assert told == [
        "撤销班级：生源不足",
        "导入花名册“名单.xlsx”：写入 2 行",
        "开班：2026-03-02 至 2026-03-20",
    ]


def test_who_reads_no_claims_is_told_of_the_class_alone(settled: Room) -> None:
    assert {row.object_kind for row in history(settled, "papers").rows} == {"class"}
    assert {row.object_kind for row in history(settled, "counter").rows} == {"class"}
    for login in ("hr", "finance", "auditor"):
        assert history(settled, login) == history(settled)
    with expect_refusal(settled, "clerk2", "class.unknown"):
        history(settled, "clerk2")
    with pytest.raises(NotAllowed):
        history(settled, "admin")


def test_an_entry_that_says_less_is_told_all_the_same() -> None:
    assert history_words("claim.approved", {"number": SL}, Language.ZH) == f"申领单 {SL} 初审通过：— 元"
    assert history_words("claim.sealed", {"number": SL, "action": "claim.sealed"}, Language.EN) == f"{SL}: claim.sealed"


def test_rows_left_over_are_told_and_evidence_by_its_name() -> None:
    facts = {"name": "名单.xlsx", "imported": 2, "listed": 1, "unchanged": 0}
    assert "未列入 1 行" in history_words("roster.imported", facts, Language.ZH)
    attached = history_words("claim.attached", {"number": SL, "evidence": "identity"}, Language.EN)
    assert attached == f"Attached to claim {SL}: identity documents"
