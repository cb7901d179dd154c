"""How a line of Chinese with figures in it is set: where each glyph stands, how wide it is, where it may break.

Sizes are points, widths points, tracking in em. Noto Serif SC has no tabular figures, so each figure stands in the
middle of a cell as wide as the widest; two full-width marks in a row lose half an em; Han and figures stand 0.09 em
apart, which looks right and is less than extractors take for a blank.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from trainingdesk.documents.fonts import EmbeddedFont, Face, FontShelf, Role
from trainingdesk.domain.errors import Refused

OPENING = "（《〈「『【〔“‘"
CLOSING = "）》〉」』】〕，。、；：！？”’"
HANGING = "）》〉」』】〕，。、；：”’"  # their ink is on the left half: at the right edge the blank half hangs out
NEVER_FIRST = CLOSING + "—…·％%"
_SERIF_FACES = frozenset({Face.SERIF.value, Face.SERIF_SEMIBOLD.value, Face.SERIF_BOLD.value})
_LIKE_FIGURES = frozenset("¥%")
_REMEMBERED = 20_000
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
_SQUEEZE = 0.5
_GAP = 0.09
_STAR_DROP = 0.17
HANG = 0.45


@dataclass(frozen=True, slots=True)
class Style:
    """Role and size in points; ``tracking`` is extra room after each glyph in em; ``gaps`` between Han and figures."""

    role: Role
    size: float
    tracking: float = 0.0
    gaps: bool = True

    def times(self, factor: float) -> Style:
        """The same at another size."""
        return replace(self, size=self.size * factor)

    def tracked(self, tracking: float) -> Style:
        """The same, wider or tighter."""
        return replace(self, tracking=tracking)


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring glyphs of one face on one height; ``shifts`` in points move the pen before each of them."""

    font: EmbeddedFont
    rise: float
    characters: str
    shifts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A set line. ``altered``: its spacing differs from the faces' own so much that readers need the plain text."""

    text: str
    style: Style
    width: float
    runs: tuple[Run, ...]
    altered: bool


def is_han(character: str) -> bool:
    """Whether it is an ideograph, of the basic plane or above."""
    point = ord(character)
    return 0x3400 <= point <= 0x9FFF or point >= 0x20000 or character == "〇"


def _is_figure(character: str) -> bool:
    return (character.isascii() and character.isalnum()) or character in _LIKE_FIGURES


def _join(before: str, character: str, *, gaps: bool) -> float:
    """Extra room in em between two neighbours."""
    if not before:
        return 0.0
    both_marks = before in CLOSING and before not in "！？" and character in OPENING + CLOSING
    if both_marks or (before in OPENING and character in OPENING):
        return -_SQUEEZE
    if gaps and ((is_han(before) and _is_figure(character)) or (_is_figure(before) and is_han(character))):
        return _GAP
    return 0.0


