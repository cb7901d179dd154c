"""The zip container of a workbook: counted, measured by unpacking, checked by CRC, and free of document types.

What passes is packed again by us, so that the parser never sees headers that disagree with what was checked.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass

from trainingdesk.exchange.sandbox.refusal import FileRejected, damaged

_CHUNK = 1 << 16
_RATIO_FLOOR = 100 * 1024  # tiny parts may compress well without being bombs
_ENCRYPTED_FLAG = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_FORBIDDEN = tuple(
    word.encode(encoding) for word in ("<!DOCTYPE", "<!ENTITY") for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
_OTHER_KINDS = (
    ("word/document.xml", "import.is_word"),
    ("ppt/presentation.xml", "import.is_slides"),
    ("xl/workbook.bin", "import.is_xlsb"),
    ("content.xml", "import.is_open_document"),
    ("index.apxl", "import.is_unknown"),
)


@dataclass(frozen=True, slots=True)
class ZipLimits:
    """Bounds on a container: number of parts, unpacked bytes, and how far one part may expand."""

    parts: int
    unpacked: int
    ratio: int


def open_parts(content: bytes, limits: ZipLimits) -> dict[str, bytes]:
    """All parts by name, unpacked and verified; FileRejected when the container is damaged, hostile or another kind."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_directory(entries, limits)
            parts = _unpack(archive, entries, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise damaged(f"zip: {error}") from error
    _check_kind(parts)
    _check_markup(parts)
    return parts


def pack(parts: dict[str, bytes], *, compressed: bool) -> bytes:
    """The parts as one container; the same parts give the same bytes."""
    packed = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
    with zipfile.ZipFile(packed, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), part, method)
    return packed.getvalue()


def _check_directory(entries: list[zipfile.ZipInfo], limits: ZipLimits) -> None:
    if len(entries) > limits.parts:
        raise FileRejected("import.too_many_parts", parts=len(entries), limit=limits.parts)
    seen: set[str] = set()
    for entry in entries:
        name = _part_name(entry)
        if name.lower() in seen:
            raise damaged(f"zip: {name} twice")
        seen.add(name.lower())
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise FileRejected("import.encrypted")
        if entry.compress_type not in _METHODS:
            raise damaged(f"zip: method {entry.compress_type}")


def _part_name(entry: zipfile.ZipInfo) -> str:
    """The name with forward slashes; some exporters write the Windows ones."""
    name = entry.filename.replace("\\", "/")
    if name.startswith("/") or ":" in name or ".." in name.split("/"):
        raise FileRejected("import.path_trick", part=name[:60])
    return name


def _unpack(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], limits: ZipLimits) -> dict[str, bytes]:
    """The real sizes count, not those in the headers; reading to the end also checks each CRC."""
    parts: dict[str, bytes] = {}
    left = limits.unpacked
    for entry in entries:
        part = _unpack_one(archive, entry, left, limits)
        left -= len(part)
        parts[_part_name(entry)] = part
    return parts


def _unpack_one(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int, limits: ZipLimits) -> bytes:
    taken = bytearray()
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            taken += chunk
            if len(taken) > left:
                raise FileRejected("import.bomb", limit=f"{limits.unpacked >> 20} MB")
            if len(taken) > max(_RATIO_FLOOR, entry.compress_size * limits.ratio):
                raise FileRejected("import.bomb", limit=f"1:{limits.ratio}")
    return bytes(taken)


def _check_kind(parts: dict[str, bytes]) -> None:
    for name, code in _OTHER_KINDS:
        if name in parts:
            raise FileRejected(code)
    if "xl/workbook.xml" not in parts:
        raise FileRejected("import.is_archive")
    types = parts.get("[Content_Types].xml", b"")
    if b"macroEnabled" in types or any(name.endswith("vbaProject.bin") for name in parts):
        raise FileRejected("import.macros")


def _check_markup(parts: dict[str, bytes]) -> None:
    for name, part in parts.items():
        if any(word in part for word in _FORBIDDEN):
            raise FileRejected("import.document_type", part=name[:60])
        if name.endswith((".xml", ".rels")) and not _is_utf8(part):
            raise FileRejected("import.markup_encoding", part=name[:60])


def _is_utf8(part: bytes) -> bool:
    """Parsers of workbooks expect UTF-8; from UTF-16 sheets they lose rows without a word."""
    try:
        part.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in part
