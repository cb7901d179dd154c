"""What machines read and hands add: QR codes, the corners a seal goes between, boxes to tick, lines to sign on."""

from __future__ import annotations

import numpy as np
import zxingcpp

from trainingdesk.documents.cells import draw_within
from trainingdesk.documents.fonts import Role
from trainingdesk.documents.sheet import MM, Align, Box, Sheet, baseline
from trainingdesk.documents.typeset import Style

QR_ON_FORMS = 19.0
QR_ON_CERTIFICATES = 24.0
SEAL = 42.0  # mm across; unsourced, the usual size of an office seal
_CORNER = 3.2
_DARK = 128

_LABEL = Style(Role.PRINTED, 7)
_ANCHOR = Style(Role.TYPED, 7.5)
_UNIT = Style(Role.PRINTED, 8)
_DATE = Style(Role.PRINTED, 8.5)
BLANK_DATE = "年　　月　　日"


def qr_code(sheet: Sheet, x: float, y: float, size: float, payload: str) -> None:
    """A QR code of level M filling a square of ``size`` mm; the white around it is the caller's."""
    code = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    dark = np.asarray(code.to_image()) < _DARK
    rows, columns = np.nonzero(dark.any(axis=1))[0], np.nonzero(dark.any(axis=0))[0]
    modules = dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].astype(np.int8)
    steps = np.diff(np.pad(modules, ((0, 0), (1, 1))), axis=1)
    lines, starts = np.nonzero(steps == 1)
    ends = np.nonzero(steps == -1)[1]
    bars = "".join(
        f"{start} {line} {end - start} 1 re "
        for line, start, end in zip(lines.tolist(), starts.tolist(), ends.tolist(), strict=True)
    )
    pitch = size * MM / len(modules)
    place = f"{sheet.across(x):.3f} {sheet.up(y):.3f}"
    sheet.literal(f"q 0 g {pitch:.5f} 0 0 {-pitch:.5f} {place} cm {bars}f Q")


def anchor_below(sheet: Sheet, right: float, base: float, anchor: str) -> None:
    """The audit anchor, flush right, with its name before it."""
    width = sheet.text(right, base, anchor, _ANCHOR, Align.RIGHT)
    sheet.text(right - width - 1.6, base, "审计锚", _LABEL, Align.RIGHT)


def seal_corners(sheet: Sheet, centre_x: float, centre_y: float) -> None:
    """Four corners to aim a seal between. No ring: a copy must not look sealed."""
    half = SEAL / 2
    for across in (-1, 1):
        for down in (-1, 1):
            x, y = centre_x + across * half, centre_y + down * half
            sheet.rule((x, y), (x - across * _CORNER, y))
            sheet.rule((x, y), (x, y - down * _CORNER))


def seal_place(sheet: Sheet, centre_x: float, centre_y: float, unit: str) -> None:
    """Corners, the unit's name, the date and 盖章, low enough that a seal leaves them readable."""
    seal_corners(sheet, centre_x, centre_y)
    place = Box(centre_x - SEAL / 2, centre_y + 1.8, SEAL, 8)
    draw_within(sheet, place, unit, _UNIT, pad=0.6)
    sheet.text(centre_x, centre_y + 12.6, BLANK_DATE, _DATE, Align.CENTRE)
    sheet.text(centre_x, centre_y + 17.6, "（盖章）", _LABEL, Align.CENTRE)


def tick_box(sheet: Sheet, x: float, middle: float, words: str, style: Style) -> None:
    """An empty box and what ticking it means."""
    sheet.frame(Box(x, middle - 1.3, 2.6, 2.6), 0.4)
    sheet.text(x + 4.2, baseline(middle, style), words, style)


def signature(sheet: Sheet, x: float, base: float, words: str, *, style: Style, length: float) -> None:
    """Words and a line to sign on."""
    width = sheet.text(x, base, words, style)
    sheet.across_rule(x + width + 1.5, base + 0.4, length)
