"""One page being drawn, in millimetres from its top left corner, and the binding of pages into a PDF.

The bytes depend on nothing but the pages: no clock, no file name, no font of the machine. Rules have two weights only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from typing import Any, cast

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from trainingdesk.documents.fonts import Face, FontShelf, Role
from trainingdesk.documents.typeset import HANG, HANGING, OPENING, Line, Run, Setter, Style

rl_config.useA85 = 0  # plain binary streams: a fifth smaller, and nothing needs seven bits today

MM = 72 / 25.4
THIN = 0.35
HEAVY = 1.0
A4_SHORT = 210.0
A4_LONG = 297.0
BASELINE = 0.375  # of the size below the middle of a cell
FOOT = 9.5  # from the bottom edge

Ink = tuple[float, float, float]
BLACK: Ink = (0.0, 0.0, 0.0)

_FOOT_STYLE = Style(Role.PRINTED, 7.5)
_DEMO_STYLE = Style(Role.PRINTED, 6.5)
_GHOST = Style(Role.TITLE, 130, tracking=0.5)
_GHOST_INK: Ink = (0.955, 0.955, 0.955)
_GHOST_BASE = {False: 217.0, True: 132.5}  # mm from the top, upright and landscape: where little is written
DEMO_NOTE = "演示　内容均为虚构"


class Align(Enum):
    """Which side of its place a text keeps to."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the page, in mm."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Imprint:
    """What every page of a document says about it. ``number`` empty: the pages carry no foot."""

    title: str
    author: str
    number: str
    anchor: str
    demo: bool


class _Paper(Canvas):
    """A canvas whose document may be asked for: fonts keep their subsets by it."""

    _doc: Any

    @property
    def document(self) -> Any:
        return self._doc


