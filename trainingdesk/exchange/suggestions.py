"""What a cell would say if it were right, where it can mean nothing else: offered to the clerk, never taken unseen."""

from __future__ import annotations

import re

from trainingdesk.domain.levels import Level, level_from_text
from trainingdesk.domain.names import clean_name
from trainingdesk.domain.plain_text import code_text
from trainingdesk.domain.spellings import group_within
from trainingdesk.exchange.cell_text import calendar_day

_LEVELS = re.compile(r"高级技师|首席技师|特级技师|技师|高级工|中级工|初级工|学徒工|[一二三四五1-5]级|[高中初]级")
_DENIED = re.compile(r"[无未非不没]")
_DAY = re.compile(r"(?<!\d)(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})(?!\d)", re.ASCII)
_ASIDE = re.compile(r"[（(\[【<《][^（）()\[\]【】<>《》]*[)）\]】>》]")


def level_within(text: str) -> str | None:
    """The level in ``养老护理员（中级）``; None where there is none, more than one, or a word that denies it."""
    plain = code_text(text)
    found: set[Level | None] = {level_from_text(word) for word in _LEVELS.findall(plain)}
    level = found.pop() if len(found) == 1 and not _DENIED.search(plain) else None
    return level.full_name if level else None


def day_within(text: str) -> str | None:
    """The day in ``2026.3.5（周四）``; None where there is none or more than one."""
    found = _DAY.findall(code_text(text))
    day = calendar_day(*found[0]) if len(found) == 1 else None
    return day.isoformat() if day else None


def name_alone(text: str) -> str | None:
    """The name in ``张三（班长）``: what is left without brackets and what stands in them."""
    name = clean_name(_ASIDE.sub("", text))
    return name if name and name != clean_name(text) and name.replace("·", "").isalpha() else None


def groups_named(text: str, unknown: str) -> str | None:
    """The cell with the usual name for a word that says more than one of the groups (``企业在职职工（合同制）``)."""
    group = group_within(unknown)
    return text.replace(unknown, group.zh) if group else None
