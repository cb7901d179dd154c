"""The skill ladder: codes, explicit rank, names (人社部发〔2022〕14号, eight grades)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from trainingdesk.domain.plain_text import code_text


class Level(StrEnum):
    """A skill level by its code on certificates; compare levels by ``rank``, never by the digit."""

    APPRENTICE = "6"
    ELEMENTARY = "5"
    INTERMEDIATE = "4"
    ADVANCED = "3"
    TECHNICIAN = "2"
    SENIOR_TECHNICIAN = "1"
    SPECIAL_GRADE_TECHNICIAN = "0"
    CHIEF_TECHNICIAN = "00"

    @property
    def rank(self) -> int:
        """0 for 学徒工 up to 7 for 首席技师."""
        return _LADDER.index(self)

    @property
    def next(self) -> Level | None:
        """The level above, or None at the top."""
        above = self.rank + 1
        return _LADDER[above] if above < len(_LADDER) else None

    @property
    def ordinal_name(self) -> str:
        """``五级`` … ``一级``; the grades outside the five have only their title."""
        return _ORDINALS.get(self, "")

    @property
    def grade_name(self) -> str:
        """``初级工`` … ``首席技师``."""
        return _TITLES[self]

    @property
    def full_name(self) -> str:
        """As certificates write it: ``五级/初级工``."""
        return f"{self.ordinal_name}/{self.grade_name}" if self.ordinal_name else self.grade_name

    @property
    def english_name(self) -> str:
        """The English twin of ``full_name``."""
        return _ENGLISH[self]


def level_list(levels: Sequence[Level]) -> dict[str, str]:
    """Levels as sentences list them, in Chinese and English: parameters ``levels`` and ``levels_en``."""
    zh = "、".join(level.ordinal_name or level.grade_name for level in levels)
    en = ", ".join(f"L{level.value}" if level.ordinal_name else level.english_name for level in levels)
    return {"levels": zh, "levels_en": en}


_LADDER = tuple(Level)
_ORDINALS = {
    Level.ELEMENTARY: "五级",
    Level.INTERMEDIATE: "四级",
    Level.ADVANCED: "三级",
    Level.TECHNICIAN: "二级",
    Level.SENIOR_TECHNICIAN: "一级",
}
_TITLES = {
    Level.APPRENTICE: "学徒工",
    Level.ELEMENTARY: "初级工",
    Level.INTERMEDIATE: "中级工",
    Level.ADVANCED: "高级工",
    Level.TECHNICIAN: "技师",
    Level.SENIOR_TECHNICIAN: "高级技师",
    Level.SPECIAL_GRADE_TECHNICIAN: "特级技师",
    Level.CHIEF_TECHNICIAN: "首席技师",
}
_ENGLISH = {
    Level.APPRENTICE: "Apprentice",
    Level.ELEMENTARY: "Level 5 (elementary)",
    Level.INTERMEDIATE: "Level 4 (intermediate)",
    Level.ADVANCED: "Level 3 (advanced)",
    Level.TECHNICIAN: "Level 2 (technician)",
    Level.SENIOR_TECHNICIAN: "Level 1 (senior technician)",
    Level.SPECIAL_GRADE_TECHNICIAN: "Special-grade technician",
    Level.CHIEF_TECHNICIAN: "Chief technician",
}
_SPELLINGS = {
    "5": Level.ELEMENTARY, "五": Level.ELEMENTARY, "初级": Level.ELEMENTARY,
    "4": Level.INTERMEDIATE, "四": Level.INTERMEDIATE, "中级": Level.INTERMEDIATE,
    "3": Level.ADVANCED, "三": Level.ADVANCED, "高级": Level.ADVANCED,
    "2": Level.TECHNICIAN, "二": Level.TECHNICIAN,
    "1": Level.SENIOR_TECHNICIAN, "一": Level.SENIOR_TECHNICIAN,
    "6": Level.APPRENTICE, "学徒": Level.APPRENTICE,
    "0": Level.SPECIAL_GRADE_TECHNICIAN, "特": Level.SPECIAL_GRADE_TECHNICIAN,
    "00": Level.CHIEF_TECHNICIAN,
}  # fmt: skip


_PARTS = re.compile(r"[/()、,，;；|]|(?:国家)?职业资格|(?:职业)?技能等级")


def level_from_text(text: str) -> Level | None:
    """The level meant by ``四级``, ``4``, ``四级/中级工``, ``国家职业资格四级``, ``中级``; None if unclear."""
    words = [word for word in _PARTS.split(code_text(text)) if word]
    found = {_one_word(word) for word in words}
    return found.pop() if len(found) == 1 else None


def _one_word(word: str) -> Level | None:
    for level, title in _TITLES.items():
        if word in (title, level.ordinal_name, level.ordinal_name + title):
            return level
    return _SPELLINGS.get(word.removesuffix("级")) or _SPELLINGS.get(word)
