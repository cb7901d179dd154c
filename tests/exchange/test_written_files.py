"""Files going out: nothing in them computes, and a failed write leaves what was there."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.spoken import refusal
from trainingdesk.domain.errors import Unavailable
from trainingdesk.exchange.written_files import delimited, inert, write_atomically

LIVE = "=+-@\t\r\n＝＋－＠"


@pytest.mark.parametrize("start", LIVE)
def test_text_that_a_spreadsheet_would_compute_is_marked(start: str) -> None:
    assert inert(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("text", ["", "张伟", "1-2", "a=b", "'=x", " =1", "110105194912310029"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert inert(text) == text


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=2), max_size=5))
def test_no_field_of_a_written_file_begins_alive(rows: list[list[str]]) -> None:
    content = delimited(["甲", "=乙"], rows)
    read = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert [[inert(value) for value in row] for row in [["甲", "=乙"], *rows]] == read
    assert not any(value.startswith(tuple(LIVE)) for row in read for value in row)


def test_excel_is_told_the_encoding() -> None:
    assert delimited(["姓名"], [["张伟"]]) == "\ufeff姓名\r\n张伟\r\n".encode()
    assert delimited(["姓名"], [["张伟"]], encoding="gb18030") == "姓名\r\n张伟\r\n".encode("gb18030")


def test_a_file_appears_whole(tmp_path: Path) -> None:
    write_atomically(tmp_path / "新.xlsx", b"1")
    assert (tmp_path / "新.xlsx").read_bytes() == b"1"
    assert os.listdir(tmp_path) == ["新.xlsx"]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "旧.xlsx"
    path.write_bytes(b"old")
    write_atomically(path, b"new")
    assert (path.read_bytes(), os.listdir(tmp_path)) == (b"new", ["旧.xlsx"])


def test_a_link_still_leads_to_its_file(tmp_path: Path) -> None:
    (tmp_path / "真.xlsx").write_bytes(b"old")
    (tmp_path / "链.xlsx").symlink_to(tmp_path / "真.xlsx")
    write_atomically(tmp_path / "链.xlsx", b"new")
    assert (tmp_path / "链.xlsx").is_symlink()
    assert (tmp_path / "真.xlsx").read_bytes() == b"new"


def test_a_folder_that_is_gone_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as caught:
        write_atomically(tmp_path / "无" / "名单.xlsx", b"1")
    assert refusal(caught.value) == "import.cannot_write"
    assert caught.value.params["file"] == "名单.xlsx"


def test_a_folder_in_the_place_of_the_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "名单.xlsx").mkdir()
    with pytest.raises(Unavailable, match=r"import\.cannot_write"):
        write_atomically(tmp_path / "名单.xlsx", b"1")
    assert os.listdir(tmp_path) == ["名单.xlsx"]


FULL = """
import resource, sys
from pathlib import Path
from trainingdesk.domain.errors import Unavailable
from trainingdesk.exchange.written_files import write_atomically
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_atomically(Path(sys.argv[1]), b"new" * 1000)
except Unavailable as error:
    print(error.code)
"""


def test_a_disk_without_room_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(b"old")
    done = subprocess.run([sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "import.cannot_write"
    assert (path.read_bytes(), os.listdir(tmp_path)) == (b"old", ["名单.xlsx"])
