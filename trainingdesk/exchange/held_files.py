"""A file somebody shows: its digest and the numbers it bears, read as bytes, never parsed."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from trainingdesk.domain.errors import Unavailable
from trainingdesk.domain.system_reasons import system_reason

VOUCHER_NUMBER = re.compile(rb"PZ\d{4}-\d{6,9}")
CERTIFICATE_NUMBER = re.compile(rb"(?<![A-Z0-9])[YS]\d{21}(?!\d)")
CLAIM_NUMBER = re.compile(rb"SL\d{4}-\d{6,9}")
_MOST_NUMBERS = 8
_ENDING = re.compile(rb"\\000|\x00")  # the upper half of UTF-16, as PDF writes a title


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file somebody shows: SHA-256 of its bytes, and the numbers it claims to have, by its properties and name."""

    digest: str
    numbers: tuple[str, ...]


def held_file(path: Path, pattern: re.Pattern[bytes]) -> HeldFile:
    """Read without parsing: the bytes are a stranger's. Unavailable when it cannot be read."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Unavailable("office.upload_failed", name=path.name, why=system_reason(error)) from error
    plain = _ENDING.sub(b"", content)
    borne = [*pattern.findall(plain), *pattern.findall(path.stem.encode())]
    numbers = tuple(number.decode() for number in dict.fromkeys(borne))[:_MOST_NUMBERS]
    return HeldFile(hashlib.sha256(content).hexdigest(), numbers)
