"""Every published Henan, Zhengzhou and Guangdong figure comes out of ``tdesk compute`` to the fen.

The rows are turned into lines by a mapping file that holds no amount; what must come out is the row's own figure.
"""

from __future__ import annotations

import csv
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from trainingdesk.cli.main import main

COVERED = re.compile(r"^(河南省|郑州市|广东省$)")
FULL_RATE, PUBLISHED, HEADS = 2_321_080, 1_948_240, 9_637
Row = dict[str, str]


@dataclass(frozen=True)
class Mapped:
    """A row of the tariff with the lines it became."""

    number: int
    row: Row
    policy: str
    lines: tuple[Row, ...]
    batch: bool


@pytest.fixture(scope="module")
def rows(data_folder: Path) -> dict[int, Row]:
    with (data_folder / "published_tariffs.csv").open(encoding="utf-8", newline="") as file:
        found = dict(enumerate(csv.DictReader(file), start=2))
    return {number: row for number, row in found.items() if COVERED.search(row["region"])}


@pytest.fixture(scope="module")
def mapped(rows: dict[int, Row], data_folder: Path) -> list[Mapped]:
    mapping = tomllib.loads((data_folder / "tariff_mapping.toml").read_text(encoding="utf-8"))
    return [map_row(number, row, mapping) for number, row in rows.items()]


def map_row(number: int, row: Row, mapping: dict[str, object]) -> Mapped:
    for entry in mapping["row"]:  # type: ignore[attr-defined]
        found = [re.search(pattern, row[column]) for column, pattern in entry["match"].items()]
        if all(found):
            names = {"number": str(number), **row}
            for match in found:
                names |= match.groupdict() if match else {}
            facts = {name: cell.format(**names) for name, cell in (mapping["common"] | entry["facts"]).items()}  # type: ignore[operator]
            lines = heads_of(row[entry["batch"]], facts) if "batch" in entry else [facts]
            named = [{"line_id": f"{number:03d}-{place:05d}", **one} for place, one in enumerate(lines)]
            return Mapped(number, row, entry["policy"], tuple(named), "batch" in entry)
    raise AssertionError(f"row {number} is not mapped: {row}")


def heads_of(batch: str, facts: Row) -> list[Row]:
    """``5:2272|4:4930`` as so many lines of each level, each of a person of their own."""
    lines: list[Row] = []
    for part in batch.split("|"):
        level, heads = part.split(":")
        for _ in range(int(heads)):
            person = f"{facts['person_id']}-{len(lines)}"
            lines.append(facts | {"level": level, "person_id": person, "certificate_no": f"C{person}"})
    return lines


def compute(folder: Path, policy: str, lines: list[Row]) -> list[Row]:
    source, out = folder / f"{policy}-lines.csv", folder / f"{policy}-decisions.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        columns = list(dict.fromkeys(name for line in lines for name in line))
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)
    assert main(["compute", "--policy", policy, "--lines", str(source), "--out", str(out), "--quiet"]) == 0
    with out.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fen(yuan: str) -> int:
    whole, _, part = yuan.partition(".")
    return int(whole) * 100 + int(part.ljust(2, "0"))


def test_every_published_figure_comes_out_to_the_fen(mapped: list[Mapped], tmp_path: Path) -> None:
    single = [one for one in mapped if not one.batch]
    assert len(single) == 51
    came_out: dict[str, int] = {}
    for policy in sorted({one.policy for one in single}):
        lines = [line for one in single if one.policy == policy for line in one.lines]
        came_out |= {row["line_id"]: fen(row["amount"]) for row in compute(tmp_path, policy, lines)}
    wanted = {one.lines[0]["line_id"]: fen(one.row["expected_yuan"]) for one in single}
    assert came_out == wanted


def test_refused_rows_are_refused_for_the_reason_the_row_gives(mapped: list[Mapped], tmp_path: Path) -> None:
    refused = {
        "证书核发满12个月后申领": "window_expired",
        "女,56周岁": "age",
        "男,61周岁": "age",
        "全日制在校学生": "group_excluded",
        "机关事业单位在编人员": "group_excluded",
        "已依法享受养老保险待遇人员": "group_excluded",
    }
    chosen = [one for one in mapped if one.row["person_group"] in refused and one.policy == "guangdong-2023"]
    decisions = compute(tmp_path, "guangdong-2023", [line for one in chosen for line in one.lines])
    assert [row["reasons"] for row in decisions] == [refused[one.row["person_group"]] for one in chosen]


def test_the_payees_are_those_the_tariff_names(mapped: list[Mapped], tmp_path: Path) -> None:
    kinds = {"institution": "institution", "enterprise": "employer", "individual": "individual"}
    kinds["evaluation_body"] = "assessment_body"
    for policy in ("henan-2022", "zhengzhou-2013", "guangdong-2023"):
        ours = [one for one in mapped if one.policy == policy and not one.batch]
        allowed = {one.lines[0]["line_id"]: {kinds[word] for word in one.row["channel"].split("|")} for one in ours}
        for row in compute(tmp_path, policy, [line for one in ours for line in one.lines]):
            assert row["status"] == "excluded" or row["payee"] in allowed[row["line_id"]]


def test_the_jiyuan_batch_counts_its_heads_and_stays_below_the_full_rate(mapped: list[Mapped], tmp_path: Path) -> None:
    [batch] = [one for one in mapped if one.batch]
    lines = list(batch.lines)
    full = compute(tmp_path, "henan-2022", lines)
    assert len(full) == HEADS
    assert sum(fen(row["amount"]) for row in full) == FULL_RATE * 100

    direct = [line | {"assessment_method": "direct"} for line in lines]
    half = sum(fen(row["amount"]) for row in compute(tmp_path, "henan-2022", direct))
    assert half == FULL_RATE * 50
    assert half < PUBLISHED * 100 < FULL_RATE * 100

    # how many were recognised directly was not published; 3,107 at level 4 is one number that fits to the fen
    fours = [line["line_id"] for line in lines if line["level"] == "4"][:3107]
    mixed = [line | ({"assessment_method": "direct"} if line["line_id"] in set(fours) else {}) for line in lines]
    decided = compute(tmp_path, "henan-2022", mixed)
    assert [row["status"] for row in decided] == ["payable"] * HEADS
    assert sum(fen(row["amount"]) for row in decided) == int(batch.row["expected_yuan"]) * 100


def test_the_mapping_holds_no_amount(data_folder: Path, rows: dict[int, Row]) -> None:
    text = (data_folder / "tariff_mapping.toml").read_text(encoding="utf-8")
    numbers = set(re.findall(r"(?<![\d-])\d+(?:\.\d+)?(?![\d-])", text))
    assert numbers & {row["expected_yuan"] for row in rows.values()} <= {"0"}


def test_a_child_pack_reproduces_its_parents_figures(mapped: list[Mapped], tmp_path: Path) -> None:
    for parent, child, region in (
        ("henan-2022", "zhengzhou-2022", "410100"),
        ("guangdong-2023", "jiangmen-2023", "440700"),
    ):
        ours = [one for one in mapped if one.policy == parent and not one.batch]
        decisions = compute(tmp_path, child, [line | {"region": region} for one in ours for line in one.lines])
        assert [fen(row["amount"]) for row in decisions] == [fen(one.row["expected_yuan"]) for one in ours]
