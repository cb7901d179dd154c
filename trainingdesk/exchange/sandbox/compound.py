"""The OLE compound file of old workbooks: its chains followed with a bound, so that no loop reaches the cell parser.

Layout: [MS-CFB]. Only what is needed to name the streams and to take one of them out.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from trainingdesk.exchange.sandbox.refusal import FileRejected, damaged

_HEADER_SIZE, _ENTRY_SIZE = 512, 128
_FREE, _END_OF_CHAIN, _LAST_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFA
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_WORKBOOK_STREAMS = ("workbook", "book")
_OTHER_KINDS = (
    ("encryptedpackage", "import.encrypted"),
    ("worddocument", "import.is_word"),
    ("powerpoint document", "import.is_slides"),
    ("_vba_project_cur", "import.macros"),
)


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    start: int
    size: int


def workbook_stream(content: bytes) -> bytes:
    """The stream with the sheets; FileRejected for another kind, an encrypted or a damaged file."""
    compound = _Compound(content)
    names = {entry.name for entry in compound.entries}
    for name, code in _OTHER_KINDS:
        if name in names:
            raise FileRejected(code)
    for wanted in _WORKBOOK_STREAMS:
        for entry in compound.entries:
            if entry.name == wanted and entry.kind == _STREAM:
                return compound.stream(entry)
    raise FileRejected("import.is_unknown")


class _Compound:
    """A file whose tables and directory have been followed to their end."""

    def __init__(self, content: bytes) -> None:
        if len(content) < _HEADER_SIZE:
            raise damaged("compound: cut short")
        self._content = content
        shift, mini_shift = struct.unpack_from("<HH", content, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise damaged(f"compound: sector size 2^{shift}")
        self._size, self._mini_size = 1 << shift, 1 << mini_shift
        directory, self._cutoff, mini_table = struct.unpack_from("<I4xII", content, 48)
        self._table = self._allocation_table()
        self._mini_table = self._numbers(self._chain(mini_table)) if mini_table <= _LAST_SECTOR else []
        self.entries = self._entries(self._chain(directory))
        root = next((entry for entry in self.entries if entry.kind == _ROOT), None)
        self._mini_stream = self._join(self._chain(root.start)) if root and root.start <= _LAST_SECTOR else b""

    def stream(self, entry: _Entry) -> bytes:
        """The bytes of one stream, cut to its size."""
        if entry.size == 0:
            return b""
        whole = self._mini(entry) if entry.size < self._cutoff else self._join(self._chain(entry.start))
        if len(whole) < entry.size:
            raise damaged(f"compound: {entry.name} is shorter than it says")
        return whole[: entry.size]

    def _mini(self, entry: _Entry) -> bytes:
        sectors = _follow(self._mini_table, entry.start)
        return b"".join(self._mini_stream[n * self._mini_size : (n + 1) * self._mini_size] for n in sectors)

    def _allocation_table(self) -> list[int]:
        """The sectors of the table itself stand in the header and in a chain of further sectors."""
        (further,) = struct.unpack_from("<I", self._content, 68)
        places = list(struct.unpack_from("<109I", self._content, 76))
        seen: set[int] = set()
        while further <= _LAST_SECTOR:
            if further in seen:
                raise damaged("compound: table loops")
            seen.add(further)
            *more, further = self._numbers([further])
            places += more
        return self._numbers([place for place in places if place <= _LAST_SECTOR])

    def _numbers(self, sectors: list[int]) -> list[int]:
        joined = self._join(sectors)
        return list(struct.unpack(f"<{len(joined) // 4}I", joined))

    def _chain(self, start: int) -> list[int]:
        return _follow(self._table, start)

    def _join(self, sectors: list[int]) -> bytes:
        return b"".join(self._sector(number) for number in sectors)

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        sector = self._content[start : start + self._size]
        if not sector:
            raise damaged(f"compound: sector {number} lies outside the file")
        return sector.ljust(self._size, b"\0")

    def _entries(self, sectors: list[int]) -> list[_Entry]:
        joined = self._join(sectors)
        entries = (_entry(joined[place : place + _ENTRY_SIZE]) for place in range(0, len(joined), _ENTRY_SIZE))
        return [entry for entry in entries if entry.kind in (_STORAGE, _STREAM, _ROOT)]


def _entry(raw: bytes) -> _Entry:
    (name_size,) = struct.unpack_from("<H", raw, 64)
    name = raw[: max(0, min(name_size, 64) - 2)].decode("utf-16-le", errors="replace")
    start, size = struct.unpack_from("<II", raw, 116)
    return _Entry(name.lower(), raw[66], start, size)


def _follow(table: list[int], start: int) -> list[int]:
    """The sectors of one chain; no chain is longer than its table."""
    sectors: list[int] = []
    while start != _END_OF_CHAIN:
        if start >= len(table) or len(sectors) > len(table):
            raise damaged("compound: a chain loops or leaves the file")
        sectors.append(start)
        start = table[start]
    return sectors
