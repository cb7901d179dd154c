"""The record stream of an .xls workbook: encryption, error values and hidden rows, which calamine does not tell.

Layout: [MS-XLS]. Cell values themselves are left to calamine.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from trainingdesk.exchange.sandbox.refusal import FileRejected, damaged

_BOF, _EOF, _FILEPASS, _SHEET = 0x809, 0x0A, 0x2F, 0x85
_ROW, _BOOLEAN_OR_ERROR, _FORMULA = 0x208, 0x205, 0x06
_HIDDEN_BIT = 0x20
_WORKSHEET, _MACRO_SHEET = 0, 1
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!",
    0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}  # fmt: skip


@dataclass(slots=True)
class OldSheet:
    """What one sheet's records tell beside its values; rows count from 1, columns from 0."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)


def survey_records(stream: bytes) -> list[OldSheet]:
    """One survey for each sheet in workbook order; FileRejected when encrypted, with macro sheets, or cut short."""
    return [_survey(stream, start) for start in _sheet_starts(stream)]


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Records up to the end of the substream that begins at ``at``."""
    depth = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if at + 4 + size > len(stream):
            break
        yield kind, stream[at + 4 : at + 4 + size]
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return
        at += 4 + size
    raise damaged("xls: a sheet does not end")


def _sheet_starts(stream: bytes) -> list[int]:
    starts: list[int] = []
    for kind, body in _records(stream, 0):
        if kind == _FILEPASS:
            raise FileRejected("import.encrypted")
        if kind == _SHEET and len(body) >= 6:
            start, _, sort = struct.unpack_from("<IBB", body)
            if sort == _MACRO_SHEET:
                raise FileRejected("import.macros")
            starts += [start] if sort == _WORKSHEET else []
    return starts


def _survey(stream: bytes, start: int) -> OldSheet:
    sheet = OldSheet()
    for kind, body in _records(stream, start):
        if kind == _ROW and len(body) >= 16:
            row, options = struct.unpack_from("<H10xI", body)
            if options & _HIDDEN_BIT:
                sheet.hidden_rows.append(row + 1)
        elif kind in (_BOOLEAN_OR_ERROR, _FORMULA):
            _note_error(sheet, kind, body)
    return sheet


def _note_error(sheet: OldSheet, kind: int, body: bytes) -> None:
    if len(body) < (8 if kind == _BOOLEAN_OR_ERROR else 14):
        return
    row, column = struct.unpack_from("<HH", body)
    code = body[6] if kind == _BOOLEAN_OR_ERROR else body[8]
    # a formula's result is an error when its last two bytes are FFFF and its first is 2
    failed = body[7] == 1 if kind == _BOOLEAN_OR_ERROR else body[12:14] == b"\xff\xff" and body[6] == 2
    if failed:
        sheet.errors[row + 1, column] = _ERRORS.get(code, "#ERROR")
