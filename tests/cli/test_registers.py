"""Registers and lists from the command line: the words, what they print, and their exit codes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures.office import FIRST_SCHOOL, PASSWORD, QUICK, Room, made_room, room
from tests.services.imports.files import ROSTER, roster, trainee, workbook
from tests.services.registers.stage import COOK, everything
from trainingdesk.bootstrap import OfficeOptions
from trainingdesk.cli.main import main
from trainingdesk.exchange.workbook import read_workbook

__all__ = ["made_room", "room"]
DONE, FAILED, USAGE, FINDINGS, NOT_ALLOWED = 0, 1, 2, 3, 5
BODY = "91350100M000100Y43"


@dataclass(frozen=True)
class Answer:
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        document = json.loads(self.out)
        assert document["schema"] == 1
        return document


Ask = Callable[..., Answer]


def kept(room: Room) -> dict[str, list[tuple[Any, ...]]]:
    """Every row but those of the audit log, which signing in adds to."""
    return {table: rows for table, rows in everything(room).items() if not table.startswith("audit_")}


@pytest.fixture
def ask(room: Room, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Run words of ``tdesk`` as somebody of the office, whose clock stands still."""
    secret = tmp_path / "password"
    secret.write_text(PASSWORD, encoding="utf-8")
    secret.chmod(0o600)
    monkeypatch.setenv("TDESK_PASSWORD_FILE", str(secret))
    state = room.path.with_name(f"{room.path.name}.state")
    options = OfficeOptions(f"sqlite:///{room.path}", room.clock, QUICK, state)

    def asked(*words: object, login: str = "clerk", plain: bool = False, lang: str = "zh_CN") -> Answer:
        capsys.readouterr()
        given = [*[str(word) for word in words], "--as", login, "--lang", lang, "--db", f"sqlite:///{room.path}"]
        code = main(given if plain else [*given, "--json"], options=options)
        told = capsys.readouterr()
        return Answer(code, told.out, told.err)

    return asked


@pytest.fixture
def school(ask: Ask) -> Ask:
    """The first school may teach cooks at levels five and four in 2025 and 2026."""
    span = ("--from", "2025-01-01", "--to", "2026-12-31")
    scope = ("--occupation", COOK, "--levels", "5,四级", *span)
    certified = ask("institution", "scope", FIRST_SCHOOL, *scope, login="hr")
    assert certified.code == DONE
    return ask


def open_class(ask: Ask, *more: object) -> Answer:
    return ask("class", "open", "--occupation", COOK, "--levels", "4", "--start", "2026-03-02", "--end",
               "2026-03-20", "--hours", "60", "--heads", "30", *more)  # fmt: skip


@pytest.fixture
def number(school: Ask) -> str:
    return str(open_class(school, "--number", "2026春-02").json["number"])


def test_an_institution_is_registered_certified_and_shown(ask: Ask) -> None:
    words = ("register", BODY, "--name", "新程学校", "--kind", "private_school", "--region", "410100", "--from",
             "2026-01-01", "--to", "2026-12-31")  # fmt: skip
    assert ask("institution", *words, login="hr").json["credit_code"] == BODY
    account = ("--name", "新程学校", "--bank", "嵩州银行", "--account", "6222020200112233")
    ask("institution", "account", BODY, *account, login="hr")
    span = ("--from", "2026-01-01", "--to", "2026-12-31")
    ask("institution", "scope", BODY, "--occupation", COOK, "--levels", "none", *span, login="hr")
    shown = ask("institution", "show", BODY, login="hr").json["institution"]
    assert shown["row"]["certified_until"] == "2027-01-01"
    assert [(entry["level"], entry["occupation_name"]) for entry in shown["scope"]] == [(None, "中式烹调师")]
    assert shown["accounts"][0]["account"] == "**** 2233"
    text = ask("institution", "show", BODY, login="hr", plain=True).out
    assert "有效期止: 2026-12-31" in text
    assert "收款账户: 新程学校 嵩州银行 **** 2233" in text
    english = ask("institution", "show", BODY, login="hr", plain=True, lang="en").out
    assert "certified to: 2026-12-31" in english
    assert ("类型: 民办职业培训学校" in text, "kind: Private training school" in english) == (True, True)


