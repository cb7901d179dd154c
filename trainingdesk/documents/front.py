"""First pages of forms: title, QR code, the form in its frame, notes; tables that do not fit move behind it whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trainingdesk.documents.cells import draw_within
from trainingdesk.documents.fonts import Role
from trainingdesk.documents.forms import FINE, Section, draw_form, form_height
from trainingdesk.documents.lists import ListFace
from trainingdesk.documents.marks import QR_ON_FORMS, anchor_below, qr_code
from trainingdesk.documents.paging import PORTRAIT, paginate
from trainingdesk.documents.sheet import Align, Box, Imprint, Leaf, Sheet
from trainingdesk.documents.tables import Row
from trainingdesk.documents.typeset import Setter, Style

_TOP = 43.0
_LIMIT = 274.0
_NOTE_DROP = 4.6
_NOTE_PITCH = 3.8
_TITLE = Style(Role.TITLE, 20, tracking=0.1)
_BAND = Style(Role.PRINTED, 9)
_CORNER = Style(Role.STRONG, 9)
_CORNER_SMALL = Style(Role.PRINTED, 8)


@dataclass(frozen=True, slots=True)
class Spill:
    """What stands on the first page instead of a section that does not fit, and the list it becomes behind."""

    instead: Section
    face: ListFace
    rows: tuple[Row, ...]
    closing: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A section; with ``spill`` it may move behind, those of the lowest ``rank`` first."""

    section: Section
    spill: Spill | None = None
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Front:
    """A form's first page. ``corner`` stands at the top left; ``band`` is the line above the frame."""

    title: str
    corner: tuple[str, str]
    band: tuple[str, str, str]
    payload: str
    imprint: Imprint
    entries: tuple[Entry, ...]
    notes: tuple[str, ...]


def front_leaves(front: Front, setter: Setter) -> list[Leaf]:
    """The first page, the lists that did not fit on it, in this order.

    Should even the shortened form be too high, whole sections go on to a second page like the first.
    """
    chosen, spilled = _spilled(front.entries, setter)
    pages = _pages(chosen, setter)
    leaves = [_page_leaf(front, sections, place) for place, sections in enumerate(pages)]
    for spill in spilled:
        leaves += _list_leaves(spill, setter, front.imprint, len(leaves) + 1)
    return leaves


def _spilled(entries: Sequence[Entry], setter: Setter) -> tuple[list[Section], list[Spill]]:
    """The sections of the first page with as few moved behind as make it fit."""
    movable = sorted((entry.rank, place) for place, entry in enumerate(entries) if entry.spill)
    places = [place for _, place in movable]
    for moved in (set(), *({place} for place in places), set(places)):
        sections, spilled = _with_moved(entries, moved)
        if form_height(setter, sections) <= _LIMIT - _TOP:
            break
    return sections, spilled


def _with_moved(entries: Sequence[Entry], moved: set[int]) -> tuple[list[Section], list[Spill]]:
    sections, spilled = [], []
    for place, entry in enumerate(entries):
        if entry.spill and place in moved:
            sections.append(entry.spill.instead)
            spilled.append(entry.spill)
        else:
            sections.append(entry.section)
    return sections, spilled


def _pages(sections: Sequence[Section], setter: Setter) -> list[list[Section]]:
    pages: list[list[Section]] = [[]]
    for section in sections:
        if pages[-1] and form_height(setter, [*pages[-1], section]) > _LIMIT - _TOP:
            pages.append([])
        pages[-1].append(section)
    return pages


def _page_leaf(front: Front, sections: Sequence[Section], place: int) -> Leaf:
    def draw(sheet: Sheet) -> None:
        left, width = PORTRAIT.left(sheet.number), PORTRAIT.width
        _draw_head(sheet, front, left, continued=bool(place))
        bottom = draw_form(sheet, left, _TOP, width, sections)
        for line, note in enumerate(front.notes):
            middle = bottom + _NOTE_DROP - 1 + line * _NOTE_PITCH
            draw_within(sheet, Box(left, middle - 2, width, 4), note, FINE, Align.LEFT)
        sheet.foot(front.imprint, left, left + width)

    return Leaf(draw, "" if place else front.title)


def _draw_head(sheet: Sheet, front: Front, left: float, *, continued: bool) -> None:
    right, middle = left + PORTRAIT.width, left + PORTRAIT.width / 2
    title = front.title + ("（续）" if continued else "")
    width = sheet.text(middle, 24, title, _TITLE, Align.CENTRE)
    for drop in (3.4, 4.3):
        sheet.across_rule(middle - width / 2 - 4, 24 + drop, width + 8)
    qr_code(sheet, right - QR_ON_FORMS, 12.5, QR_ON_FORMS, front.payload)
    anchor_below(sheet, right, 35, front.imprint.anchor)
    room = (PORTRAIT.width - width) / 2 - 6
    draw_within(sheet, Box(left, 13.4, room, 4.8), front.corner[0], _CORNER, Align.LEFT)
    draw_within(sheet, Box(left, 18.2, room, 4.8), front.corner[1], _CORNER_SMALL, Align.LEFT)
    _draw_band(sheet, left, front.band)


def _draw_band(sheet: Sheet, left: float, band: tuple[str, str, str]) -> None:
    """Three texts on one line; the first and the last take what the middle leaves."""
    width = PORTRAIT.width
    middle = width / 2 + 7
    at_left, between, at_right = band
    for text, x, room, align in (
        (at_left, left, middle - 16, Align.LEFT),
        (at_right, left + middle + 16, width - middle - 16, Align.RIGHT),
    ):
        draw_within(sheet, Box(x, 36, room, 6.5), text, _BAND, align)
    sheet.text(left + middle, 40.4, between, _BAND, Align.CENTRE)


def _list_leaves(spill: Spill, setter: Setter, imprint: Imprint, first_number: int) -> list[Leaf]:
    face = spill.face

    def area(place: int) -> float:
        return face.shape.limit - face.shape.table_top(first_number + place) - face.grid.head_height

    closing = face.grid.heights(setter, spill.closing)
    heights = [face.grid.height(setter, row) for row in spill.rows]
    spans = paginate(heights, area, lambda place: area(place) - closing)
    return [_list_leaf(spill, span, imprint, is_last=place == len(spans) - 1) for place, span in enumerate(spans)]


def _list_leaf(spill: Spill, span: range, imprint: Imprint, *, is_last: bool) -> Leaf:
    face = spill.face

    def draw(sheet: Sheet) -> None:
        left = face.shape.left(sheet.number)
        face.draw_head(sheet, continued=span.start > 0)
        rows = [spill.rows[at] for at in span]
        face.draw_table(sheet, (rows, spill.closing if is_last else ()))
        sheet.foot(imprint, left, left + face.shape.width)

    return Leaf(draw, "" if span.start else face.title, face.shape.landscape)
