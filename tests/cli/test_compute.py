"""``tdesk compute`` and ``tdesk policy`` as scripts meet them: files, exits, what is said where."""

from __future__ import annotations

import csv
import json
import random
from pathlib import Path

import pytest

from trainingdesk.cli.main import main
from trainingdesk.domain.texts import Language, message

HEADER = (
    "line_id,person_id,birth_date,sex,person_groups,item,certificate_kind,level,occupation_code,certificate_no,"
    "certificate_date,application_date,class_start,hours_attended,assessment_method,shortage,region\n"
)
LINES = [
    "1,P1,1990-05-01,M,employed,,level,4,6-18-01-01,C1,2024-06-30,2024-07-15,2024-05-06,80,exam,none,410105\n",
    "2,P1,1990-05-01,M,employed,training,level,4,6-18-01-01,C2,2024-09-30,2024-10-15,2024-08-06,80,exam,none,410105\n",
    "3,P2,1990-05-01,F,employed,training,completion,,,C3,2024-06-30,2024-07-15,2024-05-06,39,exam,none,410105\n",
    "4,P3,1985-05-01,F,employed,training,level,3,4-02-07-01,C4,2024-06-30,2024-07-15,2024-05-06,,exam,scarce,440703\n",
    "5,P4,1985-05-01,F,employed,living,level,3,4-02-07-01,C5,2024-06-30,2024-07-15,2024-05-06,,exam,none,440703\n",
]
PAST = "person_id,scheme,item,occupation_code,level,certificate_no,award_date,amount\n"
POLICIES = ["henan-2022", "zhengzhou-2022", "guangdong-2023", "jiangmen-2023"]


def write(path: Path, *lines: str) -> Path:
    path.write_text("".join(lines), encoding="utf-8", newline="")
    return path


def compute(folder: Path, lines: list[str], *words: str, header: str = HEADER) -> int:
    write(folder / "lines.csv", header, *lines)
    source, out = str(folder / "lines.csv"), str(folder / "out.csv")
    return main(["compute", "--policy", *POLICIES, "--lines", source, "--out", out, *words])


def rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "out.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_lines_become_decisions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compute(tmp_path, LINES) == 0
    assert [
        (row["line_id"], row["item"], row["status"], row["amount"], row["payee"], row["pack"], row["reasons"])
        for row in rows(tmp_path)
    ] == [
        ("1", "assessment", "payable", "240.00", "assessment_body", "zhengzhou-2022", ""),
        ("1", "training", "payable", "1600.00", "individual", "zhengzhou-2022", ""),
        ("2", "training", "excluded", "0.00", "", "zhengzhou-2022", "same_level_taken"),
        ("3", "training", "excluded", "0.00", "", "zhengzhou-2022", "hours"),
        ("4", "training", "payable", "2600.00", "individual", "jiangmen-2023", ""),
        ("5", "living", "not_applicable", "0.00", "", "", ""),
    ]
    told = capsys.readouterr()
    assert told.out == ""
    assert "5 行明细，6 项结果（应付 3，不予补贴 2，不适用 1），应付合计 4,440.00 元" in told.err


def test_the_bytes_do_not_depend_on_the_order_of_rows(tmp_path: Path) -> None:
    chance = random.Random(5)
    written: set[bytes] = set()
    for _ in range(4):
        assert compute(tmp_path, chance.sample(LINES, len(LINES)), "--explain", "--quiet") == 0
        written.add((tmp_path / "out.csv").read_bytes())
    [only] = written
    assert b"\r" not in only
    assert only.endswith(b"\n")


def test_lines_without_an_id_of_their_own_stand_in_one_order_too(tmp_path: Path) -> None:
    chance = random.Random(7)
    bare = [line[1:].replace("1990-05-01", f"19{year}-05-01") for line in LINES[:3] for year in (70, 80, 85, 90)]
    twice = [line.replace("4,6-18", "3,6-18") for line in LINES[:2]]
    written: set[bytes] = set()
    for _ in range(5):
        given = [*bare, *LINES, *twice]
        assert compute(tmp_path, chance.sample(given, len(given)), "--explain", "--quiet") == 3
        written.add((tmp_path / "out.csv").read_bytes())
    assert len(written) == 1


def test_explain_adds_the_trace(tmp_path: Path) -> None:
    assert compute(tmp_path, LINES, "--explain") == 0
    traces = [json.loads(row["trace"]) for row in rows(tmp_path)]
    uplift = next(step for step in traces[4]["steps"] if step["stage"] == "factor")
    assert (uplift["ceiling"], uplift["amount"], uplift["figures"][0]) == (True, "2600.00", ["uplift", "30"])
    assert [trace["status"] for trace in traces] == [row["status"] for row in rows(tmp_path)]


