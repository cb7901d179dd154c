"""``tdesk demo`` at the counter: what it understands, whose files it never touches, how it leaves a failure."""

from __future__ import annotations

import json
import os
import stat
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest

from trainingdesk.bootstrap import OfficeOptions
from trainingdesk.cli.demo.folder import DATABASE, RECORD, make_room, unfinished, write_record
from trainingdesk.cli.main import main
from trainingdesk.domain.errors import Refused, Unavailable
from trainingdesk.security.passwords import PasswordProfile

OURS = "not ours"
FRIDAY = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
QUICK = PasswordProfile(time_cost=1, memory=8, parallelism=1)


def asked(*words: str, state: Path | None = None) -> tuple[int, str, str]:
    data, talk = StringIO(), StringIO()
    options = OfficeOptions(clock=lambda: FRIDAY, passwords=QUICK, state=state)
    with redirect_stdout(data), redirect_stderr(talk):
        code = main(["demo", *words], options=options)
    return code, data.getvalue(), talk.getvalue()


@pytest.mark.parametrize("people", ["23", "2001", "-5", "vierzig", "24.5"])
def test_too_few_too_many_or_no_number_is_a_usage_error_and_makes_nothing(people, tmp_path):
    code, data, talk = asked("--out", str(tmp_path / "demo"), "--people", people)

    assert (code, data) == (2, "")
    assert people in talk
    assert "24-2000" in talk
    assert not (tmp_path / "demo").exists()


def test_without_a_folder_there_is_no_demonstration():
    code, _, talk = asked("--people", "40")

    assert code == 2
    assert "--out" in talk


def test_help_names_each_option():
    code, data, _ = asked("--help")

    assert code == 0
    assert all(option in data for option in ("--out", "--people", "--seed"))


def test_somebodys_own_database_is_left_alone(tmp_path):
    own = tmp_path / DATABASE
    own.write_bytes(b"years of work")

    code, data, talk = asked("--out", str(tmp_path), "--quiet")

    assert (code, data) == (1, "")
    assert DATABASE in talk
    assert own.read_bytes() == b"years of work"
    assert [path.name for path in tmp_path.iterdir()] == [DATABASE]


def test_a_file_where_the_folder_should_be_is_a_plain_sentence(tmp_path):
    (tmp_path / "demo").write_text("a file", encoding="utf-8")

    code, _, talk = asked("--out", str(tmp_path / "demo"))

    assert code == 1
    assert str(tmp_path / "demo") in talk


def test_a_record_that_cannot_be_written_is_a_plain_sentence(tmp_path):
    (tmp_path / "demo.json").mkdir()

    code, _, talk = asked("--out", str(tmp_path))

    assert (code, "[cli.folder]" in talk) == (1, True)
    assert str(tmp_path / "demo.json") in talk


def test_a_demonstration_that_breaks_off_says_why_and_is_cleared_by_the_next(tmp_path):
    (tmp_path / "incoming").write_text("a file in the way", encoding="utf-8")

    code, data, talk = asked("--out", str(tmp_path), "--people", "24", state=tmp_path.with_name("state"))

    assert (code, data) == (1, "")
    assert str(tmp_path / "incoming") in talk
    assert json.loads((tmp_path / RECORD).read_text(encoding="utf-8"))["complete"] is False
    assert (tmp_path / DATABASE).exists()
    make_room(tmp_path, not_ours=OURS)
    assert sorted(path.name for path in tmp_path.iterdir()) == [RECORD, "incoming"]


def test_room_is_made_where_there_is_none(tmp_path):
    make_room(tmp_path / "a" / "b", not_ours=OURS)

    assert list((tmp_path / "a" / "b").iterdir()) == []


def test_only_what_the_record_names_is_cleared(tmp_path):
    made, kept = tmp_path / "incoming" / "made.xlsx", tmp_path / "incoming" / "kept.xlsx"
    made.parent.mkdir()
    for path in (made, kept, tmp_path / DATABASE, tmp_path / f"{DATABASE}-wal"):
        path.write_bytes(b"x")
    alone = tmp_path / "certificates" / "JX" / "one.pdf"
    alone.parent.mkdir(parents=True)
    alone.write_bytes(b"x")
    write_record(tmp_path, unfinished([made, alone]))

    make_room(tmp_path, not_ours=OURS)

    assert sorted(path.name for path in tmp_path.rglob("*")) == ["demo.json", "incoming", "kept.xlsx"]


@pytest.mark.parametrize("outside", ["../elsewhere.txt", "incoming/../../elsewhere.txt"])
def test_a_record_cannot_name_files_outside_its_folder(outside, tmp_path):
    folder, elsewhere = tmp_path / "demo", tmp_path / "elsewhere.txt"
    folder.mkdir()
    (folder / "incoming").mkdir()
    elsewhere.write_text("keep", encoding="utf-8")
    write_record(folder, unfinished([folder / outside, elsewhere]))

    make_room(folder, not_ours=OURS)

    assert elsewhere.read_text(encoding="utf-8") == "keep"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"files": 3}', '{"files": {"voucher": [1, null]}}', '{"files": [1]}'])
def test_a_record_that_cannot_be_read_names_nothing(text, tmp_path):
    (tmp_path / "other.pdf").write_bytes(b"x")
    (tmp_path / RECORD).write_text(text, encoding="utf-8")

    make_room(tmp_path, not_ours=OURS)

    assert (tmp_path / "other.pdf").exists()


def test_a_database_without_a_record_is_not_ours(tmp_path):
    (tmp_path / DATABASE).write_bytes(b"x")

    with pytest.raises(Refused) as refused:
        make_room(tmp_path, not_ours=OURS)

    assert refused.value.params["why"] == OURS


def test_a_place_that_cannot_be_made_is_unavailable(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")

    with pytest.raises(Unavailable):
        make_room(tmp_path / "file" / "below", not_ours=OURS)


def test_the_record_is_its_owners_alone_even_where_everybody_could_read_the_old_one(tmp_path):
    (tmp_path / RECORD).write_text("{}", encoding="utf-8")
    (tmp_path / RECORD).chmod(0o666)
    before = os.umask(0)
    try:
        write_record(tmp_path, unfinished(()))
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / RECORD).stat().st_mode) == 0o600
    assert json.loads((tmp_path / RECORD).read_text(encoding="utf-8")) == {
        "schema": 1,
        "complete": False,
        "files": {"unfinished": []},
    }
