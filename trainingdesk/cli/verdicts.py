"""Verifying what somebody holds: the numbers a file bears, its digest, and the verdict in words and as exit code."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from trainingdesk.domain.errors import Unavailable
from trainingdesk.domain.system_reasons import system_reason
from trainingdesk.domain.vocabulary import Term

VOUCHER_NUMBER = re.compile(rb"PZ\d{4}-\d{6,9}")
CERTIFICATE_NUMBER = re.compile(rb"(?<![A-Z0-9])[YS]\d{21}(?!\d)")
_MOST_NUMBERS = 8
_ENDING = re.compile(rb"\\000|\x00")  # the upper half of UTF-16, as PDF writes a title


class VerdictWord(Term):
    """What came of comparing with what was filed."""

    TRUE = "true", "与存档一致", "As filed"
    ALTERED = "altered", "与存档不符", "Altered"
    UNKNOWN = "unknown", "无此存档", "Unknown"
    REVOKED = "revoked", "已作废", "Void"


VERDICT_CODES = {VerdictWord.TRUE: 0, VerdictWord.ALTERED: 6, VerdictWord.UNKNOWN: 3, VerdictWord.REVOKED: 3}


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
