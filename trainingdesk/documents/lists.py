"""How a page of a list looks: title, the line above the table, the table in its frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trainingdesk.documents.cells import draw_cell, draw_within
from trainingdesk.documents.fonts import Role
from trainingdesk.documents.paging import Shape
from trainingdesk.documents.sheet import HEAVY, MM, Align, Box, Sheet
from trainingdesk.documents.tables import Grid, Row
from trainingdesk.documents.typeset import Style

LIST_TITLE = Style(Role.TITLE, 16, tracking=0.08)
_NOTE = Style(Role.PRINTED, 8.5)
_BAND = 6.2  # the line above the table
_BAND_LIFT = 0.4
_BAND_GAP = 4.0


@dataclass(frozen=True, slots=True)
class ListFace:
    """What all pages of a list share."""

    title: str
    title_style: Style
    left_note: str
    right_note: str
    grid: Grid
    shape: Shape
    note_style: Style = _NOTE

    def draw_head(self, sheet: Sheet, *, continued: bool) -> None:
        """Title and the line above the table."""
        shape, number = self.shape, sheet.number
        left, top = shape.left(number), shape.head(number)
        title = self.title + ("（续）" if continued else "")
        sheet.text(left + shape.width / 2, top + 5, title, self.title_style, Align.CENTRE)
        right_width = sheet.setter.width(self.right_note, self.note_style) / MM
        band = Box(left, shape.table_top(number) - _BAND - _BAND_LIFT, shape.width, _BAND)
        left_band = Box(left, band.y, shape.width - right_width - _BAND_GAP, _BAND)
        draw_within(sheet, left_band, self.left_note, self.note_style, Align.LEFT)
        draw_cell(sheet, band, self.right_note, self.note_style, Align.RIGHT, pad=0)

    def draw_table(self, sheet: Sheet, groups: Sequence[Sequence[Row]]) -> float:
        """Head, groups of rows with a heavy rule between them, and the frame; the lower edge in mm."""
        left = self.shape.left(sheet.number)
        top = y = self.shape.table_top(sheet.number)
        y += self.grid.draw_head(sheet, left, y)
        for group in filter(None, groups):
            sheet.across_rule(left, y, self.grid.width, HEAVY)
            for place, row in enumerate(group):
                if place:
                    sheet.across_rule(left, y, self.grid.width)
                y += self.grid.draw_row(sheet, left, y, row)
        sheet.frame(Box(left, top, self.grid.width, y - top))
        return y
