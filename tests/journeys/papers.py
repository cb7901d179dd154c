"""Printed pages read back: their text, the anchor on them, and what their code says to a scanner."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pypdfium2
import zxingcpp
from cn2an import an2cn
from pypdf import PdfReader

_ANCHOR = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){2}")


def text_of(path: Path) -> str:
    """All pages' text without blanks and line ends, which stand wherever the page had room."""
    return re.sub(r"\s", "", "".join(page.extract_text() for page in PdfReader(path).pages))


def anchor_on(path: Path) -> str:
    """The twelve characters of the audit anchor."""
    found = _ANCHOR.search("".join(page.extract_text() for page in PdfReader(path).pages))
    assert found is not None
    return found[0]


def code_on(path: Path) -> str:
    """What the first page's QR code says."""
    document = pypdfium2.PdfDocument(path)
    try:
        page = document[0].render(scale=3).to_pil()
    finally:
        document.close()
    [code] = zxingcpp.read_barcodes(page)
    return code.text


def yuan(fen: int) -> str:
    """An amount as pages and documents write it for machines."""
    return f"{fen // 100}.{fen % 100:02d}"


def spoken(fen: int) -> str:
    """The amount in capitals, by another library's rule."""
    words: str = an2cn(Decimal(fen) / 100, "rmb")
    return words
