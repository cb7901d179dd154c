"""Words on the command line that are more than text: days, levels, kinds. argparse tells what is wrong with them."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from trainingdesk.domain.levels import Level, level_from_text

W = TypeVar("W", bound=StrEnum)
_NO_LEVEL = frozenset({"-", "none", "无"})


def day(text: str) -> date:
    """``2026-03-01``."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text}: YYYY-MM-DD") from None


def levels(text: str) -> tuple[Level, ...]:
    """``5,4,3`` or ``五级，四级``; ``none`` for no level at all."""
    words = [word for word in text.replace("，", ",").split(",") if word.strip()]
    if [word.strip().lower() for word in words] in [[nothing] for nothing in _NO_LEVEL]:
        return ()
    found = [level_from_text(word) for word in words]
    if not found or None in found:
        raise argparse.ArgumentTypeError(f"{text}: 5,4,3,2,1")
    return tuple(level for level in found if level is not None)


def one_of(words: type[W]) -> Callable[[str], W]:
    """A word of a closed list by its code; argparse names the choices when it is none."""

    def chosen(text: str) -> W:
        for word in words:
            if word == text:
                return word
        raise argparse.ArgumentTypeError(f"{text}: {', '.join(words)}")

    return chosen


def both(zh: str, en: str) -> str:
    """A help text in both languages: the parser is built before a command knows which one is wanted."""
    return f"{zh} / {en}"
