"""One sitting of imports: the files recognised, their classes opened, each file checked and written in its turn."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.exchange.corrections import CellMark
from trainingdesk.exchange.known_files import ListKind
from trainingdesk.services.class_proposals import ProposedClass
from trainingdesk.services.classes import ClassFacts, open_class
from trainingdesk.services.import_records import (
    Acceptance,
    CommitImport,
    ImportFile,
    ImportPreview,
    ImportResult,
    RowAction,
    RowMark,
)
from trainingdesk.services.import_source import MOST_CELLS, FileLook, LookIntoFile, look_into_file
from trainingdesk.services.office import Upload
from trainingdesk.services.recognition import RecognisedFile, RecognisedFiles, RecogniseFiles, recognise_files
from trainingdesk.services.records import Made
from trainingdesk.ui.class_form import facts_of_proposal
from trainingdesk.ui.desk import Desk
from trainingdesk.ui.pages.importing.edits import NO_EDITS, Change, Edits
from trainingdesk.ui.pages.importing.ways import Way, place_in_order, way_of


@dataclass(frozen=True, slots=True)
class Item:
    """One file of the sitting: which class it is for, what would come of it, and what came."""

    upload: Upload
    kind: ListKind
    class_number: str
    preview: ImportPreview | None = None
    result: ImportResult | None = None
    skipped: bool = False
    edits: Edits = NO_EDITS
    look: FileLook | None = None
    is_undone: bool = False  # whether what was written was taken back
    is_shown: bool = False  # whether somebody has its check before them: then it is written only when they say so

    @property
    def is_over(self) -> bool:
        return self.skipped or self.result is not None

    @property
    def chosen(self) -> tuple[RowMark, ...]:
        """The rows that would go in: without an error, and not skipped."""
        ready = self.preview.marks(RowAction.ADD, RowAction.CHANGE) if self.preview else ()
        return tuple(mark for mark in ready if mark not in self.edits.skipped)

    @property
    def file(self) -> ImportFile:
        return ImportFile(self.upload, self.class_number, self.edits.amendments, self.edits.columns)

    @property
    def is_writable(self) -> bool:
        """Whether something could be done with the file: an error about the whole of it lets nothing through."""
        findings = self.preview.findings if self.preview else ()
        return all(finding.place.row is not None or finding.severity is not Severity.ERROR for finding in findings)

    @property
    def lacks_columns(self) -> bool:
        """Whether columns have to be named before anything can be checked."""
        return self.preview is not None and any(finding.code in _UNTOLD for finding in self.preview.findings)

    @property
    def way(self) -> Way:
        way = way_of(self.kind, self.class_number)
        assert way is not None
        return way


_UNTOLD = frozenset({"import.column_missing", "import.no_header"})


class ImportRun(QObject):
    """Keeps everything that was chosen; an error leaves it as it was, to be tried again."""

    recognised = Signal()
    previewed = Signal()  # the current file waits for a decision
    looked = Signal()  # its cells can be shown and edited
    finished = Signal()
    failed = Signal(object)
    working = Signal(bool)

    def __init__(self, desk: Desk, uploads: tuple[Upload, ...], class_number: str, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._uploads, self._class_number = desk, uploads, class_number
        self.found: RecognisedFiles | None = None
        self.items: list[Item] = []
        self._told: set[str] = set()  # codes that somebody has seen and gone on with
        self._to_open: list[int] = []
        self._opened: dict[int, str] = {}
        self.steps = QUndoStack(self)

    # ---- what stands where ----

    @property
    def current(self) -> Item | None:
        """The file whose turn it is."""
        return next((item for item in self.items if not item.is_over), None)

    @property
    def is_over(self) -> bool:
        """Whether every file had its turn."""
        return bool(self.items) and self.current is None

    @property
    def later(self) -> tuple[Item, ...]:
        """The files after it."""
        waiting = [item for item in self.items if not item.is_over]
        return tuple(waiting[1:])

    @property
    def new_classes(self) -> tuple[ProposedClass, ...]:
        """Classes that would have to be opened first."""
        found = self.found.proposals if self.found and not self._class_number else ()
        return tuple(one for place, one in enumerate(found) if one.new is not None and place not in self._opened)

    @property
    def unusable(self) -> tuple[RecognisedFile, ...]:
        """Files that nothing can be done with here."""
        return tuple(file for file in (self.found.files if self.found else ()) if not self._is_usable(file))

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes that the files went into, each once."""
        return tuple(dict.fromkeys(item.class_number for item in self.items if item.class_number))

    # ---- steps ----

    def begin(self) -> None:
        """Look into the files, or go on where it stopped."""
        self.working.emit(True)
        if self.found is None:
            order = RecogniseFiles(self._uploads)
            self._desk.query(self, recognise_files, order, self._on_recognised, failed=self._on_failed)
        elif self._to_open or not self.items:
            self._on_recognised(self.found)
        else:
            self.check()

    def open_classes(self) -> None:
        """Open the proposed classes, one after the other, then check the first file."""
        assert self.found is not None
        self._to_open = [place for place, one in enumerate(self.found.proposals)
                         if one.new is not None and place not in self._opened]  # fmt: skip
        self._open_next()

    def check(self) -> None:
        """Preview the current file anew."""
        item = self.current
        if item is None:
            self.working.emit(False)
            self.finished.emit()
            return
        self.working.emit(True)
        self._desk.query(self, item.way.preview, item.file, self._on_previewed, slot="preview", failed=self._on_failed)

    def name_kind(self, file: RecognisedFile, kind: ListKind) -> None:
        """What a file that nothing could be made of is: its columns are named by hand."""
        if self.found is not None:
            named = replace(file, kind=kind, findings=())
            files = tuple(named if one is file else one for one in self.found.files)
            self._on_recognised(replace(self.found, files=files))

    def change(self, words: str, edits: Edits) -> None:
        """One step that can be taken back: what is changed about the current file; it is checked anew."""
        item = self.current
        if item is not None and edits != item.edits:
            self.steps.push(Change(words, item.edits, edits, self._show_edits))

    def undone(self, item: Item) -> None:
        """What was written of a file was taken back."""
        self._replace(item, replace(item, is_undone=True))
        self.finished.emit()

    def step(self, by: int) -> None:
        """Take the last change back, or do it again."""
        self.steps.undo() if by < 0 else self.steps.redo()

    def write(self) -> None:
        """Write the rows of the current file that have no error and were not skipped."""
        item = self.current
        if item is None or item.preview is None:
            return
        self.working.emit(True)
        self._told |= _codes(item.preview)
        every = len(item.chosen) == item.preview.importable
        accept, chosen = (Acceptance.CLEAN, ()) if every else (Acceptance.CHOSEN, item.chosen)
        order = CommitImport(item.file, item.preview.digest, accept, chosen)
        self._desk.act(self, item.way.commit, order, self._on_written, failed=self._on_failed)

    def skip(self) -> None:
        """Leave the current file out."""
        item = self.current
        if item is not None:
            self._replace(item, replace(item, skipped=True))
            self.steps.clear()
            self.check()

    # ---- answers ----

    def _on_recognised(self, found: RecognisedFiles) -> None:
        self.found = found
        if not self.new_classes:
            self._line_up()
        self.working.emit(False)
        self.recognised.emit()

    def _open_next(self) -> None:
        assert self.found is not None
        if not self._to_open:
            self._line_up()
            self.check()
            return
        self.working.emit(True)
        new = self.found.proposals[self._to_open[0]].new
        assert new is not None
        facts: ClassFacts = facts_of_proposal(new)
        self._desk.act(self, open_class, facts, self._on_opened, failed=self._on_failed)

    def _on_opened(self, made: Made) -> None:
        self._opened[self._to_open.pop(0)] = made.number
        self._open_next()

    def _line_up(self) -> None:
        """The usable files, class by class, in the order of the job."""
        assert self.found is not None
        usable = [file for file in self.found.files if self._is_usable(file)]
        usable.sort(key=lambda file: (file.proposal or 0, place_in_order(file.kind or ListKind.ROSTER)))
        self.items = [Item(file.upload, file.kind, self._number_of(file)) for file in usable if file.kind]

    def _is_usable(self, file: RecognisedFile) -> bool:
        if not file.readable or file.kind is None:
            return False
        new = self.found is not None and file.proposal is not None and self.found.proposals[file.proposal].new
        return bool(new) or way_of(file.kind, self._number_of(file)) is not None

    def _number_of(self, file: RecognisedFile) -> str:
        """The class chosen where there is one, else the class the file is known to be for."""
        if self._class_number or file.proposal is None or self.found is None:
            return self._class_number
        return self._opened.get(file.proposal) or self.found.proposals[file.proposal].number or ""

    def _on_previewed(self, preview: ImportPreview) -> None:
        item = self.current
        if item is None:
            return
        goes_through = not item.is_shown and self._goes_through(preview)
        item = self._replace(item, replace(item, preview=preview, is_shown=not goes_through))
        if goes_through:
            self.write()
            return
        self.working.emit(False)
        self.previewed.emit()
        cells = tuple(dict.fromkeys(cell for finding in preview.findings if (cell := _cell_to_look_at(finding))))
        cells = tuple(dict.fromkeys((*(mend.cell for mend in item.edits.mends), *cells)))[:MOST_CELLS]
        order = LookIntoFile(item.file, preview.kind, cells)
        self._desk.query(self, look_into_file, order, self._on_looked, failed=self._on_failed)

    def _on_looked(self, look: FileLook) -> None:
        item = self.current
        if item is not None:
            self._replace(item, replace(item, look=look))
            self.looked.emit()

    def _show_edits(self, edits: Edits) -> None:
        item = self.current
        if item is not None:
            before = item.edits
            same_cells = (edits.amendments, edits.columns) == (before.amendments, before.columns)
            self._replace(item, replace(item, edits=edits))
            self.previewed.emit() if same_cells else self.check()

    def _goes_through(self, preview: ImportPreview) -> bool:
        """Whether a later file says nothing that was not seen and gone on with before: it only adds, without error."""
        if not self._told or preview.has_errors or preview.marks(RowAction.CHANGE) or not preview.importable:
            return False
        return _codes(preview) <= self._told

    def _on_written(self, result: ImportResult) -> None:
        item = self.current
        if item is not None:
            self._replace(item, replace(item, result=result))
            self.steps.clear()
        self.check()

    def _on_failed(self, error: Exception) -> None:
        self.working.emit(False)
        self.failed.emit(error)

    def _replace(self, old: Item, new: Item) -> Item:
        self.items[self.items.index(old)] = new
        return new


def _cell_to_look_at(finding: Finding) -> CellMark | None:
    """The finding's cell; the first one of a row that is meant as a whole."""
    place = finding.place
    return None if place.row is None else CellMark(place.sheet or "", place.row, place.column or "A")


def _codes(preview: ImportPreview) -> set[str]:
    """What a preview says about rows that go in all the same; a sentinel where it says nothing."""
    return {finding.code for finding in preview.findings if finding.severity is not Severity.ERROR} | {""}
