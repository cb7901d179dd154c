"""The days over the columns of an attendance sheet: full dates, 3月2日, or a mere 2 under a title with the month."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from trainingdesk.domain.plain_text import code_text
from trainingdesk.exchange.cell_text import calendar_day, day_in, plain
from trainingdesk.exchange.header import Column, Header
from trainingdesk.exchange.workbook import Cell


class Session(StrEnum):
    """The part of a day that a column or line stands for."""

    WHOLE = ""
    MORNING = "am"
    AFTERNOON = "pm"
    EVENING = "evening"


_SESSIONS = {
    "上午": Session.MORNING, "上": Session.MORNING, "早": Session.MORNING, "AM": Session.MORNING,
    "下午": Session.AFTERNOON, "下": Session.AFTERNOON, "PM": Session.AFTERNOON,
    "晚上": Session.EVENING, "晚间": Session.EVENING, "晚": Session.EVENING, "夜": Session.EVENING,
    "全天": Session.WHOLE, "白天": Session.WHOLE,
}  # fmt: skip
_SESSION_WITHIN = re.compile(r"(上午|下午|晚上|晚间|全天)")
_WEEKDAY = re.compile(r"\(?(星期|周|礼拜)?[一二三四五六日天]\)?", re.ASCII)
_WEEKDAY_ASIDE = re.compile(r"\(?(星期|周|礼拜)[一二三四五六日天]\)?|\([一二三四五六日天]\)")
_MONTH_DAY = re.compile(r"(\d{1,2})[月/.-](\d{1,2})[日号]?", re.ASCII)
_MONTH = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(?:份)?", re.ASCII)
_DAY = re.compile(r"(?:第)?(\d{1,2})[日号]?", re.ASCII)
_TITLE_MONTH = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月(?!\s*\d{1,2}\s*日)", re.ASCII)
_TITLE_YEAR = re.compile(r"(20\d{2})\s*年?", re.ASCII)
_SHEET_MONTH = re.compile(r"(?:(20\d{2})年)?(\d{1,2})月(?:份)?.*", re.ASCII)
_HALF_YEAR = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Calendar:
    """What is known about the time a sheet covers: its title's year and month, the class's days, the check's day."""

    as_of: date
    year: int | None = None
    month: int | None = None
    first: date | None = None
    last: date | None = None

    def on(self, month: int, day: int) -> date | None:
        """The day of that month and day: within the class if it can be, else in the title's year, else the last one."""
        if self.first is not None:
            years = range(self.first.year, (self.last or self.first).year + 1)
            days = [found for year in years if (found := calendar_day(year, month, day))]
            return min(days, key=lambda found: abs(found - self.first) if self.first else _HALF_YEAR, default=None)
        if self.year is not None:
            return calendar_day(self.year, month, day)
        this_year = calendar_day(self.as_of.year, month, day)
        if this_year is not None and this_year <= self.as_of:
            return this_year
        return calendar_day(self.as_of.year - 1, month, day)


@dataclass(frozen=True, slots=True)
class DayColumn:
    """A column of an attendance sheet; ``day`` is None where its title cannot be told."""

    column: Column
    day: date | None
    session: Session


def calendar_of(sheet_name: str, lines: Iterable[str], first: date | None, last: date | None, as_of: date) -> Calendar:
    """The calendar out of titles such as ``2026年3月考勤表`` and the dates of the class."""
    texts = [*lines, sheet_name]
    month = next((found for text in texts if (found := _TITLE_MONTH.search(text))), None)
    if month is not None:
        return Calendar(as_of, int(month[1]), int(month[2]), first, last)
    year = next((int(found[1]) for text in texts if (found := _TITLE_YEAR.search(text))), None)
    named = _SHEET_MONTH.fullmatch(sheet_name.strip())
    if named is not None:
        year = int(named[1]) if named[1] else year
    return Calendar(as_of, year, int(named[2]) if named else None, first, last)


def day_columns(header: Header, calendar: Calendar) -> tuple[DayColumn, ...]:
    """Columns that name no field and stand for a day, or look as if they did."""
    found = (_day_column(column, calendar) for column in header.columns if column.field is None)
    return tuple(column for column in found if column is not None)


def session_in(text: str) -> Session | None:
    """The session that a cell names; None when it names none we know."""
    return _SESSIONS.get(code_text(text)) if code_text(text) else Session.WHOLE


def looks_like_day(column: Column) -> bool:
    """Whether a column that names no field stands for a day, told or not."""
    return column.field is None and _looks_like_day(_parts(column)[1])


def _day_column(column: Column, calendar: Calendar) -> DayColumn | None:
    session, parts = _parts(column)
    return DayColumn(column, _day(parts, calendar), session) if _looks_like_day(parts) else None


def _parts(column: Column) -> tuple[Session, list[Cell]]:
    """The session, and the header's cells without sessions and weekdays."""
    session = Session.WHOLE
    parts: list[Cell] = []
    for cell in column.cells:
        text = code_text(plain(cell))
        within = _SESSION_WITHIN.search(text)
        if text in _SESSIONS or within is not None:
            session = _SESSIONS.get(text) or _SESSIONS[within[1] if within else text]
            text = "" if text in _SESSIONS else _SESSION_WITHIN.sub("", text)
        if text and not _WEEKDAY.fullmatch(text):
            parts.append(_WEEKDAY_ASIDE.sub("", text) if isinstance(cell, str) else cell)
    return session, parts


def _looks_like_day(parts: list[Cell]) -> bool:
    if not parts:
        return False
    last = parts[-1]
    if isinstance(last, int | float):
        return day_in(last) is not None or 1 <= last < 32
    return day_in(last) is not None or any(form.fullmatch(plain(last)) for form in (_MONTH_DAY, _DAY))


def _day(parts: list[Cell], calendar: Calendar) -> date | None:
    last = parts[-1]
    whole = day_in(last)
    if whole is not None:
        return whole
    if isinstance(last, float) and not last.is_integer():
        return None  # 3.1 may be the first of March or the tenth
    text = plain(last)
    month_day = _MONTH_DAY.fullmatch(text)
    if month_day is not None:
        return calendar.on(int(month_day[1]), int(month_day[2]))
    number = _DAY.fullmatch(text)
    month = next(_months(parts[:-1], calendar), None)
    return None if number is None or month is None else _in_month(month, int(number[1]), calendar)


def _months(above: list[Cell], calendar: Calendar) -> Iterator[tuple[int | None, int]]:
    """(year, month) from the cells over a mere day number, else from the title, else from a class within one month."""
    for cell in reversed(above):
        match = _MONTH.fullmatch(plain(cell))
        if match is not None:
            yield int(match[1]) if match[1] else None, int(match[2])
    if calendar.month is not None:
        yield calendar.year, calendar.month
    first, last = calendar.first, calendar.last
    if first is not None and last is not None and (first.year, first.month) == (last.year, last.month):
        yield first.year, first.month


def _in_month(month: tuple[int | None, int], day: int, calendar: Calendar) -> date | None:
    year, number = month
    return calendar.on(number, day) if year is None else calendar_day(year, number, day)
