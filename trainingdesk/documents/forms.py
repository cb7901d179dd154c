"""Forms: sections with an upright name at the left, rows of facts, amounts in words, boxes to sign and seal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from trainingdesk.documents.cells import Fit, draw_cell, draw_fitted, draw_within, fitted, fitted_within, spread
from trainingdesk.documents.fonts import Role
from trainingdesk.documents.marks import BLANK_DATE, seal_place, signature, tick_box
from trainingdesk.documents.sheet import HEAVY, MM, Align, Box, Sheet, baseline
from trainingdesk.documents.tables import Grid, Row
from trainingdesk.documents.typeset import Setter, Style
from trainingdesk.documents.views import Stamp
from trainingdesk.domain.amount_words import capital_amount
from trainingdesk.domain.money import Money

NAME_WIDTH = 8.0  # the column with the section's name
ROW = 7.0
LABEL_WIDTH = 21.0
AMOUNT_ROW = 11.0
_BESIDE_SEAL = 32.0
_STAMP_PITCH = 3.8
_STAMP_HEIGHT = 10.0
_AIR = 2.0  # mm above and below a value of several lines, together

LABEL = Style(Role.PRINTED, 9)
VALUE = Style(Role.FACT, 10)
SECTION_NAME = Style(Role.STRONG, 9.5)
SMALL = Style(Role.PRINTED, 8.5)
FINE = Style(Role.PRINTED, 7.5)
_AMOUNT_NAME = Style(Role.STRONG, 10.5)
_IN_WORDS = Style(Role.FACT, 12.5)
_IN_FIGURES = Style(Role.STRONG, 12.5)
_MARK = Style(Role.PRINTED, 8)


class Part(Protocol):
    """A stretch of a section: how high it is in a form of some width, and how it is drawn there."""

    def height(self, setter: Setter) -> float:
        """In mm."""

    def draw(self, sheet: Sheet, box: Box) -> None:
        """Fill the box, which is as high as was asked for."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what is filled in; an empty value leaves a place to write in."""

    label: str
    value: str
    fit: Fit = Fit.TEXT


_VALUE_WIDTHS = {1: (141.0,), 2: (64.0, 56.0), 3: (33.0, 33.0, 33.0)}


@dataclass(frozen=True, slots=True)
class Facts:
    """One row of one, two or three labelled facts; it grows when a value needs several lines."""

    facts: tuple[Fact, ...]
    least: float = ROW

    def height(self, setter: Setter) -> float:
        """At least ``least``."""
        return max([self.least, *map(self._needed, self._fitted(setter))])

    def _needed(self, words: tuple[float, int]) -> float:
        height, lines = words
        return height + _AIR if lines > 1 else 0.0

    def _fitted(self, setter: Setter) -> list[tuple[float, int]]:
        shaped = [
            fitted(setter, fact.value, VALUE, width - 3.2, fact.fit)
            for fact, width in zip(self.facts, _VALUE_WIDTHS[len(self.facts)], strict=True)
            if fact.value
        ]
        return [(words.height, len(words.lines)) for words in shaped]

    def draw(self, sheet: Sheet, box: Box) -> None:
        """Label and value side by side, a rule at every edge within."""
        x = box.x
        for fact, width in zip(self.facts, _VALUE_WIDTHS[len(self.facts)], strict=True):
            if x > box.x:
                sheet.down_rule(x, box.y, box.height)
            draw_label(sheet, Box(x, box.y, LABEL_WIDTH, box.height), fact.label)
            x += LABEL_WIDTH
            sheet.down_rule(x, box.y, box.height)
            draw_cell(sheet, Box(x, box.y, width, box.height), fact.value, VALUE, Align.LEFT, fit=fact.fit)
            x += width


def draw_label(sheet: Sheet, box: Box, text: str, style: Style = LABEL) -> None:
    """A label; shorter than four characters, it is spread to four."""
    draw_cell(sheet, box, text, spread(text, style), pad=0.8)


@dataclass(frozen=True, slots=True)
class Counts:
    """A row of small facts: name and number, one a cell; widths in mm."""

    label: str
    cells: tuple[tuple[str, int | None], ...]
    widths: tuple[float, ...]

    def height(self, setter: Setter) -> float:
        """One row."""
        return ROW

    def draw(self, sheet: Sheet, box: Box) -> None:
        """Name and number stand together in the middle of their cell."""
        draw_label(sheet, Box(box.x, box.y, LABEL_WIDTH, box.height), self.label)
        x = box.x + LABEL_WIDTH
        name_style, number_style = SMALL, Style(Role.STRONG, 9.5)
        for (name, number), width in zip(self.cells, self.widths, strict=True):
            sheet.down_rule(x, box.y, box.height)
            shown = "—" if number is None else str(number)
            name_width = sheet.setter.width(name, name_style) / MM
            number_width = sheet.setter.width(shown, number_style) / MM
            start = x + (width - name_width - 1.4 - number_width) / 2
            sheet.text(start, baseline(box.middle, LABEL), name, name_style)
            sheet.text(start + name_width + 1.4, baseline(box.middle, LABEL), shown, number_style)
            x += width


