"""Whether what is typed means an entry: its words, their sound or their initials; and which characters it means."""

from __future__ import annotations

from trainingdesk.services.name_sounds import sounds_like


def match(text: str, typed: str) -> tuple[int, int] | None:
    """Where the match begins and how many characters it takes; None for none. Nothing typed matches everything."""
    if not typed:
        return 0, 0
    at = text.casefold().find(typed.casefold())
    if at >= 0:
        return at, len(typed)
    if not typed.isascii() or not typed.isalpha():
        return None
    for start in range(len(text)):
        if sounds_like(text[start:], typed):
            return start, _taken(text[start:], typed)
    return None


def _taken(text: str, typed: str) -> int:
    return next(count for count in range(1, len(text) + 1) if sounds_like(text[:count], typed))
