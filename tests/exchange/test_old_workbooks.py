"""The old format's container and records, looked at without the parser of cells."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Mapping

import pytest
import xlwt

from tests.exchange.compounds import END, compound
from trainingdesk.exchange.sandbox.compound import workbook_stream
from trainingdesk.exchange.sandbox.old_records import OldSheet, survey_records
from trainingdesk.exchange.sandbox.refusal import FileRejected

BOF, EOF, FORMULA, SHEET, FILEPASS = 0x809, 0x0A, 0x06, 0x85, 0x2F


def record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def workbook_of(sheet: bytes, sort: int = 0, before: bytes = b"") -> bytes:
    """A stream with one sheet of these records."""
    start = record(BOF, bytes(16)) + before
    length = len(start) + len(record(SHEET, bytes(8))) + len(record(EOF))
    entry = record(SHEET, struct.pack("<IBB", length, 0, sort) + b"\x01\x00")
    return start + entry + record(EOF) + record(BOF, bytes(16)) + sheet + record(EOF)


def formula(row: int, column: int, result: bytes) -> bytes:
    return record(FORMULA, struct.pack("<HHH", row, column, 0) + result + bytes(8))


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(FileRejected) as caught:
        act()
    return caught.value.code


def test_the_stream_with_the_sheets_is_taken_out_whole() -> None:
    content = bytes(range(256)) * 20
    assert workbook_stream(compound({"Workbook": content}))[: len(content)] == content


def test_an_older_program_calls_it_book() -> None:
    assert workbook_stream(compound({"Book": b"x" * 5000})).startswith(b"xxx")


def test_what_another_program_really_wrote_is_followed() -> None:
    book = xlwt.Workbook(encoding="utf-8")
    for number in range(3):
        page = book.add_sheet(f"表{number}")
        for row in range(300):
            page.write(row, 0, f"学员{row}")
        page.row(7).hidden = True
    content = io.BytesIO()
    book.save(content)
    assert survey_records(workbook_stream(content.getvalue())) == [OldSheet({}, [8])] * 3


@pytest.mark.parametrize(
    "table",
    [{3: 3}, {3: 2}, {9: 4}, {2: 5000}, {1: 1}, {2: 0xFFFFFFFF}],
    ids=["itself", "back", "far_back", "outside", "directory", "free"],
)
def test_no_chain_is_followed_for_ever(table: Mapping[int, int]) -> None:
    assert code_of(lambda: workbook_stream(compound({"Workbook": b"x" * 5000}, table=table))) == "import.damaged"


def test_a_chain_that_ends_too_early_is_refused() -> None:
    cut = compound({"Workbook": b"x" * 6000}, table={3: END})
    assert code_of(lambda: workbook_stream(cut)) == "import.damaged"


def test_a_file_cut_in_its_streams_is_refused() -> None:
    whole = compound({"Workbook": b"x" * 6000})
    assert code_of(lambda: workbook_stream(whole[:3000])) == "import.damaged"


def test_odd_sector_sizes_are_refused() -> None:
    content = bytearray(compound({"Workbook": b"x"}))
    content[30] = 31
    assert code_of(lambda: workbook_stream(bytes(content))) == "import.damaged"


def test_a_further_table_that_loops_is_refused() -> None:
    content = bytearray(compound({"Workbook": b"x"}))
    content[68:72] = struct.pack("<I", 2)  # the chain of further tables starts in the stream
    content[512 * 3 + 508 : 512 * 4] = struct.pack("<I", 2)  # and leads back to itself
    assert code_of(lambda: workbook_stream(bytes(content))) == "import.damaged"


@pytest.mark.parametrize(
    ("result", "shown"),
    [
        (bytes([2, 0, 0x2A, 0, 0, 0, 0xFF, 0xFF]), "#N/A"), (bytes([2, 0, 0x07, 0, 0, 0, 0xFF, 0xFF]), "#DIV/0!"),
        (bytes([2, 0, 0x17, 0, 0, 0, 0xFF, 0xFF]), "#REF!"), (bytes([2, 0, 0x99, 0, 0, 0, 0xFF, 0xFF]), "#ERROR"),
    ],
)  # fmt: skip
def test_a_formula_that_failed_is_found(result: bytes, shown: str) -> None:
    [sheet] = survey_records(workbook_of(formula(4, 2, result)))
    assert sheet.errors == {(5, 2): shown}


@pytest.mark.parametrize(
    "result",
    [struct.pack("<d", 1.5), bytes([0, 0, 0, 0, 0, 0, 0xFF, 0xFF]), bytes([1, 0, 1, 0, 0, 0, 0xFF, 0xFF])],
    ids=["number", "text", "truth"],
)
def test_a_formula_that_came_out_is_no_error(result: bytes) -> None:
    [sheet] = survey_records(workbook_of(formula(4, 2, result)))
    assert sheet.errors == {}


def test_short_records_are_passed_over() -> None:
    [sheet] = survey_records(workbook_of(record(FORMULA, b"\x01") + record(0x205, b"\x01") + record(0x208, b"\x01")))
    assert sheet == OldSheet()


def test_charts_are_no_sheets_of_rows() -> None:
    assert survey_records(workbook_of(b"", sort=2)) == []


def test_records_within_an_embedded_chart_do_not_end_the_sheet() -> None:
    chart = record(BOF, bytes(16)) + record(EOF)
    [sheet] = survey_records(workbook_of(chart + formula(0, 0, bytes([2, 0, 0x2A, 0, 0, 0, 0xFF, 0xFF]))))
    assert sheet.errors == {(1, 0): "#N/A"}


@pytest.mark.parametrize(
    ("stream", "code"),
    [
        (workbook_of(b"", before=record(FILEPASS, bytes(4))), "import.encrypted"),
        (workbook_of(b"", sort=1), "import.macros"),
        (workbook_of(b"")[:-4], "import.damaged"),
        (record(BOF, bytes(16)), "import.damaged"),
        (b"", "import.damaged"),
    ],
    ids=["password", "macro_sheet", "no_end", "beginning_alone", "nothing"],
)
def test_streams_that_are_refused(stream: bytes, code: str) -> None:
    assert code_of(lambda: survey_records(stream)) == code
