"""What may be shown of personal data: numbers by their ends, names by their first and last character."""

from __future__ import annotations

import unicodedata

from trainingdesk.domain.plain_text import has_han

_STAR = "*"
_LEAST_HIDDEN = 4
_NAME_MARKS = "·•∙・ .-"
_SELECTORS = range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0)


def mask_identity(number: str) -> str:
    """``110***********1234``: first three and last four."""
    return _between(number, 3, 4)


def mask_account(account: str) -> str:
    """``**** 6123``: screens show the last four digits of a bank account."""
    return f"{_STAR * 4} {account[-4:]}" if len(account) >= 2 * _LEAST_HIDDEN else _STAR * 4


def mask_account_on_paper(account: str) -> str:
    """``6209********5618``: vouchers show the first and last four, at the account's own length."""
    return _between(account, 4, 4)


def mask_phone(phone: str) -> str:
    """``138****1234``: first three and last four."""
    return _between(phone, 3, 4)


def public_name(name: str) -> str:
    """``王*明``, ``王*``: the name as public lists carry it; marks between parts of a name stay."""
    letters = _letters("".join(name.split()) if has_han(name) else name.strip())
    if len(letters) < 2:
        return _STAR * len(letters)
    shown_last = len(letters) > 2
    hidden = letters[1:-1] if shown_last else letters[1:]
    stars = "".join(letter if letter in _NAME_MARKS else _STAR for letter in hidden)
    return letters[0] + stars + (letters[-1] if shown_last else "")


def _between(text: str, head: int, tail: int) -> str:
    """The ends, and stars for what lies between; of a short text less is shown, so that four characters stay hidden."""
    while head + tail and len(text) - head - tail < _LEAST_HIDDEN:
        head, tail = (head - 1, tail) if head >= tail else (head, tail - 1)
    return text[:head] + _STAR * (len(text) - head - tail) + text[len(text) - tail :]


def _letters(name: str) -> list[str]:
    """Characters with what belongs to them: variation selectors and combining marks are no characters of their own."""
    letters: list[str] = []
    for letter in name:
        attached = unicodedata.combining(letter) or any(ord(letter) in selectors for selectors in _SELECTORS)
        if attached and letters:
            letters[-1] += letter
        else:
            letters.append(letter)
    return letters
