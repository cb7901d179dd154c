"""Builds the eight font files that documents and the window use; font files are inputs of the build, not sources.

Two of them are copied as they are. Noto Sans SC comes as one variable font and is cut to three weights, because a PDF
would embed the variable font's default weight, which is Thin. Noto Serif SC comes as PostScript outlines in a
collection, which the PDF library refuses: its Chinese face is narrowed to what Chinese offices write and its outlines
become quadratic. The same inputs always give the same bytes, so that the same document does too.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import shutil
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from fontTools.varLib.instancer import OverlapMode, instantiateVariableFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
STAMP = ".built.json"
SYSTEM_FONTS = Path("/usr/share/fonts")
LARGEST_ERROR = 1.0  # of 1,000 units an em: a fifth of a dot at 600 dpi in the largest title
HANGUL = (
    (0x1100, 0x11FF),
    (0x3130, 0x318F),
    (0x3200, 0x321E),
    (0x3260, 0x327F),
    (0xA960, 0xA97F),
    (0xAC00, 0xD7FF),
    (0xFFA0, 0xFFDC),
)


class SourceMissing(Exception):
    """A font that the build starts from is not on this machine; says which and where it comes from."""


@dataclass(frozen=True, slots=True)
class Face:
    """One file to build: what it is made from, where that comes from, and how it is made."""

    name: str
    source: str
    package: str
    make: Callable[[Path, Path, Face], None]
    weight: int = 400


def copy(source: Path, target: Path, face: Face) -> None:
    """A font that is fit as it is; its licence reserves the name for unchanged copies."""
    shutil.copyfile(source, target)


def cut_weight(source: Path, target: Path, face: Face) -> None:
    """One weight of a variable font as a font of its own, named so that desktops see one family."""
    font = TTFont(source, recalcTimestamp=False)
    static = instantiateVariableFont(
        font, {"wght": face.weight}, updateFontNames=True, overlap=OverlapMode.KEEP_AND_SET_FLAGS
    )
    static.save(target)


def convert_serif(source: Path, target: Path, face: Face) -> None:
    """The Chinese face of a collection, without Korean, with quadratic outlines and no layout tables."""
    collection = TTCollection(source, lazy=True)
    font = next(one for one in collection.fonts if "CJKsc" in str(one["name"].getDebugName(6)))
    characters = {code: glyph for code, glyph in font.getBestCmap().items() if not _is_hangul(code)}
    kept = set(characters.values()) | {".notdef"}
    order = [glyph for glyph in font.getGlyphOrder() if glyph in kept]
    builder = FontBuilder(font["head"].unitsPerEm, isTTF=True)
    builder.font.recalcTimestamp = False
    builder.setupHead(
        unitsPerEm=font["head"].unitsPerEm,
        created=font["head"].created,
        modified=font["head"].modified,
        fontRevision=font["head"].fontRevision,
        macStyle=font["head"].macStyle,
    )
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(characters)
    builder.setupGlyf(_quadratic(font, order))
    metrics = font["hmtx"].metrics
    glyf = builder.font["glyf"]
    builder.setupHorizontalMetrics({glyph: (metrics[glyph][0], getattr(glyf[glyph], "xMin", 0)) for glyph in order})
    builder.setupHorizontalHeader(ascent=font["hhea"].ascent, descent=font["hhea"].descent)
    builder.font["OS/2"] = font["OS/2"]
    builder.font["name"] = _named_serif(font)
    builder.setupPost(
        keepGlyphNames=False,
        underlinePosition=font["post"].underlinePosition,
        underlineThickness=font["post"].underlineThickness,
    )
    builder.save(target)


def _is_hangul(code: int) -> bool:
    return any(first <= code <= last for first, last in HANGUL)


def _quadratic(font: TTFont, order: list[str]) -> dict[str, object]:
    shapes = font.getGlyphSet()
    outlines: dict[str, object] = {}
    for glyph in order:
        pen = TTGlyphPen(None)
        shapes[glyph].draw(Cu2QuPen(pen, LARGEST_ERROR, reverse_direction=True))
        outlines[glyph] = pen.glyph()
    return outlines


def _named_serif(font: TTFont) -> object:
    names = font["name"]
    for record in names.names:
        text = record.toUnicode().replace("Serif CJK SC", "Serif SC").replace("SerifCJKsc", "SerifSC")
        names.setName(text, record.nameID, record.platformID, record.platEncID, record.langID)
    return names


FACES = (  # the slowest first, so that two at a time end together
    Face("NotoSerifSC-Regular", "opentype/noto/NotoSerifCJK-Regular.ttc", "fonts-noto-cjk", convert_serif),
    Face("NotoSerifSC-Bold", "opentype/noto/NotoSerifCJK-Bold.ttc", "fonts-noto-cjk", convert_serif),
    Face("NotoSerifSC-SemiBold", "opentype/noto/NotoSerifCJK-SemiBold.ttc", "fonts-noto-cjk-extra", convert_serif),
    Face("NotoSansSC-Regular", "ofl/notosanssc/NotoSansSC[wght].ttf", "justmytype-intl-cjk", cut_weight, 400),
    Face("NotoSansSC-Medium", "ofl/notosanssc/NotoSansSC[wght].ttf", "justmytype-intl-cjk", cut_weight, 500),
    Face("NotoSansSC-Bold", "ofl/notosanssc/NotoSansSC[wght].ttf", "justmytype-intl-cjk", cut_weight, 700),
    Face("LXGWWenKai-Regular", "truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf", "fonts-lxgw-wenkai", copy),
    Face("HanaMinB", "truetype/hanazono/HanaMinB.ttf", "fonts-hanazono", copy),
)


def source_of(face: Face) -> Path:
    """Where the face's source lies. Raises SourceMissing, naming the package that brings it."""
    folder = SYSTEM_FONTS
    if face.make is cut_weight:
        spec = importlib.util.find_spec(face.package.replace("-", "_"))
        if spec is None or spec.origin is None:
            raise SourceMissing(
                f"{face.name}.ttf is cut from the Python package {face.package}, which is not installed"
            )
        folder = Path(spec.origin).parent / "fonts"
    path = folder / face.source
    if not path.is_file():
        raise SourceMissing(f"{face.name}.ttf is built from {path}, which the package {face.package} brings")
    return path


