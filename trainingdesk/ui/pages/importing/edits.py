"""What the clerk changed on the desk about a file: every change is one step that can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from PySide6.QtGui import QUndoCommand

from trainingdesk.domain.findings import Finding
from trainingdesk.exchange.corrections import CellAmendment, CellMark, ColumnChoice
from trainingdesk.services.import_records import RowMark


@dataclass(frozen=True, slots=True)
class Mend:
    """A cell written anew, and what was wrong with it before."""

    cell: CellMark
    text: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Edits:
    """All changes to one file so far."""

    mends: tuple[Mend, ...] = ()
    columns: tuple[ColumnChoice, ...] = ()
    skipped: frozenset[RowMark] = frozenset()  # rows that stay out though nothing is wrong with them

    @property
    def amendments(self) -> tuple[CellAmendment, ...]:
        return tuple(CellAmendment(mend.cell, mend.text) for mend in self.mends)

    def text_of(self, cell: CellMark) -> str | None:
        """What was written into a cell; None where nothing was."""
        return next((mend.text for mend in self.mends if mend.cell == cell), None)

    def mended(self, mends: Iterable[Mend]) -> Edits:
        """With more cells written anew; what was first wrong with a cell stays what it is shown for."""
        found = {mend.cell: mend for mend in self.mends}
        for mend in mends:
            before = found.get(mend.cell)
            found[mend.cell] = mend if before is None else replace(before, text=mend.text)
        return replace(self, mends=tuple(found.values()))

    def without(self, cell: CellMark) -> Edits:
        """With the cell as it stands in the file."""
        return replace(self, mends=tuple(mend for mend in self.mends if mend.cell != cell))

    def named(self, columns: tuple[ColumnChoice, ...]) -> Edits:
        """With columns named by hand; sheets that are not among them stay as they were named."""
        sheets = {column.sheet for column in columns}
        return replace(self, columns=(*(one for one in self.columns if one.sheet not in sheets), *columns))

    def toggled(self, marks: Iterable[RowMark]) -> Edits:
        """With these rows skipped; with all of them taken again where they are skipped already."""
        wanted = frozenset(marks)
        skipped = self.skipped - wanted if wanted <= self.skipped else self.skipped | wanted
        return replace(self, skipped=skipped)


NO_EDITS = Edits()


class Change(QUndoCommand):
    """One step: from what was changed before to what is changed now."""

    def __init__(self, words: str, before: Edits, after: Edits, show: Callable[[Edits], None]) -> None:
        super().__init__(words)
        self._before, self._after, self._show = before, after, show

    def redo(self) -> None:
        self._show(self._after)

    def undo(self) -> None:
        self._show(self._before)