def test_an_institution_is_renewed_suspended_and_restored(ask: Ask) -> None:
    assert ask("institution", "edit", FIRST_SCHOOL, "--to", "2028-12-31", login="hr").code == DONE
    assert ask("institution", "suspend", FIRST_SCHOOL, "--reason", "限期整改", login="hr").code == DONE
    listed = ask("institution", "list", "--state", "suspended", login="auditor").json["institutions"]
    assert [(row["credit_code"], row["certified_until"]) for row in listed] == [(FIRST_SCHOOL, "2029-01-01")]
    again = ask("institution", "suspend", FIRST_SCHOOL, "--reason", "限期整改", login="hr")
    assert (again.code, "workflow.institution_state" in again.out + again.err) == (FAILED, True)
    assert ask("institution", "restore", FIRST_SCHOOL, "--reason", "整改完成", login="hr").code == DONE
    assert "定点" in ask("institution", "list", login="hr", plain=True).out


def test_employers_and_bodies_are_entered_beside_institutions(ask: Ask) -> None:
    firm = ("--name", "第一机床厂", "--region", "410100", "--bank", "工商银行", "--account", "1702020209012345678")
    ask("institution", "employer", BODY, *firm, "--kind", "enterprise", login="hr")
    ask("institution", "body", BODY, "--name", "技能评价中心", "--prefix", "S000141000001", login="hr")
    assert ask("institution", "employers", login="counter").json["employers"][0]["account"] == "**** 5678"
    assert "S000141000001" in ask("institution", "bodies", plain=True).out
    moved = ("--name", "第一机床厂", "--region", "410100", "--bank", "工商银行", "--account", "41001234567890")
    assert ask("institution", "employer", BODY, *moved, "--correct", login="hr").json["version"] == 2
    ask("institution", "body", BODY, "--name", "评价院", "--prefix", "S000141000001", "--correct", login="hr")
    assert ask("institution", "bodies").json["assessment_bodies"][0]["name"] == "评价院"
    assert ask("institution", "employers").code == NOT_ALLOWED


def test_whoever_may_not_is_told_so_with_its_exit_code(ask: Ask) -> None:
    refused = ask("institution", "suspend", FIRST_SCHOOL, "--reason", "投诉")
    assert refused.code == NOT_ALLOWED
    assert "office.not_allowed" in refused.out + refused.err


def test_a_class_is_opened_listed_corrected_and_closed(school: Ask) -> None:
    assert open_class(school).json["number"] == "2026-001"
    edited = school("class", "edit", "2026-001", "--place", "三楼操作间", "--end", "2026-03-27")
    assert edited.json["version"] == 2
    shown = school("class", "show", "2026-001").json
    assert (shown["class"]["place"], shown["class"]["row"]["class_end"]) == ("三楼操作间", "2026-03-27")
    assert shown["attendance"] is None
    listing = school("class", "list", "--year", "2026", plain=True).out
    assert "中式烹调师" in listing
    assert "在办" in listing
    assert school("class", "close", "2026-001").code == DONE
    assert school("class", "list", "--state", "closed").json["classes"][0]["state"] == "closed"
    second = open_class(school).json["number"]
    assert school("class", "cancel", second, "--reason", "报名不足").code == DONE


def test_a_class_outside_the_scope_is_refused_in_a_plain_sentence(school: Ask) -> None:
    refused = school("class", "open", "--occupation", COOK, "--levels", "3", "--start", "2026-03-02", "--end",
                     "2026-03-20", "--hours", "60", "--heads", "30")  # fmt: skip
    assert refused.code == FAILED
    assert "三级/高级工 不在本机构的资质范围内" in refused.out + refused.err
    assert school("class", "show", "2026-001").code == FAILED


@pytest.mark.parametrize(
    "words",
    [
        ("open", "--occupation", COOK, "--levels", "9", "--start", "2026-03-02", "--end", "2026-03-20", "--hours", "60",
         "--heads", "30"),
        ("open", "--occupation", COOK, "--levels", "4", "--start", "02.03.2026", "--end", "2026-03-20", "--hours", "60",
         "--heads", "30"),
        ("list", "--state", "asleep"),
    ],
)  # fmt: skip
def test_words_that_mean_nothing_are_a_matter_of_usage(ask: Ask, words: tuple[str, ...]) -> None:
    misused = ask("class", *words, plain=True)
    assert (misused.code, misused.out) == (USAGE, "")