class Setter:
    """Sets lines with the faces of one shelf, and remembers them: most are measured before they are drawn."""

    def __init__(self, shelf: FontShelf) -> None:
        self._shelf = shelf
        self._cells: dict[str, float] = {}
        self._lines: dict[tuple[str, Style], Line] = {}
        self._breaks: dict[tuple[str, Style, float, float], tuple[str, ...]] = {}

    def _font(self, character: str, style: Style, text: str) -> EmbeddedFont:
        font = self._shelf.chosen(character, style.role)
        if font is None:
            raise Refused("document.glyph_missing", character=character, point=f"U+{ord(character):04X}", where=text)
        return font

    def _advance(self, character: str, font: EmbeddedFont) -> tuple[float, float]:
        """(advance, where the glyph stands in it), in thousandths of an em."""
        width = font.em_width(character)
        if font.fontName in _SERIF_FACES and (character.isdigit() or character == "*") and character.isascii():
            cell = self._figure_cell(font)
            return cell, (cell - width) / 2
        return width, 0.0

    def _figure_cell(self, font: EmbeddedFont) -> float:
        name = font.fontName
        if name not in self._cells:
            self._cells[name] = max(font.em_width(figure) for figure in "0123456789")
        return self._cells[name]

    def line(self, text: str, style: Style) -> Line:
        """Where each glyph of the text stands. Refused ``document.glyph_missing`` when no face holds a character."""
        return _remembered(self._lines, (text, style), lambda: self._set(text, style))

    def _set(self, text: str, style: Style) -> Line:
        size = style.size
        runs: list[Run] = []
        font: EmbeddedFont | None = None
        rise = 0.0
        characters: list[str] = []
        shifts: list[float] = []
        x = pen = 0.0
        before = ""
        altered = bool(style.tracking)
        for character in text:
            chosen = self._font(character, style, text)
            drop = -_STAR_DROP * size if character == "*" else 0.0
            join = _join(before, character, gaps=style.gaps)
            altered = altered or join < 0 or bool(drop)
            advance, inset = self._advance(character, chosen)
            if font is not None and (chosen is not font or drop != rise):
                runs.append(Run(font, rise, "".join(characters), tuple(shifts)))
                characters, shifts = [], []
            font, rise = chosen, drop
            x += join * size
            stands = x + inset * size / 1000
            characters.append(character)
            shifts.append(stands - pen)
            pen = stands + chosen.em_width(character) * size / 1000
            x += advance * size / 1000 + style.tracking * size
            before = character
        if font is not None:
            runs.append(Run(font, rise, "".join(characters), tuple(shifts)))
            x -= style.tracking * size
        return Line(text, style, x, tuple(runs), altered)

    def width(self, text: str, style: Style) -> float:
        """How wide the text is set, in points."""
        return self.line(text, style).width

    def broken(self, text: str, style: Style, room: float, *, first_room: float | None = None) -> tuple[str, ...]:
        """The text in lines of at most ``room`` points, no mark where it may not stand; joined they are the text.

        A closing mark may hang half an em over the edge. Figures and Latin words break only when longer than a line.
        """
        first = room if first_room is None else first_room
        return _remembered(self._breaks, (text, style, room, first), lambda: self._break(text, style, room, first))

    def _break(self, text: str, style: Style, room: float, first_room: float) -> tuple[str, ...]:
        lines: list[str] = []
        current = ""
        limit = first_room
        for token in self._tokens(text, style, room):
            if not current or token.isspace() or self._hung(current + token, style) <= limit + 0.01:
                current += token
                continue
            kept, carried = _cut(current, token)
            lines.append(kept)
            limit = room
            current = carried + token
        return (*lines, current)

    def _hung(self, text: str, style: Style) -> float:
        width = self.width(text.rstrip(" "), style)
        return width - (HANG * style.size if text and text[-1] in HANGING else 0.0)

    def _tokens(self, text: str, style: Style, room: float) -> Iterator[str]:
        for token in _words(text):
            if len(token) > 1 and self.width(token, style) > room:
                yield from token
            else:
                yield token


def _remembered(known: dict[K, V], key: K, find: Callable[[], V]) -> V:
    if key not in known:
        if len(known) >= _REMEMBERED:
            known.clear()
        known[key] = find()
    return known[key]


def _words(text: str) -> Iterator[str]:
    """Each Han character and mark for itself, each run of ASCII that is not blank as one."""
    word = ""
    for character in text:
        if character.isascii() and not character.isspace():
            word += character
            continue
        if word:
            yield word
        word = ""
        yield character
    if word:
        yield word


def _cut(line: str, token: str) -> tuple[str, str]:
    """(what stays, what goes down with the token) so that no mark stands where it may not and no word is torn."""
    at = len(line)
    following = token[0]
    while at > 1 and (following in NEVER_FIRST or line[at - 1] in OPENING or _one_word(line[at - 1], following)):
        at -= 1
        following = line[at]
    return (line[:at], line[at:]) if at > 1 else (line, "")


def _one_word(before: str, character: str) -> bool:
    return before.isascii() and character.isascii() and not before.isspace() and not character.isspace()
