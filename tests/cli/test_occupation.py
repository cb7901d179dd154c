"""``tdesk occupation``: the register of occupations from the command line."""

from __future__ import annotations

from tests.fixtures.cli import Terminal, finished, spawn
from tests.fixtures.office import FIRST_SCHOOL, Room

GUIDE = "4-13-01-99"
ADD = ("add", GUIDE, "--name", "灯影讲解员", "--source", "嵩人社发〔2026〕7号", "--other-name", "讲灯人")


def test_an_occupation_is_entered_amended_retired_and_restored(tdesk: Terminal) -> None:
    added = tdesk.json("occupation", *ADD, "--english-name", "Lantern show guide", login="hr")
    assert (added.code, added.json["code"], added.json["edition"], added.json["version"]) == (0, GUIDE, 2022, 1)
    assert tdesk("occupation", "amend", GUIDE, "--name", "灯影解说员", login="hr").out == f"{GUIDE}\n"
    [row] = tdesk.json("occupation", "list", "灯影").json["occupations"]
    assert (row["name"], row["source"], row["other_names"]) == ("灯影解说员", "嵩人社发〔2026〕7号", ["讲灯人"])
    assert row["registered"]["english_name"] == "Lantern show guide"
    assert tdesk("occupation", "amend", GUIDE, "--english-name", "", "--other-name", "灯师", login="hr").code == 0
    [row] = tdesk.json("occupation", "list", "--registered").json["occupations"]
    assert (row["registered"]["english_name"], row["other_names"]) == (None, ["灯师"])
    gone = ("--on", "2026-06-01", "--reason", "已并入其他职业")
    assert tdesk.json("occupation", "retire", GUIDE, *gone, login="hr").json["version"] == 4
    assert "何俊，2026-06-01 起停用" in tdesk("occupation", "list", GUIDE).out
    assert "何俊, retired as of 2026-06-01" in tdesk("occupation", "list", GUIDE, lang="en").out
    assert tdesk("occupation", "restore", GUIDE, "--reason", "仍有培训", login="hr").code == 0
    assert tdesk("occupation", "list", GUIDE).out.splitlines()[2].split()[-1] == "何俊"


def test_what_ships_is_told_from_what_was_entered(tdesk: Terminal) -> None:
    tdesk("occupation", *ADD, login="hr")
    told = tdesk("occupation", "list", "--edition", 2022).out.splitlines()
    assert told[0].split() == ["编码", "版本", "职业", "其他名称", "依据", "登记"]
    standing = {line.split()[2]: line.split()[-1] for line in told[2:]}
    assert (standing["灯影讲解员"], standing["商品营业员"], standing["营销员"]) == ("何俊", "随附", "随附，待核对")
    assert tdesk.json("occupation", "list", "--edition", 1999, "灯影").json["occupations"] == []


def test_what_cannot_be_is_refused_with_its_code(tdesk: Terminal) -> None:
    refused = tdesk.json("occupation", "add", "4-03-02-01", "--name", "厨师", "--source", "某文件", login="hr")
    assert (refused.code, refused.error["code"]) == (1, "occupation.shipped")
    assert refused.error["message"] == "随附的职业目录（2022 年版）已有 4-03-02-01“中式烹调师”。"
    for word, more in (("amend", ()), ("retire", ("--reason", "试")), ("restore", ("--reason", "试"))):
        assert tdesk.json("occupation", word, GUIDE, *more, login="hr").error["code"] == "occupation.unknown"
    wrong = tdesk.json("occupation", "retire", "4-13", "--reason", "试", login="hr")
    assert (wrong.code, wrong.error["code"]) == (1, "identity.occupation_form")
    assert tdesk.json("occupation", *ADD).code == 5
    assert tdesk("occupation", "add", GUIDE, "--name", "灯影讲解员", login="hr").code == 2


def test_an_entry_made_by_another_process_counts_for_the_next_look(tdesk: Terminal, room: Room) -> None:
    span = ("--from", "2025-01-01", "--to", "2026-12-31")
    assert (
        tdesk("institution", "scope", FIRST_SCHOOL, "--occupation", GUIDE, "--levels", "4", *span, login="hr").code == 0
    )
    days = ("--start", "2026-03-02", "--end", "2026-03-20", "--hours", 60, "--heads", 30)
    open_class = ("class", "open", "--occupation", GUIDE, "--levels", "4", *days)
    assert tdesk.json(*open_class).error["code"] == "class.occupation_name_needed"
    room.office.database.close()
    state = str(room.path.with_name("state of the process"))
    setting = {**tdesk.setting, "TDESK_DB": tdesk.database, "TDESK_AS": "hr", "TDESK_STATE_FOLDER": state}
    assert finished(spawn("occupation", *ADD, setting=setting)).code == 0
    opened = tdesk.json(*open_class)
    assert opened.code == 0
    assert tdesk.json("class", "show", opened.json["number"]).json["class"]["row"]["occupation_name"] == "灯影讲解员"
