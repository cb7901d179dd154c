"""A second, independent look at a sheet's XML: what the cell parser would pass over in silence.

calamine returns an empty cell for an error value and for a formula whose result was never stored, takes the last of
two cells with one address, and allocates the whole rectangle up to the farthest cell. All of that is found here first.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from trainingdesk.exchange.addresses import column_index
from trainingdesk.exchange.sandbox.refusal import FileRejected, damaged

MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
_LETTERS = re.compile(r"[A-Z]{1,3}", re.ASCII)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_", re.ASCII)


def is_blank(text: str) -> bool:
    """True for nothing but space, also where it is written as ``_x000D_``."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return not text.strip()


@dataclass(slots=True)
class SheetSurvey:
    """What one sheet holds; rows count from 1, columns from 0."""

    filled: int = 0  # cells that the cell parser must return non-blank
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncomputed: list[tuple[int, int]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    last_row: int = 0
    last_column: int = -1


def survey_sheet(part: bytes, blank_strings: frozenset[int]) -> SheetSurvey:
    """Walk the sheet once; FileRejected where its cells are out of order, doubled or oddly written."""
    walker = _SheetWalker(blank_strings)
    walker.parse(part)
    return walker.survey


def blank_shared_strings(part: bytes) -> frozenset[int]:
    """The indexes of shared strings that hold no visible text (phonetic guides do not count)."""
    walker = _StringsWalker()
    walker.parse(part)
    return frozenset(walker.blank)


class _Walker(ABC):
    """Expat, with the one namespace prefix that the root carries, and no document type."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._root
        self.parser.StartDoctypeDeclHandler = self._document_type

    def parse(self, part: bytes) -> None:
        try:
            self.parser.Parse(part, True)
        except expat.ExpatError as error:
            raise damaged(f"xml: {error}") from error

    @abstractmethod
    def begin(self, prefix: str) -> None:
        """Take the prefix (``x:`` or nothing) and set the handlers for what lies below the root."""

    def _root(self, name: str, attributes: dict[str, str]) -> None:
        prefix, colon, _ = name.rpartition(":")
        self.begin(prefix + colon)

    def _document_type(self, name: str, system: str | None, public: str | None, internal: bool) -> None:
        raise FileRejected("import.document_type", part=name[:60])


class _SheetWalker(_Walker):
    """Five calls a cell: written for speed, so that a hundred thousand rows fit the limits."""

    def __init__(self, blank_strings: frozenset[int]) -> None:
        super().__init__()
        self.survey = SheetSurvey()
        self._blank_strings = blank_strings
        self._row, self._row_digits, self._column = 0, "0", -1
        self._columns: dict[str, int] = {}
        self._kind, self._formula, self._values, self._text = "n", False, 0, ""
        self._opening: dict[str, Callable[[dict[str, str]], None]] = {}
        self._body: dict[str, Callable[[dict[str, str]], None]] = {}

    def begin(self, prefix: str) -> None:
        self._cell_name, self._body_name = f"{prefix}c", f"{prefix}sheetData"
        self._opening = {self._body_name: self._open_body}
        self._body = {
            f"{prefix}c": self._open_cell,
            f"{prefix}v": self._open_value,
            f"{prefix}f": self._open_formula,
            f"{prefix}row": self._open_row,
            self._body_name: self._open_body,
        }
        self.parser.StartElementHandler = self._opened
        self.parser.EndElementHandler = self._closed
        self.parser.CommentHandler = lambda comment: self._interrupted("comment")
        self.parser.ProcessingInstructionHandler = lambda target, content: self._interrupted("instruction")
        self.parser.StartCdataSectionHandler = lambda: self._interrupted("CDATA")

    def _opened(self, name: str, attributes: dict[str, str]) -> None:
        act = self._opening.get(name)
        if act is not None:
            act(attributes)

    def _closed(self, name: str) -> None:
        if name == self._cell_name:
            self._close_cell()
        elif name == self._body_name:
            self._opening = {self._body_name: self._open_body}
            self.parser.CharacterDataHandler = None
            self._cell_name = ""

    def _take(self, text: str) -> None:
        self._text += text

    def _open_body(self, attributes: dict[str, str]) -> None:
        if self._row or self._opening is self._body:
            raise damaged("two bodies in one sheet")
        self._opening = self._body
        self.parser.CharacterDataHandler = self._take

    def _open_row(self, attributes: dict[str, str]) -> None:
        digits = attributes.get("r", "")
        number = int(digits) if digits.isdecimal() else self._row + 1
        if not self._row < number <= MAX_ROWS:
            raise damaged(f"row {number} after row {self._row}")
        self._row, self._row_digits, self._column = number, str(number), -1
        if attributes.get("hidden") in ("1", "true"):
            self.survey.hidden_rows.append(number)

    def _open_cell(self, attributes: dict[str, str]) -> None:
        address = attributes.get("r")
        column = self._column + 1 if address is None else self._column_of(address)
        if not self._column < column < MAX_COLUMNS:
            raise damaged(f"column {column + 1} after column {self._column + 1} in row {self._row}")
        self._column = column
        self._kind, self._formula, self._values, self._text = attributes.get("t", "n"), False, 0, ""

    def _open_value(self, attributes: dict[str, str]) -> None:
        self._values += 1
        self._text = ""

    def _open_formula(self, attributes: dict[str, str]) -> None:
        self._formula = True

    def _column_of(self, address: str) -> int:
        letters = address.removesuffix(self._row_digits)
        column = self._columns.get(letters)
        if column is None or len(letters) == len(address):
            if len(letters) == len(address) or not _LETTERS.fullmatch(letters):
                raise damaged(f"cell {address[:12]} in row {self._row}")
            column = self._columns[letters] = column_index(letters)
        return column

    def _close_cell(self) -> None:
        text, self._text = self._text, ""
        if self._values > 1:
            raise damaged(f"two values in one cell of row {self._row}")
        if self._formula and not self._values:
            text = ""
        if not is_blank(text):
            self._count(text)
        elif self._formula and self._kind != "str":
            self.survey.uncomputed.append((self._row, self._column))

    def _count(self, text: str) -> None:
        survey = self.survey
        survey.last_row = self._row
        survey.last_column = max(survey.last_column, self._column)
        if self._kind == "e":
            survey.errors[self._row, self._column] = text[:20]
        elif self._kind != "s" or self._shared(text) not in self._blank_strings:
            survey.filled += 1

    def _shared(self, text: str) -> int:
        if not text.strip().isdecimal():
            raise damaged(f"shared string {text[:12]} in row {self._row}")
        return int(text)

    def _interrupted(self, by: str) -> None:
        """A number cut in two by a comment is read as its first half."""
        if self._opening is self._body:
            raise damaged(f"{by} among the cells, row {self._row}")


class _StringsWalker(_Walker):
    def __init__(self) -> None:
        super().__init__()
        self.blank: list[int] = []
        self._index, self._phonetic, self._filled = -1, False, False
        self._text: list[str] | None = None

    def begin(self, prefix: str) -> None:
        self._names = (f"{prefix}si", f"{prefix}t", f"{prefix}rPh")
        self.parser.StartElementHandler = self._opened
        self.parser.EndElementHandler = self._closed
        self.parser.CharacterDataHandler = self._take

    def _opened(self, name: str, attributes: dict[str, str]) -> None:
        string, text, phonetic = self._names
        if name == string:
            self._index += 1
            self._filled = False
        elif name == phonetic:
            self._phonetic = True
        elif name == text and not self._phonetic:
            self._text = []

    def _closed(self, name: str) -> None:
        string, text, phonetic = self._names
        if name == text and self._text is not None:
            self._filled = self._filled or not is_blank("".join(self._text))
            self._text = None
        elif name == phonetic:
            self._phonetic = False
        elif name == string and not self._filled:
            self.blank.append(self._index)

    def _take(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)
