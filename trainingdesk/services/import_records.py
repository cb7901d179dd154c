"""What goes over the counter when a file comes in: which file, what would come of it, what is accepted, what came."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trainingdesk.domain.changes import Changes
from trainingdesk.domain.findings import Finding, Severity
from trainingdesk.domain.texts import Language
from trainingdesk.exchange.corrections import CellAmendment, ColumnChoice
from trainingdesk.exchange.header_words import FileKind
from trainingdesk.services.office import Upload


@dataclass(frozen=True, slots=True)
class ImportFile:
    """A file handed over, and the class it is for; no class for lists that belong to none.

    ``amendments`` are the cells that the clerk wrote anew on the desk: they are checked and imported as if they had
    stood in the file. ``columns`` say what a column holds, whatever its title.
    """

    upload: Upload
    class_number: str = ""
    amendments: tuple[CellAmendment, ...] = ()
    columns: tuple[ColumnChoice, ...] = ()


class RowAction(StrEnum):
    """What would come of a row."""

    ADD = "add"
    CHANGE = "change"  # something known would be replaced; a finding says what
    SAME = "same"  # the register says all of it already: nothing is written, a note says so
    OUT = "out"  # an error keeps it out


@dataclass(frozen=True, slots=True)
class RowMark:
    """A row by its sheet (None in delimited text) and the sheet's own number."""

    sheet: str | None
    row: int


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row and what would be written of it; ``facts`` in the kind's own order, identity and account masked."""

    mark: RowMark
    action: RowAction
    name: str = ""
    masked_id: str = ""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What an import would do now. ``digest`` stands for all of it: the same digest, the same writes.

    Each row of a person is in ``rows`` once: ``rows_read`` = importable + unchanged + listed.
    """

    kind: FileKind
    class_number: str
    file: str
    file_digest: str
    digest: str
    rows_read: int
    rows: tuple[PlannedRow, ...]
    findings: tuple[Finding, ...]

    def marks(self, *actions: RowAction) -> tuple[RowMark, ...]:
        """The rows that these would come of."""
        return tuple(row.mark for row in self.rows if row.action in actions)

    @property
    def importable(self) -> int:
        return len(self.marks(RowAction.ADD, RowAction.CHANGE))

    @property
    def unchanged(self) -> int:
        return len(self.marks(RowAction.SAME))

    @property
    def listed(self) -> int:
        return len(self.marks(RowAction.OUT))

    @property
    def has_errors(self) -> bool:
        return any(finding.severity is Severity.ERROR for finding in self.findings)


class Acceptance(StrEnum):
    """What the clerk accepts of a preview."""

    WHOLE = "whole"  # the file as it is; one error refuses all
    CLEAN = "clean"  # every row without an error
    CHOSEN = "chosen"  # the rows named


@dataclass(frozen=True, slots=True)
class CommitImport:
    """Import what a preview showed."""

    file: ImportFile
    preview_digest: str
    accept: Acceptance = Acceptance.WHOLE
    chosen: tuple[RowMark, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What came of each row of a person: ``rows_read`` = imported + listed + skipped.

    Listed rows have a finding that says why; skipped ones held nothing that was new, or were not chosen. ``entry`` is
    the number of the audit entry by which the import can be taken back; None where it cannot.
    """

    kind: FileKind
    class_number: str
    rows_read: int
    imported: int
    listed: int
    skipped: int
    findings: tuple[Finding, ...]
    changes: Changes = Changes.NOTHING
    entry: int | None = None


@dataclass(frozen=True, slots=True)
class RemarkFile:
    """A file to be given back with remarks, in the language of whoever reads them."""

    file: ImportFile
    language: Language = Language.ZH


@dataclass(frozen=True, slots=True)
class Remarked:
    """The clerk's own workbook with the findings in its cells, and the counts of a preview."""

    name: str
    content: bytes
    rows_read: int
    listed: int
