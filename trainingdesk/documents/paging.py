"""Where a page's type area lies, which rows of a list stand on which page, and what flows below them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from trainingdesk.documents.fonts import Role
from trainingdesk.documents.sheet import A4_LONG, A4_SHORT, MM, Sheet
from trainingdesk.documents.typeset import HANG, HANGING, Setter, Style

_BOUND_EDGE = 25.0
_OUTER_EDGE = 15.0
_LAST_PAGE_ROWS = 4  # at least so many rows stand with what closes the list
_NOTE = Style(Role.PRINTED, 9)
_NOTE_LEADING = 15 / MM
_NOTE_INDENT = 5.4


@dataclass(frozen=True, slots=True)
class Shape:
    """A page of one orientation. Portrait margins are mirrored; a landscape page's head turns to the bound edge
    on odd pages and to the trimmed edge on even ones (as GB/T 9704, unsourced). Heights in mm from the top."""

    landscape: bool
    limit: float  # nothing but the foot stands below

    def left(self, number: int) -> float:
        """Left edge of the type area of page ``number``."""
        if self.landscape:
            return _OUTER_EDGE
        return _OUTER_EDGE if number % 2 == 0 else _BOUND_EDGE

    @property
    def width(self) -> float:
        return A4_LONG - 2 * _OUTER_EDGE if self.landscape else A4_SHORT - _BOUND_EDGE - _OUTER_EDGE

    def head(self, number: int) -> float:
        """Where the type area begins."""
        if not self.landscape:
            return 15.0
        return 14.0 if number % 2 == 0 else 22.0

    def table_top(self, number: int) -> float:
        """Where a list's table begins, below title and notes."""
        return self.head(number) + (15.5 if self.landscape else 14.6)


PORTRAIT = Shape(landscape=False, limit=276.0)
LANDSCAPE = Shape(landscape=True, limit=186.0)


def paginate(
    heights: Sequence[float], room: Callable[[int], float], last_room: Callable[[int], float]
) -> tuple[range, ...]:
    """Which rows stand on which page. ``room(i)`` is the height for rows on the list's page i (from 0) when more
    follow, ``last_room(i)`` when it is the last, with all that closes the list below it.

    No row is left out; every page has at least one row unless there is none.
    """
    pages: list[range] = []
    start = 0
    while True:
        number = len(pages)
        if start == len(heights) or sum(heights[start:]) <= last_room(number):
            return (*pages, range(start, len(heights)))
        end = _filled(heights, start, room(number))
        end = min(end, max(len(heights) - _LAST_PAGE_ROWS, start + 1))
        pages.append(range(start, end))
        start = end


def _filled(heights: Sequence[float], start: int, room: float) -> int:
    """The first row that no longer fits; at least one row fits."""
    used = 0.0
    for end in range(start, len(heights)):
        used += heights[end]
        if used > room and end > start:
            return end
    return len(heights)


@dataclass(frozen=True, slots=True)
class Block:
    """Something that stands below a list: its height, and what draws it at (left, top)."""

    height: float
    draw: Callable[[Sheet, float, float], None]


def blank(height: float) -> Block:
    """White space."""
    return Block(height, lambda sheet, left, top: None)


def note_blocks(setter: Setter, notes: Sequence[str], width: float, *, style: Style = _NOTE) -> tuple[Block, ...]:
    """Numbered notes, one block a line so that they may go over a page."""
    blocks: list[Block] = []
    for number, note in enumerate(notes, start=1):
        room = width - _NOTE_INDENT
        lines = setter.broken(note, style, room * MM)
        for place, line in enumerate(lines):
            mark = f"{number}．" if place == 0 else ""
            tight = style if place == len(lines) - 1 else justified(setter, line, style, room)
            blocks.append(Block(_NOTE_LEADING, _note_line(mark, line, tight)))
        blocks.append(blank(0.6))
    return tuple(blocks)


def justified(setter: Setter, line: str, style: Style, room: float) -> Style:
    """The style that brings a broken line to the full width; a mark at its end hangs."""
    hang = HANG * style.size if line[-1] in HANGING else 0.0
    free = room * MM + hang - setter.width(line, style)
    return style.tracked(free / style.size / max(1, len(line) - 1))


def _note_line(mark: str, line: str, style: Style) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, left: float, top: float) -> None:
        base = top + 3.6
        sheet.text(left, base, mark, style.tracked(0))
        sheet.text(left + _NOTE_INDENT, base, line, style)

    return draw


def flowed(blocks: Sequence[Block], room: Callable[[int], float]) -> tuple[tuple[Block, ...], ...]:
    """The blocks page by page; ``room(i)`` is the height of page i."""
    pages: list[list[Block]] = [[]]
    used = 0.0
    for block in blocks:
        if pages[-1] and used + block.height > room(len(pages) - 1):
            pages.append([])
            used = 0.0
        pages[-1].append(block)
        used += block.height
    return tuple(map(tuple, pages))


def draw_blocks(sheet: Sheet, left: float, top: float, blocks: Sequence[Block]) -> None:
    """One below the other."""
    for block in blocks:
        block.draw(sheet, left, top)
        top += block.height
