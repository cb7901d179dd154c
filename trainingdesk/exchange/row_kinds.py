"""Which rows under a header are people, and which are totals, signatures, headers again or lines of explanation.

When in doubt a row is a person: a wrong finding is seen and put right, a person left out is not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from trainingdesk.domain.plain_text import code_text, has_han
from trainingdesk.exchange.cell_text import plain
from trainingdesk.exchange.columns import header_key
from trainingdesk.exchange.header import Header
from trainingdesk.exchange.header_words import Field
from trainingdesk.exchange.workbook import Cell, MergedRange, Uncomputed


class RowKind(StrEnum):
    """What a row is; every kind but PERSON is noted and skipped. The values are codes of findings."""

    PERSON = "person"
    HEADER_AGAIN = "import.row_header_again"
    TOTAL = "import.row_total"
    SIGNATURE = "import.row_signature"
    EXAMPLE = "import.row_example"
    NUMBERED = "import.row_numbered"
    TEXT = "import.row_text"


_TOTAL = re.compile(
    r"(合计|总计|小计|共计|累计|本页|.{0,6}人数|平均|合格率|及格率|最高分|最低分|到课率|TOTAL)|共\d+人",
    re.ASCII,
)
_DUTY = (
    r"制表|填表|填报|编制|审核|复核|核对|审批|批准|经办|负责|法定代表|法人|校长|班主任|主管|领导|主考|监考|考评|阅卷|登分|统分|"
    r"制单|教师|联系|培训机构|培训单位|评价机构|鉴定机构|单位|学校|日期|时间|地址|电话"
)
_SIGNED = re.compile(rf"\(?({_DUTY})[^:\d]{{0,12}}[:;]|.{{0,12}}\((盖章|签字|签章|签名|公章)\)[:;]?$")
_SEALED = re.compile(r"盖章|公章|签章|签字|签名|制表|填表|审核人|负责人|\d{2,4}年\d{0,2}月\d{0,2}日$")
_EXPLAINED = re.compile(r"(备注|注|说明|填表说明|填写说明|注意|注意事项|附|NOTES?)\d*[:;.]")
_EXAMPLE = re.compile(r"(例|示例|样例|范例|填写示例|EXAMPLE)\d*[:;]?")
_ASKED = re.compile(
    r"(必填|选填|非必填|必录|选录|必须填写|可不填|文本|文本格式|不能为空|请.{1,30}|如[:，,].{1,30}|填写.{1,30})"
)
_NAME_LIKE = re.compile(r"[^:：;；。0-9０-９]{2,20}")
_LONG_TEXT = 15
_WIDE = 3
_SURELY_IDENTITY, _MAYBE_IDENTITY = 15, 6
_FEW, _ENOUGH = 4, 2
# a template may be filled down with these before anybody's name stands in the row
_IMPERSONAL = frozenset({
    Field.ID_KIND, Field.OCCUPATION, Field.OCCUPATION_CODE, Field.DIRECTION, Field.LEVEL, Field.GROUP,
    Field.EMPLOYER_NAME, Field.EMPLOYER_CODE, Field.BANK_NAME, Field.REMARKS, Field.HOURS_PLANNED,
    Field.DAYS_PLANNED, Field.METHOD, Field.ASSESSED_ON, Field.CERTIFICATE_KIND, Field.ASSESSMENT_BODY, Field.SCHEME,
    Field.ITEM, Field.PAYER, Field.DAY,
})  # fmt: skip


_WHO = frozenset({Field.NAME, Field.ID_NUMBER})
# kinds that digits or a formula in the place of a person speak against
_DOUBTFUL = frozenset({RowKind.NUMBERED, RowKind.TEXT})


class RowSorter:
    """Tells the kinds of rows apart, given the sheet's header, what stood above it, and its merged blocks."""

    def __init__(self, header: Header, header_texts: Mapping[int, frozenset[tuple[int, str]]], above: set[str],
                 merged: tuple[MergedRange, ...]) -> None:  # fmt: skip
        self._fields = {column.index: column.field for column in header.columns}
        self._header_lines = list(header_texts.values())
        self._above = above
        self._name = header.column(Field.NAME)
        self._identity = header.column(Field.ID_NUMBER)
        self._wide = {part.top for part in merged if part.right - part.left + 1 >= _WIDE}

    def kind_of(self, number: int, cells: tuple[Cell, ...]) -> RowKind:
        """The kind of a row that is not blank."""
        filled = {index: text for index, cell in enumerate(cells) if (text := plain(cell))}
        if not filled:
            return RowKind.PERSON if self._is_computed(cells) else RowKind.TEXT
        digits = self._identity_digits(cells)
        if digits < _SURELY_IDENTITY and self._is_header_again(filled):
            return RowKind.HEADER_AGAIN
        if _EXAMPLE.fullmatch(code_text(filled[min(filled)])):
            return RowKind.EXAMPLE
        if digits >= _SURELY_IDENTITY:
            return RowKind.PERSON
        kind = self._kind_without_identity(number, filled)
        in_doubt = digits >= _MAYBE_IDENTITY or self._is_computed(cells)
        return RowKind.PERSON if kind in _DOUBTFUL and in_doubt else kind

    def _kind_without_identity(self, number: int, filled: Mapping[int, str]) -> RowKind:
        codes = {index: code_text(text) for index, text in filled.items() if self._fields.get(index) != Field.REMARKS}
        first = codes[min(codes)] if codes else ""
        name = codes.get(self._name.index, "") if self._name else ""
        if any(_TOTAL.match(text) for text in (first, name)):
            return RowKind.TOTAL
        if _EXAMPLE.match(name):
            return RowKind.EXAMPLE
        if _ASKED.fullmatch(name) or _counts_columns(codes):
            return RowKind.TEXT
        if self._is_name(name) and self._facts(codes) >= _ENOUGH:
            return RowKind.PERSON
        if any(_SIGNED.match(text) for text in codes.values()):
            return RowKind.SIGNATURE
        return RowKind.PERSON if self._is_name(name) else self._kind_without_name(number, filled, codes)

    def _kind_without_name(self, number: int, filled: Mapping[int, str], codes: Mapping[int, str]) -> RowKind:
        if len(codes) <= _FEW and any(_SEALED.search(text) for text in codes.values()):
            return RowKind.SIGNATURE
        if any(_EXPLAINED.match(code_text(text)) for text in filled.values()):
            return RowKind.TEXT
        if len(filled) == 1 and (number in self._wide or len(next(iter(filled.values()))) > _LONG_TEXT):
            return RowKind.TEXT
        if any(self._is_personal(index) for index in filled):
            return RowKind.PERSON
        mere_number = all(text.isdecimal() for index, text in filled.items() if index not in self._known())
        return RowKind.NUMBERED if mere_number else RowKind.TEXT

    def _is_computed(self, cells: tuple[Cell, ...]) -> bool:
        """Whether formulas without a result stand where a person would: nobody can see who it is."""
        people = (self._fields.get(index) in _WHO for index, cell in enumerate(cells) if isinstance(cell, Uncomputed))
        return any(people)

    def _is_personal(self, index: int) -> bool:
        field = self._fields.get(index)
        return field is not None and field not in _IMPERSONAL

    def _facts(self, codes: Mapping[int, str]) -> int:
        """How many cells beside name and number tell something of a person and are no line to sign."""
        told = (index for index, text in codes.items() if self._is_personal(index) and not _SIGNED.match(text))
        return sum(self._fields[index] not in _WHO for index in told)

    def _known(self) -> set[int]:
        return {index for index, field in self._fields.items() if field is not None}

    def _is_name(self, text: str) -> bool:
        return _NAME_LIKE.fullmatch(text) is not None and not _SEALED.search(text)

    def _identity_digits(self, cells: tuple[Cell, ...]) -> int:
        """How many digits stand where identity numbers do; a text with Chinese in it is a date or a remark."""
        if self._identity is None or self._identity.index >= len(cells):
            return 0
        cell = cells[self._identity.index]
        if isinstance(cell, int | float) and abs(cell) >= 1e14:
            return _SURELY_IDENTITY
        return 0 if has_han(plain(cell)) else sum(letter.isdigit() for letter in plain(cell))

    def _is_header_again(self, filled: Mapping[int, str]) -> bool:
        said = {(index, header_key(text)) for index, text in filled.items()}
        if len(said) > 1 and any(said <= line for line in self._header_lines):
            return True
        return len(filled) == 1 and "".join(next(iter(filled.values())).split()) in self._above


def _counts_columns(codes: Mapping[int, str]) -> bool:
    """``1 2 3 4`` under a header, as printed forms number their columns."""
    numbers = [int(text) for _, text in sorted(codes.items()) if text.isdecimal()]
    return len(numbers) == len(codes) > _FEW and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
