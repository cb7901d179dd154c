"""Documents are saved whole, and never over something else unasked."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainingdesk.cli.saving import make_folder, refuse_taken, save
from trainingdesk.domain.errors import Refused, Unavailable


def test_a_new_file_is_written_and_the_same_bytes_again_change_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    save(file, b"one")
    before = file.stat()
    save(file, b"one")
    assert (file.read_bytes(), file.stat().st_mtime_ns) == (b"one", before.st_mtime_ns)
    assert file.stat().st_ino == before.st_ino
    assert list(tmp_path.iterdir()) == [file]


def test_other_content_is_not_overwritten_unasked(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"somebody's")
    with pytest.raises(Refused) as caught:
        save(file, b"one")
    assert (caught.value.code, caught.value.params) == ("cli.file_exists", {"path": str(file)})
    assert file.read_bytes() == b"somebody's"
    save(file, b"one", force=True)
    assert file.read_bytes() == b"one"


def test_a_folder_in_the_way_is_not_replaced(tmp_path: Path) -> None:
    for force in (False, True):
        with pytest.raises(Unavailable) as caught:
            save(tmp_path, b"one", force=force)
        assert caught.value.params == {"file": str(tmp_path), "why": "EISDIR"}


def test_a_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as caught:
        save(tmp_path / "none" / "a.pdf", b"one")
    assert caught.value.code == "import.cannot_write"


def test_before_a_step_that_cannot_be_taken_twice_the_way_is_looked_at(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    refuse_taken(file)
    file.write_bytes(b"")
    refuse_taken(file, force=True)
    with pytest.raises(Refused):
        refuse_taken(file)


def test_a_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Unavailable) as caught:
        make_folder(tmp_path / "file" / "b")
    assert caught.value.code == "cli.folder"
