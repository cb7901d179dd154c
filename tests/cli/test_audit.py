"""``tdesk audit``: the log in names people know, and a chain that shows when it was touched."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from fnmatch import fnmatch

import pytest

from tests.db.parts import behind_the_back
from tests.fixtures.cli import Answer, Terminal
from tests.fixtures.office import Room
from tests.house.codes import constants_in
from tests.house.sources import PACKAGE, dotted, tree_of
from trainingdesk.domain.deeds import DEEDS
from trainingdesk.exchange.header_words import FileKind

RECORDING = {"note", "_note", "append_audit"}


def done(answer: Answer) -> Answer:
    assert answer.code == 0, answer.err
    return answer


def test_entries_are_told_newest_first_in_names(desk: Terminal) -> None:
    told = done(desk("audit", "list", "--object", "SL2026-000001", login="auditor")).out.splitlines()
    assert told[0].split() == ["序号", "时间", "登录名", "办理", "对象", "说明"]
    rows = [line.split() for line in told[2:]]
    assert [row[4] for row in rows] == ["初审通过", "提交申领单", *["添加附件"] * 6, "计算申领单", "新建申领单"]
    assert rows[0][1:6] == ["2026-05-28", "09:00", "hr", "初审通过", "SL2026-000001"]
    english = done(desk("audit", "list", login="auditor", lang="en"))
    assert "Voucher issued" in english.out
    entries = done(desk.json("audit", "list", "--object", "SL2026-000001", login="auditor")).json["entries"]
    assert (entries[0]["action"], entries[0]["object_kind"]) == ("claim.approved", "claim")


def test_a_page_ends_with_where_the_next_begins(desk: Terminal, issued: Room) -> None:
    while len(done(desk.json("audit", "list", "--before", 201, login="auditor")).json["entries"]) < 200:
        for _ in range(50):
            issued.sign_in("auditor")
    answer = done(desk("audit", "list", login="auditor"))
    last = answer.out.splitlines()[-1].split()[0]
    assert (len(answer.out.splitlines()), f"tdesk audit list --before {last}" in answer.err) == (202, True)
    earlier = done(desk.json("audit", "list", "--before", 6, login="auditor")).json["entries"]
    assert [entry["seq"] for entry in earlier] == [5, 4, 3, 2, 1]


def test_the_chain_holds_and_knows_its_anchors(desk: Terminal) -> None:
    answer = done(desk.json("audit", "verify", login="auditor"))
    audit = answer.json["audit"]
    assert (audit["sound"], audit["broken"]) == (True, 0)
    told = done(desk("audit", "verify", "--anchor", audit["anchor"], login="auditor")).out
    assert f"所查审计锚在第 {audit['entries']} 条。\n" in told
    assert told.startswith("审计链完整，共 ")


def test_an_anchor_of_another_history_is_an_alarm(desk: Terminal) -> None:
    answer = desk("audit", "verify", "--anchor", "5H8T-R2VX-K03N", login="auditor")
    assert (answer.code, "不在本链中" in answer.out) == (6, True)
    answer = desk.json("audit", "verify", "--anchor", "paper", login="auditor")
    assert (answer.code, answer.error["code"]) == (1, "audit.anchor_unreadable")


def test_an_altered_entry_is_found(issued: Room, desk: Terminal) -> None:
    issued.office.database.close()
    behind_the_back(issued.path, "UPDATE audit_entry SET details = '{}' WHERE seq = 20")
    answer = desk("audit", "verify", login="auditor")
    assert answer.code == 6
    assert answer.out.startswith("审计链断裂：1 处，首处在第 20 条")
    assert desk.json("audit", "verify", login="auditor").json["audit"]["first_broken"] == 20
    assert "broken at 1 places, first at entry 20" in desk("audit", "verify", login="auditor", lang="en").out


def test_the_log_is_the_auditor_s(desk: Terminal) -> None:
    for login in ("hr", "admin", "clerk"):
        assert desk("audit", "list", login=login).code == 5


def test_every_deed_on_record_has_a_name() -> None:
    trees = [tree_of(path) for path in (PACKAGE / "services").glob("*.py")]
    assert recorded(trees) - set(DEEDS) == set()
    said = {text for tree in trees for text in constants_in(tree)}
    assert [action for action in DEEDS if not any(fnmatch(action, text) for text in said if "." in text)] == []


def recorded(trees: Iterable[ast.Module]) -> set[str]:
    """Every action that a procedure writes down in so many words."""
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    notes = [call for call in calls if dotted(call.func) in RECORDING]
    words = (part.value for call in notes for part in call.args if isinstance(part, ast.Constant))
    return {word for word in words if isinstance(word, str) and "." in word}


def test_an_entry_number_that_no_log_reaches_asks_for_all_of_it(desk: Terminal) -> None:
    for before, entries in ((10**30, True), (-(10**30), False), (0, False), (2, True)):
        answer = done(desk.json("audit", "list", "--before", before, login="auditor"))
        assert bool(answer.json["entries"]) is entries


@pytest.mark.parametrize("kind", list(FileKind))
def test_each_kind_of_list_has_a_name_for_its_import(kind: FileKind) -> None:
    """The action is made of the kind's code when the program runs: no constant of it stands anywhere."""
    assert f"{kind}.imported" in DEEDS


@pytest.mark.parametrize("register", ["employer", "body", "institution"])
@pytest.mark.parametrize("step", ["registered", "edited"])
def test_what_is_written_of_a_party_has_a_name(register: str, step: str) -> None:
    assert f"{register}.{step}" in DEEDS


def test_deeds_are_told_in_two_languages_and_in_one_order() -> None:
    assert list(DEEDS) == sorted(DEEDS)
    for code, (zh, en) in DEEDS.items():
        assert zh.isascii() is False, code
        assert en.isascii(), code
        assert en[:1].isupper(), code