def build(face: Face, folder: Path) -> int:
    """Makes one file, whole or not at all; returns its size in bytes."""
    target = folder / f"{face.name}.ttf"
    part = target.with_suffix(".part")
    try:
        face.make(source_of(face), part, face)
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)
    return target.stat().st_size


def recipe() -> str:
    """What the built files depend on besides their sources: this file."""
    return hashlib.sha256(Path(__file__).read_bytes()).hexdigest()


def stale(folder: Path) -> list[Face]:
    """The faces that are missing, cut short, or built by another recipe."""
    try:
        stamp = json.loads((folder / STAMP).read_text("utf-8"))
    except (FileNotFoundError, json.JSONDecodeError):
        return list(FACES)
    if stamp["recipe"] != recipe():
        return list(FACES)
    return [face for face in FACES if _size(folder / f"{face.name}.ttf") != stamp["sizes"].get(face.name)]


def write_stamp(folder: Path) -> None:
    """Notes by which recipe the folder was built and how large each file is."""
    sizes = {face.name: _size(folder / f"{face.name}.ttf") for face in FACES}
    (folder / STAMP).write_text(json.dumps({"recipe": recipe(), "sizes": sizes}, indent=1) + "\n", "utf-8")


def _size(path: Path) -> int | None:
    return path.stat().st_size if path.is_file() else None


def build_missing(folder: Path, workers: int) -> None:
    """Builds what is stale, ``workers`` faces at a time, and stamps the folder when all stand."""
    waiting = stale(folder)
    if not waiting:
        return
    folder.mkdir(parents=True, exist_ok=True)
    for face in waiting:
        source_of(face)
    print(f"fonts: building {len(waiting)} of {len(FACES)}, {workers} at a time", flush=True)
    with ProcessPoolExecutor(workers) as pool:
        running = {pool.submit(build, face, folder): face for face in waiting}
        for done in as_completed(running):
            print(f"fonts: {running[done].name}.ttf, {done.result() / 1e6:.1f} MB", flush=True)
    write_stamp(folder)


def main() -> int:
    """``build_fonts.py [--folder DIR] [--workers N]``: exit 0 when all eight stand, 1 when a source is missing."""
    parser = argparse.ArgumentParser(description="Build the fonts that documents and the window use.")
    parser.add_argument("--folder", type=Path, default=FONTS)
    parser.add_argument("--workers", type=int, default=min(2, os.cpu_count() or 1))
    chosen = parser.parse_args()
    try:
        build_missing(chosen.folder, chosen.workers)
    except SourceMissing as missing:
        print(f"fonts: {missing}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
