"""Remarks written into the clerk's own workbook: faulty cells coloured, one more column, one more sheet.

Cells that the clerk amended on the desk say what they say there.

Pictures, formulas, formats and settings stay byte for byte, which no library that reads and writes back can promise.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TypedDict

from trainingdesk.exchange.addresses import column_index, column_letters
from trainingdesk.exchange.sandbox.container import ZipLimits, open_parts, pack
from trainingdesk.exchange.sandbox.markup_edit import Cuts, Found, Tag, escaped, find, walk
from trainingdesk.exchange.sandbox.refusal import damaged
from trainingdesk.exchange.sandbox.sheet_markup import MAX_COLUMNS
from trainingdesk.exchange.sandbox.spreadsheet import sheet_paths

_FILLS = {"error": "FFFFC7CE", "warning": "FFFFEB9C"}
_SUMMARY_PART = "xl/worksheets/sheetRemarks{}.xml"
_SUMMARY_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


class SheetRemarks(TypedDict):
    """One sheet's remarks: rows from 1 with their text, cells (row, column from 0) to colour and to write anew."""

    name: str
    header_row: int
    rows: list[tuple[int, str]]
    cells: list[tuple[int, int, str]]
    texts: list[tuple[int, int, str]]


class Remarks(TypedDict):
    """What to write: the heading of the added column, and the added sheet with its name and rows of text."""

    heading: str
    sheets: list[SheetRemarks]
    summary_name: str
    summary: list[list[str]]


def annotate(content: bytes, limits: ZipLimits, remarks: Remarks) -> bytes:
    """The same workbook with the remarks in it; FileRejected as in reading."""
    parts = open_parts(content, limits)
    paths = sheet_paths(parts)
    palette = _Palette(parts.get("xl/styles.xml"))
    for sheet in remarks["sheets"]:
        path = paths.get(sheet["name"])
        if path is None:
            raise damaged(f"no sheet {sheet['name']}")
        parts[path] = _annotated_sheet(parts[path], sheet, remarks["heading"], palette)
    if palette.part is not None:
        parts["xl/styles.xml"] = palette.with_new_styles()
    _add_summary(parts, remarks)
    return pack(parts, compressed=True)


class _Palette:
    """Styles that look like the cell's own, but filled; made on demand and appended to the style sheet."""

    def __init__(self, part: bytes | None) -> None:
        self.part = part
        self._fills = find(part, "fills") if part else None
        self._formats = find(part, "cellXfs") if part else None
        self._made: dict[tuple[int, str], int] = {}

    def style(self, base: int, severity: str) -> int | None:
        """The index of a style; None where the workbook has no style sheet to add to."""
        if self._fills is None or self._fills.tag.is_empty:
            return None
        if self._formats is None or base >= len(self._formats.children):
            return None
        return self._made.setdefault((base, severity), len(self._formats.children) + len(self._made))

    def with_new_styles(self) -> bytes:
        assert self.part is not None
        if not self._made or self._fills is None or self._formats is None:
            return self.part
        cuts = Cuts(self.part)
        prefix = self._fills.tag.prefix
        _append(cuts, self._fills, "".join(_fill(prefix, colour) for colour in _FILLS.values()), len(_FILLS))
        first = len(self._fills.children)
        fills = {severity: str(first + index) for index, severity in enumerate(_FILLS)}
        clones = [self._clone(base, fills[severity]) for base, severity in self._made]
        _append(cuts, self._formats, "".join(clones), len(clones))
        return cuts.applied()

    def _clone(self, base: int, fill: str) -> str:
        assert self._formats is not None
        assert self.part is not None
        tag, end = self._formats.children[base]
        start = tag.with_attributes(fillId=fill, applyFill="1")
        rest = b"" if tag.is_empty else self.part[tag.end : self.part.index(b">", end) + 1]
        return (start + rest).decode()


def _append(cuts: Cuts, parent: Found, children: str, added: int) -> None:
    cuts.insert(parent.end, children)
    cuts.replace(parent.tag, parent.tag.with_attributes(count=str(len(parent.children) + added)))


