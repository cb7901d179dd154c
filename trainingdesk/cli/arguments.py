"""Words on the command line that are more than text: days and levels; and help texts in both languages."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from pathlib import Path

from trainingdesk.cli.parser import said, unfit
from trainingdesk.domain.levels import Level, level_from_text

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NO_LEVEL = frozenset({"-", "none", "无"})


def day(text: str) -> date:
    """``2026-03-01``, and none of the other ways of ISO 8601: they are as likely a slip."""
    if _DAY.fullmatch(text):
        with suppress(ValueError):
            return date.fromisoformat(text)
    raise unfit(f"“{text}”不是日期，应如 2026-03-01", f"“{text}” is no date; write it like 2026-03-01")


def place(text: str) -> Path:
    """A file or folder. An empty text would be the folder one stands in: a variable of a script that nobody set."""
    return Path(said(text))


def levels(text: str) -> tuple[Level, ...]:
    """``5,4,3`` or ``五级，四级``; ``none`` for no level at all."""
    words = [word for word in text.replace("，", ",").split(",") if word.strip()]
    if len(words) == 1 and words[0].strip().lower() in _NO_LEVEL:
        return ()
    found = [level_from_text(word) for word in words]
    if not found or None in found:
        raise unfit(f"“{text}”不是等级，应如 5,4 或 none", f"“{text}” is no level; write it like 5,4 or none")
    return tuple(level for level in found if level is not None)


def both(zh: str, en: str) -> str:
    """A help text in both languages: the parser is built before a command knows which one is wanted."""
    return f"{zh} / {en}"
