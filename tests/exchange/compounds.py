"""Compound files made by hand: any streams, and the loops and stray sectors that hostile ones have."""

from __future__ import annotations

import struct
from collections.abc import Mapping

SECTOR = 512
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_ROOT, _STREAM = 5, 2


def compound(streams: Mapping[str, bytes], *, table: Mapping[int, int] | None = None) -> bytes:
    """A file with these streams, each filled up to 4,096 bytes; ``table`` overwrites links between sectors.

    Sector 0 is the table, sector 1 the directory (three streams at most), then one stream after the other.
    """
    links = {0: TABLE, 1: END}
    body, entries = b"", [_entry("Root Entry", _ROOT, END, 0)]
    for name, content in streams.items():
        filled = content.ljust(max(4096, -len(content) % SECTOR + len(content)), b"\0")
        start, count = 2 + len(body) // SECTOR, len(filled) // SECTOR
        links |= {sector: sector + 1 for sector in range(start, start + count - 1)} | {start + count - 1: END}
        entries.append(_entry(name, _STREAM, start, len(filled)))
        body += filled
    links |= table or {}
    directory = b"".join(entries).ljust(SECTOR, b"\0")
    allocation = b"".join(struct.pack("<I", links.get(sector, FREE)) for sector in range(SECTOR // 4))
    return _header() + allocation + directory + body


def _header() -> bytes:
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    counts = struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0)
    return start + counts + struct.pack("<I", 0) + struct.pack("<I", FREE) * 108


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    return (
        written.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(written), kind, 1, FREE, FREE, 1 if kind == _ROOT else FREE)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