@dataclass(frozen=True, slots=True)
class Table:
    """A table that fills the section's width, its head included."""

    grid: Grid
    rows: tuple[Row, ...]

    def height(self, setter: Setter) -> float:
        """Head and rows."""
        return self.grid.head_height + self.grid.heights(setter, self.rows)

    def draw(self, sheet: Sheet, box: Box) -> None:
        """A thin rule below the head and between rows."""
        y = box.y + self.grid.draw_head(sheet, box.x, box.y)
        for row in self.rows:
            sheet.across_rule(box.x, y, box.width)
            y += self.grid.draw_row(sheet, box.x, y, row)


@dataclass(frozen=True, slots=True)
class Remark:
    """A row that says one thing over the whole width."""

    text: str
    style: Style = VALUE

    def height(self, setter: Setter) -> float:
        """At least one row."""
        return max(ROW, fitted(setter, self.text, self.style, 158.8).height + _AIR)

    def draw(self, sheet: Sheet, box: Box) -> None:
        """Left, as a fact."""
        draw_cell(sheet, box, self.text, self.style, Align.LEFT)


@dataclass(frozen=True, slots=True)
class AmountRow:
    """The amount in words and figures; a row of its own over the form's whole width."""

    label: str
    amount: Money

    def height(self, setter: Setter) -> float:
        """11 mm: the words are lighter than printed totals and need the room."""
        return AMOUNT_ROW

    def draw(self, sheet: Sheet, box: Box) -> None:
        """人民币 touches the amount; figures keep to the right edge."""
        label_width = NAME_WIDTH + LABEL_WIDTH
        figures = f"¥{self.amount}"
        figures_width = max(50.0, sheet.setter.width(figures, _IN_FIGURES) / MM + 15)
        divide = box.right - figures_width
        base = baseline(box.middle, _MARK)
        draw_cell(sheet, Box(box.x, box.y, label_width, box.height), self.label, _AMOUNT_NAME)
        sheet.down_rule(box.x + label_width, box.y, box.height)
        sheet.text(box.x + label_width + 2, base, "（大写）", _MARK)
        words_box = Box(box.x + label_width + 14, box.y, divide - box.x - label_width - 14, box.height)
        capitals = capital_amount(self.amount)
        words = fitted_within(sheet.setter, capitals, _IN_WORDS, words_box.width - 1, box.height - 1)
        draw_fitted(sheet, words_box, words, Align.LEFT, 0.5)
        sheet.down_rule(divide, box.y, box.height)
        sheet.text(divide + 1.6, base, "（小写）", _MARK)
        sheet.text(box.right - 1.6, baseline(box.middle, _IN_FIGURES), figures, _IN_FIGURES, Align.RIGHT)


@dataclass(frozen=True, slots=True)
class SignBox:
    """A box one person signs; ``stamp`` is the system's own record of it."""

    title: str
    stamp: Stamp | None


@dataclass(frozen=True, slots=True)
class SignBoxes:
    """Boxes side by side for signatures."""

    boxes: tuple[SignBox, ...]
    least: float = 26.0

    def height(self, setter: Setter) -> float:
        """Always the same: room for a hand."""
        return self.least

    def draw(self, sheet: Sheet, box: Box) -> None:
        """The record above, the line to sign below."""
        width = box.width / len(self.boxes)
        for place, sign in enumerate(self.boxes):
            x = box.x + place * width
            if place:
                sheet.down_rule(x, box.y, box.height)
            sheet.text(x + 2, box.y + 5.4, sign.title, spread(sign.title, SECTION_NAME, 3))
            if sign.stamp:
                draw_stamp(sheet, x + width - 2, box.y + 5.2, sign.stamp, width - 16)
            base = box.bottom - 2.6
            signature(sheet, x + 2, base, "签名", style=SMALL, length=19)
            sheet.text(x + width - 2, base, BLANK_DATE, SMALL, Align.RIGHT)


def draw_stamp(sheet: Sheet, right: float, base: float, stamp: Stamp, room: float) -> None:
    """Who did it and when, by the system's record, flush right below one another."""
    words = fitted_within(sheet.setter, f"系统确认 {stamp.name}", FINE, room, _STAMP_HEIGHT)
    with sheet.saying(words.text):
        for line in words.lines:
            sheet.text(right, base, line, words.style, Align.RIGHT)
            base += _STAMP_PITCH * words.style.size / FINE.size
    sheet.text(right, base, moment(stamp.at), FINE, Align.RIGHT)


