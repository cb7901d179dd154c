"""``tdesk doctor``: what a machine lacks is named; nothing is made or changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixtures.cli import Terminal, finished, spawn


def test_a_good_machine(tdesk: Terminal, tmp_path: Path) -> None:
    place = tmp_path / "not" / "yet" / "office.db"
    answer = tdesk.bare("doctor", "--db", f"sqlite:///{place}")
    assert answer.code == 0
    rows = [line.split()[:2] for line in answer.out.splitlines()[2:]]
    assert rows == [[name, "正常"] for name in ("程序", "程序库", "字体", "政策与目录", "数据文件夹", "磁盘")]
    assert not (tmp_path / "not").exists()
    told = tdesk.bare("doctor", "--json", "--db", f"sqlite:///{place}").json
    assert told["good"] is True
    assert [check["code"] for check in told["checks"]] == [
        "program", "packages", "fonts", "resources", "folder", "disk",
    ]  # fmt: skip
    assert "Data folder" in tdesk.bare("doctor", "--lang", "en").out


def test_a_machine_without_its_resources(tmp_path: Path) -> None:
    """In a process of its own: where a deployment keeps things is read once."""
    setting = {"TDESK_RESOURCES": str(tmp_path / "none"), "TDESK_LANG": "en"}
    answer = finished(spawn("doctor", setting=setting))
    assert answer.code == 1
    bad = [line.split()[0] for line in answer.out.splitlines() if "  bad  " in line]
    assert bad == ["Fonts", "Policies,"]
    assert answer.err == ""


def test_a_database_address_that_is_none(tdesk: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TDESK_DB", "ftp://office")
    answer = tdesk.bare("doctor", "--json")
    assert (answer.code, answer.error["code"]) == (1, "office.database_url")
