"""Findings as people read them: an address, a sentence, and one line for what is said of many rows alike."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.services.imports.files import ROSTER, trainee, workbook
from trainingdesk.cli.main import main
from trainingdesk.cli.sentences import finding_lines, rows_told
from trainingdesk.domain.findings import Finding, Place, Severity
from trainingdesk.domain.texts import Language

ZH, EN = Language.ZH, Language.EN


def unknown(login: str, row: int | None, column: str = "C", severity: Severity = Severity.WARNING) -> Finding:
    return Finding("account.unknown", severity, Place("花名册", row, column), {"login": login})


def test_a_finding_is_told_with_its_address() -> None:
    bare = Finding("account.unknown", Severity.NOTE, params={"login": "x"})
    assert finding_lines([unknown("x", 6)], ZH) == ["[警告] 花名册 第 6 行 C: 没有用户 x。请核对登录名。"]
    assert finding_lines([unknown("x", 6), bare], EN) == [
        "[warning] 花名册 row 6 C: There is no user x. Check the login.",
        "[note] There is no user x. Check the login.",
    ]


def test_what_is_said_of_many_rows_is_said_once() -> None:
    many = [unknown("x", row) for row in (5, 7, 6, 9)]
    assert finding_lines(many, ZH) == ["[警告] 花名册 第 5–7、9 行 C（4 处）: 没有用户 x。请核对登录名。"]
    assert finding_lines(many, EN) == ["[warning] 花名册 rows 5–7, 9 C (4 times): There is no user x. Check the login."]


def test_what_differs_stays_apart() -> None:
    apart = [
        unknown("x", 5),
        unknown("y", 6),
        unknown("x", 7, "D"),
        unknown("x", 8, severity=Severity.ERROR),
        unknown("x", None),
    ]
    told = finding_lines(apart, EN)
    assert [line.partition(":")[0] for line in told] == [
        "[error] 花名册 row 8 C", "[warning] 花名册 row 5 C", "[warning] 花名册 row 6 C", "[warning] 花名册 row 7 D",
        "[warning] 花名册 C",
    ]  # fmt: skip


def test_rows_are_told_as_spans() -> None:
    assert rows_told([], ZH) == ""
    assert [rows_told(rows, ZH) for rows in ([3], [3, 3, 4], [9, 1, 2])] == ["第 3 行", "第 3–4 行", "第 1–2、9 行"]
    assert [rows_told(rows, EN) for rows in ([3], [4, 3], [9, 1, 2])] == ["row 3", "rows 3–4", "rows 1–2, 9"]


def test_a_roster_with_forty_alike_is_three_lines_for_people(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [trainee(number, id_number="").cells() for number in range(1, 41)]
    path = workbook(tmp_path / "花名册.xlsx", ROSTER, rows)
    assert main(["roster", "check", str(path)]) == 3
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "读到 40 行，无错误 0 行"
    assert [line for line in told if "第 2–41 行 C（40 处）" in line and line.startswith("[错误]")] == told[1:2]
    assert main(["roster", "check", str(path), "--json"]) == 3
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert [finding["row"] for finding in findings if finding["severity"] == "error"] == [*range(2, 42)]
