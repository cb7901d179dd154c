"""The shape of one wording: sentence and remedy in both languages, with named fields in braces."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """``zh``/``en`` say what, which and why; the remedies say what to do."""

    zh: str
    en: str
    remedy_zh: str = ""
    remedy_en: str = ""
