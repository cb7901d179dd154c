"""One row read cell by cell: every value with the check its kind needs, every fault with the cell's address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TypeVar

from trainingdesk.domain.credit_code import read_credit_code
from trainingdesk.domain.findings import Finding, Findings, Severity
from trainingdesk.domain.levels import Level, level_from_text
from trainingdesk.domain.money import Money
from trainingdesk.domain.plain_text import code_text, has_control
from trainingdesk.domain.vocabulary import Term
from trainingdesk.exchange.cell_text import day_in, decimal_in, is_number, plain, shown, shown_number
from trainingdesk.exchange.header_words import Field
from trainingdesk.exchange.suggestions import day_within, level_within
from trainingdesk.exchange.table import Entry
from trainingdesk.exchange.workbook import Cell, ErrorValue, Uncomputed

T = TypeVar("T", bound=Term)
_NOTHING = frozenset({"无", "没有", "无等级", "未取得", "无证", "无证书", "NONE", "-", "--", "/", "初次", "未持证"})
_FOR_GOOD = frozenset({"长期", "长期有效", "永久", "永久有效", "无期限", "不限"})
_FOR_EVER = "9999"  # the year in which spreadsheets put what never ends
_LONGEST_TEXT, _LONGEST_REMARK = 200, 2000
_EARLIEST = date(1994, 1, 1)  # certificates and subsidies of this kind began with the Labour Law


class RowReader:
    """Reads the fields of one row; what is wrong is collected, and None stands for what cannot be used.

    ``as_of`` is the day of the check: nothing else tells what lies in the future.
    """

    def __init__(self, entry: Entry, as_of: date) -> None:
        self.entry = entry
        self.as_of = as_of
        self.findings = Findings()

    def has(self, field: Field) -> bool:
        """Whether the list has such a column."""
        return self.entry.header.column(field) is not None

    def error(self, code: str, field: Field, value: str | None = None, **params: str) -> None:
        self.findings.error(code, self.entry.place(field), value=value, **params)

    def warning(self, code: str, field: Field, value: str | None = None, **params: str) -> None:
        self.findings.warning(code, self.entry.place(field), value=value, **params)

    def note(self, code: str, field: Field, value: str | None = None, **params: str) -> None:
        self.findings.note(code, self.entry.place(field), value=value, **params)

    def take(self, found: tuple[Finding, ...]) -> bool:
        """Collect findings of the domain; False when one of them is an error."""
        self.findings.extend(found)
        return not any(finding.severity is Severity.ERROR for finding in found)

    def cell(self, field: Field) -> Cell:
        """The cell; an error value, a formula never computed and endless text are reported and read as blank."""
        cell = self.entry.cell(field)
        if isinstance(cell, ErrorValue):
            self.error("import.cell_error", field, cell.shown)
        elif isinstance(cell, Uncomputed):
            self.error("import.formula_uncomputed", field)
        elif isinstance(cell, str) and len(cell) > _LONGEST_REMARK:
            self.error("import.text_long", field, shown(cell), longest=str(_LONGEST_REMARK))
        else:
            return cell
        return None

    def is_blank(self, field: Field) -> bool:
        """Whether the cell holds nothing at all; a formula without a result is no blank."""
        cell = self.entry.cell(field)
        return not plain(cell) and not isinstance(cell, Uncomputed)

    def is_faulty(self, field: Field) -> bool:
        """Whether the cell cannot be read at all; ``cell`` has the finding for it."""
        cell = self.entry.cell(field)
        return isinstance(cell, ErrorValue | Uncomputed) or (isinstance(cell, str) and len(cell) > _LONGEST_REMARK)

    def text(self, field: Field, longest: int = _LONGEST_TEXT) -> str | None:
        """Text with single blanks between words; None for an empty cell."""
        text = " ".join(plain(self.cell(field)).split())
        if has_control(text):
            self.error("import.control_characters", field, shown(text))
            return None
        if len(text) > longest:
            self.error("import.text_long", field, shown(text), longest=str(longest))
            return None
        return text or None

    def remark(self) -> str | None:
        """The remarks column; a line break becomes a blank."""
        return self.text(Field.REMARKS, _LONGEST_REMARK)

    def code(self, field: Field, lost: str = "import.code_numeric") -> str | None:
        """A number or code that must stand in a text cell; ``lost`` is the finding for one in a numeric cell."""
        cell = self.cell(field)
        if is_number(cell):
            self.error(lost, field, shown_number(cell))
            return None
        text = plain(cell)
        if code_text(text) != text:
            self.note("import.code_tidied", field, shown(text))
        return text or None

    def says_none(self, field: Field) -> bool:
        """Whether the cell says that there is none, as against being empty."""
        return code_text(plain(self.entry.cell(field))) in _NOTHING

    def level(self, field: Field) -> Level | None:
        """A skill level in any of its spellings."""
        cell = self.cell(field)
        text = plain(cell)
        if not text or self.says_none(field):
            return None
        level = level_from_text(text)
        if level is None:
            self.error("import.level_unreadable", field, shown(cell))
            self.findings.suggest(level_within(text))
        return level

    def term(self, field: Field, read: Callable[[str], T | None], unknown: str) -> T | None:
        """One of the office's terms; a warning where the words name none."""
        text = plain(self.cell(field))
        found = read(text) if text else None
        if text and found is None:
            self.warning(unknown, field, shown(text))
        return found

    def day(self, field: Field) -> date | None:
        """A day in any usual writing; an error where it cannot be read."""
        cell = self.cell(field)
        if not plain(cell) or self.says_none(field):
            return None
        day = day_in(cell)
        if day is None:
            self.error("import.date_unreadable", field, shown(cell))
            self.findings.suggest(day_within(plain(cell)))
        return day

    def last_day(self, field: Field) -> date | None:
        """The last day of a span; None too where the cell says that there is none: ``长期``, 9999-12-31."""
        said = code_text(plain(self.entry.cell(field)))
        return None if said in _FOR_GOOD or said.startswith(_FOR_EVER) else self.day(field)

    def past_day(self, field: Field) -> date | None:
        """A day that has come and is not before such things began; None after an error."""
        day = self.day(field)
        if day is not None and day > self.as_of:
            self.error("import.date_future", field, day.isoformat(), as_of=self.as_of.isoformat())
            return None
        if day is not None and day < _EARLIEST:
            self.error("import.date_early", field, day.isoformat(), earliest=_EARLIEST.isoformat())
            return None
        return day

    def number(self, field: Field, *, least: int = 0, most: int) -> Decimal | None:
        """A number within bounds; an error outside them or where it is none."""
        cell = self.cell(field)
        if not plain(cell):
            return None
        number = decimal_in(cell)
        if number is None:
            self.error("import.number_unreadable", field, shown(cell))
        elif not least <= number <= most:
            self.error("import.number_range", field, shown(cell), least=str(least), most=str(most))
        else:
            return number
        return None

    def hundredths(self, field: Field, *, most: int) -> int | None:
        """A number with at most two decimals, as a whole number of hundredths."""
        number = self.number(field, most=most)
        return None if number is None else self.as_hundredths(field, number)

    def as_hundredths(self, field: Field, number: Decimal) -> int | None:
        """The same for a number at hand."""
        hundredths = number * 100
        if hundredths != int(hundredths):
            self.error("import.number_decimals", field, str(number))
            return None
        return int(hundredths)

    def whole(self, field: Field, *, most: int) -> int | None:
        """A whole number, not negative."""
        number = self.number(field, most=most)
        if number is not None and number != int(number):
            self.error("import.number_unreadable", field, str(number))
            return None
        return None if number is None else int(number)

    def money(self, field: Field) -> Money | None:
        """An amount in yuan with at most two decimals, not negative."""
        hundredths = self.hundredths(field, most=10_000_000)
        return None if hundredths is None else Money(hundredths)

    def credit_code(self, field: Field) -> str | None:
        """A unified social credit code."""
        text = self.code(field)
        if text is None:
            return None
        code, found = read_credit_code(text, self.entry.place(field))
        self.take(found)
        return None if code is None else code.number
