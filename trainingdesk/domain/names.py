"""People's names: kept as written, rare characters included, but free of what no name holds."""

from __future__ import annotations

import re
import unicodedata

from trainingdesk.domain.findings import Finding, Findings, Place
from trainingdesk.domain.plain_text import has_control, has_han, visible

# what keyboards offer for the mark between the parts of a name
_DOTS = re.compile(r"\s*[·•∙・･‧⋅]\s*|(?<=[^\x00-\x7f])\s*[.．]\s*(?=[^\x00-\x7f])")
_DOT = "·"
_LONGEST = 50
_REPLACEMENT = "\ufffd"


def clean_name(text: str) -> str:
    """The name without blanks between Chinese characters (``张　伟``), with one blank between words elsewhere.

    The mark between the parts of a name becomes ``·``. Characters are never exchanged for others.
    """
    words = visible(text).split()
    return _DOTS.sub(_DOT, ("" if has_han(text) else " ").join(words))


def same_name(one: str, other: str) -> bool:
    """Whether two spellings name the same: blanks, marks, width and case do not tell people apart."""
    return _key(one) == _key(other)


def read_name(text: str, place: Place = Place()) -> tuple[str | None, tuple[Finding, ...]]:
    """The cleaned name and what is wrong with it; None when it cannot be a name.

    Errors: empty, damaged by a wrong encoding, digits or control characters, too long. Warning: a character from a
    private-use area, which prints only where it was typed.
    """
    name = clean_name(text)
    findings = Findings()
    if not name:
        findings.error("identity.name_missing", place)
    if _REPLACEMENT in name or "?" in name or "？" in name:
        findings.error("identity.name_damaged", place, value=name)
    if has_control(name) or any(unicodedata.category(letter) == "Nd" for letter in name):
        findings.error("identity.name_characters", place, value=_printable(name))
    if len(name) > _LONGEST:
        findings.error("identity.name_long", place, value=name[:_LONGEST], longest=str(_LONGEST))
    if any(unicodedata.category(letter) == "Co" for letter in name):
        findings.warning("identity.name_private_use", place, value=name)
    return (None if findings.has_errors else name), findings.as_tuple()


def _printable(name: str) -> str:
    return "".join(letter if letter.isprintable() else _REPLACEMENT for letter in name)


def _key(name: str) -> str:
    return unicodedata.normalize("NFKC", clean_name(name)).replace(" ", "").replace(_DOT, "").casefold()