def _fill(prefix: str, colour: str) -> str:
    p = prefix
    return (
        f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="{colour}"/><{p}bgColor indexed="64"/>'
        f"</{p}patternFill></{p}fill>"
    )


@dataclass(slots=True)
class _Row:
    number: int
    tag: Tag
    cells: list[tuple[int, Tag]] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)  # of each cell, past its end tag
    end: int = 0


class _SheetMap:
    """Where the rows and cells of a sheet stand in its bytes."""

    def __init__(self, part: bytes) -> None:
        self.part = part
        self.rows: dict[int, _Row] = {}
        self.last_column = -1
        self.dimension: Tag | None = None
        self._row: _Row | None = None
        walk(part, self._opened, self._closed)

    def _opened(self, tag: Tag) -> None:
        if tag.name == "row":
            number = int(tag.attributes.get("r") or max(self.rows, default=0) + 1)
            self._row = self.rows[number] = _Row(number, tag)
        elif tag.name == "c" and self._row is not None:
            self._open_cell(tag, self._row)
        elif tag.name == "mergeCell":
            self._reach(tag.attributes.get("ref", "A1").rpartition(":")[2])
        elif tag.name == "dimension":
            self.dimension = tag

    def _open_cell(self, tag: Tag, row: _Row) -> None:
        if "r" in tag.attributes:
            column = self._reach(tag.attributes["r"])
        else:
            column = row.cells[-1][0] + 1 if row.cells else 0
            self.last_column = max(self.last_column, column)
        row.cells.append((column, tag))

    def _reach(self, address: str) -> int:
        column = column_index("".join(filter(str.isalpha, address)))
        self.last_column = max(self.last_column, column)
        return column

    def _closed(self, name: str, position: int) -> None:
        if name == "c" and self._row is not None:
            tag = self._row.cells[-1][1]
            self._row.ends.append(tag.end if tag.is_empty else self.part.index(b">", position) + 1)
        elif name == "row" and self._row is not None:
            self._row.end = position
            self._row = None


def _annotated_sheet(part: bytes, sheet: SheetRemarks, heading: str, palette: _Palette) -> bytes:
    found = _SheetMap(part)
    cuts = Cuts(part)
    texts = {**dict(sheet["rows"]), sheet["header_row"]: heading}
    column = max([found.last_column, *(place for _, place, _ in (*sheet["cells"], *sheet["texts"]))]) + 1
    changes = _changes(sheet)
    for number in sorted(texts.keys() | changes.keys()):
        row = found.rows.get(number)
        if row is not None and not row.tag.is_empty:
            cuts.replace(row.tag, row.tag.with_attributes(spans=None))
            for place, change in sorted(changes.get(number, {}).items()):
                _change(cuts, row, place, change, palette)
            if number in texts and column < MAX_COLUMNS:
                cuts.insert(row.end, _text_cell(row.tag.prefix, f"{column_letters(column)}{number}", texts[number]))
    if found.dimension is not None and found.dimension.is_empty:
        cuts.replace(found.dimension, b"")
    return cuts.applied()


@dataclass(slots=True)
class _Change:
    """What becomes of a cell: a colour, a new text, or both."""

    severity: str | None = None
    text: str | None = None


def _changes(sheet: SheetRemarks) -> dict[int, dict[int, _Change]]:
    """Row by row, column by column."""
    changes: dict[int, dict[int, _Change]] = {}
    for number, place, severity in sheet["cells"]:
        changes.setdefault(number, {}).setdefault(place, _Change()).severity = severity
    for number, place, text in sheet["texts"]:
        changes.setdefault(number, {}).setdefault(place, _Change()).text = text
    return changes


