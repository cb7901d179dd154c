"""Why the operating system said no, in the reader's language and not in that of the machine."""

from __future__ import annotations

import errno
import re
from pathlib import Path

from trainingdesk.domain.system_reasons import UNTOLD, system_reason
from trainingdesk.domain.texts import Language, message
from trainingdesk.domain.texts.system_reasons import SYSTEM_REASONS

HAN = re.compile(r"[\u3400-\u9fff]")


def failing(path: Path) -> OSError:
    try:
        path.read_bytes()
    except OSError as error:
        return error
    raise AssertionError(path)


def test_a_reason_is_the_name_of_its_number(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert system_reason(failing(tmp_path / "none")) == "ENOENT"
    assert system_reason(failing(tmp_path)) == "EISDIR"
    assert system_reason(failing(tmp_path / "file" / "none")) == "ENOTDIR"
    assert system_reason(OSError(errno.ENOSPC, "voll")) == "ENOSPC"


def test_a_library_that_leaves_the_number_out_still_tells_the_kind() -> None:
    assert system_reason(FileNotFoundError("x.parquet")) == "ENOENT"
    assert system_reason(PermissionError("x.parquet")) == "EACCES"
    assert system_reason(OSError("something")) == UNTOLD


def test_a_sentence_takes_the_reason_in_its_language() -> None:
    said = {"name": "a.xlsx", "why": "ENOSPC"}
    assert message("office.upload_failed", **said) == "读不了文件 a.xlsx：磁盘已满。"
    assert message("office.upload_failed", Language.EN, **said) == "Cannot read the file a.xlsx: the disk is full."
    assert message("office.upload_failed", name="ENOSPC", why="x") == "读不了文件 ENOSPC：x。"


def test_every_reason_has_words_in_both_languages() -> None:
    for name, (zh, en) in SYSTEM_REASONS.items():
        assert name == UNTOLD or hasattr(errno, name)
        assert HAN.search(zh)
        assert not HAN.search(en)