def test_past_awards_count(tmp_path: Path) -> None:
    past = write(tmp_path / "past.csv", PAST, "P1,training,training,6-18-01-01,4,,2025-01-01,1600.00\n")
    assert compute(tmp_path, LINES[:2], "--past", str(past)) == 0
    assert [row["reasons"] for row in rows(tmp_path)] == ["", "same_level_taken", "same_level_taken"]


def test_past_awards_that_cannot_be_read_stop_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    past = write(tmp_path / "past.csv", PAST, "P1,training,training,6-18-01-01,4,,2025-13-01,1600.00\n")
    assert compute(tmp_path, LINES, "--past", str(past)) == 3
    assert not (tmp_path / "out.csv").exists()
    assert "第 2 行" in capsys.readouterr().err


def test_as_of_stands_for_the_application_dates(tmp_path: Path) -> None:
    assert compute(tmp_path, LINES[3:4], "--as-of", "2025-06-30") == 0
    assert rows(tmp_path)[0]["status"] == "payable"
    assert compute(tmp_path, LINES[3:4], "--as-of", "2025-07-01") == 0
    assert rows(tmp_path)[0]["reasons"] == "window_expired"


@pytest.mark.parametrize("day", ["2025-7-1", "20250701", "2025-02-29", "２０２５-07-01", "tomorrow"])
def test_a_day_that_is_none_is_a_usage_error(tmp_path: Path, day: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert compute(tmp_path, LINES, "--as-of", day) == 2
    assert f"--as-of：“{day}”不是日期，应如 2026-03-01。" in capsys.readouterr().err


def test_missing_and_impossible_facts_end_in_three_with_the_file_written(tmp_path: Path) -> None:
    assert compute(tmp_path, [*LINES, LINES[0].replace("1,P1", "6,P6").replace("1990-05-01", "")]) == 3
    assert rows(tmp_path)[-1]["reasons"] == "fact_missing:birth_date"
    assert compute(tmp_path, [*LINES, LINES[0].replace("1,P1", "6,P6").replace("1990-05-01", "1990-15-01")]) == 3
    assert rows(tmp_path)[-1]["reasons"] == "impossible:birth_date"


def test_a_missing_column_is_named_and_nothing_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    header = HEADER.replace("birth_date", "born").replace("person_groups", "groups")
    assert compute(tmp_path, LINES, header=header) == 3
    assert not (tmp_path / "out.csv").exists()
    told = capsys.readouterr().err
    assert told.count(message("policy.lines_column_missing", columns="birth_date, person_groups")) == 1
    assert len(told.splitlines()) == 2
    assert message("policy.lines_column_unknown", columns="born, groups") in told


def test_unknown_columns_are_named_and_change_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [line.replace("\n", ",x\n") for line in LINES]
    assert compute(tmp_path, lines, "--lang", "en", header=HEADER.replace("\n", ",remark\n")) == 0
    told = capsys.readouterr().err
    assert message("policy.lines_column_unknown", Language.EN, columns="remark") in told
    assert "5 lines, 6 decisions (Payable 3, Excluded 2, Not applicable 1), 4,440.00 yuan payable" in told


def test_json_is_one_document_on_standard_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compute(tmp_path, LINES, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["schema"], told["lines"], told["decisions"], told["total"]) == (1, 5, 6, "4440.00")
    assert told["counts"] == {"payable": 3, "pending": 0, "excluded": 2, "not_applicable": 1}


def test_a_pack_file_may_be_named_instead_of_an_id(tmp_path: Path, resources: Path) -> None:
    own = tmp_path / "own.toml"
    text = (resources / "policies" / "henan-2022.toml").read_text(encoding="utf-8")
    own.write_text(text.replace('4 = "1600"', '4 = "1700"'), encoding="utf-8")
    source, out = write(tmp_path / "lines.csv", HEADER, LINES[1]), tmp_path / "out.csv"
    assert main(["compute", "--policy", str(own), "--lines", str(source), "--out", str(out)]) == 0
    assert rows(tmp_path)[0]["amount"] == "1700.00"
    words = ["compute", "--policy", str(own), "zhengzhou-2022", "--lines", str(source), "--out", str(out)]
    assert main(words) == 0
    assert (rows(tmp_path)[0]["pack"], rows(tmp_path)[0]["amount"]) == ("zhengzhou-2022", "1700.00")


def test_an_unknown_policy_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "lines.csv", HEADER)
    words = ["compute", "--policy", "henan-2021", "--lines", str(tmp_path / "lines.csv"), "--out", str(tmp_path / "o")]
    assert main(words) == 1
    assert "henan-2022" in capsys.readouterr().err


