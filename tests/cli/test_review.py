"""``tdesk review``: the queue with its waiting, and every decision a reviewer may take."""

from __future__ import annotations

import pytest

from tests.fixtures.claims import class_of_four, submitted
from tests.fixtures.cli import Answer, Terminal
from tests.fixtures.office import Room
from tests.fixtures.training import Trainee, fill, open_cooks

NUMBER, RULE = "SL2026-000001", "HN22-R01"


@pytest.fixture
def waiting(room: Room, tdesk: Terminal) -> Terminal:
    """A claim handed in; whoever speaks is HR."""
    class_of_four(room)
    submitted(room)
    tdesk.login = "hr"
    return tdesk


def done(answer: Answer) -> Answer:
    assert answer.code == 0, answer.err
    return answer


def lines(answer: Answer) -> list[str]:
    """The page line by line, its columns one blank apart."""
    return [" ".join(line.split()) for line in done(answer).out.splitlines()]


def test_the_queue_says_how_long_each_has_waited(room: Room, waiting: Terminal) -> None:
    room.clock.move(days=12, hours=3)
    room.tokens.clear()
    open_cooks(room, "2026春-03")
    fill(room, "2026春-03", (Trainee("张伟"),), first=11)
    submitted(room, "2026春-03")
    head, _, first, second = done(waiting("review", "queue")).out.splitlines()
    assert head.split() == ["单号", "状态", "申领方", "职业", "人数", "金额", "提交", "已等天数"]
    assert first.split()[:2] == [NUMBER, "待初审"]
    assert first.endswith("   4  7,220.00  2026-05-28 09:00        12")
    assert second.endswith("   1  1,840.00  2026-06-09 12:00         0")
    told = done(waiting.json("review", "queue")).json
    assert [row["number"] for row in told["claims"]] == [NUMBER, "SL2026-000002"]
    assert told["waited_days"] == {NUMBER: 12, "SL2026-000002": 0}
    assert told["at"] == "2026-06-09T04:00:00+00:00"


def test_an_approval_leaves_the_queue_empty(waiting: Terminal) -> None:
    assert "可办理 通过、排除、不予通过、退回补正" in lines(waiting("review", "open", NUMBER))
    told = done(waiting("review", "approve", NUMBER, "--comment", "材料齐全")).out
    assert told.splitlines()[2].split()[:2] == [NUMBER, "初审通过"]
    assert done(waiting.json("review", "queue")).json["claims"] == []
    assert "2026-05-28 09:00 何俊 通过 材料齐全" in lines(waiting("review", "open", NUMBER))
    assert waiting.json("review", "approve", NUMBER).error["code"] == "workflow.claim_state"


def test_a_return_carries_its_remarks_to_whom_they_concern(waiting: Terminal) -> None:
    remarks = ("--remark", "2: 身份证不清晰", "--remark", "3：证书缺页", "--remark", "缺 2025: 的考勤")
    assert done(waiting.json("review", "return", NUMBER, *remarks)).json["claim"]["state"] == "returned"
    told = lines(waiting("claim", "show", NUMBER, login="clerk"))
    assert told[-3:] == [
        "2026-05-28 09:00 何俊 退回补正 第 2 人 身份证不清晰",
        "2026-05-28 09:00 何俊 退回补正 第 3 人 证书缺页",
        "2026-05-28 09:00 何俊 退回补正 缺 2025: 的考勤",
    ]


def test_a_remark_of_blanks_is_none(waiting: Terminal) -> None:
    for remark in (" ", "2: "):
        assert waiting.json("review", "return", NUMBER, "--remark", remark).error["code"] == "claim.remark_missing"
    assert waiting.json("review", "return", NUMBER, "--remark", "9: x").error["code"] == "claim.no_such_line"


def test_a_person_is_excluded_by_a_rule_of_the_policy(waiting: Terminal) -> None:
    words = ("review", "exclude", NUMBER, "--person", "2")
    unknown = waiting.json(*words, "--rule", "R99")
    assert (unknown.code, unknown.error["code"]) == (1, "claim.rule_unknown")
    assert RULE in unknown.error["remedy"]
    assert done(waiting.json(*words, "--rule", RULE, "--comment", "已退休")).json["claim"]["total"] == "5380.00"
    told = lines(waiting("review", "open", NUMBER))
    assert told[-1] == f"2026-05-28 09:00 何俊 排除 第 2 人 依据 {RULE} 已退休"
    assert f"职业培训补贴 0.00 不予补贴 {RULE}" in told
    assert [line for line in told if line.startswith(f"✗ 初审按规则 {RULE} 排除：补贴对象：")]
    assert f"excluded in review by {RULE}: " in done(waiting("review", "open", NUMBER, lang="en")).out


def test_a_claim_is_rejected_by_a_rule(waiting: Terminal) -> None:
    answer = done(waiting("review", "reject", NUMBER, "--rule", RULE, "--comment", "不属补贴对象"))
    assert answer.out.splitlines()[2].split()[:2] == [NUMBER, "不予通过"]
    assert "Rejected" in done(waiting("claim", "list", lang="en")).out


def test_who_filed_does_not_review(waiting: Terminal) -> None:
    answer = waiting.json("review", "approve", NUMBER, login="clerk")
    assert (answer.code, answer.error["code"]) == (5, "office.not_allowed")
    assert waiting.json("review", "approve", NUMBER, login="finance").code == 5
