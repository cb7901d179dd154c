"""What a file is by its first bytes, never by what its name claims; the name can only make it refused."""

from __future__ import annotations

import codecs
from enum import StrEnum
from pathlib import PurePath


class SheetFormat(StrEnum):
    """Formats whose rows can be read."""

    XLSX = "xlsx"
    XLS = "xls"
    CSV = "csv"


_BY_NAME = {
    ".xlsm": "import.macros", ".xltm": "import.macros", ".xlam": "import.macros",
    ".et": "import.is_et", ".ett": "import.is_et",
}  # fmt: skip
_OTHER_KINDS = (
    (b"%PDF", "import.is_pdf"),
    (b"\xff\xd8\xff", "import.is_image"),
    (b"\x89PNG", "import.is_image"),
    (b"GIF8", "import.is_image"),
    (b"BM", "import.is_image"),
    (b"II*\0", "import.is_image"),
    (b"Rar!", "import.is_archive"),
    (b"7z\xbc\xaf", "import.is_archive"),
    (b"\x1f\x8b", "import.is_archive"),
    (b"{\\rtf", "import.is_word"),
)
_ZIP, _EMPTY_ZIP, _COMPOUND = b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UNICODE_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_WEB_STARTS = (b"<html", b"<!doctype html", b"<table", b"<head", b"<meta", b"<body", b"<style", b"mime-version:")
_XML_SHEET = b"urn:schemas-microsoft-com:office:spreadsheet"
_LOOKED_AT = 8192


def format_of(content: bytes, name: str) -> SheetFormat | str:
    """The format to read the bytes as, or the code of the refusal."""
    suffix = PurePath(name).suffix.lower()
    if suffix in _BY_NAME:
        return _BY_NAME[suffix]
    if not content.strip():
        return "import.empty_file"
    if content.startswith(_ZIP):
        return SheetFormat.XLSX
    if content.startswith(_COMPOUND):
        return SheetFormat.XLS
    if content.startswith(_EMPTY_ZIP):
        return "import.is_archive"
    return next((code for start, code in _OTHER_KINDS if content.startswith(start)), None) or _text_kind(content)


def _text_kind(content: bytes) -> SheetFormat | str:
    head = content[:_LOOKED_AT]
    if head.startswith(_UNICODE_MARKS):
        return SheetFormat.CSV
    start = head.lstrip().lower()
    if start.startswith(_WEB_STARTS) or (start.startswith(b"<?xml") and b"<html" in start):
        return "import.is_web_page"
    if start.startswith(b"<?xml"):
        return "import.is_xml_sheet" if _XML_SHEET in start else "import.is_unknown"
    return "import.is_unknown" if b"\0" in head else SheetFormat.CSV