def test_a_roster_is_checked_without_an_office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [trainee(1).cells(), trainee(2, id_number="110105194912310021").cells()]
    path = workbook(tmp_path / "花名册.xlsx", ROSTER, [*rows, ("合计", "", "2人")])
    assert main(["roster", "check", str(path), "--json"]) == FINDINGS
    document = json.loads(capsys.readouterr().out)
    assert (document["schema"], document["rows_read"], document["rows_clean"]) == (1, 2, 1)
    wrong = next(finding for finding in document["findings"] if finding["severity"] == "error")
    assert wrong == {
        "code": "identity.check_digit",
        "severity": "error",
        "sheet": "Sheet1",
        "row": 3,
        "column": "C",
        "header": "身份证号",
        "value": "110***********0021",
        "message": "证件号码的校验位不符，至少有一位录错。",
        "remedy": "请对照证件原件重新录入。",
        "other_row": None,
    }
    assert any(finding["code"] == "import.row_total" for finding in document["findings"])
    assert main(["roster", "check", str(roster(tmp_path / "ok.xlsx", [trainee(1)])), "--lang", "en"]) == DONE
    assert "1 rows read, 1 without errors" in capsys.readouterr().out


def test_a_file_refused_as_a_whole_is_one_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "photo.xlsx"
    path.write_bytes(b"\xff\xd8\xff\xe0 a photo")
    assert main(["roster", "check", str(path), "--json"]) == FINDINGS
    document = json.loads(capsys.readouterr().out)
    assert document["rows_read"] == 0
    assert [(f["code"], f["row"]) for f in document["findings"]] == [("import.is_image", None)]


@pytest.mark.parametrize(
    ("command", "more"),
    [
        ("roster", ()),
        ("attendance", ("--start", "2026-03-02", "--end", "2026-03-06")),
        ("results", ()),
        ("past", ()),
    ],
)
def test_each_list_has_a_template_that_its_own_check_reads(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str, more: tuple[str, ...]
) -> None:
    out = tmp_path / "模板.xlsx"
    assert main([command, "template", str(out), *more, "--json"]) == DONE
    assert json.loads(capsys.readouterr().out) == {"schema": 1, "file": str(out)}
    assert main([command, "check", str(out), "--json"]) == FINDINGS
    assert {f["code"] for f in json.loads(capsys.readouterr().out)["findings"] if f["severity"] == "error"} == {
        "import.no_people"
    }


@pytest.mark.parametrize("end", ["2026-03-01", "2027-03-03"])
def test_a_template_without_days_or_for_years_is_a_matter_of_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], end: str
) -> None:
    out = tmp_path / "考勤.xlsx"
    assert main(["attendance", "template", str(out), "--start", "2026-03-02", "--end", end]) == USAGE
    assert capsys.readouterr().err == (
        "--start 至 --end 应为 1 至 366 天。用法见 tdesk attendance template --help。 [cli.misused]\n"
    )
    assert not out.exists()
    assert main(["attendance", "template", str(out), "--start", "2026-03-02", "--end", "2026-03-02"]) == DONE


def test_an_error_keeps_the_file_out_and_remarks_come_back(number: str, ask: Ask, room: Room, tmp_path: Path) -> None:
    path = roster(tmp_path / "花名册.xlsx", [trainee(1), trainee(2, name="")])
    before = kept(room)
    refused = ask("roster", "import", path, "--class", number, "--remarks", tmp_path / "意见.xlsx")
    assert (refused.code, refused.json["imported"], refused.json["importable"]) == (FINDINGS, 0, 1)
    assert kept(room) == before
    book = read_workbook(tmp_path / "意见.xlsx").workbook
    assert book is not None
    assert any("【错误】" in str(cell) for row in book.sheets[0].rows for cell in row.cells)


def test_clean_rows_go_in_when_asked(number: str, ask: Ask, tmp_path: Path) -> None:
    path = roster(tmp_path / "花名册.xlsx", [trainee(1), trainee(2, name="")])
    done = ask("roster", "import", path, "--class", number, "--accept-clean")
    assert (done.code, done.json["rows_read"], done.json["imported"], done.json["listed"]) == (DONE, 2, 1, 1)
    text = ask("roster", "import", path, "--class", number, "--accept-clean", plain=True).out
    assert text.startswith("读到 2 行：导入 0，未导入 1，无需写入 1")
    shown = ask("class", "show", number, "--trainees", plain=True).out
    assert trainee(1).name in shown
    assert trainee(1).id_number not in shown


def test_a_dry_run_writes_nothing(number: str, ask: Ask, room: Room, tmp_path: Path) -> None:
    path = roster(tmp_path / "花名册.xlsx", [trainee(1)])
    before = kept(room)
    dry = ask("roster", "import", path, "--class", number, "--dry-run", plain=True, lang="en")
    assert (dry.code, kept(room)) == (DONE, before)
    assert dry.out.startswith("Nothing was written. 1 rows read: 1 importable")


