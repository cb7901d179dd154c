"""A holder's photo: looked at before any decoder touches it, then decoded once, so that a bad one is refused early."""

from __future__ import annotations

from io import BytesIO
from typing import Any, cast

from reportlab.lib.utils import ImageReader

from trainingdesk.domain.errors import Refused

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
_LARGEST_SIDE = 4000  # pixels; 25 x 35 mm at 600 dpi are 591 x 827
_STANDALONE = frozenset({0x01, *range(0xD0, 0xD9)})  # JPEG markers without a length
_NOT_FRAMES = frozenset({0xC4, 0xC8, 0xCC})  # in the range of frame headers without being one


def read_photo(picture: bytes, name: str) -> ImageReader:
    """The photo ready to be drawn; Refused ``document.photo_unreadable`` when it is no sound JPEG or PNG."""
    try:
        if max(pixels(picture)) > _LARGEST_SIDE:
            raise ValueError("too large")
        cast("Any", ImageReader(BytesIO(picture))).getRGBData()  # decodes all of it now
        return ImageReader(BytesIO(picture))
    except (OSError, ValueError, SyntaxError, IndexError) as error:
        raise Refused("document.photo_unreadable", name=name) from error


def pixels(picture: bytes) -> tuple[int, int]:
    """Width and height as the file's own header states them; ValueError or IndexError for anything else."""
    if picture.startswith(_PNG) and picture[12:16] == b"IHDR":
        return int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big")
    if picture.startswith(_JPEG):
        return _jpeg_pixels(picture)
    raise ValueError("neither PNG nor JPEG")


def _jpeg_pixels(picture: bytes) -> tuple[int, int]:
    """From the first frame header; the segments before it are stepped over."""
    at = 2
    while at < len(picture):
        if picture[at] != 0xFF:
            raise ValueError("not a marker")
        marker = picture[at + 1]
        if marker == 0xFF or marker in _STANDALONE:
            at += 1 if marker == 0xFF else 2
            continue
        if 0xC0 <= marker <= 0xCF and marker not in _NOT_FRAMES:
            return int.from_bytes(picture[at + 7 : at + 9], "big"), int.from_bytes(picture[at + 5 : at + 7], "big")
        at += 2 + int.from_bytes(picture[at + 2 : at + 4], "big")
    raise ValueError("no frame")
