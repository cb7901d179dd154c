"""``tdesk voucher``: issued, printed, decided on, and verified against what was filed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixtures.claims import approved, class_of_four
from tests.fixtures.cli import Answer, Terminal
from tests.fixtures.office import Room

CLAIM, FIRST, SECOND = "SL2026-000001", "PZ2026-000001", "PZ2026-000002"


def done(answer: Answer) -> Answer:
    assert answer.code == 0, answer.err
    return answer


@pytest.fixture
def paper(desk: Terminal, tmp_path: Path) -> Path:
    """The second voucher, as finance holds it."""
    out = tmp_path / "凭证.pdf"
    done(desk("voucher", "print", SECOND, out, login="finance"))
    return out


def test_vouchers_are_issued_for_each_payee(room: Room, tdesk: Terminal) -> None:
    class_of_four(room)
    approved(room)
    told = done(tdesk("voucher", "issue", CLAIM, login="hr")).out.splitlines()
    assert told[0].split() == ["凭证编号", "状态", "申领单", "收款方", "类别", "资金", "人数", "金额"]
    assert told[2].split() == [
        FIRST, "待财政复审", CLAIM, "嵩州市餐饮行业协会", "评价机构", "就业补助资金", "4", "820.00",
    ]  # fmt: skip
    assert told[3].endswith("   4  6,400.00")
    assert tdesk.json("voucher", "issue", CLAIM, login="hr").error["code"] == "voucher.nothing_to_issue"


def test_lists_are_narrowed_by_state_and_claim(desk: Terminal) -> None:
    rows = done(desk.json("voucher", "list", "--state", "待财政复审", login="hr")).json["vouchers"]
    assert [(row["number"], row["state"], row["total"]) for row in rows] == [
        (FIRST, "issued", "820.00"), (SECOND, "issued", "6400.00"),
    ]  # fmt: skip
    assert done(desk.json("voucher", "list", "--claim", "SL2026-000002", login="hr")).json["vouchers"] == []
    assert "Waiting for finance" in done(desk("voucher", "list", login="hr", lang="en")).out


def test_a_print_is_the_filed_bytes(desk: Terminal, paper: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.pdf"
    told = done(desk.json("voucher", "print", SECOND, again, login="hr")).json
    assert again.read_bytes() == paper.read_bytes()
    assert (told["number"], told["file"]) == (SECOND, str(again))
    assert done(desk("voucher", "print", SECOND, again, login="hr")).out == f"{again}\n"
    answer = desk.json("voucher", "print", FIRST, again, login="hr")
    assert (answer.code, answer.error["code"]) == (1, "cli.file_exists")
    done(desk("voucher", "print", FIRST, again, "--force", login="hr"))
    assert again.read_bytes() != paper.read_bytes()
    never = desk.json("voucher", "print", "PZ2026-000009", again, login="hr").error
    assert (never["code"], never["message"]) == ("document.not_filed", "没有编号为 PZ2026-000009 的存档文件。")


def test_finance_approves_and_refuses(desk: Terminal) -> None:
    told = done(desk("voucher", "approve", FIRST, login="finance")).out
    assert told.splitlines()[2].split()[:2] == [FIRST, "同意拨付"]
    assert desk.json("voucher", "refuse", SECOND, login="finance").error["code"] == "voucher.reason_missing"
    answer = done(desk.json("voucher", "refuse", SECOND, "--comment", "账户不符", login="finance"))
    assert answer.json["vouchers"][0]["state"] == "refused"
    assert desk.json("voucher", "approve", SECOND, login="finance").error["code"] == "workflow.voucher_state"
    assert desk.json("voucher", "approve", "PZ2026-000009", login="finance").error["code"] == "voucher.unknown"
    assert desk.json("voucher", "approve", FIRST, login="hr").code == 5


def test_a_genuine_paper_is_true(desk: Terminal, paper: Path) -> None:
    answer = done(desk.json("voucher", "verify", paper, login="hr"))
    assert answer.json == {"schema": 1, "verdict": "true", "number": SECOND, "differences": []}
    assert done(desk("voucher", "verify", paper, login="hr")).out == f"{SECOND}  与存档一致\n"
    assert done(desk("voucher", "verify", paper, login="hr", lang="en")).out == f"{SECOND}  As filed\n"


@pytest.mark.parametrize("place", ["first", "middle", "last", "added"])
def test_one_altered_byte_is_told(place: str, desk: Terminal, paper: Path) -> None:
    content = bytearray(paper.read_bytes())
    if place == "added":
        content += b"\n"
    else:
        content[{"first": 0, "middle": len(content) // 2, "last": -1}[place]] ^= 1
    paper.write_bytes(content)
    answer = desk.json("voucher", "verify", paper, login="hr")
    assert (answer.code, answer.json["verdict"], answer.json["number"]) == (6, "altered", SECOND)
    assert answer.json["differences"] == ["document"]


def test_a_number_changed_inside_is_known_by_its_title_or_name(desk: Terminal, paper: Path) -> None:
    paper.write_bytes(paper.read_bytes().replace(b"(PZ2026-000002)", b"(PZ2026-000007)"))
    answer = desk.json("voucher", "verify", paper, login="hr")
    assert (answer.code, answer.json["verdict"], answer.json["number"]) == (6, "altered", SECOND)


def test_what_was_never_filed_here_is_unknown(desk: Terminal, tmp_path: Path) -> None:
    foreign = tmp_path / "PZ2026-000777.pdf"
    foreign.write_bytes(b"%PDF-1.4")
    answer = desk.json("voucher", "verify", foreign, login="hr")
    assert (answer.code, answer.json["verdict"], answer.json["number"]) == (3, "unknown", "PZ2026-000777")
    assert "无此存档" in desk("voucher", "verify", foreign, login="hr").out
    assert desk.json("voucher", "verify", tmp_path / "none.pdf", login="hr").error["code"] == "office.upload_failed"


def test_the_paper_of_a_returned_voucher_is_genuine_and_void(desk: Terminal, paper: Path) -> None:
    done(desk("voucher", "return", SECOND, "--comment", "账户不符", login="finance"))
    answer = desk.json("voucher", "verify", paper, login="hr")
    assert (answer.code, answer.json["verdict"], answer.json["differences"]) == (3, "revoked", ["returned"])
    assert desk("voucher", "verify", paper, login="hr").out == f"{SECOND}  已作废  已退回作废\n"


def test_a_voucher_is_not_for_everybody_to_verify(desk: Terminal, paper: Path) -> None:
    answer = desk.json("voucher", "verify", paper, login="clerk")
    assert (answer.code, answer.error["code"]) == (5, "document.not_yours")
    paper.write_bytes(paper.read_bytes() + b"x")
    assert desk.json("voucher", "verify", paper, login="clerk").code == 5