def moment(at: datetime) -> str:
    """Date and time to the minute."""
    return f"{at:%Y-%m-%d %H:%M}"


@dataclass(frozen=True, slots=True)
class SealBox:
    """A box for one office: what it may decide, who signs, where its seal goes; a person (no ``unit``) has no seal."""

    title: str
    unit: str
    choices: tuple[str, ...]
    signer: str
    stamp: Stamp | None = None
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SealBoxes:
    """Boxes side by side, each with room for a seal."""

    boxes: tuple[SealBox, ...]
    least: float = 49.0

    def height(self, setter: Setter) -> float:
        """At least 44 mm for the seal and what stands above it."""
        return self.least

    def draw(self, sheet: Sheet, box: Box) -> None:
        """Choices at the left, the seal at the right."""
        width = box.width / len(self.boxes)
        for place, seal in enumerate(self.boxes):
            x = box.x + place * width
            if place:
                sheet.down_rule(x, box.y, box.height)
            _draw_seal_box(sheet, Box(x, box.y, width, box.height), seal)


def _draw_seal_box(sheet: Sheet, box: Box, seal: SealBox) -> None:
    sheet.text(box.x + 2, box.y + 5.4, seal.title, spread(seal.title, SECTION_NAME, 3))
    for place, fact in enumerate(seal.facts):
        row = Box(box.x + 2, box.y + 7.9 + place * 4.8, _BESIDE_SEAL, 4.8)
        draw_within(sheet, row, fact, SMALL, Align.LEFT)
    for place, choice in enumerate(seal.choices):
        tick_box(sheet, box.x + 2.2, box.bottom - 36.5 + place * 5.8, choice, SMALL)
    if seal.stamp:
        stamped = Box(box.x + 2, box.bottom - 20.4, _BESIDE_SEAL, 4.6)
        draw_within(sheet, stamped, f"系统确认 {seal.stamp.name}", FINE, Align.LEFT)
        sheet.text(box.x + 2, box.bottom - 13.6, moment(seal.stamp.at), FINE)
    sheet.text(box.x + 2, box.bottom - 10.6 + (1.6 if seal.stamp else 0), seal.signer, SMALL)
    sheet.across_rule(box.x + 2, box.bottom - 3, 30)
    if seal.unit:
        seal_place(sheet, box.right - 24.2, box.middle, seal.unit)
    else:
        sheet.text(box.right - 2, box.bottom - 3, BLANK_DATE, SMALL, Align.RIGHT)


@dataclass(frozen=True, slots=True)
class Section:
    """Parts below one another under an upright name; without a name they take the whole width."""

    name: str
    parts: tuple[Part, ...]

    def height(self, setter: Setter) -> float:
        """All parts together."""
        return sum(part.height(setter) for part in self.parts)


def form_height(setter: Setter, sections: Sequence[Section]) -> float:
    """What the form takes, in mm."""
    return sum(section.height(setter) for section in sections)


def draw_form(sheet: Sheet, left: float, top: float, width: float, sections: Sequence[Section]) -> float:
    """The sections with heavy rules between them and a frame around; the lower edge in mm."""
    y = top
    for section in sections:
        if y > top:
            sheet.across_rule(left, y, width, HEAVY)
        y += _draw_section(sheet, Box(left, y, width, section.height(sheet.setter)), section)
    sheet.frame(Box(left, top, width, y - top))
    return y


def _draw_section(sheet: Sheet, box: Box, section: Section) -> float:
    inset = NAME_WIDTH if section.name else 0.0
    if section.name:
        draw_upright(sheet, Box(box.x, box.y, NAME_WIDTH, box.height), section.name)
        sheet.down_rule(box.x + NAME_WIDTH, box.y, box.height)
    y = box.y
    for part in section.parts:
        if y > box.y:
            sheet.across_rule(box.x + inset, y, box.width - inset)
        height = part.height(sheet.setter)
        part.draw(sheet, Box(box.x + inset, y, box.width - inset, height))
        y += height
    return box.height


def draw_upright(sheet: Sheet, box: Box, name: str) -> None:
    """A section's name from top to bottom; in a low section in two lines across."""
    em = SECTION_NAME.size / MM
    wide = 2.2 if len(name) == 2 and box.height > 40 else 1.45
    pitch = min(wide * em, (box.height - 2) / len(name))
    if pitch >= em:
        sheet.stacked(box, name, SECTION_NAME, pitch)
        return
    half = (len(name) + 1) // 2
    words = name if len(name) <= 2 else f"{name[:half]}\n{name[half:]}"  # copies out as one word all the same
    draw_cell(sheet, box, words, SECTION_NAME.times(0.8 if len(name) > 2 else 1), pad=0.3)