def _number(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def utf16_hex(text: str) -> str:
    """A PDF text string with its byte-order mark, in hexadecimal."""
    return f"FEFF{text.encode('utf-16-be').hex().upper()}"


class Sheet:
    """A page to draw on; ``number`` counts from 1 of ``count``."""

    def __init__(self, paper: _Paper, setter: Setter, *, landscape: bool, number: int, count: int) -> None:
        self._paper = paper
        self.setter = setter
        self.width, self.height = (A4_LONG, A4_SHORT) if landscape else (A4_SHORT, A4_LONG)
        self.number = number
        self.count = count
        self._ink = BLACK
        self._said = False
        self._stroke: tuple[float, Ink, tuple[float, ...]] = (1.0, BLACK, ())

    @property
    def is_verso(self) -> bool:
        """Even pages lie with their binding edge on the right."""
        return self.number % 2 == 0

    def literal(self, operators: str) -> None:
        """PDF operators as they are, in points from the bottom left corner."""
        self._paper.addLiteral(operators)

    def across(self, x: float) -> float:
        """Millimetres from the left as points."""
        return x * MM

    def up(self, y: float) -> float:
        """Millimetres from the top as points from the bottom."""
        return (self.height - y) * MM

    # text

    def text(
        self, x: float, y: float, text: str, style: Style, align: Align = Align.LEFT, *, ink: Ink = BLACK
    ) -> float:
        """Draw one line on the baseline ``y``; the width drawn, in mm. Marks hang out at the edges they stand at."""
        if not text:
            return 0.0
        line = self.setter.line(text, style)
        left = x * MM
        if align is Align.LEFT:
            left -= HANG * style.size if text[0] in OPENING else 0.0
        elif align is Align.RIGHT:
            left -= line.width - (HANG * style.size if text[-1] in HANGING else 0.0)
        else:
            one_sided = text[-1] in HANGING and text[0] not in OPENING
            left -= line.width / 2 - (HANG / 2 * style.size if one_sided else 0.0)
        self._show(line, left, self.up(y), ink)
        return line.width / MM

    def _show(self, line: Line, left: float, base: float, ink: Ink) -> None:
        if ink != self._ink:
            self.literal(" ".join(_number(part) for part in ink) + " rg")
            self._ink = ink
        shown = [f"1 0 0 1 {_number(left)} {_number(base)} Tm"]
        rise = 0.0
        for run in line.runs:
            if run.rise != rise:
                shown.append(f"{_number(run.rise)} Ts")
                rise = run.rise
            shown.append(self._strings(run, line.style.size))
        if rise:
            shown.append("0 Ts")
        body = f"BT {' '.join(shown)} ET"
        if line.altered and not self._said:
            body = f"/Span <</ActualText <{utf16_hex(line.text)}>>> BDC {body} EMC"
        self.literal(body)

    def _strings(self, run: Run, size: float) -> str:
        """TJ operators for one run; a run may fall into several subsets of its face."""
        shown: list[str] = []
        shifts = iter(run.shifts)
        for subset, codes in run.font.splitString(run.characters, self._paper.document):
            name = run.font.getSubsetInternalName(subset, self._paper.document)
            strings: list[str] = []
            for code in codes:
                moved = _number(-next(shifts) * 1000 / size)
                if moved != "0":
                    strings.append(f">{moved}<" if strings else f"{moved}<")
                elif not strings:
                    strings.append("<")
                strings.append(f"{code:02X}")
            shown.append(f"{name} {_number(size)} Tf [{''.join(strings)}>] TJ")
        return " ".join(shown)

    def stacked(self, box: Box, text: str, style: Style, pitch: float) -> None:
        """The characters one below the other, centred in the box; ``pitch`` in mm. They come out as one word."""
        top = box.middle - (len(text) - 1) * pitch / 2
        with self.saying(text):
            for place, character in enumerate(text):
                self.text(box.x + box.width / 2, baseline(top + place * pitch, style), character, style, Align.CENTRE)

    @contextmanager
    def saying(self, text: str) -> Iterator[None]:
        """What is drawn within copies out as this text, however it is broken and spread."""
        self.literal(f"/Span <</ActualText <{utf16_hex(text)}>>> BDC")
        self._said = True
        yield
        self._said = False
        self.literal("EMC")

    # rules

    def _pen(self, weight: float, ink: Ink, dash: tuple[float, ...]) -> str:
        wanted = (weight, ink, dash)
        if wanted == self._stroke:
            return ""
        self._stroke = wanted
        colour = " ".join(_number(part) for part in ink)
        dashes = " ".join(_number(part) for part in dash)
        return f"{_number(weight)} w {colour} RG [{dashes}] 0 d {0 if dash else 2} J "

    def rule(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        weight: float = THIN,
        *,
        ink: Ink = BLACK,
        dash: tuple[float, ...] = (),
    ) -> None:
        """A straight rule between two points."""
        pen = self._pen(weight, ink, dash)
        (x1, y1), (x2, y2) = start, end
        ends = (self.across(x1), self.up(y1), self.across(x2), self.up(y2))
        self.literal("{}{} {} m {} {} l S".format(pen, *map(_number, ends)))

    def across_rule(self, x: float, y: float, width: float, weight: float = THIN) -> None:
        """A horizontal rule."""
        self.rule((x, y), (x + width, y), weight)

    def down_rule(self, x: float, y: float, height: float, weight: float = THIN) -> None:
        """A vertical rule."""
        self.rule((x, y), (x, y + height), weight)

    def frame(self, box: Box, weight: float = HEAVY, *, ink: Ink = BLACK, dash: tuple[float, ...] = ()) -> None:
        """A rectangle's outline."""
        pen = self._pen(weight, ink, dash)
        sides = (self.across(box.x), self.up(box.bottom), box.width * MM, box.height * MM)
        self.literal("{}{} {} {} {} re S".format(pen, *map(_number, sides)))

    def image(self, box: Box, reader: object) -> None:
        """A picture in the middle of the box, as large as its proportions allow."""
        size = (box.width * MM, box.height * MM)
        self._paper.drawImage(reader, self.across(box.x), self.up(box.bottom), *size, preserveAspectRatio=True)

    def form(self, name: str, draw: Callable[[], None]) -> None:
        """Draw once, show on each page that asks for the same name."""
        if not self._paper.hasForm(name):
            ink, stroke = self._ink, self._stroke
            self._ink, self._stroke = BLACK, (1.0, BLACK, ())
            self._paper.beginForm(name, upperx=self.width * MM, uppery=self.height * MM)
            draw()
            self._paper.endForm()
            self._ink, self._stroke = ink, stroke
        self._paper.doForm(name)

    @contextmanager
    def moved(self, across: float, down: float) -> Iterator[None]:
        """Everything drawn within stands so many mm further right and down."""
        ink, stroke = self._ink, self._stroke
        self.literal(f"q 1 0 0 1 {_number(across * MM)} {_number(-down * MM)} cm")
        yield
        self.literal("Q")
        self._ink, self._stroke = ink, stroke

    # furniture of every page

    def ghost(self) -> None:
        """The pale 演示 behind everything."""
        base = _GHOST_BASE[self.width > self.height]
        self.text(self.width / 2, base, "演示", _GHOST, Align.CENTRE, ink=_GHOST_INK)

    def foot(self, imprint: Imprint, left: float, right: float) -> None:
        """Number and anchor outside, page x of y inside; on even pages the other way round."""
        base = self.height - FOOT
        named = f"{imprint.number}　审计锚 {imprint.anchor}"
        counted = f"第 {self.number} 页　共 {self.count} 页"
        at_left, at_right = (counted, named) if self.is_verso else (named, counted)
        self.text(left, base, at_left, _FOOT_STYLE)
        self.text(right, base, at_right, _FOOT_STYLE, Align.RIGHT)
        if imprint.demo:
            self.text((left + right) / 2, base, DEMO_NOTE, _DEMO_STYLE, Align.CENTRE)


def baseline(middle: float, style: Style) -> float:
    """The baseline that centres a line of this size on a height, in mm."""
    return middle + BASELINE * style.size / MM


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page to come: what draws it, and what the table of contents calls it (empty: it continues the page before)."""

    draw: Callable[[Sheet], None]
    bookmark: str = ""
    landscape: bool = False


def bind(leaves: Sequence[Leaf], shelf: FontShelf, imprint: Imprint) -> bytes:
    """The PDF of the pages in order; the same pages give the same bytes."""
    written = BytesIO()
    paper = _Paper(
        written,
        pagesize=_size(leaves[0]),
        pageCompression=1,
        invariant=1,
        initialFontName=cast("Any", shelf.font(Face.SERIF).fontName),  # else an unembedded Helvetica is declared
        lang="zh-CN",
    )
    paper.setTitle(imprint.title)
    paper.setAuthor(imprint.author)
    paper.setSubject(imprint.number)
    paper.setCreator("TrainingDesk")
    setter = Setter(shelf)
    for number, leaf in enumerate(leaves, start=1):
        paper.setPageSize(_size(leaf))
        if leaf.bookmark:
            paper.bookmarkPage(f"page{number}")
            paper.addOutlineEntry(leaf.bookmark, f"page{number}")
        sheet = Sheet(paper, setter, landscape=leaf.landscape, number=number, count=len(leaves))
        if imprint.demo:
            sheet.ghost()
        leaf.draw(sheet)
        paper.showPage()
    paper.save()
    return written.getvalue()


def _size(leaf: Leaf) -> tuple[float, float]:
    return (A4_LONG * MM, A4_SHORT * MM) if leaf.landscape else (A4_SHORT * MM, A4_LONG * MM)
