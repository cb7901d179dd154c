"""Fitting a text into a place: set smaller within bounds, then broken into lines; never clipped, never left out."""

from __future__ import annotations

import re
from contextlib import nullcontext
from dataclasses import dataclass
from enum import Enum

from trainingdesk.documents.sheet import MM, Align, Box, Sheet, baseline
from trainingdesk.documents.typeset import Setter, Style, is_han

_SMALLEST = 0.78  # of the size; below it people stop reading
_NAME_IN_LINES = 0.74
_SLIGHTLY = 0.86
_SPREAD_NAME = 1.0
_LEADING = 1.22
_NAME_LEADING = 1.04
_HAIR = 0.01
_STEP = 0.95
_PIECES = re.compile(r"[^、，；]*[、，；][、，；。）》〉」』】〕”’]*|[^、，；]+")
_NAME_PARTS = re.compile(r"[^·]+·*|·+")


class Fit(Enum):
    """What may be done to a text that is too wide."""

    TEXT = "text"  # smaller, then lines
    NAME = "name"  # two characters spread to three; too long: lines, after the interpunct first
    NUMBER = "number"  # smaller only: a figure is never broken


@dataclass(frozen=True, slots=True)
class Fitted:
    """A text, its lines, and the style they are set in; ``leading`` in em."""

    text: str
    lines: tuple[str, ...]
    style: Style
    leading: float = _LEADING

    @property
    def pitch(self) -> float:
        """From line to line, in mm."""
        return self.style.size * self.leading / MM

    @property
    def height(self) -> float:
        """What the lines take, in mm."""
        return len(self.lines) * self.pitch


def fitted(setter: Setter, text: str, style: Style, room: float, fit: Fit = Fit.TEXT) -> Fitted:
    """The text so that no line is wider than ``room`` mm. Line breaks already in the text stay."""
    if fit is Fit.NAME:
        return _fitted_name(setter, text, style, room)
    lines = tuple(text.split("\n"))
    factor = _factor(setter, lines, style, room)
    if fit is Fit.NUMBER or factor >= _SLIGHTLY or (factor >= _SMALLEST and len(text) < 16):
        return Fitted("".join(lines), lines, style.times(min(factor, 1.0)))
    smaller = style.times(_SLIGHTLY)
    broken = _broken(setter, lines, smaller, room)
    if len(broken) > 2 * len(lines):
        smaller = style.times(_SMALLEST)
        broken = _broken(setter, lines, smaller, room)
    return Fitted("".join(lines), broken, smaller)


def _factor(setter: Setter, lines: tuple[str, ...], style: Style, room: float) -> float:
    widest = max(setter.width(line, style) for line in lines) / MM
    return (room + _HAIR) / widest if widest > room + _HAIR else 1.0


def _broken(
    setter: Setter, lines: tuple[str, ...], style: Style, room: float, pieces: re.Pattern[str] = _PIECES
) -> tuple[str, ...]:
    return tuple(part.rstrip(" ") for line in lines for part in _parted(setter, line, style, room, pieces))


def _parted(setter: Setter, text: str, style: Style, room: float, pieces: re.Pattern[str]) -> tuple[str, ...]:
    """Broken after marks where that takes no more lines than breaking anywhere."""
    anywhere = setter.broken(text, style, room * MM)
    lines = [""]
    for piece in pieces.findall(text):
        if lines[-1] and setter.width(lines[-1] + piece, style) / MM > room:
            lines.append("")
        lines[-1:] = setter.broken(lines[-1] + piece, style, room * MM)
    return tuple(lines) if len(lines) <= len(anywhere) else anywhere


def _fitted_name(setter: Setter, text: str, style: Style, room: float) -> Fitted:
    if len(text) == 2 and all(map(is_han, text)):
        spread = style.tracked(_SPREAD_NAME)
        if setter.width(text, spread) / MM <= room:
            return Fitted(text, (text,), spread)
    factor = _factor(setter, (text,), style, room)
    if factor >= _NAME_IN_LINES:
        return Fitted(text, (text,), style.times(factor))
    smaller = style.times(_NAME_IN_LINES)
    lines = _broken(setter, (text,), smaller, room, _NAME_PARTS)
    return Fitted(text, lines, smaller, _NAME_LEADING)


def fitted_within(setter: Setter, text: str, style: Style, room: float, height: float) -> Fitted:
    """Fitted, and small enough for a place that cannot grow."""
    words = fitted(setter, text, style, room)
    while len(words.lines) > 1 and words.height > height:
        style = style.times(_STEP)
        words = fitted(setter, text, style, room)
    return words


def draw_fitted(sheet: Sheet, box: Box, words: Fitted, align: Align, pad: float) -> None:
    """Draw the lines in the middle of the box's height."""
    x = {Align.LEFT: box.x + pad, Align.CENTRE: box.x + box.width / 2, Align.RIGHT: box.right - pad}[align]
    top = box.middle - (len(words.lines) - 1) * words.pitch / 2
    with sheet.saying(words.text) if len(words.lines) > 1 else nullcontext():
        for number, line in enumerate(words.lines):
            sheet.text(x, baseline(top + number * words.pitch, words.style), line, words.style, align)


def draw_cell(
    sheet: Sheet,
    box: Box,
    text: str,
    style: Style,
    align: Align = Align.CENTRE,
    *,
    pad: float = 1.6,
    fit: Fit = Fit.TEXT,
) -> None:
    """Fit and draw; the caller has made the box high enough (``fitted(…).height``)."""
    if text:
        draw_fitted(sheet, box, fitted(sheet.setter, text, style, box.width - 2 * pad, fit), align, pad)


def draw_within(
    sheet: Sheet, box: Box, text: str, style: Style, align: Align = Align.CENTRE, *, pad: float = 0.0
) -> None:
    """Fit into a box that cannot grow, however small the text must become, and draw."""
    if text:
        room = box.width - 2 * pad
        draw_fitted(sheet, box, fitted_within(sheet.setter, text, style, room, box.height), align, pad)


def spread(text: str, style: Style, characters: int = 4) -> Style:
    """The style that makes a shorter label as wide as one of so many characters."""
    short = 1 < len(text) < characters
    return style.tracked((characters - len(text)) / (len(text) - 1)) if short else style
