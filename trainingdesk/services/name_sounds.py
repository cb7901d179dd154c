"""How names sound: whether letters typed at a keyboard (initials, syllables, or parts of them) begin a name."""

from __future__ import annotations

import os
from functools import lru_cache

# names are read character by character; the dictionary of phrases would take half a second to load for nothing
os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")

from pypinyin import Style, pinyin

_MARKS = frozenset("·•∙・ .-")
_UMLAUT = "ü"


@lru_cache(maxsize=20_000)
def readings(letter: str) -> frozenset[str]:
    """Every reading of a character in plain letters, ``lü`` as ``lv`` and ``lu``; none for what is no Chinese one."""
    found = pinyin(letter, style=Style.NORMAL, heteronym=True, errors="ignore", v_to_u=True)
    spoken = {reading for one in found for reading in one}
    return frozenset(
        written
        for reading in spoken
        for written in (reading.replace(_UMLAUT, "v"), reading.replace(_UMLAUT, "u"))
        if written.isascii() and written
    )


def initials(letter: str) -> frozenset[str]:
    """The first letters of its readings."""
    return frozenset(reading[0] for reading in readings(letter))


def sounds_like(name: str, typed: str) -> bool:
    """Whether the letters begin the name: each character takes some of its sound, at least the first letter.

    ``zs``, ``zhs``, ``zhangs`` and ``zhangsan`` all begin 张三.
    """
    return Listener(typed).hears(name)


class Listener:
    """Hears which of many names the same letters begin: what a character leaves of them is worked out once."""

    def __init__(self, typed: str) -> None:
        self._start = _Heard(frozenset({typed.lower()}))

    def hears(self, name: str) -> bool:
        """Whether the letters begin the name."""
        heard = self._start
        for letter in name:
            if letter not in _MARKS:
                heard = heard.after(letter)
                if heard.all or not heard.left:
                    break
        return heard.all

    def may_begin(self, letter: str) -> bool:
        """Whether a name that begins with this character may be heard."""
        return bool(self._start.after(letter).left)


class _Heard:
    """How far the letters have been heard: what may be left of them, and what each character leaves then."""

    def __init__(self, left: frozenset[str]) -> None:
        self.left, self.all = left, "" in left
        self._after: dict[str, _Heard] = {}

    def after(self, letter: str) -> _Heard:
        known = self._after.get(letter)
        if known is None:
            left = (rest for text in self.left for reading in readings(letter) for rest in _after(text, reading))
            known = self._after[letter] = _Heard(frozenset(left))
        return known


def _after(text: str, reading: str) -> set[str]:
    """What may be left of the text once a character has taken its share of it."""
    shared = 0
    while shared < min(len(text), len(reading)) and text[shared] == reading[shared]:
        shared += 1
    return {text[taken:] for taken in range(1, shared + 1)}
