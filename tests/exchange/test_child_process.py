"""The child's side of the conversation: one job, one file, one answer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import python_calamine

from tests.exchange import books
from trainingdesk.exchange.workbook import ReadLimits

START = "import sys; sys.path += sys.argv[1:]; from trainingdesk.exchange.sandbox.child import main; main()"
ROOT = Path(__file__).resolve().parents[2]


def asked(content: bytes, **job: object) -> tuple[int, bytes]:
    """The child's exit and its whole answer."""
    limits = ReadLimits()
    bounds = {"parts": limits.parts, "unpacked": limits.unpacked, "ratio": limits.ratio}
    told = {"do": "read", "kind": "xlsx", "memory": limits.memory, "cpu": limits.cpu, "area": limits.area,
            "rows": limits.rows, "zip": bounds, **job}  # fmt: skip
    folders = [str(ROOT), str(Path(python_calamine.__file__).resolve().parents[1])]
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", START, *folders],
        input=json.dumps(told).encode() + b"\n" + content,
        capture_output=True,
        check=False,
        env={},
    )
    return done.returncode, done.stdout


def test_the_answer_is_one_line_of_json() -> None:
    status, answer = asked(books.raw_roster(1))
    assert (status, answer.count(b"\n"), answer[-1:]) == (0, 1, b"\n")
    [sheet] = json.loads(answer)["sheets"]
    assert (sheet["name"], sheet["hidden"], sheet["rows"][0]) == ("花名册", False, [1, list(books.HEADER)])


def test_a_refusal_is_an_answer_and_no_failure() -> None:
    status, answer = asked(b"PK\x03\x04")
    assert (status, json.loads(answer)["refused"]) == (0, "import.damaged")


def test_an_annotated_workbook_follows_its_line() -> None:
    remarks = {"heading": "x", "sheets": [], "summary_name": "x", "summary": [["y"]]}
    status, answer = asked(books.raw_roster(1), do="annotate", remarks=remarks)
    line, _, content = answer.partition(b"\n")
    assert (status, json.loads(line)) == (0, {"done": True})
    assert "xl/worksheets/sheetRemarks1.xml" in books.unpacked(content)


def test_delimited_text_is_a_sheet_without_a_name() -> None:
    _, answer = asked('姓名,="0123"\n\n ,\n'.encode(), kind="csv")
    [sheet] = json.loads(answer)["sheets"]
    assert (sheet["name"], sheet["rows"]) == ("", [[1, ["姓名", "0123"]]])


def test_rows_beyond_the_bound_are_counted_for_the_sentence() -> None:
    _, answer = asked(books.raw_roster(9), rows=5)
    assert json.loads(answer) == {"refused": "import.too_many_rows", "params": {"count": "10", "limit": "5"}}