def _change(cuts: Cuts, row: _Row, column: int, change: _Change, palette: _Palette) -> None:
    """Colour a cell, and write it anew where it was amended; over a formula only a new workbook can."""
    at = next((index for index, (place, _) in enumerate(row.cells) if place == column), None)
    cell = None if at is None else row.cells[at][1]
    own = (cell or row.tag).attributes.get("s")
    style = palette.style(int(own or 0), change.severity) if change.severity else None
    shown = own if style is None else str(style)
    if change.text is None:
        if style is None:
            return
        if cell is not None:
            cuts.replace(cell, cell.with_attributes(s=str(style)))
            return
    address = f"{column_letters(column)}{row.number}"
    written = _text_cell(row.tag.prefix, address, change.text or "", shown)
    if at is None or cell is None:
        cuts.insert(next((tag.start for place, tag in row.cells if place > column), row.end), written)
    else:
        cuts.replace_to(cell, row.ends[at], written.encode())


def _text_cell(prefix: str, address: str, text: str, style: str | None = None) -> str:
    p, look = prefix, "" if style is None else f' s="{style}"'
    if not text:
        return f'<{p}c r="{address}"{look}/>'
    said = f'<{p}t xml:space="preserve">{escaped(text)}</{p}t>'
    return f'<{p}c r="{address}"{look} t="inlineStr"><{p}is>{said}</{p}is></{p}c>'


def _add_summary(parts: dict[str, bytes], remarks: Remarks) -> None:
    """One more worksheet at the end, declared in the workbook, its relations and the content types."""
    sheets = find(parts["xl/workbook.xml"], "sheets")
    relations = find(parts["xl/_rels/workbook.xml.rels"], "Relationships")
    types = find(parts["[Content_Types].xml"], "Types")
    if sheets is None or relations is None or types is None:
        raise damaged("no place for another sheet")
    taken = {tag.attributes.get("Id") for tag, _ in relations.children}
    number = next(n for n in count(1) if _SUMMARY_PART.format(n) not in parts and f"rIdRemarks{n}" not in taken)
    part, relation = _SUMMARY_PART.format(number), f"rIdRemarks{number}"
    parts[part] = _summary_sheet(remarks["summary"])
    kind = next(tag.attributes["Type"] for tag, _ in relations.children if "/worksheet" in tag.attributes["Type"])
    _insert(parts, "xl/workbook.xml", sheets, _sheet_entry(sheets, remarks["summary_name"], relation))
    _insert(
        parts,
        "xl/_rels/workbook.xml.rels",
        relations,
        f'<{relations.tag.prefix}Relationship Id="{relation}" Type="{kind}" Target="/{part}"/>',
    )
    _insert(
        parts,
        "[Content_Types].xml",
        types,
        f'<{types.tag.prefix}Override PartName="/{part}" ContentType="{_SUMMARY_TYPE}"/>',
    )


def _insert(parts: dict[str, bytes], name: str, parent: Found, added: str) -> None:
    cuts = Cuts(parts[name])
    cuts.insert(parent.end, added)
    parts[name] = cuts.applied()


def _sheet_entry(sheets: Found, name: str, target: str) -> str:
    entries = [tag.attributes for tag, _ in sheets.children]
    relation = next(key for key in entries[0] if key == "id" or key.endswith(":id"))
    number = max(int(entry.get("sheetId") or 0) for entry in entries) + 1
    taken = {entry.get("name", "").casefold() for entry in entries}
    wanted = (name, *(f"{name}{more}" for more in range(2, len(taken) + 3)))
    unique = next(one for one in wanted if one.casefold() not in taken)
    return f'<{sheets.tag.prefix}sheet name="{escaped(unique)}" sheetId="{number}" {relation}="{target}"/>'


def _summary_sheet(rows: list[list[str]]) -> bytes:
    body = "".join(
        f'<row r="{number}">'
        + "".join(_text_cell("", f"{column_letters(index)}{number}", text) for index, text in enumerate(cells))
        + "</row>"
        for number, cells in enumerate(rows, start=1)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{_MAIN}">'
        f'<cols><col min="1" max="16" width="16" customWidth="1"/></cols><sheetData>{body}</sheetData></worksheet>'
    ).encode()
