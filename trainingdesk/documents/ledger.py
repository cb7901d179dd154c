"""Lists with money in them: each page says what it brings over, what it adds and what it hands on.

承前页, 本页小计 and 过次页 are bookkeeping custom (unsourced): heads and sums stand on every page, so that a page taken
out or put in is noticed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from trainingdesk.documents.lists import ListFace
from trainingdesk.documents.paging import Block, draw_blocks, flowed, paginate
from trainingdesk.documents.sheet import Imprint, Leaf, Sheet
from trainingdesk.documents.tables import Row
from trainingdesk.documents.typeset import Setter
from trainingdesk.domain.money import ZERO, Money

_TAIL_SHARE = 0.6  # of the page; a longer tail does not stand under the list but begins a page of its own


@dataclass(frozen=True, slots=True)
class Sums:
    """Heads paid and one amount an item, the last the total."""

    heads: int
    amounts: tuple[Money, ...]

    def plus(self, other: Sums) -> Sums:
        """Both together."""
        amounts = tuple(one + more for one, more in zip(self.amounts, other.amounts, strict=True))
        return Sums(self.heads + other.heads, amounts)


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One line: its table rows (one, or one an item) and what it adds to the sums."""

    rows: tuple[Row, ...]
    sums: Sums


@dataclass(frozen=True, slots=True)
class Ledger:
    """A list to be paged. ``sum_row(label, sums)`` makes the rows that carry sums; ``tail`` stands below the last."""

    face: ListFace
    lines: tuple[LedgerLine, ...]
    sum_row: Callable[[str, Sums], Row]
    tail: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class _Page:
    groups: tuple[tuple[Row, ...], ...]
    is_first: bool
    tail: tuple[Block, ...]


class LedgerLayout:
    """A ledger being broken into pages from page ``first_number`` of the document on."""

    def __init__(self, ledger: Ledger, setter: Setter, imprint: Imprint, first_number: int) -> None:
        self._ledger = ledger
        self._face = ledger.face
        self._setter = setter
        self._imprint = imprint
        self._first = first_number
        tail = sum(block.height for block in ledger.tail)
        self._tail_beneath = tail <= _TAIL_SHARE * self._area(0)
        self._tail = tail if self._tail_beneath else 0.0

    def _area(self, place: int) -> float:
        """Height for rows, those with sums included, on the list's page ``place``."""
        shape = self._face.shape
        return shape.limit - shape.table_top(self._first + place) - self._face.grid.head_height

    def _room(self, place: int) -> float:
        return self._area(place) - (3 if place else 2) * self._face.grid.row_height

    def _last_room(self, place: int) -> float:
        return self._area(place) - (3 if place else 1) * self._face.grid.row_height - self._tail

    def leaves(self) -> list[Leaf]:
        """The pages in order."""
        heights = [self._face.grid.heights(self._setter, line.rows) for line in self._ledger.lines]
        pages = self._pages(paginate(heights, self._room, self._last_room))
        leaves = [self._leaf(page) for page in pages]
        return leaves if self._tail_beneath else leaves + self._tail_leaves(len(leaves))

    def _pages(self, spans: Sequence[range]) -> list[_Page]:
        pages = []
        none = Sums(0, (ZERO,) * len(self._ledger.lines[0].sums.amounts))
        carried = none
        for place, span in enumerate(spans):
            lines = [self._ledger.lines[at] for at in span]
            added = none
            for line in lines:
                added = added.plus(line.sums)
            total = carried.plus(added)
            is_last = place == len(spans) - 1
            sum_row = self._ledger.sum_row
            opening = (sum_row("承前页", carried),) if place else ()
            subtotal = (sum_row("本页小计", added),) if place or not is_last else ()
            closing = (*subtotal, sum_row("合计" if is_last else "过次页", total))
            rows = tuple(row for line in lines for row in line.rows)
            tail = self._ledger.tail if is_last and self._tail_beneath else ()
            pages.append(_Page((opening, rows, closing), place == 0, tail))
            carried = total
        return pages

    def _leaf(self, page: _Page) -> Leaf:
        face = self._face

        def draw(sheet: Sheet) -> None:
            left = face.shape.left(sheet.number)
            face.draw_head(sheet, continued=not page.is_first)
            bottom = face.draw_table(sheet, page.groups)
            draw_blocks(sheet, left, bottom, page.tail)
            sheet.foot(self._imprint, left, left + face.shape.width)

        return Leaf(draw, face.title if page.is_first else "", face.shape.landscape)

    def _tail_leaves(self, place: int) -> list[Leaf]:
        shape = self._face.shape
        pages = flowed(self._ledger.tail, lambda at: shape.limit - shape.head(self._first + place + at))
        return [self._tail_leaf(blocks) for blocks in pages]

    def _tail_leaf(self, blocks: tuple[Block, ...]) -> Leaf:
        shape = self._face.shape

        def draw(sheet: Sheet) -> None:
            left = shape.left(sheet.number)
            draw_blocks(sheet, left, shape.head(sheet.number), blocks)
            sheet.foot(self._imprint, left, left + shape.width)

        return Leaf(draw, "", shape.landscape)
