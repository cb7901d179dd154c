"""The file itself: the same bytes each time and anywhere, every font inside and cut to what is used."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from pypdf.generic import DictionaryObject, NameObject

from tests.documents import samples
from tests.documents.printing import FONTS, PRINTS, printed, shelf
from trainingdesk.documents import voucher
from trainingdesk.documents.fonts import FontShelf

SMALL = [name for name in PRINTS if not name.endswith(("-727", "-200"))]
ELSEWHERE = """
import hashlib, sys
from tests.documents.printing import printed
print(*(hashlib.sha256(printed(name)).hexdigest() for name in sys.argv[1:]))
"""


def fonts_of(name: str) -> list[DictionaryObject]:
    """Every font a sample declares."""
    reader = pypdf.PdfReader(BytesIO(printed(name)))
    found: dict[str, DictionaryObject] = {}
    for page in reader.pages:
        for font in page["/Resources"].get_object().get("/Font", {}).values():
            declared = font.get_object()
            found[str(declared[NameObject("/BaseFont")])] = declared
    return list(found.values())


@pytest.mark.parametrize("name", SMALL)
def test_printing_twice_gives_the_same_bytes(name: str) -> None:
    assert PRINTS[name]() == printed(name)


def test_another_process_gives_the_same_bytes() -> None:
    names = ["voucher", "claim", "roster", "certificates", "overlay-proof"]
    command = [sys.executable, "-c", ELSEWHERE, *names]
    root = Path(__file__).resolve().parents[2]
    told = subprocess.run(command, cwd=root, capture_output=True, check=True, text=True).stdout.split()
    assert told == [hashlib.sha256(printed(name)).hexdigest() for name in names]


def test_what_was_printed_before_leaves_no_trace() -> None:
    fonts = FontShelf(FONTS)
    voucher.render(samples.voucher(3), fonts)
    assert voucher.render(samples.voucher(), fonts) == printed("voucher")


def test_where_the_fonts_lie_leaves_no_trace(tmp_path: Path) -> None:
    for font in FONTS.glob("*.ttf"):
        (tmp_path / font.name).symlink_to(font)
    assert voucher.render(samples.voucher(), FontShelf(tmp_path)) == printed("voucher")
    assert str(FONTS).encode() not in printed("voucher")


def test_no_clock_stands_in_the_file() -> None:
    dates = set(re.findall(rb"D:(\d{8})", printed("voucher")))
    assert dates <= {b"20000101"}


@pytest.mark.parametrize("name", SMALL)
def test_every_font_is_inside_and_a_subset(name: str) -> None:
    declared = fonts_of(name)
    assert declared
    for font in declared:
        assert re.match(r"/[A-Z]{6}\+", str(font["/BaseFont"]))
        assert len(font["/FontDescriptor"].get_object()["/FontFile2"].get_object().get_data()) > 500
        assert "beginbfchar" in font["/ToUnicode"].get_object().get_data().decode("ascii")


def test_no_font_of_the_reader_is_asked_for() -> None:
    assert not re.search(rb"Helvetica|Times|Courier|ZapfDingbats|STSong", printed("voucher"))


def test_the_file_says_what_it_is() -> None:
    reader = pypdf.PdfReader(BytesIO(printed("voucher")))
    assert reader.metadata is not None
    assert reader.metadata.title == "职业培训补贴资金拨付凭证 PZ2026-000186"
    assert reader.metadata.author == samples.HR_OFFICE
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"
    assert [entry["/Title"] for entry in reader.outline] == ["职业培训补贴资金拨付凭证", "职业培训补贴逐人计算表"]


@pytest.mark.parametrize("name", PRINTS)
def test_pages_are_a4(name: str) -> None:
    sizes = {
        tuple(round(float(side) / 72 * 25.4) for side in page.mediabox[2:])
        for page in pypdf.PdfReader(BytesIO(printed(name))).pages
    }
    assert sizes <= {(210, 297), (297, 210)}


def test_a_document_stays_small() -> None:
    assert len(printed("voucher")) < 250_000
    assert len(printed("certificate")) < 100_000


def test_one_shelf_prints_for_several_desks_at_once() -> None:
    fonts = FontShelf(FONTS)
    views = [samples.voucher(count) for count in (2, 5, 9, 22, 40, 41)]
    with ThreadPoolExecutor(4) as desks:
        together = list(desks.map(lambda view: voucher.render(view, fonts), views))
    assert together == [voucher.render(view, shelf()) for view in views]


@pytest.mark.parametrize("name", ["voucher-1", "claim-counter", "roster-1", "certificate", "overlay"])
def test_a_strict_reader_finds_nothing_to_mend(name: str) -> None:
    reader = pypdf.PdfReader(BytesIO(printed(name)), strict=True)
    assert all(page.extract_text() for page in reader.pages)
