"""The faces documents are set in, which part each plays, and the gate that no character passes without a glyph.

Only TrueType outlines can be embedded, and only faces are used whose outlines are in the folder handed in; nothing is
taken from the machine. A character is looked for along a chain of faces, one character at a time, so that a name with
𤨒 or 𠮷 is whole on paper.
"""

from __future__ import annotations

import struct
import threading
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFError, TTFNameBytes, TTFont

from trainingdesk.domain.errors import Unavailable


class Face(StrEnum):
    """The font files, by stem."""

    SERIF = "NotoSerifSC-Regular"
    SERIF_SEMIBOLD = "NotoSerifSC-SemiBold"
    SERIF_BOLD = "NotoSerifSC-Bold"
    KAI = "LXGWWenKai-Regular"
    SANS = "NotoSansSC-Regular"
    SANS_MEDIUM = "NotoSansSC-Medium"
    RARE = "HanaMinB"


class Role(StrEnum):
    """What a text is on the page; the role chooses the face."""

    TITLE = "title"
    PRINTED = "printed"  # what the form itself says, and all figures
    STRONG = "strong"  # totals, names of boxes
    FACT = "fact"  # what is filled in
    TYPED = "typed"  # what somebody types back in: the anchor
    DIGEST = "digest"


_FALLBACK = (Face.SERIF, Face.KAI, Face.RARE)
_CHAINS: dict[Role, tuple[Face, ...]] = {
    Role.TITLE: (Face.SERIF_BOLD, *_FALLBACK),
    Role.PRINTED: _FALLBACK,
    Role.STRONG: (Face.SERIF_SEMIBOLD, *_FALLBACK),
    Role.FACT: (Face.KAI, Face.SERIF, Face.RARE),
    Role.TYPED: (Face.SANS_MEDIUM, *_FALLBACK),
    Role.DIGEST: (Face.SANS, *_FALLBACK),
}
_CODES_PER_BLOCK = 100  # ISO 32000-1, 9.7.6.2 by way of the CMap specification: at most 100 entries a bfchar block


class EmbeddedFont(TTFont):
    """A face that is embedded as subsets, and whose text comes out again as it went in, above U+FFFF too."""

    def __init__(self, face: Face, path: Path) -> None:
        super().__init__(face.value, str(path), validate=1, asciiReadable=False, shapable=False)
        # instances of one variable font share a PostScript name, and reportlab keys its objects by that name
        self.face.name = TTFNameBytes(face.value.encode("ascii"))

    def holds(self, character: str) -> bool:
        """Whether there is a glyph to draw; an empty outline counts only for a blank."""
        glyph = self.face.charToGlyph.get(ord(character), 0)
        if not glyph:
            return False
        has_outline: bool = self.face.glyphPos[glyph + 1] > self.face.glyphPos[glyph]
        return has_outline or character.isspace()

    def em_width(self, character: str) -> float:
        """The advance in thousandths of the size, as the file's own width table will state it."""
        return float(self.face.charWidths[ord(character)])

    def addObjects(self, doc: Any) -> None:  # noqa: N802  # reportlab's name
        """Write the subsets, then their ToUnicode maps right: reportlab writes U+2CB4A as five hex digits."""
        subsets = [list(codes) for codes in self.state[doc].subsets]
        super().addObjects(doc)
        for number, codes in enumerate(subsets):
            name = (SUBSETN(number) + b"+" + self.face.name).decode("ascii")
            doc.idToObject[f"toUnicodeCMap:{name}"].content = to_unicode_map(name, codes)


def to_unicode_map(name: str, codes: Iterable[int]) -> str:
    """A ToUnicode CMap for one-byte codes 0, 1, 2 … standing for these code points, as UTF-16BE with surrogates."""
    rows = [
        f"<{code:02X}> <{chr(point).encode('utf-16-be').hex().upper()}>" for code, point in enumerate(codes) if point
    ]
    blocks = [rows[start : start + _CODES_PER_BLOCK] for start in range(0, len(rows), _CODES_PER_BLOCK)]
    body = [line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *body,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


class FontShelf:
    """The faces of one folder, each read at its first use. One shelf serves any number of documents and threads.

    Raises Unavailable ``document.font_missing`` when a file is not there, ``document.font_damaged`` at the first use
    of one that cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loaded: dict[Face, EmbeddedFont] = {}
        self._lock = threading.Lock()
        self._chosen: dict[tuple[Role, str], EmbeddedFont | None] = {}
        absent = [face for face in Face if not self._path(face).is_file()]
        if absent:
            raise Unavailable("document.font_missing", name="、".join(absent), folder=folder)

    def _path(self, face: Face) -> Path:
        return self._folder / f"{face}.ttf"

    def font(self, face: Face) -> EmbeddedFont:
        """The face itself, read when first asked for."""
        with self._lock:
            if face not in self._loaded:
                self._loaded[face] = self._read(face)
            return self._loaded[face]

    def _read(self, face: Face) -> EmbeddedFont:
        try:
            font = EmbeddedFont(face, self._path(face))
        except (TTFError, OSError, LookupError, ValueError, struct.error) as error:
            raise Unavailable("document.font_damaged", name=face, folder=self._folder) from error
        pdfmetrics.registerFont(font)  # a canvas asks the registry for its first font by name
        return font

    def chosen(self, character: str, role: Role) -> EmbeddedFont | None:
        """The first face of the role's chain that holds the character; None when none does."""
        key = (role, character)
        if key not in self._chosen:
            self._chosen[key] = self._search(character, role)
        return self._chosen[key]

    def _search(self, character: str, role: Role) -> EmbeddedFont | None:
        chain = _CHAINS[role]
        if role is Role.FACT and (character.isascii() or character in "¥×–"):
            chain = (Face.SERIF, *chain)  # figures stay serif among written facts
        return next((font for font in map(self.font, chain) if font.holds(character)), None)

    def missing_glyphs(self, text: str) -> tuple[str, ...]:
        """The characters no face holds, each once, in the order they come."""
        return tuple(dict.fromkeys(character for character in text if self.chosen(character, Role.PRINTED) is None))
