"""Files in and out: text where a number could lose digits, the whole file or none of it."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.policy.small import book_of, decided, line, pack_text
from trainingdesk.domain.errors import Refused, Unavailable
from trainingdesk.policy.decisions import Decisions
from trainingdesk.policy.engine import decide
from trainingdesk.policy.tables import OUT_COLUMNS, read_table, unknown_columns, write_decisions


@pytest.fixture
def decisions(tmp_path: Path) -> Decisions:
    return decided(book_of(tmp_path, pack_text()), [line(2), line("10", level="3"), line("一号", level="2")])


def test_csv_is_read_as_text(tmp_path: Path) -> None:
    source = tmp_path / "lines.csv"
    source.write_text("﻿line_id,person_id,level\r\n001,410105199005010030,00\r\n\r\n2,,\n", encoding="utf-8")
    frame = read_table(source)
    assert frame.to_dict("list") == {
        "line_id": ["001", "2"],
        "person_id": ["410105199005010030", ""],
        "level": ["00", ""],
    }


def test_quoted_line_breaks_stay_in_their_cell(tmp_path: Path) -> None:
    source = tmp_path / "lines.csv"
    source.write_text('line_id,remark\n1,"two\nlines"\n2,"a ""quote"""\n', encoding="utf-8")
    assert read_table(source)["remark"].tolist() == ["two\nlines", 'a "quote"']


def test_parquet_keeps_every_digit(tmp_path: Path) -> None:
    source = tmp_path / "lines.parquet"
    table = pa.table(
        {
            "line_id": [1, 2],
            "person_id": pa.array([410105199005010030, None], pa.int64()),
            "birth_date": [date(1990, 5, 1), None],
            "certificate_date": pd.to_datetime(["2024-06-30", None]),
            "class_approved": [True, None],
            "person_groups": [["employed", "veteran"], None],
            "hours_attended": [40.5, None],
            "actual_cost": pa.array([Decimal("100.50"), None], pa.decimal128(10, 2)),
            "level": pa.array(["4", "3"]).dictionary_encode(),
            "class_id": pa.nulls(2),
        }
    )
    pq.write_table(table, source)
    frame = read_table(source)
    assert frame["person_id"].tolist()[0] == "410105199005010030"
    assert frame["person_groups"].tolist()[0] == "employed;veteran"
    assert frame["class_approved"].tolist()[0] == "1"
    assert frame["level"].tolist() == ["4", "3"]
    assert frame["birth_date"].tolist()[0] == "1990-05-01"
    assert frame["actual_cost"].tolist()[0] == "100.50"


def test_csv_and_parquet_decide_alike(tmp_path: Path) -> None:
    book = book_of(tmp_path, pack_text())
    lines = [line(1, hours_attended="40.5", class_approved="1"), line(2, person_id="P2", hours_attended="")]
    text = pd.DataFrame(lines)
    text.to_csv(tmp_path / "lines.csv", index=False)
    typed = text.assign(
        certificate_date=pd.to_datetime(text["certificate_date"]),
        birth_date=[date(1990, 5, 1)] * 2,
        hours_attended=[40.5, None],
        level=[4, 4],
    )
    typed.to_parquet(tmp_path / "lines.parquet")
    from_csv = decide(read_table(tmp_path / "lines.csv"), None, book)
    from_parquet = decide(read_table(tmp_path / "lines.parquet"), None, book)
    pd.testing.assert_frame_equal(from_csv.frame, from_parquet.frame)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("short.csv", b"line_id,level\n1\n", "policy.table_unreadable"),
        ("long.csv", b"line_id\n1,2\n", "policy.table_unreadable"),
        ("gbk.csv", "line_id,level\n一号,4\n".encode("gbk"), "policy.csv_not_utf8"),
        ("late-gbk.csv", b"line_id,level\n" + b"1,4\n" * 9000 + "二,4\n".encode("gbk"), "policy.csv_not_utf8"),
        ("empty.csv", b"", "policy.csv_empty"),
        ("blank.csv", b"\n1\n", "policy.csv_empty"),
        ("quote.csv", b'line_id,level\n"1,4\n', "policy.table_unreadable"),
        ("long-cell.csv", b"line_id,level\n1\n" + b"4" * 200_000 + b"\n", "policy.table_unreadable"),
        ("twice.csv", b"line_id,level,level\n1,4,4\n", "policy.table_header"),
        ("nameless.csv", b"line_id,,level\n1,4,4\n", "policy.table_header"),
        ("not.parquet", b"PAR1 no", "policy.not_parquet"),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Refused) as refused:
        read_table(tmp_path / name)
    assert refused.value.code == code
    assert [finding.place.sheet for finding in refused.value.findings] == [name]


