"""The parent believes nothing: whatever the child process says or does, it comes to a workbook or to one finding."""

from __future__ import annotations

import json
import signal
import subprocess
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.spoken import spoken
from trainingdesk.domain.texts.imports import IMPORTS_TEXTS
from trainingdesk.exchange.file_kinds import SheetFormat, format_of
from trainingdesk.exchange.workbook import (
    Cell,
    ErrorValue,
    ReadLimits,
    Uncomputed,
    _end_of_child,
    _refusal_in,
    _tagged,
    read_content,
)

LIMITS = ReadLimits()


def ended(code: int, told: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.CompletedProcess(["child"], code, b"", told)


@pytest.mark.parametrize(
    ("code", "told", "finding"),
    [
        (-signal.SIGXCPU, b"", "import.too_slow"),
        (-signal.SIGKILL, b"", "import.too_slow"),
        (1, b"Traceback ...\nMemoryError\n", "import.too_heavy"),
        (-signal.SIGABRT, b"memory allocation of 123 bytes failed", "import.too_heavy"),
        (-signal.SIGSEGV, b"", "import.reader_failed"),
        (1, b"Traceback ...\nKeyError: 'x'\n", "import.reader_failed"),
        (3, b"\xff\xfe", "import.reader_failed"),
    ],
)
def test_however_the_child_ends_it_is_one_finding_with_words(code: int, told: bytes, finding: str) -> None:
    found = _end_of_child(ended(code, told), LIMITS)
    spoken((found,))
    assert (found.code, found.place.row) == (finding, None)


def test_the_words_name_the_limit_that_was_met() -> None:
    assert _end_of_child(ended(-signal.SIGXCPU), LIMITS).params == {"seconds": "20"}
    assert _end_of_child(ended(1, b"MemoryError"), LIMITS).params == {"limit": "1024 MB"}


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (b'{"refused": "import.encrypted", "params": {}}\n', "import.encrypted"),
        (b'{"refused": "no.such.code", "params": {}}\n', "import.reader_failed"),
        (b'{"refused": "identity.check_digit", "params": {}}\n', "import.reader_failed"),
        (b'{"refused": 7}', "import.reader_failed"),
        (b"", "import.reader_failed"),
        (b"no json", "import.reader_failed"),
        (b'{"refused": "import.far_cell", "params": {"cell": "XFD1"}}\nrest', "import.far_cell"),
        (b'["refused"]', "import.reader_failed"),
        (b'{"sheets": []}\n', None),
        (b'{"done": true}\nPK\x03\x04', None),
    ],
)
def test_a_refusal_is_one_that_has_words_and_anything_else_is_a_failure(answer: bytes, code: str | None) -> None:
    found = _refusal_in(answer)
    assert (found.code if found else None) == code


@given(st.binary(max_size=200))
def test_no_answer_makes_the_parent_fail(answer: bytes) -> None:
    found = _refusal_in(answer)
    assert found is None or found.code in IMPORTS_TEXTS


@given(st.text(max_size=20), st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=2))
def test_a_code_of_somebodys_own_making_is_never_shown(code: str, params: dict[str, str]) -> None:
    found = _refusal_in(json.dumps({"refused": code, "params": params}).encode())
    assert found is not None
    assert found.code == "import.reader_failed" or code in IMPORTS_TEXTS


@pytest.mark.parametrize(
    ("tag", "text", "cell"),
    [
        ("d", "2026-03-02", date(2026, 3, 2)),
        ("s", "2026-03-02T08:05:00", datetime(2026, 3, 2, 8, 5)),  # noqa: DTZ001
        ("t", "08:05:00", time(8, 5)),
        ("l", "5400", timedelta(minutes=90)),
        ("e", "#N/A", ErrorValue("#N/A")),
        ("f", "", Uncomputed()),
    ],
)
def test_each_tag_is_its_kind_of_cell(tag: str, text: str, cell: Cell) -> None:
    assert _tagged(tag, text) == cell


@pytest.mark.parametrize(("tag", "text"), [("d", "2026-13-02"), ("s", "x"), ("t", "25:00"), ("l", "long")])
def test_a_tag_that_its_text_contradicts_is_a_failure_of_the_reader(tag: str, text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        _tagged(tag, text)


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"PK\x03\x04rest", "a.xlsx", SheetFormat.XLSX),
        (b"PK\x03\x04rest", "a.csv", SheetFormat.XLSX),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "a.xls", SheetFormat.XLS),
        ("姓名,电话\n".encode(), "a.csv", SheetFormat.CSV),
        ("姓名,电话\n".encode("gb18030"), "a.txt", SheetFormat.CSV),
    ],
)
def test_the_first_bytes_tell_the_kind(content: bytes, name: str, kind: SheetFormat) -> None:
    assert format_of(content, name) is kind


@given(st.binary(min_size=1, max_size=64), st.sampled_from(["a.xlsx", "a.xls", "a.csv", "a", "a.pdf", "花名册.XLSX"]))
def test_any_first_bytes_are_a_kind_or_a_code_with_words(content: bytes, name: str) -> None:
    kind = format_of(content, name)
    assert isinstance(kind, SheetFormat) or kind in IMPORTS_TEXTS


def test_a_file_one_byte_too_large_is_not_even_looked_at() -> None:
    limits = ReadLimits(size=10)
    found = read_content(b"x" * 11, "a.xlsx", limits)
    assert [finding.code for finding in found.findings] == ["import.too_big"]
    assert [finding.code for finding in read_content(b"%PDF-1.7xx", "a.xlsx", limits).findings] != ["import.too_big"]
