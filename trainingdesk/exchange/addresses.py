"""Column letters and their places: ``A`` is 0, ``AA`` is 26."""

from __future__ import annotations

_LETTERS = 26


def column_letters(index: int) -> str:
    """``A`` for 0."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letters: str) -> int:
    """0 for ``A``; the letters are capital ones."""
    index = 0
    for letter in letters:
        index = index * _LETTERS + ord(letter) - ord("A") + 1
    return index - 1
