"""Lines of facts as typed columns: each distinct cell is read once, what cannot be is marked, an empty one is open."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd

from trainingdesk.policy.cells import Values, default_of, no_words, read_coded, read_text
from trainingdesk.policy.columns import (
    COLUMNS,
    NONE_WORD,
    NOTHING,
    UNKNOWN,
    ColumnSpec,
    Shape,
    Words,
    day_number,
    day_text,
)
from trainingdesk.policy.dates import Mask
from trainingdesk.policy.identity_columns import told_by

AS_OF = "as_of"


@dataclass(frozen=True, slots=True)
class Column:
    """One fact of every line: whole numbers (codes, ranks, days, scaled numbers), with UNKNOWN and NOTHING among them.

    ``words`` gives the text of a code where the numbers are codes of free text, ``bits`` the word of a bit of groups.
    """

    spec: ColumnSpec
    values: Values
    words: Words = field(default_factory=no_words)
    bits: tuple[str, ...] = ()
    impossible: Mask | None = None
    present: bool = True

    @property
    def name(self) -> str:
        return self.spec.name

    @property
    def known(self) -> Mask:
        """Rows whose fact is given, known to be none included."""
        return np.asarray(self.values != UNKNOWN)

    @property
    def given(self) -> Mask:
        """Rows that hold a value, not merely the word none."""
        return np.asarray(self.values > NOTHING)

    def at(self, rows: npt.NDArray[np.intp]) -> Column:
        impossible = None if self.impossible is None else self.impossible[rows]
        return Column(self.spec, self.values[rows], self.words, self.bits, impossible, self.present)

    def word(self, row: int) -> str:
        """The fact of one row as a file would hold it; empty when unknown."""
        value = int(self.values[row])
        if value == UNKNOWN:
            return ""
        if value == NOTHING:
            return NONE_WORD
        return _TELL[self.spec.shape](self, value)


def _tell_number(column: Column, value: int) -> str:
    scale = column.spec.scale
    if scale == 1:
        return str(value)
    places = len(str(scale)) - 1
    return f"{value // scale}.{value % scale:0{places}d}".rstrip("0").rstrip(".")


def _tell_groups(column: Column, value: int) -> str:
    return ";".join(word for bit, word in enumerate(column.bits) if value >> bit & 1) or NONE_WORD


_TELL: Mapping[Shape, Callable[[Column, int], str]] = {
    Shape.TEXT: lambda column, value: str(column.words[value]),
    Shape.CHOICE: lambda column, value: column.spec.terms[value],
    Shape.FLAG: lambda column, value: column.spec.terms[value],
    Shape.LEVEL: lambda column, value: column.spec.terms[value],
    Shape.DATE: lambda column, value: day_text(value),
    Shape.NUMBER: _tell_number,
    Shape.GROUPS: _tell_groups,
}


def read_column(spec: ColumnSpec, series: pd.Series[str]) -> Column:
    """A column of a file or frame as numbers. A cell that cannot be is UNKNOWN and marked impossible."""
    if spec.shape is Shape.TEXT:
        values, words, impossible = read_text(spec, series)
        return Column(spec, values, words, impossible=impossible)
    values, bits, impossible = read_coded(spec, series)
    return Column(spec, values, bits=bits, impossible=impossible)


def _absent(spec: ColumnSpec, size: int) -> Column:
    return Column(spec, np.broadcast_to(np.int32(default_of(spec)), size), present=False)


class Facts:
    """The columns of some lines. ``at`` narrows to rows without reading anything twice."""

    def __init__(self, size: int, columns: Mapping[str, Column], remarks: Mapping[str, Mask]) -> None:
        self.size = size
        self.remarks = remarks  # column -> rows where it differs from the identity number
        self._columns = dict(columns)
        self._whole: Facts | None = None
        self._rows: npt.NDArray[np.intp] | None = None

    def __len__(self) -> int:
        return self.size

    def column(self, name: str) -> Column:
        """A fact by the name of its column; ``as_of`` is the day the lines are decided as of."""
        found = self._columns.get(name)
        if found is None:
            if self._whole is None or self._rows is None:
                found = _absent(COLUMNS[name], self.size)
            else:
                found = self._whole.column(name).at(self._rows)
            self._columns[name] = found
        return found

    def at(self, rows: npt.NDArray[np.intp]) -> Facts:
        below = Facts(len(rows), {}, {name: mask[rows] for name, mask in self.remarks.items()})
        below._whole, below._rows = self, rows
        return below

    def with_column(self, name: str, column: Column) -> Facts:
        """The same lines with one column told anew, as a pack's list decides it."""
        other = Facts(self.size, {**self._columns, name: column}, self.remarks)
        other._whole, other._rows = self._whole, self._rows
        return other