def test_each_row_that_is_not_as_wide_as_the_header_is_told_without_its_words(tmp_path: Path) -> None:
    rows = ["line_id,level", "1,4", "", "李四,4,5", '"2\n3",4', "王五"]
    (tmp_path / "lines.csv").write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        read_table(tmp_path / "lines.csv")
    told = [(each.code, each.place.row, dict(each.params)) for each in refused.value.findings]
    assert told == [
        ("policy.csv_row_width", 4, {"found": "3", "expected": "2"}),
        ("policy.csv_row_width", 6, {"found": "1", "expected": "2"}),
    ]
    assert refused.value.params == {"name": "lines.csv"}


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    for name in ("none.csv", "none.parquet"):
        with pytest.raises(Unavailable, match=r"policy\.table_unopened") as failed:
            read_table(tmp_path / name)
        assert failed.value.params["name"] == name


def test_only_a_header_is_an_empty_table(tmp_path: Path) -> None:
    (tmp_path / "lines.csv").write_text("line_id,level\n", encoding="utf-8")
    frame = read_table(tmp_path / "lines.csv")
    assert (list(frame.columns), len(frame)) == (["line_id", "level"], 0)


def test_columns_that_mean_nothing_are_named() -> None:
    assert unknown_columns(pd.DataFrame({"line_id": [], "remark": [], "Level": []})) == ("remark", "Level")


def test_decisions_are_written_as_laid_down(tmp_path: Path, decisions: Decisions) -> None:
    out = tmp_path / "out.csv"
    write_decisions(decisions, out)
    assert (
        out.read_bytes()
        == (
            "line_id,item,status,amount,payee,fund,instalment_no,due_on,pack,version,reasons\n"
            "10,training,payable,2000.00,individual,employment,1,,small-2024,1,\n"
            "2,training,payable,1500.00,individual,employment,1,,small-2024,1,\n"
            "一号,training,excluded,0.00,,,1,,small-2024,1,no_standard\n"
        ).encode()
    )
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_a_trace_is_one_more_column(tmp_path: Path, decisions: Decisions) -> None:
    out = tmp_path / "out.csv"
    write_decisions(decisions, out, explain=True)
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == [*OUT_COLUMNS, "trace"]
    assert rows[0]["trace"].startswith('{"schema":1,"line_id":"10"')


def test_parquet_holds_the_same_as_csv(tmp_path: Path, decisions: Decisions) -> None:
    write_decisions(decisions, tmp_path / "out.csv", explain=True)
    write_decisions(decisions, tmp_path / "out.parquet", explain=True)
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        assert pq.read_table(tmp_path / "out.parquet").to_pylist() == list(csv.DictReader(file))


def test_no_decisions_make_a_file_with_a_header(tmp_path: Path) -> None:
    none = decided(book_of(tmp_path, pack_text()), [])
    for name in ("out.csv", "out.parquet"):
        write_decisions(none, tmp_path / name)
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == ",".join(OUT_COLUMNS) + "\n"
    assert pq.read_table(tmp_path / "out.parquet").column_names == list(OUT_COLUMNS)


def test_a_result_that_cannot_be_written_leaves_nothing(tmp_path: Path, decisions: Decisions) -> None:
    taken = tmp_path / "out.csv"
    taken.mkdir()
    with pytest.raises(Unavailable, match=r"policy\.table_unwritable"):
        write_decisions(decisions, taken)
    assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []
    with pytest.raises(Unavailable, match=r"policy\.table_unwritable"):
        write_decisions(decisions, tmp_path / "nowhere" / "out.csv")


def test_an_older_result_stays_when_the_new_one_fails(tmp_path: Path, decisions: Decisions) -> None:
    out = tmp_path / "out.csv"
    out.write_text("old", encoding="utf-8")
    (tmp_path / ".out.csv.part").mkdir()
    with pytest.raises(Unavailable, match=r"policy\.table_unwritable"):
        write_decisions(decisions, out)
    assert out.read_text(encoding="utf-8") == "old"
