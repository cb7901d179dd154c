"""What argparse says in English, in Chinese: it offers no other place for its words than the process's locale."""

from __future__ import annotations

import re
from collections.abc import Iterator

# as they stand in argparse, with the fields it fills in; the more particular before the more general
CHINESE: dict[str, str] = {
    "argument %(argument_name)s: %(message)s": "{argument_name}：{message}",
    "the following arguments are required: %s": "还须给出：{0}",
    "one of the arguments %s is required": "须给出其中之一：{0}",
    "unrecognized arguments: %s": "不认识：{0}",
    "not allowed with argument %s": "不能与 {0} 同时使用",
    "expected one argument": "缺少内容",
    "expected at most one argument": "至多一项内容",
    "expected at least one argument": "至少一项内容",
    "expected %s argument": "须有 {0} 项内容",
    "expected %s arguments": "须有 {0} 项内容",
    "ignored explicit argument %r": "不带内容，却给了 {0}",
    "invalid int value: %(value)r": "不是整数：{value}",
    "invalid %(type)s value: %(value)r": "内容不合要求：{value}",
}
_FIELD = re.compile(r"%(?:\((\w+)\))?[sr]")


def in_chinese(told: str) -> str:
    """The sentence in Chinese, its parts as well; what argparse does not say stays as it is."""
    for pattern, chinese in _PATTERNS:
        match = pattern.fullmatch(told)
        if match is not None:
            named = {name: in_chinese(part) for name, part in match.groupdict().items()}
            return chinese.format(*match.groups(), **named)
    return told


def _patterns() -> Iterator[tuple[re.Pattern[str], str]]:
    for english, chinese in CHINESE.items():
        parts, at = [], 0
        for field in _FIELD.finditer(english):
            parts.append(re.escape(english[at : field.start()]))
            parts.append(f"(?P<{field[1]}>.+?)" if field[1] else "(.+?)")
            at = field.end()
        yield re.compile("".join([*parts, re.escape(english[at:])]), re.DOTALL), chinese


_PATTERNS = tuple(_patterns())
