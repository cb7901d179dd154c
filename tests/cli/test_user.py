"""``tdesk user``: an office opened from nothing, its users, and their passwords."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixtures.cli import Answer, Terminal
from tests.fixtures.office import FIRST_SCHOOL, PASSWORD, identity

NEW_PASSWORD = "河滩上晒着三担白萝卜"


def done(answer: Answer) -> Answer:
    assert answer.code == 0, answer.err
    return answer


def first_run(terminal: Terminal, place: Path, *more: object) -> Answer:
    words = ("user", "first-run", "--bureau", "槐县人力资源和社会保障局", "--finance", "槐县财政局", "--region",
             "418122", "--region-name", "槐县", "--login", "admin", "--name", "管宁", "--identity",
             identity("19800101", 1))  # fmt: skip
    return terminal.bare(*words, "--db", f"sqlite:///{place}", *more)


def test_an_office_is_opened_from_nothing_and_once(tdesk: Terminal, tmp_path: Path) -> None:
    place = tmp_path / "new.db"
    assert done(first_run(tdesk, place)).out == "已启用，管理员 admin。\n"
    told = tdesk.bare("user", "list", "--as", "ADMIN", "--db", f"sqlite:///{place}")
    assert done(told).out.splitlines()[2].split() == ["admin", "管宁", "系统管理", "启用"]
    assert first_run(tdesk, place, "--json").error["code"] == "account.office_open_already"


def test_the_password_of_the_first_run_may_lie_in_a_file_of_its_own(tdesk: Terminal, tmp_path: Path) -> None:
    place = tmp_path / "new.db"
    done(first_run(tdesk, place, "--new-password-file", tdesk.secret(NEW_PASSWORD, "new")))
    assert tdesk.bare("user", "list", "--as", "admin", "--db", f"sqlite:///{place}").code == 5


def test_a_weak_password_opens_nothing(tdesk: Terminal, tmp_path: Path) -> None:
    place = tmp_path / "new.db"
    answer = first_run(tdesk, place, "--new-password-file", tdesk.secret("admin", "new"), "--json")
    assert (answer.code, answer.error["code"]) == (3, "account.password_weak")
    assert {finding["code"] for finding in answer.error["findings"]} >= {"security.password_short"}
    assert done(first_run(tdesk, place)).code == 0


def test_an_open_password_file_is_refused(tdesk: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_file = tmp_path / "open"
    open_file.write_text(PASSWORD, encoding="utf-8")
    open_file.chmod(0o644)
    answer = tdesk.json("user", "password", "--new-password-file", open_file)
    assert (answer.code, answer.error["code"]) == (5, "session.password_file_open")
    monkeypatch.setenv("TDESK_PASSWORD_FILE", str(open_file))
    assert tdesk.json("claim", "list").error["code"] == "session.password_file_open"
    monkeypatch.setenv("TDESK_PASSWORD_FILE", str(tmp_path / "none"))
    answer = tdesk.json("claim", "list")
    assert (answer.code, answer.error["code"]) == (1, "session.password_file")


def test_a_user_is_added_shut_out_and_let_in(tdesk: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tdesk.secret(NEW_PASSWORD, "new")
    words = ("user", "add", "--login", "Li.Na", "--name", "李娜", "--identity", identity("19800101", 41),
             "--role", "审计", "--new-password-file", secret)  # fmt: skip
    assert done(tdesk(*words, login="admin")).out == "已新增 li.na（审计）。\n"
    assert tdesk.json(*words, login="admin").error["code"] == "account.login_taken"
    monkeypatch.setenv("TDESK_PASSWORD_FILE", str(secret))
    done(tdesk("audit", "verify", login="li.na"))
    monkeypatch.setenv("TDESK_PASSWORD_FILE", tdesk.setting["TDESK_PASSWORD_FILE"])
    assert done(tdesk("user", "disable", "LI.NA", login="admin")).out == "li.na 已停用。\n"
    row = next(row for row in done(tdesk.json("user", "list", login="admin")).json["users"] if row["login"] == "li.na")
    assert (row["disabled"], row["role"]) == (True, "auditor")
    assert "disabled" in done(tdesk("user", "list", login="admin", lang="en")).out
    assert done(tdesk.json("user", "enable", "li.na", login="admin")).json["disabled"] is False
    assert tdesk.json("user", "disable", "nobody", login="admin").error["code"] == "account.unknown"
    assert tdesk.json("user", "disable", "admin", login="admin").error["code"] == "account.own_login"


def test_a_clerk_belongs_to_an_institution(tdesk: Terminal) -> None:
    words = ("user", "add", "--login", "lin", "--name", "林晓", "--identity", identity("19800101", 43), "--role",
             "institution_clerk", "--new-password-file", tdesk.secret(NEW_PASSWORD, "new"))  # fmt: skip
    assert tdesk.json(*words, login="admin").error["code"] == "institution.unknown"
    done(tdesk(*words, "--institution", FIRST_SCHOOL, login="admin"))
    assert "嵩州市匠心职业技能培训学校" in done(tdesk("user", "list", login="admin")).out


def test_one_s_own_password_is_changed(tdesk: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tdesk.secret(NEW_PASSWORD, "new")
    assert done(tdesk("user", "password", "--new-password-file", secret)).out == "口令已修改。\n"
    assert tdesk("claim", "list").code == 5
    monkeypatch.setenv("TDESK_PASSWORD_FILE", str(secret))
    assert "口令由他人设定" not in done(tdesk("claim", "list")).err
    assert tdesk.bare("user", "password", "--db", tdesk.database).code == 5


def test_a_new_password_is_not_asked_for_without_a_terminal(tdesk: Terminal) -> None:
    answer = tdesk.json("user", "password")
    assert (answer.code, answer.error["code"]) == (5, "session.no_password")
