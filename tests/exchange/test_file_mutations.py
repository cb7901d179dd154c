"""Files with a byte changed: each ends as rows or as a finding, never as a crash, a hang, or a row that is missing."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from tests.exchange import books
from tests.exchange.accounts import left_out, wrong_rows
from tests.exchange.books import AS_OF, HEADER, packed, parts, people, person, raw_rows, sheet_xml, unpacked, xlsx
from trainingdesk.exchange.header_words import FileKind
from trainingdesk.exchange.roster import read_roster
from trainingdesk.exchange.sandbox.container import ZipLimits
from trainingdesk.exchange.sandbox.delimited import read_records
from trainingdesk.exchange.sandbox.refusal import FileRejected
from trainingdesk.exchange.sandbox.spreadsheet import read_new_workbook
from trainingdesk.exchange.workbook import ReadLimits

LIMITS = ReadLimits(cpu=10, unpacked=4 << 20)
ZIP = ZipLimits(parts=200, unpacked=4 << 20, ratio=100)
SEED = 20260528
LINES = [("花名册",), HEADER, *people(12), ("合计", 12), ("制表人：王敏",)]
PEOPLE = 12


def flipped(content: bytes, count: int, seed: int = SEED) -> Iterator[bytes]:
    """The file with one random byte changed, over and over."""
    chance = random.Random(seed)
    for _ in range(count):
        changed = bytearray(content)
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        yield bytes(changed)


def is_accounted_for(content: bytes, name: str) -> int:
    """Rows read of the file, all of them records or listed; 0 when it was refused with one error."""
    read = books.read(content, name, LIMITS)
    found = read_roster(read, as_of=AS_OF)
    if read.workbook is None:
        assert [(f.severity, f.place.row) for f in found.findings] == [("error", None)]
        return 0
    records = {(row.sheet, row.row) for row in found.rows}
    assert left_out(read, FileKind.ROSTER, records, found.findings, found.columns) == []
    assert found.rows_read == len(records) + len(wrong_rows(found.findings))
    return found.rows_read


FILES: list[tuple[str, Callable[[], bytes]]] = [
    ("名单.xlsx", lambda: xlsx(LINES)),
    ("名单.xls", lambda: books.xls(LINES)),
    ("名单.csv", lambda: books.csv_text(LINES, "utf-8")),
    ("名单.csv", lambda: books.csv_text(LINES, "gb18030")),
]


@pytest.mark.parametrize(("name", "make"), FILES, ids=["xlsx", "xls", "utf8", "gb18030"])
def test_a_changed_byte_is_survived_in_the_child(name: str, make: Callable[[], bytes]) -> None:
    content = make()
    assert is_accounted_for(content, name) == PEOPLE
    for changed in flipped(content, 15):
        assert is_accounted_for(changed, name) <= PEOPLE + 2


def test_a_changed_byte_of_a_container_is_noticed() -> None:
    """Every part has its checksum: what can still be read is what was written."""
    whole = read_new_workbook(xlsx(LINES), ZIP, 10_000)
    refused = 0
    for changed in flipped(xlsx(LINES), 300):
        try:
            assert read_new_workbook(changed, ZIP, 10_000) == whole
        except FileRejected:
            refused += 1
    assert refused > 200


def test_changed_markup_is_refused_or_read_to_the_last_cell() -> None:
    """The container is sound here, so the checksum is no help: the second look at the sheet has to notice."""
    rows = [[str(value) for value in row] for row in (HEADER, *people(5))]
    sheet = sheet_xml(raw_rows(rows)).encode()
    cells = sum(len(row) for row in rows)
    for changed in flipped(sheet, 1000):
        try:
            [found] = read_new_workbook(packed(parts(changed)), ZIP, 10_000)  # type: ignore[arg-type]
        except FileRejected:
            continue
        lines = found["rows"]
        assert isinstance(lines, list)
        assert sum(cell is not None for _, line in lines for cell in line) in (cells, cells - 1)


def test_a_changed_part_of_a_sound_container_never_crashes() -> None:
    whole = unpacked(xlsx(LINES))
    chance = random.Random(SEED)
    for _ in range(400):
        name = chance.choice([part for part in whole if part.endswith((".xml", ".rels"))])
        [changed] = flipped(whole[name], 1, chance.randrange(1 << 30))
        with suppress(FileRejected):
            assert len(read_new_workbook(packed({**whole, name: changed}), ZIP, 10_000)) <= 1


def test_a_changed_byte_in_the_old_format_kills_the_child_at_most() -> None:
    """The old format has no checksums, and a changed header can make the parser ask for terabytes."""
    for changed in flipped(books.xls(LINES), 40):
        found = books.read(changed, "名单.xls", LIMITS)
        assert (found.workbook is None) == (len(found.findings) == 1)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_changed_byte_of_text_loses_no_record(encoding: str) -> None:
    content = books.csv_text(LINES, encoding)
    for changed in flipped(content, 400):
        try:
            records = read_records(changed)
        except FileRejected:
            continue
        assert abs(len(records) - len(LINES)) <= 1


@pytest.mark.proof
@pytest.mark.parametrize(("name", "make"), FILES, ids=["xlsx", "xls", "utf8", "gb18030"])
@pytest.mark.parametrize("round_no", range(5))
def test_a_thousand_changed_bytes_are_survived(name: str, make: Callable[[], bytes], round_no: int) -> None:
    """Each round has its own seed, printed with the test's name."""
    for changed in flipped(make(), 200, SEED + round_no):
        assert is_accounted_for(changed, name) <= PEOPLE + 2


def test_cut_files_are_refused_or_short_by_what_was_cut() -> None:
    content = xlsx(LINES)
    for length in range(1, len(content), len(content) // 60):
        with pytest.raises(FileRejected):
            read_new_workbook(content[:length], ZIP, 10_000)


def test_ten_thousand_people_are_read_each_once() -> None:
    rows = [person(n, name=f"学员{chr(0x4E00 + n % 9000)}", id=books.id_of(n % 900, f"19{50 + n // 900:02d}0101"))
            for n in range(1, 10_001)]  # fmt: skip
    found = read_roster(books.read(xlsx([HEADER, *rows, ("合计", 10_000)])), as_of=AS_OF)
    assert (found.rows_read, found.rows_clean) == (10_000, 10_000)
    assert [row.row for row in found.rows] == list(range(2, 10_002))
    assert len({row.identity.number for row in found.rows}) == 10_000