def test_what_is_wrong_with_many_rows_is_told_in_one_line(number: str, ask: Ask, tmp_path: Path) -> None:
    path = roster(tmp_path / "花名册.xlsx", [trainee(each, name="") for each in range(1, 6)])
    for more in ((), ("--dry-run",), ("--accept-clean",)):
        told = ask("roster", "import", path, "--class", number, *more, plain=True)
        assert told.code == FINDINGS
        [_, missing, areas] = told.out.splitlines()
        assert missing == "[错误] Sheet1 第 2–6 行 A（5 处）: 没有填写姓名。请填写姓名。"
        assert areas.startswith("[警告] Sheet1 第 2–6 行 C（5 处）: 证件号码的前六位不在")
    document = ask("roster", "import", path, "--class", number).json
    assert [each["row"] for each in document["findings"] if each["severity"] == "error"] == [2, 3, 4, 5, 6]


def test_attendance_results_and_awards_come_in_the_same_way(number: str, ask: Ask, tmp_path: Path) -> None:
    one = trainee(1)
    ask("roster", "import", roster(tmp_path / "r.xlsx", [one]), "--class", number)
    sheet = workbook(tmp_path / "a.xlsx", ("姓名", "身份证号", "2026-03-02"), [(one.name, one.id_number, 8)])
    assert ask("attendance", "import", sheet, "--class", number).json["imported"] == 1
    header = ("姓名", "身份证号", "考核日期", "理论成绩", "实操成绩", "考核结果")
    marks = workbook(tmp_path / "s.xlsx", header, [(one.name, one.id_number, "2026-03-25", 80, 90, "合格")])
    assert ask("results", "import", marks, "--class", number).json["imported"] == 1
    for lang, yes in (("zh_CN", "是"), ("en", "yes")):
        [row] = ask("class", "show", number, "--trainees", plain=True, lang=lang).out.splitlines()[-1:]
        assert row.split() == ["1", one.name, *row.split()[2:-1], yes]
    counts = ask("class", "show", number).json["class"]["row"]["counts"]
    assert (counts["enrolled"], counts["assessed"], counts["passed"]) == (1, 1, 1)
    paid = workbook(tmp_path / "p.xlsx", ("姓名", "身份证号", "补贴项目", "职业编码", "等级", "补贴日期", "补贴金额"),
                    [(one.name, one.id_number, "培训补贴", COOK, "五级", "2024-08-01", 1200)])  # fmt: skip
    assert ask("past", "import", paid, login="counter").json["imported"] == 1
    assert ask("past", "import", paid, login="counter").json["skipped"] == 1
    assert ask("past", "import", paid).code == NOT_ALLOWED


def test_another_schools_class_is_unknown_at_the_counter_too(number: str, ask: Ask, tmp_path: Path) -> None:
    path = roster(tmp_path / "r.xlsx", [trainee(1)])
    refused = ask("roster", "import", path, "--class", number, login="clerk2")
    assert refused.code == FAILED
    assert "class.unknown" in refused.out + refused.err


def test_a_sheet_for_a_whole_year_reads_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "考勤.xlsx"
    words = ("attendance", "template", str(out), "--start", "2028-01-01", "--end", "2028-12-31")
    assert main([*words, "--json"]) == DONE
    sheet = read_workbook(out).workbook
    assert sheet is not None
    assert len(sheet.sheets[0].rows[2].cells) == 2 + 366
    capsys.readouterr()


@pytest.mark.parametrize("words", [("register",), ("edit",), ("scope",)])
def test_certified_for_good_is_written_as_the_calendars_last_day(ask: Ask, words: tuple[str, ...]) -> None:
    """9999-12-31 is what people write for “without an end”."""
    more = {
        "register": (
            BODY,
            "--name",
            "新程学校",
            "--kind",
            "private_school",
            "--region",
            "410100",
            "--from",
            "2026-01-01",
        ),
        "edit": (FIRST_SCHOOL,),
        "scope": (FIRST_SCHOOL, "--occupation", COOK, "--levels", "5", "--from", "2026-01-01"),
    }[words[0]]
    done = ask("institution", *words, *more, "--to", "9999-12-31", login="hr")
    assert done.code == DONE, done.out


def test_a_year_that_no_calendar_has_lists_nothing(number: str, ask: Ask) -> None:
    for year in (0, 99999):
        answer = ask("class", "list", "--year", year)
        assert (answer.code, answer.json["classes"]) == (DONE, [])
    assert len(ask("class", "list", "--year", 2026).json["classes"]) == 1


def test_a_slip_on_the_keyboard_is_told_and_not_confessed(school: Ask) -> None:
    for option in ("--hours", "--heads"):
        answer = open_class(school, option, 10**20)
        assert (answer.code, answer.json["error"]["code"]) == (FAILED, "class.measure")
