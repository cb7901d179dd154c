"""Prints each sample once and reads its pages back: their text, where words and rules stand, what QR codes say."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp

from tests.documents import long_samples, samples
from trainingdesk.documents import certificate, claim_form, roster_sheet, voucher
from trainingdesk.documents.fonts import FontShelf

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
THREE_ITEMS = (samples.TRAINING, samples.ASSESSMENT, samples.LIVING)


@cache
def shelf() -> FontShelf:
    return FontShelf(FONTS)


PRINTS: dict[str, Callable[[], bytes]] = {
    "voucher": lambda: voucher.render(samples.voucher(), shelf()),
    "voucher-1": lambda: voucher.render(samples.counter_voucher(), shelf()),
    "voucher-22": lambda: voucher.render(samples.voucher(22), shelf()),
    "voucher-200": lambda: voucher.render(samples.many_refusals_voucher(), shelf()),
    "voucher-727": lambda: voucher.render(samples.voucher(727), shelf()),
    "voucher-individuals": lambda: voucher.render(samples.individuals_voucher(), shelf()),
    "voucher-one-item": lambda: voucher.render(samples.voucher(40, (samples.TRAINING,)), shelf()),
    "voucher-three-items": lambda: voucher.render(samples.voucher(40, THREE_ITEMS), shelf()),
    "voucher-long": lambda: voucher.render(long_samples.long_voucher(), shelf()),
    "claim": lambda: claim_form.render(samples.claim_form(), shelf()),
    "claim-200": lambda: claim_form.render(samples.claim_form(200), shelf()),
    "claim-counter": lambda: claim_form.render(samples.counter_claim_form(), shelf()),
    "claim-employer": lambda: claim_form.render(samples.employer_claim_form(), shelf()),
    "claim-long": lambda: claim_form.render(long_samples.long_claim_form(), shelf()),
    "roster": lambda: roster_sheet.render(samples.roster(), shelf()),
    "roster-1": lambda: roster_sheet.render(samples.roster(1), shelf()),
    "roster-727": lambda: roster_sheet.render(samples.roster(727), shelf()),
    "certificate": lambda: certificate.render(samples.certificate(), shelf()),
    "certificate-long": lambda: certificate.render(long_samples.long_certificate(), shelf()),
    "certificates": lambda: certificate.render_all(
        [samples.certificate(seq) for seq in (1, 2, 5, 6, 9, 13, 41)], shelf()
    ),
    "overlay": lambda: certificate.render_overlay([samples.certificate()], shelf()),
    "overlay-proof": lambda: certificate.render_overlay([samples.certificate()], shelf(), proof=True),
}


@cache
def printed(name: str) -> bytes:
    """The PDF of a sample."""
    return PRINTS[name]()


@cache
def pages(name: str) -> tuple[str, ...]:
    """Each page's text as pdftotext copies it out, in the order it was drawn."""
    return text_of(printed(name))


def text_of(pdf: bytes) -> tuple[str, ...]:
    """The text of each page, as a reader would copy it."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(pdf)
        file.flush()
        command = ["pdftotext", "-raw", "-enc", "UTF-8", file.name, "-"]
        text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    return tuple(text.split("\f")[:-1])


def squeezed(text: str) -> str:
    """Without any blank: what stands in one cell may have been broken into lines."""
    return re.sub(r"\s", "", text)


def texts_in(value: object) -> Iterator[str]:
    """Every text of a record; codes of closed lists are not texts."""
    if type(value) is str and value:
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_in(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts_in(getattr(value, field.name))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as it is drawn, in points from the bottom left: its size, and one row (left, bottom, right, top) for each
    text (the pale 演示 left out) and for each rule."""

    width: float
    height: float
    texts: np.ndarray
    rules: np.ndarray


@cache
def drawn(name: str) -> tuple[Drawn, ...]:
    """Every page of a sample, as PDFium places what is on it."""
    document = pypdfium2.PdfDocument(printed(name))
    try:
        return tuple(page_drawn(page) for page in document)
    finally:
        document.close()


def page_drawn(page: pypdfium2.PdfPage) -> Drawn:
    texts: list[tuple[float, ...]] = []
    rules: list[tuple[float, ...]] = []
    for item in page.get_objects(max_depth=3):
        left, bottom, right, top = item.get_bounds()
        if item.type == pdfium.FPDF_PAGEOBJ_TEXT and 0.1 < top - bottom < 60 and right - left > 0.1:
            texts.append((left, bottom, right, top))
        elif item.type == pdfium.FPDF_PAGEOBJ_PATH and min(right - left, top - bottom) < 4:
            rules.append((left, bottom, right, top))
    return Drawn(page.get_width(), page.get_height(), np.array(texts), np.array(rules).reshape(-1, 4))


def covered(texts: np.ndarray) -> np.ndarray:
    """How much of the smaller of each two texts the other covers: a square with one row a text."""
    left, bottom, right, top = (texts[:, side] for side in range(4))
    width = np.minimum.outer(right, right) - np.maximum.outer(left, left)
    height = np.minimum.outer(top, top) - np.maximum.outer(bottom, bottom)
    sizes = (right - left) * (top - bottom)
    shared = np.clip(width, 0, None) * np.clip(height, 0, None) / np.minimum.outer(sizes, sizes)
    np.fill_diagonal(shared, 0.0)
    return shared


def crossed(texts: np.ndarray, rules: np.ndarray) -> np.ndarray:
    """Whether a rule runs through a text, a hair's breadth at its edges allowed: one row a text, one column a rule."""
    left, bottom, right, top = ((texts[:, side] + inset)[:, None] for side, inset in enumerate((0.4, 0.4, -0.4, -0.4)))
    return (rules[:, 0] < right) & (rules[:, 2] > left) & (rules[:, 1] < top) & (rules[:, 3] > bottom)


def codes_on(name: str, page: int, dots_per_inch: int = 110) -> list[str]:
    """What the QR codes on a page say, read from its picture."""
    document = pypdfium2.PdfDocument(printed(name))
    try:
        picture = document[page].render(scale=dots_per_inch / 72, grayscale=True).to_numpy()
    finally:
        document.close()
    return [code.text for code in zxingcpp.read_barcodes(np.ascontiguousarray(picture.squeeze()))]