def test_a_faulty_table_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compute(tmp_path, ["1,李四\n", *LINES, "2,王五\n"]) == 3
    told = capsys.readouterr().err.splitlines()
    assert told == [
        "表格 lines.csv 读不出来。用 UTF-8 的 CSV 或 Parquet 文件，每行列数与表头一致，引号成对。"
        " [policy.table_unreadable]",
        "  [错误] lines.csv 第 2、8 行（2 处）: 有 2 列，表头有 17 列。补齐或删去多余的列；内容中有逗号时加双引号。",
    ]
    (tmp_path / "lines.csv").write_bytes("line_id,姓名\n".encode("gbk"))
    words = ["--lines", str(tmp_path / "lines.csv"), "--out", str(tmp_path / "out.csv")]
    assert main(["compute", "--policy", "henan-2022", *words]) == 3
    assert "不是 UTF-8 编码" in capsys.readouterr().err


def test_decisions_never_take_the_place_of_what_they_are_made_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = write(tmp_path / "lines.csv", HEADER, *LINES)
    past = write(tmp_path / "past.csv", PAST)
    kept = lines.read_bytes()
    (tmp_path / "link.csv").symlink_to(lines)
    for out in (lines, past, tmp_path / "link.csv", tmp_path / "." / "lines.csv"):
        words = ["--lines", str(lines), "--past", str(past), "--out", str(out)]
        assert main(["compute", "--policy", *POLICIES, *words]) == 1
        assert "[policy.out_is_source]" in capsys.readouterr().err
    assert (lines.read_bytes(), past.read_text(encoding="utf-8")) == (kept, PAST)


def test_a_header_alone_decides_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert compute(tmp_path, []) == 0
    assert "0 行明细，0 项结果，应付合计 0.00 元" in capsys.readouterr().err
    assert rows(tmp_path) == []


def test_a_list_of_past_awards_without_its_columns_ends_in_three(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    past = write(tmp_path / "past.csv", PAST.replace("award_date", "day"))
    assert compute(tmp_path, LINES, "--past", str(past)) == 3
    assert not (tmp_path / "out.csv").exists()
    [told] = capsys.readouterr().err.splitlines()
    assert told == "以往补贴表缺少列 award_date。补上这些列。 [policy.past_column_missing]"


def test_policy_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policy", "list"]) == 0
    assert "henan-2022" in capsys.readouterr().out
    assert main(["policy", "list", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    henan = next(pack for pack in told["packs"] if pack["id"] == "henan-2022")
    assert (henan["from"], henan["last_day"], len(henan["digest"])) == ("2022-03-31", None, 64)
    assert henan["items"] == ["training", "assessment", "special_operation", "special_operation_renewal"]


def test_policy_show(tmp_path: Path, resources: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policy", "show", "jiangmen-2023"]) == 0
    told = capsys.readouterr().out
    assert "江门市职业技能提升补贴" in told
    assert "guangdong-2023" in told
    assert main(["policy", "show", str(resources / "policies" / "henan-2022.toml"), "--lang", "en", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["pack"]["id"] == "henan-2022"
    assert document["chapters"][0]["heading"] == "Policy"
    assert main(["policy", "show", "henan-2022", "--version", "9"]) == 1
    assert main(["policy", "show", "henan"]) == 1
    capsys.readouterr()
    assert main(["policy", "show", "henan-2022", "--lang", "en"]) == 0
    assert "Assessment body: Employment subsidy fund" in capsys.readouterr().out
    assert main(["policy", "check", str(tmp_path)]) == 3
    assert "中没有政策包" in capsys.readouterr().out


def test_policy_check(tmp_path: Path, resources: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policy", "check"]) == 0
    assert "7 个政策包" in capsys.readouterr().out
    faulty = tmp_path / "faulty.toml"
    text = (resources / "policies" / "henan-2022.toml").read_text(encoding="utf-8")
    faulty.write_text(text.replace('4 = "1600"', "4 = 1600").replace("reason =", "raeson ="), encoding="utf-8")
    assert main(["policy", "check", str(faulty)]) == 3
    told = capsys.readouterr().out
    assert "items.training.rates.level.amounts.4" in told
    assert '"1600"' in told
    assert "conditions.age.raeson" in told
    assert main(["policy", "check", str(faulty), "--json", "--lang", "en"]) == 3
    document = json.loads(capsys.readouterr().out)
    assert {finding["file"] for finding in document["findings"]} == {"faulty.toml"}
    assert all(finding["severity"] == "error" and finding["message"] for finding in document["findings"])


def test_resources_may_lie_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, resources: Path) -> None:
    (tmp_path / "policies").mkdir()
    text = (resources / "policies" / "henan-2022.toml").read_text(encoding="utf-8")
    (tmp_path / "policies" / "only.toml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("TDESK_RESOURCES", str(tmp_path))
    assert main(["policy", "show", "zhengzhou-2022"]) == 1
    assert main(["policy", "show", "henan-2022"]) == 0
