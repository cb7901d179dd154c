"""The signs of an attendance sheet: ticks, crosses, words, hours, times, and the legend that explains the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal

from trainingdesk.domain.plain_text import code_text
from trainingdesk.domain.vocabulary import Term
from trainingdesk.exchange.cell_text import decimal_in, plain
from trainingdesk.exchange.workbook import Cell


class AttendanceMark(Term):
    """What a sign says about a person and a session."""

    PRESENT = "present", "出勤", "Present"
    LATE = "late", "迟到", "Late"
    LEFT_EARLY = "left_early", "早退", "Left early"
    LEAVE = "leave", "请假", "On leave"
    ABSENT = "absent", "缺勤", "Absent"


_WORDS: Mapping[AttendanceMark, str] = {
    AttendanceMark.PRESENT: "出勤 到课 实到 正常 全勤 到 已到 出席 签到 已签到 已签 P PRESENT √ ✓ ✔ ☑ V",
    AttendanceMark.LATE: "迟到 迟 LATE",
    AttendanceMark.LEFT_EARLY: "早退",
    AttendanceMark.LEAVE: "请假 事假 病假 公假 假 事 病 休假 LEAVE",
    AttendanceMark.ABSENT: "缺勤 缺席 旷课 旷工 旷 缺 未到 未签到 未签 缺课 ABSENT × ✕ ✗ ✘ X",
}
_MARKS = {code_text(word): mark for mark, words in _WORDS.items() for word in words.split()}
_SIGNS = "√✓✔☑×✕✗✘○●◎△▲▽▼◇◆☆★□■※ΔXVv/\\O"
_LEGEND_WORD = r"(出勤|到课|实到|正常|迟到|早退|病假|事假|请假|公假|缺勤|旷课|缺席|旷工)"
_WORD_FIRST = re.compile(rf"""{_LEGEND_WORD}[\s:：为用以记"“'‘(（=-]{{0,4}}([{re.escape(_SIGNS)}])""")
_SIGN_FIRST = re.compile(rf"""([{re.escape(_SIGNS)}])[\s:：表示代为"”'’)）=-]{{0,5}}{_LEGEND_WORD}""")
_PLANNED = re.compile(r"每[日天](?:计划|安排|应到|培训)*(\d+(?:\.\d)?)(?:个)?(?:学时|课时|节)", re.ASCII)
_CLOCK = re.compile(r"(?<!\d)([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?(?!\d)", re.ASCII)
_HOURS_A_DAY = 24


@dataclass(frozen=True, slots=True)
class Sign:
    """What one cell says; hours in hundredths of a teaching hour, None where it tells none."""

    mark: AttendanceMark
    hours: int | None = None
    check_in: time | None = None
    check_out: time | None = None


def legend_in(lines: Iterable[str]) -> Mapping[str, AttendanceMark]:
    """Signs explained in lines such as ``出勤√ 迟到△`` or ``√出勤 △迟到``; a line keeps the order it starts with."""
    legend: dict[str, AttendanceMark] = {}
    for line in lines:
        word_first, sign_first = _WORD_FIRST.search(line), _SIGN_FIRST.search(line)
        if word_first is not None and (sign_first is None or word_first.start() < sign_first.start()):
            pairs = [(match[1], match[2]) for match in _WORD_FIRST.finditer(line)]
        else:
            pairs = [(match[2], match[1]) for match in _SIGN_FIRST.finditer(line)]
        for word, sign in pairs:
            legend.setdefault(code_text(sign), _MARKS[word])
    return legend


def planned_hours_in(lines: Iterable[str]) -> int | None:
    """Teaching hours planned for each day, in hundredths, from ``每日计划 8 学时``."""
    for line in lines:
        match = _PLANNED.search("".join(line.split()))
        if match is not None:
            return int(Decimal(match[1]) * 100)
    return None


def counts_hours(cells: Iterable[Cell]) -> bool:
    """Whether the numbers of a sheet are hours; where none is above one they are ticks."""
    return any(number > 1 for cell in cells if (number := decimal_in(cell)) is not None)


def sign_in(cell: Cell, legend: Mapping[str, AttendanceMark], *, hours: bool) -> Sign | None:
    """What a filled cell says, None when it cannot be told. ``hours``: numbers are hours, not ticks."""
    clock = clock_times(cell)
    if clock:
        return Sign(AttendanceMark.PRESENT, None, clock[0], clock[-1] if len(clock) > 1 else None)
    number = decimal_in(cell)
    if number is not None:
        return _sign_of_number(number, hours=hours)
    text = code_text(plain(cell))
    mark = legend.get(text) or _MARKS.get(text)
    return None if mark is None else Sign(mark)


def clock_times(cell: Cell) -> tuple[time, ...]:
    """Times of day in a cell, as machines write them: ``08:02 11:58``."""
    if isinstance(cell, datetime):
        return (cell.time(),)
    if isinstance(cell, time):
        return (cell,)
    return tuple(time(int(found[1]), int(found[2])) for found in _CLOCK.finditer(plain(cell).replace("：", ":")))


def mark_in(text: str) -> AttendanceMark | None:
    """The mark a word or usual sign names."""
    return _MARKS.get(code_text(text))


def _sign_of_number(number: Decimal, *, hours: bool) -> Sign | None:
    hundredths = number * 100
    if number < 0 or number > _HOURS_A_DAY or hundredths != int(hundredths):
        return None
    if number == 0:
        return Sign(AttendanceMark.ABSENT, 0)
    if hours:
        return Sign(AttendanceMark.PRESENT, int(hundredths))
    return Sign(AttendanceMark.PRESENT) if number == 1 else None
