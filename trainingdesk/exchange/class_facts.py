"""What stands above the table about the class itself: numbers, names, dates, written as labels with values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from trainingdesk.domain.levels import Level, level_from_text
from trainingdesk.exchange.cell_text import day_in, decimal_in, plain
from trainingdesk.exchange.columns import header_key
from trainingdesk.exchange.workbook import Cell, SheetRow


@dataclass(frozen=True, slots=True)
class ClassFacts:
    """Facts about the class as its list states them; None where it says nothing. ``title`` is the line on top."""

    title: str | None = None
    class_number: str | None = None
    approval_number: str | None = None  # under which the bureau has the class on file
    class_name: str | None = None
    institution: str | None = None
    occupation: str | None = None
    level: Level | None = None
    class_start: date | None = None
    class_end: date | None = None
    hours_planned: int | None = None
    heads: int | None = None
    assessed_on: date | None = None


_LABELS = {
    "class_number": "班级编号 班号 班级号 开班编号 培训班编号 班期编号 班次编号 期次编号 classno",
    "approval_number": "开班备案号 备案号 备案编号 开班批准文号 开班批准号 批准文号 approvalno",
    "class_name": "班级名称 班级 培训班名称 班期名称 班次 期次 班期 培训班次 class classname",
    "institution": (
        "培训机构 培训机构名称 培训单位 培训单位名称 承训机构 承训单位 办学单位 学校名称 机构名称 填报单位 单位名称 "
        "institution"
    ),
    "occupation": (
        "职业 工种 职业工种 职业名称 培训职业 培训工种 培训职业工种 培训项目 培训专业 工种名称 专业 认定职业 occupation"
    ),
    "level": "等级 级别 培训等级 培训级别 技能等级 鉴定等级 认定等级 level",
    "class_start": "开班日期 开班时间 开始日期 开课时间 开课日期 培训开始时间 培训开始日期 classstart",
    "class_end": "结业日期 结业时间 结束日期 结班时间 结课日期 结课时间 结班日期 培训结束时间 培训结束日期 classend",
    "span": "培训时间 培训日期 培训起止时间 培训起止日期 起止时间 起止日期 培训期限 培训时段",
    "hours_planned": "学时 课时 总学时 总课时 培训学时 培训课时 计划学时 计划课时",
    "heads": "人数 培训人数 学员人数 参训人数",
    "assessed_on": "考核日期 考试日期 鉴定日期 认定日期 评价日期 考核时间 考试时间 鉴定时间 认定时间",
}
_FACT_OF = {header_key(word): fact for fact, words in _LABELS.items() for word in words.split()}
_PIECES = re.compile(r"\s{1,40}(?=[^\s:：]{2,14}[:：])|[;；|\n]")
_LABELLED = re.compile(r"([^:：]{2,16})[:：](.*)", re.DOTALL)
_DAY = r"\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?"
_SPAN = re.compile(rf"({_DAY})\s*[至到—－–~～-]{{1,4}}\s*({_DAY})")
_TITLE_LENGTH = 4
_LONGEST_LINE = 500  # what is longer is prose


def class_facts(rows: Iterable[SheetRow]) -> ClassFacts:
    """The facts in the lines above a header; a label that cannot be read leaves its fact unknown."""
    title: str | None = None
    found: dict[str, Cell] = {}
    for row in rows:
        cells = [cell for cell in row.cells if plain(cell)]
        labelled = list(_labelled(cells))
        if not labelled and len(cells) == 1 and title is None and len(plain(cells[0])) >= _TITLE_LENGTH:
            title = plain(cells[0])
        for label, value in labelled:
            if plain(value):
                found.setdefault(label, value)
    return _facts(title, found)


def _labelled(cells: list[Cell]) -> Iterator[tuple[str, Cell]]:
    """Pairs of fact and value: within a cell after a colon, or in the next cell."""
    for index, cell in enumerate(cells):
        following = cells[index + 1] if index + 1 < len(cells) and not _is_label(cells[index + 1]) else None
        for piece in _PIECES.split(plain(cell)[:_LONGEST_LINE]):
            match = _LABELLED.fullmatch(piece.strip())
            fact = _fact_called(match[1] if match else piece)
            if fact is not None and match is not None:
                yield fact, match[2].strip() or following
            elif fact is not None:
                yield fact, following


def _is_label(cell: Cell) -> bool:
    text = plain(cell)[:_LONGEST_LINE]
    return _LABELLED.fullmatch(text) is not None or _fact_called(text) is not None


def _fact_called(label: str) -> str | None:
    bare = re.sub(r"[(（].*?[)）]", "", label[:_LONGEST_LINE])
    return _FACT_OF.get(header_key(bare)) or _FACT_OF.get(header_key(label[:_LONGEST_LINE]))


def _facts(title: str | None, found: Mapping[str, Cell]) -> ClassFacts:
    first, last = _span(found.get("span"))
    return ClassFacts(
        title=title,
        class_number=plain(found.get("class_number")) or None,
        approval_number=plain(found.get("approval_number")) or None,
        class_name=plain(found.get("class_name")) or None,
        institution=plain(found.get("institution")) or None,
        occupation=plain(found.get("occupation")) or None,
        level=level_from_text(plain(found.get("level"))),
        class_start=day_in(found.get("class_start")) or first,
        class_end=day_in(found.get("class_end")) or last,
        hours_planned=_whole(found.get("hours_planned")),
        heads=_whole(found.get("heads")),
        assessed_on=day_in(found.get("assessed_on")),
    )


def _whole(value: Cell) -> int | None:
    number = decimal_in(re.sub(r"人$", "", plain(value)))
    return int(number) if number is not None and number == int(number) else None


def _span(value: Cell) -> tuple[date | None, date | None]:
    match = _SPAN.search(plain(value))
    return (None, None) if match is None else (day_in(match[1]), day_in(match[2]))
