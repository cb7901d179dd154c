"""``tdesk claim``: from the draft to the form, and what the filer reads on the way."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.fixtures.claims import class_of_four
from tests.fixtures.cli import Answer, Terminal
from tests.fixtures.office import Room, identity
from tests.fixtures.training import COOK, PREFIX, Trainee, certify, fill, open_cooks

CLASS, NUMBER = "2026春-02", "SL2026-000001"
REQUIRED = ("identity", "certificate", "roster", "attendance", "agency_agreement", "bank_account")


@pytest.fixture
def four(room: Room, tdesk: Terminal) -> Terminal:
    """A class of four who all passed."""
    class_of_four(room)
    return tdesk


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    file = tmp_path / "身份证.pdf"
    file.write_bytes(b"%PDF-1.4 copies")
    return file


def done(answer: Answer) -> Answer:
    assert answer.code == 0, answer.err
    return answer


def text_of(path: Path) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(path.read_bytes())).pages)


def drafted(terminal: Terminal) -> None:
    done(terminal("claim", "new", "--class", CLASS))


def ready(terminal: Terminal, paper: Path) -> None:
    """Computed, with everything the checklist requires."""
    drafted(terminal)
    done(terminal("claim", "compute", NUMBER))
    for code in REQUIRED:
        done(terminal("claim", "add", NUMBER, paper, "--evidence", code))


def test_a_class_claim_from_draft_to_form(four: Terminal, paper: Path, tmp_path: Path) -> None:
    assert done(four("claim", "new", "--class", CLASS)).out == f"已新建 {NUMBER}：4 人。\n"
    assert "尚未计算" in done(four("claim", "show", NUMBER)).out
    told = done(four("claim", "compute", NUMBER)).out
    assert told == f"{NUMBER}  草稿：应付 4 人，不予 0 人，合计 7,220.00 元\n"
    for code in REQUIRED:
        assert done(four("claim", "add", NUMBER, paper, "--evidence", code)).out == f"已附于 {NUMBER}：身份证.pdf\n"
    form = tmp_path / "form.pdf"
    answer = done(four("claim", "submit", NUMBER, "--declare", "--form", form))
    assert answer.out == f"{NUMBER}  待初审：应付 4 人，不予 0 人，合计 7,220.00 元\n"
    assert f"申请表已保存：{form}" in answer.err
    assert NUMBER in text_of(form)
    again = tmp_path / "again.pdf"
    done(four("claim", "form", NUMBER, again))
    assert again.read_bytes() == form.read_bytes()


def test_every_step_has_its_document(four: Terminal, paper: Path) -> None:
    claim = done(four.json("claim", "new", "--class", CLASS, "--order-id", "a")).json["claim"]
    assert (claim["number"], claim["state"], claim["left_out"]) == (NUMBER, "draft", [])
    assert done(four.json("claim", "new", "--class", CLASS, "--order-id", "a")).json["claim"]["id"] == claim["id"]
    told = done(four.json("claim", "compute", NUMBER)).json
    assert (told["claim"]["total"], told["claim"]["payable_heads"], told["unpaid"]) == ("7220.00", 4, [])
    told = done(four.json("claim", "add", NUMBER, paper, "--evidence", "identity", "--pages", "2")).json
    assert (told["evidence"], told["files"]) == ("identity", ["身份证.pdf"])
    told = done(four.json("claim", "show", NUMBER)).json["claim"]
    assert told["row"]["total"] == "7220.00"
    assert [entry["pieces"] for entry in told["evidence"] if entry["code"] == "identity"] == [1]
    assert told["lines"][0]["status"] == "payable"
    assert told["lines"][0]["explanation"][-1].startswith("结果：应付")
    assert [row["number"] for row in done(four.json("claim", "list")).json["claims"]] == [NUMBER]


def test_the_page_of_a_claim(desk: Terminal) -> None:
    told = done(desk("claim", "show", NUMBER, login="hr")).out
    assert told.splitlines()[:8] == [
        "申领单    SL2026-000001  初审通过",
        "申领方    嵩州市匠心职业技能培训学校",
        "方式      班级申领  2026春-02",
        "职业      中式烹调师（4-03-02-01）",
        "申请日期  2026-05-28",
        "提交      2026-05-28 09:00",
        "补贴      4 人，合计 7,220.00 元",
        "可办理    出具凭证",
    ]
    person = "  3  买买提·阿不都热合曼  418***********0039  S000041000123263000003  三级/高级工  2,140.00\n"
    assert person + "      评价补贴            140.00  应付  评价机构  就业补助资金  PZ2026-000001\n" in told
    assert "      职业培训补贴      2,000.00  应付  培训机构  就业补助资金  PZ2026-000002\n" in told
    assert "身份证明复印件            identity          必备     1     2\n" in told
    assert "2026-05-28 09:00  王敏    编辑 ×8\n" in told
    assert "2026-05-28 09:00  何俊    出具凭证 ×2" in told
    assert "直接认定" not in told


def test_the_page_with_every_step_of_the_decisions(desk: Terminal) -> None:
    told = done(desk("claim", "show", NUMBER, "--explain", login="hr")).out
    assert "        直接认定：50% → 140.00 元（HN22-R05 补贴标准·职业技能评价补贴）。\n" in told
    assert done(desk("claim", "show", NUMBER, "-v", login="hr")).out == told


def test_the_page_in_english(desk: Terminal) -> None:
    told = done(desk("claim", "show", NUMBER, login="hr", lang="en")).out
    assert "Claim       SL2026-000001  Approved by HR\n" in told
    assert "Subsidy     4 people, 7,220.00 yuan\n" in told
    assert "Payable  Training institution  Employment subsidy fund  PZ2026-000002" in told
    assert "Identity" not in told.splitlines()[0]


def test_who_gets_nothing_is_named_with_the_reason_and_what_would_help(room: Room, tdesk: Terminal) -> None:
    certify(room)
    open_cooks(room, CLASS)
    too_old = Trainee("石磊", birth="19550612")
    late = Trainee("申屠宁", method=None)
    fill(room, CLASS, (Trainee("张伟"), too_old, late))
    assert "未取证，没有列入：申屠宁。" in done(tdesk("claim", "new", "--class", CLASS)).out
    told = done(tdesk("claim", "compute", NUMBER)).out.splitlines()
    assert told[0].endswith("应付 1 人，不予 1 人，合计 1,840.00 元")
    assert told[1:] == ["    2  石磊  年龄不符合规定"]
    [unpaid] = done(tdesk.json("claim", "compute", NUMBER)).json["unpaid"]
    assert (unpaid["position"], unpaid["name"]) == (2, "石磊")
    shown = done(tdesk("claim", "show", NUMBER)).out
    assert unpaid["reasons"] == ["年龄不符合规定"]
    assert "职业培训补贴          0.00  不予补贴  年龄不符合规定\n" in shown
    assert "excluded" not in shown
    assert "0.00  Excluded  Age outside the limits\n" in done(tdesk("claim", "show", NUMBER, lang="en")).out


def test_a_person_is_left_out_and_taken_in_again(four: Terminal) -> None:
    drafted(four)
    told = done(four("claim", "leave-out", NUMBER, "--person", "2", "--reason", "本人放弃")).out
    assert told == f"{NUMBER} 第 2 人不申领，请重新计算。\n"
    assert "合计 5,380.00 元" in done(four("claim", "compute", NUMBER)).out
    shown = done(four("claim", "show", NUMBER)).out
    assert "✗ 申领方不为其申领：本人放弃" in shown
    assert "第 2 人  本人放弃" in shown
    assert done(four("claim", "take-in", NUMBER, "--person", "2")).out == f"{NUMBER} 第 2 人恢复申领，请重新计算。\n"
    assert "合计 7,220.00 元" in done(four("claim", "compute", NUMBER)).out
    nobody = four.json("claim", "leave-out", NUMBER, "--person", "9", "--reason", "x")
    assert nobody.error["code"] == "claim.no_such_line"


def test_several_files_are_attached_or_none(four: Terminal, paper: Path, tmp_path: Path) -> None:
    drafted(four)
    other = tmp_path / "反面.jpg"
    other.write_bytes(b"jpeg")
    answer = four.json("claim", "add", NUMBER, paper, tmp_path / "none.pdf", "--evidence", "identity")
    assert (answer.code, answer.error["code"]) == (1, "office.upload_failed")
    assert done(four.json("claim", "show", NUMBER)).json["claim"]["evidence"][1]["pieces"] == 0
    told = done(four("claim", "add", NUMBER, paper, other, "--evidence", "identity")).out
    assert told == f"已附于 {NUMBER}：身份证.pdf、反面.jpg\n"
    assert done(four.json("claim", "show", NUMBER)).json["claim"]["evidence"][1]["pieces"] == 2


def test_what_keeps_a_claim_from_being_handed_in(four: Terminal, paper: Path, tmp_path: Path) -> None:
    drafted(four)
    codes = [four.json("claim", "submit", NUMBER).error["code"]]
    codes.append(four.json("claim", "submit", NUMBER, "--declare").error["code"])
    done(four("claim", "compute", NUMBER))
    answer = four.json("claim", "submit", NUMBER, "--declare")
    codes.append(answer.error["code"])
    assert codes == ["claim.not_declared", "claim.not_computed", "claim.evidence_missing"]
    assert "身份证明复印件" in answer.error["message"]
    taken = tmp_path / "form.pdf"
    taken.write_bytes(b"a letter")
    answer = four.json("claim", "submit", NUMBER, "--declare", "--form", taken)
    assert answer.error["code"] == "cli.file_exists"


def test_a_form_in_the_way_of_another_file(four: Terminal, paper: Path, tmp_path: Path) -> None:
    ready(four, paper)
    taken = tmp_path / "form.pdf"
    taken.write_bytes(b"a letter")
    assert four("claim", "submit", NUMBER, "--declare", "--form", taken).code == 1
    assert done(four.json("claim", "show", NUMBER)).json["claim"]["row"]["state"] == "draft"
    done(four("claim", "submit", NUMBER, "--declare", "--form", taken, "--force"))
    assert NUMBER in text_of(taken)


def test_a_claim_is_taken_back_and_lists_are_narrowed(four: Terminal) -> None:
    drafted(four)
    answer = done(four.json("claim", "withdraw", NUMBER))
    assert (answer.json["number"], answer.json["state"]) == (NUMBER, "withdrawn")
    assert four.json("claim", "withdraw", NUMBER).error["code"] == "workflow.claim_state"
    drafted(four)
    rows = done(four("claim", "list")).out.splitlines()
    assert [row.split()[:2] for row in rows[2:]] == [[NUMBER, "已撤回"], ["SL2026-000002", "草稿"]]
    assert rows[0].split() == ["单号", "状态", "申领方", "职业", "人数", "金额"]
    for state in ("draft", "草稿", "Draft"):
        assert [row["number"] for row in done(four.json("claim", "list", "--state", state)).json["claims"]] == [
            "SL2026-000002"
        ]
    assert done(four.json("claim", "list", "--class", "2026春-09")).json["claims"] == []
    assert "Withdrawn" in done(four("claim", "list", lang="en")).out


def test_another_school_s_claim_is_not_shown(four: Terminal) -> None:
    drafted(four)
    answer = four.json("claim", "show", NUMBER, login="clerk2")
    assert (answer.code, answer.error["code"]) == (5, "claim.not_yours")


def test_claims_at_the_counter_and_for_an_employer(room: Room, tdesk: Terminal) -> None:
    certify(room)
    numbers = [f"{PREFIX}263000901", f"{PREFIX}263000902"]
    for place, number in enumerate(numbers):
        person = ("--name", f"员工{'甲乙'[place]}", "--identity", identity("19880808", 801 + place))
        trade = ("--occupation", COOK, "--level", "3", "--issued-on", "2026-05-08", "--method", "exam")
        done(tdesk("certificate", "register", number, *person, *trade, login="counter"))
    told = done(tdesk("claim", "new", "--counter", "--certificate", numbers[0], login="counter")).out
    assert told == f"已新建 {NUMBER}：1 人。\n"
    assert "方式      窗口申领\n" in done(tdesk("claim", "show", NUMBER, login="counter")).out
    both = ("--certificate", numbers[0], "--certificate", numbers[1])
    assert tdesk.json("claim", "new", "--counter", *both, login="counter").error["code"] == "claim.one_person"
    employer = ("--employer", "91410100MA4000009X")
    assert tdesk.json("claim", "new", *employer, *both, login="counter").error["code"] == "employer.unknown"
    assert tdesk.json("claim", "new", "--counter", login="counter").error["code"] == "certificate.unknown"
