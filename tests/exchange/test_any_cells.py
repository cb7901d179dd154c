"""Whatever stands in the cells of a list: it is read to the end, and every row is a record, a finding or the header."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.domain.spoken import spoken
from tests.exchange.accounts import left_out, wrong_rows
from tests.exchange.books import AS_OF, id_of, moment
from trainingdesk.domain.findings import Severity
from trainingdesk.exchange.attendance import read_attendance
from trainingdesk.exchange.file_kinds import SheetFormat
from trainingdesk.exchange.header_words import WORDS, FileKind
from trainingdesk.exchange.past_awards import read_past_awards
from trainingdesk.exchange.remarks import Remarks, with_remarks
from trainingdesk.exchange.results import read_results
from trainingdesk.exchange.roster import read_roster
from trainingdesk.exchange.sheets_of_kind import recognise
from trainingdesk.exchange.workbook import (
    Cell,
    ErrorValue,
    MergedRange,
    Sheet,
    SheetRow,
    Uncomputed,
    Workbook,
    WorkbookRead,
)

Read = Callable[[WorkbookRead], Any]
READERS: dict[FileKind, Read] = {
    FileKind.ROSTER: lambda read: read_roster(read, as_of=AS_OF),
    FileKind.RESULTS: lambda read: read_results(read, as_of=AS_OF),
    FileKind.PAST_AWARDS: lambda read: read_past_awards(read, as_of=AS_OF),
    FileKind.ATTENDANCE: lambda read: read_attendance(read, as_of=AS_OF),
}
NEEDED = {
    FileKind.ROSTER: ("姓名", "身份证号"),
    FileKind.RESULTS: ("姓名", "身份证号", "考核结果"),
    FileKind.PAST_AWARDS: ("姓名", "身份证号", "补贴金额", "补贴日期"),
    FileKind.ATTENDANCE: ("姓名", "身份证号", "实到学时"),
}
WORDS_OF = {kind: tuple(text.split()[0] for text in WORDS[kind].values()) for kind in FileKind}
PLAUSIBLE = (
    "张伟",
    "买买提·阿不都",
    id_of(1),
    id_of(2),
    "13800000001",
    "农民工",
    "五级",
    "四级/中级工",
    "无",
    "同上",
    "合计",
    "备注",
    "√",
    "×",
    "8",
    "80",
    "缺考",
    "合格",
    "不合格",
    "2026-03-02",
    "2026年3月",
    "长期",
    "9999-12-31",
    "S000141000001264000001",
    "电工",
    "6-31-01-03",
    "1,200.00元",
    "职业培训补贴",
    "失业保险基金",
    "95%",
    "08:02 11:58",
    "上午",
    "男",
    "91350100M000100Y43",
)
STRANGE: tuple[Cell, ...] = (
    ErrorValue("#N/A"),
    Uncomputed(),
    True,
    False,
    0,
    -1,
    0.1,
    1e300,
    -1e300,
    1e15,
    5.10322e17,
    46083,
    46083.5,
    date(1, 1, 1),
    date(9999, 12, 31),
    date(2026, 3, 2),
    moment(1, 1, 1),
    moment(9999, 12, 31, 23, 59),
    time(0),
    time(23, 59, 59),
    timedelta(0),
    timedelta(days=-5),
    timedelta(days=10_000),
    "\x00\x07",
    "\u202e张",
    "\u200b",
    "𠮷" * 30,
    "x" * 3000,
    "=1+1",
    "\ud7ff",
    "１２３",
    "٣",
    "²",
    "〃",
)
CELLS: st.SearchStrategy[Cell] = (
    st.none()
    | st.sampled_from(PLAUSIBLE)
    | st.sampled_from(STRANGE)
    | st.text(st.characters(codec="utf-8"), max_size=8)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.integers(-(10**18), 10**18)
    | st.dates()
    | st.datetimes()
)


def rows_of(lines: Sequence[Sequence[Cell]]) -> tuple[SheetRow, ...]:
    """As reading gives them: blank rows and trailing blanks left out."""
    found = []
    for number, line in enumerate(lines, start=1):
        cells = [None if cell == "" else cell for cell in line]
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            found.append(SheetRow(number, tuple(cells)))
    return tuple(found)


@st.composite
def lists(draw: st.DrawFn, kind: FileKind) -> WorkbookRead:
    """A list of this kind with any cells under, over and beside its header."""
    more = draw(
        st.lists(st.sampled_from(WORDS_OF[kind]) | st.sampled_from(("3月2日", "2", "其他")), max_size=5, unique=True)
    )
    header: list[Cell] = list(dict.fromkeys((*NEEDED[kind], *more)))
    width = len(header) + draw(st.integers(0, 2))
    line = st.lists(CELLS, min_size=1, max_size=width)
    above = draw(st.lists(line, max_size=2))
    body = draw(
        st.lists(line | st.tuples(st.sampled_from(("张伟", "李娜")), st.sampled_from((id_of(1), id_of(2)))), max_size=6)
    )
    rows = rows_of([*above, header, *body])
    merged = draw(
        st.lists(
            st.builds(
                lambda top, left, down, wide: MergedRange(top, left, top + down, left + wide),
                st.integers(1, 9), st.integers(0, 6), st.integers(0, 3), st.integers(0, 3),
            ),
            max_size=2,
        )
    )  # fmt: skip
    hidden = frozenset(draw(st.sets(st.integers(1, 9), max_size=2)))
    sheet = Sheet(draw(st.sampled_from(("Sheet1", "3月", "花名册", "已享受补贴"))), False, rows, tuple(merged), hidden)
    return WorkbookRead(Workbook("名单.xlsx", SheetFormat.CSV, b"", "0" * 64, (sheet,)))


def accounted(kind: FileKind, read: WorkbookRead) -> Any:
    """The reading; each row of people is a record or has an error, each other row is noted."""
    found = READERS[kind](read)
    spoken(found.findings)
    records = {(row.sheet, row.row) for row in found.rows}
    refused = any(finding.place.row is None and finding.severity is Severity.ERROR for finding in found.findings)
    if not refused:
        assert left_out(read, kind, records, found.findings, found.columns) == []
        assert found.rows_read == len(records) + len(wrong_rows(found.findings))
    return found


@given(lists(FileKind.ROSTER))
@settings(max_examples=15)
def test_any_roster_is_read_to_its_end(read: WorkbookRead) -> None:
    found = accounted(FileKind.ROSTER, read)
    assert all(row.name and row.identity for row in found.rows)


@given(lists(FileKind.RESULTS))
@settings(max_examples=15)
def test_any_list_of_results_is_read_to_its_end(read: WorkbookRead) -> None:
    found = accounted(FileKind.RESULTS, read)
    for row in found.rows:
        assert all(0 <= score <= 10_000 for score in row.scores.all_given())
        assert row.assessed_on is None or row.assessed_on.year >= 1900


@given(lists(FileKind.PAST_AWARDS))
@settings(max_examples=15)
def test_any_list_of_awards_is_read_to_its_end(read: WorkbookRead) -> None:
    found = accounted(FileKind.PAST_AWARDS, read)
    for row in found.rows:
        assert row.amount.fen >= 0
        assert date(1994, 1, 1) <= row.award_date <= AS_OF


@given(lists(FileKind.ATTENDANCE))
@settings(max_examples=15)
def test_any_attendance_is_read_to_its_end(read: WorkbookRead) -> None:
    found = accounted(FileKind.ATTENDANCE, read)
    for row in found.rows:
        assert all(one.hours is None or 0 <= one.hours <= 2400 for one in row.attended)


@pytest.mark.parametrize("kind", list(FileKind))
@given(data=st.data())
@settings(max_examples=5)
def test_any_list_comes_back_with_its_remarks(kind: FileKind, data: st.DataObject) -> None:
    read = data.draw(lists(kind))
    found = READERS[kind](read)
    content = with_remarks(read, Remarks(found.findings, found.columns))
    assert content.startswith(b"PK")


@given(st.sampled_from(list(FileKind)).flatmap(lists))
@settings(max_examples=12)
def test_any_list_is_of_some_kind_or_of_none(read: WorkbookRead) -> None:
    assert recognise(read) in {None, *FileKind}


@given(st.lists(st.lists(CELLS, max_size=6), max_size=8))
@example([[None], []])
@settings(max_examples=12)
def test_cells_without_any_header_refuse_the_file_and_nothing_more(lines: list[list[Cell]]) -> None:
    sheet = Sheet("Sheet1", False, rows_of(lines))
    read = WorkbookRead(Workbook("名单.xlsx", SheetFormat.XLSX, b"", "0" * 64, (sheet,)))
    for reader in READERS.values():
        found = reader(read)
        assert found.rows_read == len(found.rows) + len(wrong_rows(found.findings)) or found.rows_read == 0


@pytest.mark.proof
@pytest.mark.parametrize("kind", list(FileKind))
@given(data=st.data())
def test_thousands_of_lists(kind: FileKind, data: st.DataObject) -> None:
    accounted(kind, data.draw(lists(kind)))