def read_facts(lines: pd.DataFrame, as_of: date | None) -> Facts:
    """A frame with the contract's columns, text or typed, as facts; columns it does not know are left alone."""
    columns = {name: read_column(spec, lines[name]) for name, spec in COLUMNS.items() if name in lines.columns}
    size = len(lines)
    if as_of is not None:
        fixed = np.broadcast_to(np.int32(day_number(as_of)), size)
        columns[AS_OF] = Column(COLUMNS["application_date"], fixed)
    else:
        columns[AS_OF] = columns.get("application_date") or _absent(COLUMNS["application_date"], size)
    remarks = _identity(columns, size)
    for name, rows in _contradictions(columns):
        columns[name] = _marked(columns[name], rows)
    return Facts(size, columns, remarks)


def _identity(columns: dict[str, Column], size: int) -> dict[str, Mask]:
    """Fill birth date and sex from the identity number where they are not given; say where the two differ."""
    if "person_id" not in columns:
        return {}
    person = columns["person_id"]
    kinds = columns.get("person_id_kind") or _absent(COLUMNS["person_id_kind"], size)
    remarks: dict[str, Mask] = {}
    births, sexes = told_by(person.words)
    for name, of_words in (("birth_date", births), ("sex", sexes)):
        told = np.append(of_words, np.int32(UNKNOWN))[np.maximum(person.values, -1)]
        told[np.asarray(kinds.values == kinds.spec.terms.index("passport"))] = UNKNOWN
        given = columns.get(name)
        if given is None:
            columns[name] = Column(COLUMNS[name], told, present=bool((told != UNKNOWN).any()))
            continue
        remarks[name] = given.known & (told != UNKNOWN) & (given.values != told)
        own = given.known if given.impossible is None else given.known | given.impossible
        merged = np.where(own, given.values, told).astype(np.int32)
        columns[name] = Column(given.spec, merged, impossible=given.impossible)
    return remarks


# (what is called impossible, the later or larger fact, the earlier or smaller one)
_ORDERED = (
    ("class_end", "class_end", "class_start"),
    ("birth_date", "class_start", "birth_date"),
    ("certificate_date", "certificate_date", "birth_date"),
    ("apprentices_passed", "apprentices", "apprentices_passed"),
)


def _contradictions(columns: Mapping[str, Column]) -> list[tuple[str, Mask]]:
    """Facts that cannot both be, and lines that share their name."""
    found: list[tuple[str, Mask]] = []
    for blamed, later, earlier in _ORDERED:
        if later in columns and earlier in columns:
            after, before = columns[later], columns[earlier]
            found.append((blamed, after.given & before.given & (after.values < before.values)))
    if "line_id" in columns:
        names = columns["line_id"]
        found.append(("line_id", names.known & pd.Series(names.values).duplicated(keep=False).to_numpy()))
    return [(name, rows) for name, rows in found if rows.any()]


def _marked(column: Column, rows: Mask) -> Column:
    impossible = rows if column.impossible is None else rows | column.impossible
    values = column.values
    if column.name != "line_id":
        values = np.where(rows, values.dtype.type(UNKNOWN), values)
    return Column(column.spec, values, column.words, column.bits, impossible, column.present)
