"""Text as a machine compares it: what people type into code and name fields, brought to one spelling."""

from __future__ import annotations

import unicodedata

_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
# typed in front of a number so that a spreadsheet keeps it as text
_TEXT_MARKS = "'`‘’"
_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def visible(text: str) -> str:
    """The text without zero-width characters; they are copied along from web pages and seen by nobody."""
    return "".join(letter for letter in text if letter not in _INVISIBLE)


def code_text(text: str) -> str:
    """A code in one spelling: half-width, upper case, without blanks, zero-width characters and text marks.

    For code fields only (numbers, codes, keywords): compatibility forms are folded, which must not happen to names.
    Control characters that turn the writing direction stay, so that no code pattern accepts them.
    """
    folded = unicodedata.normalize("NFKC", visible(text))
    return "".join(folded.split()).lstrip(_TEXT_MARKS).upper()


def has_control(text: str) -> bool:
    """Whether the text holds control characters or marks that turn the writing direction."""
    return any(letter in _BIDI_CONTROLS or unicodedata.category(letter) == "Cc" for letter in text)


def has_han(text: str) -> bool:
    """Whether the text holds Chinese characters; private-use and yet unnamed code points count as such."""
    return any(
        unicodedata.name(letter, "").startswith("CJK") or unicodedata.category(letter) in {"Co", "Cn"}
        for letter in text
    )
