"""Which column a header names: titles brought to one spelling, with or without the group they stand under."""

from __future__ import annotations

import re
from collections.abc import Mapping

from trainingdesk.domain.plain_text import code_text, has_han
from trainingdesk.exchange.header_words import NEEDLESS, WORDS, Field, FileKind

_OWN = re.compile(
    r"^(学员|考生|本人|参训人员|参训学员|培训人员|培训学员|参加培训人员|申请人|申报人|个人|培训对象|被补贴人|补贴对象)"
)
_NEUTRAL_GROUPS = re.compile(
    r"^(学员|个人|本人|人员|考生|参训人员|培训|身份|技能|鉴定|认定|考核|评价|成绩|考核成绩|考试成绩|证书|取证|银行|"
    r"本人银行|个人银行|开户|账户|补贴|就业|考勤|出勤|学时|课时|职业|证件|联系)?(基本|详细)?"
    r"(信息|情况|资料|等级|技能等级|证书信息|账户|账户信息|账号信息|内容|考核|考试|成绩|方式|证件)?$"
)
# whose name or number it is when it is not the trainee's
_OTHERS = (
    r"家长|监护|法人|法定|代表|师傅|导师|户主|负责|父|母|配偶|联系人|代办|经办|推荐|介绍|单位|企业|机构|教师|班主任|"
    r"收款|开户|账户"
)
_SOME_IDENTITY = re.compile(rf"(?!.*({_OTHERS})).{{0,8}}身份证.{{0,8}}(号|号码|件号)")
_SOME_NAME = re.compile(rf"(?!.*({_OTHERS})).{{1,5}}姓名")
_TWO_LANGUAGES = re.compile(r"[a-z][a-z0-9_/ ]+")
_LONGEST_TITLE = 120
_ASIDE = re.compile(r"\(.*?\)|\[.*?\]")
_MARKS = re.compile(r"[*:#!。.、]+")


def header_key(text: str) -> str:
    """A header as it is compared: no blanks, stars, colons or width differences, lower case; nothing of prose."""
    return _MARKS.sub("", code_text(text)).lower() if len(text) <= _LONGEST_TITLE else ""


def field_named(kind: FileKind, group: str, title: str) -> Field | None:
    """The field that a header names in this kind of list; ``group`` is the merged header over it, empty for none.

    A group such as 企业导师 makes 姓名 somebody else's: then only the two words together may name a field.
    """
    table = _TABLES[kind]
    plain_group, plain = header_key(group), header_key(title)
    for word in _spellings(plain_group + plain) if plain_group != plain else ():
        if word in table:
            return table[word]
    if plain_group not in ("", plain) and not _NEUTRAL_GROUPS.match(_ASIDE.sub("", plain_group)):
        return None
    return next((table[word] for word in _spellings(plain) if word in table), None) or _plainly_somebody(plain)


def _plainly_somebody(plain: str) -> Field | None:
    """``职工姓名``, ``身份证/护照号码``: names and numbers of trainees under titles that nobody listed."""
    bare = _ASIDE.sub("", plain)
    if _SOME_IDENTITY.fullmatch(bare):
        return Field.ID_NUMBER
    return Field.NAME if _SOME_NAME.fullmatch(bare) else None


def is_needless(title: str) -> bool:
    """Whether a column of this title is known and holds nothing that is kept."""
    return any(word in _NEEDLESS for word in _spellings(header_key(title)))


def header_word(field: Field, kind: FileKind) -> str:
    """The usual Chinese title of a column."""
    return WORDS[kind][field].split()[0]


def _spellings(plain: str) -> tuple[str, ...]:
    """The header as it stands, with brackets as one word, without what is in them, without whose it is, in Chinese."""
    bare = _ASIDE.sub("", plain)
    joined = re.sub(r"[()\[\]]", "", plain)
    chinese = _TWO_LANGUAGES.sub("", bare) if has_han(bare) else bare
    return (plain, joined, bare, _OWN.sub("", joined), _OWN.sub("", bare), _OWN.sub("", chinese))


_TABLES: Mapping[FileKind, Mapping[str, Field]] = {
    kind: {header_key(word): field for field, spellings in words.items() for word in spellings.split()}
    for kind, words in WORDS.items()
}
_NEEDLESS = frozenset(NEEDLESS.split())
